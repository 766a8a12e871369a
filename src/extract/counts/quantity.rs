//! [`Quantity`]: a number, how it is bounded, and the noun that it counts.

use std::ops::Range;

use super::places::Places;
use crate::extract::Document;
use crate::lexicon::calendar::TimeWord;
use crate::lexicon::tolls::{Bound, CountWord, Roles};
use crate::lexicon::{Class, Entry, Kinds, PlaceForm, TitleUse};
use crate::text::{Gap, Number, NumberKind, NumberValue, Word, word, words};
use crate::{ActorId, CountKind};

/// So many of something, before it is known what happened to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quantity {
    /// From the words that bound the number to the noun.
    pub(super) words: Range<usize>,
    pub(super) amount: Amount,
    pub(super) noun: Noun,
    /// What an adjective before the noun says of them: 12 `wounded` soldiers.
    pub(super) already: Option<CountKind>,
    /// One known person or `the driver`: no count if numbers are given as well.
    pub(super) is_known: bool,
    pub(super) actor: Option<ActorId>,
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    pub(super) low: Option<u64>,
    pub(super) best: Option<u64>,
    pub(super) high: Option<u64>,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    /// No noun: 12 were killed.
    None,
    /// A plural that no table has.
    Unknown,
    /// People, soldiers, houses; or deaths, which say all.
    Of(CountKind),
    /// Lives: claimed, or saved.
    Life,
}

/// How many words may stand between a number and its noun.
pub(super) const ADJECTIVES: usize = 4;
/// Among so many words behind a number its noun stands: `of the` may come before the adjectives.
pub(super) const NOUN_REACH: u32 = ADJECTIVES as u32 + 3;

/// Classes that only say where tenses, cues and numbers are: any noun may be in them.
const UNCOUNTED: Class = Class::TENSE.or(CUES).or(Class::LABEL).or(Class::NUMERAL);
const CUES: Class = Class::CUE.or(Class::CUE_NOUN).or(Class::CUE_PHRASE).or(Class::CUE_REST);

/// The same, and where times are: they make no word a closed one.
const TIMES: Class = Class::TIME.or(Class::TIME_NAME).or(Class::TIME_OPENER).or(UNCOUNTED);

impl Amount {
    pub(super) const ZERO: Self = Self { low: Some(0), best: Some(0), high: Some(0) };
    pub(super) const ONE: Self = Self { low: Some(1), best: Some(1), high: Some(1) };

    /// The whole amount of a number; none for fractions.
    pub(super) fn of(value: NumberValue) -> Option<Self> {
        let whole = |value: f64| ((value as u64) as f64 == value && value < 1e18).then_some(value as u64);
        Some(Self { low: Some(whole(value.low)?), best: value.best.and_then(whole), high: value.high.and_then(whole) })
    }

    /// The amount with what the words before it say.
    pub(super) fn bounded(self, bound: Bound) -> Self {
        let best = self.best;
        match bound {
            Bound::Low => Self { high: None, ..self },
            Bound::High | Bound::Under => Self { low: None, best, high: best },
            Bound::About => Self { low: None, best, high: None },
        }
    }

    /// Whether it is one number without bounds.
    pub(super) fn is_exact(self) -> bool {
        self.low == self.high
    }
}

/// Reads quantities in one document.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'a> {
    pub(super) document: &'d Document<'a>,
    pub(super) places: &'d Places,
}

impl Reader<'_, '_> {
    /// The counting word at `at`.
    pub(super) fn meaning(&self, at: usize) -> CountWord {
        // Other words are all looked up in one place, which is near.
        let is_toll = self.document.class(at).has(Class::TOLL);
        let hash = self.document.words().get(at).map_or(0, |word| word.hash) * u64::from(is_toll);
        self.document.lexicon().tolls().word(hash)
    }

    /// The word of time at `at`.
    fn time(&self, at: usize) -> Option<TimeWord> {
        let word = self.document.words().get(at).filter(|_| self.document.class(at).has(Class::TIME))?;
        self.document.lexicon().calendar().word(word.hash)
    }

    /// Its roles.
    pub(super) fn roles(&self, at: usize) -> Roles {
        self.meaning(at).roles
    }

    /// Whether the word at `at` is the one with this hash, in whatever case.
    pub(super) fn is(&self, at: usize, hash: u64) -> bool {
        self.document.words().get(at).is_some_and(|word| (word.hash == hash) & word.shape.is_ascii())
    }

    /// The same, in small letters.
    pub(super) fn is_small(&self, at: usize, hash: u64) -> bool {
        self.is_one_of(at, &[hash])
    }

    /// Whether the word at `at` is one of those with these hashes, in small letters.
    pub(super) fn is_one_of(&self, at: usize, hashes: &[u64]) -> bool {
        let is_one = |word: &Word| hashes.iter().fold(false, |found, &hash| found | (word.hash == hash));
        self.document.words().get(at).is_some_and(|word| is_one(word) & word.shape.is_ascii() & word.shape.is_lower())
    }

    /// Whether the word at `at` follows after nothing but white space.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.gap_before(at).is_space() && at < self.document.words().len()
    }

    /// The gap before the word at `at`.
    pub(super) fn gap_before(&self, at: usize) -> Gap {
        at.checked_sub(1).and_then(|at| self.document.words().get(at)).map_or(Gap::PARAGRAPH, |word| word.after)
    }

    /// The quantity of a number in the text, and whether a bound stands with it.
    pub(super) fn of_number(&self, number: &Number, next: Option<&Number>) -> Option<(Quantity, Option<Bound>)> {
        let (first, mut end) = (number.words.start as usize, number.words.end as usize);
        let glued = self.gap_before(first).has(Gap::HYPHEN) && !self.gap_before(first).has(Gap::SPACE);
        if glued || !matches!(number.kind, NumberKind::Cardinal | NumberKind::YearLike) {
            return None;
        }
        let mut amount = Amount::of(number.value)?;
        if let Some((high, after)) = next.and_then(|next| self.range_end(end, number, next)) {
            (amount, end) = (Amount { low: amount.low, best: None, high: Some(high) }, after);
        }
        if self.counts_no_people(end) {
            return None;
        }
        let is_one = amount == Amount::ONE && self.bound_before(first).1.is_none();
        let (noun, already, mut end) = self.noun_after(end, is_one);
        if noun == Noun::None && (self.is_age(first, end) || self.ends_name(first) || self.counts_other(end)) {
            return None;
        }
        let (start, bound) = self.bound_before(first);
        if let Some(bound) = bound {
            amount = amount.bounded(bound);
        }
        if self.is_rate(end) {
            (amount, end) = (Amount { low: None, high: None, ..amount }, end + 2);
        }
        let quantity = Quantity { words: start..end, amount, noun, already, is_known: false, actor: None };
        (noun != Noun::None || number.kind != NumberKind::YearLike || self.is_predicate(end))
            .then_some((quantity, bound))
    }

    /// One of a singular noun after an article: `a soldier`, `another young man`; `the driver`, `his wife`.
    pub(super) fn of_article(&self, at: usize) -> Option<Quantity> {
        let class = self.document.class(at);
        let indefinite = self.roles(at).has(Roles::ARTICLE);
        let head = (at + 1..=at + 1 + ADJECTIVES)
            .take_while(|&word| self.goes_on(word) && self.is_adjective(word, at))
            .find(|&at| self.is_person(at))?;
        let head = (head + 1..=head + 2).take_while(|&at| self.joined(at) && self.is_person(at)).last().unwrap_or(head);
        let end = head + 1;
        // `a driver's licence` is none, `a driver's wife` one more than the rule can tell.
        let possessive = self.gap_before(end).has(Gap::APOSTROPHE) || self.roles(end).has(Roles::NOUN);
        let is_known = !indefinite && !class.has(Class::POSSESSIVE);
        let noun = Noun::Of(self.meaning(head).kind.unwrap_or(CountKind::People));
        let quantity = Quantity { words: at..end, amount: Amount::ONE, noun, already: None, is_known, actor: None };
        (!possessive).then_some(quantity)
    }

    /// Whether a noun phrase may go on with the word at `at`.
    fn goes_on(&self, at: usize) -> bool {
        let closed = Class::PREPOSITION | Class::BE | Class::HAVE | Class::MODAL | Class::CONJUNCTION | Class::RELATIVE;
        let gap = self.gap_before(at);
        let glued = gap == Gap::HYPHEN || gap.is_space();
        glued && !self.document.class(at).any(closed | Class::SUBORDINATOR | Class::DETERMINER | Class::SUBJECT_PRONOUN)
    }

    /// Whether the word at `at` may stand between an article and its noun: no verb, and no number but in `34-year-old`.
    fn is_adjective(&self, at: usize, article: usize) -> bool {
        let verb = Roles::DOING.with(Roles::DOES).with(Roles::TOLL).with(Roles::CLAIM).with(Roles::NOUN);
        let roles = self.roles(at);
        let participle = roles.has(Roles::DONE) && at > article + 1;
        let number = || {
            self.document.words().get(at).is_some_and(|word| word.shape.has_digit())
                || self.document.class(at).has(Class::NUMBER_WORD)
        };
        !roles.has(verb) && !participle && (!number() || self.gap_before(at + 1).has(Gap::HYPHEN))
    }

    /// Whether the word at `at` is or ends a singular noun for a person.
    fn is_person(&self, at: usize) -> bool {
        self.roles(at).has(Roles::ONE) || self.titled(at, false)
    }

    /// Whether a title for people ends with the word at `at`.
    fn titled(&self, at: usize, in_plural: bool) -> bool {
        let Some(hit) = self.document.hit_at(at).filter(|hit| hit.end as usize == at + 1) else { return false };
        if !self.document.kinds(hit).any(Kinds::TITLE | Kinds::NATIONALITY) {
            return false;
        }
        let lexicon = self.document.lexicon();
        self.document.entries(hit).any(|entry| match entry {
            Entry::Title { title, plural } => {
                let uses = lexicon.title_facts(title).uses;
                plural == in_plural && (uses.has(TitleUse::AGENT) || !in_plural && uses.has(TitleUse::OFFICE))
            }
            Entry::Place(_, PlaceForm::Demonym) => in_plural && self.document.word(at).ends_with('s'),
            _ => false,
        })
    }

    /// Whether a number between commas is an age: a man, 34, was hurt.
    fn is_age(&self, first: usize, end: usize) -> bool {
        self.gap_before(first).has(Gap::COMMA) && self.gap_before(end).has(Gap::COMMA)
    }

    /// Whether a number counts something that no table has: seven blocks.
    fn counts_other(&self, end: usize) -> bool {
        self.joined(end) && self.document.class(end).without(UNCOUNTED) == Class::NONE
    }

    /// Whether a number is the end of a name: Flight 316.
    fn ends_name(&self, first: usize) -> bool {
        let before = first.checked_sub(1).and_then(|at| self.document.words().get(at));
        self.joined(first)
            && before.is_some_and(|word| word.shape.is_capitalised())
            && self.roles(first - 1) == Roles::default()
    }

    /// The noun after a number, what is said of it already, and the word after it. One person may have a singular noun.
    fn noun_after(&self, at: usize, one: bool) -> (Noun, Option<CountKind>, usize) {
        let mut first = at;
        if self.joined(at) && self.is_small(at, word!("of")) {
            first = at + 1;
            first += usize::from(self.document.class(first).any(Class::DETERMINER | Class::POSSESSIVE));
        }
        let (mut found, mut already) = (None, None);
        let reach = first + ADJECTIVES + 1;
        let none = !self.places.nouns.any(first as u32, reach as u32);
        for word in first..if none { first } else { reach } {
            let meaning = self.meaning(word);
            let after_of = word == first && first > at;
            if !(after_of || self.goes_on(word)) {
                break;
            }
            if meaning.roles.has(Roles::LIFE) {
                return (Noun::Life, None, word + 1);
            }
            let noun = match meaning.roles.has(Roles::NOUN) {
                true => meaning.kind,
                false if one && meaning.roles.has(Roles::ONE) => meaning.kind,
                false => (self.titled(word, true) || one && self.titled(word, false)).then_some(CountKind::People),
            };
            match noun {
                Some(kind) => found = Some((kind, word + 1)),
                None if found.is_some() => break,
                None if meaning.roles.has(Roles::DONE.with(Roles::STATE)) => {
                    if !self.is_noun(word + 1) {
                        break;
                    }
                    already = meaning.kind;
                }
                None => {}
            }
        }
        match found {
            Some((kind, end)) => (Noun::Of(kind), already, end),
            None if self.is_plural(first) && !self.is_one_of(first + 1, &words!["from", "away"]) => {
                (Noun::Unknown, None, first + 1)
            }
            None => (Noun::None, None, at),
        }
    }

    fn is_noun(&self, at: usize) -> bool {
        self.joined(at) && (self.roles(at).has(Roles::NOUN) || self.titled(at, true))
    }

    /// Whether the word at `at` looks like a plural that no table has.
    fn is_plural(&self, at: usize) -> bool {
        let closed = self.document.class(at).without(TIMES) != Class::NONE;
        let word = self.document.word(at);
        self.goes_on(at) && !closed && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
    }

    /// Whether the words after a number make it a length, a share, an age or a name.
    fn counts_no_people(&self, end: usize) -> bool {
        let gap = self.gap_before(end);
        let hyphen = gap.has(Gap::HYPHEN) && !gap.has(Gap::SPACE);
        let of_them = self.is_small(end, word!("of")) && self.document.class(end + 1).has(Class::OBJECT_PRONOUN);
        let of_time = || matches!(self.time(end), Some(TimeWord::Unit(_) | TimeWord::Meridiem(_)));
        hyphen || of_them || self.joined(end) && of_time()
    }

    /// The other end of a range of numbers: 10-`15`, between 10 and `15`.
    fn range_end(&self, at: usize, from: &Number, until: &Number) -> Option<(u64, usize)> {
        let (first, end) = (until.words.start as usize, until.words.end as usize);
        let gap = self.gap_before(at);
        let dash = first == at && gap.only(Gap::HYPHEN | Gap::DASH) && !gap.is_empty();
        let between = || (from.words.start as usize).checked_sub(1).is_some_and(|at| self.is(at, word!("between")));
        let to = self.is_small(at, word!("to")) || self.is_small(at, word!("and")) && between();
        let word = first == at + 1 && to && self.joined(at) && self.joined(first);
        let high = Amount::of(until.value)?.best?;
        ((dash || word) && until.value.low > from.value.low).then_some((high, end))
    }

    /// What bounds the number that begins at `at`, and where the words that say so begin.
    fn bound_before(&self, at: usize) -> (usize, Option<Bound>) {
        let Some(last) = at.checked_sub(1).filter(|_| self.joined(at)) else { return (at, None) };
        let meaning = self.meaning(last);
        let second = last.checked_sub(1);
        if meaning.roles.has(Roles::BOUND) {
            let at_least = second.is_some_and(|at| self.is(at, word!("at")) || self.is(at, word!("an")));
            return (last - usize::from(at_least), meaning.bound);
        }
        if meaning.roles.has(Roles::THAN) {
            let more = second.map(|at| (at, self.meaning(at)));
            return more.map_or((at, None), |(first, more)| {
                if more.roles.has(Roles::BOUND_THAN) { (first, more.bound) } else { (at, None) }
            });
        }
        match second {
            Some(second) if self.is_small(last, word!("to")) && self.is(second, word!("up")) => {
                (second, Some(Bound::High))
            }
            Some(second) if self.is_small(last, word!("as")) && self.roles(second).has(Roles::BOUND_MANY) => {
                (second.saturating_sub(1), Some(Bound::High))
            }
            _ => (at, None),
        }
    }

    /// Whether `a week`, `per day` follows: no toll but a rate.
    fn is_rate(&self, at: usize) -> bool {
        let each = self.is_one_of(at, &words!["a", "an", "per", "each", "every"]);
        each && self.joined(at) && matches!(self.time(at + 1), Some(TimeWord::Unit(_)))
    }

    /// Whether a preposition stands before the words that begin at `at`: what they name is no subject.
    pub(super) fn after_preposition(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or(Class::NONE, |at| self.document.class(at));
        self.joined(at) && before.any(Class::PREPOSITION | Class::LOCATIVE)
    }

    fn is_predicate(&self, at: usize) -> bool {
        self.joined(at) && (self.roles(at).has(Roles::PREDICATE) || self.document.class(at).has(Class::BE))
    }
}

//! What stands around a name: the words before and after it, and the lines they are in.

use crate::Span;
use crate::extract::{Document, Hit};
use crate::lexicon::{Class, Kinds, Look};
use crate::text::{Gap, Word};

/// How far back a preposition may stand: "in the southern Ukraine".
const LOOK_BACK: usize = 3;
/// How many words a dateline may have.
pub(super) const DATELINE_WORDS: usize = 9;

/// White space before a word; some of it may end a paragraph.
const WHITE_SPACE: Look = Look::after(Gap::SPACE.or(Gap::NEWLINE).or(Gap::PARAGRAPH));

/// What stands right before or right after a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// Nothing that matters: a small word, punctuation, the end of the sentence.
    Open,
    /// A title that stands before a name: "President".
    Title,
    /// A first name or an initial.
    FirstName,
    /// The head of an organisation's name: "University".
    OrgHead,
    /// The head of a street's name.
    StreetHead,
    /// The head of a place's name: "River".
    PlaceHead,
    /// A name that is a town's and nothing larger.
    Town,
    /// Another phrase of the lexicon.
    Known,
    /// A capitalised word that nothing is known about.
    Capitalised,
    /// The same, at the start of a sentence, where any word has a capital.
    CapitalisedAtStart,
}

/// Words that may have a capital without being part of a name.
pub(super) const FUNCTION: Class = Class::DETERMINER
    .or(Class::DEMONSTRATIVE)
    .or(Class::QUANTIFIER)
    .or(Class::PREPOSITION)
    .or(Class::LOCATIVE)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::DO)
    .or(Class::MODAL)
    .or(Class::NEGATION)
    .or(Class::SUBJECT_PRONOUN)
    .or(Class::POSSESSIVE)
    .or(Class::ADVERB)
    .or(Class::WEEKDAY)
    .or(Class::MONTH)
    .or(Class::DIRECTION)
    .or(Class::NUMBER_WORD)
    .or(Class::SENTENCE_STARTER);

const PREPOSITIONS: Class = Class::LOCATIVE.or(Class::PREPOSITION);
/// A preposition, and what may stand between it and a name.
const PASSED: Class = PREPOSITIONS.or(Class::DETERMINER).or(Class::DIRECTION);

/// The first word of a name and the words right beside the name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// Classes of the word before the name, of its first word, and of the word behind it; none where there is no such word.
    pub(super) before: Class,
    pub(super) first: Class,
    pub(super) after: Class,
    /// How its first word looks.
    pub(super) look: Look,
    /// How the word behind it looks; where there is none, like one of another paragraph.
    pub(super) next: Look,
    /// Whether only white space of one line or paragraph stands before the word behind it.
    pub(super) adjoins: bool,
}

/// Reads what stands around names of one document.
#[derive(Clone, Copy)]
pub(super) struct Context<'d, 'a> {
    pub(super) document: &'d Document<'a>,
}

impl<'a> Context<'_, 'a> {
    /// How the word at `index` looks; past the last word like one of another paragraph.
    pub(super) fn look(&self, index: usize) -> Look {
        self.document.looks().get(index).copied().unwrap_or(Look::after(Gap::PARAGRAPH))
    }

    /// Reads the words right beside a name of the words from `first` to `end`.
    pub(super) fn beside(&self, first: usize, end: usize, span: Span) -> Beside {
        let next = self.look(end);
        Beside {
            before: self.document.class(first.wrapping_sub(1)),
            first: self.document.class(first),
            look: self.look(first),
            after: self.document.class(end),
            next,
            adjoins: next.any(WHITE_SPACE) && self.adjoins(span.end(), end),
        }
    }

    /// The bytes between a name that ends at byte `end` and the word at `index`; none past the last word.
    fn between(&self, end: u32, index: usize) -> &'a [u8] {
        let start = self.document.words().get(index).map_or(end, |word| word.span.start());
        self.document.text().as_bytes().get(end as usize..start as usize).unwrap_or(&[])
    }

    /// Whether only white space of one line or paragraph stands before the word at `index`, after byte `end`.
    #[inline(never)]
    pub(super) fn adjoins(&self, end: u32, index: usize) -> bool {
        match self.between(end, index) {
            [] => false,
            [byte] => byte.is_ascii_whitespace(),
            between => {
                between.len() <= 4
                    && between.iter().all(u8::is_ascii_whitespace)
                    && between.iter().filter(|&&byte| byte == b'\n').count() < 2
            }
        }
    }

    /// Whether a comma and nothing else stands before the word at `index`, after byte `end`.
    #[inline(never)]
    pub(super) fn comma_before(&self, end: u32, index: usize) -> bool {
        match self.between(end, index) {
            [b',', rest @ ..] => {
                let rest = rest.strip_prefix("\u{a0}".as_bytes()).unwrap_or(rest);
                rest.iter().all(|byte| matches!(byte, b' ' | b'\n' | b'\r'))
            }
            _ => false,
        }
    }

    /// Whether an opening bracket and nothing else stands before the word at `index`, after byte `end`.
    #[inline(never)]
    pub(super) fn bracket_before(&self, end: u32, index: usize) -> bool {
        let between = self.between(end, index);
        between.contains(&b'(') && std::str::from_utf8(between).is_ok_and(|between| between.trim() == "(")
    }

    /// The phrase over the word at `index`, unless it means something else before it means a town.
    pub(super) fn known(&self, index: usize) -> Option<&Hit> {
        self.document.hit_at(index).filter(|hit| !self.document.kinds(hit).only(Kinds::HOMONYM))
    }

    fn begins_sentence(&self, index: usize) -> bool {
        let sentence = self.document.sentence_of(index).and_then(|at| self.document.sentences().get(at));
        sentence.is_some_and(|sentence| sentence.words.start as usize == index)
    }

    /// Whether the word would have a capital anyway: it opens its sentence, or what is quoted there.
    #[inline(never)]
    pub(super) fn opens(&self, index: usize) -> bool {
        self.begins_sentence(index)
            || index.checked_sub(1).is_some_and(|before| {
                self.document.words()[before].after.has(Gap::QUOTE | Gap::COLON | Gap::PARAGRAPH | Gap::NEWLINE)
            })
    }

    /// What stands right before the word at `first`.
    pub(super) fn before(&self, first: usize) -> Neighbour {
        let Some(index) = first.checked_sub(1) else { return Neighbour::Open };
        let hit = self.known(index);
        match hit.is_none() & !self.look(index).any(Look::CAPITALISED) {
            true => Neighbour::Open,
            false => self.name_before(index, hit),
        }
    }

    /// What the capitalised word or the phrase is that stands right before a name, at the word at `index`.
    #[inline(never)]
    fn name_before(&self, index: usize, hit: Option<&Hit>) -> Neighbour {
        let first = index + 1;
        let (Some(word), Some(next)) = (self.document.words().get(index), self.document.words().get(first)) else {
            return Neighbour::Open;
        };
        let is_initial = hit.is_none()
            && word.span.len() == 1
            && word.shape.is_upper()
            && word.after.has(Gap::STOP)
            && word.after.only(Gap::STOP | Gap::SPACE)
            && !self.begins_sentence(first);
        if is_initial {
            return Neighbour::FirstName;
        }
        let end = hit.map_or(word.span.end(), |hit| hit.span.end().max(word.span.end())).min(next.span.start());
        if !self.adjoins(end, first) {
            return Neighbour::Open;
        }
        let class = self.document.class(index);
        if let Some(hit) = hit {
            let kinds = self.document.kinds(hit);
            if word.shape.is_capitalised() && kinds.any(Kinds::PREFIX) {
                return Neighbour::Title;
            }
            if kinds.any(Kinds::PLACE | Kinds::ACTOR) {
                let is_first_name = hit.end - hit.first == 1 && class.has(Class::FIRST_NAME);
                return match is_first_name {
                    true => Neighbour::FirstName,
                    false if kinds.is_city() => Neighbour::Town,
                    false => Neighbour::Known,
                };
            }
        }
        if !word.shape.is_capitalised() || class.any(FUNCTION) {
            return Neighbour::Open;
        }
        if class.has(Class::FIRST_NAME) && !class.has(Class::COMMON) {
            return Neighbour::FirstName;
        }
        if self.begins_sentence(index) { Neighbour::CapitalisedAtStart } else { Neighbour::Capitalised }
    }

    /// What stands right after a name, at the word at `index`.
    pub(super) fn after(&self, index: usize, beside: &Beside) -> Neighbour {
        match beside.next.any(Look::CAPITALISED) & beside.adjoins {
            true => self.name_after(index, beside.after),
            false => Neighbour::Open,
        }
    }

    /// What the capitalised word of the class `class` is that stands right after a name, at the word at `index`.
    #[inline(never)]
    fn name_after(&self, index: usize, class: Class) -> Neighbour {
        let hit = self.known(index);
        let kinds = hit.map_or(Kinds::default(), |hit| self.document.kinds(hit));
        if kinds.any(Kinds::PLACE) {
            return if kinds.is_city() { Neighbour::Town } else { Neighbour::Known };
        }
        if class.has(Class::STREET_HEAD) {
            return Neighbour::StreetHead;
        }
        if class.any(FUNCTION) && !class.has(Class::DIRECTION) {
            return Neighbour::Open;
        }
        if class.has(Class::ORG_HEAD) || self.org_head_follows(index) {
            return Neighbour::OrgHead;
        }
        if class.has(Class::PLACE_HEAD) {
            return Neighbour::PlaceHead;
        }
        if hit.is_some() { Neighbour::Known } else { Neighbour::Capitalised }
    }

    /// Whether the capitalised run that the word at `index` is in ends soon after in the head of an organisation's name.
    fn org_head_follows(&self, index: usize) -> bool {
        let words = self.document.words().iter().enumerate().skip(index).take(LOOK_BACK);
        for (at, word) in words {
            if self.document.class(at).has(Class::ORG_HEAD) && word.shape.is_capitalised() {
                return true;
            }
            if !word.shape.is_capitalised() || !word.after.is_space() {
                return false;
            }
        }
        false
    }

    /// The preposition before the name that begins at `first`, past articles and directions, and its classes.
    pub(super) fn preposition(&self, first: usize, beside: &Beside) -> Option<(usize, Class)> {
        match beside.before.any(PASSED) & beside.look.gap().is_space() {
            true => self.preposition_before(first),
            false => None,
        }
    }

    #[inline(never)]
    fn preposition_before(&self, first: usize) -> Option<(usize, Class)> {
        for index in (first.saturating_sub(LOOK_BACK)..first).rev() {
            let class = self.document.class(index);
            if !class.any(PASSED) | !self.look(index + 1).gap().is_space() {
                return None;
            }
            if class.any(PREPOSITIONS) {
                return Some((index, class));
            }
        }
        None
    }

    /// Whether the letters of a party stand before the word at `first`: "Sen. Ray Milton, D-Columbus".
    pub(super) fn is_constituency(&self, first: usize, look: Look) -> bool {
        look.any(Look::after(Gap::HYPHEN)) && self.follows_party(first)
    }

    #[inline(never)]
    fn follows_party(&self, first: usize) -> bool {
        const LONGEST_PARTY: u32 = 3;
        let party = first.checked_sub(1).and_then(|party| self.document.words().get(party));
        let is_party = |word: &Word| word.shape.is_upper() && word.span.len() <= LONGEST_PARTY;
        party.is_some_and(is_party) && self.look(first - 1).any(Look::after(Gap::COMMA.or(Gap::OPEN)))
    }

    /// Whether the words from `first` to `end` are all in capitals and the words around them are not.
    #[inline(never)]
    pub(super) fn stands_out_in_capitals(&self, first: usize, end: usize) -> bool {
        let words = self.document.words();
        let is_upper = |index: usize| words.get(index).is_some_and(|word| word.shape.is_upper() && word.span.len() > 1);
        (first..end).all(|index| words[index].shape.is_upper())
            && !first.checked_sub(1).is_some_and(is_upper)
            && !is_upper(end)
    }

    /// Where the dateline ends that opens the sentence of the words `range`: "LONDON (Reuters) -", "KYIV, Ukraine —".
    #[inline(never)]
    pub(super) fn dateline(&self, range: std::ops::Range<usize>) -> Option<usize> {
        let words = self.document.words();
        let end = range.end.min(range.start + DATELINE_WORDS).min(words.len());
        let first = words.get(range.start)?;
        if !first.shape.is_capitalised() {
            return None;
        }
        for (index, word) in words.iter().enumerate().take(end).skip(range.start) {
            let after = word.after;
            if after.has(Gap::DASH) || after.has(Gap::HYPHEN) && after.has(Gap::SPACE) {
                return Some(index + 1);
            }
            // "TROY, N.C. (AP) The ..." and "BANGKOK: Police ..." are closed otherwise.
            if after.has(Gap::OPEN.or(Gap::COLON)) && first.shape.is_upper() && first.span.len() > 1 {
                return Some(index + 1);
            }
            let small = word.shape.is_lower() && !word.shape.is_number();
            if small || after.has(Gap::QUESTION | Gap::QUOTE | Gap::PARAGRAPH | Gap::SEMICOLON) {
                return None;
            }
        }
        None
    }
}

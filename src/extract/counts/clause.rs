//! [`Clause`]: one pass over a sentence that ties quantities to what happened to them.

use std::ops::Range;

use super::places::{BREAKS, Places};
use super::quantity::{Amount, Noun, Quantity, Reader};
use super::{Numbers, People, plain_amount};
use crate::extract::Document;
use crate::extract::board::BLOCK;
use crate::lexicon::Class;
use crate::lexicon::tolls::{Bound, Roles};
use crate::text::{Gap, Number, word, words};
use crate::{Count, CountKind, Span};

/// A quantity and what happened to it.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) quantity: Quantity,
    pub(super) kind: Option<CountKind>,
    /// Whether a later verb may speak of it.
    is_subject: bool,
}

/// How far an object may stand from its verb.
const OBJECT: usize = 4;
/// How far a number may stand from `toll`.
const TOLL: usize = 10;
/// How far a form of `be` may stand before its participle.
const BE: usize = 4;

/// What a verb or noun says of the people that come next.
#[derive(Debug, Clone, Copy)]
struct Pending {
    kind: CountKind,
    /// The word after it, or after its last object.
    since: usize,
    reach: usize,
    /// Whether it has an object: only `and` and commas bring another.
    taken: bool,
}

/// Some words from the first one on, a bit for each.
struct Ahead {
    first: u32,
    numbers: u64,
    parts: u64,
    prepositions: u64,
}

impl Ahead {
    /// Whether a number begins with the word, which is one of them.
    fn is_number(&self, word: u32) -> bool {
        self.numbers >> (word - self.first) & 1 != 0
    }
}

/// The state of the pass.
pub(super) struct Clause<'p, 'd, 'a> {
    reader: Reader<'d, 'a>,
    people: &'p People,
    /// Whether the sentence tells what happened to somebody; only then single victims count.
    tells: bool,
    /// The verb that waits for its object.
    pending: Option<Pending>,
    /// The first quantity that may be the subject of the next verb.
    waiting: usize,
    /// The last quantity: its end and its bound, which `and` carries on.
    last: Option<(usize, Option<Bound>)>,
    /// Whether the next quantity is part of one before.
    is_part: bool,
    /// The word `claimed`, which `lives` completes.
    claim: Option<usize>,
}

impl<'p, 'd, 'a> Clause<'p, 'd, 'a> {
    pub(super) fn new(reader: Reader<'d, 'a>, people: &'p People, tells: bool, waiting: usize) -> Self {
        Self { reader, people, tells, pending: None, waiting, last: None, is_part: false, claim: None }
    }

    /// Reads the words of the sentence; appends to `counted`, and money and shares to `amounts`.
    pub(super) fn read(
        &mut self,
        words: Range<u32>,
        numbers: &mut Numbers<'_>,
        counted: &mut Vec<Counted>,
        amounts: &mut Vec<Count>,
    ) {
        let (first, places) = (counted.len(), self.reader.places);
        let mut ahead = self.ahead(words.start);
        let mut at = words.start;
        while let Some(found) = self.next_part(&mut ahead, at, words.end) {
            let number = if ahead.is_number(found) { numbers.at(places.number_from(found)) } else { None };
            let word = found as usize;
            let next = match number {
                Some((number, _)) if numbers.is_time(number) => Some(number.words.end as usize),
                Some((number, after)) => Some(self.number(number, after, counted, amounts)),
                None => self.single(word).map(|quantity| self.take(quantity, None, counted)),
            };
            at = (next.unwrap_or_else(|| self.word(word, counted)) as u32).max(found + 1);
        }
        for one in &mut counted[first..] {
            one.kind = one.kind.or_else(|| default_kind(&one.quantity));
        }
    }

    /// The words from `first` on. Where nothing is told only numbers and what parts them from those before matter.
    fn ahead(&self, first: u32) -> Ahead {
        let Places { numbers, parts, prepositions, untold, .. } = self.reader.places;
        Ahead {
            first,
            numbers: numbers.ahead(first),
            parts: if self.tells { parts } else { untold }.ahead(first),
            prepositions: prepositions.ahead(first),
        }
    }

    /// The first word from `at` on that can have a part in counting: the others leave the state as it is.
    fn next_part(&self, ahead: &mut Ahead, mut at: u32, end: u32) -> Option<u32> {
        while at < end {
            if at >= ahead.first + BLOCK as u32 {
                *ahead = self.ahead(at);
            }
            let parts = if self.pending.is_some() { ahead.parts | ahead.prepositions } else { ahead.parts };
            let back = at - ahead.first;
            let next = (parts >> back).trailing_zeros();
            at = if next < u64::BITS { at + next } else { ahead.first + BLOCK as u32 };
            if next < u64::BITS {
                break;
            }
        }
        (at < end).then_some(at)
    }

    /// A number: money, a share, or people.
    fn number(
        &mut self,
        number: &Number,
        after: Option<&Number>,
        counted: &mut Vec<Counted>,
        amounts: &mut Vec<Count>,
    ) -> usize {
        amounts.extend(plain_amount(number));
        match self.reader.of_number(number, after) {
            Some((quantity, bound)) => self.take(quantity, bound, counted),
            None => number.words.end as usize,
        }
    }

    /// One victim: `a soldier`, `the driver`, a name; or none: `nobody`.
    fn single(&mut self, at: usize) -> Option<Quantity> {
        if !self.tells {
            return None;
        }
        if let Some((end, actor)) = self.people.at(at) {
            let (noun, amount) = (Noun::Of(CountKind::People), Amount::ONE);
            return Some(Quantity { words: at..end, amount, noun, already: None, is_known: true, actor: Some(actor) });
        }
        let (class, roles) = (self.reader.document.class(at), self.reader.roles(at));
        if roles.has(Roles::ZERO) {
            return self.nobody(at);
        }
        let leads = roles.has(Roles::ARTICLE) || class.any(Class::DETERMINER | Class::POSSESSIVE);
        leads.then(|| self.reader.of_article(at)).flatten()
    }

    /// `nobody`, `no one`, `no injuries`, `no people`.
    fn nobody(&self, at: usize) -> Option<Quantity> {
        let next = self.reader.meaning(at + 1);
        let noun = next.roles.has(Roles::NOUN.with(Roles::ONE)) && self.reader.joined(at + 1);
        let one = self.reader.is_small(at + 1, word!("one"));
        let alone = !self.reader.is(at, word!("no"));
        let (noun, end) = match (noun, one || alone) {
            (true, _) => (Noun::Of(next.kind.unwrap_or(CountKind::People)), at + 2),
            (false, true) => (Noun::None, at + 1 + usize::from(one)),
            (false, false) => return None,
        };
        Some(Quantity { words: at..end, amount: Amount::ZERO, noun, already: None, is_known: false, actor: None })
    }

    /// Ties a quantity to the word after it or to the verb before it, or keeps it as a subject. Gives the word to go on with.
    fn take(&mut self, mut quantity: Quantity, bound: Option<Bound>, counted: &mut Vec<Counted>) -> usize {
        let Range { start, end } = quantity.words;
        let chained = self.last.is_some_and(|(last, _)| self.is_chained(last, start));
        let carried = bound.or(self.last.filter(|_| chained).and_then(|(_, carried)| carried));
        if let (None, Some(carried), true) =
            (bound, carried, quantity.amount.is_exact() && quantity.amount != Amount::ONE)
        {
            quantity.amount = quantity.amount.bounded(carried);
        }
        self.last = Some((end, carried));
        if std::mem::take(&mut self.is_part) && !chained {
            return end;
        }
        let said = self.said_after(&quantity);
        let own = quantity.already.or(own_kind(quantity.noun)).or(self.claimed(&quantity));
        let object = self.object(start, end);
        let kind = own.or(said).or(object);
        let next = end + usize::from(own.is_none() && said.is_some());
        if said.is_some() {
            quantity.words.end = next;
            self.last = Some((next, carried));
        }
        let is_range = quantity.amount.best.is_none() && quantity.amount.high.is_some();
        let is_subject = kind.is_none() && (is_range || !self.reader.after_preposition(start));
        if is_subject && !chained {
            self.waiting = counted.len();
        }
        if fits(kind, quantity.noun) {
            counted.push(Counted { quantity, kind, is_subject });
        }
        if kind.is_some() {
            self.waiting = counted.len();
        }
        next
    }

    /// Whether only `and`, `or`, a comma stands between the word before `end` and the one at `start`.
    fn is_chained(&self, end: usize, start: usize) -> bool {
        let glue = |at| self.reader.document.class(at).has(Class::CONJUNCTION) || self.reader.roles(at).has(BOUNDS);
        let comma = self.reader.gap_before(end).has(Gap::COMMA);
        let and = end < start && self.reader.document.class(end).has(Class::CONJUNCTION);
        start.saturating_sub(end) <= 3 && (comma || and) && (end..start).all(glue)
    }

    /// What the word after the quantity says: 12 `dead`, 12 people `killed` in the fire.
    fn said_after(&self, quantity: &Quantity) -> Option<CountKind> {
        let end = quantity.words.end;
        let meaning = self.reader.meaning(end);
        let fate = self.reader.meaning(end + 1);
        if quantity.is_known && self.reader.is_small(end, word!("s")) && fate.roles.has(Roles::NOMINAL) {
            return fate.kind;
        }
        if !self.reader.joined(end) || quantity.actor.is_some() {
            return None;
        }
        let participle =
            meaning.roles.has(Roles::DONE) && (quantity.noun == Noun::None || !self.begins_object(end + 1));
        let passive = participle && !quantity.is_known && quantity.amount != Amount::ONE;
        (meaning.roles.has(Roles::STATE) || passive).then_some(meaning.kind).flatten()
    }

    /// Whether an object begins with the word at `at`, so that the verb before it is active.
    fn begins_object(&self, at: usize) -> bool {
        let document = self.reader.document;
        let leads =
            Class::DETERMINER | Class::POSSESSIVE | Class::QUANTIFIER | Class::OBJECT_PRONOUN | Class::DEMONSTRATIVE;
        let word = document.words().get(at).map(|word| word.shape);
        let named = word.is_some_and(|shape| shape.is_capitalised() || shape.has_digit());
        let number = document.class(at).has(Class::NUMBER_WORD);
        self.reader.joined(at) && (named || number || document.class(at).any(leads))
    }

    /// What a verb or noun before the quantity says of it.
    fn object(&mut self, start: usize, end: usize) -> Option<CountKind> {
        let pending = self.pending?;
        let near = start.saturating_sub(pending.since) <= pending.reach;
        if !near || pending.taken && !self.is_chained(pending.since, start) {
            self.pending = None;
            return None;
        }
        self.pending = Some(Pending { since: end, taken: true, reach: OBJECT, ..pending });
        Some(pending.kind)
    }

    /// Lives that were claimed.
    fn claimed(&self, quantity: &Quantity) -> Option<CountKind> {
        let near = self.claim.is_some_and(|claim| quantity.words.start.saturating_sub(claim) <= OBJECT);
        (quantity.noun == Noun::Life && near).then_some(CountKind::Killed)
    }

    /// Reads a word that begins no quantity. Gives the next word.
    fn word(&mut self, at: usize, counted: &mut [Counted]) -> usize {
        let meaning = self.reader.meaning(at);
        if let Some(end) = self.fatal(at, meaning.roles) {
            self.done(end - 1, CountKind::Killed, counted);
            return end;
        }
        let of = meaning.roles.has(Roles::NOMINAL) && self.reader.is_small(at + 1, word!("of"));
        self.end_at_gap(at, counted.len());
        match meaning.kind {
            Some(kind) if meaning.roles.has(Roles::DONE) => self.done(at, kind, counted),
            Some(kind) if of => self.await_object(kind, at + 2, OBJECT),
            Some(kind) if meaning.roles.has(Roles::DOING) => self.await_object(kind, at + 1, OBJECT),
            Some(kind) if meaning.roles.has(Roles::DOES) => self.assign(kind, counted),
            Some(kind) if meaning.roles.has(Roles::STATE) => self.state(at, kind, counted),
            Some(kind) if meaning.roles.has(Roles::TOLL) => self.await_object(kind, at + 1, TOLL),
            _ if meaning.roles.has(Roles::CLAIM) => self.claim = Some(at),
            _ if meaning.roles.has(Roles::PART) => self.is_part = true,
            _ => self.other(at, counted.len()),
        }
        // `of` belongs to the noun before it.
        at + 1 + usize::from(of)
    }

    /// The word after `shot dead`, `beaten to death`.
    fn fatal(&self, at: usize, roles: Roles) -> Option<usize> {
        if !roles.has(Roles::FATAL) {
            return None;
        }
        let is = |at, hash| self.reader.is_small(at, hash);
        match () {
            () if is(at + 1, word!("dead")) => Some(at + 2),
            () if is(at + 1, word!("to")) && is(at + 2, word!("death")) => Some(at + 3),
            () => None,
        }
    }

    /// A participle or past form: passive if a form of `be` leads it, else it waits for its object.
    fn done(&mut self, at: usize, kind: CountKind, counted: &mut [Counted]) {
        if self.is_passive(at) {
            self.assign(kind, counted);
        } else if self.reader.document.class(at + 1).has(Class::PREPOSITION) && !self.is_bound(at + 1) {
            self.assign_next(at, kind, counted);
        } else {
            self.waiting = counted.len();
            self.await_object(kind, at + 1, OBJECT);
        }
    }

    /// Whether the word is one of those that bound a number: `at least`, `up to`, `as many as`.
    fn is_bound(&self, at: usize) -> bool {
        (at.saturating_sub(1)..at + 2).any(|at| self.reader.roles(at).has(BOUNDS))
    }

    /// `a man killed in the fire`: the one just before the participle.
    fn assign_next(&mut self, at: usize, kind: CountKind, counted: &mut [Counted]) {
        let before = counted[self.waiting..].last().is_some_and(|one| one.quantity.words.end == at);
        if before && self.reader.joined(at) {
            self.assign(kind, counted);
        }
    }

    /// An adjective that does not stand beside its number: `were found dead`, `shot dead`.
    fn state(&mut self, at: usize, kind: CountKind, counted: &mut [Counted]) {
        if self.is_passive(at) {
            self.assign(kind, counted);
        } else {
            self.await_object(kind, at + 1, OBJECT);
        }
    }

    fn is_passive(&self, at: usize) -> bool {
        let document = self.reader.document;
        let back = (at.saturating_sub(BE)..at).rev();
        let plain = Gap::SPACE | Gap::NEWLINE | Gap::HYPHEN;
        back.take_while(|&at| document.words()[at].after.only(plain)).any(|at| {
            document.class(at).has(Class::BE)
                || self.reader.is_one_of(at, &words!["got", "remain", "remained", "remains"])
        })
    }

    fn await_object(&mut self, kind: CountKind, since: usize, reach: usize) {
        self.pending = Some(Pending { kind, since, reach, taken: false });
    }

    /// Gives the kind to all quantities that wait for a verb.
    fn assign(&mut self, kind: CountKind, counted: &mut [Counted]) {
        for one in &mut counted[self.waiting..] {
            let free = one.is_subject && one.kind.is_none() && fits(Some(kind), one.quantity.noun);
            one.kind = if free { Some(kind) } else { one.kind };
        }
        self.waiting = counted.len();
        self.pending = None;
    }

    /// A word without a part in counting may end what waits.
    fn other(&mut self, at: usize, counted: usize) {
        let document = self.reader.document;
        let class = document.class(at);
        let ends = self.pending.is_some_and(|pending| pending.reach != TOLL) && class.has(Class::PREPOSITION);
        if ends && !self.is_bound(at) {
            self.pending = None;
        }
        let subject = class.any(Class::DETERMINER | Class::SUBJECT_PRONOUN | Class::POSSESSIVE);
        let before = at.checked_sub(1).map_or(Class::NONE, |at| document.class(at));
        let joint = self.reader.gap_before(at).has(Gap::COMMA) || before.any(Class::CONJUNCTION | Class::SUBORDINATOR);
        if subject && joint {
            self.waiting = counted;
        }
    }

    /// Semicolons, colons, dashes and brackets end what waits.
    fn end_at_gap(&mut self, at: usize, counted: usize) {
        let gap = self.reader.gap_before(at);
        if gap.has(BREAKS) {
            self.pending = None;
        }
        if gap.has(Gap::SEMICOLON) {
            self.waiting = counted;
        }
    }
}

/// Words that bound a number.
const BOUNDS: Roles = Roles::BOUND.with(Roles::BOUND_THAN).with(Roles::THAN).with(Roles::BOUND_MANY);

/// What a noun says by itself: deaths, injuries.
fn own_kind(noun: Noun) -> Option<CountKind> {
    match noun {
        Noun::Of(kind @ (CountKind::Killed | CountKind::Injured | CountKind::Arrested | CountKind::Infected)) => {
            Some(kind)
        }
        _ => None,
    }
}

/// What is counted where nothing is said: protesters, soldiers, people. Things and single persons are not.
fn default_kind(quantity: &Quantity) -> Option<CountKind> {
    let many = quantity.amount.low.or(quantity.amount.best).is_some_and(|number| number > 1);
    match quantity.noun {
        Noun::Of(kind) if many && kind != CountKind::Damaged && !quantity.is_known => Some(kind),
        _ => None,
    }
}

/// Whether such a thing can happen to such a noun: houses are destroyed and not killed.
fn fits(kind: Option<CountKind>, noun: Noun) -> bool {
    match (kind, noun) {
        (Some(CountKind::Damaged), Noun::Of(CountKind::Damaged) | Noun::None) | (None, _) => true,
        (Some(CountKind::Damaged), _) | (Some(_), Noun::Of(CountKind::Damaged | CountKind::Shares)) => false,
        (Some(CountKind::Protesters), noun) => noun != Noun::Unknown,
        _ => true,
    }
}

impl Amount {
    /// A count of this amount.
    pub(super) fn count(self, span: Span, kind: CountKind) -> Count {
        let mut count = Count::new(span, kind);
        (count.low, count.best, count.high) = (self.low, self.best, self.high);
        count
    }
}

impl Counted {
    /// The count, if it is known of what.
    pub(super) fn into_count(self, document: &Document<'_>) -> Option<Count> {
        let words = document.words();
        let (first, last) =
            (words.get(self.quantity.words.start)?, words.get(self.quantity.words.end.checked_sub(1)?)?);
        Some(self.quantity.amount.count(first.span.to(last.span), self.kind?))
    }
}

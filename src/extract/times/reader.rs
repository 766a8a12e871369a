//! [`Reader`]: the words of a document as the grammar of time sees them.

use crate::lexicon::Class;
use crate::lexicon::calendar::{Calendar, TimeWord, Unit};
use crate::lexicon::tolls::{Roles, Tolls};
use crate::text::{Gap, Number, NumberKind, Word};

/// Years that stand in news texts.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// Words, numbers and the words of time. All look-ups beyond the end give nothing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) classes: &'a [Class],
    pub(super) numbers: &'a [Number],
    pub(super) calendar: &'a Calendar,
    pub(super) tolls: &'a Tolls,
}

impl<'a> Reader<'a> {
    /// The word at `at`.
    pub(super) fn word(&self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    /// Its letters.
    pub(super) fn letters(&self, at: usize) -> &'a str {
        self.word(at).map_or("", |word| word.span.of(self.text))
    }

    /// Its classes.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// What it means as a word of time.
    pub(super) fn meaning(&self, at: usize) -> Option<TimeWord> {
        self.class(at).has(Class::TIME).then(|| self.calendar.word(self.word(at)?.hash)).flatten()
    }

    /// What it means, if nothing but white space or a hyphen stands before it.
    pub(super) fn next(&self, at: usize) -> Option<TimeWord> {
        self.joined(at).then(|| self.meaning(at)).flatten()
    }

    /// What the word before `at` means, if it is joined to it.
    pub(super) fn previous(&self, at: usize) -> Option<TimeWord> {
        self.joined(at).then(|| self.meaning(at.checked_sub(1)?)).flatten()
    }

    /// The gap before the word at `at`.
    pub(super) fn before(&self, at: usize) -> Gap {
        at.checked_sub(1).and_then(|previous| self.word(previous)).map_or(Gap::PARAGRAPH, |word| word.after)
    }

    /// The gap after the word at `at`.
    pub(super) fn after(&self, at: usize) -> Gap {
        self.word(at).map_or(Gap::PARAGRAPH, |word| word.after)
    }

    /// Whether there is a word at `at` and only white space or a hyphen before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        at < self.words.len() && self.before(at).only(plain())
    }

    /// The same, with a comma allowed.
    pub(super) fn joined_by_comma(&self, at: usize) -> bool {
        at < self.words.len() && self.before(at).only(plain() | Gap::COMMA)
    }

    /// The same, with a full stop allowed.
    pub(super) fn joined_by_stop(&self, at: usize) -> bool {
        at < self.words.len() && self.before(at).only(plain() | Gap::STOP)
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.shape.is_capitalised())
    }

    /// The value of a word of at most `len` digits.
    pub(super) fn digits(&self, at: usize, len: u32) -> Option<u32> {
        let word = self.word(at)?;
        (word.shape.is_number() && word.shape.is_ascii() && word.span.len() <= len)
            .then(|| self.letters(at).parse().ok())?
    }

    /// Four digits that may be a year: no money, no part of a longer number.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let year = self.digits(at, 4).filter(|year| YEARS.contains(year))?;
        let longer =
            self.before(at).has(Gap::OTHER) || self.after(at).has(Gap::OTHER) && !self.after(at).has(Gap::SPACE);
        let decimal = self.after(at).only(Gap::STOP) && self.digits(at + 1, 9).is_some();
        let part =
            self.number_over(at).is_some_and(|number| number.words.len() > 1 || number.kind == NumberKind::Money);
        (!longer && !decimal && !part).then_some(year as i32)
    }

    /// A whole number that begins at `at`, and the word after it.
    pub(super) fn number(&self, at: usize) -> Option<(u32, usize)> {
        let number = self.number_over(at).filter(|number| number.words.start as usize == at)?;
        let value = number.value.best.filter(|value| (0.0..1e6).contains(value) && value.fract() == 0.0)?;
        let counts = matches!(number.kind, NumberKind::Cardinal | NumberKind::YearLike);
        counts.then_some((value as u32, number.words.end as usize))
    }

    /// An ordinal: `third`, `3rd`; at most 31.
    pub(super) fn ordinal(&self, at: usize) -> Option<u8> {
        match self.meaning(at) {
            Some(TimeWord::Ordinal(number)) => return Some(number),
            Some(TimeWord::Unit(Unit::Second)) => return Some(2),
            _ => {}
        }
        self.word(at).filter(|word| word.shape.has_digit() && !word.shape.is_number() && word.span.len() <= 4)?;
        let letters = self.letters(at);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| letters.strip_suffix(ending))?;
        digits.parse().ok().filter(|number| (1..=31).contains(number))
    }

    /// Whether the word at `at` is a noun that makes a number before it a count: 10 `people`.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        let noun = || self.tolls.word(self.word(at)?.hash).map(|word| word.roles.has(Roles::NOUN));
        self.class(at).has(Class::TOLL) && self.joined(at) && noun().unwrap_or(false)
    }

    /// The number that covers the word at `at`.
    pub(super) fn number_over(&self, at: usize) -> Option<&'a Number> {
        let index = self.numbers.partition_point(|number| number.words.end as usize <= at);
        self.numbers.get(index).filter(|number| number.words.start as usize <= at)
    }
}

/// Gaps inside an expression.
fn plain() -> Gap {
    Gap::SPACE | Gap::NEWLINE | Gap::HYPHEN
}

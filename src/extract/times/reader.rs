//! [`Reader`]: the words of a document as the grammar of time sees them.

use crate::lexicon::calendar::{Calendar, TimeWord, Unit};
use crate::lexicon::tolls::{Roles, Tolls};
use crate::lexicon::{Class, Look};
use crate::text::{Gap, Number, NumberKind, Word};

/// Years that stand in news texts.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2100;

/// Words, numbers and the words of time. All look-ups beyond the end give nothing.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
    pub(super) classes: &'a [Class],
    pub(super) looks: &'a [Look],
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

    /// How it looks where it stands; beyond the end like nothing but the beginning of a paragraph.
    pub(super) fn look(&self, at: usize) -> Look {
        self.looks.get(at).copied().unwrap_or(Look::after(Gap::PARAGRAPH))
    }

    /// What it means as a word of time.
    pub(super) fn meaning(&self, at: usize) -> Option<TimeWord> {
        self.calendar.word(self.word(at)?.hash)
    }

    /// What it means, if nothing but white space or a hyphen stands before it.
    pub(super) fn next(&self, at: usize) -> Option<TimeWord> {
        if self.joined(at) { self.meaning(at) } else { None }
    }

    /// What the word before `at` means, if it is joined to it.
    pub(super) fn previous(&self, at: usize) -> Option<TimeWord> {
        if self.joined(at) { self.meaning(at.checked_sub(1)?) } else { None }
    }

    /// The gap before the word at `at`.
    pub(super) fn before(&self, at: usize) -> Gap {
        self.look(at).gap()
    }

    /// The gap after the word at `at`.
    pub(super) fn after(&self, at: usize) -> Gap {
        self.word(at).map_or(Gap::PARAGRAPH, |word| word.after)
    }

    /// Whether there is a word at `at` and only white space or a hyphen before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        self.before(at).only(PLAIN)
    }

    /// The same, with a comma allowed.
    pub(super) fn joined_by_comma(&self, at: usize) -> bool {
        self.before(at).only(PLAIN.or(Gap::COMMA))
    }

    /// The same, with a full stop allowed.
    pub(super) fn joined_by_stop(&self, at: usize) -> bool {
        self.before(at).only(PLAIN.or(Gap::STOP))
    }

    /// Whether the word at `at` begins with a capital.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.look(at).any(Look::CAPITALISED)
    }

    /// The value of a word of at most `len` digits, which are 9 or fewer.
    pub(super) fn digits(&self, at: usize, len: u32) -> Option<u32> {
        let shape = self.look(at).shape();
        if !shape.is_number() | !shape.is_ascii() {
            return None;
        }
        let span = self.word(at)?.span;
        let digits = self.text.as_bytes().get(span.range()).filter(|_| span.len() <= len)?;
        let with = |value: u32, digit: &u8| digit.is_ascii_digit().then(|| value * 10 + u32::from(digit & 15));
        digits.iter().try_fold(0, with)
    }

    /// Four digits that may be a year: no money, no part of a longer number.
    pub(super) fn year(&self, at: usize) -> Option<i32> {
        let year = self.digits(at, 4).filter(|year| YEARS.contains(year))?;
        let after = self.after(at);
        let longer = self.before(at).has(Gap::OTHER) || after.has(Gap::OTHER) && !after.has(Gap::SPACE);
        let decimal = after.only(Gap::STOP) && self.digits(at + 1, 9).is_some();
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
        let shape = self.look(at).shape();
        if !shape.has_digit() | shape.is_number() {
            return None;
        }
        let letters = Some(self.letters(at)).filter(|letters| letters.len() <= 4)?;
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| letters.strip_suffix(ending))?;
        digits.parse().ok().filter(|number| (1..=31).contains(number))
    }

    /// Whether the word at `at` is a noun that makes a number before it a count: 10 `people`.
    pub(super) fn counts_people(&self, at: usize) -> bool {
        if !self.class(at).has(Class::TOLL) || !self.joined(at) {
            return false;
        }
        self.word(at).is_some_and(|word| self.tolls.word(word.hash).roles.has(Roles::NOUN))
    }

    /// The number that covers the word at `at`.
    pub(super) fn number_over(&self, at: usize) -> Option<&'a Number> {
        let index = self.numbers.partition_point(|number| number.words.end as usize <= at);
        self.numbers.get(index).filter(|number| number.words.start as usize <= at)
    }
}

/// Gaps inside an expression.
pub(super) const PLAIN: Gap = Gap::SPACE.or(Gap::NEWLINE).or(Gap::HYPHEN);

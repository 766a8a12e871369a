//! The phrases themselves: their texts in one pool, and where their words lie in it.

use super::canonical::{Canonical, agreement, canonical, canonical_backwards};
use super::{CaseRule, PhraseId};
use crate::text::Gap;

/// All phrases of a matcher, in the order they were added.
#[derive(Debug, Clone, Default)]
pub(super) struct Phrases {
    pool: String,
    records: Vec<Record>,
}

/// Where a phrase lies in the pool: `head` bytes before its first word, `tail` bytes after its last.
#[derive(Debug, Clone, Copy)]
struct Record {
    start: u32,
    len: u16,
    head: u16,
    tail: u16,
    rule: CaseRule,
}

/// How many bytes of a text a phrase takes before the first of its words and after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Overhang {
    pub(super) before: u32,
    pub(super) after: u32,
}

/// A place in a text where the words of a phrase may stand.
pub(super) struct Place<'t> {
    /// What may be taken before the first word.
    pub(super) before: &'t str,
    /// From the start of the first word to the end of the last.
    pub(super) words: &'t str,
    /// What may be taken after the last word.
    pub(super) after: &'t str,
}

impl Phrases {
    /// Adds a phrase in its plain form, at most 65,535 bytes long.
    pub(super) fn push(&mut self, phrase: &str, head: usize, tail: usize, rule: CaseRule) {
        let start = self.pool.len() as u32;
        self.pool.push_str(phrase);
        self.records.push(Record { start, len: phrase.len() as u16, head: head as u16, tail: tail as u16, rule });
    }

    pub(super) fn len(&self) -> usize {
        self.records.len()
    }

    pub(super) fn text(&self, id: PhraseId) -> Option<&str> {
        self.records.get(id.index()).map(|record| self.text_of(*record))
    }

    fn text_of(&self, record: Record) -> &str {
        let start = record.start as usize;
        self.pool.get(start..start + usize::from(record.len)).unwrap_or_default()
    }

    /// Whether phrase number `number` stands at `place`, by its words, its case rule, and what stands around its words.
    pub(super) fn stands_at(&self, number: u32, place: &Place<'_>) -> Option<Overhang> {
        let record = *self.records.get(number as usize)?;
        let text = self.text_of(record);
        let (head, rest) = text.split_at_checked(record.head.into())?;
        let (words, tail) = rest.split_at_checked(rest.len() - usize::from(record.tail))?;
        if words != place.words && !agreement(words, place.words)?.satisfies(record.rule) {
            return None;
        }
        if head.is_empty() && tail.is_empty() {
            return Some(Overhang { before: 0, after: 0 });
        }
        let before = canonical_backwards(place.before).opening(head.chars().rev())? as u32;
        let after = canonical(place.after).opening(tail.chars())? as u32;
        Some(Overhang { before, after })
    }

    /// How many bytes at the front of `text` say phrase number `number`.
    pub(super) fn opens(&self, number: u32, text: &str) -> Option<usize> {
        canonical(text).opening(self.text(PhraseId(number))?.chars())
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.pool.capacity() + self.records.capacity() * size_of::<Record>()
    }
}

/// The key of what stands between two words: equal where the plain forms are equal.
pub(super) fn gap_key<'t>(after: Gap, between: impl FnOnce() -> &'t str) -> u64 {
    if after.is_space() { SPACE_KEY } else { chars_key(canonical(between())) }
}

fn chars_key(chars: Canonical<std::str::Chars<'_>>) -> u64 {
    chars.fold(0, mix)
}

const fn mix(key: u64, c: char) -> u64 {
    (key.rotate_left(21) ^ c as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

const SPACE_KEY: u64 = mix(0, ' ');

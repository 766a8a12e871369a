//! The phrases themselves: their texts in one pool, and where their words lie in it.

use std::ops::Range;

use super::canonical::{Canonical, agreement, canonical, canonical_backwards};
use super::{CaseRule, PhraseId};
use crate::Span;
use crate::image::{Part, Rows, stored};
use crate::text::Gap;

/// All phrases of a matcher, in the order they were added.
///
/// Each lies in the pool behind a [`Header`], so that a comparison reads one place in memory.
#[derive(Debug, Clone)]
pub(super) struct Phrases {
    pool: Rows<u8>,
    /// Where the header of each phrase lies.
    places: Rows<u32>,
}
stored!(Phrases { pool, places });

/// [`Phrases`] while they are added.
#[derive(Debug, Default)]
pub(super) struct PhraseTexts {
    pool: Vec<u8>,
    places: Vec<u32>,
}

/// [`Phrases`] to be asked for many.
#[derive(Debug, Clone, Copy)]
pub(super) struct AllPhrases<'a> {
    pool: &'a [u8],
    places: Part<'a, u32>,
}

/// What the pool says about the phrase behind it: `head` bytes stand before its first word, `tail` bytes after its last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Header {
    number: u32,
    len: u16,
    head: u16,
    tail: u16,
    rule: CaseRule,
}

impl Header {
    const LEN: usize = 11;

    fn write(self, pool: &mut Vec<u8>) {
        pool.extend_from_slice(&self.number.to_le_bytes());
        for number in [self.len, self.head, self.tail] {
            pool.extend_from_slice(&number.to_le_bytes());
        }
        pool.push(self.rule as u8);
    }

    fn read(&[n0, n1, n2, n3, l0, l1, h0, h1, t0, t1, rule]: &[u8; Self::LEN]) -> Self {
        let rule = match rule {
            0 => CaseRule::Exact,
            1 => CaseRule::Capitalised,
            _ => CaseRule::Any,
        };
        Self {
            number: u32::from_le_bytes([n0, n1, n2, n3]),
            len: u16::from_le_bytes([l0, l1]),
            head: u16::from_le_bytes([h0, h1]),
            tail: u16::from_le_bytes([t0, t1]),
            rule,
        }
    }
}

/// The bit that tells `A` from `a`.
const CASE: u8 = 0x20;

/// Nearly all phrases are no longer.
const SHORT: usize = 32;

/// For each length the bytes that are within it.
const FRONT: [[u8; SHORT]; SHORT + 1] = {
    let mut front = [[0; SHORT]; SHORT + 1];
    let mut at = 0;
    while at < SHORT * (SHORT + 1) {
        let (len, byte) = (at / SHORT, at % SHORT);
        front[len][byte] = if byte < len { u8::MAX } else { 0 };
        at += 1;
    }
    front
};

/// A phrase that stands at a [`Place`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) phrase: PhraseId,
    pub(super) span: Span,
}

/// A place in a text where the words of a phrase may stand.
#[derive(Debug, Clone)]
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    /// From the start of the first word to the end of the last.
    pub(super) words: Range<usize>,
    /// Where a phrase may begin, if something stands before its first word.
    pub(super) from: usize,
    /// Where a phrase must end, if something stands after its last word.
    pub(super) to: usize,
}

impl Place<'_> {
    /// Where the words stand.
    fn span(&self) -> Span {
        Span::new(self.words.start as u32, self.words.end as u32)
    }
}

impl PhraseTexts {
    /// Adds a phrase in its plain form, at most 65,535 bytes long, and gives its place.
    pub(super) fn push(&mut self, phrase: &str, head: usize, tail: usize, rule: CaseRule) -> u32 {
        let (number, place) = (self.places.len() as u32, self.pool.len() as u32);
        let (len, head, tail) = (phrase.len() as u16, head as u16, tail as u16);
        Header { number, len, head, tail, rule }.write(&mut self.pool);
        self.pool.extend_from_slice(phrase.as_bytes());
        self.places.push(place);
        place
    }

    pub(super) fn finish(self) -> Phrases {
        Phrases { pool: Rows::new(self.pool), places: Rows::new(self.places) }
    }
}

impl Phrases {
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// All of them: to be taken once before a loop over many.
    #[inline(always)]
    pub(super) fn all(&self) -> AllPhrases<'_> {
        AllPhrases { pool: self.pool.bytes(), places: self.places.all() }
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.pool.memory_usage() + self.places.memory_usage()
    }
}

impl<'a> AllPhrases<'a> {
    pub(super) fn text(self, id: PhraseId) -> Option<&'a str> {
        let place = self.place(id)?;
        str::from_utf8(self.behind(self.header(place)?, place)?).ok()
    }

    /// Where a phrase lies in the pool.
    pub(super) fn place(self, phrase: PhraseId) -> Option<u32> {
        self.places.get(phrase.index())
    }

    /// The phrase that lies at `place` in the pool.
    pub(super) fn id(self, place: u32) -> Option<PhraseId> {
        self.header(place).map(|header| PhraseId(header.number))
    }

    pub(super) fn rule(self, id: PhraseId) -> Option<CaseRule> {
        self.header(self.place(id)?).map(|header| header.rule)
    }

    /// What the pool says of the phrase at `place`.
    #[inline(always)]
    pub(super) fn header(self, place: u32) -> Option<Header> {
        self.pool.get(place as usize..)?.first_chunk().map(Header::read)
    }

    /// The text of the phrase at `place`.
    fn behind(self, header: Header, place: u32) -> Option<&'a [u8]> {
        self.pool.get(place as usize + Header::LEN..)?.get(..header.len.into())
    }

    /// The phrase at `place` in the pool, if it stands where `at` says, by its words, its case rule, and what stands around its
    /// words.
    pub(super) fn found(self, place: u32, at: &Place<'_>) -> Option<Found> {
        self.found_behind(self.header(place)?, place, at)
    }

    /// The same for those who have its header.
    pub(super) fn found_behind(self, header: Header, place: u32, at: &Place<'_>) -> Option<Found> {
        let Header { number, len, head, tail, rule } = header;
        let (start, len) = (place as usize + Header::LEN + usize::from(head), len.checked_sub(head + tail)?);
        match self.differences(start, len.into(), at) {
            Some(0) => {}
            // Only letters in another case: of nothing else that says the same does one bit tell the forms.
            Some(CASE) if rule == CaseRule::Exact => return None,
            _ => {
                let words = self.pool.get(start..)?.get(..len.into())?;
                agreement(words, at.text.get(at.words.clone())?).filter(|agreement| agreement.satisfies(rule))?;
            }
        }
        if head | tail == 0 {
            return Some(Found { phrase: PhraseId(number), span: at.span() });
        }
        let phrase = self.behind(header, place)?;
        let (head, tail) = (phrase.get(..head.into())?, phrase.get(phrase.len().checked_sub(tail.into())?..)?);
        let Range { mut start, mut end } = at.words;
        if !head.is_empty() {
            let before = canonical_backwards(at.text.get(at.from..start)?);
            start -= before.opening(str::from_utf8(head).ok()?.chars().rev())?;
        }
        if tail.len() == 1 && at.text.as_bytes().get(end..at.to).is_some_and(|gap| gap.first() == tail.first()) {
            // Nearly always a full stop.
            end += 1;
        } else if !tail.is_empty() {
            end += canonical(at.text.get(end..at.to)?).opening(str::from_utf8(tail).ok()?.chars())?;
        }
        Some(Found { phrase: PhraseId(number), span: Span::new(start as u32, end as u32) })
    }

    /// All bits in which some of the `len` bytes of the pool from `start` on differ from the words there, which are as long; nothing for
    /// long ones and those near the end of text or pool. Compares [`SHORT`] bytes in any case: that takes fewer steps than to find out
    /// when to stop.
    fn differences(self, start: usize, len: usize, at: &Place<'_>) -> Option<u8> {
        let ours = self.pool.get(start..)?.first_chunk::<SHORT>()?;
        let theirs = at.text.as_bytes().get(at.words.start..)?.first_chunk::<SHORT>()?;
        let both = ours.iter().zip(theirs).zip(FRONT.get(len)?);
        let differ = both.fold(0, |differ, ((one, other), front)| differ | (one ^ other) & front);
        (at.words.len() == len).then_some(differ)
    }

    /// How many bytes at the front of `text` say the phrase.
    pub(super) fn opens(self, phrase: PhraseId, text: &str) -> Option<usize> {
        canonical(text).opening(self.text(phrase)?.chars())
    }
}

/// The key of what stands between two words: equal where the plain forms are equal.
pub(super) fn gap_key(after: Gap, text: &str, between: Range<usize>) -> u64 {
    if after.is_space() { packed_key(b' '.into()) } else { other_gap_key(text, between) }
}

fn other_gap_key(text: &str, between: Range<usize>) -> u64 {
    let bytes = text.as_bytes();
    let eight = bytes.get(between.start..).and_then(|rest| rest.first_chunk());
    if let (Some(eight), 1..=8) = (eight, between.len()) {
        let packed = u64::from_le_bytes(*eight) & (u64::MAX >> (64 - 8 * between.len()));
        if packed == u64::from(b'\n') {
            // Nearly all that is not plain: where lines are broken to a width.
            return packed_key(b' '.into());
        }
        if is_plain(packed) {
            return packed_key(packed);
        }
    }
    chars_key(canonical(text.get(between).unwrap_or_default()))
}

/// Whether up to eight bytes are visible ASCII and single spaces, and so in their plain form.
fn is_plain(packed: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    let used = u64::MAX >> (packed.leading_zeros() & !7).min(63);
    let low = packed & (0x7F * ONES);
    let shown = (low + 0x60 * ONES) | !used;
    let spaces = !((low ^ (0x20 * ONES)) + 0x7F * ONES) & HIGH;
    packed & HIGH == 0 && shown & HIGH == HIGH && spaces & (spaces << 8) == 0
}

/// The key of characters in plain form: that of their bytes where up to eight ASCII characters hold them.
fn chars_key(chars: Canonical<std::str::Chars<'_>>) -> u64 {
    let (mut packed, mut mixed, mut len) = (0, 0, 0_u32);
    for c in chars {
        packed |= u64::from(c as u32).checked_shl(8 * len).unwrap_or(0);
        mixed = packed_key(mixed ^ u64::from(c as u32));
        len = if c.is_ascii() { 9.min(len + 1) } else { 9 };
    }
    if len <= 8 { packed_key(packed) } else { mixed }
}

fn packed_key(packed: u64) -> u64 {
    let mixed = packed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

//! [`Words`]: what the search asks of the words of a text, however much was read of them before.

use super::index::extend;
use super::phrase::gap_key;
use crate::Span;
use crate::text::{Gap, Lines, Word, read_hash};

/// The words of a text by number, in order.
pub(super) trait Words: Copy {
    /// Where a word stands.
    fn span(self, number: usize) -> Option<Span>;

    /// The hashes of a word and the next one, 0 if there is no next one.
    fn pair(self, number: usize) -> [u64; 2];

    /// The key of a word and the next one; none if there is no next one, or if it is known that a paragraph ends between them.
    fn pair_key(self, text: &str, number: usize) -> Option<u64>;

    /// The key of some words, the last of which is given by number, and the next one.
    fn longer_key(self, text: &str, key: u64, last: usize) -> Option<u64>;

    /// Whether a paragraph ends before a word, which the keys do not say.
    fn is_apart(self, text: &str, number: usize) -> bool;
}

/// Words of a [`Scan`](crate::text::Scan).
impl Words for &[Word] {
    #[inline(always)]
    fn span(self, number: usize) -> Option<Span> {
        self.get(number).map(|word| word.span)
    }

    #[inline(always)]
    fn pair(self, number: usize) -> [u64; 2] {
        [number, number + 1].map(|number| self.get(number).map_or(0, |word| word.hash))
    }

    #[inline(always)]
    fn pair_key(self, text: &str, number: usize) -> Option<u64> {
        self.longer_key(text, self.get(number)?.hash, number)
    }

    #[inline(always)]
    fn longer_key(self, text: &str, key: u64, last: usize) -> Option<u64> {
        let &[word, next] = self.get(last..last + 2)? else { return None };
        let between = word.span.end() as usize..next.span.start() as usize;
        (!word.after.has(Gap::PARAGRAPH)).then(|| extend(key, gap_key(word.after, text, between), next.hash))
    }

    #[inline(always)]
    fn is_apart(self, _: &str, _: usize) -> bool {
        false
    }
}

/// Words of which only the ends are known, and the hashes of those with which phrases may begin and of the next ones; the rest is read
/// when it is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends<'a> {
    /// Where each word begins and ends.
    pub(super) ends: &'a [[u32; 2]],
    /// Beside it the hashes that are known; anything for the others.
    pub(super) hashes: &'a [u64],
    pub(super) lines: &'a Lines,
}

impl Ends<'_> {
    /// The key of some words, the last of which is given by number, and the next one, which has this hash.
    #[inline(always)]
    fn key(self, text: &str, key: u64, last: usize, next: u64) -> Option<u64> {
        let &[[_, end], [start, _]] = self.ends.get(last..last + 2)? else { return None };
        let between = end as usize..start as usize;
        let after = if text.as_bytes().get(between.clone()) == Some(b" ") { Gap::SPACE } else { Gap::NONE };
        Some(extend(key, gap_key(after, text, between), next))
    }
}

impl Words for Ends<'_> {
    #[inline(always)]
    fn span(self, number: usize) -> Option<Span> {
        self.ends.get(number).map(|&[start, end]| Span::new(start, end))
    }

    #[inline(always)]
    fn pair(self, number: usize) -> [u64; 2] {
        let both = self.hashes.get(number..).and_then(|hashes| hashes.first_chunk());
        both.copied().unwrap_or_default()
    }

    #[inline(always)]
    fn pair_key(self, text: &str, number: usize) -> Option<u64> {
        let [hash, next] = self.pair(number);
        self.key(text, hash, number, next)
    }

    #[inline(always)]
    fn longer_key(self, text: &str, key: u64, last: usize) -> Option<u64> {
        self.key(text, key, last, read_hash(text, self.span(last + 1)?))
    }

    #[inline(always)]
    fn is_apart(self, text: &str, number: usize) -> bool {
        let before = number.checked_sub(1).and_then(|before| self.ends.get(before));
        let (Some(&[_, end]), Some(&[start, _])) = (before, self.ends.get(number)) else { return false };
        let between = end as usize..start as usize;
        text.as_bytes().get(between.clone()) != Some(b" ") && self.lines.end_paragraph(text, between)
    }
}

//! [`Symbols`]: phrases without a word ("$", "—"), which are looked for between the words.

use std::ops::Range;

use super::PhraseId;
use super::canonical::canonical;
use super::phrase::{AllPhrases, Found};
use crate::Span;
use crate::image::{Rows, row, stored};

/// Phrases without a word, by their first character.
#[derive(Debug, Clone)]
pub(super) struct Symbols {
    by_first: Rows<Symbol>,
}
stored!(Symbols { by_first });

/// A phrase, and its first character in plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Symbol {
    first: u32,
    phrase: PhraseId,
}
row!(Symbol { first: u32, phrase: PhraseId });

impl Symbol {
    pub(super) fn new(first: char, phrase: PhraseId) -> Self {
        Self { first: first.into(), phrase }
    }
}

impl Symbols {
    pub(super) fn new(mut symbols: Vec<Symbol>) -> Self {
        symbols.sort_unstable();
        Self { by_first: Rows::new(symbols) }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The leftmost, then longest, of these phrases in `gap`, a part of `text` in which no word stands.
    pub(super) fn first_in(&self, phrases: AllPhrases<'_>, text: &str, gap: Range<usize>) -> Option<Found> {
        let mut places = text.get(gap.clone())?.char_indices();
        places.find_map(|(at, _)| {
            let standing = self.standing_at(phrases, text, gap.start + at..gap.end);
            standing.reduce(|best, found| if found.span.len() > best.span.len() { found } else { best })
        })
    }

    /// All of these phrases in `gap`, from left to right; those that begin at one place in the order they were added.
    pub(super) fn all_in(&self, phrases: AllPhrases<'_>, text: &str, gap: Range<usize>) -> impl Iterator<Item = Found> {
        let places = text.get(gap.clone()).unwrap_or_default().char_indices();
        places.flat_map(move |(at, _)| self.standing_at(phrases, text, gap.start + at..gap.end))
    }

    /// The phrases at the front of `gap`, which is not empty.
    fn standing_at(&self, phrases: AllPhrases<'_>, text: &str, gap: Range<usize>) -> impl Iterator<Item = Found> {
        let gap_text = &text[gap.clone()];
        let first = gap_text.chars().next().and_then(|c| canonical(c.encode_utf8(&mut [0; 4])).next()).map(u32::from);
        let from = self.by_first.all().partition_point(|symbol| Some(symbol.first) < first);
        let candidates = self.by_first.iter().skip(from).take_while(move |symbol| Some(symbol.first) == first);
        candidates.filter_map(move |Symbol { phrase, .. }| {
            let len = phrases.opens(phrase, gap_text)?;
            Some(Found { phrase, span: Span::new(gap.start as u32, (gap.start + len) as u32) })
        })
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.by_first.memory_usage()
    }
}

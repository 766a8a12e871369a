//! [`Symbols`]: phrases without a word ("$", "—"), which are looked for between the words.

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

    /// The leftmost, then longest, of these phrases in `text` from byte `start` to byte `end`, between which no word stands.
    pub(super) fn first_in(&self, phrases: AllPhrases<'_>, text: &str, start: usize, end: usize) -> Option<Found> {
        let gap = text.get(start..end)?;
        gap.char_indices().find_map(|(offset, c)| {
            let first = canonical(c.encode_utf8(&mut [0; 4])).next()?;
            let (phrase, len) = self.longest_at(phrases, first, &gap[offset..])?;
            let start = start + offset;
            Some(Found { phrase, span: Span::new(start as u32, (start + len) as u32) })
        })
    }

    /// The longest of the phrases that begin with `first` at the front of `text`.
    fn longest_at(&self, phrases: AllPhrases<'_>, first: char, text: &str) -> Option<(PhraseId, usize)> {
        let first = u32::from(first);
        let from = self.by_first.all().partition_point(|symbol| symbol.first < first);
        let candidates = self.by_first.iter().skip(from).take_while(|symbol| symbol.first == first);
        let found = candidates.filter_map(|Symbol { phrase, .. }| Some((phrase, phrases.opens(phrase, text)?)));
        found.reduce(|best, found| if found.1 > best.1 { found } else { best })
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.by_first.memory_usage()
    }
}

//! [`Symbols`]: phrases without a word ("$", "—"), which are looked for between the words.

use super::PhraseId;
use super::canonical::canonical;
use super::phrase::{Found, Phrases};
use crate::Span;

/// Phrases without a word, by their first character.
#[derive(Debug, Clone)]
pub(super) struct Symbols {
    by_first: Vec<(char, PhraseId)>,
}

impl Symbols {
    /// From the first characters (in plain form) and the numbers of phrases.
    pub(super) fn new(mut by_first: Vec<(char, PhraseId)>) -> Self {
        by_first.sort_unstable();
        Self { by_first }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The leftmost, then longest, of these phrases in `text` from byte `start` to byte `end`, between which no word stands.
    pub(super) fn first_in(&self, phrases: &Phrases, text: &str, start: usize, end: usize) -> Option<Found> {
        let gap = text.get(start..end)?;
        gap.char_indices().find_map(|(offset, c)| {
            let first = canonical(c.encode_utf8(&mut [0; 4])).next()?;
            let (phrase, len) = self.longest_at(phrases, first, &gap[offset..])?;
            let start = start + offset;
            Some(Found { phrase, span: Span::new(start as u32, (start + len) as u32) })
        })
    }

    /// The longest of the phrases that begin with `first` at the front of `text`.
    fn longest_at(&self, phrases: &Phrases, first: char, text: &str) -> Option<(PhraseId, usize)> {
        let from = self.by_first.partition_point(|&(c, _)| c < first);
        let candidates = self.by_first[from..].iter().take_while(|&&(c, _)| c == first);
        let found = candidates.filter_map(|&(_, phrase)| Some((phrase, phrases.opens(phrase, text)?)));
        found.reduce(|best, found| if found.1 > best.1 { found } else { best })
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.by_first.capacity() * size_of::<(char, PhraseId)>()
    }
}

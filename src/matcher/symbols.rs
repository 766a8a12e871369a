//! [`Symbols`]: phrases without a word ("$", "—"), which are looked for between the words.

use super::phrase::Phrases;

/// Phrases without a word, by their first character.
#[derive(Debug, Clone)]
pub(super) struct Symbols {
    by_first: Vec<(char, u32)>,
}

/// A phrase without a word, found in a gap.
#[derive(Debug, Clone, Copy)]
pub(super) struct Symbol {
    pub(super) number: u32,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Symbols {
    /// From the first characters (in plain form) and the numbers of phrases.
    pub(super) fn new(mut by_first: Vec<(char, u32)>) -> Self {
        by_first.sort_unstable();
        Self { by_first }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// The leftmost, then longest, of these phrases in `text` from byte `start` to byte `end`, between which no word stands.
    pub(super) fn first_in(&self, phrases: &Phrases, text: &str, start: usize, end: usize) -> Option<Symbol> {
        let gap = text.get(start..end)?;
        gap.char_indices().find_map(|(offset, _)| self.longest_at(phrases, gap, offset)).map(|found| Symbol {
            start: start + found.start,
            end: start + found.end,
            ..found
        })
    }

    fn longest_at(&self, phrases: &Phrases, gap: &str, start: usize) -> Option<Symbol> {
        let rest = gap.get(start..)?;
        let first = super::canonical::canonical(rest.get(..rest.chars().next()?.len_utf8())?).next()?;
        let from = self.by_first.partition_point(|&(c, _)| c < first);
        let candidates = self.by_first[from..].iter().take_while(|&&(c, _)| c == first);
        let found = candidates.filter_map(|&(_, number)| Some((phrases.opens(number, rest)?, number)));
        let longest = found.reduce(|best, found| if found.0 > best.0 { found } else { best });
        longest.map(|(len, number)| Symbol { number, start, end: start + len })
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.by_first.capacity() * size_of::<(char, u32)>()
    }
}

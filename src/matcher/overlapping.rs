//! [`FindOverlappingIter`]: all phrases of a text, also those inside others and across them.

use std::ops::Range;

use super::iter::Pieces;
use super::over::Over;
use super::phrase::Found;
use super::{Match, Matcher};

/// All phrases in a text, see [`Matcher::find_overlapping_iter`].
#[derive(Debug)]
pub struct FindOverlappingIter<'a> {
    pieces: Pieces<'a>,
    /// What is laid over the phrases that are looked for, if anything is.
    over: Option<&'a Over>,
    /// The matches that begin in the piece at hand, in order.
    found: Vec<Match>,
    /// The next of them.
    next: usize,
}

impl<'a> FindOverlappingIter<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        let over = matcher.over.as_deref();
        let mut all = Self { pieces: Pieces::new(matcher, text), over, found: Vec::new(), next: 0 };
        if let Some(over) = over {
            // All are found at once.
            let mut found: Vec<Match> = all.by_ref().chain(over.find_overlapping(text)).collect();
            settle(&mut found);
            (all.found, all.next) = (found, 0);
        }
        all
    }

    /// Finds the matches that begin with these words of the piece or in the gaps before them, and in the gap at the end of the text.
    #[inline(never)]
    fn find_in(&mut self, words: Range<usize>) {
        let Self { pieces, over, found, next } = self;
        found.clear();
        *next = 0;
        let (searched, begun) = pieces.begun();
        for candidate in begun.iter().map(|&begun| searched.candidate(begun)) {
            searched.each_at(candidate, 0, &mut |one| found.push(Match { phrase: one.phrase, span: one.span }));
        }
        if !searched.symbols.is_empty() {
            let end = words.end + usize::from(pieces.is_read());
            let gaps = (words.start..end).map(|word| searched.gap_before(word));
            let symbols = gaps.flat_map(|gap| searched.symbols.all_in(searched.phrases, searched.text, gap));
            found.extend(symbols.map(|Found { phrase, span }| Match { phrase, span }));
        }
        if let Some(over) = over {
            found.retain(|found| !over.is_hidden(found.phrase));
        }
        settle(found);
    }
}

impl Iterator for FindOverlappingIter<'_> {
    type Item = Match;

    #[inline]
    fn next(&mut self) -> Option<Match> {
        loop {
            if let Some(&found) = self.found.get(self.next) {
                self.next += 1;
                return Some(found);
            }
            let words = self.pieces.read()?;
            self.find_in(words);
        }
    }
}

/// Puts matches in order, as nearly all are before; of phrases that say the same only the first added is left.
fn settle(matches: &mut Vec<Match>) {
    matches.sort_by_key(|found| (found.span, found.phrase));
    matches.dedup_by_key(|found| found.span);
}

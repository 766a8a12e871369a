//! [`FindOverlappingIter`]: all phrases of a text, also those inside others and across them.

use std::cmp::Reverse;

use super::find::Candidates;
use super::over::Over;
use super::phrase::Found;
use super::searched::{Candidate, Searched};
use super::{Match, Matcher};
use crate::text::{Word, WordScan, readable};

/// All phrases in a text, see [`Matcher::find_overlapping_iter`].
#[derive(Debug)]
pub struct FindOverlappingIter<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    scan: WordScan,
    candidates: Candidates,
    /// The matches at the candidate before, as far as they are still to come, the next one last.
    found: Vec<Match>,
}

impl<'a> FindOverlappingIter<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        let text = readable(text);
        let mut scan = WordScan::default();
        scan.read(text);
        let mut all = Self { matcher, text, scan, candidates: Candidates::default(), found: Vec::new() };
        if let Some(over) = &matcher.over {
            all.add_all(over);
        }
        all
    }

    /// Finds the matches of this matcher and of what is laid over it.
    fn add_all(&mut self, over: &Over) {
        let mut all = Vec::new();
        while self.find_more().is_some() {
            all.append(&mut self.found);
        }
        over.find_overlapping(self.text, &mut all);
        settle(&mut all);
        self.found = all;
    }

    /// Finds the matches at the next candidate that has any.
    fn find_more(&mut self) -> Option<()> {
        let Self { matcher, text, scan, candidates, found } = self;
        let searched = Searched::new(matcher, text, scan.words());
        while found.is_empty() {
            searched.all_matches(candidates.peek(&searched)?, found);
            candidates.pass();
        }
        Some(())
    }
}

impl Iterator for FindOverlappingIter<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        if self.found.is_empty() {
            self.find_more()?;
        }
        self.found.pop()
    }
}

impl Searched<'_, &[Word]> {
    /// Adds the matches that begin with the candidate or in the gap before it, from right to left: none of them begins before those
    /// of the candidates before it.
    fn all_matches(&self, candidate: Candidate, matches: &mut Vec<Match>) {
        self.each_at(candidate, 0, &mut |found| matches.push(Match { phrase: found.phrase, span: found.span }));
        if !self.symbols.is_empty() {
            let gap = self.gap_before(candidate.word as usize);
            let found = self.symbols.all_in(self.phrases, self.text, gap);
            matches.extend(found.map(|Found { phrase, span }| Match { phrase, span }));
        }
        if matches.len() > 1 {
            settle(matches);
        }
    }
}

/// Puts matches in order from right to left; of phrases that say the same the first added is left.
fn settle(matches: &mut Vec<Match>) {
    matches.sort_unstable_by_key(|found| (Reverse(found.span), found.phrase));
    matches.dedup_by_key(|found| found.span);
}

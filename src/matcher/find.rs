//! [`FindIn`]: the search among words that were read before.

use std::ops::Range;

use super::first::Begun;
use super::phrase::Found;
use super::searched::{Candidate, Searched, is_better};
use super::{Matcher, WordMatch};
use crate::text::Word;

/// The phrases among the words of a text, see [`Matcher::find_in`].
#[derive(Debug, Clone)]
pub struct FindIn<'a> {
    searched: Searched<'a, &'a [Word]>,
    search: Search,
    /// Where phrases are laid over others, all are found at once.
    found: Option<std::vec::IntoIter<WordMatch>>,
}

impl<'a> FindIn<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str, words: &'a [Word]) -> Self {
        let found = matcher.over.as_ref().map(|over| over.find_in(matcher, text, words).into_iter());
        Self { searched: Searched::new(matcher, text, words), search: Search::default(), found }
    }
}

impl Iterator for FindIn<'_> {
    type Item = WordMatch;

    fn next(&mut self) -> Option<WordMatch> {
        match &mut self.found {
            None => self.search.next(&self.searched),
            Some(found) => found.next(),
        }
    }
}

/// How many words are looked up in the index before the first of them is looked at closely.
const BLOCK: usize = 64;

/// The candidates among some words, in order.
#[derive(Debug, Clone)]
struct Block {
    candidates: [Candidate; BLOCK],
    len: usize,
}

impl Default for Block {
    fn default() -> Self {
        Self { candidates: [Candidate::default(); BLOCK], len: 0 }
    }
}

impl Block {
    fn get(&self, at: usize) -> Option<Candidate> {
        self.candidates[..self.len.min(BLOCK)].get(at).copied()
    }

    /// Adds a candidate without a branch: the next one overwrites it unless it is to be kept.
    fn add(&mut self, candidate: Candidate, keep: bool) {
        self.candidates[self.len % BLOCK] = candidate;
        self.len += usize::from(keep);
    }
}

/// How far a search has come.
#[derive(Debug, Clone, Default)]
pub(super) struct Search {
    block: Block,
    /// The next candidate of the block.
    at: usize,
    /// The first word behind the block.
    next: usize,
    /// Where the last match ended, in bytes.
    resume: usize,
}

impl Search {
    pub(super) fn next(&mut self, searched: &Searched<'_, &[Word]>) -> Option<WordMatch> {
        loop {
            while let Some(candidate) = self.block.get(self.at) {
                let found = searched.first_match(candidate, self.resume);
                // After a phrase without words the word behind it is still to be looked at.
                self.at += usize::from(found.as_ref().is_none_or(|found| !found.words.is_empty()));
                if let Some(found) = found {
                    self.resume = found.span.end() as usize;
                    return Some(found);
                }
            }
            let (begun, len) = searched.begun(self.next)?;
            searched.look_up(&begun[..len], &mut self.block);
            (self.at, self.next) = (0, self.next + BLOCK);
        }
    }
}

impl Searched<'_, &[Word]> {
    /// The words from number `base` with which phrases may begin, and how many they are; nothing after the last word.
    ///
    /// Where phrases without words are looked for, all words are among them, and one behind the last for the gap at the end.
    fn begun(&self, base: usize) -> Option<([Begun; BLOCK], usize)> {
        let symbols = !self.symbols.is_empty();
        if base >= self.words.len() + usize::from(symbols) {
            return None;
        }
        let (mut begun, mut len) = ([Begun::default(); BLOCK], 0);
        for (at, word) in (base..).zip(self.words[base..].iter().take(BLOCK)) {
            let next = self.words.get(at + 1).map_or(0, |next| next.hash);
            begun[len % BLOCK] = self.index.first(word.hash, word.shape).at(at as u32, word, next);
            len += usize::from(begun[len % BLOCK].is_any() || symbols);
        }
        if symbols && self.words.len() < base + BLOCK {
            begun[len % BLOCK] = Begun { word: self.words.len() as u32, ..Begun::default() };
            len += 1;
        }
        Some((begun, len))
    }

    /// Looks up at most [`BLOCK`] words, all of them before the first is looked at, so that the processor need not wait for one
    /// answer before it asks for the next.
    fn look_up(&self, begun: &[Begun], block: &mut Block) {
        let symbols = !self.symbols.is_empty();
        block.len = 0;
        for &begun in begun {
            let candidate = self.candidate(begun);
            let keep = !candidate.alone.is_nothing() | !candidate.pair.slot.is_free() | symbols;
            block.add(candidate, keep);
        }
    }

    /// The leftmost, then longest, match that begins with the candidate or in the gap before it, at byte `resume` or later.
    fn first_match(&self, candidate: Candidate, resume: usize) -> Option<WordMatch> {
        let in_words = self.longest_at(candidate, resume);
        if self.symbols.is_empty() {
            return in_words;
        }
        let in_gap = self.symbol_before(candidate.word as usize, resume);
        match (in_words, in_gap) {
            (Some(words), Some(gap)) if is_better(gap.span, words.span) => Some(gap),
            (words, gap) => words.or(gap),
        }
    }

    /// The first phrase without words in the gap before word number `word`.
    fn symbol_before(&self, word: usize, resume: usize) -> Option<WordMatch> {
        let Range { start, end } = self.gap_before(word);
        let Found { phrase, span } = self.symbols.first_in(self.phrases, self.text, start.max(resume)..end)?;
        Some(WordMatch { phrase, words: word as u32..word as u32, span })
    }
}

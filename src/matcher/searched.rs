//! [`Searched`]: which phrases stand at a word of a text.

use std::ops::Range;

use super::alone::Alone;
use super::first::Begun;
use super::index::{Index, Slot};
use super::phrase::{AllPhrases, Found, Place};
use super::symbols::Symbols;
use super::words::Words;
use super::{Matcher, WordMatch};
use crate::Span;

/// A word with which phrases may begin, looked up.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Candidate {
    pub(super) word: u32,
    /// The phrases that are the word alone.
    pub(super) alone: Alone,
    /// The word and the next one, if a phrase may begin with both.
    pub(super) pair: Pair,
}

/// Words with which phrases may begin: their key, and what is known of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pair {
    pub(super) key: u64,
    pub(super) slot: Slot,
}

/// What is searched for what.
#[derive(Debug, Clone)]
pub(super) struct Searched<'a, W> {
    pub(super) index: Index<'a>,
    pub(super) phrases: AllPhrases<'a>,
    pub(super) symbols: &'a Symbols,
    pub(super) text: &'a str,
    pub(super) words: W,
}

impl<'a, W: Words> Searched<'a, W> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str, words: W) -> Self {
        let Matcher { phrases, index, symbols, .. } = matcher;
        Self { index: index.all(), phrases: phrases.all(), symbols, text, words }
    }

    /// The word and the next one.
    pub(super) fn pair(&self, first: u32) -> Pair {
        let first = first as usize;
        self.looked_up(self.words.pair_key(self.text, first), first + 1)
    }

    /// Looks up a word with which phrases may begin.
    pub(super) fn candidate(&self, begun: Begun) -> Candidate {
        let pair = if begun.longer { self.pair(begun.word) } else { Pair::default() };
        Candidate { word: begun.word, alone: begun.alone, pair }
    }

    /// The words of this key, the last of which is given by number, and what is known of them.
    fn looked_up(&self, key: Option<u64>, last: usize) -> Pair {
        let pair = key.map_or(Pair::default(), |key| Pair { key, slot: self.index.get(key) });
        if !pair.slot.is_free() && self.words.is_apart(self.text, last) { Pair::default() } else { pair }
    }

    /// The match that begins with the word of this number, one of those in `begun`, at byte `resume` or later, where a phrase before it
    /// has a mark behind its words that the match has in front of its own.
    pub(super) fn again(&self, begun: &[Begun], word: u32, resume: u32) -> Option<WordMatch> {
        self.longest_at(self.candidate_at(begun, word)?, resume as usize)
    }

    /// The word with this number if it is one of those with which phrases may begin.
    pub(super) fn candidate_at(&self, begun: &[Begun], word: u32) -> Option<Candidate> {
        let at = begun.binary_search_by_key(&word, |begun| begun.word).ok()?;
        Some(self.candidate(begun[at]))
    }

    /// The match that begins leftmost, then is longest, among those whose first word is the candidate.
    pub(super) fn longest_at(&self, candidate: Candidate, resume: usize) -> Option<WordMatch> {
        if (self.words.span(candidate.word as usize)?.start() as usize) < resume {
            return None;
        }
        let mut best = None;
        self.each_at(candidate, resume, &mut |found| take_better(&mut best, found));
        best
    }

    /// Shows `take` all phrases whose first word is the candidate and that stand from byte `resume` on: those of one word, then those of
    /// two, and so on; of those that differ in case only the first comes first.
    pub(super) fn each_at(&self, candidate: Candidate, resume: usize, take: &mut impl FnMut(WordMatch)) {
        let Candidate { word, alone, mut pair } = candidate;
        self.each_alone(alone, word, resume, take);
        let first = word as usize;
        let mut last = first + 1;
        while !pair.slot.is_free() {
            self.each_of(self.index.ending_at(pair.slot), first, last, resume, take);
            pair = self.looked_up(self.next_key(pair, last), last + 1);
            last += 1;
        }
    }

    /// The key of a pair, whose last word is number `last`, with the next word, if longer phrases begin so.
    fn next_key(&self, pair: Pair, last: usize) -> Option<u64> {
        if pair.slot.goes_on() { self.words.longer_key(self.text, pair.key, last) } else { None }
    }

    /// The phrase that is just the word number `first`.
    pub(super) fn alone(&self, alone: Alone, first: u32) -> Option<WordMatch> {
        let mut best = None;
        self.each_alone(alone, first, 0, &mut |found| take_better(&mut best, found));
        best
    }

    /// Shows `take` the phrases that are just the word number `first`.
    fn each_alone(&self, alone: Alone, first: u32, resume: usize, take: &mut impl FnMut(WordMatch)) {
        if alone.is_nothing() {
            return;
        }
        if !alone.is_compared() {
            let span = self.words.span(first as usize);
            let found = span.map(|span| WordMatch { phrase: alone.phrase(), words: first..first + 1, span });
            return found.into_iter().for_each(take);
        }
        let (first, last) = (first as usize, first as usize);
        match alone.list() {
            Some(at) => self.each_of(self.index.list(at).iter(), first, last, resume, take),
            None => self.each_of(self.phrases.place(alone.phrase()).into_iter(), first, last, resume, take),
        }
    }

    /// Shows `take` those of the phrases at these places of the pool that stand in the words from `first` to `last`.
    fn each_of(
        &self,
        phrases: impl Iterator<Item = u32>,
        first: usize,
        last: usize,
        resume: usize,
        take: &mut impl FnMut(WordMatch),
    ) {
        for phrase in phrases {
            let place = self.place(first, last, resume);
            if let Some(Found { phrase, span }) = place.and_then(|place| self.phrases.found(phrase, &place)) {
                take(WordMatch { phrase, words: first as u32..last as u32 + 1, span });
            }
        }
    }

    /// The words from `first` to `last`, as a place where phrases may stand from byte `resume` on.
    #[inline(always)]
    pub(super) fn place(&self, first: usize, last: usize, resume: usize) -> Option<Place<'a>> {
        let words = self.words.span(first)?.to(self.words.span(last)?).range();
        Some(Place { text: self.text, words, from: self.gap_start(first).max(resume), to: self.gap_end(last) })
    }

    /// What stands before word number `word`, or behind the last word.
    pub(super) fn gap_before(&self, word: usize) -> Range<usize> {
        let end = self.words.span(word).map_or(self.text.len(), |word| word.start() as usize);
        self.gap_start(word)..end
    }

    /// Where the gap before word number `word` begins.
    #[inline(always)]
    pub(super) fn gap_start(&self, word: usize) -> usize {
        let before = word.checked_sub(1).and_then(|before| self.words.span(before));
        before.map_or(0, |before| before.end() as usize)
    }

    /// Where the gap after word number `word` ends.
    #[inline(always)]
    fn gap_end(&self, word: usize) -> usize {
        self.words.span(word + 1).map_or(self.text.len(), |next| next.start() as usize)
    }
}

/// Puts `found` in the place of `best` if it is better.
pub(super) fn take_better(best: &mut Option<WordMatch>, found: WordMatch) {
    if best.as_ref().is_none_or(|best| is_better(found.span, best.span)) {
        *best = Some(found);
    }
}

/// Whether a match at `span` goes before one at `other`: it begins earlier, or is longer.
pub(super) fn is_better(span: Span, other: Span) -> bool {
    (span.start(), other.end()) < (other.start(), span.end())
}

//! [`Searched`]: which phrases stand at a word of a text.

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
        let Matcher { phrases, index, symbols } = matcher;
        Self { index: index.all(), phrases: phrases.all(), symbols, text, words }
    }

    /// The word and the next one.
    pub(super) fn pair(&self, first: u32) -> Pair {
        let first = first as usize;
        self.looked_up(self.words.pair_key(self.text, first), first + 1)
    }

    /// The words of this key, the last of which is given by number, and what is known of them.
    fn looked_up(&self, key: Option<u64>, last: usize) -> Pair {
        let pair = key.map_or(Pair::default(), |key| Pair { key, slot: self.index.get(key) });
        if !pair.slot.is_free() && self.words.is_apart(self.text, last) { Pair::default() } else { pair }
    }

    /// The match that begins with a word at byte `resume` or later, where a phrase before it has a mark behind its words that the
    /// match has in front of its own.
    pub(super) fn again(&self, begun: Begun, resume: u32) -> Option<WordMatch> {
        let pair = if begun.longer { self.pair(begun.word) } else { Pair::default() };
        self.longest_at(Candidate { word: begun.word, alone: begun.alone, pair }, resume as usize)
    }

    /// The match that begins leftmost, then is longest, among those whose first word is the candidate.
    pub(super) fn longest_at(&self, candidate: Candidate, resume: usize) -> Option<WordMatch> {
        let Candidate { word: first, alone, pair } = candidate;
        if (self.words.span(first as usize)?.start() as usize) < resume {
            return None;
        }
        self.longer(pair, first, resume, self.alone(alone, first, resume))
    }

    /// The better of `best` and the matches that begin with the pair at word number `first`.
    pub(super) fn longer(
        &self,
        mut longer: Pair,
        first: u32,
        resume: usize,
        mut best: Option<WordMatch>,
    ) -> Option<WordMatch> {
        let first = first as usize;
        let mut last = first + 1;
        while !longer.slot.is_free() {
            let places = self.index.ending_at(longer.slot);
            best = self.better(places, first, last, resume, best);
            longer = self.looked_up(self.next_key(longer, last), last + 1);
            last += 1;
        }
        best
    }

    /// The key of a pair, whose last word is number `last`, with the next word, if longer phrases begin so.
    pub(super) fn next_key(&self, pair: Pair, last: usize) -> Option<u64> {
        if pair.slot.goes_on() { self.words.longer_key(self.text, pair.key, last) } else { None }
    }

    /// The phrase that is just the word number `first`.
    pub(super) fn alone(&self, alone: Alone, first: u32, resume: usize) -> Option<WordMatch> {
        if alone.is_nothing() {
            return None;
        }
        if !alone.is_compared() {
            let span = self.words.span(first as usize)?;
            return Some(WordMatch { phrase: alone.phrase(), words: first..first + 1, span });
        }
        let (first, last) = (first as usize, first as usize);
        match alone.list() {
            Some(at) => self.better(self.index.list(at).iter(), first, last, resume, None),
            None => self.better(self.phrases.place(alone.phrase()).into_iter(), first, last, resume, None),
        }
    }

    /// The better of `best` and the phrases at these places of the pool that stand in the words from `first` to `last`.
    fn better(
        &self,
        phrases: impl Iterator<Item = u32>,
        first: usize,
        last: usize,
        resume: usize,
        mut best: Option<WordMatch>,
    ) -> Option<WordMatch> {
        for phrase in phrases {
            let place = self.place(first, last, resume);
            let Some(Found { phrase, span }) = place.and_then(|place| self.phrases.found(phrase, &place)) else {
                continue;
            };
            if best.as_ref().is_none_or(|best| is_better(span, best.span)) {
                best = Some(WordMatch { phrase, words: first as u32..last as u32 + 1, span });
            }
        }
        best
    }

    /// The words from `first` to `last`, as a place where phrases may stand from byte `resume` on.
    #[inline(always)]
    pub(super) fn place(&self, first: usize, last: usize, resume: usize) -> Option<Place<'a>> {
        let words = self.words.span(first)?.to(self.words.span(last)?).range();
        Some(Place { text: self.text, words, from: self.gap_start(first).max(resume), to: self.gap_end(last) })
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

/// Whether a match at `span` goes before one at `other`: it begins earlier, or is longer.
pub(super) fn is_better(span: Span, other: Span) -> bool {
    (span.start(), other.end()) < (other.start(), span.end())
}

//! [`FindIn`] and [`FindIter`]: the search itself.

use super::alone::Alone;
use super::index::{Index, Slot, extend};
use super::phrase::{AllPhrases, Found, Place, gap_key};
use super::symbols::Symbols;
use super::{Match, Matcher, WordMatch};
use crate::Span;
use crate::text::{Gap, Word, WordScan};

/// The phrases among the words of a text, see [`Matcher::find_in`].
#[derive(Debug, Clone)]
pub struct FindIn<'a> {
    searched: Searched<'a>,
    search: Search,
}

impl<'a> FindIn<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str, words: &'a [Word]) -> Self {
        Self { searched: Searched::new(matcher, text, words), search: Search::default() }
    }
}

impl Iterator for FindIn<'_> {
    type Item = WordMatch;

    fn next(&mut self) -> Option<WordMatch> {
        self.search.next(&self.searched)
    }
}

/// The phrases in a text, see [`Matcher::find_iter`].
#[derive(Debug)]
pub struct FindIter<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    scan: WordScan,
    search: Search,
}

impl<'a> FindIter<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        let mut scan = WordScan::default();
        scan.read(text);
        Self { matcher, text, scan, search: Search::default() }
    }
}

impl Iterator for FindIter<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let searched = Searched::new(self.matcher, self.text, self.scan.words());
        let WordMatch { phrase, span, .. } = self.search.next(&searched)?;
        Some(Match { phrase, span })
    }
}

/// How many words are looked up in the index before the first of them is looked at closely.
const BLOCK: usize = 64;

/// A word with which phrases may begin, and how.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Begun {
    /// The number of the word.
    pub(crate) word: u32,
    /// The phrases that are the word alone.
    pub(super) alone: Alone,
    /// Whether a longer one may begin with it.
    pub(super) longer: bool,
}

impl Begun {
    /// Whether any phrase may begin with the word.
    #[inline(always)]
    pub(crate) fn is_any(self) -> bool {
        !self.alone.is_nothing() | self.longer
    }
}

/// A word with which phrases may begin, looked up.
#[derive(Debug, Clone, Copy, Default)]
struct Candidate {
    word: u32,
    /// The phrases that are the word alone.
    alone: Alone,
    /// The word and the next one, if a phrase may begin with both.
    pair: Pair,
}

/// Words with which phrases may begin: their key, and what is known of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Pair {
    pub(super) key: u64,
    pub(super) slot: Slot,
}

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
struct Search {
    block: Block,
    /// The next candidate of the block.
    at: usize,
    /// The first word behind the block.
    next: usize,
    /// Where the last match ended, in bytes.
    resume: usize,
}

impl Search {
    fn next(&mut self, searched: &Searched<'_>) -> Option<WordMatch> {
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

/// What is searched for what.
#[derive(Debug, Clone)]
pub(super) struct Searched<'a> {
    pub(super) index: Index<'a>,
    pub(super) phrases: AllPhrases<'a>,
    symbols: &'a Symbols,
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
}

impl<'a> Searched<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str, words: &'a [Word]) -> Self {
        let Matcher { phrases, index, symbols } = matcher;
        Self { index: index.all(), phrases: phrases.all(), symbols, text, words }
    }
}

impl Searched<'_> {
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
            begun[len % BLOCK] = self.index.first(word).at(at as u32, word, next);
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
            let pair = if begun.longer { self.pair(begun.word) } else { Pair::default() };
            let keep = !begun.alone.is_nothing() | !pair.slot.is_free() | symbols;
            block.add(Candidate { word: begun.word, alone: begun.alone, pair }, keep);
        }
    }

    /// The word and the next one.
    fn pair(&self, first: u32) -> Pair {
        self.pair_key(first).map_or(Pair::default(), |key| Pair { key, slot: self.index.get(key) })
    }

    /// The key of the word and the next one.
    pub(super) fn pair_key(&self, first: u32) -> Option<u64> {
        let &[word, next] = self.words.get(first as usize..first as usize + 2)? else { return None };
        Some(self.extended(word.hash, word, next))
    }

    /// The key of the words up to `word` and the `next` one.
    fn extended(&self, key: u64, word: Word, next: Word) -> u64 {
        let between = word.span.end() as usize..next.span.start() as usize;
        extend(key, gap_key(word.after, self.text, between), next.hash)
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

    /// The match that begins with a word at byte `resume` or later, where a phrase before it has a mark behind its words that the
    /// match has in front of its own.
    pub(super) fn again(&self, begun: Begun, resume: u32) -> Option<WordMatch> {
        let pair = if begun.longer { self.pair(begun.word) } else { Pair::default() };
        self.longest_at(Candidate { word: begun.word, alone: begun.alone, pair }, resume as usize)
    }

    /// The match that begins leftmost, then is longest, among those whose first word is the candidate.
    fn longest_at(&self, candidate: Candidate, resume: usize) -> Option<WordMatch> {
        let Candidate { word: first, alone, pair } = candidate;
        if (self.words.get(first as usize)?.span.start() as usize) < resume {
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
            let next = self.next_key(longer, last);
            longer = next.map_or(Pair::default(), |key| Pair { key, slot: self.index.get(key) });
            last += 1;
        }
        best
    }

    /// The key of a pair, whose last word is number `last`, with the next word, if longer phrases begin so.
    pub(super) fn next_key(&self, pair: Pair, last: usize) -> Option<u64> {
        let &[word, next] = self.words.get(last..last + 2)? else { return None };
        let goes_on = pair.slot.goes_on() & !word.after.has(Gap::PARAGRAPH);
        goes_on.then(|| self.extended(pair.key, word, next))
    }

    /// The phrase that is just the word number `first`.
    pub(super) fn alone(&self, alone: Alone, first: u32, resume: usize) -> Option<WordMatch> {
        if alone.is_nothing() {
            return None;
        }
        if !alone.is_compared() {
            let span = self.words[first as usize].span;
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
            let Some(Found { phrase, span }) = self.phrases.found(phrase, &place) else { continue };
            if best.as_ref().is_none_or(|best| is_better(span, best.span)) {
                best = Some(WordMatch { phrase, words: first as u32..last as u32 + 1, span });
            }
        }
        best
    }

    /// The words from `first` to `last`, as a place where phrases may stand from byte `resume` on.
    pub(super) fn place(&self, first: usize, last: usize, resume: usize) -> Place<'_> {
        let words = self.words[first].span.to(self.words[last].span).range();
        Place { text: self.text, words, from: self.gap_start(first).max(resume), to: self.gap_end(last) }
    }

    /// The first phrase without words in the gap before word number `word`.
    fn symbol_before(&self, word: usize, resume: usize) -> Option<WordMatch> {
        let start = self.gap_start(word).max(resume);
        let end = self.words.get(word).map_or(self.text.len(), |word| word.span.start() as usize);
        let Found { phrase, span } = self.symbols.first_in(self.phrases, self.text, start, end)?;
        Some(WordMatch { phrase, words: word as u32..word as u32, span })
    }

    /// Where the gap before word number `word` begins.
    fn gap_start(&self, word: usize) -> usize {
        let before = word.checked_sub(1).and_then(|before| self.words.get(before));
        before.map_or(0, |before| before.span.end() as usize)
    }

    /// Where the gap after word number `word` ends.
    fn gap_end(&self, word: usize) -> usize {
        self.words.get(word + 1).map_or(self.text.len(), |next| next.span.start() as usize)
    }
}

/// Whether a match at `span` goes before one at `other`: it begins earlier, or is longer.
pub(super) fn is_better(span: Span, other: Span) -> bool {
    (span.start(), other.end()) < (other.start(), span.end())
}

//! [`FindIn`] and [`FindIter`]: the search itself.

use super::index::{Slot, extend, first_key};
use super::phrase::{Found, Place, gap_key};
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
        Self { searched: Searched { matcher, text, words }, search: Search::default() }
    }
}

impl Iterator for FindIn<'_> {
    type Item = WordMatch;

    fn next(&mut self) -> Option<WordMatch> {
        self.search.next(self.searched)
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
        let searched = Searched { matcher: self.matcher, text: self.text, words: self.scan.words() };
        let WordMatch { phrase, span, .. } = self.search.next(searched)?;
        Some(Match { phrase, span })
    }
}

/// How many words are looked up in the bit sets of the index before the first of them is looked at closely.
const BLOCK: usize = 64;

/// How far a search has come.
#[derive(Debug, Clone, Default)]
struct Search {
    /// The first word of the block that is being searched.
    base: usize,
    /// What is still to be looked at in the block.
    left: Candidates,
    /// The first word of the block after it.
    next_base: usize,
    /// Where the last match ended, in bytes.
    resume: usize,
    /// Room to work in.
    openings: Openings,
}

impl Search {
    fn next(&mut self, searched: Searched<'_>) -> Option<WordMatch> {
        loop {
            while let Some(bit) = self.left.first() {
                let found = searched.first_match(self.base + bit, self.left.opening(bit), self.resume);
                // After a phrase without words the word behind it is still to be looked at.
                if found.as_ref().is_none_or(|found| !found.words.is_empty()) {
                    self.left.remove(bit);
                }
                if let Some(found) = found {
                    self.resume = found.span.end() as usize;
                    return Some(found);
                }
            }
            self.base = self.next_base;
            self.left = searched.candidates(self.base, &mut self.openings)?;
            self.next_base += BLOCK;
        }
    }
}

/// Which words of a block phrases may begin with, one bit a word.
#[derive(Debug, Clone, Default)]
struct Candidates {
    /// Phrases of one word.
    words: u64,
    /// Phrases of two words or more.
    pairs: u64,
    /// Phrases without words, in the gap before the word.
    gaps: u64,
}

/// How phrases may begin with a certain word.
#[derive(Clone, Copy)]
struct Opening {
    /// With the word alone.
    word: bool,
    /// With the word and the next one.
    pair: bool,
}

/// Keys of words, and of pairs of words, with the bit of their first word.
#[derive(Debug, Clone, Default)]
struct Openings {
    words: Kept,
    pairs: Kept,
}

/// The items that were kept of those that were added.
#[derive(Debug, Clone)]
struct Kept {
    items: [(u32, u64); BLOCK],
    len: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Self { items: [(0, 0); BLOCK], len: 0 }
    }
}

impl Kept {
    /// Adds an item without a branch: the next one overwrites it unless it is to be kept.
    fn add(&mut self, item: (u32, u64), keep: bool) {
        self.items[self.len % BLOCK] = item;
        self.len += usize::from(keep);
    }

    fn kept(&self) -> &[(u32, u64)] {
        &self.items[..self.len.min(BLOCK)]
    }
}

impl Candidates {
    fn first(&self) -> Option<usize> {
        let all = self.words | self.pairs | self.gaps;
        (all != 0).then_some(all.trailing_zeros() as usize)
    }

    fn opening(&self, bit: usize) -> Opening {
        Opening { word: self.words >> bit & 1 != 0, pair: self.pairs >> bit & 1 != 0 }
    }

    fn remove(&mut self, bit: usize) {
        let others = !(1 << bit);
        self.words &= others;
        self.pairs &= others;
        self.gaps &= others;
    }
}

/// What is searched for what.
#[derive(Debug, Clone, Copy)]
struct Searched<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    words: &'a [Word],
}

impl Searched<'_> {
    /// The candidates among the words from number `base`; nothing after the last word.
    ///
    /// Each step asks the index about all words that are left before the next step begins, and without a branch, so that the
    /// processor need not wait for one answer before it asks for the next.
    fn candidates(self, base: usize, openings: &mut Openings) -> Option<Candidates> {
        let mut candidates = Candidates { words: 0, pairs: 0, gaps: self.gaps(base) };
        let words = self.words.get(base..)?;
        if words.is_empty() && candidates.gaps == 0 {
            return None;
        }
        (openings.words.len, openings.pairs.len) = (0, 0);
        let mut left = self.first_words(&words[..words.len().min(BLOCK)]);
        while left != 0 {
            let bit = left.trailing_zeros();
            left &= left - 1;
            if let [word, ref after @ ..] = words[bit as usize..] {
                self.open(bit, word, after.first(), openings);
            }
        }
        for &(bit, key) in openings.words.kept() {
            candidates.words |= u64::from(self.matcher.index.may_hold(key)) << bit;
        }
        for &(bit, key) in openings.pairs.kept() {
            candidates.pairs |= u64::from(self.matcher.index.may_hold(key)) << bit;
        }
        Some(candidates)
    }

    /// One bit for each word that may be the first of a phrase.
    fn first_words(self, block: &[Word]) -> u64 {
        let index = &self.matcher.index;
        let may_begin = |word: &Word| index.may_begin(first_key(word.hash, word.shape.is_lower()));
        block.iter().enumerate().fold(0, |bits, (bit, word)| bits | u64::from(may_begin(word)) << bit)
    }

    /// Keeps the keys of a word, and of the word and the next, if phrases may begin with them.
    fn open(self, bit: u32, word: Word, next: Option<&Word>, openings: &mut Openings) {
        let index = &self.matcher.index;
        openings.words.add((bit, word.hash), index.may_open(word.hash));
        if let Some(next) = next {
            let key = self.extended(word.hash, word, *next);
            openings.pairs.add((bit, key), index.may_open(key));
        }
    }

    /// The gaps in which phrases without words are looked for: all, if there are such phrases; the gap at the end is that before
    /// one more word.
    fn gaps(self, base: usize) -> u64 {
        let left = (self.words.len() + 1).saturating_sub(base).min(BLOCK);
        if self.matcher.symbols.is_empty() || left == 0 { 0 } else { u64::MAX >> (BLOCK - left) }
    }

    /// The key of the words up to `word` and the `next` one.
    fn extended(self, key: u64, word: Word, next: Word) -> u64 {
        let between = word.span.end() as usize..next.span.start() as usize;
        extend(key, gap_key(word.after, self.text, between), next.hash)
    }

    /// The leftmost, then longest, match that begins with word number `first` or in the gap before it, at byte `resume` or later.
    fn first_match(self, first: usize, opening: Opening, resume: usize) -> Option<WordMatch> {
        let in_words = self.longest_at(first, opening, resume);
        if self.matcher.symbols.is_empty() {
            return in_words;
        }
        let in_gap = self.symbol_before(first, resume);
        match (in_words, in_gap) {
            (Some(words), Some(gap)) if is_better(gap.span, words.span) => Some(gap),
            (words, gap) => words.or(gap),
        }
    }

    /// The match that begins leftmost, then is longest, among those whose first word is number `first`.
    fn longest_at(self, first: usize, opening: Opening, resume: usize) -> Option<WordMatch> {
        let index = &self.matcher.index;
        let words = self.words.get(first..)?;
        let word = words.first()?;
        if (word.span.start() as usize) < resume {
            return None;
        }
        let mut best = None;
        if opening.word {
            best = index.get(word.hash).and_then(|slot| self.better_ending(slot, first, first, resume, best));
        }
        if !opening.pair {
            return best;
        }
        let mut key = word.hash;
        for (last, pair) in (first + 1..).zip(words.windows(2)) {
            if pair[0].after.has(Gap::PARAGRAPH) {
                break;
            }
            key = self.extended(key, pair[0], pair[1]);
            let Some(slot) = index.get(key) else { break };
            best = self.better_ending(slot, first, last, resume, best);
            if !slot.goes_on() {
                break;
            }
        }
        best
    }

    /// The better of `best` and the phrases that end at `slot` and stand in the words from `first` to `last`.
    fn better_ending(
        self,
        slot: Slot,
        first: usize,
        last: usize,
        resume: usize,
        mut best: Option<WordMatch>,
    ) -> Option<WordMatch> {
        let mut only = 0;
        let phrases = self.matcher.index.ending_at(slot, &mut only);
        if phrases.is_empty() {
            return best;
        }
        let words = self.words[first].span.to(self.words[last].span).range();
        let place = Place { text: self.text, words, from: self.gap_start(first).max(resume), to: self.gap_end(last) };
        for &phrase in phrases {
            let Some(Found { phrase, span }) = self.matcher.phrases.found(phrase, &place) else { continue };
            if best.as_ref().is_none_or(|best| is_better(span, best.span)) {
                best = Some(WordMatch { phrase, words: first as u32..last as u32 + 1, span });
            }
        }
        best
    }

    /// The first phrase without words in the gap before word number `word`.
    fn symbol_before(self, word: usize, resume: usize) -> Option<WordMatch> {
        let start = self.gap_start(word).max(resume);
        let end = self.words.get(word).map_or(self.text.len(), |word| word.span.start() as usize);
        let Found { phrase, span } = self.matcher.symbols.first_in(&self.matcher.phrases, self.text, start, end)?;
        Some(WordMatch { phrase, words: word as u32..word as u32, span })
    }

    /// Where the gap before word number `word` begins.
    fn gap_start(self, word: usize) -> usize {
        let before = word.checked_sub(1).and_then(|before| self.words.get(before));
        before.map_or(0, |before| before.span.end() as usize)
    }

    /// Where the gap after word number `word` ends.
    fn gap_end(self, word: usize) -> usize {
        self.words.get(word + 1).map_or(self.text.len(), |next| next.span.start() as usize)
    }
}

/// Whether a match at `span` goes before one at `other`: it begins earlier, or is longer.
fn is_better(span: Span, other: Span) -> bool {
    (span.start(), other.end()) < (other.start(), span.end())
}

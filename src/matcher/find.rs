//! [`FindIn`] and [`FindIter`]: the search itself.

use super::index::{Entry, extend, first_key};
use super::phrase::{Place, gap_key};
use super::{Match, Matcher, PhraseId, WordMatch};
use crate::Span;
use crate::text::{Gap, Scan, Word};

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
    scan: Scan,
    search: Search,
}

impl<'a> FindIter<'a> {
    pub(super) fn new(matcher: &'a Matcher, text: &'a str) -> Self {
        let mut scan = Scan::new();
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

/// How many words are looked up in the index before the first of them is looked at closely.
const BLOCK: usize = 64;

/// How far a search has come.
#[derive(Debug, Clone, Default)]
struct Search {
    /// The first word of the block that is being searched.
    base: usize,
    /// One bit for each word of the block that a phrase may begin with and that is not done yet.
    candidates: u64,
    /// The first word of the block after it.
    next_base: usize,
    /// Where the last match ended, in bytes.
    resume: usize,
}

impl Search {
    fn next(&mut self, searched: Searched<'_>) -> Option<WordMatch> {
        loop {
            while self.candidates != 0 {
                let word = self.base + self.candidates.trailing_zeros() as usize;
                let found = searched.first_match(word, self.resume);
                // After a phrase without words the word behind it is still to be looked at.
                if found.as_ref().is_none_or(|found| !found.words.is_empty()) {
                    self.candidates &= self.candidates - 1;
                }
                if let Some(found) = found {
                    self.resume = found.span.end() as usize;
                    return Some(found);
                }
            }
            self.base = self.next_base;
            self.candidates = searched.candidates(self.base)?;
            self.next_base += BLOCK;
        }
    }
}

/// What is searched for what.
#[derive(Debug, Clone, Copy)]
struct Searched<'a> {
    matcher: &'a Matcher,
    text: &'a str,
    words: &'a [Word],
}

/// The best match so far that begins with a certain word.
#[derive(Clone, Copy)]
struct Best {
    number: u32,
    span: Span,
    end_word: usize,
}

impl Searched<'_> {
    /// One bit for each of the words from number `base` that may begin a phrase; nothing after the last word. While there are
    /// phrases without words, the gap before every word is looked at, and the gap at the end as that of one more word.
    fn candidates(self, base: usize) -> Option<u64> {
        if !self.matcher.symbols.is_empty() {
            let left = (self.words.len() + 1).checked_sub(base).filter(|&left| left > 0)?;
            return Some(u64::MAX >> (BLOCK - left.min(BLOCK)));
        }
        let block = self.words.get(base..).filter(|words| !words.is_empty())?;
        let index = &self.matcher.index;
        let may_begin = |word: &Word| index.may_begin(first_key(word.hash, word.shape.is_lower()));
        Some(block.iter().take(BLOCK).enumerate().fold(0, |bits, (bit, word)| bits | u64::from(may_begin(word)) << bit))
    }

    /// The leftmost, then longest, match that begins with word number `first` or in the gap before it, at byte `resume` or later.
    fn first_match(self, first: usize, resume: usize) -> Option<WordMatch> {
        let in_words = self.longest_at(first, resume).map(|best| WordMatch {
            phrase: PhraseId::new(best.number),
            words: first as u32..best.end_word as u32,
            span: best.span,
        });
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
    fn longest_at(self, first: usize, resume: usize) -> Option<Best> {
        let index = &self.matcher.index;
        let word = self.words.get(first)?;
        if (word.span.start() as usize) < resume {
            return None;
        }
        let mut best = None;
        let mut key = word.hash;
        if index.may_open(key) {
            let entry = index.get(key);
            best = entry.and_then(|entry| self.better_ending(&entry, first, first, resume, best));
        }
        for (last, pair) in (first + 1..).zip(self.words[first..].windows(2)) {
            if pair[0].after.has(Gap::PARAGRAPH) {
                break;
            }
            let between = || self.slice(pair[0].span.end() as usize, pair[1].span.start() as usize);
            key = extend(key, gap_key(pair[0].after, between), pair[1].hash);
            if last == first + 1 && !index.may_open(key) {
                break;
            }
            let Some(entry) = index.get(key) else { break };
            best = self.better_ending(&entry, first, last, resume, best);
            if !entry.goes_on() {
                break;
            }
        }
        best
    }

    /// The better of `best` and the phrases that end at `entry` and stand in the words from `first` to `last`.
    fn better_ending(
        self,
        entry: &Entry,
        first: usize,
        last: usize,
        resume: usize,
        mut best: Option<Best>,
    ) -> Option<Best> {
        let phrases = self.matcher.index.ending_at(entry);
        if phrases.is_empty() {
            return best;
        }
        let words = self.words[first].span.to(self.words[last].span);
        let place = Place {
            before: self.slice(self.gap_start(first).max(resume), words.start() as usize),
            words: words.of(self.text),
            after: self.slice(words.end() as usize, self.gap_end(last)),
        };
        for &number in phrases {
            let Some(overhang) = self.matcher.phrases.stands_at(number, &place) else { continue };
            let span = Span::new(words.start() - overhang.before, words.end() + overhang.after);
            if best.is_none_or(|best| is_better(span, best.span)) {
                best = Some(Best { number, span, end_word: last + 1 });
            }
        }
        best
    }

    /// The first phrase without words in the gap before word number `word`.
    fn symbol_before(self, word: usize, resume: usize) -> Option<WordMatch> {
        let start = self.gap_start(word).max(resume);
        let end = self.words.get(word).map_or(self.text.len(), |word| word.span.start() as usize);
        let symbol = self.matcher.symbols.first_in(&self.matcher.phrases, self.text, start, end)?;
        let span = Span::new(symbol.start as u32, symbol.end as u32);
        Some(WordMatch { phrase: PhraseId::new(symbol.number), words: word as u32..word as u32, span })
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

    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// Whether a match at `span` goes before one at `other`: it begins earlier, or is longer.
fn is_better(span: Span, other: Span) -> bool {
    (span.start(), other.end()) < (other.start(), span.end())
}

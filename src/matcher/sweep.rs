//! [`Sweep`]: all phrases of a text at once, for who knows which words may begin them.
//!
//! Written as long passes over lists, each of which does one thing for all words: what a text has next cannot be guessed, so that
//! branches that depend on it are dear.

use std::hint::select_unpredictable;

use super::first::Begun;
use super::index::Slot;
use super::over::Room;
use super::phrase::{Found, Header};
use super::searched::{Searched, is_better};
use super::words::Words;
use super::{Match, PhraseId, WordMatch};
use crate::Span;
use crate::text::List;

/// Buffers for searching one text after another.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    /// For each word with which phrases may begin the longest that stands there.
    pub(super) standing: Vec<Standing>,
    /// Which of the words may be a phrase if their letters say so.
    compared: List<u32>,
    /// Which of the words may begin a longer phrase.
    longer: List<u32>,
    /// Which of those go on with a word with which a phrase may go on.
    pairs: List<u32>,
    /// The same with where the index may have them and the next word, and the key of both; then with one word more, and so on.
    keys: Vec<(u32, u32, u64)>,
    /// Beside the keys what the index says of them.
    slots: Vec<Slot>,
    /// Those of the keys with which phrases end, and what the index says of them.
    ending: List<(u32, Slot)>,
    /// Beside it what the pool says of the only phrase that ends there.
    heads: Vec<Option<Header>>,
    /// Those of the keys with which longer phrases begin.
    going_on: List<(u32, u64)>,
    /// Those of the longest that do not overlap.
    kept: List<Standing>,
    /// The same for what is laid over the matcher, if anything is.
    pub(super) over: Option<Box<Room>>,
}

/// What a text has before the words that are searched.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Before {
    /// The first word that no match covers.
    pub(super) behind: u32,
    /// Where the last match ended.
    pub(super) resume: u32,
}

/// A phrase that stands in a text; none if it ends where it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standing {
    pub(super) phrase: PhraseId,
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) span: Span,
}

impl Standing {
    /// What stands at the word number `first`.
    pub(super) fn new(first: u32, found: Option<WordMatch>) -> Self {
        match found {
            Some(WordMatch { phrase, words, span }) => Self { phrase, first: words.start, end: words.end, span },
            None => Self { phrase: PhraseId::new(0), first, end: first, span: Span::new(0, 0) },
        }
    }

    fn word_match(self) -> WordMatch {
        WordMatch { phrase: self.phrase, words: self.first..self.end, span: self.span }
    }

    pub(super) fn is_any(self) -> bool {
        self.first < self.end
    }

    /// Puts a phrase up to the word before `end` in its place if that is better.
    fn take(&mut self, Found { phrase, span }: Found, end: u32) {
        if !self.is_any() || is_better(span, self.span) {
            *self = Self { phrase, first: self.first, end, span };
        }
    }
}

impl Sweep {
    /// Finds the matches that begin with one of the words in `begun`; for matchers whose phrases all have words.
    pub(super) fn search<W: Words>(&mut self, searched: &Searched<'_, W>, begun: &[Begun], before: Before) {
        self.stand(searched, begun);
        self.select(before, |word, resume| searched.again(begun, word, resume));
    }

    /// Finds the longest match at each of the words in `begun`.
    pub(super) fn stand<W: Words>(&mut self, searched: &Searched<'_, W>, begun: &[Begun]) {
        self.sort(searched, begun);
        self.compare(searched, begun);
    }

    /// What was found, from left to right.
    pub(super) fn all_found(&self) -> impl ExactSizeIterator<Item = WordMatch> + use<'_> {
        self.kept.iter().map(|standing| standing.word_match())
    }

    /// Forgets what was found.
    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }

    /// The match with this number.
    #[inline(always)]
    pub(super) fn found(&self, number: usize) -> Option<Match> {
        self.kept.get(number).map(|&Standing { phrase, span, .. }| Match { phrase, span })
    }

    /// Where the last match ends.
    pub(super) fn end(&self) -> u32 {
        self.kept.last().map_or(0, |standing| standing.span.end())
    }

    /// Writes down the words that are phrases without further ado, and which others are to be looked at.
    fn sort<W: Words>(&mut self, searched: &Searched<'_, W>, begun: &[Begun]) {
        let Self { standing, compared, longer, pairs, keys, .. } = self;
        standing.clear();
        standing.extend(begun.iter().map(|&Begun { word, alone, .. }| {
            let end = word + u32::from(!alone.is_nothing());
            let span = searched.words.span(word as usize).unwrap_or_default();
            Standing { phrase: alone.phrase(), first: word, end, span }
        }));
        list(compared, begun, |begun| begun.alone.is_compared());
        list(longer, begun, |begun| begun.longer);
        pairs.clear();
        let mut known = pairs.adding(longer.len(), 0);
        for &at in &**longer {
            known.push_if(searched.index.may_begin(searched.words.pair(begun[at as usize].word as usize)), at);
        }
        drop(known);
        keys.clear();
        keys.extend(pairs.iter().map(|&at| {
            let key = searched.words.pair_key(searched.text, begun[at as usize].word as usize).unwrap_or_default();
            (at, searched.index.place(key) as u32, key)
        }));
    }

    /// Compares the letters where the index cannot tell, then looks at two words of all beginnings, at three, and so on: what one needs
    /// of the large tables is fetched for all before it is looked at, so that the processor waits for many at once.
    fn compare<W: Words>(&mut self, searched: &Searched<'_, W>, begun: &[Begun]) {
        for &at in &*self.compared {
            let Begun { word, alone, .. } = begun[at as usize];
            self.standing[at as usize] = Standing::new(word, searched.alone(alone, word));
        }
        for len in 2.. {
            self.fetch(searched, len);
            self.compare_ends(searched, len);
            if self.going_on.is_empty() {
                break;
            }
            self.go_on(searched, len);
        }
    }

    /// Fetches what the index knows of the keys, which are `len` words long, and what the pool says of the phrases that end there.
    fn fetch<W: Words>(&mut self, searched: &Searched<'_, W>, len: u32) {
        let Self { standing, keys, slots, ending, heads, going_on, .. } = self;
        let &Searched { index, phrases, text, words, .. } = searched;
        slots.clear();
        slots.extend(keys.iter().map(|&(_, place, key)| index.at(place as usize, key)));
        ending.clear();
        going_on.clear();
        let mut ends = ending.adding(keys.len(), (0, Slot::default()));
        let mut longer = going_on.adding(keys.len(), (0, 0));
        for (&(at, _, key), &slot) in keys.iter().zip(&*slots) {
            let last = (standing[at as usize].first + len) as usize - 1;
            let is_known = !slot.is_free() && !words.is_apart(text, last);
            ends.push_if(is_known & slot.ends(), (at, slot));
            longer.push_if(is_known & slot.goes_on(), (at, key));
        }
        drop(ends);
        heads.clear();
        heads.extend(ending.iter().map(|(_, slot)| phrases.header(slot.only_end())));
    }

    /// Compares the phrases that end with the keys, which are `len` words long.
    fn compare_ends<W: Words>(&mut self, searched: &Searched<'_, W>, len: u32) {
        let &Searched { index, phrases, .. } = searched;
        for (&(at, slot), &head) in self.ending.iter().zip(&self.heads) {
            let standing = &mut self.standing[at as usize];
            let end = standing.first + len;
            let Some(words) = searched.place(standing.first as usize, end as usize - 1, 0) else { continue };
            if let Some(head) = head {
                let found = phrases.found_behind(head, slot.only_end(), &words);
                found.into_iter().for_each(|found| standing.take(found, end));
            } else {
                let found = index.ending_at(slot).filter_map(|place| phrases.found(place, &words));
                found.for_each(|found| standing.take(found, end));
            }
        }
    }

    /// Writes down where the index may have the keys, which are `len` words long, with the next word.
    fn go_on<W: Words>(&mut self, searched: &Searched<'_, W>, len: u32) {
        let Self { keys, going_on, standing, .. } = self;
        let &Searched { index, text, words, .. } = searched;
        keys.clear();
        keys.extend(going_on.iter().filter_map(|&(at, key)| {
            let key = words.longer_key(text, key, (standing[at as usize].first + len) as usize - 1)?;
            Some((at, index.place(key) as u32, key))
        }));
    }

    /// Keeps what begins behind the end of what stands before it. `again` gives the longest match at a word from some byte on.
    pub(super) fn select(&mut self, before: Before, again: impl Fn(u32, u32) -> Option<WordMatch>) {
        // Hardly ever a phrase has a mark behind its words that the next one has in front of its own.
        if self.select_words(before) {
            self.select_marks(before, again);
        }
    }

    /// Keeps what has its words to itself, and says whether marks around them overlap.
    fn select_words(&mut self, before: Before) -> bool {
        let Self { standing, kept, .. } = self;
        kept.clear();
        let mut kept = kept.adding(standing.len(), Standing::new(0, None));
        let Before { mut behind, mut resume } = before;
        let mut overlap = false;
        for &standing in &*standing {
            let keep = (standing.first >= behind) & standing.is_any();
            overlap |= keep & (standing.span.start() < resume);
            kept.push_if(keep, standing);
            behind = select_unpredictable(keep, standing.end, behind);
            resume = select_unpredictable(keep, standing.span.end(), resume);
        }
        overlap
    }

    /// Keeps what has its words and the marks around them to itself.
    #[cold]
    fn select_marks(&mut self, before: Before, again: impl Fn(u32, u32) -> Option<WordMatch>) {
        self.kept.clear();
        let Before { mut behind, mut resume } = before;
        for &standing in &self.standing {
            let mut standing = standing;
            if standing.first >= behind && standing.is_any() && standing.span.start() < resume {
                standing = Standing::new(standing.first, again(standing.first, resume));
            }
            if standing.first >= behind && standing.is_any() {
                self.kept.push(standing);
                (behind, resume) = (standing.end, standing.span.end());
            }
        }
    }
}

/// Lists by number which of the words are `wanted`.
fn list(numbers: &mut List<u32>, begun: &[Begun], wanted: impl Fn(&Begun) -> bool) {
    numbers.clear();
    let mut numbers = numbers.adding(begun.len(), 0);
    for (begun, number) in begun.iter().zip(0..) {
        numbers.push_if(wanted(begun), number);
    }
}

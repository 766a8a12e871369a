//! [`Sweep`]: all phrases of a text at once, for who knows which words may begin them.
//!
//! Written as long passes over lists, each of which does one thing for all words: what a text has next cannot be guessed, so that
//! branches that depend on it are dear.

use std::hint::select_unpredictable;

use super::find::{Begun, Pair, Searched};
use super::{PhraseId, WordMatch};
use crate::Span;

/// Buffers for searching one text after another.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    /// For each word with which phrases may begin the longest that stands there.
    standing: Vec<Standing>,
    /// Which of the words may be a phrase if their letters say so.
    compared: Vec<u32>,
    /// Which of the words may begin a longer phrase.
    longer: Vec<u32>,
    /// Those of which the index has the next word, too.
    pairs: Vec<(u32, Pair)>,
}

/// A phrase that stands in a text; none if it ends where it begins.
#[derive(Debug, Clone, Copy)]
struct Standing {
    phrase: PhraseId,
    first: u32,
    end: u32,
    span: Span,
}

impl Standing {
    /// What stands at the word number `first`.
    fn new(first: u32, found: Option<WordMatch>) -> Self {
        match found {
            Some(WordMatch { phrase, words, span }) => Self { phrase, first: words.start, end: words.end, span },
            None => Self { phrase: PhraseId::new(0), first, end: first, span: Span::new(0, 0) },
        }
    }

    fn word_match(self) -> WordMatch {
        WordMatch { phrase: self.phrase, words: self.first..self.end, span: self.span }
    }

    fn is_any(self) -> bool {
        self.first < self.end
    }
}

impl Sweep {
    /// Finds the matches that begin with one of the words in `begun`; for matchers whose phrases all have words.
    pub(super) fn search<'s>(
        &'s mut self,
        searched: Searched<'_>,
        begun: &[Begun],
    ) -> impl ExactSizeIterator<Item = WordMatch> + use<'s> {
        self.sort(searched, begun);
        self.compare(searched, begun);
        let count = self.select(searched, begun);
        self.standing[..count].iter().map(|standing| standing.word_match())
    }

    /// Writes down the words that are phrases without further ado, and which others are to be looked at. What is written to the end of
    /// a list is overwritten by the next unless it belongs there.
    fn sort(&mut self, searched: Searched<'_>, begun: &[Begun]) {
        let Self { standing, compared, longer, pairs } = self;
        standing.clear();
        compared.resize(begun.len(), 0);
        longer.resize(begun.len(), 0);
        let (mut compared_len, mut longer_len, mut pairs_len) = (0, 0, 0);
        standing.extend(begun.iter().enumerate().map(|(at, &Begun { word, alone, longer: goes_on })| {
            (compared[compared_len], longer[longer_len]) = (at as u32, at as u32);
            compared_len += usize::from(alone.is_compared());
            longer_len += usize::from(goes_on);
            let end = word + u32::from(!alone.is_nothing());
            Standing { phrase: alone.phrase(), first: word, end, span: searched.words[word as usize].span }
        }));
        compared.truncate(compared_len);
        pairs.resize(longer_len, (0, Pair::default()));
        for &at in &longer[..longer_len] {
            let pair = searched.pair(begun[at as usize].word);
            pairs[pairs_len] = (at, pair);
            pairs_len += usize::from(!pair.slot.is_free());
        }
        pairs.truncate(pairs_len);
    }

    /// Compares the letters where the index cannot tell.
    fn compare(&mut self, searched: Searched<'_>, begun: &[Begun]) {
        for &at in &self.compared {
            let Begun { word, alone, .. } = begun[at as usize];
            self.standing[at as usize] = Standing::new(word, searched.alone(alone, word, 0));
        }
        for &(at, pair) in &self.pairs {
            let standing = &mut self.standing[at as usize];
            let alone = standing.is_any().then(|| standing.word_match());
            *standing = Standing::new(standing.first, searched.longer(pair, standing.first, 0, alone));
        }
    }

    /// Keeps what begins behind the end of what stands before it, and says how much that is.
    fn select(&mut self, searched: Searched<'_>, begun: &[Begun]) -> usize {
        let (mut kept, mut behind, mut resume) = (0, 0, 0);
        for at in 0..self.standing.len() {
            let mut standing = self.standing[at];
            let mut keep = (standing.first >= behind) & standing.is_any();
            // The highest number unless it is to be kept, so that the rare case needs but one branch.
            if standing.span.start() | u32::from(keep).wrapping_sub(1) < resume {
                standing = Standing::new(standing.first, searched.again(begun[at], resume));
                keep = standing.is_any();
            }
            self.standing[kept] = standing;
            kept += usize::from(keep);
            behind = select_unpredictable(keep, standing.end, behind);
            resume = select_unpredictable(keep, standing.span.end(), resume);
        }
        kept
    }
}

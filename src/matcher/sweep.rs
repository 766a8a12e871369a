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
    /// Which of the words may be a phrase if their letters say so; only so many are in use as there are.
    compared: Vec<u32>,
    /// Which of the words may begin a longer phrase; the same.
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

    fn found(self) -> Option<WordMatch> {
        let Self { phrase, first, end, span } = self;
        (first < end).then_some(WordMatch { phrase, words: first..end, span })
    }
}

impl Sweep {
    /// Finds the matches that begin with one of the words in `begun`; for matchers whose phrases all have words.
    pub(super) fn search<'s>(
        &'s mut self,
        searched: Searched<'_>,
        begun: &[Begun],
    ) -> impl Iterator<Item = WordMatch> + use<'s> {
        self.sort(searched, begun);
        self.compare(searched, begun);
        let count = self.select(searched, begun);
        self.standing[..count].iter().filter_map(|standing| standing.found())
    }

    /// Writes down the words that are phrases without further ado, and which others are to be looked at.
    fn sort(&mut self, searched: Searched<'_>, begun: &[Begun]) {
        let Self { standing, compared, longer, pairs } = self;
        standing.clear();
        pairs.clear();
        compared.resize(begun.len().max(compared.len()), 0);
        longer.resize(begun.len().max(longer.len()), 0);
        let (mut compared_len, mut longer_len) = (0, 0);
        for (at, &Begun { word, alone, longer: goes_on }) in begun.iter().enumerate() {
            let end = word + u32::from(!alone.is_nothing());
            standing.push(Standing {
                phrase: alone.phrase(),
                first: word,
                end,
                span: searched.words[word as usize].span,
            });
            (compared[compared_len], longer[longer_len]) = (at as u32, at as u32);
            compared_len += usize::from(alone.is_compared());
            longer_len += usize::from(goes_on);
        }
        compared.truncate(compared_len);
        for &at in &longer[..longer_len] {
            let pair = searched.pair(begun[at as usize].word);
            if !pair.slot.is_free() {
                pairs.push((at, pair));
            }
        }
    }

    /// Compares the letters where the index cannot tell.
    fn compare(&mut self, searched: Searched<'_>, begun: &[Begun]) {
        for &at in &self.compared {
            let Begun { word, alone, .. } = begun[at as usize];
            self.standing[at as usize] = Standing::new(word, searched.alone(alone, word, 0));
        }
        for &(at, pair) in &self.pairs {
            let standing = &mut self.standing[at as usize];
            *standing = Standing::new(standing.first, searched.longer(pair, standing.first, 0, standing.found()));
        }
    }

    /// Keeps what begins behind the end of what stands before it, and says how much that is.
    fn select(&mut self, searched: Searched<'_>, begun: &[Begun]) -> usize {
        let (mut kept, mut behind, mut resume) = (0, 0, 0);
        for at in 0..self.standing.len() {
            let mut standing = self.standing[at];
            if (standing.first >= behind) & (standing.first < standing.end) & (standing.span.start() < resume) {
                standing = Standing::new(standing.first, searched.again(begun[at], resume));
            }
            let keep = (standing.first >= behind) & (standing.first < standing.end);
            self.standing[kept] = standing;
            kept += usize::from(keep);
            behind = select_unpredictable(keep, standing.end, behind);
            resume = select_unpredictable(keep, standing.span.end(), resume);
        }
        kept
    }
}

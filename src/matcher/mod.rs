//! Many phrases in, phrase ids and spans out: [`Matcher`] finds whole words, [`Substrings`] finds anything.
//!
//! A phrase is found where it begins and ends between words, never inside one. Among the places where phrases may be found the
//! leftmost counts, then the longest phrase there; the search goes on behind it. Of phrases that differ in case only, the one
//! that was added first and whose [`CaseRule`] holds is reported.
//!
//! A run of white space equals one space unless a paragraph ends in it. `'`, `‘` and `’` are the same, and so are `-`, U+2010 and
//! U+2011. Characters that show nothing (soft hyphens, zero-width spaces) do not count.
//!
//! ```
//! use newswire::matcher::{CaseRule, Matcher};
//!
//! let matcher = Matcher::builder().phrase("Bank of Elbe").phrase_with_case("strike", CaseRule::Any).build()?;
//! let text = "Strikes hit the Bank of Elbe; the strike began at dawn.";
//! let found: Vec<&str> = matcher.find_iter(text).map(|found| found.span.of(text)).collect();
//! assert_eq!(found, ["Bank of Elbe", "strike"]);
//! # Ok::<(), newswire::Error>(())
//! ```

mod alike;
mod alone;
mod builder;
mod canonical;
mod case;
mod find;
mod first;
mod index;
mod iter;
mod openings;
mod over;
mod overlapping;
mod phrase;
mod scanned;
mod searched;
mod substrings;
mod sweep;
mod symbols;
mod words;

use std::ops::Range;

use crate::image::{row, stored};
use crate::{Result, Span};

pub use builder::MatcherBuilder;
pub(crate) use canonical::{is_plain, letters, plain};
pub use case::CaseRule;
pub use find::FindIn;
pub(crate) use first::{Begun, First};
pub use iter::FindIter;
pub use overlapping::FindOverlappingIter;
pub use substrings::{FindSubstrings, Substrings};
pub(crate) use sweep::Sweep;

use index::WordIndex;
use over::Upper;
use phrase::Phrases;
use searched::Searched;
use symbols::Symbols;

/// Which phrase of a [`Matcher`]: phrases are numbered from 0 in the order they were added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhraseId(u32);
row!(PhraseId: u32);

impl PhraseId {
    /// The id of the phrase that was added as number `index`, counted from 0.
    #[must_use]
    pub const fn new(index: u32) -> Self {
        Self(index)
    }

    /// The number of the phrase, counted from 0: an index into a table of what the phrases stand for.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Match {
    /// Which phrase.
    pub phrase: PhraseId,
    /// Where it stands.
    pub span: Span,
}

/// A phrase found among the words of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WordMatch {
    /// Which phrase.
    pub phrase: PhraseId,
    /// The words it covers, as indexes into the words that were searched. Empty for a phrase without words (`$`).
    pub words: Range<u32>,
    /// Where it stands.
    pub span: Span,
}

/// Finds many phrases at once, as whole words.
///
/// Building takes time in proportion to the phrases, searching in proportion to the text, however many phrases there are: several
/// times as fast as an Aho-Corasick automaton over them, as most words of a text begin no phrase and are passed by at a glance.
///
/// An automaton (the crate `aho-corasick`) is the better choice for parts of words (`anti` in `antibody`, see [`Substrings`]), for
/// bytes that are no text, for input that comes in pieces, and for a handful of phrases, which vector instructions find faster.
#[derive(Debug, Clone)]
pub struct Matcher {
    phrases: Phrases,
    index: WordIndex,
    symbols: Symbols,
    over: Upper,
}
stored!(Matcher { phrases, index, symbols, over });

impl Matcher {
    /// A matcher for `phrases`, each found as it is written.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Pattern`](crate::ErrorKind::Pattern) for a phrase that is empty or too long, see [`MatcherBuilder::build`].
    ///
    /// # Example
    ///
    /// ```
    /// use newswire::matcher::Matcher;
    /// let matcher = Matcher::new(["Elbe", "Bank of Elbe"])?;
    /// assert_eq!(matcher.find_iter("the Bank of Elbe").count(), 1);
    /// # Ok::<(), newswire::Error>(())
    /// ```
    pub fn new<P: AsRef<str>>(phrases: impl IntoIterator<Item = P>) -> Result<Self> {
        Self::builder().phrases(phrases).build()
    }

    /// A matcher with case rules.
    #[must_use]
    pub fn builder() -> MatcherBuilder {
        MatcherBuilder::default()
    }

    /// The phrases in `text`, from left to right.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> FindIter<'a> {
        FindIter::new(self, text)
    }

    /// All phrases in `text`, also those inside others and across them: `Bank of England` and, in it, `England`.
    ///
    /// In the order in which they begin; of those that begin together the shorter come first. Of phrases that differ in case only,
    /// the first added whose [`CaseRule`] holds is reported, as [`find_iter`](Self::find_iter) does.
    ///
    /// Takes time in proportion to the text and to the bytes of all matches, however many phrases there are. As a phrase has at most
    /// 1,024 bytes, a word of the text costs a bounded number of steps; but the bound is high: with `a`, `a a`, `a a a` and so on up
    /// to 512 words as phrases, 512 matches begin at each word of `a a a a ...`.
    ///
    /// ```
    /// use newswire::matcher::Matcher;
    ///
    /// let matcher = Matcher::new(["England", "Bank of England", "of", "England Cricket Board"])?;
    /// let text = "The Bank of England Cricket Board";
    /// let found: Vec<&str> = matcher.find_overlapping_iter(text).map(|found| found.span.of(text)).collect();
    /// assert_eq!(found, ["Bank of England", "of", "England", "England Cricket Board"]);
    /// # Ok::<(), newswire::Error>(())
    /// ```
    pub fn find_overlapping_iter<'a>(&'a self, text: &'a str) -> FindOverlappingIter<'a> {
        FindOverlappingIter::new(self, text)
    }

    /// The phrases in `text`, of which `words` are the words (or some of them, in order) as a [`Scan`](crate::text::Scan) finds them.
    pub fn find_in<'a>(&'a self, text: &'a str, words: &'a [crate::text::Word]) -> FindIn<'a> {
        FindIn::new(self, text, words)
    }

    /// The hash of each word with which a phrase may begin in small letters, and what the index says of it, then the same for words
    /// with a capital: for callers who look words up anyway, see [`find_begun`](Self::find_begun).
    pub(crate) fn first_words(&self) -> [impl Iterator<Item = (u64, First)> + '_; 2] {
        self.index.first_words()
    }

    /// Whether there are phrases without words (`$`).
    pub(crate) fn has_symbols(&self) -> bool {
        !self.symbols.is_empty()
    }

    /// The phrases in `text`, from left to right. `begun` are those of the `words` of which [`first_words`](Self::first_words) says
    /// that phrases may begin with them. It passes phrases without words.
    pub(crate) fn find_begun<'s>(
        &self,
        text: &str,
        words: &[crate::text::Word],
        begun: &[Begun],
        sweep: &'s mut Sweep,
    ) -> impl ExactSizeIterator<Item = WordMatch> + use<'s> {
        let searched = Searched::new(self, text, words);
        match &self.over {
            None => sweep.search(&searched, begun, sweep::Before::default()),
            Some(over) => over.search(&searched, begun, sweep),
        }
        sweep.all_found()
    }

    /// How many phrases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        let under = self.phrases.len();
        self.over.as_ref().map_or(under, |over| over.len(under))
    }

    /// Whether there is no phrase.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A phrase as it is compared: with plain spaces, apostrophes and hyphens. Nothing for an id of another matcher.
    #[must_use]
    pub fn phrase(&self, id: PhraseId) -> Option<&str> {
        self.over.as_ref().and_then(|over| over.phrase(id)).or_else(|| self.phrases.all().text(id))
    }

    /// The bytes that the matcher holds on the heap.
    #[must_use]
    pub fn memory_usage(&self) -> usize {
        let over = self.over.as_ref().map_or(0, |over| over.memory_usage());
        self.phrases.memory_usage() + self.index.memory_usage() + self.symbols.memory_usage() + over
    }
}

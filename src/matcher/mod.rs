//! Many phrases in, phrase ids and spans out: [`Matcher`] finds whole words, [`Substrings`] finds anything.
//!
//! ```
//! use newswire::matcher::{CaseRule, Matcher};
//!
//! let matcher = Matcher::builder().phrase("Bank of Elbe").phrase_with_case("strike", CaseRule::Any).build()?;
//! let text = "Strikes hit the Bank of Elbe; the Strike began at dawn.";
//! let found: Vec<(usize, &str)> =
//!     matcher.find_iter(text).map(|found| (found.phrase.index(), found.span.of(text))).collect();
//! assert_eq!(found, [(0, "Bank of Elbe"), (1, "Strike")]);
//! # Ok::<(), newswire::Error>(())
//! ```
//!
//! # What is found
//!
//! A phrase is found where it begins and ends between words, never inside one: `strike` is not in `Strikes`. Words are runs of
//! letters, digits and `_`, so phrases end before a possessive, a hyphen or a full stop, and may have such marks in them or
//! around them (`U.S.`, `Q&A`, `.NET`).
//!
//! - Of the places where phrases stand the leftmost counts, of several phrases there the longest, and the search goes on behind
//!   it. [`Matcher::find_overlapping_iter`] gives all.
//! - Each phrase says in which letter case it counts: [`CaseRule`]. Of phrases that differ in case only, the first added whose
//!   rule holds is reported.
//! - A run of white space equals one space, unless a paragraph ends in it. `'`, `‘` and `’` are the same, and so are `-`, U+2010
//!   and U+2011. Characters that show nothing (soft hyphens, zero-width spaces) do not count.
//!
//! # For those who know `aho-corasick`
//!
//! | there | here |
//! |---|---|
//! | `AhoCorasick::new(patterns)` | [`Matcher::new`]; for parts of words [`Substrings::new`] |
//! | `MatchKind::LeftmostLongest` | always; there is no `LeftmostFirst` |
//! | `ascii_case_insensitive(true)` | [`MatcherBuilder::case`] with [`CaseRule::Any`], for all letters and not only ASCII, or a rule for each phrase |
//! | `find_iter`, `pattern()`, `range()` | [`Matcher::find_iter`], [`Match::phrase`], [`Match::span`] (`span.of(text)`, `span.range()`) |
//! | `find_overlapping_iter`, by end | [`Matcher::find_overlapping_iter`], by start, of any matcher |
//! | `find`, `is_match` | `find_iter(text).next()`, and whether it is some |
//! | `patterns_len`, `memory_usage` | [`Matcher::len`], [`Matcher::memory_usage`] |
//! | `replace_all`, `stream_find_iter`, bytes | not here: spans are offsets into a `&str` that is there as a whole |
//!
//! To find whole words with an automaton it is not enough to drop the matches of its `find_iter` that end inside a word: a longer
//! match that is dropped (`Elbe Ban` in `Elbe Bank`) has hidden a shorter one (`Elbe`) that is not.
//!
//! An automaton is the better choice
//! - for parts of words (`anti` in `antibody`): [`Substrings`] is one;
//! - for fewer than a hundred phrases or so, which vector instructions find faster;
//! - for bytes that are no text, for input that comes in pieces, and where the first pattern is to win over a longer one;
//! - for texts by people who know your longest phrases and want to cost you time: see below.
//!
//! # Cost
//!
//! Searching takes time in proportion to the text, however many phrases there are; several times less than an automaton, as most
//! words of a text begin no phrase and are passed by at a glance. The bound is for each word as many steps as the longest phrase
//! that begins like the text there has words, where an automaton takes a few steps a byte whatever comes: a text that begins a
//! phrase of a hundred words over and over takes more than a hundred times as long as ordinary text. A phrase has at most 1,024
//! bytes.
//!
//! Building takes time and memory in proportion to the phrases: half a microsecond and 45 bytes for a name. A matcher never
//! changes; share it between threads.

mod alike;
mod alone;
mod builder;
mod canonical;
mod case;
mod find;
mod first;
mod index;
mod iter;
mod key_set;
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

/// Finds many phrases at once, as whole words. [The module](self) says what counts as a match, what it costs, and when an automaton
/// is the better choice.
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

    /// The phrases in `text`, from left to right: the leftmost, of several there the longest, then the same behind it.
    ///
    /// Lazy: a few kilobytes of the text are read at a time, and what was found in them is handed out.
    ///
    /// ```
    /// use newswire::matcher::Matcher;
    ///
    /// let matcher = Matcher::new(["Elbe", "Elbe Bank", "Bank Nord"])?;
    /// let text = "Elbe Bank Nord on the Elbe";
    /// let found: Vec<&str> = matcher.find_iter(text).map(|found| found.span.of(text)).collect();
    /// assert_eq!(found, ["Elbe Bank", "Elbe"]);
    /// # Ok::<(), newswire::Error>(())
    /// ```
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

    /// What [`find_iter`](Self::find_iter) finds in `text`, with the words that each match covers, for those who read the words anyway:
    /// `words` are those of a [`Scan`](crate::text::Scan), or some of them in order.
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

    /// The phrases among the words of the numbers `range`, as [`find_in`](Self::find_in) finds them there. `begun` are those of all `words`
    /// as for [`find_begun`](Self::find_begun).
    pub(crate) fn find_within<'a>(
        &'a self,
        text: &'a str,
        words: &'a [crate::text::Word],
        begun: &'a [Begun],
        range: Range<usize>,
    ) -> impl Iterator<Item = WordMatch> + 'a {
        let (start, end) = (range.start as u32, range.end as u32);
        let is_plain = self.over.is_none() && !self.has_symbols();
        let others: Vec<WordMatch> = if is_plain { Vec::new() } else { self.find_in(text, &words[range]).collect() };
        let first = begun.partition_point(|begun| begun.word < start);
        let begun = if is_plain { &begun[first..] } else { &[] };
        let begun = begun.iter().take_while(move |begun| begun.word < end);
        let searched = Searched::new(self, text, words.get(..end as usize).unwrap_or_default());
        let mut resume = 0;
        let found = begun.filter_map(move |&begun| {
            let found = searched.longest_at(searched.candidate(begun), resume)?;
            resume = found.span.end() as usize;
            Some(found)
        });
        let moved =
            move |found: WordMatch| WordMatch { words: found.words.start + start..found.words.end + start, ..found };
        others.into_iter().map(moved).chain(found)
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

//! [`Substrings`]: many strings, found anywhere, also inside words.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::{Match, PhraseId};
use crate::{Error, ErrorKind, Result, Span};

/// Finds many strings at once, byte for byte, wherever they stand: `anti` in `antibody`. The leftmost counts, then the longest; the
/// search goes on behind it.
///
/// For phrases of whole words [`Matcher`](super::Matcher) is the faster one, and knows case rules and word boundaries.
#[derive(Debug, Clone)]
pub struct Substrings {
    automaton: AhoCorasick,
}

impl Substrings {
    /// Finds `patterns`, numbered from 0 in their order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Pattern`] for an empty pattern, or more patterns than fit.
    ///
    /// # Example
    ///
    /// ```
    /// use newswire::matcher::Substrings;
    /// let strings = Substrings::new(["anti", "body"])?;
    /// assert_eq!(strings.find_iter("antibodies, antibody").count(), 3);
    /// # Ok::<(), newswire::Error>(())
    /// ```
    pub fn new<P: AsRef<str>>(patterns: impl IntoIterator<Item = P>) -> Result<Self> {
        let patterns: Vec<P> = patterns.into_iter().collect();
        if let Some(number) = patterns.iter().position(|pattern| pattern.as_ref().is_empty()) {
            return Err(Error::new(ErrorKind::Pattern, format!("phrase {number} is empty")));
        }
        let built = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.iter().map(|pattern| pattern.as_ref().as_bytes()));
        let automaton = built.map_err(|error| Error::new(ErrorKind::Pattern, error.to_string()))?;
        Ok(Self { automaton })
    }

    /// The strings in `text`, from left to right.
    pub fn find_iter<'a>(&'a self, text: &'a str) -> FindSubstrings<'a> {
        FindSubstrings { found: self.automaton.find_iter(text) }
    }
}

/// The strings in a text, see [`Substrings::find_iter`].
#[derive(Debug)]
pub struct FindSubstrings<'a> {
    found: aho_corasick::FindIter<'a, 'a>,
}

impl Iterator for FindSubstrings<'_> {
    type Item = Match;

    fn next(&mut self) -> Option<Match> {
        let found = self.found.next()?;
        let span = Span::new(found.start() as u32, found.end() as u32);
        Some(Match { phrase: PhraseId::new(found.pattern().as_u32()), span })
    }
}

//! [`MatcherBuilder`]: takes phrases, checks them, and makes the index.

use super::alone::Alone;
use super::index::{Keys, WordIndex, extend};
use super::openings::opening_keys;
use super::phrase::{PhraseTexts, gap_key};
use super::scanned::{Scanned, each_scanned};
use super::symbols::{Symbol, Symbols};
use super::{CaseRule, Matcher, PhraseId};
use crate::text::Word;
use crate::{Error, ErrorKind, Result};

/// The longest phrase that a matcher takes, in bytes.
const LONGEST: usize = 1024;
/// The most phrases that a matcher takes, and the most bytes in all: with them every offset fits 32 bits.
const MOST_PHRASES: usize = 50_000_000;
const MOST_BYTES: usize = 1_000_000_000;

/// Builds a [`Matcher`]. Phrases are numbered from 0 in the order they are added.
#[derive(Debug, Clone, Default)]
pub struct MatcherBuilder {
    texts: String,
    /// Where each phrase ends in `texts`, and its rule.
    phrases: Vec<(usize, CaseRule)>,
    rule: CaseRule,
}

impl MatcherBuilder {
    /// The rule of the phrases that are added from now on; [`CaseRule::Exact`] at first.
    #[must_use]
    pub fn case(mut self, rule: CaseRule) -> Self {
        self.rule = rule;
        self
    }

    /// Adds a phrase.
    #[must_use]
    pub fn phrase(self, phrase: impl AsRef<str>) -> Self {
        let rule = self.rule;
        self.phrase_with_case(phrase, rule)
    }

    /// Adds a phrase with a rule of its own.
    #[must_use]
    pub fn phrase_with_case(mut self, phrase: impl AsRef<str>, rule: CaseRule) -> Self {
        self.push(phrase, rule);
        self
    }

    /// Adds phrases.
    #[must_use]
    pub fn phrases<P: AsRef<str>>(mut self, phrases: impl IntoIterator<Item = P>) -> Self {
        self.extend(phrases);
        self
    }

    /// Adds a phrase with a rule of its own, and gives its id: for loops.
    pub fn push(&mut self, phrase: impl AsRef<str>, rule: CaseRule) -> PhraseId {
        let id = PhraseId::new(self.phrases.len() as u32);
        self.texts.push_str(phrase.as_ref());
        self.phrases.push((self.texts.len(), rule));
        id
    }

    /// The matcher.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Pattern`] for a phrase that is empty (white space around a phrase does not count), a phrase longer than 1,024
    /// bytes, and more than 50 million phrases or 1 GB of them. The message gives the number of the phrase, counted from 0.
    pub fn build(self) -> Result<Matcher> {
        if self.texts.len() > MOST_BYTES || self.phrases.len() > MOST_PHRASES {
            let message = format!(
                "{} phrases of {} bytes; at most {MOST_PHRASES} of {MOST_BYTES} bytes are allowed",
                self.phrases.len(),
                self.texts.len()
            );
            return Err(Error::new(ErrorKind::Pattern, message));
        }
        let mut parts = Parts::default();
        let starts = std::iter::once(0).chain(self.phrases.iter().map(|&(end, _)| end));
        let texts = self.phrases.iter().zip(starts).map(|(&(end, _), start)| &self.texts[start..end]);
        let mut rules = (0..).zip(self.phrases.iter().map(|&(_, rule)| rule));
        each_scanned(texts, |phrase| rules.next().map_or(Ok(()), |(number, rule)| parts.add(number, phrase, rule)))?;
        let Parts { phrases, keys, symbols } = parts;
        let (phrases, index, symbols) = (phrases.finish(), WordIndex::new(keys), Symbols::new(symbols));
        Ok(Matcher { phrases, index, symbols, over: None })
    }
}

impl<P: AsRef<str>> Extend<P> for MatcherBuilder {
    fn extend<I: IntoIterator<Item = P>>(&mut self, phrases: I) {
        for phrase in phrases {
            self.push(phrase, self.rule);
        }
    }
}

/// What a matcher is made of, while phrases are added.
#[derive(Default)]
struct Parts {
    phrases: PhraseTexts,
    keys: Keys,
    symbols: Vec<Symbol>,
}

impl Parts {
    fn add(&mut self, number: u32, scanned: Scanned<'_>, rule: CaseRule) -> Result<()> {
        let Scanned { text, words, .. } = scanned;
        let phrase = scanned.phrase();
        let Some(first) = phrase.chars().next() else {
            return Err(Error::new(ErrorKind::Pattern, format!("phrase {number} is empty")));
        };
        if phrase.len() > LONGEST {
            let message = format!("phrase {number} has {} bytes; the longest allowed has {LONGEST}", phrase.len());
            return Err(Error::new(ErrorKind::Pattern, message));
        }
        match (words.first(), scanned.around()) {
            (Some(from), Some([head, tail])) => {
                let place = self.phrases.push(phrase, head, tail, rule);
                let hashes = (from.hash, words.get(1).map(|word| word.hash));
                let only_letters = (head, tail) == (0, 0);
                let alone = if only_letters { Alone::new(number, from.shape, rule) } else { Alone::compared(number) };
                self.keys.open(opening_keys(from.span.of(text), rule));
                self.keys.push((place, alone), hashes, first_cases(from, rule), longer(text, words));
            }
            _ => {
                self.phrases.push(phrase, 0, 0, rule);
                self.symbols.push(Symbol::new(first, PhraseId::new(number)));
            }
        }
        Ok(())
    }
}

/// Whether the first word may stand in small letters in a text, and whether it may have capitals.
fn first_cases(word: &Word, rule: CaseRule) -> [bool; 2] {
    let lower = word.shape.is_lower();
    match rule {
        CaseRule::Exact => [lower, !lower],
        CaseRule::Capitalised => [lower, true],
        CaseRule::Any => [true, true],
    }
}

/// For each word of a text after the first: the key of the words up to it.
pub(super) fn longer<'a>(text: &'a str, words: &'a [Word]) -> impl Iterator<Item = u64> + 'a {
    words.windows(2).scan(words.first().map_or(0, |word| word.hash), move |key, pair| {
        let between = pair[0].span.end() as usize..pair[1].span.start() as usize;
        *key = extend(*key, gap_key(pair[0].after, text, between), pair[1].hash);
        Some(*key)
    })
}

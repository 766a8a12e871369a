//! [`Around`]: what the words before and behind a title may be.

use super::reader::CLOSED;
use crate::extract::Document;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, Word, word};

/// The words of a document for the rules of titles.
#[derive(Clone, Copy)]
pub(super) struct Around<'d> {
    words: &'d [Word],
    looks: &'d [Look],
    classes: &'d [Class],
}

/// Most words between an owner and its title: `France's new special envoy`.
const MOST_ADJECTIVES: u32 = 3;

impl<'d> Around<'d> {
    pub(super) fn new(doc: &Document<'d>) -> Self {
        Self { words: doc.words(), looks: doc.looks(), classes: doc.classes() }
    }

    fn look(&self, word: u32) -> Look {
        self.looks.get(word as usize).copied().unwrap_or_default()
    }

    fn class(&self, word: u32) -> Class {
        self.classes.get(word as usize).copied().unwrap_or_default()
    }

    /// Whether white space and nothing else stands before the word.
    pub(super) fn is_spaced(&self, word: u32) -> bool {
        self.look(word).gap().is_space()
    }

    /// Whether white space, and nothing else, stands before each of the words from `from` to before `end`.
    pub(super) fn are_spaced(&self, from: u32, end: u32) -> bool {
        (from..end).all(|word| self.is_spaced(word))
    }

    /// Whether white space or hyphens and nothing else stand before the word.
    pub(super) fn is_linked(&self, word: u32) -> bool {
        let gap = self.look(word).gap();
        gap.only(Gap::SPACE | Gap::HYPHEN) && !gap.is_empty()
    }

    /// Whether the word is the `s` of a possessive.
    fn is_s(&self, word: u32) -> bool {
        self.look(word).gap() == Gap::APOSTROPHE
            && self.words.get(word as usize).is_some_and(|word| word.hash == word!("s"))
    }

    /// Whether the word is `former`, `ex`, `late`.
    pub(super) fn is_former(&self, word: u32) -> bool {
        self.class(word).has(Class::FORMER)
    }

    /// Where the few adjectives before `start` begin, none of them before `floor`, and where the first `former` among them is.
    pub(super) fn lead(&self, floor: u32, start: u32) -> (u32, Option<u32>) {
        const NONE: Class = CLOSED.or(Class::ADVERB);
        let mut word = start;
        let mut former = None;
        while word > floor && start - word < MOST_ADJECTIVES && self.is_linked(word) {
            let before = word - 1;
            let class = self.class(before);
            if class.has(Class::FORMER) {
                former = Some(before);
            } else if class.any(NONE) || self.look(before).any(Look::UPPER.or(Look::DIGIT)) || self.is_s(before) {
                break;
            }
            word = before;
        }
        (word, former)
    }

    /// The determiner or number that opens the phrase which ends before `end`, with no more than a few words between.
    pub(super) fn opener(&self, end: u32) -> Option<u32> {
        const NONE: Class = CLOSED.or(Class::ADVERB);
        for word in (end.saturating_sub(MOST_ADJECTIVES + 1)..end).rev() {
            let (class, look) = (self.class(word), self.look(word));
            if !self.is_linked(word + 1) {
                return None;
            }
            let number = class.any(Class::NUMBER_WORD | Class::QUANTIFIER) || look.any(Look::DIGIT);
            if number || class.any(Class::DETERMINER | Class::POSSESSIVE) && !class.has(Class::RELATIVE) {
                return Some(word);
            }
            let adjective = !look.any(Look::UPPER) && !class.any(NONE);
            if !adjective && !look.any(Look::CAPITALISED) {
                return None;
            }
        }
        None
    }

    /// Whether a number or quantifier stands between `from` and `end`.
    pub(super) fn has_number(&self, from: u32, end: u32) -> bool {
        let is_number =
            |word| self.class(word).any(Class::NUMBER_WORD | Class::QUANTIFIER) || self.look(word).any(Look::DIGIT);
        (from..end).any(is_number)
    }

    /// Whether a word may stand between a comma and a title, or between `of` and an owner.
    pub(super) fn may_describe(&self, word: u32, first: bool) -> bool {
        let class = self.class(word);
        if class.has(Class::DETERMINER) || self.is_s(word) {
            return true;
        }
        !self.look(word).any(Look::UPPER) && !class.any(CLOSED) && (first || self.is_linked(word))
    }
}

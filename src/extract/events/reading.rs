//! A document as the event rules read it: names by word, and what the event tables know of each word.

use super::names::Names;
use super::sets::Sets;
use super::traits::Traits;
use crate::extract::Document;
use crate::lexicon::triggers::{Forms, Known, Triggers, Words};
use crate::lexicon::{Class, Look};
use crate::text::{Gap, Word, words};

/// Everything that the rules look at.
pub(super) struct Reading<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) triggers: &'a Triggers,
    pub(super) names: &'a Names,
    pub(super) traits: &'a Traits,
    pub(super) sets: &'a Sets,
    words: &'a [Word],
    classes: &'a [Class],
    looks: &'a [Look],
    known: &'a [Known],
}

impl<'a> Reading<'a> {
    /// The document with what was read of it.
    pub(super) fn new(doc: &'a Document<'a>, names: &'a Names, traits: &'a Traits, sets: &'a Sets) -> Self {
        Self {
            doc,
            triggers: doc.lexicon().triggers(),
            names,
            traits,
            sets,
            words: doc.words(),
            classes: doc.classes(),
            looks: doc.looks(),
            known: doc.known(),
        }
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// Whether the word is the one with this hash, in lower case.
    pub(super) fn is(&self, at: usize, hash: u64) -> bool {
        self.word(at).is_some_and(|word| word.hash == hash && word.shape.is_lower())
    }

    /// Whether the word is one of those with these hashes, in lower case.
    pub(super) fn is_any(&self, at: usize, hashes: &[u64]) -> bool {
        let is_one = |word: &Word| hashes.iter().fold(false, |is_one, &hash| is_one | (word.hash == hash));
        self.word(at).is_some_and(|word| is_one(word) & word.shape.is_lower())
    }

    /// What stands before the word.
    pub(super) fn gap_before(&self, at: usize) -> Gap {
        match self.looks.get(at) {
            Some(look) => look.gap(),
            None => self.words.last().filter(|_| at == self.words.len()).map_or(Gap::PARAGRAPH, |word| word.after),
        }
    }

    /// What the event tables know of the word.
    pub(super) fn known_at(&self, at: usize) -> Known {
        self.known.get(at).copied().unwrap_or_default()
    }

    /// The forms that the word may be as a verb of the tables; none if it is no such verb.
    pub(super) fn verb_forms(&self, at: usize) -> Forms {
        self.known_at(at).verb_forms()
    }

    /// Whether the word may be a verb: an auxiliary, a form of a known verb, or a word in `-ed`.
    pub(super) fn may_be_verb(&self, at: usize) -> bool {
        self.traits.verbs.has(at as u32)
    }

    /// Whether the word may be the base form of a verb of the tables.
    pub(super) fn is_base(&self, at: usize) -> bool {
        self.verb_forms(at).any(Forms::BASE)
    }

    /// Whether the word is in lower case and ends in `-s`.
    pub(super) fn ends_in_s(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| {
            let last = (word.span.end() as usize).wrapping_sub(1);
            word.shape.is_lower() & (self.doc.text().as_bytes().get(last).map_or(0, |&byte| byte) == b's')
        })
    }

    /// Whether the word is "first", or a superlative that is no verb or noun of the tables: "the worst", "the deadliest".
    pub(super) fn is_superlative(&self, at: usize) -> bool {
        let is_one = self.is_any(at, &words!["first", "worst", "most"]);
        let is_lower = self.word(at).is_some_and(|word| word.shape.is_lower());
        let behind_the = at > 0 && self.class(at - 1).any(Class::DETERMINER | Class::POSSESSIVE);
        is_one | (is_lower & behind_the && !self.known_at(at).is_known() && self.doc.word(at).ends_with("est"))
    }

    /// The first word from `at` backwards that is no adverb, at most four words on.
    pub(super) fn skip_adverbs_back(&self, at: usize, from: usize) -> Option<usize> {
        let adverbs = self.traits.adverbs.behind(at as u32 + 1).leading_ones() as usize;
        at.checked_sub(adverbs).filter(|&word| word >= from && adverbs < 4)
    }
}

impl Words for Reading<'_> {
    fn known(&self) -> &[Known] {
        self.known
    }

    fn is_joined(&self, at: usize) -> bool {
        self.traits.joined.has(at as u32)
    }

    fn in_reach(&self, from: usize) -> u64 {
        self.traits.reach(from as u32)
    }
}

//! A document as the event rules read it: names by word, and what the event tables know of each word.

use super::names::Names;
use super::traits::Traits;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Known, Triggers, Words};
use crate::text::{Gap, Word, word};

/// Words that may stand side by side in a phrase have nothing else between them.
const INSIDE_PHRASE: Gap = Gap::SPACE.or(Gap::NEWLINE).or(Gap::HYPHEN).or(Gap::APOSTROPHE).or(Gap::QUOTE);

/// What ends the reach of a frame.
const ENDS_FRAME: Gap = Gap::STOP
    .or(Gap::QUESTION)
    .or(Gap::COMMA)
    .or(Gap::SEMICOLON)
    .or(Gap::COLON)
    .or(Gap::DASH)
    .or(Gap::OPEN)
    .or(Gap::CLOSE)
    .or(Gap::PARAGRAPH);

/// Everything that the rules look at.
pub(super) struct Reading<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) triggers: &'a Triggers,
    pub(super) names: &'a Names,
    traits: &'a [Traits],
    words: &'a [Word],
    classes: &'a [Class],
    known: &'a [Known],
}

impl<'a> Reading<'a> {
    /// The document with what was read of it: names and traits.
    pub(super) fn new(doc: &'a Document<'a>, names: &'a Names, traits: &'a [Traits]) -> Self {
        Self {
            doc,
            triggers: doc.lexicon().triggers(),
            names,
            traits,
            words: doc.words(),
            classes: doc.classes(),
            known: doc.known(),
        }
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The traits of the words `from..to`.
    pub(super) fn traits(&self, from: usize, to: usize) -> &[Traits] {
        self.traits.get(from..to).unwrap_or_default()
    }

    /// What stands before the word.
    pub(super) fn gap_before(&self, at: usize) -> Gap {
        at.checked_sub(1).and_then(|before| self.word(before)).map_or(Gap::PARAGRAPH, |word| word.after)
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
        self.traits.get(at).is_some_and(|traits| traits.any(Traits::VERB))
    }

    /// Whether the word is in lower case and ends so.
    pub(super) fn ends_with(&self, at: usize, end: &str) -> bool {
        self.word(at).is_some_and(|word| word.shape.is_lower()) && self.doc.word(at).ends_with(end)
    }

    /// The first word from `at` backwards that is no adverb, at most four words on.
    pub(super) fn skip_adverbs_back(&self, mut at: usize, from: usize) -> Option<usize> {
        for _ in 0..4 {
            if at < from {
                return None;
            }
            if !self.is_adverb(at) {
                return Some(at);
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Whether a frame does not reach over the word: a new clause or a new subject begins.
    fn ends_reach(&self, at: usize) -> bool {
        let class = self.class(at);
        let opens = Class::RELATIVE | Class::SUBJECT_PRONOUN | Class::MODAL;
        if !class.any(opens | Class::SUBORDINATOR) {
            return false;
        }
        let subordinates = !class.has(Class::NAME_PARTICLE) && self.doc.word(at) != "than";
        // "provided" is a subordinator and a participle.
        class.any(opens) || (subordinates && !self.doc.word(at).ends_with("ed"))
    }

    /// An adverb of the closed list, or a word in `-ly`.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.traits.get(at).is_some_and(|traits| traits.any(Traits::ADVERB))
    }
}

impl Words for Reading<'_> {
    fn known(&self) -> &[Known] {
        self.known
    }

    fn is_joined(&self, at: usize) -> bool {
        self.gap_before(at).only(INSIDE_PHRASE)
    }

    fn is_same_clause(&self, at: usize) -> bool {
        let is_number = |at: usize| self.word(at).is_some_and(|word| word.shape.is_number());
        let free = !self.gap_before(at).has(ENDS_FRAME) && !self.ends_reach(at);
        // "1.5" and "2,000" are one number.
        free || is_number(at) && at.checked_sub(1).is_some_and(is_number)
    }

    fn ends_gap(&self, at: usize) -> bool {
        self.verb_forms(at + 1).any(Forms::BASE) && self.word(at).is_some_and(|word| word.hash == word!("to"))
    }
}

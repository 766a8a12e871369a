//! A document as the event rules read it: names by word, and what the event tables know of each word.

use super::names::Names;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Part, Slot, Triggers};
use crate::model::Article;
use crate::text::{self, Gap, Word};

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
    pub(super) names: Names,
    /// One for each word of the document.
    pub(super) slots: Vec<Slot>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(doc: &'a Document<'a>, article: &Article) -> Self {
        let triggers = doc.lexicon().triggers();
        let names = Names::gather(doc, article);
        let (mut before, mut after_digits) = (Gap::PARAGRAPH, false);
        let slots = doc.words().iter().enumerate().map(|(at, word)| {
            let digits = word.shape.is_number();
            // "1.5" and "2,000" are one number.
            let in_number = digits && after_digits;
            let slot = Slot {
                known: triggers.known(word.hash),
                joined: before.only(INSIDE_PHRASE),
                ends_gap: false,
                same_clause: in_number || !before.has(ENDS_FRAME) && !ends_reach(doc, at),
            };
            (before, after_digits) = (word.after, digits);
            slot
        });
        let mut slots: Vec<Slot> = slots.collect();
        let to = text::hash("to");
        for at in 1..slots.len() {
            slots[at - 1].ends_gap = doc.words()[at - 1].hash == to && is_base(triggers, slots[at]);
        }
        Self { doc, triggers, names, slots }
    }

    pub(super) fn class(&self, at: usize) -> Class {
        self.doc.class(at)
    }

    pub(super) fn word(&self, at: usize) -> Option<&Word> {
        self.doc.words().get(at)
    }

    /// What stands before the word.
    pub(super) fn gap_before(&self, at: usize) -> Gap {
        at.checked_sub(1).and_then(|before| self.word(before)).map_or(Gap::PARAGRAPH, |word| word.after)
    }

    /// The forms that the word may be as a verb of the tables; none if it is no such verb.
    pub(super) fn verb_forms(&self, at: usize) -> impl Iterator<Item = Forms> + '_ {
        let known = self.slots.get(at).map(|slot| slot.known).unwrap_or_default();
        self.triggers.senses(known).iter().filter(|sense| sense.part == Part::Verb).map(|sense| sense.forms)
    }

    /// Whether the word may be a verb: an auxiliary, a form of a known verb, or a word in `-ed`.
    pub(super) fn may_be_verb(&self, at: usize) -> bool {
        if self.names.covers(at) {
            return false;
        }
        let auxiliary = Class::BE | Class::HAVE | Class::DO | Class::MODAL;
        self.class(at).any(auxiliary) || self.ends_with(at, "ed") || self.verb_forms(at).any(|forms| forms.any(FINITE))
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

    /// An adverb of the closed list, or a word in `-ly`.
    pub(super) fn is_adverb(&self, at: usize) -> bool {
        let class = self.class(at);
        (class.has(Class::ADVERB) && !class.any(Class::PREPOSITION | Class::SUBORDINATOR)) || self.ends_with(at, "ly")
    }
}

/// Whether the word may be the base form of a verb.
fn is_base(triggers: &Triggers, slot: Slot) -> bool {
    triggers.senses(slot.known).iter().any(|sense| sense.part == Part::Verb && sense.forms.any(Forms::BASE))
}

/// Finite forms.
const FINITE: Forms = Forms::THIRD.or(Forms::PAST);

/// Words that a frame does not reach over: a new clause or a new subject begins.
fn ends_reach(doc: &Document<'_>, at: usize) -> bool {
    let class = doc.class(at);
    let opens = Class::RELATIVE | Class::SUBJECT_PRONOUN | Class::MODAL;
    let subordinates = class.has(Class::SUBORDINATOR) && !class.has(Class::NAME_PARTICLE) && doc.word(at) != "than";
    // "provided" is a subordinator and a participle.
    class.any(opens) || (subordinates && !doc.word(at).ends_with("ed"))
}

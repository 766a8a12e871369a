//! What is asked about the tokens of a paragraph: small tests that the finding of cues, speakers and clauses share.

use super::outside::{Outside, Token};
use crate::extract::Document;
use crate::lexicon::{Class, Entry, PlaceForm};
use crate::span::Span;
use crate::text::{Gap, word};

/// A paragraph's tokens with the document that they come from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) doc: &'a Document<'a>,
    pub(super) outside: &'a Outside,
}

impl<'a> Scene<'a> {
    pub(super) fn len(&self) -> usize {
        self.outside.tokens.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.outside.tokens.get(at)
    }

    pub(super) fn text(&self, at: usize) -> &'a str {
        self.token(at).map_or("", |token| self.doc.word(token.word as usize))
    }

    /// The hash of the token's word; 0, which no word has, past the end.
    fn hash(&self, at: usize) -> u64 {
        self.token(at).map_or(0, |token| token.hash)
    }

    /// Whether the token's word has this hash, whatever its case.
    pub(super) fn is(&self, at: usize, hash: u64) -> bool {
        self.hash(at) == hash
    }

    /// Whether the token's word has one of these hashes.
    pub(super) fn is_any(&self, at: usize, hashes: &[u64]) -> bool {
        hashes.contains(&self.hash(at))
    }

    pub(super) fn has(&self, at: usize, classes: Class) -> bool {
        self.token(at).is_some_and(|token| token.class.any(classes))
    }

    /// What stands behind the token.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.token(at).map_or(Gap::PARAGRAPH, |token| token.gap)
    }

    /// Whether a noun phrase may reach from this token to the next.
    pub(super) fn joined(&self, at: usize) -> bool {
        let breaks =
            Gap::COMMA | Gap::SEMICOLON | Gap::COLON | Gap::DASH | Gap::OPEN | Gap::CLOSE | Gap::QUOTE | Gap::QUESTION;
        let gap = self.gap(at);
        // A hyphen between spaces is a dash.
        let dash = gap.has(Gap::HYPHEN) && gap.has(Gap::SPACE);
        !(dash || gap.has(breaks | Gap::PARAGRAPH))
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_capitalised())
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_lower())
    }

    /// A capital that is not the mere beginning of a sentence: a word of a closed class has none in a name.
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        self.is_capitalised(at)
            && !self.has(at, Class::NON_NAME | Class::WEEKDAY | Class::MONTH | Class::SUBJECT_PRONOUN)
    }

    /// Part of a time expression: `last week`.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.timed)
    }

    /// The name of a place.
    pub(super) fn names_place(&self, at: usize) -> bool {
        let hit = self.token(at).and_then(|token| self.doc.hit_at(token.word as usize));
        hit.is_some_and(|hit| {
            self.doc
                .entries(hit)
                .any(|entry| matches!(entry, Entry::Place(_, PlaceForm::Name | PlaceForm::Abbreviation)))
        })
    }

    /// The s of `Smith's`.
    pub(super) fn is_possessive_s(&self, at: usize) -> bool {
        self.is(at, word!("s")) && at.checked_sub(1).is_some_and(|before| self.gap(before).has(Gap::APOSTROPHE))
    }

    /// The t of `don't`.
    fn is_contracted_not(&self, at: usize) -> bool {
        self.is(at, word!("t")) && at.checked_sub(1).is_some_and(|before| self.gap(before).has(Gap::APOSTROPHE))
    }

    /// A word that stands between a subject and its verb without being either.
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        self.is_lower(at)
            && (self.has(at, Class::BE | Class::HAVE | Class::DO | Class::MODAL | Class::NEGATION)
                || self.is_contracted_not(at))
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.is_lower(at)
            && (self.has(at, Class::ADVERB)
                || self.text(at).len() > 4 && self.text(at).ends_with("ly") && !self.has(at, Class::COMMON))
    }

    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        self.has(at, Class::SUBJECT_PRONOUN) && !self.has(at, Class::DEMONSTRATIVE | Class::QUANTIFIER)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_number())
    }

    /// A common noun for people or a body: officials, spokesman, police.
    pub(super) fn names_people(&self, at: usize) -> bool {
        let hit = self.token(at).and_then(|token| self.doc.hit_at(token.word as usize));
        hit.is_some_and(|hit| self.doc.entries(hit).any(|entry| matches!(entry, Entry::Title { .. })))
    }

    pub(super) fn is_gerund(&self, at: usize) -> bool {
        self.text(at).len() > 4 && self.text(at).ends_with("ing")
    }

    /// Whether what is said may begin with the token `at`: the verb before it is no noun then.
    pub(super) fn can_take_clause(&self, at: usize) -> bool {
        let begins = Class::DETERMINER
            | Class::SUBJECT_PRONOUN
            | Class::OBJECT_PRONOUN
            | Class::RELATIVE
            | Class::POSSESSIVE
            | Class::ADVERB;
        self.has(at, begins)
            || self.is_name_like(at)
            || at.checked_sub(1).is_some_and(|before| !self.joined(before))
            || at >= self.len()
    }

    /// From the first to the last of these tokens.
    pub(super) fn span(&self, range: &std::ops::Range<usize>) -> Span {
        let word = |at: usize| {
            self.token(at).and_then(|token| self.doc.words().get(token.word as usize)).map(|word| word.span)
        };
        match (word(range.start), range.end.checked_sub(1).and_then(word)) {
            (Some(first), Some(last)) => first.to(last),
            _ => Span::default(),
        }
    }
}

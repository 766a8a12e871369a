//! What is asked about the tokens of a paragraph: small tests that the finding of cues, speakers and clauses share.

use std::ops::Range;

use super::marks::{Mark, Marked};
use super::outside::Point;
use crate::extract::Document;
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Kinds};
use crate::span::Span;
use crate::text::{Gap, Word};

/// A paragraph's tokens with the document that they come from.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) doc: &'a Document<'a>,
    /// The words outside quotations.
    pub(super) words: &'a [Word],
    pub(super) classes: &'a [Class],
    pub(super) marks: Marked<'a>,
    /// The index of the paragraph's first word in the document.
    pub(super) first: usize,
    /// The quotations.
    pub(super) points: &'a [Point],
}

/// Sentences reach no farther than this to each side of a token.
const ENDLESS: usize = 400;

impl<'a> Scene<'a> {
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Word> {
        self.words.get(at)
    }

    /// The sentence of the token `at`; quotations that are sentences by themselves leave no trace here. Of endless ones the part
    /// around the token.
    pub(super) fn sentence_of(&self, at: usize) -> Range<usize> {
        let back = |at| self.marks.behind(at).get(Mark::SentenceEnd).leading_zeros() as usize;
        let ahead = |at| self.marks.ahead(at).get(Mark::SentenceEnd).trailing_zeros() as usize;
        let (mut start, mut before, mut last, mut behind) = (at, back(at), at, ahead(at));
        while before >= BLOCK && start > BLOCK && at - start < ENDLESS {
            start -= BLOCK;
            before = back(start);
        }
        while behind >= BLOCK && last - at < ENDLESS {
            last += BLOCK;
            behind = ahead(last);
        }
        start - before.min(start)..self.len().min(last + behind + 1)
    }

    /// The tokens before `at` that belong to the sentence of the token before it.
    pub(super) fn sentence_before(&self, at: usize) -> Range<usize> {
        at.checked_sub(1).map_or(0, |last| self.sentence_of(last).start)..at
    }

    /// The tokens from `at` to the end of the sentence of that token.
    pub(super) fn sentence_after(&self, at: usize) -> Range<usize> {
        at..if at < self.len() { self.sentence_of(at).end } else { at }
    }

    /// The quotations that stand at the token `at` or behind.
    pub(super) fn points_from(&self, at: usize) -> &'a [Point] {
        if self.points.last().is_none_or(|last| last.at < at) {
            return &[];
        }
        let first = self.points.partition_point(|point| point.at < at);
        self.points.get(first..).unwrap_or(&[])
    }

    /// Whether the token's word ends with these bytes and is longer than `more` bytes.
    fn ends_with(&self, at: usize, ending: &[u8], more: u32) -> bool {
        let Some(span) = self.token(at).map(|word| word.span).filter(|span| span.len() > more) else { return false };
        self.doc.text().as_bytes().get(span.range()).is_some_and(|letters| letters.ends_with(ending))
    }

    /// How many bytes the token's word has.
    pub(super) fn length(&self, at: usize) -> u32 {
        self.token(at).map_or(0, |word| word.span.len())
    }

    /// Whether the token's word ends with `s`.
    pub(super) fn ends_with_s(&self, at: usize) -> bool {
        self.ends_with(at, b"s", 0)
    }

    /// Whether the token's word ends with `ly`.
    pub(super) fn ends_with_ly(&self, at: usize) -> bool {
        self.ends_with(at, b"ly", 0)
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
        self.classes.get(at).is_some_and(|class| class.any(classes))
    }

    /// The classes of the token's word.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or_default()
    }

    /// What stands behind the token.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.token(at).map_or(Gap::PARAGRAPH, |token| token.after)
    }

    /// Whether a noun phrase may reach from this token to the next.
    pub(super) fn joined(&self, at: usize) -> bool {
        at < self.len() && !self.marks.has(Mark::Break, at)
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_capitalised())
    }

    /// Whether all letters of the token are capitals.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_upper())
    }

    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.marks.has(Mark::Lower, at)
    }

    /// A capital that is not the mere beginning of a sentence: a word of a closed class has none in a name.
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        self.marks.has(Mark::Name, at)
    }

    /// Part of a time expression: `last week`.
    pub(super) fn is_time(&self, at: usize) -> bool {
        self.marks.has(Mark::Time, at)
    }

    /// Whether a cue begins with the token.
    pub(super) fn begins_cue(&self, at: usize) -> bool {
        self.marks.has(Mark::Found, at)
    }

    /// The index of the token's word in the document.
    pub(super) fn word_of(&self, at: usize) -> usize {
        self.doc.word_at(self.token(at).map_or(u32::MAX, |word| word.span.start()))
    }

    /// Whether a phrase of the lexicon that covers the token stands for one of these.
    fn stands_for(&self, at: usize, kinds: Kinds) -> bool {
        let hit = self.doc.hit_at(self.word_of(at)).filter(|_| at < self.len());
        hit.is_some_and(|hit| self.doc.kinds(hit).any(kinds))
    }

    /// The name of a place.
    pub(super) fn names_place(&self, at: usize) -> bool {
        self.stands_for(at, Kinds::PLACE_NAME | Kinds::ABBREVIATION)
    }

    /// The s of `Smith's`.
    pub(super) fn is_possessive_s(&self, at: usize) -> bool {
        self.marks.has(Mark::PossessiveS, at)
    }

    /// A word that stands between a subject and its verb without being either.
    pub(super) fn is_auxiliary(&self, at: usize) -> bool {
        self.marks.has(Mark::Auxiliary, at)
    }

    pub(super) fn is_adverb(&self, at: usize) -> bool {
        self.marks.has(Mark::Adverb, at)
    }

    pub(super) fn is_pronoun(&self, at: usize) -> bool {
        self.marks.has(Mark::Pronoun, at)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.shape.is_number())
    }

    /// A common noun for people or a body: officials, spokesman, police.
    pub(super) fn names_people(&self, at: usize) -> bool {
        self.stands_for(at, Kinds::TITLE)
    }

    pub(super) fn is_gerund(&self, at: usize) -> bool {
        self.ends_with(at, b"ing", 4)
    }

    /// A capitalised participle, as at the beginning of a sentence: `Reached`.
    pub(super) fn is_participle(&self, at: usize) -> bool {
        self.ends_with(at, b"ed", 4)
    }

    /// The third form of a verb that tells an event, in lower case: `requires`.
    pub(super) fn is_third_form(&self, at: usize) -> bool {
        self.marks.has(Mark::Third, at) && self.ends_with_s(at)
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
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        let (first, last) = (self.token(range.start), range.end.checked_sub(1).and_then(|last| self.token(last)));
        match (first, last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }
}

//! [`Sets`]: which words of an article follow commas, lead to names, may be subjects; a bit for each word.

use super::names::Names;
use super::traits::Traits;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// What the rules for sides ask of stretches of words, worked out once for an article.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// Auxiliaries and negations.
    pub(super) auxiliaries: Bits,
    /// The same and adverbs.
    pub(super) verb_groups: Bits,
    /// Words behind a comma.
    pub(super) commas: Bits,
    pub(super) prepositions: Bits,
    pub(super) locatives: Bits,
    pub(super) conjunctions: Bits,
    pub(super) subject_pronouns: Bits,
    /// Words beyond which nothing leads to a name: prepositions, verbs, what joins clauses, words before a comma.
    pub(super) link_ends: Bits,
    /// Words between which and a noun nobody stands who owns it.
    pub(super) owner_ends: Bits,
    /// Words that may be a subject though they are no name: nouns and the like.
    pub(super) open: Bits,
    /// Words that end a phrase of a preposition.
    pub(super) phrase_ends: Bits,
}

const AUXILIARY: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);

/// Words that join clauses, or parts of one.
pub(super) const JOINS: Class = Class::RELATIVE.or(Class::SUBORDINATOR).or(Class::CONJUNCTION);

/// Closed classes of words that are no subject, but for prepositions.
const NO_SUBJECT: Class = JOINS.or(AUXILIARY).or(Class::NEGATION).or(Class::ADVERB);

impl Sets {
    /// Reads the sets of an article in place of those of the last one.
    pub(super) fn read(&mut self, doc: &Document<'_>, names: &Names, traits: &Traits) {
        let board = doc.board();
        let (blocks, covered) = (board.blocks(), names.covered());
        let (verbs, adverbs) = (&traits.verbs, &traits.adverbs);
        let Self { commas, prepositions, .. } = self;
        commas.fill(blocks, |block| board.with_look(Look::after(Gap::COMMA), block));
        prepositions.fill(blocks, |block| board.with_class(Class::PREPOSITION, block));
        let auxiliaries = &mut self.auxiliaries;
        auxiliaries.fill(blocks, |block| board.with_class(AUXILIARY | Class::NEGATION, block));
        self.verb_groups.fill(blocks, |block| auxiliaries.block(block) | adverbs.block(block));
        self.locatives.fill(blocks, |block| board.with_class(Class::LOCATIVE, block));
        self.conjunctions.fill(blocks, |block| board.with_class(Class::CONJUNCTION, block));
        self.subject_pronouns.fill(blocks, |block| board.with_class(Class::SUBJECT_PRONOUN, block));
        self.link_ends.fill(blocks, |block| {
            let before_comma = commas.block(block) >> 1 | commas.block(block + 1) << 63;
            let prepositions = prepositions.block(block) & !covered.block(block);
            before_comma | prepositions | verbs.block(block) | board.with_class(JOINS, block)
        });
        self.owner_ends.fill(blocks, |block| {
            let closed = JOINS | Class::PREPOSITION | Class::DETERMINER;
            let ends = board.with_class(closed, block) | verbs.block(block) | commas.block(block);
            ends & !board.with_look(Look::ED, block)
        });
        self.open.fill(blocks, |block| {
            let others = covered.block(block) | verbs.block(block) | adverbs.block(block);
            let closed = board.with_class(NO_SUBJECT | Class::PREPOSITION, block);
            !(others | closed | board.with_look(Look::ING, block))
        });
        self.phrase_ends.fill(blocks, |block| {
            let ends = board.with_class(NO_SUBJECT, block) | verbs.block(block) | commas.block(block);
            ends & !prepositions.block(block)
        });
    }
}

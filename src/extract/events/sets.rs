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

/// Words that join clauses, or parts of one.
pub(super) const JOINS: Class = Class::RELATIVE.or(Class::SUBORDINATOR).or(Class::CONJUNCTION);

impl Sets {
    /// Reads the sets of an article in place of those of the last one.
    pub(super) fn read(&mut self, doc: &Document<'_>, names: &Names, traits: &Traits) {
        let board = doc.board();
        let Self {
            auxiliaries,
            verb_groups,
            commas,
            prepositions,
            locatives,
            conjunctions,
            subject_pronouns,
            link_ends,
            owner_ends,
            open,
            phrase_ends,
        } = self;
        for set in [
            &mut *auxiliaries,
            verb_groups,
            commas,
            prepositions,
            locatives,
            conjunctions,
            subject_pronouns,
            link_ends,
            owner_ends,
            open,
            phrase_ends,
        ] {
            set.restart(board.blocks());
        }
        let behind_comma = |block| board.with_look(Look::after(Gap::COMMA), block);
        for block in 0..board.blocks() {
            let (name, verb) = (names.covered().block(block), traits.verbs.block(block));
            let adverb = traits.adverbs.block(block);
            let auxiliary = traits.auxiliaries.block(block) | board.with_class(Class::NEGATION, block);
            let (comma, before_comma) = (behind_comma(block), behind_comma(block) >> 1 | behind_comma(block + 1) << 63);
            let preposition = board.with_class(Class::PREPOSITION, block);
            let conjunction = board.with_class(Class::CONJUNCTION, block);
            let joins = board.with_class(Class::RELATIVE.or(Class::SUBORDINATOR), block) | conjunction;
            // Closed classes of words that are no subject, but for prepositions.
            let no_subject = joins | auxiliary | board.with_class(Class::ADVERB, block);
            let owner_end = joins | preposition | board.with_class(Class::DETERMINER, block) | verb | comma;
            auxiliaries.push(auxiliary);
            verb_groups.push(auxiliary | adverb);
            commas.push(comma);
            prepositions.push(preposition);
            locatives.push(board.with_class(Class::LOCATIVE, block));
            conjunctions.push(conjunction);
            subject_pronouns.push(board.with_class(Class::SUBJECT_PRONOUN, block));
            link_ends.push(before_comma | preposition & !name | verb | joins);
            owner_ends.push(owner_end & !board.with_look(Look::ED, block));
            let others = no_subject | preposition | name | verb | adverb;
            open.push(!(others | board.with_look(Look::ING, block)));
            phrase_ends.push((no_subject | verb | comma) & !preposition);
        }
    }
}

//! [`Sets`]: which words of an article follow commas, lead to names, may be subjects; a bit for each word.

use super::names::Names;
use super::traits::Traits;
use crate::extract::Document;
use crate::extract::bits::{Bits, members};
use crate::lexicon::{Class, Look};
use crate::text::{Gap, words};

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
    pub(super) relatives: Bits,
    pub(super) subject_pronouns: Bits,
    /// Words beyond which nothing leads to a name: prepositions, verbs, what joins clauses, words before a comma.
    pub(super) link_ends: Bits,
    /// Those of them that lead to a name behind them: prepositions in no name, and with no comma behind them.
    pub(super) leaders: Bits,
    /// Words between which and a noun nobody stands who owns it.
    pub(super) owner_ends: Bits,
    /// Words that may be a subject though they are no name: nouns and the like.
    pub(super) open: Bits,
    /// Words that end a phrase of a preposition.
    pub(super) phrase_ends: Bits,
}

/// Words that join clauses, or parts of one, but for conjunctions.
const JOINS: Class = Class::RELATIVE.or(Class::SUBORDINATOR);

impl Sets {
    /// Reads the sets of an article in place of those of the last one.
    pub(super) fn read(&mut self, doc: &Document<'_>, names: &Names, traits: &Traits) {
        let board = doc.board();
        let blocks = board.blocks();
        let class = |class: Class| move |block| board.with_class(class, block);
        // "20,000" is one number.
        let digits = |block| board.with_look(Look::DIGIT, block) & !board.with_look(Look::LETTER, block);
        let behind_comma = |block: usize| {
            let last = block.checked_sub(1).map_or(0, |before| digits(before) >> 63);
            board.with_look(Look::after(Gap::COMMA), block) & !(digits(block) & (digits(block) << 1 | last))
        };
        self.commas.fill(blocks, behind_comma);
        self.prepositions.fill(blocks, class(Class::PREPOSITION));
        self.locatives.fill(blocks, class(Class::LOCATIVE));
        self.conjunctions.fill(blocks, class(Class::CONJUNCTION));
        self.relatives.fill(blocks, class(Class::RELATIVE));
        self.subject_pronouns.fill(blocks, class(Class::SUBJECT_PRONOUN));
        let Self { auxiliaries, verb_groups, link_ends, leaders, owner_ends, open, phrase_ends, .. } = self;
        let sets = [&mut *auxiliaries, verb_groups, link_ends, leaders, owner_ends, open, phrase_ends];
        sets.into_iter().for_each(|set| set.restart(blocks));
        let numbers = |block| digits(block) | board.with_class(Class::NUMBER_WORD, block);
        let mut quantity = quantities(doc, 0);
        let mut last_amounts = 0;
        for block in 0..blocks {
            let (name, verb) = (names.covered().block(block), traits.verbs.block(block));
            let adverb = traits.adverbs.block(block);
            let auxiliary = traits.auxiliaries.block(block) | board.with_class(Class::NEGATION, block);
            let (comma, before_comma) = (behind_comma(block), behind_comma(block) >> 1 | behind_comma(block + 1) << 63);
            let preposition = board.with_class(Class::PREPOSITION, block);
            let joins = board.with_class(JOINS.or(Class::CONJUNCTION), block);
            // Closed classes of words that are no subject, but for prepositions.
            let no_subject = joins | auxiliary | board.with_class(Class::ADVERB, block);
            let owner_end = joins | preposition | board.with_class(Class::DETERMINER, block) | verb | comma;
            let leader = preposition & !name & !before_comma;
            let next_quantity = quantities(doc, block + 1);
            // In "at least", "at most" and "about 20" it is no preposition of what follows.
            let before_number = leader & (numbers(block) >> 1 | numbers(block + 1) << 63);
            // Nor in "hundreds of".
            let amounts = board.with_class(Class::NUMBER_WORD.or(Class::QUANTIFIER), block);
            let behind_amount = leader & (amounts << 1 | last_amounts >> 63);
            last_amounts = amounts;
            let idle = leader & (quantity >> 1 | next_quantity << 63)
                | among(doc, block, before_number, &words!["about", "around", "than"])
                | among(doc, block, behind_amount, &words!["of"]);
            quantity = next_quantity;
            auxiliaries.push(auxiliary);
            verb_groups.push(auxiliary | adverb);
            leaders.push(leader & !idle);
            link_ends.push(before_comma | preposition & !name & !idle | verb | joins | traits.new_phrases.block(block));
            owner_ends.push(owner_end & !board.with_look(Look::ED, block));
            let others = no_subject | preposition | name | verb | adverb;
            open.push(!(others | board.with_look(Look::ING, block)));
            phrase_ends.push((no_subject | verb | comma) & !preposition);
        }
    }
}

/// Those of the words of a block whose bits are set in `some` that have one of the hashes.
fn among(doc: &Document<'_>, block: usize, some: u64, hashes: &[u64]) -> u64 {
    let is_one = |at: u32| hashes.contains(&doc.words()[at as usize].hash);
    members(block, some).fold(0, |found, at| found | u64::from(is_one(at)) << (at % 64))
}

/// The words of a block that are "least" or "most" in small letters.
fn quantities(doc: &Document<'_>, block: usize) -> u64 {
    let is_quantity = |at: u32| {
        let word = doc.words()[at as usize];
        word.shape.is_lower() & words!["least", "most"].contains(&word.hash)
    };
    let quantifiers = members(block, doc.board().with_class(Class::QUANTIFIER, block));
    quantifiers.fold(0, |found, at| found | u64::from(is_quantity(at)) << (at % 64))
}

//! [`Places`]: where in an article something may be counted, so that the rest need not be read.

use std::ops::Range;

use super::quantity::ADJECTIVES;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Kinds, Look};
use crate::text::{Gap, Number, NumberKind};

/// Sets of words.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Words that tell what happened to people.
    pub(super) fates: Bits,
    /// The same, first words of numbers, and all words with digits.
    told: Bits,
    /// Nouns for people and things that are counted, and last words of titles.
    pub(super) nouns: Bits,
    /// Words that may begin a quantity without a number: articles before such nouns, `nobody`.
    singles: Bits,
    /// Words that may begin a quantity, say what happened, or begin another subject; and those behind marks that end what waits for an
    /// object. The others leave a clause as it is, ...
    pub(super) parts: Bits,
    /// ... but prepositions do not where an object is awaited.
    pub(super) prepositions: Bits,
}

/// Words with which the subject of a clause begins.
const SUBJECTS: Class = DETERMINERS.or(Class::SUBJECT_PRONOUN);
const DETERMINERS: Class = Class::DETERMINER.or(Class::POSSESSIVE);
/// Words that join clauses.
const LINKS: Class = Class::CONJUNCTION.or(Class::SUBORDINATOR);
/// Words that say what happened to those who are counted, or how many there are.
const TOLLS: Class = Class::FATE.or(Class::UNCOUNTED).or(Class::NUMERAL);

/// Marks that end what waits for an object.
pub(super) const BREAKS: Gap = Gap::SEMICOLON.or(Gap::COLON).or(Gap::OPEN).or(Gap::CLOSE).or(Gap::DASH);

/// The noun of a number stands among so many words behind it.
const NOUN: u32 = 14;

impl Places {
    /// Reads an article.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        let Self { fates, told, nouns, singles, parts, prepositions } = self;
        let board = document.board();
        let blocks = board.blocks();
        fates.fill(blocks, |block| board.with_class(Class::FATE, block));
        told.fill(blocks, |block| board.with_class(Class::FATE | Class::NUMERAL, block));
        prepositions.fill(blocks, |block| board.with_class(Class::PREPOSITION, block));
        nouns.fill(blocks, |block| board.with_class(Class::COUNTED, block));
        for (hit, kinds) in document.hits().iter().zip(document.kinds_of_hits()) {
            if kinds.any(Kinds::TITLE | Kinds::NATIONALITY) {
                nouns.insert(hit.end.saturating_sub(1));
            }
        }
        singles.fill(blocks, |block| {
            let first = (block * BLOCK) as u32;
            let noun_ahead = (1..=ADJECTIVES as u32 + 1).fold(0, |near, words| near | nouns.ahead(first + words));
            board.with_class(DETERMINERS, block) & noun_ahead | board.with_class(Class::UNCOUNTED, block)
        });
        parts.fill(blocks, |block| {
            let links_before = block.checked_sub(1).map_or(0, |before| board.with_class(LINKS, before) >> (BLOCK - 1));
            let links = board.with_class(LINKS, block) << 1 | links_before;
            let joint = board.with_look(Look::after(Gap::COMMA), block) | links;
            let tolls = board.with_class(TOLLS, block) | board.with_look(Look::after(BREAKS), block);
            board.with_class(SUBJECTS, block) & joint | singles.block(block) | tolls
        });
    }

    /// Whether something is told or numbered in a sentence of these words.
    pub(super) fn may_tell(&self, words: &Range<u32>) -> bool {
        self.told.any(words.start, words.end)
    }

    /// Whether the words of a sentence may count somebody without a number.
    pub(super) fn has_single(&self, words: &Range<u32>) -> bool {
        self.singles.any(words.start, words.end)
    }

    /// Whether any of the numbers of a sentence that does not tell what happened may count something.
    pub(super) fn is_any_counting(&self, numbers: &[Number]) -> bool {
        numbers.iter().enumerate().any(|(index, number)| self.is_counting(number, numbers.get(index + 1)))
    }

    /// Whether a number may count something that is known, or goes on in the next one: 10 to 15 per cent.
    fn is_counting(&self, number: &Number, next: Option<&Number>) -> bool {
        let end = number.words.end;
        matches!(number.kind, NumberKind::Cardinal | NumberKind::YearLike)
            && (self.nouns.any(end, end + NOUN) || next.is_some_and(|next| next.words.start <= end + 1))
    }
}

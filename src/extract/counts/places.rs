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
    /// First words of numbers, ...
    numbers: Bits,
    /// ... and of those that may count something where nothing is told.
    counting: Bits,
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
        self.read_nouns(document);
        self.read_numbers(document.numbers(), document.words().len());
        let Self { fates, nouns, singles, parts, prepositions, .. } = self;
        let blocks = document.board().blocks();
        [&mut *fates, singles, parts, prepositions].into_iter().for_each(|set| set.restart(blocks));
        let mut links_before = 0;
        for (block, rows) in document.board().rows().enumerate() {
            let (near, next) = (nouns.block(block), nouns.block(block + 1));
            let noun_ahead =
                (1..=ADJECTIVES as u32 + 1).fold(0, |ahead, words| ahead | near >> words | next << (64 - words));
            let single = rows.with_class(DETERMINERS) & noun_ahead | rows.with_class(Class::UNCOUNTED);
            let links = rows.with_class(LINKS);
            let joint = rows.with_look(Look::after(Gap::COMMA)) | links << 1 | links_before;
            links_before = links >> (BLOCK - 1);
            let tolls = rows.with_class(TOLLS) | rows.with_look(Look::after(BREAKS));
            fates.push(rows.with_class(Class::FATE));
            singles.push(single);
            parts.push(rows.with_class(SUBJECTS) & joint | single | tolls);
            prepositions.push(rows.with_class(Class::PREPOSITION));
        }
    }

    fn read_nouns(&mut self, document: &Document<'_>) {
        self.nouns.restart(document.board().blocks());
        document.board().rows().for_each(|rows| self.nouns.push(rows.with_class(Class::COUNTED)));
        for (hit, kinds) in document.hits().iter().zip(document.kinds_of_hits()) {
            self.nouns.insert_if(hit.end.saturating_sub(1), kinds.any(Kinds::TITLE | Kinds::NATIONALITY));
        }
    }

    /// A number may count something that is known, or goes on in the next one: 10 to 15 per cent.
    fn read_numbers(&mut self, all: &[Number], words: usize) {
        let Self { numbers, counting, nouns, .. } = self;
        numbers.clear(words);
        counting.clear(words);
        for (index, number) in all.iter().enumerate() {
            let (first, end) = (number.words.start, number.words.end);
            let plain = matches!(number.kind, NumberKind::Cardinal | NumberKind::YearLike);
            let goes_on = all.get(index + 1).is_some_and(|next| next.words.start <= end + 1);
            numbers.insert_if(first, true);
            counting.insert_if(first, plain & (goes_on | (nouns.between(end, end + NOUN) != 0)));
        }
    }

    /// Whether a number begins in a sentence of these words.
    pub(super) fn has_number(&self, words: &Range<u32>) -> bool {
        self.numbers.any(words.start, words.end)
    }

    /// Whether a number begins with the word.
    pub(super) fn is_number(&self, word: u32) -> bool {
        self.numbers.has(word)
    }

    /// Whether the words of a sentence may count somebody without a number.
    pub(super) fn has_single(&self, words: &Range<u32>) -> bool {
        self.singles.any(words.start, words.end)
    }

    /// Whether any of the numbers of a sentence that does not tell what happened may count something.
    pub(super) fn is_any_counting(&self, words: &Range<u32>) -> bool {
        self.counting.any(words.start, words.end)
    }
}

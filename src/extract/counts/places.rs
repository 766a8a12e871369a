//! [`Places`]: where in an article something may be counted, so that the rest need not be read.

use super::quantity::{ADJECTIVES, NOUN_REACH};
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
    pub(super) numbers: Bits,
    /// ... of those before nouns that are counted, ...
    pub(super) counting: Bits,
    /// ... and of amounts of money and shares, which say all.
    pub(super) plain: Bits,
    /// How many numbers begin before each block of words.
    numbers_before: Vec<u32>,
    /// Nouns for people and things that are counted, and last words of titles.
    pub(super) nouns: Bits,
    /// Words that may begin a quantity without a number: articles before such nouns, `nobody`.
    pub(super) singles: Bits,
    /// Words that may begin a quantity, say what happened, or begin another subject; and those behind marks that end what waits for an
    /// object. The others leave a clause as it is, ...
    pub(super) parts: Bits,
    /// ... but prepositions do not where an object is awaited, ...
    pub(super) prepositions: Bits,
    /// ... and where nothing is told only numbers and words like `including` have a part.
    pub(super) untold: Bits,
}

/// Words with which the subject of a clause begins.
const SUBJECTS: Class = DETERMINERS.or(Class::SUBJECT_PRONOUN);
const DETERMINERS: Class = Class::DETERMINER.or(Class::POSSESSIVE);
/// Words that join clauses.
const LINKS: Class = Class::CONJUNCTION.or(Class::SUBORDINATOR);

/// Marks that end what waits for an object.
pub(super) const BREAKS: Gap = Gap::SEMICOLON.or(Gap::COLON).or(Gap::OPEN).or(Gap::CLOSE).or(Gap::DASH);

impl Places {
    /// Reads an article.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        self.read_nouns(document);
        self.read_numbers(document.numbers(), document.words().len());
        let Self { fates, nouns, singles, parts, prepositions, untold, .. } = self;
        let blocks = document.board().blocks();
        [&mut *fates, singles, parts, prepositions, untold].into_iter().for_each(|set| set.restart(blocks));
        let mut links_before = 0;
        for (block, rows) in document.board().rows().enumerate() {
            let (near, next) = (nouns.block(block), nouns.block(block + 1));
            let noun_ahead =
                (1..=ADJECTIVES as u32 + 1).fold(0, |ahead, words| ahead | near >> words | next << (64 - words));
            let few = rows.with_class(Class::UNCOUNTED);
            let single = rows.with_class(DETERMINERS) & noun_ahead | few;
            let links = rows.with_class(LINKS);
            let joint = rows.with_look(Look::after(Gap::COMMA)) | links << 1 | links_before;
            links_before = links >> (BLOCK - 1);
            let (fate, number) = (rows.with_class(Class::FATE), rows.with_class(Class::NUMERAL));
            let tolls = fate | few | number | rows.with_look(Look::after(BREAKS));
            fates.push(fate);
            singles.push(single);
            parts.push(rows.with_class(SUBJECTS) & joint | single | tolls);
            prepositions.push(rows.with_class(Class::PREPOSITION));
            untold.push(few | number);
        }
    }

    fn read_nouns(&mut self, document: &Document<'_>) {
        self.nouns.restart(document.board().blocks());
        document.board().rows().for_each(|rows| self.nouns.push(rows.with_class(Class::COUNTED)));
        for (hit, kinds) in document.hits().iter().zip(document.kinds_of_hits()) {
            self.nouns.insert_if(hit.end.saturating_sub(1), kinds.any(Kinds::TITLE | Kinds::NATIONALITY));
        }
    }

    /// A number may count something that is known, or go on in the next one: 10 to 15 people, which says all of 10 to 15 per cent.
    fn read_numbers(&mut self, all: &[Number], words: usize) {
        let Self { numbers, counting, plain, nouns, numbers_before, .. } = self;
        [&mut *numbers, counting, plain].into_iter().for_each(|set| set.clear(words));
        let is_plain = |number: &Number| matches!(number.kind, NumberKind::Money | NumberKind::Percent);
        let counts = |number: &Number| nouns.between(number.words.end, number.words.end + NOUN_REACH) != 0;
        for (index, number) in all.iter().enumerate() {
            let (first, end) = (number.words.start, number.words.end);
            let may_count = matches!(number.kind, NumberKind::Cardinal | NumberKind::YearLike);
            let next = all.get(index + 1).filter(|next| next.words.start <= end + 1).unwrap_or(number);
            numbers.insert_if(first, true);
            counting.insert_if(first, may_count & (counts(number) | counts(next) | is_plain(next)));
            plain.insert_if(first, is_plain(number));
        }
        let mut before = 0;
        numbers_before.clear();
        numbers_before.extend((0..=words / BLOCK).map(|block| {
            let here = before;
            before += numbers.block(block).count_ones();
            here
        }));
    }

    /// The index of the first number that begins with the word or behind it.
    pub(super) fn number_from(&self, word: u32) -> usize {
        let block = word as usize / BLOCK;
        let earlier = self.numbers.block(block) & !(u64::MAX << (word % 64));
        (self.numbers_before.get(block).copied().unwrap_or(0) + earlier.count_ones()) as usize
    }
}

//! [`Around`]: what the words before and behind a title may be.

use std::hint::select_unpredictable;

use super::reader::{CLOSED, Reader};
use crate::extract::bits::Bits;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// The words of a document for the rules of titles: sets, so that the words beside a title are looked at all at once.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Words with white space and nothing else before them, but for the stop of an abbreviation: `U.S. envoy`.
    spaced: Bits,
    /// Words with white space or hyphens and nothing else before them, but for such a stop.
    linked: Bits,
    /// `former`, `ex`, `late`
    former: Bits,
    /// Words that may stand between an owner and its title.
    adjectives: Bits,
    /// Words that may stand between the opener of a phrase and its noun.
    inner: Bits,
    numbers: Bits,
    /// Determiners and possessives.
    determiners: Bits,
    /// Words that may stand anywhere between a comma and a title, or between `of` and an owner, ...
    articles: Bits,
    /// ... and those that may stand there if they are linked with the word before.
    descriptions: Bits,
}

/// Most words between an owner and its title: `France's new special envoy`.
const MOST_ADJECTIVES: u32 = 3;

impl Around {
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>) {
        const LINKS: Gap = Gap::SPACE.or(Gap::HYPHEN);
        let board = reader.doc.board();
        let blocks = board.blocks();
        let sets = [
            &mut self.spaced,
            &mut self.linked,
            &mut self.former,
            &mut self.adjectives,
            &mut self.inner,
            &mut self.numbers,
            &mut self.determiners,
            &mut self.articles,
            &mut self.descriptions,
        ];
        for set in sets {
            set.restart(blocks + 1);
            set.push(0);
        }
        for block in 0..blocks {
            let class = |classes| board.with_class(classes, block);
            let look = |looks| board.with_look(looks, block);
            let (closed, upper, digits) = (class(CLOSED), look(Look::UPPER), look(Look::DIGIT));
            let (former, esses, determiners) = (class(Class::FORMER), reader.esses(block), class(Class::DETERMINER));
            let small = !upper & !(closed | class(Class::ADVERB));
            let abbreviated = reader.abbreviated(block);
            self.spaced.push(reader.spaced(block) | abbreviated);
            self.linked.push(look(Look::after(LINKS)) & !look(Look::after_other_than(LINKS)) | abbreviated);
            self.former.push(former);
            self.adjectives.push(former | small & !digits & !esses);
            self.inner.push(small | look(Look::CAPITALISED));
            self.numbers.push(class(Class::NUMBER_WORD | Class::QUANTIFIER) | digits);
            self.determiners.push((determiners | class(Class::POSSESSIVE)) & !class(Class::RELATIVE));
            self.articles.push(determiners | esses);
            self.descriptions.push(!upper & !closed);
        }
    }

    /// Whether white space and nothing else, but for the stop of an abbreviation, stands before the word.
    pub(super) fn is_spaced(&self, word: u32) -> bool {
        self.spaced.has(word.wrapping_add(64))
    }

    /// Whether white space, and nothing else, stands before each of the words from `from` to before `end`, which are few.
    pub(super) fn are_spaced(&self, from: u32, end: u32) -> bool {
        !behind(&self.spaced, from) & first_bits(end - from) == 0
    }

    /// Whether white space or hyphens and nothing else stand before the word.
    pub(super) fn is_linked(&self, word: u32) -> bool {
        self.linked.has(word.wrapping_add(64))
    }

    /// Whether the word is `former`, `ex`, `late`.
    pub(super) fn is_former(&self, word: u32) -> bool {
        self.former.has(word.wrapping_add(64))
    }

    /// Whether one of the few words from `from` to before `end` is `former`, `ex`, `late`.
    pub(super) fn has_former(&self, from: u32, end: u32) -> bool {
        behind(&self.former, from) & first_bits(end - from) != 0
    }

    /// Where the few adjectives before `start` begin, none of them before `floor`, and where the first `former` among them is.
    pub(super) fn lead(&self, floor: u32, start: u32) -> (u32, Option<u32>) {
        let adjectives = before(&self.adjectives, start) & before(&self.linked, start + 1);
        let words = adjectives.leading_ones().min(MOST_ADJECTIVES).min(start.saturating_sub(floor));
        let former = before(&self.former, start) & !(u64::MAX >> words);
        let first_former = start.wrapping_sub(64).wrapping_add(former.trailing_zeros());
        (start - words, (former != 0).then_some(first_former))
    }

    /// The determiner or number that opens the phrase which ends before `end`, with no more than a few words between; else `end`.
    pub(super) fn opener(&self, end: u32) -> u32 {
        let opens = before(&self.numbers, end) | before(&self.determiners, end);
        let linked = before(&self.linked, end + 1);
        let between = (before(&self.inner, end) & linked & !opens).leading_ones();
        let is_opener = (between <= MOST_ADJECTIVES) & ((opens & linked) << between.min(63) >> 63 != 0);
        select_unpredictable(is_opener, end.wrapping_sub(1 + between), end)
    }

    /// Whether the word is a number or quantifier.
    pub(super) fn is_number(&self, word: u32) -> bool {
        self.numbers.has(word.wrapping_add(64))
    }

    /// Whether a number or quantifier stands between `from` and `end`.
    pub(super) fn has_number(&self, from: u32, end: u32) -> bool {
        self.numbers.any(from + 64, end + 64)
    }

    /// Whether all of the few words from `from` to before `end` may stand between a comma and a title; the word `first` need not be
    /// linked with the comma before.
    pub(super) fn may_describe(&self, from: u32, end: u32, first: u32) -> bool {
        let linked = behind(&self.linked, from) | u64::from(from == first);
        let may_stand = behind(&self.articles, from) | behind(&self.descriptions, from) & linked;
        !may_stand & first_bits(end.saturating_sub(from)) == 0
    }

    /// Which of the few words from `from` to before `end` may not stand between `of` and an owner, that of `from` lowest.
    pub(super) fn undescribing(&self, from: u32, end: u32) -> u64 {
        !(behind(&self.articles, from) | behind(&self.descriptions, from)) & first_bits(end.saturating_sub(from))
    }
}

/// Which of the 64 words before `end` are in a set, that of the word right before it highest. A block of no words stands before all
/// others, so that nothing need be asked.
#[inline]
fn before(set: &Bits, end: u32) -> u64 {
    set.ahead(end)
}

/// Which of the 64 words from `from` on are in a set, that of `from` lowest.
#[inline]
fn behind(set: &Bits, from: u32) -> u64 {
    set.ahead(from + 64)
}

/// So many bits, the lowest.
fn first_bits(count: u32) -> u64 {
    !u64::MAX.checked_shl(count).unwrap_or(0)
}

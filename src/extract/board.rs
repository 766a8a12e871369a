//! [`Board`]: which words of a text have which traits, sixty-four words in one number.
//!
//! Rules that look for the next verb, or for any of some classes in a stretch of words, read a few numbers in place of the words.

use super::bits::members;
pub(super) use crate::lexicon::BLOCK;
use crate::lexicon::{Block, Class, Look};

/// For each block of words a number for each class and each trait of [`Look`], with a bit for each word.
#[derive(Debug, Default)]
pub(super) struct Board {
    classes: Vec<[u64; 64]>,
    looks: Vec<[u64; Look::COUNT]>,
}

impl Board {
    /// Forgets all words.
    pub(super) fn clear(&mut self) {
        self.classes.clear();
        self.looks.clear();
    }

    /// Adds the next words.
    pub(super) fn push(&mut self, block: &Block) {
        let mut classes = block.classes.map(Class::bits);
        // Two squares side by side, the later words in the upper half.
        let (early, late) = block.looks.split_at(BLOCK / 2);
        let mut looks = std::array::from_fn(|at| u64::from(early[at].bits()) | u64::from(late[at].bits()) << 32);
        turn_64(&mut classes);
        turn_32(&mut looks);
        let used = u64::MAX >> (BLOCK - block.len.clamp(1, BLOCK));
        if used != u64::MAX {
            classes.iter_mut().chain(&mut looks).for_each(|row| *row &= used);
        }
        self.classes.push(classes);
        self.looks.push(looks);
    }

    /// Adds a class to the word number `word`.
    pub(super) fn add(&mut self, word: u32, class: Class) {
        if let Some(rows) = self.classes.get_mut(word as usize / BLOCK) {
            let row = class.bits().trailing_zeros() as usize % BLOCK;
            rows[row] |= 1 << (word as usize % BLOCK);
        }
    }

    /// How many blocks there are.
    pub(super) fn blocks(&self) -> usize {
        self.classes.len()
    }

    /// The words of a block that have any of `classes`.
    #[inline(always)]
    pub(super) fn with_class(&self, classes: Class, block: usize) -> u64 {
        self.classes.get(block).map_or(0, |rows| any_of(rows, classes.bits()))
    }

    /// The words that have any of `classes`, in text order.
    pub(super) fn words_with(&self, classes: Class) -> impl Iterator<Item = u32> + '_ {
        (0..self.blocks()).flat_map(move |block| members(block, self.with_class(classes, block)))
    }

    /// The words of a block that have any of `traits`.
    #[inline(always)]
    pub(super) fn with_look(&self, traits: Look, block: usize) -> u64 {
        self.looks.get(block).map_or(0, |rows| any_of(rows, u64::from(traits.bits())))
    }
}

/// The rows whose bits are set in `wanted`, over each other.
#[inline(always)]
fn any_of<const N: usize>(rows: &[u64; N], mut wanted: u64) -> u64 {
    let mut any = 0;
    while wanted != 0 {
        any |= rows[wanted.trailing_zeros() as usize % N];
        wanted &= wanted - 1;
    }
    any
}

/// Turns a square of bits so that bit `i` of row `k` becomes bit `k` of row `i`: swaps halves, then quarters, and so on.
fn turn_64(rows: &mut [u64; 64]) {
    swap::<32, 64>(rows, 0x0000_0000_FFFF_FFFF);
    swap::<16, 64>(rows, 0x0000_FFFF_0000_FFFF);
    swap::<8, 64>(rows, 0x00FF_00FF_00FF_00FF);
    swap::<4, 64>(rows, 0x0F0F_0F0F_0F0F_0F0F);
    swap::<2, 64>(rows, 0x3333_3333_3333_3333);
    swap::<1, 64>(rows, 0x5555_5555_5555_5555);
}

/// The same for two squares of half the side, side by side.
fn turn_32(rows: &mut [u64; 32]) {
    swap::<16, 32>(rows, 0x0000_FFFF_0000_FFFF);
    swap::<8, 32>(rows, 0x00FF_00FF_00FF_00FF);
    swap::<4, 32>(rows, 0x0F0F_0F0F_0F0F_0F0F);
    swap::<2, 32>(rows, 0x3333_3333_3333_3333);
    swap::<1, 32>(rows, 0x5555_5555_5555_5555);
}

/// Swaps the upper part of each row with the lower part of the row `SIDE` further on. `lower` keeps the lower parts.
#[inline(always)]
fn swap<const SIDE: usize, const N: usize>(rows: &mut [u64; N], lower: u64) {
    for pair in rows.chunks_exact_mut(2 * SIDE) {
        let (early, late) = pair.split_at_mut(SIDE);
        for (one, other) in early.iter_mut().zip(late) {
            let differ = (*one >> SIDE ^ *other) & lower;
            *one ^= differ << SIDE;
            *other ^= differ;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::seen::Seen;
    use crate::lexicon::Lexicon;
    use crate::text::{Gap, Scan};

    #[test]
    fn a_turned_square_is_the_square_seen_from_the_side() {
        let square: [u64; 64] = std::array::from_fn(|row| crate::text::hash(&format!("row{row}")));
        let mut turned = square;
        turn_64(&mut turned);
        for (row, column) in (0..64).flat_map(|row| (0..64).map(move |column| (row, column))) {
            assert_eq!(turned[column] >> row & 1, square[row] >> column & 1, "{row} {column}");
        }
    }

    #[test]
    fn tells_of_every_word_what_its_classes_and_looks_tell() {
        let lexicon = Lexicon::english().unwrap();
        let text = "Officials said, however, that the Ministry had quickly warned him; fighting went on. ".repeat(9);
        let (mut scan, mut seen) = (Scan::new(), Seen::default());
        scan.read(&text);
        seen.read(&text, scan.words(), &lexicon);
        let board = &seen.board;
        assert_eq!(board.blocks(), scan.words().len().div_ceil(BLOCK));
        let classes = [Class::MODAL, Class::HAVE | Class::CUE, Class::NONE];
        let looks =
            [Look::ED, Look::LY.or(Look::ING), Look::CAPITALISED, Look::after(Gap::COMMA), Look::STARTS_TRIGGER];
        for at in 0..scan.words().len() {
            let bit = |numbers: u64| numbers >> (at % BLOCK) & 1 != 0;
            for class in classes {
                assert_eq!(bit(board.with_class(class, at / BLOCK)), seen.classes[at].any(class), "{at} {class:?}");
            }
            for look in looks {
                assert_eq!(bit(board.with_look(look, at / BLOCK)), seen.looks[at].any(look), "{at} {look:?}");
            }
        }
        assert_eq!(board.with_class(Class::CUE, board.blocks()), 0);
        let cues = seen.classes.iter().enumerate().filter(|(_, class)| class.any(Class::CUE | Class::MODAL));
        assert!(board.words_with(Class::CUE | Class::MODAL).eq(cues.map(|(at, _)| at as u32)));
    }
}

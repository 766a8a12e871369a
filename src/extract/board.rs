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
        let used = u64::MAX >> (BLOCK - block.len.clamp(1, BLOCK));
        self.classes.push([0; 64]);
        self.looks.push([0; Look::COUNT]);
        // Filled and turned where they stand.
        if let Some(rows) = self.classes.last_mut() {
            for (row, class) in rows.iter_mut().zip(&block.classes) {
                *row = class.bits();
            }
            turn_64(rows, used);
        }
        if let Some(rows) = self.looks.last_mut() {
            // Two squares side by side, the later words in the upper half.
            let (early, late) = block.looks.split_at(BLOCK / 2);
            for (row, (early, late)) in rows.iter_mut().zip(early.iter().zip(late)) {
                *row = u64::from(early.bits()) | u64::from(late.bits()) << 32;
            }
            turn_32(rows, used);
        }
    }

    /// Adds a class to the word number `word`.
    pub(super) fn add(&mut self, word: u32, class: Class) {
        if let Some(rows) = self.classes.get_mut(word as usize / BLOCK) {
            let row = class.bits().trailing_zeros() as usize % BLOCK;
            rows[row] |= 1 << (word as usize % BLOCK);
        }
    }

    /// All blocks of words.
    pub(super) fn rows(&self) -> impl Iterator<Item = Rows<'_>> {
        self.classes.iter().zip(&self.looks).map(|(classes, looks)| Rows { classes, looks })
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

/// One block of words, for those who ask much of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rows<'a> {
    classes: &'a [u64; 64],
    looks: &'a [u64; Look::COUNT],
}

impl Rows<'_> {
    /// The words that have any of `classes`.
    #[inline(always)]
    pub(super) fn with_class(&self, classes: Class) -> u64 {
        any_of(self.classes, classes.bits())
    }

    /// The words that have any of `traits`.
    #[inline(always)]
    pub(super) fn with_look(&self, traits: Look) -> u64 {
        any_of(self.looks, u64::from(traits.bits()))
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

/// Turns a square of bits so that bit `i` of row `k` becomes bit `k` of row `i`, and keeps the bits in `used`: swaps halves, then
/// quarters, and so on, two steps at a time.
fn turn_64(rows: &mut [u64; 64], used: u64) {
    swap_twice::<16>(rows, 0x0000_0000_FFFF_FFFF, 0x0000_FFFF_0000_FFFF, u64::MAX);
    swap_twice::<4>(rows, 0x00FF_00FF_00FF_00FF, 0x0F0F_0F0F_0F0F_0F0F, u64::MAX);
    swap_twice::<1>(rows, 0x3333_3333_3333_3333, 0x5555_5555_5555_5555, used);
}

/// The same for two squares of half the side, side by side.
fn turn_32(rows: &mut [u64; 32], used: u64) {
    let (early, late) = rows.split_at_mut(16);
    for (one, other) in early.iter_mut().zip(late) {
        (*one, *other) = swapped(*one, *other, 16, 0x0000_FFFF_0000_FFFF);
    }
    swap_twice::<4>(rows, 0x00FF_00FF_00FF_00FF, 0x0F0F_0F0F_0F0F_0F0F, u64::MAX);
    swap_twice::<1>(rows, 0x3333_3333_3333_3333, 0x5555_5555_5555_5555, used);
}

/// Swaps parts of rows `2 * SIDE` apart, then of rows `SIDE` apart. `lower` keeps the lower parts, `used` what is to stay.
#[inline(always)]
fn swap_twice<const SIDE: usize>(rows: &mut [u64], lower: u64, lower_half: u64, used: u64) {
    for four in rows.chunks_exact_mut(4 * SIDE) {
        let (ab, cd) = four.split_at_mut(2 * SIDE);
        let ((a, b), (c, d)) = (ab.split_at_mut(SIDE), cd.split_at_mut(SIDE));
        for ((a, b), (c, d)) in a.iter_mut().zip(b).zip(c.iter_mut().zip(d)) {
            let (first, third) = swapped(*a, *c, 2 * SIDE, lower);
            let (second, fourth) = swapped(*b, *d, 2 * SIDE, lower);
            let (first, second) = swapped(first, second, SIDE, lower_half);
            let (third, fourth) = swapped(third, fourth, SIDE, lower_half);
            (*a, *b, *c, *d) = (first & used, second & used, third & used, fourth & used);
        }
    }
}

/// The rows after the upper part of the one was swapped with the lower part of the other.
#[inline(always)]
fn swapped(one: u64, other: u64, side: usize, lower: u64) -> (u64, u64) {
    let differ = (one >> side ^ other) & lower;
    (one ^ differ << side, other ^ differ)
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
        turn_64(&mut turned, u64::MAX);
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

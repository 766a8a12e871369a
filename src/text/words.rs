//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. All words are read as if they were short, in small letters and with a blank behind them. Those that are
//! not so are written into lists, and read again list by list.

use super::gaps::{Gaps, InGaps};
use super::list::{List, ONES_OF};
use super::marks::Mark;
use super::masks::{BLOCK, Masks, gather};
use super::spelling::{Opening, read_any, read_longer};
use super::word::{Gap, Shape, Word};
use crate::Span;

/// A gap with at least one line end.
#[derive(Debug, Clone, Copy)]
pub(super) struct LineBreak {
    /// How many words stand before it.
    pub(super) words: u32,
    /// Where the line before it ends.
    pub(super) start: u32,
    /// Where the next line with anything on it begins.
    pub(super) end: u32,
    /// How many line ends there are; a paragraph separator counts for two.
    pub(super) lines: u32,
}

/// Where words begin in a block of the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Starts {
    /// How many words begin before the block.
    before: u32,
    /// A bit for each byte of the block with which a word begins.
    begins: u64,
    /// In each byte how many bits are set in the bytes of `begins` below it.
    below: u64,
}

impl Starts {
    /// Counts the bits of all eight bytes side by side: in twos, in fours, in bytes, and then all up to each byte.
    #[inline(always)]
    fn new(before: u32, begins: u64) -> Self {
        const ONES: u64 = u64::MAX / 0xFF;
        let twos = begins - (begins >> 1 & (ONES * 0x55));
        let fours = (twos & (ONES * 0x33)) + (twos >> 2 & (ONES * 0x33));
        let up_to = ((fours + (fours >> 4)) & (ONES * 0x0F)).wrapping_mul(ONES);
        Self { before, begins, below: up_to << 8 }
    }

    /// How many words of the text begin before the byte `offset` of the text, which lies in the block.
    #[inline]
    pub(crate) fn before(self, offset: u32) -> u32 {
        let byte = offset & 0x38;
        let rest = (self.begins >> byte) as u8 & !(u8::MAX << (offset & 7));
        self.before + u32::from((self.below >> byte) as u8) + u32::from(ONES_OF[usize::from(rest)])
    }
}

/// How many blocks are masked before their words are read.
const BLOCKS: usize = 32;

/// Fills the room for words.
const NO_WORD: Word = Word { span: Span::new(0, 0), hash: 0, shape: Shape::from_bits(0), after: Gap::NONE };

/// What the pass finds. The buffers are reused from text to text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) words: List<Word>,
    pub(super) marks: List<Mark>,
    pub(super) breaks: Vec<LineBreak>,
    /// The words with a stop behind them, by number.
    pub(super) stops: List<u32>,
    /// Where words begin in each [block](BLOCK) of the text.
    pub(super) starts: Vec<Starts>,
    /// What stands before the first word.
    pub(super) lead: Gap,
    /// Where the words that are not yet read begin and end, in turn.
    turns: List<u32>,
    /// The words of more than eight bytes, by number.
    longer: List<u32>,
    /// The words with other characters than small letters and a capital before them.
    others: List<u32>,
    gaps: Gaps,
}

// So many of sixty-four there are nearly always, or fewer: signs; long words; strange ones.
const FEW_SIGNS: usize = 8;
const FEW_LONGER: usize = 12;
const FEW_OTHERS: usize = 8;

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.starts.clear();
        self.turns.clear();
        self.longer.clear();
        self.others.clear();
        self.gaps.signs.clear();
        self.read_blocks(text);
        self.read_again(text);
        let Self { words, marks, breaks, stops, starts, lead, gaps, .. } = self;
        gaps.read(text, words, starts, InGaps { marks, breaks, stops, lead });
    }

    /// How many words begin before the byte `offset` of the text.
    #[inline]
    pub(super) fn words_before(&self, offset: u32) -> usize {
        let starts = self.starts.get(offset as usize / BLOCK);
        starts.map_or(self.words.len(), |starts| starts.before(offset) as usize)
    }

    fn read_blocks(&mut self, text: &str) {
        let mut masks = Masks::default();
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            self.read_block(text, &mut masks, index, block);
            if index % BLOCKS == BLOCKS - 1 {
                self.read_words(text);
            }
        }
        // The last block is filled up with blanks, which end the last word.
        let mut last = [b' '; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        self.read_block(text, &mut masks, blocks.len(), &last);
        self.read_words(text);
    }

    #[inline(always)]
    fn read_block(&mut self, text: &str, masks: &mut Masks, index: usize, block: &[u8; BLOCK]) {
        let base = index * BLOCK;
        let (turns, begins, signs) = masks.read(text, base, block);
        let before = self.words.len() + self.turns.len().div_ceil(2);
        self.starts.push(Starts::new(before as u32, begins));
        self.turns.push_many_bits(base as u32, turns);
        self.gaps.signs.push_bits::<FEW_SIGNS>(base as u32, signs);
    }

    /// Reads the words that have ended as if all were plain, and lists those that are not.
    fn read_words(&mut self, text: &str) {
        let first = self.words.len() as u32;
        let (turns, _) = self.turns.as_chunks();
        let words = self.words.push_all(turns.len(), NO_WORD);
        let blocks = words.chunks_mut(BLOCK).zip(turns.chunks(BLOCK));
        for (first, (words, turns)) in (first..).step_by(BLOCK).zip(blocks) {
            let (mut is_longer, mut is_other) = ([0; BLOCK], [0; BLOCK]);
            let wants = is_longer.iter_mut().zip(&mut is_other);
            for ((word, &[start, end]), (is_longer, is_other)) in words.iter_mut().zip(turns).zip(wants) {
                let Opening { hash, shape, is_strange } = Opening::read(text, start as usize, (end - start) as usize);
                *word = Word { span: Span::new(start, end), hash, shape, after: Gap::SPACE };
                *is_longer = u8::from(end - start > 8);
                *is_other = u8::from(is_strange);
            }
            self.longer.push_bits::<FEW_LONGER>(first, gather(&is_longer));
            self.others.push_bits::<FEW_OTHERS>(first, gather(&is_other));
        }
        self.turns.forget(self.turns.len() & !1);
    }

    /// Reads the words again that are not plain.
    fn read_again(&mut self, text: &str) {
        let mut others = self.others.adding(self.longer.len() + 1, 0);
        for &number in &*self.longer {
            if let Some(word) = self.words.get_mut(number as usize) {
                let is_plain = read_longer(text, word);
                others.push_if(!is_plain, number);
            }
        }
        drop(others);
        for &number in &*self.others {
            if let Some(word) = self.words.get_mut(number as usize) {
                (word.hash, word.shape) = read_any(text, word.span);
            }
        }
    }
}

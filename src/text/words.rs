//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. All words are read as if they were short, in small letters and with a blank behind them. Those that are
//! not so are written into lists, and read again list by list.

use std::mem;

use super::gaps::{Gaps, InGaps};
use super::list::List;
use super::marks::Mark;
use super::masks::{BLOCK, Masks, gather};
use super::spelling::{Opening, read_any, read_longer};
use super::turns::{Turn, Turns};
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
}

impl Starts {
    /// How many words of the text begin before the byte `offset` of the text, which lies in the block.
    pub(crate) fn before(self, offset: u32) -> u32 {
        self.before + (self.begins & !(u64::MAX << (offset % 64))).count_ones()
    }
}

/// How many blocks are masked before their words are taken.
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
    turns: Turns,
    /// Whether the gap before the first word is done.
    led: bool,
    /// What each of the words in hand wants.
    wants: List<u8>,
    /// The words that want so, by number.
    longer: List<u32>,
    others: List<u32>,
    /// The gaps that are anything but one blank, by the number of the word behind them.
    odd_gaps: List<u32>,
    gaps: Gaps,
}

/// What a word may want to be read again for: more than eight bytes, ...
const LONGER: u8 = 1;
/// ... other characters than small letters and a capital before them, ...
const OTHER: u8 = 1 << 1;
/// ... and another gap behind it than one blank.
const ODD_GAP: u8 = 1 << 2;

/// A bit for each of some words that want `what`.
fn wanting(wants: &[u8; BLOCK], what: u8) -> u64 {
    gather(&wants.map(|want| u8::from(want & what != 0)))
}

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.starts.clear();
        self.turns.clear();
        self.led = false;
        self.longer.clear();
        self.others.clear();
        self.odd_gaps.clear();
        self.read_blocks(text);
        self.read_again(text);
        let Self { words, marks, breaks, stops, lead, odd_gaps, gaps, .. } = self;
        gaps.read(text, words, odd_gaps, InGaps { marks, breaks, stops, lead });
    }

    fn read_blocks(&mut self, text: &str) {
        let mut masks = Masks::default();
        let (blocks, rest) = text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            self.read_block(text, &mut masks, index, block);
            if index % BLOCKS == BLOCKS - 1 {
                self.take(text);
            }
        }
        // The last block is filled up with zeros, which end the last word.
        self.take(text);
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        self.read_block(text, &mut masks, blocks.len(), &last);
        self.turns.end(text.len());
        self.take(text);
    }

    #[inline(always)]
    fn read_block(&mut self, text: &str, masks: &mut Masks, index: usize, block: &[u8; BLOCK]) {
        let base = index * BLOCK;
        let before = (self.words.len() + self.turns.begun()) as u32;
        let (begins, ends) = masks.turns(text, base, block);
        self.starts.push(Starts { before, begins });
        self.turns.push(base, begins, ends);
    }

    /// Takes the words of which it is known where the next one begins, as if all were plain, and lists those that are not.
    fn take(&mut self, text: &str) {
        if let Some(first) = self.turns.first().filter(|_| !mem::replace(&mut self.led, true)) {
            self.odd_gaps.push_bits(0, u64::from(first > 0));
        }
        let first = self.words.len() as u32;
        let turns = self.turns.known();
        let words = self.words.push_all(turns.len(), NO_WORD);
        self.wants.clear();
        let wants = self.wants.push_all(turns.len(), 0);
        for ((Turn { start, end, next }, word), want) in turns.zip(words).zip(wants) {
            let Opening { hash, shape, is_strange } = Opening::read(text, start as usize, (end - start) as usize);
            *word = Word { span: Span::new(start, end), hash, shape, after: Gap::SPACE };
            let odd = (next != end + 1) | (text.as_bytes().get(end as usize) != Some(&b' '));
            *want = LONGER * u8::from(end - start > 8) | OTHER * u8::from(is_strange) | ODD_GAP * u8::from(odd);
        }
        self.wants.push_all(BLOCK, 0).fill(0);
        for (first, wants) in (first..).step_by(BLOCK).zip(self.wants.as_chunks().0) {
            self.longer.push_bits(first, wanting(wants, LONGER));
            self.others.push_bits(first, wanting(wants, OTHER));
            self.odd_gaps.push_bits(first + 1, wanting(wants, ODD_GAP));
        }
        self.turns.forget_known();
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
                (word.hash, word.shape) = read_any(word.span.of(text));
            }
        }
    }
}

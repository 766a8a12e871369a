//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. All words are read as if they were short, in small letters and with a blank behind them. Those that are
//! not so are written into lists, and read again list by list.

use super::gaps::{Gaps, InGaps};
use super::list::List;
use super::marks::Mark;
use super::masks::{BLOCK, Masks};
use super::spelling::{Opening, read_any, read_longer};
use super::turns::{BLOCKS, Turns};
use super::word::{Gap, Word};
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

/// What the pass finds. The buffers are reused from text to text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) words: Vec<Word>,
    pub(super) marks: List<Mark>,
    pub(super) breaks: Vec<LineBreak>,
    /// The words with a stop behind them, by number.
    pub(super) stops: List<u32>,
    /// Where words begin in each [block](BLOCK) of the text.
    pub(super) starts: Vec<Starts>,
    /// What stands before the first word.
    pub(super) lead: Gap,
    turns: Turns,
    /// The words of more than eight bytes, by number.
    longer: List<u32>,
    /// The words with other characters than small letters and a capital before them.
    others: List<u32>,
    gaps: Gaps,
}

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.starts.clear();
        self.turns.clear();
        self.longer.clear();
        self.others.clear();
        self.gaps.clear();
        self.read_blocks(text);
        self.read_again(text);
        let Self { words, marks, breaks, stops, lead, gaps, .. } = self;
        gaps.read(text, words, InGaps { marks, breaks, stops, lead });
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
        let before = (self.words.len() + self.turns.begun().len()) as u32;
        let (begins, ends) = masks.turns(text, base, block);
        self.starts.push(Starts { before, begins });
        self.turns.push(base, begins, ends);
    }

    /// Takes the words of which it is known where the next one begins, as if all were plain, and lists those that are not.
    fn take(&mut self, text: &str) {
        let Self { words, turns, longer, others, gaps, .. } = self;
        let (begun, ended) = (turns.begun(), turns.ended());
        for list in [&mut *longer, &mut *others] {
            list.reserve(ended.len() + 1, 0);
        }
        gaps.reserve(ended.len() + 2);
        let mut number = words.len() as u32;
        if words.is_empty() && gaps.is_empty() {
            gaps.push_if(begun.first().is_some_and(|&begin| begin > 0), 0);
        }
        let nexts = begun.get(1..).unwrap_or_default();
        words.extend(begun.iter().zip(ended).zip(nexts).map(|((&start, &end), &next)| {
            let Opening { hash, shape, is_plain } = Opening::read(text, start as usize, (end - start) as usize);
            longer.push_if(end - start > 8, number);
            others.push_if(!is_plain, number);
            number += 1;
            let blank = text.as_bytes().get(end as usize) == Some(&b' ');
            gaps.push_if(!blank | (next != end + 1), number);
            Word { span: Span::new(start, end), hash, shape, after: Gap::SPACE }
        }));
        turns.forget_ended();
    }

    /// Reads the words again that are not plain.
    fn read_again(&mut self, text: &str) {
        self.others.reserve(self.longer.len() + 1, 0);
        for &number in &*self.longer {
            if let Some(word) = self.words.get_mut(number as usize) {
                let is_plain = read_longer(text, word);
                self.others.push_if(!is_plain, number);
            }
        }
        for &number in &*self.others {
            if let Some(word) = self.words.get_mut(number as usize) {
                (word.hash, word.shape) = read_any(word.span.of(text));
            }
        }
    }
}

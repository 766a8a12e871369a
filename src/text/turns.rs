//! [`Turns`]: where the words of a text begin and end, a piece of the text after the other, and nothing else of them.

use super::list::List;
use super::masks::{BLOCK, Masks};

/// The words of a piece of a text, as [`Scan`](super::Scan) finds them.
#[derive(Debug, Default)]
pub(crate) struct Turns {
    masks: Masks,
    /// Where words begin and end, in turn.
    turns: List<u32>,
    /// How many blocks are read.
    blocks: usize,
}

impl Turns {
    /// Begins a new text.
    pub(crate) fn clear(&mut self) {
        self.masks = Masks::default();
        self.turns.clear();
        self.blocks = 0;
    }

    /// Reads some more of `text`, and says whether that was all.
    pub(crate) fn read(&mut self, text: &str, blocks: usize) -> bool {
        let (all, rest) = text.as_bytes().as_chunks::<BLOCK>();
        let end = all.len().min(self.blocks + blocks);
        for block in all.get(self.blocks..end).unwrap_or_default() {
            self.read_block(text, block);
        }
        if end < all.len() {
            return false;
        }
        // The last block is filled up with blanks, which end the last word.
        let mut last = [b' '; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        self.read_block(text, &last);
        true
    }

    #[inline(always)]
    fn read_block(&mut self, text: &str, block: &[u8; BLOCK]) {
        let base = self.blocks * BLOCK;
        let (turns, _, _) = self.masks.read(text, base, block);
        self.turns.push_many_bits(base as u32, turns);
        self.blocks += 1;
    }

    /// Where each word begins and ends; the last one only if its end was read.
    #[inline(always)]
    pub(crate) fn words(&self) -> &[[u32; 2]] {
        self.turns.as_chunks().0
    }

    /// Forgets the first words.
    pub(crate) fn forget(&mut self, count: usize) {
        self.turns.forget(2 * count);
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;
    use crate::text::Scan;

    #[test]
    fn finds_the_words_of_the_scan() {
        let long = format!("{} Łódź\u{2014}", "a".repeat(300));
        for text in ["", "Oslo", "  Oslo, 5 “banks” ", &"Bank of Elbe. ".repeat(50), &long] {
            let mut scan = Scan::new();
            scan.read(text);
            let (mut turns, mut found) = (Turns::default(), Vec::new());
            let mut is_all = false;
            while !is_all {
                is_all = turns.read(text, 1);
                found.extend_from_slice(turns.words());
                turns.forget(turns.words().len());
            }
            let words = scan.words().iter().map(|word| [word.span.start(), word.span.end()]);
            assert!(words.eq(found), "{text}");
        }
    }
}

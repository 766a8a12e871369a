//! [`Masks`]: where words begin and end, sixty-four bytes at a time.
//!
//! A block of bytes becomes one mask with a bit for each byte that is part of a word. ASCII is tested many bytes at a time; other
//! characters are looked at one by one.

use super::chars;

/// How many bytes become one mask.
pub(super) const BLOCK: usize = 64;

/// Turns blocks into word masks, and carries over what one block says about the next.
#[derive(Debug, Default)]
pub(super) struct Masks {
    /// Whether the last byte of the block before was part of a word.
    inside: bool,
    /// How many bytes at the start of the next block belong to a character that began in this one, ...
    rest: u32,
    /// ... and whether they are to be cleared because it is not part of a word.
    clear: bool,
}

impl Masks {
    /// A bit for each byte of the block at `base` where a word begins or has ended, one for each where a word begins, and one for each
    /// that is neither part of a word nor a blank.
    #[inline(always)]
    pub(super) fn read(&mut self, text: &str, base: usize, block: &[u8; BLOCK]) -> (u64, u64, u64) {
        let (mut mask, ascii) = word_mask(block);
        if !ascii {
            mask = self.clear_other(text, base, mask, other_mask(block));
        }
        let turns = mask ^ (mask << 1 | u64::from(self.inside));
        self.inside = mask >> 63 != 0;
        (turns, turns & mask, !mask & !blank_mask(block))
    }

    /// Clears the bits of characters beyond ASCII that are not part of a word. `other` has a bit for each byte beyond ASCII.
    #[inline(never)]
    fn clear_other(&mut self, text: &str, base: usize, mut mask: u64, mut other: u64) -> u64 {
        let begun = (1 << self.rest) - 1;
        other &= !begun;
        if self.clear {
            mask &= !begun;
        }
        (self.rest, self.clear) = (0, false);
        while other != 0 {
            let bit = other.trailing_zeros();
            let before = if bit == 0 { self.inside } else { mask >> (bit - 1) & 1 != 0 };
            let (len, part) = judge(text, base + bit as usize, before);
            let bits = ((1 << len) - 1) << bit;
            other &= !bits;
            if !part {
                mask &= !bits;
            }
            if bit + len > 64 {
                (self.rest, self.clear) = (bit + len - 64, !part);
            }
        }
        mask
    }
}

/// The length of the character at `at`, and whether it is part of a word, where `before` says whether the character before it is.
///
/// The bytes of the most frequent ones are told apart without decoding: dashes and quote marks, Latin letters, combining marks.
#[inline(always)]
fn judge(text: &str, at: usize, before: bool) -> (u32, bool) {
    match text.as_bytes()[at..] {
        [0xE2, 0x80, 0x90..=0xA7, ..] => (3, false),
        [0xC3, last, ..] => (2, last != 0x97 && last != 0xB7),
        [0xCC, ..] => (2, before),
        _ => judge_any(text, at, before),
    }
}

#[inline(never)]
fn judge_any(text: &str, at: usize, before: bool) -> (u32, bool) {
    let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return (1, false) };
    let next = at + c.len_utf8();
    let part = if before && chars::is_invisible(c) {
        text[next..].chars().next().is_some_and(chars::is_word)
    } else {
        chars::is_word(c) || before && chars::is_mark(c)
    };
    (c.len_utf8() as u32, part)
}

/// A bit for each byte that is part of a word, counting all bytes beyond ASCII as such; and whether there are none of those.
///
/// The first loop has no branches, so that the compiler can take many bytes at once.
#[inline(always)]
fn word_mask(block: &[u8; BLOCK]) -> (u64, bool) {
    let mut parts = [0; BLOCK];
    let mut all = 0;
    for (part, &byte) in parts.iter_mut().zip(block) {
        let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
        let digit = byte.wrapping_sub(b'0') < 10;
        *part = u8::from(letter | digit | (byte == b'_')) | byte >> 7;
        all |= byte;
    }
    (gather(&parts), all.is_ascii())
}

/// A bit for each byte beyond ASCII.
fn other_mask(block: &[u8; BLOCK]) -> u64 {
    gather(&block.map(|byte| byte >> 7))
}

/// A bit for each blank.
#[inline(always)]
fn blank_mask(block: &[u8; BLOCK]) -> u64 {
    gather(&block.map(|byte| u8::from(byte == b' ')))
}

/// The lowest bits of all bytes, which have no other bit set.
///
/// First all bits are put together in eight bytes, many at a time, and then each is moved to where it belongs.
#[inline(always)]
pub(crate) fn gather(bytes: &[u8; BLOCK]) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    let rows = |rows, (at, eight): (usize, &[u8; 8])| rows | u64::from_le_bytes(*eight) << at;
    transpose(eights.iter().enumerate().fold(0, rows))
}

/// Swaps rows and columns of eight rows of eight bits.
#[inline(always)]
fn transpose(bits: u64) -> u64 {
    let swap = |bits: u64, distance: u32, lower: u64| {
        let differ = (bits ^ bits >> distance) & lower;
        bits ^ differ ^ differ << distance
    };
    let bits = swap(bits, 7, 0x00AA_00AA_00AA_00AA);
    let bits = swap(bits, 14, 0x0000_CCCC_0000_CCCC);
    swap(bits, 28, 0x0000_0000_F0F0_F0F0)
}

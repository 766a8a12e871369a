//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. ASCII is tested eight bytes at a time; other characters are looked at one by one.

use super::chars;
use super::hash::{Folded, HIGH_BITS, fold_ascii, hash_folded, keep, load};
use super::marks::{Mark, MarkKind};
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

/// What the pass finds. The buffers are reused from text to text.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) words: Vec<Word>,
    pub(super) marks: Vec<Mark>,
    pub(super) breaks: Vec<LineBreak>,
    /// What stands before the first word.
    pub(super) lead: Gap,
}

const BLOCK: usize = 64;

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.marks.clear();
        self.breaks.clear();
        self.lead = Gap::NONE;
        let mut pass = Pass { text, found: self, start: 0, end: 0 };
        pass.run();
    }
}

/// The state of the pass: the words before `end` are done, and the gap after the last of them is not.
struct Pass<'a> {
    text: &'a str,
    found: &'a mut Found,
    start: usize,
    end: usize,
}

impl Pass<'_> {
    fn run(&mut self) {
        let mut masks = Masks::default();
        let mut inside = false;
        let (blocks, rest) = self.text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            let turns = masks.turns(self.text, index * BLOCK, block);
            self.take(index * BLOCK, turns, &mut inside);
        }
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let turns = masks.turns(self.text, blocks.len() * BLOCK, &last);
        self.take(blocks.len() * BLOCK, turns, &mut inside);
        if inside {
            self.word(self.text.len());
        }
        self.gap(self.text.len());
    }

    /// Goes from turn to turn: each bit of `turns` begins or ends a word.
    fn take(&mut self, base: usize, mut turns: u64, inside: &mut bool) {
        while turns != 0 {
            let at = base + turns.trailing_zeros() as usize;
            turns &= turns - 1;
            if *inside {
                self.word(at);
            } else {
                self.gap(at);
                self.start = at;
            }
            *inside = !*inside;
        }
    }

    /// Takes the word from `self.start` to `end`.
    fn word(&mut self, end: usize) {
        let bytes = self.text.as_bytes();
        let len = end - self.start;
        let (hash, shape) = match bytes[self.start..].first_chunk::<8>() {
            Some(eight) if len <= 8 => short_word(u64::from_le_bytes(*eight) & keep(len), &self.text[self.start..end]),
            _ => long_word(&self.text[self.start..end]),
        };
        let span = Span::new(self.start as u32, end as u32);
        self.found.words.push(Word { span, hash, shape, after: Gap::NONE });
        self.end = end;
    }

    /// Takes the gap from `self.end` to `next`, which is the start of a word or the end of the text.
    fn gap(&mut self, next: usize) {
        let bytes = &self.text.as_bytes()[self.end..next];
        let gap = match *bytes {
            [] => Gap::NONE,
            [b' '] => Gap::SPACE,
            [b'\''] if self.joins(next) => Gap::APOSTROPHE,
            _ => {
                let seen = bytes.iter().fold(0, |seen, &byte| seen | ASCII_GAPS[usize::from(byte)]);
                if seen & CLOSER_LOOK == 0 { Gap(seen) } else { self.look_closer(next) }
            }
        };
        match self.found.words.last_mut() {
            Some(word) => word.after = gap,
            None => self.found.lead = gap,
        }
    }

    /// Whether the gap up to `next` has a word on both sides.
    fn joins(&self, next: usize) -> bool {
        !self.found.words.is_empty() && next < self.text.len()
    }

    /// Reads a gap that has line ends, quote marks or characters beyond ASCII.
    fn look_closer(&mut self, next: usize) -> Gap {
        let mut gap = Gap::NONE;
        let mut line_break: Option<LineBreak> = None;
        let mut chars = self.text[self.end..next].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = self.end + offset;
            let mut twice = |c| chars.next_if(|&(_, following)| following == c).is_some();
            let mut kind = chars::gap_of(c);
            let mut len = c.len_utf8();
            if kind == Gap::NEWLINE {
                let one = c != '\r' || !twice('\n');
                len += usize::from(!one);
                let lines = if c == '\u{2029}' { 2 } else { 1 };
                let words = self.found.words.len() as u32;
                let line_break = line_break.get_or_insert(LineBreak { words, start: at as u32, end: 0, lines: 0 });
                line_break.lines += lines;
                line_break.end = (at + len) as u32;
            } else if c == '-' && twice('-') {
                kind = Gap::DASH;
            } else if matches!(c, '\'' | '`') && twice(c) {
                kind = Gap::QUOTE;
                len = 2;
            }
            gap |= kind;
            let within_word = kind.has(Gap::APOSTROPHE) && offset == 0 && at + len == next && self.joins(next);
            if kind.has(Gap::QUOTE | Gap::APOSTROPHE) && !within_word {
                let kind = MarkKind::of(c, len == 2);
                self.found.marks.extend(kind.map(|kind| Mark { span: Span::new(at as u32, (at + len) as u32), kind }));
            }
        }
        self.found.breaks.extend(line_break);
        gap
    }
}

/// Hash and shape of a word of at most eight bytes.
fn short_word(eight: u64, word: &str) -> (u64, Shape) {
    if eight & HIGH_BITS != 0 {
        return other_word(word);
    }
    let mut folded = Folded::default();
    folded.push_eight(fold_ascii(eight) & keep(word.len()));
    (folded.finish(), Shape(shape_of_eight(eight, 0)))
}

/// Hash and shape of a word of any length.
fn long_word(word: &str) -> (u64, Shape) {
    let mut folded = Folded::default();
    let mut shape = 0;
    for bytes in word.as_bytes().chunks(8) {
        let eight = load(bytes);
        if eight & HIGH_BITS != 0 {
            return other_word(word);
        }
        shape = shape_of_eight(eight, shape) | shape & Shape::FIRST_UPPER;
        folded.push_eight(fold_ascii(eight) & keep(bytes.len()));
    }
    let first = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    (folded.finish(), Shape(shape & !Shape::FIRST_UPPER | u8::from(first)))
}

/// The shape of up to eight ASCII bytes of a word, added to the shape so far.
fn shape_of_eight(eight: u64, so_far: u8) -> u8 {
    let letters = in_range(fold_ascii(eight) & keep_used(eight), b'a', b'z');
    let upper = letters & !(eight << 2);
    let digits = in_range(eight, b'0', b'9');
    let rest = keep_used(eight) & HIGH_BITS & !letters & !digits;
    let first = (upper >> 7) as u8 & Shape::FIRST_UPPER;
    let bit = |set: u64, bit: u8| if set != 0 { bit } else { 0 };
    let all = bit(upper, Shape::UPPER)
        | bit(letters & !upper, Shape::LOWER)
        | bit(digits, Shape::DIGIT)
        | bit(rest, Shape::CASELESS);
    so_far | first | all
}

/// All bits of the bytes up to the highest that is not zero.
fn keep_used(eight: u64) -> u64 {
    if eight == 0 { 0 } else { u64::MAX >> (eight.leading_zeros() & !7) }
}

/// Hash and shape of a word with characters beyond ASCII.
fn other_word(word: &str) -> (u64, Shape) {
    let mut shape = Shape::NON_ASCII;
    for c in word.chars() {
        shape |= match c {
            c if c.is_uppercase() => Shape::UPPER,
            c if c.is_lowercase() => Shape::LOWER,
            c if c.is_numeric() => Shape::DIGIT,
            c if chars::is_invisible(c) => 0,
            _ => Shape::CASELESS,
        };
    }
    let first = word.chars().next().is_some_and(char::is_uppercase);
    (hash_folded(word), Shape(shape | u8::from(first)))
}

/// The top bit of each byte of `eight` between `low` and `high`; all bytes must be ASCII.
fn in_range(eight: u64, low: u8, high: u8) -> u64 {
    let ones = HIGH_BITS >> 7;
    let at_least = eight.wrapping_add(u64::from(0x80 - low) * ones);
    let above = eight.wrapping_add(u64::from(0x7F - high) * ones);
    at_least & !above & HIGH_BITS
}

/// Turns blocks into word masks, and carries over what one block says about the next.
#[derive(Default)]
struct Masks {
    /// Whether the last byte of the block before was part of a word.
    inside: bool,
    /// How many bytes at the start of the next block belong to a character that began in this one and is not part of a word.
    clear: u32,
}

impl Masks {
    /// One bit for each byte where a word begins or has ended.
    fn turns(&mut self, text: &str, base: usize, block: &[u8; BLOCK]) -> u64 {
        let (mut mask, other) = word_mask(block);
        mask &= u64::MAX.checked_shl(self.clear).unwrap_or(0);
        self.clear = 0;
        if other != 0 {
            mask = self.clear_other(text, base, mask, other);
        }
        let turns = mask ^ (mask << 1 | u64::from(self.inside));
        self.inside = mask >> 63 != 0;
        turns
    }

    /// Clears the bits of characters beyond ASCII that are not part of a word.
    fn clear_other(&mut self, text: &str, base: usize, mut mask: u64, mut other: u64) -> u64 {
        while other != 0 {
            let bit = other.trailing_zeros();
            other &= other - 1;
            let Some(c) = text.get(base + bit as usize..).and_then(|rest| rest.chars().next()) else { continue };
            let before = if bit == 0 { self.inside } else { mask >> (bit - 1) & 1 != 0 };
            if is_part_of_word(c, before, || text[base + bit as usize + c.len_utf8()..].chars().next()) {
                continue;
            }
            let len = c.len_utf8() as u32;
            mask &= !(((1 << len) - 1) << bit);
            self.clear = (bit + len).saturating_sub(64);
        }
        mask
    }
}

/// Whether `c` is part of a word, where `before` says whether the character before it is.
fn is_part_of_word(c: char, before: bool, next: impl FnOnce() -> Option<char>) -> bool {
    if matches!(c, '\u{2010}'..='\u{2027}') {
        return false;
    }
    if before && chars::is_invisible(c) {
        return next().is_some_and(chars::is_word);
    }
    chars::is_word(c) || before && chars::is_mark(c)
}

/// A bit for each byte that is part of a word, counting all bytes beyond ASCII as such; and a bit for each byte beyond ASCII.
fn word_mask(block: &[u8; BLOCK]) -> (u64, u64) {
    let (mut mask, mut other) = (0, 0);
    for (index, eight) in block.as_chunks::<8>().0.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let high = eight & HIGH_BITS;
        let ascii = eight & !HIGH_BITS;
        let underscores = !((ascii ^ (u64::from(b'_') * (HIGH_BITS >> 7))) + !HIGH_BITS);
        let letters = in_range(fold_ascii(ascii), b'a', b'z');
        let part = (letters | in_range(ascii, b'0', b'9') | underscores & HIGH_BITS) & !high | high;
        mask |= gather(part) << (8 * index);
        other |= gather(high) << (8 * index);
    }
    (mask, other)
}

/// The eight top bits as one byte.
fn gather(top_bits: u64) -> u64 {
    (top_bits >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

/// In [`ASCII_GAPS`]: the byte cannot be judged alone.
const CLOSER_LOOK: u16 = 1 << 15;

/// What each byte adds to a gap. Line ends, marks that may be quote marks, hyphens that may be dashes, and bytes beyond ASCII need a
/// closer look.
static ASCII_GAPS: [u16; 256] = {
    let mut table = [Gap::OTHER.0; 256];
    let pairs = [
        (b" \t".as_slice(), Gap::SPACE.0),
        (b".", Gap::STOP.0),
        (b"!?", Gap::QUESTION.0),
        (b",", Gap::COMMA.0),
        (b";", Gap::SEMICOLON.0),
        (b":", Gap::COLON.0),
        (b"([{", Gap::OPEN.0),
        (b")]}", Gap::CLOSE.0),
        (b"-", CLOSER_LOOK),
        (b"\n\x0B\x0C\r\"'`", CLOSER_LOOK),
    ];
    let mut pair = 0;
    while pair < pairs.len() {
        let (bytes, gap) = pairs[pair];
        let mut byte = 0;
        while byte < bytes.len() {
            table[bytes[byte] as usize] = gap;
            byte += 1;
        }
        pair += 1;
    }
    let mut byte = 0x80;
    while byte < 256 {
        table[byte] = CLOSER_LOOK;
        byte += 1;
    }
    table
};

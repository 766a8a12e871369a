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
        Pass { text, found: self, end: 0 }.run();
    }
}

/// How many blocks are masked before their words are taken.
const BLOCKS: usize = 32;

/// The state of the pass: the words before `end` are done, and the gap after the last of them is not.
struct Pass<'a> {
    text: &'a str,
    found: &'a mut Found,
    end: usize,
}

impl Pass<'_> {
    fn run(&mut self) {
        let mut masks = Masks::default();
        let mut turns = Turns { places: [0; BLOCK * BLOCKS + 1], len: 0 };
        let (blocks, rest) = self.text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            let base = index * BLOCK;
            turns.push(base, masks.turns(self.text, base, block));
            if index % BLOCKS == BLOCKS - 1 {
                self.take(&mut turns);
            }
        }
        // The last block is filled up with zeros, which end the last word.
        self.take(&mut turns);
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let base = blocks.len() * BLOCK;
        turns.push(base, masks.turns(self.text, base, &last));
        self.take(&mut turns);
        self.gap(self.text.len());
    }

    /// Takes the words between the turns, and leaves the beginning of a word that goes on.
    fn take(&mut self, turns: &mut Turns) {
        let (words, open) = turns.places[..turns.len].as_chunks::<2>();
        self.found.words.reserve(words.len());
        for &[start, end] in words {
            self.gap(start as usize);
            self.word(start as usize, end as usize);
        }
        let open = open.first().copied();
        turns.len = usize::from(open.is_some());
        turns.places[0] = open.unwrap_or(0);
    }

    /// Takes the word from `start` to `end`.
    fn word(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let mut folded = Folded::default();
        let mut letters = Letters::default();
        let mut at = start;
        // Most words are at most eight bytes long: the last eight are outside the loop.
        while end - at > 8 {
            let eight = eight_at(bytes, at);
            letters.add(eight, u64::MAX);
            folded.push_eight(fold_ascii(eight));
            at += 8;
        }
        let (eight, mask) = (eight_at(bytes, at), keep(end - at));
        letters.add(eight, mask);
        folded.push_eight(fold_ascii(eight) & mask);
        let (hash, shape) = match letters.high {
            0 => (folded.finish(), letters.shape(bytes[start])),
            _ => other_word(&self.text[start..end]),
        };
        let span = Span::new(start as u32, end as u32);
        self.found.words.push(Word { span, hash, shape, after: Gap::NONE });
        self.end = end;
    }

    /// Takes the gap from `self.end` to `next`, which is the start of a word or the end of the text.
    fn gap(&mut self, next: usize) {
        let gap = match &self.text.as_bytes()[self.end..next] {
            b" " => Gap::SPACE,
            _ => self.longer_gap(next),
        };
        match self.found.words.last_mut() {
            Some(word) => word.after = gap,
            None => self.found.lead = gap,
        }
    }

    /// Any gap but one blank.
    #[inline(never)]
    fn longer_gap(&mut self, next: usize) -> Gap {
        let bytes = &self.text.as_bytes()[self.end..next];
        if bytes == b"'" && self.joins(next) {
            return Gap::APOSTROPHE;
        }
        if bytes == b"-" {
            return Gap::HYPHEN;
        }
        let seen = bytes.iter().fold(0, |seen, &byte| seen | ASCII_GAPS[usize::from(byte)]);
        if seen & CLOSER_LOOK == 0 { Gap(seen) } else { self.look_closer(next) }
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

/// The eight bytes from `at` on, zero after the end.
#[inline]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes[at..].first_chunk::<8>() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => load(&bytes[at..]),
    }
}

/// The places where words begin and end, in turn.
struct Turns {
    places: [u32; BLOCK * BLOCKS + 1],
    len: usize,
}

impl Turns {
    /// Adds the places of the bits of `turns`, which is about the block at `base`.
    fn push(&mut self, base: usize, mut turns: u64) {
        let count = turns.count_ones() as usize;
        let Some(places) = self.places.get_mut(self.len..self.len + count) else { return };
        for place in places {
            *place = base as u32 + turns.trailing_zeros();
            turns &= turns.wrapping_sub(1);
        }
        self.len += count;
    }
}

/// Which sorts of bytes a word has: the top bit of each byte of each sort, eight bytes over eight bytes.
#[derive(Default)]
struct Letters {
    upper: u64,
    lower: u64,
    digits: u64,
    rest: u64,
    high: u64,
}

impl Letters {
    /// Adds the bytes of a word that `mask` keeps. They are letters, digits, `_` or beyond ASCII, so two bits tell them apart.
    fn add(&mut self, eight: u64, mask: u64) {
        let used = mask & HIGH_BITS;
        let not_digit = (eight << 1) & used;
        let small = (eight << 2) & not_digit;
        let underscores = (eight & !HIGH_BITS) + u64::from(0x80 - b'_') * (HIGH_BITS >> 7);
        let large = not_digit & !small;
        self.rest |= large & underscores;
        self.upper |= large & !underscores;
        self.lower |= small;
        self.digits |= used & !not_digit;
        self.high |= eight & used;
    }

    /// The shape of an ASCII word that begins with `first`.
    fn shape(&self, first: u8) -> Shape {
        let bit = |set: u64, bit: u8| if set != 0 { bit } else { 0 };
        let first = u8::from(first.is_ascii_uppercase()) * Shape::FIRST_UPPER;
        let letters = bit(self.upper, Shape::UPPER) | bit(self.lower, Shape::LOWER);
        Shape(first | letters | bit(self.digits, Shape::DIGIT) | bit(self.rest, Shape::CASELESS))
    }
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

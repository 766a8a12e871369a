//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. ASCII is tested eight bytes at a time; other characters are looked at one by one.

use super::chars;
use super::hash::{CASE_BITS, Folded, HIGH_BITS, fold_ascii, hash_eight, hash_folded, keep, load};
use super::marks::{Mark, MarkKind};
use super::word::{Ending, Gap, Shape, Word};
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
    turns: Turns,
}

const BLOCK: usize = 64;

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.marks.clear();
        self.breaks.clear();
        self.lead = Gap::NONE;
        let mut pass = Pass { text, marks: &mut self.marks, breaks: &mut self.breaks, led: false, words: 0 };
        pass.run(&mut self.turns, &mut self.words, &mut self.lead);
    }
}

/// How many blocks are masked before their words are taken.
const BLOCKS: usize = 32;

/// The state of the pass.
struct Pass<'a> {
    text: &'a str,
    marks: &'a mut Vec<Mark>,
    breaks: &'a mut Vec<LineBreak>,
    /// Whether the gap before the first word is done.
    led: bool,
    /// How many words stand before the gap in hand.
    words: u32,
}

impl Pass<'_> {
    fn run(&mut self, turns: &mut Turns, words: &mut Vec<Word>, lead: &mut Gap) {
        let mut masks = Masks::default();
        turns.len = 0;
        let (blocks, rest) = self.text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            let base = index * BLOCK;
            turns.push(base, masks.turns(self.text, base, block));
            if index % BLOCKS == BLOCKS - 1 {
                self.take(turns, words, lead);
            }
        }
        // The last block is filled up with zeros, which end the last word.
        self.take(turns, words, lead);
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let base = blocks.len() * BLOCK;
        turns.push(base, masks.turns(self.text, base, &last));
        turns.end(self.text.len());
        self.take(turns, words, lead);
    }

    /// Takes the words whose gap is complete, and leaves the one whose gap is not.
    fn take(&mut self, turns: &mut Turns, words: &mut Vec<Word>, lead: &mut Gap) {
        let Some(&first) = turns.places[..turns.len].first() else { return };
        if !std::mem::replace(&mut self.led, true) && first > 0 {
            *lead = self.gap(0, first as usize);
        }
        let count = (turns.len - 1) / 2;
        let (pairs, _) = turns.places[..2 * count].as_chunks::<2>();
        let (next_pairs, _) = turns.places[2..].as_chunks::<2>();
        words.extend(pairs.iter().zip(next_pairs).map(|(&[start, end], &[next, _])| {
            self.words += 1;
            let (hash, shape) = self.word(start as usize, end as usize);
            let after = self.gap(end as usize, next as usize);
            let ending = Ending::read(self.text.as_bytes(), end as usize);
            Word { span: Span::new(start, end), hash, shape, after, ending }
        }));
        turns.keep_from(2 * count);
    }

    /// Hash and shape of the word from `start` to `end`.
    #[inline(always)]
    fn word(&self, start: usize, end: usize) -> (u64, Shape) {
        let len = end - start;
        if len > 8 {
            return self.long_word(start, end);
        }
        let eight = eight_at(self.text.as_bytes(), start) & keep(len);
        let hash = hash_eight(fold_ascii(eight) & keep(len));
        // Most words are in small letters.
        if eight & (CASE_BITS | LETTER_BITS | HIGH_BITS) == (CASE_BITS | LETTER_BITS) & keep(len) {
            return (hash, Shape(Shape::LOWER));
        }
        let mut letters = Letters::default();
        letters.begin(eight, keep(len));
        match letters.high & HIGH_BITS {
            0 => (hash, letters.shape(eight as u8)),
            _ => other_word(&self.text[start..end]),
        }
    }

    /// The same for words of more than eight bytes.
    #[inline(never)]
    fn long_word(&self, start: usize, end: usize) -> (u64, Shape) {
        let bytes = self.text.as_bytes();
        let mut folded = Folded::default();
        let mut letters = Letters::default();
        let eight = eight_at(bytes, start);
        letters.begin(eight, u64::MAX);
        folded.push_eight(fold_ascii(eight));
        let mut at = start + 8;
        while end - at > 8 {
            let eight = eight_at(bytes, at);
            letters.add(eight, u64::MAX);
            folded.push_eight(fold_ascii(eight));
            at += 8;
        }
        let eight = eight_at(bytes, at) & keep(end - at);
        letters.add(eight, keep(end - at));
        folded.push_eight(fold_ascii(eight) & keep(end - at));
        match letters.high & HIGH_BITS {
            0 => (folded.finish(), letters.shape(bytes[start])),
            _ => other_word(&self.text[start..end]),
        }
    }

    /// The gap from `start` to `next`, which is the start of a word or the end of the text.
    #[inline(always)]
    fn gap(&mut self, start: usize, next: usize) -> Gap {
        match &self.text.as_bytes()[start..next] {
            b" " => Gap::SPACE,
            _ => self.longer_gap(start, next),
        }
    }

    /// Any gap but one blank.
    #[inline(never)]
    fn longer_gap(&mut self, start: usize, next: usize) -> Gap {
        let bytes = &self.text.as_bytes()[start..next];
        if let &[byte] = bytes {
            if byte == b'\'' && self.joins(next) {
                return Gap::APOSTROPHE;
            }
            if byte == b'-' {
                return Gap::HYPHEN;
            }
        }
        let seen = bytes.iter().fold(0, |seen, &byte| seen | ASCII_GAPS[usize::from(byte)]);
        if seen & CLOSER_LOOK == 0 { Gap(seen) } else { self.look_closer(start, next) }
    }

    /// Whether the gap up to `next` has a word on both sides.
    fn joins(&self, next: usize) -> bool {
        self.words > 0 && next < self.text.len()
    }

    /// Reads a gap that has line ends, quote marks or characters beyond ASCII.
    fn look_closer(&mut self, start: usize, next: usize) -> Gap {
        let mut gap = Gap::NONE;
        let mut line_break: Option<LineBreak> = None;
        let mut chars = self.text[start..next].char_indices().peekable();
        while let Some((offset, c)) = chars.next() {
            let at = start + offset;
            let mut twice = |c| chars.next_if(|&(_, following)| following == c).is_some();
            let mut kind = chars::gap_of(c);
            let mut len = c.len_utf8();
            if kind == Gap::NEWLINE {
                let one = c != '\r' || !twice('\n');
                len += usize::from(!one);
                let lines = if c == '\u{2029}' { 2 } else { 1 };
                let words = self.words;
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
                self.marks.extend(kind.map(|kind| Mark { span: Span::new(at as u32, (at + len) as u32), kind }));
            }
        }
        self.breaks.extend(line_break);
        gap
    }
}

/// The eight bytes from `at` on, zero after the end.
#[inline(always)]
fn eight_at(bytes: &[u8], at: usize) -> u64 {
    match bytes.get(at..at + 8).and_then(|rest| rest.first_chunk::<8>()) {
        Some(eight) => u64::from_le_bytes(*eight),
        None => load(&bytes[at..]),
    }
}

/// The places where words begin and end, in turn.
#[derive(Debug)]
struct Turns {
    places: [u32; BLOCK * BLOCKS + 4],
    len: usize,
}

impl Default for Turns {
    fn default() -> Self {
        Self { places: [0; BLOCK * BLOCKS + 4], len: 0 }
    }
}

impl Turns {
    /// Adds the places of the bits of `turns`, which is about the block at `base`.
    #[inline(always)]
    fn push(&mut self, base: usize, mut turns: u64) {
        let count = turns.count_ones() as usize;
        let Some(places) = self.places.get_mut(self.len..self.len + count) else { return };
        for place in places {
            *place = base as u32 + turns.trailing_zeros();
            turns &= turns.wrapping_sub(1);
        }
        self.len += count;
    }

    /// Adds the end of the text, which ends the last gap.
    fn end(&mut self, end: usize) {
        self.places[self.len] = end as u32;
        self.len += 1;
    }

    /// Forgets the places before the one with this number, of which at most two are left.
    fn keep_from(&mut self, first: usize) {
        let left = self.len - first;
        self.places.copy_within(first..self.len, 0);
        self.len = left;
    }
}

/// What the bytes of a word say about its shape: letters, digits, `_` or bytes beyond ASCII, so that two bits tell them apart.
#[derive(Default)]
struct Letters {
    upper: u64,
    /// The same without the first letter of the word.
    inner: u64,
    lower: u64,
    digits: u64,
    underscore: u64,
    /// All bytes over each other.
    high: u64,
}

/// The bit that letters and `_` have and digits have not.
const LETTER_BITS: u64 = HIGH_BITS >> 1;
/// The five bits that tell letters from each other.
const LOW_BITS: u64 = 0x1F * (HIGH_BITS >> 7);

impl Letters {
    /// Adds the first bytes of a word.
    #[inline(always)]
    fn begin(&mut self, eight: u64, mask: u64) {
        self.add(eight, mask);
        self.inner &= !0xFF;
    }

    /// Adds the bytes of `eight` that `mask` keeps; the others are zero.
    #[inline(always)]
    fn add(&mut self, eight: u64, mask: u64) {
        let letters = eight & LETTER_BITS;
        let small = (eight << 1) & letters;
        let large = letters ^ small;
        // `_` is the one among the large whose five low bits are all set.
        let underscores = large & (((eight & LOW_BITS) + (HIGH_BITS >> 7)) << 1);
        self.high |= eight;
        self.lower |= small;
        self.upper |= large ^ underscores;
        self.inner |= large ^ underscores;
        self.underscore |= underscores;
        self.digits |= letters ^ (mask & LETTER_BITS);
    }

    /// The shape of an ASCII word that begins with `first`.
    #[inline(always)]
    fn shape(&self, first: u8) -> Shape {
        let bit = |set: u64, bit: u8| if set != 0 { bit } else { 0 };
        let first = u8::from(first.is_ascii_uppercase()) * Shape::FIRST_UPPER;
        let letters =
            bit(self.upper, Shape::UPPER) | bit(self.inner, Shape::INNER_UPPER) | bit(self.lower, Shape::LOWER);
        Shape(first | letters | bit(self.digits, Shape::DIGIT) | bit(self.underscore, Shape::CASELESS))
    }
}

/// Hash and shape of a word with characters beyond ASCII.
fn other_word(word: &str) -> (u64, Shape) {
    let mut shape = Shape::NON_ASCII;
    for c in word.chars() {
        shape |= match c {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' => Shape::LOWER,
            '\u{300}'..='\u{33F}' => Shape::CASELESS,
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

/// Turns blocks into word masks, and carries over what one block says about the next.
#[derive(Default)]
struct Masks {
    /// Whether the last byte of the block before was part of a word.
    inside: bool,
    /// How many bytes at the start of the next block belong to a character that began in this one, ...
    rest: u32,
    /// ... and whether they are to be cleared because it is not part of a word.
    clear: bool,
}

impl Masks {
    /// One bit for each byte where a word begins or has ended.
    #[inline(always)]
    fn turns(&mut self, text: &str, base: usize, block: &[u8; BLOCK]) -> u64 {
        let (mut mask, ascii) = word_mask(block);
        if !ascii {
            mask = self.clear_other(text, base, mask, other_mask(block));
        }
        let turns = mask ^ (mask << 1 | u64::from(self.inside));
        self.inside = mask >> 63 != 0;
        turns
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

/// The lowest bits of all bytes, which have no other bit set.
#[inline(always)]
fn gather(bytes: &[u8; BLOCK]) -> u64 {
    let (eights, _) = bytes.as_chunks::<8>();
    let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    eights.iter().rev().fold(0, |mask, eight| mask << 8 | bits(eight))
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

//! The pass over the bytes: where words begin and end, what stands between them, quote marks and line ends.
//!
//! Sixty-four bytes at a time become one mask with a bit for each byte that is part of a word; the rest follows from the places
//! where the mask changes. ASCII is tested eight bytes at a time; other characters are looked at one by one.

use super::chars;
use super::marks::{Mark, MarkKind};
use super::masks::{BLOCK, Masks};
use super::spelling::Spelling;
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
    pub(super) marks: Vec<Mark>,
    pub(super) breaks: Vec<LineBreak>,
    /// The words with a stop behind them, by number.
    pub(super) stops: Vec<u32>,
    /// Where words begin in each [block](BLOCK) of the text.
    pub(super) starts: Vec<Starts>,
    /// What stands before the first word.
    pub(super) lead: Gap,
    turns: Turns,
}

impl Found {
    /// Finds everything in `text`, which is shorter than 4 GiB.
    pub(super) fn read(&mut self, text: &str) {
        self.words.clear();
        self.marks.clear();
        self.breaks.clear();
        self.stops.clear();
        self.starts.clear();
        self.lead = Gap::NONE;
        let Self { words, marks, breaks, stops, starts, lead, turns } = self;
        let mut pass = Pass { text, marks, breaks, stops, led: false, words: 0 };
        pass.run(turns, words, starts, lead);
    }
}

/// How many blocks are masked before their words are taken.
const BLOCKS: usize = 32;

/// The state of the pass.
struct Pass<'a> {
    text: &'a str,
    marks: &'a mut Vec<Mark>,
    breaks: &'a mut Vec<LineBreak>,
    stops: &'a mut Vec<u32>,
    /// Whether the gap before the first word is done.
    led: bool,
    /// How many words stand before the gap in hand.
    words: u32,
}

impl Pass<'_> {
    fn run(&mut self, turns: &mut Turns, words: &mut Vec<Word>, starts: &mut Vec<Starts>, lead: &mut Gap) {
        let mut masks = Masks::default();
        turns.len = 0;
        let (blocks, rest) = self.text.as_bytes().as_chunks::<BLOCK>();
        for (index, block) in blocks.iter().enumerate() {
            let base = index * BLOCK;
            let before = self.words + turns.begun();
            let (all, begins) = masks.turns(self.text, base, block);
            starts.push(Starts { before, begins });
            turns.push(base, all);
            if index % BLOCKS == BLOCKS - 1 {
                self.take(turns, words, lead);
            }
        }
        // The last block is filled up with zeros, which end the last word.
        self.take(turns, words, lead);
        let mut last = [0; BLOCK];
        last[..rest.len()].copy_from_slice(rest);
        let base = blocks.len() * BLOCK;
        let before = self.words + turns.begun();
        let (all, begins) = masks.turns(self.text, base, &last);
        starts.push(Starts { before, begins });
        turns.push(base, all);
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
            let Spelling { hash, shape } = Spelling::read(self.text, start as usize, end as usize);
            self.words += 1;
            let after = self.gap(end as usize, next as usize);
            Word { span: Span::new(start, end), hash, shape, after }
        }));
        turns.keep_from(2 * count);
    }

    /// The gap from `start` to `next`, which is the start of a word or the end of the text.
    #[inline(always)]
    fn gap(&mut self, start: usize, next: usize) -> Gap {
        if next == start + 1 && self.text.as_bytes()[start] == b' ' {
            return Gap::SPACE;
        }
        let gap = self.longer_gap(start, next);
        if gap.has(Gap::STOP | Gap::QUESTION) && self.words > 0 {
            self.stops.push(self.words - 1);
        }
        gap
    }

    /// Any gap but one blank.
    #[inline(never)]
    fn longer_gap(&mut self, start: usize, next: usize) -> Gap {
        let kind = |byte: u8| ASCII_GAPS[usize::from(byte)];
        let seen = match self.text.as_bytes()[start..next] {
            [b'\''] | [0xE2, 0x80, 0x99] if self.joins(next) => return Gap::APOSTROPHE,
            [b'-'] => return Gap::HYPHEN,
            [one] => kind(one),
            [one, other] => kind(one) | kind(other),
            ref bytes => bytes.iter().fold(0, |seen, &byte| seen | kind(byte)),
        };
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

    /// How many words begin among the places.
    fn begun(&self) -> u32 {
        self.len.div_ceil(2) as u32
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

//! What stands between words.
//!
//! Most gaps are one blank. The characters of all others are written down in one list and read one after the other, whatever gap
//! they are in, so that nothing depends on how long a gap is. Those of which more is to be asked than what kind they are go into
//! lists of their own.

use super::list::List;
use super::marks::{Mark, MarkKind};
use super::signs::{Near, Sign};
use super::word::{Gap, Word};
use super::words::LineBreak;
use crate::Span;

/// So many bytes of a gap are written down whether they are there or not.
const FEW: usize = 8;

/// What is kept from text to text.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    kinds: Vec<Gap>,
    bytes: List<Byte>,
    special: List<Byte>,
    lines: List<Line>,
}

/// A byte of a gap.
#[derive(Debug, Clone, Copy, Default)]
struct Byte {
    at: u32,
    /// The place of its gap among those that are read.
    gap: u32,
}

/// The end of a line.
#[derive(Debug, Clone, Copy, Default)]
struct Line {
    /// How many words stand before it.
    words: u32,
    start: u32,
    end: u32,
}

/// What is found in the gaps.
pub(super) struct InGaps<'a> {
    pub(super) marks: &'a mut List<Mark>,
    pub(super) breaks: &'a mut Vec<LineBreak>,
    pub(super) stops: &'a mut List<u32>,
    pub(super) lead: &'a mut Gap,
}

impl Gaps {
    /// Reads the gaps that have these numbers: each is how many words stand before it.
    pub(super) fn read(&mut self, text: &str, words: &mut [Word], numbers: &[u32], found: InGaps<'_>) {
        self.list_bytes(text, words, numbers);
        self.read_bytes(text, numbers.len());
        self.read_special(text, words, numbers, found.marks);
        self.read_lines(text, found.breaks);
        self.settle(words, numbers, found.stops, found.lead);
    }

    /// Where the gap stands that has this number.
    #[inline(always)]
    fn place(number: u32, text: &str, words: &[Word]) -> (u32, u32) {
        let start = words.get((number as usize).wrapping_sub(1)).map_or(0, |word| word.span.end());
        let end = words.get(number as usize).map_or(text.len() as u32, |word| word.span.start());
        (start, end)
    }

    fn list_bytes(&mut self, text: &str, words: &[Word], numbers: &[u32]) {
        self.bytes.clear();
        for (gap, &number) in (0..).zip(numbers) {
            let (start, end) = Self::place(number, text, words);
            self.bytes.push_run::<FEW>((end - start) as usize, |index| Byte { at: start + index as u32, gap });
        }
    }

    /// Finds the kinds of all gaps, but for what the special signs add.
    fn read_bytes(&mut self, text: &str, gaps: usize) {
        self.kinds.clear();
        self.kinds.resize(gaps, Gap::NONE);
        self.special.clear();
        let mut special = self.special.adding(self.bytes.len(), Byte::default());
        for &byte in &*self.bytes {
            let (gap, is_special) = Near::at(text.as_bytes(), byte.at as usize).look();
            if let Some(kinds) = self.kinds.get_mut(byte.gap as usize) {
                *kinds |= gap;
            }
            special.push_if(is_special, byte);
        }
    }

    /// Adds the kinds of the special signs, and finds the quote marks and the ends of lines among them.
    fn read_special(&mut self, text: &str, words: &[Word], numbers: &[u32], marks: &mut List<Mark>) {
        let no_mark = Mark { span: Span::default(), kind: MarkKind::DoubleStraight };
        marks.clear();
        let mut marks = marks.adding(self.special.len(), no_mark);
        self.lines.clear();
        let mut lines = self.lines.adding(self.special.len(), Line::default());
        let mut done = 0;
        for &Byte { at, gap } in &*self.special {
            if at < done {
                continue;
            }
            let near = Near::at(text.as_bytes(), at as usize);
            let (sign, len) = if near.is_far() | near.is_pair() {
                let (sign, len) = rare_sign(text, at as usize, near);
                done = at + len as u32;
                (sign, len)
            } else {
                (near.sign(), near.len())
            };
            let end = at + len as u32;
            let number = numbers[gap as usize];
            self.kinds[gap as usize] |= sign.gap;
            let is_inner = (0 < number) & ((number as usize) < words.len());
            let within_word =
                is_inner & (sign.gap == Gap::APOSTROPHE) & (Self::place(number, text, words) == (at, end));
            let kind = sign.mark.unwrap_or(no_mark.kind);
            marks.push_if(sign.mark.is_some() & !within_word, Mark { span: Span::new(at, end), kind });
            lines.push_if(sign.gap == Gap::NEWLINE, Line { words: number, start: at, end });
        }
    }

    /// Takes the line ends in one gap together.
    fn read_lines(&mut self, text: &str, breaks: &mut Vec<LineBreak>) {
        breaks.clear();
        for &Line { words, start, end } in &*self.lines {
            let lines = match text.as_bytes()[..end as usize] {
                [.., b'\r', b'\n'] => 0,
                // A paragraph separator.
                [.., 0xE2, 0x80, 0xA9] => 2,
                _ => 1,
            };
            match breaks.last_mut() {
                Some(last) if last.words == words => {
                    last.end = end;
                    last.lines += lines;
                }
                _ => breaks.push(LineBreak { words, start, end, lines }),
            }
        }
    }

    /// Writes the kinds to the words, and the words with a stop behind them into `stops`.
    fn settle(&self, words: &mut [Word], numbers: &[u32], stops: &mut List<u32>, lead: &mut Gap) {
        *lead = Gap::NONE;
        stops.clear();
        let mut stops = stops.adding(numbers.len(), 0);
        for (&number, &kinds) in numbers.iter().zip(&self.kinds) {
            let Some(before) = number.checked_sub(1) else {
                *lead = kinds;
                continue;
            };
            if let Some(word) = words.get_mut(before as usize) {
                word.after = kinds;
            }
            stops.push_if(kinds.has(Gap::STOP | Gap::QUESTION), before);
        }
    }
}

/// A sign that is a pair, or that its first bytes do not tell, and its length.
#[cold]
#[inline(never)]
fn rare_sign(text: &str, at: usize, near: Near) -> (Sign, usize) {
    if near.is_pair() {
        return (near.pair(), 2);
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(c) => (Sign::of(c), c.len_utf8()),
        None => (Sign::of(' '), 1),
    }
}

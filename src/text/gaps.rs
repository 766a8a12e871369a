//! What stands between words.
//!
//! Most gaps are one blank. All other characters between words are read one after the other, whatever gap they are in, so that
//! nothing depends on how long a gap is. Those of which more is to be asked than what kind they are go into lists of their own.

use core::hint::select_unpredictable;

use super::list::List;
use super::marks::{Mark, MarkKind};
use super::masks::BLOCK;
use super::signs::{Near, Sign};
use super::word::{Gap, Word};
use super::words::{LineBreak, Starts};
use crate::Span;

/// What is kept from text to text.
#[derive(Debug, Default)]
pub(super) struct Gaps {
    /// The bytes that are neither part of a word nor a blank.
    pub(super) signs: List<u32>,
    special: List<Special>,
    lines: List<Line>,
}

/// A sign of which more is to be asked.
#[derive(Debug, Clone, Copy, Default)]
struct Special {
    at: u32,
    /// How many words stand before it.
    words: u32,
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
    /// The words with a stop behind them, by number.
    pub(super) stops: &'a mut List<u32>,
    /// What stands before the first word.
    pub(super) lead: &'a mut Gap,
}

impl Gaps {
    /// Reads the gaps between `words`, which are taken for blanks so far.
    pub(super) fn read(&mut self, text: &str, words: &mut [Word], starts: &[Starts], found: InGaps<'_>) {
        self.read_signs(text, words, starts, found.stops, found.lead);
        self.read_special(text, words, found.marks, found.lead);
        self.read_lines(text, found.breaks);
    }

    /// Adds what all signs say, but for the special ones, which are listed; and finds the words with a stop behind them.
    fn read_signs(&mut self, text: &str, words: &mut [Word], starts: &[Starts], stops: &mut List<u32>, lead: &mut Gap) {
        if let Some(last) = words.last_mut().filter(|last| last.span.end() as usize == text.len()) {
            last.after = Gap::NONE;
        }
        *lead = if text.starts_with(' ') { Gap::SPACE } else { Gap::NONE };
        stops.clear();
        let mut stops = stops.adding(self.signs.len(), 0);
        self.special.clear();
        let mut special = self.special.adding(self.signs.len(), Special::default());
        let mut last_stop = 0;
        for &at in &*self.signs {
            let near = Near::at(text.as_bytes(), at as usize);
            let (gap, is_special) = if near.is_far() { Sign::at(text, at as usize).look() } else { near.look() };
            let before = starts.get(at as usize / BLOCK).map_or(0, |starts| starts.before(at));
            // A blank that does not stand right behind the word has a sign beside it.
            let gap = gap | near.blanks();
            match words.get_mut((before as usize).wrapping_sub(1)) {
                // The first sign of a gap shows that it does not begin with a blank.
                Some(word) => word.after = select_unpredictable(word.span.end() == at, gap, gap | word.after),
                None => *lead |= gap,
            }
            special.push_if(is_special, Special { at, words: before });
            // Before the first word there is no sentence to end.
            let is_stop = gap.has(Gap::STOP | Gap::QUESTION) & (before != last_stop);
            stops.push_if(is_stop, before.wrapping_sub(1));
            last_stop = select_unpredictable(is_stop, before, last_stop);
        }
    }

    /// Adds the kinds of the special signs, and finds the quote marks and the ends of lines among them.
    fn read_special(&mut self, text: &str, words: &mut [Word], marks: &mut List<Mark>, lead: &mut Gap) {
        let no_mark = Mark { span: Span::default(), kind: MarkKind::DoubleStraight };
        marks.clear();
        let mut marks = marks.adding(self.special.len(), no_mark);
        self.lines.clear();
        let mut lines = self.lines.adding(self.special.len(), Line::default());
        let mut done = 0;
        for &Special { at, words: before } in &*self.special {
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
            let next = words.get(before as usize).map_or(at, |next| next.span.start());
            let (gap, is_alone) = match words.get_mut((before as usize).wrapping_sub(1)) {
                Some(word) => (&mut word.after, (word.span.end() == at) & (next == end)),
                None => (&mut *lead, false),
            };
            *gap |= sign.gap;
            let is_mark = sign.mark.is_some() & !(is_alone & (sign.gap == Gap::APOSTROPHE));
            let kind = sign.mark.unwrap_or(no_mark.kind);
            marks.push_if(is_mark, Mark { span: Span::new(at, end), kind });
            lines.push_if(sign.gap == Gap::NEWLINE, Line { words: before, start: at, end });
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
}

/// A sign that is a pair, or that its first bytes do not tell, and its length.
#[cold]
#[inline(never)]
fn rare_sign(text: &str, at: usize, near: Near) -> (Sign, usize) {
    if near.is_pair() {
        return (near.pair(), 2);
    }
    (Sign::at(text, at), text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8))
}

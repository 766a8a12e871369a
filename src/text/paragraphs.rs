//! Where paragraphs end.
//!
//! A blank line always ends a paragraph. A single line end does so too, unless the text is hard-wrapped: then it is white space
//! inside a sentence more often than not, and only an indented line begins a paragraph.

use std::ops::Range;
use std::sync::OnceLock;

use super::chars::{gap_of, is_line_end};
use super::spelling::read_word;
use super::turns::Turns;
use super::word::Gap;
use super::words::{Found, LineBreak};
use crate::Span;

/// Lines of hard-wrapped text are no longer than this many bytes ...
const LONGEST_WRAPPED: u32 = 130;
/// ... and those that are cut in the middle of a sentence are at least this long.
const SHORTEST_WRAPPED: u32 = 40;

/// What stands between lines where a sentence goes on.
const IN_SENTENCE: Gap = Gap::SPACE.or(Gap::NEWLINE).or(Gap::COMMA);

/// Marks the gaps where a paragraph ends, and keeps only those line breaks in `found.breaks`.
pub(super) fn mark_ends(text: &str, found: &mut Found) {
    let wrapped = is_hard_wrapped(text, found.breaks.iter().copied(), |line_break| goes_on(found, line_break));
    let mut kept = 0;
    for index in 0..found.breaks.len() {
        let line_break = found.breaks[index];
        if line_break.lines == 1 && wrapped && !is_indented(text, line_break) {
            continue;
        }
        found.breaks[kept] = line_break;
        kept += 1;
        if let Some(word) = (line_break.words as usize).checked_sub(1).and_then(|before| found.words.get_mut(before)) {
            word.after |= Gap::PARAGRAPH;
        }
    }
    found.breaks.truncate(kept);
}

/// Whether lines end in the middle of sentences: most single line ends have a long line before them, and a good part of the lines
/// go on with a small letter where the line before ended without a stop.
fn is_hard_wrapped(text: &str, breaks: impl Iterator<Item = LineBreak>, goes_on: impl Fn(LineBreak) -> bool) -> bool {
    let (mut single, mut in_sentence, mut too_long) = (0u32, 0u32, 0u32);
    let mut line_start = 0;
    for line_break in breaks {
        let length = line_break.start - line_start;
        line_start = line_break.end;
        if line_break.lines != 1 || is_indented(text, line_break) {
            continue;
        }
        single += 1;
        too_long += u32::from(length > LONGEST_WRAPPED);
        in_sentence += u32::from(length >= SHORTEST_WRAPPED && goes_on(line_break));
    }
    in_sentence > 0 && in_sentence * 4 >= single && too_long * 10 <= single
}

/// Whether the sentence goes on over the line break: no stop before it, a small letter after it.
fn goes_on(found: &Found, line_break: LineBreak) -> bool {
    let next = line_break.words as usize;
    let (Some(before), Some(after)) =
        (next.checked_sub(1).and_then(|before| found.words.get(before)), found.words.get(next))
    else {
        return false;
    };
    before.after.only(IN_SENTENCE) && after.shape.is_lower() && !after.shape.has_digit()
}

/// Whether the line after the break begins with at least two blanks or a tab.
fn is_indented(text: &str, line_break: LineBreak) -> bool {
    let next = &text.as_bytes()[line_break.end as usize..];
    next.starts_with(b"  ") || next.starts_with(b"\t")
}

/// The lines of a text, for who asks of few gaps whether a paragraph ends there.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    is_wrapped: OnceLock<bool>,
}

impl Lines {
    /// Whether a paragraph ends in the gap `between` two words of the text.
    pub(crate) fn end_paragraph(&self, text: &str, between: Range<usize>) -> bool {
        let Some(line_break) = break_in(text, between) else { return false };
        line_break.lines != 1 || is_indented(text, line_break) || !self.are_wrapped(text)
    }

    fn are_wrapped(&self, text: &str) -> bool {
        *self.is_wrapped.get_or_init(|| {
            let mut turns = Turns::default();
            turns.read(text, usize::MAX);
            let words = turns.words();
            is_hard_wrapped(text, breaks(text, words), |line_break| goes_on_behind(text, words, line_break))
        })
    }
}

/// The gaps of a text with line ends, of which the ends of all words are known.
fn breaks(text: &str, words: &[[u32; 2]]) -> impl Iterator<Item = LineBreak> {
    let gap = move |number: usize| {
        let start = number.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |&[_, end]| end as usize);
        start..words.get(number).map_or(text.len(), |&[start, _]| start as usize)
    };
    let breaks = (0..=words.len()).filter(move |&number| text.as_bytes().get(gap(number)) != Some(b" "));
    breaks.filter_map(move |number| Some(LineBreak { words: number as u32, ..break_in(text, gap(number))? }))
}

/// The same as [`goes_on`] where only the ends of the words are known.
fn goes_on_behind(text: &str, words: &[[u32; 2]], line_break: LineBreak) -> bool {
    let next = line_break.words as usize;
    let Some(&[[_, end], [start, after]]) = next.checked_sub(1).and_then(|before| words.get(before..=next)) else {
        return false;
    };
    let gap = text.get(end as usize..start as usize).unwrap_or_default();
    let (_, shape) = read_word(text, Span::new(start, after));
    gap.chars().all(|c| gap_of(c).only(IN_SENTENCE)) && shape.is_lower() && !shape.has_digit()
}

/// The line ends in the gap `between` two words.
fn break_in(text: &str, between: Range<usize>) -> Option<LineBreak> {
    let base = between.start;
    let gap = text.get(between)?;
    let ends = || gap.char_indices().filter(|&(_, c)| is_line_end(c));
    let (first, _) = ends().next()?;
    let (last, c) = ends().next_back()?;
    let count = |(at, c)| match c {
        '\n' if gap[..at].ends_with('\r') => 0,
        '\u{2029}' => 2,
        _ => 1,
    };
    let (start, end) = (base + first, base + last + c.len_utf8());
    Some(LineBreak { words: 0, start: start as u32, end: end as u32, lines: ends().map(count).sum() })
}

#[cfg(test)]
mod tests {
    use super::Lines;
    use crate::text::{Gap, Scan};

    #[test]
    fn one_gap_asked_for_is_as_in_the_scan() {
        let wrapped =
            "The harbour office wrote this week to Lund and\ncompany that the cranes would not, it said,\nbe repaired.";
        let tail = "  Indented here\r\nand\u{2029}there. \u{A0}\n\u{85} Last\u{2028}one\n";
        for text in
            [wrapped, tail, &format!("{wrapped}\n{tail}"), &format!("{wrapped}\n{wrapped}\n\n{wrapped}\r\n{tail}")]
        {
            let mut scan = Scan::new();
            scan.read(text);
            let lines = Lines::default();
            for pair in scan.words().windows(2) {
                let between = pair[0].span.end() as usize..pair[1].span.start() as usize;
                assert_eq!(
                    lines.end_paragraph(text, between),
                    pair[0].after.has(Gap::PARAGRAPH),
                    "{pair:?} in {text:?}"
                );
            }
        }
    }
}

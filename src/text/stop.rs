//! What a gap between two words says about the end of a sentence.

use super::chars;
use super::word::Gap;

/// A full stop, question mark, exclamation mark or ellipsis between two words, and what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stop {
    /// Where the sentence ends if it ends here: after the stop and the marks that close on it.
    pub(super) end: usize,
    /// Where the next sentence begins if this one ends here.
    pub(super) next: usize,
    /// The stop follows the word directly.
    pub(super) attached: bool,
    /// A question or exclamation mark is among the stops.
    pub(super) strong: bool,
    /// More than one full stop.
    pub(super) ellipsis: bool,
    /// A quote mark closes right after the stop.
    pub(super) closes: bool,
    /// A quote mark opens before the next word.
    pub(super) opens: bool,
    /// A bracket opens before the next word.
    pub(super) bracket: bool,
    /// A comma, a semicolon or a colon follows directly: the stop belongs to an abbreviation.
    pub(super) goes_on: bool,
    /// White space follows.
    pub(super) spaced: bool,
}

impl Stop {
    /// The stop in `gap`, which begins at byte `at` of the text; `None` where there is none.
    pub(super) fn read(gap: &str, at: usize) -> Option<Stop> {
        let first = gap.find(|c| chars::gap_of(c).has(Gap::STOP | Gap::QUESTION))?;
        let mut stop = Stop { attached: first == 0, ..Stop::default() };
        let mut stops = 0;
        let mut next = None;
        for (offset, c) in gap.char_indices().skip_while(|&(offset, _)| offset < first) {
            let after = at + offset + c.len_utf8();
            let kind = chars::gap_of(c);
            if kind.has(Gap::STOP | Gap::QUESTION) {
                // Also the later stops of ". . ."
                stops += if c == '…' { 2 } else { 1 };
                stop.strong |= kind.has(Gap::QUESTION);
                stop.spaced = matches!(c, '。' | '！' | '？');
                (stop.end, next, stop.opens, stop.bracket) = (after, None, false, false);
            } else if kind.has(Gap::SPACE | Gap::NEWLINE) {
                stop.spaced = true;
            } else if kind.has(Gap::COMMA | Gap::SEMICOLON | Gap::COLON) && !stop.spaced {
                stop.goes_on = true;
            } else if !kind.is_empty() && closes(c, stop.spaced) {
                (stop.end, stop.closes) = (after, stop.closes | kind.has(Gap::QUOTE | Gap::APOSTROPHE));
                next = None;
            } else if !kind.is_empty() {
                stop.opens |= kind.has(Gap::QUOTE | Gap::APOSTROPHE);
                stop.bracket |= kind.has(Gap::OPEN);
                next = next.or(Some(at + offset));
            }
        }
        stop.ellipsis = stops > 1 && !stop.strong;
        stop.next = next.unwrap_or(at + gap.len());
        Some(stop)
    }
}

/// Whether the mark `c` after a stop closes what was opened before it. A straight mark does so if no white space stands before it.
fn closes(c: char, spaced: bool) -> bool {
    match c {
        '”' | '»' | '」' | '』' | ')' | ']' | '}' | '）' | '］' | '】' => true,
        '"' | '\'' | '’' | '›' | '＂' => !spaced,
        _ => false,
    }
}

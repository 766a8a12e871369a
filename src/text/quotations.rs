//! Pairs quote marks into [`Quotation`]s, paragraph by paragraph.
//!
//! Real marks are mixed, unbalanced and sometimes point the wrong way, so a mark is judged by its kind, by what is open, and by the
//! characters beside it. A small stack of bounded depth holds what is open; damage stays within its paragraph. The work is linear
//! in the number of marks.

use super::sides::Sides;
use super::words;
use super::words::Found;
use super::{Mark, MarkKind, Paragraph};
use crate::span::Span;

/// One quoted stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// From the opening mark to the closing one, both included.
    pub span: Span,
    /// What stands between the marks, without white space at its ends.
    pub content: Span,
    /// Whether a closing mark was found; if not, it runs to the next opening mark or to the end of the paragraph.
    pub closed: bool,
    /// Whether it goes on from the quotation before it, over the end of a paragraph.
    pub continues: bool,
    /// How many quotations it lies in.
    pub depth: u8,
}

/// Marks opened within each other deeper than this are passed over.
const MAX_OPEN: usize = 8;

/// A quotation without marks at the beginnings of its lines runs over so many at most.
const MOST_LINES: usize = 8;

/// The partner of a single mark is looked for among so many marks.
const MOST_AHEAD: usize = 16;

/// Words that an apostrophe stands before: 'em, 'til, 'n'.
const CUT_OFF: [u64; 8] = words!["em", "til", "tis", "twas", "cause", "bout", "round", "n"];

/// What a mark opens and closes with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Curly,
    Straight,
    Low,
    Guillemet,
    /// Guillemets that point inwards, as in German books.
    GuillemetInward,
    Latex,
    Single,
    SingleStraight,
}

impl Family {
    fn is_single(self) -> bool {
        matches!(self, Family::Single | Family::SingleStraight)
    }
}

/// A mark that waits for its partner.
#[derive(Debug, Clone, Copy)]
struct Open {
    family: Family,
    /// Its quotation in the output.
    slot: usize,
    /// Words that start before its content.
    words_before: usize,
}

/// What is kept from text to text.
#[derive(Debug, Default)]
pub(super) struct Room {
    stack: Vec<Open>,
    /// Where the quotations end that the one in hand lies in.
    ends: Vec<u32>,
}

/// What a mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Open(Family),
    /// Opens a single quotation whose first word is cut off: the second half of the mark is an apostrophe.
    OpenCutOff,
    /// Three apostrophes: closes the innermost open mark, then the one at this place of the stack.
    CloseBoth(usize),
    /// Closes the open mark at this place of the stack.
    Close(usize),
    Nothing,
}

/// How many of `marks` stand before `offset`. Nearly always they are few, so the first are counted without a branch for each.
fn count_before(marks: &[Mark], offset: u32) -> usize {
    const FEW: usize = 8;
    let is_before = |mark: &&Mark| mark.span.start() < offset;
    match marks.iter().take(FEW).filter(is_before).count() {
        FEW => FEW + marks[FEW..].iter().take_while(is_before).count(),
        few => few,
    }
}

/// Pairs all marks of a text. Quotations are appended to `out` in text order.
pub(super) fn pair(text: &str, paragraphs: &[Paragraph], found: &Found, room: &mut Room, out: &mut Vec<Quotation>) {
    let marks = &*found.marks;
    let singles_quote = !marks.iter().any(|mark| is_double(mark.kind) && !opens_cut_off(text, found, mark));
    let mut rest = marks;
    let (mut carried, mut closing) = (None, None);
    for (number, paragraph) in paragraphs.iter().enumerate() {
        let outside = rest.iter().take_while(|mark| mark.span.start() < paragraph.span.start()).count();
        let (mut own, left) = rest[outside..].split_at(count_before(&rest[outside..], paragraph.span.end()));
        rest = left;
        if let Some(mark) = closing.take() {
            carried = None;
            out.push(wrapped(text, paragraph.span, mark));
            if mark.start() >= paragraph.span.end() {
                closing = Some(mark);
                continue;
            }
            own = &own[own.partition_point(|own| own.span.start() <= mark.start())..];
        }
        if own.is_empty() {
            carried = None;
            continue;
        }
        room.stack.clear();
        let mut pairing = Pairing {
            text,
            paragraph,
            found,
            marks: own,
            singles_quote,
            has_doubles: own.iter().any(|mark| is_double(mark.kind)),
            carried,
            goes_on: paragraphs.get(number + 1).filter(|_| singles_quote).and_then(|next| reopened(found, next, rest)),
            first_slot: out.len(),
            out,
            stack: &mut room.stack,
            ends: &mut room.ends,
            overflow: 0,
            word: paragraph.words.start as usize,
            straight_left: own.iter().filter(|mark| mark.kind == MarkKind::DoubleStraight).count(),
        };
        carried = pairing.run();
        let double = carried.filter(|family| !family.is_single());
        closing = double.and_then(|family| closing_ahead(text, family, &paragraphs[number..], rest));
    }
}

/// The family of the single mark that the paragraph begins with, as one does in which a quotation goes on.
fn reopened(found: &Found, paragraph: &Paragraph, marks: &[Mark]) -> Option<Family> {
    let first = found.words.get(paragraph.words.start as usize)?;
    let mark = marks.first().filter(|mark| mark.span.end() == first.span.start())?;
    match mark.kind {
        MarkKind::SingleOpen => Some(Family::Single),
        MarkKind::SingleStraight if !CUT_OFF.contains(&first.hash) => Some(Family::SingleStraight),
        _ => None,
    }
}

/// A quotation that was opened in a line before, in `line`: up to `closing`, or the whole line if that stands in a later one.
fn wrapped(text: &str, line: Span, closing: Span) -> Quotation {
    let closed = closing.start() < line.end();
    let content = trimmed(text, Span::new(line.start(), if closed { closing.start() } else { line.end() }));
    Quotation { span: if closed { content.to(closing) } else { content }, content, closed, continues: true, depth: 0 }
}

/// The mark that closes what the first of `lines` leaves open: the first double mark in the lines right below it, if it closes.
fn closing_ahead(text: &str, family: Family, lines: &[Paragraph], marks: &[Mark]) -> Option<Span> {
    let mark = marks.iter().find(|mark| is_double(mark.kind))?;
    let sides = Sides::of(text, mark.span);
    let fits = match (family, mark.kind) {
        (Family::Straight, MarkKind::DoubleStraight) => !sides.looks_opening(),
        (Family::Curly | Family::Low, MarkKind::DoubleClose) | (Family::Latex, MarkKind::LatexClose) => true,
        (Family::Guillemet, MarkKind::GuillemetClose) => true,
        _ => false,
    };
    if !fits || !sides.looks_closing() {
        return None;
    }
    for pair in lines.windows(2).take(MOST_LINES) {
        let between = text.get(pair[0].span.end() as usize..pair[1].span.start() as usize)?;
        if between.bytes().filter(|&byte| byte == b'\n').count() != 1 || mark.span.start() <= pair[1].span.start() {
            return None;
        }
        if mark.span.start() < pair[1].span.end() {
            return Some(mark.span);
        }
    }
    None
}

/// Whether the word behind the mark is one that an apostrophe stands before.
fn is_cut_off(found: &Found, mark: &Mark) -> bool {
    let next = found.words.get(found.words_before(mark.span.end()));
    next.is_some_and(|word| word.span.start() == mark.span.end() && CUT_OFF.contains(&word.hash))
}

/// Whether the mark is no double one but a single one with an apostrophe behind it: ''Tis, ''90s.
fn opens_cut_off(text: &str, found: &Found, mark: &Mark) -> bool {
    let sides = Sides::of(text, mark.span);
    let cut_off = || sides.digit_after() || is_cut_off(found, mark);
    mark.kind == MarkKind::LatexClose && sides.looks_opening() && cut_off()
}

fn is_double(kind: MarkKind) -> bool {
    !matches!(kind, MarkKind::SingleOpen | MarkKind::SingleClose | MarkKind::SingleStraight)
}

/// The pairing of one paragraph.
struct Pairing<'a> {
    text: &'a str,
    paragraph: &'a Paragraph,
    found: &'a Found,
    marks: &'a [Mark],
    /// Single marks may quote by themselves: the text has no double ones.
    singles_quote: bool,
    /// The paragraph has double ones.
    has_doubles: bool,
    /// The family left open by the paragraph before.
    carried: Option<Family>,
    /// Single marks of this family that the paragraph leaves open quote up to its end, since the next one begins with another.
    goes_on: Option<Family>,
    out: &'a mut Vec<Quotation>,
    first_slot: usize,
    stack: &'a mut Vec<Open>,
    ends: &'a mut Vec<u32>,
    /// Open marks beyond the depth limit.
    overflow: usize,
    /// Words that start before the mark in hand.
    word: usize,
    straight_left: usize,
}

impl Pairing<'_> {
    /// Pairs the marks; gives the family that is left open at the end of the paragraph.
    fn run(&mut self) -> Option<Family> {
        let mut passed = 0;
        for (index, mark) in self.marks.iter().enumerate() {
            if mark.span.start() < passed {
                continue;
            }
            let words = &self.paragraph.words;
            self.word = self.found.words_before(mark.span.start()).clamp(words.start as usize, words.end as usize);
            match self.judge(index, mark) {
                Act::Open(family) => self.open(family, mark.span),
                Act::OpenCutOff => self.open(Family::SingleStraight, first_half(mark.span)),
                Act::Close(place) => self.close(place, mark.span),
                Act::CloseBoth(outer) => {
                    passed = mark.span.end() + 1;
                    self.close(self.stack.len() - 1, first_half(mark.span));
                    self.close(outer, Span::new(mark.span.start() + 1, passed));
                }
                Act::Nothing => {}
            }
            if mark.kind == MarkKind::DoubleStraight {
                self.straight_left -= 1;
            }
        }
        let left_open = self.stack.iter().map(|open| open.family).find(|&family| self.is_left_open(family));
        if self.out.len() > self.first_slot {
            self.mark_continuation();
            self.settle();
        }
        left_open
    }

    /// Whether what a mark of this family opens runs to the end of the paragraph if nothing closes it.
    fn is_left_open(&self, family: Family) -> bool {
        !family.is_single() || self.goes_on == Some(family)
    }

    fn judge(&self, index: usize, mark: &Mark) -> Act {
        let sides = Sides::of(self.text, mark.span);
        match mark.kind {
            MarkKind::DoubleStraight => self.judge_straight(sides),
            MarkKind::DoubleOpen => self.judge_curly(sides, true),
            MarkKind::DoubleClose => self.judge_curly(sides, false),
            MarkKind::DoubleLow => Act::Open(Family::Low),
            MarkKind::GuillemetOpen => match self.topmost(Family::GuillemetInward) {
                Some(place) => Act::Close(place),
                None => Act::Open(Family::Guillemet),
            },
            MarkKind::GuillemetClose => match self.topmost(Family::Guillemet) {
                Some(place) => Act::Close(place),
                None if sides.looks_opening() => Act::Open(Family::GuillemetInward),
                None => Act::Nothing,
            },
            MarkKind::LatexOpen => Act::Open(Family::Latex),
            MarkKind::LatexClose => self.judge_apostrophes(index, mark, sides),
            MarkKind::SingleOpen | MarkKind::SingleStraight | MarkKind::SingleClose => {
                self.judge_single(index, mark, sides)
            }
        }
    }

    /// A straight mark opens or closes by state; the characters beside it and the number that is still to come decide the rest.
    fn judge_straight(&self, sides: Sides) -> Act {
        let more_to_come = self.straight_left.is_multiple_of(2);
        let inches = sides.digit_before() && !sides.letter_after();
        if let Some(place) = self.topmost(Family::Straight) {
            // An odd number stays behind this one: it is the spare one if it looks like inches.
            let spare = inches && more_to_come;
            let opens = sides.looks_opening() && sides.space_before();
            return match (spare, opens) {
                (true, _) => Act::Nothing,
                (_, true) => Act::Open(Family::Straight),
                _ => Act::Close(place),
            };
        }
        if sides.looks_closing() {
            let closed = self.close_any_double(sides);
            if closed != Act::Nothing || inches || !more_to_come {
                return closed;
            }
        }
        Act::Open(Family::Straight)
    }

    /// A curly mark follows its direction unless the characters beside it contradict.
    fn judge_curly(&self, sides: Sides, points_open: bool) -> Act {
        let open = self.topmost(Family::Curly).or_else(|| self.topmost(Family::Low));
        if points_open {
            return match open {
                // „Wort“ closes with the mark that opens in English; “word“ is a slip of the typist.
                Some(place) if sides.looks_closing() => Act::Close(place),
                _ => Act::Open(Family::Curly),
            };
        }
        match open {
            // ”word” with both pointing the same way is closed by direction; a mark that stands free on the left opens another.
            Some(_) if sides.looks_opening() && sides.space_before() && sides.letter_after() => {
                Act::Open(Family::Curly)
            }
            Some(place) => Act::Close(place),
            None if sides.looks_opening() && sides.letter_after() => Act::Open(Family::Curly),
            None => self.close_any_double(sides),
        }
    }

    /// Two apostrophes close what two backticks open; of three the first one ends a single quotation within.
    fn judge_apostrophes(&self, index: usize, mark: &Mark, sides: Sides) -> Act {
        if let Some(place) = self.topmost(Family::Latex) {
            let third = self.marks.get(index + 1).is_some_and(|next| next.span.start() == mark.span.end());
            let inner = self.stack.last().is_some_and(|open| open.family.is_single());
            return if third && inner && sides.after == Some('\'') { Act::CloseBoth(place) } else { Act::Close(place) };
        }
        match self.singles_quote && opens_cut_off(self.text, self.found, mark) {
            true => Act::OpenCutOff,
            false => self.close_any_double(sides),
        }
    }

    /// Mixed marks: a closing mark with no partner of its own kind ends any double quotation.
    fn close_any_double(&self, sides: Sides) -> Act {
        let place = self.stack.iter().rposition(|open| !open.family.is_single());
        match place {
            Some(place) if sides.looks_closing() => Act::Close(place),
            _ => Act::Nothing,
        }
    }

    fn judge_single(&self, index: usize, mark: &Mark, sides: Sides) -> Act {
        let open = self.stack.last().filter(|open| open.family.is_single()).map(|_| self.stack.len() - 1);
        let may_open = mark.kind != MarkKind::SingleClose
            && !sides.letter_before()
            && !sides.space_after()
            && !sides.digit_after();
        let may_close = mark.kind != MarkKind::SingleOpen && !sides.space_before() && !sides.letter_after();
        match open {
            Some(place) if may_close && !self.is_plural_possessive(index, sides) => Act::Close(place),
            None if may_open && self.single_may_quote(index, mark) => {
                let family =
                    if mark.kind == MarkKind::SingleStraight { Family::SingleStraight } else { Family::Single };
                Act::Open(family)
            }
            _ => Act::Nothing,
        }
    }

    /// Whether a single mark that looks like an opening one may be one. In a text with double marks, outside of them, it must have a
    /// partner; a small word that is always cut off ('em) never quotes.
    fn single_may_quote(&self, index: usize, mark: &Mark) -> bool {
        let inside = self.stack.iter().any(|open| !open.family.is_single());
        inside || self.singles_quote || !is_cut_off(self.found, mark) && self.single_closes_ahead(index)
    }

    /// Whether one of the next marks ends what the single mark at `index` opens, with no double quotation begun in between and not
    /// ended. Beside double marks, a lone word between single ones is quoted from nobody.
    fn single_closes_ahead(&self, index: usize) -> bool {
        let mut doubles = 0_i32;
        for next in self.marks[index + 1..].iter().take(MOST_AHEAD) {
            let sides = Sides::of(self.text, next.span);
            match next.kind {
                MarkKind::DoubleStraight if sides.looks_closing() => doubles -= 1,
                MarkKind::DoubleClose | MarkKind::LatexClose | MarkKind::GuillemetClose => doubles -= 1,
                kind if is_double(kind) => doubles += 1,
                MarkKind::SingleOpen => {}
                _ if doubles == 0 && !sides.space_before() && !sides.letter_after() => {
                    let content = Span::new(self.marks[index].span.end(), next.span.start());
                    return !self.has_doubles || content.of(self.text).contains(' ');
                }
                _ => {}
            }
            if doubles < 0 {
                return false;
            }
        }
        false
    }

    /// the boys' toys: an apostrophe after s with a closing mark still to come, or none since the quotation goes on in the next paragraph.
    fn is_plural_possessive(&self, index: usize, sides: Sides) -> bool {
        let next_closes = self.marks.get(index + 1).is_some_and(|next| match next.kind {
            MarkKind::SingleClose => true,
            MarkKind::SingleStraight => Sides::of(self.text, next.span).looks_closing(),
            _ => false,
        });
        sides.before == Some('s') && sides.after == Some(' ') && (next_closes || self.goes_on.is_some())
    }

    fn topmost(&self, family: Family) -> Option<usize> {
        self.stack.iter().rposition(|open| open.family == family)
    }

    fn open(&mut self, family: Family, mark: Span) {
        if self.stack.len() == MAX_OPEN {
            self.overflow += 1;
            return;
        }
        let slot = self.out.len();
        let content = Span::new(mark.end(), mark.end());
        self.out.push(Quotation { span: mark, content, closed: false, continues: false, depth: 0 });
        self.stack.push(Open { family, slot, words_before: self.word });
    }

    fn close(&mut self, place: usize, mark: Span) {
        if self.overflow > 0 {
            self.overflow -= 1;
            return;
        }
        let Some(open) = self.stack.get(place).copied() else { return };
        self.stack.truncate(place);
        let has_words = self.word > open.words_before;
        if let Some(quotation) = self.out.get_mut(open.slot).filter(|_| has_words) {
            quotation.content = trimmed(self.text, Span::new(quotation.span.end(), mark.start()));
            quotation.span = quotation.span.to(mark);
            quotation.closed = true;
        }
    }

    /// Says whether the first quotation goes on from the paragraph before: its mark stands before the first word.
    fn mark_continuation(&mut self) {
        let first_word =
            self.found.words.get(self.paragraph.words.start as usize).map_or(u32::MAX, |word| word.span.start());
        let carried = self.carried.is_some();
        if let Some(first) = self.out.get_mut(self.first_slot) {
            first.continues = carried && first.span.start() < first_word;
        }
    }

    /// Ends what was left open, drops what is empty or unsound, and counts depths.
    fn settle(&mut self) {
        self.end_open_ones();
        self.ends.clear();
        let mut kept = self.first_slot;
        for slot in self.first_slot..self.out.len() {
            let Some(mut quotation) = self.out.get(slot).copied() else { break };
            if quotation.content.is_empty() {
                continue;
            }
            self.ends.retain(|&end| end > quotation.span.start());
            quotation.depth = self.ends.len() as u8;
            self.ends.push(quotation.span.end());
            if let Some(place) = self.out.get_mut(kept) {
                *place = quotation;
            }
            kept += 1;
        }
        self.out.truncate(kept);
    }

    /// A double mark without a partner quotes up to the next double quotation or the end of the paragraph. A single one is an apostrophe,
    /// unless the next paragraph begins with another.
    fn end_open_ones(&mut self) {
        let (mut next_start, goes_on) = (self.paragraph.span.end(), self.goes_on);
        for slot in (self.first_slot..self.out.len()).rev() {
            let family = self.stack.iter().find(|open| open.slot == slot).map(|open| open.family);
            let Some(quotation) = self.out.get_mut(slot) else { continue };
            if family.is_some_and(|family| !family.is_single() || goes_on == Some(family)) {
                let content = trimmed(self.text, Span::new(quotation.span.end(), next_start));
                if !starts_with_word(self.text, content) {
                    continue;
                }
                quotation.content = content;
                quotation.span = quotation.span.to(content);
            }
            if !quotation.content.is_empty() && !starts_single(self.text, quotation.span) {
                next_start = quotation.span.start();
            }
        }
    }
}

/// The first of two apostrophes.
fn first_half(mark: Span) -> Span {
    Span::new(mark.start(), mark.start() + 1)
}

fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = span.start() + (inner.len() - inner.trim_start().len()) as u32;
    Span::new(start, start + inner.trim().len() as u32)
}

/// Whether a letter or digit is among the first characters of `span`: more marks than that before a word are no quotation.
fn starts_with_word(text: &str, span: Span) -> bool {
    span.of(text).chars().take(16).any(char::is_alphanumeric)
}

fn starts_single(text: &str, span: Span) -> bool {
    let quoted = span.of(text);
    quoted.starts_with(['‘', '’', '\'']) && !quoted.starts_with("''")
}

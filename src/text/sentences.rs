//! Where sentences end.
//!
//! Only gaps with a stop in them are looked at, each once. What decides is the word before the stop (an abbreviation, an initial),
//! the marks around it, and the word after it (its case, whether it is a word that begins sentences).

use std::ops::Range;

use super::abbreviations::{StopClass, StopClasses, stop_classes};
use super::chars;
use super::hash::hash;
use super::list::List;
use super::stop::Stop;
use super::word::{Gap, Shape, Word};
use super::words::Found;
use crate::Span;

/// A sentence, or a line without a stop such as a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// From the first mark or word to the stop and the marks that close on it.
    pub span: Span,
    /// Indexes of its words; never empty.
    pub words: Range<u32>,
    /// Index of its paragraph.
    pub paragraph: u32,
}

/// A paragraph: text between blank lines, or a line where each line is a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// From its first to its last visible character.
    pub span: Span,
    /// Indexes of its words; never empty.
    pub words: Range<u32>,
    /// Indexes of its sentences; never empty.
    pub sentences: Range<u32>,
}

/// How many parts an abbreviation with stops inside may have, as in `U.S.S.R.`
const MOST_PARTS: usize = 6;
/// How far behind a quotation its verb of speech may stand.
const SPEECH_REACH: usize = 6;

/// Cuts the text. The gaps where paragraphs end must be marked, and `found.breaks` must hold just those line breaks. `room` is kept
/// from text to text.
pub(super) fn cut(
    text: &str,
    found: &Found,
    room: &mut List<u32>,
    sentences: &mut Vec<Sentence>,
    paragraphs: &mut Vec<Paragraph>,
) {
    let words = &*found.words;
    let cased = words.iter().any(|word| word.shape.0 & Shape::UPPER != 0);
    let mut stops = Stops { text, words, classes: stop_classes(), cased, first: 0, left: &[] };
    stops.sift(&found.stops, room);
    stops.left = room;
    let mut first = 0;
    let mut start = 0;
    let ends = found.breaks.iter().map(|at| (at.words as usize, at.start as usize, at.end as usize));
    for (end, line_end, next_line) in ends.chain([(words.len(), text.len(), text.len())]) {
        if end > first {
            let span = trim(text, start, line_end);
            let paragraph = paragraphs.len() as u32;
            let first_sentence = sentences.len() as u32;
            stops.cut_paragraph(first..end, span, paragraph, sentences);
            let sentences = first_sentence..sentences.len() as u32;
            paragraphs.push(Paragraph { span, words: first as u32..end as u32, sentences });
        }
        (first, start) = (end, next_line);
    }
}

/// `start..end` without white space and invisible characters at both ends. There is a word in it.
fn trim(text: &str, start: usize, end: usize) -> Span {
    // Nearly always nothing is to be cut off: there are letters, ASCII marks or quote marks at both ends.
    let inner = &text.as_bytes()[start..end];
    if matches!(inner, [b'!'..=b'~', ..] | [0xE2, 0x80, 0x98..=0x9F, ..])
        && matches!(inner, [.., b'!'..=b'~'] | [.., 0xE2, 0x80, 0x98..=0x9F])
    {
        return Span::new(start as u32, end as u32);
    }
    let blank = |c: char| c.is_whitespace() || chars::is_invisible(c);
    let rest = text[start..end].trim_start_matches(blank);
    let start = end - rest.len();
    Span::new(start as u32, (start + rest.trim_end_matches(blank).len()) as u32)
}

struct Stops<'a> {
    text: &'a str,
    words: &'a [Word],
    classes: &'static StopClasses,
    /// Whether the text has capitals at all.
    cased: bool,
    /// The first word of the sentence.
    first: usize,
    /// The words where the sentence may end that are still to be looked at.
    left: &'a [u32],
}

impl Stops<'_> {
    fn cut_paragraph(&mut self, words: Range<usize>, span: Span, paragraph: u32, sentences: &mut Vec<Sentence>) {
        self.first = words.start;
        let mut start = span.start();
        while let Some((index, left)) = self.left.split_first().filter(|&(&index, _)| (index as usize) < words.end) {
            let index = *index as usize;
            self.left = left;
            let Some((end, next)) = self.end_at(index) else { continue };
            let words = self.first as u32..index as u32 + 1;
            sentences.push(Sentence { span: Span::new(start, end), words, paragraph });
            (self.first, start) = (index + 1, next);
        }
        sentences.push(Sentence {
            span: Span::new(start, span.end()),
            words: self.first as u32..words.end as u32,
            paragraph,
        });
    }

    /// Lists those of `stops` at which a sentence may end, but for the ends of paragraphs.
    ///
    /// Half of them go, and no branch could foresee which.
    fn sift(&self, stops: &[u32], sifted: &mut List<u32>) {
        sifted.clear();
        let mut sifted = sifted.adding(stops.len(), 0);
        for &stop in stops {
            let Some(&[word, next]) = self.words.get(stop as usize..stop as usize + 2) else { break };
            let is_glued = (word.after == Gap::STOP) & (next.span.start() == word.span.end() + 1);
            let is_open = !word.after.has(Gap::PARAGRAPH) & (!is_glued | Self::may_meet(word, next));
            sifted.push_if(is_open & self.may_begin(next), stop);
        }
    }

    /// Where the sentence ends and the next begins, if it ends with the word at `index`.
    fn end_at(&self, index: usize) -> Option<(u32, u32)> {
        let (word, next) = (self.words[index], self.words[index + 1]);
        let (end, start) = (word.span.end(), next.span.start());
        let is_simple = (word.after == Gap::STOP | Gap::SPACE) & (start == end + 2);
        // In small letters there are no initials, and no numbers of lists.
        let is_small = word.shape.0 & (Shape::LOWER | Shape::DIGIT) == Shape::LOWER;
        let is_whole = self.words.get(index.wrapping_sub(1)).is_none_or(|before| before.after != Gap::STOP);
        let is_short = self.class_of(word).has(StopClass::SHORT);
        if is_simple & is_small & is_whole & !is_short && self.text.as_bytes()[end as usize] == b'.' {
            return Some((end + 1, start));
        }
        let stop = self.read(index)?;
        self.ends(index, stop).then_some((stop.end as u32, stop.next as u32))
    }

    fn read(&self, index: usize) -> Option<Stop> {
        let start = self.words[index].span.end() as usize;
        Stop::read(&self.text[start..self.words[index + 1].span.start() as usize], start)
    }

    /// Whether the sentence ends with the word at `index`, behind which one may begin.
    fn ends(&self, index: usize, stop: Stop) -> bool {
        let (word, next) = (self.words[index], self.words[index + 1]);
        if stop.goes_on {
            return false;
        }
        if !stop.spaced {
            return self.ends_without_space(word, next, stop);
        }
        if stop.strong {
            return !(stop.closes && self.speech_follows(index + 1));
        }
        if stop.ellipsis {
            return stop.attached || next.span.len() > 1;
        }
        if !stop.attached {
            return true;
        }
        let clear_start = || stop.opens || self.class_of(next).has(StopClass::STARTER);
        if self.is_initial(index) {
            return self.ends_after_initial(index, clear_start());
        }
        let class = self.class_before_stop(index);
        if !class.has(StopClass::SHORT) {
            return !self.is_list_number(index);
        }
        let date_follows = next.shape.has_digit() || self.class_of(next).has(StopClass::DATE.or(StopClass::DAY));
        if class.has(StopClass::TITLE.or(StopClass::INSIDE)) {
            return false;
        }
        if class.has(StopClass::NUMBER) {
            return !next.shape.has_digit();
        }
        if class.has(StopClass::DATE) {
            return !date_follows && !stop.bracket;
        }
        if class.has(StopClass::CLOCK) {
            return !date_follows && !stop.bracket && !self.class_of(next).has(StopClass::ZONE);
        }
        if class.has(StopClass::EITHER) || class.has(StopClass::MEASURE) && word.shape.is_capitalised() {
            return clear_start();
        }
        !self.is_list_number(index)
    }

    /// A stop with no white space behind it ends a sentence where a small-letter word meets a capital: `the end.The next`.
    fn ends_without_space(&self, word: Word, next: Word, stop: Stop) -> bool {
        let joined = !stop.opens && !stop.closes && !stop.strong;
        Self::may_meet(word, next) && (!joined || self.class_of(next).has(StopClass::STARTER))
    }

    /// Whether a sentence may end between the two words without white space.
    fn may_meet(word: Word, next: Word) -> bool {
        let word_is_plain = (word.shape.0 == Shape::LOWER) & (word.span.len() > 1);
        let next_is_plain = next.shape.is_capitalised() & !next.shape.is_upper() & !next.after.has(Gap::STOP);
        word_is_plain & next_is_plain
    }

    /// Whether a sentence may begin with this word: not in small letters, unless the whole text is.
    fn may_begin(&self, word: Word) -> bool {
        let letters = word.shape.0 & (Shape::UPPER | Shape::LOWER | Shape::DIGIT);
        (letters != Shape::LOWER) | !self.cased
    }

    /// Whether a verb of speech follows soon, as in `Smith asked`.
    fn speech_follows(&self, next: usize) -> bool {
        for word in self.words[next..].iter().take(SPEECH_REACH) {
            if self.class_of(*word).has(StopClass::SPEECH) {
                return true;
            }
            if !word.after.is_space() {
                return false;
            }
        }
        false
    }

    /// The class of the abbreviation that ends with the word at `index`.
    fn class_before_stop(&self, index: usize) -> StopClass {
        let parts = 1 + (0..index).rev().take(MOST_PARTS).take_while(|&before| self.is_dotted(before)).count();
        let first = self.words[index + 1 - parts];
        let word = self.words[index];
        if parts == 1 {
            return self.class_of(word);
        }
        let letters = &self.text[first.span.start() as usize..word.span.end() as usize];
        match self.classes.get(hash(letters), first.shape.is_capitalised()) {
            class if class != StopClass::default() => class,
            // Unknown ones too: U.S., A.F.L., R-S.C.
            _ if word.span.len() == 1 && !word.shape.has_digit() => StopClass::EITHER,
            _ => self.class_of(word),
        }
    }

    /// Whether nothing but one full stop stands behind the word at `index`.
    fn is_dotted(&self, index: usize) -> bool {
        let word = self.words[index];
        word.after == Gap::STOP && self.words[index + 1].span.start() == word.span.end() + 1
    }

    /// Whether the word at `index` is one capital letter.
    fn is_initial(&self, index: usize) -> bool {
        let word = self.words[index];
        word.shape.0 & !Shape::NON_ASCII == Shape::FIRST_UPPER | Shape::UPPER
            && self.text[word.span.range()].chars().count() == 1
            && index.checked_sub(1).is_none_or(|before| !self.is_dotted(before))
    }

    fn ends_after_initial(&self, index: usize, clear_start: bool) -> bool {
        if index == self.first {
            return false;
        }
        let is_pronoun = self.words[index].span.of(self.text) == "I" && self.words[index - 1].shape.is_lower();
        is_pronoun || clear_start
    }

    /// Whether the word at `index` numbers what follows: `1. Open the door.`
    fn is_list_number(&self, index: usize) -> bool {
        let word = self.words[index];
        index == self.first && word.shape.is_number() && word.span.len() <= 3
    }

    #[inline]
    fn class_of(&self, word: Word) -> StopClass {
        self.classes.get(word.hash, word.shape.is_capitalised())
    }
}

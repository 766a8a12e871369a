//! The words of a paragraph that stand outside its quotations: the stream in which cues and speakers are looked for.

use std::ops::Range;

use crate::extract::Document;
use crate::lexicon::Class;
use crate::span::Span;
use crate::text::{Gap, Paragraph, Quotation, Shape, Word};

/// A word outside quotations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Its index in the document.
    pub(super) word: u32,
    pub(super) hash: u64,
    pub(super) shape: Shape,
    pub(super) class: Class,
    /// What stands between it and the next token; has [`Gap::QUOTE`] where a quotation stands there.
    pub(super) gap: Gap,
    /// A sentence of the document ends with it.
    pub(super) last: bool,
    /// It is part of a time expression.
    pub(super) timed: bool,
}

/// A quotation, and where it stands in the stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    /// Its index in the document's quotations.
    pub(super) quotation: usize,
    /// How many tokens stand before it.
    pub(super) at: usize,
    /// It begins a sentence.
    pub(super) opens: bool,
    /// A sentence ends with it.
    pub(super) ends: bool,
    /// What the last visible characters of its content, and those behind the closing mark, say about how it goes on.
    pub(super) closing: Closing,
    /// Its first letter is a small one.
    pub(super) small: bool,
    /// A dash follows its closing mark, as before a signature.
    pub(super) signed: bool,
    /// How many words it has.
    pub(super) words: u32,
}

/// How a quotation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closing {
    /// With a comma: its clause goes on.
    Comma,
    /// With a question or exclamation mark, a dash or an ellipsis.
    Open,
    /// With a full stop.
    Stop,
    /// With none of them.
    Bare,
}

impl Point {
    fn new(quotation: usize, at: usize, opens: bool, words: u32) -> Self {
        Self { quotation, at, opens, ends: false, closing: Closing::Bare, small: false, signed: false, words }
    }

    /// Notes how the quotation ends; `next` is the first word behind it. Gives what stands before that word.
    fn end(&mut self, doc: &Document<'_>, quotation: &Quotation, next: u32, paragraph: &Paragraph) -> Gap {
        let following = doc.words().get(next as usize).filter(|_| next < paragraph.words.end);
        let between = Span::new(quotation.span.end(), following.map_or(paragraph.span.end(), |word| word.span.start()));
        let between = between.of(doc.text());
        let behind = between.trim_start().chars().next();
        let last =
            quotation.content.of(doc.text()).trim_end_matches(['’', '\'', '”', '"', ')', ']']).chars().next_back();
        let dash = |c: Option<char>| matches!(c, Some('-' | '–' | '—'));
        let query = matches!(last, Some('?' | '!' | '…'));
        self.signed = dash(behind);
        self.closing = match (last, behind) {
            (Some(','), _) | (_, Some(',')) => Closing::Comma,
            _ if query || self.signed || dash(last) => Closing::Open,
            (Some('.'), _) | (_, Some('.' | '?' | '!')) => Closing::Stop,
            _ => Closing::Bare,
        };
        let stops = self.closing == Closing::Stop || query && self.closing == Closing::Open && !self.signed;
        let goes_on = following.is_some_and(|word| !word.shape.is_capitalised());
        self.ends = following.is_none() || stops && !goes_on;
        gap_of(between)
    }
}

/// The stream of one paragraph.
#[derive(Debug, Default)]
pub(super) struct Outside {
    pub(super) tokens: Vec<Token>,
    pub(super) points: Vec<Point>,
    /// Sentences, as ranges of tokens; quotations that are sentences by themselves leave no trace here.
    pub(super) sentences: Vec<Range<usize>>,
    /// The sentence of the document that the reading has come to.
    sentence: usize,
    /// The time expression that the reading has come to.
    time: usize,
}

impl Outside {
    /// Reads `paragraph`. `first` is the index of its first quotation among the document's.
    pub(super) fn read(&mut self, doc: &Document<'_>, times: &[Span], paragraph: &Paragraph, first: usize) {
        self.tokens.clear();
        self.points.clear();
        self.sentences.clear();
        self.sentence = paragraph.sentences.start as usize;
        let quotations = doc.quotations().get(first..).unwrap_or(&[]);
        let mut word = paragraph.words.start;
        for (offset, quotation) in quotations.iter().enumerate() {
            if quotation.span.start() >= paragraph.span.end() {
                break;
            }
            if quotation.depth > 0 {
                continue;
            }
            word = self.take_until(doc, times, word, paragraph.words.end, quotation.span.start());
            let after_quotation =
                self.points.last().filter(|point| point.at == self.tokens.len()).map(|point| point.ends);
            let opens = after_quotation.unwrap_or_else(|| self.tokens.last().is_none_or(|token| token.last));
            let next = skip_until(doc, word, paragraph.words.end, quotation.span.end());
            let mut point = Point::new(first + offset, self.tokens.len(), opens, next - word);
            point.small =
                doc.words().get(word as usize).is_some_and(|word| word.shape.is_lower() && !word.shape.has_digit());
            let behind = point.end(doc, quotation, next, paragraph);
            if point.ends {
                self.end_sentence(point.at);
            }
            self.points.push(point);
            if let Some(last) = self.tokens.last_mut() {
                last.gap |= behind;
            }
            word = next;
        }
        self.take_until(doc, times, word, paragraph.words.end, u32::MAX);
        self.end_sentence(self.tokens.len());
    }

    /// Takes the words that begin before the byte `offset`; gives the first one that does not.
    fn take_until(&mut self, doc: &Document<'_>, times: &[Span], from: u32, end: u32, offset: u32) -> u32 {
        let words = doc.words().get(from as usize..end as usize).unwrap_or(&[]);
        let count =
            if offset == u32::MAX { words.len() } else { words.partition_point(|word| word.span.start() < offset) };
        let first = self.tokens.len();
        let classes = doc.classes().get(from as usize..).unwrap_or(&[]);
        let read = words.iter().zip(classes).take(count);
        self.tokens.extend(read.zip(from..).map(|((word, &class), index)| Token {
            word: index,
            hash: word.hash,
            shape: word.shape,
            class,
            gap: word.after,
            last: false,
            timed: false,
        }));
        let end = from + count as u32;
        self.mark_last(doc, first, from..end);
        self.mark_timed(times, first, words.get(..count).unwrap_or(&[]));
        end
    }

    /// Marks the words that end sentences of the document. `first` is the token of the first word.
    fn mark_last(&mut self, doc: &Document<'_>, first: usize, words: Range<u32>) {
        while let Some(sentence) = doc.sentences().get(self.sentence) {
            let last = sentence.words.end.saturating_sub(1);
            if last >= words.end {
                break;
            }
            self.sentence += 1;
            let Some(offset) = last.checked_sub(words.start).filter(|_| !sentence.words.is_empty()) else { continue };
            let token = first + offset as usize;
            self.tokens[token].last = true;
            self.end_sentence(token + 1);
        }
    }

    /// Marks the words that lie in time expressions. `first` is the token of the first word.
    fn mark_timed(&mut self, times: &[Span], first: usize, words: &[Word]) {
        let (Some(begin), Some(end)) = (words.first(), words.last()) else { return };
        while let Some(time) = times.get(self.time).filter(|time| time.start() < end.span.end()) {
            if time.end() > begin.span.start() {
                let from = words.partition_point(|word| word.span.end() <= time.start());
                let within = words.iter().enumerate().skip(from).take_while(|(_, word)| word.span.start() < time.end());
                within.for_each(|(offset, _)| self.tokens[first + offset].timed = true);
            }
            if time.end() > end.span.end() {
                break;
            }
            self.time += 1;
        }
    }

    /// Ends a sentence before the token `end`, unless one ends there.
    fn end_sentence(&mut self, end: usize) {
        let start = self.sentences.last().map_or(0, |sentence| sentence.end);
        if end > start {
            self.sentences.push(start..end);
        }
    }

    /// The tokens before `at` that belong to the sentence of the token before it.
    pub(super) fn sentence_before(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end < at);
        self.sentences.get(index).map_or(at..at, |sentence| sentence.start.min(at)..at)
    }

    /// The tokens from `at` to the end of the sentence of that token.
    pub(super) fn sentence_after(&self, at: usize) -> Range<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(index).map_or(at..at, |sentence| at..sentence.end.max(at))
    }
}

fn skip_until(doc: &Document<'_>, from: u32, end: u32, offset: u32) -> u32 {
    let tail = doc.words().get(from as usize..end as usize).unwrap_or(&[]);
    from + tail.partition_point(|word| word.span.start() < offset) as u32
}

/// The kinds of punctuation in the text behind a closing mark.
fn gap_of(text: &str) -> Gap {
    let mut gap = Gap::QUOTE;
    for c in text.chars().take(8) {
        gap |= match c {
            ',' => Gap::COMMA,
            ';' => Gap::SEMICOLON,
            ':' => Gap::COLON,
            '.' => Gap::STOP,
            '–' | '—' => Gap::DASH,
            '(' => Gap::OPEN,
            ')' => Gap::CLOSE,
            _ => Gap::NONE,
        };
    }
    gap
}

//! The words of a paragraph that stand outside its quotations: the stream in which cues and speakers are looked for.

use std::ops::Range;

use super::scene::Scene;
use crate::extract::Document;
use crate::lexicon::{Class, Look};
use crate::span::Span;
use crate::text::{Gap, Paragraph, Quotation, Word};

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
    /// Index of its first word in the document, and how many words it has.
    pub(super) first_word: usize,
    pub(super) words: u32,
    /// How many words of the paragraph, up to its end, are quoted.
    pub(super) skipped: usize,
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
    /// The token of a word that begins with or behind the quotation; none if it is quoted. `first` is the first word of the paragraph.
    pub(super) fn token_of(&self, word: usize, first: usize) -> Option<usize> {
        (word >= self.first_word + self.words as usize).then(|| word - first - self.skipped)
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

/// The stream of one paragraph. Its words are called tokens.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// The tokens where some words are quoted; what stands between two of them has [`Gap::QUOTE`] where a quotation does. Empty
    /// where the tokens are just the words of the paragraph.
    words: Vec<Word>,
    classes: Vec<Class>,
    looks: Vec<Look>,
    /// How many tokens have been read.
    len: usize,
    points: Vec<Point>,
    /// Sentences, as ranges of tokens; quotations that are sentences by themselves leave no trace here.
    sentences: Vec<Range<usize>>,
    /// The sentence of the document that the reading has come to.
    sentence: usize,
}

impl Outside {
    /// Reads `paragraph`. `quotations` are its own, of which the first has the index `first` in the document.
    pub(super) fn read(&mut self, doc: &Document<'_>, paragraph: &Paragraph, quotations: &[Quotation], first: usize) {
        self.words.clear();
        self.classes.clear();
        self.looks.clear();
        self.points.clear();
        self.sentences.clear();
        self.len = 0;
        self.sentence = paragraph.sentences.start as usize;
        let Range { start, end } = paragraph.words;
        if quotations.is_empty() {
            self.take(doc, start..end);
        } else {
            self.read_around(doc, paragraph, quotations, first);
        }
        self.end_sentence(self.len);
    }

    /// Takes the words around quotations.
    fn read_around(&mut self, doc: &Document<'_>, paragraph: &Paragraph, quotations: &[Quotation], first: usize) {
        let (mut word, end) = (paragraph.words.start, paragraph.words.end);
        let mut skipped = 0;
        for (offset, quotation) in quotations.iter().enumerate() {
            if quotation.depth > 0 {
                continue;
            }
            let begin = word_from(doc, word..end, quotation.span.start());
            self.copy(doc, word..begin);
            let after_quotation = self.points.last().filter(|point| point.at == self.len).map(|point| point.ends);
            let opens = after_quotation.unwrap_or(self.sentences.last().map_or(0, |sentence| sentence.end) == self.len);
            let next = word_from(doc, begin..end, quotation.span.end());
            skipped += (next - begin) as usize;
            let mut point = Point {
                quotation: first + offset,
                at: self.len,
                opens,
                ends: false,
                closing: Closing::Bare,
                small: doc.words().get(begin as usize).is_some_and(|w| w.shape.is_lower() && !w.shape.has_digit()),
                signed: false,
                first_word: begin as usize,
                words: next - begin,
                skipped,
            };
            let behind = point.end(doc, quotation, next, paragraph);
            if point.ends {
                self.end_sentence(point.at);
            }
            self.points.push(point);
            if let Some(last) = self.words.last_mut() {
                last.after |= behind;
            }
            word = next;
        }
        self.copy(doc, word..end);
    }

    /// Takes words, and copies them since others are left out.
    fn copy(&mut self, doc: &Document<'_>, words: Range<u32>) {
        let range = words.start as usize..words.end as usize;
        self.words.extend_from_slice(doc.words().get(range.clone()).unwrap_or(&[]));
        self.classes.extend_from_slice(doc.classes().get(range.clone()).unwrap_or(&[]));
        self.looks.extend_from_slice(doc.looks().get(range).unwrap_or(&[]));
        self.take(doc, words);
    }

    /// Takes words, and ends the sentences of the document that end with one of them.
    fn take(&mut self, doc: &Document<'_>, words: Range<u32>) {
        let first = self.len;
        self.len += words.len();
        while let Some(sentence) = doc.sentences().get(self.sentence) {
            let last = sentence.words.end.saturating_sub(1);
            if last >= words.end {
                break;
            }
            self.sentence += 1;
            let offset = last.checked_sub(words.start).filter(|_| !sentence.words.is_empty());
            if let Some(offset) = offset {
                self.end_sentence(first + offset as usize + 1);
            }
        }
    }

    /// Ends a sentence before the token `end`, unless one ends there.
    fn end_sentence(&mut self, end: usize) {
        let start = self.sentences.last().map_or(0, |sentence| sentence.end);
        if end > start {
            self.sentences.push(start..end);
        }
    }

    /// What was read, with the time expressions of the paragraph.
    pub(super) fn scene<'a>(&'a self, doc: &'a Document<'a>, paragraph: &Paragraph, times: &'a [Span]) -> Scene<'a> {
        let range = paragraph.words.start as usize..paragraph.words.end as usize;
        let first = range.start;
        let (words, classes, looks) = match self.points.is_empty() {
            true => (
                doc.words().get(range.clone()).unwrap_or(&[]),
                doc.classes().get(range.clone()).unwrap_or(&[]),
                doc.looks().get(range).unwrap_or(&[]),
            ),
            false => (&*self.words, &*self.classes, &*self.looks),
        };
        Scene { doc, words, classes, looks, first, points: &self.points, sentences: &self.sentences, times }
    }
}

/// The first word of `range` that begins at or after the byte `offset`.
fn word_from(doc: &Document<'_>, range: Range<u32>, offset: u32) -> u32 {
    (doc.word_at(offset) as u32).max(range.start).min(range.end)
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

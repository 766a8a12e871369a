//! The words of a paragraph that stand outside its quotations: the stream in which cues and speakers are looked for.

use std::ops::Range;

use super::cues::{self, FoundCue};
use super::marking;
use super::marks::{Mark, Marked, Marks};
use super::scene::Scene;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::Class;
use crate::model::TimeExpression;
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
    /// What stands between it and the next word.
    behind: Gap,
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
    /// Notes how the quotation ends; `next` is the first word behind it.
    fn end(&mut self, doc: &Document<'_>, quotation: &Quotation, next: u32, paragraph: &Paragraph) {
        let following = doc.words().get(next as usize).filter(|_| next < paragraph.words.end);
        let between = Span::new(quotation.span.end(), following.map_or(paragraph.span.end(), |word| word.span.start()));
        let (behind, gap) = match between.of(doc.text()) {
            " " => (None, Gap::QUOTE),
            between => (between.trim_start().chars().next(), gap_of(between)),
        };
        let last = last_of(quotation.content.of(doc.text()));
        let dash = |c: Option<char>| matches!(c, Some('-' | '–' | '—' | '―'));
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
        self.behind = gap;
    }
}

/// The stream of one paragraph. Its words are called tokens.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// What is asked of the tokens, and of all words of the article.
    marks: Marks,
    article: Marks,
    /// The words of the article's time expressions, and those with which its sentences end.
    times: Bits,
    ends: Bits,
    /// The tokens where some words are quoted. Empty where the tokens are just the words of the paragraph.
    words: Vec<Word>,
    classes: Vec<Class>,
    /// The runs of words that the tokens are, each with its first word and its length; how many tokens there are.
    runs: Vec<(usize, usize)>,
    len: usize,
    points: Vec<Point>,
}

impl Outside {
    /// Reads what is asked of all words of an article.
    pub(super) fn learn(&mut self, doc: &Document<'_>, times: &[TimeExpression]) {
        let Self { article, times: timed, ends, .. } = self;
        timed.clear(doc.words().len());
        for TimeExpression { span, .. } in times {
            timed.insert_run(doc.word_at(span.start()) as u32, doc.word_at(span.end()) as u32);
        }
        ends.set(doc.words().len(), doc.sentences().iter().map(|sentence| sentence.words.end.saturating_sub(1)));
        marking::read(article, doc, timed, ends);
    }

    /// Whether any word of the paragraph may be a cue where nothing is quoted.
    pub(super) fn may_have_cue(&self, paragraph: &Paragraph) -> bool {
        self.article.part(paragraph.words.start as usize, paragraph.words.len()).any(Mark::CueVerb)
    }

    /// Reads `paragraph`, or what stands within a quotation. `quotations` are its own by their indexes in the document.
    pub(super) fn read(&mut self, doc: &Document<'_>, paragraph: &Paragraph, quotations: Range<usize>) {
        self.points.clear();
        if !quotations.is_empty() {
            self.read_around(doc, paragraph, quotations);
        }
    }

    /// Whether none of the `quotations` that were read stands in another.
    pub(super) fn is_flat(&self, quotations: &Range<usize>) -> bool {
        self.points.len() == quotations.len()
    }

    /// The marks of the tokens.
    fn marked(&self, paragraph: &Paragraph) -> Marked<'_> {
        match self.points.is_empty() {
            true => self.article.part(paragraph.words.start as usize, paragraph.words.len()),
            false => self.marks.part(0, self.len),
        }
    }

    /// Takes the words around quotations.
    fn read_around(&mut self, doc: &Document<'_>, paragraph: &Paragraph, quotations: Range<usize>) {
        let all = doc.quotations();
        let depth = all[quotations.start].depth;
        let (mut word, end) = (paragraph.words.start, paragraph.words.end);
        self.len = 0;
        self.words.clear();
        self.classes.clear();
        self.runs.clear();
        for (index, quotation) in quotations.clone().zip(&all[quotations]) {
            if quotation.depth > depth {
                continue;
            }
            let begin = word_from(doc, word..end, quotation.span.start());
            self.copy(doc, word..begin);
            let after_quotation = self.points.last().filter(|point| point.at == self.len).map(|point| point.ends);
            let opens = after_quotation.unwrap_or_else(|| self.is_at_start());
            let next = word_from(doc, begin..end, quotation.span.end());
            let mut point = Point {
                quotation: index,
                at: self.len,
                opens,
                ends: false,
                closing: Closing::Bare,
                small: doc.words().get(begin as usize).is_some_and(|w| w.shape.is_lower() && !w.shape.has_digit()),
                signed: false,
                first_word: begin as usize,
                words: next - begin,
                behind: Gap::NONE,
            };
            point.end(doc, quotation, next, paragraph);
            self.points.push(point);
            if let Some(last) = self.words.last_mut() {
                last.after |= point.behind;
            }
            word = next;
        }
        self.copy(doc, word..end);
        self.marks.gather(&self.article, &self.runs);
        self.mark_points();
    }

    /// Marks what the quotations do to the tokens beside them.
    fn mark_points(&mut self) {
        let Self { marks, words, classes, points, .. } = self;
        marks.add_last(Mark::SentenceEnd, self.len);
        for point in points.iter().filter(|point| point.at > 0) {
            let last = point.at - 1;
            if point.ends {
                marks.add(Mark::SentenceEnd, last);
            }
            marks.add_gap(point.behind, last);
            if !classes[last].any(Class::RELATIVE) {
                marks.add(Mark::Describes, last);
            }
        }
        for point in points.iter() {
            marks.add(Mark::BehindQuotation, point.at);
            marks.add(Mark::Starts, point.at);
            if !words.get(point.at).is_some_and(|word| word.after.has(Gap::HYPHEN)) {
                marks.remove(Mark::Barred, point.at);
            }
            // The s of `“Today”'s` belongs to no token.
            let joined = point.at.checked_sub(1).is_some_and(|last| words[last].after.has(Gap::APOSTROPHE));
            if !joined && marks.part(0, self.len).has(Mark::PossessiveS, point.at) {
                marks.remove(Mark::PossessiveS, point.at);
                marks.remove(Mark::Describes, point.at);
            }
        }
    }

    /// Whether the next token begins a sentence.
    fn is_at_start(&self) -> bool {
        let last = self.runs.last().map(|(first, len)| (first + len) as u32 - 1);
        last.is_none_or(|last| self.ends.has(last))
    }

    /// Takes words, and copies them since others are left out.
    fn copy(&mut self, doc: &Document<'_>, words: Range<u32>) {
        if words.is_empty() {
            return;
        }
        let range = words.start as usize..words.end as usize;
        self.runs.push((range.start, range.len()));
        self.words.extend_from_slice(doc.words().get(range.clone()).unwrap_or(&[]));
        self.classes.extend_from_slice(doc.classes().get(range).unwrap_or(&[]));
        self.len += words.len();
    }

    /// Finds the cues among the tokens, and notes where they are.
    pub(super) fn find_cues(&mut self, doc: &Document<'_>, paragraph: &Paragraph, cues: &mut Vec<FoundCue>) {
        cues::find(&self.scene(doc, paragraph), cues);
        let (marks, first) = match self.points.is_empty() {
            true => (&mut self.article, paragraph.words.start as usize),
            false => (&mut self.marks, 0),
        };
        for cue in cues {
            marks.add(Mark::Found, first + cue.at);
            if let Some(end) = cue.ends {
                marks.add(Mark::ClauseEnd, first + end);
            }
        }
    }

    /// What was read.
    pub(super) fn scene<'a>(&'a self, doc: &'a Document<'a>, paragraph: &Paragraph) -> Scene<'a> {
        let range = paragraph.words.start as usize..paragraph.words.end as usize;
        let first = range.start;
        let (words, classes) = match self.points.is_empty() {
            true => (doc.words().get(range.clone()).unwrap_or(&[]), doc.classes().get(range).unwrap_or(&[])),
            false => (&*self.words, &*self.classes),
        };
        Scene { doc, words, classes, marks: self.marked(paragraph), first, points: &self.points }
    }
}

/// The first word of `range` that begins at or after the byte `offset`.
fn word_from(doc: &Document<'_>, range: Range<u32>, offset: u32) -> u32 {
    (doc.word_at(offset) as u32).max(range.start).min(range.end)
}

/// The last character that is no closing mark or bracket.
fn last_of(content: &str) -> Option<char> {
    match content.as_bytes() {
        // Nearly always it is the last one, in ASCII.
        &[.., last] if last.is_ascii() && !matches!(last, b'\'' | b'"' | b')' | b']') => Some(last.into()),
        _ => content.trim_end_matches(['’', '\'', '”', '"', ')', ']']).chars().next_back(),
    }
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
            '–' | '—' | '―' => Gap::DASH,
            '(' => Gap::OPEN,
            ')' => Gap::CLOSE,
            _ => Gap::NONE,
        };
    }
    gap
}

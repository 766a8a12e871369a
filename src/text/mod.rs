//! One pass over a text: words and what stands between them, paragraphs, sentences, quote marks, numbers.
//!
//! Nothing here knows names. All spans are byte ranges into the text, all ends fall between characters, and the work grows
//! linearly with the text.
//!
//! ```
//! use newswire::text::Scan;
//!
//! let text = "Gen. J. P. Smith left at 5 p.m. on Friday. “Why now?” he asked.";
//! let mut scan = Scan::new();
//! scan.read(text);
//! let sentences: Vec<&str> = scan.sentences().iter().map(|sentence| sentence.span.of(text)).collect();
//! assert_eq!(sentences, ["Gen. J. P. Smith left at 5 p.m. on Friday.", "“Why now?” he asked."]);
//! ```

mod abbreviations;
mod chars;
mod gaps;
mod hash;
mod list;
mod marks;
mod masks;
mod number_words;
mod numbers;
mod paragraphs;
mod quotations;
mod sentences;
mod sides;
mod signs;
mod spelling;
mod stop;
mod table;
mod turns;
mod word;
mod words;

pub(crate) use chars::is_invisible;
pub use hash::hash;
pub(crate) use hash::{hash_ascii, word, words};
pub(crate) use list::List;
pub use marks::{Mark, MarkKind};
pub(crate) use masks::gather;
pub(crate) use numbers::openers as number_openers;
pub use numbers::{Number, NumberKind, NumberValue};
pub(crate) use paragraphs::Lines;
pub use quotations::Quotation;
pub use sentences::{Paragraph, Sentence};
pub(crate) use spelling::{Glance, read_hash, read_word};
pub(crate) use turns::Turns;
pub use word::{Gap, Shape, Word};

/// The words of a text and nothing else: all that matching needs.
#[derive(Debug, Default)]
pub(crate) struct WordScan {
    found: words::Found,
}

impl WordScan {
    /// Reads `text` as [`Scan::read`] does, and forgets the text before it.
    pub(crate) fn read(&mut self, text: &str) {
        let text = readable(text);
        self.found.read(text);
        paragraphs::mark_ends(text, &mut self.found);
    }

    /// All words in text order.
    pub(crate) fn words(&self) -> &[Word] {
        &self.found.words
    }
}

/// What one pass over a text finds. The buffers are reused: keep one for each thread, and [`read`](Scan::read) text after text.
#[derive(Debug, Default)]
pub struct Scan {
    found: words::Found,
    /// Where sentences may end: kept from text to text.
    stops: list::List<u32>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
    numbers: Vec<Number>,
    quotations: Vec<Quotation>,
    room: quotations::Room,
}

impl Scan {
    /// Empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads `text`, and forgets the text before it. Spans hold 32-bit offsets: what lies beyond 4 GiB is not read.
    pub fn read(&mut self, text: &str) {
        self.read_without_numbers(text);
        numbers::find(text, &self.found.words, numbers::begun(&self.found.words), &mut self.numbers);
    }

    /// All but the numbers, for callers who know the words with which they may [begin](Self::read_numbers).
    pub(crate) fn read_without_numbers(&mut self, text: &str) {
        let text = readable(text);
        self.sentences.clear();
        self.paragraphs.clear();
        self.numbers.clear();
        self.quotations.clear();
        self.found.read(text);
        paragraphs::mark_ends(text, &mut self.found);
        sentences::cut(text, &self.found, &mut self.stops, &mut self.sentences, &mut self.paragraphs);
        let Self { found, paragraphs, quotations, room, .. } = self;
        quotations::pair(text, paragraphs, found, room, quotations);
    }

    /// The numbers of the text that was read. `begun` are the words with a digit and those whose hash is a [number opener](number_openers).
    pub(crate) fn read_numbers(&mut self, text: &str, begun: impl Iterator<Item = u32>) {
        self.numbers.clear();
        numbers::find(text, &self.found.words, begun, &mut self.numbers);
    }

    /// All words in text order.
    #[must_use]
    pub fn words(&self) -> &[Word] {
        &self.found.words
    }

    /// The number of the first word that begins at or after the byte `offset`.
    pub(crate) fn word_at(&self, offset: u32) -> usize {
        self.found.words_before(offset)
    }

    /// What stands before the first word, or all there is if there is no word.
    #[must_use]
    pub fn lead(&self) -> Gap {
        self.found.lead
    }

    /// All sentences in text order; each word is in one.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All paragraphs in text order; each sentence is in one.
    #[must_use]
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// All quote marks in text order.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        &self.found.marks
    }

    /// All quotations in text order, an outer one before those in it.
    #[must_use]
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// All numbers in text order.
    #[must_use]
    pub fn numbers(&self) -> &[Number] {
        &self.numbers
    }
}

/// The part of `text` that 32-bit offsets can name.
pub(crate) fn readable(text: &str) -> &str {
    let mut end = text.len().min(u32::MAX as usize);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

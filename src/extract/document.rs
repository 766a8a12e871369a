//! [`Document`]: a text with everything that one pass found in it, which all stages read.

use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::board::Board;
use super::mentions::Mentions;
use super::seen::Seen;
use crate::lexicon::triggers::Known;
use crate::lexicon::{Class, Entry, Kinds, Lexicon, List, Look, SenseBits};
use crate::matcher::{PhraseId, Sweep, WordMatch};
use crate::text::{Mark, Number, Paragraph, Quotation, Scan, Sentence, Word};
use crate::{Article, Published, Span};

/// A phrase of the lexicon in the text. Hits stand in text order and do not overlap: leftmost first, then longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which phrase.
    pub phrase: PhraseId,
    /// Index of its first word.
    pub first: u32,
    /// Index after its last word.
    pub end: u32,
    /// Where it stands.
    pub span: Span,
}

impl From<WordMatch> for Hit {
    fn from(WordMatch { phrase, words, span }: WordMatch) -> Self {
        Self { phrase, first: words.start, end: words.end, span }
    }
}

/// Buffers for reading one text after another without allocating anew. Keep one for each thread.
#[derive(Debug, Default)]
pub struct Scratch {
    scan: Scan,
    seen: Seen,
    sweep: Sweep,
    hits: Vec<Hit>,
    /// Where the entries of the hits stand in the lexicon.
    lists: Vec<List>,
    /// What the hits stand for, one hit after the other, ...
    entries: Vec<Entry>,
    /// ... and for each hit where its entries end, and their kinds.
    entry_ends: Vec<(u32, Kinds)>,
    /// For each word the number of the hit that covers it, plus one; 0 for none.
    hit_of_word: Vec<u32>,
    /// For each word the number of the outermost quotation that covers it, plus one; 0 for none.
    quotation_of_word: Vec<u32>,
    /// Written by the actors' stage; behind a lock, since all stages share the document.
    mentions: Mutex<Mentions>,
}

impl Scratch {
    /// Empty buffers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads `text`: scans it once, looks up every word and matches every phrase of the lexicon. Linear in the text.
    pub fn read<'a>(&'a mut self, text: &'a str, published: Option<Published>, lexicon: &'a Lexicon) -> Document<'a> {
        self.scan.read_without_numbers(text);
        self.seen.read(text, self.scan.words(), lexicon);
        self.scan.read_numbers(text, self.seen.number_openers());
        self.seen.mark_numbers(self.scan.numbers());
        self.match_phrases(text, lexicon);
        self.read_entries(text, lexicon);
        self.mark_quoted_words();
        self.mentions.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
        Document { text, published, lexicon, scratch: self }
    }

    fn match_phrases(&mut self, text: &str, lexicon: &Lexicon) {
        let words = self.scan.words();
        self.hits.clear();
        match lexicon.matcher() {
            matcher if matcher.has_symbols() => {
                self.hits.extend(matcher.find_in(text, words).filter(|found| !found.words.is_empty()).map(Hit::from));
            }
            matcher => {
                self.hits.extend(matcher.find_begun(text, words, &self.seen.begun, &mut self.sweep).map(Hit::from));
            }
        }
        self.hit_of_word.clear();
        self.hit_of_word.resize(words.len(), 0);
        for (hit, number) in self.hits.iter().zip(1..) {
            let (first, last) = (hit.first as usize, hit.end as usize - 1);
            // Most hits have no other words than these two.
            (self.hit_of_word[first], self.hit_of_word[last]) = (number, number);
            if last > first + 1 {
                self.hit_of_word[first + 1..last].fill(number);
            }
        }
    }

    /// Writes down what the hits stand for, so that no stage looks it up in the large tables again.
    fn read_entries(&mut self, text: &str, lexicon: &Lexicon) {
        self.entries.clear();
        self.entry_ends.clear();
        self.lists.clear();
        // All lists are fetched before the first is looked at, so that the processor need not wait for one before the next.
        self.lists.extend(self.hits.iter().map(|hit| lexicon.list(hit.phrase)));
        self.entry_ends.extend(self.hits.iter().zip(&self.lists).map(|(hit, &list)| {
            let kinds = lexicon.append_entries(list, text, hit.span, &mut self.entries);
            (self.entries.len() as u32, kinds)
        }));
    }

    /// Quotations stand in text order, an outer one before those inside it, so each word is written once.
    fn mark_quoted_words(&mut self) {
        let words = self.scan.words();
        self.quotation_of_word.clear();
        if self.scan.quotations().is_empty() {
            return;
        }
        self.quotation_of_word.resize(words.len(), 0);
        let mut done = 0;
        for (quotation, number) in self.scan.quotations().iter().zip(1..) {
            let first = self.scan.word_at(quotation.span.start()).max(done);
            done = self.scan.word_at(quotation.span.end()).max(first);
            self.quotation_of_word[first..done].fill(number);
        }
    }
}

/// A text as the stages see it: words with their classes, sentences, quotations, numbers, and the phrases of the lexicon.
///
/// ```
/// use newswire::extract::Scratch;
/// use newswire::lexicon::{Entry, Lexicon};
///
/// let lexicon = Lexicon::english()?;
/// let mut scratch = Scratch::new();
/// let document = scratch.read("Norway agreed.", None, &lexicon);
/// let hit = document.hit_at(0).unwrap();
/// assert!(document.entries(hit).any(|entry| matches!(entry, Entry::Place(..))));
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    text: &'a str,
    published: Option<Published>,
    lexicon: &'a Lexicon,
    scratch: &'a Scratch,
}

impl<'a> Document<'a> {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// When the article was published.
    #[must_use]
    pub fn published(&self) -> Option<Published> {
        self.published
    }

    /// The lexicon that the text was matched against.
    #[must_use]
    pub fn lexicon(&self) -> &'a Lexicon {
        self.lexicon
    }

    /// All words in text order.
    #[must_use]
    pub fn words(&self) -> &'a [Word] {
        self.scratch.scan.words()
    }

    /// The text of the word at `index`; empty past the end.
    #[must_use]
    pub fn word(&self, index: usize) -> &'a str {
        self.words().get(index).map_or("", |word| word.span.of(self.text))
    }

    /// The classes of the word at `index`; none past the end.
    #[must_use]
    pub fn class(&self, index: usize) -> Class {
        self.scratch.seen.classes.get(index).copied().unwrap_or_default()
    }

    /// The classes of all words.
    #[must_use]
    pub fn classes(&self) -> &'a [Class] {
        &self.scratch.seen.classes
    }

    /// What the event tables know of each word.
    pub(crate) fn known(&self) -> &'a [Known] {
        &self.scratch.seen.known
    }

    /// How each word looks where it stands.
    pub(crate) fn looks(&self) -> &'a [Look] {
        &self.scratch.seen.looks
    }

    /// The phrases of the lexicon among these words, as if the text had no others.
    pub(super) fn phrases_within(&self, words: Range<usize>) -> impl Iterator<Item = WordMatch> + 'a {
        self.lexicon.matcher().find_within(self.text, self.words(), &self.scratch.seen.begun, words)
    }

    /// The classes and looks of the words, sixty-four words at a time.
    pub(super) fn board(&self) -> &'a Board {
        &self.scratch.seen.board
    }

    /// All hits in text order.
    #[must_use]
    pub fn hits(&self) -> &'a [Hit] {
        &self.scratch.hits
    }

    /// The hit that covers the word at `index`.
    #[must_use]
    pub fn hit_at(&self, index: usize) -> Option<&'a Hit> {
        self.hit_index(index).map(|hit| &self.scratch.hits[hit])
    }

    /// The number of the hit that covers the word at `index`.
    #[must_use]
    pub fn hit_index(&self, index: usize) -> Option<usize> {
        self.scratch.hit_of_word.get(index).and_then(|&hit| (hit as usize).checked_sub(1))
    }

    /// What a hit of this document stands for.
    pub fn entries(&self, hit: &Hit) -> impl Iterator<Item = Entry> + 'a {
        self.entry_slice(hit).iter().copied()
    }

    /// What a hit of this document stands for.
    pub(crate) fn entry_slice(&self, hit: &Hit) -> &'a [Entry] {
        self.hit_index(hit.first as usize).map_or(&[], |index| self.entries_at(index))
    }

    /// What the hit at `index` stands for.
    pub(crate) fn entries_at(&self, index: usize) -> &'a [Entry] {
        let ends = &self.scratch.entry_ends;
        let start = index.checked_sub(1).map_or(0, |before| ends[before].0);
        &self.scratch.entries[start as usize..ends[index].0 as usize]
    }

    /// Of which kinds the entries of a hit of this document are; most questions about a hit need no more.
    pub(crate) fn kinds(&self, hit: &Hit) -> Kinds {
        self.hit_index(hit.first as usize).map_or(Kinds::default(), |index| self.scratch.entry_ends[index].1)
    }

    /// What the phrase of the hit at `index` means to those who look for actors.
    pub(crate) fn sense_at(&self, index: usize) -> SenseBits {
        self.scratch.lists.get(index).map_or(SenseBits::NOTHING, |list| list.sense())
    }

    /// The kinds of all hits, beside [`hits`](Self::hits).
    pub(crate) fn kinds_of_hits(&self) -> impl Iterator<Item = Kinds> + 'a {
        self.scratch.entry_ends.iter().map(|&(_, kinds)| kinds)
    }

    /// The mentions of the article's actors by their words, in text order. Whoever holds them calls no stage of others.
    pub(super) fn mentions(&self, article: &Article) -> MutexGuard<'a, Mentions> {
        let mut mentions = self.noted_mentions();
        mentions.refresh(self, &article.actors);
        mentions
    }

    /// Tells whether the stage that runs next is ours.
    pub(crate) fn run(&self, is_ours: bool) {
        self.noted_mentions().run(is_ours);
    }

    /// The mentions that were noted so far, which may be those of other actors than the article's.
    pub(super) fn noted_mentions(&self) -> MutexGuard<'a, Mentions> {
        self.scratch.mentions.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All sentences in text order.
    #[must_use]
    pub fn sentences(&self) -> &'a [Sentence] {
        self.scratch.scan.sentences()
    }

    /// The number of the sentence that holds the word at `index`. Takes time logarithmic in the sentences.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> Option<usize> {
        let at = self.sentences().partition_point(|sentence| sentence.words.end as usize <= index);
        self.sentences().get(at).filter(|sentence| sentence.words.start as usize <= index).map(|_| at)
    }

    /// All paragraphs in text order.
    #[must_use]
    pub fn paragraphs(&self) -> &'a [Paragraph] {
        self.scratch.scan.paragraphs()
    }

    /// All quote marks in text order.
    #[must_use]
    pub fn marks(&self) -> &'a [Mark] {
        self.scratch.scan.marks()
    }

    /// All numbers in text order.
    #[must_use]
    pub fn numbers(&self) -> &'a [Number] {
        self.scratch.scan.numbers()
    }

    /// All quotations in text order, an outer one before those inside it.
    #[must_use]
    pub fn quotations(&self) -> &'a [Quotation] {
        self.scratch.scan.quotations()
    }

    /// The number of the quotation that covers the word at `index`, the outermost where several do.
    #[must_use]
    pub fn in_quotation(&self, index: usize) -> Option<usize> {
        self.scratch.quotation_of_word.get(index).and_then(|&quotation| (quotation as usize).checked_sub(1))
    }

    /// The first word that begins at or after the byte `offset`. Takes constant time.
    #[must_use]
    pub fn word_at(&self, offset: u32) -> usize {
        self.scratch.scan.word_at(offset)
    }
}

//! [`Reader`]: small questions about the words around a name.

use super::fold::name_key;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, Word, word};

/// Words that no name holds on its own: they bind sentences, not names.
pub(super) const CLOSED: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::DO)
    .or(Class::MODAL)
    .or(Class::NEGATION)
    .or(Class::SUBJECT_PRONOUN)
    .or(Class::OBJECT_PRONOUN)
    .or(Class::POSSESSIVE)
    .or(Class::REFLEXIVE)
    .or(Class::QUANTIFIER);

/// Endings that make nouns of verbs and adjectives, and plurals of nouns in -y.
const NOUN_ENDINGS: [&str; 8] = ["ion", "ions", "ment", "ments", "ness", "ies", "ity", "ism"];

/// Most words of a headline.
const LONGEST_HEADLINE: u32 = 24;
/// Fewest capitals of a headline.
const FEWEST_CAPITALS: u32 = 4;

/// What is asked of words again and again.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The words that begin with a capital.
    capitals: Bits,
    /// The words that open a sentence.
    openings: Bits,
}

/// The document with the questions that several steps ask.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'a> {
    pub(super) doc: &'d Document<'a>,
    marks: &'d Marks,
}

impl<'d, 'a> Reader<'d, 'a> {
    /// The reader of a document; `marks` is room to work in.
    pub(super) fn new(doc: &'d Document<'a>, marks: &'d mut Marks) -> Self {
        let board = doc.board();
        marks.capitals.fill(board.blocks(), |block| board.with_look(Look::CAPITALISED, block));
        marks.openings.set(doc.words().len(), doc.sentences().iter().map(|sentence| sentence.words.start));
        Self { doc, marks }
    }

    pub(super) fn words(&self) -> &'d [Word] {
        self.doc.words()
    }

    /// Whether the word is one of the language rather than of names: the event tables know it, or it ends as nouns are made.
    pub(super) fn is_word_of_the_language(&self, word: u32) -> bool {
        let known = self.doc.known().get(word as usize).is_some_and(|known| known.is_known());
        known || NOUN_ENDINGS.iter().any(|ending| self.doc.word(word as usize).ends_with(ending))
    }

    pub(super) fn get(&self, word: u32) -> Option<&'d Word> {
        self.doc.words().get(word as usize)
    }

    pub(super) fn class(&self, word: u32) -> Class {
        self.doc.class(word as usize)
    }

    /// The classes of a word, with those of the same word without accents.
    pub(super) fn class_without_accents(&self, word: u32) -> Class {
        let (class, key) = (self.class(word), name_key(self, word));
        let same = self.get(word).is_none_or(|word| word.hash == key);
        if same { class } else { class | self.doc.lexicon().classes(key) }
    }

    /// The classes of the word before `word` in the same sentence.
    pub(super) fn class_before(&self, word: u32) -> Class {
        if word == 0 || self.gap_before(word).has(Gap::PARAGRAPH) { Class::NONE } else { self.class(word - 1) }
    }

    /// What stands between `word` and the word before it.
    pub(super) fn gap_before(&self, word: u32) -> Gap {
        match word.checked_sub(1).and_then(|before| self.get(before)) {
            Some(before) => before.after,
            None => Gap::PARAGRAPH,
        }
    }

    /// What stands after the word before `end`.
    pub(super) fn gap_after(&self, end: u32) -> Gap {
        self.gap_before(end)
    }

    pub(super) fn is_capitalised(&self, word: u32) -> bool {
        self.marks.capitals.has(word)
    }

    /// The first word with a capital between `from` and `end`.
    pub(super) fn next_capital(&self, from: u32, end: u32) -> Option<u32> {
        self.marks.capitals.first(from, end)
    }

    pub(super) fn is_lower(&self, word: u32) -> bool {
        self.get(word).is_some_and(|word| word.shape.is_lower())
    }

    /// Whether the word has this hash, whatever its case.
    pub(super) fn is(&self, word: u32, hash: u64) -> bool {
        self.get(word).is_some_and(|word| word.hash == hash)
    }

    /// Whether the word has one of these hashes.
    pub(super) fn is_any(&self, word: u32, hashes: &[u64]) -> bool {
        self.get(word).is_some_and(|word| hashes.contains(&word.hash))
    }

    /// Whether `'s`, or the apostrophe of a plural, stands after the word before `end`.
    pub(super) fn is_possessive(&self, end: u32) -> bool {
        let gap = self.gap_before(end);
        gap.has(Gap::APOSTROPHE)
            && (self.is_s(end) || gap.has(Gap::SPACE) && !gap.has(Gap::QUOTE | Gap::COMMA | Gap::STOP))
    }

    /// Whether the word is the `s` of a possessive.
    pub(super) fn is_s(&self, word: u32) -> bool {
        self.gap_before(word) == Gap::APOSTROPHE
            && self.get(word).is_some_and(|s| s.span.len() == 1 && s.hash == word!("s"))
    }

    /// Whether a capital says nothing here: the word opens a sentence or a quotation, or follows a colon or bullet.
    pub(super) fn opens(&self, word: u32) -> bool {
        let gap = self.gap_before(word);
        if gap == Gap::SPACE {
            return false;
        }
        gap.has(Gap::PARAGRAPH | Gap::NEWLINE | Gap::QUESTION | Gap::COLON | Gap::QUOTE)
            || gap.has(Gap::OTHER)
            || self.opens_sentence(word)
    }

    /// Whether the word is the first of a sentence.
    pub(super) fn opens_sentence(&self, word: u32) -> bool {
        self.marks.openings.has(word)
    }

    /// Index of the sentence of `word`; `from` is one that stands at or shortly before it.
    pub(super) fn sentence_from(&self, from: u32, word: u32) -> u32 {
        let sentences = self.doc.sentences().get(from as usize..).unwrap_or_default();
        let after = sentences.iter().position(|sentence| sentence.words.end > word);
        match after {
            Some(after) if sentences[after].words.start <= word => from + after as u32,
            _ => u32::MAX,
        }
    }

    /// Whether the word is one capital letter: an initial.
    pub(super) fn is_initial(&self, word: u32) -> bool {
        self.get(word).is_some_and(|word| word.span.len() == 1 && word.shape.is_upper())
    }

    /// Whether a sentence is a headline: capitals on nearly every word, or on every letter.
    pub(super) fn is_headline(&self, sentence: u32) -> bool {
        let Some(sentence) = self.doc.sentences().get(sentence as usize) else { return false };
        let words = sentence.words.start..sentence.words.end.min(sentence.words.start + LONGEST_HEADLINE);
        if self.marks.capitals.count(words.start, words.end) < FEWEST_CAPITALS {
            return false;
        }
        let (mut capital, mut long) = (0, 0);
        for word in self.words().get(words.start as usize..words.end as usize).unwrap_or_default() {
            let counts = word.span.len() > 3 && !word.shape.has_digit();
            long += u32::from(counts);
            capital += u32::from(counts && word.shape.is_capitalised());
        }
        capital >= FEWEST_CAPITALS && (long - capital) * 5 <= capital
    }

    /// From the start of the word `first` to the end of the word before `end`, with the last stop of `U.S.`
    pub(super) fn span(&self, first: u32, end: u32) -> Span {
        let (Some(start), Some(last)) = (self.get(first), end.checked_sub(1).and_then(|last| self.get(last))) else {
            return Span::default();
        };
        let dotted = end > first + 1 && self.is_initial(end - 1) && self.gap_before(end - 1) == Gap::STOP;
        let stop = dotted && self.doc.text().as_bytes().get(last.span.end() as usize) == Some(&b'.');
        Span::new(start.span.start(), last.span.end() + u32::from(stop))
    }

    /// The text of these words with single spaces.
    pub(super) fn text(&self, first: u32, end: u32) -> String {
        let text = self.span(first, end).of(self.doc.text());
        let bytes = text.as_bytes();
        if end == first + 1 && text.is_ascii() {
            return text.to_owned();
        }
        let ragged = bytes.iter().any(|&byte| byte < b' ') || bytes.windows(2).any(|two| two == b"  ");
        if !ragged && text.is_ascii() {
            return text.to_owned();
        }
        let mut written = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !written.is_empty() {
                written.push(' ');
            }
            written.push_str(word);
        }
        written
    }
}

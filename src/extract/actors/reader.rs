//! [`Reader`]: small questions about the words around a name.

use std::hint::select_unpredictable;
use std::ops::Range;

use crate::Span;
use crate::extract::Document;
use crate::extract::bits::{Bits, members, members_from};
use crate::extract::ranks::Ranks;
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

/// Most words of a headline.
const LONGEST_HEADLINE: u32 = 24;
/// So many words show of most sentences that they are no headlines.
const FEWEST_WORDS: u32 = 8;
/// Fewest capitals of a headline.
const FEWEST_CAPITALS: u32 = 4;
/// A headline has at most one long word without a capital for so many with one.
const CAPITALS_FOR_ONE_WITHOUT: u32 = 5;
/// Words of at most this many bytes do not tell whether they stand in a headline.
const SHORT_WORD: u32 = 3;

/// What is asked of words again and again.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// The words that begin with a capital.
    capitals: Bits,
    /// The words that open a sentence.
    openings: Ranks,
    /// The words on which a capital says nothing.
    opens: Bits,
    /// The words that may go on with a name that ends before them.
    joined: Bits,
    /// The `s` of possessives.
    esses: Bits,
}

impl Marks {
    fn read(&mut self, doc: &Document<'_>) {
        let (board, words) = (doc.board(), doc.words());
        self.capitals.fill(board.blocks(), |block| board.with_look(Look::CAPITALISED, block));
        self.openings.clear(words.len());
        doc.sentences().iter().for_each(|sentence| self.openings.insert(sentence.words.start));
        self.openings.count();
        let after = |kinds: Gap, block: usize| board.with_look(Look::after(kinds), block);
        let after_other = |kinds: Gap, block: usize| board.with_look(Look::after_other_than(kinds), block);
        let apostrophes = (0..board.blocks())
            .flat_map(|block| members(block, after(Gap::APOSTROPHE, block) & !after_other(Gap::APOSTROPHE, block)));
        let is_s = |&word: &u32| words.get(word as usize).is_some_and(|s| s.span.len() == 1 && s.hash == word!("s"));
        self.esses.set(words.len(), apostrophes.filter(is_s));
        let (openings, esses) = (&self.openings, &self.esses);
        self.opens.fill(board.blocks(), |block| {
            let only_space = after(Gap::SPACE, block) & !after_other(Gap::SPACE, block);
            after(UNTELLING, block) | openings.block(block) & !only_space
        });
        self.joined.fill(board.blocks(), |block| {
            let kinds = Gap::SPACE | Gap::STOP | Gap::HYPHEN | Gap::APOSTROPHE;
            let [space, stop, hyphen, apostrophe] =
                [Gap::SPACE, Gap::STOP, Gap::HYPHEN, Gap::APOSTROPHE].map(|kind| after(kind, block));
            let only_space = space & !(stop | hyphen | apostrophe);
            let abbreviated = !(hyphen | apostrophe | openings.block(block));
            let only_hyphen = hyphen & !(space | stop | apostrophe);
            let only_apostrophe = apostrophe & !(space | stop | hyphen | esses.block(block));
            let joined = only_space | abbreviated | only_hyphen | only_apostrophe;
            let symbols = after(Gap::OTHER, block) & !after_other(Gap::OTHER | Gap::SPACE, block);
            let ampersands = members(block, symbols).filter(|&word| is_ampersand(doc, word));
            ampersands.fold(joined & !after_other(kinds, block), |joined, word| joined | 1 << (word % 64))
        });
    }
}

/// The eight bytes before `end` where the text has not that many.
#[cold]
fn last_letters_near_start(bytes: &[u8], end: usize) -> u64 {
    bytes.iter().take(end).fold(0, |letters, &byte| letters >> 8 | u64::from(byte) << 56)
}

/// Whether `&` stands before the word.
fn is_ampersand(doc: &Document<'_>, word: u32) -> bool {
    let Some([before, after]) = doc.words().get((word as usize).wrapping_sub(1)..=word as usize) else { return false };
    let between = before.span.end() as usize..after.span.start() as usize;
    doc.text().get(between).is_some_and(|gap| gap.trim() == "&")
}

/// After these a word has a capital whatever it is.
const UNTELLING: Gap = Gap::PARAGRAPH.or(Gap::NEWLINE).or(Gap::QUESTION).or(Gap::COLON).or(Gap::QUOTE).or(Gap::OTHER);

/// The document with the questions that several steps ask.
#[derive(Clone, Copy)]
pub(super) struct Reader<'d, 'a> {
    pub(super) doc: &'d Document<'a>,
    marks: &'d Marks,
    words: &'a [Word],
    classes: &'a [Class],
    looks: &'a [Look],
}

impl<'d, 'a> Reader<'d, 'a> {
    /// The reader of a document; `marks` is room to work in.
    pub(super) fn new(doc: &'d Document<'a>, marks: &'d mut Marks) -> Self {
        marks.read(doc);
        Self { doc, marks, words: doc.words(), classes: doc.classes(), looks: doc.looks() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> u32 {
        self.words.len() as u32
    }

    /// Whether the word is one of the language rather than of names: the event tables know it, or it ends as nouns are made.
    pub(super) fn is_word_of_the_language(&self, word: u32) -> bool {
        let known = self.doc.known().get(word as usize).is_some_and(|known| known.is_known());
        known | ends_as_noun(self.last_letters(word))
    }

    pub(super) fn get(&self, word: u32) -> Option<&'a Word> {
        self.words.get(word as usize)
    }

    pub(super) fn class(&self, word: u32) -> Class {
        self.classes.get(word as usize).copied().unwrap_or_default()
    }

    /// How the word looks; no trait at all past the end.
    pub(super) fn look(&self, word: u32) -> Look {
        self.looks.get(word as usize).copied().unwrap_or_default()
    }

    /// The last eight bytes of a word, its last one highest; zeros stand before shorter words.
    #[inline]
    pub(super) fn last_letters(&self, word: u32) -> u64 {
        let Some(span) = self.get(word).map(|word| word.span) else { return 0 };
        let (end, bytes) = (span.end() as usize, self.doc.text().as_bytes());
        let eight = end.checked_sub(8).and_then(|start| bytes.get(start..)?.first_chunk());
        let letters = eight.map_or_else(|| last_letters_near_start(bytes, end), |eight| u64::from_le_bytes(*eight));
        letters & !(u64::MAX >> 8 >> (8 * span.len().clamp(1, 8) - 8))
    }

    /// Whether the word ends as most past forms do.
    #[inline]
    pub(super) fn ends_in_ed(&self, word: u32) -> bool {
        self.last_letters(word) >> 48 == u64::from(u16::from_le_bytes(*b"ed"))
    }

    /// The classes of a word whose [key](super::fold::name_key) is `key`, with those of the same word without accents.
    pub(super) fn class_without_accents(&self, word: u32, key: u64) -> Class {
        let class = self.class(word);
        let same = self.get(word).is_none_or(|word| word.hash == key);
        if same { class } else { class | self.doc.lexicon().classes(key) }
    }

    /// The classes of the word before `word` in the same sentence.
    pub(super) fn class_before(&self, word: u32) -> Class {
        if word == 0 || self.gap_before(word).has(Gap::PARAGRAPH) { Class::NONE } else { self.class(word - 1) }
    }

    /// What stands between `word` and the word before it.
    pub(super) fn gap_before(&self, word: u32) -> Gap {
        self.looks.get(word as usize).map_or_else(|| self.gap_past_end(word), |look| look.gap())
    }

    #[cold]
    fn gap_past_end(&self, word: u32) -> Gap {
        self.words.last().filter(|_| word == self.len()).map_or(Gap::PARAGRAPH, |last| last.after)
    }

    /// Whether white space and nothing else stands before the word.
    #[inline]
    pub(super) fn is_spaced(&self, word: u32) -> bool {
        self.gap_before(word).is_space()
    }

    /// What stands after the word before `end`.
    pub(super) fn gap_after(&self, end: u32) -> Gap {
        self.gap_before(end)
    }

    pub(super) fn is_capitalised(&self, word: u32) -> bool {
        self.marks.capitals.has(word)
    }

    /// The words of a block that begin with a capital.
    pub(super) fn capitals(&self, block: usize) -> u64 {
        self.marks.capitals.block(block)
    }

    /// The words of a block on which a capital says nothing.
    pub(super) fn openers(&self, block: usize) -> u64 {
        self.marks.opens.block(block)
    }

    pub(super) fn is_lower(&self, word: u32) -> bool {
        self.looks.get(word as usize).is_some_and(|look| !look.any(Look::UPPER))
    }

    /// The hash of the word; 0, which no word has, past the end.
    #[inline]
    pub(super) fn hash(&self, word: u32) -> u64 {
        self.get(word).map_or(0, |word| word.hash)
    }

    /// How many bytes the word has.
    #[inline]
    pub(super) fn word_len(&self, word: u32) -> u32 {
        self.get(word).map_or(0, |word| word.span.len())
    }

    /// Where the word begins.
    #[inline]
    pub(super) fn start(&self, word: u32) -> u32 {
        self.get(word).map_or(0, |word| word.span.start())
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
        let plural = gap.has(Gap::SPACE) & !gap.has(Gap::QUOTE | Gap::COMMA | Gap::STOP);
        gap.has(Gap::APOSTROPHE) & (self.is_s(end) | plural)
    }

    /// Whether the word is the `s` of a possessive.
    pub(super) fn is_s(&self, word: u32) -> bool {
        self.marks.esses.has(word)
    }

    /// The words of a block that are the `s` of possessives.
    pub(super) fn esses(&self, block: usize) -> u64 {
        self.marks.esses.block(block)
    }

    /// The words of a block with white space and nothing else before them.
    pub(super) fn spaced(&self, block: usize) -> u64 {
        const WHITE: Gap = Gap::SPACE.or(Gap::NEWLINE);
        let board = self.doc.board();
        board.with_look(Look::after(WHITE), block) & !board.with_look(Look::after_other_than(WHITE), block)
    }

    /// The words of a block behind the stop of an abbreviation and white space.
    pub(super) fn abbreviated(&self, block: usize) -> u64 {
        const STOP: Gap = Gap::SPACE.or(Gap::NEWLINE).or(Gap::STOP);
        let board = self.doc.board();
        let [space, stop] = [Gap::SPACE, Gap::STOP].map(|gap| board.with_look(Look::after(gap), block));
        space & stop & !board.with_look(Look::after_other_than(STOP), block) & !self.marks.openings.block(block)
    }

    /// Whether the word may go on with a name that ends before it, by what stands between them.
    pub(super) fn is_joined(&self, word: u32) -> bool {
        self.marks.joined.has(word)
    }

    /// Whether a capital says nothing here: the word opens a sentence or a quotation, or follows a colon or bullet.
    pub(super) fn opens(&self, word: u32) -> bool {
        self.marks.opens.has(word)
    }

    /// Index of the sentence of a word; past the end, a number beyond all sentences.
    #[inline]
    pub(super) fn sentence_of(&self, word: u32) -> u32 {
        // Every word stands in a sentence.
        let sentence = self.marks.openings.below(word + 1) as u32;
        select_unpredictable(word < self.len(), sentence.wrapping_sub(1), u32::MAX)
    }

    /// Whether a sentence begins with one of the words from `from` to before `end`.
    #[inline]
    pub(super) fn begins_sentence(&self, from: u32, end: u32) -> bool {
        self.marks.openings.any(from, end)
    }

    /// Whether the word is a long one in capitals.
    #[inline]
    pub(super) fn is_shouted(&self, word: u32) -> bool {
        self.look(word).shape().is_upper() & (self.word_len(word) > 3)
    }

    /// Whether the word is one capital letter: an initial.
    pub(super) fn is_initial(&self, word: u32) -> bool {
        (self.word_len(word) == 1) & self.look(word).shape().is_upper()
    }

    /// Whether the words of a sentence are a headline: capitals on nearly every word, or on every letter.
    pub(super) fn is_headline(&self, words: &Range<u32>) -> bool {
        let (first, end) = (words.start, words.end.min(words.start + LONGEST_HEADLINE));
        let all = (1 << (end - first)) - 1;
        let capitals = self.marks.capitals.ahead(first) & all;
        let most = capitals.count_ones();
        if most < FEWEST_CAPITALS {
            return false;
        }
        let small = all & !capitals;
        // Most sentences show by their first words that they have too many without a capital. Those are looked at without a branch.
        let tell = (0..FEWEST_WORDS).fold(0, |tell, at| tell | u64::from(self.tells_of_headline(first + at)) << at);
        if (small & tell).count_ones() * CAPITALS_FOR_ONE_WITHOUT > most {
            return false;
        }
        let without = members_from(first, small).filter(|&word| self.tells_of_headline(word)).count() as u32;
        let with = members_from(first, capitals).filter(|&word| self.tells_of_headline(word)).count() as u32;
        with >= FEWEST_CAPITALS && without * CAPITALS_FOR_ONE_WITHOUT <= with
    }

    fn tells_of_headline(&self, word: u32) -> bool {
        (self.word_len(word) > SHORT_WORD) & !self.look(word).any(Look::DIGIT)
    }

    /// From the start of the word `first` to the end of the word before `end`, with the last stop of `U.S.`
    pub(super) fn span(&self, first: u32, end: u32) -> Span {
        let (Some(start), Some(last)) = (self.get(first), end.checked_sub(1).and_then(|last| self.get(last))) else {
            return Span::default();
        };
        let last_word = end - 1;
        let look = self.look(last_word);
        // Asked for first, since it is seldom; whether there is more than one word can hardly be foreseen.
        let may_be_dotted = (look.gap() == Gap::STOP) & look.shape().is_upper();
        let stop = may_be_dotted && self.is_dotted(first, last_word);
        Span::new(start.span.start(), last.span.end() + u32::from(stop))
    }

    /// Whether the last word of some from `first` is an initial with a stop right behind it.
    #[cold]
    fn is_dotted(&self, first: u32, last: u32) -> bool {
        let stop = self.get(last).and_then(|word| self.doc.text().as_bytes().get(word.span.end() as usize));
        last > first && self.is_initial(last) && stop == Some(&b'.')
    }

    /// Whether no white space but a single space stands before the word; false where that is not plain to see.
    fn is_evenly_spaced(&self, word: u32) -> bool {
        let before = word.checked_sub(1).and_then(|before| self.get(before));
        let (Some(before), Some(word)) = (before, self.get(word)) else { return false };
        let (start, end) = (before.span.end(), word.span.start());
        let two = self.doc.text().as_bytes().get(start as usize..).and_then(|gap| gap.first_chunk());
        let Some(&[first, second]) = two else { return false };
        let one = (end - start == 1) & (b' '..=b'~').contains(&first);
        one | ((end - start == 2) & (b'!'..=b'~').contains(&first) & (b' '..=b'~').contains(&second))
    }

    /// The text of these words with single spaces.
    pub(super) fn text(&self, first: u32, end: u32) -> String {
        let span = self.span(first, end);
        let words = end - first;
        // Most names have one word or two, which of them can hardly be foreseen. Before a lone word stands mostly a single space too.
        let even = self.is_evenly_spaced(first + u32::from(words > 1)) || words == 1;
        if even && (words <= 2 || (first + 2..end).all(|word| self.is_evenly_spaced(word))) {
            return copied(self.doc.text(), span);
        }
        let text = span.of(self.doc.text());
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

/// A part of a text. Most are short, and copied with what stands behind them: as many bytes each time take no branch.
fn copied(text: &str, span: Span) -> String {
    const SHORT: usize = 24;
    let (start, len) = (span.start() as usize, span.len() as usize);
    match text.get(start..start + SHORT) {
        Some(more) if len <= SHORT => {
            let mut part = String::with_capacity(SHORT);
            part.push_str(more);
            part.truncate(len);
            part
        }
        _ => span.of(text).to_owned(),
    }
}

/// Whether a word with these [last letters](Reader::last_letters) ends as nouns do that are made of verbs and adjectives, or as plurals
/// of nouns in -y.
fn ends_as_noun(letters: u64) -> bool {
    const ENDINGS: [&[u8]; 8] = [b"ion", b"ions", b"ment", b"ments", b"ity", b"ism", b"ness", b"ies"];
    // All are looked at: by which of them a word ends can hardly be foreseen.
    ENDINGS.iter().fold(false, |found, ending| {
        let shift = 64 - 8 * ending.len() as u32;
        let wanted = ending.iter().fold(0, |all, &letter| all << 8 | u64::from(letter)).swap_bytes();
        found | (letters >> shift == wanted >> shift)
    })
}

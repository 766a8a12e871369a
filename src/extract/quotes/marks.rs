//! [`Marks`]: what the rules ask of the words of a paragraph, sixty-four words in one number.
//!
//! Text decides each of these questions anew, and a processor that guesses the answer of each is wrong too often. So all words are
//! asked at once, without a branch, and a rule that looks for the end of a phrase counts bits.

use crate::extract::bits::members_from;
use crate::extract::board::BLOCK;
use crate::text::Gap;

/// A set of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// No letter is a capital.
    Lower,
    /// A capital that is not the mere beginning of a sentence: a word of a closed class has none in a name.
    Name,
    /// he, they, who
    Pronoun,
    /// also, quickly
    Adverb,
    /// A form of be, have, do, a modal.
    Helping,
    /// The same, or `not`: stands between a subject and its verb without being either.
    Auxiliary,
    /// Part of a time expression: `last week`.
    Time,
    /// May stand between a subject and its verb: an auxiliary, an adverb, a time.
    Passed,
    /// The s of `Smith's`.
    PossessiveS,
    /// In lower case and ends in `-ing`, and not only that.
    Gerund,
    /// In lower case and ends in `-ed`, and not only that; or a past form without that ending.
    Ed,
    /// to
    To,
    /// that
    That,
    /// and, or, in lower case
    Conjunction,
    /// who, that, in lower case
    Relative,
    /// in, of, in lower case
    Preposition,
    /// the, every, in lower case
    Determiner,
    /// May be a cue even right behind a quotation.
    Cue,
    /// May be a cue elsewhere.
    CueVerb,
    /// A cue was found there.
    Found,
    /// A capital that does not come from its place, or a hyphen beside the word: it is no cue.
    Barred,
    /// The word before makes a verb of what is also a noun, ...
    Led,
    /// ... makes a noun of whatever follows, ...
    MadeNoun,
    /// ... makes a noun of what is often one, ...
    Counted,
    /// ... is a preposition, which makes a noun of all but a gerund, ...
    Governed,
    /// ... makes a verb of what follows, ...
    MadeVerb,
    /// ... is in lower case, ...
    BehindLower,
    /// ... reaches over to the word, ...
    Joined,
    /// ... and is a name, ...
    Named,
    /// ... or a word that may be a plural subject.
    Plural,
    /// A sentence, or the text behind a quotation, begins with the word.
    Starts,
    /// A verb behind the word has no helper farther back.
    HelperStop,
    /// It helps a verb behind it.
    Helper,
    /// A reported clause that is longer ends there: another verb goes on with the same speaker.
    ClauseEnd,
    /// A word that only a verb looks like, in lower case.
    Verb,
    /// A form in lower case that a verb of the events has behind he, she and it, if it ends in `-s`: `requires`.
    Third,
    /// May be a verb: behind an apostrophe, or behind a name and before the, his.
    VerbLike,
    /// A clause within a clause begins with it.
    Inner,
    /// No noun phrase reaches from the word to the next.
    Break,
    /// What stands behind the word: a comma, ...
    Comma,
    Semicolon,
    Hyphen,
    Dash,
    Open,
    Close,
    Quote,
    /// ... or a mark over which no verb looks for its subject.
    Cut,
    /// A sentence ends with the word.
    SentenceEnd,
    /// A quotation stands before the word.
    BehindQuotation,
    /// A noun phrase that is read leftwards stops before the word, ...
    LeftEnd,
    /// ... if it is a past form, ...
    LeftEndIfPast,
    /// ... if it is a cue, ...
    LeftEndIfCue,
    /// ... or if it does not join names.
    LeftEndIfLoose,
    /// Before a word in `-ed` it makes that no past form but one that describes a noun: `a retired`.
    Describes,
    /// the, a, in lower case
    Article,
    /// In lower case, and may not stand before an article without being a verb.
    NotBeforeArticle,
    /// A noun phrase that is read rightwards stops before the word, ...
    RightEnd,
    /// ... if no word before it makes it describe a noun, ...
    RightEndIfFree,
    /// ... if it is a cue, ...
    RightEndIfCue,
    /// ... or if it does not join names.
    RightEndIfLoose,
    /// the, his
    Determines,
}

impl Mark {
    /// How many sets there are.
    const COUNT: usize = Self::Determines as usize + 1;
}

/// The sets of one block of words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row(pub(super) [u64; Mark::COUNT]);

impl Row {
    const EMPTY: Self = Self([0; Mark::COUNT]);

    pub(super) fn set(&mut self, mark: Mark, bits: u64) {
        self.0[mark as usize] = bits;
    }

    /// Adds what a gap behind the words of `bits` says of them.
    fn add_gap(&mut self, gap: Gap, bits: u64) {
        for (mark, kinds) in GAPS {
            self.0[mark as usize] |= bits * u64::from(gap.has(kinds));
        }
        let dash = gap.has(Gap::HYPHEN) & gap.has(Gap::SPACE);
        self.0[Mark::Break as usize] |= bits * u64::from(dash);
    }
}

/// The sets that a gap behind a word tells. A hyphen between spaces is a break as well.
const GAPS: [(Mark, Gap); 9] = [
    (Mark::Break, BREAKS),
    (Mark::Comma, Gap::COMMA),
    (Mark::Semicolon, Gap::SEMICOLON),
    (Mark::Hyphen, Gap::HYPHEN),
    (Mark::Dash, Gap::DASH),
    (Mark::Open, Gap::OPEN),
    (Mark::Close, Gap::CLOSE),
    (Mark::Quote, Gap::QUOTE),
    (Mark::Cut, Gap::QUOTE.or(Gap::SEMICOLON).or(Gap::COLON).or(Gap::QUESTION)),
];

/// What no noun phrase reaches over.
const BREAKS: Gap = Gap::COMMA
    .or(Gap::SEMICOLON)
    .or(Gap::COLON)
    .or(Gap::DASH)
    .or(Gap::OPEN)
    .or(Gap::CLOSE)
    .or(Gap::QUOTE)
    .or(Gap::QUESTION)
    .or(Gap::PARAGRAPH);

/// The sets of the words of an article, or of a paragraph's words outside quotations.
///
/// An empty block stands before the first word, so that nobody need ask whether there is a word.
#[derive(Debug, Default)]
pub(super) struct Marks(Vec<Row>);

/// Some of these words in a row, counted from the first of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked<'a> {
    rows: &'a [Row],
    first: usize,
    len: usize,
}

/// Sixty-four words in a row.
#[derive(Clone, Copy)]
pub(super) struct Window<'a> {
    low: &'a Row,
    high: &'a Row,
    shift: u32,
    /// The words that are there.
    within: u64,
}

impl Window<'_> {
    /// The words of the set, the first of the window lowest.
    #[inline(always)]
    pub(super) fn get(&self, mark: Mark) -> u64 {
        self.row(mark as usize)
    }

    #[inline(always)]
    fn row(&self, mark: usize) -> u64 {
        // Shifted twice, so that by 64 nothing is left.
        (self.low.0[mark] >> self.shift | self.high.0[mark] << 1 << (63 - self.shift)) & self.within
    }

    /// Adds all words of the window to a row, the first at place `at`.
    fn add_to(&self, row: &mut Row, at: u32) {
        for (mark, bits) in row.0.iter_mut().enumerate() {
            *bits |= self.row(mark) << at;
        }
    }
}

/// What is known of one word.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    row: &'a Row,
    shift: u32,
}

impl Known<'_> {
    /// Whether it is in the set.
    #[inline(always)]
    pub(super) fn is(&self, mark: Mark) -> bool {
        self.row.0[mark as usize] >> self.shift & 1 != 0
    }
}

impl<'a> Marked<'a> {
    #[inline(always)]
    fn window(&self, block: usize, shift: usize, within: u64) -> Window<'a> {
        let [low, high] = self.rows.get(block..).and_then(|rows| rows.first_chunk()).unwrap_or(&[Row::EMPTY; 2]);
        Window { low, high, shift: shift as u32 % 64, within }
    }

    /// The word `from` and those after it, that of `from` lowest.
    #[inline(always)]
    pub(super) fn ahead(&self, from: usize) -> Window<'a> {
        let (at, count) = (self.first + from, self.len.saturating_sub(from).min(BLOCK));
        self.window(at / BLOCK + 1, at, u64::MAX.unbounded_shr((BLOCK - count) as u32))
    }

    /// The words before `end`, that right before it highest.
    #[inline(always)]
    pub(super) fn behind(&self, end: usize) -> Window<'a> {
        let (at, count) = (self.first + end, end.min(BLOCK));
        self.window(at / BLOCK, at, u64::MAX.unbounded_shl((BLOCK - count) as u32))
    }

    /// Whether the word is in the set.
    #[inline(always)]
    pub(super) fn has(&self, mark: Mark, at: usize) -> bool {
        let word = self.first.wrapping_add(at);
        let row = self.rows.get(word / BLOCK + 1).unwrap_or(&Row::EMPTY);
        (at < self.len) & (row.0[mark as usize] >> (word % BLOCK) & 1 != 0)
    }

    /// What is known of a word.
    #[inline(always)]
    pub(super) fn of(&self, at: usize) -> Known<'a> {
        let word = self.first.wrapping_add(at);
        Known { row: self.rows.get(word / BLOCK + 1).unwrap_or(&Row::EMPTY), shift: word as u32 % 64 }
    }

    /// Whether there is a word of the set.
    pub(super) fn any(&self, mark: Mark) -> bool {
        let (mut at, mut any) = (BLOCK, self.ahead(0).get(mark));
        // Hardly ever more than once.
        while at < self.len {
            any |= self.ahead(at).get(mark);
            at += BLOCK;
        }
        any != 0
    }

    /// The words of the set.
    pub(super) fn iter(self, mark: Mark) -> impl Iterator<Item = usize> {
        (0..self.len)
            .step_by(BLOCK)
            .flat_map(move |at| members_from(at as u32, self.ahead(at).get(mark)).map(|word| word as usize))
    }
}

impl Marks {
    /// The words `first..first + len`.
    #[inline(always)]
    pub(super) fn part(&self, first: usize, len: usize) -> Marked<'_> {
        Marked { rows: &self.0, first, len }
    }

    fn row_of(&mut self, word: usize) -> Option<&mut Row> {
        self.0.get_mut(word / BLOCK + 1)
    }

    /// Adds a word to the set.
    pub(super) fn add(&mut self, mark: Mark, word: usize) {
        if let Some(row) = self.row_of(word) {
            row.0[mark as usize] |= 1 << (word % BLOCK);
        }
    }

    /// Adds the word before `end` to the set; nothing if there is none.
    pub(super) fn add_last(&mut self, mark: Mark, end: usize) {
        end.checked_sub(1).into_iter().for_each(|last| self.add(mark, last));
    }

    /// Takes a word out of the set.
    pub(super) fn remove(&mut self, mark: Mark, word: usize) {
        if let Some(row) = self.row_of(word) {
            row.0[mark as usize] &= !(1 << (word % BLOCK));
        }
    }

    /// Adds what stands behind a word.
    pub(super) fn add_gap(&mut self, gap: Gap, word: usize) {
        if let Some(row) = self.row_of(word) {
            row.add_gap(gap, 1 << (word % BLOCK));
        }
    }

    /// Makes it the sets of so many blocks of words, all empty, and gives those.
    pub(super) fn restart(&mut self, blocks: usize) -> impl Iterator<Item = &mut Row> {
        let count = blocks + 3;
        self.0.truncate(count);
        // Rows that are there are emptied where they stand, which costs less than a copy of an empty one.
        self.0.iter_mut().for_each(|row| row.0.fill(0));
        self.0.resize(count, Row::EMPTY);
        self.0.iter_mut().skip(1)
    }

    /// Makes it the words of some runs of an article, each with its first word and its length, one behind the other.
    pub(super) fn gather(&mut self, article: &Self, runs: &[(usize, usize)]) {
        let (mut row, mut done) = (Row::EMPTY, 0);
        self.0.clear();
        self.0.push(Row::EMPTY);
        for &(mut first, mut left) in runs {
            while left > 0 {
                let count = left.min(BLOCK - done % BLOCK);
                let words = article.part(first, count).ahead(0);
                words.add_to(&mut row, (done % BLOCK) as u32);
                (first, left, done) = (first + count, left - count, done + count);
                if done % BLOCK == 0 {
                    self.0.push(row);
                    row = Row::EMPTY;
                }
            }
        }
        self.0.extend([row, Row::EMPTY]);
    }
}

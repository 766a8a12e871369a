//! [`Starts`]: the words with which a time may begin.
//!
//! Most words that can begin a time do not, and which do is for the text to say. So all of them are asked at once: what they are and what
//! the two words behind them are is looked up in tables, without a branch that could go either way.

use super::reader::PLAIN;
use crate::extract::Document;
use crate::extract::bits::{Bits, list_members};
use crate::extract::board::{BLOCK, Board};
use crate::lexicon::calendar::Sort;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// A set of sorts, of which a word has one, and of marks.
type Sorts = u64;

const fn one(sort: Sort) -> Sorts {
    1 << sort as u8
}

/// A number that a unit follows: `three` days. Of words that have no meaning of their own, ...
const AMOUNT: Sorts = 1 << 63;
/// ... and of those that have one.
const OTHER_AMOUNT: Sorts = 1 << 62;
/// A year that the words or signs around it may make one.
const LED: Sorts = 1 << 61;
/// Something other than white space or a hyphen stands before it.
const APART: Sorts = 1 << 60;
/// A hyphen or a dash stands before it.
const DASHED: Sorts = 1 << 59;
/// It is one letter: `p` of `6 p.m.`
const LETTER: Sorts = 1 << 58;
/// Another number after a sign that may join both: `30` of `10:30`.
const JOINT: Sorts = 1 << 57;

const UNITS: Sorts = one(Sort::Unit) | one(Sort::Weekend) | one(Sort::Era);
const NUMBERS: Sorts = one(Sort::Digits) | one(Sort::Year);
/// What is a time by itself, whatever follows.
const TIMES: Sorts =
    one(Sort::Weekday) | one(Sort::Month) | one(Sort::Name) | one(Sort::Season) | one(Sort::Decade) | AMOUNT | LED;
/// What `last` and `this` may stand before.
const COUNTED: Sorts =
    UNITS | one(Sort::Part) | one(Sort::Season) | one(Sort::Weekday) | one(Sort::Month) | one(Sort::Few) | AMOUNT;
/// What `early` and `the end of` may stand before.
const PERIODS: Sorts = TIMES
    | NUMBERS
    | one(Sort::Which)
    | one(Sort::This)
    | one(Sort::Ordinal)
    | one(Sort::The)
    | one(Sort::A)
    | one(Sort::About)
    | one(Sort::AboutThan)
    | one(Sort::Few)
    | one(Sort::Half);
/// What makes four digits behind it a year.
const LEADS: Sorts = one(Sort::Other)
    | one(Sort::A)
    | one(Sort::The)
    | one(Sort::Edge)
    | one(Sort::EdgeOf)
    | one(Sort::Which)
    | one(Sort::This)
    | one(Sort::Of)
    | one(Sort::Range)
    | one(Sort::Within)
    | one(Sort::Beside)
    | one(Sort::Preposition);
const DAYS: Sorts = NUMBERS | one(Sort::Ordinal) | one(Sort::Unit) | APART;
/// Whatever stands there, or nothing.
const ANY: Sorts = 1 << 56;

/// Which words may stand in a row at the beginning of a time: the first, the second, the third.
const ROWS: &[(Sorts, Sorts, Sorts)] = &[
    // the last week, this past week, the weekend, the second century, the day before, the third of March, the night of
    (one(Sort::The), one(Sort::Which), COUNTED),
    (one(Sort::The), one(Sort::This), COUNTED | one(Sort::Which) | one(Sort::This)),
    (one(Sort::The), one(Sort::Season) | one(Sort::Decade) | one(Sort::Weekend) | one(Sort::Edge) | NUMBERS, ANY),
    (one(Sort::The), one(Sort::Unit) | one(Sort::Era), one(Sort::Era) | one(Sort::Beside)),
    (one(Sort::The), one(Sort::Ordinal), one(Sort::Of) | one(Sort::Month) | one(Sort::Era)),
    (one(Sort::The), one(Sort::EdgeOf) | one(Sort::Part), one(Sort::Of)),
    (one(Sort::Which) | one(Sort::This), COUNTED & !one(Sort::Few), ANY),
    (one(Sort::Which) | one(Sort::This), one(Sort::Few), UNITS | one(Sort::Of)),
    (one(Sort::This), one(Sort::Which) | one(Sort::This), COUNTED),
    // early May, late on Tuesday, the end of last year
    (one(Sort::Edge), PERIODS | one(Sort::Within), ANY),
    (one(Sort::EdgeOf) | one(Sort::Part), one(Sort::Of), PERIODS),
    // a week, half an hour, about a year, a few days, more than half a century
    (one(Sort::A) | one(Sort::Half) | one(Sort::Few), UNITS, ANY),
    (one(Sort::A) | one(Sort::About), one(Sort::Few), UNITS | one(Sort::Of)),
    (one(Sort::Half), one(Sort::A), UNITS),
    (one(Sort::Few), one(Sort::Of), UNITS),
    (one(Sort::About), one(Sort::Half), UNITS | one(Sort::A)),
    (one(Sort::About), one(Sort::A), UNITS | one(Sort::Few)),
    (
        one(Sort::AboutThan),
        one(Sort::Than),
        one(Sort::Few) | one(Sort::A) | one(Sort::Half) | AMOUNT | OTHER_AMOUNT | APART,
    ),
    // third of March, 3rd quarter, 3 to 5 March, 10 a.m.
    (one(Sort::Ordinal) | one(Sort::Digits), one(Sort::Month), ANY),
    (one(Sort::Ordinal) | one(Sort::Digits), one(Sort::Of), one(Sort::Month)),
    (one(Sort::Ordinal) | one(Sort::Digits), one(Sort::Range), DAYS),
    (one(Sort::Ordinal), one(Sort::Era), ANY),
    (one(Sort::Digits), one(Sort::Meridiem), ANY),
];

/// Marks of the second word that are enough: about `three` days, the last `three` days, `3-5` March, 10`:30`, 6 `p.m.`
const MARKS: &[(Sorts, Sorts)] = &[
    (one(Sort::About) | one(Sort::Which) | one(Sort::This) | one(Sort::Edge), AMOUNT),
    (one(Sort::Ordinal), DASHED | LETTER),
    (one(Sort::Digits) | one(Sort::Year), JOINT | LETTER),
];

/// [`ROWS`] by the first and the second word.
static THIRDS: [[Sorts; Sort::COUNT + 1]; Sort::COUNT + 1] = {
    let mut table = [[0; Sort::COUNT + 1]; Sort::COUNT + 1];
    let mut cell = 0;
    while cell < Sort::COUNT * Sort::COUNT {
        let (first, second) = (cell / Sort::COUNT, cell % Sort::COUNT);
        let mut row = 0;
        while row < ROWS.len() {
            if ROWS[row].0 >> first & ROWS[row].1 >> second & 1 != 0 {
                table[first][second] |= ROWS[row].2;
            }
            row += 1;
        }
        cell += 1;
    }
    table
};

/// [`MARKS`] by the first word.
static SECONDS: [Sorts; Sort::COUNT + 1] = {
    let mut table = [0; Sort::COUNT + 1];
    let mut first = 0;
    while first < Sort::COUNT {
        let mut row = 0;
        while row < MARKS.len() {
            if MARKS[row].0 >> first & 1 != 0 {
                table[first] |= MARKS[row].1;
            }
            row += 1;
        }
        first += 1;
    }
    table
};

/// The words with which a time may begin.
#[derive(Debug, Default)]
pub(super) struct Starts {
    /// Room for their list, and how many they are.
    list: Vec<u32>,
    found: usize,
    /// Of what sort each word is, as far as it is asked; three more than there are words.
    sorts: Vec<Sorts>,
    /// Words that an opening word may stand before, words with which a time may begin by their classes, and words with digits.
    followers: Bits,
    openers: Bits,
    digits: Bits,
    /// Words with digits or of time, one after the other.
    words: Vec<u32>,
}

impl Starts {
    /// Reads the words of a document.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        self.find_openers(document.board());
        let words = document.words().len();
        self.sorts.clear();
        self.sorts.resize(words + 3, 0);
        for list in [&mut self.words, &mut self.list] {
            list.resize(list.len().max(words + BLOCK), 0);
        }
        self.sort_words(document);
        self.sort_digits(document);
        self.mark_amounts(document);
        self.choose(document);
    }

    /// Names of times, numbers, and opening words before a number or a word of time.
    fn find_openers(&mut self, board: &Board) {
        let Self { followers, openers, digits, .. } = self;
        let is_time = |block| board.with_class(Class::TIME, block);
        followers.fill(board.blocks(), |block| is_time(block) | board.with_class(Class::NUMERAL, block));
        digits.fill(board.blocks(), |block| board.with_look(Look::DIGIT, block) & !is_time(block));
        openers.fill(board.blocks(), |block| {
            let behind = followers.ahead((block * BLOCK) as u32 + 1);
            let numbers = board.with_class(Class::NUMERAL, block) & !is_time(block);
            board.with_class(Class::TIME_NAME, block) | board.with_class(Class::TIME_OPENER, block) & behind | numbers
        });
    }

    /// Finds the sorts of words of time among the openers and the two words behind each, and before digits.
    fn sort_words(&mut self, document: &Document<'_>) {
        let (board, words, looks) = (document.board(), document.words(), document.looks());
        let mut found = 0;
        for block in 0..board.blocks() {
            let base = (block * BLOCK) as u32;
            let (openers, before) = (self.openers.block(block), self.openers.behind(base));
            let behind = openers << 1 | openers << 2 | before >> 62 | before >> 63;
            let asked = openers | behind | self.digits.ahead(base + 1);
            found = list_members::<16>(base, asked & board.with_class(Class::TIME, block), &mut self.words, found);
        }
        for at in self.words[..found].iter().map(|&at| at as usize) {
            let sort = document.lexicon().calendar().sort(words[at].hash);
            let written = if looks[at].any(Look::CAPITALISED) { Sort::Month } else { Sort::Other };
            self.sorts[at] = one(if sort == Sort::CapitalMonth { written } else { sort });
        }
    }

    /// Finds the sorts of words with digits.
    fn sort_digits(&mut self, document: &Document<'_>) {
        let mut found = 0;
        for block in 0..document.board().blocks() {
            let digits = self.digits.block(block);
            found = list_members::<4>((block * BLOCK) as u32, digits, &mut self.words, found);
        }
        for at in self.words[..found].iter().map(|&at| at as usize) {
            let (word, look) = (&document.words()[at], document.looks()[at]);
            let before = self.sorts[at.saturating_sub(1)] & u64::from(look.gap().only(PLAIN)).wrapping_neg();
            let is_led = (before & LEADS != 0) | look.gap().has(Gap::OPEN | Gap::COMMA);
            let is_year = word.span.len() == 4;
            let number = if is_year { one(Sort::Year) } else { one(Sort::Digits) };
            self.sorts[at] = match look.shape().is_number() {
                true => number | LED * u64::from(is_year & is_led),
                false => one(sort_of_glued(word.span.of(document.text()))),
            };
        }
    }

    /// Marks the numbers before units.
    fn mark_amounts(&mut self, document: &Document<'_>) {
        let is_unit = |word: usize| {
            document.words().get(word).map_or(Sort::Nothing, |word| document.lexicon().calendar().sort(word.hash))
        };
        for number in document.numbers() {
            let start = number.words.start as usize;
            let is_amount = one(is_unit(number.words.end as usize)) & UNITS != 0;
            let is_other = document.class(start).has(Class::TIME);
            let mark = if is_other { OTHER_AMOUNT } else { AMOUNT };
            self.sorts[start] |= mark & u64::from(is_amount).wrapping_neg();
        }
    }

    /// Keeps the openers with which a time may begin.
    fn choose(&mut self, document: &Document<'_>) {
        let mut found = 0;
        for block in 0..document.board().blocks() {
            found = list_members::<8>((block * BLOCK) as u32, self.openers.block(block), &mut self.list, found);
        }
        let asked = found;
        found = 0;
        for index in 0..asked {
            let start = self.list[index];
            self.list[found] = start;
            found += usize::from(self.may_begin(document, start as usize));
        }
        self.found = found;
    }

    /// The words with which a time may begin, in text order.
    pub(super) fn list(&self) -> &[u32] {
        &self.list[..self.found]
    }

    fn may_begin(&self, document: &Document<'_>, at: usize) -> bool {
        let (words, looks) = (document.words(), document.looks());
        let look = |at: usize| looks.get(at).copied().unwrap_or(Look::after(Gap::PARAGRAPH));
        // What stands apart is nothing to the words before it.
        let joined = |at: usize| {
            let apart = u64::from(!look(at).gap().only(PLAIN));
            self.sorts[at] & apart.wrapping_sub(1) | apart * APART
        };
        let (first, second, third) = (self.sorts[at], joined(at + 1), joined(at + 2) | ANY);
        let gap = look(at + 1).gap();
        let is_numeral = document.class(at + 1).has(Class::NUMERAL);
        let is_letter = words.get(at + 1).is_some_and(|word| word.span.len() == 1);
        let marks = second
            | u64::from(gap.has(Gap::HYPHEN | Gap::DASH)) * DASHED
            | u64::from(is_letter) * LETTER
            | u64::from(is_numeral & gap.has(JOINTS)) * JOINT;
        let (sort, next) = (sort_in(first), sort_in(second));
        (first & TIMES | marks & SECONDS[sort] | third & THIRDS[sort][next]) != 0
    }
}

/// Signs between numbers of one time.
const JOINTS: Gap = Gap::COLON.or(Gap::STOP).or(Gap::HYPHEN).or(Gap::DASH).or(Gap::OTHER);

/// The number of the sort in a set; [`Sort::COUNT`] where there is none.
fn sort_in(sorts: Sorts) -> usize {
    (sorts.trailing_zeros() as usize).min(Sort::COUNT)
}

/// The sort of digits with letters: `18th`, `1990s`, `6am`.
fn sort_of_glued(letters: &str) -> Sort {
    match letters.as_bytes() {
        [.., b's', b't'] | [.., b'n', b'd'] | [.., b'r', b'd'] | [.., b't', b'h'] => Sort::Ordinal,
        [.., b'a' | b'p', b'm'] | [.., b'A' | b'P', b'M'] => Sort::Name,
        [.., b's'] => Sort::Decade,
        _ => Sort::Digits,
    }
}

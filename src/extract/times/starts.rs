//! [`Starts`]: the words with which a time may begin.
//!
//! Most words that can begin a time do not, and which do is for the text to say. So all of them are asked at once: what they are and what
//! the two words behind them are is looked up in tables, without a branch that could go either way.

use super::reader::PLAIN;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::board::{BLOCK, Board};
use crate::lexicon::calendar::Sort;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, List};

/// A set of sorts, of which a word has one, and of marks.
type Sorts = u64;

const fn one(sort: Sort) -> Sorts {
    (1 << sort as u8) & !1
}

/// The set, if so, else the empty one; without a branch.
fn only_if(is_so: bool, sorts: Sorts) -> Sorts {
    sorts * u64::from(is_so)
}

/// A number that a unit follows: `three` days.
const AMOUNT: Sorts = 1 << 63;
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
    (one(Sort::AboutThan), one(Sort::Than), one(Sort::Few) | one(Sort::A) | one(Sort::Half) | AMOUNT | APART),
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
            if (ROWS[row].0 >> first) & (ROWS[row].1 >> second) & 1 != 0 {
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
            if (MARKS[row].0 >> first) & 1 != 0 {
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
    chosen: Bits,
    /// Numbers before units.
    amounts: Bits,
    /// Words that an opening word may stand before.
    followers: Bits,
    /// One list of words after the other, the chosen ones last.
    list: List<u32>,
}

impl Starts {
    /// Reads the words of a document.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        let board = document.board();
        self.find_amounts(document);
        let times = |block| board.with_class(Class::TIME, block);
        self.followers.fill(board.blocks(), |block| times(block) | board.with_class(Class::NUMERAL, block));
        let numbers = |block| board.with_class(Class::NUMERAL, block) & !times(block);
        let certain = |block| board.with_class(Class::TIME_NAME, block) | numbers(block) & self.amounts.block(block);
        self.chosen.fill(board.blocks(), certain);
        let reader = Reader { document, amounts: &self.amounts };
        let openers = |block| {
            let behind = self.followers.ahead((block * BLOCK) as u32 + 1);
            board.with_class(Class::TIME_OPENER, block) & behind
        };
        let digits = |block| board.with_look(Look::DIGIT, block) & numbers(block);
        list(board, openers, &mut self.list);
        for &at in &*self.list {
            let first = reader.sort(at as usize);
            self.chosen.insert_if(at, reader.may_begin(first, at as usize));
        }
        list(board, digits, &mut self.list);
        for &at in &*self.list {
            let first = reader.sort_of_digits(at as usize);
            self.chosen.insert_if(at, reader.may_begin(first, at as usize));
        }
        self.chosen.write_to::<4>(&mut self.list);
    }

    /// The words with which a time may begin, in text order.
    pub(super) fn list(&self) -> &[u32] {
        &self.list
    }

    fn find_amounts(&mut self, document: &Document<'_>) {
        let reader = Reader { document, amounts: &Bits::default() };
        self.amounts.clear(document.words().len());
        for number in document.numbers() {
            let unit = reader.sort(number.words.end as usize) & UNITS;
            self.amounts.insert_if(number.words.start, unit != 0);
        }
    }
}

/// Makes `list` the words that `members` tells of each block.
fn list(board: &Board, members: impl Fn(usize) -> u64, list: &mut List<u32>) {
    list.clear();
    (0..board.blocks()).for_each(|block| list.push_bits::<4>((block * BLOCK) as u32, members(block)));
}

/// Reads words as they matter at the beginning of a time.
struct Reader<'s> {
    document: &'s Document<'s>,
    amounts: &'s Bits,
}

impl Reader<'_> {
    /// What stands before the word and how it is written; past the end it is like one of another paragraph.
    fn look(&self, at: usize) -> Look {
        self.document.looks().get(at).copied().unwrap_or(Look::after(Gap::PARAGRAPH))
    }

    /// The sort of a word of time.
    fn sort(&self, at: usize) -> Sorts {
        // Other words are all looked up in one place, which is near.
        let is_time = self.document.class(at).has(Class::TIME);
        let hash = self.document.words().get(at).map_or(0, |word| word.hash) * u64::from(is_time);
        let sort = self.document.lexicon().calendar().sort(hash);
        let written = if self.look(at).any(Look::CAPITALISED) { Sort::Month } else { Sort::Other };
        one(if sort == Sort::CapitalMonth { written } else { sort })
    }

    /// The sort of a word with digits, and whether it is a year.
    fn sort_of_digits(&self, at: usize) -> Sorts {
        let (word, look) = (&self.document.words()[at], self.look(at));
        if !look.shape().is_number() {
            return one(sort_of_glued(word.span.of(self.document.text())));
        }
        let is_led = (self.sort(at.saturating_sub(1)) & LEADS != 0) & look.gap().only(PLAIN);
        let is_led = is_led | look.gap().has(Gap::OPEN | Gap::COMMA);
        let is_year = word.span.len() == 4;
        let number = if is_year { one(Sort::Year) } else { one(Sort::Digits) };
        number | only_if(is_year & is_led, LED)
    }

    /// What the word is to those before it: nothing if it stands apart.
    fn behind(&self, at: usize) -> Sorts {
        let look = self.look(at);
        let is_joined = look.gap().only(PLAIN);
        let digits = only_if(look.any(Look::DIGIT), one(Sort::Digits));
        let amount = only_if(self.amounts.has(at as u32), AMOUNT);
        only_if(is_joined, self.sort(at) | digits | amount) | only_if(!is_joined, APART)
    }

    /// Whether a time may begin with a word of the sort `first`.
    fn may_begin(&self, first: Sorts, at: usize) -> bool {
        let (second, third) = (self.behind(at + 1), self.behind(at + 2) | ANY);
        let gap = self.look(at + 1).gap();
        let is_numeral = self.document.class(at + 1).has(Class::NUMERAL);
        let is_letter = self.document.words().get(at + 1).is_some_and(|word| word.span.len() == 1);
        let marks = second
            | only_if(gap.has(Gap::HYPHEN | Gap::DASH), DASHED)
            | only_if(is_letter, LETTER)
            | only_if(is_numeral & gap.has(JOINTS), JOINT);
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

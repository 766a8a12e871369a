//! Numbers in digits and in words.
//!
//! From each word that can begin a number the words of the number are read forward. A number is never
//! negative: a hyphen before digits may be a dash, a range or a list mark.

use core::hint::select_unpredictable;
use std::ops::Range;

use super::number_words::{NumberWords, Part};
use super::spelling::first_bytes;
use super::word::{Gap, Word};
use crate::Span;

/// A number in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Indexes of its words, with the words for per cent or money.
    pub words: Range<u32>,
    /// Where it stands, with the signs for per cent or money.
    pub span: Span,
    /// How much it is.
    pub value: NumberValue,
    /// What sort of number it is.
    pub kind: NumberKind,
}

/// How much a number is. An exact number has the same value three times; `dozens` is at least 24, and nothing more is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberValue {
    /// At least this.
    pub low: f64,
    /// The number itself, or the best guess.
    pub best: Option<f64>,
    /// At most this, where there is a limit.
    pub high: Option<f64>,
}

impl NumberValue {
    /// Just `value`.
    #[must_use]
    pub const fn exact(value: f64) -> Self {
        Self { low: value, best: Some(value), high: Some(value) }
    }

    /// `low` or more.
    #[must_use]
    pub const fn at_least(low: f64) -> Self {
        Self { low, best: None, high: None }
    }
}

/// The sorts of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NumberKind {
    /// How many: `12`, `1.2 million`, `dozens`.
    Cardinal,
    /// Which one: `third`, `21st`.
    Ordinal,
    /// `5%`, `5 percent`.
    Percent,
    /// `$5 million`, `5 euros`.
    Money,
    /// Four digits without a separator from 1500 to 2099: a year, unless the context says otherwise.
    YearLike,
}

/// Longer runs of digits are no numbers but codes.
const MOST_DIGITS: usize = 15;

/// How many scales may follow digits, as in `5 hundred thousand`.
const MOST_SCALES: usize = 2;

/// Appends the numbers among `words` to `numbers`. `begun` are the words that may begin one: those with a digit and [`openers`].
pub(super) fn find(text: &str, words: &[Word], begun: impl Iterator<Item = u32>, numbers: &mut Vec<Number>) {
    let reader = Reader { text, words, dictionary: NumberWords::english() };
    let mut done = 0;
    for index in begun.map(|word| word as usize) {
        if index >= done {
            let found = reader.number(index);
            done = found.as_ref().map_or(done, |number| number.words.end as usize);
            numbers.extend(found);
        }
    }
}

/// The words among `words` that may begin a number.
pub(super) fn begun(words: &[Word]) -> impl Iterator<Item = u32> + '_ {
    let dictionary = NumberWords::english();
    let may_begin = |word: &Word| word.shape.has_digit() | dictionary.may_begin(word.hash);
    (0..).zip(words).filter(move |(_, word)| may_begin(word)).map(|(index, _)| index)
}

/// The hash of each word with which a number may begin.
pub(crate) fn openers() -> impl Iterator<Item = u64> {
    NumberWords::english().openers()
}

/// A number as far as it is read: words `first..end`.
#[derive(Debug, Clone, Copy)]
struct Reading {
    first: usize,
    end: usize,
    value: NumberValue,
    kind: NumberKind,
}

struct Reader<'a> {
    text: &'a str,
    words: &'a [Word],
    dictionary: &'static NumberWords,
}

impl Reader<'_> {
    /// The number that begins with the word at `index`, or with the article before it.
    fn number(&self, index: usize) -> Option<Number> {
        if self.words.get(index).is_some_and(|word| word.shape.has_digit()) {
            return self.in_digits(index).map(|reading| self.with_unit(reading));
        }
        let reading = match self.part(index) {
            (Part::Unit | Part::Ten | Part::Hundred | Part::Scale | Part::Dozen, _) => self.in_words(index)?,
            (Part::Many | Part::ManyOf | Part::Tens, _) => self.plural(index)?,
            (Part::Several | Part::Few | Part::Couple, _) => self.vague(index)?,
            (Part::Share, share) => self.part_of(index, share)?,
            (Part::Ordinal, value) => Self::exact(index, index + 1, value, NumberKind::Ordinal),
            _ => return None,
        };
        Some(self.with_unit(reading))
    }

    fn exact(first: usize, end: usize, value: f64, kind: NumberKind) -> Reading {
        Reading { first, end, value: NumberValue::exact(value), kind }
    }

    fn written(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.span.of(self.text))
    }

    fn digits(&self, index: usize) -> Option<Digits<'_>> {
        Digits::read(self.text, self.words.get(index)?.span)
    }

    #[inline]
    fn part(&self, index: usize) -> (Part, f64) {
        // No word has the hash 0.
        self.dictionary.get(self.words.get(index).map_or(0, |word| word.hash))
    }

    /// What the word at `index` does if only white space, or one hyphen, stands before it.
    #[inline]
    fn next_part(&self, index: usize) -> (Part, f64) {
        let gap = self.words.get(index.wrapping_sub(1)).map_or(Gap::NONE, |before| before.after);
        let (part, value) = self.part(index);
        let follows = gap.is_space() | (gap == Gap::HYPHEN);
        (select_unpredictable(follows, part, Part::Nothing), value)
    }

    fn next_is(&self, index: usize, part: Part) -> bool {
        self.next_part(index).0 == part
    }

    /// What the word before `index` does if only white space stands between.
    #[inline]
    fn part_before(&self, index: usize) -> Part {
        let (hash, gap) = self.words.get(index.wrapping_sub(1)).map_or((0, Gap::NONE), |word| (word.hash, word.after));
        select_unpredictable(gap.is_space(), self.dictionary.get(hash).0, Part::Nothing)
    }

    /// What stands between the word at `index` and the next, if it is one byte.
    fn glue(&self, index: usize) -> Gap {
        let Some([word, next]) = self.words.get(index..index + 2) else { return Gap::NONE };
        select_unpredictable(next.span.start() == word.span.end() + 1, word.after, Gap::NONE)
    }

    /// Whether nothing but the one byte of `gap` stands between the word at `index` and the next.
    fn is_glued(&self, index: usize, gap: Gap) -> bool {
        self.glue(index) == gap
    }

    /// `5000`, `1,200`, `2.5 million`, `1.2bn`, `21st`.
    fn in_digits(&self, first: usize) -> Option<Reading> {
        if self.is_rest_of_code(first) {
            return None;
        }
        let Digits { count, mut value, mut suffix } = self.digits(first)?;
        let mut end = first + 1;
        if suffix.is_empty() {
            (value, end, suffix) = self.more_digits(first, value, count)?;
        }
        if suffix.is_empty() {
            let single = end == first + 1;
            let (end, value, scaled) = self.and_scales(end, value);
            let year = single && !scaled && count == 4 && (1500.0..2100.0).contains(&value);
            let kind = if year { NumberKind::YearLike } else { NumberKind::Cardinal };
            return Some(Self::exact(first, end, value, kind));
        }
        match self.dictionary.get(super::hash(suffix)) {
            (Part::OrdinalSuffix, _) => Some(Self::exact(first, end, value, NumberKind::Ordinal)),
            (Part::Suffix, scale) => Some(Self::exact(first, end, value * scale, NumberKind::Cardinal)),
            (Part::MoneySuffix, scale) if self.sign_before(first).is_some() => {
                Some(Self::exact(first, end, value * scale, NumberKind::Money))
            }
            _ => None,
        }
    }

    /// Whether the digits at `index` end something longer that is no number: `F-16`, `192.168.0.1`.
    fn is_rest_of_code(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let shape = self.words[before].shape;
        let (glue, digits, is_group) = (self.glue(before), shape.has_digit(), self.words[index].span.len() == 3);
        (glue == Gap::HYPHEN) & shape.is_capitalised()
            | (glue == Gap::STOP) & digits
            | (glue == Gap::COMMA) & digits & is_group
    }

    /// Reads the groups of three digits and the decimals behind the word `first`, which is `count` digits with this value. Gives the
    /// value, the end, and what is glued to the last digit.
    fn more_digits(&self, first: usize, mut value: f64, mut count: usize) -> Option<(f64, usize, &str)> {
        // Nothing is glued to most numbers.
        if !matches!(self.glue(first), Gap::STOP | Gap::COMMA) {
            return Some((value, first + 1, ""));
        }
        let (mut end, mut suffix) = (first + 1, "");
        let separator = if self.has_stops_for_thousands(first) { Gap::STOP } else { Gap::COMMA };
        let may_group = count <= 3;
        while may_group && suffix.is_empty() && self.is_glued(end - 1, separator) {
            let Some(group) = self.digits(end).filter(|group| group.count == 3) else { break };
            count += 3;
            (value, end, suffix) = (value * 1000.0 + group.value, end + 1, group.suffix);
            if count > MOST_DIGITS {
                return None;
            }
        }
        let decimals = suffix.is_empty() && self.is_glued(end - 1, Gap::STOP);
        if let Some(digits) = decimals.then(|| self.digits(end)).flatten() {
            if self.is_glued(end, Gap::STOP) && self.words[end + 1].shape.has_digit() {
                return None;
            }
            let share = digits.value / 10f64.powi(digits.count as i32);
            (value, end, suffix) = (value + share, end + 1, digits.suffix);
        }
        Some((value, end, suffix))
    }

    /// Whether full stops divide the thousands: `1.000.000`, or `12.000`, where decimals would be idle.
    fn has_stops_for_thousands(&self, first: usize) -> bool {
        let is_group = |index| self.written(index).len() == 3 && self.words[index].shape.is_number();
        self.is_glued(first, Gap::STOP)
            && is_group(first + 1)
            && (self.written(first + 1) == "000" || self.is_glued(first + 1, Gap::STOP) && is_group(first + 2))
    }

    /// Multiplies by the scales that follow. Gives the end, the value, and whether there was one.
    fn and_scales(&self, mut end: usize, mut value: f64) -> (usize, f64, bool) {
        let start = end;
        while let (Part::Hundred | Part::Scale | Part::Dozen | Part::Suffix, scale) = self.next_part(end) {
            if end - start == MOST_SCALES {
                break;
            }
            (value, end) = (value * scale, end + 1);
        }
        (end, value, end > start)
    }

    /// `twenty-five`, `one hundred and twenty`, `a thousand`, `two and a half million`, `twenty-first`.
    fn in_words(&self, index: usize) -> Option<Reading> {
        if self.part_before(index) == Part::No {
            return None;
        }
        let mut sum = Sum::default();
        let mut first = index;
        if !matches!(self.part(index).0, Part::Unit | Part::Ten) {
            let article = self.part_before(index) == Part::Article;
            if !article && self.words[index].shape.is_capitalised() {
                return None;
            }
            first -= usize::from(article);
            sum.current = Some(1.0);
        }
        let mut end = index;
        loop {
            let (part, value) = if end == index { self.part(end) } else { self.next_part(end) };
            match part {
                Part::And if sum.takes_half() && self.is_half(end + 1) => {
                    sum.current = sum.current.map(|value| value + 0.5);
                    end += 3;
                }
                Part::And if sum.takes_smaller() && self.is_smaller(end + 1) => end += 1,
                Part::Fraction => return None,
                Part::Ordinal => {
                    let hyphen = self.words[end - 1].after == Gap::HYPHEN;
                    return sum.ordinal(first..end, hyphen, value);
                }
                _ if sum.add(part, value) => end += 1,
                _ => break,
            }
        }
        Some(Self::exact(first, end, sum.value(), NumberKind::Cardinal))
    }

    /// Whether `a half` stands at `index`.
    fn is_half(&self, index: usize) -> bool {
        self.next_is(index, Part::Article) && self.next_part(index + 1) == (Part::Share, 0.5)
    }

    /// Whether a number below a hundred begins at `index`.
    fn is_smaller(&self, index: usize) -> bool {
        match self.next_part(index) {
            (Part::Unit | Part::Ten, _) => true,
            (Part::Ordinal, value) => value < 100.0,
            _ => false,
        }
    }

    /// `dozens`, `hundreds of thousands`, `scores of`.
    fn plural(&self, index: usize) -> Option<Reading> {
        let (part, low) = self.part(index);
        let of = self.next_is(index + 1, Part::Of);
        let greater = Some(self.next_part(index + 2)).filter(|&(part, _)| of && part == Part::Many);
        let (end, low) = match (part, greater) {
            // "Thousands" is at least two thousand; here it is the thousand that counts.
            (_, Some((_, twice))) => (index + 3, low * twice / 2.0),
            (Part::Tens, None) => return None,
            (Part::ManyOf, None) if !of => return None,
            _ => (index + 1, low),
        };
        Some(Reading { first: index, end, value: NumberValue::at_least(low), kind: NumberKind::Cardinal })
    }

    /// `several`, `several hundred`, `a few`, `a couple of dozen`.
    fn vague(&self, index: usize) -> Option<Reading> {
        let (part, value) = self.part(index);
        let article = self.part_before(index) == Part::Article;
        if part != Part::Several && !article {
            return None;
        }
        let of = usize::from(self.next_is(index + 1, Part::Of));
        let (scaled_end, value, scaled) = self.and_scales(index + 1 + of, value);
        let end = if scaled { scaled_end } else { index + 1 };
        let best = (part == Part::Couple).then_some(value);
        let value = NumberValue { low: value, best, high: None };
        Some(Reading { first: index - usize::from(article), end, value, kind: NumberKind::Cardinal })
    }

    /// `half a million`, `half a dozen`, `a quarter of a million`.
    fn part_of(&self, index: usize, share: f64) -> Option<Reading> {
        let first = index - usize::from(self.part_before(index) == Part::Article);
        let of = index + 1 + usize::from(self.next_is(index + 1, Part::Of));
        let article = of + usize::from(self.next_is(of, Part::Article));
        let (end, value, scaled) = self.and_scales(article, share);
        scaled.then(|| Self::exact(first, end, value, NumberKind::Cardinal))
    }

    /// Adds the sign or the words for per cent or money.
    fn with_unit(&self, reading: Reading) -> Number {
        let Reading { mut first, mut end, value, mut kind } = reading;
        let last = self.words[end - 1];
        let (mut start, mut stop) = (self.words[first].span.start(), last.span.end());
        let counts = !matches!(kind, NumberKind::Ordinal);
        let follows_capital = first.checked_sub(1).is_some_and(|before| self.words[before].shape.is_capitalised());
        if counts && let Some(sign) = self.sign_before(first) {
            (kind, start) = (NumberKind::Money, sign);
        } else if counts && follows_capital && self.part_before(first) == Part::Code {
            (kind, first) = (NumberKind::Money, first - 1);
            start = self.words[first].span.start();
        }
        if counts && let Some(after) = self.percent_sign_after(last) {
            (kind, stop) = (NumberKind::Percent, after);
        }
        let unit = match self.next_part(end) {
            (Part::Percent, _) => Some((NumberKind::Percent, 1)),
            (Part::Per, _) if self.next_is(end + 1, Part::Cent) => Some((NumberKind::Percent, 2)),
            (Part::Money, _) => Some((NumberKind::Money, 1)),
            _ => None,
        };
        if let Some((unit, words)) = unit.filter(|_| counts) {
            (kind, end) = (unit, end + words);
            stop = self.words[end - 1].span.end();
        }
        Number { words: first as u32..end as u32, span: Span::new(start, stop), value, kind }
    }

    /// Where the money sign directly before the word at `index` stands.
    fn sign_before(&self, index: usize) -> Option<u32> {
        let start = self.words[index].span.start();
        let sign = self.text[..start as usize].chars().next_back()?;
        matches!(sign, '$' | '£' | '¥' | '¢' | '\u{20A0}'..='\u{20CF}').then(|| start - sign.len_utf8() as u32)
    }

    /// Where the per cent sign after `word` ends; one blank may stand before it.
    fn percent_sign_after(&self, word: Word) -> Option<u32> {
        if !word.after.has(Gap::OTHER) {
            return None;
        }
        let rest = &self.text[word.span.end() as usize..];
        let sign = rest.strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}']).unwrap_or(rest);
        let end = self.text.len() - sign.len() + 1;
        sign.starts_with('%').then_some(end as u32)
    }
}

/// A number in words while it is read.
#[derive(Default)]
struct Sum {
    /// What the scales so far have fixed.
    total: f64,
    /// What the next scale will multiply.
    current: Option<f64>,
    /// The last scale; the next must be smaller.
    scale: Option<f64>,
    /// How small the next word must be.
    below: Option<f64>,
}

impl Sum {
    /// Takes the next word; false if it does not belong to the number.
    fn add(&mut self, part: Part, value: f64) -> bool {
        let fits = self.below.is_none_or(|below| value < below);
        match (part, self.current) {
            (Part::Unit, current) if fits => {
                (self.current, self.below) = (Some(current.unwrap_or(0.0) + value), Some(0.0))
            }
            (Part::Ten, current) if fits => {
                (self.current, self.below) = (Some(current.unwrap_or(0.0) + value), Some(10.0))
            }
            (Part::Hundred, Some(current)) if current < 100.0 => {
                (self.current, self.below) = (Some(current * value), Some(100.0));
            }
            (Part::Scale, Some(current)) if self.scale.is_none_or(|scale| value < scale) => {
                self.total += current * value;
                (self.current, self.scale, self.below) = (None, Some(value), Some(1000.0));
            }
            (Part::Dozen, Some(current)) if self.scale.is_none() && current < 100.0 => {
                (self.current, self.below) = (Some(current * value), Some(0.0));
                self.scale = Some(0.0);
            }
            _ => return false,
        }
        true
    }

    /// Whether `and` may bring a smaller number: after a hundred or a scale.
    fn takes_smaller(&self) -> bool {
        self.below.is_some_and(|below| below >= 100.0)
    }

    /// Whether `and a half` may follow: after a small number that no scale has multiplied yet.
    fn takes_half(&self) -> bool {
        self.current.is_some_and(|value| value < 100.0)
    }

    fn value(&self) -> f64 {
        self.total + self.current.unwrap_or(0.0)
    }

    /// The number that an ordinal ends: `twenty-first`, `two hundredth`. `two-thirds` and `one third` are fractions and no
    /// numbers here; in `two first responders` the number ends before the ordinal.
    fn ordinal(&self, words: Range<usize>, hyphen: bool, value: f64) -> Option<Reading> {
        let so_far = self.value();
        if value >= 100.0 {
            return Some(Reader::exact(words.start, words.end + 1, so_far * value, NumberKind::Ordinal));
        }
        if self.below.is_some_and(|below| value < below) {
            return Some(Reader::exact(words.start, words.end + 1, so_far + value, NumberKind::Ordinal));
        }
        let fraction = value > 2.0 && (hyphen || so_far == 1.0);
        (!fraction).then(|| Reader::exact(words.start, words.end, so_far, NumberKind::Cardinal))
    }
}

/// The digits with which a word begins.
struct Digits<'a> {
    count: usize,
    value: f64,
    /// What is glued to them, as in `5bn`.
    suffix: &'a str,
}

impl<'a> Digits<'a> {
    /// The digits of the word at `span`; `None` where it does not begin with digits, or with too many.
    fn read(text: &'a str, span: Span) -> Option<Self> {
        let word = span.of(text);
        let first = first_bytes(text, span.start() as usize, word.len());
        // Of all bytes in words only digits have neither of the two highest bits, and have the next two.
        let others = ((first & HIGHEST_HALF) ^ DIGIT_BITS) & HIGHEST_HALF;
        let count = (others.trailing_zeros() / 8) as usize;
        match count {
            0 => None,
            8 => Self::read_many(word),
            _ => Some(Self { count, value: value_of(first, count) as f64, suffix: word.get(count..)? }),
        }
    }

    fn read_many(word: &'a str) -> Option<Self> {
        let count = word.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
        let (digits, suffix) = word.split_at_checked(count).filter(|_| count <= MOST_DIGITS)?;
        let value = digits.bytes().fold(0, |value: u64, digit| value * 10 + u64::from(digit - b'0'));
        Some(Self { count, value: value as f64, suffix })
    }
}

/// The upper half of each byte ...
const HIGHEST_HALF: u64 = 0xF0F0_F0F0_F0F0_F0F0;
/// ... and what it is in a digit.
const DIGIT_BITS: u64 = 0x3030_3030_3030_3030;

/// The value of the first `count` of eight bytes, at least one, which are digits: all at once, in pairs, in fours and in eights.
fn value_of(bytes: u64, count: usize) -> u64 {
    let ones = (bytes << (64 - 8 * count)) & !HIGHEST_HALF;
    let twos = (ones * 10 + (ones >> 8)) & 0x00FF_00FF_00FF_00FF;
    let fours = (twos * 100 + (twos >> 16)) & 0x0000_FFFF_0000_FFFF;
    (fours * 10_000 + (fours >> 32)) & 0xFFFF_FFFF
}

//! [`Spelling`]: what the letters of a word say: its hash and its shape.

use super::chars;
use super::hash::{CASE_BITS, Folded, HIGH_BITS, fold_ascii, hash_folded, hash_longer, hash_short, keep, load};
use super::word::Shape;

/// What the letters of a word say.
pub(super) struct Spelling {
    pub(super) hash: u64,
    pub(super) shape: Shape,
}

impl Spelling {
    /// Reads the word from `start` to `end`, which is not empty.
    ///
    /// Nearly all words have at most sixteen bytes and are in small letters, but perhaps for the first.
    #[inline(always)]
    pub(super) fn read(text: &str, start: usize, end: usize) -> Self {
        let len = end - start;
        let found = match (eight_at(text, start), len) {
            (Some(first), ..=8) => short(first, len),
            (Some(first), 9..=16) => longer(text, start, first, len),
            _ => None,
        };
        found.unwrap_or_else(|| other(text, start, end))
    }
}

/// A word of at most eight bytes, the first of `eight`, if it is in small letters, but perhaps for the first.
#[inline(always)]
fn short(eight: u64, len: usize) -> Option<Spelling> {
    let kept = eight & keep(len);
    let shape = shape_of_small((kept & LETTERS) ^ (SMALL & keep(len)), kept, len)?;
    Some(Spelling { hash: hash_short(kept | CASE_BITS & keep(len)), shape })
}

/// The same for nine to sixteen bytes, of which the first eight are given.
#[inline(always)]
fn longer(text: &str, start: usize, first: u64, len: usize) -> Option<Spelling> {
    let rest = eight_at(text, start + 8)?;
    let keep = keep(len - 8);
    if (rest ^ SMALL) & LETTERS & keep != 0 {
        return None;
    }
    let shape = shape_of_small((first & LETTERS) ^ SMALL, first, len)?;
    Some(Spelling { hash: hash_longer(first | CASE_BITS, (rest | CASE_BITS) & keep), shape })
}

/// What tells letters from other characters, and small ones from capitals, in each byte.
const LETTERS: u64 = SMALL | HIGH_BITS;
const SMALL: u64 = CASE_BITS | LETTER_BITS;

/// The shape of a word in small letters, but perhaps for the first: `differ` tells in what it differs from small letters.
#[inline(always)]
fn shape_of_small(differ: u64, first: u64, len: usize) -> Option<Shape> {
    const FIRST_CASE: u64 = CASE_BITS & 0xFF;
    const CAPITAL: u8 = Shape::FIRST_UPPER | Shape::UPPER;
    match differ {
        0 => Some(Shape(Shape::LOWER)),
        FIRST_CASE if first as u8 != b'_' => Some(Shape(if len > 1 { CAPITAL | Shape::LOWER } else { CAPITAL })),
        _ => None,
    }
}

/// The eight bytes from `at` on; `None` at the end of the text.
#[inline(always)]
fn eight_at(text: &str, at: usize) -> Option<u64> {
    text.as_bytes().get(at..at + 8)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// Any word.
#[inline(never)]
fn other(text: &str, start: usize, end: usize) -> Spelling {
    let word = &text[start..end];
    let (mut folded, mut letters) = (Folded::default(), Letters::default());
    for eight in word.as_bytes().chunks(8) {
        let (kept, keep) = (load(eight), keep(eight.len()));
        letters.add(kept, keep, if letters.high == 0 { !0xFF } else { u64::MAX });
        folded.push_eight(fold_ascii(kept) & keep);
    }
    if letters.high & HIGH_BITS != 0 {
        return Spelling { hash: hash_folded(word), shape: shape_of_any(word) };
    }
    Spelling { hash: folded.finish(), shape: letters.shape(word.as_bytes()[0]) }
}

/// What the bytes of a word say about its shape: letters, digits, `_` or bytes beyond ASCII, so that two bits tell them apart.
#[derive(Default)]
struct Letters {
    upper: u64,
    /// The same without the first letter of the word.
    inner: u64,
    lower: u64,
    digits: u64,
    underscore: u64,
    /// All bytes over each other.
    high: u64,
}

/// The bit that letters and `_` have and digits have not.
const LETTER_BITS: u64 = HIGH_BITS >> 1;
/// The five bits that tell letters from each other.
const LOW_BITS: u64 = 0x1F * (HIGH_BITS >> 7);

impl Letters {
    /// Adds the bytes of `eight` that `mask` keeps; the others are zero. `inner` has those that are not the first of the word.
    fn add(&mut self, eight: u64, mask: u64, inner: u64) {
        let letters = eight & LETTER_BITS;
        let small = (eight << 1) & letters;
        let large = letters ^ small;
        // `_` is the one among the large whose five low bits are all set.
        let underscores = large & (((eight & LOW_BITS) + (HIGH_BITS >> 7)) << 1);
        self.high |= eight;
        self.lower |= small;
        self.upper |= large ^ underscores;
        self.inner |= (large ^ underscores) & inner;
        self.underscore |= underscores;
        self.digits |= letters ^ (mask & LETTER_BITS);
    }

    /// The shape of an ASCII word that begins with `first`.
    fn shape(&self, first: u8) -> Shape {
        let bit = |set: u64, bit: u8| if set != 0 { bit } else { 0 };
        let first = u8::from(first.is_ascii_uppercase()) * Shape::FIRST_UPPER;
        let letters =
            bit(self.upper, Shape::UPPER) | bit(self.inner, Shape::INNER_UPPER) | bit(self.lower, Shape::LOWER);
        Shape(first | letters | bit(self.digits, Shape::DIGIT) | bit(self.underscore, Shape::CASELESS))
    }
}

/// The shape of a word with characters beyond ASCII.
fn shape_of_any(word: &str) -> Shape {
    let mut shape = Shape::NON_ASCII;
    for c in word.chars() {
        shape |= match c {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' => Shape::LOWER,
            '\u{300}'..='\u{33F}' => Shape::CASELESS,
            c if c.is_uppercase() => Shape::UPPER,
            c if c.is_lowercase() => Shape::LOWER,
            c if c.is_numeric() => Shape::DIGIT,
            c if chars::is_invisible(c) => 0,
            _ => Shape::CASELESS,
        };
    }
    let first = word.chars().next().is_some_and(char::is_uppercase);
    Shape(shape | u8::from(first))
}

//! What the letters of a word say: its hash and its shape.
//!
//! Nearly all words are in small letters, but perhaps for the first, and have at most eight bytes. All are read as if they were so,
//! without branches; those that are not so are then read again.

use std::hint::select_unpredictable;

use super::chars;
use super::hash::{CASE_BITS, Folded, HIGH_BITS, fold_ascii, hash_folded, hash_longer, hash_short, load};
use super::word::{Shape, Word};
use crate::Span;

/// What the first eight bytes of a word say.
pub(super) struct Opening {
    pub(super) hash: u64,
    pub(super) shape: Shape,
    /// Whether there are others than small letters, but perhaps for the first; then the hash and the shape are wrong.
    pub(super) is_strange: bool,
}

impl Opening {
    /// Reads the word at `start` of `len` bytes.
    #[inline(always)]
    pub(super) fn read(text: &str, start: usize, len: usize) -> Self {
        let Some(eight) = eight_at(text, start) else {
            return Self { hash: 0, shape: Shape::default(), is_strange: true };
        };
        let (keep, strange) = KEEP[len.min(8)];
        Self {
            hash: hash_short((eight | CASE_BITS) & keep),
            shape: capitalised_or_small(eight),
            is_strange: (eight ^ SMALL) & strange | underscore(eight) != 0,
        }
    }
}

/// The shape of a word of small letters that begins so, but perhaps with a capital.
#[inline(always)]
fn capitalised_or_small(eight: u64) -> Shape {
    let is_small = (eight >> 5) as u8 & 1;
    Shape(CAPITALISED - is_small * (CAPITALISED - Shape::LOWER))
}

/// Not 0 if the first byte is `_`, which alone is followed by a small letter, or what would be one, and is none itself.
#[inline(always)]
fn underscore(eight: u64) -> u64 {
    (eight ^ eight.wrapping_add(1)) & CAPITAL
}

/// What a glance at the first eight bytes of a word tells: nothing if they are not all ASCII, or the last of the text.
#[derive(Clone, Copy, Default)]
pub(crate) struct Glance {
    /// Made of those bytes, of whether the first is a capital letter, and of whether there are more: of the 64 bits the highest are
    /// mixed best. 0 for nothing.
    pub(crate) key: u64,
}

/// For each length of a word the mask that keeps its first eight bytes, and what is added to them; the last ones for all words of more
/// than eight.
static KEPT: [(u64, u64); 10] = {
    let mut kept = [(u64::MAX, 0); 10];
    let mut len = 0;
    while len < 8 {
        kept[len].0 = (1 << (8 * len)) - 1;
        len += 1;
    }
    kept[9].1 = HIGH_BITS;
    kept
};

impl Glance {
    /// Looks at the word at `start` of `len` bytes.
    #[inline(always)]
    pub(crate) fn at(text: &str, start: u32, len: u32) -> Self {
        eight_at(text, start as usize).map(|eight| Self::of(eight, len as usize)).unwrap_or_default()
    }

    /// Looks at a word that is not empty, with or without a capital, of which only the folded letters are known.
    pub(crate) fn expected(folded: &[u8], is_capital: bool) -> Self {
        let eight = load(&folded[..folded.len().min(8)]);
        Self::of(if is_capital { eight & !CAPITAL } else { eight | CAPITAL }, folded.len())
    }

    #[inline(always)]
    fn of(eight: u64, len: usize) -> Self {
        let (keep, more) = KEPT[len.min(9)];
        let kept = (eight | CASE_BITS & !CAPITAL) & keep;
        let key = (kept ^ more).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self { key: select_unpredictable(kept & HIGH_BITS == 0, key, 0) }
    }
}

/// The hash and the shape of a word.
#[inline(always)]
pub(crate) fn read_word(text: &str, span: Span) -> (u64, Shape) {
    let Some(word) = Sixteen::read(text, span) else { return read_other(text, span) };
    if word.strange() == 0 { (word.hash(), capitalised_or_small(word.eight)) } else { read_other(text, span) }
}

/// The hash of a word.
#[inline(always)]
pub(crate) fn read_hash(text: &str, span: Span) -> u64 {
    let Some(word) = Sixteen::read(text, span) else { return read_other(text, span).0 };
    if word.is_ascii() { word.hash() } else { read_other(text, span).0 }
}

/// The sixteen bytes from the start of a word on.
#[derive(Clone, Copy)]
struct Sixteen {
    eight: u64,
    rest: u64,
    len: usize,
    masks: Masks,
}

/// What counts of sixteen bytes.
#[derive(Clone, Copy)]
struct Masks {
    /// The bits of the word in the first eight bytes, and in the others.
    eight: u64,
    rest: u64,
    /// Those of the first eight bytes by which the word is strange, as in [`KEEP`].
    strange: u64,
    /// Not 0 for a word of more bytes.
    more: u64,
}

/// For each length of a word what counts; the last for all words of more than sixteen bytes.
static MASKS: [Masks; 18] = {
    let mut masks = [Masks { eight: 0, rest: 0, strange: 0, more: 0 }; 18];
    let mut len = 1;
    while len < 18 {
        let (eight, strange) = KEEP[if len < 8 { len } else { 8 }];
        let (rest, more) = if len < 17 { (KEEP[len.saturating_sub(8)].0, 0) } else { (u64::MAX, HIGH_BITS) };
        masks[len] = Masks { eight, rest, strange, more };
        len += 1;
    }
    masks
};

impl Sixteen {
    /// Reads the word; `None` at the end of the text.
    #[inline(always)]
    fn read(text: &str, span: Span) -> Option<Self> {
        let (start, len) = (span.start() as usize, span.len() as usize);
        let sixteen: &[u8; 16] = text.as_bytes().get(start..start + 16)?.first_chunk()?;
        let both = u128::from_le_bytes(*sixteen);
        Some(Self { eight: both as u64, rest: (both >> 64) as u64, len, masks: MASKS[len.min(17)] })
    }

    /// The hash of the word if these are all of its bytes and all are ASCII.
    #[inline(always)]
    fn hash(self) -> u64 {
        let hash = hash_short((self.eight | CASE_BITS) & self.masks.eight);
        let longer = hash_longer(hash, (self.rest | CASE_BITS) & self.masks.rest);
        select_unpredictable(self.len > 8, longer, hash)
    }

    #[inline(always)]
    fn is_ascii(self) -> bool {
        let Self { eight, rest, masks, .. } = self;
        (eight & masks.eight | rest & masks.rest) & HIGH_BITS | masks.more == 0
    }

    /// Not 0 if there are more bytes, or others than small letters, but perhaps for the first.
    #[inline(always)]
    fn strange(self) -> u64 {
        let Self { eight, rest, masks, .. } = self;
        (eight ^ SMALL) & masks.strange | (rest ^ SMALL) & LETTERS & masks.rest | underscore(eight) | masks.more
    }
}

/// The hash and the shape of any word, with a short way for those of at most eight ASCII bytes.
#[inline(never)]
fn read_other(text: &str, span: Span) -> (u64, Shape) {
    let (start, len) = (span.start() as usize, span.len() as usize);
    let kept = first_bytes(text, start, len);
    if len > 8 || kept & HIGH_BITS != 0 {
        return read_any(text, span);
    }
    let (keep, _) = KEEP[len];
    let mut letters = Letters::default();
    letters.add(kept, keep, !0xFF);
    (hash_short(fold_ascii(kept) & keep), letters.shape(kept as u8))
}

/// The shape of a word with a capital before small letters.
const CAPITALISED: u8 = Shape::FIRST_UPPER | Shape::UPPER | Shape::LOWER;

/// Reads the rest of a word of more than eight bytes, whose opening is plain. Gives whether the rest is in small letters too, and
/// ends with the sixteenth byte; else the hash is wrong.
#[inline(always)]
pub(super) fn read_longer(text: &str, word: &mut Word) -> bool {
    let Some(eight) = eight_at(text, word.span.start() as usize + 8) else { return false };
    let len = word.span.len() as usize - 8;
    let (keep, _) = KEEP[len.min(8)];
    word.hash = hash_longer(word.hash, (eight | CASE_BITS) & keep);
    ((eight ^ SMALL) & LETTERS & keep == 0) & (len <= 8)
}

/// The masks that keep so many of eight bytes, and those that keep the bits of them by which a word is strange. A capital alone is so.
static KEEP: [(u64, u64); 9] = {
    let mut masks = [(0, 0); 9];
    let mut len = 1;
    while len <= 8 {
        let keep = u64::MAX >> (64 - 8 * len);
        masks[len] = (keep, keep & LETTERS & if len == 1 { u64::MAX } else { !CAPITAL });
        len += 1;
    }
    masks
};

/// What tells letters from other characters, and small ones from capitals, in each byte.
const LETTERS: u64 = SMALL | HIGH_BITS;
const SMALL: u64 = CASE_BITS | LETTER_BITS;
/// What tells a capital from a small letter, in the first byte.
const CAPITAL: u64 = CASE_BITS & 0xFF;

/// The first `len` bytes of the word at `start`, at most eight, and zeros above them.
#[inline(always)]
pub(super) fn first_bytes(text: &str, start: usize, len: usize) -> u64 {
    let (keep, _) = KEEP[len.min(8)];
    match eight_at(text, start) {
        Some(eight) => eight & keep,
        None => load(text.as_bytes().get(start..start + len).unwrap_or_default()),
    }
}

/// The eight bytes from `at` on; `None` at the end of the text.
#[inline(always)]
fn eight_at(text: &str, at: usize) -> Option<u64> {
    text.as_bytes().get(at..at + 8)?.first_chunk().map(|eight| u64::from_le_bytes(*eight))
}

/// The hash and the shape of any word.
pub(super) fn read_any(text: &str, span: Span) -> (u64, Shape) {
    let word = span.of(text);
    let (mut folded, mut letters) = (Folded::default(), Letters::default());
    for at in (0..word.len()).step_by(8) {
        let (keep, _) = KEEP[(word.len() - at).min(8)];
        let kept = first_bytes(text, span.start() as usize + at, word.len() - at);
        letters.add(kept, keep, if letters.high == 0 { !0xFF } else { u64::MAX });
        folded.push_eight(fold_ascii(kept) & keep);
    }
    if letters.high & HIGH_BITS != 0 {
        return (hash_folded(word), shape_of_any(word));
    }
    (folded.finish(), letters.shape(word.as_bytes()[0]))
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

#[cfg(test)]
mod tests {
    use super::{read_hash, read_word};
    use crate::Span;
    use crate::text::{Scan, hash};

    #[test]
    fn one_word_is_read_as_in_the_scan() {
        let parts = ["o", "O", "oslo", "Oslo", "OSLO", "1", "1987", "_", "oS", "é", "Łódź"];
        for (first, rest) in parts.into_iter().flat_map(|first| parts.map(|rest| (first, rest))) {
            for count in 0..20 {
                let word = first.to_owned() + &rest.repeat(count);
                for text in [word.clone(), format!("{word} and more than sixteen bytes")] {
                    let mut scan = Scan::new();
                    scan.read(&text);
                    let (read, span) = (scan.words()[0], Span::new(0, word.len() as u32));
                    assert_eq!(read_word(&text, span), (read.hash, read.shape), "{text}");
                    assert_eq!(read_hash(&text, span), hash(&word), "{text}");
                }
            }
        }
    }
}

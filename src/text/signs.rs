//! [`Sign`]: what a character that is not part of a word is to the scan, by its bytes.

use super::chars::{find_gap, gap_of};
use super::marks::MarkKind;
use super::word::Gap;

/// What a character between words is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sign {
    /// What it adds to its gap.
    pub(super) gap: Gap,
    /// The quote mark that it may be.
    pub(super) mark: Option<MarkKind>,
    /// Whether more is to be asked: it ends a line, may be a quote mark or one of a pair, or its bytes tell too little.
    pub(super) is_special: bool,
}

/// The signs of all bytes and, behind them, of the characters U+2000 to U+203F by their last six bits.
static SIGNS: [Sign; 0x140] = {
    let mut signs = [Sign { gap: Gap::NONE, mark: None, is_special: false }; 0x140];
    let mut at = 0;
    while at < signs.len() {
        let code = match at {
            0..0x80 => at as u32,
            0x100.. => 0x2000 + at as u32 - 0x100,
            // The first byte of another character, or a further one, which adds nothing.
            _ => {
                signs[at].is_special = at >= 0xC0;
                at += 1;
                continue;
            }
        };
        if let Some(c) = char::from_u32(code) {
            let (gap, mark) = (find_gap(c), MarkKind::of(c, false));
            let is_special = matches!(gap, Gap::NEWLINE) || mark.is_some() || c == '-';
            signs[at] = Sign { gap, mark, is_special };
        }
        at += 1;
    }
    signs
};

/// What each sign adds to its gap, or [`SPECIAL`] for a special one.
static LOOKS: [u16; 0x140] = {
    let mut looks = [0; 0x140];
    let mut at = 0;
    while at < looks.len() {
        looks[at] = if SIGNS[at].is_special { SPECIAL } else { SIGNS[at].gap.bits() };
        at += 1;
    }
    looks
};
/// A bit that no gap has.
const SPECIAL: u16 = 1 << 15;

impl Sign {
    /// Any sign.
    #[cold]
    #[inline(never)]
    pub(super) fn at(text: &str, at: usize) -> Self {
        let c = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let (gap, mark) = (gap_of(c), MarkKind::of(c, false));
        Self { gap, mark, is_special: gap == Gap::NEWLINE || mark.is_some() }
    }

    /// What it adds to its gap, but nothing if it is special; and whether it is.
    pub(super) fn look(self) -> (Gap, bool) {
        (if self.is_special { Gap::NONE } else { self.gap }, self.is_special)
    }
}

/// A byte of a text and those near it, from the lowest: the one before it, itself, and the two behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Near(u32);

impl Near {
    /// The bytes near `at`; outside the text there are zeros.
    #[inline(always)]
    pub(super) fn at(bytes: &[u8], at: usize) -> Self {
        let near = bytes.get(at.wrapping_sub(1)..at + 3).and_then(|near| near.first_chunk());
        near.map_or_else(|| Self::at_edge(bytes, at), |near| Self(u32::from_le_bytes(*near)))
    }

    #[cold]
    #[inline(never)]
    fn at_edge(bytes: &[u8], at: usize) -> Self {
        let near = [0, 1, 2, 3].map(|place| bytes.get((at + place).wrapping_sub(1)).copied().unwrap_or(0));
        Self(u32::from_le_bytes(near))
    }

    const fn before(self) -> u8 {
        self.0 as u8
    }

    const fn byte(self) -> u8 {
        (self.0 >> 8) as u8
    }

    const fn next(self) -> u8 {
        (self.0 >> 16) as u8
    }

    /// Whether it is one of the characters U+2000 to U+203F.
    const fn is_punctuation(self) -> bool {
        (self.0 >> 8) as u16 == u16::from_le_bytes([0xE2, 0x80])
    }

    /// Where the sign stands in the tables, as far as its bytes tell.
    #[inline(always)]
    fn index(self) -> usize {
        let punctuation = 0x100 + (self.0 >> 24 & 0x3F);
        core::hint::select_unpredictable(self.is_punctuation(), punctuation, u32::from(self.byte())) as usize
    }

    /// What the sign adds to its gap, but nothing if it is special; and whether it is. The sign must not be far.
    #[inline(always)]
    pub(super) fn look(self) -> (Gap, bool) {
        let look = LOOKS[self.index()];
        (Gap::from_bits(look & !SPECIAL), look & SPECIAL != 0)
    }

    /// What a blank beside the byte adds to its gap.
    #[inline(always)]
    pub(super) fn blanks(self) -> Gap {
        let is_beside = (self.before() == b' ') | (self.next() == b' ');
        Gap::from_bits(Gap::SPACE.bits() * u16::from(is_beside))
    }

    /// The sign that begins with the byte, unless it is far.
    #[inline(always)]
    pub(super) fn sign(self) -> Sign {
        SIGNS[self.index()]
    }

    /// How many bytes the sign has, unless it is far.
    #[inline(always)]
    pub(super) fn len(self) -> usize {
        1 + 2 * usize::from(self.is_punctuation())
    }

    /// Whether the bytes tell too little of the sign.
    #[inline(always)]
    pub(super) fn is_far(self) -> bool {
        (self.byte() >= 0xC0) & !self.is_punctuation()
    }

    /// Whether the byte and the next are a pair that is a sign of its own.
    #[inline(always)]
    pub(super) fn is_pair(self) -> bool {
        let byte = self.byte();
        (byte == self.next()) & ((byte == b'-') | (byte == b'\'') | (byte == b'`'))
    }

    /// The sign that such a pair is.
    pub(super) fn pair(self) -> Sign {
        let gap = if self.byte() == b'-' { Gap::DASH } else { Gap::QUOTE };
        Sign { gap, mark: MarkKind::of(char::from(self.byte()), true), is_special: true }
    }
}

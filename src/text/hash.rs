//! The 64-bit hash of a case-folded word: the same in the scan and in every dictionary.

/// One in each byte.
const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit that tells `A` from `a`, in each byte. Digits have it set already.
pub(super) const CASE_BITS: u64 = 0x20 * ONES;
/// The bit that no ASCII byte has, in each byte.
pub(super) const HIGH_BITS: u64 = 0x80 * ONES;

/// The hash of `word` without regard to case: `hash("Kyiv") == hash("KYIV")`.
///
/// It is meant for single words as [`Scan`](super::Scan) finds them. The same on every platform, in every run, in every
/// version of a dictionary image. For ASCII words of at most eight bytes no two hashes are equal; for longer ones a chance
/// meeting is as rare as 64 bits allow. It does not withstand an attacker who looks for equal hashes.
#[must_use]
pub fn hash(word: &str) -> u64 {
    if !word.is_ascii() {
        return hash_folded(word);
    }
    let mut folded = Folded::default();
    for bytes in word.as_bytes().chunks(8) {
        folded.push_eight(fold_ascii(load(bytes)) & keep(bytes.len()));
    }
    folded.finish()
}

/// The [`hash`] of a word that is known when the crate is compiled: `word!("to")`.
macro_rules! word {
    ($text:literal) => {
        const { $crate::text::hash_ascii($text) }
    };
}
pub(crate) use word;

/// The hashes of several such words: `words!["of", "for"]`.
macro_rules! words {
    [$($text:literal),+ $(,)?] => { [$($crate::text::word!($text)),+] };
}
pub(crate) use words;

/// [`hash`] of an ASCII word, for constants.
pub(crate) const fn hash_ascii(word: &str) -> u64 {
    assert!(word.is_ascii(), "only ASCII words have their hash worked out by the compiler");
    let mut rest = word.as_bytes();
    let mut hash = 0;
    while !rest.is_empty() {
        let mut eight = 0;
        let mut at = 0;
        while at < 8 && at < rest.len() {
            eight |= ((rest[at] | 0x20) as u64) << (8 * at);
            at += 1;
        }
        hash = mix(hash, eight);
        rest = rest.split_at(at).1;
    }
    hash
}

/// The hash of a word of at most eight bytes, folded.
pub(super) const fn hash_short(eight: u64) -> u64 {
    mix(0, eight)
}

/// The hash of a word of which the first eight bytes have this hash, and up to eight more follow, folded.
pub(super) const fn hash_longer(hash: u64, rest: u64) -> u64 {
    mix(hash, rest)
}

/// Takes eight more folded bytes into a hash.
const fn mix(hash: u64, eight: u64) -> u64 {
    let mixed = (hash.rotate_left(29) ^ eight).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 32)
}

/// The hash of a word with characters beyond ASCII. Characters that show nothing do not count.
pub(super) fn hash_folded(word: &str) -> u64 {
    let mut folded = Folded::default();
    for c in word.chars() {
        match c {
            '\0'..='\x7F' => folded.push(c as u8 | 0x20),
            // Latin letters whose case one bit tells, and combining marks, which have none.
            'À'..='Þ' => folded.push_char(char::from(c as u8 | 0x20)),
            'ß'..='ÿ' | '\u{300}'..='\u{33F}' => folded.push_char(c),
            c if super::chars::is_invisible(c) => {}
            c => c.to_lowercase().for_each(|lower| match lower.is_ascii() {
                true => folded.push(lower as u8 | 0x20),
                false => folded.push_char(lower),
            }),
        }
    }
    folded.finish()
}

/// Up to eight bytes as a little-endian number, zero above.
pub(super) fn load(bytes: &[u8]) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(bytes) {
        *to = *from;
    }
    u64::from_le_bytes(eight)
}

/// The mask that keeps the lowest `len` bytes (at least one, at most eight).
fn keep(len: usize) -> u64 {
    u64::MAX >> ((8usize.wrapping_sub(len) * 8) & 63)
}

/// Lower case for letters; digits stay. `_` becomes a byte that no word has.
pub(super) fn fold_ascii(eight: u64) -> u64 {
    eight | CASE_BITS
}

/// Mixes folded bytes, eight at a time.
#[derive(Default)]
pub(super) struct Folded {
    hash: u64,
    waiting: u64,
    bits: u32,
}

impl Folded {
    /// Eight bytes at once; only while nothing waits.
    pub(super) fn push_eight(&mut self, eight: u64) {
        self.hash = mix(self.hash, eight);
    }

    fn push_char(&mut self, c: char) {
        c.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.push(byte));
    }

    fn push(&mut self, byte: u8) {
        self.waiting |= u64::from(byte) << self.bits;
        self.bits += 8;
        if self.bits == 64 {
            let eight = std::mem::take(&mut self.waiting);
            self.bits = 0;
            self.push_eight(eight);
        }
    }

    /// The hash of everything pushed.
    pub(super) fn finish(mut self) -> u64 {
        if self.bits > 0 {
            self.push_eight(self.waiting);
        }
        self.hash
    }
}

#[cfg(test)]
mod tests {
    use super::{hash, hash_ascii};

    #[test]
    fn case_does_not_matter() {
        for (one, other) in
            [("Kyiv", "KYIV"), ("Zürich", "ZÜRICH"), ("Kelvin", "\u{212A}elvin"), ("administration", "AdministratioN")]
        {
            assert_eq!(hash(one), hash(other), "{one} {other}");
        }
        assert_ne!(hash("Zürich"), hash("Zurich"));
        assert_ne!(hash("abcdefgh"), hash("abcdefghi"));
    }

    #[test]
    fn invisible_characters_do_not_matter() {
        assert_eq!(hash("Tr\u{200B}ump"), hash("Trump"));
    }

    #[test]
    fn constants_have_the_same_value() {
        for word in ["", "a", "The", "eighteen", "president", "administrations", "interdisciplinary"] {
            assert_eq!(hash_ascii(word), hash(word), "{word}");
        }
    }

    #[test]
    fn the_value_is_fixed() {
        assert_eq!(hash("the"), hash("The"));
        assert_eq!(hash(""), 0);
    }
}

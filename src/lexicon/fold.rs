//! Keys of names: what stays equal when a name is spelled with other accents, or transliterated another way.

use crate::text::hash;

/// Letters with the plain letters they are written for.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãäåāăąǎ", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
];

/// Endings of one Slavic ending in different transliterations.
const ENDINGS: &[&str] = &["yy", "iy", "ij", "yi", "ii"];

/// Shorter words have no such ending.
pub(crate) const SHORTEST: u32 = 5;

/// The hash of a word of a name without accents, and with one spelling of the endings `-y`, `-yy`, `-iy`.
pub(crate) fn key_of(word: &str) -> u64 {
    if word.is_ascii() && !has_ending(word.as_bytes()) {
        return hash(word);
    }
    let mut plain = String::with_capacity(word.len() + 2);
    for c in word.chars().flat_map(char::to_lowercase) {
        // Marks and other scripts have no line in the table: looking for each of them there would be dear.
        let accented = ('ß'..='ț').contains(&c);
        match PLAIN.iter().find(|(letters, _)| accented && letters.contains(c)) {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(c),
        }
    }
    if let Some(ending) = ENDINGS.iter().find(|&&ending| plain.len() >= SHORTEST as usize && plain.ends_with(ending)) {
        plain.truncate(plain.len() - ending.len());
        plain.push('y');
    }
    hash(&plain)
}

/// Whether an ASCII word ends in one of [`ENDINGS`]. Many names end in one of their letters, so that both are looked at together.
#[inline]
fn has_ending(word: &[u8]) -> bool {
    word.last_chunk().is_some_and(|&letters| is_ending(letters)) && word.len() >= SHORTEST as usize
}

/// Whether these letters are one of [`ENDINGS`].
#[inline]
pub(crate) fn is_ending([before, last]: [u8; 2]) -> bool {
    let (before, last) = (before | 0x20, last | 0x20);
    let vowels = ((before == b'y') | (before == b'i')) & ((last == b'y') | (last == b'i'));
    vowels | (before == b'i') & (last == b'j')
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, has_ending, key_of};

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (one, other) in
            [("Ivančić", "Ivancic"), ("Petrovskyy", "Petrovskiy"), ("Petrovsky", "Petrovskij"), ("Strauß", "Strauss")]
        {
            assert_eq!(key_of(one), key_of(other), "{one} {other}");
        }
        assert_ne!(key_of("Kelly"), key_of("Keller"));
    }

    #[test]
    fn endings_are_told_by_their_letters() {
        let letters = || b"aijyz".iter();
        for (before, last) in letters().flat_map(|before| letters().map(move |last| (*before, *last))) {
            let ending = String::from_utf8(vec![before, last]).unwrap();
            assert_eq!(has_ending(format!("Kov{ending}").as_bytes()), ENDINGS.contains(&&*ending), "{ending}");
            assert!(!has_ending(ending.as_bytes()));
        }
    }
}

//! The party and the state of American politicians as papers write them behind a name: `Sen. Ana Verdi, R-Ohio`.

use super::reader::Reader;
use crate::CountryCode;
use crate::text::{Gap, words};

/// The country whose papers write parties so.
pub(super) fn country() -> Option<CountryCode> {
    "US".parse().ok()
}

/// Whether the word is the letter of such a party.
#[inline]
pub(super) fn is_party(reader: &Reader<'_, '_>, word: u32) -> bool {
    // One letter stands before few hyphens.
    reader.is_initial(word) && is_party_letter(reader, word)
}

#[cold]
fn is_party_letter(reader: &Reader<'_, '_>, word: u32) -> bool {
    matches!(reader.gap_before(word + 1), Gap::HYPHEN | Gap::DASH)
        && reader.is_capitalised(word + 1)
        && reader.gap_before(word).has(Gap::COMMA | Gap::OPEN)
        && reader.is_any(word, &words!["r", "d", "i"])
}

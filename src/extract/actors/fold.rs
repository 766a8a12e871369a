//! The [keys](key_of) of names in a text.

use super::reader::Reader;
use crate::lexicon::fold::{SHORTEST, is_ending, key_of};

/// The [key](key_of) of a word.
pub(super) fn name_key(reader: &Reader<'_, '_>, word: u32) -> u64 {
    let Some(found) = reader.get(word) else { return 0 };
    let end = found.span.end() as usize;
    let letters = end.checked_sub(2).and_then(|start| reader.doc.text().as_bytes().get(start..)?.first_chunk());
    let ending = letters.is_some_and(|&letters| is_ending(letters)) & (found.span.len() >= SHORTEST);
    if found.shape.is_ascii() & !ending {
        return found.hash;
    }
    key_of(reader.doc.word(word as usize))
}

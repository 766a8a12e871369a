//! The [keys](key_of) of names in a text.

use super::reader::Reader;
use crate::lexicon::fold::{SHORTEST, is_ending, key_of};

/// The [key](key_of) of a word.
#[inline]
pub(super) fn name_key(reader: &Reader<'_, '_>, word: u32) -> u64 {
    let Some(found) = reader.get(word) else { return 0 };
    let end = found.span.end() as usize;
    let letters = end.checked_sub(2).and_then(|start| reader.doc.text().as_bytes().get(start..)?.first_chunk());
    let ending = letters.is_some_and(|&letters| is_ending(letters)) & (found.span.len() >= SHORTEST);
    if found.shape.is_ascii() & !ending { found.hash } else { other_key(reader, word) }
}

/// The key of a word that may also be spelled in another way: few are.
#[cold]
fn other_key(reader: &Reader<'_, '_>, word: u32) -> u64 {
    key_of(reader.doc.word(word as usize))
}

//! Whether a clause tells of the past or of the future, from the words around a time.

use super::reader::Reader;
use crate::lexicon::Class;
use crate::lexicon::calendar::TenseCue;
use crate::text::Gap;

/// The time of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How many words away a verb may stand.
const REACH: usize = 12;

/// The tense of the nearest verb before the words `first..end` in the sentence `sentence`, else of the first one after them.
pub(super) fn tense(reader: &Reader<'_>, sentence: std::ops::Range<usize>, first: usize, end: usize) -> Tense {
    let back = (sentence.start.max(first.saturating_sub(REACH))..first).rev();
    let on = end..sentence.end.min(end.saturating_add(REACH)).max(end);
    let before = back.into_iter().find_map(|at| cue(reader, at));
    before.or_else(|| on.into_iter().find_map(|at| cue(reader, at))).unwrap_or(Tense::Unknown)
}

/// What one word says of the tense, if it does.
fn cue(reader: &Reader<'_>, at: usize) -> Option<Tense> {
    let word = reader.word(at).filter(|_| reader.class(at).has(Class::TENSE));
    match word.and_then(|word| reader.calendar.cue(word.hash)) {
        Some(TenseCue::Past) => Some(Tense::Past),
        Some(TenseCue::Future) => Some(Tense::Future),
        Some(TenseCue::FutureTo) => matches!(reader.letters(at + 1), "to" | "for").then_some(Tense::Future),
        None => is_past_form(reader, at).then_some(Tense::Past),
    }
}

/// A regular past form; after `be` it is a participle and says nothing.
fn is_past_form(reader: &Reader<'_>, at: usize) -> bool {
    let letters = reader.letters(at);
    letters.len() > 4
        && letters.ends_with("ed")
        && !letters.ends_with("eed")
        && !matches!(reader.letters(at.wrapping_sub(1)), "be" | "been" | "being")
        && !reader.before(at).has(Gap::HYPHEN)
}

//! Names that share one head: "Butler and Warren counties" names Butler County and Warren County.

use crate::Span;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::matcher::PhraseId;
use crate::text::{Gap, word};

/// More names share no head.
const MOST_NAMES: usize = 12;
/// A name has at most so many words.
const MOST_WORDS: usize = 4;

/// One of the names that share a head, and the phrase of the lexicon that is meant by it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    pub(super) phrase: PhraseId,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
}

/// Finds such names, in text order.
pub(super) fn find(document: &Document<'_>, found: &mut Vec<Joint>) {
    found.clear();
    for (at, word) in document.words().iter().enumerate() {
        if word.hash == word!("counties") {
            read_back(document, at, "County", found);
        }
        if word.hash == word!("rivers") {
            read_back(document, at, "River", found);
        }
    }
    found.sort_unstable_by_key(|name| name.first);
}

/// Reads the names before the shared head at the word `plural`, the last one first.
fn read_back(document: &Document<'_>, plural: usize, head: &str, found: &mut Vec<Joint>) {
    let (mut end, mut names) = (plural, 0);
    let before = found.len();
    while names < MOST_NAMES {
        let first = name_before(document, end);
        if first == end {
            break;
        }
        names += 1;
        let words = document.words();
        let span = Span::new(words[first].span.start(), words[end - 1].span.end());
        let full = format!("{} {head}", span.of(document.text()));
        let hit = document.lexicon().matcher().find_iter(&full).next();
        if let Some(hit) = hit.filter(|hit| hit.span.len() as usize == full.len()) {
            found.push(Joint { phrase: hit.phrase, first, end, span });
        }
        let Some(next) = end_of_name_before(document, first) else { break };
        end = next;
    }
    // One name alone shares its head with none.
    if names < 2 {
        found.truncate(before);
    }
}

/// Where the capitalised words begin that end before the word `end`; `end` if there are none.
fn name_before(document: &Document<'_>, end: usize) -> usize {
    let words = document.words();
    let is_spaced = |at: usize| at + 1 == end || words[at].after.is_space();
    let is_name = |&at: &usize| {
        words[at].shape.is_capitalised()
            && is_spaced(at)
            && !document.class(at).any(Class::CONJUNCTION | Class::PREPOSITION)
    };
    (end.saturating_sub(MOST_WORDS)..end).rev().take_while(is_name).last().unwrap_or(end)
}

/// Where the name ends that a comma or "and" joins to the name at the word `first`.
fn end_of_name_before(document: &Document<'_>, first: usize) -> Option<usize> {
    let before = first.checked_sub(1)?;
    let is_comma = |at: usize| document.words()[at].after.has(Gap::COMMA);
    match document.class(before).has(Class::CONJUNCTION) {
        true => Some(before).filter(|&before| before > 0),
        false => is_comma(before).then_some(first),
    }
}

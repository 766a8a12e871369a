//! Names that share one head: "Butler and Warren counties" names Butler County and Warren County; "5th and Main streets" two streets.

use std::ops::Range;

use super::streets::Street;
use crate::Span;
use crate::extract::Document;
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Look};
use crate::matcher::PhraseId;
use crate::text::{Gap, List, word};

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

/// Finds such names, in text order. Streets are in no table. `heads` is room.
pub(super) fn find(document: &Document<'_>, heads: &mut List<u32>, found: &mut Vec<Joint>, streets: &mut Vec<Street>) {
    const COUNTIES: u64 = word!("counties");
    const RIVERS: u64 = word!("rivers");
    const STREETS: u64 = word!("streets");
    const AVENUES: u64 = word!("avenues");
    const ROADS: u64 = word!("roads");
    found.clear();
    streets.clear();
    list_behind_joined_names(document, heads);
    for at in heads.iter().map(|&at| at as usize) {
        match document.words().get(at).map_or(0, |word| word.hash) {
            COUNTIES => names_before(document, at, |name| found.extend(known(document, name, "County"))),
            RIVERS => names_before(document, at, |name| found.extend(known(document, name, "River"))),
            STREETS | AVENUES | ROADS => names_before(document, at, |name| {
                streets.push(Street::new(name.start, name.end));
            }),
            _ => {}
        }
    }
    found.sort_unstable_by_key(|name| name.first);
}

/// Lists the words behind a name which a comma or "and" joins to a name before it.
fn list_behind_joined_names(document: &Document<'_>, list: &mut List<u32>) {
    list.clear();
    let board = document.board();
    let (mut last_names, mut last_links, mut last) = (0, 0, [0; MOST_WORDS]);
    for block in 0..board.blocks() {
        let names = board.with_look(Look::CAPITALISED.or(Look::DIGIT), block);
        let behind_names = names << 1 | last_names >> 63;
        let commas = board.with_look(Look::after(Gap::COMMA), block) & behind_names;
        let links = board.with_class(Class::CONJUNCTION, block) & behind_names;
        // The first word of a second name; then each further one, or the word behind the name.
        let mut next = commas | links << 1 | last_links >> 63;
        let mut behind = 0;
        for last in &mut last {
            let name = next & names;
            next = name << 1 | *last >> 63;
            *last = name;
            behind |= next;
        }
        (last_names, last_links) = (names, links);
        list.push_bits::<2>((block * BLOCK) as u32, behind);
    }
}

/// What the lexicon calls by the words `name` and the head.
fn known(document: &Document<'_>, name: Range<usize>, head: &str) -> Option<Joint> {
    let (words, first, end) = (document.words(), name.start, name.end);
    let span = Span::new(words[first].span.start(), words[end - 1].span.end());
    let full = format!("{} {head}", span.of(document.text()));
    let hit = document.lexicon().matcher().find_iter(&full).next();
    let hit = hit.filter(|hit| hit.span.len() as usize == full.len())?;
    Some(Joint { phrase: hit.phrase, first, end, span })
}

/// Takes the words of each name before the shared head at the word `plural`, the last name first. One name alone shares its head with
/// none.
fn names_before(document: &Document<'_>, plural: usize, mut take: impl FnMut(Range<usize>)) {
    let mut name = name_before(document, plural)..plural;
    let has_name_before = |end| name_before(document, end) < end;
    if !end_of_name_before(document, name.start).is_some_and(has_name_before) {
        return;
    }
    for _ in 0..MOST_NAMES {
        if name.is_empty() {
            return;
        }
        let first = name.start;
        take(name);
        let Some(end) = end_of_name_before(document, first) else { return };
        name = name_before(document, end)..end;
    }
}

/// Where the capitalised words begin that end before the word `end`; `end` if there are none.
fn name_before(document: &Document<'_>, end: usize) -> usize {
    let words = document.words();
    let is_spaced = |at: usize| at + 1 == end || words[at].after.is_space();
    let is_name = |&at: &usize| {
        let shape = words[at].shape;
        (shape.is_capitalised() || shape.has_digit() && !shape.is_number())
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

//! The subject of a clause that no cue points to: the first one behind the words that lead up to it.

use std::ops::Range;

use super::marks::Mark;
use super::nouns::{self, LONGEST_INSERTION, MOST_INSERTIONS};
use super::scene::Scene;
use crate::lexicon::Class;
use crate::text::{Gap, word};

/// Words of a place and a source that open a report.
const LONGEST_DATELINE: usize = 8;

/// The first subject of these tokens, behind an introductory phrase: `he` of `On Monday, he went home, saying`.
pub(super) fn main(scene: &Scene<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let start = skip_introduction(scene, range.clone());
    let limit = range.end.min(start + LONGEST_INSERTION);
    let mut at = start;
    while at < limit {
        if scene.is_pronoun(at) && !scene.has(at, Class::RELATIVE) || begins_phrase(scene, at) {
            let phrase = nouns::after(scene, at, limit)?;
            return Some(phrase);
        }
        at += 1;
    }
    None
}

fn begins_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let name = scene.is_name_like(at)
        && !scene.has(at, Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::ADVERB);
    let determined =
        scene.has(at, Class::DETERMINER | Class::QUANTIFIER | Class::POSSESSIVE) && !scene.has(at, Class::RELATIVE);
    name || determined || scene.names_people(at)
}

/// Behind phrases that come before the subject: `But`, `On Monday,`, `Speaking in Oslo, Norway,`, `When asked about it,`.
fn skip_introduction(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let mut start = behind_dateline(scene, &range);
    for _ in 0..MOST_INSERTIONS {
        if start + 1 >= range.end {
            break;
        }
        let loose = Class::CONJUNCTION | Class::ADVERB;
        let alone =
            scene.has(start, loose) && !scene.has(start, Class::DETERMINER | Class::QUANTIFIER | Class::PREPOSITION);
        if alone || scene.is_time(start) && scene.joined(start) {
            start += 1;
            continue;
        }
        match introduction_end(scene, start, range.end, start > range.start) {
            Some(end) => start = end,
            None => break,
        }
    }
    start
}

/// Behind the place and the source that open a report: `OSLO (Agency) -`.
fn behind_dateline(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    if !(scene.is_upper(range.start) && scene.length(range.start) > 2) {
        return range.start;
    }
    let mut head = range.start..range.end.min(range.start + LONGEST_DATELINE);
    let dash = head.find(|&at| scene.gap(at).has(Gap::DASH) || scene.gap(at).has(Gap::HYPHEN) && !scene.joined(at));
    dash.map_or(range.start, |dash| dash + 1)
}

/// The end of the introductory words at `start`, up to their comma.
fn introduction_end(scene: &Scene<'_>, start: usize, end: usize, behind_another: bool) -> Option<usize> {
    let limit = end.min(start + LONGEST_INSERTION);
    let ahead = scene.marks.ahead(start);
    let comma = start + ahead.get(Mark::Comma).trailing_zeros() as usize;
    if comma >= limit || comma + 1 >= end {
        return None;
    }
    let next = comma + 1;
    let introduces = Class::PREPOSITION | Class::SUBORDINATOR | Class::WEEKDAY;
    let adverbial = scene.ends_with_ly(start) && comma == start;
    // `Reached by phone,`; `Hours later,`.
    let participle = scene.is_participle(start) && scene.has(start + 1, Class::PREPOSITION);
    let later = comma > start && comma < start + 4 && scene.is_adverb(comma);
    let spoken = start + (ahead.get(Mark::Found).trailing_zeros() as usize) < next;
    if scene.has(start, introduces)
        || scene.is_gerund(start)
        || scene.is_time(start)
        || adverbial
        || participle
        || later && !spoken
        || scene.is(start, word!("asked"))
    {
        return Some(next);
    }
    // `Salem, Oregon,` goes on after the first comma; `Hours later, Smith` has a short piece without a subject.
    let place = behind_another && (start..next).all(|at| scene.is_name_like(at)) && scene.names_place(start);
    let short = comma < start + 4
        && !scene.is_name_like(start)
        && !scene.is_pronoun(start)
        && (scene.is_name_like(next) || scene.is_pronoun(next));
    (place || short).then_some(next)
}

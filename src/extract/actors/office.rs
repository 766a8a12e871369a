//! Titles that stand with a name: `Norwegian Prime Minister X`, `X, a former judge of the High Court`.

use super::name::{Name, Source};
use super::reader::{CLOSED, Reader};
use crate::lexicon::triggers::{Forms, Known};
use crate::lexicon::{Class, TitleUse};
use crate::text::{Gap, words};

/// Most other words between an owner and its title: `France's new special envoy`.
const MOST_ADJECTIVES: u32 = 3;
/// How many words after a comma an apposition may take to reach its title.
const APPOSITION_REACH: u32 = 7;
/// How many words may stand between a title and what it belongs to: `professor of strategic studies at the`.
const TAIL_REACH: u32 = 6;

/// A title with what it is of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Office {
    /// Where the words begin that belong to it: its owner, its adjectives, itself.
    pub(super) start: u32,
    /// Where it ends, with `of ...`.
    pub(super) end: u32,
    /// The name of the title itself; `None` where only an owner stands before the name (`Norway's X`).
    pub(super) title: Option<usize>,
    /// The name of the state or body it belongs to.
    pub(super) owner: Option<usize>,
    /// The place that is named behind the owner: `of the university in Utrecht`.
    pub(super) place: Option<usize>,
    pub(super) former: bool,
}

/// The titles and the owner that stand directly before the name at `index`.
pub(super) fn before(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<Office> {
    let mut title = None;
    let mut start = names[index].first;
    let mut at = index;
    while let Some(previous) =
        at.checked_sub(1).filter(|&previous| is_title(&names[previous]) && touches(reader, &names[previous], start))
    {
        let honorific = is_honorific(&names[previous]);
        if title.is_none_or(|title| is_honorific(&names[title])) || !honorific && at - 1 == index {
            title = Some(previous);
        }
        start = names[previous].first;
        at = previous;
    }
    if let Some(portfolio) =
        at.checked_sub(1).filter(|&before| title.is_some() && is_portfolio(reader, &names[before], start))
    {
        start = names[portfolio].first;
        at = portfolio;
    }
    let mut office = Office { start, end: names[index].first, title, owner: None, place: None, former: false };
    lead(reader, names, at, &mut office);
    (office.title.is_some() || office.owner.is_some()).then_some(office)
}

/// Reads the adjectives and the owner before `office.start`; `at` is the first name that belongs to the office.
pub(super) fn lead(reader: &Reader<'_, '_>, names: &[Name], at: usize, office: &mut Office) {
    let previous = at.checked_sub(1);
    let floor = previous.map_or(0, |previous| names[previous].end);
    let mut word = office.start;
    let mut adjectives = 0;
    while word > floor && adjectives < MOST_ADJECTIVES {
        let before = word - 1;
        let gap = reader.gap_before(word);
        if !gap.only(Gap::SPACE | Gap::HYPHEN) || gap.is_empty() || reader.is_s(before) {
            break;
        }
        if reader.class(before).has(Class::FORMER) {
            office.former = true;
            office.start = before;
        } else if !reader.is_lower(before)
            || reader.class(before).any(CLOSED | Class::ADVERB)
            || reader.get(before).is_some_and(|word| word.shape.has_digit())
        {
            break;
        }
        word = before;
        adjectives += 1;
    }
    let Some(owner) = previous.filter(|&previous| may_own(&names[previous])) else { return };
    let possessive = reader.is_s(word.wrapping_sub(1)) && names[owner].end + 1 == word
        || names[owner].end == word && reader.is_possessive(word);
    let adjacent = names[owner].end == word && reader.gap_before(word).is_space();
    let described = matches!(names[owner].source, Source::Nationality(_))
        || (is_adjective(&names[owner]) && !(word..office.start).any(|word| may_be_verb(reader, word)));
    let direct = office.title.is_some() && adjacent && (word == office.start || described);
    if possessive || direct {
        office.owner = Some(owner);
        office.start = names[owner].first;
        let before = office.start.wrapping_sub(1);
        if reader.gap_before(office.start).only(Gap::SPACE | Gap::HYPHEN) && reader.class(before).has(Class::FORMER) {
            office.former = true;
            office.start = before;
        }
    }
}

/// The title after a comma that says what the name before it is: `, the mayor of Y,`.
pub(super) fn after(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Option<Office> {
    let end = names[index].end;
    if !reader.gap_after(end).has(Gap::COMMA) || reader.gap_after(end).has(Gap::PARAGRAPH | Gap::QUOTE) {
        return None;
    }
    let sentence = reader.sentence_from(names[index].sentence, end);
    let mut owner = None;
    for at in index + 1..names.len().min(index + 4) {
        let name = &names[at];
        if name.first > end + APPOSITION_REACH || name.sentence != sentence {
            return None;
        }
        let from = names[at - 1].end.max(end);
        if !(from..name.first).all(|word| may_describe(reader, word, word == end)) {
            return None;
        }
        if is_title(name) {
            let capital = reader.is_capitalised(name.first);
            let mut office =
                Office { start: name.first, end: name.end, title: Some(at), owner, place: None, former: false };
            if capital && names.get(at + 1).is_some_and(|next| next.first == name.end && next.joined) {
                return None;
            }
            office.former = (from..name.first).any(|word| reader.class(word).has(Class::FORMER));
            tail(reader, names, &mut office);
            return Some(office);
        }
        if !may_own(name) {
            return None;
        }
        owner = Some(at);
    }
    None
}

/// Reads `of Y`, `for the Y`, `at Y` behind a title.
pub(super) fn tail(reader: &Reader<'_, '_>, names: &[Name], office: &mut Office) {
    let Some(title) = office.title else { return };
    let Some(next) = names.get(title + 1) else { return };
    let end = office.end;
    let reach = 1..=TAIL_REACH;
    let possible = may_own(next) || is_title(next) && is_body(next);
    if !possible || !reach.contains(&next.first.wrapping_sub(end)) || !is_link(reader, end) {
        return;
    }
    let spaces = (end..=next.first).all(|word| reader.gap_before(word).is_space());
    let inner = (end + 1..next.first).all(|word| may_describe(reader, word, true) || is_link(reader, word));
    if !spaces || !inner {
        return;
    }
    if office.owner.is_none() {
        office.owner = Some(title + 1);
    }
    office.end = next.end;
    if let Some(place) = names.get(title + 2).filter(|place| place.first == next.end + 1 && is_adjective(place)) {
        let linked =
            is_link(reader, next.end) && (next.end..=place.first).all(|word| reader.gap_before(word).is_space());
        if linked {
            office.place = Some(title + 2);
            office.end = place.end;
        }
    }
}

/// Whether a word leads from a title to what it belongs to.
fn is_link(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.is_any(word, &words!["of", "for", "at", "in", "from", "with", "to"])
}

/// Whether a word may stand between a comma and a title, or between `of` and an owner.
fn may_describe(reader: &Reader<'_, '_>, word: u32, first: bool) -> bool {
    let class = reader.class(word);
    if reader.is_s(word) || class.has(Class::DETERMINER) {
        return true;
    }
    reader.is_lower(word)
        && (first || reader.gap_before(word).only(Gap::SPACE | Gap::HYPHEN))
        && !class.any(CLOSED.or(Class::SUBJECT_PRONOUN))
}

/// Whether an unknown capitalised word is part of the title behind it: `Fisheries Minister`.
fn is_portfolio(reader: &Reader<'_, '_>, name: &Name, title: u32) -> bool {
    name.source == Source::Unknown
        && name.end == title
        && reader.is_capitalised(title)
        && reader.gap_before(title).is_space()
}

pub(super) fn is_title(name: &Name) -> bool {
    matches!(name.source, Source::Title(..))
}

fn is_honorific(name: &Name) -> bool {
    matches!(name.source, Source::Title(_, uses, _) if uses.has(TitleUse::HONORIFIC))
}

fn is_body(name: &Name) -> bool {
    matches!(name.source, Source::Title(_, uses, _) if uses.has(TitleUse::BODY))
}

/// Whether a title may belong to what the name stands for.
fn may_own(name: &Name) -> bool {
    !matches!(name.source, Source::Title(..) | Source::Thing)
}

fn is_adjective(name: &Name) -> bool {
    matches!(name.source, Source::Nationality(_) | Source::State(_) | Source::Place(..))
}

/// Whether the word may be the verb of "Peru deployed troops": a past or third person of a verb of events, or a word in `-ed`.
fn may_be_verb(reader: &Reader<'_, '_>, word: u32) -> bool {
    let finite = |known: &Known| known.verb_forms().any(Forms::PAST.or(Forms::THIRD));
    reader.doc.known().get(word as usize).is_some_and(finite) || reader.doc.word(word as usize).ends_with("ed")
}

/// Whether the title ends where the name begins, with a space or the stop of an abbreviation between.
fn touches(reader: &Reader<'_, '_>, title: &Name, start: u32) -> bool {
    let gap = reader.gap_before(start);
    title.end == start && gap.only(Gap::SPACE | Gap::STOP | Gap::NEWLINE) && gap.has(Gap::SPACE | Gap::NEWLINE)
}

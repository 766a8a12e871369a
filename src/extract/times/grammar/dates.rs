//! Dates with a month or a weekday: `Thursday, April 24, 2025`, `3 Feb. 2024`, `2025-04-24`, `in March`.

use super::{DASHES, Read};
use crate::extract::times::expression::Core;
use crate::extract::times::reader::Reader;
use crate::lexicon::calendar::{Determiner, Preposition, TimeWord};
use crate::text::Gap;

/// A weekday, with the date that may follow it.
pub(super) fn weekday(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let next = at + 1;
    let dated = follows_in_date(reader, next);
    let date = dated.then(|| month(reader, next).or_else(|| by_number(reader, next))).flatten();
    if let Some((Core::Date { .. }, _)) = date {
        return date;
    }
    weekday_name(reader, at).map(|day| (Core::Weekday { day, which: None }, next))
}

/// The weekday at `at`, unless it is part of a name.
pub(super) fn weekday_name(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let in_name = matches!(reader.previous(at), Some(TimeWord::NameBefore)) && reader.is_capitalised(at - 1)
        || matches!(reader.next(at + 1), Some(TimeWord::NameAfter)) && reader.is_capitalised(at + 1);
    match reader.meaning(at)? {
        TimeWord::Weekday(day) if !in_name => Some(day),
        TimeWord::WeekdayShort(day) if short_form(reader, at) => Some(day),
        _ => None,
    }
}

/// Whether a short form is written as one: capital, full stop, and the sentence goes on or a preposition stands before it.
fn short_form(reader: &Reader<'_>, at: usize) -> bool {
    let led = matches!(reader.previous(at), Some(TimeWord::Preposition(_) | TimeWord::Which(_) | TimeWord::Edge(_)));
    reader.is_capitalised(at) && led && reader.after(at).has(Gap::STOP)
}

/// A date that begins with the month: `April 24, 2025`, `Feb. 3`, `March 2024`, `March`.
pub(super) fn month(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let meaning = reader.meaning(at)?;
    let month = number_of(meaning).filter(|_| is_written_as_month(reader, at, meaning))?;
    let next = at + 1;
    let follows = follows_in_date(reader, next) && !reader.before(next).has(Gap::COMMA);
    if let Some(day) = day_number(reader, next).filter(|_| follows) {
        let (year, end) = year_after(reader, next + 1).map_or((None, next + 1), |(year, end)| (Some(year), end));
        return exists(year, month, day).then_some((Core::Date { year, month, day }, end));
    }
    let of = usize::from(matches!(reader.next(next), Some(TimeWord::Preposition(Preposition::Of))));
    if let Some((year, end)) = year_after(reader, next + of) {
        return Some((Core::Month { year: Some(year), month, which: None }, end));
    }
    stands_alone(reader, at, meaning).then_some((Core::Month { year: None, month, which: None }, next))
}

/// The month that a word names.
pub(super) fn number_of(meaning: TimeWord) -> Option<u8> {
    match meaning {
        TimeWord::Month(month) | TimeWord::MonthVerb(month) | TimeWord::MonthShort(month) => Some(month),
        _ => None,
    }
}

/// Whether case allows a month: `may` and `jan` need their capital.
pub(super) fn is_written_as_month(reader: &Reader<'_>, at: usize, meaning: TimeWord) -> bool {
    matches!(meaning, TimeWord::Month(_)) || reader.is_capitalised(at)
}

/// Whether a month without a number is meant as one: the words around it must not make it a name or a verb.
fn stands_alone(reader: &Reader<'_>, at: usize, meaning: TimeWord) -> bool {
    let before = reader.previous(at);
    let led = match before {
        Some(TimeWord::Preposition(preposition)) => {
            !matches!(preposition, Preposition::And | Preposition::At | Preposition::For)
        }
        Some(TimeWord::Which(_) | TimeWord::Edge(_) | TimeWord::EdgeOf(_)) => true,
        _ => false,
    };
    let the = matches!(before, Some(TimeWord::Determiner(Determiner::The | Determiner::Its)));
    let next_name = reader.joined(at + 1) && reader.is_capitalised(at + 1) && reader.meaning(at + 1).is_none();
    let next_plain = reader.joined(at + 1) && !reader.is_capitalised(at + 1) && reader.meaning(at + 1).is_none();
    let before_name = before.is_none() && reader.joined(at) && reader.is_capitalised(at.saturating_sub(1));
    match meaning {
        TimeWord::Month(_) => led || the || !next_name && !before_name,
        TimeWord::MonthVerb(_) => led && !next_name || the && next_plain,
        _ => led && reader.after(at).has(Gap::STOP),
    }
}

/// A date that begins with a number: `24 April 2025`, `the 3rd of March`, `2025-04-24`, `24/04/2025`.
pub(super) fn by_number(reader: &Reader<'_>, at: usize) -> Read<Core> {
    iso(reader, at).or_else(|| slashes(reader, at)).or_else(|| day_month(reader, at))
}

fn day_month(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let (month_at, meaning) = match reader.next(at + 1)? {
        TimeWord::Preposition(Preposition::Of) => (at + 2, reader.next(at + 2)?),
        meaning => (at + 1, meaning),
    };
    let month = number_of(meaning).filter(|_| is_written_as_month(reader, month_at, meaning))?;
    let day = plain_day(reader, at).filter(|_| !reader.before(at).has(Gap::OTHER))?;
    let next = month_at + 1;
    let year = year_after(reader, next);
    let (year, end) = year.map_or((None, next), |(year, end)| (Some(year), end));
    exists(year, month, day).then_some((Core::Date { year, month, day }, end))
}

/// `2025-04-24`.
fn iso(reader: &Reader<'_>, at: usize) -> Read<Core> {
    if !reader.before(at + 1).only(Gap::HYPHEN) || !reader.before(at + 2).only(Gap::HYPHEN) {
        return None;
    }
    let two = |at: usize| reader.digits(at, 2).filter(|_| reader.word(at).is_some_and(|word| word.span.len() == 2));
    let (year, month, day) = (reader.year(at)?, two(at + 1)? as u8, two(at + 2)? as u8);
    exists(Some(year), month, day).then_some((Core::Date { year: Some(year), month, day }, at + 3))
}

/// `24/04/2025`, `04/24/2025`, `24.04.2025`: only one of the two orders may make sense.
fn slashes(reader: &Reader<'_>, at: usize) -> Read<Core> {
    if !reader.before(at + 1).has(Gap::OTHER | Gap::STOP) {
        return None;
    }
    let (one, other) = (reader.digits(at, 2)? as u8, reader.digits(at + 1, 2)? as u8);
    let year = reader.digits(at + 2, 4).filter(|year| (1000..=2100).contains(year))? as i32;
    let between =
        |at: usize| reader.text.get(reader.word(at)?.span.end() as usize..reader.word(at + 1)?.span.start() as usize);
    let (first, second) = (between(at)?, between(at + 1)?);
    if first != second || !matches!(first, "/" | ".") {
        return None;
    }
    let (day_first, month_first) = (exists(Some(year), other, one), exists(Some(year), one, other));
    let core = match (day_first, month_first) {
        (true, true) if one != other => Core::Ambiguous { year },
        (true, _) => Core::Date { year: Some(year), month: other, day: one },
        (false, true) => Core::Date { year: Some(year), month: one, day: other },
        (false, false) => return None,
    };
    Some((core, at + 3))
}

/// The end of a range within the month of `from`: March 3 to `5`.
pub(super) fn same_month(reader: &Reader<'_>, from: Core, at: usize) -> Read<Core> {
    let Core::Date { year, month, day: first } = from else { return None };
    let day = day_number(reader, at).filter(|&day| day > first)?;
    let (year, end) = year_after(reader, at + 1).map_or((year, at + 1), |(year, end)| (Some(year), end));
    exists(year, month, day).then_some((Core::Date { year, month, day }, end))
}

/// `3 to 5 March`: the first day of a range whose month comes later; `next` is what the word behind `at` means.
pub(super) fn range_before_month(
    reader: &Reader<'_>,
    at: usize,
    next: Option<TimeWord>,
) -> Option<(Core, Core, usize)> {
    let gap = reader.before(at + 1);
    let next = match next {
        Some(TimeWord::Preposition(Preposition::To | Preposition::Through | Preposition::And)) => at + 2,
        _ if gap.has(DASHES) && gap.only(DASHES) => at + 1,
        _ => return None,
    };
    let first = plain_day(reader, at)?;
    match day_month(reader, next)? {
        (until @ Core::Date { year, month, day }, end) if first < day && exists(year, month, first) => {
            Some((Core::Date { year, month, day: first }, until, end))
        }
        _ => None,
    }
}

/// A day of the month after its month: no count, no hour, no decimal, no share.
fn day_number(reader: &Reader<'_>, at: usize) -> Option<u8> {
    let day = plain_day(reader, at)?;
    let gap = reader.after(at);
    let glued = gap.has(Gap::COLON | Gap::OTHER) && !gap.has(Gap::SPACE | Gap::NEWLINE | Gap::PARAGRAPH | Gap::CLOSE);
    let decimal = gap.only(Gap::STOP) && reader.digits(at + 1, 9).is_some();
    let of_something = matches!(reader.next(at + 1), Some(TimeWord::Unit(_) | TimeWord::Meridiem(_)));
    let counts = reader.counts_people(at + 1);
    (!glued && !decimal && !of_something && !counts).then_some(day)
}

/// Digits or an ordinal from 1 to 31.
fn plain_day(reader: &Reader<'_>, at: usize) -> Option<u8> {
    match reader.digits(at, 2) {
        Some(day) => (1..=31).contains(&day).then_some(day as u8),
        None => reader.ordinal(at),
    }
}

/// A year after a month or a day, with or without a comma.
fn year_after(reader: &Reader<'_>, at: usize) -> Read<i32> {
    let year = follows_in_date(reader, at).then(|| reader.year(at)).flatten();
    year.filter(|_| !reader.counts_people(at + 1)).map(|year| (year, at + 1))
}

/// Whether the word at `at` may go on with a date: after white space, a comma, or the full stop of a short form.
fn follows_in_date(reader: &Reader<'_>, at: usize) -> bool {
    let short = || match at.checked_sub(1).and_then(|before| reader.meaning(before)) {
        Some(TimeWord::MonthShort(_) | TimeWord::WeekdayShort(_)) => reader.joined_by_stop(at),
        _ => false,
    };
    reader.joined_by_comma(at) || short()
}

/// Whether the calendar has such a day; without a year February may have 29.
fn exists(year: Option<i32>, month: u8, day: u8) -> bool {
    chrono::NaiveDate::from_ymd_opt(year.unwrap_or(2000), month.into(), day.into()).is_some()
}

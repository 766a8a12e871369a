//! Times counted from now or from a time before: `last week`, `the previous July`, `the same day`, `the past three weeks`.

use super::{Read, dates, lengths};
use crate::Granularity;
use crate::extract::times::expression::Core;
use crate::extract::times::period::Scale;
use crate::extract::times::reader::Reader;
use crate::lexicon::calendar::{DayPart, Preposition, TimeWord, Unit, Which};
use crate::text::Gap;

/// What follows `last`, `next`, `this` and the like.
pub(super) fn which(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let Some(TimeWord::Which(first)) = reader.meaning(at) else { return None };
    let (which, next) = match reader.next(at + 1) {
        Some(TimeWord::Which(second)) if first == Which::This => (second, at + 2),
        _ => (first, at + 1),
    };
    let meaning = match reader.joined(next) {
        true => reader.meaning(next),
        false => return None,
    };
    let end = next + 1;
    match meaning {
        Some(TimeWord::Unit(unit)) => one_unit(reader, which, unit, next),
        Some(TimeWord::Part(part)) => Some((Core::Unit { scale: Scale::Part(part), which }, end)),
        Some(TimeWord::Season(number)) => {
            Some((Core::Quarter { scale: Scale::Season, year: None, number, which: Some(which) }, end))
        }
        Some(TimeWord::Weekday(_)) => {
            dates::weekday_name(reader, next).map(|day| (Core::Weekday { day, which: Some(which) }, end))
        }
        Some(meaning @ (TimeWord::Month(_) | TimeWord::MonthVerb(_) | TimeWord::MonthShort(_))) => {
            let month = dates::number_of(meaning).filter(|_| dates::is_written_as_month(reader, next, meaning))?;
            let named = which == Which::Same && matches!(meaning, TimeWord::MonthVerb(_));
            (!named).then_some((Core::Month { year: None, month, which: Some(which) }, end))
        }
        Some(TimeWord::Few) | None => stretch(reader, which, next),
        _ => None,
    }
}

/// `the last three weeks`, `the past few days`.
fn stretch(reader: &Reader<'_>, which: Which, at: usize) -> Read<Core> {
    let (length, end) = lengths::bare_length(reader, at)?;
    match (which, length.amount) {
        (Which::This | Which::Same | Which::Following, _) => None,
        (Which::Recent, _) => Some((Core::Vague(Granularity::Past), end)),
        _ => Some((Core::Stretch { length, which }, end)),
    }
}

/// `last week`, `this year`, `recent weeks`.
fn one_unit(reader: &Reader<'_>, which: Which, unit: Unit, at: usize) -> Read<Core> {
    let end = at + 1;
    let (scale, _) = Scale::of(unit);
    if reader.letters(at).ends_with(['s', 'S']) {
        return match which {
            Which::Last | Which::Past | Which::Previous | Which::Recent => Some((Core::Vague(Granularity::Past), end)),
            Which::Next | Which::Coming => Some((Core::Vague(Granularity::Future), end)),
            _ => None,
        };
    }
    match (scale.is_clock(), which) {
        (true, Which::Past) | (false, _) => Some((Core::Unit { scale, which }, end)),
        _ => None,
    }
}

/// The night that `tonight` and `overnight` mean.
pub(super) fn night(offset: i8) -> Core {
    let which = if offset < 0 { Which::Last } else { Which::This };
    Core::Unit { scale: Scale::Part(DayPart::Night), which }
}

/// A season: with a year, or with a preposition before it. Spring and fall are verbs and nouns as well.
pub(super) fn season(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let Some(TimeWord::Season(number)) = reader.meaning(at) else { return None };
    let of = usize::from(matches!(reader.next(at + 1), Some(TimeWord::Preposition(Preposition::Of))));
    let core = |year| Core::Quarter { scale: Scale::Season, year, number, which: None };
    if let Some(year) = reader.joined(at + 1 + of).then(|| reader.year(at + 1 + of)).flatten() {
        return Some((core(Some(year)), at + 2 + of));
    }
    let the = usize::from(matches!(reader.previous(at), Some(TimeWord::Determiner(_))));
    let led = match reader.previous(at.saturating_sub(the)) {
        Some(TimeWord::Preposition(preposition)) => {
            matches!(
                preposition,
                Preposition::In | Preposition::By | Preposition::Since | Preposition::During | Preposition::Until
            )
        }
        Some(TimeWord::Edge(_)) => true,
        _ => false,
    };
    let of_something = of == 1;
    (led && !of_something).then_some((core(None), at + 1))
}

/// After `the`: `day before yesterday`, `day after tomorrow`, `weekend`, `day before`.
pub(super) fn the_day(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let Some(TimeWord::Unit(unit)) = reader.meaning(at) else { return None };
    let preposition = match reader.next(at + 1) {
        Some(TimeWord::Preposition(preposition @ (Preposition::Before | Preposition::After))) => Some(preposition),
        _ => None,
    };
    let (scale, _) = Scale::of(unit);
    match (unit, preposition, reader.next(at + 2)) {
        (Unit::Day, Some(Preposition::Before), Some(TimeWord::Day(-1))) => Some((Core::Day { offset: -2 }, at + 3)),
        (Unit::Day, Some(_), Some(TimeWord::Day(1))) => Some((Core::Day { offset: 2 }, at + 3)),
        (Unit::Weekend, _, _) if !reader.letters(at).ends_with('s') => Some((Core::Weekend, at + 1)),
        (_, Some(preposition), None) if !reader.joined(at + 2) && !reader.after(at + 1).has(Gap::HYPHEN) => {
            let which = if preposition == Preposition::Before { Which::Previous } else { Which::Following };
            (!scale.is_clock()).then_some((Core::Unit { scale, which }, at + 2))
        }
        _ => None,
    }
}

/// After `the end of` and the like: `the year`, `the month`, `this` left out.
pub(super) fn the_unit(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let the = matches!(reader.meaning(at), Some(TimeWord::Determiner(crate::lexicon::calendar::Determiner::The)));
    match reader.next(at + 1) {
        Some(TimeWord::Unit(
            unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Decade | Unit::Century),
        )) if the => Some((Core::Unit { scale: Scale::of(unit).0, which: Which::This }, at + 2)),
        _ => None,
    }
}

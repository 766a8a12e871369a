//! Lengths of time and distances: `three days`, `over a month ago`, `half an hour later`.

use super::Read;
use crate::extract::times::expression::{Core, Direction, Length};
use crate::extract::times::reader::Reader;
use crate::lexicon::calendar::{Determiner, Preposition, TimeWord, Unit};

/// A length, and the direction if words after it give one; `first` is what the word at `at` means.
pub(super) fn length(reader: &Reader<'_>, at: usize, first: Option<TimeWord>) -> Read<Core> {
    let (length, next) = bare_length(reader, after_about(reader, at, first)?)?;
    let follower = reader.next(next);
    let from_now = || matches!(reader.next(next + 1), Some(TimeWord::Now));
    let open = || reader.joined(next + 1);
    let direction = match follower {
        Some(TimeWord::Age) => return None,
        Some(TimeWord::Ago) => Some((Direction::Ago, next + 1)),
        Some(TimeWord::Hence) => Some((Direction::Hence, next + 1)),
        Some(TimeWord::Preposition(Preposition::From)) if from_now() => Some((Direction::Hence, next + 2)),
        Some(TimeWord::Comparative(crate::lexicon::calendar::Edge::Early)) => Some((Direction::Earlier, next + 1)),
        Some(TimeWord::Comparative(_)) => Some((Direction::Later, next + 1)),
        Some(TimeWord::Preposition(Preposition::Before | Preposition::After)) if open() => {
            Some((Direction::Unknown, next + 1))
        }
        Some(TimeWord::Preposition(Preposition::Before)) => Some((Direction::Earlier, next + 1)),
        Some(TimeWord::Preposition(Preposition::After)) => Some((Direction::Later, next + 1)),
        _ => None,
    };
    match direction {
        Some((direction, end)) => Some((Core::Distance { length, direction }, end)),
        None => (length.amount.is_some() && !is_fixed_phrase(follower)).then_some((Core::Duration(length), next)),
    }
}

/// A number and a unit; `few` numbers have no amount.
pub(super) fn bare_length(reader: &Reader<'_>, at: usize) -> Read<Length> {
    let first = reader.meaning(at);
    if first == Some(TimeWord::Half) {
        return half(reader, at);
    }
    let (amount, next) = amount(reader, at, first)?;
    let unit = unit(reader, next, amount)?;
    Some((Length { amount, unit }, next + 1))
}

/// The word after `over`, `about`, `more than`; `at` itself without them.
fn after_about(reader: &Reader<'_>, at: usize, first: Option<TimeWord>) -> Option<usize> {
    match first {
        Some(TimeWord::About) => reader.joined(at + 1).then_some(at + 1),
        Some(TimeWord::AboutThan) => matches!(reader.next(at + 1), Some(TimeWord::Than)).then_some(at + 2),
        _ => Some(at),
    }
}

/// `three`, `a`, `a few`, `several`.
fn amount(reader: &Reader<'_>, at: usize, first: Option<TimeWord>) -> Read<Option<u32>> {
    match first {
        Some(TimeWord::Few) => {
            let of = usize::from(matches!(reader.next(at + 1), Some(TimeWord::Preposition(Preposition::Of))));
            Some((None, at + 1 + of))
        }
        Some(TimeWord::Determiner(Determiner::A)) => match reader.next(at + 1) {
            few @ Some(TimeWord::Few) => amount(reader, at + 1, few),
            _ => Some((Some(1), at + 1)),
        },
        _ => reader.number(at).map(|(number, next)| (Some(number), next)),
    }
}

/// The unit after an amount; ordinals, fractions and weekends counted one by one are none.
fn unit(reader: &Reader<'_>, at: usize, amount: Option<u32>) -> Option<Unit> {
    let Some(TimeWord::Unit(unit)) = reader.next(at) else { return None };
    let plural = reader.letters(at).ends_with(['s', 'S']);
    let single = amount == Some(1);
    match unit {
        Unit::Second | Unit::Quarter if !plural => None,
        _ if single && plural => None,
        _ => Some(unit),
    }
}

/// `half an hour`, `half a century`, `half-hour`.
fn half(reader: &Reader<'_>, at: usize) -> Read<Length> {
    let a = usize::from(matches!(reader.next(at + 1), Some(TimeWord::Determiner(Determiner::A))));
    let Some(TimeWord::Unit(unit)) = reader.next(at + 1 + a) else { return None };
    let (amount, unit) = match unit {
        Unit::Minute => (30, Unit::Second),
        Unit::Hour => (30, Unit::Minute),
        Unit::Day => (12, Unit::Hour),
        Unit::Year => (6, Unit::Month),
        Unit::Decade => (5, Unit::Year),
        Unit::Century => (50, Unit::Year),
        _ => return None,
    };
    Some((Length { amount: Some(amount), unit }, at + 2 + a))
}

/// Whether the word after a length makes it something else: a `year-round` service, a 10-`second` rule stays one.
fn is_fixed_phrase(follower: Option<TimeWord>) -> bool {
    matches!(follower, Some(TimeWord::Preposition(Preposition::By)))
}

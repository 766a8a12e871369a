//! The grammar of time: finite rules over words, each looking at a fixed number of words after the first.
//!
//! A rule takes the index of a word and gives what it read and the index of the word after it.

mod clock;
mod dates;
mod lengths;
mod relative;
mod years;

use super::expression::{Core, Expression};
use super::reader::Reader;
use crate::lexicon::Look;
use crate::lexicon::calendar::{DayPart, Determiner, Edge, Preposition, TimeWord, Unit};
use crate::text::Gap;

/// What a rule read, and the index of the word after it.
type Read<T> = Option<(T, usize)>;

/// An expression and its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) expression: Expression,
}

/// What the first word of an expression is, looked up once for all rules.
#[derive(Clone, Copy)]
struct First {
    at: usize,
    meaning: Option<TimeWord>,
    /// What the word behind means, if it is joined to it.
    next: Option<TimeWord>,
    has_digit: bool,
}

impl First {
    fn of(reader: &Reader<'_>, at: usize) -> Self {
        let has_digit = reader.look(at).any(Look::DIGIT);
        Self { at, meaning: reader.meaning(at), next: reader.next(at + 1), has_digit }
    }

    /// Whether it may be the day of a month.
    fn may_be_day(self) -> bool {
        self.has_digit || matches!(self.meaning, Some(TimeWord::Ordinal(_) | TimeWord::Unit(Unit::Second)))
    }

    /// Whether it may be an hour.
    fn may_be_hour(self) -> bool {
        self.has_digit || matches!(self.meaning, Some(TimeWord::Clock(_)))
    }
}

/// The time expression that begins with the word at `at`, if one does.
pub(super) fn expression(reader: &Reader<'_>, at: usize) -> Option<Found> {
    let first = First::of(reader, at);
    let clock = if first.may_be_hour() { clock_first(reader, at) } else { None };
    let (expression, end) = clock.or_else(|| period_first(reader, first))?;
    Some(Found { first: at, end, expression })
}

/// `10 a.m. on Thursday`, `noon`.
fn clock_first(reader: &Reader<'_>, at: usize) -> Read<Expression> {
    let (clock, next) = clock::clock(reader, at)?;
    let follows = reader.joined_by_comma(next) || reader.joined_by_stop(next);
    let on = matches!(reader.meaning(next), Some(TimeWord::Preposition(Preposition::On | Preposition::Of)));
    let day_at = next + usize::from(follows && on);
    let day = (follows && (!on || reader.joined(day_at)))
        .then(|| core(reader, day_at))
        .flatten()
        .filter(|(core, _)| is_day(core));
    let (core, end) = match day {
        Some(read) => read,
        None => (Core::Clock, clock::alone(reader, at, next)?),
    };
    Some((Expression { clock: Some(clock), ..core.into() }, end))
}

/// `late on Tuesday night at 10`, `from March 3 to 5`, `the end of last year`.
fn period_first(reader: &Reader<'_>, first: First) -> Read<Expression> {
    let at = first.at;
    let range = if first.may_be_day() { dates::range_before_month(reader, at, first.next) } else { None };
    if let Some((from, until, end)) = range {
        return Some((Expression { until: Some(until), ..from.into() }, end));
    }
    let prefix = prefix(reader, first);
    let Prefix { edge, part, next } = prefix.unwrap_or(Prefix { edge: None, part: None, next: at });
    let (core, next) = match next == at {
        true => core_of(reader, first)?,
        false => core(reader, next).or_else(|| relative::the_unit(reader, next))?,
    };
    let mut expression = Expression { edge, part, ..core.into() };
    let mut next = next;
    if is_day(&core) {
        (expression.part, next) = day_part(reader, next).map_or((part, next), |(part, next)| (Some(part), next));
        (expression.clock, next) =
            clock::after_day(reader, next).map_or((None, next), |(clock, next)| (Some(clock), next));
    }
    if let Some((until, end)) = until(reader, at, core, next) {
        (expression.core, expression.until, next) = (with_year_of(core, until), Some(until), end);
    }
    Some((expression, next))
}

/// Words before the period that name a part of it.
struct Prefix {
    edge: Option<Edge>,
    part: Option<DayPart>,
    next: usize,
}

/// `early`, `late in`, `the end of`, `earlier`, `the night of`.
fn prefix(reader: &Reader<'_>, first: First) -> Option<Prefix> {
    let the = first.meaning == Some(TimeWord::Determiner(Determiner::The));
    let (head, next) = if the { (first.next?, first.at + 2) } else { (first.meaning?, first.at + 1) };
    if !matches!(head, TimeWord::Edge(_) | TimeWord::EdgeOf(_) | TimeWord::Comparative(_) | TimeWord::Part(_)) {
        return None;
    }
    let follower = if the { reader.next(next) } else { first.next };
    let preposition = match follower {
        Some(TimeWord::Preposition(preposition)) => Some(preposition),
        _ => None,
    };
    let (edge, part, next) = match (head, preposition) {
        (TimeWord::Edge(edge), Some(Preposition::On | Preposition::In)) => (Some(edge), None, next + 1),
        (TimeWord::Edge(edge), None) => (Some(edge), None, next),
        (TimeWord::Comparative(edge), Some(Preposition::On | Preposition::In)) => (Some(edge), None, next + 1),
        (TimeWord::Comparative(edge), None) => (Some(edge), None, next),
        (TimeWord::EdgeOf(edge), Some(Preposition::Of)) => (Some(edge), None, next + 1),
        (TimeWord::Part(part), Some(Preposition::Of)) => (None, Some(part), next + 1),
        _ => return None,
    };
    reader.joined(next).then_some(Prefix { edge, part, next })
}

/// A period, without words around it.
fn core(reader: &Reader<'_>, at: usize) -> Read<Core> {
    core_of(reader, First::of(reader, at))
}

/// A period that begins with the word `first`.
fn core_of(reader: &Reader<'_>, first: First) -> Read<Core> {
    let at = first.at;
    let Some(meaning) = first.meaning else {
        let digits = if first.has_digit { in_digits(reader, at) } else { None };
        return digits.or_else(|| lengths::length(reader, at, None));
    };
    match meaning {
        TimeWord::Weekday(_) | TimeWord::WeekdayShort(_) => dates::weekday(reader, at),
        TimeWord::Month(_) | TimeWord::MonthVerb(_) | TimeWord::MonthShort(_) => dates::month(reader, at),
        TimeWord::Day(offset) => Some((Core::Day { offset: offset.into() }, at + 1)),
        TimeWord::Night(offset) => Some((relative::night(offset), at + 1)),
        TimeWord::Which(_) => relative::which(reader, at),
        TimeWord::Season(_) => relative::season(reader, at),
        TimeWord::Ordinal(_) => dates::by_number(reader, at).or_else(|| years::by_ordinal(reader, at)),
        TimeWord::Determiner(Determiner::The) => the(reader, at + 1, first.next),
        TimeWord::Determiner(Determiner::A)
        | TimeWord::About
        | TimeWord::AboutThan
        | TimeWord::Few
        | TimeWord::Half => lengths::length(reader, at, Some(meaning)),
        _ => None,
    }
}

/// A period that begins with digits: a date, a year, a decade, an ordinal.
fn in_digits(reader: &Reader<'_>, at: usize) -> Read<Core> {
    dates::by_number(reader, at).or_else(|| years::by_digits(reader, at))
}

/// What may follow `the`, at `next`: `the last week`, `the 1990s`, `the third quarter`, `the day before yesterday`, `the weekend`.
fn the(reader: &Reader<'_>, next: usize, meaning: Option<TimeWord>) -> Read<Core> {
    match meaning {
        Some(TimeWord::Which(_)) => relative::which(reader, next),
        Some(TimeWord::Season(_)) => relative::season(reader, next),
        Some(TimeWord::Decade(decade)) => Some((years::decade_word(decade), next + 1)),
        Some(TimeWord::Unit(_)) => years::by_ordinal(reader, next).or_else(|| relative::the_day(reader, next)),
        Some(TimeWord::Ordinal(_)) => dates::by_number(reader, next).or_else(|| years::by_ordinal(reader, next)),
        None if reader.joined(next) => {
            let date = dates::by_number(reader, next).or_else(|| years::by_ordinal(reader, next));
            date.or_else(|| years::decade(reader, next))
        }
        _ => None,
    }
}

/// Whether the words name one day.
fn is_day(core: &Core) -> bool {
    use super::period::Scale;
    matches!(
        core,
        Core::Weekday { .. }
            | Core::Date { .. }
            | Core::Day { .. }
            | Core::Unit { scale: Scale::Day | Scale::Part(_), .. }
    )
}

/// The part of a day, after it: Tuesday `night`, yesterday `at dawn`.
fn day_part(reader: &Reader<'_>, at: usize) -> Read<DayPart> {
    let at = match reader.next(at) {
        Some(TimeWord::Preposition(Preposition::At)) => at + 1,
        _ => at,
    };
    match reader.next(at)? {
        TimeWord::Part(part) => Some((part, at + 1)),
        _ => None,
    }
}

/// Gaps between the ends of a range.
const DASHES: Gap = Gap::HYPHEN.or(Gap::DASH);

/// The other end of a range that begins with `from`.
fn until(reader: &Reader<'_>, first: usize, from: Core, at: usize) -> Read<Core> {
    let gap = reader.before(at);
    let dash = gap.has(DASHES) && gap.only(DASHES);
    let between = || matches!(reader.previous(first), Some(TimeWord::Preposition(Preposition::Between)));
    let at = match reader.next(at) {
        Some(TimeWord::Preposition(Preposition::To | Preposition::Through | Preposition::Until)) => at + 1,
        Some(TimeWord::Preposition(Preposition::And)) if between() => at + 1,
        _ if dash => at,
        _ => return None,
    };
    if !dash && !reader.joined(at) {
        return None;
    }
    let whole = || core(reader, at).filter(|(until, _)| are_ends(&from, until));
    whole().or_else(|| years::same_scale(reader, from, at)).or_else(|| dates::same_month(reader, from, at))
}

/// March 3-5, `2024`: the year at the end of a range is that of its beginning too.
fn with_year_of(from: Core, until: Core) -> Core {
    match (from, until) {
        (Core::Date { year: None, month, day }, Core::Date { year, month: last, .. }) if month <= last => {
            Core::Date { year, month, day }
        }
        (Core::Month { year: None, month, which }, Core::Month { year, month: last, .. }) if month <= last => {
            Core::Month { year, month, which }
        }
        _ => from,
    }
}

/// Whether two periods can be the ends of one range.
fn are_ends(from: &Core, until: &Core) -> bool {
    let dated = |core: &Core| {
        matches!(core, Core::Date { .. } | Core::Month { .. } | Core::Period { .. } | Core::Quarter { .. })
    };
    let days = |core: &Core| matches!(core, Core::Weekday { .. } | Core::Day { .. } | Core::Date { .. });
    dated(from) && dated(until) || days(from) && days(until)
}

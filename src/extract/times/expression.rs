//! [`Expression`]: what words of time say, before anything is counted from a calendar.

use super::period::Scale;
use crate::Granularity;
use crate::lexicon::calendar::{DayPart, Edge, Unit, Which};

/// What the words of one time expression say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expression {
    pub(super) core: Core,
    /// The part of the day: Tuesday *night*.
    pub(super) part: Option<DayPart>,
    /// The hour: *10 a.m.* Tuesday.
    pub(super) clock: Option<Clock>,
    /// The part of the period: *late* Tuesday, *the end of* May.
    pub(super) edge: Option<Edge>,
    /// The other end of a range: Monday *to Friday*.
    pub(super) until: Option<Core>,
}

impl From<Core> for Expression {
    fn from(core: Core) -> Self {
        Self { core, part: None, clock: None, edge: None, until: None }
    }
}

/// The kinds of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Core {
    /// A day of a month: March 3, 24 April 2025.
    Date { year: Option<i32>, month: u8, day: u8 },
    /// Digits that two countries read differently: 03/04/2025.
    Ambiguous { year: i32 },
    /// A month: March 2024, last March.
    Month { year: Option<i32>, month: u8, which: Option<Which> },
    /// A quarter or a season; the first is 0.
    Quarter { scale: Scale, year: Option<i32>, number: u8, which: Option<Which> },
    /// A year, a decade or a century, by its place: 2014, 199, 19.
    Period { scale: Scale, index: i32 },
    /// A day of the week, Monday is 1.
    Weekday { day: u8, which: Option<Which> },
    /// So many days from today: yesterday is -1.
    Day { offset: i64 },
    /// One unit: last week, this morning, the same day.
    Unit { scale: Scale, which: Which },
    /// The weekend that the clause speaks of.
    Weekend,
    /// Several units up to now or from now on: the last three weeks.
    Stretch { length: Length, which: Which },
    /// So far from now or from another time: two days ago.
    Distance { length: Length, direction: Direction },
    /// How long: three days.
    Duration(Length),
    /// Only an hour: 10 a.m.
    Clock,
    /// No bounds: in recent weeks.
    Vague(Granularity),
}

impl Core {
    /// Whether it means one thing in a clause of the past and another in one of the future.
    pub(super) fn goes_by_tense(&self) -> bool {
        matches!(
            self,
            Core::Date { year: None, .. }
                | Core::Month { year: None, .. }
                | Core::Quarter { year: None, .. }
                | Core::Weekday { .. }
                | Core::Weekend
                | Core::Unit { scale: Scale::Weekend, .. }
        )
    }
}

/// A length of time. No amount: a few days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) amount: Option<u32>,
    pub(super) unit: Unit,
}

/// From where a distance is counted, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Back from now.
    Ago,
    /// On from now.
    Hence,
    /// Back from the last time of the text.
    Earlier,
    /// On from the last time of the text.
    Later,
    /// From something that is named and has no date: a day after the vote.
    Unknown,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) hour: u8,
    pub(super) minute: Option<u8>,
}

//! [`Period`]: calendar arithmetic without any text. Every period is the n-th of its scale, so that "three before" is a subtraction.

use chrono::{Datelike, Days, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::Granularity;
use crate::lexicon::calendar::{DayPart, Edge, Unit};

/// The calendar's own divisions of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Second,
    Minute,
    Hour,
    Part(DayPart),
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Year,
    Decade,
    Century,
}

/// One period: the `index`-th of its scale, counted from the year 1 (days and shorter, weeks) or from the year 0 (longer ones).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) scale: Scale,
    pub(super) index: i64,
}

/// A half-open stretch of time.
pub(super) type Bounds = (NaiveDateTime, NaiveDateTime);

/// Years that can be written with four digits: what is outside is no date of a news text.
const YEARS: std::ops::RangeInclusive<i64> = 1..=9999;

impl Scale {
    /// The scale of a unit, and how many of the scale make one unit.
    pub(super) fn of(unit: Unit) -> (Scale, i64) {
        match unit {
            Unit::Second => (Scale::Second, 1),
            Unit::Minute => (Scale::Minute, 1),
            Unit::Hour => (Scale::Hour, 1),
            Unit::Day => (Scale::Day, 1),
            Unit::Night => (Scale::Part(DayPart::Night), 1),
            Unit::Weekend => (Scale::Weekend, 1),
            Unit::Week => (Scale::Week, 1),
            Unit::Fortnight => (Scale::Week, 2),
            Unit::Month => (Scale::Month, 1),
            Unit::Quarter => (Scale::Quarter, 1),
            Unit::Year => (Scale::Year, 1),
            Unit::Decade => (Scale::Decade, 1),
            Unit::Century => (Scale::Century, 1),
        }
    }

    /// Whether its periods are shorter than a day.
    pub(super) fn is_clock(self) -> bool {
        matches!(self, Scale::Second | Scale::Minute | Scale::Hour)
    }

    /// Seconds in one of a scale that divides the day.
    fn seconds(self) -> i64 {
        match self {
            Scale::Second => 1,
            Scale::Minute => 60,
            Scale::Hour => 3_600,
            _ => 86_400,
        }
    }

    /// Months in one of a scale that is made of months; seasons begin in March.
    fn months(self) -> (i64, i64) {
        match self {
            Scale::Month => (1, 0),
            Scale::Quarter => (3, 0),
            Scale::Season => (3, 2),
            Scale::Decade => (120, 0),
            Scale::Century => (1_200, 0),
            _ => (12, 0),
        }
    }

    /// The granularity of an expression of this scale.
    pub(super) fn granularity(self) -> Granularity {
        match self {
            Scale::Second => Granularity::Second,
            Scale::Minute => Granularity::Minute,
            Scale::Hour => Granularity::Hour,
            Scale::Part(DayPart::Night) => Granularity::Night,
            Scale::Part(_) => Granularity::PartOfDay,
            Scale::Day => Granularity::Day,
            Scale::Weekend => Granularity::Weekend,
            Scale::Week => Granularity::Week,
            Scale::Month => Granularity::Month,
            Scale::Quarter => Granularity::Quarter,
            Scale::Season => Granularity::Season,
            Scale::Year => Granularity::Year,
            Scale::Decade => Granularity::Decade,
            Scale::Century => Granularity::Century,
        }
    }
}

impl Period {
    /// The period of `scale` that holds `moment`.
    pub(super) fn holding(scale: Scale, moment: NaiveDateTime) -> Self {
        let day = i64::from(moment.date().num_days_from_ce());
        let index = match scale {
            Scale::Second | Scale::Minute | Scale::Hour => {
                (day * 86_400 + i64::from(moment.num_seconds_from_midnight())).div_euclid(scale.seconds())
            }
            Scale::Part(_) | Scale::Day => day,
            // The first day of the year 1 was a Monday.
            Scale::Weekend | Scale::Week => (day - 1).div_euclid(7),
            _ => {
                let (length, shift) = scale.months();
                (i64::from(moment.year()) * 12 + i64::from(moment.month0()) - shift).div_euclid(length)
            }
        };
        Self { scale, index }
    }

    /// A calendar day, if there is one.
    pub(super) fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month.into(), day.into())?;
        Some(Self::holding(Scale::Day, date.and_time(NaiveTime::MIN)))
    }

    /// The day that holds `date`.
    pub(super) fn of_date(date: NaiveDate) -> Self {
        Self::holding(Scale::Day, date.and_time(NaiveTime::MIN))
    }

    /// A month of a year.
    pub(super) fn month(year: i32, month: u8) -> Self {
        Self { scale: Scale::Month, index: i64::from(year) * 12 + i64::from(month) - 1 }
    }

    /// A quarter or a season of a year: the first is 0.
    pub(super) fn quarter(scale: Scale, year: i32, number: u8) -> Self {
        Self { scale, index: i64::from(year) * 4 + i64::from(number) }
    }

    /// The period `by` places later, or earlier if negative.
    pub(super) fn shifted(self, by: i64) -> Self {
        Self { index: self.index.saturating_add(by), ..self }
    }

    /// From the first moment of the period to the first moment after it. None outside the years 1 to 9999.
    pub(super) fn bounds(self) -> Option<Bounds> {
        let start = Self { scale: self.scale, index: self.index }.start()?;
        let end = match self.scale {
            Scale::Part(part) => {
                let (from, to) = hours(part);
                return Some((start + Duration::hours(from), start + Duration::hours(to)));
            }
            Scale::Weekend => return Some((start + Duration::days(5), start + Duration::days(7))),
            _ => self.shifted(1).start()?,
        };
        Some((start, end))
    }

    /// The first day of the period.
    pub(super) fn first_day(self) -> Option<NaiveDate> {
        self.bounds().map(|(start, _)| start.date())
    }

    /// The early, middle or late part of the period: thirds, with the hours of a day cut as people speak of them.
    pub(super) fn edge(self, edge: Edge) -> Option<Bounds> {
        let (start, end) = self.bounds()?;
        if self.scale == Scale::Day {
            let (from, to) = match edge {
                Edge::Early => (0, 9),
                Edge::Mid => (9, 15),
                Edge::Late => (18, 24),
            };
            return Some((start + Duration::hours(from), start + Duration::hours(to)));
        }
        // Thirds in whole months where the period is made of months, in days for a month, in hours below a day.
        let third = |n: i64| -> Option<NaiveDateTime> {
            match self.scale {
                Scale::Quarter | Scale::Season | Scale::Year | Scale::Decade | Scale::Century => {
                    let (length, shift) = self.scale.months();
                    let month = self.index.checked_mul(length)? + shift + length * n / 3;
                    Period { scale: Scale::Month, index: month }.start()
                }
                Scale::Month | Scale::Week => start.checked_add_days(Days::new([0, 10, 20].get(n as usize).copied()?)),
                _ => Some(start + (end - start) * n as i32 / 3),
            }
        };
        let week = |day: u64| start.checked_add_days(Days::new(day));
        match (self.scale, edge) {
            (Scale::Week, Edge::Early) => Some((start, week(2)?)),
            (Scale::Week, Edge::Mid) => Some((week(2)?, week(4)?)),
            (Scale::Week, Edge::Late) => Some((week(4)?, end)),
            (_, Edge::Early) => Some((start, third(1)?)),
            (_, Edge::Mid) => Some((third(1)?, third(2)?)),
            (_, Edge::Late) => Some((third(2)?, end)),
        }
    }

    /// Its first moment; for parts of a day the day's, for weekends the week's.
    pub(super) fn start(self) -> Option<NaiveDateTime> {
        let on = |date: NaiveDate| YEARS.contains(&i64::from(date.year())).then_some(date.and_time(NaiveTime::MIN));
        let from_ce = |day: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(day).ok()?).and_then(on);
        match self.scale {
            Scale::Second | Scale::Minute | Scale::Hour => {
                let seconds = self.index.checked_mul(self.scale.seconds())?;
                let midnight = from_ce(seconds.div_euclid(86_400))?;
                midnight.checked_add_signed(Duration::seconds(seconds.rem_euclid(86_400)))
            }
            Scale::Part(_) | Scale::Day => from_ce(self.index),
            Scale::Weekend | Scale::Week => from_ce(self.index.checked_mul(7)?.checked_add(1)?),
            _ => {
                let (length, shift) = self.scale.months();
                let month = self.index.checked_mul(length)?.checked_add(shift)?;
                let year = i32::try_from(month.div_euclid(12)).ok()?;
                NaiveDate::from_ymd_opt(year, month.rem_euclid(12) as u32 + 1, 1).and_then(on)
            }
        }
    }
}

/// The hours of a part of the day, counted from its midnight; a night ends on the next morning.
fn hours(part: DayPart) -> (i64, i64) {
    match part {
        DayPart::Dawn => (4, 8),
        DayPart::Morning => (6, 12),
        DayPart::Noon => (11, 14),
        DayPart::Afternoon => (12, 18),
        DayPart::Evening => (17, 24),
        DayPart::Night => (18, 30),
    }
}

#[cfg(test)]
mod tests {
    use super::super::timex::Timex;
    use super::*;

    fn year(year: i64) -> Period {
        Period { scale: Scale::Year, index: year }
    }

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    /// The period of `scale` around a moment, as `timex start end`.
    fn shown(scale: Scale, moment: &str, by: i64) -> String {
        let period = Period::holding(scale, at(moment)).shifted(by);
        let (start, end) = period.bounds().unwrap();
        let timex = Timex::Period(period).written();
        format!("{timex} {} {}", start.format("%Y-%m-%dT%H"), end.format("%Y-%m-%dT%H"))
    }

    #[test]
    fn periods_hold_their_moment_and_move_along() {
        let moment = "2025-04-25T10:30";
        for (scale, by, want) in [
            (Scale::Hour, 0, "2025-04-25T10 2025-04-25T10 2025-04-25T11"),
            (Scale::Day, -1, "2025-04-24 2025-04-24T00 2025-04-25T00"),
            (Scale::Part(DayPart::Night), -1, "2025-04-24TNI 2025-04-24T18 2025-04-25T06"),
            (Scale::Week, 0, "2025-W17 2025-04-21T00 2025-04-28T00"),
            (Scale::Weekend, -1, "2025-W16-WE 2025-04-19T00 2025-04-21T00"),
            (Scale::Month, -4, "2024-12 2024-12-01T00 2025-01-01T00"),
            (Scale::Quarter, 0, "2025-Q2 2025-04-01T00 2025-07-01T00"),
            (Scale::Season, -1, "2024-WI 2024-12-01T00 2025-03-01T00"),
            (Scale::Year, 1, "2026 2026-01-01T00 2027-01-01T00"),
            (Scale::Decade, -3, "199 1990-01-01T00 2000-01-01T00"),
            (Scale::Century, 0, "20 2000-01-01T00 2100-01-01T00"),
        ] {
            assert_eq!(shown(scale, moment, by), want);
        }
    }

    #[test]
    fn a_week_may_belong_to_the_year_before() {
        assert_eq!(shown(Scale::Week, "2027-01-01T00:00", 0), "2026-W53 2026-12-28T00 2027-01-04T00");
    }

    #[test]
    fn edges_are_thirds() {
        let edge =
            |period: Period, edge| period.edge(edge).map(|(start, end)| (start.to_string(), end.to_string())).unwrap();
        assert_eq!(edge(year(2022), Edge::Early), ("2022-01-01 00:00:00".into(), "2022-05-01 00:00:00".into()));
        assert_eq!(
            edge(Period::month(2024, 2), Edge::Late),
            ("2024-02-21 00:00:00".into(), "2024-03-01 00:00:00".into())
        );
    }

    #[test]
    fn what_no_calendar_has_is_nothing() {
        assert_eq!(Period::day(2025, 2, 30), None);
        assert_eq!(year(10_000).bounds(), None);
        assert_eq!(year(2000).shifted(i64::MAX).bounds(), None);
        assert_eq!(Timex::Period(year(2000).shifted(i64::MIN)).written(), "");
    }
}

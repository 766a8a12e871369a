//! From an [`Expression`] and a day to count from, to an interval.

use chrono::{Duration, Months, NaiveDateTime, NaiveTime};

use super::expression::{Clock, Core, Direction, Expression, Length};
use super::period::{Bounds, Period, Scale};
use super::tense::Tense;
use super::timex::{Open, Timex};
use crate::lexicon::calendar::{DayPart, Unit, Which};
use crate::{Granularity, TimeAnchor};

/// What an expression is counted from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Context {
    /// The day of publication or of speech.
    pub(super) now: Option<Now>,
    /// The time of the clause.
    pub(super) tense: Tense,
    /// The last dated period of the text before the expression.
    pub(super) last: Option<Period>,
}

/// A present to count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Now {
    pub(super) moment: NaiveDateTime,
    /// Whether the hour is known, not only the day.
    pub(super) has_hour: bool,
    pub(super) anchor: TimeAnchor,
}

/// What an expression means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) start: Option<NaiveDateTime>,
    pub(super) end: Option<NaiveDateTime>,
    pub(super) granularity: Granularity,
    pub(super) timex: Timex,
    pub(super) anchor: TimeAnchor,
    /// The calendar period, if it is one.
    pub(super) period: Option<Period>,
}

/// What a core means: a period of the calendar, or something less.
enum Meaning {
    Period(Period, TimeAnchor),
    Stretch(Bounds, Open, TimeAnchor),
    /// No bounds known: granularity and TIMEX3 value.
    Open(Granularity, Open),
}

/// What `expression` means in `context`. None if no calendar has such a time.
pub(super) fn resolve(expression: Expression, context: Context) -> Option<Value> {
    let meaning = core(expression.core, context)?;
    let (period, anchor) = match meaning {
        Meaning::Period(period, anchor) => (period, anchor),
        Meaning::Stretch((start, end), open, anchor) => {
            let (granularity, timex) = (Granularity::Interval, open.into());
            return Some(Value { start: Some(start), end: Some(end), granularity, timex, anchor, period: None });
        }
        Meaning::Open(granularity, value) => return Some(open(expression, granularity, value, context)),
    };
    let period = at_clock(in_part(period, expression.part), expression.clock);
    let (start, mut end) = match expression.edge {
        Some(edge) => period.edge(edge)?,
        None => period.bounds()?,
    };
    let (mut granularity, mut timex) = (period.scale.granularity(), Timex::Period(period));
    if let Some(until) = expression.until {
        let from = Now { moment: start, has_hour: false, anchor };
        let Meaning::Period(until, _) = core(until, Context { now: Some(from), tense: Tense::Future, last: None })?
        else {
            return None;
        };
        (end, granularity) = (until.bounds()?.1, Granularity::Interval);
        timex = Timex::Range(period, until);
    }
    Some(Value { start: Some(start), end: Some(end), granularity, timex, anchor, period: Some(period) })
}

/// An expression without bounds keeps its value; the part of the day and the hour are added to it.
fn open(expression: Expression, granularity: Granularity, value: Open, context: Context) -> Value {
    let granularity = match (expression.clock, expression.part) {
        (Some(_), _) => Granularity::Minute,
        (None, Some(DayPart::Night)) => Granularity::Night,
        (None, Some(_)) => Granularity::PartOfDay,
        (None, None) => granularity,
    };
    let timex = Timex::Open(value, expression.clock, expression.part);
    // What lies in the past or the future has one bound.
    let today = context.now.map(|now| Period::of_date(now.moment.date())).and_then(Period::bounds);
    let (start, end, anchor) = match (granularity, today, context.now) {
        (Granularity::Past, Some((_, end)), Some(now)) => (None, Some(end), now.anchor),
        (Granularity::Future, Some((start, _)), Some(now)) => (Some(start), None, now.anchor),
        _ => (None, None, TimeAnchor::Unresolved),
    };
    Value { start, end, granularity, timex, anchor, period: None }
}

fn in_part(period: Period, part: Option<DayPart>) -> Period {
    match (period.scale, part) {
        (Scale::Day | Scale::Part(_), Some(part)) => Period { scale: Scale::Part(part), ..period },
        _ => period,
    }
}

fn at_clock(period: Period, clock: Option<Clock>) -> Period {
    let (Scale::Day | Scale::Part(_), Some(Clock { hour, minute })) = (period.scale, clock) else { return period };
    // After midnight a night belongs to the next day.
    let small = period.scale == Scale::Part(DayPart::Night) && hour < 6;
    let hours = (period.index + i64::from(small)) * 24 + i64::from(hour);
    match minute {
        Some(minute) => Period { scale: Scale::Minute, index: hours * 60 + i64::from(minute) },
        None => Period { scale: Scale::Hour, index: hours },
    }
}

fn core(core: Core, context: Context) -> Option<Meaning> {
    let absolute = |period| Some(Meaning::Period(period, TimeAnchor::Absolute));
    match core {
        Core::Date { year: Some(year), month, day } => absolute(Period::day(year, month, day)?),
        Core::Month { year: Some(year), month, .. } => absolute(Period::month(year, month)),
        Core::Quarter { scale, year: Some(year), number, .. } => absolute(Period::quarter(scale, year, number)),
        Core::Period { scale, index } => absolute(Period { scale, index: index.into() }),
        Core::Unit { scale, which } => unit(scale, which, context),
        Core::Stretch { length, which } => stretch(length, which, context),
        Core::Distance { length, direction } => distance(length, direction, context),
        Core::Clock => clock_of_day(context),
        Core::Ambiguous { year } => Some(Meaning::Open(Granularity::Day, Open::Year(year))),
        Core::Duration(length) => Some(Meaning::Open(Granularity::Duration, Open::Length(length))),
        Core::Vague(Granularity::Past) => Some(Meaning::Open(Granularity::Past, PAST)),
        Core::Vague(granularity) => Some(Meaning::Open(granularity, FUTURE)),
        _ => match context.now {
            Some(now) => Some(Meaning::Period(counted(core, now.moment, context.tense)?, now.anchor)),
            None => undated(core),
        },
    }
}

const PAST: Open = Open::Text("PAST_REF");
const FUTURE: Open = Open::Text("FUTURE_REF");
const SOME_DAY: Open = Open::Text("XXXX-XX-XX");

/// The period that is counted from now by a name: `Tuesday`, `March`, `yesterday`.
fn counted(core: Core, now: NaiveDateTime, tense: Tense) -> Option<Period> {
    let cycle = |scale, cycle, place, which| one_of_cycle(Period::holding(scale, now), cycle, place, which, tense);
    match core {
        Core::Date { month, day, .. } => date_near(now, tense, month, day),
        Core::Month { month, which, .. } => Some(cycle(Scale::Month, 12, i64::from(month) - 1, which)),
        Core::Quarter { scale, number, which, .. } => Some(cycle(scale, 4, number.into(), which)),
        Core::Weekday { day, which } => Some(weekday(Period::holding(Scale::Day, now), day, which, tense)),
        Core::Day { offset } => Some(Period::holding(Scale::Day, now).shifted(offset)),
        Core::Weekend => Some(weekend(now, tense)),
        _ => None,
    }
}

/// The same without a day to count from.
fn undated(core: Core) -> Option<Meaning> {
    let (granularity, open) = match core {
        Core::Date { month, day, .. } => (Granularity::Day, Open::Day { month, day }),
        Core::Month { month, .. } => (Granularity::Month, Open::Month(month)),
        Core::Quarter { scale, number, .. } => (scale.granularity(), Open::Quarter(scale, number)),
        Core::Weekday { day, .. } => (Granularity::Day, Open::Weekday(day)),
        Core::Day { .. } => (Granularity::Day, SOME_DAY),
        Core::Weekend => (Granularity::Weekend, unknown(Scale::Weekend)),
        _ => return None,
    };
    Some(Meaning::Open(granularity, open))
}

/// The nearest day with this month and number in the direction of the tense; 29 February may be years away.
fn date_near(now: NaiveDateTime, tense: Tense, month: u8, day: u8) -> Option<Period> {
    use chrono::Datelike;
    let today = Period::holding(Scale::Day, now);
    let year = now.year();
    let past =
        (0..9).filter_map(|back| Period::day(year - back, month, day)).find(|period| period.index <= today.index);
    let future = (0..9).filter_map(|on| Period::day(year + on, month, day)).find(|period| period.index >= today.index);
    match (tense, past, future) {
        (Tense::Future, _, Some(future)) => Some(future),
        (Tense::Unknown, Some(past), Some(future)) if today.index - past.index > 3 * (future.index - today.index) => {
            Some(future)
        }
        (_, past, future) => past.or(future),
    }
}

/// The one of `now`'s cycle (12 months, 4 seasons) with this place in it, last or next as the words and the tense say.
fn one_of_cycle(now: Period, cycle: i64, place: i64, which: Option<Which>, tense: Tense) -> Period {
    let back = (now.index - place).rem_euclid(cycle);
    let on = (place - now.index).rem_euclid(cycle);
    now.shifted(match (which, tense) {
        (Some(Which::Last | Which::Past | Which::Previous), _) => -(if back == 0 { cycle } else { back }),
        (Some(Which::Next | Which::Coming | Which::Following), _) => {
            if on == 0 {
                cycle
            } else {
                on
            }
        }
        (Some(Which::This), _) => place - now.index.rem_euclid(cycle),
        (_, Tense::Past) => -back,
        (_, Tense::Future) => on,
        (_, Tense::Unknown) if back > 3 * on => on,
        (_, Tense::Unknown) => -back,
    })
}

/// The weekday that the words mean: the same day counts for a bare name, never for `last` and `next`.
fn weekday(today: Period, day: u8, which: Option<Which>, tense: Tense) -> Period {
    let day = i64::from(day);
    let back = (today.index - day).rem_euclid(7);
    let on = (day - today.index).rem_euclid(7);
    today.shifted(match (which, tense) {
        // The one of the week before; on a Sunday the week has begun for those who begin it so.
        (Some(Which::Last), _) => {
            let sunday = today.index.rem_euclid(7) == 0;
            let monday = today.index + i64::from(sunday) - 1;
            let by = monday.div_euclid(7) * 7 - 7 + day - today.index;
            if by == 0 { -7 } else { by }
        }
        (Some(Which::Past | Which::Previous | Which::Same), _) => -(if back == 0 { 7 } else { back }),
        (Some(Which::Next | Which::Coming | Which::Following), _) => {
            if on == 0 {
                7
            } else {
                on
            }
        }
        (Some(Which::This | Which::Recent), Tense::Past) => -back,
        (Some(Which::This | Which::Recent), _) | (None, Tense::Future) => on,
        (None, _) => -back,
    })
}

/// `the weekend`: the coming one in a clause of the future, else the last that has begun.
fn weekend(now: NaiveDateTime, tense: Tense) -> Period {
    let this = Period::holding(Scale::Weekend, now);
    let begun = this.bounds().is_some_and(|(start, _)| start <= now);
    this.shifted(if begun || tense == Tense::Future { 0 } else { -1 })
}

/// `last week`, `this morning`, `the following day`.
fn unit(scale: Scale, which: Which, context: Context) -> Option<Meaning> {
    let by_text = scale == Scale::Day || matches!(scale, Scale::Part(_));
    let by = match which {
        Which::Same => return Some(from_text(scale, 0, context)),
        Which::Following => return Some(from_text(scale, 1, context)),
        Which::Next if by_text => return Some(from_text(scale, 1, context)),
        Which::Previous if by_text => return Some(from_text(scale, -1, context)),
        Which::Recent => return Some(Meaning::Open(Granularity::Past, PAST)),
        Which::Past | Which::Last
            if !matches!(scale, Scale::Part(_) | Scale::Weekend) && (which == Which::Past || by_text) =>
        {
            return one_back(scale, context);
        }
        Which::Last | Which::Past | Which::Previous => -1,
        Which::Next | Which::Coming => 1,
        Which::This => 0,
    };
    let Some(now) = context.now else { return Some(Meaning::Open(scale.granularity(), unknown(scale))) };
    let period = match (scale, which) {
        (Scale::Weekend, Which::This) if context.tense == Tense::Past => weekend(now.moment, Tense::Past),
        // Late in the night `last night` is the one before; `this night` is the coming one.
        _ => Period::holding(scale, now.moment).shifted(by),
    };
    Some(Meaning::Period(period, now.anchor))
}

/// `the past week`: a week up to now.
fn one_back(scale: Scale, context: Context) -> Option<Meaning> {
    let unit = match scale {
        Scale::Second => Unit::Second,
        Scale::Minute => Unit::Minute,
        Scale::Hour => Unit::Hour,
        Scale::Day => Unit::Day,
        Scale::Week => Unit::Week,
        Scale::Month => Unit::Month,
        Scale::Quarter => Unit::Quarter,
        Scale::Decade => Unit::Decade,
        Scale::Century => Unit::Century,
        _ => Unit::Year,
    };
    stretch(Length { amount: Some(1), unit }, Which::Past, context)
}

/// Counted from the last dated period of the text, if that is as fine as the scale asks.
fn from_text(scale: Scale, by: i64, context: Context) -> Meaning {
    let last = context.last.filter(|last| is_within(last.scale, scale)).and_then(Period::bounds);
    match last {
        Some((start, _)) => Meaning::Period(Period::holding(scale, start).shifted(by), TimeAnchor::Event),
        None => Meaning::Open(scale.granularity(), unknown(scale)),
    }
}

/// Whether each period of `fine` lies in one of `coarse`.
fn is_within(fine: Scale, coarse: Scale) -> bool {
    let rank = |scale| match scale {
        Scale::Second | Scale::Minute | Scale::Hour | Scale::Part(_) => 0,
        Scale::Day => 1,
        Scale::Weekend | Scale::Week => 2,
        Scale::Month => 3,
        Scale::Quarter | Scale::Season => 4,
        Scale::Year => 5,
        Scale::Decade => 6,
        Scale::Century => 7,
    };
    rank(fine) <= rank(coarse).max(1)
}

/// The TIMEX3 value of a period that is not known.
fn unknown(scale: Scale) -> Open {
    Open::Text(match scale {
        Scale::Week => "XXXX-WXX",
        Scale::Weekend => "XXXX-WXX-WE",
        Scale::Month => "XXXX-XX",
        Scale::Quarter => "XXXX-QX",
        Scale::Year => "XXXX",
        Scale::Decade => "XXX",
        Scale::Century => "XX",
        Scale::Part(DayPart::Dawn) => "XXXX-XX-XXTDA",
        Scale::Part(DayPart::Morning) => "XXXX-XX-XXTMO",
        Scale::Part(DayPart::Noon) => "XXXX-XX-XXTMI",
        Scale::Part(DayPart::Afternoon) => "XXXX-XX-XXTAF",
        Scale::Part(DayPart::Evening) => "XXXX-XX-XXTEV",
        Scale::Part(DayPart::Night) => "XXXX-XX-XXTNI",
        _ => return SOME_DAY,
    })
}

/// `the last three weeks`, `the next 24 hours`.
fn stretch(length: Length, which: Which, context: Context) -> Option<Meaning> {
    let back = matches!(which, Which::Last | Which::Past | Which::Previous);
    let Some(amount) = length.amount else {
        let (granularity, open) = if back { (Granularity::Past, PAST) } else { (Granularity::Future, FUTURE) };
        return Some(Meaning::Open(granularity, open));
    };
    let open = Open::Length(length);
    let Some(now) = context.now else { return Some(Meaning::Open(Granularity::Duration, open)) };
    // Without the hour of publication the whole day counts as now.
    let (_, tonight) = Period::holding(Scale::Day, now.moment).bounds()?;
    let midnight = now.moment.date().and_time(NaiveTime::MIN);
    let bounds = match (back, now.has_hour && Scale::of(length.unit).0.is_clock()) {
        (true, true) => (moved(now.moment, length.unit, -i64::from(amount))?, now.moment),
        (true, false) => (moved(midnight, length.unit, -i64::from(amount))?, tonight),
        (false, true) => (now.moment, moved(now.moment, length.unit, amount.into())?),
        (false, false) => (midnight, moved(tonight, length.unit, amount.into())?),
    };
    Some(Meaning::Stretch(bounds, open, now.anchor))
}

/// `moment` and `by` units.
fn moved(moment: NaiveDateTime, unit: Unit, by: i64) -> Option<NaiveDateTime> {
    let months = |count: i64| {
        let count = by.checked_mul(count)?;
        let months = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
        if count < 0 { moment.checked_sub_months(months) } else { moment.checked_add_months(months) }
    };
    let seconds = |count: i64| moment.checked_add_signed(Duration::try_seconds(by.checked_mul(count)?)?);
    match unit {
        Unit::Second => seconds(1),
        Unit::Minute => seconds(60),
        Unit::Hour => seconds(3_600),
        Unit::Day | Unit::Night => seconds(86_400),
        Unit::Weekend | Unit::Week => seconds(7 * 86_400),
        Unit::Fortnight => seconds(14 * 86_400),
        Unit::Month => months(1),
        Unit::Quarter => months(3),
        Unit::Year => months(12),
        Unit::Decade => months(120),
        Unit::Century => months(1_200),
    }
}

/// `two days ago`, `a week later`.
fn distance(length: Length, direction: Direction, context: Context) -> Option<Meaning> {
    let duration = Some(Meaning::Open(Granularity::Duration, Open::Length(length)));
    let sign = match direction {
        Direction::Ago | Direction::Earlier => -1,
        Direction::Hence | Direction::Later => 1,
        Direction::Unknown => return duration,
    };
    let from_now = matches!(direction, Direction::Ago | Direction::Hence);
    let (scale, each) = Scale::of(length.unit);
    let Some(amount) = length.amount else {
        return match (from_now, sign) {
            (true, -1) => Some(Meaning::Open(Granularity::Past, PAST)),
            (true, _) => Some(Meaning::Open(Granularity::Future, FUTURE)),
            (false, _) => duration,
        };
    };
    let by = sign * i64::from(amount) * each;
    if !from_now {
        return match from_text(scale, by, context) {
            Meaning::Open(..) => duration,
            found => Some(found),
        };
    }
    let Some(now) = context.now else { return duration };
    if !scale.is_clock() {
        return Some(Meaning::Period(Period::holding(scale, now.moment).shifted(by), now.anchor));
    }
    // Hours from a day without an hour: that day, unless they fill days.
    let moment = moved(now.moment, length.unit, if now.has_hour { by } else { by - by % hours_of_a_day(length.unit) })?;
    let scale = if now.has_hour { scale } else { Scale::Day };
    Some(Meaning::Period(Period::holding(scale, moment), now.anchor))
}

fn hours_of_a_day(unit: Unit) -> i64 {
    match unit {
        Unit::Second => 86_400,
        Unit::Minute => 1_440,
        _ => 24,
    }
}

/// The day of an hour that stands alone: that of the last time in the text, else today.
fn clock_of_day(context: Context) -> Option<Meaning> {
    let last = context.last.filter(|last| is_within(last.scale, Scale::Day)).and_then(Period::first_day);
    Some(match (last, context.now) {
        (Some(day), _) => Meaning::Period(Period::of_date(day), TimeAnchor::Event),
        (None, Some(now)) => Meaning::Period(Period::holding(Scale::Day, now.moment), now.anchor),
        (None, None) => Meaning::Open(Granularity::Hour, SOME_DAY),
    })
}

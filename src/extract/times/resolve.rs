//! From an [`Expression`] and a day to count from, to an interval.

use chrono::{Duration, Months, NaiveDateTime, NaiveTime};

use super::expression::{Clock, Core, Direction, Expression, Length};
use super::period::{Bounds, Period, Scale, letters};
use super::tense::Tense;
use super::timex::Timex;
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
    pub(super) timex: Option<Timex>,
    pub(super) anchor: TimeAnchor,
    /// The calendar period, if it is one.
    pub(super) period: Option<Period>,
}

/// What a core means: a period of the calendar, or something less.
enum Meaning {
    Period(Period, TimeAnchor),
    Stretch(Bounds, Timex, TimeAnchor),
    /// No bounds known: granularity and TIMEX3 value.
    Open(Granularity, Timex),
}

/// What `expression` means in `context`. None if no calendar has such a time.
pub(super) fn resolve(expression: Expression, context: Context) -> Option<Value> {
    let meaning = core(expression.core, context)?;
    let (period, anchor) = match meaning {
        Meaning::Period(period, anchor) => (period, anchor),
        Meaning::Stretch((start, end), timex, anchor) => {
            let (granularity, timex) = (Granularity::Interval, Some(timex));
            return Some(Value { start: Some(start), end: Some(end), granularity, timex, anchor, period: None });
        }
        Meaning::Open(granularity, timex) => return Some(open(expression, granularity, timex, context)),
    };
    let period = at_clock(in_part(period, expression.part), expression.clock);
    let (start, mut end) = match expression.edge {
        Some(edge) => period.edge(edge)?,
        None => period.bounds()?,
    };
    let (mut granularity, mut timex) = (period.scale.granularity(), period.timex()?);
    if let Some(until) = expression.until {
        let from = Now { moment: start, has_hour: false, anchor };
        let Meaning::Period(until, _) = core(until, Context { now: Some(from), tense: Tense::Future, last: None })?
        else {
            return None;
        };
        (end, granularity) = (until.bounds()?.1, Granularity::Interval);
        timex = timex.text("/").text(until.timex()?.as_str());
    }
    Some(Value { start: Some(start), end: Some(end), granularity, timex: Some(timex), anchor, period: Some(period) })
}

/// An expression without bounds keeps its value; the part of the day and the hour are added to it.
fn open(expression: Expression, granularity: Granularity, timex: Timex, context: Context) -> Value {
    let (granularity, timex) = match (expression.clock, expression.part) {
        (Some(clock), _) => {
            (Granularity::Minute, timex.put("T", clock.hour.into(), 2).put(":", clock.minute.unwrap_or(0).into(), 2))
        }
        (None, Some(DayPart::Night)) => (Granularity::Night, timex.text("TNI")),
        (None, Some(part)) => (Granularity::PartOfDay, timex.text("T").text(letters(part))),
        (None, None) => (granularity, timex),
    };
    // What lies in the past or the future has one bound.
    let today = context.now.map(|now| Period::of_date(now.moment.date())).and_then(Period::bounds);
    let (start, end, anchor) = match (granularity, today, context.now) {
        (Granularity::Past, Some((_, end)), Some(now)) => (None, Some(end), now.anchor),
        (Granularity::Future, Some((start, _)), Some(now)) => (Some(start), None, now.anchor),
        _ => (None, None, TimeAnchor::Unresolved),
    };
    Value { start, end, granularity, timex: Some(timex), anchor, period: None }
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
    Some(match core {
        Core::Date { year: Some(year), month, day } => {
            Meaning::Period(Period::day(year, month, day)?, TimeAnchor::Absolute)
        }
        Core::Date { year: None, month, day } => counted(
            context,
            Granularity::Day,
            || Timex::of("XXXX").put("-", month.into(), 2).put("-", day.into(), 2),
            |now| date_near(now, context.tense, month, day),
        )?,
        Core::Ambiguous { year } => {
            Meaning::Open(Granularity::Day, Timex::of("").put("", year.into(), 4).text("-XX-XX"))
        }
        Core::Month { year: Some(year), month, .. } => {
            Meaning::Period(Period::month(year, month), TimeAnchor::Absolute)
        }
        Core::Month { year: None, month, which } => counted(
            context,
            Granularity::Month,
            || Timex::of("XXXX").put("-", month.into(), 2),
            |now| {
                Some(one_of_cycle(Period::holding(Scale::Month, now), 12, i64::from(month) - 1, which, context.tense))
            },
        )?,
        Core::Quarter { scale, year: Some(year), number, .. } => {
            Meaning::Period(Period::quarter(scale, year, number), TimeAnchor::Absolute)
        }
        Core::Quarter { scale, year: None, number, which } => {
            let timex = Timex::of("XXXX").text(Period::quarter(scale, 2000, number).timex()?.as_str().get(4..)?);
            counted(
                context,
                scale.granularity(),
                || timex,
                |now| Some(one_of_cycle(Period::holding(scale, now), 4, number.into(), which, context.tense)),
            )?
        }
        Core::Period { scale, index } => Meaning::Period(Period { scale, index: index.into() }, TimeAnchor::Absolute),
        Core::Weekday { day, which } => counted(
            context,
            Granularity::Day,
            || Timex::of("XXXX-WXX-").number(day.into()),
            |now| Some(weekday(Period::holding(Scale::Day, now), day, which, context.tense)),
        )?,
        Core::Day { offset } => counted(
            context,
            Granularity::Day,
            || "XXXX-XX-XX".into(),
            |now| Some(Period::holding(Scale::Day, now).shifted(offset)),
        )?,
        Core::Weekend => {
            counted(context, Granularity::Weekend, || "XXXX-WXX-WE".into(), |now| Some(weekend(now, context.tense)))?
        }
        Core::Unit { scale, which } => unit(scale, which, context)?,
        Core::Stretch { length, which } => stretch(length, which, context)?,
        Core::Distance { length, direction } => distance(length, direction, context)?,
        Core::Duration(length) => Meaning::Open(Granularity::Duration, timex_of(length)),
        Core::Clock => clock_of_day(context)?,
        Core::Vague(Granularity::Past) => Meaning::Open(Granularity::Past, "PAST_REF".into()),
        Core::Vague(granularity) => Meaning::Open(granularity, "FUTURE_REF".into()),
    })
}

/// A period counted from now; without a now only its value.
fn counted(
    context: Context,
    granularity: Granularity,
    timex: impl FnOnce() -> Timex,
    period: impl FnOnce(NaiveDateTime) -> Option<Period>,
) -> Option<Meaning> {
    match context.now {
        Some(now) => period(now.moment).map(|period| Meaning::Period(period, now.anchor)),
        None => Some(Meaning::Open(granularity, timex())),
    }
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
        Which::Recent => return Some(Meaning::Open(Granularity::Past, "PAST_REF".into())),
        Which::Past | Which::Last
            if !matches!(scale, Scale::Part(_) | Scale::Weekend) && (which == Which::Past || by_text) =>
        {
            return one_back(scale, context);
        }
        Which::Last | Which::Past | Which::Previous => -1,
        Which::Next | Which::Coming => 1,
        Which::This => 0,
    };
    counted(
        context,
        scale.granularity(),
        || unknown(scale),
        |now| match (scale, which) {
            (Scale::Weekend, Which::This) if context.tense == Tense::Past => Some(weekend(now, Tense::Past)),
            // Late in the night `last night` is the one before; `this night` is the coming one.
            _ => Some(Period::holding(scale, now).shifted(by)),
        },
    )
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
fn unknown(scale: Scale) -> Timex {
    match scale {
        Scale::Week => "XXXX-WXX".into(),
        Scale::Weekend => "XXXX-WXX-WE".into(),
        Scale::Month => "XXXX-XX".into(),
        Scale::Quarter => "XXXX-QX".into(),
        Scale::Year => "XXXX".into(),
        Scale::Decade => "XXX".into(),
        Scale::Century => "XX".into(),
        Scale::Part(part) => Timex::of("XXXX-XX-XXT").text(letters(part)),
        _ => "XXXX-XX-XX".into(),
    }
}

/// `the last three weeks`, `the next 24 hours`.
fn stretch(length: Length, which: Which, context: Context) -> Option<Meaning> {
    let back = matches!(which, Which::Last | Which::Past | Which::Previous);
    let Some(amount) = length.amount else {
        let (granularity, timex) =
            if back { (Granularity::Past, "PAST_REF") } else { (Granularity::Future, "FUTURE_REF") };
        return Some(Meaning::Open(granularity, timex.into()));
    };
    let timex = timex_of(length);
    let Some(now) = context.now else { return Some(Meaning::Open(Granularity::Duration, timex)) };
    // Without the hour of publication the whole day counts as now.
    let (_, tonight) = Period::holding(Scale::Day, now.moment).bounds()?;
    let midnight = now.moment.date().and_time(NaiveTime::MIN);
    let bounds = match (back, now.has_hour && Scale::of(length.unit).0.is_clock()) {
        (true, true) => (moved(now.moment, length.unit, -i64::from(amount))?, now.moment),
        (true, false) => (moved(midnight, length.unit, -i64::from(amount))?, tonight),
        (false, true) => (now.moment, moved(now.moment, length.unit, amount.into())?),
        (false, false) => (midnight, moved(tonight, length.unit, amount.into())?),
    };
    Some(Meaning::Stretch(bounds, timex, now.anchor))
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
    let sign = match direction {
        Direction::Ago | Direction::Earlier => -1,
        Direction::Hence | Direction::Later => 1,
        Direction::Unknown => return Some(Meaning::Open(Granularity::Duration, timex_of(length))),
    };
    let from_now = matches!(direction, Direction::Ago | Direction::Hence);
    let (scale, each) = Scale::of(length.unit);
    let Some(amount) = length.amount else {
        let open = match (from_now, sign) {
            (true, -1) => (Granularity::Past, "PAST_REF".into()),
            (true, _) => (Granularity::Future, "FUTURE_REF".into()),
            (false, _) => (Granularity::Duration, timex_of(length)),
        };
        return Some(Meaning::Open(open.0, open.1));
    };
    let by = sign * i64::from(amount) * each;
    if !from_now {
        return Some(match from_text(scale, by, context) {
            Meaning::Open(..) => Meaning::Open(Granularity::Duration, timex_of(length)),
            found => found,
        });
    }
    let Some(now) = context.now else { return Some(Meaning::Open(Granularity::Duration, timex_of(length))) };
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
    match last {
        Some(day) => Some(Meaning::Period(Period::of_date(day), TimeAnchor::Event)),
        None => {
            counted(context, Granularity::Hour, || "XXXX-XX-XX".into(), |now| Some(Period::holding(Scale::Day, now)))
        }
    }
}

/// `P3W`, `PT24H`, `PXD`.
fn timex_of(length: Length) -> Timex {
    let (time, letter) = match length.unit {
        Unit::Second => ("T", "S"),
        Unit::Minute => ("T", "M"),
        Unit::Hour => ("T", "H"),
        Unit::Day => ("", "D"),
        Unit::Night => ("T", "NI"),
        Unit::Weekend => ("", "WE"),
        Unit::Week => ("", "W"),
        Unit::Fortnight => ("", "W"),
        Unit::Month => ("", "M"),
        Unit::Quarter => ("", "Q"),
        Unit::Year => ("", "Y"),
        Unit::Decade => ("", "DE"),
        Unit::Century => ("", "CE"),
    };
    let each = if length.unit == Unit::Fortnight { 2 } else { 1 };
    let begun = Timex::of("P").text(time);
    let counted = length.amount.map_or_else(|| begun.text("X"), |amount| begun.number(u64::from(amount) * each));
    counted.text(letter)
}

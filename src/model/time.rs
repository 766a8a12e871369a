//! [`TimeExpression`]: words about time and the interval they mean.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::names::named_enum;
use crate::Span;

/// Words about time, with the half-open interval they mean: `start` is in, `end` is out, both in the article's own zone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TimeExpression {
    /// The words.
    pub span: Span,
    /// First moment of the interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDateTime>,
    /// First moment after the interval.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<NaiveDateTime>,
    /// How fine the words are.
    pub granularity: Granularity,
    /// TIMEX3 value: `2025-04-24`, `2025-W17`, `XXXX-WXX-4`, `P1W`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
    /// What the words are counted from.
    pub anchor: TimeAnchor,
}

impl TimeExpression {
    /// An expression that is not resolved.
    #[must_use]
    pub const fn new(span: Span, granularity: Granularity) -> Self {
        Self { span, start: None, end: None, granularity, timex: None, anchor: TimeAnchor::Unresolved }
    }
}

named_enum! {
    /// How fine a time expression is.
    pub enum Granularity as "a granularity" {
        /// A moment to the second.
        Second = "second",
        /// A moment to the minute.
        Minute = "minute",
        /// An hour.
        Hour = "hour",
        /// Morning, noon, afternoon, evening.
        PartOfDay = "part_of_day",
        /// A night, evening to morning.
        Night = "night",
        /// A calendar day.
        Day = "day",
        /// Saturday and Sunday.
        Weekend = "weekend",
        /// A week.
        Week = "week",
        /// A month.
        Month = "month",
        /// Three months of a year.
        Quarter = "quarter",
        /// Spring, summer, autumn, winter.
        Season = "season",
        /// A year.
        Year = "year",
        /// Ten years.
        Decade = "decade",
        /// A hundred years.
        Century = "century",
        /// From one time to another.
        Interval = "interval",
        /// A length of time.
        Duration = "duration",
        /// A repeated time: every Friday, four times.
        Set = "set",
        /// The present, without bounds: now, currently.
        Present = "present",
        /// The past, without bounds: recently.
        Past = "past",
        /// The future, without bounds: soon.
        Future = "future",
    }
}

named_enum! {
    /// What a time expression is counted from.
    pub enum TimeAnchor as "a time anchor" {
        /// Nothing: the words say it all.
        Absolute = "absolute",
        /// The day of publication.
        Published = "published",
        /// The day on which the quotation was spoken.
        Speech = "speech",
        /// Another event or time of the article.
        Event = "event",
        /// Unknown.
        Unresolved = "unresolved",
    }
}

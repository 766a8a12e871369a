//! [`Timex`]: the TIMEX3 value of an expression, which is written once it is whole.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use super::expression::{Clock, Length};
use super::period::{Period, Scale};
use crate::lexicon::calendar::{DayPart, Unit};

/// What a value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Timex {
    /// `2025-04-24`
    Period(Period),
    /// `2025-04-24/2025-04-26`
    Range(Period, Period),
    /// Something that is not known in full, with its hour or its part of the day.
    Open(Open, Option<Clock>, Option<DayPart>),
}

/// What is not known in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// Just this: `PAST_REF`.
    Text(&'static str),
    /// `XXXX-04-24`
    Day { month: u8, day: u8 },
    /// `XXXX-04`
    Month(u8),
    /// `XXXX-WXX-4`
    Weekday(u8),
    /// `XXXX-Q1`, `XXXX-SP`; the first is 0.
    Quarter(Scale, u8),
    /// `2025-XX-XX`
    Year(i32),
    /// `P3W`, `PT24H`, `PXD`
    Length(Length),
}

impl From<Open> for Timex {
    fn from(open: Open) -> Self {
        Timex::Open(open, None, None)
    }
}

impl Timex {
    /// The value as TIMEX3 writes it.
    pub(super) fn written(self) -> String {
        let mut writer = Writer { bytes: [0; ROOM], len: 0 };
        match self {
            Timex::Period(period) => writer.period(period),
            Timex::Range(from, until) => {
                writer.period(from);
                writer.text("/");
                writer.period(until);
            }
            Timex::Open(open, clock, part) => {
                writer.open(open);
                writer.within_day(clock, part);
            }
        }
        writer.as_str().to_owned()
    }
}

/// Room for the longest value: two moments to the second with a slash between.
const ROOM: usize = 40;

/// A value while it is written.
struct Writer {
    bytes: [u8; ROOM],
    len: usize,
}

impl Writer {
    fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        if let Some(place) = self.bytes.get_mut(self.len..self.len + text.len()) {
            place.copy_from_slice(text.as_bytes());
            self.len += text.len();
        }
    }

    /// `text`, then the last `DIGITS` digits of `value`, with zeros in front. Both lengths are known to the compiler, so that no loop
    /// ends elsewhere for each value.
    fn put<const LEN: usize, const DIGITS: usize>(&mut self, text: &[u8; LEN], value: i64) {
        let mut rest = value.unsigned_abs();
        let Some((place, behind)) = self.bytes[self.len..].split_first_chunk_mut::<LEN>() else { return };
        let Some(digits) = behind.first_chunk_mut::<DIGITS>() else { return };
        *place = *text;
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.len += LEN + DIGITS;
    }

    /// A number with as many digits as it has.
    fn number(&mut self, value: u64) {
        let digits = value.checked_ilog10().unwrap_or(0) as usize + 1;
        let value = value as i64;
        match digits {
            1 => self.put::<0, 1>(b"", value),
            2 => self.put::<0, 2>(b"", value),
            _ => self.text(&value.to_string()),
        }
    }

    /// `2025-04`
    fn month(&mut self, day: NaiveDate) {
        self.put::<0, 4>(b"", day.year().into());
        self.put::<1, 2>(b"-", day.month().into());
    }

    /// `2025-04-24`
    fn day(&mut self, day: NaiveDate) {
        self.month(day);
        self.put::<1, 2>(b"-", day.day().into());
    }

    /// `2025-04-24T10`
    fn hour(&mut self, moment: NaiveDateTime) {
        self.day(moment.date());
        self.put::<1, 2>(b"T", moment.hour().into());
    }

    /// `2025-W17`, in the year to which the week belongs.
    fn week(&mut self, day: NaiveDate) {
        let week = day.iso_week();
        self.put::<0, 4>(b"", week.year().into());
        self.put::<2, 2>(b"-W", week.week().into());
    }

    /// `2025-04-24`, `2025-W17`, `2025-04-23TNI`, `199`; nothing for what no calendar has.
    fn period(&mut self, period: Period) {
        let Some(start) = period.start() else { return };
        let (day, index) = (start.date(), period.index);
        match period.scale {
            Scale::Second => {
                self.hour(start);
                self.put::<1, 2>(b":", start.minute().into());
                self.put::<1, 2>(b":", start.second().into());
            }
            Scale::Minute => {
                self.hour(start);
                self.put::<1, 2>(b":", start.minute().into());
            }
            Scale::Hour => self.hour(start),
            Scale::Part(part) => {
                self.day(day);
                self.within_day(None, Some(part));
            }
            Scale::Day => self.day(day),
            Scale::Week => self.week(day),
            Scale::Weekend => {
                self.week(day);
                self.text("-WE");
            }
            Scale::Month => self.month(day),
            Scale::Quarter | Scale::Season => {
                self.put::<0, 4>(b"", index.div_euclid(4));
                self.quarter(period.scale, index.rem_euclid(4) as u8);
            }
            Scale::Year => self.put::<0, 4>(b"", index),
            Scale::Decade => self.put::<0, 3>(b"", index),
            Scale::Century => self.put::<0, 2>(b"", index),
        }
    }

    /// `-Q1`, `-SP`
    fn quarter(&mut self, scale: Scale, number: u8) {
        match (scale, number) {
            (Scale::Season, 0) => self.text("-SP"),
            (Scale::Season, 1) => self.text("-SU"),
            (Scale::Season, 2) => self.text("-FA"),
            (Scale::Season, _) => self.text("-WI"),
            _ => self.put::<2, 1>(b"-Q", i64::from(number) + 1),
        }
    }

    fn open(&mut self, open: Open) {
        match open {
            Open::Text(text) => self.text(text),
            Open::Day { month, day } => {
                self.put::<5, 2>(b"XXXX-", month.into());
                self.put::<1, 2>(b"-", day.into());
            }
            Open::Month(month) => self.put::<5, 2>(b"XXXX-", month.into()),
            Open::Weekday(day) => self.put::<9, 1>(b"XXXX-WXX-", day.into()),
            Open::Quarter(scale, number) => {
                self.text("XXXX");
                self.quarter(scale, number);
            }
            Open::Year(year) => {
                self.put::<0, 4>(b"", year.into());
                self.text("-XX-XX");
            }
            Open::Length(length) => self.length(length),
        }
    }

    /// `P3W`, `PT24H`, `PXD`
    fn length(&mut self, length: Length) {
        let (begin, end) = match length.unit {
            Unit::Second => ("PT", "S"),
            Unit::Minute => ("PT", "M"),
            Unit::Hour => ("PT", "H"),
            Unit::Day => ("P", "D"),
            Unit::Night => ("PT", "NI"),
            Unit::Weekend => ("P", "WE"),
            Unit::Week | Unit::Fortnight => ("P", "W"),
            Unit::Month => ("P", "M"),
            Unit::Quarter => ("P", "Q"),
            Unit::Year => ("P", "Y"),
            Unit::Decade => ("P", "DE"),
            Unit::Century => ("P", "CE"),
        };
        let each = if length.unit == Unit::Fortnight { 2 } else { 1 };
        self.text(begin);
        match length.amount {
            Some(amount) => self.number(u64::from(amount) * each),
            None => self.text("X"),
        }
        self.text(end);
    }

    /// `T10:30`, else `TMO`.
    fn within_day(&mut self, clock: Option<Clock>, part: Option<DayPart>) {
        if let Some(clock) = clock {
            self.put::<1, 2>(b"T", clock.hour.into());
            self.put::<1, 2>(b":", clock.minute.unwrap_or(0).into());
        } else if let Some(part) = part {
            self.text(match part {
                DayPart::Dawn => "TDA",
                DayPart::Morning => "TMO",
                DayPart::Noon => "TMI",
                DayPart::Afternoon => "TAF",
                DayPart::Evening => "TEV",
                DayPart::Night => "TNI",
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_numbers() {
        let length = |amount, unit| Timex::from(Open::Length(Length { amount: Some(amount), unit })).written();
        assert_eq!(length(0, Unit::Day), "P0D");
        assert_eq!(length(1200, Unit::Week), "P1200W");
        assert_eq!(length(3, Unit::Fortnight), "P6W");
        assert_eq!(Timex::Period(Period::quarter(Scale::Quarter, 7, 1)).written(), "0007-Q2");
    }

    #[test]
    fn writes_what_is_not_known_in_full() {
        let night = Timex::Open(Open::Weekday(4), None, Some(DayPart::Night));
        assert_eq!(night.written(), "XXXX-WXX-4TNI");
        let clock = Some(Clock { hour: 6, minute: None });
        assert_eq!(
            Timex::Open(Open::Day { month: 3, day: 9 }, clock, Some(DayPart::Dawn)).written(),
            "XXXX-03-09T06:00"
        );
        assert_eq!(Timex::from(Open::Quarter(Scale::Season, 3)).written(), "XXXX-WI");
        assert_eq!(Timex::from(Open::Year(2025)).written(), "2025-XX-XX");
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        let mut writer = Writer { bytes: [0; ROOM], len: 0 };
        writer.text("2025");
        writer.text(&"X".repeat(100));
        assert_eq!(writer.as_str(), "2025");
    }
}

//! [`Timex`]: TIMEX3 values while they are written. A text may have thousands of dates, so a value takes no memory of its own until it
//! is whole.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

/// Room for the longest value: two moments to the second with a slash between.
const ROOM: usize = 40;

/// A TIMEX3 value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Timex {
    bytes: [u8; ROOM],
    len: usize,
}

impl Timex {
    /// A value that begins with `text`.
    pub(super) fn of(text: &str) -> Self {
        Self { bytes: [0; ROOM], len: 0 }.text(text)
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or("")
    }

    /// The value with `text` behind it.
    pub(super) fn text(mut self, text: &str) -> Self {
        if let Some(place) = self.bytes.get_mut(self.len..self.len + text.len()) {
            place.copy_from_slice(text.as_bytes());
            self.len += text.len();
        }
        self
    }

    /// `text`, then the last `digits` digits of `value`, with zeros in front.
    pub(super) fn put(self, text: &str, value: i64, digits: usize) -> Self {
        let mut timex = self.text(text);
        let mut rest = value.unsigned_abs();
        if let Some(place) = timex.bytes.get_mut(timex.len..timex.len + digits) {
            for digit in place.iter_mut().rev() {
                *digit = b'0' + (rest % 10) as u8;
                rest /= 10;
            }
            timex.len += digits;
        }
        timex
    }

    /// A number with as many digits as it has.
    pub(super) fn number(self, value: u64) -> Self {
        let digits = value.checked_ilog10().unwrap_or(0) as usize + 1;
        self.put("", value.min(i64::MAX as u64) as i64, digits)
    }

    /// `2025-04`
    pub(super) fn month(self, day: NaiveDate) -> Self {
        self.put("", day.year().into(), 4).put("-", day.month().into(), 2)
    }

    /// `2025-04-24`
    pub(super) fn day(self, day: NaiveDate) -> Self {
        self.month(day).put("-", day.day().into(), 2)
    }

    /// `2025-04-24T10`
    pub(super) fn hour(self, moment: NaiveDateTime) -> Self {
        self.day(moment.date()).put("T", moment.hour().into(), 2)
    }

    /// `2025-W17`, in the year to which the week belongs.
    pub(super) fn week(self, day: NaiveDate) -> Self {
        let week = day.iso_week();
        self.put("", week.year().into(), 4).put("-W", week.week().into(), 2)
    }
}

impl From<&str> for Timex {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}

impl fmt::Display for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Timex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::Timex;

    #[test]
    fn writes_numbers() {
        assert_eq!(Timex::of("P").number(0).text("D").as_str(), "P0D");
        assert_eq!(Timex::of("P").number(1200).text("W").as_str(), "P1200W");
        assert_eq!(Timex::of("").put("", 7, 4).put("-Q", 2, 1).as_str(), "0007-Q2");
    }

    #[test]
    fn what_has_no_room_is_left_out() {
        assert_eq!(Timex::of("2025").text(&"X".repeat(100)).as_str(), "2025");
    }
}

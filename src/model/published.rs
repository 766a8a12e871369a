//! [`Published`]: when an article came out, exactly as far as it is known.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, SecondsFormat};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Error, ErrorKind, Result};

/// When an article was published: a day, a local time without zone, or an instant with its offset. No zone is ever invented.
///
/// ```
/// use newswire::Published;
/// let day: Published = "2025-04-25".parse()?;
/// let instant: Published = "2025-04-25T10:00:00-04:00".parse()?;
/// assert_eq!(day.date(), instant.date());
/// assert_eq!("2025-13-45".parse::<Published>().unwrap_err().to_string(), "'2025-13-45' is not a date");
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Published {
    /// A calendar day: `2025-04-25`.
    Day(NaiveDate),
    /// A local date and time, zone unknown: `2025-04-25T10:00:00`.
    Local(NaiveDateTime),
    /// A date and time with its offset from UTC: `2025-04-25T10:00:00-04:00`.
    Instant(DateTime<FixedOffset>),
}

impl Published {
    /// The calendar day where it was published: in the offset given, never moved to UTC.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Local(time) => time.date(),
            Self::Instant(instant) => instant.date_naive(),
        }
    }
}

impl FromStr for Published {
    type Err = Error;

    /// Reads the three forms above; seconds may be left out, and a space may stand for the `T`.
    fn from_str(text: &str) -> Result<Self> {
        let day = || text.parse::<NaiveDate>().ok().filter(|_| text.len() == 10).map(Self::Day);
        let instant = || DateTime::parse_from_rfc3339(text).ok().map(Self::Instant);
        let local = || {
            ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%d %H:%M:%S%.f", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
                .into_iter()
                .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())
                .map(Self::Local)
        };
        let found = day().or_else(instant).or_else(local);
        found.ok_or_else(|| Error::new(ErrorKind::Value, format!("'{text}' is not a date")))
    }
}

impl From<NaiveDate> for Published {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Local(time) => write!(f, "{}", time.format("%Y-%m-%dT%H:%M:%S%.f")),
            Self::Instant(instant) => f.write_str(&instant.to_rfc3339_opts(SecondsFormat::AutoSi, true)),
        }
    }
}

impl Serialize for Published {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Published {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <std::borrow::Cow<'de, str>>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Published {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Published".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "a day, a local date and time, or a date and time with offset (ISO 8601)",
            "examples": ["2025-04-25", "2025-04-25T10:00:00", "2025-04-25T10:00:00-04:00"]
        })
    }
}

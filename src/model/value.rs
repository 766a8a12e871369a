//! Small values that several structs hold: country codes, points, confidence.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::names::written_as_text;
use crate::image::row;
use crate::{Error, ErrorKind, Result};

/// An ISO 3166-1 alpha-2 country code, two capital letters; `XK` stands for Kosovo.
///
/// ```
/// let norway: newswire::CountryCode = "NO".parse()?;
/// assert_eq!(norway.as_str(), "NO");
/// assert!("Norway".parse::<newswire::CountryCode>().is_err());
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The two letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }

    /// The two letters as one number: the first one's value times 256, and the second one's.
    pub(crate) const fn number(self) -> u16 {
        u16::from_be_bytes(self.0)
    }
}

row!(CountryCode where u16: |number| Self(number.to_be_bytes()), |code| code.number());
row!(Option<CountryCode> where u16:
    |number| (number != 0).then(|| CountryCode(number.to_be_bytes())),
    |code| code.map_or(0, CountryCode::number));

impl FromStr for CountryCode {
    type Err = Error;

    /// Reads two capital letters. It checks the form only, not whether the country exists.
    fn from_str(text: &str) -> Result<Self> {
        match *text.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Ok(Self([a, b])),
            _ => Err(Error::new(ErrorKind::Value, format!("'{text}' is not a two-letter country code"))),
        }
    }
}

impl fmt::Debug for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

written_as_text!(CountryCode, { "type": "string", "pattern": "^[A-Z]{2}$", "description": "ISO 3166-1 alpha-2" });

/// A point on the globe, WGS 84, held in whole microdegrees (0.11 m) so that points can be compared and hashed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Degrees", into = "Degrees")]
pub struct Point {
    lat: i32,
    lon: i32,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Degrees {
    lat: f64,
    lon: f64,
}

impl Point {
    /// Mean radius of the Earth in kilometres.
    pub(crate) const EARTH_RADIUS_KM: f64 = 6371.0088;

    /// The point at `lat` and `lon` in degrees; `None` outside [-90, 90] and [-180, 180].
    #[must_use]
    pub fn new(lat: f64, lon: f64) -> Option<Self> {
        let inside = lat.abs() <= 90.0 && lon.abs() <= 180.0;
        inside.then(|| Self { lat: (lat * 1e6).round() as i32, lon: (lon * 1e6).round() as i32 })
    }

    /// Latitude in degrees, north positive.
    #[must_use]
    pub fn lat(self) -> f64 {
        f64::from(self.lat) / 1e6
    }

    /// Longitude in degrees, east positive.
    #[must_use]
    pub fn lon(self) -> f64 {
        f64::from(self.lon) / 1e6
    }

    /// Distance to `other` in kilometres along the great circle, on a sphere (off by at most 0.6 %).
    #[must_use]
    pub fn distance_km(self, other: Point) -> f64 {
        let (lat1, lat2) = (self.lat().to_radians(), other.lat().to_radians());
        let half_lat = ((lat2 - lat1) / 2.0).sin();
        let half_lon = ((other.lon() - self.lon()).to_radians() / 2.0).sin();
        let h = half_lat * half_lat + lat1.cos() * lat2.cos() * half_lon * half_lon;
        2.0 * Self::EARTH_RADIUS_KM * h.min(1.0).sqrt().asin()
    }
}

row!(Point { lat: i32, lon: i32 });
row!(Option<Point> where [i32; 2]:
    |[lat, lon]| (lat != i32::MIN).then_some(Point { lat, lon }),
    |point| point.map_or([i32::MIN; 2], |Point { lat, lon }| [lat, lon]));

impl TryFrom<Degrees> for Point {
    type Error = Error;

    fn try_from(degrees: Degrees) -> Result<Self> {
        let Degrees { lat, lon } = degrees;
        Point::new(lat, lon)
            .ok_or_else(|| Error::new(ErrorKind::Value, format!("point {lat}, {lon} is not on the globe")))
    }
}

impl From<Point> for Degrees {
    fn from(point: Point) -> Self {
        Self { lat: point.lat(), lon: point.lon() }
    }
}

/// How sure a rule is of what it found, from 0 to 1, in steps of one ten-thousandth.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "f64", into = "f64")]
pub struct Confidence(u16);

impl Confidence {
    const STEPS: f64 = 10_000.0;

    /// Certain: 1.
    pub const CERTAIN: Self = Self(10_000);

    /// The confidence nearest to `value`; values outside [0, 1] are moved to the nearer end, NaN to 0.
    #[must_use]
    pub fn new(value: f64) -> Self {
        Self((value.clamp(0.0, 1.0) * Self::STEPS).round() as u16)
    }

    /// The same of a value from 0 to 1, for constants.
    pub(crate) const fn nearest(value: f64) -> Self {
        Self((value * Self::STEPS + 0.5) as u16)
    }

    /// So many per cent; more than 100 counts as 100.
    #[must_use]
    pub const fn percent(percent: u8) -> Self {
        let percent = if percent > 100 { 100 } else { percent };
        Self(percent as u16 * 100)
    }

    /// The value, from 0 to 1.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / Self::STEPS
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::CERTAIN
    }
}

impl TryFrom<f64> for Confidence {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self> {
        if (0.0..=1.0).contains(&value) {
            return Ok(Self::new(value));
        }
        Err(Error::new(ErrorKind::Value, format!("confidence {value} is not between 0 and 1")))
    }
}

impl From<Confidence> for f64 {
    fn from(confidence: Confidence) -> Self {
        confidence.value()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Rows;

    #[test]
    fn codes_and_points_are_read_again_as_rows() {
        let codes = ["AA", "NO", "ZZ"].map(|code| code.parse::<CountryCode>().ok());
        assert!(codes.into_iter().chain([None]).collect::<Rows<_>>().iter().eq(codes.into_iter().chain([None])));
        let points = [Point::new(-90.0, 180.0), None, Point::new(0.0, 0.0), Point::new(59.913_27, 10.739_36)];
        assert!(Rows::new(points).iter().eq(points));
    }
}

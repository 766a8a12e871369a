//! [`Home`]: where the publisher of an article is at home.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::value::{CountryCode, Point};
use crate::{Error, ErrorKind, Result};

/// Where the publisher of an article is at home: a country, a first-level division of it, or a point. Local papers name their own towns
/// without saying where they are.
///
/// ```
/// use newswire::{Article, Home, Pipeline};
/// let mut article = Article::new("A bridge was closed in London on Monday.");
/// article.home = Some("CA, Ontario".parse::<Home>()?);
/// Pipeline::english().fill(&mut article);
/// assert_eq!(article.locations[0].admin1.as_deref(), Some("Ontario"));
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Home {
    /// The country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// The name of a first-level division of the country: `Ohio`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<String>,
    /// Places within 100 km of this point are likelier than their namesakes, and those within 300 km a little.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

impl Home {
    /// A country, or a first-level division of it.
    #[must_use]
    pub fn in_country(country: CountryCode, admin1: Option<&str>) -> Self {
        Self { country: Some(country), admin1: admin1.map(Into::into), point: None }
    }

    /// A town.
    #[must_use]
    pub fn at(point: Point) -> Self {
        Self { point: Some(point), ..Self::default() }
    }
}

impl FromStr for Home {
    type Err = Error;

    /// Reads `US`, `US, Ohio` or a point, `43.0, -81.0`.
    fn from_str(text: &str) -> Result<Self> {
        let (first, second) = match text.split_once(',') {
            Some((first, second)) => (first.trim(), Some(second.trim())),
            None => (text.trim(), None),
        };
        let degrees = first.parse().ok().zip(second.and_then(|second| second.parse().ok()));
        match degrees {
            Some((lat, lon)) => Point::new(lat, lon)
                .map(Self::at)
                .ok_or_else(|| Error::new(ErrorKind::Value, format!("'{text}' is no point on the globe"))),
            None => Ok(Self::in_country(first.parse()?, second)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_countries_divisions_and_points() {
        let read = |text: &str| text.parse::<Home>();
        let us = "US".parse().unwrap();
        assert_eq!(read("US").unwrap(), Home::in_country(us, None));
        assert_eq!(read("US,  New York").unwrap(), Home::in_country(us, Some("New York")));
        assert_eq!(read("43.0, -81.0").unwrap(), Home::at(Point::new(43.0, -81.0).unwrap()));
        assert!(read("Ohio").is_err() && read("95, 0").is_err() && read("").is_err());
    }
}

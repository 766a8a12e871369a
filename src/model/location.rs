//! [`Location`]: a place of an article, with its point and country, and the places it may be instead.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::actor::Mention;
use super::few::Few;
use super::id_map::Ids;
use super::names::named_enum;
use super::value::{Confidence, CountryCode, Point};

/// One place of an article, resolved as far as the gazetteer allows, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Location {
    /// Name in the gazetteer; for an unresolved place the name in the text.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: LocationKind,
    /// The country it lies in. None for continents, seas and what is unresolved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// Name of the first-level division it lies in: `Texas`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<Cow<'static, str>>,
    /// A representative point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Countries that dispute that it belongs to `country`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub disputed_by: Vec<CountryCode>,
    /// Ids in other systems: `geonames`. Sorted by system.
    #[serde(default, skip_serializing_if = "Ids::is_empty")]
    pub ids: Ids,
    /// Where the text speaks of it, in text order.
    #[serde(default)]
    pub mentions: Few<Mention>,
    /// How sure we are that this is the place meant.
    #[serde(default)]
    pub confidence: Confidence,
    /// Other places of that name that may be meant, the likeliest first, at most [`MOST_ALTERNATIVES`](Self::MOST_ALTERNATIVES). None
    /// where the text says which is meant ("Paris, Texas") or all others are less than a thousandth as likely.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<Alternative>,
}

/// A place that a [`Location`] may be instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Alternative {
    /// Name in the gazetteer.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: LocationKind,
    /// The country it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// Name of the first-level division it lies in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub admin1: Option<Cow<'static, str>>,
    /// A representative point.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
    /// Ids in other systems: `geonames`.
    #[serde(default, skip_serializing_if = "Ids::is_empty")]
    pub ids: Ids,
    /// How likely it is beside the place that was chosen, which counts 1. A place of a tenth of the inhabitants counts 0.1, if nothing
    /// else speaks for it.
    pub score: Confidence,
}

impl Location {
    /// More [`alternatives`](Self::alternatives) are not told of.
    pub const MOST_ALTERNATIVES: usize = 3;

    /// A place with a name and a kind and nothing else.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, kind: LocationKind) -> Self {
        Self {
            name: name.into(),
            kind,
            country: None,
            admin1: None,
            point: None,
            disputed_by: Vec::new(),
            ids: Ids::new(),
            mentions: Few::new(),
            confidence: Confidence::CERTAIN,
            alternatives: Vec::new(),
        }
    }
}

named_enum! {
    /// What a place is.
    pub enum LocationKind as "a location kind" {
        /// Africa, Europe.
        Continent = "continent",
        /// An area that is no administrative unit: the Middle East, Donbas.
        Region = "region",
        /// A country or territory with an ISO code.
        Country = "country",
        /// A first-level division: a state, a province, an oblast.
        Admin1 = "admin1",
        /// A second-level division: a county, a district.
        Admin2 = "admin2",
        /// A city, town or village.
        City = "city",
        /// A building, airport, base, plant.
        Facility = "facility",
        /// A sea, river, lake, mountain, island.
        Natural = "natural",
        /// A street, square or highway.
        Street = "street",
        /// Anything else.
        Other = "other",
    }
}

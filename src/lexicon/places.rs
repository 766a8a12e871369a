//! [`Place`]: what the gazetteer says of a place.

use std::borrow::Cow;

use super::entry::PlaceId;
use crate::{CountryCode, LocationKind, Point};

/// A place of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// Its name.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: LocationKind,
    /// The country it lies in.
    pub country: Option<CountryCode>,
    /// The first-level division it lies in.
    pub admin1: Option<PlaceId>,
    /// A representative point.
    pub point: Option<Point>,
    /// Inhabitants; 0 where unknown. A lexicon holds `u32::MAX` at most.
    pub population: u64,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// Countries that dispute that it belongs to `country`.
    pub disputed_by: Vec<CountryCode>,
    /// Whether it is the capital of its country.
    pub is_capital: bool,
    /// Whether it is a sovereign state.
    pub is_sovereign: bool,
    /// Whether its name is first of all something else, a word or a first name, so that the name alone does not mean it: `Troy` does
    /// not, `Troy, Ala.` does. A capital is none.
    pub is_homonym: bool,
}

impl Place {
    /// A place with a name and a kind and nothing else.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, kind: LocationKind) -> Self {
        Self {
            name: name.into(),
            kind,
            country: None,
            admin1: None,
            point: None,
            population: 0,
            geonames: None,
            disputed_by: Vec::new(),
            is_capital: false,
            is_sovereign: false,
            is_homonym: false,
        }
    }
}

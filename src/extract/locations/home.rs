//! [`Homeland`]: what a candidate gets for lying where the article's publisher is at home.

use super::weights::choice;
use crate::lexicon::{Lexicon, PlaceId, Position, square_of_km};
use crate::{CountryCode, Home, LocationKind};

/// A home as the rules ask for it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Homeland<'h> {
    country: Option<CountryCode>,
    admin1: Option<&'h str>,
    position: Option<Position>,
    /// Squares of the distances that count as near and as close by.
    near: f32,
    close_by: f32,
}

impl<'h> Homeland<'h> {
    pub(super) fn of(home: &'h Home) -> Self {
        let Home { country, admin1, point } = home;
        Self {
            country: *country,
            admin1: admin1.as_deref(),
            position: point.map(Position::at),
            near: square_of_km(choice::NEAR_KM),
            close_by: square_of_km(choice::CLOSE_BY_KM),
        }
    }

    /// What a candidate gets; a whole country nothing.
    pub(super) fn bonus(&self, lexicon: &Lexicon, id: PlaceId) -> f32 {
        let place = lexicon.place_facts(id);
        if place.kind == LocationKind::Country {
            return 0.0;
        }
        let division = if place.kind == LocationKind::Admin1 { Some(id) } else { place.admin1 };
        let is_in = |country| place.country == Some(country);
        let is_called = |name| division.is_some_and(|division| lexicon.is_called(division, name));
        let square = self.position.map_or(f32::INFINITY, |home| home.square_to(lexicon.site(id).position));
        let is_at_home = self.country.is_some_and(is_in) || square < self.close_by;
        match is_at_home && (square < self.near || self.admin1.is_some_and(is_called)) {
            true => choice::HOME_COUNTRY + choice::HOME_ADMIN1,
            false if is_at_home => choice::HOME_COUNTRY,
            false => 0.0,
        }
    }
}

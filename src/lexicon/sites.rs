//! [`Site`]: what the rules ask of every place that a text may mean, packed into 16 bytes. What an article says of a place stands with
//! [`PlaceFacts`](super::PlaceFacts).

use std::collections::HashMap;

use super::countries::country_number;
use super::entry::PlaceId;
use super::places::Place;
use crate::image::{code_row, row};
use crate::{LocationKind, Point};

/// What the rules ask of a place. Numbers stand for countries and divisions, so that they can be counted in plain arrays.
///
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site {
    /// Decimal logarithm of the inhabitants and ten more: [`UNINHABITED`](Self::UNINHABITED) where they are unknown.
    pub(crate) magnitude: f32,
    pub(crate) position: Position,
    /// Number of the first-level division that it is or lies in, counted from 1; 0 for none.
    pub(crate) division: u16,
    /// [`country_number`] of the country that it is or lies in; 0 for none.
    pub(crate) country: u16,
    pub(crate) kind: LocationKind,
    pub(crate) rank: Rank,
}
row!(Site { magnitude: f32, position: Position, division: u16, country: u16, kind: LocationKind, rank: Rank });

/// What a place counts for beside its size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rank {
    Common,
    /// [`Place::is_capital`]
    Capital,
    /// [`Place::is_homonym`]
    Homonym,
}
code_row!(Rank, [Common, Capital, Homonym]);

impl Site {
    /// The magnitude of a place whose inhabitants are unknown.
    pub(crate) const UNINHABITED: f32 = 1.0;

    fn of(place: &Place, division: u16) -> Self {
        Self {
            magnitude: ((place.population + 10) as f32).log10(),
            position: place.point.map_or(Position::NOWHERE, Position::at),
            division,
            country: place.country.map_or(0, country_number),
            kind: place.kind,
            rank: Rank::of(place),
        }
    }
}

impl Rank {
    fn of(place: &Place) -> Self {
        match place {
            Place { is_capital: true, .. } => Self::Capital,
            Place { is_homonym: true, .. } => Self::Homonym,
            _ => Self::Common,
        }
    }
}

/// Where a place lies on the globe, on a grid of three axes that is finer than 200 metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Position([i16; 3]);
row!(Position where [u16; 3]: |axes| Self(axes.map(u16::cast_signed)), |row| row.0.map(i16::cast_unsigned));

impl Position {
    /// So many steps of the grid are the radius.
    const STEPS: f64 = i16::MAX as f64;

    /// That of a place whose point is unknown: far away from all places on the globe.
    const NOWHERE: Self = Self([i16::MIN; 3]);

    /// Where a point lies.
    pub(crate) fn at(point: Point) -> Self {
        let (lat, lon) = (point.lat().to_radians(), point.lon().to_radians());
        let axes = [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()];
        Self(axes.map(|axis| (axis * Self::STEPS).round() as i16))
    }

    /// Whether it is known where the place lies.
    pub(crate) fn is_known(self) -> bool {
        self != Self::NOWHERE
    }

    /// The square of the straight line between two places, through the globe, in steps of the grid; see [`square_of_km`].
    pub(crate) fn square_to(self, other: Self) -> f32 {
        let [x, y, z] = [0, 1, 2].map(|axis| (i32::from(self.0[axis]) - i32::from(other.0[axis])) as f32);
        x * x + y * y + z * z
    }
}

/// The square of the straight line that joins two points which are so far apart along the surface of the globe.
pub(crate) fn square_of_km(km: f64) -> f32 {
    (2.0 * Position::STEPS * (km / Point::EARTH_RADIUS_KM / 2.0).sin()).powi(2) as f32
}

/// The sites of `places` behind so many others, of which `known` tells the sites and which lie in so many `divisions`; and how many
/// divisions there are with theirs.
pub(super) fn sites(
    places: &[Place],
    others: usize,
    divisions: usize,
    known: impl Fn(PlaceId) -> Option<Site>,
) -> (Vec<Site>, usize) {
    let mut numbers: HashMap<PlaceId, u16> = HashMap::new();
    let number = |division| known(division).filter(|site| site.kind == LocationKind::Admin1).map(|site| site.division);
    let site = |(place, index): (&Place, usize)| {
        let itself = (place.kind == LocationKind::Admin1).then(|| PlaceId::new(index));
        let division = itself.or(place.admin1).map_or(0, |division| {
            // More than there are in the world share the last number.
            let next = u16::try_from(divisions + numbers.len() + 1).unwrap_or(u16::MAX);
            number(division).unwrap_or_else(|| *numbers.entry(division).or_insert(next))
        });
        Site::of(place, division)
    };
    let sites = places.iter().zip(others..).map(site).collect();
    (sites, divisions + numbers.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Row;

    fn at(lat: f64, lon: f64) -> Place {
        let mut place = Place::new("Northfield", LocationKind::City);
        place.point = Point::new(lat, lon);
        place
    }

    /// The sites of places behind no others.
    fn alone(places: &[Place]) -> Vec<Site> {
        sites(places, 0, 0, |_| None).0
    }

    #[test]
    fn a_site_takes_16_bytes() {
        assert_eq!(Site::SIZE, 16);
    }

    #[test]
    fn a_place_without_inhabitants_has_the_magnitude_of_none() {
        assert_eq!(Site::of(&at(1.0, 2.0), 0).magnitude, Site::UNINHABITED);
        let mut hamlet = at(1.0, 2.0);
        hamlet.population = 1;
        assert!(Site::of(&hamlet, 0).magnitude > Site::UNINHABITED);
    }

    #[test]
    fn straight_lines_order_places_as_distances_do() {
        let points = [(0.0, 0.0), (0.0, 0.89), (0.0, 0.91), (60.0, 10.0), (60.0, 11.79), (60.0, 11.81), (-33.9, 151.2)];
        let places = points.map(|(lat, lon)| at(lat, lon));
        let sites = alone(&places);
        for (a, site) in places.iter().zip(sites.iter()) {
            for (b, other) in places.iter().zip(sites.iter()) {
                let km = a.point.unwrap().distance_km(b.point.unwrap());
                assert_eq!(km < 100.0, site.position.square_to(other.position) < square_of_km(100.0), "{km}");
            }
        }
    }

    #[test]
    fn nothing_is_near_a_place_without_a_point() {
        let places = [at(1.0, 2.0), at(-35.3, -135.0), Place::new("Southfield", LocationKind::City)];
        let sites = alone(&places);
        let [here, nearest, nowhere] = [0, 1, 2].map(|place: usize| sites[place].position);
        assert!(here.is_known() && nearest.is_known() && !nowhere.is_known());
        assert!([here, nearest].iter().all(|place| place.square_to(nowhere) > square_of_km(4000.0)));
    }

    #[test]
    fn divisions_and_what_lies_in_them_share_a_number() {
        let mut city = at(1.0, 2.0);
        city.admin1 = Some(PlaceId::new(1));
        let list = |sites: &[Site]| sites.iter().map(|site| site.division).collect::<Vec<_>>();
        let (one, divisions) =
            sites(&[at(3.0, 4.0), Place::new("Westland", LocationKind::Admin1), city.clone()], 0, 0, |_| None);
        assert_eq!((list(&one), divisions), (vec![0, 1, 1], 1));
        let known = |id: PlaceId| one.get(id.index()).copied();
        let (more, divisions) = sites(&[Place::new("Eastland", LocationKind::Admin1), city], 3, 1, known);
        assert_eq!((list(&more), divisions), (vec![2, 1], 2));
    }
}

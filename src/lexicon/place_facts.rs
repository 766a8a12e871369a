//! [`PlaceFacts`]: what an article says of a place, packed into 32 bytes; and [`Places`]: all of them, with their sites.

use std::borrow::Cow;

use super::Lexicon;
use super::countries::Countries;
use super::entry::{Kinds, PlaceForm, PlaceId};
use super::places::Place;
use super::sites::{Rank, Site, sites};
use crate::image::{Part, Rows, Text, Texts, row, stored};
use crate::{CountryCode, LocationKind, Point};

/// What an article says of a place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceFacts {
    name: Text,
    pub(crate) point: Option<Point>,
    pub(crate) admin1: Option<PlaceId>,
    /// Where the countries that dispute it begin, and how many they are.
    disputed: u32,
    disputed_by: u16,
    pub(crate) country: Option<CountryCode>,
    pub(crate) kind: LocationKind,
    /// Whether it is the capital of its country or bears the same name.
    pub(crate) names_capital: bool,
    is_sovereign: bool,
    /// How many digits its GeoNames id has, which stands behind the name; 0 without one.
    digits: u8,
}
row!(PlaceFacts {
    name: Text,
    point: Option<Point>,
    admin1: Option<PlaceId>,
    disputed: u32,
    disputed_by: u16,
    country: Option<CountryCode>,
    kind: LocationKind,
    names_capital: bool,
    is_sovereign: bool,
    digits: u8,
});

/// All of a place, in one line of the cache: who asks for the facts has asked for the site before.
#[derive(Clone, Copy, Debug)]
struct Known {
    site: Site,
    facts: PlaceFacts,
    population: u32,
}
row!(Known { site: Site, facts: PlaceFacts, population: u32 } pad 12);

/// All places, each by its index.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    known: Rows<Known>,
    /// How many first-level divisions the sites have numbers for.
    divisions: usize,
    disputed_by: Rows<CountryCode>,
    /// Of each place the name, and the GeoNames id behind it.
    texts: Texts,
}
stored!(Places { known, divisions, disputed_by, texts });

impl Places {
    /// These places and more behind them, which lie in `countries`.
    pub(super) fn with(&self, places: &[Place], countries: &Countries) -> Self {
        let (mut texts, mut disputed_by) = (self.texts.pool(), Vec::new());
        let site = |id: PlaceId| self.known.get(id.index()).map(|known| known.site);
        let (sites, divisions) = sites(places, self.len(), self.divisions, site);
        let known = self.known.and(places.iter().zip(sites).map(|(place, site)| {
            let name = texts.push(&place.name);
            let is_called_so = |code| countries.capital(code) == place.name;
            let disputed = self.disputed_by.len() + disputed_by.len();
            let disputing = place.disputed_by.iter().copied().take(u16::MAX.into());
            disputed_by.extend(disputing.clone());
            let facts = PlaceFacts {
                name,
                point: place.point,
                admin1: place.admin1,
                disputed: disputed as u32,
                disputed_by: disputing.len() as u16,
                country: place.country,
                kind: place.kind,
                names_capital: place.is_capital || place.country.is_some_and(is_called_so),
                is_sovereign: place.is_sovereign,
                digits: place.geonames.map_or(0, |id| texts.push(&id.to_string()).len() as u8),
            };
            Known { site, facts, population: u32::try_from(place.population).unwrap_or(u32::MAX) }
        }));
        Self { known, divisions, disputed_by: self.disputed_by.and(disputed_by), texts: texts.finish() }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.known.len()
    }

    /// Of which kinds an entry of a place in this form is.
    pub(super) fn kinds(&self, id: PlaceId, form: PlaceForm) -> Kinds {
        let site = self.known.at(id.index()).site;
        if site.rank == Rank::Homonym { Kinds::HOMONYM } else { Kinds::from(form) | Kinds::from(site.kind) }
    }
}

impl Lexicon {
    /// A place, copied out of the lexicon's tables; names in the built-in ones are borrowed.
    #[must_use]
    pub fn place(&self, id: PlaceId) -> Place {
        let (facts, site) = (self.place_facts(id), self.site(id));
        Place {
            name: self.place_name(&facts),
            kind: facts.kind,
            country: facts.country,
            admin1: facts.admin1,
            point: facts.point,
            population: self.population(id).into(),
            geonames: self.geonames(&facts).and_then(|id| id.parse().ok()),
            disputed_by: self.disputed_by(&facts).iter().collect(),
            is_capital: site.rank == Rank::Capital,
            is_sovereign: facts.is_sovereign,
            is_homonym: site.rank == Rank::Homonym,
        }
    }

    /// What an article says of a place.
    #[inline(always)]
    pub(crate) fn place_facts(&self, id: PlaceId) -> PlaceFacts {
        self.places.known.at(id.index()).facts
    }

    /// The name of a place.
    pub(crate) fn place_name(&self, place: &PlaceFacts) -> Cow<'static, str> {
        self.places.texts.kept(place.name)
    }

    /// Whether a place has this name.
    pub(crate) fn is_called(&self, id: PlaceId, name: &str) -> bool {
        self.places.texts.get(self.place_facts(id).name) == name
    }

    /// The GeoNames id of a place, in digits.
    pub(crate) fn geonames(&self, place: &PlaceFacts) -> Option<Cow<'static, str>> {
        (place.digits > 0).then(|| self.places.texts.kept(place.name.behind(place.digits.into())))
    }

    /// The countries that dispute that a place belongs to its country.
    pub(crate) fn disputed_by(&self, place: &PlaceFacts) -> Part<'_, CountryCode> {
        let start = place.disputed as usize;
        self.places.disputed_by.part(start..start + usize::from(place.disputed_by))
    }

    /// What the rules ask of a place.
    #[inline(always)]
    pub(crate) fn site(&self, id: PlaceId) -> Site {
        self.places.known.at(id.index()).site
    }

    /// How many inhabitants a place has; 0 where that is unknown. What rules ask is the [magnitude](Site::magnitude).
    pub(crate) fn population(&self, id: PlaceId) -> u32 {
        self.places.known.at(id.index()).population
    }

    /// How many first-level divisions the sites have numbers for; see [`Site::division`].
    pub(crate) fn division_count(&self) -> usize {
        self.places.divisions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Row;
    use crate::lexicon::{Entry, LexiconBuilder};

    #[test]
    fn a_place_takes_a_line_of_the_cache() {
        assert_eq!(Known::SIZE, 64);
    }

    #[test]
    fn a_place_comes_out_as_it_went_in() {
        let code = |code: &str| code.parse().unwrap();
        let mut island = Place::new("Vestøya", LocationKind::Natural);
        (island.country, island.point) = (Some(code("NO")), Point::new(60.4, -5.3));
        (island.population, island.geonames, island.is_sovereign) = (1_200, Some(3_137_115), true);
        island.disputed_by = vec![code("SE"), code("DK")];
        let mut town = Place::new("Vestby", LocationKind::City);
        (town.admin1, town.is_capital) = (Some(PlaceId::new(0)), true);
        let mut hamlet = Place::new("Hope", LocationKind::City);
        hamlet.is_homonym = true;
        let builder = LexiconBuilder::new()
            .place(island.clone(), &[])
            .place(town.clone(), &["Vestbyen"])
            .place(hamlet.clone(), &[]);
        let lexicon = builder.build().unwrap();
        assert_eq!([0, 1, 2].map(|index| lexicon.place(PlaceId::new(index))), [island, town, hamlet]);
        let phrase = lexicon.matcher().find_iter("Vestbyen").next().unwrap().phrase;
        assert!(lexicon.entries(phrase, "Vestbyen").eq([Entry::Place(PlaceId::new(1), PlaceForm::Name)]));
    }

    #[test]
    fn a_state_may_bear_the_name_of_its_capital() {
        let lexicon = Lexicon::english().unwrap();
        let of = |code: &str| lexicon.place_facts(lexicon.country_place(code.parse().unwrap()).unwrap());
        assert!(of("SG").names_capital && !of("NO").names_capital);
    }
}

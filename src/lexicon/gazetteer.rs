//! [`Gazetteer`]: places and countries as they are loaded.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::HashMap;

use super::Lexicon;
use super::countries::Country;
use super::entry::{Entry, PlaceForm, PlaceId};
use super::phrases::Collector;
use super::places::Place;
use super::tsv::{Row, Table, TableText};
use crate::matcher::CaseRule;
use crate::{CountryCode, LocationKind, Point, Result};

const COUNTRIES: &[&str] = &[
    "iso2",
    "iso3",
    "name",
    "aliases",
    "adjectives",
    "demonyms",
    "capital",
    "governments",
    "lat",
    "lon",
    "geonames",
    "sovereign",
    "continent",
];
const ADMIN1: &[&str] = &["code", "name", "aliases", "country", "lat", "lon", "geonames", "population", "adjectives"];
const PLACES: &[&str] = &[
    "name",
    "kind",
    "country",
    "admin1",
    "lat",
    "lon",
    "geonames",
    "population",
    "disputed_by",
    "aliases",
    "adjectives",
];
const CITIES: &[&str] = &["name", "aliases", "country", "admin1", "lat", "lon", "population", "geonames"];

/// The gazetteer as it is loaded. Order matters: countries, then first-level divisions, then the rest. Where only places are added to
/// a lexicon that stays as it is, it holds these and asks that lexicon, `base`, for the rest.
#[derive(Clone, Default)]
pub(super) struct Gazetteer {
    /// The index of the first of the places.
    first: usize,
    pub(super) places: Vec<Place>,
    /// Sorted by code once loaded.
    pub(super) countries: Vec<Country>,
    by_admin1: HashMap<Cow<'static, str>, PlaceId>,
    /// The largest city so far that bears the name of its country's capital.
    capitals: HashMap<CountryCode, PlaceId>,
    /// Cities that bear the name of their country's capital and are still to be compared with others.
    claims: Vec<(CountryCode, PlaceId)>,
    names: Vec<(Cow<'static, str>, CaseRule, Entry)>,
}

impl Gazetteer {
    /// Places to be added behind so many others.
    pub(super) fn behind(first: usize) -> Self {
        Self { first, ..Self::default() }
    }

    /// Adds places that were gathered to be added [behind](Self::behind) those that are here.
    pub(super) fn append(&mut self, mut more: Self) {
        self.places.append(&mut more.places);
        self.names.append(&mut more.names);
        self.claims.append(&mut more.claims);
        self.crown_claimants();
    }

    /// The index of the next place.
    fn next(&self) -> usize {
        self.first + self.places.len()
    }

    fn push(&mut self, place: Place) -> PlaceId {
        let id = PlaceId::new(self.next());
        self.places.push(place);
        id
    }

    /// Adds a name of a place.
    fn name(&mut self, name: Cow<'static, str>, place: PlaceId, form: PlaceForm) {
        let rule = super::phrases::name_rule(&name);
        self.names.push((name, rule, Entry::Place(place, form)));
    }

    fn names<'n>(&mut self, row: &Row<'_, '_>, names: impl Iterator<Item = &'n str>, place: PlaceId, form: PlaceForm) {
        names.for_each(|name| self.name(row.keep(name), place, form));
    }

    /// Adds a place of the caller's under its name and other names.
    pub(super) fn add(&mut self, place: Place, aliases: &[&str]) {
        let name = place.name.clone();
        let id = self.push(place);
        self.name(name, id, PlaceForm::Name);
        aliases.iter().for_each(|&alias| self.name(alias.to_owned().into(), id, PlaceForm::Name));
    }

    pub(super) fn load_countries(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, COUNTRIES)?.rows() {
            let code: CountryCode = row.required(0)?.parse().map_err(|_| row.error(0, "not a two-letter code"))?;
            let mut place = Place::new(row.required_kept(2)?, LocationKind::Country);
            place.country = Some(code);
            place.point = point(&row, 8)?;
            place.geonames = row.optional(10)?;
            place.is_sovereign = row.cell(11) == "1";
            let id = self.push(place);
            self.names(&row, std::iter::once(row.cell(2)).chain(row.list(3)), id, PlaceForm::Name);
            self.names(&row, row.list(4), id, PlaceForm::Adjective);
            self.names(&row, row.list(5), id, PlaceForm::Demonym);
            self.names(&row, row.list(7), id, PlaceForm::Government);
            self.countries.push(Country {
                code,
                iso3: row.required_kept(1)?,
                place: id,
                capital: row.keep(row.cell(6)),
            });
        }
        self.countries.sort_by_key(|country| country.code);
        Ok(())
    }

    pub(super) fn load_admin1(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, ADMIN1)?.rows() {
            let mut place = Place::new(row.required_kept(1)?, LocationKind::Admin1);
            place.country = row.optional(3)?;
            place.point = point(&row, 4)?;
            place.geonames = row.optional(6)?;
            place.population = row.optional(7)?.unwrap_or(0);
            let id = self.push(place);
            self.names(&row, std::iter::once(row.cell(1)).chain(row.list(2)), id, PlaceForm::Name);
            self.names(&row, row.list(8), id, PlaceForm::Adjective);
            self.by_admin1.insert(row.required_kept(0)?, id);
        }
        Ok(())
    }

    pub(super) fn load_places(&mut self, source: &str, table: &TableText, base: Option<&Lexicon>) -> Result<()> {
        for row in Table::new(source, table, PLACES)?.rows() {
            let mut place = Place::new(row.required_kept(0)?, row.optional(1)?.unwrap_or(LocationKind::Other));
            place.country = row.optional(2)?;
            place.admin1 = self.admin1(&row, 3, base)?;
            place.point = point(&row, 4)?;
            place.geonames = row.optional(6)?;
            place.population = row.optional(7)?.unwrap_or(0);
            place.disputed_by = row.values(8)?;
            let id = self.push(place);
            self.names(&row, std::iter::once(row.cell(0)).chain(row.list(9)), id, PlaceForm::Name);
            self.names(&row, row.list(10), id, PlaceForm::Adjective);
        }
        Ok(())
    }

    pub(super) fn load_cities(
        &mut self,
        source: &str,
        table: &TableText,
        are_homonyms: bool,
        base: Option<&Lexicon>,
    ) -> Result<()> {
        let (first_city, first_name) = (self.next(), self.names.len());
        let table = Table::new(source, table, CITIES)?;
        // The column may be missing.
        let adjectives = table.further_columns().find(|&(_, name)| name == "adjectives").map(|(column, _)| column);
        self.places.reserve(table.most_rows());
        self.names.reserve(table.most_rows());
        for row in table.rows() {
            let mut place = Place::new(row.required_kept(0)?, LocationKind::City);
            place.country = row.optional(2)?;
            place.admin1 = self.admin1(&row, 3, base)?;
            place.point = point(&row, 4)?;
            place.population = row.optional(6)?.unwrap_or(0);
            place.geonames = row.optional(7)?;
            place.is_homonym = are_homonyms;
            let capital = place.country.map_or("", |code| self.capital(code, base));
            let is_capital = !capital.is_empty() && (row.cell(0) == capital || row.list(1).any(|name| name == capital));
            let capital_of = place.country.filter(|_| is_capital);
            let id = self.push(place);
            self.names(&row, std::iter::once(row.cell(0)).chain(row.list(1)), id, PlaceForm::Name);
            self.names(&row, adjectives.into_iter().flat_map(|column| row.list(column)), id, PlaceForm::Adjective);
            self.claims.extend(capital_of.map(|country| (country, id)));
        }
        self.sort_by_size(first_city, first_name);
        if base.is_none() {
            self.crown_claimants();
        }
        Ok(())
    }

    /// Puts the largest cities first: those that are often named then lie side by side in memory.
    fn sort_by_size(&mut self, first_city: usize, first_name: usize) {
        let mut cities: Vec<Option<Place>> = self.places.drain(first_city - self.first..).map(Some).collect();
        let size = |city: &Option<Place>| Reverse(city.as_ref().map_or(0, |city| city.population));
        let mut order: Vec<_> = cities.iter().map(size).zip(0..).collect();
        order.sort_unstable();
        let mut ids = vec![PlaceId::new(first_city); cities.len()];
        for (index, (_, before)) in (first_city..).zip(order) {
            ids[before] = PlaceId::new(index);
            self.places.extend(cities[before].take());
        }
        let renumber = |id: &mut PlaceId| *id = id.index().checked_sub(first_city).map_or(*id, |city| ids[city]);
        self.claims.iter_mut().for_each(|(_, city)| renumber(city));
        for (_, _, entry) in &mut self.names[first_name..] {
            if let Entry::Place(id, _) = entry {
                renumber(id);
            }
        }
    }

    /// Whether a city was added that may be the capital of its country in place of another.
    pub(super) fn has_claimants(&self) -> bool {
        !self.claims.is_empty()
    }

    fn crown_claimants(&mut self) {
        let claims = std::mem::take(&mut self.claims);
        claims.into_iter().for_each(|(country, city)| self.crown(country, city));
    }

    /// Makes a city the capital unless a larger one bears the same name.
    fn crown(&mut self, country: CountryCode, city: PlaceId) {
        let before = *self.capitals.entry(country).or_insert(city);
        let (larger, other) = match self.places[before.index()].population >= self.places[city.index()].population {
            true => (before, city),
            false => (city, before),
        };
        self.places[other.index()].is_capital = false;
        self.places[larger.index()].is_capital = true;
        self.capitals.insert(country, larger);
    }

    /// Reads `place disputed_by` lines, where the place is the code of a country or of a first-level division.
    pub(super) fn load_disputed(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["place", "disputed_by"])?.rows() {
            let code = row.required(0)?;
            let country = code.parse::<CountryCode>().ok();
            let country = country.and_then(|code| self.countries.iter().find(|country| country.code == code));
            let Some(place) = country.map(|country| country.place).or_else(|| self.by_admin1.get(code).copied()) else {
                return Err(row.error(0, format!("'{code}' is neither a country nor a first-level division")));
            };
            self.places[place.index()].disputed_by = row.values(1)?;
        }
        Ok(())
    }

    /// Reads `abbreviation admin1` lines: "Calif." for US.CA.
    pub(super) fn load_abbreviations(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["abbreviation", "admin1"])?.rows() {
            let place = self.admin1(&row, 1, None)?.ok_or_else(|| row.error(1, "the cell must not be empty"))?;
            self.name(row.required_kept(0)?, place, PlaceForm::Abbreviation);
        }
        Ok(())
    }

    /// The name of the capital of a country; empty if there is none.
    fn capital<'a>(&'a self, code: CountryCode, base: Option<&'a Lexicon>) -> &'a str {
        if let Some(base) = base {
            return base.countries.capital(code);
        }
        let country = self.countries.binary_search_by_key(&code, |country| country.code);
        country.map_or("", |index| &self.countries[index].capital)
    }

    /// The first-level divisions by their codes.
    pub(super) fn divisions(&self) -> impl Iterator<Item = (&str, PlaceId)> {
        self.by_admin1.iter().map(|(code, &id)| (&**code, id))
    }

    fn admin1(&self, row: &Row<'_, '_>, column: usize, base: Option<&Lexicon>) -> Result<Option<PlaceId>> {
        let code = row.cell(column);
        if code.is_empty() {
            return Ok(None);
        }
        let found = match base {
            Some(base) => base.divisions.get(code),
            None => self.by_admin1.get(code).copied(),
        };
        found.map(Some).ok_or_else(|| row.error(column, format!("'{code}' is no code of a first-level division")))
    }

    /// Hands every name to the matcher.
    pub(super) fn collect<'t>(&'t self, phrases: &mut Collector<'t>) {
        self.names.iter().for_each(|(name, rule, entry)| phrases.phrase(name, *rule, *entry));
    }
}

/// Reads latitude from `column` and longitude from the one after it.
fn point(row: &Row<'_, '_>, column: usize) -> Result<Option<Point>> {
    let (Some(lat), Some(lon)) = (row.optional(column)?, row.optional(column + 1)?) else {
        return Ok(None);
    };
    Point::new(lat, lon).map(Some).ok_or_else(|| row.error(column, format!("{lat}, {lon} is not on the globe")))
}

//! Makes the locations of streets: no table has them, so what surrounds them in the text says in which country they lie.

use std::collections::HashMap;
use std::ops::Range;

use super::resolve::Resolved;
use super::streets::Street;
use super::toponym::{Form, Toponym, Toponyms};
use super::weights::street;
use crate::extract::Document;
use crate::lexicon::{Lexicon, PlaceId};
use crate::{Article, Confidence, CountryCode, Location, LocationKind, Mention, MentionKind};

/// Appends the streets to the article and puts its new locations in the order of their first mentions. Streets of one name are one.
pub(super) fn append_streets(
    document: &Document<'_>,
    toponyms: &Toponyms,
    resolved: &[Option<Resolved>],
    old: usize,
    article: &mut Article,
) {
    if toponyms.streets.is_empty() {
        return;
    }
    let surroundings = Surroundings { document, list: &toponyms.list, resolved };
    let whole_article = surroundings.common(0..toponyms.list.len());
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for &street in &toponyms.streets {
        let area = surroundings.of(street).or(whole_article);
        if street.is_doubtful && !area.has_coded_roads() {
            continue;
        }
        let span = street.span(document);
        let name = span.of(document.text());
        let index = *by_name.entry(name.to_lowercase()).or_insert(article.locations.len());
        if index == article.locations.len() {
            let mut location = Location::new(name.to_owned(), LocationKind::Street);
            location.confidence = Confidence::new(street::CONFIDENCE);
            article.locations.push(location);
        }
        let location = &mut article.locations[index];
        location.mentions.push(Mention::new(span, MentionKind::Name));
        if location.country.is_none() {
            area.give(document.lexicon(), location);
        }
    }
    article.locations[old..].sort_by_key(|location| location.mentions.first().map(|mention| mention.span.start()));
}

/// The places of an article, resolved.
struct Surroundings<'d, 'a> {
    document: &'d Document<'a>,
    list: &'d [Toponym],
    resolved: &'d [Option<Resolved>],
}

/// The country and the first-level division that several places lie in, as far as all agree.
#[derive(Clone, Copy, Default)]
struct Area {
    country: Option<CountryCode>,
    division: Option<PlaceId>,
}

impl Surroundings<'_, '_> {
    /// Where a street lies as its sentence says: in the place right behind it, or where all others are.
    fn of(&self, street: Street) -> Area {
        let sentence = self.document.sentence_of(street.first).and_then(|at| self.document.sentences().get(at));
        let Some(words) = sentence.map(|sentence| sentence.words.start as usize..sentence.words.end as usize) else {
            return Area::default();
        };
        let from = words.start.max(street.first.saturating_sub(street::WINDOW));
        let to = words.end.min(street.end + street::WINDOW);
        let [first, behind, end] =
            [from, street.end, to].map(|word| self.list.partition_point(|toponym| toponym.first < word));
        let next = behind..end.min(behind + 1);
        let is_close = |index: usize| self.list[index].first < street.end + street::CLOSE;
        let close = self.common(if next.clone().all(is_close) { next } else { 0..0 });
        close.or(self.common(first..end))
    }

    /// Where all places of this part of the list are.
    fn common(&self, part: Range<usize>) -> Area {
        let mut areas = part.filter_map(|index| self.area(index));
        let Some(first) = areas.next() else { return Area::default() };
        areas.fold(first, |common, area| Area {
            country: common.country.filter(|_| area.country == common.country),
            division: common.division.filter(|_| area.division == common.division),
        })
    }

    /// Where the place at this index of the list is; none where it is no place, or in no country.
    fn area(&self, index: usize) -> Option<Area> {
        let toponym = &self.list[index];
        let place = self.resolved[index].filter(|_| toponym.form != Form::People && !toponym.in_name)?.place;
        let facts = self.document.lexicon().place_facts(place);
        let division = if facts.kind == LocationKind::Admin1 { Some(place) } else { facts.admin1 };
        facts.country.map(|country| Area { country: Some(country), division })
    }
}

impl Area {
    fn or(self, other: Self) -> Self {
        if self.country.is_some() { self } else { other }
    }

    /// Whether roads there are called by codes like "A40".
    fn has_coded_roads(self) -> bool {
        self.country.is_some_and(|country| ["GB", "IE"].contains(&country.as_str()))
    }

    fn give(self, lexicon: &Lexicon, location: &mut Location) {
        location.country = self.country;
        let division = self.division.filter(|_| self.country.is_some());
        location.admin1 = division.map(|division| lexicon.place_name(&lexicon.place_facts(division)));
    }
}

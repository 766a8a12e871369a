//! Makes the locations of the article: one for each resolved place, with all its mentions.

use super::resolve::{Counts, Resolved};
use super::toponym::{Form, Toponym, Toponyms};
use super::weights::choice;
use crate::lexicon::{Lexicon, PlaceFacts, PlaceId};
use crate::{Alternative, Article, Confidence, Few, Ids, Location, LocationKind, Mention, MentionKind};

/// Room for putting the names of a text in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Every resolved name, its place in the upper half and its index in the lower: names of one place side by side, in text order.
    by_place: Vec<u64>,
    /// Where each place begins in `by_place`, and where the last one ends.
    begins: Vec<u32>,
    /// The places in the order of their first mention: its index in the upper half, and that of the place in `begins` in the lower.
    places: Vec<u64>,
    /// What the lexicon says of the same places.
    found: Vec<Found>,
    /// The places that they may be instead.
    others: Vec<Other>,
}

/// A place of the article.
#[derive(Clone, Copy, Debug)]
struct Found {
    id: PlaceId,
    place: PlaceFacts,
    /// The first-level division that it lies in; itself if it lies in none.
    outer: PlaceFacts,
    /// Its number in [`Order::begins`].
    number: usize,
}

/// A place that one of the article may be instead.
#[derive(Clone, Copy, Debug)]
struct Other {
    found: Found,
    /// How likely it is beside the one that was chosen.
    score: Confidence,
    /// The index of that one in [`Order::found`].
    chosen: usize,
}

/// Appends the resolved names to the article, places in the order of their first mention.
pub(super) fn assemble(
    lexicon: &Lexicon,
    toponyms: &Toponyms,
    counts: &Counts,
    order: &mut Order,
    article: &mut Article,
) {
    let (list, resolved) = (&toponyms.list, &counts.resolved);
    order.read(resolved);
    order.list_places(resolved, lexicon);
    // Names are spread over a large text, too.
    let first = article.locations.len();
    article.locations.reserve_exact(order.found.len());
    article.locations.extend(order.found.iter().map(|found| location(lexicon, found)));
    order.others.clear();
    for (index, location) in article.locations[first..].iter_mut().enumerate() {
        let found = &order.found[index];
        complete(location, lexicon, found);
        let names = order.names_of(found.number);
        location.mentions = Few::with_capacity(names.len());
        let (mut sureness, mut is_told) = (Sureness::default(), false);
        // Each place has as many names as the text happens to give it: one loop does all that asks for them.
        for &name in names {
            let index = name as u32 as usize;
            location.mentions.push(mention(&list[index]));
            is_told |= list[index].fixed.is_some();
            sureness.add(list[index].evidence, resolved[index].map_or(0.0, |resolved| resolved.lead));
        }
        location.confidence = Confidence::new(f64::from(sureness.best));
        let first = names.first().map_or(0, |&name| name as u32 as usize);
        let has_rivals = resolved[first].is_some_and(|resolved| resolved.lead < choice::MOST_BEHIND);
        if has_rivals & !is_told {
            let range = toponyms.candidate_range(list[first].name);
            let candidates = toponyms.candidates[range.clone()].iter().map(|candidate| candidate.place);
            note_others(candidates.zip(counts.scores[range].iter().copied()), index, found, &mut order.others);
        }
    }
    add_alternatives(lexicon, &mut order.others, &mut article.locations[first..]);
}

/// Notes the likeliest of the scored places beside the one that was chosen, `found`, which is the place number `index` of the article.
fn note_others(
    scored: impl Iterator<Item = (PlaceId, f32)> + Clone,
    index: usize,
    found: &Found,
    noted: &mut Vec<Other>,
) {
    let Some((_, most)) = scored.clone().find(|&(place, _)| place == found.id) else { return };
    let mut others: [Option<(PlaceId, f32)>; Location::MOST_ALTERNATIVES] = [None; Location::MOST_ALTERNATIVES];
    for other in scored.filter(|&(place, score)| place != found.id && score > most - choice::MOST_BEHIND) {
        // Puts it in its place and the lesser ones behind it.
        let mut next = Some(other);
        for place in &mut others {
            let is_less = |held: (PlaceId, f32)| next.is_some_and(|(_, score)| score > held.1);
            if place.is_none_or(is_less) {
                std::mem::swap(place, &mut next);
            }
        }
    }
    let likelihood = |score: f32| Confidence::new(10f64.powf(f64::from(score - most)));
    noted.extend(others.iter().flatten().map(|&(id, score)| {
        // What the lexicon says of it is looked up with the others.
        Other { found: Found { id, ..*found }, score: likelihood(score), chosen: index }
    }));
}

/// Adds the places that others may be instead.
fn add_alternatives(lexicon: &Lexicon, others: &mut [Other], locations: &mut [Location]) {
    Found::look_up(others.iter_mut().map(|other| &mut other.found), lexicon);
    Found::look_up_outer(others.iter_mut().map(|other| &mut other.found), lexicon);
    for same in others.chunk_by(|one, next| one.chosen == next.chosen) {
        let alternatives = &mut locations[same[0].chosen].alternatives;
        alternatives.reserve_exact(same.len());
        alternatives.extend(same.iter().map(|other| alternative(lexicon, other)));
    }
}

fn alternative(lexicon: &Lexicon, Other { found, score, .. }: &Other) -> Alternative {
    let Found { place, outer, .. } = found;
    Alternative {
        name: lexicon.place_name(place),
        kind: place.kind,
        country: place.country,
        admin1: place.admin1.map(|_| lexicon.place_name(outer)),
        point: place.point,
        ids: ids(lexicon, place),
        score: *score,
    }
}

fn ids(lexicon: &Lexicon, place: &PlaceFacts) -> Ids {
    lexicon.geonames(place).map(|id| ("geonames", id)).into_iter().collect()
}

impl Found {
    /// Looks up what the lexicon says of places. They are spread over a large table: loops that hardly do anything else wait for several
    /// of them at once.
    fn look_up<'f>(all: impl Iterator<Item = &'f mut Self>, lexicon: &Lexicon) {
        all.for_each(|found| found.place = lexicon.place_facts(found.id));
    }

    /// Then looks up the divisions that they lie in.
    fn look_up_outer<'f>(all: impl Iterator<Item = &'f mut Self>, lexicon: &Lexicon) {
        all.for_each(|Self { place, outer, .. }| {
            *outer = place.admin1.map_or(*place, |division| lexicon.place_facts(division));
        });
    }
}

impl Order {
    /// Reads what the names mean, without a branch that could go either way.
    fn read(&mut self, resolved: &[Option<Resolved>]) {
        let Self { by_place, begins, places, .. } = self;
        by_place.clear();
        by_place.resize(resolved.len() + 1, 0);
        let mut found = 0;
        for (index, resolved) in resolved.iter().enumerate() {
            let place = resolved.map_or(0, |resolved| resolved.place.index() as u64);
            by_place[found] = place << 32 | index as u64;
            found += usize::from(resolved.is_some());
        }
        by_place.truncate(found);
        by_place.sort_unstable();
        begins.clear();
        begins.resize(found + 1, 0);
        places.clear();
        places.resize(found + 1, 0);
        let (mut count, mut last) = (0, u64::MAX);
        for (at, &name) in by_place.iter().enumerate() {
            begins[count] = at as u32;
            places[count] = name << 32 | count as u64;
            count += usize::from(name >> 32 != last);
            last = name >> 32;
        }
        begins[count] = found as u32;
        places.truncate(count);
        places.sort_unstable();
    }

    /// Lists the places.
    fn list_places(&mut self, resolved: &[Option<Resolved>], lexicon: &Lexicon) {
        let Self { by_place, begins, places, found, .. } = self;
        found.clear();
        found.extend(places.iter().filter_map(|&place| {
            let number = place as u32 as usize;
            let resolved = resolved[by_place[begins[number] as usize] as u32 as usize]?;
            let place = lexicon.place_facts(resolved.place);
            Some(Found { id: resolved.place, place, outer: place, number })
        }));
        Found::look_up_outer(found.iter_mut(), lexicon);
    }

    /// The names of the place with this number.
    fn names_of(&self, place: usize) -> &[u64] {
        &self.by_place[self.begins[place] as usize..self.begins[place + 1] as usize]
    }
}

fn mention(toponym: &Toponym) -> Mention {
    Mention::new(toponym.span, mention_kind(toponym))
}

fn mention_kind(toponym: &Toponym) -> MentionKind {
    match toponym.form {
        _ if toponym.in_name => MentionKind::InName,
        Form::People => MentionKind::Demonym,
        Form::Name | Form::Abbreviation => MentionKind::Name,
    }
}

/// A place of the gazetteer as a location, without its ids.
fn location(lexicon: &Lexicon, Found { place, outer, .. }: &Found) -> Location {
    let mut location = Location::new(lexicon.place_name(place), place.kind);
    location.country = place.country;
    location.point = place.point;
    location.admin1 = match place.kind {
        LocationKind::Admin1 => Some(location.name.clone()),
        _ => place.admin1.map(|_| lexicon.place_name(outer)),
    };
    location
}

/// Adds who disputes the place, or else the division that it lies in, and its ids.
fn complete(location: &mut Location, lexicon: &Lexicon, Found { place, outer, .. }: &Found) {
    let [own, others] = [place, outer].map(|place| lexicon.disputed_by(place));
    location.disputed_by.extend(if own.is_empty() { others } else { own }.iter());
    location.ids = ids(lexicon, place);
}

/// How sure a place is: surer with more evidence that a name is a place and a longer lead over its namesakes; that of the surest name.
struct Sureness {
    best: f32,
    /// The last lead and what it makes: most names of a place have one lead.
    known: (f32, f32),
}

impl Default for Sureness {
    fn default() -> Self {
        Self { best: 0.0, known: (f32::NAN, 0.0) }
    }
}

impl Sureness {
    fn add(&mut self, evidence: f32, lead: f32) {
        if lead != self.known.0 {
            self.known = (lead, squash(lead.min(choice::FIXED_ELSEWHERE)));
        }
        self.best = self.best.max(squash(evidence + 1.0) * self.known.1);
    }
}

/// From a sum of evidence to [0.5, 1).
fn squash(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum.max(0.0)).exp())
}

//! Makes the locations of the article: one for each resolved place, with all its mentions.

use std::borrow::Cow;

use super::resolve::{Counts, Resolved};
use super::toponym::{Form, Toponym, Toponyms};
use super::weights::choice;
use crate::extract::sorting::sort_distinct;
use crate::lexicon::{Lexicon, PlaceFacts, PlaceId};
use crate::{Alternative, Article, Confidence, Few, Ids, Location, LocationKind, Mention, MentionKind};

/// Room for putting the names of a text in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    names: ByPlace,
    /// The places of the article, and behind them those that some may be instead.
    ids: Vec<PlaceId>,
    /// The latter, beside their ids.
    others: Vec<Other>,
    /// What the lexicon says of all of them.
    found: Vec<Found>,
}

/// The names of a text by the places that they mean.
#[derive(Debug, Default)]
struct ByPlace {
    /// Every resolved name, its place in the upper half and its index in the lower: names of one place side by side, in text order.
    names: Vec<u64>,
    /// Where each place begins in `names`, and where the last one ends.
    begins: Vec<u32>,
    /// The places in the order of their first mention: its index in the upper half, and that of the place in `begins` in the lower.
    places: Vec<u64>,
}

/// A place that one of the article may be instead.
#[derive(Clone, Copy, Debug)]
struct Other {
    /// How likely it is beside the one that was chosen.
    score: Confidence,
    /// Which of the article's places that one is.
    chosen: usize,
}

/// What the lexicon says of a place.
#[derive(Debug)]
struct Found {
    place: PlaceFacts,
    name: Cow<'static, str>,
    /// The first-level division that it lies in; itself if it lies in none.
    outer: PlaceFacts,
    outer_name: Cow<'static, str>,
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
    let Order { names, ids, others, found } = order;
    names.read(resolved);
    list_places(names, toponyms, counts, ids, others);
    look_up(lexicon, ids, found);
    let (count, old) = (names.places.len(), article.locations.len());
    article.locations.reserve_exact(count);
    article.locations.extend(found.drain(..count).map(|found| location(lexicon, found)));
    for (at, location) in article.locations[old..].iter_mut().enumerate() {
        let names = names.of(at);
        location.mentions = Few::with_capacity(names.len());
        let mut sureness = Sureness::default();
        // Each place has as many names as the text happens to give it: one loop does all that asks for them.
        for name in names {
            location.mentions.push(mention(&list[name]));
            sureness.add(list[name].evidence, resolved[name].map_or(0.0, |resolved| resolved.lead));
        }
        location.confidence = Confidence::new(f64::from(sureness.best));
    }
    let mut found = found.drain(..);
    for same in others.chunk_by(|one, next| one.chosen == next.chosen) {
        let alternatives = &mut article.locations[old + same[0].chosen].alternatives;
        alternatives.reserve_exact(same.len());
        alternatives.extend(same.iter().zip(&mut found).map(|(other, found)| alternative(lexicon, found, other.score)));
    }
}

/// Lists the places of the article, and behind them those that they may be instead, unless the text says which is meant.
fn list_places(names: &ByPlace, toponyms: &Toponyms, counts: &Counts, ids: &mut Vec<PlaceId>, others: &mut Vec<Other>) {
    ids.clear();
    others.clear();
    let place = |at| names.of(at).next().and_then(|first| counts.resolved[first]).map(|resolved| resolved.place);
    ids.extend((0..names.places.len()).filter_map(place));
    for at in 0..names.places.len() {
        let Some(first) = names.of(at).next() else { continue };
        let has_rivals = counts.resolved[first].is_some_and(|resolved| resolved.lead < choice::MOST_BEHIND);
        if has_rivals && names.of(at).all(|name| toponyms.list[name].fixed.is_none()) {
            let range = toponyms.candidate_range(toponyms.list[first].name);
            let candidates = toponyms.candidates[range.clone()].iter().map(|candidate| candidate.place);
            note_others(candidates.zip(counts.scores[range].iter().copied()), at, ids, others);
        }
    }
}

/// Notes the likeliest of the scored places beside the one that was chosen, which is the article's place number `at`.
fn note_others(
    scored: impl Iterator<Item = (PlaceId, f32)> + Clone,
    at: usize,
    ids: &mut Vec<PlaceId>,
    noted: &mut Vec<Other>,
) {
    let chosen = ids[at];
    let Some((_, most)) = scored.clone().find(|&(place, _)| place == chosen) else { return };
    let mut others: [Option<(PlaceId, f32)>; Location::MOST_ALTERNATIVES] = [None; Location::MOST_ALTERNATIVES];
    for other in scored.filter(|&(place, score)| place != chosen && score > most - choice::MOST_BEHIND) {
        // Puts it in its place and the lesser ones behind it.
        let mut next = Some(other);
        for place in &mut others {
            let is_less = |held: (PlaceId, f32)| next.is_some_and(|(_, score)| score > held.1);
            if place.is_none_or(is_less) {
                std::mem::swap(place, &mut next);
            }
        }
    }
    // Scores are decimal logarithms.
    let likelihood = |score: f32| Confidence::new((f64::from(score - most) * std::f64::consts::LN_10).exp());
    for &(id, score) in others.iter().flatten() {
        ids.push(id);
        noted.push(Other { score: likelihood(score), chosen: at });
    }
}

/// Looks up what the lexicon says of places, then the divisions that they lie in, then the names of both. All are spread over large
/// tables: loops that hardly do anything else wait for several of them at once.
fn look_up(lexicon: &Lexicon, ids: &[PlaceId], found: &mut Vec<Found>) {
    let nameless = |place| Found { place, name: "".into(), outer: place, outer_name: "".into() };
    found.clear();
    found.extend(ids.iter().map(|&id| nameless(lexicon.place_facts(id))));
    for Found { place, outer, .. } in &mut *found {
        *outer = place.admin1.map_or(*place, |division| lexicon.place_facts(division));
    }
    for Found { place, name, outer, outer_name } in found {
        (*name, *outer_name) = (lexicon.place_name(place), lexicon.place_name(outer));
    }
}

fn alternative(lexicon: &Lexicon, found: Found, score: Confidence) -> Alternative {
    let Found { place, name, outer_name, .. } = found;
    Alternative {
        name,
        kind: place.kind,
        country: place.country,
        admin1: place.admin1.map(|_| outer_name),
        point: place.point,
        ids: ids(lexicon, &place),
        score,
    }
}

fn ids(lexicon: &Lexicon, place: &PlaceFacts) -> Ids {
    lexicon.geonames(place).map_or(Ids::new(), |id| Ids::one("geonames", id))
}

impl ByPlace {
    /// Reads what the names mean, without a branch that could go either way.
    fn read(&mut self, resolved: &[Option<Resolved>]) {
        let Self { names, begins, places } = self;
        names.clear();
        names.resize(resolved.len() + 1, 0);
        let mut found = 0;
        for (index, resolved) in resolved.iter().enumerate() {
            let place = resolved.map_or(0, |resolved| resolved.place.index() as u64);
            names[found] = place << 32 | index as u64;
            found += usize::from(resolved.is_some());
        }
        names.truncate(found);
        sort_distinct(names);
        begins.clear();
        begins.resize(found + 1, 0);
        places.clear();
        places.resize(found + 1, 0);
        let (mut count, mut last) = (0, u64::MAX);
        for (at, &name) in names.iter().enumerate() {
            begins[count] = at as u32;
            places[count] = name << 32 | count as u64;
            count += usize::from(name >> 32 != last);
            last = name >> 32;
        }
        begins[count] = found as u32;
        places.truncate(count);
        sort_distinct(places);
    }

    /// The indexes of the names of the place number `at`, in the order of first mention.
    fn of(&self, at: usize) -> impl ExactSizeIterator<Item = usize> + '_ {
        let number = self.places[at] as u32 as usize;
        let names = &self.names[self.begins[number] as usize..self.begins[number + 1] as usize];
        names.iter().map(|&name| name as u32 as usize)
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

/// A place of the gazetteer as a location: the countries that dispute it are its own, or else those of the division that it lies in.
fn location(lexicon: &Lexicon, found: Found) -> Location {
    let Found { place, name, outer, outer_name } = found;
    let mut location = Location::new(name, place.kind);
    location.country = place.country;
    location.point = place.point;
    // A division is its own.
    location.admin1 = (place.kind == LocationKind::Admin1 || place.admin1.is_some()).then_some(outer_name);
    let [own, others] = [&place, &outer].map(|place| lexicon.disputed_by(place));
    location.disputed_by.extend(if own.is_empty() { others } else { own }.iter());
    location.ids = ids(lexicon, &place);
    location
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

//! Makes the locations of the article: one for each resolved place, with all its mentions.

use super::resolve::Resolved;
use super::toponym::{Form, Toponym};
use super::weights::choice;
use crate::lexicon::{Lexicon, Place};
use crate::{Article, Confidence, Location, Mention, MentionKind};

/// Room for putting the names of a text in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Every resolved name, its place in the upper half and its index in the lower: names of one place side by side, in text order.
    by_place: Vec<u64>,
    /// The places in the order of their first mention: its index in the upper half, and where the place begins in `by_place` in
    /// the lower.
    places: Vec<u64>,
}

/// Appends the resolved names to the article, places in the order of their first mention.
pub(super) fn assemble(
    lexicon: &Lexicon,
    list: &[Toponym],
    resolved: &[Option<Resolved>],
    order: &mut Order,
    article: &mut Article,
) {
    order.read(resolved);
    article.locations.reserve_exact(order.places.len());
    for &place in &order.places {
        let names = order.names_from(place as u32 as usize);
        let place = resolved[names[0] as u32 as usize].map(|resolved| resolved.place);
        let Some(mut location) = place.map(|place| location(lexicon, lexicon.place(place))) else { continue };
        let named = names.iter().map(|&name| name as u32 as usize);
        location.mentions.extend(named.clone().map(|index| mention(&list[index])));
        location.confidence = confidence(named.filter_map(|index| Some((list[index].evidence, resolved[index]?.lead))));
        article.locations.push(location);
    }
}

impl Order {
    fn read(&mut self, resolved: &[Option<Resolved>]) {
        self.by_place.clear();
        self.places.clear();
        for (index, resolved) in resolved.iter().enumerate() {
            let name = resolved.map(|resolved| (resolved.place.index() as u64) << 32 | index as u64);
            self.by_place.extend(name);
        }
        self.by_place.sort_unstable();
        let mut start = 0;
        for names in self.by_place.chunk_by(|a, b| a >> 32 == b >> 32) {
            self.places.push(names[0] << 32 | start);
            start += names.len() as u64;
        }
        self.places.sort_unstable();
    }

    /// The names of the place that begins there in `by_place`.
    fn names_from(&self, start: usize) -> &[u64] {
        let place = self.by_place[start] >> 32;
        let names = &self.by_place[start..];
        let len = names.iter().take_while(|&name| name >> 32 == place).count();
        &names[..len]
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

/// A place of the gazetteer as a location without mentions.
fn location(lexicon: &Lexicon, place: &Place) -> Location {
    let mut location = Location::new(place.name.clone(), place.kind);
    location.country = place.country;
    location.point = place.point;
    let division = place.admin1.map(|division| lexicon.place(division));
    location.admin1 = division.map(|division| division.name.clone());
    if place.kind == crate::LocationKind::Admin1 {
        location.admin1 = Some(place.name.clone());
    }
    let disputed =
        division.filter(|_| place.disputed_by.is_empty()).map_or(&place.disputed_by, |outer| &outer.disputed_by);
    location.disputed_by.clone_from(disputed);
    location.ids.extend(place.geonames_text().map(|id| ("geonames", id)));
    location
}

/// Surer with more evidence that a name is a place and a longer lead over its namesakes; that of the surest name.
fn confidence(names: impl Iterator<Item = (f32, f32)>) -> Confidence {
    let mut best = 0.0f32;
    // Most names of a place have one lead.
    let mut known = (f32::NAN, 0.0);
    for (evidence, lead) in names {
        if lead != known.0 {
            known = (lead, squash(lead.min(choice::FIXED_ELSEWHERE)));
        }
        best = best.max(squash(evidence + 1.0) * known.1);
    }
    Confidence::new(f64::from(best))
}

/// From a sum of evidence to [0.5, 1).
fn squash(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum.max(0.0)).exp())
}

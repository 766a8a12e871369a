//! Makes the locations of the article: one for each resolved place, with all its mentions.

use std::ops::Range;

use super::resolve::Resolved;
use super::toponym::{Form, Toponym};
use super::weights::choice;
use crate::lexicon::{Lexicon, Place, PlaceId};
use crate::{Article, Confidence, Location, Mention, MentionKind};

/// Room for putting the names of a text in order.
#[derive(Debug, Default)]
pub(super) struct Order {
    /// Every resolved name with its place: names of one place side by side, in text order.
    by_place: Vec<(PlaceId, u32)>,
    /// Places in the order of their first mention: index of that name, and where the names of the place stand in `by_place`.
    places: Vec<(u32, Range<usize>)>,
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
    for (_, range) in &order.places {
        let names = &order.by_place[range.clone()];
        let mut location = location(lexicon, lexicon.place(names[0].0));
        let named = names.iter().map(|&(_, index)| (&list[index as usize], &resolved[index as usize]));
        location.mentions.extend(named.clone().map(|(toponym, _)| Mention::new(toponym.span, mention_kind(toponym))));
        let sure = named.filter_map(|(toponym, resolved)| Some(confidence(toponym, resolved.as_ref()?)));
        location.confidence = sure.max().unwrap_or(location.confidence);
        article.locations.push(location);
    }
}

impl Order {
    fn read(&mut self, resolved: &[Option<Resolved>]) {
        self.by_place.clear();
        self.places.clear();
        let found = resolved.iter().zip(0..).filter_map(|(resolved, index)| Some((resolved.as_ref()?.place, index)));
        self.by_place.extend(found);
        self.by_place.sort_unstable();
        let mut end = 0;
        for names in self.by_place.chunk_by(|a, b| a.0 == b.0) {
            self.places.push((names[0].1, end..end + names.len()));
            end += names.len();
        }
        self.places.sort_unstable_by_key(|&(first, _)| first);
    }
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

/// Surer with more evidence that it is a place and a longer lead over its namesakes.
fn confidence(toponym: &Toponym, resolved: &Resolved) -> Confidence {
    let is_place = squash(toponym.evidence + 1.0);
    let is_this = squash(resolved.lead.min(choice::FIXED_ELSEWHERE));
    Confidence::new(f64::from(is_place * is_this))
}

/// From a sum of evidence to [0.5, 1).
fn squash(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum.max(0.0)).exp())
}

//! Makes the locations of the article: one for each resolved place, with all its mentions.

use std::collections::BTreeMap;

use super::resolve::Resolved;
use super::toponym::{Form, Toponym, Toponyms};
use super::weights::choice;
use crate::lexicon::{Lexicon, Place, PlaceId};
use crate::{Article, Confidence, Location, Mention, MentionKind};

/// Appends the resolved names to the article, places in the order of their first mention.
pub(super) fn assemble(lexicon: &Lexicon, toponyms: &Toponyms, resolved: &[Option<Resolved>], article: &mut Article) {
    let mut known: BTreeMap<PlaceId, usize> = BTreeMap::new();
    for (toponym, resolved) in toponyms.list.iter().zip(resolved) {
        let Some(resolved) = resolved else { continue };
        let at = *known.entry(resolved.place).or_insert_with(|| {
            article.locations.push(location(lexicon, lexicon.place(resolved.place)));
            article.locations.len() - 1
        });
        let Some(location) = article.locations.get_mut(at) else { continue };
        let confidence = confidence(toponym, resolved);
        if location.mentions.is_empty() || location.confidence < confidence {
            location.confidence = confidence;
        }
        location.mentions.push(Mention::new(toponym.span, mention_kind(toponym)));
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
    location.ids.extend(place.geonames.map(|id| ("geonames", id.to_string())));
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

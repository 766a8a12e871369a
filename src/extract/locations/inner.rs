//! Places inside the names of known organisations: "Chicago" in "University of Chicago", "U.S." in "U.S. Senate".

use std::ops::Range;

use super::toponym::Form;
use super::weights::choice;
use crate::extract::{Document, Hit};
use crate::lexicon::{Class, Entry, PlaceId, country_number};
use crate::matcher::PhraseId;
use crate::{ActorKind, LocationKind, Span};

/// A place inside the name of a known organisation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner {
    pub(super) phrase: PhraseId,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    pub(super) form: Form,
    pub(super) place: PlaceId,
    /// A body of a government that is named after it first of all: it counts for itself, as in "the Turkish government".
    pub(super) names_government: bool,
}

/// Finds such a place in the name at the hit number `index`.
pub(super) fn find(document: &Document<'_>, index: usize) -> Option<Inner> {
    let hit = &document.hits()[index];
    let actor = document.entries_at(index).iter().find_map(|entry| match entry {
        Entry::Actor(actor) => Some(document.lexicon().actor_facts(*actor)),
        _ => None,
    })?;
    let finder = Finder { document, hit, country: actor.country.map_or(0, country_number), kind: actor.kind };
    let (first, end) = (hit.first as usize, hit.end as usize);
    finder.place_among(first..end - 1).or_else(|| finder.place_among(first + 1..end))
}

struct Finder<'d, 'a> {
    document: &'d Document<'a>,
    hit: &'d Hit,
    /// Number of the organisation's country; 0 for none.
    country: u16,
    kind: ActorKind,
}

impl Finder<'_, '_> {
    /// The first place among these words, or inside another name among them ("U.S." in "U.S. House").
    fn place_among(&self, words: Range<usize>) -> Option<Inner> {
        self.document.phrases_within(words).find_map(|found| {
            let [first, end] = [found.words.start, found.words.end].map(|word| word as usize);
            let place = self.place(found.phrase, first..end, found.span);
            place.or_else(|| if end - first > 1 { self.place_among(first..end - 1) } else { None })
        })
    }

    /// The place that the phrase over these words names.
    fn place(&self, phrase: PhraseId, words: Range<usize>, span: Span) -> Option<Inner> {
        let lexicon = self.document.lexicon();
        let (form, place) = [Form::Name, Form::People].into_iter().find_map(|form| {
            let entries = lexicon.entries(phrase, span.of(self.document.text()));
            let places = entries.filter_map(|entry| form.place_of(entry));
            let known = places.filter_map(|place| Some((self.rank(place, words.clone())?, place)));
            known.max_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, place)| (form, place))
        })?;
        let is_body = matches!(self.kind, ActorKind::Government | ActorKind::Military);
        let names_government = is_body && words.start == self.hit.first as usize;
        Some(Inner { phrase, first: words.start, end: words.end, span, form, place, names_government })
    }

    /// How well a place fits: countries best, then cities, then divisions, by their size. None for what is small, lies elsewhere than
    /// the organisation, or is no more than a part of a company's name ("Wells Fargo").
    fn rank(&self, place: PlaceId, words: Range<usize>) -> Option<f32> {
        // Larger than the magnitude of any division.
        const CITY: f32 = 10.0;
        let site = self.document.lexicon().site(place);
        let is_elsewhere = self.country != 0 && site.country != self.country;
        let is_first_name = words.len() == 1 && self.document.class(words.start).has(Class::FIRST_NAME);
        let smallest_city = if is_first_name { choice::METROPOLIS } else { choice::LARGE_CITY };
        match site.kind {
            _ if is_elsewhere => None,
            LocationKind::Country => Some(f32::INFINITY),
            _ if self.kind == ActorKind::Company => None,
            LocationKind::City => (site.magnitude >= smallest_city).then_some(site.magnitude + CITY),
            LocationKind::Admin1 => (site.magnitude >= choice::LARGE_ADMIN1).then_some(site.magnitude),
            _ => None,
        }
    }
}

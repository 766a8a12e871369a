//! [`Toponym`]: a name in the text that may be a place, with the places it may be.

use std::ops::Range;

use super::weights::choice;
use crate::extract::{Document, Hit};
use crate::lexicon::{Entry, Place, PlaceForm, PlaceId};
use crate::matcher::PhraseId;
use crate::{LocationKind, Span};

/// One name in the text.
#[derive(Clone, Debug)]
pub(super) struct Toponym {
    pub(super) phrase: PhraseId,
    /// Index of its first word, and after its last.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    /// Its places in [`Toponyms::candidates`].
    pub(super) candidates: Range<usize>,
    pub(super) form: Form,
    /// The name is also a word for a government.
    pub(super) is_seat: bool,
    /// The lexicon also knows an actor of this name.
    pub(super) is_actor: bool,
    /// Stands inside the name of an organisation.
    pub(super) in_name: bool,
    /// "province" or the like follows.
    pub(super) called_division: bool,
    pub(super) in_dateline: bool,
    /// The place, where a container settles it.
    pub(super) fixed: Option<PlaceId>,
    /// Sum of the evidence that it is a place.
    pub(super) evidence: f32,
}

/// How a name is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// The name of the place.
    Name,
    /// Adjective or noun for its people.
    People,
    /// A short form that only counts after a comma.
    Abbreviation,
}

/// A place that a name may stand for, with what speaks for it before anything else in the text is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) place: PlaceId,
    pub(super) prior: f32,
}

/// All names of a text that may be places, in text order.
#[derive(Debug, Default)]
pub(super) struct Toponyms {
    pub(super) list: Vec<Toponym>,
    pub(super) candidates: Vec<Candidate>,
}

impl Toponyms {
    /// Gathers them from the hits of the document.
    pub(super) fn read(document: &Document<'_>) -> Self {
        let mut toponyms = Self::default();
        document.hits().iter().for_each(|hit| toponyms.add(document, hit));
        toponyms
    }

    fn add(&mut self, document: &Document<'_>, hit: &Hit) {
        let begin = self.candidates.len();
        let mut form = None;
        let (mut is_seat, mut is_actor, mut is_thing) = (false, false, false);
        for entry in document.entries(hit) {
            let (place, entry_form) = match entry {
                Entry::Place(_, PlaceForm::Government) => {
                    is_seat = true;
                    continue;
                }
                Entry::Place(place, PlaceForm::Name) => (place, Form::Name),
                Entry::Place(place, PlaceForm::Adjective | PlaceForm::Demonym) => (place, Form::People),
                Entry::Place(place, PlaceForm::Abbreviation) => (place, Form::Abbreviation),
                Entry::NonName => {
                    is_thing = true;
                    continue;
                }
                Entry::Actor(_) => {
                    is_actor = true;
                    continue;
                }
                _ => continue,
            };
            // A name that is also an adjective counts as the name.
            if form.is_some_and(|form| entry_form > form) {
                continue;
            }
            if form.is_some_and(|form| entry_form < form) {
                self.candidates.truncate(begin);
            }
            form = Some(entry_form);
            if self.candidates[begin..].iter().all(|known| known.place != place) {
                let prior = prior(document.lexicon().place(place), entry_form);
                self.candidates.push(Candidate { place, prior });
            }
        }
        let Some(form) = form else { return };
        if is_thing && form == Form::Name {
            return self.candidates.truncate(begin);
        }
        self.yield_to_cities(document, begin);
        self.list.push(Toponym {
            phrase: hit.phrase,
            first: hit.first as usize,
            end: hit.end as usize,
            span: hit.span,
            candidates: begin..self.candidates.len(),
            form,
            is_seat,
            is_actor,
            in_name: false,
            called_division: false,
            in_dateline: false,
            fixed: None,
            evidence: 0.0,
        });
    }

    /// Where a division and a large city of one country share the name, the city is meant: New York, Washington, Kandahar.
    fn yield_to_cities(&mut self, document: &Document<'_>, begin: usize) {
        let lexicon = document.lexicon();
        let candidates = &mut self.candidates[begin..];
        for index in 0..candidates.len() {
            let division = lexicon.place(candidates[index].place);
            let has_city = division.kind == LocationKind::Admin1
                && candidates.iter().map(|other| lexicon.place(other.place)).any(|other| {
                    other.kind == LocationKind::City
                        && other.population >= choice::LARGE_CITY
                        && other.country == division.country
                });
            if has_city {
                candidates[index].prior += choice::NAMESAKE_OF_CITY;
            }
        }
    }

    pub(super) fn candidates_of(&self, toponym: &Toponym) -> &[Candidate] {
        &self.candidates[toponym.candidates.clone()]
    }
}

/// Decimal logarithm of the inhabitants; 1 where they are unknown.
pub(super) fn magnitude(place: &Place) -> f32 {
    ((place.population + 10) as f32).log10()
}

fn prior(place: &Place, form: Form) -> f32 {
    if form == Form::Abbreviation {
        return choice::ABBREVIATION;
    }
    match place.kind {
        LocationKind::Country => choice::COUNTRY,
        LocationKind::Admin1 if place.population < choice::LARGE_ADMIN1 => magnitude(place) + choice::SMALL_ADMIN1,
        LocationKind::Admin1 => magnitude(place) + choice::ADMIN1,
        LocationKind::Admin2 => magnitude(place) + choice::ADMIN2,
        LocationKind::City if place.population > 0 => {
            magnitude(place) + if place.is_capital { choice::CAPITAL } else { 0.0 }
        }
        _ => choice::LANDMARK,
    }
}

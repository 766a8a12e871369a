//! [`Toponyms`]: the names in the text that may be places, with the places they may be.

use std::ops::Range;

use super::context::Context;
use super::inner::{self, Inner};
use super::joint::{self, Joint};
use super::likeliest::{Best, BestTwo};
use super::streets::Street;
use super::weights::{choice, evidence};
use crate::extract::sorting::sort_distinct;
use crate::extract::{Document, Hit};
use crate::lexicon::{Class, Entry, Kinds, PlaceForm, PlaceId, Rank, Site};
use crate::matcher::PhraseId;
use crate::text::List;
use crate::{LocationKind, Span};

/// How a name is made from that of a place. A phrase that has several forms counts as the first of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// The name of the place.
    Name,
    /// Adjective or noun for its people.
    People,
    /// A short form that only counts after a comma.
    Abbreviation,
}

impl Form {
    /// The form in which a phrase of these kinds counts as a place.
    fn among(kinds: Kinds) -> Option<Self> {
        match kinds {
            // The name of a thing is no place's.
            _ if kinds.any(Kinds::PLACE_NAME) => (!kinds.any(Kinds::NON_NAME)).then_some(Self::Name),
            _ if kinds.any(Kinds::NATIONALITY) => Some(Self::People),
            _ if kinds.any(Kinds::ABBREVIATION) => Some(Self::Abbreviation),
            _ if kinds.any(Kinds::HOMONYM) => (!kinds.any(Kinds::NON_NAME)).then_some(Self::Name),
            _ => None,
        }
    }

    /// The place that an entry names in this form.
    pub(super) fn place_of(self, entry: Entry) -> Option<PlaceId> {
        match (self, entry) {
            (Self::Name, Entry::Place(place, PlaceForm::Name))
            | (Self::People, Entry::Place(place, PlaceForm::Adjective | PlaceForm::Demonym))
            | (Self::Abbreviation, Entry::Place(place, PlaceForm::Abbreviation)) => Some(place),
            _ => None,
        }
    }
}

/// One place in the text where a name stands.
#[derive(Clone, Debug)]
pub(super) struct Toponym {
    pub(super) phrase: PhraseId,
    /// Its name in [`Toponyms::names`].
    pub(super) name: usize,
    /// Index of its first word, and after its last.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) span: Span,
    pub(super) form: Form,
    /// What else the phrase may stand for.
    pub(super) kinds: Kinds,
    /// What the actors' stage has made of it.
    pub(super) taken: Taken,
    /// Stands inside the name of an organisation.
    pub(super) in_name: bool,
    /// "province" or the like follows.
    pub(super) called_division: bool,
    /// "the city of" stands before it.
    pub(super) called_town: bool,
    /// It stands inside the name of a known organisation.
    pub(super) is_inner: bool,
    /// It is no hit of the document: it shares its head with others, or stands inside a hit.
    is_hidden: bool,
    /// Another one begins or ends where it ends or begins.
    is_beside_other: bool,
    pub(super) in_dateline: bool,
    /// The place, where a container settles it.
    pub(super) fixed: Option<PlaceId>,
    /// Sum of the evidence that it is a place.
    pub(super) evidence: f32,
}

impl Toponym {
    /// The words `words` at `span`, of which nothing else is known yet.
    fn new(phrase: PhraseId, words: Range<usize>, span: Span, form: Form, kinds: Kinds) -> Self {
        Self {
            phrase,
            name: 0,
            first: words.start,
            end: words.end,
            span,
            form,
            kinds,
            taken: Taken::default(),
            in_name: false,
            called_division: false,
            called_town: false,
            is_inner: false,
            is_hidden: false,
            is_beside_other: false,
            in_dateline: false,
            fixed: None,
            evidence: 0.0,
        }
    }

    /// Whether it is one word.
    pub(super) fn is_single(&self) -> bool {
        self.end - self.first == 1
    }

    /// Whether the name is also a word for a government.
    pub(super) fn is_seat(&self) -> bool {
        self.kinds.any(Kinds::GOVERNMENT)
    }

    /// Whether the evidence suffices.
    pub(super) fn is_sure(&self) -> bool {
        self.evidence >= evidence::THRESHOLD
    }
}

/// Whose name a toponym is a part of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Taken {
    /// A street's.
    pub(super) by_street: bool,
    /// A person's.
    pub(super) by_person: bool,
    /// That of someone who was taken for a person although neither the lexicon nor a first name says so.
    pub(super) by_guess: bool,
    /// An organisation's.
    pub(super) by_organization: bool,
    /// A council, a police department or the like is named after it.
    pub(super) names_government: bool,
    /// It is the last name of a person of the article.
    pub(super) is_surname: bool,
}

/// What a phrase may mean, the same wherever it stands in the text.
#[derive(Clone, Debug)]
pub(super) struct Name {
    phrase: PhraseId,
    kinds: Kinds,
    /// "province" or the like follows; a name means something else where it does.
    pub(super) called_division: bool,
    /// The first name of the same phrase and kinds.
    pub(super) alike: usize,
    /// Its places in [`Toponyms::candidates`].
    candidates: Range<usize>,
    /// The likeliest of them before anything else in the text is looked at.
    pub(super) likeliest: Option<Best>,
    /// The best that its places speak for, whatever the text says.
    pub(super) standing: f32,
    /// One of its places is a country, a large division or a large city.
    pub(super) is_large: bool,
    /// One of its places stands in the table of well-known places.
    pub(super) is_landmark: bool,
    /// It is a place somewhere in the text; told of the first of those alike.
    pub(super) is_accepted: bool,
}

/// A place that a name may stand for, with what speaks for it before anything else in the text is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) place: PlaceId,
    pub(super) site: Site,
    pub(super) prior: f32,
}

/// All names of a text that may be places.
#[derive(Debug, Default)]
pub(super) struct Toponyms {
    /// Wherever one stands, in text order.
    pub(super) list: Vec<Toponym>,
    /// The names, ordered by their phrases.
    pub(super) names: Vec<Name>,
    pub(super) candidates: Vec<Candidate>,
    /// For each toponym its phrase, whether it is called a division, and its index, in one number: those of one name side by side, in
    /// text order.
    order: Vec<u64>,
    /// The places of the candidates.
    places: Vec<PlaceId>,
    /// Which hits may be places, or are organisations with a place in their names; and their kinds.
    hits: List<(u32, Kinds)>,
    /// Phrases of homonyms that the text locates.
    located: Vec<PhraseId>,
    /// Names that share a head, and the words that may be one.
    joint: Vec<Joint>,
    heads: List<u32>,
    /// Streets and roads, in text order.
    pub(super) streets: Vec<Street>,
}

/// How many bits of a number in [`Toponyms::order`] are the index.
const INDEX_BITS: u32 = 29;

impl Toponyms {
    /// So many are read at most; they would take 30 gigabytes.
    const MOST: usize = 1 << INDEX_BITS;

    /// Gathers them from the hits of the document.
    pub(super) fn read(&mut self, document: &Document<'_>) {
        self.find_hits(document);
        self.find_located(document);
        self.list.clear();
        for &(index, kinds) in self.hits.iter() {
            let hit = &document.hits()[index as usize];
            let is_else = is_homonym(kinds) && !self.may_be_town(document, hit);
            if let Some(form) = Form::among(kinds).filter(|_| !is_else) {
                self.list.push(toponym(document, hit, kinds, form));
            }
            if holds_place(kinds) {
                self.list.extend(inner::find(document, index as usize).as_ref().map(inner_toponym));
            }
        }
        joint::find(document, &mut self.heads, &mut self.joint, &mut self.streets);
        self.add_joint();
    }

    /// Finds what they may mean. What people are called is left out, unless a place is right beside it: "Kansas City, Kan." names nobody
    /// called Kan.
    pub(super) fn find_meanings(&mut self, document: &Document<'_>) {
        let mut last_end = usize::MAX;
        for index in 0..self.list.len() {
            let next = self.list.get(index + 1).map_or(usize::MAX, |next| next.first);
            let toponym = &mut self.list[index];
            toponym.is_beside_other = (toponym.first == last_end) | (toponym.end == next);
            last_end = toponym.end;
        }
        self.list.retain(|toponym| !toponym.taken.by_person | toponym.is_beside_other | toponym.is_inner);
        self.find_names(document);
        // The sites are spread over a large table. A loop that does nothing else waits for many of them at once.
        self.candidates.clear();
        let site = |&place: &PlaceId| Candidate { place, site: document.lexicon().site(place), prior: 0.0 };
        self.candidates.extend(self.places.iter().map(site));
        for name in &mut self.names {
            name.weigh(&mut self.candidates[name.candidates.clone()]);
        }
    }

    /// Most hits are no places: they are passed without a branch.
    fn find_hits(&mut self, document: &Document<'_>) {
        self.hits.clear();
        let mut hits = self.hits.adding(document.hits().len().min(Self::MOST), Default::default());
        for (index, kinds) in document.kinds_of_hits().enumerate() {
            hits.push_if(kinds.any(PLACES) | holds_place(kinds), (index as u32, kinds));
        }
    }

    /// Puts the names that share a head in the place of what their words mean alone.
    fn add_joint(&mut self) {
        if self.joint.is_empty() {
            return;
        }
        let joint = &self.joint;
        // Both stand in text order.
        let next = |toponym: &Toponym| joint.get(joint.partition_point(|name| name.end <= toponym.first));
        self.list.retain(|toponym| next(toponym).is_none_or(|name| name.first >= toponym.end));
        self.list.extend(joint.iter().map(joint_toponym));
        self.list.sort_by_key(|toponym| toponym.first);
    }

    /// Notes the homonyms that stand before another place or in capitals somewhere in the text.
    fn find_located(&mut self, document: &Document<'_>) {
        self.located.clear();
        for (at, &(index, kinds)) in self.hits.iter().enumerate() {
            let hit = &document.hits()[index as usize];
            let adjoins =
                |&(next, kinds): &(u32, Kinds)| kinds.any(PLACES) && document.hits()[next as usize].first == hit.end;
            let precedes_place = || self.hits.get(at + 1).is_some_and(adjoins);
            let is_upper = || document.looks()[hit.first as usize].shape().is_upper();
            if is_homonym(kinds) && (precedes_place() || is_upper()) {
                self.located.push(hit.phrase);
            }
        }
        self.located.sort_unstable();
        self.located.dedup();
    }

    /// Whether anything says that a homonym may be a town; most are something else, and are not looked at again.
    fn may_be_town(&self, document: &Document<'_>, hit: &Hit) -> bool {
        let follows_preposition = || {
            let before = (hit.first as usize).checked_sub(1);
            before.is_some_and(|before| document.class(before).any(Class::LOCATIVE | Class::PREPOSITION))
        };
        follows_preposition() || self.located.binary_search(&hit.phrase).is_ok()
    }

    /// Puts the toponyms of one phrase together. Where they are written so that it stands for other kinds of things, they are another
    /// name.
    fn find_names(&mut self, document: &Document<'_>) {
        self.order.clear();
        let key = |(toponym, index): (&Toponym, u64)| {
            let phrase = (toponym.phrase.index() as u64) << 1 | u64::from(toponym.called_division);
            phrase << INDEX_BITS | index
        };
        self.order.extend(self.list.iter().zip(0..).map(key));
        sort_distinct(&mut self.order);
        self.names.clear();
        self.places.clear();
        for &member in &self.order {
            let toponym = &mut self.list[(member & ((1 << INDEX_BITS) - 1)) as usize];
            let next = self.names.len();
            let before = self.names.last_mut();
            let before = before.filter(|name| (name.phrase, name.kinds) == (toponym.phrase, toponym.kinds));
            let alike = before.as_ref().map_or(next, |name| name.alike);
            if before.is_none_or(|name| name.called_division != toponym.called_division) {
                let begin = self.places.len();
                if toponym.is_hidden {
                    let (lexicon, phrase) = (document.lexicon(), toponym.phrase);
                    let its_own = || lexicon.matcher().phrase(phrase).unwrap_or("");
                    let written = if toponym.is_inner { toponym.span.of(document.text()) } else { its_own() };
                    add_places(lexicon.entries(phrase, written), toponym.form, &mut self.places);
                } else {
                    let hit = document.hit_index(toponym.first).unwrap_or(0);
                    add_places(document.entries_at(hit).iter().copied(), toponym.form, &mut self.places);
                }
                self.names.push(Name::new(toponym, alike, begin..self.places.len()));
            }
            toponym.name = self.names.len() - 1;
        }
    }

    /// The places that a name may stand for.
    pub(super) fn candidates_of(&self, name: usize) -> &[Candidate] {
        &self.candidates[self.candidate_range(name)]
    }

    /// Where they stand in [`Toponyms::candidates`].
    pub(super) fn candidate_range(&self, name: usize) -> Range<usize> {
        self.names[name].candidates.clone()
    }
}

/// Kinds of phrases that may stand for places.
const PLACES: Kinds = OTHER_THAN_HOMONYMS.or(Kinds::HOMONYM);
const OTHER_THAN_HOMONYMS: Kinds = Kinds::PLACE_NAME.or(Kinds::NATIONALITY).or(Kinds::ABBREVIATION);

/// Whether a phrase of these kinds stands for towns whose names are first of all something else, and for no other places.
fn is_homonym(kinds: Kinds) -> bool {
    kinds.any(Kinds::HOMONYM) & !kinds.any(OTHER_THAN_HOMONYMS)
}

/// Whether a phrase of these kinds stands for an organisation with a place in its name, and for no place.
fn holds_place(kinds: Kinds) -> bool {
    kinds.any(Kinds::HOLDS_PLACE) & !kinds.any(Kinds::PLACE)
}

/// A hit that may be a place in this form.
fn toponym(document: &Document<'_>, hit: &Hit, kinds: Kinds, form: Form) -> Toponym {
    let (first, end) = (hit.first as usize, hit.end as usize);
    let is_called = || Context { document }.adjoins(hit.span.end(), end);
    let called_division = document.class(end).has(Class::DIVISION) && is_called();
    Toponym { called_division, ..Toponym::new(hit.phrase, first..end, hit.span, form, kinds) }
}

/// A name that shares its head with others: a division or a river, as its phrase says.
fn joint_toponym(&Joint { phrase, first, end, span }: &Joint) -> Toponym {
    let kinds = Kinds::PLACE_NAME | Kinds::AREA;
    Toponym { is_hidden: true, called_division: true, ..Toponym::new(phrase, first..end, span, Form::Name, kinds) }
}

/// A place inside the name of an organisation, which is told already unless it counts for itself.
fn inner_toponym(inner: &Inner) -> Toponym {
    let &Inner { phrase, first, end, span, form, place, names_government } = inner;
    let kinds = if form == Form::Name { Kinds::PLACE_NAME } else { Kinds::NATIONALITY };
    let toponym = Toponym::new(phrase, first..end, span, form, kinds);
    let fixed = (!names_government).then_some(place);
    Toponym { is_hidden: true, is_inner: true, in_name: !names_government, fixed, ..toponym }
}

/// Adds the places that the entries name in this form. Entries of one place stand side by side.
fn add_places(entries: impl Iterator<Item = Entry>, form: Form, places: &mut Vec<PlaceId>) {
    let begin = places.len();
    for place in entries.filter_map(|entry| form.place_of(entry)) {
        if places[begin..].last() != Some(&place) {
            places.push(place);
        }
    }
}

impl Name {
    fn new(first: &Toponym, alike: usize, candidates: Range<usize>) -> Self {
        Self {
            phrase: first.phrase,
            kinds: first.kinds,
            called_division: first.called_division,
            alike,
            candidates,
            likeliest: None,
            standing: evidence::HOMONYM,
            is_large: false,
            is_landmark: false,
            is_accepted: false,
        }
    }

    /// Sets what its places speak for.
    fn weigh(&mut self, candidates: &mut [Candidate]) {
        let Some(form) = Form::among(self.kinds) else { return };
        let (mut has_division, mut has_large_city, mut two) = (false, false, BestTwo::default());
        for (Candidate { site, prior, .. }, index) in candidates.iter_mut().zip(self.candidates.start..) {
            let claim = Claim::of(site, form);
            *prior = claim.prior;
            two.add(index, claim.prior);
            self.standing = self.standing.max(claim.standing);
            self.is_large |= (site.kind == LocationKind::Country) | (site.magnitude >= choice::LARGE_CITY);
            self.is_landmark |= claim.is_landmark;
            has_division |= site.kind == LocationKind::Admin1;
            has_large_city |= is_large_city(site);
        }
        if has_division & has_large_city {
            yield_to_cities(candidates);
            two = candidates
                .iter()
                .zip(self.candidates.start..)
                .map(|(candidate, index)| (index, candidate.prior))
                .collect();
        }
        self.likeliest = two.best();
    }
}

/// Where a division and a large city of one country share the name, the city is meant: New York, Washington, Kandahar.
#[inline(never)]
fn yield_to_cities(candidates: &mut [Candidate]) {
    for index in 0..candidates.len() {
        let division = candidates[index].site;
        let is_namesake = |city: &Site| is_large_city(city) && city.country == division.country;
        if division.kind == LocationKind::Admin1 && candidates.iter().any(|other| is_namesake(&other.site)) {
            candidates[index].prior += choice::NAMESAKE_OF_CITY;
        }
    }
}

fn is_large_city(site: &Site) -> bool {
    site.kind == LocationKind::City && site.magnitude >= choice::LARGE_CITY
}

/// What a place speaks for by itself.
struct Claim {
    /// That it is the one that is meant.
    prior: f32,
    /// That its name is a place at all.
    standing: f32,
    /// It stands in the table of well-known places.
    is_landmark: bool,
}

impl Claim {
    fn of(site: &Site, form: Form) -> Self {
        let size = (site.magnitude - 6.0 + evidence::MILLION).clamp(evidence::LEAST, evidence::MOST);
        let (prior, standing, is_landmark) = match site.kind {
            LocationKind::Country => (choice::COUNTRY, evidence::COUNTRY, true),
            LocationKind::Admin1 => {
                let is_small = site.magnitude < choice::LARGE_ADMIN1;
                let rank = if is_small { choice::SMALL_ADMIN1 } else { choice::ADMIN1 };
                let standing = if form == Form::People { evidence::DIVISION_PEOPLE } else { size };
                (site.magnitude + rank, standing, false)
            }
            LocationKind::Admin2 => (site.magnitude + choice::ADMIN2, size, false),
            LocationKind::City if site.magnitude > Site::UNINHABITED => match site.rank {
                Rank::Common => (site.magnitude, size, false),
                Rank::Capital => {
                    let world = if site.magnitude >= choice::WORLD { choice::WORLD_CITY } else { 0.0 };
                    (site.magnitude + choice::CAPITAL + world, size + evidence::CAPITAL, false)
                }
                Rank::Homonym => (site.magnitude, evidence::HOMONYM, false),
            },
            LocationKind::City => (choice::LANDMARK, evidence::LANDMARK, false),
            _ => (choice::LANDMARK, evidence::LANDMARK, true),
        };
        let prior = if form == Form::Abbreviation { choice::ABBREVIATION } else { prior };
        Self { prior, standing, is_landmark }
    }
}

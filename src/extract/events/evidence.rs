//! Drops what the words alone do not bear out: weak triggers without an actor, a place or a casualty.

use super::draft::Draft;
use super::reading::Reading;
use super::side::Side;
use super::states::States;
use crate::model::{Actor, ActorId, ActorKind, Article, EventKind, EventMode, LocationId, Realis};

/// Takes the kind from weak drafts without evidence, and gives states their place as targets.
pub(super) fn weigh(article: &mut Article, reading: &Reading<'_>, drafts: &mut [Draft]) {
    let (mut states, mut police) = (None, None);
    let mut told = 0;
    for draft in drafts.iter_mut() {
        let Some(kind) = draft.kind else { continue };
        if draft.targets.is_empty() & !draft.roles.no_target {
            let place = place_of_targets(draft, kind)
                .filter(|&place| (bit(kind) & GIVING == 0) || !is_at_home(article, draft, place));
            let state = place.and_then(|place| {
                let states: &mut States = states.get_or_insert_with(|| States::of(article));
                match bit(kind) & ACT_ON_STATES != 0 {
                    true => states.stand_for(reading.doc, article, place, draft.trigger),
                    false => states.find(article.location(place)?.country?),
                }
            });
            draft.targets = Side::from(state).without(draft.sources);
        }
        let by_police = draft.reported_by.and_then(|teller| article.actor(teller)).is_none_or(is_police);
        if draft.sources.is_empty() && is_police_work(kind, draft, by_police) {
            // Who arrests or breaks up a crowd is not always said: the police of the sentence, if there are any.
            let police: &mut Vec<_> = police.get_or_insert_with(|| police_by_sentence(article, reading));
            let here = police.binary_search_by_key(&draft.sentence, |&(sentence, _)| sentence).map(|at| police[at].1);
            draft.sources = Side::from(here.ok()).without(draft.targets);
        }
        told |= bit(kind) * u32::from(!draft.roles.weak);
    }
    // Who is hurt or dies where there is violence, a crash or a flood, is hurt or dies in it.
    let harmed = bit(EventKind::Assault) | bit(EventKind::Death);
    let told = if told & HARM != 0 { told | harmed } else { told & !harmed };
    for draft in drafts.iter_mut() {
        let Some(kind) = draft.kind else { continue };
        let is_told = (told & bit(kind) != 0)
            & ((bit(kind) & SPREADS != 0) | draft.is_definite)
            & !draft.roles.casualty
            & !draft.is_general();
        let kept = !tells_nothing(draft) & !is_idle(draft) & (is_told | is_borne_out(draft, kind));
        draft.kind = kept.then_some(kind);
    }
}

/// A kind as a member of a set of kinds.
const fn bit(kind: EventKind) -> u32 {
    1 << kind as u32
}

const _: () = assert!(EventKind::ALL.len() <= 32);

/// Kinds of events in which people come to harm.
const HARM: u32 = bit(EventKind::Assault) | bit(EventKind::Accident) | bit(EventKind::Disaster);

/// Kinds of events of which an article that tells one by a firm word mostly tells by weak words too.
const SPREADS: u32 = HARM | bit(EventKind::Death) | bit(EventKind::Economic);

/// Kinds of events whose place is mostly their target too.
const ACT_ON_PLACES: u32 = bit(EventKind::Assault)
    | bit(EventKind::Coerce)
    | bit(EventKind::Sanction)
    | bit(EventKind::Mobilize)
    | bit(EventKind::Retreat)
    | bit(EventKind::Concede)
    | bit(EventKind::Aid);

/// Kinds of events that are done to a state where they are done to a place in it.
const ACT_ON_STATES: u32 = ACT_ON_PLACES
    | bit(EventKind::Agree)
    | bit(EventKind::Reject)
    | bit(EventKind::Request)
    | bit(EventKind::Threaten)
    | bit(EventKind::Support)
    | bit(EventKind::Accuse);

/// What the police mostly do; `by_police` is whether nobody else tells of it.
fn is_police_work(kind: EventKind, draft: &Draft, by_police: bool) -> bool {
    match draft.mode {
        Some(EventMode::Arrest | EventMode::Curfew) => kind == EventKind::Coerce,
        // Found weapons and goods, not banks and towns; of what others find out they only tell.
        Some(EventMode::Seize) => by_police && draft.cameo.is_some_and(|cameo| cameo.code() == "1711"),
        Some(EventMode::CrowdControl) => kind == EventKind::Assault,
        Some(EventMode::Police) => kind == EventKind::Mobilize,
        Some(EventMode::Investigate) => (kind == EventKind::Accuse) & draft.reported_by.is_none(),
        _ => false,
    }
}

/// The first police actor of each sentence that has one, in text order.
fn police_by_sentence(article: &Article, reading: &Reading<'_>) -> Vec<(u32, ActorId)> {
    let mut found = Vec::new();
    for (index, actor) in article.actors.iter().enumerate() {
        if is_police(actor) {
            let sentence = |offset| reading.doc.sentence_of(reading.doc.word_at(offset));
            let sentences = actor.mentions.iter().filter_map(|mention| sentence(mention.span.start()));
            found.extend(sentences.map(|sentence| (sentence as u32, ActorId::new(index))));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(sentence, _)| *sentence);
    found
}

fn is_police(actor: &Actor) -> bool {
    actor.code.is_some_and(|code| code.has_part(POLICE))
}

/// The CAMEO sector of police in actor codes.
const POLICE: [u8; 3] = *b"COP";

/// Whether the place is in the country for which one of those who act does so.
fn is_at_home(article: &Article, draft: &Draft, place: LocationId) -> bool {
    let country = article.location(place).and_then(|place| place.country);
    let acts_for_it = |actor: &Actor| {
        (actor.country == country)
            & ((actor.kind == ActorKind::State) | actor.code.is_some_and(|code| code.has_part(GOVERNMENT)))
    };
    country.is_some() && draft.sources.iter().filter_map(|actor| article.actor(actor)).any(acts_for_it)
}

/// The CAMEO sector of governments in actor codes.
const GOVERNMENT: [u8; 3] = *b"GOV";

/// Kinds of events in which somebody gives something: nobody gives it to the own state.
const GIVING: u32 = bit(EventKind::Concede) | bit(EventKind::Retreat) | bit(EventKind::Aid);

/// What is done in another country is done to it.
fn place_of_targets(draft: &Draft, kind: EventKind) -> Option<LocationId> {
    let acts_on_places = (bit(kind) & ACT_ON_PLACES != 0) & !draft.sources.is_empty();
    if acts_on_places { draft.target_place.or(draft.location) } else { draft.target_place }
}

/// Whether it tells of a thing what it is ("armed operations"), or asks for something in nobody's name ("something must be done").
fn tells_nothing(draft: &Draft) -> bool {
    let is_of_thing = draft.is_attribute & draft.targets.is_empty() & draft.target_place.is_none();
    let is_unasked = draft.roles.swap & draft.attitude.is_some() & draft.sources.is_empty();
    is_of_thing | is_unasked
}

/// Whether nobody does it anywhere and it need not come about: "any attack", "it could bring an attack".
fn is_idle(draft: &Draft) -> bool {
    let has_place = draft.location.is_some() | draft.target_place.is_some();
    let stands_alone = draft.is_noun & draft.is_without_actors() & !(draft.has_counts | has_place | draft.governed);
    let is_nowhere = draft.is_generic & draft.time.is_none() & draft.roles.weak;
    stands_alone & ((draft.realis == Realis::Hypothetical) | is_nowhere)
}

/// Whether something beside its words speaks for the event. Asked of nearly all, and so without a branch that the text decides.
fn is_borne_out(draft: &Draft, kind: EventKind) -> bool {
    let (roles, is_general) = (draft.roles, draft.is_general());
    // "the injured man", "suspected rebels" tell of somebody who he is.
    let is_aside = draft.is_attribute & roles.weak;
    let stands_alone = !(roles.weak | roles.casualty) | (draft.governed & !is_general);
    let has_sides = !draft.sources.is_empty() & !draft.targets.is_empty() | (draft.sources.len() > 1);
    let named = !draft.is_without_actors() & (has_sides | !is_general) | draft.target_place.is_some();
    let impersonal = (bit(kind) & IMPERSONAL != 0) & draft.location.is_some();
    let beside_words = named | impersonal | (draft.words > 1) & !is_general;
    !is_aside & (stands_alone | draft.has_casualties | (!roles.casualty & beside_words))
}

/// Kinds of events that nobody need do.
const IMPERSONAL: u32 = bit(EventKind::Disaster) | bit(EventKind::Accident) | bit(EventKind::Death);

//! Drops what the words alone do not bear out: weak triggers without an actor, a place or a casualty.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::reading::Reading;
use crate::model::{ActorId, ActorKind, Article, CountKind, CountryCode, EventKind, EventMode};

/// Drops weak drafts without evidence, and gives states their place as targets.
pub(super) fn weigh(article: &Article, reading: &Reading<'_>, drafts: &mut Vec<Draft<'_>>) {
    let states = states(article);
    for draft in drafts.iter_mut().filter(|draft| draft.targets.is_empty() && !draft.hit.trigger.roles.no_target) {
        // What is done in another country is done to it.
        let acts_on_places = draft.kind.is_some_and(acts_on_places) && !draft.sources.is_empty();
        let place = draft.target_place.or(draft.location.filter(|_| acts_on_places));
        let country = place.and_then(|place| article.location(place)?.country);
        let state = country.and_then(|country| states.get(&country)).copied();
        draft.targets.extend(state.filter(|state| !draft.sources.contains(state)));
    }
    let police = police_by_sentence(article, reading);
    for draft in drafts.iter_mut().filter(|draft| draft.sources.is_empty() && is_police_work(draft)) {
        // Who arrests or breaks up a crowd is not always said: the police of the sentence, if there are any.
        let here = police.binary_search_by_key(&draft.sentence, |&(sentence, _)| sentence).ok().map(|at| police[at].1);
        draft.sources.extend(here.filter(|actor| !draft.targets.contains(actor)));
    }
    let mut told = vec![false; EventKind::ALL.len()];
    for draft in drafts.iter().filter(|draft| !draft.hit.trigger.roles.weak) {
        draft.kind.iter().for_each(|&kind| told[kind as usize] = true);
    }
    let told = |kind: EventKind| match kind {
        // Who is hurt or dies where there is violence, a crash or a flood, is hurt or dies in it.
        EventKind::Assault | EventKind::Death => HARM.iter().any(|&kind| told[kind as usize]),
        _ => told[kind as usize],
    };
    drafts.retain(|draft| {
        let told = draft.kind.is_some_and(told) && !draft.hit.trigger.roles.casualty && !is_general(draft);
        draft.kind.is_some() && (told || is_borne_out(article, draft))
    });
}

/// What the police mostly do.
fn is_police_work(draft: &Draft<'_>) -> bool {
    match draft.kind {
        Some(EventKind::Coerce) => matches!(draft.mode, Some(EventMode::Arrest | EventMode::Curfew)),
        Some(EventKind::Assault) => draft.mode == Some(EventMode::CrowdControl),
        Some(EventKind::Mobilize) => draft.mode == Some(EventMode::Police),
        _ => false,
    }
}

/// The first police actor of each sentence that has one, in text order.
fn police_by_sentence(article: &Article, reading: &Reading<'_>) -> Vec<(usize, ActorId)> {
    let mut found = Vec::new();
    for (index, actor) in article.actors.iter().enumerate() {
        if actor.code.is_some_and(|code| code.parts().any(|part| part == POLICE)) {
            let sentence = |offset| reading.doc.sentence_of(reading.doc.word_at(offset));
            let sentences = actor.mentions.iter().filter_map(|mention| sentence(mention.span.start()));
            found.extend(sentences.map(|sentence| (sentence, ActorId::new(index))));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(sentence, _)| *sentence);
    found
}

/// The CAMEO sector of police in actor codes.
const POLICE: &str = "COP";

/// A word for strife in general: its code is a root and nothing finer.
fn is_general(draft: &Draft<'_>) -> bool {
    draft.cameo.is_some_and(|cameo| cameo.code() == cameo.root())
}

/// Kinds of events in which people come to harm.
const HARM: [EventKind; 3] = [EventKind::Assault, EventKind::Accident, EventKind::Disaster];

/// Kinds of events whose place is mostly their target too.
fn acts_on_places(kind: EventKind) -> bool {
    use EventKind::{Aid, Assault, Coerce, Concede, Mobilize, Retreat, Sanction};
    matches!(kind, Assault | Coerce | Sanction | Mobilize | Retreat | Concede | Aid)
}

/// The states among the article's actors, by country.
fn states(article: &Article) -> BTreeMap<CountryCode, ActorId> {
    let states = article.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::State);
    states.filter_map(|(index, actor)| Some((actor.country?, ActorId::new(index)))).collect()
}

fn is_borne_out(article: &Article, draft: &Draft<'_>) -> bool {
    let roles = draft.hit.trigger.roles;
    if !roles.weak && !roles.casualty || draft.governed && !is_general(draft) {
        return true;
    }
    let casualty = draft.counts.iter().filter_map(|&id| article.count(id)).any(|count| {
        matches!(count.kind, CountKind::Killed | CountKind::Injured | CountKind::Missing | CountKind::Arrested)
    });
    if roles.casualty {
        return casualty;
    }
    let named = !draft.sources.is_empty() || !draft.targets.is_empty() || draft.target_place.is_some();
    let impersonal = matches!(draft.kind, Some(EventKind::Disaster | EventKind::Accident | EventKind::Death));
    named || casualty || (impersonal && draft.location.is_some()) || draft.hit.words > 1
}

//! When and where, and which numbers belong to which event.

use super::clauses::Clauses;
use super::draft::Draft;
use super::names::Name;
use super::reading::Reading;
use crate::extract::Document;
use crate::model::{Article, CountId, CountKind, EventId, EventKind, EventMode, LocationId, Realis, TimeId};
use crate::text::Sentence;

/// A time or a place that may be that of an event in its sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    first: usize,
    clause: usize,
    /// The words of a speaker in which it stands.
    speech: Option<usize>,
    time: Option<TimeId>,
    place: Option<LocationId>,
    /// What is added to the distance of the place where no preposition leads to it.
    aside: usize,
    is_actor: bool,
}

/// Gives the events of one sentence their time and place: the nearest in the clause, else the nearest in the sentence.
pub(super) fn time_and_place(
    reading: &Reading<'_>,
    clauses: &Clauses,
    sentence: &Sentence,
    settings: &mut Vec<Setting>,
    drafts: &mut [Draft],
) {
    settings.clear();
    for name in reading.names.settings(sentence.words.start as usize, sentence.words.end as usize) {
        let clause = clauses.of(name.first);
        settings.push(Setting {
            first: name.first,
            clause,
            speech: clauses.list[clause].speech,
            time: name.time,
            place: name.place,
            aside: if is_scene(reading, name) { 0 } else { ASIDE },
            is_actor: name.actor.is_some(),
        });
    }
    if !settings.is_empty() {
        drafts.iter_mut().for_each(|draft| choose(clauses, settings, draft));
    }
}

/// Gives the event the nearest time and place of its sentence.
fn choose(clauses: &Clauses, settings: &[Setting], draft: &mut Draft) {
    let at = draft.head as usize;
    let clause = clauses.of(at);
    let speech = clauses.list[clause].speech;
    let (mut near_time, mut near_place) = (usize::MAX, usize::MAX);
    let from = settings.partition_point(|setting| setting.first + REACH < at);
    for setting in settings[from..].iter().take_while(|setting| setting.first < at + REACH) {
        let elsewhere = if setting.clause == clause { 0 } else { 40 };
        // What stands outside the words of a speaker belongs to the saying.
        let unsaid = if setting.speech == speech { 0 } else { 200 };
        let far = setting.first.abs_diff(at) + elsewhere + unsaid;
        if setting.time.is_some() && far < near_time {
            (near_time, draft.time) = (far, setting.time);
        }
        if setting.place.is_some() && far + setting.aside < near_place {
            near_place = far + setting.aside;
            let is_place = !setting.is_actor || setting.aside == 0;
            draft.location = draft.target_place.or(setting.place.filter(|_| is_place));
        }
    }
}

/// How far from its event a time or a place may stand in a long sentence, in words.
const REACH: usize = 100;

/// By how many words a place seems farther to which no preposition leads.
const ASIDE: usize = 60;

/// How many sentences at the head of an article tell when and where.
const LEAD: usize = 3;

/// How far the lead's time and place reach, in sentences.
const LEAD_REACH: u32 = 6;

/// Gives events near the head of the article that have no time or place of their own those of its first sentences.
pub(super) fn from_lead(reading: &Reading<'_>, drafts: &mut [Draft]) {
    let sentences = reading.doc.sentences();
    let end = sentences.get(LEAD - 1).or(sentences.last()).map_or(0, |sentence| sentence.words.end as usize);
    let names = || reading.names.settings(0, end);
    let time = names().find_map(|name| name.time);
    let place = names().filter(|name| is_scene(reading, name)).find_map(|name| name.place);
    let near = drafts.iter_mut().take_while(|draft| draft.sentence < LEAD_REACH);
    for draft in near.filter(|draft| matches!(draft.realis, Realis::Happened | Realis::Ongoing)) {
        draft.time = draft.time.or(time);
        draft.location = draft.location.or(place);
    }
}

/// Whether a preposition of place leads to the name: "in X", "near X".
fn is_scene(reading: &Reading<'_>, name: &Name) -> bool {
    reading.sets.locatives.behind(name.first as u32) >> (64 - 3) != 0
}

/// Whether numbers of this kind may belong to the event.
fn takes(kind: EventKind, mode: Option<EventMode>, count: CountKind) -> bool {
    use EventKind::{Accident, Aid, Assault, Coerce, Death, Disaster, Mobilize, Protest, Retreat, Sanction, Trial};
    match count {
        CountKind::Killed | CountKind::Injured => matches!(kind, Assault | Accident | Disaster | Death | Protest),
        CountKind::Missing => matches!(kind, Assault | Accident | Disaster | Death),
        CountKind::Damaged => matches!(kind, Assault | Accident | Disaster),
        CountKind::Arrested => matches!(kind, Coerce | Protest | Trial | Sanction),
        CountKind::Abducted => kind == Assault && mode.is_none_or(|mode| mode == EventMode::Abduct),
        CountKind::Displaced | CountKind::Evacuated => matches!(kind, Assault | Disaster | Coerce | Aid | Accident),
        CountKind::Rescued => matches!(kind, Aid | Disaster | Accident),
        CountKind::Released => kind == Retreat,
        CountKind::Infected => kind == Disaster,
        CountKind::Protesters => kind == Protest,
        CountKind::Troops => matches!(kind, Mobilize | Retreat | Assault),
        CountKind::Money => matches!(kind, Aid | EventKind::Economic),
        _ => false,
    }
}

/// How many events on either side of a number in its sentence are asked whether it is theirs.
const LOOK_AROUND: usize = 12;

/// How many events before a number are asked whether it is theirs.
const LOOK_BACK: usize = 6;

/// Gives each number to the nearest event of its sentence, else to the last one before, that may have such a number.
/// `drafts` are those of the whole article in text order.
pub(super) fn counts(doc: &Document<'_>, article: &mut Article, drafts: &mut [Draft]) {
    for (index, count) in article.counts.iter_mut().enumerate() {
        let Some(sentence) = doc.sentence_of(doc.word_at(count.span.start())) else { continue };
        let sentence = sentence as u32;
        let from = drafts.partition_point(|draft| draft.sentence < sentence);
        let to = drafts.partition_point(|draft| draft.sentence <= sentence);
        let fits = |draft: &&mut Draft| draft.kind.is_some_and(|kind| takes(kind, draft.mode, count.kind));
        let at = from + drafts[from..to].partition_point(|draft| draft.trigger.start() < count.span.start());
        let around = at.saturating_sub(LOOK_AROUND).max(from)..(at + LOOK_AROUND).min(to);
        let here = drafts[around].iter_mut().filter(fits);
        let nearest = here.min_by_key(|draft| draft.trigger.start().abs_diff(count.span.start()));
        let draft = match nearest {
            Some(draft) => Some(draft),
            None => {
                let earlier = from.saturating_sub(LOOK_BACK);
                let violent = drafts[earlier..from].iter_mut().rev().find(|draft| fits(draft));
                violent.filter(|draft| sentence - draft.sentence <= 2)
            }
        };
        if let Some(draft) = draft {
            draft.counts.push(CountId::new(index));
        }
    }
}

/// Tells each number which event it belongs to.
pub(super) fn link_counts(article: &mut Article) {
    for (index, event) in article.events.iter().enumerate() {
        for id in &event.counts {
            if let Some(count) = article.counts.get_mut(id.index()) {
                count.event = Some(EventId::new(index));
            }
        }
    }
}

/// Whether two times are of different days.
#[inline(never)]
pub(super) fn times_differ(article: &Article, one: Option<TimeId>, other: Option<TimeId>) -> bool {
    let day = |id: Option<TimeId>| id.and_then(|id| article.time(id)).and_then(|time| Some((time.start?, time.end?)));
    match (day(one), day(other)) {
        (Some(one), Some(other)) => one.0 >= other.1 || other.0 >= one.1,
        _ => false,
    }
}

/// Whether two places are different; a country and a place in it are not.
#[inline(never)]
pub(super) fn places_differ(article: &Article, one: Option<LocationId>, other: Option<LocationId>) -> bool {
    use crate::model::LocationKind::{Country, Region};
    let (Some(one), Some(other)) = (one.and_then(|id| article.location(id)), other.and_then(|id| article.location(id)))
    else {
        return false;
    };
    if one.name == other.name {
        return false;
    }
    let wide = matches!(one.kind, Country | Region) || matches!(other.kind, Country | Region);
    !wide || one.country != other.country
}

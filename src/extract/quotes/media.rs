//! Where something was said: `wrote on Truth Social`, `told Reuters`, `in an interview with the Morning Post`.

use super::cues::FoundCue;
use super::reading::Said;
use super::scene::Scene;
use crate::extract::Document;
use crate::extract::mentions::Mentioned;
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind};
use crate::span::Span;
use crate::text::{List, words};

/// Words between a preposition and the name of a medium: `on the social network Telegram`.
const LONGEST_LEAD: usize = 5;

/// Last words of what sends or prints, even if a state owns it: `state television`.
const BROADCASTS: [u64; 4] = words!["television", "tv", "radio", "newspaper"];

/// A name of a medium.
#[derive(Debug, Clone, Copy)]
pub(super) struct Medium {
    first_word: u32,
    span: Span,
    actor: ActorId,
}

/// Finds the names of media that stand behind a preposition or `told`.
pub(super) fn find(doc: &Document<'_>, mentions: &[Mentioned], actors: &[Actor], found: &mut List<Medium>) {
    found.clear();
    for one in mentions {
        let named = actors.get(one.actor.index()).is_some_and(|actor| actor.kind == ActorKind::Media);
        let last = one.end.checked_sub(1).and_then(|last| doc.words().get(last as usize));
        let is_medium = named || last.is_some_and(|last| BROADCASTS.contains(&last.hash));
        let medium = Medium { first_word: one.first, span: one.mention.span, actor: one.actor };
        found.push_if(is_medium && is_led(doc, one.first as usize), medium);
    }
}

/// Whether the words before say that something appears there.
fn is_led(doc: &Document<'_>, first: usize) -> bool {
    let leads = words!["on", "in", "to", "via", "with", "for", "through", "told", "tells", "telling"];
    for before in (first.saturating_sub(LONGEST_LEAD)..first).rev() {
        let word = doc.words()[before];
        if !word.after.is_space() {
            return false;
        }
        if leads.contains(&word.hash) {
            return true;
        }
        if !word.shape.is_lower() && !doc.class(before).has(Class::DETERMINER) {
            return false;
        }
    }
    false
}

/// Notes the medium of what is said in a paragraph: in `said` from `first` on. A medium belongs to the cues beside it, no others.
pub(super) fn note(scene: &Scene<'_>, cues: &[FoundCue], media: &[Medium], said: &mut [Said], first: usize) {
    let words = scene.first as u32..(scene.word_of(scene.len().saturating_sub(1)) as u32 + 1);
    let [from, end] = [words.start, words.end].map(|word| media.partition_point(|medium| medium.first_word < word));
    let own = &media[from..end.max(from)];
    let begin = |cue: &FoundCue| scene.token(cue.at).map_or(0, |word| word.span.start());
    for one in said[first..].iter_mut().filter(|one| one.medium.is_none()) {
        let Some((place, cue)) = one.cue_place.and_then(|place| Some((place, cues.get(place)?))) else { continue };
        let lowest = place.checked_sub(1).and_then(|before| cues.get(before)).map_or(0, begin);
        let highest = cues.get(place + 1).map_or(u32::MAX, begin);
        let sentence = scene.span(&scene.sentence_of(cue.at));
        let near = &own[own.partition_point(|medium| medium.span.start() < lowest)..];
        let mut near = near.iter().take_while(|medium| medium.span.start() <= highest);
        let medium = near.find(|medium| {
            let speaks = one.speaker.is_some_and(|speaker| speaker.actor == Some(medium.actor));
            !speaks && !one.parts.contains(medium.span) && sentence.contains(medium.span)
        });
        one.medium = medium.map(|medium| medium.actor);
    }
}

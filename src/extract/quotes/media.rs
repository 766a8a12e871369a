//! Where something was said: `wrote on Truth Social`, `posted on X`, `told Reuters`, `in an interview with the Morning Post`.

use std::ops::Range;

use super::cues::FoundCue;
use super::marks::Mark;
use super::reading::Said;
use super::scene::Scene;
use crate::extract::Document;
use crate::extract::bits::{members, members_from};
use crate::extract::mentions::{Mentioned, Mentions};
use crate::lexicon::{Class, Look};
use crate::model::{Actor, ActorId, ActorKind, Confidence, Mention, MentionKind};
use crate::span::Span;
use crate::text::{Gap, word};

/// Words between a preposition and the name of a medium: `on the social network Telegram`.
const LONGEST_LEAD: usize = 5;
/// Words between a cue and the `on X` that belongs to it.
const PLATFORM_REACH: usize = 8;
/// How sure we are that X is the platform.
const PLATFORM_PERCENT: u8 = 80;

/// A name of a medium.
#[derive(Debug, Clone, Copy)]
pub(super) struct Medium {
    first_word: u32,
    span: Span,
    /// None for the word `X`, which by itself names nobody.
    actor: Option<ActorId>,
}

/// Finds the names of media that stand behind a preposition or `told`: of actors that are media, and of what sends or prints even if a
/// state owns it, as `state television`; and each `on X`.
pub(super) fn find(doc: &Document<'_>, mentions: &[Mentioned], actors: &[Actor], found: &mut Vec<Medium>) {
    found.clear();
    let is_medium = |actor: &Actor| actor.kind == ActorKind::Media;
    let any = doc.board().words_with(Class::MEDIA_HEAD).next().is_some() || actors.iter().any(is_medium);
    for one in mentions.iter().filter(|_| any) {
        let named = actors.get(one.actor.index()).is_some_and(is_medium);
        let sends = one.end.checked_sub(1).is_some_and(|last| doc.class(last as usize).has(Class::MEDIA_HEAD));
        if (named | sends) && is_led(doc, one.first as usize) {
            found.push(Medium { first_word: one.first, span: one.mention.span, actor: Some(one.actor) });
        }
    }
    let before = found.len();
    for (block, rows) in doc.board().rows().enumerate() {
        let letters = rows.with_look(Look::CAPITALISED) & !rows.with_look(Look::LONGER_THAN_A_CAPITAL);
        // Of the word before a block nothing is known here.
        let led = rows.with_class(Class::PREPOSITION) << 1 | 1;
        for at in members(block, letters & led) {
            let word = doc.words()[at as usize];
            let on = at.checked_sub(1).is_some_and(|before| doc.words()[before as usize].hash == word!("on"));
            if on && word.hash == word!("x") {
                found.push(Medium { first_word: at, span: word.span, actor: None });
            }
        }
    }
    if found.len() > before {
        found.sort_by_key(|medium| medium.first_word);
    }
}

/// Whether the words before say that something appears there.
fn is_led(doc: &Document<'_>, first: usize) -> bool {
    for before in (first.saturating_sub(LONGEST_LEAD)..first).rev() {
        let (word, class) = (doc.words()[before], doc.class(before));
        if !word.after.is_space() {
            return false;
        }
        if class.has(Class::PREPOSITION)
            && class.any(Class::LOCATIVE | Class::SUBJECT_LINK)
            && !class.has(Class::SOURCE_LINK)
        {
            return true;
        }
        if class.has(Class::CUE) && doc.lexicon().cue_forms(word.hash).any(|form| form.addresses()) {
            return true;
        }
        if !word.shape.is_lower() && !class.has(Class::DETERMINER) {
            return false;
        }
    }
    false
}

/// The word `X` of `wrote on X`. By itself the letter names nobody, so it is looked for behind a cue or in `In a post on X, Smith said`.
fn platform(scene: &Scene<'_>, cue: &FoundCue, sentence: &Range<usize>) -> Option<u32> {
    let is_x = |at: usize| {
        let named = scene.is(at, word!("x")) && scene.is_upper(at) && scene.is(at - 1, word!("on"));
        let parted = !scene.joined(at) || !scene.is_name_like(at + 1);
        named && parted && !scene.gap(at).has(Gap::HYPHEN | Gap::APOSTROPHE)
    };
    [cue.end..sentence.end, sentence.start..cue.at].into_iter().find_map(|range| {
        let near = !(u64::MAX << range.len().min(PLATFORM_REACH));
        let prepositions = scene.marks.ahead(range.start).get(Mark::Preposition);
        let prepositions = prepositions | u64::from(scene.is(range.start, word!("on")));
        let mut behind = members_from(range.start as u32 + 1, prepositions & near);
        behind.find(|&at| is_x(at as usize)).map(|at| scene.word_of(at as usize) as u32)
    })
}

/// Adds X to the actors where something is said there.
pub(super) fn name_platform(doc: &Document<'_>, said: &mut [Said], (actors, noted): (&mut Vec<Actor>, &mut Mentions)) {
    for one in said.iter_mut().filter(|one| one.medium.is_none()) {
        let Some(span) = one.on_x.and_then(|word| doc.words().get(word as usize)).map(|word| word.span) else {
            continue;
        };
        let known = actors.iter().position(|actor| actor.kind == ActorKind::Media && actor.name == "X");
        let place = known.unwrap_or(actors.len());
        if known.is_none() {
            actors
                .push(Actor { confidence: Confidence::percent(PLATFORM_PERCENT), ..Actor::new("X", ActorKind::Media) });
        }
        let (actor, mentions) = (ActorId::new(place), &mut actors[place].mentions);
        if mentions.last().is_none_or(|last| last.span != span) {
            let mention = Mention::new(span, MentionKind::Name);
            noted.add(doc, mention, (actor, mentions.len()));
            mentions.push(mention);
        }
        one.medium = Some(actor);
    }
}

/// Notes the medium of what is said in a paragraph: in `said` from `first` on. A medium belongs to the cues beside it, no others.
pub(super) fn note(scene: &Scene<'_>, cues: &[FoundCue], media: &[Medium], said: &mut [Said], first: usize) {
    if media.is_empty() || cues.is_empty() || said.len() == first {
        return;
    }
    let words = scene.first as u32..(scene.word_of(scene.len().saturating_sub(1)) as u32 + 1);
    let [from, end] = [words.start, words.end].map(|word| media.partition_point(|medium| medium.first_word < word));
    let own = &media[from..end.max(from)];
    if own.is_empty() {
        return;
    }
    let has_platform = own.iter().any(|medium| medium.actor.is_none());
    let begin = |cue: &FoundCue| scene.token(cue.at).map_or(0, |word| word.span.start());
    for one in said[first..].iter_mut().filter(|one| one.medium.is_none()) {
        let Some((place, cue)) = one.cue_place.and_then(|place| Some((place, cues.get(place)?))) else { continue };
        let lowest = place.checked_sub(1).and_then(|before| cues.get(before)).map_or(0, begin);
        let highest = cues.get(place + 1).map_or(u32::MAX, begin);
        let range = scene.sentence_of(cue.at);
        let sentence = scene.span(&range);
        let near = &own[own.partition_point(|medium| medium.span.start() < lowest)..];
        let mut near = near.iter().take_while(|medium| medium.span.start() <= highest);
        let medium = near.find(|medium| {
            let speaks = one.speaker.is_some_and(|speaker| speaker.actor == medium.actor);
            let named = medium.actor.is_some();
            named && !speaks && !one.parts.contains(medium.span) && sentence.contains(medium.span)
        });
        one.medium = medium.and_then(|medium| medium.actor);
        one.on_x = if has_platform { platform(scene, cue, &range) } else { None };
    }
}

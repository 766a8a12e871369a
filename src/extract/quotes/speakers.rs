//! From the words beside a quotation to the actor who speaks.

use std::collections::HashMap;
use std::ops::Range;

use super::scene::Scene;
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind, Article, Confidence, Mention, MentionKind};
use crate::span::Span;

/// An actor's mention in the text.
#[derive(Debug, Clone, Copy)]
struct Known {
    mention: Mention,
    actor: ActorId,
}

/// The mentions of all actors, in text order.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    known: Vec<Known>,
    /// Speakers that no actor stands for, by the words that name them.
    unnamed: HashMap<String, ActorId>,
}

/// A speaker as the text names it beside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// The words beside the cue: `she`, `Anna Berg`, `who`.
    pub(super) span: Span,
    /// The words that tell who that is: the same, or what `who` stands for.
    about: Span,
    pub(super) nominal: Nominal,
}

/// Mentions that begin before a place and reach it are looked for among so many.
const NESTED: usize = 4;
/// How sure we are that a speaker whom only a common noun names is one actor.
const UNNAMED_PERCENT: u8 = 60;

impl Source {
    /// The same speaker under the pronoun at `relative`.
    pub(super) fn written_as(self, scene: &Scene<'_>, relative: Option<usize>) -> Self {
        let span = relative.map_or(self.span, |at| scene.span(&(at..at + 1)));
        Self { span, ..self }
    }
}

impl Speakers {
    pub(super) fn of(article: &Article) -> Self {
        let mentions = article.actors.iter().enumerate().flat_map(|(index, actor)| {
            actor.mentions.iter().map(move |&mention| Known { mention, actor: ActorId::new(index) })
        });
        let count = article.actors.iter().map(|actor| actor.mentions.len()).sum();
        let mut known: Vec<Known> = Vec::with_capacity(count);
        known.extend(mentions);
        // By beginning, the longer one first: one number each compares faster than two.
        let order = |span: Span| u64::from(span.start()) << 32 | u64::from(!span.end());
        known.sort_by_key(|known| order(known.mention.span));
        Self { known, unnamed: HashMap::new() }
    }

    /// The mention that covers the byte at `offset`; the longest, if several do.
    fn covering(&self, offset: u32) -> Option<&Known> {
        let behind = self.known.partition_point(|known| known.mention.span.start() <= offset);
        let near = self.known.get(behind.saturating_sub(NESTED)..behind)?;
        near.iter()
            .filter(|known| known.mention.span.contains_offset(offset))
            .max_by_key(|known| known.mention.span.len())
    }

    /// Whom a noun phrase names: the mention of an actor that holds its head word, else the phrase as it stands.
    pub(super) fn snap(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> Source {
        let head = head_of(scene, phrase);
        let head_span = scene.span(&(head..head + 1));
        let known = self.covering(head_span.start());
        let known = known.filter(|known| known.mention.kind != MentionKind::Demonym || phrase.len() == 1);
        let span = known.map_or_else(|| scene.span(phrase), |known| known.mention.span);
        Source { span, about: span, nominal: nominal(scene, phrase) }
    }

    /// The speaker whose name stands at `span`.
    pub(super) fn named(&self, span: Span) -> Source {
        let about = self.covering(span.start()).map_or(span, |known| known.mention.span);
        Source { span, about, nominal: Nominal::One }
    }

    /// The actor whose mention stands at `span`.
    pub(super) fn actor_at(&self, span: Span) -> Option<ActorId> {
        let known = self.covering(span.start()).filter(|known| known.mention.span == span)?;
        Some(known.actor)
    }

    /// The actor at `span`; a new one if the words name somebody whom no actor stands for.
    pub(super) fn resolve(&mut self, text: &str, source: Source, article: &mut Article) -> Option<ActorId> {
        let Source { about: span, nominal, .. } = source;
        if let Some(actor) = self.actor_at(span) {
            return Some(actor);
        }
        let kind = match nominal {
            Nominal::None => return None,
            Nominal::One => ActorKind::Other,
            Nominal::Many => ActorKind::Group,
        };
        let name = span.of(text);
        let actor = match self.unnamed.get(name) {
            Some(&actor) => actor,
            None => {
                let actor = ActorId::new(article.actors.len());
                let mut unnamed = Actor::new(name.to_owned(), kind);
                unnamed.confidence = Confidence::percent(UNNAMED_PERCENT);
                article.actors.push(unnamed);
                self.unnamed.insert(name.to_owned(), actor);
                actor
            }
        };
        let mentions = &mut article.actors.get_mut(actor.index())?.mentions;
        if !mentions.iter().rev().take(NESTED).any(|mention| mention.span == span) {
            mentions.push(Mention::new(span, MentionKind::Nominal));
        }
        Some(actor)
    }
}

/// Whether words name somebody by a common noun, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nominal {
    None,
    One,
    Many,
}

/// How the phrase names its people: `a senior official`, `officials`, or not by a noun.
fn nominal(scene: &Scene<'_>, phrase: &Range<usize>) -> Nominal {
    let head = head_of(scene, phrase);
    if phrase.len() == 1
        && (scene.is_pronoun(head) || scene.has(head, Class::OBJECT_PRONOUN | Class::RELATIVE | Class::DEMONSTRATIVE))
    {
        return Nominal::None;
    }
    let plural = scene.is_lower(head) && scene.text(head).ends_with('s') || scene.has(head, Class::QUANTIFIER);
    if plural { Nominal::Many } else { Nominal::One }
}

/// The head of a noun phrase: its last word before the first preposition.
fn head_of(scene: &Scene<'_>, phrase: &Range<usize>) -> usize {
    let inner = phrase.start + 1..phrase.end;
    let preposition =
        inner.clone().find(|&at| scene.is_lower(at) && scene.has(at, Class::PREPOSITION | Class::CONJUNCTION));
    preposition.map_or(phrase.end, |at| at) - 1
}

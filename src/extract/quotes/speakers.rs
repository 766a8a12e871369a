//! From the words beside a quotation to the actor who speaks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::scene::Scene;
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind, Article, Confidence, Mention, MentionKind};
use crate::span::Span;

/// An actor's mention in the text.
#[derive(Debug, Clone, Copy)]
struct Known {
    span: Span,
    actor: ActorId,
    is_demonym: bool,
    /// The place, plus one, of another mention that begins in the same block of the text.
    next: u32,
}

impl Known {
    /// Of several mentions at one place the longest counts, then the last one.
    fn order(&self) -> (u32, u32, ActorId) {
        (self.span.len(), self.span.start(), self.actor)
    }
}

/// The mentions of all actors, by the block of the text in which they begin: so they need not be put in order.
#[derive(Debug, Default)]
pub(super) struct Speakers {
    known: Vec<Known>,
    /// For each block the place, plus one, of the last mention that begins there.
    blocks: Vec<u32>,
    /// The length of the longest mention.
    longest: u32,
}

/// A speaker as the text names it beside a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// The words beside the cue: `she`, `Anna Berg`, `who`.
    pub(super) span: Span,
    /// The words that tell who that is: the same, or what `who` stands for.
    about: Span,
    /// The actor whose mention they are.
    pub(super) actor: Option<ActorId>,
    nominal: Nominal,
}

/// The number of the block of a byte is its offset without so many bits.
const BLOCK_BITS: u32 = 6;
/// Mentions are not looked for farther back than this, in bytes.
const LONGEST: u32 = 500;
/// A speaker mentioned among so many last mentions is not mentioned again.
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
    /// Takes the mentions of an article, and forgets those of the one before.
    pub(super) fn learn(&mut self, article: &Article) {
        self.known.clear();
        self.longest = 0;
        self.blocks.clear();
        self.blocks.resize((article.text.len() >> BLOCK_BITS) + 1, 0);
        let Self { known, blocks, longest } = self;
        for (index, actor) in article.actors.iter().enumerate() {
            let (id, first) = (ActorId::new(index), known.len());
            known.extend(actor.mentions.iter().zip(first as u32 + 1..).map(|(mention, place)| {
                let span = mention.span;
                *longest = span.len().max(*longest);
                let last = blocks.get_mut((span.start() >> BLOCK_BITS) as usize);
                let next = last.map_or(0, |last| std::mem::replace(last, place));
                Known { span, actor: id, is_demonym: mention.kind == MentionKind::Demonym, next }
            }));
        }
    }

    /// The mention that covers the byte at `offset`; the longest, if several do.
    fn covering(&self, offset: u32) -> Option<Known> {
        let first = offset.saturating_sub(self.longest.min(LONGEST)) >> BLOCK_BITS;
        let blocks = self.blocks.get(first as usize..=(offset >> BLOCK_BITS) as usize)?;
        let mut best: Option<&Known> = None;
        for &last in blocks {
            let mut next = self.mention(last);
            while let Some(known) = next {
                if known.span.contains_offset(offset) && best.is_none_or(|best| best.order() <= known.order()) {
                    best = Some(known);
                }
                next = self.mention(known.next);
            }
        }
        best.copied()
    }

    /// The mention at a place, plus one.
    fn mention(&self, place: u32) -> Option<&Known> {
        self.known.get((place as usize).checked_sub(1)?)
    }

    /// Whom a noun phrase names: the mention of an actor that holds its head word, else the phrase as it stands.
    pub(super) fn snap(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> Source {
        let head = head_of(scene, phrase);
        let known = self.covering(scene.span(&(head..head + 1)).start());
        let known = known.filter(|known| !known.is_demonym || phrase.len() == 1);
        let span = known.map_or_else(|| scene.span(phrase), |known| known.span);
        Source { span, about: span, actor: known.map(|known| known.actor), nominal: nominal(scene, phrase, head) }
    }

    /// The speaker whose name stands at `span`.
    pub(super) fn named(&self, span: Span) -> Source {
        let known = self.covering(span.start());
        let about = known.map_or(span, |known| known.span);
        Source { span, about, actor: known.map(|known| known.actor), nominal: Nominal::One }
    }
}

/// Speakers that no actor stands for, by the words that name them.
#[derive(Debug, Default)]
pub(super) struct Unnamed<'a>(BTreeMap<&'a str, ActorId>);

impl<'a> Unnamed<'a> {
    /// The actor of `source` in `text`; a new one if the words name somebody whom no actor stands for.
    pub(super) fn resolve(&mut self, text: &'a str, source: Source, actors: &mut Vec<Actor>) -> Option<ActorId> {
        let Source { about: span, actor, nominal, .. } = source;
        if actor.is_some() {
            return actor;
        }
        let kind = match nominal {
            Nominal::None => return None,
            Nominal::One => ActorKind::Other,
            Nominal::Many => ActorKind::Group,
        };
        let name = span.of(text);
        let actor = *self.0.entry(name).or_insert_with(|| {
            let actor = ActorId::new(actors.len());
            let mut unnamed = Actor::new(name.to_owned(), kind);
            unnamed.confidence = Confidence::percent(UNNAMED_PERCENT);
            actors.push(unnamed);
            actor
        });
        let mentions = &mut actors.get_mut(actor.index())?.mentions;
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

/// How the phrase with this head names its people: `a senior official`, `officials`, or not by a noun.
fn nominal(scene: &Scene<'_>, phrase: &Range<usize>, head: usize) -> Nominal {
    if phrase.len() == 1
        && (scene.is_pronoun(head) || scene.has(head, Class::OBJECT_PRONOUN | Class::RELATIVE | Class::DEMONSTRATIVE))
    {
        return Nominal::None;
    }
    let plural = scene.is_lower(head) && scene.ends_with_s(head) || scene.has(head, Class::QUANTIFIER);
    if plural { Nominal::Many } else { Nominal::One }
}

/// The head of a noun phrase: its last word before the first preposition.
fn head_of(scene: &Scene<'_>, phrase: &Range<usize>) -> usize {
    let mut inner = phrase.start + 1..phrase.end;
    let preposition = inner.find(|&at| scene.is_lower(at) && scene.has(at, Class::PREPOSITION | Class::CONJUNCTION));
    preposition.unwrap_or(phrase.end) - 1
}

#[cfg(test)]
mod tests {
    use super::Speakers;
    use crate::model::{Actor, ActorId, ActorKind, Article, Mention, MentionKind};
    use crate::span::Span;

    #[test]
    fn the_longest_mention_covers_a_place() {
        let mut article = Article::new("The mayor of Alby spoke.");
        for (name, start, end) in [("Alby", 13, 17), ("the mayor of Alby", 0, 17)] {
            let mut actor = Actor::new(name, ActorKind::Other);
            actor.mentions.push(Mention::new(Span::new(start, end), MentionKind::Nominal));
            article.actors.push(actor);
        }
        let mut speakers = Speakers::default();
        speakers.learn(&article);
        assert_eq!(speakers.covering(14).map(|known| known.actor), Some(ActorId::new(1)));
        assert_eq!(speakers.covering(0).map(|known| known.actor), Some(ActorId::new(1)));
        assert!(speakers.covering(17).is_none());
    }
}

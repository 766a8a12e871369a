//! From the words beside a quotation to the actor who speaks.

use std::collections::BTreeMap;
use std::ops::Range;

use super::marks::Mark;
use super::nouns;
use super::scene::Scene;
use crate::extract::Document;
use crate::extract::mentions::{Mentioned, Mentions};
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind, Confidence, Mention, MentionKind};
use crate::span::Span;
use crate::text::words;

/// The mentions of all actors of an article, in text order.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speakers<'a>(pub(super) &'a [Mentioned]);

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
    /// The mention is a common noun.
    by_noun: bool,
}

/// So many words of a mention count.
const LONGEST: usize = 16;
/// A speaker mentioned among so many last mentions is not mentioned again.
const NESTED: usize = 4;
/// How sure we are that a speaker whom only a common noun names is one actor.
const UNNAMED_PERCENT: u8 = 60;

impl Source {
    /// Whether the words name somebody whom no actor stands for.
    pub(super) fn is_unnamed(&self) -> bool {
        self.actor.is_none() & (self.nominal != Nominal::None)
    }

    /// Whether a common noun is the mention of its actor.
    pub(super) fn is_by_noun(&self) -> bool {
        self.by_noun
    }

    /// The same speaker under the pronoun at `relative`.
    pub(super) fn written_as(self, scene: &Scene<'_>, relative: Option<usize>) -> Self {
        let span = relative.map_or(self.span, |at| scene.span(&(at..at + 1)));
        Self { span, ..self }
    }
}

impl Speakers<'_> {
    /// The mention that covers the word; the longest, or the last of several.
    fn covering(&self, word: usize) -> Option<&Mentioned> {
        let Self(mentions) = self;
        let begun = &mentions[..mentions.partition_point(|one| one.first as usize <= word)];
        let near = begun.iter().rev().take_while(|one| one.first as usize + LONGEST > word);
        // Even one of no word covers that where it stands.
        let covering = near.filter(|one| one.end as usize > word || one.first as usize == word);
        covering.reduce(|best, one| if one.mention.span.len() > best.mention.span.len() { one } else { best })
    }

    /// Whom a noun phrase names: the mention of an actor that holds its head word, else the phrase as it stands.
    pub(super) fn snap(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> Source {
        let head = head_of(scene, phrase);
        let known = self.covering(scene.word_of(head));
        let known = known.filter(|known| (known.mention.kind != MentionKind::Demonym) | (phrase.len() == 1));
        let span = known.map_or_else(|| scene.span(phrase), |known| known.mention.span);
        let swallowed = known.is_none() && nouns::swallows_verb(scene, phrase);
        let nominal = if swallowed { Nominal::None } else { nominal(scene, phrase, head) };
        let by_noun = known.is_some_and(|known| known.mention.kind == MentionKind::Nominal);
        Source { span, about: span, actor: known.map(|known| known.actor), nominal, by_noun }
    }

    /// The speaker whose name stands at `span`.
    pub(super) fn named(&self, doc: &Document<'_>, span: Span) -> Source {
        let known = self.covering(doc.word_at(span.start()));
        let about = known.map_or(span, |known| known.mention.span);
        let by_noun = known.is_some_and(|known| known.mention.kind == MentionKind::Nominal);
        Source { span, about, actor: known.map(|known| known.actor), nominal: Nominal::One, by_noun }
    }
}

/// A source that only `a senior official` names is nobody in particular: an actor of the kind other with the text as its name. Whoever
/// speaks for somebody is a person (`a spokesman for the harbour`, `a police spokesman`).
pub(super) fn unname(doc: &Document<'_>, source: Source, actors: &mut [Actor]) {
    let Some(actor) = source.actor.and_then(|actor| actors.get_mut(actor.index())) else { return };
    let [Mention { kind: MentionKind::Nominal, span, .. }] = *actor.mentions else { return };
    let words = doc.word_at(span.start())..doc.word_at(span.end());
    let indefinite = doc.words().get(words.start).is_some_and(|word| words!["a", "an", "one"].contains(&word.hash));
    let speaks_for = words.into_iter().any(|at| doc.class(at).has(Class::SOURCE_LINK)) || actor.name.contains("spokes");
    if actor.kind == ActorKind::Person && indefinite && !speaks_for {
        actor.kind = ActorKind::Other;
        actor.name = span.of(doc.text()).to_owned().into();
    }
}

/// Speakers that no actor stands for, by the words that name them.
#[derive(Debug, Default)]
pub(super) struct Unnamed<'a>(BTreeMap<&'a str, ActorId>);

impl<'a> Unnamed<'a> {
    /// The actor of `source`, which is unnamed; a new one unless the same words named somebody before.
    pub(super) fn resolve(
        &mut self,
        doc: &Document<'a>,
        source: Source,
        (actors, noted): (&mut Vec<Actor>, &mut Mentions),
    ) -> Option<ActorId> {
        let Source { about: span, nominal, .. } = source;
        let kind = if nominal == Nominal::Many { ActorKind::Group } else { ActorKind::Other };
        let name = span.of(doc.text());
        let actor = *self.0.entry(name).or_insert_with(|| {
            let actor = ActorId::new(actors.len());
            let mut unnamed = Actor::new(name.to_owned(), kind);
            unnamed.confidence = Confidence::percent(UNNAMED_PERCENT);
            actors.push(unnamed);
            actor
        });
        let mentions = &mut actors.get_mut(actor.index())?.mentions;
        if !mentions.iter().rev().take(NESTED).any(|mention| mention.span == span) {
            let mention = Mention::new(span, MentionKind::Nominal);
            noted.add(doc, mention, (actor, mentions.len()));
            mentions.push(mention);
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
    let pronouns = Class::OBJECT_PRONOUN | Class::RELATIVE | Class::DEMONSTRATIVE | Class::POSSESSIVE;
    let pronoun = (phrase.len() == 1) & (scene.is_pronoun(head) | scene.has(head, pronouns));
    let plural = scene.is_lower(head) & scene.ends_with_s(head) | scene.has(head, Class::QUANTIFIER);
    // Looked up, so that no branch has to guess.
    [Nominal::One, Nominal::Many, Nominal::None, Nominal::None][usize::from(plural) | usize::from(pronoun) << 1]
}

/// The head of a noun phrase: its last word before the first preposition.
fn head_of(scene: &Scene<'_>, phrase: &Range<usize>) -> usize {
    let inner = scene.marks.ahead(phrase.start + 1);
    let joints = inner.get(Mark::Preposition) | inner.get(Mark::Conjunction);
    phrase.start + (joints.trailing_zeros() as usize).min(phrase.len().saturating_sub(1))
}

#[cfg(test)]
mod tests {
    use super::Speakers;
    use crate::extract::Scratch;
    use crate::lexicon::Lexicon;
    use crate::model::{Actor, ActorId, ActorKind, Article, Mention, MentionKind};
    use crate::span::Span;

    #[test]
    fn the_longest_mention_covers_a_word() {
        let lexicon = Lexicon::english().unwrap();
        let mut article = Article::new("The mayor of the old town of Alby spoke.");
        for (name, start, end) in [("Alby", 29, 33), ("the mayor of the old town of Alby", 0, 33)] {
            let mut actor = Actor::new(name, ActorKind::Other);
            actor.mentions.push(Mention::new(Span::new(start, end), MentionKind::Nominal));
            article.actors.push(actor);
        }
        let mut scratch = Scratch::new();
        let text = article.text.clone();
        let document = scratch.read(&text, None, &lexicon);
        let mentions = document.mentions(&article);
        let speakers = Speakers(mentions.list());
        for word in 0..8 {
            assert_eq!(speakers.covering(word).map(|known| known.actor), Some(ActorId::new(1)));
        }
        assert!(speakers.covering(8).is_none() && speakers.covering(900).is_none());
    }
}

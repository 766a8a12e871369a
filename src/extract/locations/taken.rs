//! What the actors' stage has found: names of people and organisations that are no places.
//!
//! Names are many and toponyms few, so each name is looked up among the toponyms and leaves its mark there.

use super::toponym::{Form, Toponym};
use crate::extract::Document;
use crate::lexicon::{Class, Kinds};
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Marks the toponyms that are parts of names of the article's actors. `surnames` is room for the hashes of last names.
pub(super) fn mark_taken(
    document: &Document<'_>,
    article: &Article,
    toponyms: &mut [Toponym],
    surnames: &mut Vec<u64>,
) {
    surnames.clear();
    let words = WordFilter::of(document, toponyms);
    for actor in &article.actors {
        match actor.kind {
            ActorKind::State | ActorKind::Group => {}
            ActorKind::Person if is_person(document, actor) => {
                mark(actor, toponyms, |toponym, _| toponym.taken.by_person = true);
                surnames.extend(names(actor).filter_map(|name| words.last_of(document, name)));
            }
            ActorKind::Person => mark(actor, toponyms, |toponym, _| toponym.taken.by_guess = true),
            _ if actor.ids.is_empty() => {
                mark(actor, toponyms, |toponym, name| toponym.taken.by_organization |= !is_named_after(name, toponym));
            }
            _ => mark(actor, toponyms, |toponym, _| toponym.taken.by_organization = true),
        }
    }
    if surnames.is_empty() {
        return;
    }
    surnames.sort_unstable();
    for toponym in toponyms.iter_mut().filter(|toponym| toponym.is_single()) {
        let hash = document.words()[toponym.first].hash;
        toponym.taken.is_surname = surnames.binary_search(&hash).is_ok();
    }
}

/// The names of an actor in the text.
fn names(actor: &Actor) -> impl Iterator<Item = Span> + '_ {
    let named = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    named.map(|mention| mention.name.unwrap_or(mention.span))
}

/// Calls `mark` with each toponym that overlaps a name of the actor, and that name.
fn mark(actor: &Actor, toponyms: &mut [Toponym], mark: impl Fn(&mut Toponym, Span)) {
    for name in names(actor) {
        let first = toponyms.partition_point(|toponym| toponym.span.end() <= name.start());
        let overlapping = toponyms[first..].iter_mut().take_while(|toponym| toponym.span.start() < name.end());
        overlapping.for_each(|toponym| mark(toponym, name));
    }
}

/// "The " may begin an organisation's name.
const ARTICLE_LEN: u32 = 4;

/// The place that a local body is named after, "Springfield" of "Springfield Fire Department", is where that body is, and counts
/// for itself; only bodies that no dictionary knows are local.
fn is_named_after(name: Span, toponym: &Toponym) -> bool {
    toponym.form == Form::Name && name.start() + ARTICLE_LEN >= toponym.span.start()
}

/// Whether the lexicon or a first name says that the actor is a person.
fn is_person(document: &Document<'_>, actor: &Actor) -> bool {
    let is_first_name = |name: Span| {
        let first = document.word_at(name.start());
        let is_place = || {
            let hit = document.hit_at(first);
            hit.is_some_and(|hit| document.kinds(hit).any(Kinds::PLACE))
        };
        document.class(first).has(Class::FIRST_NAME) && !is_place()
    };
    !actor.ids.is_empty() || !actor.roles.is_empty() || actor.gender.is_some() || names(actor).any(is_first_name)
}

/// Which hashes the toponyms of one word have, roughly: a bit for each.
struct WordFilter(u64);

impl WordFilter {
    fn of(document: &Document<'_>, toponyms: &[Toponym]) -> Self {
        let single = toponyms.iter().filter(|toponym| toponym.is_single());
        Self(single.fold(0, |bits, toponym| bits | Self::bit(document.words()[toponym.first].hash)))
    }

    fn bit(hash: u64) -> u64 {
        1 << (hash >> 58)
    }

    /// The hash of the last word of a name, where a toponym may have the same.
    fn last_of(&self, document: &Document<'_>, name: Span) -> Option<u64> {
        if self.0 == 0 {
            return None;
        }
        let last = document.word_at(name.end()).checked_sub(1)?;
        Some(document.words()[last].hash).filter(|&hash| self.0 & Self::bit(hash) != 0)
    }
}

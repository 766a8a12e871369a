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
    let parts = Parts::of(document, toponyms);
    let letters = LastLetters::of(document, toponyms);
    for actor in &article.actors {
        if matches!(actor.kind, ActorKind::State | ActorKind::Group)
            || !names(actor).any(|name| parts.may_overlap(name) || letters.may_end(document, name))
        {
            continue;
        }
        let names = || names(actor).filter(|name| parts.may_overlap(*name));
        match actor.kind {
            ActorKind::Person if is_person(document, actor) => {
                mark(names(), toponyms, |toponym, _| toponym.taken.by_person = true);
                let last_words = self::names(actor).filter(|name| letters.may_end(document, *name));
                surnames.extend(last_words.filter_map(|name| last_word(document, name)));
            }
            ActorKind::Person => mark(names(), toponyms, |toponym, _| toponym.taken.by_guess = true),
            _ if actor.ids.is_empty() => {
                mark(names(), toponyms, |toponym, name| {
                    toponym.taken.by_organization |= !is_named_after(name, toponym);
                });
            }
            _ => mark(names(), toponyms, |toponym, _| toponym.taken.by_organization = true),
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

/// Calls `mark` with each toponym that overlaps one of the names, and that name.
fn mark(names: impl Iterator<Item = Span>, toponyms: &mut [Toponym], mark: impl Fn(&mut Toponym, Span)) {
    for name in names {
        let first = toponyms.partition_point(|toponym| toponym.span.end() <= name.start());
        let overlapping = toponyms[first..].iter_mut().take_while(|toponym| toponym.span.start() < name.end());
        overlapping.for_each(|toponym| mark(toponym, name));
    }
}

/// The hash of the last word of a name.
fn last_word(document: &Document<'_>, name: Span) -> Option<u64> {
    let last = document.word_at(name.end()).checked_sub(1)?;
    Some(document.words()[last].hash)
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

/// In which of 64 parts of the text there are toponyms, a bit for each. Most names of actors are in others.
struct Parts {
    bits: u64,
    /// How far an offset is shifted down to be the number of its part.
    shift: u32,
}

impl Parts {
    fn of(document: &Document<'_>, toponyms: &[Toponym]) -> Self {
        let mut parts = Self { bits: 0, shift: (document.text().len() >> 6).checked_ilog2().map_or(0, |log| log + 1) };
        parts.bits = toponyms.iter().fold(0, |bits, toponym| bits | parts.of_span(toponym.span));
        parts
    }

    /// The parts from the start to the end of a span.
    fn of_span(&self, span: Span) -> u64 {
        let [first, last] = [span.start(), span.end()].map(|offset| (offset >> self.shift).min(63));
        (u64::MAX << first) & (u64::MAX >> (63 - last))
    }

    fn may_overlap(&self, name: Span) -> bool {
        self.bits & self.of_span(name) != 0
    }
}

/// The last letters of the toponyms of one word, a bit for each. Most names of people end in others.
struct LastLetters(u32);

impl LastLetters {
    fn of(document: &Document<'_>, toponyms: &[Toponym]) -> Self {
        let single = toponyms.iter().filter(|toponym| toponym.is_single());
        Self(single.fold(0, |bits, toponym| bits | Self::of_span(document, toponym.span)))
    }

    /// The last letter in either case; every letter where it is none of A to Z.
    fn of_span(document: &Document<'_>, span: Span) -> u32 {
        let last = (span.end() as usize).checked_sub(1).and_then(|last| document.text().as_bytes().get(last));
        last.filter(|last| last.is_ascii_alphabetic()).map_or(u32::MAX, |last| 1 << (last & 31))
    }

    fn may_end(&self, document: &Document<'_>, name: Span) -> bool {
        self.0 & Self::of_span(document, name) != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_looked_up_in_the_parts_that_hold_toponyms() {
        let parts = Parts { bits: 0b0110, shift: 6 };
        let may_overlap = |start, end| parts.may_overlap(Span::new(start, end));
        assert!(may_overlap(10, 64) && may_overlap(130, 140) && may_overlap(0, 5000));
        assert!(!may_overlap(10, 20) && !may_overlap(192, 200) && !may_overlap(4090, 9000));
    }
}

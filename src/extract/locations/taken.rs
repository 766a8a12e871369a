//! What the actors' stage has found: names of people and organisations that are no places.
//!
//! Names are many and toponyms few, so each name is looked up among the toponyms and leaves its mark there.

use std::ops::Range;

use super::toponym::{Form, Toponym};
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::{Class, Kinds};
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Room for what is gathered from the actors.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names that may be a toponym's business, each with the index of its actor.
    near: Vec<(u32, Span)>,
    /// Hashes of the last words of people's names.
    surnames: Vec<u64>,
    /// Which [stretches](STRETCH) of the text have a part of a toponym.
    stretches: Bits,
}

/// So many bytes of text are one stretch.
const STRETCH: u32 = 16;

/// Marks the toponyms that are parts of names of the article's actors, or last names of people among them.
pub(super) fn mark_taken(document: &Document<'_>, article: &Article, toponyms: &mut [Toponym], names: &mut Names) {
    if toponyms.is_empty() {
        return;
    }
    let filter = Filter::of(document, toponyms, &mut names.stretches);
    gather(&filter, article, &mut names.near);
    names.surnames.clear();
    for of_actor in names.near.chunk_by(|a, b| a.0 == b.0) {
        let owner = Owner::of(document, &article.actors[of_actor[0].0 as usize]);
        for &(_, name) in of_actor {
            owner.mark(name, toponyms);
            if owner == Owner::Person && filter.ends_alike(name) {
                names.surnames.extend(last_word(document, name));
            }
        }
    }
    if names.surnames.is_empty() {
        return;
    }
    names.surnames.sort_unstable();
    for toponym in toponyms.iter_mut().filter(|toponym| toponym.is_single()) {
        let hash = document.words()[toponym.first].hash;
        toponym.taken.is_surname = names.surnames.binary_search(&hash).is_ok();
    }
}

/// Takes the few names that pass the filter, each with the index of its actor.
fn gather(filter: &Filter<'_>, article: &Article, near: &mut Vec<(u32, Span)>) {
    near.clear();
    for (index, actor) in article.actors.iter().enumerate() {
        if matches!(actor.kind, ActorKind::State | ActorKind::Group) {
            continue;
        }
        let is_person = actor.kind == ActorKind::Person;
        for mention in &actor.mentions {
            let name = mention.name.unwrap_or(mention.span);
            let is_near = filter.overlaps(name) || is_person && filter.ends_alike(name);
            if is_near && mention.kind == MentionKind::Name {
                near.push((index as u32, name));
            }
        }
    }
}

/// The names of an actor in the text.
fn names(actor: &Actor) -> impl Iterator<Item = Span> + '_ {
    let named = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    named.map(|mention| mention.name.unwrap_or(mention.span))
}

/// Whose name it is that a toponym may be a part of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Person,
    /// Someone who was taken for a person although neither the lexicon nor a first name says so.
    Guess,
    /// A body that no dictionary knows.
    LocalBody,
    Organization,
}

impl Owner {
    fn of(document: &Document<'_>, actor: &Actor) -> Self {
        match actor.kind {
            ActorKind::Person if is_person(document, actor) => Self::Person,
            ActorKind::Person => Self::Guess,
            _ if actor.ids.is_empty() => Self::LocalBody,
            _ => Self::Organization,
        }
    }

    /// Marks the toponyms that overlap the name.
    fn mark(self, name: Span, toponyms: &mut [Toponym]) {
        let first = toponyms.partition_point(|toponym| toponym.span.end() <= name.start());
        for toponym in toponyms[first..].iter_mut().take_while(|toponym| toponym.span.start() < name.end()) {
            match self {
                Self::Person => toponym.taken.by_person = true,
                Self::Guess => toponym.taken.by_guess = true,
                Self::LocalBody => toponym.taken.by_organization |= !is_named_after(name, toponym),
                Self::Organization => toponym.taken.by_organization = true,
            }
        }
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
#[inline(never)]
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

/// Passes names that may overlap a toponym or end in the same word, and few others.
struct Filter<'a> {
    text: &'a [u8],
    stretches: &'a Bits,
    /// The last two letters of the toponyms of one word, a bit for some pairs.
    letters: u64,
}

impl<'a> Filter<'a> {
    fn of(document: &Document<'a>, toponyms: &[Toponym], stretches: &'a mut Bits) -> Self {
        let text = document.text().as_bytes();
        stretches.clear(text.len() / STRETCH as usize + 1);
        let mut letters = 0;
        for toponym in toponyms {
            let Range { start, end } = stretches_of(toponym.span);
            stretches.insert_run(start, end);
            letters |= if toponym.is_single() { last_letters(text, toponym.span) } else { 0 };
        }
        Self { text, stretches, letters }
    }

    /// Whether the name may overlap a toponym.
    fn overlaps(&self, name: Span) -> bool {
        let stretches = stretches_of(name);
        (self.stretches.between(stretches.start, stretches.end) != 0) | (stretches.len() > 64)
    }

    /// Whether the name ends in the same letters as a toponym.
    fn ends_alike(&self, name: Span) -> bool {
        self.letters & last_letters(self.text, name) != 0
    }
}

/// The last two letters of a span in either case, as one bit of 64; every bit where one is none of A to Z.
fn last_letters(text: &[u8], span: Span) -> u64 {
    let end = span.end() as usize;
    let Some(&[first, second]) = end.checked_sub(2).and_then(|start| text.get(start..end)) else {
        return u64::MAX;
    };
    let are_letters = first.is_ascii_alphabetic() & second.is_ascii_alphabetic();
    if are_letters { 1 << (((first & 31) * 7 + (second & 31)) % 64) } else { u64::MAX }
}

/// The stretches of text that a span has a part of.
fn stretches_of(span: Span) -> Range<u32> {
    span.start() / STRETCH..span.end().div_ceil(STRETCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_passes_names_near_toponyms_or_with_the_same_last_letters() {
        let mut stretches = Bits::default();
        stretches.set(9, stretches_of(Span::new(18, 23)));
        let filter =
            Filter { text: b"Ann met Hal and his son Bob on Rab, not Lou.", stretches: &stretches, letters: 0 };
        let filter = Filter { letters: last_letters(filter.text, Span::new(24, 27)), ..filter };
        let passes = |start, end| {
            let name = Span::new(start, end);
            filter.overlaps(name) || filter.ends_alike(name)
        };
        assert!(passes(16, 19) && passes(2, 17) && passes(30, 43), "in a stretch with a toponym");
        assert!(passes(24, 27), "ends in ob");
        assert!(!passes(0, 3) && !passes(40, 43));
        assert!(passes(40, 44), "ends in no letter");
        assert!(passes(0, 5000), "beyond the text");
    }
}

//! What the actors' stage has found: names of people and organisations that are no places.
//!
//! Names are many and toponyms few, so each name is looked up among the toponyms and leaves its mark there.

use super::toponym::{Form, Toponym};
use crate::extract::Document;
use crate::lexicon::{Class, Kinds};
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Room for what is gathered from the actors.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names that may be a toponym's business, each with the index of its actor.
    near: Vec<(u32, Span)>,
    /// Hashes of the last words of people's names.
    surnames: Vec<u64>,
}

/// Marks the toponyms that are parts of names of the article's actors, or last names of people among them.
pub(super) fn mark_taken(document: &Document<'_>, article: &Article, toponyms: &mut [Toponym], names: &mut Names) {
    let filter = Filter::of(document, toponyms);
    names.gather(&filter, article);
    for of_actor in names.near.chunk_by(|a, b| a.0 == b.0) {
        let actor = &article.actors[of_actor[0].0 as usize];
        let spans = of_actor.iter().map(|&(_, name)| name);
        match actor.kind {
            ActorKind::Person if is_person(document, actor) => {
                mark(spans.clone(), toponyms, |toponym, _| toponym.taken.by_person = true);
                let ending = spans.filter(|&name| filter.letters & filter.last_letters(name) != 0);
                names.surnames.extend(ending.filter_map(|name| last_word(document, name)));
            }
            ActorKind::Person => mark(spans, toponyms, |toponym, _| toponym.taken.by_guess = true),
            _ if actor.ids.is_empty() => {
                mark(spans, toponyms, |toponym, name| toponym.taken.by_organization |= !is_named_after(name, toponym));
            }
            _ => mark(spans, toponyms, |toponym, _| toponym.taken.by_organization = true),
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

impl Names {
    /// Takes the few names that pass the filter, without a branch for each mention.
    fn gather(&mut self, filter: &Filter<'_>, article: &Article) {
        self.surnames.clear();
        let mut found = 0;
        for (index, actor) in article.actors.iter().enumerate() {
            if matches!(actor.kind, ActorKind::State | ActorKind::Group) {
                continue;
            }
            self.near.resize(found + actor.mentions.len(), Default::default());
            for mention in &actor.mentions {
                let name = mention.name.unwrap_or(mention.span);
                self.near[found] = (index as u32, name);
                found += usize::from(filter.passes(name) & (mention.kind == MentionKind::Name));
            }
        }
        self.near.truncate(found);
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

/// Passes names that may overlap a toponym or end in the same word, and few others.
struct Filter<'a> {
    text: &'a [u8],
    /// In which of 64 parts of the text there are toponyms, a bit for each.
    parts: u64,
    /// How far an offset is shifted down to be the number of its part.
    shift: u32,
    /// The last two letters of the toponyms of one word, a bit for some pairs.
    letters: u64,
}

impl<'a> Filter<'a> {
    fn of(document: &Document<'a>, toponyms: &[Toponym]) -> Self {
        let text = document.text().as_bytes();
        let shift = (text.len() >> 6).checked_ilog2().map_or(0, |log| log + 1);
        let mut filter = Self { text, parts: 0, shift, letters: 0 };
        for toponym in toponyms {
            filter.parts |= filter.parts_of(toponym.span);
            filter.letters |= if toponym.is_single() { filter.last_letters(toponym.span) } else { 0 };
        }
        filter
    }

    fn passes(&self, name: Span) -> bool {
        (self.parts & self.parts_of(name) != 0) | (self.letters & self.last_letters(name) != 0)
    }

    /// The parts of the text from the start to the end of a span.
    fn parts_of(&self, span: Span) -> u64 {
        let [first, last] = [span.start(), span.end()].map(|offset| (offset >> self.shift).min(63));
        (u64::MAX << first) & (u64::MAX >> (63 - last))
    }

    /// The last two letters in either case; every pair where one is none of A to Z.
    fn last_letters(&self, span: Span) -> u64 {
        let end = span.end() as usize;
        let Some(&[first, second]) = end.checked_sub(2).and_then(|start| self.text.get(start..end)) else {
            return u64::MAX;
        };
        let are_letters = first.is_ascii_alphabetic() & second.is_ascii_alphabetic();
        if are_letters { 1 << (((first & 31) * 7 + (second & 31)) % 64) } else { u64::MAX }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_passes_names_near_toponyms_or_with_the_same_last_letters() {
        let filter = Filter { text: b"Ann met Bob.", parts: 0b0010, shift: 1, letters: 0 };
        let filter = Filter { letters: filter.last_letters(Span::new(8, 11)), ..filter };
        let passes = |start, end| filter.passes(Span::new(start, end));
        assert!(passes(0, 3), "in a part with a toponym");
        assert!(passes(8, 11), "ends in ob");
        assert!(!passes(4, 7));
        assert!(passes(8, 12), "ends in no letter");
        assert!(passes(0, 5000), "beyond the text");
    }
}

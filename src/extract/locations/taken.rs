//! What the actors' stage has found: names of people and organisations that are no places.
//!
//! Names are many and toponyms few, so most names are turned away by what bytes of the text are a toponym's. The others mark their
//! bytes as taken, and each toponym looks whether its own are. The many names are asked without branches, since the text decides
//! each answer anew.

use std::hint::select_unpredictable;

use super::toponym::{Form, Taken, Toponym};
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::mentions::Mentioned;
use crate::lexicon::{Class, Kinds};
use crate::text::{List, word};
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Room for what is gathered from the actors.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Which mentions are names of people and organisations.
    named: List<u32>,
    /// Names that may be a toponym's business.
    near: List<Near>,
    /// What the actors are, of those that were asked for.
    owners: Vec<Option<Owner>>,
    /// Hashes of the last words of people's names.
    surnames: Vec<u64>,
    /// The bytes of the text that are a part of a toponym.
    toponyms: Bits,
    /// Those that are a part of a name.
    marks: Marks,
}

/// A name that may be a toponym's business.
#[derive(Debug, Clone, Copy)]
struct Near {
    /// The index of its actor.
    actor: u32,
    name: Span,
    /// The hash of its last word.
    last_word: u64,
}

/// Marks the toponyms that are parts of names of the article's actors, or last names of people among them.
pub(super) fn mark_taken(document: &Document<'_>, article: &Article, toponyms: &mut [Toponym], names: &mut Names) {
    let filter = Filter::of(document, toponyms, &mut names.toponyms);
    gather(document, &filter, article, &mut names.named, &mut names.near);
    if names.near.is_empty() {
        return;
    }
    names.marks.clear(document.text().len());
    names.surnames.clear();
    names.owners.clear();
    names.owners.resize(article.actors.len(), None);
    for &Near { actor, name, last_word } in names.near.as_slice() {
        let owner = &mut names.owners[actor as usize];
        let owner = *owner.get_or_insert_with(|| Owner::of(document, &article.actors[actor as usize]));
        names.marks.insert(owner, name);
        if owner == Owner::Person && filter.ends_alike(last_word) {
            names.surnames.push(last_word);
        }
    }
    names.surnames.sort_unstable();
    names.mark(document, toponyms);
}

impl Names {
    fn mark(&self, document: &Document<'_>, toponyms: &mut [Toponym]) {
        let surnames: u64 = self.surnames.iter().fold(0, |bits, &hash| bits | bit(hash));
        for toponym in toponyms {
            let [by_person, by_guess, by_local_body, by_local_government, by_organization] =
                self.marks.on(toponym.span);
            // The place that a local body is named after, "Springfield" of "Springfield Fire Department", is where that body is, and
            // counts for itself; so does the country of "the Turkish government".
            let is_head = !self.marks.is_tail(toponym.span.start());
            let names_government = by_local_government & is_head;
            let is_inside = by_local_body | by_local_government;
            let is_named_after = names_government
                | ((toponym.form == Form::Name) & (is_head || is_inside && says_where(document, toponym.first)));
            let by_organization = by_organization | (is_inside & !is_named_after);
            let hash = document.words()[toponym.first].hash;
            let is_surname = surnames & (bit(hash) * u64::from(toponym.is_single())) != 0
                && self.surnames.binary_search(&hash).is_ok();
            toponym.taken = Taken {
                by_street: toponym.taken.by_street,
                by_person,
                by_guess,
                by_organization,
                names_government,
                is_surname,
            };
        }
    }
}

/// Whether the name at the word `first` says where a body is: "Chamber of Commerce of Springfield", "Western Ohio Kennel Club".
fn says_where(document: &Document<'_>, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    document.class(before).has(Class::DIRECTION) || document.words()[before].hash == word!("of")
}

/// Which bytes of the text are taken: for each 64 of them a number for each [`Owner`] with a bit for each byte, and one for the bytes at
/// which a toponym is no longer what a local body is named after.
#[derive(Debug, Default)]
struct Marks(Vec<[u64; Owner::COUNT + 1]>);

impl Marks {
    const TAIL: usize = Owner::COUNT;

    fn clear(&mut self, bytes: usize) {
        self.0.clear();
        self.0.resize(bytes / 64 + 2, Default::default());
    }

    /// Marks the bytes of a name.
    fn insert(&mut self, owner: Owner, name: Span) {
        let (mut from, end) = (name.start(), name.end());
        // Only local bodies have one.
        let is_local = matches!(owner, Owner::LocalBody | Owner::LocalGovernment);
        let mut tail = if is_local { u64::MAX << ARTICLE_LEN << 1 } else { 0 };
        // Once for nearly all, whether they lie in one block or in two.
        while from < end {
            let len = (end - from).min(64);
            let (at, shift, run) = (from as usize / 64, from % 64, u64::MAX >> (64 - len));
            if let Some([here, next]) = self.0.get_mut(at..at + 2).and_then(|two| <&mut [_; 2]>::try_from(two).ok()) {
                for (row, run) in [(owner as usize, run), (Self::TAIL, run & tail)] {
                    here[row] |= run << shift;
                    next[row] |= run >> 1 >> (63 - shift);
                }
            }
            tail = (tail >> 63).wrapping_neg();
            from += len;
        }
    }

    /// Whether a name of each owner has a byte of `span`.
    fn on(&self, span: Span) -> [bool; Owner::COUNT] {
        let (mut from, mut any) = (span.start(), [0; Owner::COUNT]);
        // Once, for nearly all.
        while from < span.end() {
            let len = (span.end() - from).min(64);
            let (at, shift) = (from as usize / 64, from % 64);
            if let Some([here, next]) = self.0.get(at..at + 2).and_then(|two| <&[_; 2]>::try_from(two).ok()) {
                for owner in 0..Owner::COUNT {
                    // Shifted twice, so that by 64 nothing is left.
                    let ahead = here[owner] >> shift | next[owner] << 1 << (63 - shift);
                    any[owner] |= ahead << (64 - len);
                }
            }
            from += len;
        }
        any.map(|bits| bits != 0)
    }

    fn is_tail(&self, byte: u32) -> bool {
        self.0.get(byte as usize / 64).is_some_and(|rows| rows[Self::TAIL] >> (byte % 64) & 1 != 0)
    }
}

const NOWHERE: Span = Span::new(0, 0);

/// Takes the few names that pass the filter. `named` is room.
fn gather(
    document: &Document<'_>,
    filter: &Filter<'_>,
    article: &Article,
    named: &mut List<u32>,
    near: &mut List<Near>,
) {
    let mentions = document.mentions(article);
    let kind = |noted: &Mentioned| article.actors[noted.actor.index()].kind;
    // Most mentions are no names, or those of states and groups.
    named.clear();
    let mut adding = named.adding(mentions.list().len(), 0);
    for (noted, number) in mentions.list().iter().zip(0..) {
        let has_name = !matches!(kind(noted), ActorKind::State | ActorKind::Group);
        adding.push_if(has_name & (noted.mention.kind == MentionKind::Name), number);
    }
    drop(adding);
    near.clear();
    for &number in named.iter() {
        let noted = &mentions.list()[number as usize];
        let name = noted.mention.name.unwrap_or(NOWHERE);
        let name = select_unpredictable(noted.mention.name.is_some(), name, noted.mention.span);
        let behind = document.word_at(name.end());
        let last_word = document.words().get(behind.wrapping_sub(1)).map_or(0, |word| word.hash);
        let ends_alike = filter.ends_alike(last_word) & (kind(noted) == ActorKind::Person);
        let near_name = Near { actor: noted.actor.index() as u32, name, last_word };
        near.push_if(filter.overlaps(name) | ends_alike, near_name);
    }
}

/// The names of an actor in the text.
fn names(actor: &Actor) -> impl Iterator<Item = Span> + '_ {
    let named = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
    named.map(|mention| mention.name.unwrap_or(mention.span))
}

/// Whose name it is that a toponym may be a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Person,
    /// Someone who was taken for a person although neither the lexicon nor a first name says so.
    Guess,
    /// A body that no dictionary knows.
    LocalBody,
    /// The same, where it governs: a council, a police department.
    LocalGovernment,
    Organization,
}

impl Owner {
    const COUNT: usize = 5;

    fn of(document: &Document<'_>, actor: &Actor) -> Self {
        match actor.kind {
            ActorKind::Person if is_person(document, actor) => Self::Person,
            ActorKind::Person => Self::Guess,
            ActorKind::Government if actor.ids.is_empty() => Self::LocalGovernment,
            _ if actor.ids.is_empty() => Self::LocalBody,
            _ => Self::Organization,
        }
    }
}

/// "The " may begin an organisation's name; the place that a local body is named after stands no later.
const ARTICLE_LEN: u32 = 4;

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

/// Passes names that overlap a toponym or may end in the same word.
struct Filter<'a> {
    toponyms: &'a Bits,
    /// The toponyms of one word, a bit for some of their hashes.
    words: u64,
}

impl<'a> Filter<'a> {
    fn of(document: &Document<'_>, list: &[Toponym], toponyms: &'a mut Bits) -> Self {
        toponyms.clear(document.text().len());
        let mut words = 0;
        for toponym in list {
            toponyms.insert_run(toponym.span.start(), toponym.span.end());
            words |= bit(document.words()[toponym.first].hash) * u64::from(toponym.is_single());
        }
        Self { toponyms, words }
    }

    /// Whether the name overlaps a toponym; very long names pass.
    fn overlaps(&self, name: Span) -> bool {
        (self.toponyms.between(name.start(), name.end()) != 0) | (name.len() > 64)
    }

    /// Whether a toponym may be the word with this hash.
    fn ends_alike(&self, word: u64) -> bool {
        self.words & bit(word) != 0
    }
}

/// One bit of 64 for the word with this hash.
fn bit(hash: u64) -> u64 {
    1 << (hash % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_passes_names_over_toponyms_or_with_the_same_last_word() {
        let mut toponyms = Bits::default();
        toponyms.clear(48);
        toponyms.insert_run(18, 23);
        let filter = Filter { toponyms: &toponyms, words: bit(word!("rab")) };
        let passes = |start, end| filter.overlaps(Span::new(start, end));
        assert!(passes(16, 19) && passes(2, 20) && passes(22, 43), "over a toponym");
        assert!(!passes(0, 3) && !passes(4, 18) && !passes(23, 30));
        assert!(passes(0, 5000), "beyond the text");
        assert!(filter.ends_alike(word!("rab")) && !filter.ends_alike(word!("rab") + 1));
    }
}

//! What the actors' stage has found: names of people and organisations that are no places.
//!
//! Names are many and toponyms few, so most names are turned away by what bytes of the text are a toponym's. The others mark their
//! bytes as taken, and each toponym looks whether its own are. The many names are asked without branches, since the text decides
//! each answer anew.

use super::toponym::{Form, Taken, Toponym};
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::mentions::Mentioned;
use crate::lexicon::{Class, Kinds};
use crate::text::List;
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Room for what is gathered from the actors.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Names that may be a toponym's business, each with the index of its actor.
    near: List<(u32, Span)>,
    /// Hashes of the last words of people's names.
    surnames: Vec<u64>,
    /// The bytes of the text that are a part of a toponym.
    toponyms: Bits,
    /// Those that are a part of a name.
    marks: Marks,
}

/// Marks the toponyms that are parts of names of the article's actors, or last names of people among them.
pub(super) fn mark_taken(document: &Document<'_>, article: &Article, toponyms: &mut [Toponym], names: &mut Names) {
    let filter = Filter::of(document, toponyms, &mut names.toponyms);
    gather(document, &filter, article, &mut names.near);
    if names.near.is_empty() {
        return;
    }
    names.marks.clear(document.text().len());
    names.surnames.clear();
    let mut last = (u32::MAX, Owner::Organization);
    for &(index, name) in names.near.as_slice() {
        if index != last.0 {
            last = (index, Owner::of(document, &article.actors[index as usize]));
        }
        let owner = last.1;
        names.marks.insert(owner, name);
        if owner == Owner::Person && filter.ends_alike(name) {
            names.surnames.extend(last_word(document, name));
        }
    }
    names.surnames.sort_unstable();
    names.mark(document, toponyms);
}

impl Names {
    fn mark(&self, document: &Document<'_>, toponyms: &mut [Toponym]) {
        let bit = |hash: u64| 1 << (hash % 64);
        let surnames: u64 = self.surnames.iter().fold(0, |bits, &hash| bits | bit(hash));
        for toponym in toponyms {
            let [by_person, by_guess, by_local_body, by_organization] = self.marks.on(toponym.span);
            // The place that a local body is named after, "Springfield" of "Springfield Fire Department", is where that body is, and
            // counts for itself.
            let is_named_after = (toponym.form == Form::Name) & !self.marks.is_tail(toponym.span.start());
            let by_organization = by_organization | (by_local_body & !is_named_after);
            let hash = document.words()[toponym.first].hash;
            let is_surname = surnames & (bit(hash) * u64::from(toponym.is_single())) != 0
                && self.surnames.binary_search(&hash).is_ok();
            toponym.taken = Taken { by_person, by_guess, by_organization, is_surname };
        }
    }
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
        let mut tail = if owner == Owner::LocalBody { u64::MAX << ARTICLE_LEN << 1 } else { 0 };
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

/// Takes the few names that pass the filter, each with the index of its actor, in the order of the actors.
fn gather(document: &Document<'_>, filter: &Filter<'_>, article: &Article, near: &mut List<(u32, Span)>) {
    near.clear();
    for &Mentioned { actor: id, mention, .. } in document.mentions(article).list() {
        let kind = article.actors[id.index()].kind;
        let name = mention.name.unwrap_or(mention.span);
        let ends_alike = filter.ends_alike(name) & (kind == ActorKind::Person);
        let counts = (mention.kind == MentionKind::Name) & !matches!(kind, ActorKind::State | ActorKind::Group);
        near.push_if(counts & (filter.overlaps(name) | ends_alike), (id.index() as u32, name));
    }
    near.sort_unstable_by_key(|&(index, _)| index);
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
    const COUNT: usize = 4;

    fn of(document: &Document<'_>, actor: &Actor) -> Self {
        match actor.kind {
            ActorKind::Person if is_person(document, actor) => Self::Person,
            ActorKind::Person => Self::Guess,
            _ if actor.ids.is_empty() => Self::LocalBody,
            _ => Self::Organization,
        }
    }
}

/// The hash of the last word of a name.
fn last_word(document: &Document<'_>, name: Span) -> Option<u64> {
    let last = document.word_at(name.end()).checked_sub(1)?;
    Some(document.words()[last].hash)
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
    text: &'a [u8],
    toponyms: &'a Bits,
    /// The last two letters of the toponyms of one word, a bit for some pairs.
    letters: u64,
}

impl<'a> Filter<'a> {
    fn of(document: &Document<'a>, list: &[Toponym], toponyms: &'a mut Bits) -> Self {
        let text = document.text().as_bytes();
        toponyms.clear(text.len());
        let mut letters = 0;
        for toponym in list {
            toponyms.insert_run(toponym.span.start(), toponym.span.end());
            letters |= last_letters(text, toponym.span) * u64::from(toponym.is_single());
        }
        Self { text, toponyms, letters }
    }

    /// Whether the name overlaps a toponym; very long names pass.
    fn overlaps(&self, name: Span) -> bool {
        (self.toponyms.between(name.start(), name.end()) != 0) | (name.len() > 64)
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
    let pair = 1 << (((first & 31) * 7 + (second & 31)) % 64);
    pair | u64::from(!are_letters).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_passes_names_over_toponyms_or_with_the_same_last_letters() {
        let mut toponyms = Bits::default();
        toponyms.clear(48);
        toponyms.insert_run(18, 23);
        let filter = Filter { text: b"Ann met Hal and his son Bob on Rab, not Lou.", toponyms: &toponyms, letters: 0 };
        let filter = Filter { letters: last_letters(filter.text, Span::new(24, 27)), ..filter };
        let passes = |start, end| {
            let name = Span::new(start, end);
            filter.overlaps(name) || filter.ends_alike(name)
        };
        assert!(passes(16, 19) && passes(2, 20) && passes(22, 43), "over a toponym");
        assert!(passes(24, 27), "ends in ob");
        assert!(!passes(0, 3) && !passes(4, 18) && !passes(23, 30));
        assert!(passes(40, 44), "ends in no letter");
        assert!(passes(0, 5000), "beyond the text");
    }
}

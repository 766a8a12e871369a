//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use std::cmp::Reverse;
use std::hint::select_unpredictable;

use super::side::Side;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::board::BLOCK;
use crate::extract::mentions::Mentioned;
use crate::extract::ranks::Ranks;
use crate::lexicon::Class;
use crate::model::{Article, Location, LocationId, LocationKind, MentionKind, TimeId};
use crate::text::{List, gather};

/// A run of words that is a name, a title, a pronoun, a place or a time. Of what it names it keeps numbers, each one more than the
/// index and 0 where there is none: two names fill a line of the cache.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    first: u32,
    end: u32,
    /// Its place among the names of the article.
    number: u32,
    actor: u32,
    inner: u32,
    place: u32,
    time: u32,
    pub(super) kind: MentionKind,
    /// Whether the place is named inside a description: "a judge in X".
    place_inside: bool,
}

const _: () = assert!(size_of::<Name>() == 32);

impl Name {
    /// Of no words, and nobody's.
    const NOBODY: Self = Self {
        first: 0,
        end: 0,
        number: 0,
        actor: 0,
        inner: 0,
        place: 0,
        time: 0,
        kind: MentionKind::Name,
        place_inside: false,
    };

    /// Its first word.
    pub(super) fn first(&self) -> usize {
        self.first as usize
    }

    /// The word after its last.
    pub(super) fn end(&self) -> usize {
        self.end as usize
    }

    /// The actor; nobody where it names none.
    pub(super) fn actor(&self) -> Side {
        Side::numbered(self.actor)
    }

    /// The last actor named inside it: X in "its ambassador to X".
    pub(super) fn inner(&self) -> Side {
        Side::numbered(self.inner)
    }

    pub(super) fn place(&self) -> Option<LocationId> {
        index(self.place).map(LocationId::new)
    }

    pub(super) fn has_place_inside(&self) -> bool {
        self.place_inside
    }

    pub(super) fn time(&self) -> Option<TimeId> {
        index(self.time).map(TimeId::new)
    }

    pub(super) fn is_actor(&self) -> bool {
        self.actor != 0
    }

    /// Whether it is an actor or a place.
    pub(super) fn is_side(&self) -> bool {
        self.actor | self.place != 0
    }

    /// Whether both have the same words.
    fn is_beside(&self, other: &Self) -> bool {
        (self.first == other.first) & (self.end == other.end)
    }

    /// Takes what a name of the same words says that it does not say itself.
    fn complete(&mut self, other: &Self, is_beside: bool) {
        let or = |own: u32, other: u32| select_unpredictable((own == 0) & is_beside, other, own);
        self.actor = or(self.actor, other.actor);
        self.place = or(self.place, other.place);
        self.time = or(self.time, other.time);
    }

    /// Takes what a name says that lies in it.
    fn take_in(&mut self, other: &Self, in_place: bool) {
        if (self.kind == MentionKind::Nominal) & (self.place == 0) & in_place {
            (self.place, self.place_inside) = (other.place, other.place != 0);
        }
        // "The X" may be a place where "X" is the actor.
        if self.actor == 0 && other.end == self.end {
            (self.actor, self.kind) = (other.actor, other.kind);
        }
        if other.actor != 0 && other.first > self.first {
            self.inner = other.actor;
        }
    }
}

/// The index of this number.
fn index(number: u32) -> Option<usize> {
    (number as usize).checked_sub(1)
}

/// What kind of name covers a word: a set of traits, empty where none does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Cover(u8);

impl Cover {
    /// Any.
    pub(super) const NAME: Cover = Cover(1);
    /// A noun for people.
    pub(super) const NOUN: Cover = Cover(2);
    /// A description.
    pub(super) const NOMINAL: Cover = Cover(4);
    pub(super) const PRONOUN: Cover = Cover(8);
    pub(super) const DEMONYM: Cover = Cover(16);
    /// An actor or a place.
    pub(super) const SIDE: Cover = Cover(32);
    const ACTOR: Cover = Cover(64);

    /// Whether it has any of the traits in `traits`.
    #[inline]
    pub(super) const fn any(self, traits: Cover) -> bool {
        self.0 & traits.0 != 0
    }

    fn of(name: &Name) -> Self {
        let trait_if = |holds: bool, cover: Cover| u8::from(holds) * cover.0;
        let traits = trait_if(name.is_actor() & (name.kind == MentionKind::Nominal), Self::NOUN)
            | trait_if(name.kind == MentionKind::Nominal, Self::NOMINAL)
            | trait_if(name.kind == MentionKind::Pronoun, Self::PRONOUN)
            | trait_if(name.kind == MentionKind::Demonym, Self::DEMONYM)
            | trait_if(name.is_side(), Self::SIDE)
            | trait_if(name.is_actor(), Self::ACTOR);
        Self(traits | Self::NAME.0)
    }
}

/// All outermost names in text order, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: List<Name>,
    /// The names with a time or a place, by their numbers.
    settings: List<u32>,
    /// The words that names cover, ...
    covered: Bits,
    /// ... those with which names begin, ...
    starts: Ranks,
    /// ... those with which actors begin, and those with which actors or places do, ...
    actors: Bits,
    sides: Bits,
    /// ... those of nouns for people, ...
    nouns: Bits,
    /// ... and what kind of name covers each word, and more empty ones behind the last word.
    covers: Vec<u8>,
    mentions: Mentions,
}

/// How many words of a name are covered at once; few have more.
const FEW: usize = 4;

/// Writes down what covers the words of a name, and that nothing covers those right behind it. Names come in text order, so that a
/// later one is written over that.
#[inline(always)]
fn cover_words(covers: &mut [u8], name: &Name, cover: Cover) {
    let count = name.end() - name.first();
    if let Some(few) = covers.get_mut(name.first()..name.first() + FEW) {
        let unused = 8 * FEW.saturating_sub(count) as u32;
        let of_each = u32::MAX.checked_shr(unused).unwrap_or(0) & 0x0101_0101;
        few.copy_from_slice(&(of_each * u32::from(cover.0)).to_le_bytes());
    }
    if count > FEW {
        covers[name.first() + FEW..name.end()].fill(cover.0);
    }
}

/// The mentions of an article.
#[derive(Debug, Default)]
struct Mentions {
    /// Each as a name of its words alone: actors, places, times.
    all: List<Name>,
    /// The words with which mentions begin, as a set and in order.
    starts: Bits,
    begun: List<u32>,
    /// For each word the longest mention that begins with it, of several the first, as a [`rank`]; 0 for none.
    longest: Vec<u64>,
    /// The numbers of the others that begin with the same words.
    others: List<u32>,
    /// The numbers of those that lie in names.
    inner: List<u32>,
}

/// A number for a mention that is the higher the longer it is, and in its lower half tells its own number, of which a lower one is
/// better.
fn rank(end: u32, number: u32) -> u64 {
    u64::from(end) << 32 | u64::from(!number)
}

impl Mentions {
    /// Reads the mentions of an article in place of those of the last one.
    fn read(&mut self, doc: &Document<'_>, article: &Article) {
        let words = doc.words().len();
        self.all.clear();
        self.others.clear();
        self.inner.clear();
        self.starts.clear(words);
        self.longest.clear();
        self.longest.resize(words, 0);
        for &Mentioned { first, end, actor, mention, .. } in doc.mentions(article).list() {
            let actor = actor.index() as u32 + 1;
            self.add(Name { first, end, actor, kind: mention.kind, ..Name::NOBODY });
        }
        let words = |span: Span| [span.start(), span.end()].map(|offset| doc.word_at(offset) as u32);
        // Who looks for events asks for a point, and a street has none; the town around it has.
        let has_point = |location: &Location| location.kind != LocationKind::Street;
        for (location, place) in article.locations.iter().zip(1..).filter(|(location, _)| has_point(location)) {
            for mention in location.mentions.iter().filter(|mention| mention.kind != MentionKind::InName) {
                let [first, end] = words(mention.span);
                self.add(Name { first, end, place, kind: mention.kind, ..Name::NOBODY });
            }
        }
        for (expression, time) in article.times.iter().zip(1..) {
            let [first, end] = words(expression.span);
            self.add(Name { first, end, time, ..Name::NOBODY });
        }
        self.starts.write_to::<16>(&mut self.begun);
    }

    /// Adds a mention; one that holds the beginning of no word is left out.
    #[inline(always)]
    fn add(&mut self, name: Name) {
        let Some(longest) = self.longest.get_mut(name.first()).filter(|_| name.first < name.end) else { return };
        let this = rank(name.end, self.all.len() as u32);
        self.others.push_if(*longest != 0, !(this.min(*longest) as u32));
        *longest = this.max(*longest);
        self.starts.insert(name.first);
        self.all.push(name);
    }

    /// Makes `names` the outermost ones in text order; two of the same words become one.
    fn write_outermost(&mut self, names: &mut List<Name>, leads: impl Fn(u32) -> bool) {
        let Self { all, begun, longest, others, inner, .. } = self;
        names.clear();
        let mut end = 0;
        for &word in begun.as_slice() {
            let longest = &mut longest[word as usize];
            let number = !(*longest as u32);
            let name = all[number as usize];
            let is_outermost = word >= end;
            names.push_if(is_outermost, Name { number: names.len() as u32, ..name });
            inner.push_if(!is_outermost, number);
            end = select_unpredictable(is_outermost, name.end, end);
            // From here on the name that covers the word.
            *longest = names.len() as u64 - 1;
        }
        for &number in others.as_slice() {
            let other = &all[number as usize];
            let name = &mut names[longest[other.first()] as usize];
            let is_beside = name.is_beside(other);
            name.complete(other, is_beside);
            inner.push_if(!is_beside, number);
        }
        inner.sort_unstable_by_key(|&number| (all[number as usize].first, Reverse(all[number as usize].end), number));
        for &number in inner.as_slice() {
            let other = &all[number as usize];
            let in_place = leads(other.first);
            names[longest[other.first()] as usize].take_in(other, in_place);
        }
    }
}

impl Names {
    /// Reads the names of an article in place of those of the last one.
    pub(super) fn gather(&mut self, doc: &Document<'_>, article: &Article) {
        self.mentions.read(doc, article);
        let is_locative = |at: u32| doc.classes().get(at as usize).is_some_and(|class| class.has(Class::LOCATIVE));
        self.mentions.write_outermost(&mut self.list, |at| at > 0 && is_locative(at - 1));
        self.note_words(doc);
    }

    /// Notes where the names stand.
    fn note_words(&mut self, doc: &Document<'_>) {
        let Self { list, settings, covered, starts, actors, sides, nouns, covers, .. } = self;
        let blocks = doc.board().blocks();
        starts.clear(doc.words().len());
        settings.clear();
        covers.clear();
        covers.resize(blocks * BLOCK + FEW, 0);
        for name in list.as_slice() {
            let cover = Cover::of(name);
            settings.push_if(name.time | name.place != 0, name.number);
            starts.insert(name.first);
            cover_words(covers, name, cover);
        }
        starts.count();
        let (blocks_of_covers, _) = covers.as_chunks::<BLOCK>();
        let with = |cover: Cover| {
            move |block: usize| {
                blocks_of_covers.get(block).map_or(0, |covers| gather(&covers.map(|of| u8::from(of & cover.0 != 0))))
            }
        };
        covered.fill(blocks, with(Cover::NAME));
        nouns.fill(blocks, with(Cover::NOUN));
        actors.fill(blocks, |block| starts.block(block) & with(Cover::ACTOR)(block));
        sides.fill(blocks, |block| starts.block(block) & with(Cover::SIDE)(block));
    }

    /// The words that names cover.
    pub(super) fn covered(&self) -> &Bits {
        &self.covered
    }

    /// The words of names that are nouns for people.
    pub(super) fn nouns(&self) -> &Bits {
        &self.nouns
    }

    /// The name that covers the word.
    pub(super) fn at(&self, word: usize) -> Option<&Name> {
        let begun = if self.covers(word) { self.starts.below(word as u32 + 1) } else { 0 };
        self.all().get(begun.checked_sub(1)?)
    }

    /// Whether a name covers the word.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.covered.has(word as u32)
    }

    /// What kind of name covers the word.
    #[inline]
    pub(super) fn cover(&self, word: usize) -> Cover {
        Cover(self.covers.get(word).copied().unwrap_or(0))
    }

    /// The words with which names begin.
    pub(super) fn starts(&self) -> &Bits {
        self.starts.members()
    }

    /// The words with which names of actors begin.
    pub(super) fn actors(&self) -> &Bits {
        &self.actors
    }

    /// The words with which names of actors and places begin.
    pub(super) fn sides(&self) -> &Bits {
        &self.sides
    }

    /// The name that begins with the word, which is one of [`starts`](Self::starts).
    pub(super) fn starting(&self, word: u32) -> &Name {
        &self.all()[self.starts.below(word)]
    }

    /// The last actor that begins in the words `from..to`, which are at most sixty-four.
    pub(super) fn last_actor(&self, from: usize, to: usize) -> Option<&Name> {
        let back = self.actors.behind(to as u32).leading_zeros() as usize;
        (back < to.saturating_sub(from).min(64)).then(|| self.starting((to - 1 - back) as u32))
    }

    /// The names with a time or a place.
    pub(super) fn settings(&self) -> impl Iterator<Item = &Name> {
        let list = self.all();
        self.settings.as_slice().iter().map(|&number| &list[number as usize])
    }

    /// All names, in text order.
    pub(super) fn all(&self) -> &[Name] {
        self.list.as_slice()
    }

    /// The last name that begins before the word.
    pub(super) fn last_before(&self, word: u32) -> Option<&Name> {
        self.all().get(self.starts.below(word).wrapping_sub(1))
    }

    /// The names after `name`.
    pub(super) fn after(&self, name: &Name) -> &[Name] {
        self.all().get(name.number as usize + 1..).unwrap_or_default()
    }
}

//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use std::cmp::Reverse;
use std::hint::select_unpredictable;

use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::ranks::Ranks;
use crate::model::{ActorId, Article, LocationId, MentionKind, TimeId};
use crate::text::List;

/// A run of words that is a name, a title, a pronoun, a place or a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Its first word.
    pub(super) first: usize,
    /// The word after its last.
    pub(super) end: usize,
    /// Its place among the names of the article.
    number: usize,
    pub(super) actor: Option<ActorId>,
    /// The last actor named inside it: X in "its ambassador to X".
    pub(super) inner: Option<ActorId>,
    pub(super) place: Option<LocationId>,
    pub(super) time: Option<TimeId>,
    pub(super) kind: MentionKind,
}

impl Name {
    /// Takes what another name says that lies in it or has the same words.
    fn take_in(&mut self, other: &Name) {
        if (self.first, self.end) == (other.first, other.end) {
            self.actor = self.actor.or(other.actor);
            self.place = self.place.or(other.place);
            self.time = self.time.or(other.time);
            return;
        }
        // "The X" may be a place where "X" is the actor.
        if self.actor.is_none() && other.end == self.end {
            (self.actor, self.kind) = (other.actor, other.kind);
        }
        self.inner = other.actor.filter(|_| other.first > self.first).or(self.inner);
    }

    /// Whether it is a noun for people: gunmen, protesters.
    fn is_noun(&self) -> bool {
        self.actor.is_some() && self.kind == MentionKind::Nominal
    }
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

    /// Whether it has any of the traits in `traits`.
    #[inline]
    pub(super) const fn any(self, traits: Cover) -> bool {
        self.0 & traits.0 != 0
    }

    fn of(name: &Name) -> Self {
        let trait_if = |holds: bool, cover: Cover| u8::from(holds) * cover.0;
        let traits = trait_if(name.is_noun(), Self::NOUN)
            | trait_if(name.kind == MentionKind::Nominal, Self::NOMINAL)
            | trait_if(name.kind == MentionKind::Pronoun, Self::PRONOUN)
            | trait_if(name.kind == MentionKind::Demonym, Self::DEMONYM)
            | trait_if(name.actor.is_some() | name.place.is_some(), Self::SIDE);
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
    /// ... those behind names, ...
    ends: Bits,
    /// ... those of nouns for people, with which these begin, and behind them, ...
    nouns: Bits,
    noun_starts: Bits,
    noun_ends: Bits,
    /// ... and what kind of name covers each word, and more empty ones behind the last word.
    covers: Vec<u8>,
    mentions: Mentions,
    /// The mentions inside names, or of the same words: for each the number of the name, and its own.
    inner: List<(u32, u32)>,
}

/// How many words of a name are covered at once; few have more.
const FEW: usize = 4;

/// Writes down what covers the words of a name, and that nothing covers those right behind it. Names come in text order, so that a
/// later one is written over that.
#[inline(always)]
fn cover_words(covers: &mut [u8], name: &Name, cover: Cover) {
    let count = name.end - name.first;
    if let Some(few) = covers.get_mut(name.first..name.first + FEW) {
        let unused = 8 * FEW.saturating_sub(count) as u32;
        let of_each = u32::MAX.checked_shr(unused).unwrap_or(0) & 0x0101_0101;
        few.copy_from_slice(&(of_each * u32::from(cover.0)).to_le_bytes());
    }
    if count > FEW {
        covers[name.first + FEW..name.end].fill(cover.0);
    }
}

/// The mentions of an article, those that begin at one word in a chain.
#[derive(Debug, Default)]
struct Mentions {
    /// Each as a name of its words alone, in the order in which mentions of the same words are read: actors, places, times.
    all: List<Name>,
    /// The one before each in its chain, or [`NONE`].
    before: List<u32>,
    /// The words with which mentions begin.
    starts: Bits,
    /// For each word of `starts` the last mention in its chain; of other words it tells nothing.
    chains: Vec<u32>,
    /// The words of `starts` in order.
    begun: List<u32>,
    /// The mentions of one chain.
    here: Vec<u32>,
}

/// No mention.
const NONE: u32 = u32::MAX;

impl Mentions {
    /// Reads the mentions of an article in place of those of the last one.
    fn read(&mut self, doc: &Document<'_>, article: &Article) {
        let words = doc.words().len();
        self.all.clear();
        self.before.clear();
        self.starts.clear(words);
        if self.chains.len() < words {
            self.chains.resize(words, 0);
        }
        let nobody = Name {
            first: 0,
            end: 0,
            number: 0,
            actor: None,
            inner: None,
            place: None,
            time: None,
            kind: MentionKind::Name,
        };
        for (index, actor) in article.actors.iter().enumerate() {
            let name = Name { actor: Some(ActorId::new(index)), ..nobody };
            actor.mentions.iter().for_each(|mention| self.add(doc, mention.span, Name { kind: mention.kind, ..name }));
        }
        for (index, location) in article.locations.iter().enumerate() {
            let name = Name { place: Some(LocationId::new(index)), ..nobody };
            let mentions = location.mentions.iter();
            mentions.for_each(|mention| self.add(doc, mention.span, Name { kind: mention.kind, ..name }));
        }
        for (index, time) in article.times.iter().enumerate() {
            self.add(doc, time.span, Name { time: Some(TimeId::new(index)), ..nobody });
        }
        self.starts.write_to::<16>(&mut self.begun);
    }

    /// Adds a mention; one that holds the beginning of no word is left out.
    #[inline(always)]
    fn add(&mut self, doc: &Document<'_>, span: Span, name: Name) {
        let (first, end) = (doc.word_at(span.start()), doc.word_at(span.end()));
        let Some(last) = self.chains.get_mut(first).filter(|_| first < end) else { return };
        self.before.push(select_unpredictable(self.starts.has(first as u32), *last, NONE));
        self.starts.insert(first as u32);
        *last = self.all.len() as u32;
        self.all.push(Name { first, end, ..name });
    }

    /// Calls `take` with the number of each mention in text order, longer ones first.
    fn each(&mut self, mut take: impl FnMut(u32, &Name)) {
        let Self { all, before, chains, begun, here, .. } = self;
        let (all, before) = (all.as_slice(), before.as_slice());
        for &word in begun.as_slice() {
            let last = chains[word as usize];
            // Nearly always there is one.
            if before[last as usize] == NONE {
                take(last, &all[last as usize]);
                continue;
            }
            here.clear();
            here.extend(std::iter::successors(Some(last), |&at| Some(before[at as usize]).filter(|&at| at != NONE)));
            here.sort_unstable_by_key(|&at| (Reverse(all[at as usize].end), at));
            here.iter().for_each(|&at| take(at, &all[at as usize]));
        }
    }
}

impl Names {
    /// Reads the names of an article in place of those of the last one.
    pub(super) fn gather(&mut self, doc: &Document<'_>, article: &Article) {
        self.mentions.read(doc, article);
        self.keep_outermost();
        self.note_words(doc.words().len());
    }

    /// Keeps the outermost names; two of the same words become one.
    fn keep_outermost(&mut self) {
        let Self { list, mentions, inner, .. } = self;
        list.clear();
        inner.clear();
        let mut end = 0;
        mentions.each(|at, name| {
            let is_outermost = name.first >= end;
            list.push_if(is_outermost, Name { number: list.len(), ..*name });
            inner.push_if(!is_outermost, (list.len() as u32, at));
            end = select_unpredictable(is_outermost, name.end, end);
        });
        let (list, all) = (list.as_mut_slice(), mentions.all.as_slice());
        for &(behind, at) in inner.as_slice() {
            list[behind as usize - 1].take_in(&all[at as usize]);
        }
    }

    /// Notes where the names stand.
    fn note_words(&mut self, words: usize) {
        let Self { list, settings, covered, starts, ends, nouns, noun_starts, noun_ends, covers, .. } = self;
        starts.clear(words);
        [&mut *ends, noun_starts, noun_ends].into_iter().for_each(|set| set.clear(words));
        settings.clear();
        covers.clear();
        covers.resize(words + FEW, 0);
        for name in list.as_slice() {
            let (cover, first, end) = (Cover::of(name), name.first as u32, name.end as u32);
            settings.push_if(name.time.is_some() | name.place.is_some(), name.number as u32);
            starts.insert(first);
            ends.insert(end);
            noun_starts.insert_if(first, cover.any(Cover::NOUN));
            noun_ends.insert_if(end, cover.any(Cover::NOUN));
            cover_words(covers, name, cover);
        }
        covered.set_runs(starts.members(), ends);
        nouns.set_runs(noun_starts, noun_ends);
        starts.count();
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

    /// The names that begin at a word in `from..to`.
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = &Name> {
        let names = self.all().get(self.starts.below(from as u32)..).unwrap_or_default();
        names.iter().take_while(move |name| name.first < to)
    }

    /// The same from the last one to the first.
    pub(super) fn backwards(&self, from: usize, to: usize) -> impl Iterator<Item = &Name> {
        let names = self.all().get(..self.starts.below(to as u32)).unwrap_or_default();
        names.iter().rev().take_while(move |name| name.first >= from)
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
        self.all().get(name.number + 1..).unwrap_or_default()
    }
}

//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use std::cmp::Reverse;

use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::extract::ranks::Ranks;
use crate::model::{ActorId, Article, LocationId, MentionKind, TimeId};

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

/// All outermost names in text order, and where they stand.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    /// The words that names cover, ...
    covered: Bits,
    /// ... those with which names begin, ...
    starts: Ranks,
    /// ... and those of nouns for people.
    nouns: Bits,
    mentions: Mentions,
}

/// The mentions of an article, those that begin at one word in a chain.
#[derive(Debug, Default)]
struct Mentions {
    all: Vec<Found>,
    /// The words with which mentions begin.
    starts: Bits,
    /// The words with which places and times begin.
    settings: Bits,
    /// For each word of `starts` the index of the last mention in its chain; of other words it tells nothing.
    chains: Vec<u32>,
    /// The indexes of one chain, in order.
    here: Vec<u32>,
}

/// A mention of an actor, a place or a time before names are told apart.
#[derive(Debug, Clone, Copy)]
struct Found {
    first: u32,
    end: u32,
    what: What,
    kind: MentionKind,
    /// The one before it in the chain.
    before: Option<u32>,
}

/// What a mention names, in the order in which mentions of the same words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Actor(ActorId),
    Place(LocationId),
    Time(TimeId),
}

impl Found {
    /// In what order mentions that begin at one word are read.
    fn order(&self) -> (Reverse<u32>, What) {
        (Reverse(self.end), self.what)
    }

    /// The name of its words alone.
    fn name(&self) -> Name {
        let (first, end) = (self.first as usize, self.end as usize);
        let mut name =
            Name { first, end, number: 0, actor: None, inner: None, place: None, time: None, kind: self.kind };
        match self.what {
            What::Actor(id) => name.actor = Some(id),
            What::Place(id) => name.place = Some(id),
            What::Time(id) => name.time = Some(id),
        }
        name
    }
}

impl Mentions {
    /// Reads the mentions of an article in place of those of the last one.
    fn read(&mut self, doc: &Document<'_>, article: &Article) {
        let words = doc.words().len();
        self.all.clear();
        self.starts.clear(words);
        self.settings.clear(words);
        if self.chains.len() < words {
            self.chains.resize(words, 0);
        }
        for (index, actor) in article.actors.iter().enumerate() {
            let what = What::Actor(ActorId::new(index));
            actor.mentions.iter().for_each(|mention| self.add(doc, mention.span, what, mention.kind));
        }
        for (index, location) in article.locations.iter().enumerate() {
            let what = What::Place(LocationId::new(index));
            location.mentions.iter().for_each(|mention| self.add(doc, mention.span, what, mention.kind));
        }
        for (index, time) in article.times.iter().enumerate() {
            self.add(doc, time.span, What::Time(TimeId::new(index)), MentionKind::Name);
        }
    }

    fn add(&mut self, doc: &Document<'_>, span: Span, what: What, kind: MentionKind) {
        let (first, end) = (doc.word_at(span.start()) as u32, doc.word_at(span.end()) as u32);
        let Some(last) = self.chains.get_mut(first as usize).filter(|_| first < end) else { return };
        if !matches!(what, What::Actor(_)) {
            self.settings.insert(first);
        }
        let before = self.starts.has(first).then_some(*last);
        self.starts.insert(first);
        *last = self.all.len() as u32;
        self.all.push(Found { first, end, what, kind, before });
    }
}

impl Names {
    /// Reads the names of an article in place of those of the last one.
    pub(super) fn gather(&mut self, doc: &Document<'_>, article: &Article) {
        self.mentions.read(doc, article);
        self.keep_outermost(doc.words().len());
    }

    /// Keeps the outermost names; two of the same words become one.
    fn keep_outermost(&mut self, words: usize) {
        let Self { list, covered, starts, nouns, mentions } = self;
        list.clear();
        covered.clear(words);
        starts.clear(words);
        nouns.clear(words);
        let Mentions { all, starts: begun, chains, here, .. } = mentions;
        for word in begun.iter() {
            // The mentions that begin at the word, longer ones first.
            here.clear();
            let mut next = Some(chains[word as usize]);
            while let Some(index) = next {
                here.push(index);
                next = all[index as usize].before;
            }
            if here.len() > 1 {
                here.sort_unstable_by_key(|&index| all[index as usize].order());
            }
            for &index in &*here {
                let found = &all[index as usize];
                match list.last_mut() {
                    Some(last) if (found.first as usize) < last.end => last.take_in(&found.name()),
                    _ => {
                        covered.insert_run(found.first, found.end);
                        starts.insert(found.first);
                        list.push(Name { number: list.len(), ..found.name() });
                    }
                }
            }
        }
        starts.count();
        for noun in list.iter().filter(|name| name.is_noun()) {
            nouns.insert_run(noun.first as u32, noun.end as u32);
        }
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
        self.list.get(begun.checked_sub(1)?)
    }

    /// Whether a name covers the word.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.covered.has(word as u32)
    }

    /// The names that begin at a word in `from..to`.
    pub(super) fn between(&self, from: usize, to: usize) -> impl Iterator<Item = &Name> {
        let names = self.list.get(self.starts.below(from as u32)..).unwrap_or_default();
        names.iter().take_while(move |name| name.first < to)
    }

    /// The same from the last one to the first.
    pub(super) fn backwards(&self, from: usize, to: usize) -> impl Iterator<Item = &Name> {
        let names = self.list.get(..self.starts.below(to as u32)).unwrap_or_default();
        names.iter().rev().take_while(move |name| name.first >= from)
    }

    /// The names with a time or a place.
    pub(super) fn settings(&self) -> impl Iterator<Item = &Name> {
        let begins = |name: &&Name, word: u32| name.first == word as usize;
        let words = self.mentions.settings.iter();
        let names =
            words.filter_map(move |word| self.list.get(self.starts.below(word)).filter(|name| begins(name, word)));
        names.filter(|name| name.time.is_some() || name.place.is_some())
    }

    /// The names after `name`.
    pub(super) fn after(&self, name: &Name) -> &[Name] {
        self.list.get(name.number + 1..).unwrap_or_default()
    }
}

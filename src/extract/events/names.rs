//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use std::cmp::Reverse;

use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::model::{ActorId, Article, LocationId, MentionKind, TimeId};
use crate::text::Word;

/// A run of words that is a name, a title, a pronoun, a place or a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Its first word.
    pub(super) first: usize,
    /// The word after its last.
    pub(super) end: usize,
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
    /// For each word that a name covers the index of that name; of other words it tells nothing.
    of_word: Vec<u32>,
    /// The words that names cover, ...
    covered: Bits,
    /// ... those with which names begin, ...
    starts: Bits,
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
    /// For each of those words the index of the last mention in its chain; of other words it tells nothing.
    chains: Vec<u32>,
    /// One chain, in order.
    here: Vec<Found>,
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
    /// The name of its words alone.
    fn name(&self) -> Name {
        let (first, end) = (self.first as usize, self.end as usize);
        let mut name = Name { first, end, actor: None, inner: None, place: None, time: None, kind: self.kind };
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
        grow(&mut self.chains, words);
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
        let first = doc.word_at(span.start());
        let end = word_from(doc.words(), first, span.end()) as u32;
        let Some(last) = self.chains.get_mut(first).filter(|_| (first as u32) < end) else { return };
        let first = first as u32;
        let before = self.starts.has(first).then_some(*last);
        self.starts.insert(first, first + 1);
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
        let Self { list, of_word, covered, starts, nouns, mentions } = self;
        list.clear();
        grow(of_word, words);
        [&mut *covered, &mut *starts, &mut *nouns].into_iter().for_each(|set| set.clear(words));
        let Mentions { all, starts: begun, chains, here } = mentions;
        for word in begun.iter() {
            // The mentions that begin at the word, longer ones first.
            here.clear();
            let mut next = Some(chains[word as usize]);
            while let Some(found) = next.and_then(|index| all.get(index as usize)) {
                here.push(*found);
                next = found.before;
            }
            if here.len() > 1 {
                here.sort_unstable_by_key(|found| (Reverse(found.end), found.what));
            }
            for found in &*here {
                let name = found.name();
                match list.last_mut() {
                    Some(last) if name.first < last.end => last.take_in(&name),
                    _ => {
                        of_word[name.first..name.end].iter_mut().for_each(|of_word| *of_word = list.len() as u32);
                        covered.insert(found.first, found.end);
                        starts.insert(found.first, found.first + 1);
                        list.push(name);
                    }
                }
            }
        }
        for noun in list.iter().filter(|name| name.is_noun()) {
            nouns.insert(noun.first as u32, noun.end as u32);
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
        if self.covers(word) { self.list.get(self.of_word[word] as usize) } else { None }
    }

    /// Whether a name covers the word.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.covered.has(word as u32)
    }

    /// The names that begin at a word in `from..to`.
    pub(super) fn between(&self, from: usize, to: usize) -> &[Name] {
        let (from, to) = (from as u32, to as u32);
        let (Some(first), Some(last)) = (self.starts.first(from, to), self.starts.last(from, to)) else { return &[] };
        let (first, last) = (self.of_word[first as usize] as usize, self.of_word[last as usize] as usize);
        self.list.get(first..last + 1).unwrap_or_default()
    }
}

/// Makes room for an entry for each word, whatever stands there from the last article.
fn grow(entries: &mut Vec<u32>, words: usize) {
    if entries.len() < words {
        entries.resize(words, 0);
    }
}

/// The first word from `at` on that begins at or after the byte `offset`: near in most cases, so the next few are tried first.
fn word_from(words: &[Word], at: usize, offset: u32) -> usize {
    const NEAR: usize = 64;
    let near = words.len().min(at + NEAR);
    let mut at = at;
    while at < near && words[at].span.start() < offset {
        at += 1;
    }
    if at < near { at } else { at + words[at..].partition_point(|word| word.span.start() < offset) }
}

//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use std::cmp::Reverse;

use crate::Span;
use crate::extract::Document;
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
}

/// All outermost names in text order, and for each word the name that covers it or comes next.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    /// For each word twice the index of the name that covers it, plus one; else twice the index of the next name.
    of_word: Vec<u32>,
    mentions: Mentions,
}

/// The mentions of an article, those that begin at one word in a chain.
#[derive(Debug, Default)]
struct Mentions {
    all: Vec<Found>,
    /// For each word one more than the index of the last mention in its chain, 0 = none.
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
    /// One more than the index of the one before it in the chain, 0 = none.
    before: u32,
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
    fn clear(&mut self, words: usize) {
        self.all.clear();
        self.chains.clear();
        self.chains.resize(words, 0);
    }

    fn add(&mut self, doc: &Document<'_>, span: Span, what: What, kind: MentionKind) {
        let first = doc.word_at(span.start());
        let end = word_from(doc.words(), first, span.end());
        if let Some(last) = self.chains.get_mut(first).filter(|_| first < end) {
            self.all.push(Found { first: first as u32, end: end as u32, what, kind, before: *last });
            *last = self.all.len() as u32;
        }
    }

    /// The mentions that begin at the word, longer ones first.
    fn at(&mut self, word: usize) -> &[Found] {
        self.here.clear();
        let mut next = self.chains[word];
        while let Some(found) = next.checked_sub(1).and_then(|index| self.all.get(index as usize)) {
            self.here.push(*found);
            next = found.before;
        }
        if self.here.len() > 1 {
            self.here.sort_unstable_by_key(|found| (Reverse(found.end), found.what));
        }
        &self.here
    }
}

impl Names {
    /// Reads the names of an article in place of those of the last one.
    pub(super) fn gather(&mut self, doc: &Document<'_>, article: &Article) {
        let mentions = &mut self.mentions;
        mentions.clear(doc.words().len());
        for (index, actor) in article.actors.iter().enumerate() {
            let what = What::Actor(ActorId::new(index));
            actor.mentions.iter().for_each(|mention| mentions.add(doc, mention.span, what, mention.kind));
        }
        for (index, location) in article.locations.iter().enumerate() {
            let what = What::Place(LocationId::new(index));
            location.mentions.iter().for_each(|mention| mentions.add(doc, mention.span, what, mention.kind));
        }
        for (index, time) in article.times.iter().enumerate() {
            mentions.add(doc, time.span, What::Time(TimeId::new(index)), MentionKind::Name);
        }
        self.keep_outermost();
    }

    /// Keeps the outermost names; two of the same words become one.
    fn keep_outermost(&mut self) {
        let Self { list, of_word, mentions } = self;
        let words = mentions.chains.len();
        list.clear();
        of_word.clear();
        of_word.resize(words, 0);
        let mut filled = 0;
        for word in 0..words {
            if mentions.chains[word] == 0 {
                continue;
            }
            for found in mentions.at(word) {
                let name = found.name();
                match list.last_mut() {
                    Some(last) if name.first < last.end => last.take_in(&name),
                    _ => {
                        let index = 2 * list.len() as u32;
                        of_word[filled..name.first].fill(index);
                        of_word[name.first..name.end].fill(index + 1);
                        filled = name.end;
                        list.push(name);
                    }
                }
            }
        }
        of_word[filled..].fill(2 * list.len() as u32);
    }

    /// For each word its name, as [`is_covered`](Self::is_covered) reads it.
    pub(super) fn of_words(&self) -> &[u32] {
        &self.of_word
    }

    /// Whether a name covers the word that has this name.
    pub(super) const fn is_covered(name: u32) -> bool {
        name % 2 == 1
    }

    /// The name that covers the word.
    pub(super) fn at(&self, word: usize) -> Option<&Name> {
        let name = *self.of_word.get(word)?;
        if name % 2 == 1 { self.list.get(name as usize / 2) } else { None }
    }

    /// Whether a name covers the word.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.of_word.get(word).is_some_and(|&name| Self::is_covered(name))
    }

    /// The names that begin at a word in `from..to`.
    pub(super) fn between(&self, from: usize, to: usize) -> &[Name] {
        self.list.get(self.first_from(from)..self.first_from(to)).unwrap_or_default()
    }

    /// The index of the first name that begins at the word or behind it.
    fn first_from(&self, word: usize) -> usize {
        let Some(&name) = self.of_word.get(word) else { return self.list.len() };
        let index = name as usize / 2;
        let begun = name % 2 == 1 && self.list[index].first < word;
        index + usize::from(begun)
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

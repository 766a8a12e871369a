//! The names of an article by word: actors, places and times, the outermost where one lies in another.

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

/// All outermost names in text order, and for each word the name that covers it or comes next.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    /// For each word twice the index of the name that covers it, plus one; else twice the index of the next name.
    of_word: Vec<u32>,
    /// All mentions, while names are gathered.
    found: Vec<Found>,
}

/// A mention of an actor, a place or a time before names are told apart.
#[derive(Debug, Clone, Copy)]
struct Found {
    /// Where it begins, and where it ends turned round: what sorts before comes first in the text, or is longer.
    key: u64,
    what: What,
    kind: MentionKind,
}

/// What a mention names, in the order in which mentions of the same words are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Actor(ActorId),
    Place(LocationId),
    Time(TimeId),
}

impl Found {
    fn new(span: Span, what: What, kind: MentionKind) -> Self {
        Self { key: u64::from(span.start()) << 32 | u64::from(!span.end()), what, kind }
    }

    /// The name of its words alone, once the key counts words.
    fn name(&self) -> Name {
        let (first, end) = (self.start() as usize, self.end() as usize);
        let mut name = Name { first, end, actor: None, inner: None, place: None, time: None, kind: self.kind };
        match self.what {
            What::Actor(id) => name.actor = Some(id),
            What::Place(id) => name.place = Some(id),
            What::Time(id) => name.time = Some(id),
        }
        name
    }

    const fn start(&self) -> u32 {
        (self.key >> 32) as u32
    }

    const fn end(&self) -> u32 {
        !(self.key as u32)
    }
}

impl Names {
    /// Reads the names of an article in place of those of the last one.
    pub(super) fn gather(&mut self, doc: &Document<'_>, article: &Article) {
        let found = &mut self.found;
        found.clear();
        for (index, actor) in article.actors.iter().enumerate() {
            let what = What::Actor(ActorId::new(index));
            found.extend(actor.mentions.iter().map(|mention| Found::new(mention.span, what, mention.kind)));
        }
        for (index, location) in article.locations.iter().enumerate() {
            let what = What::Place(LocationId::new(index));
            found.extend(location.mentions.iter().map(|mention| Found::new(mention.span, what, mention.kind)));
        }
        let times = article.times.iter().enumerate();
        found.extend(
            times.map(|(index, time)| Found::new(time.span, What::Time(TimeId::new(index)), MentionKind::Name)),
        );
        found.sort_unstable_by_key(|found| (found.key, found.what));
        to_words(doc.words(), found);
        self.keep_outermost(doc.words().len());
    }

    /// Keeps the outermost names; two of the same words become one.
    fn keep_outermost(&mut self, words: usize) {
        let names = self;
        names.list.clear();
        names.of_word.clear();
        names.of_word.resize(words, 0);
        let mut filled = 0;
        for found in names.found.iter().filter(|found| found.start() < found.end()) {
            let name = found.name();
            match names.list.last_mut() {
                Some(last) if (last.first, last.end) == (name.first, name.end) => {
                    last.actor = last.actor.or(name.actor);
                    last.place = last.place.or(name.place);
                    last.time = last.time.or(name.time);
                }
                Some(last) if name.first < last.end => {
                    // "The X" may be a place where "X" is the actor.
                    if last.actor.is_none() && name.end == last.end {
                        (last.actor, last.kind) = (name.actor, name.kind);
                    }
                    last.inner = name.actor.filter(|_| name.first > last.first).or(last.inner);
                }
                _ => {
                    let index = 2 * names.list.len() as u32;
                    names.of_word[filled..name.first].fill(index);
                    names.of_word[name.first..name.end].fill(index + 1);
                    filled = name.end;
                    names.list.push(name);
                }
            }
        }
        names.of_word[filled..].fill(2 * names.list.len() as u32);
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

/// Turns the bytes of mentions into words. `found` is sorted, and is so again.
fn to_words(words: &[Word], found: &mut [Found]) {
    let mut first = 0;
    for found in found.iter_mut() {
        first = word_from(words, first, found.start());
        let end = word_from(words, first, found.end());
        found.key = (first as u64) << 32 | u64::from(!(end as u32));
    }
    // Marks around a name may count as its bytes, so that names of the same words may differ in bytes.
    if !found.is_sorted_by_key(|found| (found.key, found.what)) {
        found.sort_unstable_by_key(|found| (found.key, found.what));
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

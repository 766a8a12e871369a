//! The names of an article by word: actors, places and times, the outermost where one lies in another.

use crate::Span;
use crate::extract::Document;
use crate::model::{ActorId, Article, LocationId, MentionKind, TimeId};

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

/// All outermost names in text order, and for each word the name that covers it.
#[derive(Debug, Default)]
pub(super) struct Names {
    list: Vec<Name>,
    /// For each word one more than the index of its name, 0 = none.
    of_word: Vec<u32>,
}

impl Names {
    pub(super) fn gather(doc: &Document<'_>, article: &Article) -> Self {
        let mut all = Vec::new();
        let mut add = |span: Span, kind, actor, place, time| {
            let (first, end) = (doc.word_at(span.start()), doc.word_at(span.end()));
            if first < end {
                all.push(Name { first, end, actor, inner: None, place, time, kind });
            }
        };
        for (index, actor) in article.actors.iter().enumerate() {
            let id = Some(ActorId::new(index));
            actor.mentions.iter().for_each(|mention| add(mention.span, mention.kind, id, None, None));
        }
        for (index, location) in article.locations.iter().enumerate() {
            let id = Some(LocationId::new(index));
            location.mentions.iter().for_each(|mention| add(mention.span, mention.kind, None, id, None));
        }
        for (index, time) in article.times.iter().enumerate() {
            add(time.span, MentionKind::Name, None, None, Some(TimeId::new(index)));
        }
        all.sort_by_key(|name| (name.first, std::cmp::Reverse(name.end)));
        Self::outermost(all, doc.words().len())
    }

    /// Keeps the outermost names; two of the same words become one.
    fn outermost(all: Vec<Name>, words: usize) -> Self {
        let mut names = Self { list: Vec::with_capacity(all.len()), of_word: vec![0; words] };
        for name in all {
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
                    names.list.push(name);
                    names.of_word[name.first..name.end].fill(names.list.len() as u32);
                }
            }
        }
        names
    }

    /// The name that covers the word.
    pub(super) fn at(&self, word: usize) -> Option<&Name> {
        let index = self.of_word.get(word).copied().unwrap_or(0);
        (index as usize).checked_sub(1).and_then(|index| self.list.get(index))
    }

    /// Whether a name covers the word.
    pub(super) fn covers(&self, word: usize) -> bool {
        self.of_word.get(word).is_some_and(|&index| index > 0)
    }

    /// The names that begin at a word in `from..to`.
    pub(super) fn between(&self, from: usize, to: usize) -> &[Name] {
        let start = self.list.partition_point(|name| name.first < from);
        let end = start + self.list[start..].partition_point(|name| name.first < to);
        &self.list[start..end]
    }
}

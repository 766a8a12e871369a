//! Lays a caller's names over a lexicon, whose tables are copied at most and never built again.

use std::collections::HashSet;

use super::Lexicon;
use super::actors::KnownActors;
use super::builder::kinds;
use super::entry::{Entry, Kinds, KnownActorId};
use super::gazetteer::Gazetteer;
use super::phrases::{Collector, Group, Lists, Phrases, matcher_of};
use crate::Result;
use crate::matcher::PhraseId;

impl Lexicon {
    /// This lexicon with more actors and places, which is what a lexicon built of all entries would be. Nothing if a name has no words,
    /// which only such a lexicon finds.
    pub(super) fn overlaid(&self, actors: &KnownActors, gazetteer: &Gazetteer) -> Result<Option<Lexicon>> {
        let known = actors.over(self);
        let replaced = known.iter().map(|&(index, _)| index).take_while(|&index| index < self.actors.len());
        let replaced: HashSet<_> = replaced.map(KnownActorId::new).collect();
        let is_gone = |entry| matches!(entry, Entry::Actor(id) if replaced.contains(&id));
        let old_names = replaced.iter().flat_map(|&id| self.actors.names(id));
        let mut names = Collector::default();
        gazetteer.collect(&mut names);
        KnownActors::collect(&known, &mut names);
        let mut lexicon = Lexicon {
            actors: self.actors.with(&known),
            places: self.places.with(&gazetteer.places, &self.countries),
            ..self.clone()
        };
        let kinds = |entry| kinds(entry, &lexicon.actors, &lexicon.places, &lexicon.titles);
        let Some((phrases, ids)) = self.phrases.overlaid(names, is_gone, old_names, kinds)? else {
            return Ok(None);
        };
        lexicon.phrases = phrases;
        // Which of these many names hold a place is looked up where a text has one of them.
        let senses = lexicon.senses(ids, |_| true);
        lexicon.phrases.set_senses(senses);
        Ok(Some(lexicon))
    }
}

impl Phrases {
    /// These phrases with `names` laid over them, and the ids of those that are new or stand for other things than before. Entries that
    /// are `gone` stood for the `old_names`. Nothing if a name has no words.
    pub(super) fn overlaid<'t>(
        &'t self,
        names: Collector<'t>,
        gone: impl Fn(Entry) -> bool,
        old_names: impl Iterator<Item = &'t str>,
        kinds: impl Fn(Entry) -> Kinds,
    ) -> Result<Option<(Phrases, Vec<PhraseId>)>> {
        let left = |id| self.spellings(id).into_iter().filter(|&(_, _, entry)| !gone(entry));
        let (mut changed, mut new, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
        let groups = names.into_groups();
        let alike = self.matcher.phrases_like(groups.iter().map(|group| group.text));
        for (group, alike) in groups.into_iter().zip(alike) {
            let Some(id) = alike else {
                new.push(group);
                continue;
            };
            seen.insert(id);
            let mut all: Vec<_> = left(id).chain(group.spellings()).collect();
            all.sort_by_key(|&(_, _, entry)| order(entry));
            changed.extend(Group::of(all).map(|group| (id, group)));
        }
        let mut hidden = Vec::new();
        let alike = self.matcher.phrases_like(old_names).into_iter().flatten();
        for id in alike.filter(|&id| seen.insert(id)) {
            match Group::of(left(id)) {
                Some(group) => changed.push((id, group)),
                None => hidden.push(id),
            }
        }
        changed.sort_by_key(|&(id, _)| id);
        let (mut ids, mut groups): (Vec<_>, Vec<_>) = changed.into_iter().unzip();
        ids.extend((self.len() as u32..).zip(&new).map(|(id, _)| PhraseId::new(id)));
        groups.append(&mut new);
        let own = matcher_of(&groups)?;
        if own.has_symbols() || self.matcher.has_symbols() {
            return Ok(None);
        }
        let mut lists = Lists::behind(self);
        groups.iter().for_each(|group| lists.push(group, &kinds));
        let matcher = self.matcher.overlaid(own, ids.clone(), hidden);
        Ok(Some((self.with(matcher, &ids, lists), ids)))
    }
}

/// In which order a [`LexiconBuilder`](super::LexiconBuilder) adds entries; those of one kind but actors in the order of their tables.
fn order(entry: Entry) -> (u8, usize) {
    match entry {
        Entry::NonName => (0, 0),
        Entry::Title { .. } => (1, 0),
        Entry::Place(..) => (2, 0),
        Entry::Actor(id) => (3, id.index()),
    }
}

//! [`Cast`]: the actors of an article while they are put together.

use std::collections::BTreeMap;

use super::key::Key;
use crate::lexicon::Sector;
use crate::{Actor, Mention, Span};

/// Index of a member of the cast.
pub(super) type MemberId = u32;

/// An actor on its way into the article.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) actor: Actor,
    /// What it is, as three-letter codes; the country stands before them in the final code.
    pub(super) sectors: Vec<Sector>,
    /// The longest name so far, in words; dictionary names do not grow.
    pub(super) words: u32,
    pub(super) fixed: bool,
}

impl Member {
    pub(super) fn new(actor: Actor) -> Self {
        Self { actor, sectors: Vec::new(), words: 0, fixed: false }
    }

    /// Adds sectors that it does not have yet.
    pub(super) fn add_sectors(&mut self, sectors: &[Sector]) {
        for sector in sectors {
            if !self.sectors.contains(sector) {
                self.sectors.push(*sector);
            }
        }
    }
}

/// All members, and how to find them again.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    index: BTreeMap<Key, MemberId>,
}

impl Cast {
    pub(super) fn find(&self, key: Key) -> Option<MemberId> {
        self.index.get(&key).copied()
    }

    /// The member with this key, or a new one.
    pub(super) fn find_or_add(&mut self, key: Key, make: impl FnOnce() -> Member) -> MemberId {
        if let Some(found) = self.find(key) {
            return found;
        }
        let id = self.members.len() as MemberId;
        self.members.push(make());
        self.index.insert(key, id);
        id
    }

    /// Makes `member` known under `key` too, unless somebody has it.
    pub(super) fn name(&mut self, key: Key, member: MemberId) {
        self.index.entry(key).or_insert(member);
    }

    /// Makes `member` known under `key`, whoever was before.
    pub(super) fn rename(&mut self, key: Key, member: MemberId) {
        self.index.insert(key, member);
    }

    pub(super) fn get(&self, id: MemberId) -> Option<&Member> {
        self.members.get(id as usize)
    }

    pub(super) fn get_mut(&mut self, id: MemberId) -> Option<&mut Member> {
        self.members.get_mut(id as usize)
    }

    pub(super) fn mention(&mut self, id: MemberId, mention: Mention) {
        if let Some(member) = self.get_mut(id) {
            member.actor.mentions.push(mention);
        }
    }

    /// The actors in the order of their first mentions, each with its mentions in text order; those without any are left out.
    pub(super) fn into_actors(self, code: impl Fn(&Member) -> Option<String>) -> Vec<Actor> {
        let mut actors: Vec<Actor> = self
            .members
            .into_iter()
            .filter(|member| !member.actor.mentions.is_empty())
            .map(|mut member| {
                member.actor.code = code(&member);
                member.actor.mentions.sort_by_key(|mention| (mention.span.start(), mention.span.end()));
                member.actor.mentions.dedup_by_key(|mention| mention.span);
                member.actor
            })
            .collect();
        actors.sort_by_key(|actor| actor.mentions.first().map_or(Span::default(), |mention| mention.span));
        actors
    }
}

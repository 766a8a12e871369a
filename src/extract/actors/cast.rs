//! [`Cast`]: the actors of an article while they are put together.

use super::index::Index;
use super::key::Key;
use crate::lexicon::Sector;
use crate::{Actor, ActorCode, ActorKind, Mention, Span};

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
    index: Index,
}

impl Cast {
    /// An empty cast with room for the actors behind that many names.
    pub(super) fn for_names(names: usize) -> Self {
        Self { members: Vec::with_capacity(names / 2 + 1), index: Index::with_room_for(names) }
    }

    pub(super) fn find(&self, key: Key) -> Option<MemberId> {
        self.index.get(key.hash())
    }

    /// The member with this key, or a new one.
    pub(super) fn find_or_add(&mut self, key: Key, make: impl FnOnce() -> Member) -> MemberId {
        if let Some(found) = self.find(key) {
            return found;
        }
        let id = self.members.len() as MemberId;
        self.members.push(make());
        self.index.insert(key.hash(), id);
        id
    }

    /// Makes `member` known under `key` too, unless somebody has it.
    pub(super) fn name(&mut self, key: Key, member: MemberId) {
        self.index.insert_new(key.hash(), member);
    }

    /// Makes `member` known under `key`, whoever was before.
    pub(super) fn rename(&mut self, key: Key, member: MemberId) {
        self.index.insert(key.hash(), member);
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
    pub(super) fn into_actors(self, code: impl Fn(&Member) -> Option<ActorCode>, into: &mut Vec<Actor>) {
        let mut members = self.members;
        let mut order: Vec<(Span, MemberId)> = Vec::with_capacity(members.len());
        for (id, member) in members.iter_mut().enumerate() {
            let mentions = &mut member.actor.mentions;
            if !mentions.is_sorted_by_key(|mention| (mention.span.start(), mention.span.end())) {
                mentions.sort_by_key(|mention| (mention.span.start(), mention.span.end()));
            }
            mentions.dedup_by_key(|mention| mention.span);
            order.extend(mentions.first().map(|first| (first.span, id as MemberId)));
        }
        order.sort_unstable();
        into.reserve(order.len());
        for (_, id) in order {
            let Some(member) = members.get_mut(id as usize) else { continue };
            member.actor.code = code(member);
            into.push(std::mem::replace(&mut member.actor, Actor::new(String::new(), ActorKind::Other)));
        }
    }
}

//! [`Cast`]: the actors of an article while they are put together. It holds numbers only: texts are written when all is known.

use super::index::Index;
use super::key::Key;
use super::name::Name;
use crate::extract::bits::Bits;
use crate::lexicon::{KnownActorId, PlaceId, Sectors, TitleId, TitleKey};
use crate::text::List;
use crate::{ActorKind, Confidence, CountryCode, Gender, MentionKind};

/// Index of a member of the cast.
pub(super) type MemberId = u32;

/// Where a name comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Called {
    Known(KnownActorId),
    Place(PlaceId),
    /// These words of the text.
    Words(u32, u32),
    /// These two words of the text, which stand apart.
    Apart(u32, u32),
    /// As the member is called.
    Member(MemberId),
}

/// An actor on its way into the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) name: Called,
    pub(super) kind: ActorKind,
    pub(super) country: Option<CountryCode>,
    pub(super) gender: Option<Gender>,
    pub(super) confidence: Confidence,
    /// What it is, as three-letter codes; the country stands before them in the final code.
    pub(super) sectors: Sectors,
    /// Whether its name and what it is come from a dictionary or a description, and titles change nothing.
    pub(super) fixed: bool,
    pub(super) mentions: u32,
    pub(super) roles: Roles,
}

/// Roles of one person that an article carries at most.
pub(super) const MOST_ROLES: usize = 4;

/// The roles of a member, as indexes into those of the cast.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Roles {
    list: [u32; MOST_ROLES],
    count: u8,
}

impl Roles {
    pub(super) fn as_slice(&self) -> &[u32] {
        &self.list[..usize::from(self.count)]
    }

    /// Adds a role, if there is room for it.
    fn add(&mut self, role: u32) -> bool {
        let place = self.list.get_mut(usize::from(self.count));
        let has_room = place.is_some();
        if let Some(place) = place {
            *place = role;
            self.count += 1;
        }
        has_room
    }
}

impl Member {
    pub(super) fn new(name: Called, kind: ActorKind, confidence: Confidence) -> Self {
        Self {
            name,
            kind,
            country: None,
            gender: None,
            confidence,
            sectors: Sectors::default(),
            fixed: false,
            mentions: 0,
            roles: Roles::default(),
        }
    }

    /// The same under a name that is not to change.
    pub(super) fn fixed(name: Called, kind: ActorKind, confidence: Confidence) -> Self {
        Self { fixed: true, ..Self::new(name, kind, confidence) }
    }
}

/// A role on its way into the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) title: HeldTitle,
    pub(super) key: TitleKey,
    pub(super) of: Option<Called>,
    pub(super) country: Option<CountryCode>,
    pub(super) former: bool,
}

/// Where a title comes from.
#[derive(Clone, Copy, Debug)]
pub(super) enum HeldTitle {
    /// A role of somebody in the dictionary, which also says what it is of.
    Dated(KnownActorId, u32),
    /// The text states it.
    Stated(TitleId),
}

/// What the words of one name say, on its way into the article.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    /// Whom they mean, if anybody.
    pub(super) member: MemberId,
    /// The words of the whole mention.
    pub(super) first: u32,
    pub(super) end: u32,
    /// Where the bare name in it begins; it ends with the mention.
    pub(super) name: Option<u32>,
    pub(super) kind: MentionKind,
    /// Whether `who` follows, which means the same.
    pub(super) relative: bool,
}

impl Said {
    /// A mention without a name.
    pub(super) fn new(member: MemberId, (first, end): (u32, u32), kind: MentionKind) -> Self {
        Self { member, first, end, name: None, kind, relative: false }
    }

    /// A mention that begins with the word `first` and ends with a name.
    pub(super) fn named(member: MemberId, first: u32, name: &Name, kind: MentionKind) -> Self {
        Self { name: Some(name.first), ..Self::new(member, (first, name.end), kind) }
    }

    /// Where it begins and ends, as one number.
    pub(super) fn place(&self) -> u64 {
        u64::from(self.first) << 32 | u64::from(self.end)
    }

    const NOTHING: Said =
        Said { member: MemberId::MAX, first: 0, end: 0, name: None, kind: MentionKind::Name, relative: false };
}

/// All members, and how to find them again.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) members: Vec<Member>,
    /// What each name says ...
    pub(super) said: Vec<Said>,
    /// ... and which names say anything.
    pub(super) tells: Bits,
    /// Pronouns with whom they mean, in text order.
    pub(super) pronouns: Vec<(u32, MemberId)>,
    pub(super) roles: Vec<Held>,
    /// People in the order of their first mentions, with the words at which those begin.
    pub(super) people: List<(MemberId, u32)>,
    index: Index,
}

impl Cast {
    /// Forgets everybody, and makes room for the actors behind that many names.
    pub(super) fn clear(&mut self, names: usize) {
        self.members.clear();
        // What stands there of another article is passed over, since nothing `tells` it.
        self.said.resize(names.max(self.said.len()), Said::NOTHING);
        self.tells.clear(names);
        self.pronouns.clear();
        self.roles.clear();
        self.people.clear();
        self.index.clear(names);
    }

    pub(super) fn find(&self, key: Key) -> Option<MemberId> {
        self.index.get(key.0)
    }

    /// A new member, known under this key.
    pub(super) fn add(&mut self, key: Key, member: Member) -> MemberId {
        let id = self.members.len() as MemberId;
        self.members.push(member);
        self.index.insert(key.0, id);
        id
    }

    /// The member known under this key, which `member` becomes if nobody is.
    pub(super) fn find_or_add(&mut self, key: Key, member: Member) -> MemberId {
        let new = self.members.len() as MemberId;
        let id = self.index.get_or_insert(key.0, new);
        if id == new {
            self.members.push(member);
        }
        id
    }

    /// Makes `member` known under `key` too, unless somebody has it.
    pub(super) fn name(&mut self, key: Key, member: MemberId) {
        self.index.insert_new(key.0, member);
    }

    /// Makes `member` known under `key`, whoever was before.
    pub(super) fn rename(&mut self, key: Key, member: MemberId) {
        self.index.insert(key.0, member);
    }

    pub(super) fn get(&self, id: MemberId) -> Option<&Member> {
        self.members.get(id as usize)
    }

    pub(super) fn get_mut(&mut self, id: MemberId) -> Option<&mut Member> {
        self.members.get_mut(id as usize)
    }

    /// Makes the name at `index` say something of a member.
    pub(super) fn mention(&mut self, index: usize, said: Said) {
        self.said[index] = said;
        self.tells.insert(index as u32);
        self.members[said.member as usize].mentions += 1;
    }

    /// Says that `who` stands behind the name at `index`.
    pub(super) fn relative(&mut self, index: usize) {
        let said = &mut self.said[index];
        said.relative = true;
        self.members[said.member as usize].mentions += 1;
    }

    /// Makes the pronoun at `word` a mention of a member.
    pub(super) fn pronoun(&mut self, word: u32, member: MemberId) {
        self.pronouns.push((word, member));
        self.members[member as usize].mentions += 1;
    }

    /// Gives a member a role, if there is room for it.
    pub(super) fn add_role(&mut self, id: MemberId, role: Held) {
        let Some(member) = self.members.get_mut(id as usize) else { return };
        if member.roles.add(self.roles.len() as u32) {
            self.roles.push(role);
        }
    }

    /// The role of a member that its key and this one have in common.
    pub(super) fn role_mut(&mut self, id: MemberId, key: TitleKey) -> Option<&mut Held> {
        let member = self.members.get(id as usize)?;
        let is_same = |role: &&u32| self.roles[**role as usize].key.words == key.words;
        let found = *member.roles.as_slice().iter().find(is_same)?;
        self.roles.get_mut(found as usize)
    }
}

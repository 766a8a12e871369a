//! Event triggers: the words and phrases that name an event, with what each means.
//!
//! They are kept apart from the phrases of the one matcher: a trigger is a row of inflected words with other words in between
//! (`launch/v ... attack/n`), and a phrase of another dictionary that happens to overlap must not hide half of it. Every word of a
//! text is looked up once; only a word that some pattern begins with starts a walk over at most a few words more.

mod bits;
mod growing;
mod inflect;
mod known;
mod pattern;
mod runs;
mod tables;
mod trie;
mod walk;
mod ways;

use std::borrow::Cow;

use crate::model::{Cameo, EventKind, EventMode, Realis};
pub use known::Known;
use known::Senses;
pub(crate) use tables::TriggersBuilder;
use trie::Trie;
pub(crate) use walk::{Found, Search, Words};

/// The part of speech of a word in a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A verb in any form.
    Verb,
    /// A noun, singular or plural.
    Noun,
    /// A noun as it is written.
    Written,
    /// A word as it is written, whatever it is.
    Literal,
}

/// The forms that a written word may be: a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Forms(u8);

impl Forms {
    /// attack
    pub const BASE: Forms = Forms(1);
    /// attacks (verb)
    pub const THIRD: Forms = Forms(2);
    /// attacked, fought
    pub const PAST: Forms = Forms(4);
    /// attacked, fought, taken
    pub const PARTICIPLE: Forms = Forms(8);
    /// attacking
    pub const ING: Forms = Forms(16);
    /// attack (noun)
    pub const SINGULAR: Forms = Forms(32);
    /// attacks (noun)
    pub const PLURAL: Forms = Forms(64);
    /// A word of a pattern that is not inflected.
    pub const WRITTEN: Forms = Forms(128);

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The forms as the constants number them.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// Whether one of `forms` is possible.
    #[must_use]
    pub const fn any(self, forms: Forms) -> bool {
        self.0 & forms.0 != 0
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, forms: Forms) -> Forms {
        Forms(self.0 | forms.0)
    }
}

/// Prepositions of the event tables, as a bit set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prepositions(u32);

impl Prepositions {
    /// None of them.
    pub(crate) const NONE: Prepositions = Prepositions(0);

    /// Whether none is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether both have one in common.
    #[must_use]
    pub const fn meets(self, other: Prepositions) -> bool {
        self.0 & other.0 != 0
    }

    /// These; if there are none, the others.
    #[must_use]
    pub const fn or(self, others: Prepositions) -> Prepositions {
        if self.is_empty() { others } else { self }
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, others: Prepositions) -> Prepositions {
        Prepositions(self.0 | others.0)
    }
}

/// What is told of how a trigger takes its two sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Roles {
    /// Everybody is a source: meet, clash, agree.
    pub reciprocal: bool,
    /// The subject is the target: flee, be found guilty.
    pub swap: bool,
    /// What follows is no target.
    pub no_target: bool,
    /// Nobody does it: earthquake.
    pub no_source: bool,
    /// The word alone says little: an actor, a place or a casualty must stand beside it.
    pub weak: bool,
    /// A noun for those who do it: gunmen, protesters.
    pub agent: bool,
    /// Only about people: "left 12 dead".
    pub casualty: bool,
    /// Prepositions that lead to the target.
    pub target: Prepositions,
    /// Prepositions that lead to the source.
    pub source: Prepositions,
}

/// A line of the event tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// What it names; `None` for an entry that is there to hide others, or an attitude that is no event of its own.
    pub kind: Option<EventKind>,
    /// A finer kind.
    pub mode: Option<EventMode>,
    /// CAMEO code.
    pub cameo: Option<Cameo>,
    /// How its sides are found.
    pub roles: Roles,
    /// What it does to an act that follows.
    pub attitude: Option<Attitude>,
    /// The pattern as the table writes it.
    pub pattern: Cow<'static, str>,
}

/// How somebody stands to an act: promises it, threatens with it, demands it, denies it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attitude {
    /// The sort of attitude.
    pub stance: Stance,
    /// The realis of the act.
    pub realis: Realis,
    /// Who does the act.
    pub doer: Doer,
}

/// The sort of an attitude: one of an event kind, or one of four that are no events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// An event of its own: agree, threaten, request ...
    Kind(EventKind),
    /// will, plan to
    Intent,
    /// decide to: as good as done
    Decide,
    /// fail to, avoid
    Fail,
    /// risk of, fear
    Doubt,
}

/// Who does the act that an attitude is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The subject of the attitude: agree to.
    Subject,
    /// Its object: urge somebody to.
    Object,
    /// Somebody else: condemn an act.
    Other,
}

/// What an attitude becomes when a certain act follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    stance: Stance,
    act: (EventKind, Option<EventMode>),
    /// The event that it makes; `None` for none.
    pub kind: Option<EventKind>,
    /// A finer kind.
    pub mode: Option<EventMode>,
    /// CAMEO code.
    pub cameo: Option<Cameo>,
}

impl Act {
    /// A number for an attitude and an act.
    fn key(stance: Stance, kind: EventKind, mode: Option<EventMode>) -> u32 {
        let stance = match stance {
            Stance::Kind(kind) => kind as u32,
            Stance::Intent => 252,
            Stance::Decide => 253,
            Stance::Fail => 254,
            Stance::Doubt => 255,
        };
        stance << 16 | (kind as u32) << 8 | mode.map_or(0, |mode| mode as u32 + 1)
    }
}

/// Prepositions that lead to the sides of a kind of event, where the entry names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindRoles {
    /// From a noun to its target.
    pub noun_target: Prepositions,
    /// From a noun to its source.
    pub noun_source: Prepositions,
    /// From a verb to its target.
    pub verb_target: Prepositions,
}

/// A word or phrase that tells whether an event is a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it makes of the event.
    pub realis: Realis,
    /// Which events it reaches.
    pub scope: Scope,
}

/// Which events a cue of realis reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// A verb later in the clause.
    Word,
    /// A noun right after it.
    Noun,
    /// Any event right after it.
    Phrase,
    /// Everything in the clause that it opens.
    Clause,
    /// Anything before it in the clause.
    After,
    /// An -ing form right after it.
    Progressive,
}

/// The event tables, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Triggers {
    words: Vec<(u64, Known)>,
    /// The meanings with which words go on with a pattern, by their number.
    next_senses: Senses,
    trie: Trie,
    entries: Vec<Trigger>,
    /// What the choice of triggers asks of each entry.
    facts: Vec<Facts>,
    /// What the rules ask of those chosen.
    gists: Vec<Gist>,
    cue_trie: Trie,
    cues: Vec<Cue>,
    /// By [key](Act::key).
    acts: Vec<(u32, Act)>,
    kind_roles: Vec<KindRoles>,
}

/// What the choice of triggers asks of an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// Whether it is a noun for those who do it.
    is_agent: bool,
    /// Whether it names an event or an attitude, and is not only there to hide others.
    tells: bool,
}

/// What the rules ask of a [`Trigger`]: all but its pattern. Small, since from article to article others are asked for, and each is
/// far away then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gist {
    pub(crate) kind: Option<EventKind>,
    pub(crate) mode: Option<EventMode>,
    pub(crate) cameo: Option<Cameo>,
    pub(crate) roles: Roles,
    pub(crate) attitude: Option<Attitude>,
}

impl Gist {
    fn of(trigger: &Trigger) -> Self {
        let Trigger { kind, mode, cameo, roles, attitude, .. } = *trigger;
        Self { kind, mode, cameo, roles, attitude }
    }
}

impl Triggers {
    /// The hash of every word of the tables, and what is known of it.
    pub(super) fn words(&self) -> impl Iterator<Item = (u64, Known)> + '_ {
        self.words.iter().copied()
    }

    /// The entry with this number.
    #[must_use]
    pub fn trigger(&self, entry: u32) -> Option<&Trigger> {
        self.entries.get(entry as usize)
    }

    /// The gist of the entry with this number.
    #[inline]
    pub(crate) fn gist(&self, entry: u32) -> Option<&Gist> {
        self.gists.get(entry as usize)
    }

    /// Whether the entry is a noun for those who do it.
    #[inline]
    pub(crate) fn is_agent(&self, entry: u32) -> bool {
        self.facts.get(entry as usize).is_some_and(|facts| facts.is_agent)
    }

    /// Whether the entry names an event or an attitude, and is not only there to hide others.
    #[inline]
    pub(crate) fn tells(&self, entry: u32) -> bool {
        self.facts.get(entry as usize).is_some_and(|facts| facts.tells)
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Finds every trigger that begins with one of the `candidates`: a bit for each word, sixty-four words a number.
    pub(crate) fn find(&self, words: &impl Words, candidates: impl Fn(usize) -> u64, search: &mut Search) {
        self.search(&self.trie, words, candidates, search);
    }

    /// The triggers that the word is by itself.
    pub(crate) fn alone(&self, known: Known) -> impl Iterator<Item = &Trigger> {
        let start = self.trie.start(known.number()).into_iter();
        let meanings = start.flat_map(|start| std::iter::once(&start.read).chain(self.trie.other_meanings(start)));
        let nodes = meanings.map(|meaning| self.trie.node(meaning.node));
        let entries = nodes.flat_map(|node| [node.entry, node.passive]);
        entries.filter_map(|entry| self.entries.get(usize::from(entry).checked_sub(1)?))
    }

    /// Finds every cue of realis that begins with one of the `candidates`: a bit for each word, sixty-four words a number.
    pub(crate) fn find_cues<'s>(
        &'s self,
        words: &impl Words,
        candidates: impl Fn(usize) -> u64,
        search: &'s mut Search,
    ) -> impl Iterator<Item = Found> + 's {
        self.search(&self.cue_trie, words, candidates, search);
        search.found()
    }

    /// The cue of realis that [`find_cues`](Self::find_cues) found.
    pub(crate) fn realis_cue(&self, entry: u32) -> Option<Cue> {
        self.cues.get(entry as usize).copied()
    }

    /// What an attitude of `stance` becomes over an act of `kind` and `mode`: the line with the mode, else the line without.
    #[must_use]
    pub fn act(&self, stance: Stance, kind: EventKind, mode: Option<EventMode>) -> Option<&Act> {
        let line = |mode| {
            let key = Act::key(stance, kind, mode);
            let at = self.acts.partition_point(|act| act.0 < key);
            self.acts.get(at).filter(|act| act.0 == key).map(|act| &act.1)
        };
        mode.and_then(|mode| line(Some(mode))).or_else(|| line(None))
    }

    /// The prepositions of a kind.
    #[must_use]
    pub fn kind_roles(&self, kind: EventKind) -> KindRoles {
        self.kind_roles.get(kind as usize).copied().unwrap_or_default()
    }
}

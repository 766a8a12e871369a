//! Event triggers: the words and phrases that name an event, with what each means.
//!
//! They are kept apart from the phrases of the one matcher: a trigger is a row of inflected words with other words in between
//! (`launch/v ... attack/n`), and a phrase of another dictionary that happens to overlap must not hide half of it. Every word of a
//! text is looked up once; only a word that some pattern begins with starts a walk over at most a few words more.

mod inflect;
mod pattern;
mod tables;
mod trie;

use std::borrow::Cow;
use std::ops::Range;

use crate::model::{Cameo, EventKind, EventMode, Realis};
pub(crate) use tables::TriggersBuilder;
use trie::{Symbol, Trie};

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

/// Where a written word stands in the tables: the range of its senses, and what else is known of it. Small and `Copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    first: u16,
    len: u8,
    /// One more than the number of the preposition, in the low five bits; whether it begins a pattern or a cue above.
    bits: u8,
    /// A bit for each symbol that it may be, to pass nodes of the tree that none of them leads on from.
    symbols: u64,
    verb: Forms,
}

impl Known {
    const PREPOSITION: u8 = 0x1F;
    const STARTS: u8 = 0x20;
    const STARTS_CUE: u8 = 0x40;

    /// Where its senses lie.
    fn senses(self) -> Range<usize> {
        usize::from(self.first)..usize::from(self.first) + usize::from(self.len)
    }

    /// Whether a trigger begins with the word.
    #[must_use]
    pub const fn starts_trigger(self) -> bool {
        self.bits & Self::STARTS != 0
    }

    /// Whether a cue of realis begins with the word.
    #[must_use]
    pub const fn starts_cue(self) -> bool {
        self.bits & Self::STARTS_CUE != 0
    }

    /// The forms that the word may be as a verb; none if it is no verb of the tables.
    #[must_use]
    pub const fn verb_forms(self) -> Forms {
        self.verb
    }

    /// The preposition that the word is, as a set of one or none.
    #[must_use]
    pub const fn preposition(self) -> Prepositions {
        match self.bits & Self::PREPOSITION {
            0 => Prepositions(0),
            number => Prepositions(1 << (number - 1)),
        }
    }
}

/// One meaning of a written word: a symbol of the patterns in certain forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sense {
    symbol: Symbol,
    /// The part of speech of the symbol.
    pub part: Part,
    /// The forms that the word may be.
    pub forms: Forms,
}

/// The words of a text, as the patterns need them. Each is asked for by its number, and only where a pattern may go on with it.
pub trait Words {
    /// What the tables know of the word.
    fn known(&self, at: usize) -> Known;

    /// Whether it stands right after the word before it: only white space, a hyphen or an apostrophe between them.
    fn is_joined(&self, at: usize) -> bool;

    /// Whether a gap of a pattern may reach over the place before it.
    fn is_same_clause(&self, at: usize) -> bool;

    /// Whether a gap ends with it: the "to" before a verb.
    fn ends_gap(&self, at: usize) -> bool;
}

/// A pattern found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// Which entry, of the triggers or of the cues of realis.
    pub entry: u32,
    /// Whether the noun stands before its verb: "talks were held".
    pub passive: bool,
    /// The first word.
    pub first: u32,
    /// The word after the last.
    pub end: u32,
    /// How many words of the text the pattern names.
    pub words: u16,
    /// The part of speech of the first word.
    pub part: Part,
    /// The last verb of the pattern: word and forms.
    pub verb: Option<(u32, Forms)>,
}

/// The event tables, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Triggers {
    words: Vec<(u64, Known)>,
    senses: Vec<Sense>,
    trie: Trie,
    entries: Vec<Trigger>,
    cue_trie: Trie,
    cues: Vec<Cue>,
    acts: Vec<Act>,
    kind_roles: Vec<KindRoles>,
}

impl Triggers {
    /// The hash of every word of the tables, and what is known of it.
    pub(super) fn words(&self) -> impl Iterator<Item = (u64, Known)> + '_ {
        self.words.iter().copied()
    }

    /// The meanings of a word.
    #[must_use]
    pub fn senses(&self, known: Known) -> &[Sense] {
        self.senses.get(known.senses()).unwrap_or_default()
    }

    /// The entry of a pattern that [`find`](Self::find) found.
    #[must_use]
    pub fn trigger(&self, entry: u32) -> Option<&Trigger> {
        self.entries.get(entry as usize)
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

    /// Gives every trigger to `found` that begins with the first word of the range `at` and lies in it.
    pub fn find(&self, words: &impl Words, at: Range<usize>, found: &mut impl FnMut(Found)) {
        self.trie.walk(self, words, at, found);
    }

    /// Gives every cue of realis to `found` that begins with the first word of the range `at` and lies in it.
    pub fn find_cues(&self, words: &impl Words, at: Range<usize>, mut found: impl FnMut(Found, Cue)) {
        self.cue_trie.walk(self, words, at, &mut |hit: Found| {
            if let Some(&cue) = self.cues.get(hit.entry as usize) {
                found(hit, cue);
            }
        });
    }

    /// What an attitude of `stance` becomes over an act of `kind` and `mode`: the line with the mode, else the line without.
    #[must_use]
    pub fn act(&self, stance: Stance, kind: EventKind, mode: Option<EventMode>) -> Option<&Act> {
        let line = |mode| self.acts.iter().find(|act| act.stance == stance && act.act == (kind, mode));
        mode.and_then(|mode| line(Some(mode))).or_else(|| line(None))
    }

    /// The prepositions of a kind.
    #[must_use]
    pub fn kind_roles(&self, kind: EventKind) -> KindRoles {
        self.kind_roles.get(kind as usize).copied().unwrap_or_default()
    }
}

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

use crate::image::{Row, Rows, Text, Texts, code_row, row, stored};
use crate::model::{Cameo, EventKind, EventMode, Realis};
pub use known::Known;
use known::{NextSenses, Sense};
use runs::Runs;
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

impl Part {
    /// The part with this number, which is at most 3.
    const fn with_number(number: u32) -> Self {
        match number {
            0 => Part::Verb,
            1 => Part::Noun,
            2 => Part::Written,
            _ => Part::Literal,
        }
    }
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
row!(Prepositions: u32);

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
    /// Harm that people or things come to, by violence or by mishap: kill, injure, destroy.
    pub harm: bool,
    /// A verb whose subject does what its object names: "launched an offensive", "ordered the closure".
    pub light: bool,
    /// Prepositions that lead to the target.
    pub target: Prepositions,
    /// Prepositions that lead to the source.
    pub source: Prepositions,
}
row!(Roles {
    target: Prepositions,
    source: Prepositions,
    reciprocal: bool,
    swap: bool,
    no_target: bool,
    no_source: bool,
    weak: bool,
    agent: bool,
    casualty: bool,
    harm: bool,
    light: bool,
});

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
row!(Attitude { stance: Stance, realis: Realis, doer: Doer });
row!(Option<Attitude> where [u8; 3]:
    |parts| (parts != Attitude::NONE).then(|| Attitude::read(&parts)),
    |attitude| attitude.map_or(Attitude::NONE, |of| [of.stance.number(), of.realis as u8, of.doer as u8]));

impl Attitude {
    /// The row of no attitude.
    const NONE: [u8; 3] = [u8::MAX; 3];
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
row!(Stance where u8: |number| Stance::with_number(number), |stance| stance.number());

impl Stance {
    /// Those that are no events have the first numbers.
    const fn number(self) -> u8 {
        match self {
            Stance::Intent => 0,
            Stance::Decide => 1,
            Stance::Fail => 2,
            Stance::Doubt => 3,
            Stance::Kind(kind) => 4 + kind as u8,
        }
    }

    fn with_number(number: u8) -> Self {
        match number {
            0 => Stance::Intent,
            1 => Stance::Decide,
            2 => Stance::Fail,
            3 => Stance::Doubt,
            _ => Stance::Kind(EventKind::read(&[number - 4])),
        }
    }
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
code_row!(Doer, [Subject, Object, Other]);

/// What an attitude becomes when a certain act follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// The event that it makes; `None` for none.
    pub kind: Option<EventKind>,
    /// A finer kind.
    pub mode: Option<EventMode>,
    /// CAMEO code.
    pub cameo: Option<Cameo>,
}

row!(Act { kind: Option<EventKind>, mode: Option<EventMode>, cameo: Option<Cameo> });

/// What an attitude becomes when a certain act follows, with the number of both.
#[derive(Debug, Clone, Copy)]
struct ActLine {
    key: u32,
    act: Act,
}
row!(ActLine { key: u32, act: Act });

impl ActLine {
    /// A number for an attitude and an act.
    fn key(stance: Stance, kind: EventKind, mode: Option<EventMode>) -> u32 {
        u32::from(stance.number()) << 16 | (kind as u32) << 8 | mode.map_or(0, |mode| mode as u32 + 1)
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
row!(KindRoles { noun_target: Prepositions, noun_source: Prepositions, verb_target: Prepositions });

/// A word or phrase that tells whether an event is a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    /// What it makes of the event.
    pub realis: Realis,
    /// Which events it reaches.
    pub scope: Scope,
}
row!(Cue { realis: Realis, scope: Scope });

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
    /// The verb behind the "to" with which it ends.
    Infinitive,
}
code_row!(Scope, [Word, Noun, Phrase, Clause, After, Progressive, Infinitive]);

/// The event tables, ready for look-ups.
#[derive(Debug, Clone)]
pub struct Triggers {
    trie: Trie,
    cue_trie: Trie,
    /// The meanings with which words go on with a pattern, by their number.
    next_senses: Rows<NextSenses>,
    /// Those after the second one, which few words have.
    more_senses: Runs<Sense>,
    /// What the choice of triggers asks of each entry.
    facts: Rows<Facts>,
    /// What the rules ask of those chosen.
    gists: Rows<Gist>,
    /// The pattern of each entry, among the texts.
    patterns: Rows<Text>,
    texts: Texts,
    cues: Rows<Cue>,
    /// By [key](ActLine::key).
    acts: Rows<ActLine>,
    kind_roles: Rows<KindRoles>,
}
stored!(Triggers { trie, cue_trie, next_senses, more_senses, facts, gists, patterns, texts, cues, acts, kind_roles });

/// What the choice of triggers asks of an entry.
#[derive(Debug, Clone, Copy, Default)]
struct Facts {
    /// Whether it is a noun for those who do it.
    is_agent: bool,
    /// Whether it names an event or an attitude, and is not only there to hide others.
    tells: bool,
}
row!(Facts { is_agent: bool, tells: bool });

impl Facts {
    fn of(trigger: &Trigger) -> Self {
        Self { is_agent: trigger.roles.agent, tells: trigger.kind.is_some() || trigger.attitude.is_some() }
    }
}

/// What the rules ask of a [`Trigger`]: all but its pattern. Small, since from article to article others are asked for, and each is
/// far away then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gist {
    pub(crate) roles: Roles,
    pub(crate) cameo: Option<Cameo>,
    pub(crate) kind: Option<EventKind>,
    pub(crate) mode: Option<EventMode>,
    pub(crate) attitude: Option<Attitude>,
}
row!(Gist {
    roles: Roles,
    cameo: Option<Cameo>,
    kind: Option<EventKind>,
    mode: Option<EventMode>,
    attitude: Option<Attitude>,
} pad 1);

impl Gist {
    fn of(trigger: &Trigger) -> Self {
        let Trigger { kind, mode, cameo, roles, attitude, .. } = *trigger;
        Self { roles, cameo, kind, mode, attitude }
    }
}

impl Triggers {
    /// The entry with this number.
    #[must_use]
    pub fn trigger(&self, entry: u32) -> Option<Trigger> {
        let Gist { roles, cameo, kind, mode, attitude } = self.gist(entry)?;
        Some(Trigger { kind, mode, cameo, roles, attitude, pattern: self.pattern(entry) })
    }

    /// The pattern of the entry with this number as the table writes it.
    pub(crate) fn pattern(&self, entry: u32) -> Cow<'static, str> {
        self.patterns.get(entry as usize).map_or(Cow::Borrowed(""), |pattern| self.texts.kept(pattern))
    }

    /// The gist of the entry with this number.
    #[inline]
    pub(crate) fn gist(&self, entry: u32) -> Option<Gist> {
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
        self.gists.len()
    }

    /// Whether there are no entries.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.gists.is_empty()
    }

    /// Finds every trigger that begins with one of the `candidates`: a bit for each word, sixty-four words a number.
    pub(crate) fn find(&self, words: &impl Words, candidates: impl Fn(usize) -> u64, search: &mut Search) {
        self.search(&self.trie, words, candidates, search);
    }

    /// The triggers that the word is by itself.
    pub(crate) fn alone(&self, known: Known) -> impl Iterator<Item = Gist> + '_ {
        let trie = self.trie.open();
        let start = trie.start(known.number()).into_iter();
        let meanings =
            start.flat_map(move |start| std::iter::once(start.read).chain(trie.other_meanings(start).iter()));
        let entries = meanings.flat_map(move |meaning| {
            let node = trie.node(meaning.node());
            [node.entry, node.passive]
        });
        entries.filter_map(|entry| self.gist(u32::from(entry).checked_sub(1)?))
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
        self.cues.get(entry as usize)
    }

    /// What an attitude of `stance` becomes over an act of `kind` and `mode`: the line with the mode, else the line without.
    #[must_use]
    pub fn act(&self, stance: Stance, kind: EventKind, mode: Option<EventMode>) -> Option<Act> {
        let acts = self.acts.all();
        let line = |mode| {
            let key = ActLine::key(stance, kind, mode);
            let at = acts.partition_point(|line| line.key < key);
            acts.get(at).filter(|line| line.key == key).map(|line| line.act)
        };
        mode.and_then(|mode| line(Some(mode))).or_else(|| line(None))
    }

    /// The prepositions of a kind.
    #[must_use]
    pub fn kind_roles(&self, kind: EventKind) -> KindRoles {
        self.kind_roles.get(kind as usize).unwrap_or_default()
    }
}

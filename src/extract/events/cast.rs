//! [`Cast`]: the actors and places of an article as the rules for sides look for them, and what may be the subject of each clause.

use super::clauses::Clauses;
use super::link::is_direct;
use super::names::Name;
use super::reading::Reading;
use crate::extract::bits::Bits;
use crate::extract::ranks::Ranks;
use crate::lexicon::Class;
use crate::model::MentionKind;
use crate::text::{Gap, word};

/// The actors and places of an article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    /// The numbers of the names that are actors or places, ...
    players: Vec<u32>,
    /// ... and the words with which they begin.
    starts: Ranks,
    /// The numbers of the names that are actors, ...
    actors: Vec<u32>,
    /// ... and the words with which they begin.
    actor_starts: Ranks,
    /// The words with which names of any sort begin.
    name_starts: Bits,
    /// What may be the subject of each clause.
    subjects: Vec<Subjects>,
}

/// What may be the subject of a clause, as one pass over its names in text order finds it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subjects {
    /// The first word of the name with which the search ends: the subject, or an object.
    pub(super) until: u32,
    /// The subject, if the search ends with one.
    pub(super) subject: Option<u32>,
    /// The first owner ("X's troops") before it.
    pub(super) owner: Option<u32>,
    /// The last relative pronoun before it.
    pub(super) relative: Option<u32>,
}

impl Subjects {
    const NONE: Self = Self { until: u32::MAX, subject: None, owner: None, relative: None };
}

/// How far before a name a verb makes it an object, in words.
const VERB_REACH: u32 = 18;

impl Cast {
    /// Reads the cast of an article in place of that of the last one. Subjects are found in the sentences in `wanted` only.
    pub(super) fn read(&mut self, reading: &Reading<'_>, clauses: &Clauses, wanted: &Bits) {
        let words = reading.doc.words().len();
        let Self { players, starts, actors, actor_starts, name_starts, subjects } = self;
        let names = reading.names.all();
        players.clear();
        players.resize(names.len(), 0);
        actors.clear();
        actors.resize(names.len(), 0);
        starts.clear(words);
        actor_starts.clear(words);
        name_starts.clear(words);
        let (mut player_count, mut actor_count) = (0, 0);
        for (number, name) in names.iter().enumerate() {
            let (is_actor, first) = (name.actor.is_some(), name.first as u32);
            let is_player = is_actor | name.place.is_some();
            players[player_count] = number as u32;
            player_count += usize::from(is_player);
            actors[actor_count] = number as u32;
            actor_count += usize::from(is_actor);
            name_starts.insert(first);
            starts.insert_if(first, is_player);
            actor_starts.insert_if(first, is_actor);
        }
        players.truncate(player_count);
        actors.truncate(actor_count);
        starts.count();
        actor_starts.count();
        subjects.clear();
        subjects.resize(clauses.len(), Subjects::NONE);
        for &number in &*actors {
            let name = &names[number as usize];
            let first = name.first as u32;
            let clause = clauses.of(name.first);
            let from = clauses.get(clause).start();
            let subjects = &mut subjects[clause as usize];
            let open = wanted.has(first) & (first >= from) & (subjects.until == u32::MAX);
            let relative = open & reading.class(name.first).has(Class::RELATIVE);
            let direct = open & !relative & is_direct(reading, name.first, from as usize);
            let object = direct & follows_verb(reading, from, first);
            let owner = direct & !object & is_owner(reading, name);
            let subject = direct & !object & !owner;
            let some = |is: bool, other: Option<u32>| if is { Some(number) } else { other };
            subjects.relative = some(relative, subjects.relative);
            subjects.owner = some(owner & subjects.owner.is_none(), subjects.owner);
            subjects.subject = some(subject, subjects.subject);
            subjects.until = if subject | object { first } else { subjects.until };
        }
    }

    /// What may be the subject of the clause.
    pub(super) fn subjects(&self, clause: u32) -> Subjects {
        self.subjects.get(clause as usize).copied().unwrap_or(Subjects::NONE)
    }

    /// The number of the last actor that begins before the word.
    pub(super) fn actor_before(&self, word: u32) -> Option<usize> {
        let begun = self.actor_starts.below(word);
        self.actors.get(begun.wrapping_sub(1)).map(|&number| number as usize)
    }

    /// The numbers of the first `count` actors and places that begin with the word `from` or behind it.
    pub(super) fn players(&self, from: u32, count: usize) -> &[u32] {
        let first = self.starts.below(from);
        self.players.get(first..first + count).unwrap_or_default()
    }

    /// The words from `from` on with which actors and places begin, that of `from` lowest; and those with which any names do.
    pub(super) fn ahead(&self, from: u32) -> (u64, u64) {
        (self.starts.ahead(from), self.name_starts.ahead(from))
    }
}

/// Whether a verb of the clause that begins with the word `from` stands before the name that begins with `first` with no comma
/// between: the name is its object.
pub(super) fn follows_verb(reading: &Reading<'_>, from: u32, first: u32) -> bool {
    let commas = &reading.sets.commas;
    let to_verb = reading.traits.verbs.behind(first).leading_zeros();
    let to_comma = commas.behind(first).leading_zeros();
    let near = to_verb < first.saturating_sub(from).min(VERB_REACH);
    near & (to_verb <= to_comma) & !commas.has(first)
}

/// Whether the name owns what follows: "X's", or an adjective of nationality before a noun.
pub(super) fn is_owner(reading: &Reading<'_>, name: &Name) -> bool {
    let no_noun = Class::PREPOSITION | Class::CONJUNCTION | Class::RELATIVE | Class::ADVERB;
    let gap = reading.gap_before(name.end);
    let lower = reading.word(name.end).is_some_and(|word| word.shape.is_lower());
    let possessive = gap.has(Gap::APOSTROPHE) & reading.is(name.end, word!("s"));
    let closed = reading.class(name.end).any(no_noun) | reading.may_be_verb(name.end);
    possessive | ((name.kind == MentionKind::Demonym) & gap.is_space() & lower & !closed)
}

//! The subject of a verb: the first name of its clause that hangs on no preposition.

use super::clauses::{NONE, Opener};
use super::link::led;
use super::names::Name;
use super::roles::{Finder, REACH};
use super::side::Side;
use super::told::Told;
use crate::extract::bits::{Bits, members_from};
use crate::lexicon::Class;
use crate::lexicon::triggers::Forms;
use crate::model::{ActorId, EventKind, MentionKind};
use crate::text::{Gap, word, words};

/// How far before its verb a subject may stand.
const SUBJECT_REACH: usize = 80;

/// How far back from a word it is looked for what leads to it, or for its verb.
const LOOK_BACK: u32 = 20;

const _: () = assert!(LOOK_BACK as usize > REACH && REACH == 1 + 1 + 2 + 4 + 8 + 2 && SUBJECT_REACH <= 64 + 44);

/// How far behind a name that tells of a noun what it is the noun may stand.
const NOUN_PHRASE: usize = 4;

/// How many clauses up a subject may stand.
const CLAUSES: usize = 6;

impl Finder<'_, '_> {
    /// The subject of the verb at `head`: the first name of its clause that hangs on no preposition, else the subject of the clause
    /// that it hangs on.
    pub(super) fn subject(&self, told: &Told, head: usize) -> Side {
        let mut clause = self.clauses.of(head);
        let mut before = head;
        if let Some(name) = self.right_before(self.clauses.get(clause).start() as usize, head) {
            return name.actor();
        }
        // "X forcing Y to fire"
        let is_led = head > 0 && self.reading.class(head - 1).has(Class::INFINITIVE);
        if let Some(asked) = is_led.then(|| self.asked_in(clause, head)).flatten() {
            return asked.actor();
        }
        let is_ing = self.reading.verb_forms(head).any(Forms::ING);
        for _ in 0..CLAUSES {
            let open = self.clauses.get(clause);
            if is_ing & (open.opener == Opener::Participle) & (clause == self.clauses.of(head)) {
                // ", killing X and injuring Y": a name there is an object.
                (clause, before) = (open.parent, open.first as usize);
                continue;
            }
            if clause != self.clauses.of(head)
                && let Some(asked) = self.asked_in(clause, before)
            {
                return asked.actor();
            }
            if let Some(subject) = self.subject_in(clause, before) {
                return self.with_coordinates(subject, before);
            }
            if open.opener == Opener::Relative {
                return self.antecedent(told, open.first as usize);
            }
            if let Some(speaker) = self.speaker_as_subject(clause, before) {
                return speaker.into();
            }
            if (open.parent == NONE) | (open.opener == Opener::Reported) | self.has_other_subject(clause, before) {
                return Side::NONE;
            }
            (clause, before) = (open.parent, open.first as usize);
        }
        Side::NONE
    }

    /// The speaker, where a pronoun is the subject of a reported clause: "X said it would".
    fn speaker_as_subject(&self, clause: u32, before: usize) -> Option<ActorId> {
        let open = self.clauses.get(clause);
        let first = open.first as usize;
        let pronouns = ahead(&self.reading.sets.subject_pronouns, first, before.min(first + REACH));
        if (open.speech == 0) | (pronouns == 0) {
            return None;
        }
        let speaker = self.speech.get(open.speech as usize - 1)?.speaker?;
        let third = words!["it", "they", "he", "she", "we"];
        let is_third = |at: u32| third.iter().any(|&pronoun| self.reading.is(at as usize, pronoun));
        let mut inside = members_from(open.first, pronouns).filter(|&at| self.clauses.of(at as usize) == clause);
        inside.any(is_third).then_some(speaker)
    }

    /// The subject within a clause, before a word. An owner ("X's troops") is taken only if no name stands alone.
    fn subject_in(&self, clause: u32, before: usize) -> Option<&Name> {
        let (sets, names) = (self.reading.sets, self.reading.names);
        let from = (self.clauses.get(clause).start() as usize).max(before.saturating_sub(SUBJECT_REACH));
        let mut owner: Option<&Name> = None;
        let mut relative = None;
        // Sixty-four words at a time; behind the first ones a look back over some of them again.
        let mut new = u64::MAX;
        let mut base = from as u32;
        while (base as usize) < before {
            let actors = names.actors().ahead(base) & new & self.clauses.words_of(clause, base, before as u32);
            let relatives = actors & sets.relatives.ahead(base);
            let direct = actors & !relatives & !led(self.reading, base);
            // What follows a verb is its object, and what comes later is no subject either.
            let objects = direct & self.follow_verbs(base);
            let free = objects.wrapping_sub(1) & !objects;
            relative = (relatives & free).checked_ilog2().map(|last| names.starting(base + last)).or(relative);
            for at in members_from(base, direct & free) {
                let name = names.starting(at);
                if self.is_owner(name) {
                    owner = owner.or(Some(name));
                    continue;
                }
                // A second name would be an object or an apposition.
                let subject = self.head_of(name);
                return owner.filter(|owner| subject.first() > owner.end() + 3).or(Some(subject));
            }
            if objects != 0 {
                break;
            }
            base += 64 - LOOK_BACK;
            new = u64::MAX << LOOK_BACK;
        }
        relative.or(owner)
    }

    /// Whom the clause asks to do something before the word `before`: they do what its clauses tell too, as in "X urged Y to stop while
    /// preparing for talks".
    fn asked_in(&self, clause: u32, before: usize) -> Option<&Name> {
        let names = self.reading.names;
        let is_to = |&at: &usize| self.reading.class(at).has(Class::INFINITIVE) && self.clauses.of(at) == clause;
        let to = (before.saturating_sub(REACH)..before).rev().find(is_to)?;
        let name = names.last_before(to as u32).filter(|name| name.is_actor() && name.end() == to)?;
        let verb = name.first().checked_sub(1)?;
        let asks = |kind: Option<EventKind>| matches!(kind, Some(EventKind::Appeal | EventKind::Request));
        let makes =
            words!["forcing", "forced", "forces", "prompting", "prompted", "prompts", "compelled", "compelling"];
        let is_asked = self.reading.triggers.alone(self.reading.known_at(verb)).any(|gist| asks(gist.kind));
        (is_asked || self.reading.is_any(verb, &makes)).then_some(name)
    }

    /// The name just before a verb where "with" leads to it: "with X leaving".
    fn right_before(&self, from: usize, verb: usize) -> Option<&Name> {
        let sets = self.reading.sets;
        let end = verb as u32;
        let group = sets.verb_groups.behind(end).leading_ones();
        let beside = self.reading.names.covered().behind(end) >> (63 - group.min(63));
        if (beside == 0) | sets.auxiliaries.has(end.wrapping_sub(1)) {
            return None;
        }
        let name = self.reading.names.last_before(end)?;
        let near = (name.first() >= from.max(verb.saturating_sub(REACH))) & (name.end() + group as usize >= verb);
        // A preposition among the four words before it.
        let led = sets.prepositions.behind(name.first() as u32) >> 60 != 0;
        (near & led & name.is_actor() && self.hangs_on_with(name)).then_some(name)
    }

    /// Whether "with" stands a few words before the name.
    fn hangs_on_with(&self, name: &Name) -> bool {
        (1..=4).any(|back| self.reading.is(name.first().wrapping_sub(back), word!("with")))
    }

    /// The last of names that stand side by side: in "U.S. President X" it is X, in "Iranian-backed rebels" the rebels.
    pub(super) fn head_of<'n>(&'n self, name: &'n Name) -> &'n Name {
        let Some(next) = self.reading.names.after(name).first().filter(|next| next.is_actor()) else { return name };
        let (end, gap) = (name.end(), self.reading.gap_before(name.end()));
        let is_beside = (next.first() == end)
            & !self.reading.traits.sentence_ends.has(end as u32)
            & gap.only(Gap::SPACE | Gap::STOP)
            & !gap.is_empty();
        let is_near = (next.first() > end) & (next.first() <= end + NOUN_PHRASE);
        if is_beside | (is_near && self.is_part_of(name, next)) { next } else { name }
    }

    /// Whether the name only tells what the next one is: "Iranian-backed rebels", "its NATO ally Turkey".
    fn is_part_of(&self, name: &Name, next: &Name) -> bool {
        let (end, first) = (name.end(), next.first());
        let lower = self.reading.word(end).is_some_and(|word| word.shape.is_lower());
        let is_joined = self.reading.gap_before(end).has(Gap::HYPHEN) & lower;
        let has_verb = || self.reading.traits.verbs_and_bases.any(end as u32, first as u32);
        self.is_one_phrase(end + usize::from(is_joined), first)
            && (is_joined || (lower & (next.kind == MentionKind::Name) && !has_verb()))
    }

    /// Whether nothing ends a noun phrase in the words `from..to`.
    pub(super) fn is_one_phrase(&self, from: usize, to: usize) -> bool {
        self.reading.sets.owner_ends.between(from as u32, to as u32) == 0
    }

    /// The words from `from` on, that of `from` lowest, that stand at most [`REACH`] words behind a verb with no comma between: there a
    /// name is its object.
    fn follow_verbs(&self, from: u32) -> u64 {
        let free = !self.reading.sets.commas.ahead(from);
        let of_two = free & free << 1;
        let of_four = of_two & of_two << 2;
        let of_eight = of_four & of_four << 4;
        let mut behind = self.reading.traits.verbs.ahead(from) << 1 & free;
        for (step, of_step) in [(1, free), (2, of_two), (4, of_four), (8, of_eight), (2, of_two)] {
            behind |= behind << step & of_step;
        }
        behind
    }

    /// Whether the name owns what follows: "X's", or an adjective of nationality before a noun.
    fn is_owner(&self, name: &Name) -> bool {
        let reading = self.reading;
        let no_noun = Class::PREPOSITION | Class::CONJUNCTION | Class::RELATIVE | Class::ADVERB;
        let gap = reading.gap_before(name.end());
        let lower = reading.word(name.end()).is_some_and(|word| word.shape.is_lower());
        let possessive = gap.has(Gap::APOSTROPHE) & reading.is(name.end(), word!("s"));
        let closed = reading.class(name.end()).any(no_noun) | reading.may_be_verb(name.end());
        let is_adjective = (name.kind == MentionKind::Demonym) & gap.is_space() & lower & !closed;
        possessive | is_adjective | (gap.has(Gap::HYPHEN) & lower)
    }

    /// Whether words that are no name may be the subject of the clause.
    fn has_other_subject(&self, clause: u32, before: usize) -> bool {
        let sets = self.reading.sets;
        let from = self.clauses.get(clause).start();
        let inside = self.clauses.words_of(clause, from, (before as u32).min(from + REACH as u32));
        let phrases = sets.prepositions.ahead(from) & inside;
        let ends = sets.phrase_ends.ahead(from) & inside;
        // From each preposition up to what ends its phrase, by steps of 1, 2, 4 and so on.
        let (mut taken, mut free) = (phrases, !ends);
        for step in [1, 2, 4, 8, 16] {
            taken |= free & taken << step;
            free &= free << step;
        }
        sets.open.ahead(from) & inside & !taken != 0
    }

    /// The name that a relative clause is about: the last one before it.
    pub(super) fn antecedent(&self, told: &Told, at: usize) -> Side {
        let near = self.last_actor(told, at, REACH).filter(|name| at - name.end().min(at) <= 4);
        near.map_or(Side::NONE, Name::actor)
    }

    /// Whether the subject of the verb at `head` is in its clause and is no actor: a place, or a noun.
    pub(super) fn is_done_by_another(&self, head: usize) -> bool {
        let (names, clause) = (self.reading.names, self.clauses.of(head));
        let from = self.clauses.get(clause).start();
        let inside = self.clauses.words_of(clause, from, (head as u32).min(from + REACH as u32));
        let places = names.sides().ahead(from) & !names.actors().ahead(from) & inside & !led(self.reading, from);
        let pronouns = self.reading.sets.subject_pronouns.ahead(from) & inside;
        (places != 0) | ((pronouns == 0) & self.has_other_subject(clause, head))
    }

    /// `first` and what is joined to it by commas and "and": "X, Y and Z".
    pub(super) fn with_coordinates(&self, first: &Name, before: usize) -> Side {
        self.joined_to(first.actor(), first, before)
    }

    /// `actors`, who stand in the name `first`, and what is joined to it.
    pub(super) fn joined_to(&self, actors: Side, first: &Name, before: usize) -> Side {
        let sets = self.reading.sets;
        let mut actors = actors;
        let mut end = first.end();
        for name in self.reading.names.after(first) {
            if name.first() > end + 3 || name.first() >= before || actors.len() == Side::MOST {
                break;
            }
            if (name.first() == end) & self.reading.gap_before(end).has(Gap::OPEN) {
                // "the X Organisation (XO)"
                end = name.end();
                continue;
            }
            let joined = ahead(&sets.conjunctions, end, name.first()) != 0;
            let comma = name.first() == end && sets.commas.has(end as u32);
            let list = joined || (comma && self.list_goes_on(name));
            // "killing X and injuring Y"
            let is_ing = (end..name.first()).any(|at| self.reading.verb_forms(at).any(Forms::ING));
            if !list || is_ing || ahead(&self.reading.traits.verbs, end, name.first()) != 0 {
                break;
            }
            actors.add(name.actor());
            end = name.end();
        }
        actors
    }

    /// Whether "and" or another comma with a name follows, so that a comma before the name is one of a list.
    fn list_goes_on(&self, name: &Name) -> bool {
        let (sets, names) = (self.reading.sets, self.reading.names);
        let is_article = self.reading.class(name.end() + 1).has(Class::DETERMINER);
        let and = sets.conjunctions.has(name.end() as u32) && names.covers(name.end() + 1 + usize::from(is_article));
        and || (sets.commas.has(name.end() as u32) && names.covers(name.end()))
    }
}

/// The members of a set among the words `from..to`, at most 63; that of `from` lowest.
fn ahead(set: &Bits, from: usize, to: usize) -> u64 {
    set.ahead(from as u32) & !(u64::MAX << to.saturating_sub(from).min(63))
}

//! Where a reported clause begins behind its cue, and whether the words there are a clause at all.
//!
//! `said in Kyiv on Wednesday` and `demanded an explanation` report no clause: what is said begins with `that`, with `to` and a
//! verb, or holds a verb of its own.

use std::ops::Range;

use super::cues::FoundCue;
use super::marks::Mark;
use super::nouns;
use super::scene::Scene;
use crate::extract::bits::members_from;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueForm};
use crate::text::{Gap, word, words};

/// Words between a cue and its `that`.
const THAT_REACH: usize = 9;
/// More words than this follow a `that` that begins a clause.
const SHORTEST_THAT: usize = 2;
/// Phrases of time and place between a cue and its clause: `in Oslo on Monday`.
const MOST_CIRCUMSTANCES: usize = 4;
/// Words of such a phrase.
const LONGEST_CIRCUMSTANCE: usize = 8;
/// Adverbs between two verbs that are one.
const MOST_ADVERBS: usize = 4;
/// Words among which the verb of a clause is looked for.
const VERB_REACH: usize = 40;
/// From so many words on, what follows a verb that takes a clause and little else is one, even if no verb is known.
const LONG: usize = 6;
/// Words of a noun that tells what is said.
const SHORTEST_TOPIC: usize = 3;
/// Forms of helping verbs.
const HELPING: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);

/// The beginning of a clause and who is addressed.
pub(super) struct Opening {
    pub(super) at: usize,
    pub(super) addressee: Option<Range<usize>>,
}

/// The beginning of what `cue` reports before `end`.
pub(super) fn opening(scene: &Scene<'_>, cue: &FoundCue, end: usize) -> Option<Opening> {
    let entry = &cue.form;
    if cue.end >= end || scene.is_possessive_s(cue.end) {
        return None;
    }
    let reader = Openings { scene, entry, end };
    let addressee = if entry.traits.has(Traits::OBJECT) { reader.addressee(cue.end) } else { None };
    let from = addressee.as_ref().map_or(cue.end, |addressee| addressee.end);
    if let Some(at) = reader.that_from(cue.end) {
        return Some(Opening { at, addressee: addressee.filter(|addressee| addressee.end <= at) });
    }
    let infinitive = (addressee.is_some() || entry.traits.has(Traits::TO_INFINITIVE)) && reader.is_infinitive(from);
    if infinitive {
        return Some(Opening { at: from, addressee });
    }
    // `called for Smith to resign`, `called for a new pier`
    if scene.is(from, word!("for")) {
        let to = (from + 2..end.min(from + 2 + LONGEST_CIRCUMSTANCE)).any(|at| reader.is_infinitive(at));
        return (to || reader.is_matter(from + 1)).then_some(Opening { at: from + 1, addressee });
    }
    let at = reader.behind_circumstances(from);
    if at > from && scene.is_name_like(at) && !scene.joined(at - 1) {
        return None;
    }
    let gerund = at == cue.end
        && scene.joined(at - 1)
        && scene.is_gerund(at)
        && matches!(entry.class, CueClass::Argue | CueClass::Announce);
    let topic = at == cue.end && reader.is_topic(at);
    (gerund || topic || reader.is_clause(at)).then_some(Opening { at, addressee })
}

/// What the tests of one sentence share.
struct Openings<'a> {
    scene: &'a Scene<'a>,
    entry: &'a CueForm,
    end: usize,
}

impl Openings<'_> {
    /// The `that` behind the cue, over an addressee, a time or a place.
    fn that_from(&self, from: usize) -> Option<usize> {
        if !self.entry.traits.has(Traits::THAT) {
            return None;
        }
        let ahead = self.scene.marks.ahead(from);
        // Behind a semicolon nothing is looked for.
        let reach = (ahead.get(Mark::Semicolon) << 1).trailing_zeros() as usize;
        let reach = reach.min(THAT_REACH).min(self.end.saturating_sub(from));
        let found = (ahead.get(Mark::That) & ahead.get(Mark::Lower)).trailing_zeros() as usize;
        let at = from + found;
        // `said the boat sank and that nobody knew`
        let joins = found > 0 && self.scene.marks.has(Mark::Conjunction, at - 1);
        let quoted = || (at..self.end).any(|at| self.scene.gap(at).has(Gap::QUOTE));
        (found < reach && !joins && (at + SHORTEST_THAT < self.end || quoted())).then_some(at)
    }

    /// `told reporters`, `urged Smith to`, `called on Smith to`.
    fn addressee(&self, cue_end: usize) -> Option<Range<usize>> {
        let on = self.scene.is(cue_end, word!("on"));
        let at = cue_end + usize::from(on);
        if self.scene.has(at, Class::OBJECT_PRONOUN) && !self.scene.has(at, Class::DETERMINER) {
            return Some(at..at + 1);
        }
        let mut phrase = nouns::after(self.scene, at, self.end)?;
        // `told reporters the pier was closed`
        let article = |&at: &usize| {
            self.scene.is_lower(at)
                && self.scene.has(at, Class::DETERMINER)
                && !self.scene.has(at, Class::QUANTIFIER)
                && !self.scene.has(at - 1, Class::PREPOSITION)
        };
        phrase.end = (phrase.start + 1..phrase.end).find(article).unwrap_or(phrase.end);
        let next = phrase.end;
        let opens = Class::SUBJECT_PRONOUN | Class::PREPOSITION | Class::DETERMINER;
        let goes_on = self.is_infinitive(next)
            || self.entry.traits.has(Traits::THAT) && !on && (self.scene.has(next, opens) || self.scene.is_time(next))
            || self.scene.has(next, Class::RELATIVE)
            || self.scene.is_any(next, &words!["whether", "if"]);
        (goes_on && next < self.end && !self.scene.is_any(next, &words!["of", "for", "as"])).then_some(phrase)
    }

    /// `to sell`, `not to sell`, but not `to the council`.
    fn is_infinitive(&self, at: usize) -> bool {
        let at = at + usize::from(self.scene.is(at, word!("not")));
        let nominal = Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT_PRONOUN | Class::QUANTIFIER;
        at + 1 < self.end
            && self.scene.is(at, word!("to"))
            && (self.scene.joined(at) || self.scene.gap(at).has(Gap::QUOTE))
            && self.scene.is_lower(at + 1)
            && !self.scene.has(at + 1, nominal)
            && !self.scene.is_gerund(at + 1)
            && !self.scene.names_people(at + 1)
    }

    /// Behind the time and place of the saying: `in Oslo on Monday`.
    fn behind_circumstances(&self, from: usize) -> usize {
        let mut at = from;
        for _ in 0..MOST_CIRCUMSTANCES {
            match self.circumstance_end(at) {
                Some(end) => at = end,
                None => break,
            }
        }
        // `said last year was bad`: the time is the subject.
        if self.scene.has(at, HELPING) { from } else { at }
    }

    fn circumstance_end(&self, at: usize) -> Option<usize> {
        let lower = self.scene.is_lower(at);
        let time = self.scene.is_time(at) || self.scene.has(at, Class::WEEKDAY);
        let meant = Class::SUBJECT_PRONOUN | Class::NEGATION | Class::QUANTIFIER | Class::DETERMINER;
        let adverb = self.scene.is_adverb(at) && !self.scene.has(at, meant);
        if at + 1 < self.end && (time || adverb) && !self.scene.is_possessive_s(at + 1) {
            return Some(at + 1);
        }
        let preposition = lower && self.scene.has(at, Class::PREPOSITION) && !self.scene.has(at, Class::QUANTIFIER);
        let clause =
            self.scene.has(at, Class::SUBORDINATOR) && (self.begins_subject(at + 1) || self.scene.is_gerund(at + 1));
        if !preposition || clause || self.scene.is_any(at, &words!["of", "for", "to", "as"]) {
            return None;
        }
        let mut end = at + 1;
        while end < self.end && end < at + LONGEST_CIRCUMSTANCE && self.scene.joined(end - 1) {
            if end > at + 1 && (self.begins_subject(end) || self.begins_circumstance(end)) {
                break;
            }
            end += 1;
        }
        Some(end)
    }

    fn begins_circumstance(&self, at: usize) -> bool {
        self.scene.is_lower(at) && self.scene.has(at, HELPING | Class::PREPOSITION | Class::SUBORDINATOR)
            || self.scene.has(at, Class::WEEKDAY)
    }

    /// A word that begins a subject and ends what stands before it.
    fn begins_subject(&self, at: usize) -> bool {
        self.scene.is_pronoun(at)
            || self.scene.is_lower(at)
                && self.scene.has(at, Class::DETERMINER | Class::POSSESSIVE | Class::DEMONSTRATIVE)
    }

    /// Whether the words from `at` on are a clause.
    fn is_clause(&self, at: usize) -> bool {
        let scene = self.scene;
        // `asked not to be named`
        if at + 1 >= self.end || scene.is(at, word!("not")) {
            return false;
        }
        let asks = scene.is_lower(at)
            && (scene.has(at, Class::RELATIVE) || scene.is_any(at, &words!["whether", "if"]))
            && !scene.is(at, word!("that"))
            && (!scene.is_any(at, &words!["when", "where", "which", "who"]) || self.entry.class == CueClass::Ask);
        if asks || scene.is_pronoun(at) || scene.is(at, word!("there")) {
            return true;
        }
        let bound = Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::RELATIVE | HELPING;
        if scene.is_lower(at) && scene.has(at, bound) && !scene.has(at, Class::QUANTIFIER | Class::DEMONSTRATIVE)
            || scene.is_lower(at) && scene.is_gerund(at)
        {
            return false;
        }
        let quoted = scene.points_from(at).iter().take_while(|point| point.at <= self.end).any(|point| !point.opens);
        let reporting = self.entry.class != CueClass::Judge;
        let plain = self.entry.class == CueClass::Say && self.entry.traits.has(Traits::STRONG) && self.end - at >= LONG;
        reporting && (quoted || plain || self.has_verb(at))
    }

    /// `the cost of the pier` behind `stressed`: a noun that says what is said. Amounts and single nouns are mere objects.
    fn is_topic(&self, at: usize) -> bool {
        use CueClass::{Announce, Argue, Ask, Report, Say};
        let topical = matches!(self.entry.class, Say | Ask | Argue | Announce | Report);
        topical && !self.entry.traits.has(Traits::CLAUSE) && self.is_matter(at)
    }

    /// Whether a noun of some length begins here.
    fn is_matter(&self, at: usize) -> bool {
        let bound = Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::RELATIVE | HELPING;
        let amount = |at| self.scene.has(at, Class::NUMBER_WORD) || self.scene.is_number(at);
        if at + SHORTEST_TOPIC > self.end || (at..at + SHORTEST_TOPIC).any(amount) {
            return false;
        }
        let leads_on = self.scene.is_lower(at) && self.scene.has(at, bound)
            || self.scene.is_time(at)
            || self.scene.is_adverb(at)
            || self.scene.begins_cue(at);
        !leads_on
    }

    /// Whether there are more verbs than words that begin a clause within the clause.
    fn has_verb(&self, at: usize) -> bool {
        let first = at + 1;
        let words = self.end.min(at + VERB_REACH).saturating_sub(first);
        let within = !(u64::MAX << words);
        let ahead = self.scene.marks.ahead(first);
        let verbs = self.verbs(first) & within;
        // Adverbs do not part a verb from the one before.
        let (mut joined, adverbs) = (verbs << 1, ahead.get(Mark::Adverb));
        for _ in 0..MOST_ADVERBS {
            joined |= (joined & adverbs) << 1;
        }
        let (mut opening, mut inner) = (verbs & !joined, ahead.get(Mark::Inner) & within);
        // Each inner clause takes one verb; mostly the first of both is a verb.
        while opening != 0 {
            let verb = opening.trailing_zeros();
            if inner & !(u64::MAX << verb << 1) == 0 {
                return true;
            }
            (opening, inner) = (opening & (opening - 1), inner & inner.wrapping_sub(1));
        }
        false
    }

    /// The words from `first` on that only verbs look like. Of verbs without an ending few are seen.
    fn verbs(&self, first: usize) -> u64 {
        let scene = self.scene;
        // The word before the first counts as well.
        let ahead = scene.marks.ahead(first - 1);
        let past = ahead.get(Mark::Ed) & !(ahead.get(Mark::Describes) << 1);
        let third = (ahead.get(Mark::Name) & !ahead.get(Mark::Break)) << 1 & ahead.get(Mark::Lower);
        let third = third & (ahead.get(Mark::Determines) >> 1);
        let sure = ahead.get(Mark::Verb) | past | ahead.get(Mark::Found) & ahead.get(Mark::Lower);
        let asked = (third | ahead.get(Mark::VerbLike)) & !sure;
        let seen = members_from(first as u32 - 1, asked).filter(|&at| self.looks_like_verb(at as usize));
        seen.fold(sure, |verbs, at| verbs | 1 << (at as usize - (first - 1))) >> 1
    }

    /// `'re`, and the verb of `Smith wants the`.
    fn looks_like_verb(&self, at: usize) -> bool {
        let scene = self.scene;
        let contracted = at > 0
            && scene.gap(at - 1).has(Gap::APOSTROPHE)
            && scene.is_any(at, &words!["re", "ve", "ll", "d", "m", "t"]);
        let third = scene.is_name_like(at - 1)
            && scene.joined(at - 1)
            && scene.ends_with_s(at)
            && scene.has(at + 1, Class::DETERMINER | Class::POSSESSIVE);
        contracted || scene.is_lower(at) && third
    }
}

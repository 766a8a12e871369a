//! The verbs of a sentence with their codes, and who stands on which side of each.

use super::matching::{Around, Sides};
use super::phrases::Group;
use super::sentence::{Form, Sentence};
use crate::ActorCode;
use crate::lexicon::Class;
use crate::lexicon::petrarch::{Codes, Dictionaries, Verb};
use crate::text;

/// How far from a verb its sides are looked for, in noun phrases.
const REACH: usize = 24;

/// An event with its codes.
#[derive(Debug)]
pub(super) struct Coded<'d> {
    /// The words of the verb.
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) codes: Codes,
    pub(super) sources: Vec<ActorCode>,
    pub(super) targets: Vec<ActorCode>,
    /// The pattern, else the verb.
    pub(super) rule: &'d str,
}

/// The events of a sentence.
pub(super) fn events<'d>(sentence: &Sentence<'_>, groups: &[Group], dictionaries: &'d Dictionaries) -> Vec<Coded<'d>> {
    let mut events: Vec<Coded<'d>> = Vec::new();
    let mut at = 0;
    while at < sentence.words.len() {
        let mut end = at;
        for (verb, range) in sentence.verbs_at(dictionaries, at) {
            end = end.max(range.end);
            let around = Around { sentence, groups, first: range.start, end: range.end };
            // What hangs on a verb that tells an event tells none of its own.
            if events.last().is_some_and(|last| !around.stands_apart(last.end)) {
                continue;
            }
            if let Some(event) = around.code(verb, dictionaries) {
                events.push(event);
                break;
            }
        }
        at = end.max(at + 1);
    }
    events
}

impl Around<'_, '_> {
    fn code<'d>(&self, verb: &'d Verb, dictionaries: &'d Dictionaries) -> Option<Coded<'d>> {
        let patterns = dictionaries.verbs.patterns(verb).iter();
        let found = patterns.into_iter().find_map(|pattern| Some((self.sides(pattern)?, pattern)));
        let (sides, codes, rule) = match found {
            Some((sides, pattern)) => (sides, pattern.codes, &pattern.text),
            None => (Sides::default(), verb.codes, &verb.text),
        };
        if codes == Codes::None {
            return None;
        }
        let (sources, targets) = self.with_defaults(sides)?;
        Some(Coded { first: self.first, end: self.end, codes, sources, targets, rule })
    }

    /// Both sides: those that a pattern names, else the subject and what follows the verb.
    fn with_defaults(&self, sides: Sides) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let Sides { source, target } = sides;
        let named = source.is_some() || target.is_some();
        let mut source = source.or_else(|| Some(self.subject(target.as_deref())?.codes()))?;
        let by = if named { None } else { self.agent() };
        let mut target = match (target, by) {
            (Some(target), _) => target,
            (None, Some(by)) => std::mem::replace(&mut source, by.codes()),
            (None, None) => self.object(&source)?,
        };
        if source.len() == 1 || target.len() == 1 {
            target.retain(|code| source.len() > 1 || !source.contains(code));
            source.retain(|code| target.len() > 1 || !target.contains(code));
        }
        (!source.is_empty() && !target.is_empty()).then_some((source, target))
    }

    /// The subject: the nearest noun phrase before the verb that is no object and hangs on no preposition. It is not the target.
    fn subject(&self, target: Option<&[ActorCode]>) -> Option<&Group> {
        if self.is_about_somebody_else() {
            return None;
        }
        let before = self.groups_before(self.first).iter().rev().take(REACH);
        let mut nearest = None;
        for group in before.filter(|group| target.is_none_or(|target| group.codes() != target)) {
            if group.is_coded() && self.is_free(group) {
                return Some(group);
            }
            nearest = nearest.or(Some(group).filter(|group| group.is_coded()));
        }
        nearest
    }

    /// Whether a pronoun is the subject and nobody before it did anything: "he said".
    fn is_about_somebody_else(&self) -> bool {
        let words = &self.sentence.words;
        let mut before = (0..self.first).rev().skip_while(|&at| words[at].is_filler() || words[at].is_auxiliary());
        let pronoun = before.next().filter(|&at| {
            words[at].class.has(Class::SUBJECT_PRONOUN) && !words[at].class.any(Class::RELATIVE | Class::DEMONSTRATIVE)
        });
        pronoun
            .is_some_and(|at| words[..at].iter().rev().take(REACH).all(|word| !word.is_verb && word.form != Form::Past))
    }

    /// Whether a noun phrase may be a subject.
    fn is_free(&self, group: &Group) -> bool {
        let Some(before) = group.first.checked_sub(1) else { return true };
        let word = &self.sentence.words[before];
        let led = word.class.has(Class::PREPOSITION) && !word.class.any(Class::SUBORDINATOR | Class::CONJUNCTION);
        group.first == 0 || !(led || word.is_verb || word.is_auxiliary() || word.form == Form::Past)
    }

    /// Who does it in a passive clause: "was opposed by".
    fn agent(&self) -> Option<&Group> {
        let words = &self.sentence.words;
        let be = words[..self.first].iter().rev().find(|word| !word.is_filler())?.class.has(Class::BE);
        let is_passive = be && words[self.end - 1].form == Form::Past;
        let by = (self.end..words.len().min(self.end + 4)).find(|&at| words[at].hash == text::hash("by"))?;
        self.groups_behind(by).first().filter(|group| is_passive && group.is_coded())
    }

    /// The first actor behind the verb that is not the source.
    fn object(&self, source: &[ActorCode]) -> Option<Vec<ActorCode>> {
        let mut behind = self.groups_behind(self.end).iter().take(REACH);
        behind.find_map(|group| {
            let codes: Vec<_> = group.codes().into_iter().filter(|code| !source.contains(code)).collect();
            (!codes.is_empty()).then_some(codes)
        })
    }

    /// Whether the verb hangs on none that ends before `last`: "and" leads to it, or a comma and a subject of its own.
    fn stands_apart(&self, last: usize) -> bool {
        let words = &self.sentence.words;
        let before = words[..self.first].iter().rev().find(|word| !word.is_filler() && !word.is_auxiliary());
        let joined = before.is_some_and(|word| word.class.has(Class::CONJUNCTION));
        let comma = (last..self.first).rev().take(REACH).find(|&at| words[at].after_break);
        let own = comma.is_some_and(|comma| self.subject(None).is_some_and(|subject| subject.first >= comma));
        joined || own
    }
}

//! Whether an event is told as a fact: cues in its clause, the verb group, the attitude above it.

use super::clauses::Clauses;
use super::reading::Reading;
use super::select::{Hit, Usage};
use crate::lexicon::Class;
use crate::lexicon::kept::Kept;
use crate::lexicon::triggers::{Cue, Forms, Scope, Search};
use crate::model::Realis;
use crate::text::Gap;

/// A cue of realis in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct CueHit {
    pub(super) first: usize,
    end: usize,
    realis: Realis,
    scope: Scope,
}

/// How far a cue before a verb reaches, in words.
const VERB_REACH: usize = 5;

/// How far a cue before a noun reaches.
const NOUN_REACH: usize = 4;

/// How far a cue for a whole clause reaches.
const CLAUSE_REACH: usize = 60;

/// The cues of an article in place of those of the last one, in text order.
pub(super) fn find_cues(
    reading: &Reading<'_>,
    candidates: &mut Kept<u32>,
    search: &mut Search,
    cues: &mut Vec<CueHit>,
) {
    reading.traits.cues.write_to(candidates);
    cues.clear();
    cues.extend(reading.triggers.find_cues(reading, candidates.as_slice(), search).filter_map(|found| {
        let Cue { realis, scope } = reading.triggers.realis_cue(found.entry)?;
        Some(CueHit { first: found.first as usize, end: found.end as usize, realis, scope })
    }));
    cues.sort_by_key(|cue| cue.first);
}

/// The realis of a trigger; `reported` tells whether somebody is said to have said it, so that "would" looks ahead.
pub(super) fn of(reading: &Reading<'_>, clauses: &Clauses, hit: &Hit<'_>, cues: &[CueHit], reported: bool) -> Realis {
    let clause = clauses.of(hit.head);
    let start = clauses.get(clause).first as usize;
    let mut realis = Realis::Happened;
    let near = cues.partition_point(|cue| cue.first + CLAUSE_REACH < hit.head);
    let near = cues[near..].iter().take_while(|cue| cue.first < hit.end + CLAUSE_REACH);
    for cue in near.filter(|cue| clauses.of(cue.first) == clause) {
        if reaches(reading, cue, hit, start) {
            let told = if cue.realis == Realis::Hypothetical && reported && reading.doc.word(cue.first) == "would" {
                Realis::Planned
            } else {
                cue.realis
            };
            realis = stronger(realis, told);
        }
    }
    if realis == Realis::Happened && is_infinitive(reading, hit) {
        realis = Realis::Planned;
    }
    realis
}

/// Which of two says more: denied, called for, threatened, planned, hypothetical, historical, ongoing, happened.
pub(super) fn stronger(one: Realis, other: Realis) -> Realis {
    let rank = |realis| match realis {
        Realis::Denied => 0,
        Realis::CalledFor => 1,
        Realis::Threatened => 2,
        Realis::Planned => 3,
        Realis::Hypothetical => 4,
        Realis::Historical => 5,
        Realis::Ongoing => 6,
        _ => 7,
    };
    if rank(other) < rank(one) { other } else { one }
}

fn reaches(reading: &Reading<'_>, cue: &CueHit, hit: &Hit<'_>, clause_start: usize) -> bool {
    let verbal = matches!(hit.usage, Usage::Active(_) | Usage::Passive | Usage::Phrase);
    match cue.scope {
        Scope::Word => {
            let before = cue.first < hit.head && (cue.first >= hit.first || hit.head - cue.first <= VERB_REACH + 1);
            verbal && before && same_verb_group(reading, cue.end, hit.head)
        }
        Scope::Noun => {
            let before = cue.end <= hit.first && hit.first - cue.end <= NOUN_REACH;
            !matches!(hit.usage, Usage::Active(_) | Usage::Passive)
                && before
                && same_noun_phrase(reading, cue.end, hit.first)
        }
        Scope::Phrase => {
            cue.end <= hit.first && hit.first - cue.end <= NOUN_REACH && same_noun_phrase(reading, cue.end, hit.first)
        }
        Scope::Clause => cue.first <= clause_start + 1 && cue.end <= hit.head,
        Scope::After => cue.first >= hit.end,
        Scope::Progressive => {
            matches!(hit.usage, Usage::Active(forms) if forms.any(Forms::ING))
                && cue.end <= hit.head
                && hit.head - cue.end <= 2
        }
    }
}

/// Whether only auxiliaries, adverbs, negations and "to" stand between a cue and its verb, at most one other verb.
fn same_verb_group(reading: &Reading<'_>, from: usize, head: usize) -> bool {
    let group = Class::BE | Class::HAVE | Class::DO | Class::MODAL | Class::NEGATION | Class::ADVERB;
    let mut strangers = 0;
    for at in from..head {
        let to = reading.doc.word(at) == "to";
        if reading.gap_before(at).has(Gap::COMMA) && !reading.is_adverb(at) {
            return false;
        }
        if !to && !reading.class(at).any(group) && !reading.is_adverb(at) {
            strangers += 1;
        }
    }
    strangers <= 1
}

/// Whether no verb, preposition or comma stands between a cue and its noun.
fn same_noun_phrase(reading: &Reading<'_>, from: usize, noun: usize) -> bool {
    (from..noun).all(|at| {
        let class = reading.class(at);
        !class.any(Class::PREPOSITION | Class::CONJUNCTION | Class::BE | Class::HAVE | Class::MODAL)
    })
}

/// "to attack": the act lies ahead of whatever governs it.
fn is_infinitive(reading: &Reading<'_>, hit: &Hit<'_>) -> bool {
    let base = match hit.usage {
        Usage::Active(forms) => forms.any(Forms::BASE),
        Usage::Passive => true,
        _ => false,
    };
    if !base {
        return false;
    }
    let mut at = hit.head;
    for _ in 0..3 {
        let Some(before) = at.checked_sub(1) else { return false };
        if reading.doc.word(before) == "to" {
            return true;
        }
        if !reading.is_adverb(before) && !reading.class(before).any(Class::BE | Class::NEGATION) {
            return false;
        }
        at = before;
    }
    false
}

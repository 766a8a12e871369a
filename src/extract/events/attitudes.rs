//! Attitude and act: what an attitude is about, and what the two make together.

use super::clauses::{Clauses, NONE, Opener};
use super::draft::Draft;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::told::Told;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Act, Doer, Forms, Stance, Triggers};
use crate::model::{EventKind, Realis};
use crate::text::{List, words};

use super::realis::stronger;

/// How far an act may stand behind its attitude, in words.
const REACH: usize = 16;

/// How many words before a noun its preposition stands.
const NOUN_PHRASE: u32 = 4;

/// How many acts one attitude may have.
const MOST_ACTS: usize = 3;

/// Gives the attitudes of an article and the acts that they govern what each takes from the other. All lists are in text order;
/// in `attitudes` are kept the numbers of the attitudes.
pub(super) fn join_all(
    reading: &Reading<'_>,
    clauses: &Clauses,
    hits: &[Hit],
    tellings: &[Told],
    attitudes: &mut List<u32>,
    drafts: &mut [Draft],
) {
    attitudes.clear();
    (0..).zip(hits).for_each(|(number, hit)| {
        attitudes.push_if(hit.trigger.attitude.is_some() & !hit.is_attributed_attitude(), number)
    });
    for &above in attitudes.as_slice() {
        let above = above as usize;
        let attitude = &hits[above];
        for below in above + 1..hits.len().min(above + 1 + MOST_ACTS) {
            // "demanded the release of detained men": what tells of somebody what he is, is so already.
            if hits[below].usage == Usage::Attribute {
                continue;
            }
            let same = tellings[above].sentence == tellings[below].sentence;
            if !(same && governs(reading, attitude, &hits[below], clauses)) {
                break;
            }
            let (before, rest) = drafts.split_at_mut(below);
            let same_clause = clauses.of(hits[below].head) == clauses.of(attitude.end - 1);
            join(reading.triggers, &mut before[above], &mut rest[0], same_clause);
            if hits[below].trigger.attitude.is_some() {
                break;
            }
        }
    }
}

/// Whether the act lies in the clause of the attitude, or in one that hangs on it.
fn governs(reading: &Reading<'_>, attitude: &Hit, act: &Hit, clauses: &Clauses) -> bool {
    // What begins before its end is far from it too.
    if act.first.wrapping_sub(attitude.end) > REACH {
        return false;
    }
    // "workers trying to march were arrested": a finite verb is not what "to" leads to.
    if reading.class(attitude.end - 1).has(Class::INFINITIVE) && is_finite(reading, act) {
        return false;
    }
    // "attempts to occupy X are a crime": what a finite verb tells of it is not what it leads to.
    let is_told = |at: usize| reading.is_any(at, &words!["is", "are", "was", "were", "has", "had"]);
    if reading.class(attitude.end - 1).has(Class::INFINITIVE) && (attitude.end..act.first).any(is_told) {
        return false;
    }
    if act.usage == Usage::Noun && is_told_by(reading, attitude.end, act.first) {
        return false;
    }
    let above = clauses.of(attitude.end - 1);
    let mut clause = clauses.of(act.head);
    for _ in 0..3 {
        if clause == above {
            return true;
        }
        let open = clauses.get(clause);
        let parent = open.parent;
        if parent == NONE {
            return false;
        }
        if !matches!(open.opener, Opener::Subordinate | Opener::Reported) || open.first as usize > attitude.end + 6 {
            return false;
        }
        clause = parent;
    }
    false
}

/// Whether a preposition behind `from` leads to the noun that tells of what was there before: in "demanded a probe into the killing"
/// only the probe is demanded.
fn is_told_by(reading: &Reading<'_>, from: usize, noun: usize) -> bool {
    let facts = words!["into", "after", "since", "during", "amid", "following", "despite"];
    let near = reading.sets.leaders.behind(noun as u32) & !(u64::MAX >> NOUN_PHRASE);
    let leader = noun.wrapping_sub(1 + near.leading_zeros() as usize);
    (near != 0) & (leader >= from) && reading.is_any(leader, &facts)
}

/// Whether the act is told by a past form, or a participle with "was" before it.
fn is_finite(reading: &Reading<'_>, act: &Hit) -> bool {
    let was = |at: usize| reading.is_any(at, &words!["was", "were"]);
    match act.usage {
        Usage::Active(forms) => forms.any(Forms::PAST) & !forms.any(Forms::BASE),
        Usage::Passive => act.head > 1 && (was(act.head - 1) || was(act.head - 2)),
        _ => false,
    }
}

/// Gives the attitude `above` and the act `below` what each takes from the other. An act in a clause of its own may have a subject
/// of its own.
fn join(triggers: &Triggers, above: &mut Draft, below: &mut Draft, same_clause: bool) {
    let Some(attitude) = above.attitude else { return };
    let refused = below.realis == Realis::Denied && attitude.stance == Stance::Intent;
    if !above.has_act {
        above.has_act = true;
        let stance = if refused { Stance::Kind(EventKind::Reject) } else { attitude.stance };
        // What somebody condemns or praises is done already, and changes nothing in the condemning.
        if attitude.doer != Doer::Other {
            let act = below.kind.and_then(|kind| triggers.act(stance, kind, below.mode));
            apply(above, act, attitude.stance);
        }
    }
    below.governed = !above.roles.weak;
    let verbal = !below.is_noun;
    match attitude.doer {
        Doer::Subject if below.is_done_by_another & !same_clause => {}
        Doer::Subject if (verbal & same_clause) | below.sources.is_empty() => below.sources = above.sources,
        Doer::Object if (verbal && !above.targets.is_empty()) || below.sources.is_empty() => {
            below.sources = above.targets;
        }
        _ => {}
    }
    below.targets = below.targets.without(below.sources);
    if above.targets.is_empty() | (above.targets_behind > below.head) {
        let by_subject = attitude.doer == Doer::Subject;
        let others = if by_subject || below.sources.is_empty() { below.targets } else { below.sources };
        let others = others.without(above.sources);
        above.targets = if others.is_empty() { above.targets } else { others };
        above.target_place = above.target_place.or(below.target_place);
        above.targets_behind = 0;
    }
    if attitude.realis != Realis::Happened {
        below.realis = stronger(below.realis, attitude.realis);
    } else if attitude.doer == Doer::Object {
        // What somebody is accused of is told by the accuser.
        below.reported_by = below.reported_by.or(above.sources.first());
        below.alleged = true;
    }
}

fn apply(above: &mut Draft, act: Option<Act>, stance: Stance) {
    let own_event = matches!(stance, Stance::Kind(_));
    match act {
        Some(act) if act.kind.is_some() => {
            above.kind = act.kind;
            above.mode = act.mode.or(above.mode);
            above.cameo = act.cameo.or(above.cameo);
        }
        Some(_) if own_event => above.kind = None,
        _ => {}
    }
}

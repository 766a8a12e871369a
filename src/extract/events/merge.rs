//! One event for one incident: later mentions join the event they repeat.

use super::circumstances::{places_differ, times_differ};
use super::draft::Draft;
use super::few::Few;
use crate::model::{ActorId, Article, EventKind, Realis};

/// How many incidents of one kind are kept open for later mentions.
const OPEN: usize = 6;

/// Joins the drafts of an article, in text order. A draft that was taken in is marked.
pub(super) fn merge(article: &Article, drafts: &mut [Draft<'_>]) {
    let mut open = [Incidents::default(); EventKind::ALL.len()];
    for index in 0..drafts.len() {
        let Some(kind) = drafts[index].kind else { continue };
        let incidents = &mut open[kind as usize];
        let same = incidents.latest_first().find(|&earlier| is_same(article, &drafts[earlier], &drafts[index]));
        match same {
            Some(earlier) => {
                let (before, after) = drafts.split_at_mut(index);
                take_in(&mut before[earlier], &mut after[0]);
            }
            None => incidents.add(index),
        }
    }
}

/// The last few incidents of one kind.
#[derive(Clone, Copy, Default)]
struct Incidents {
    /// Where they stand among the drafts. Each takes the place of the one that came [`OPEN`] before it.
    drafts: [u32; OPEN],
    added: usize,
}

impl Incidents {
    fn add(&mut self, draft: usize) {
        self.drafts[self.added % OPEN] = draft as u32;
        self.added += 1;
    }

    fn latest_first(self) -> impl Iterator<Item = usize> {
        (self.added.saturating_sub(OPEN)..self.added).rev().map(move |number| self.drafts[number % OPEN] as usize)
    }
}

/// Whether the later draft may tell the incident of the earlier one again.
fn is_same(article: &Article, earlier: &Draft<'_>, later: &Draft<'_>) -> bool {
    let modes = earlier.mode.is_none() || later.mode.is_none() || earlier.mode == later.mode;
    let codes = match (earlier.cameo, later.cameo) {
        (Some(one), Some(other)) => (one.code().len() == 2) == (other.code().len() == 2),
        _ => true,
    };
    modes
        && codes
        && (bare(later) || same_realis(earlier.realis, later.realis))
        && actors_agree(earlier, later)
        && !times_differ(article, earlier.time, later.time)
        && !places_differ(article, earlier.location, later.location)
}

/// A noun with nobody beside it, which only points at what was told before.
fn bare(draft: &Draft<'_>) -> bool {
    draft.is_noun() && draft.hit.trigger.roles.weak && draft.sources.is_empty() && draft.targets.is_empty()
}

fn same_realis(one: Realis, other: Realis) -> bool {
    one == other || (plain(one) && plain(other))
}

fn plain(realis: Realis) -> bool {
    matches!(realis, Realis::Happened | Realis::Ongoing | Realis::Historical)
}

/// Nobody on either side may be new; and unless the later mention is a noun that points back, somebody must be shared.
fn actors_agree(earlier: &Draft<'_>, later: &Draft<'_>) -> bool {
    let meets = |one: &[ActorId], other: &[ActorId]| one.iter().any(|actor| other.contains(actor));
    let agrees = |one: &[ActorId], other: &[ActorId]| one.is_empty() || other.is_empty() || meets(one, other);
    let reciprocal = earlier.hit.trigger.roles.reciprocal && later.hit.trigger.roles.reciprocal;
    if reciprocal {
        let nobody = |draft: &Draft<'_>| draft.sources.is_empty() && draft.targets.is_empty();
        let sides = |draft: &Draft<'_>| [draft.sources, draft.targets];
        let meet = sides(earlier).iter().any(|one| sides(later).iter().any(|other| meets(one, other)));
        return if meet { true } else { later.is_noun() && (nobody(earlier) || nobody(later)) };
    }
    let shared = meets(&earlier.sources, &later.sources) || meets(&earlier.targets, &later.targets);
    let near = later.sentence - earlier.sentence <= 3;
    if meets(&earlier.sources, &later.targets) || meets(&earlier.targets, &later.sources) {
        return false;
    }
    agrees(&earlier.sources, &later.sources)
        && agrees(&earlier.targets, &later.targets)
        && (shared || (later.is_noun() || earlier.sentence == later.sentence) && near)
}

/// The earlier draft takes in what the later one adds.
fn take_in(earlier: &mut Draft<'_>, later: &mut Draft<'_>) {
    later.merged = true;
    earlier.also.push(later.trigger);
    let unite = |into: &mut Few, from: &[ActorId]| {
        for actor in from {
            if !into.contains(actor) {
                into.push(*actor);
            }
        }
    };
    unite(&mut earlier.sources, &later.sources);
    unite(&mut earlier.targets, &later.targets);
    let sources = earlier.sources;
    earlier.targets.retain(|target| !sources.contains(target));
    earlier.counts.append(&mut later.counts);
    earlier.mode = earlier.mode.or(later.mode);
    earlier.time = earlier.time.or(later.time);
    earlier.location = earlier.location.or(later.location);
    earlier.reported_by = earlier.reported_by.or(later.reported_by);
}

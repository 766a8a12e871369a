//! One event for one incident: later mentions join the event they repeat.

use super::circumstances::{finer, places_differ, times_differ};
use super::draft::Draft;
use super::side::Side;
use crate::model::{Article, EventKind, EventMode, Realis};

/// How many incidents of one kind are kept open for later mentions.
const OPEN: usize = 6;

/// Joins the drafts of an article, in text order. A draft that was taken in tells by which.
pub(super) fn merge(article: &Article, drafts: &mut [Draft]) {
    // One more than the index of the latest incident of each kind; each tells the one before it.
    let mut latest = [0; EventKind::ALL.len()];
    for index in 0..drafts.len() {
        let Some(kind) = drafts[index].kind else { continue };
        let same = find_same(article, drafts, latest[kind as usize], index)
            .or_else(|| find_same(article, drafts, latest[kin(kind)? as usize], index));
        match same {
            Some(earlier) => {
                let (before, rest) = drafts.split_at_mut(index);
                rest[0].told_by = Some(earlier as u32);
                take_in(article, &mut before[earlier], &mut rest[0]);
            }
            None => {
                if drafts[index].goes_on && drafts[index].targets.is_empty() {
                    drafts[index].targets = targets_before(drafts, latest[kind as usize], index);
                }
                let latest = &mut latest[kind as usize];
                drafts[index].before = *latest;
                *latest = index as u32 + 1;
            }
        }
    }
}

/// Whom the last incident of this kind by one of the same hit, where it is told only that such things go on.
fn targets_before(drafts: &[Draft], latest: u32, later: usize) -> Side {
    let earlier = (latest as usize).checked_sub(1).map(|at| &drafts[at]);
    let earlier = earlier.filter(|earlier| earlier.sources.meets(drafts[later].sources));
    earlier.map_or(Side::NONE, |earlier| earlier.targets)
}

/// The kind by which the same may be told: who calls for something requests it, and a deal is agreed on and signed.
fn kin(kind: EventKind) -> Option<EventKind> {
    use EventKind::{Agree, Appeal, Request, Support};
    match kind {
        Request => Some(Appeal),
        Appeal => Some(Request),
        Agree => Some(Support),
        Support => Some(Agree),
        _ => None,
    }
}

/// The last incident from `latest` backwards that the draft `later` may tell again, among a few; rather one that is told by the same
/// word.
fn find_same(article: &Article, drafts: &[Draft], latest: u32, later: usize) -> Option<usize> {
    let mut next = latest;
    let mut found = None;
    for _ in 0..OPEN {
        let Some(at) = (next as usize).checked_sub(1) else { break };
        let (earlier, later) = (&drafts[at], &drafts[later]);
        let alike = same_word(earlier, later);
        // One that is told by another word is wanted once.
        if (alike | found.is_none()) && is_same(article, earlier, later) {
            if alike {
                return Some(at);
            }
            found = Some(at);
        }
        next = earlier.before;
    }
    found
}

/// Whether both triggers end with one word, but for its ending.
fn same_word(one: &Draft, other: &Draft) -> bool {
    (one.stem == other.stem) & (one.stem != 0)
}

/// Whether the later draft may tell the incident of the earlier one again.
fn is_same(article: &Article, earlier: &Draft, later: &Draft) -> bool {
    if earlier.kind != later.kind && !is_kin(earlier, later) {
        return false;
    }
    // What goes on is more than what happened on one day.
    if later.goes_on & earlier.time.is_some() & !earlier.goes_on {
        return false;
    }
    let codes_differ = (earlier.is_general() != later.is_general()) & earlier.cameo.is_some() & later.cameo.is_some();
    let told_alike = same_realis(earlier, later) | (is_bare(later) & plain(later.realis));
    if codes_differ | !told_alike {
        return false;
    }
    let meeting = Meeting::of(earlier, later);
    let means = (meeting.sources | meeting.targets | later.is_without_actors())
        & earlier.mode.is_some_and(is_means)
        & later.mode.is_some_and(is_means);
    let modes_differ = (earlier.mode != later.mode) & earlier.mode.is_some() & later.mode.is_some() & !means;
    (!modes_differ & actors_agree(earlier, later, meeting))
        && !times_differ(article, earlier.time, later.time)
        && !places_differ(article, earlier.location, later.location)
}

/// On which sides two events have somebody in common.
#[derive(Clone, Copy)]
struct Meeting {
    sources: bool,
    targets: bool,
}

impl Meeting {
    fn of(earlier: &Draft, later: &Draft) -> Self {
        Self { sources: earlier.sources.meets(later.sources), targets: earlier.targets.meets(later.targets) }
    }
}

/// Whether two events of kinds that are kin are one: asked of the same in one sentence, or told by the same noun.
fn is_kin(earlier: &Draft, later: &Draft) -> bool {
    use EventKind::{Appeal, Request};
    let Meeting { sources, targets } = Meeting::of(earlier, later);
    match later.kind {
        Some(Appeal | Request) => sources & targets & (earlier.sentence == later.sentence) & !later.in_main_clause,
        _ => same_word(earlier, later),
    }
}

/// Whether it tells with what weapons, or what they did: one attack may have several.
fn is_means(mode: EventMode) -> bool {
    use EventMode::{Aerial, Destroy, Drone, Explosives, Firearms, HeavyWeapons};
    matches!(mode, Aerial | Destroy | Drone | Explosives | Firearms | HeavyWeapons)
}

/// A noun with nobody beside it, which only points at what was told before.
fn is_bare(draft: &Draft) -> bool {
    draft.is_noun & draft.roles.weak & draft.is_without_actors()
}

/// Both are facts, or told of in the same way; a noun for what is no fact yet may be planned here and called for there.
fn same_realis(earlier: &Draft, later: &Draft) -> bool {
    let (one, other) = (earlier.realis, later.realis);
    (one == other)
        | (plain(one) & plain(other))
        | ((later.is_noun | (earlier.kind != later.kind)) & is_ahead(one) & is_ahead(other))
}

/// Whether it has not come about yet.
fn is_ahead(realis: Realis) -> bool {
    matches!(realis, Realis::Planned | Realis::CalledFor | Realis::Hypothetical)
}

fn plain(realis: Realis) -> bool {
    matches!(realis, Realis::Happened | Realis::Ongoing | Realis::Historical)
}

/// Nobody on either side may be new; and unless the later mention is a noun that points back, somebody must be shared. What is asked
/// depends on one another so little that all of it is worked out.
fn actors_agree(earlier: &Draft, later: &Draft, meeting: Meeting) -> bool {
    let Meeting { sources: sources_meet, targets: targets_meet } = meeting;
    let change_sides = earlier.sources.meets(later.targets) | earlier.targets.meets(later.sources);
    let meet = sources_meet | targets_meet;

    let points_back =
        (later.is_noun | (earlier.kind != later.kind)) & (earlier.is_without_actors() | later.is_without_actors());
    let reciprocal = meet | change_sides | points_back;

    let no_new_source = sources_meet | earlier.sources.is_empty() | later.sources.is_empty();
    let no_new_target = targets_meet | earlier.targets.is_empty() | later.targets.is_empty();
    let far = later.sentence - earlier.last_told;
    let near = (far <= 3) & (later.is_noun | (far == 0));
    let is_same_saying = (sources_meet & targets_meet) | near | later.is_noun | !is_saying(later);
    // ", killing nine": who is hurt in an attack need not be whom it was meant for.
    let is_outcome = later.roles.harm & !later.in_main_clause & sources_meet & (far == 0);
    let same_targets = no_new_target | is_outcome;
    let one_way = !change_sides & no_new_source & same_targets & (meet | near) & is_same_saying;

    if earlier.roles.reciprocal & later.roles.reciprocal { reciprocal } else { one_way }
}

/// Whether it is something that is said: what somebody says far away from it is something else, unless it is said to the same ones.
fn is_saying(draft: &Draft) -> bool {
    use EventKind::{Accuse, Agree, Appeal, Reject, Request, Statement, Support, Threaten};
    matches!(draft.kind, Some(Accuse | Agree | Appeal | Reject | Request | Statement | Support | Threaten))
}

/// The earlier draft takes in what the later one adds.
fn take_in(article: &Article, earlier: &mut Draft, later: &mut Draft) {
    earlier.retold += 1;
    earlier.last_told = later.sentence;
    earlier.sources.add(later.sources);
    earlier.targets.add(later.targets);
    earlier.targets = earlier.targets.without(earlier.sources);
    earlier.has_counts |= later.has_counts;
    earlier.mode = earlier.mode.or(later.mode);
    earlier.time = earlier.time.or(later.time);
    earlier.location = finer(article, earlier.location, later.location);
    earlier.reported_by = earlier.reported_by.or(later.reported_by);
}

//! What a trigger only implies beside others that tell it: gunmen beside their attack, the dead beside the flood that killed them.

use super::draft::Draft;
use crate::model::EventKind;

/// Among so many events before and behind a noun for those who act it is looked for what they did.
const REACH: usize = 32;

/// Gives what is implied to the events that tell it, in an article's drafts, which are in text order.
pub(super) fn resolve(drafts: &mut [Draft]) {
    let traits = drafts.iter().fold(Traits::default(), |traits, draft| traits.with(draft));
    if !(traits.agents | traits.mishaps) {
        return;
    }
    for sentence in drafts.chunk_by_mut(|one, next| one.sentence == next.sentence) {
        if traits.agents {
            resolve_agents(sentence);
        }
        if traits.mishaps {
            blame_mishaps(sentence);
        }
    }
    if traits.mishaps & !traits.violence {
        blame_last_mishap(drafts);
    }
}

/// What there is among the drafts of an article.
#[derive(Debug, Clone, Copy, Default)]
struct Traits {
    agents: bool,
    mishaps: bool,
    violence: bool,
}

impl Traits {
    fn with(self, draft: &Draft) -> Self {
        Self {
            agents: self.agents | draft.roles.agent,
            mishaps: self.mishaps | is_mishap(draft),
            violence: self.violence | is_violence(draft),
        }
    }
}

fn is_mishap(draft: &Draft) -> bool {
    matches!(draft.kind, Some(EventKind::Accident | EventKind::Disaster))
}

/// Whether it tells of violence by itself: "attack", "bomb", and not only that somebody was killed.
fn is_violence(draft: &Draft) -> bool {
    (draft.kind == Some(EventKind::Assault)) & !draft.roles.harm
}

/// Whether it tells of harm that nobody is said to have done.
fn is_unexplained(draft: &Draft) -> bool {
    (draft.kind == Some(EventKind::Assault)) & draft.roles.harm & draft.sources.is_empty()
}

/// A noun for those who act is no event of its own where the sentence tells what they did or what was done to them; what it says of
/// the manner goes there.
fn resolve_agents(sentence: &mut [Draft]) {
    for agent in 0..sentence.len() {
        let noun = sentence[agent];
        if !noun.roles.agent | noun.kind.is_none() {
            continue;
        }
        let tells = |draft: &&mut Draft| {
            let takes_part = draft.sources.meets(noun.sources) | draft.targets.meets(noun.sources);
            !draft.roles.agent & draft.kind.is_some() & (takes_part | (draft.kind == noun.kind))
        };
        let mut is_told = false;
        let near = agent.saturating_sub(REACH)..sentence.len().min(agent + REACH);
        for told in sentence[near].iter_mut().filter(tells) {
            is_told = true;
            if (told.kind == noun.kind) & told.mode.is_none() & !told.targets.meets(noun.sources) {
                (told.mode, told.cameo) = (noun.mode, noun.cameo);
            }
        }
        if is_told {
            sentence[agent].kind = None;
        }
    }
}

/// Harm in a sentence that tells of a mishap and of no violence is part of the mishap.
fn blame_mishaps(sentence: &mut [Draft]) {
    let Some(mishap) = sentence.iter().find(|draft| is_mishap(draft)).copied() else { return };
    if !sentence.iter().any(is_violence) {
        sentence.iter_mut().filter(|draft| is_unexplained(draft)).for_each(|draft| blame(draft, &mishap));
    }
}

/// Where an article tells of no violence at all, unexplained harm is that of the last mishap, else of the first.
fn blame_last_mishap(drafts: &mut [Draft]) {
    let Some(mut mishap) = drafts.iter().find(|draft| is_mishap(draft)).copied() else { return };
    for draft in drafts {
        if is_unexplained(draft) {
            blame(draft, &mishap);
        } else if is_mishap(draft) {
            mishap = *draft;
        }
    }
}

fn blame(draft: &mut Draft, mishap: &Draft) {
    (draft.kind, draft.mode, draft.cameo) = (mishap.kind, mishap.mode, mishap.cameo);
}

//! A quotation that its cue splits is one with two parts: `“The bread,” Smith said, “was warm.”`, `“...,” Smith said. “...”`.

use super::cues::FoundCue;
use super::reading::Said;
use super::reported::Parts;
use super::rules::Rule;
use super::scene::Scene;
use crate::model::QuoteKind;
use crate::text::Gap;

/// Joins such halves among the quotations of a paragraph: those in `said` from `first` on.
pub(super) fn join(scene: &Scene<'_>, cues: &[FoundCue], said: &mut Vec<Said>, first: usize) {
    if said.len() < first + 2 {
        return;
    }
    let mut kept = first;
    for index in first + 1..said.len() {
        let Parts(second, more) = said[index].parts;
        if more.is_none() & is_half(scene, cues, &said[kept], &said[index]) {
            let end = said[index].span;
            let head = &mut said[kept];
            (head.parts.1, head.span) = (Some(second), head.span.to(end));
            continue;
        }
        kept += 1;
        said.swap(kept, index);
    }
    said.truncate(kept + 1);
}

/// Whether `tail` goes on with what `head` says, and nothing stands between the two but the words that name its speaker.
fn is_half(scene: &Scene<'_>, cues: &[FoundCue], head: &Said, tail: &Said) -> bool {
    let named_between = matches!(head.rule, Rule::VerbSpeaker | Rule::SpeakerVerb | Rule::AccordingToAfter);
    if !(named_between && head.parts.1.is_none() && head.is_quoted() && tail.is_quoted()) {
        return false;
    }
    let (Some(one), Some(other)) = (scene.points.get(head.point), scene.points.get(tail.point)) else { return false };
    let Some(cue) = head.cue_place.and_then(|cue| cues.get(cue)).filter(|cue| cue.at < other.at) else { return false };
    if scene.sentence_of(cue.at).end < other.at || other.at <= one.at {
        return false;
    }
    let goes_on = scene.gap(other.at - 1).has(Gap::COMMA);
    match tail.rule {
        Rule::SameParagraph => tail.cue_place.is_none(),
        Rule::SpeakerBefore => tail.cue_place == head.cue_place && (tail.kind == QuoteKind::Direct || goes_on),
        _ => false,
    }
}

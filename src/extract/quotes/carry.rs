//! Speakers for quotations that have none beside them: the same as before, or as the text around announces.

use super::reading::Said;
use super::rules::{Hold, Rule};
use super::speakers::Source;

/// A quotation shorter than this keeps the subject of its clause: it is hardly a statement by itself.
const STATEMENT_WORDS: u32 = 5;
/// A speaker is remembered for so many paragraphs.
const MEMORY: usize = 2;

/// Who spoke last, and what the paragraph before leads up to.
#[derive(Debug, Default)]
pub(super) struct Memory {
    last: Option<(Source, usize)>,
    /// Who speaks after a paragraph that ends with a colon.
    pub(super) announced: Option<Source>,
}

impl Memory {
    /// Completes the quotations of paragraph number `paragraph`: those in `said` from `first` on.
    pub(super) fn complete(&mut self, said: &mut [Said], first: usize, paragraph: usize) {
        for index in first..said.len() {
            let found = self.carried(said, first, index, paragraph);
            let Some(one) = said.get_mut(index) else { break };
            if let Some((speaker, rule)) = found {
                one.speaker = Some(speaker);
                one.rule = rule;
            }
            if let Some(speaker) = one.speaker.filter(|_| one.rule.hold() > Hold::Guess && one.is_quoted()) {
                self.last = Some((speaker, paragraph));
            }
        }
        for index in (first..said.len()).rev() {
            share_backwards(said, index);
        }
    }

    fn carried(&self, said: &[Said], first: usize, index: usize, paragraph: usize) -> Option<(Source, Rule)> {
        let one = said.get(index)?;
        if let Some(before) = one.continues.and_then(|before| said.get(before)) {
            let weaker = one.speaker.is_none() || one.rule.hold() < Hold::Firm;
            return before.speaker.filter(|_| weaker).map(|speaker| (speaker, Rule::Continued));
        }
        if keeps_speaker(one) {
            return None;
        }
        if let Some(speaker) = one.sentence_before {
            return Some((speaker, Rule::SentenceBefore));
        }
        if let Some((speaker, _)) = self.last.filter(|&(_, spoken)| spoken == paragraph) {
            return Some((speaker, Rule::SameParagraph));
        }
        if one.opens_paragraph && index == first {
            let next =
                said.get(first..)?.iter().find(|other| other.speaker.is_some() && other.rule.hold() > Hold::Guess);
            if let Some(speaker) = next.and_then(|next| next.speaker) {
                return Some((speaker, Rule::NextQuotation));
            }
        }
        if let Some(speaker) = self.announced.filter(|_| one.opens) {
            return Some((speaker, Rule::ColonBefore));
        }
        let (speaker, spoken) = self.last?;
        (one.speaker.is_none() && paragraph <= spoken + MEMORY).then_some((speaker, Rule::LastSpeaker))
    }
}

/// Whether the speaker found beside a quotation stays, whatever stands around it.
pub(super) fn keeps_speaker(one: &Said) -> bool {
    one.speaker.is_some() && (one.rule.hold() > Hold::Guess || one.words < STATEMENT_WORDS || !one.opens)
}

/// A statement over several paragraphs often names its speaker at the end.
fn share_backwards(said: &mut [Said], index: usize) {
    let Some((speaker, rule, before)) = said.get(index).and_then(|one| Some((one.speaker?, one.rule, one.continues?)))
    else {
        return;
    };
    let from_this_paragraph = matches!(rule, Rule::VerbSpeaker | Rule::SpeakerVerb | Rule::AccordingToAfter);
    let mut next = Some(before);
    while let Some(one) = next.filter(|_| from_this_paragraph).and_then(|before| said.get_mut(before)) {
        let carried = matches!(one.rule, Rule::SameParagraph | Rule::SentenceBefore);
        if one.speaker.is_some() && one.rule.hold() > Hold::Loose && !carried {
            break;
        }
        one.speaker = Some(speaker);
        one.rule = Rule::Continued;
        next = one.continues;
    }
}

//! The rules that find a speaker, with the share of cases in which each is right.

use crate::model::Confidence;

/// What found the speaker of a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// `“...,” said Smith`
    VerbSpeaker,
    /// `“...,” Smith said`
    SpeakerVerb,
    /// `“...,” according to Smith`
    AccordingToAfter,
    /// `According to Smith, ... “...”`
    AccordingToBefore,
    /// `Smith: “...”`, `“...” – Smith`
    Label,
    /// `Smith said “...”`
    SpeakerBefore,
    /// `Smith shot back: “...”`, with a verb that is no cue by itself.
    Colon,
    /// `“...,” reacted Smith`, with a verb that is no cue.
    UnknownVerb,
    /// `... “...” ..., Smith said`
    SpeakerLater,
    /// `Smith's claim that “...”`
    OwnerOfWords,
    /// The subject of the clause, with no cue.
    ClauseSubject,
    /// Goes on from the paragraph before.
    Continued,
    /// `Smith smiled. “...”`
    SentenceBefore,
    /// The same speaker as the quotation before, in the paragraph.
    SameParagraph,
    /// The same speaker as the quotation that follows in the paragraph.
    NextQuotation,
    /// The paragraph before ends with a colon.
    ColonBefore,
    /// The last speaker of an earlier paragraph.
    LastSpeaker,
    /// Nobody found.
    Unattributed,
    /// `Smith said that ...`
    Clause,
    /// `..., Smith said.`
    ClauseBeforeSpeaker,
    /// `According to Smith, ...`
    ClauseOfSource,
}

/// Name of each rule, and how often in 100 cases it is right.
const TABLE: [(Rule, &str, u8); 21] = [
    (Rule::VerbSpeaker, "verb_speaker", 94),
    (Rule::SpeakerVerb, "speaker_verb", 97),
    (Rule::AccordingToAfter, "according_to_after", 80),
    (Rule::AccordingToBefore, "according_to_before", 90),
    (Rule::Label, "label", 92),
    (Rule::SpeakerBefore, "speaker_before", 86),
    (Rule::Colon, "colon", 55),
    (Rule::UnknownVerb, "unknown_verb", 70),
    (Rule::SpeakerLater, "speaker_later", 70),
    (Rule::OwnerOfWords, "owner_of_words", 50),
    (Rule::ClauseSubject, "clause_subject", 45),
    (Rule::Continued, "continued", 66),
    (Rule::SentenceBefore, "sentence_before", 80),
    (Rule::SameParagraph, "same_paragraph", 85),
    (Rule::NextQuotation, "next_quotation", 30),
    (Rule::ColonBefore, "colon_before", 75),
    (Rule::LastSpeaker, "last_speaker", 45),
    (Rule::Unattributed, "unattributed", 20),
    (Rule::Clause, "clause", 77),
    (Rule::ClauseBeforeSpeaker, "clause_before_speaker", 78),
    (Rule::ClauseOfSource, "clause_of_source", 88),
];

impl Rule {
    fn row(self) -> &'static (Rule, &'static str, u8) {
        // The rows stand in the order of the rules.
        &TABLE[self as usize]
    }

    /// The name under which a quotation shows the rule.
    pub(super) fn name(self) -> &'static str {
        self.row().1
    }

    /// How often in 100 cases it is right.
    pub(super) fn percent(self) -> u8 {
        self.row().2
    }

    pub(super) fn confidence(self) -> Confidence {
        Confidence::percent(self.percent())
    }
}

#[cfg(test)]
mod tests {
    use super::TABLE;

    #[test]
    fn each_rule_has_its_row() {
        assert!(TABLE.iter().all(|row| row.0.row() == row));
    }
}

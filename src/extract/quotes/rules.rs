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

/// How firmly a speaker stays with a quotation when the quotations around it name another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hold {
    /// Gives way to a speaker who is carried over from before, and is carried to no other quotation.
    Guess,
    /// Gives way to one who is named behind the last paragraph of the statement.
    Loose,
    /// Gives way to the speaker of the paragraph before, from which the quotation goes on.
    Fair,
    /// Gives way to nobody.
    Firm,
}

/// Name of each rule, how often in 100 cases it is right, and how firmly its speakers stay.
const TABLE: [(Rule, &str, u8, Hold); 21] = [
    (Rule::VerbSpeaker, "verb_speaker", 94, Hold::Firm),
    (Rule::SpeakerVerb, "speaker_verb", 97, Hold::Firm),
    (Rule::AccordingToAfter, "according_to_after", 80, Hold::Fair),
    (Rule::AccordingToBefore, "according_to_before", 90, Hold::Firm),
    (Rule::Label, "label", 92, Hold::Firm),
    (Rule::SpeakerBefore, "speaker_before", 86, Hold::Firm),
    (Rule::Colon, "colon", 55, Hold::Loose),
    (Rule::UnknownVerb, "unknown_verb", 70, Hold::Fair),
    (Rule::SpeakerLater, "speaker_later", 70, Hold::Fair),
    (Rule::OwnerOfWords, "owner_of_words", 50, Hold::Loose),
    (Rule::ClauseSubject, "clause_subject", 45, Hold::Guess),
    (Rule::Continued, "continued", 66, Hold::Fair),
    (Rule::SentenceBefore, "sentence_before", 80, Hold::Fair),
    (Rule::SameParagraph, "same_paragraph", 85, Hold::Firm),
    (Rule::NextQuotation, "next_quotation", 30, Hold::Guess),
    (Rule::ColonBefore, "colon_before", 75, Hold::Fair),
    (Rule::LastSpeaker, "last_speaker", 45, Hold::Guess),
    (Rule::Unattributed, "unattributed", 20, Hold::Guess),
    (Rule::Clause, "clause", 77, Hold::Fair),
    (Rule::ClauseBeforeSpeaker, "clause_before_speaker", 78, Hold::Fair),
    (Rule::ClauseOfSource, "clause_of_source", 88, Hold::Fair),
];

impl Rule {
    fn row(self) -> &'static (Rule, &'static str, u8, Hold) {
        // The rows stand in the order of the rules.
        &TABLE[self as usize]
    }

    /// The name under which a quotation shows the rule.
    pub(super) fn name(self) -> &'static str {
        self.row().1
    }

    /// How often it is right.
    pub(super) fn confidence(self) -> Confidence {
        Confidence::percent(self.row().2)
    }

    /// How firmly a speaker that it found stays.
    pub(super) fn hold(self) -> Hold {
        self.row().3
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

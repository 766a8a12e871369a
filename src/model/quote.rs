//! [`Quote`]: something said or written, and by whom.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::few::{Few, Spans};
use super::ids::{ActorId, QuoteId};
use super::names::named_enum;
use super::value::Confidence;
use crate::Span;

/// One quotation or reported statement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Quote {
    /// With the quote marks; for an indirect quote the reported clause.
    pub span: Span,
    /// The contents without marks; more than one where a cue splits the quotation.
    #[serde(default)]
    pub parts: Spans,
    /// What kind of quotation.
    pub kind: QuoteKind,
    /// The words that introduce it: `said`, `according to`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Span>,
    /// Lemma of the cue verb: `say`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verb: Option<Cow<'static, str>>,
    /// Who says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<ActorId>,
    /// The speaker as the text names it beside the quotation: `he`, `the ministry`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_span: Option<Span>,
    /// To whom it is said.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub addressees: Few<ActorId>,
    /// Where it appeared: a platform, an agency, a newspaper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub medium: Option<ActorId>,
    /// The quotation that this one goes on with, over a paragraph.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub continues: Option<QuoteId>,
    /// The quotation that this one stands in: what a speaker says that somebody else said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub within: Option<QuoteId>,
    /// How sure we are of the speaker; without one, of the quotation.
    #[serde(default)]
    pub confidence: Confidence,
    /// Name of the rule that found it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub rule: Cow<'static, str>,
}

impl Quote {
    /// A quotation of `kind` at `span`, without contents or speaker.
    #[must_use]
    pub fn new(span: Span, kind: QuoteKind) -> Self {
        Self {
            span,
            parts: Spans::new(),
            kind,
            cue: None,
            verb: None,
            speaker: None,
            speaker_span: None,
            addressees: Few::new(),
            medium: None,
            continues: None,
            within: None,
            confidence: Confidence::CERTAIN,
            rule: Cow::Borrowed(""),
        }
    }
}

named_enum! {
    /// The kinds of quotation.
    pub enum QuoteKind as "a quote kind" {
        /// Whole statements between marks.
        Direct = "direct",
        /// A quoted piece of a reported clause.
        Partial = "partial",
        /// A reported clause without marks.
        Indirect = "indirect",
        /// Words marked as not one's own, said by nobody in particular.
        Scare = "scare",
        /// The title of a work.
        Title = "title",
    }
}

//! [`Count`]: how many, of what, and who says so.

use serde::{Deserialize, Serialize};

use super::ids::{ActorId, EventId};
use super::names::named_enum;
use crate::Span;

/// A number of people or things, with its bounds.
///
/// "at least 12" is low 12, best 12, no high; "up to 40" is best 40, high 40, no low; "dozens" is low 24.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Count {
    /// The words: number, noun and what happened to them.
    pub span: Span,
    /// What is counted.
    pub kind: CountKind,
    /// The least it can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low: Option<u64>,
    /// The number to use where one is wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub best: Option<u64>,
    /// The most it can be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high: Option<u64>,
    /// Who claims it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claimed_by: Option<ActorId>,
    /// The event it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<EventId>,
}

impl Count {
    /// A count of `kind` at `span`, without numbers.
    #[must_use]
    pub const fn new(span: Span, kind: CountKind) -> Self {
        Self { span, kind, low: None, best: None, high: None, claimed_by: None, event: None }
    }
}

named_enum! {
    /// What is counted.
    pub enum CountKind as "a count kind" {
        /// Dead by violence, accident or disaster.
        Killed = "killed",
        /// Hurt.
        Injured = "injured",
        /// Not found.
        Missing = "missing",
        /// Arrested or detained.
        Arrested = "arrested",
        /// Kidnapped or held hostage.
        Abducted = "abducted",
        /// Driven from home.
        Displaced = "displaced",
        /// Brought to safety by an authority before or during an event.
        Evacuated = "evacuated",
        /// Saved.
        Rescued = "rescued",
        /// Set free.
        Released = "released",
        /// Ill with a disease.
        Infected = "infected",
        /// People in a demonstration.
        Protesters = "protesters",
        /// Soldiers sent, lost or stationed.
        Troops = "troops",
        /// People, of whom nothing above is said.
        People = "people",
        /// Buildings, vehicles and other things destroyed or damaged.
        Damaged = "damaged",
        /// An amount of money, in whole units of the currency.
        Money = "money",
        /// Shares of a company.
        Shares = "shares",
        /// A share in a hundred.
        Percent = "percent",
        /// How often something happened.
        Occurrences = "occurrences",
        /// Anything else.
        Other = "other",
    }
}

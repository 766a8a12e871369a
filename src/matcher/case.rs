//! [`CaseRule`]: how much of a phrase's letter case a text must keep.

use super::canonical::{agreement, plain};

/// Which letter case a text may have where a phrase is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum CaseRule {
    /// As the phrase is written: `Reading` is found, `reading` and `READING` are not.
    #[default]
    Exact,
    /// As the phrase is written, or with every letter in upper case: `Reading` and `READING`, but not `reading`.
    Capitalised,
    /// In any case.
    Any,
}

impl CaseRule {
    /// Whether `found` is `phrase` as this rule allows it to be written. White space, apostrophes and hyphens are compared as the
    /// matcher compares them.
    ///
    /// ```
    /// use newswire::matcher::CaseRule;
    /// assert!(CaseRule::Capitalised.allows("Elbe Bank", "ELBE BANK"));
    /// assert!(!CaseRule::Capitalised.allows("Elbe Bank", "elbe bank"));
    /// ```
    #[must_use]
    pub fn allows(self, phrase: &str, found: &str) -> bool {
        phrase == found || Spelling::new(phrase, self).allows(found)
    }
}

/// One way to write a phrase, ready to be compared.
#[derive(Debug, Clone)]
pub(crate) struct Spelling {
    plain: Box<str>,
    rule: CaseRule,
}

impl Spelling {
    pub(crate) fn new(phrase: &str, rule: CaseRule) -> Self {
        Self { plain: plain(phrase).into(), rule }
    }

    /// Whether `found` is written so, as [`CaseRule::allows`] has it.
    pub(crate) fn allows(&self, found: &str) -> bool {
        agreement(self.plain.as_bytes(), found).is_some_and(|agreement| agreement.satisfies(self.rule))
    }
}

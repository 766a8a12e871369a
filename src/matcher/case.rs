//! [`CaseRule`]: how much of a phrase's letter case a text must keep.

use super::canonical::{agreement, plain};
use crate::image::code_row;

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
code_row!(CaseRule, [Exact, Capitalised, Any]);

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
        phrase == found || self.allows_plain(&plain(phrase), found)
    }

    /// The same for a phrase in its [`plain`] form.
    pub(crate) fn allows_plain(self, phrase: &str, found: &str) -> bool {
        agreement(phrase.as_bytes(), found).is_some_and(|agreement| agreement.satisfies(self))
    }
}

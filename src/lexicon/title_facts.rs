//! [`TitleFacts`]: what the rules ask of a title, packed so that the titles of a text stay in the nearest cache.

use super::sectors::Sectors;
use super::titles::{Title, TitleUse};
use crate::text::hash;
use crate::{ActorKind, Gender};

/// What the rules ask of a [`Title`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct TitleFacts {
    pub(crate) uses: TitleUse,
    pub(crate) gender: Option<Gender>,
    /// What kind of organisation it makes of a body.
    pub(crate) body: ActorKind,
    pub(crate) sectors: Sectors,
    pub(crate) key: TitleKey,
}

impl TitleFacts {
    pub(super) fn of(title: &Title) -> Self {
        Self {
            uses: title.uses,
            gender: title.gender,
            body: kind_of_body(title),
            sectors: title.sectors.iter().copied().collect(),
            key: TitleKey::of(&title.singular),
        }
    }
}

/// The kind of a body by what its noun implies.
fn kind_of_body(title: &Title) -> ActorKind {
    match title.sectors.first().map_or("", |sector| sector.as_str()) {
        "GOV" | "LEG" | "JUD" | "COP" | "SPY" => ActorKind::Government,
        "MIL" => ActorKind::Military,
        "PTY" | "OPP" => ActorKind::Party,
        "REB" | "UAF" | "PRM" | "CRM" => ActorKind::ArmedGroup,
        "BUS" => ActorKind::Company,
        "JRN" => ActorKind::Media,
        "NGO" | "SOC" => ActorKind::Ngo,
        _ => ActorKind::Organization,
    }
}

/// How an article writes each title.
pub(super) fn written(titles: &[Title]) -> Vec<Box<str>> {
    titles.iter().map(|title| capitalised(&title.singular).into()).collect()
}

/// `prime minister` as `Prime Minister`; small words stay.
fn capitalised(title: &str) -> String {
    let mut written = String::with_capacity(title.len());
    for (index, word) in title.split(' ').enumerate() {
        if index > 0 {
            written.push(' ');
        }
        let small = index > 0 && matches!(word, "of" | "the" | "for" | "in" | "and" | "to" | "at");
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if !small => written.extend(first.to_uppercase()),
            Some(first) => written.push(first),
            None => {}
        }
        written.push_str(chars.as_str());
    }
    written
}

/// Which title it is, whoever wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct TitleKey {
    /// The hash of the last word: `minister`.
    pub(crate) head: u64,
    /// Equal for titles with the same long words: `Defense Secretary` and `Secretary of Defence`.
    pub(crate) words: u64,
}

impl TitleKey {
    pub(crate) fn of(title: &str) -> Self {
        let head = title.rsplit([' ', '-']).next().map_or(0, hash);
        let long = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        let words = long.fold(0u64, |words, word| words.wrapping_add(hash_of_one_spelling(word)));
        Self { head, words }
    }
}

/// The hash of a word in American spelling.
fn hash_of_one_spelling(word: &str) -> u64 {
    hash(&word.to_ascii_lowercase().replace("defence", "defense"))
}

#[cfg(test)]
mod tests {
    use super::{TitleKey, capitalised};

    #[test]
    fn titles_are_written_with_capitals() {
        assert_eq!(capitalised("minister of the interior"), "Minister of the Interior");
    }

    #[test]
    fn one_title_in_two_orders() {
        let words = |title| TitleKey::of(title).words;
        assert_eq!(words("Defence Secretary"), words("secretary of defense"));
        assert_ne!(words("Vice President"), words("president of"));
    }

    #[test]
    fn the_head_is_the_last_word() {
        let head = |title| TitleKey::of(title).head;
        assert_eq!(head("Prime Minister"), head("minister"));
        assert_eq!(head("vice-president"), head("President"));
    }
}

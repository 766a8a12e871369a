//! [`Tolls`]: the words of counting, typed.

use std::collections::BTreeMap;

use super::slots::Slots;
use super::tsv::{Table, TableText};
use super::words::Class;
use crate::image::{Row, code_row, row, stored};
use crate::text::hash;
use crate::{CountKind, Result};

/// The words that tell what is counted and what happened to it, looked up by word hash.
#[derive(Debug, Clone)]
pub(crate) struct Tolls {
    words: Slots<CountWord>,
}
stored!(Tolls { words });

/// What a word of counting means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CountWord {
    pub(crate) roles: Roles,
    /// The kind of the count that it makes.
    pub(crate) kind: Option<CountKind>,
    /// For words before a number: the side on which the truth lies.
    pub(crate) bound: Option<Bound>,
}

// The roles in the 24 lowest bits, then five for the kind and three for the bound.
row!(CountWord where u32:
|bits| Self {
    roles: Roles(bits & 0xFF_FFFF),
    kind: Row::read(&[(bits >> 24) as u8 & 0x1F]),
    bound: Row::read(&[(bits >> 29) as u8]),
},
|word| {
    let (kind, bound) = (word.kind.map_or(0, |kind| kind as u32 + 1), word.bound.map_or(0, |bound| bound as u32 + 1));
    word.roles.0 | kind << 24 | bound << 29
});

/// How a number is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// at least
    Low,
    /// up to
    High,
    /// about
    About,
    /// nearly
    Under,
}
code_row!(Bound, [Low, High, About, Under]);

/// A set of roles in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Roles(u32);

impl Roles {
    /// Plural noun for people or things: `soldiers`; or for what happened: `deaths`.
    pub(crate) const NOUN: Self = Self(1);
    /// Singular noun for a person: `soldier`.
    pub(crate) const ONE: Self = Self(1 << 1);
    /// Past form and participle of something done to people: `killed`.
    pub(crate) const DONE: Self = Self(1 << 2);
    /// Other forms of it: `killing`.
    pub(crate) const DOING: Self = Self(1 << 3);
    /// What people do: `died`.
    pub(crate) const DOES: Self = Self(1 << 4);
    /// What people are: `dead`.
    pub(crate) const STATE: Self = Self(1 << 5);
    /// A noun that `of` and the people follow: `death`.
    pub(crate) const NOMINAL: Self = Self(1 << 6);
    /// A noun that a number follows: `toll`.
    pub(crate) const TOLL: Self = Self(1 << 7);
    /// A verb that `lives` completes: `claimed`.
    pub(crate) const CLAIM: Self = Self(1 << 8);
    /// `lives`.
    pub(crate) const LIFE: Self = Self(1 << 9);
    /// Before a number: `over`, `about`.
    pub(crate) const BOUND: Self = Self(1 << 10);
    /// Before `than`: `more`.
    pub(crate) const BOUND_THAN: Self = Self(1 << 11);
    /// `than`.
    pub(crate) const THAN: Self = Self(1 << 12);
    /// `as many as`.
    pub(crate) const BOUND_MANY: Self = Self(1 << 13);
    /// `nobody`.
    pub(crate) const ZERO: Self = Self(1 << 14);
    /// `including`.
    pub(crate) const PART: Self = Self(1 << 15);

    /// `a`: one of the noun that follows.
    pub(crate) const ARTICLE: Self = Self(1 << 16);
    /// With `dead` or `to death` after it: `shot`.
    pub(crate) const FATAL: Self = Self(1 << 17);
    /// What makes or needs people who were counted: the verbs, adjectives and nouns of what happened to them.
    pub(crate) const PREDICATE: Self = Self::DONE
        .with(Self::DOING)
        .with(Self::DOES)
        .with(Self::STATE)
        .with(Self::NOMINAL)
        .with(Self::TOLL)
        .with(Self::CLAIM)
        .with(Self::FATAL);

    /// What is counted.
    const COUNTED: Self = Self::NOUN.with(Self::ONE).with(Self::LIFE);
    /// None, or those who are counted already.
    const UNCOUNTED: Self = Self::ZERO.with(Self::PART);

    /// Whether any of `roles` is in the set.
    pub(crate) const fn has(self, roles: Self) -> bool {
        self.0 & roles.0 != 0
    }

    /// The set with `roles`.
    pub(crate) const fn with(self, roles: Self) -> Self {
        Self(self.0 | roles.0)
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "noun" => Self::NOUN,
            "one" => Self::ONE,
            "done" => Self::DONE,
            "doing" => Self::DOING,
            "does" => Self::DOES,
            "state" => Self::STATE,
            "nominal" => Self::NOMINAL,
            "toll" => Self::TOLL,
            "claim" => Self::CLAIM,
            "life" => Self::LIFE,
            "bound" => Self::BOUND,
            "bound_than" => Self::BOUND_THAN,
            "than" => Self::THAN,
            "bound_many" => Self::BOUND_MANY,
            "zero" => Self::ZERO,
            "part" => Self::PART,
            "article" => Self::ARTICLE,
            "fatal" => Self::FATAL,
            _ => return None,
        })
    }
}

/// The entries of counting tables, while they are gathered.
#[derive(Clone, Default)]
pub(super) struct CountEntries(Vec<(u64, CountWord)>);

impl CountEntries {
    /// Reads `word roles kind` lines.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["word", "roles", "kind"])?.rows() {
            let word = row.required(0)?;
            let mut roles = Roles::default();
            for name in row.list(1) {
                let role = Roles::named(name).ok_or_else(|| row.error(1, format!("'{name}' is not a role")))?;
                roles = roles.with(role);
            }
            let bound = bound(row.cell(2));
            let kind = if bound.is_some() { None } else { row.optional(2)? };
            self.0.push((hash(word), CountWord { roles, kind, bound }));
        }
        Ok(())
    }

    /// The table; of two entries for one word the later one counts.
    pub(super) fn build(self) -> Tolls {
        Tolls { words: Slots::new(self.0) }
    }

    /// The words by hash, with the classes that say where to look for counts.
    pub(super) fn classes(&self) -> Vec<(u64, Class)> {
        let class = |roles: Roles| {
            let known = [
                (Roles::PREDICATE, Class::FATE),
                (Roles::COUNTED, Class::COUNTED),
                (Roles::UNCOUNTED, Class::UNCOUNTED),
            ];
            let known = known.into_iter().filter(|(some, _)| roles.has(*some));
            known.fold(Class::TOLL, |all, (_, class)| all | class)
        };
        let words: BTreeMap<u64, CountWord> = self.0.iter().copied().collect();
        words.into_iter().map(|(word, meaning)| (word, class(meaning.roles))).collect()
    }
}

impl Tolls {
    /// What the word with this hash means.
    #[inline]
    pub(crate) fn word(&self, hash: u64) -> CountWord {
        self.words.get(hash)
    }
}

fn bound(name: &str) -> Option<Bound> {
    match name {
        "low" => Some(Bound::Low),
        "high" => Some(Bound::High),
        "about" => Some(Bound::About),
        "under" => Some(Bound::Under),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tsv::TableText;
    use super::{Bound, CountEntries, Roles, hash};
    use crate::CountKind;

    fn load(table: &'static str) -> crate::Result<CountEntries> {
        let mut entries = CountEntries::default();
        entries.load("counts.tsv", &TableText::new(table)).map(|()| entries)
    }

    #[test]
    fn reads_the_table_of_the_crate() {
        let tolls = load(include_str!("data/counts.tsv")).unwrap().build();
        let arrest = tolls.word(hash("arrests"));
        assert_eq!(arrest.kind, Some(CountKind::Arrested));
        assert!(arrest.roles.has(Roles::NOUN) && arrest.roles.has(Roles::NOMINAL) && !arrest.roles.has(Roles::DONE));
        assert_eq!(tolls.word(hash("over")).bound, Some(Bound::Low));
        assert_eq!(tolls.word(hash("table")).roles, Roles::default());
    }

    #[test]
    fn names_the_line_that_is_wrong() {
        let message = |table| load(table).err().map(|error| error.to_string());
        let error = message("word\troles\tkind\nx\tnoun\tghosts\n");
        assert_eq!(error.as_deref(), Some("counts.tsv: line 2, column 3: 'ghosts' is not a count kind"));
        let error = message("word\troles\tkind\nx\tnuon\tkilled\n");
        assert_eq!(error.as_deref(), Some("counts.tsv: line 2, column 2: 'nuon' is not a role"));
    }
}

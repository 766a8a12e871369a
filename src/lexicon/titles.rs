//! [`Title`]: offices, agent nouns, honorifics and bodies, with the sectors they imply.

use std::borrow::Cow;

use super::entry::{Entry, TitleId};
use super::phrases::Collector;
use super::sectors::Sector;
use super::tsv::{Table, TableText};
use crate::image::row;
use crate::matcher::CaseRule;
use crate::{CountryCode, Gender, Result};

/// A word or phrase that makes or qualifies an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Title {
    /// Singular: `prime minister`.
    pub singular: Cow<'static, str>,
    /// Plural, where it has one.
    pub plural: Option<Cow<'static, str>>,
    /// How it may be used.
    pub uses: TitleUse,
    /// What it implies of the actor. A lexicon keeps as many as an
    /// [`ActorCode`](crate::ActorCode) holds.
    pub sectors: Vec<Sector>,
    /// Gender it implies.
    pub gender: Option<Gender>,
    /// The country it implies where it is written with a capital: Republican.
    pub country: Option<CountryCode>,
    /// The title for which it is short: `senator` for `sen.`.
    pub full: Option<Cow<'static, str>>,
}

impl Title {
    /// The title, not shortened.
    pub(super) fn in_full(&self) -> &str {
        self.full.as_deref().unwrap_or(&self.singular)
    }
}

/// How a title may be used: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct TitleUse(u8);

row!(TitleUse: u8);

impl TitleUse {
    /// May stand before a name: President, Gen.
    pub const PREFIX: TitleUse = TitleUse(1);
    /// Held by one at a time: the president.
    pub const OFFICE: TitleUse = TitleUse(1 << 1);
    /// A noun for people: soldiers, lawmakers.
    pub const AGENT: TitleUse = TitleUse(1 << 2);
    /// No role at all: Mr, Dr.
    pub const HONORIFIC: TitleUse = TitleUse(1 << 3);
    /// A noun for an organisation: ministry, court.
    pub const BODY: TitleUse = TitleUse(1 << 4);
    /// Whoever holds it leads a country: the president.
    pub const RULER: TitleUse = TitleUse(1 << 5);

    const NAMES: &'static [(&'static str, TitleUse)] = &[
        ("prefix", Self::PREFIX),
        ("office", Self::OFFICE),
        ("agent", Self::AGENT),
        ("honorific", Self::HONORIFIC),
        ("body", Self::BODY),
        ("ruler", Self::RULER),
    ];

    /// How many uses there are.
    pub(super) const BITS: u32 = Self::NAMES.len() as u32;

    /// A bit for each use, in the order of declaration.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// The uses of the lowest of these bits.
    pub(super) const fn of_bits(bits: u8) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    /// Whether all of `uses` are in it.
    #[must_use]
    pub const fn has(self, uses: TitleUse) -> bool {
        self.0 & uses.0 == uses.0
    }
}

/// Reads `title plural use sectors gender country full` lines, of which the last column may be missing.
pub(super) fn load(source: &str, table: &TableText, into: &mut Vec<Title>) -> Result<()> {
    for row in Table::new(source, table, &["title", "plural", "use", "sectors", "gender", "country"])?.rows() {
        let mut uses = TitleUse::default();
        for name in row.list(2) {
            let found = TitleUse::NAMES.iter().find(|(text, _)| *text == name);
            let (_, found) = found.ok_or_else(|| row.error(2, format!("'{name}' is not a use of a title")))?;
            uses.0 |= found.0;
        }
        into.push(Title {
            singular: row.required_kept(0)?,
            plural: Some(row.keep(row.cell(1))).filter(|plural| !plural.is_empty()),
            uses,
            sectors: row.values(3)?,
            gender: row.optional(4)?,
            country: row.optional(5)?,
            full: Some(row.keep(row.cell(6))).filter(|full| !full.is_empty()),
        });
    }
    Ok(())
}

/// Hands singular and plural of every title to the matcher.
pub(super) fn collect<'t>(titles: &'t [Title], phrases: &mut Collector<'t>) {
    for (index, title) in titles.iter().enumerate() {
        let id = TitleId::new(index);
        phrases.phrase(&title.singular, CaseRule::Any, Entry::Title { title: id, plural: false });
        if let Some(plural) = title.plural.as_deref().filter(|&plural| plural != title.singular) {
            phrases.phrase(plural, CaseRule::Any, Entry::Title { title: id, plural: true });
        }
    }
}

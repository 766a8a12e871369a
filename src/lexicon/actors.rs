//! [`KnownActor`]: people with their dated roles, and organisations.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Lexicon;
use super::entry::{Entry, KnownActorId};
use super::numbers::Numbers;
use super::phrases::Collector;
use super::sectors::Sector;
use super::tsv::{Row, Table, TableText};
use crate::text;
use crate::{ActorKind, CountryCode, Gender, Ids, Result};

/// A person or an organisation that the lexicon knows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownActor {
    /// Canonical name.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to.
    pub country: Option<CountryCode>,
    /// Gender of a person.
    pub gender: Option<Gender>,
    /// Sectors of an organisation; those of a person stand with the roles. A lexicon keeps as many as an
    /// [`ActorCode`](crate::ActorCode) holds.
    pub sectors: Vec<Sector>,
    /// Offices of a person, in the order of the table.
    pub roles: Vec<DatedRole>,
    /// Ids in other systems.
    pub ids: Ids,
    /// Other names.
    pub aliases: Vec<Cow<'static, str>>,
}

impl KnownActor {
    /// An actor with a name and a kind and nothing else: add aliases, a country and ids as needed.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, kind: ActorKind) -> Self {
        Self {
            name: name.into(),
            kind,
            country: None,
            gender: None,
            sectors: Vec::new(),
            roles: Vec::new(),
            ids: Ids::new(),
            aliases: Vec::new(),
        }
    }

    /// The same actor with one more name.
    #[must_use]
    pub fn alias(mut self, alias: impl Into<Cow<'static, str>>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// The same actor with its country.
    #[must_use]
    pub fn country(mut self, country: CountryCode) -> Self {
        self.country = Some(country);
        self
    }

    /// The same actor with its id in another system.
    #[must_use]
    pub fn id(mut self, system: impl Into<Cow<'static, str>>, id: impl Into<Cow<'static, str>>) -> Self {
        self.ids.insert(system, id);
        self
    }
}

/// An office and the days on which it was held.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatedRole {
    /// The title: `Prime Minister`.
    pub title: Cow<'static, str>,
    /// The state or body it belongs to: `Norway`.
    pub of: Option<Cow<'static, str>>,
    /// The country of that state or body.
    pub country: Option<CountryCode>,
    /// What the office implies. A lexicon keeps as many as an
    /// [`ActorCode`](crate::ActorCode) holds.
    pub sectors: Vec<Sector>,
    /// First day in office, where known.
    pub from: Option<NaiveDate>,
    /// Last day in office; `None` while it is held.
    pub to: Option<NaiveDate>,
}

/// Where a day lies against an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tenure {
    /// Before the first day.
    Before,
    /// In office.
    During,
    /// After the last day.
    After,
}

impl DatedRole {
    /// Where `day` lies against the office.
    #[must_use]
    pub fn tenure(&self, day: NaiveDate) -> Tenure {
        tenure(self.from, self.to, day)
    }
}

/// Where `day` lies against an office that was held `from` a day `to` another.
pub(super) fn tenure(from: Option<NaiveDate>, to: Option<NaiveDate>, day: NaiveDate) -> Tenure {
    match (from, to) {
        (Some(from), _) if day < from => Tenure::Before,
        (_, Some(to)) if day > to => Tenure::After,
        _ => Tenure::During,
    }
}

/// The actors as they are loaded; names find them again.
#[derive(Clone, Default)]
pub(super) struct KnownActors {
    pub(super) list: Vec<KnownActor>,
    by_name: Numbers,
}

impl KnownActors {
    /// Adds an actor; one with the same name takes the place of the earlier one.
    pub(super) fn add(&mut self, actor: KnownActor) -> usize {
        let next = self.list.len();
        let is_it = |index: usize| self.list[index].name == actor.name;
        let index = self.by_name.get_or_insert(text::hash(&actor.name), next, is_it);
        match self.list.get_mut(index) {
            Some(old) => *old = actor,
            None => self.list.push(actor),
        }
        index
    }

    /// Reads `name gender country aliases wikidata` lines, with ids in other systems behind.
    pub(super) fn load_people(&mut self, source: &str, table: &TableText) -> Result<()> {
        let table = Table::new(source, table, &["name", "gender", "country", "aliases", "wikidata"])?;
        for row in table.rows() {
            let mut person = KnownActor::new(row.required_kept(0)?, ActorKind::Person);
            person.gender = row.optional(1)?;
            person.country = row.optional(2)?;
            person.aliases = row.list(3).map(|alias| row.keep(alias)).collect();
            add_ids(&table, &row, 4, &mut person.ids);
            self.add(person);
        }
        Ok(())
    }

    /// Makes room for so many more actors.
    pub(super) fn reserve(&mut self, actors: usize) {
        self.by_name.reserve(actors);
        self.list.reserve(actors);
    }

    /// Reads `person title of country sectors from to` lines. A person who is known to `base` alone is added as it knows them.
    pub(super) fn load_roles(&mut self, source: &str, table: &TableText, base: Option<&Lexicon>) -> Result<()> {
        for row in Table::new(source, table, &["person", "title", "of", "country", "sectors", "from", "to"])?.rows() {
            let person = row.required(0)?;
            let here = self.by_name.get(text::hash(person), |index| self.list[index].name == person);
            let known = || base.and_then(|base| Some(base.actor(base.actor_called(person)?)));
            let Some(index) = here.or_else(|| known().map(|actor| self.add(actor))) else {
                return Err(row.error(0, format!("no person is called '{person}'")));
            };
            let role = DatedRole {
                title: row.required_kept(1)?,
                of: Some(row.keep(row.cell(2))).filter(|of| !of.is_empty()),
                country: row.optional(3)?,
                sectors: row.values(4)?,
                from: day(&row, 5, Edge::First)?,
                to: day(&row, 6, Edge::Last)?,
            };
            self.list[index].roles.push(role);
        }
        Ok(())
    }

    /// Reads `name kind country sectors aliases wikidata` lines, with ids in other systems behind.
    pub(super) fn load_organizations(&mut self, source: &str, table: &TableText) -> Result<()> {
        let table = Table::new(source, table, &["name", "kind", "country", "sectors", "aliases", "wikidata"])?;
        for row in table.rows() {
            let kind = row.optional(1)?.unwrap_or(ActorKind::Organization);
            let mut organization = KnownActor::new(row.required_kept(0)?, kind);
            organization.country = row.optional(2)?;
            organization.sectors = row.values(3)?;
            organization.aliases = row.list(4).map(|alias| row.keep(alias)).collect();
            add_ids(&table, &row, 5, &mut organization.ids);
            self.add(organization);
        }
        Ok(())
    }

    /// All actors with their indexes.
    pub(super) fn all(&self) -> Vec<(usize, &KnownActor)> {
        self.list.iter().enumerate().collect()
    }

    /// All actors with their indexes in `base`, in order: that of the actor of the same name, or the next one behind the last.
    pub(super) fn over(&self, base: &Lexicon) -> Vec<(usize, &KnownActor)> {
        let mut next = base.actors.len();
        let mut all: Vec<_> = Vec::with_capacity(self.list.len());
        for actor in &self.list {
            let same = base.actor_called(&actor.name);
            all.push((same.map_or(next, KnownActorId::index), actor));
            next += usize::from(same.is_none());
        }
        all.sort_by_key(|&(index, _)| index);
        all
    }

    /// Hands every name of these actors to the matcher.
    pub(super) fn collect<'t>(all: &[(usize, &'t KnownActor)], phrases: &mut Collector<'t>) {
        phrases.reserve(all.len());
        for &(index, actor) in all {
            let entry = Entry::Actor(KnownActorId::new(index));
            phrases.name(&actor.name, entry);
            actor.aliases.iter().for_each(|alias| phrases.name(alias, entry));
        }
    }
}

/// Adds the id in Wikidata, and those in the systems that further columns are named after.
fn add_ids(table: &Table<'_, '_>, row: &Row<'_, '_>, wikidata: usize, ids: &mut Ids) {
    let systems = std::iter::once((wikidata, "wikidata")).chain(table.further_columns());
    for (column, system) in systems.filter(|&(column, _)| !row.cell(column).is_empty()) {
        ids.insert(row.keep(system), row.keep(row.cell(column)));
    }
}

/// Which day of a year or month a short date means.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn day(row: &Row<'_, '_>, column: usize, edge: Edge) -> Result<Option<NaiveDate>> {
    let text = row.cell(column);
    if text.is_empty() {
        return Ok(None);
    }
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i32>().ok());
    let (year, month, date) = (parts.next().flatten(), parts.next(), parts.next());
    let found = match (year, month, date) {
        (Some(year), None, None) => edge_of_year(year, edge),
        (Some(year), Some(Some(month)), None) => edge_of_month(year, month as u32, edge),
        (Some(year), Some(Some(month)), Some(Some(date))) => NaiveDate::from_ymd_opt(year, month as u32, date as u32),
        _ => None,
    };
    found.map(Some).ok_or_else(|| row.error(column, format!("'{text}' is not a date (YYYY, YYYY-MM or YYYY-MM-DD)")))
}

fn edge_of_year(year: i32, edge: Edge) -> Option<NaiveDate> {
    match edge {
        Edge::First => NaiveDate::from_ymd_opt(year, 1, 1),
        Edge::Last => NaiveDate::from_ymd_opt(year, 12, 31),
    }
}

fn edge_of_month(year: i32, month: u32, edge: Edge) -> Option<NaiveDate> {
    match edge {
        Edge::First => NaiveDate::from_ymd_opt(year, month, 1),
        Edge::Last if month == 12 => edge_of_year(year, Edge::Last),
        Edge::Last => NaiveDate::from_ymd_opt(year, month + 1, 1)?.pred_opt(),
    }
}

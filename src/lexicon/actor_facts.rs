//! [`ActorFacts`]: what the rules ask of known actors, packed into 64 bytes; [`RoleFacts`], the same of their roles; and [`Actors`]: all of
//! them.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use super::Lexicon;
use super::actors::{DatedRole, KnownActor, Tenure};
use super::entry::KnownActorId;
use super::fold::key_of;
use super::pairs::Pairs;
use super::sectors::Sectors;
use super::slots::Slots;
use super::title_facts::TitleKey;
use crate::image::{Part, Pool, Rows, Text, Texts, row, stored};
use crate::{ActorKind, CountryCode, Gender, Ids};

/// What the rules ask of a known actor. It never lies across two cache lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActorFacts {
    pub(crate) kind: ActorKind,
    pub(crate) gender: Option<Gender>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) sectors: Sectors,
    /// The keys of its name, of a person whom it names in full.
    pub(crate) full_name: Option<FullName>,
    name: Text,
    first_role: u32,
    first_id: u32,
    roles: u16,
    ids: u16,
}
row!(ActorFacts {
    kind: ActorKind,
    gender: Option<Gender>,
    country: Option<CountryCode>,
    sectors: Sectors,
    full_name: Option<FullName>,
    name: Text,
    first_role: u32,
    first_id: u32,
    roles: u16,
    ids: u16,
} pad 2);

/// The [keys](key_of) of a person's first given name and of the surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FullName {
    pub(crate) given: u64,
    pub(crate) surname: u64,
}
row!(Option<FullName> where [u64; 2]:
    |[given, surname]| ((given, surname) != (0, 0)).then_some(FullName { given, surname }),
    |name| name.map_or([0; 2], |FullName { given, surname }| [given, surname]));

impl FullName {
    /// The keys of the first and the last word, as a text has them, if there are two words or more: `Abdel` and `Burhan` for
    /// `Abdel Fattah al-Burhan`.
    fn of(name: &str) -> Option<Self> {
        let is_suffix = |word: &&str| ["Jr", "Sr", "II", "III"].contains(word);
        let mut words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let given = words.next()?;
        let surname = words.rfind(|word| !is_suffix(word))?;
        Some(Self { given: key_of(given), surname: key_of(surname) })
    }
}

/// A day as a number that is larger the later it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(i32);
row!(Day: i32);

impl Day {
    /// More than a year has days.
    const YEAR: i32 = 512;
    const EARLIEST: Day = Day(i32::MIN);
    const LATEST: Day = Day(i32::MAX);

    /// Whether it is no more than so many years before `day`.
    pub(crate) fn is_within(self, years: i32, day: Day) -> bool {
        self.0.div_euclid(Self::YEAR).saturating_add(years) >= day.0.div_euclid(Self::YEAR)
    }

    /// The day; `None` of the earliest and the latest number, which no date has.
    fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_yo_opt(self.0.div_euclid(Self::YEAR), self.0.rem_euclid(Self::YEAR) as u32)
    }
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date.year() * Self::YEAR + date.ordinal() as i32)
    }
}

/// What the rules ask of a role. It never lies across two cache lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleFacts {
    /// The first day in office; the earliest where it is unknown.
    pub(crate) from: Day,
    /// The last day in office; the latest while it is held.
    pub(crate) to: Day,
    pub(crate) country: Option<CountryCode>,
    pub(crate) sectors: Sectors,
    pub(crate) key: TitleKey,
    title: Text,
    of: Text,
}
row!(RoleFacts {
    from: Day,
    to: Day,
    country: Option<CountryCode>,
    sectors: Sectors,
    key: TitleKey,
    title: Text,
    of: Text,
});

impl RoleFacts {
    /// Where `day` lies against the office; without a day, it is held unless it has an end.
    pub(crate) fn tenure(&self, day: Option<Day>) -> Tenure {
        match day {
            Some(day) if day < self.from => Tenure::Before,
            Some(day) if day > self.to => Tenure::After,
            None if self.to != Day::LATEST => Tenure::After,
            _ => Tenure::During,
        }
    }

    /// Its last day as far as is known on `day`: the latest while it is held; nothing before the first.
    pub(crate) fn held_until(&self, day: Option<Day>) -> Option<Day> {
        match self.tenure(day) {
            Tenure::Before => None,
            Tenure::During => Some(Day::LATEST),
            Tenure::After => Some(self.to),
        }
    }
}

/// All known actors, and the roles of one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors {
    facts: Rows<ActorFacts>,
    roles: Rows<RoleFacts>,
    /// Names of systems and the ids in them.
    ids: Rows<[Text; 2]>,
    /// Other names, and where those of each actor begin and end.
    aliases: Rows<Text>,
    aliases_of: Rows<[u32; 2]>,
    /// What articles often say stands side by side: first the offices, then names and ids, then other names.
    texts: Texts,
    /// People by the keys of their surnames, of those who have a given name too.
    surnames: Pairs,
}
stored!(Actors { facts, roles, ids, aliases, aliases_of, texts, surnames });

impl Actors {
    /// So many ids or roles of one actor are held at most.
    const MOST: usize = u16::MAX as usize;

    /// These actors and `known`, each with its index: that of the actor whose place it takes, or the next one behind the last.
    pub(super) fn with(&self, known: &[(usize, &KnownActor)]) -> Self {
        let mut texts = self.texts.pool();
        // Systems and offices are named again and again.
        let mut shared: HashMap<&str, Text> = HashMap::new();
        let mut share = |texts: &mut Pool, text| *shared.entry(text).or_insert_with(|| texts.push(text));
        let all_roles = known.iter().flat_map(|(_, actor)| actor.roles.iter().take(Self::MOST));
        let roles = self.roles.and(all_roles.map(|role| RoleFacts {
            from: role.from.map_or(Day::EARLIEST, Day::from),
            to: role.to.map_or(Day::LATEST, Day::from),
            country: role.country,
            sectors: role.sectors.iter().copied().collect(),
            key: TitleKey::of(&role.title),
            title: share(&mut texts, &role.title),
            of: share(&mut texts, role.of.as_deref().unwrap_or("")),
        }));
        let (mut ids, mut first_role) = (Vec::with_capacity(known.len()), self.roles.len() as u32);
        let facts = self.facts.with(known.iter().map(|&(index, actor)| {
            let is_person = actor.kind == ActorKind::Person;
            let facts = ActorFacts {
                kind: actor.kind,
                gender: actor.gender,
                country: actor.country,
                sectors: actor.sectors.iter().copied().collect(),
                full_name: if is_person { FullName::of(&actor.name) } else { None },
                name: texts.push(&actor.name),
                first_role,
                first_id: (self.ids.len() + ids.len()) as u32,
                roles: actor.roles.len().min(Self::MOST) as u16,
                ids: actor.ids.len().min(Self::MOST) as u16,
            };
            first_role += u32::from(facts.roles);
            let pairs = actor.ids.iter().take(Self::MOST);
            ids.extend(pairs.map(|(system, id)| [share(&mut texts, system), texts.push(id)]));
            (index, facts)
        }));
        let mut aliases = Vec::with_capacity(known.len());
        let aliases_of = self.aliases_of.with(known.iter().map(|&(index, actor)| {
            let start = self.aliases.len() + aliases.len();
            aliases.extend(actor.aliases.iter().map(|alias| texts.push(alias)));
            (index, [start, self.aliases.len() + aliases.len()].map(|number| number as u32))
        }));
        let (ids, aliases) = (self.ids.and(ids), self.aliases.and(aliases));
        let surnames = self.surnames_with(&facts, known);
        Self { facts, roles, ids, aliases, aliases_of, texts: texts.finish(), surnames }
    }

    /// The surnames of these actors and of `known`, whose `facts` are given.
    fn surnames_with(&self, facts: &Rows<ActorFacts>, known: &[(usize, &KnownActor)]) -> Pairs {
        let is_company =
            |&(index, actor): &(usize, &KnownActor)| index >= self.len() && actor.kind != ActorKind::Person;
        if known.iter().all(is_company) {
            return self.surnames.clone();
        }
        let replaced: HashSet<u64> =
            known.iter().map(|&(index, _)| index as u64).take_while(|&index| index < self.len() as u64).collect();
        let old = self.surnames.iter().filter(|[_, person]| !replaced.contains(person));
        let new = known.iter().filter_map(|&(index, _)| Some([facts.at(index).full_name?.surname, index as u64]));
        Pairs::new(old.chain(new))
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.facts.len()
    }

    /// What an actor is.
    pub(super) fn kind(&self, id: KnownActorId) -> ActorKind {
        self.facts.at(id.index()).kind
    }

    /// The other names of an actor.
    fn aliases(&self, id: KnownActorId) -> impl Iterator<Item = Text> + '_ {
        let [start, end] = self.aliases_of.at(id.index());
        self.aliases.part(start as usize..end as usize).iter()
    }

    /// All names of an actor.
    pub(super) fn names(&self, id: KnownActorId) -> impl Iterator<Item = &str> {
        let names = std::iter::once(self.facts.at(id.index()).name).chain(self.aliases(id));
        names.map(|name| self.texts.get(name))
    }
}

/// A hash of a name, letter by letter.
fn name_key(name: &str) -> u64 {
    name.bytes().fold(0, |key: u64, byte| (key.rotate_left(5) ^ u64::from(byte)).wrapping_mul(0x517c_c1b7_2722_0a95))
}

/// The actors by their names, for [`Lexicon::actor_called`].
pub(super) fn actors_by_name(known: &[KnownActor]) -> Slots<Option<KnownActorId>> {
    let ids = (0..known.len()).map(|index| Some(KnownActorId::new(index)));
    Slots::new(known.iter().map(|actor| name_key(&actor.name)).zip(ids))
}

impl Lexicon {
    /// A person or an organisation, copied out of the lexicon's tables; names in the built-in ones are borrowed.
    #[must_use]
    pub fn actor(&self, id: KnownActorId) -> KnownActor {
        let facts = self.actor_facts(id);
        KnownActor {
            name: self.actor_name(&facts),
            kind: facts.kind,
            country: facts.country,
            gender: facts.gender,
            sectors: facts.sectors.iter().collect(),
            roles: self.role_facts(&facts).iter().map(|role| self.dated_role(&role)).collect(),
            ids: self.actor_ids(&facts),
            aliases: self.actors.aliases(id).map(|alias| self.actors.texts.kept(alias)).collect(),
        }
    }

    /// The actor of this name, before others were laid over.
    pub(super) fn actor_called(&self, name: &str) -> Option<KnownActorId> {
        let id = self.actors_by_name.get(name_key(name))?;
        self.actors.names(id).next().filter(|&own| own == name).map(|_| id)
    }

    /// The people whose surname has this [key](key_of), or as many of them as are looked at.
    pub(crate) fn people_called(&self, surname: u64) -> impl Iterator<Item = KnownActorId> + Clone + '_ {
        const MOST: usize = 64;
        self.actors.surnames.of(surname).take(MOST).map(|index| KnownActorId::new(index as usize))
    }

    fn dated_role(&self, role: &RoleFacts) -> DatedRole {
        let (title, of) = self.role_names(role);
        DatedRole {
            title,
            of,
            country: role.country,
            sectors: role.sectors.iter().collect(),
            from: role.from.date(),
            to: role.to.date(),
        }
    }

    /// What the rules ask of a person or an organisation.
    #[inline(always)]
    pub(crate) fn actor_facts(&self, id: KnownActorId) -> ActorFacts {
        self.actors.facts.at(id.index())
    }

    /// The name of a known actor.
    pub(crate) fn actor_name(&self, actor: &ActorFacts) -> Cow<'static, str> {
        self.actors.texts.kept(actor.name)
    }

    /// The ids of a known actor.
    pub(crate) fn actor_ids(&self, actor: &ActorFacts) -> Ids {
        let first = actor.first_id as usize;
        let ids = self.actors.ids.part(first..first + usize::from(actor.ids));
        ids.iter().map(|[system, id]| (self.actors.texts.kept(system), self.actors.texts.kept(id))).collect()
    }

    /// What the rules ask of its roles, in the order of [`KnownActor::roles`].
    pub(crate) fn role_facts(&self, actor: &ActorFacts) -> Part<'_, RoleFacts> {
        let first = actor.first_role as usize;
        self.actors.roles.part(first..first + usize::from(actor.roles))
    }

    /// The title of a role, and the state or body it belongs to.
    pub(crate) fn role_names(&self, role: &RoleFacts) -> (Cow<'static, str>, Option<Cow<'static, str>>) {
        let texts = &self.actors.texts;
        (texts.kept(role.title), (!role.of.is_empty()).then(|| texts.kept(role.of)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Row;
    use crate::lexicon::LexiconBuilder;

    #[test]
    fn facts_take_64_bytes() {
        assert_eq!((ActorFacts::SIZE, RoleFacts::SIZE), (64, 64));
    }

    #[test]
    fn full_names_are_known_by_their_first_and_last_word() {
        let keys = |given, surname| Some(FullName { given: key_of(given), surname: key_of(surname) });
        assert_eq!(FullName::of("Ana Maria Perez"), keys("Ana", "Perez"));
        assert_eq!(FullName::of("Ana Perez"), keys("Ana", "Perez"));
        assert_eq!(FullName::of("Omar al-Tamimi Jr."), keys("Omar", "Tamimi"));
        assert_eq!(FullName::of("Pele"), None);
    }

    #[test]
    fn days_are_numbers_in_order() {
        let days = ["-0044-03-15", "1999-12-31", "2000-01-01", "2000-12-31"].map(|day| day.parse().unwrap());
        for day in days.into_iter().chain([NaiveDate::MIN, NaiveDate::MAX]) {
            assert_eq!(Day::from(day).date(), Some(day));
            assert!(Day::EARLIEST < Day::from(day) && Day::from(day) < Day::LATEST);
        }
        assert!(days.map(Day::from).is_sorted());
        assert_eq!([Day::EARLIEST, Day::LATEST].map(Day::date), [None, None]);
    }

    #[test]
    fn an_actor_comes_out_as_it_went_in() {
        let people = "name\tgender\tcountry\taliases\twikidata\nIlse Brandvik\tf\tNO\tBrandvik|I. Brandvik\tQ7\n";
        let roles = "person\ttitle\tof\tcountry\tsectors\tfrom\tto\n\
            Ilse Brandvik\tMayor\tBergen\tNO\tGOV\t2011\t2015-06\nIlse Brandvik\tOmbudsman\t\tNO\tGOV|JUD\t\t\n";
        let company =
            KnownActor::new("Borealis", ActorKind::Company).id("mine", "42").id("a", "1").alias("Borealis AS");
        let builder =
            LexiconBuilder::new().people_tsv("people", people).and_then(|builder| builder.roles_tsv("roles", roles));
        let lexicon = builder.unwrap().actor(company.clone()).build().unwrap();
        let actor = |index| lexicon.actor(KnownActorId::new(index));
        assert_eq!(actor(1), company);
        let called = ["Borealis", "Ilse Brandvik", "Brandvik", "borealis"].map(|name| lexicon.actor_called(name));
        assert_eq!(called, [Some(KnownActorId::new(1)), Some(KnownActorId::new(0)), None, None]);
        let ilse = actor(0);
        assert_eq!(
            (&*ilse.name, ilse.gender, ilse.ids.get("wikidata")),
            ("Ilse Brandvik", Some(Gender::Female), Some("Q7"))
        );
        assert_eq!(ilse.aliases, ["Brandvik", "I. Brandvik"]);
        let [mayor, ombudsman] = &ilse.roles[..] else { panic!("two roles") };
        assert_eq!((&*mayor.title, mayor.of.as_deref(), mayor.sectors.len()), ("Mayor", Some("Bergen"), 1));
        assert_eq!((mayor.from, mayor.to), ("2011-01-01".parse().ok(), "2015-06-30".parse().ok()));
        assert_eq!(
            (ombudsman.of.clone(), ombudsman.sectors.len(), ombudsman.from, ombudsman.to),
            (None, 2, None, None)
        );
    }

    #[test]
    fn roles_last_as_long_as_those_of_the_table() {
        let lexicon = Lexicon::english().unwrap();
        let day: NaiveDate = "2021-06-01".parse().unwrap();
        let mut count = 0;
        for index in 0..lexicon.actors.facts.len() {
            let id = KnownActorId::new(index);
            let (known, facts) = (lexicon.actor(id), lexicon.actor_facts(id));
            assert_eq!(known.roles.len(), lexicon.role_facts(&facts).len());
            for (role, dated) in lexicon.role_facts(&facts).iter().zip(&known.roles) {
                assert_eq!(role.tenure(Some(day.into())), dated.tenure(day));
                assert_eq!(role.tenure(None) == Tenure::During, dated.to.is_none());
                count += 1;
            }
        }
        assert!(count > 1_000);
    }
}

//! [`ActorFacts`]: what the rules ask of known actors and their roles, packed. Names, ids and the rest stay with
//! [`KnownActor`](super::KnownActor).

use chrono::NaiveDate;

use super::actors::{KnownActor, Tenure, tenure};
use super::fold::key_of;
use super::sectors::Sectors;
use super::title_facts::TitleKey;
use crate::{ActorKind, CountryCode, Gender};

/// What the rules ask of a known actor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ActorFacts {
    pub(crate) kind: ActorKind,
    pub(crate) country: Option<CountryCode>,
    pub(crate) gender: Option<Gender>,
    pub(crate) sectors: Sectors,
    first_role: u32,
    roles: u32,
}

/// The [keys](key_of) of a person's first given name and of the surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FullName {
    pub(crate) given: u64,
    pub(crate) surname: u64,
}

impl FullName {
    /// The keys of the first and the last word, if there are two words or more.
    fn of(name: &str) -> Option<Self> {
        let (given, rest) = name.split_once(' ')?;
        let surname = rest.rsplit(' ').next().unwrap_or(rest);
        Some(Self { given: key_of(given), surname: key_of(surname) })
    }
}

/// What the rules ask of a role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleFacts {
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) country: Option<CountryCode>,
    pub(crate) sectors: Sectors,
    pub(crate) key: TitleKey,
}

impl RoleFacts {
    /// Where `day` lies against the office; without a day, it is held unless it has an end.
    pub(crate) fn tenure(&self, day: Option<NaiveDate>) -> Tenure {
        match day {
            Some(day) => tenure(self.from, self.to, day),
            None if self.to.is_none() => Tenure::During,
            None => Tenure::After,
        }
    }
}

/// The facts of all known actors, and the roles of one after the other.
#[derive(Clone, Debug, Default)]
pub(super) struct AllFacts {
    actors: Vec<ActorFacts>,
    /// The full names of people, which stand apart: nobody asks for those of organisations.
    full_names: Vec<Option<FullName>>,
    roles: Vec<RoleFacts>,
}

impl AllFacts {
    /// Packs `known`; the facts of each have its index.
    pub(super) fn of(known: &[KnownActor]) -> Self {
        let mut all = Self {
            actors: Vec::with_capacity(known.len()),
            full_names: Vec::with_capacity(known.len()),
            roles: Vec::new(),
        };
        for actor in known {
            let is_person = actor.kind == ActorKind::Person;
            all.full_names.push(if is_person { FullName::of(&actor.name) } else { None });
            all.actors.push(ActorFacts {
                kind: actor.kind,
                country: actor.country,
                gender: actor.gender,
                sectors: actor.sectors.iter().copied().collect(),
                first_role: all.roles.len() as u32,
                roles: actor.roles.len() as u32,
            });
            all.roles.extend(actor.roles.iter().map(|role| RoleFacts {
                from: role.from,
                to: role.to,
                country: role.country,
                sectors: role.sectors.iter().copied().collect(),
                key: TitleKey::of(&role.title),
            }));
        }
        all
    }

    pub(super) fn actor(&self, index: usize) -> &ActorFacts {
        &self.actors[index]
    }

    pub(super) fn full_name(&self, index: usize) -> Option<FullName> {
        self.full_names[index]
    }

    pub(super) fn roles(&self, actor: &ActorFacts) -> &[RoleFacts] {
        &self.roles[actor.first_role as usize..(actor.first_role + actor.roles) as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::FullName;
    use crate::lexicon::fold::key_of;
    use crate::lexicon::{Lexicon, Tenure};

    #[test]
    fn full_names_are_known_by_their_first_and_last_word() {
        let keys = |given, surname| Some(FullName { given: key_of(given), surname: key_of(surname) });
        assert_eq!(FullName::of("Ana Maria Perez"), keys("Ana", "Perez"));
        assert_eq!(FullName::of("Ana Perez"), keys("Ana", "Perez"));
        assert_eq!(FullName::of("Pele"), None);
    }

    #[test]
    fn roles_stand_beside_those_of_the_table() {
        let lexicon = Lexicon::english().unwrap();
        let day = "2021-06-01".parse().ok();
        for (index, known) in lexicon.actors.iter().enumerate() {
            let facts = lexicon.facts.actor(index);
            let roles = lexicon.facts.roles(facts);
            assert_eq!((facts.kind, facts.country, roles.len()), (known.kind, known.country, known.roles.len()));
            for (role, dated) in roles.iter().zip(&known.roles) {
                assert_eq!(Some(role.tenure(day)), day.map(|day| dated.tenure(day)));
                assert_eq!(role.tenure(None) == Tenure::During, dated.to.is_none());
            }
        }
    }
}

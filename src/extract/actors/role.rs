//! Roles and codes: what the dictionary says of somebody on the day of publication, and what the text says.

use chrono::NaiveDate;

use super::cast::Member;
use super::casting::Owner;
use crate::lexicon::{DatedRole, KnownActor, Lexicon, Sector, Tenure, Title};
use crate::{ActorCode, Role};

/// The sector of those who were in office and are no more.
const ELITE: &str = "ELI";
/// Roles of one person that an article carries at most.
const MOST_ROLES: usize = 4;

/// Gives a person of the dictionary the roles of the day; without a day, those that last.
pub(super) fn dated(member: &mut Member, known: &KnownActor, day: Option<NaiveDate>) {
    let tenure = |role: &DatedRole| match day {
        Some(day) => role.tenure(day),
        None if role.to.is_none() => Tenure::During,
        None => Tenure::After,
    };
    let current = known.roles.iter().filter(|role| tenure(role) == Tenure::During).take(MOST_ROLES);
    for role in current {
        member.actor.roles.push(written(role, false));
        member.add_sectors(&role.sectors);
    }
    if member.actor.roles.is_empty() {
        let last =
            known.roles.iter().filter(|role| tenure(role) == Tenure::After).max_by_key(|role| (role.to, role.from));
        if let Some(role) = last {
            member.actor.roles.push(written(role, true));
            member.add_sectors(&sector(ELITE));
        }
    }
    let office = member.actor.roles.first().and_then(|role| role.country);
    member.actor.country = known.country.or(office);
}

fn written(role: &DatedRole, former: bool) -> Role {
    let mut written = Role::new(role.title.clone());
    written.of.clone_from(&role.of);
    written.country = role.country;
    written.former = former;
    written
}

/// Gives a member a role that the text states.
pub(super) fn stated(member: &mut Member, title: &Title, owner: &Owner, former: bool) {
    let country = owner.country;
    let from_text = member.actor.roles.is_empty();
    let room = member.actor.roles.len() < MOST_ROLES;
    match member.actor.roles.iter_mut().find(|role| is_same_title(&role.title, &title.singular)) {
        Some(role) => {
            role.of = role.of.take().or_else(|| owner.of.clone());
            role.country = role.country.or(country);
            role.former |= former;
        }
        None if room => {
            let mut role = Role::new(capitalised(&title.singular));
            (role.of, role.country, role.former) = (owner.of.clone(), country, former);
            member.actor.roles.push(role);
        }
        None => {}
    }
    if former && from_text {
        member.add_sectors(&sector(ELITE));
    } else if !former && !member.fixed {
        member.add_sectors(&owner.sectors);
        member.add_sectors(&title.sectors);
    }
    member.actor.country = member.actor.country.or(country);
}

/// Whether two titles are one: `Defense Secretary` and `Secretary of Defense` have the same long words.
fn is_same_title(one: &str, other: &str) -> bool {
    if one.eq_ignore_ascii_case(other) {
        return true;
    }
    let words = |text: &str| {
        let mut words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(|word| word.to_ascii_lowercase().replace("defence", "defense"))
            .collect();
        words.sort_unstable();
        words
    };
    words(one) == words(other)
}

/// `prime minister` as `Prime Minister`; small words stay.
pub(super) fn capitalised(title: &str) -> String {
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

/// Three letters of the country and the sectors.
pub(super) fn code(lexicon: &Lexicon, member: &Member) -> Option<ActorCode> {
    let country = member.actor.country.and_then(|code| lexicon.country(code)).map(|country| &*country.iso3);
    ActorCode::from_parts(country.into_iter().chain(member.sectors.iter().map(Sector::as_str)))
}

/// The sector with this code, as a list of one.
pub(super) fn sector(code: &str) -> Vec<Sector> {
    code.parse().into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{capitalised, is_same_title};

    #[test]
    fn titles_are_written_with_capitals() {
        assert_eq!(capitalised("minister of the interior"), "Minister of the Interior");
    }

    #[test]
    fn one_title_in_two_orders() {
        assert!(is_same_title("Defence Secretary", "secretary of defense"));
        assert!(!is_same_title("Vice President", "president of"));
    }
}

//! Roles: what the dictionary says of somebody on the day of publication, and what the text says.

use super::cast::{Cast, Held, HeldTitle, MOST_ROLES, MemberId};
use super::casting::Owner;
use crate::lexicon::{ActorFacts, Day, KnownActorId, Lexicon, Sector, Sectors, Tenure, TitleFacts, TitleId};

/// Gives a person of the dictionary the roles of the day; without a day, those that last.
pub(super) fn dated(
    cast: &mut Cast,
    member: MemberId,
    (id, facts): (KnownActorId, &ActorFacts),
    lexicon: &Lexicon,
    day: Option<Day>,
) {
    let known = lexicon.role_facts(facts);
    let mut sectors = Sectors::default();
    let mut roles = [None; MOST_ROLES];
    let at = |tenure| (0..known.len()).filter(move |&index| known.at(index).tenure(day) == tenure);
    for (role, index) in roles.iter_mut().zip(at(Tenure::During)) {
        *role = Some(index);
        sectors.add_all(known.at(index).sectors);
    }
    let former = roles[0].is_none();
    if former {
        let order = |&index: &usize| (known.at(index).to, known.at(index).from);
        roles[0] = at(Tenure::After).max_by_key(order);
        roles[0].into_iter().for_each(|_| sectors.add(Sector::ELI));
    }
    let office = roles[0].and_then(|index| known.at(index).country);
    for index in roles.into_iter().flatten() {
        let (title, role) = (HeldTitle::Dated(id, index as u32), known.at(index));
        cast.add_role(member, Held { title, key: role.key, of: None, country: role.country, former });
    }
    if let Some(member) = cast.get_mut(member) {
        member.sectors.add_all(sectors);
        member.country = facts.country.or(office);
    }
}

/// Gives a member a role that the text states.
pub(super) fn stated(
    cast: &mut Cast,
    member: MemberId,
    (id, title): (TitleId, &TitleFacts),
    owner: &Owner,
    former: bool,
) {
    let Some(found) = cast.get(member) else { return };
    let (from_text, fixed) = (found.roles.as_slice().is_empty(), found.fixed);
    match cast.role_mut(member, title.key) {
        Some(role) => {
            role.of = role.of.or(owner.of);
            role.country = role.country.or(owner.country);
            role.former |= former;
        }
        None => {
            let title =
                Held { title: HeldTitle::Stated(id), key: title.key, of: owner.of, country: owner.country, former };
            cast.add_role(member, title);
        }
    }
    let Some(member) = cast.get_mut(member) else { return };
    if former && from_text {
        member.sectors.add(Sector::ELI);
    } else if !former && !fixed {
        member.sectors.add_all(owner.sectors);
        member.sectors.add_all(title.sectors);
    }
    member.country = member.country.or(owner.country);
}

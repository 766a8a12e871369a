//! Whom surnames and given names mean that stand alone.

use super::cast::{Called, Member, MemberId};
use super::casting::Casting;
use super::couples;
use super::fold::name_key;
use super::key::Key;
use super::linking;
use super::memory::Guess;
use super::name::{Name, Traits};
use super::people::{Keys, Part, given_gender, known_person, new_person};
use super::reader::Reader;
use crate::lexicon::{ActorFacts, FullName};

/// What the names alone tell beyond the full names of the article.
#[derive(Debug, Default)]
pub(super) struct Lone {
    /// Further surnames ...
    surnames: Vec<Part>,
    /// ... and given names of people.
    given: Vec<Part>,
    countries: linking::Countries,
}

/// Finds the people whose surname or given name alone is named: those of the article's full names, those whom the dictionary knows by
/// office or country, and those who share the surname of another.
pub(super) fn cast(casting: &mut Casting<'_, '_>) {
    let mut lone = std::mem::take(casting.lone);
    lone.countries.clear();
    let names = casting.names();
    for at in 0..casting.people.lone.len() {
        let index = casting.people.lone[at] as usize;
        if casting.who[index].is_some() {
            continue;
        }
        let key = lone_key(casting.reader(), &names[index], &casting.guesses[index]);
        let found = casting.people.lone(casting.cast, key, names[index].first, None);
        casting.who[index] = match (found, is_titled(names, index)) {
            (Some(found), false) => Some(found),
            (Some(found), true) => of_office(casting, &mut lone, index, key, Some(found)),
            (None, true) => {
                of_office(casting, &mut lone, index, key, None).or_else(|| sharing(casting, &mut lone, index, key))
            }
            (None, false) => of_country(casting, &mut lone, index, key)
                .or_else(|| also_known(casting, &mut lone, index, key))
                .or_else(|| sharing(casting, &mut lone, index, key)),
        };
    }
    for (list, more) in
        [(&mut casting.people.surnames, &mut lone.surnames), (&mut casting.people.given, &mut lone.given)]
    {
        if !more.is_empty() {
            list.append(more);
            list.sort_unstable();
        }
    }
    *casting.lone = lone;
}

/// The person of the dictionary who held the office before the name, `President Verdi`, unless it is that of the one of the article who
/// is `found` under the name. Whom of the article a title means is found later, when their genders are known.
fn of_office(
    casting: &mut Casting<'_, '_>,
    lone: &mut Lone,
    index: usize,
    key: u64,
    found: Option<MemberId>,
) -> Option<MemberId> {
    let setting = casting.setting;
    let known = match found.map(|member| casting.cast.members[member as usize].name) {
        Some(Called::Known(id)) => Some(id),
        // Nobody is said to be somebody of the dictionary who is named in full as somebody else.
        Some(_) => return None,
        None => None,
    };
    let office = linking::office_before(setting, index)?;
    if known.is_some_and(|id| linking::has_held(setting, id, &office)) {
        return None;
    }
    let id = linking::by_office(setting, key, &office)?;
    let member = known_person(casting, id, &setting.reader.doc.lexicon().actor_facts(id));
    lone.surnames.push((key, setting.names[index].first, member));
    Some(member)
}

/// The person of the dictionary who is in office in one of the article's countries.
fn of_country(casting: &mut Casting<'_, '_>, lone: &mut Lone, index: usize, key: u64) -> Option<MemberId> {
    let setting = casting.setting;
    let (reader, name) = (&setting.reader, &setting.names[index]);
    if name.traits.any(Traits::PERSON) | reader.opens(name.first) {
        return None;
    }
    let id = linking::by_country(setting, key, &mut lone.countries)?;
    let member = known_person(casting, id, &reader.doc.lexicon().actor_facts(id));
    lone.surnames.push((key, name.first, member));
    Some(member)
}

/// The bearer of a full name who is also called so: `Ana Verdi, known as Nina`.
fn also_known(casting: &Casting<'_, '_>, lone: &mut Lone, index: usize, key: u64) -> Option<MemberId> {
    let names = casting.names();
    let member = couples::bearer(casting.reader(), names, index).and_then(|full| casting.who[full])?;
    lone.surnames.push((key, names[index].first, member));
    Some(member)
}

/// Somebody who has the surname of the one named next: the first of `Ana and Paul Verdi`.
fn sharing(casting: &mut Casting<'_, '_>, lone: &mut Lone, index: usize, given: u64) -> Option<MemberId> {
    let (reader, names) = (casting.reader(), casting.names());
    let partner = couples::partner(reader, names, index)?;
    let Keys { surname, last, .. } = Keys::of(reader, &names[partner], &casting.guesses[partner]);
    let member = sharing_person(casting, index, Keys { surname, given, last });
    lone.given.push((given, names[index].first, member));
    Some(member)
}

/// The member for somebody of whom the given name alone stands at `index`.
fn sharing_person(casting: &mut Casting<'_, '_>, index: usize, Keys { surname, given, last }: Keys) -> MemberId {
    let (reader, name) = (casting.reader(), &casting.names()[index]);
    let key = Key::person(surname, given);
    if let Some(member) = casting.cast.find(key) {
        return member;
    }
    let lexicon = reader.doc.lexicon();
    let is_known = |facts: &ActorFacts| facts.full_name == Some(FullName { given, surname });
    let mut known = lexicon.people_called(surname).map(|id| (id, lexicon.actor_facts(id)));
    if let Some((id, facts)) = known.find(|(_, facts)| is_known(facts)) {
        return known_person(casting, id, &facts);
    }
    let new = new_person(reader, name, &casting.guesses[index]);
    let called = Called::Apart(name.first, last);
    casting.cast.add(key, Member { name: called, gender: given_gender(reader, name), ..new })
}

/// Whether a title stands right before the name at `index`.
fn is_titled(names: &[Name], index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &names[before]);
    before.is_some_and(|title| (title.end == names[index].first) & title.traits.any(Traits::TITLE))
}

/// The key of a name of one word.
pub(super) fn lone_key(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> u64 {
    // Of names that the dictionary knows no keys are kept.
    if name.traits.any(Traits::PERSON) { name_key(reader, name.first) } else { guess.last }
}

//! Which full names are one person, and who is meant by a part of them.

use std::hint::select_unpredictable;

use super::cast::{Called, Cast, Member, MemberId};
use super::casting::Casting;
use super::fold::name_key;
use super::key::Key;
use super::linking;
use super::memory::Guess;
use super::name::{Name, Source, Traits};
use super::reader::Reader;
use super::role;
use crate::extract::sorting::sort_distinct;
use crate::lexicon::fold::key_of;
use crate::lexicon::{ActorFacts, Class, FullName, KnownActorId, Look};
use crate::text::List;
use crate::{ActorKind, Confidence, Gender};

/// A word of somebody's full name: its key, where the name stands, who it is.
pub(super) type Part = (u64, u32, MemberId);

/// Most people of one surname that a lone mention is compared with.
const MOST_NAMESAKES: usize = 8;

/// The people who are named in full, by surname and by given name. Sorted.
#[derive(Debug, Default)]
pub(super) struct People {
    pub(super) surnames: Vec<Part>,
    pub(super) given: Vec<Part>,
    /// The full names, below their ranks: those first that others are to find.
    full: List<u64>,
    /// The names of one word.
    pub(super) lone: List<u32>,
    /// What the dictionary says of those whom it knows, which are the first of them.
    known: Vec<ActorFacts>,
    /// Whether any of them begins with an initial, which others are then to be found under.
    has_initials: bool,
}

/// The keys of a full name, and the word that holds the surname.
#[derive(Clone, Copy)]
pub(super) struct Keys {
    pub(super) surname: u64,
    pub(super) given: u64,
    pub(super) last: u32,
}

impl Keys {
    pub(super) fn of(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> Self {
        let last = surname_word(reader, name);
        let surname = if last + 1 == name.end { guess.last } else { name_key(reader, last) };
        Self { surname, given: guess.first, last }
    }
}

/// Makes a member of everybody who is named in full, longest names first, so that shorter forms find them.
pub(super) fn cast(casting: &mut Casting<'_, '_>) {
    let (setting, guesses) = (casting.setting, casting.guesses);
    let (reader, names) = (setting.reader, setting.names);
    let mut people = std::mem::take(casting.people);
    people.find(&reader, names, casting.sorts.people.as_slice());
    for (at, &index) in people.full.iter().enumerate() {
        let index = index as u32 as usize;
        let (name, guess) = (&names[index], &guesses[index]);
        let keys = Keys::of(&reader, name, guess);
        let known_as = casting.cast.find(Key::person(keys.surname, keys.given));
        let member = match name.source() {
            Source::Person(id)
                if casting.cast.find(Key::known(id)).is_some()
                    || linking::is_of_the_time(setting, index, &people.known[at]) =>
            {
                known_person(casting, id, &people.known[at])
            }
            // Somebody of that name, who is named in full or not at all.
            Source::Person(_) if name.len() == 1 => continue,
            _ => known_as.unwrap_or_else(|| unknown_person(casting, index, keys)),
        };
        casting.who[index] = Some(member);
        if name.len() > 1 {
            people.surnames.push((keys.surname, name.first, member));
            people.given.push((keys.given, name.first, member));
            // Nothing new is said where the same two words are named again.
            let is_registered = casting.cast.find(Key::namesake(keys.surname, keys.given)) == Some(member);
            if name.len() > 2 || !is_registered {
                people.register(&reader, casting.cast, (name, keys), member);
            }
        }
    }
    people.surnames.sort_unstable();
    people.given.sort_unstable();
    *casting.people = people;
}

impl People {
    /// Lists the full names, and forgets those of the article before.
    fn find(&mut self, reader: &Reader<'_, '_>, names: &[Name], people: &[u32]) {
        let Self { surnames, given, full, lone, known, has_initials } = self;
        surnames.clear();
        given.clear();
        full.clear();
        lone.clear();
        *has_initials = false;
        for &index in people {
            let name = &names[index as usize];
            let is_known = name.traits.any(Traits::PERSON);
            let is_full = is_known | (name.len() > 1);
            let rank = select_unpredictable(is_known, 0, u32::MAX - name.len());
            full.push_if(is_full, u64::from(rank) << 32 | u64::from(index));
            lone.push_if(name.len() == 1, index);
            *has_initials |= is_full & is_one_letter(reader, name.first);
        }
        sort_distinct(full.as_mut_slice());
        // What comes from large tables is taken in a small loop, so that the memory is asked for many of them at once.
        let lexicon = reader.doc.lexicon();
        known.clear();
        known.extend(full.iter().map_while(|&index| match names[index as u32 as usize].source() {
            Source::Person(id) => Some(lexicon.actor_facts(id)),
            _ => None,
        }));
    }

    /// Makes a member known under the forms of a full name.
    fn register(&self, reader: &Reader<'_, '_>, cast: &mut Cast, (name, keys): (&Name, Keys), member: MemberId) {
        let Keys { surname, given, last } = keys;
        cast.name(Key::person(surname, given), member);
        for name in names_of(reader, given) {
            cast.name(Key::namesake(surname, name), member);
        }
        for word in name.first + 1..last {
            cast.name(Key::person(surname, name_key(reader, word)), member);
        }
        if self.has_initials {
            cast.name(Key::person(surname, initial_key(reader, name.first)), member);
        }
    }

    /// Whom a lone name at word `at` means, by surname first and then by given name.
    pub(super) fn lone(&self, cast: &Cast, key: u64, at: u32, gender: Option<Gender>) -> Option<MemberId> {
        nearest(&self.surnames, cast, key, at, gender).or_else(|| nearest(&self.given, cast, key, at, gender))
    }
}

/// The member for a person who is named in full at `index`, and under whose first and last word nobody is known.
fn unknown_person(casting: &mut Casting<'_, '_>, index: usize, Keys { surname, given, .. }: Keys) -> MemberId {
    let reader = casting.reader();
    if let Some(id) = linking::by_full_name(casting.setting, index, surname) {
        return known_person(casting, id, &reader.doc.lexicon().actor_facts(id));
    }
    let new = new_person(reader, &casting.names()[index], &casting.guesses[index]);
    // Under another form of the given name: `Bill Verdi` where `William Verdi` is named.
    let alike = names_of(reader, given).find_map(|name| casting.cast.find(Key::namesake(surname, name)));
    let is_same = |&other: &MemberId| {
        let gender = casting.cast.members[other as usize].gender;
        gender.is_none() || new.gender.is_none() || gender == new.gender
    };
    // Relatives share a surname and may bear forms of one given name.
    let about_relatives = || reader.doc.board().words_with(Class::KIN).next().is_some();
    let alike = alike.filter(is_same).filter(|_| !about_relatives());
    alike.unwrap_or_else(|| casting.cast.add(Key::person(surname, given), new))
}

/// The last of that name before `at`, else the first after it, whose gender does not differ.
fn nearest(parts: &[Part], cast: &Cast, key: u64, at: u32, gender: Option<Gender>) -> Option<MemberId> {
    let here = parts.partition_point(|&(other, word, _)| (other, word) < (key, at));
    let is_same = |&&(other, ..): &&Part| other == key;
    let fits = |&&(.., member): &&Part| {
        let own = cast.get(member).and_then(|member| member.gender);
        gender.is_none() | own.is_none() | (own == gender)
    };
    let before = parts[..here].iter().rev().take_while(is_same).take(MOST_NAMESAKES).find(fits);
    let found = before.or_else(|| parts[here..].iter().take_while(is_same).take(MOST_NAMESAKES).find(fits));
    found.map(|&(.., member)| member)
}

/// The member for a person of the dictionary.
pub(super) fn known_person(casting: &mut Casting<'_, '_>, id: KnownActorId, facts: &ActorFacts) -> MemberId {
    let (setting, cast) = (casting.setting, &mut *casting.cast);
    if let Some(member) = cast.find(Key::known(id)) {
        return member;
    }
    let fixed = Member::fixed(Called::Known(id), ActorKind::Person, Confidence::percent(95));
    let member = cast.add(Key::known(id), Member { gender: facts.gender, ..fixed });
    role::dated(cast, member, (id, facts), setting.reader.doc.lexicon(), setting.today());
    if let Some(FullName { given, surname }) = facts.full_name {
        cast.name(Key::person(surname, given), member);
    }
    member
}

/// The keys of the names that a given name may be short for, and its own.
fn names_of(reader: &Reader<'_, '_>, given: u64) -> impl Iterator<Item = u64> {
    reader.doc.lexicon().names_in_full(given).chain([given])
}

/// A person under the name that stands in the text.
pub(super) fn new_person(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> Member {
    let called = Called::Words(name.first, name.end);
    Member { gender: gender(reader, name), ..Member::new(called, ActorKind::Person, guess.evidence.confidence()) }
}

/// The gender of the given name.
fn gender(reader: &Reader<'_, '_>, name: &Name) -> Option<Gender> {
    if name.len() == 1 { None } else { given_gender(reader, name) }
}

/// The gender of those who bear the first word of a name as a given name.
pub(super) fn given_gender(reader: &Reader<'_, '_>, name: &Name) -> Option<Gender> {
    let class = reader.class_without_accents(name.first, name_key(reader, name.first));
    match (class.has(Class::FIRST_NAME_M), class.has(Class::FIRST_NAME_F)) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    }
}

/// The word that holds the surname: the last one that is not `Jr` or a number.
fn surname_word(reader: &Reader<'_, '_>, name: &Name) -> u32 {
    let last = name.end - 1;
    let suffix = reader.class(last).has(Class::NON_NAME);
    if suffix && name.len() > 2 { last - 1 } else { last }
}

/// Whether a word is one letter, as initials are.
fn is_one_letter(reader: &Reader<'_, '_>, word: u32) -> bool {
    let look = reader.look(word);
    look.any(Look::CAPITALISED) & !look.any(Look::LONGER_THAN_A_CAPITAL)
}

/// The key of the initial of a word.
fn initial_key(reader: &Reader<'_, '_>, word: u32) -> u64 {
    let initial = reader.doc.word(word as usize).chars().next();
    initial.map_or(0, |initial| key_of(initial.encode_utf8(&mut [0; 4])))
}

//! Which names are one person: full names first, then lone surnames and given names.

use super::cast::{Called, Cast, Member, MemberId};
use super::couples;
use super::fold::name_key;
use super::key::Key;
use super::linking;
use super::memory::Guess;
use super::name::{Name, Source, Traits};
use super::office::Setting;
use super::reader::Reader;
use super::role;
use crate::extract::bits::Bits;
use crate::lexicon::fold::key_of;
use crate::lexicon::{ActorFacts, Class, FullName, KnownActorId};
use crate::{ActorKind, Confidence, Gender};

/// A word of somebody's full name: its key, where the name stands, who it is.
type Part = (u64, u32, MemberId);

/// Most people of one surname that a lone mention is compared with.
const MOST_NAMESAKES: usize = 8;

/// The people who are named in full, by surname and by given name. Sorted.
#[derive(Debug, Default)]
pub(super) struct People {
    surnames: Vec<Part>,
    given: Vec<Part>,
    /// The full names with their ranks, those first that others are to find.
    full: Vec<(u32, u32)>,
    /// What the dictionary says of those whom it knows, which are the first of them.
    known: Vec<ActorFacts>,
    /// Whether any of them begins with an initial, which others are then to be found under.
    has_initials: bool,
    /// Whether the article speaks of relatives, who share a surname and may bear forms of one given name.
    about_relatives: bool,
}

/// The keys of a full name, and the word that holds the surname.
struct Keys {
    surname: u64,
    given: u64,
    last: u32,
}

impl Keys {
    fn of(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> Self {
        let last = surname_word(reader, name);
        let surname = if last + 1 == name.end { guess.last } else { name_key(reader, last) };
        Self { surname, given: guess.first, last }
    }
}

impl People {
    /// Makes a member of everybody who is named in full, longest names first, so that shorter forms find them.
    pub(super) fn read(
        &mut self,
        setting: &Setting<'_, '_>,
        people: &Bits,
        guesses: &[Guess],
        cast: &mut Cast,
        who: &mut [Option<MemberId>],
    ) {
        let (reader, names) = (&setting.reader, setting.names);
        self.surnames.clear();
        self.given.clear();
        let mut full = std::mem::take(&mut self.full);
        full.clear();
        self.has_initials = false;
        self.about_relatives = reader.doc.board().words_with(Class::KIN).next().is_some();
        for index in people.iter() {
            let name = &names[index as usize];
            let known = name.traits.any(Traits::PERSON);
            if known || name.len() > 1 {
                let rank = if known { 0 } else { u32::MAX - name.len() };
                full.push((rank, index));
                self.has_initials |= is_one_letter(reader, name.first);
            }
        }
        full.sort_unstable();
        // What comes from large tables is taken in a small loop, so that the memory is asked for many of them at once.
        let lexicon = reader.doc.lexicon();
        self.known.clear();
        self.known.extend(full.iter().map_while(|&(_, index)| match names[index as usize].source() {
            Source::Person(id) => Some(lexicon.actor_facts(id)),
            _ => None,
        }));
        for (at, &(_, index)) in full.iter().enumerate() {
            let name = &names[index as usize];
            let keys = Keys::of(reader, name, &guesses[index as usize]);
            let member = match name.source() {
                Source::Person(id)
                    if cast.find(Key::Known(id)).is_some()
                        || linking::is_of_the_time(setting, index as usize, &self.known[at]) =>
                {
                    known_person(reader, cast, id, &self.known[at])
                }
                // Somebody of that name, who is named in full or not at all.
                Source::Person(_) if name.len() == 1 => continue,
                _ => self.unknown_person(setting, cast, (index as usize, &keys), &guesses[index as usize]),
            };
            if name.len() > 1 {
                self.add(reader, cast, (name, &keys), member);
            }
            who[index as usize] = Some(member);
        }
        self.full = full;
        self.surnames.sort_unstable();
        self.given.sort_unstable();
        self.read_lone(setting, people, guesses, cast, who);
    }

    /// Makes members of those whose surname alone is named, if the dictionary knows them by their office, and of those who share
    /// the surname of another.
    fn read_lone(
        &mut self,
        setting: &Setting<'_, '_>,
        people: &Bits,
        guesses: &[Guess],
        cast: &mut Cast,
        who: &mut [Option<MemberId>],
    ) {
        let (reader, names) = (&setting.reader, setting.names);
        let (mut surnames, mut given) = (Vec::new(), Vec::new());
        let mut countries = None;
        for index in people.iter().map(|index| index as usize) {
            let name = &names[index];
            if name.len() > 1 || who[index].is_some() {
                continue;
            }
            let key = lone_key(reader, name, &guesses[index]);
            let found = self.lone(cast, key, name.first, None);
            let titled = index > 0 && names[index - 1].end == name.first && names[index - 1].traits.any(Traits::TITLE);
            if found.is_some() && !titled {
                who[index] = found;
                continue;
            }
            let is_open = titled && found.is_none_or(|found| is_of_no_such_office(setting, cast, index, found));
            let in_office = || is_open.then(|| linking::by_office(setting, index, key)).flatten();
            let is_free = found.is_none() && !titled && !name.traits.any(Traits::PERSON) && !reader.opens(name.first);
            let mut in_country = || {
                // Hardly any surname is known, and the countries are asked for only then.
                reader.doc.lexicon().people_called(key).next().filter(|_| is_free)?;
                linking::by_country(setting, key, countries.get_or_insert_with(|| linking::countries(setting)))
            };
            if let Some(id) = in_office().or_else(&mut in_country) {
                let member = known_person(reader, cast, id, &reader.doc.lexicon().actor_facts(id));
                who[index] = Some(member);
                surnames.push((key, name.first, member));
            } else if let Some(member) = couples::bearer(reader, names, index).and_then(|full| who[full]) {
                who[index] = Some(member);
                surnames.push((key, name.first, member));
            } else if let Some(partner) = couples::partner(reader, names, index).filter(|_| found.is_none()) {
                let keys = Keys::of(reader, &names[partner], &guesses[partner]);
                let keys = Keys { given: key, ..keys };
                let member = sharing_person(reader, cast, (name, &keys), &guesses[index]);
                who[index] = Some(member);
                given.push((key, name.first, member));
            }
        }
        for (list, mut new) in [(&mut self.surnames, surnames), (&mut self.given, given)] {
            if !new.is_empty() {
                list.append(&mut new);
                list.sort_unstable();
            }
        }
    }

    /// Registers the words of a full name.
    fn add(&mut self, reader: &Reader<'_, '_>, cast: &mut Cast, (name, keys): (&Name, &Keys), member: MemberId) {
        let Keys { surname, given, last } = *keys;
        self.surnames.push((surname, name.first, member));
        self.given.push((given, name.first, member));
        cast.name(Key::Person { surname, given }, member);
        for name in names_of(reader, given) {
            cast.name(Key::Namesake { surname, name }, member);
        }
        for word in name.first + 1..last {
            cast.name(Key::Person { surname, given: name_key(reader, word) }, member);
        }
        if self.has_initials {
            cast.name(Key::Person { surname, given: initial_key(reader, name.first) }, member);
        }
    }

    /// The member for a person whom no dictionary knows under the full name at `index`.
    fn unknown_person(
        &self,
        setting: &Setting<'_, '_>,
        cast: &mut Cast,
        (index, keys): (usize, &Keys),
        guess: &Guess,
    ) -> MemberId {
        let (reader, name) = (&setting.reader, &setting.names[index]);
        let key = Key::Person { surname: keys.surname, given: keys.given };
        if let Some(member) = cast.find(key) {
            return member;
        }
        if let Some(id) = linking::by_full_name(setting, index, keys.surname) {
            return known_person(reader, cast, id, &reader.doc.lexicon().actor_facts(id));
        }
        let new = new_person(reader, name, guess);
        // Under another form of the given name: `Bill Verdi` where `William Verdi` is named.
        let alike =
            names_of(reader, keys.given).find_map(|name| cast.find(Key::Namesake { surname: keys.surname, name }));
        let is_same = |&other: &MemberId| {
            let gender = cast.members[other as usize].gender;
            gender.is_none() || new.gender.is_none() || gender == new.gender
        };
        alike.filter(|other| !self.about_relatives && is_same(other)).unwrap_or_else(|| cast.add(key, new))
    }

    /// Whom a lone name at word `at` means, by surname first and then by given name.
    pub(super) fn lone(&self, cast: &Cast, key: u64, at: u32, gender: Option<Gender>) -> Option<MemberId> {
        nearest(&self.surnames, cast, key, at, gender).or_else(|| nearest(&self.given, cast, key, at, gender))
    }
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
fn known_person(reader: &Reader<'_, '_>, cast: &mut Cast, id: KnownActorId, facts: &ActorFacts) -> MemberId {
    if let Some(member) = cast.find(Key::Known(id)) {
        return member;
    }
    let fixed = Member::fixed(Called::Known(id), ActorKind::Person, Confidence::percent(95));
    let member = cast.add(Key::Known(id), Member { gender: facts.gender, ..fixed });
    role::dated(
        cast,
        member,
        (id, facts),
        reader.doc.lexicon(),
        reader.doc.published().map(|published| published.date()),
    );
    if let Some(FullName { given, surname }) = facts.full_name {
        cast.name(Key::Person { surname, given }, member);
    }
    member
}

/// The member for somebody who is named by a given name and has the surname of another: the first of `Ana and Paul Verdi`.
fn sharing_person(reader: &Reader<'_, '_>, cast: &mut Cast, (name, keys): (&Name, &Keys), guess: &Guess) -> MemberId {
    let &Keys { surname, given, last } = keys;
    let key = Key::Person { surname, given };
    if let Some(member) = cast.find(key) {
        return member;
    }
    let lexicon = reader.doc.lexicon();
    let is_known = |facts: &ActorFacts| facts.full_name == Some(FullName { given, surname });
    let known = lexicon.people_called(surname).map(|id| (id, lexicon.actor_facts(id)));
    if let Some((id, facts)) = known.clone().find(|(_, facts)| is_known(facts)) {
        return known_person(reader, cast, id, &facts);
    }
    let called = Called::Apart(name.first, last);
    cast.add(key, Member { name: called, gender: given_gender(reader, name), ..new_person(reader, name, guess) })
}

/// Whether a member is somebody of the dictionary who never held the office that stands before the name at `index`.
fn is_of_no_such_office(setting: &Setting<'_, '_>, cast: &Cast, index: usize, member: MemberId) -> bool {
    match cast.members[member as usize].name {
        Called::Known(id) => !linking::held_office(setting, index, id),
        _ => false,
    }
}

/// The key of a name of one word.
pub(super) fn lone_key(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> u64 {
    // Of names that the dictionary knows no keys are kept.
    if name.traits.any(Traits::PERSON) { name_key(reader, name.first) } else { guess.last }
}

/// The keys of the names that a given name may be short for, and its own.
fn names_of(reader: &Reader<'_, '_>, given: u64) -> impl Iterator<Item = u64> {
    reader.doc.lexicon().names_in_full(given).chain([given])
}

/// A person under the name that stands in the text.
pub(super) fn new_person(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> Member {
    let confidence = Confidence::new(guess.evidence.confidence());
    let called = Called::Words(name.first, name.end);
    Member { gender: gender(reader, name), ..Member::new(called, ActorKind::Person, confidence) }
}

/// The gender of the given name.
fn gender(reader: &Reader<'_, '_>, name: &Name) -> Option<Gender> {
    if name.len() == 1 { None } else { given_gender(reader, name) }
}

/// The gender of those who bear the first word of a name as a given name.
fn given_gender(reader: &Reader<'_, '_>, name: &Name) -> Option<Gender> {
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
    let word = reader.doc.word(word as usize);
    word.len() <= 4 && word.chars().nth(1).is_none()
}

/// The key of the initial of a word.
fn initial_key(reader: &Reader<'_, '_>, word: u32) -> u64 {
    let initial = reader.doc.word(word as usize).chars().next();
    initial.map_or(0, |initial| key_of(initial.encode_utf8(&mut [0; 4])))
}

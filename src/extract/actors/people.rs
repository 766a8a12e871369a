//! Which names are one person: full names first, then lone surnames and given names.

use super::cast::{Called, Cast, Member, MemberId};
use super::fold::name_key;
use super::key::Key;
use super::memory::Guess;
use super::name::{Name, Source, Traits};
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
        reader: &Reader<'_, '_>,
        (names, people): (&[Name], &Bits),
        guesses: &[Guess],
        cast: &mut Cast,
        who: &mut [Option<MemberId>],
    ) {
        self.surnames.clear();
        self.given.clear();
        let mut full = std::mem::take(&mut self.full);
        full.clear();
        self.has_initials = false;
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
                Source::Person(id) => known_person(reader, cast, id, &self.known[at]),
                _ => unknown_person(reader, cast, (name, &keys), &guesses[index as usize]),
            };
            if name.len() > 1 {
                self.add(reader, cast, (name, &keys), member);
            }
            who[index as usize] = Some(member);
        }
        self.full = full;
        self.surnames.sort_unstable();
        self.given.sort_unstable();
    }

    /// Registers the words of a full name.
    fn add(&mut self, reader: &Reader<'_, '_>, cast: &mut Cast, (name, keys): (&Name, &Keys), member: MemberId) {
        let Keys { surname, given, last } = *keys;
        self.surnames.push((surname, name.first, member));
        self.given.push((given, name.first, member));
        cast.name(Key::Person { surname, given }, member);
        for word in name.first + 1..last {
            cast.name(Key::Person { surname, given: name_key(reader, word) }, member);
        }
        if self.has_initials {
            cast.name(Key::Person { surname, given: initial_key(reader, name.first) }, member);
        }
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

/// The member for a person that no dictionary knows.
fn unknown_person(reader: &Reader<'_, '_>, cast: &mut Cast, (name, keys): (&Name, &Keys), guess: &Guess) -> MemberId {
    let key = Key::Person { surname: keys.surname, given: keys.given };
    cast.find(key).unwrap_or_else(|| cast.add(key, new_person(reader, name, guess)))
}

/// A person under the name that stands in the text.
pub(super) fn new_person(reader: &Reader<'_, '_>, name: &Name, guess: &Guess) -> Member {
    let confidence = Confidence::new(guess.evidence.confidence());
    let called = Called::Words(name.first, name.end);
    Member { gender: gender(reader, name), ..Member::new(called, ActorKind::Person, confidence) }
}

/// The gender of the given name.
fn gender(reader: &Reader<'_, '_>, name: &Name) -> Option<Gender> {
    if name.len() == 1 {
        return None;
    }
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

//! From names to actors: each name, in text order, gets its member of the cast and its mention.

use super::cast::{Called, Cast, Member, MemberId, Spoken};
use super::context::{is_speech, stands_for};
use super::evidence::Verdict;
use super::fold::name_key;
use super::key::{Key, mix, whole};
use super::memory::{Guess, opens_with_short_form, short_last};
use super::name::{Name, Source};
use super::office::{self, Office};
use super::people::{self, People};
use super::reader::{CLOSED, Reader};
use super::role;
use crate::lexicon::{Class, KnownActorId, PlaceId, Sector, Sectors, TitleUse};
use crate::text::{Gap, words};
use crate::{ActorKind, Confidence, CountryCode, Gender, MentionKind};

/// What a title or a body belongs to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Owner {
    pub(super) of: Option<Called>,
    pub(super) country: Option<CountryCode>,
    /// What an organisation implies of those who lead it or work for it.
    pub(super) sectors: Sectors,
}

/// The names of an article with everything that is known of them so far.
pub(super) struct Casting<'r, 'd, 'a> {
    pub(super) reader: Reader<'d, 'a>,
    pub(super) names: &'r [Name],
    pub(super) guesses: &'r [Guess],
    pub(super) cast: &'r mut Cast,
    pub(super) people: &'r mut People,
    /// The member that each name speaks of.
    pub(super) who: &'r mut Vec<Option<MemberId>>,
    /// Titles that belong to a name.
    pub(super) taken: &'r mut Vec<bool>,
}

impl Casting<'_, '_, '_> {
    /// Casts everybody who has a name.
    pub(super) fn cast_names(&mut self) {
        self.cast.clear(self.names.len());
        self.who.clear();
        self.who.resize(self.names.len(), None);
        self.taken.clear();
        self.taken.resize(self.names.len(), false);
        self.people.read(&self.reader, self.names, self.guesses, self.cast, self.who);
        (0..self.names.len()).for_each(|index| self.place(index));
        (0..self.names.len()).for_each(|index| self.offices(index));
    }

    /// Finds the member and adds the mention; people get their titles later, when the owners of the titles are known.
    fn place(&mut self, index: usize) {
        let name = self.names[index];
        match name.source {
            Source::State(id) if self.guesses[index].verdict != Verdict::Person => {
                self.state(index, id, MentionKind::Name)
            }
            Source::Nationality(id) => self.state(index, id, MentionKind::Demonym),
            Source::Government(_) => self.government(index),
            Source::Place(id, _)
                if self.guesses[index].verdict == Verdict::Place && self.acts_as_government(index, id) =>
            {
                self.government(index);
            }
            Source::Organization(id) => {
                let (start, owner) = self.body_owner(index);
                let member = self.known_organization(id, owner.country);
                self.who[index] = Some(member);
                self.cast.mention(member, Spoken::named(start, (name.first, name.end), MentionKind::Name));
            }
            _ => match self.guesses[index].verdict {
                Verdict::Person => self.person(index),
                Verdict::Organization => self.organization(index),
                Verdict::Place | Verdict::Nothing => {}
            },
        }
    }

    fn state(&mut self, index: usize, id: PlaceId, kind: MentionKind) {
        let Name { first, end, country, .. } = self.names[index];
        let member = self.cast.find_or_add(Key::State(id), || Member {
            country,
            ..Member::fixed(Called::Place(id), ActorKind::State, Confidence::percent(90))
        });
        self.who[index] = Some(member);
        let is_name = kind == MentionKind::Name;
        let mention = if is_name { Spoken::named(first, (first, end), kind) } else { Spoken::new(first, end, kind) };
        self.cast.mention(member, mention);
    }

    /// A seat that stands for the government of its country: `Kremlin`, and `Moscow` where it speaks.
    fn government(&mut self, index: usize) {
        let Name { first, end, country: Some(country), .. } = self.names[index] else { return };
        let member = self.cast.find_or_add(Key::Government(country), || Member {
            country: Some(country),
            sectors: Sectors::one(Sector::GOV),
            ..Member::fixed(Called::Words(first, end), ActorKind::Government, Confidence::percent(80))
        });
        self.who[index] = Some(member);
        self.cast.mention(member, Spoken::named(first, (first, end), MentionKind::Metonym));
    }

    /// Whether a capital does what only governments do: it speaks.
    fn acts_as_government(&self, index: usize, id: PlaceId) -> bool {
        let name = &self.names[index];
        let before = self.reader.class_before(name.first);
        let speaks = !before.any(Class::PREPOSITION | Class::DIRECTION)
            && self.reader.gap_after(name.end).is_space()
            && is_speech(&self.reader, name.end);
        if !speaks {
            return false;
        }
        let lexicon = self.reader.doc.lexicon();
        let place = lexicon.place(id);
        let country = place.country.and_then(|code| lexicon.country(code));
        place.is_capital || country.is_some_and(|country| country.capital == place.name)
    }

    /// An organisation of the dictionary; one that many countries have (`National Guard`) is that of its owner.
    fn known_organization(&mut self, id: KnownActorId, owner: Option<CountryCode>) -> MemberId {
        let known = self.reader.doc.lexicon().actor_facts(id);
        let owner = owner.filter(|_| known.country.is_none() && known.kind != ActorKind::Igo);
        self.cast.find_or_add(owner.map_or(Key::Known(id), |country| Key::Branch(id, country)), || Member {
            country: known.country.or(owner),
            sectors: known.sectors,
            ..Member::fixed(Called::Known(id), known.kind, Confidence::percent(95))
        })
    }

    /// A person: in full (then the member is known already), or by surname or given name.
    fn person(&mut self, index: usize) {
        let name = self.names[index];
        let reader = self.reader;
        let gender = self.honorific_gender(index);
        let member = self.who[index].unwrap_or_else(|| {
            let key = name_key(&reader, name.end - 1);
            let found = self.people.lone(self.cast, key, name.first, gender);
            found.unwrap_or_else(|| {
                let guess = &self.guesses[index];
                self.cast
                    .find_or_add(Key::Person { surname: key, given: 0 }, || people::new_person(&reader, &name, guess))
            })
        });
        people::grow(&reader, self.cast, member, &name);
        if let Some(member) = self.cast.get_mut(member) {
            member.gender = member.gender.or(gender);
        }
        self.who[index] = Some(member);
    }

    /// The gender that the title before a name implies.
    fn honorific_gender(&self, index: usize) -> Option<Gender> {
        let before = &self.names[index.checked_sub(1)?];
        let touches = before.end == self.names[index].first;
        match before.source {
            Source::Title(title, ..) if touches => self.reader.doc.lexicon().title_facts(title).gender,
            _ => None,
        }
    }

    /// Titles, owners and the mention of the person at `index`.
    fn offices(&mut self, index: usize) {
        let name = self.names[index];
        let is_person = self.guesses[index].verdict == Verdict::Person;
        let Some(member) = self.who[index].filter(|_| is_person) else { return };
        let mut start = name.first;
        if let Some(office) = office::before(&self.reader, self.names, index) {
            start = office.start;
            self.hold(member, &office);
            let first = self.names[..index].partition_point(|name| name.first < start);
            (first..index).for_each(|at| self.taken[at] |= office::is_title(&self.names[at]));
        }
        if let Some(office) = office::after(&self.reader, self.names, index) {
            self.hold(member, &office);
            if let Some(title) = office.title {
                self.taken[title] = true;
            }
        }
        self.cast.mention(member, Spoken::named(start, (name.first, name.end), MentionKind::Name));
        self.relative(index, member);
    }

    /// `who` and `whom` directly behind a person.
    fn relative(&mut self, index: usize, member: MemberId) {
        let end = self.names[index].end;
        let reader = self.reader;
        let near = reader.gap_after(end).only(Gap::SPACE | Gap::COMMA);
        if near && reader.is_any(end, &words!["who", "whom", "whose"]) {
            self.cast.mention(member, Spoken::new(end, end + 1, MentionKind::Pronoun));
        }
    }

    /// Gives a member the office that the text states.
    pub(super) fn hold(&mut self, member: MemberId, office: &Office) {
        let owner = self.office_owner(office);
        let title = office.title.and_then(|title| match self.names[title].source {
            Source::Title(title, ..) => Some((title, self.reader.doc.lexicon().title_facts(title))),
            _ => None,
        });
        if let Some(title) = title.filter(|(_, title)| !title.uses.has(TitleUse::HONORIFIC)) {
            role::stated(self.cast, member, title, &owner, office.former);
        } else if let Some(member) = self.cast.get_mut(member) {
            member.country = member.country.or(owner.country);
        }
        if let Some(member) = self.cast.get_mut(member) {
            member.gender = member.gender.or(title.and_then(|(_, title)| title.gender));
        }
    }

    /// What an office belongs to.
    pub(super) fn office_owner(&self, office: &Office) -> Owner {
        let mut owner = office.owner.map(|owner| self.owner(owner)).unwrap_or_default();
        owner.country = owner.country.or_else(|| office.place.and_then(|place| self.owner(place).country));
        owner
    }

    /// What the name at `index` gives to a title that belongs to it.
    pub(super) fn owner(&self, index: usize) -> Owner {
        let name = &self.names[index];
        let words = Called::Words(name.first, name.end);
        match name.source {
            Source::State(id) | Source::Nationality(id) | Source::Place(id, _) => {
                Owner { of: Some(Called::Place(id)), country: name.country, ..Owner::default() }
            }
            Source::Government(_) => Owner { of: Some(words), country: name.country, ..Owner::default() },
            _ => match self.who[index] {
                Some(member) => self.owning(member),
                None => Owner { of: Some(words), ..Owner::default() },
            },
        }
    }

    /// What a member gives to a title that belongs to it; of a person only the country counts.
    fn owning(&self, id: MemberId) -> Owner {
        let lexicon = self.reader.doc.lexicon();
        let Some(member) = self.cast.get(id) else { return Owner::default() };
        let country = member.country;
        if member.kind == ActorKind::Person {
            let state = country.and_then(|code| lexicon.country(code));
            let of = state.map(|country| Called::Place(country.place));
            return Owner { of, country, ..Owner::default() };
        }
        let mut sectors = if member.kind == ActorKind::State { Sectors::default() } else { member.sectors };
        if member.kind == ActorKind::Igo && sectors.is_empty() {
            sectors = Sectors::one(Sector::IGO);
        }
        Owner { of: Some(Called::Member(id)), country, sectors }
    }

    /// An organisation that no dictionary knows.
    fn organization(&mut self, index: usize) {
        let name = self.names[index];
        let reader = self.reader;
        let (start, owner) = self.body_owner(index);
        let (kind, sectors) = self.body_kind(&name);
        let country = owner.country.or(match name.source {
            Source::Headed { owner: Some(_), .. } => name.country,
            _ => None,
        });
        let words = whole(&reader, &name);
        let key = Key::Organization(country.map_or(words, |country| mix(words, u64::from(country.number()))));
        let latest = Key::Latest(words);
        let found = if owner.country.is_some() {
            self.cast.find(key)
        } else {
            self.cast.find(latest).or_else(|| self.cast.find(key))
        };
        let member = found.unwrap_or_else(|| {
            let guess = &self.guesses[index];
            let called = Called::Words(name.first, name.end);
            let confidence = Confidence::new(guess.evidence.confidence());
            let member = Member::new(called, kind, confidence);
            self.cast.find_or_add(key, || Member { words: name.len(), country, sectors, ..member })
        });
        self.cast.rename(latest, member);
        self.short_forms(index, member);
        self.who[index] = Some(member);
        self.cast.mention(member, Spoken::named(start, (name.first, name.end), MentionKind::Name));
    }

    /// Makes an organisation known under its acronym and its first word.
    fn short_forms(&mut self, index: usize, member: MemberId) {
        let name = self.names[index];
        if name.len() < 2 {
            return;
        }
        if self.reader.gap_after(name.end).has(Gap::OPEN) && stands_for(&self.reader, &name, name.end) {
            self.cast.name(Key::Latest(mix(0, name_key(&self.reader, name.end))), member);
        }
        if let Some(last) = short_last(&self.reader, &name) {
            self.cast.name(Key::Latest(mix(0, name_key(&self.reader, last))), member);
        }
        if opens_with_short_form(&self.reader, &name) {
            self.cast.name(Key::Latest(mix(0, name_key(&self.reader, name.first))), member);
        }
    }

    /// Where a body's mention begins, with its owner: `France's Foreign Ministry`.
    fn body_owner(&self, index: usize) -> (u32, Owner) {
        let name = &self.names[index];
        let mut office = Office { start: name.first, end: name.end, title: Some(index), ..Office::default() };
        office::lead(&self.reader, self.names, index, &mut office);
        let owner = office.owner.filter(|&owner| {
            matches!(self.names[owner].source, Source::State(_) | Source::Nationality(_) | Source::Place(..))
        });
        match owner {
            Some(owner) => (office.start, self.owner(owner)),
            None => (name.first, Owner::default()),
        }
    }

    /// What kind of organisation the head of its name makes it.
    fn body_kind(&self, name: &Name) -> (ActorKind, Sectors) {
        match name.source {
            Source::Body(title, ..) | Source::Headed { body: Some(title), .. } => {
                let title = self.reader.doc.lexicon().title_facts(title);
                (title.body, title.sectors)
            }
            _ => (ActorKind::Organization, Sectors::default()),
        }
    }
}

/// Whether a word may be an adjective between a determiner and a noun.
pub(super) fn is_adjective(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.is_lower(word) && !reader.class(word).any(CLOSED | Class::ADVERB)
}

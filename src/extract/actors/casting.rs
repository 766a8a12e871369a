//! From names to actors: each name, in text order, gets its member of the cast and its mention.

use std::borrow::Cow;

use super::cast::{Cast, Member, MemberId};
use super::evidence::{Verdict, is_speech, stands_for};
use super::fold::name_key;
use super::key::{Key, mix, whole};
use super::memory::{Guess, short_last};
use super::name::{Name, Source};
use super::office::{self, Office};
use super::people::{self, People};
use super::reader::{CLOSED, Reader};
use super::role;
use crate::lexicon::{Class, KnownActorId, PlaceId, Sector, TitleId, TitleUse};
use crate::text::{Gap, words};
use crate::{Actor, ActorKind, Confidence, CountryCode, Gender, Mention, MentionKind};

/// What a title or a body belongs to.
#[derive(Clone, Debug, Default)]
pub(super) struct Owner {
    pub(super) of: Option<Cow<'static, str>>,
    pub(super) country: Option<CountryCode>,
    /// What an organisation implies of those who lead it or work for it.
    pub(super) sectors: Vec<Sector>,
}

/// The names of an article with everything that is known of them so far.
pub(super) struct Casting<'r, 'd, 'a> {
    pub(super) reader: Reader<'d, 'a>,
    pub(super) names: &'r [Name],
    pub(super) guesses: &'r [Guess],
    pub(super) cast: Cast,
    pub(super) people: People,
    /// The member that each name speaks of.
    pub(super) who: Vec<Option<MemberId>>,
    /// Titles that belong to a name.
    pub(super) taken: Vec<bool>,
}

impl<'r, 'd, 'a> Casting<'r, 'd, 'a> {
    /// Casts everybody who has a name.
    pub(super) fn of(reader: Reader<'d, 'a>, names: &'r [Name], guesses: &'r [Guess]) -> Self {
        let mut cast = Cast::for_names(names.len());
        let mut who = vec![None; names.len()];
        let people = People::of(&reader, names, guesses, &mut cast, &mut who);
        let mut casting = Self { reader, names, guesses, cast, people, who, taken: vec![false; names.len()] };
        (0..names.len()).for_each(|index| casting.place(index));
        (0..names.len()).for_each(|index| casting.offices(index));
        casting
    }

    /// Finds the member and adds the mention; people get their titles later, when the owners of the titles are known.
    fn place(&mut self, index: usize) {
        let name = self.names[index];
        let span = self.reader.span(name.first, name.end);
        match name.source {
            Source::State(id) if self.guesses[index].verdict != Verdict::Person => {
                self.state(index, id, MentionKind::Name)
            }
            Source::Nationality(id) => self.state(index, id, MentionKind::Demonym),
            Source::Government(id) => self.government(index, id),
            Source::Place(id)
                if self.guesses[index].verdict == Verdict::Place && self.acts_as_government(index, id) =>
            {
                self.government(index, id);
            }
            Source::Organization(id) => {
                let (start, owner) = self.body_owner(index);
                let member = self.known_organization(id, owner.country);
                self.who[index] = Some(member);
                self.cast.mention(member, Mention::named(self.reader.span(start, name.end), span, MentionKind::Name));
            }
            _ => match self.guesses[index].verdict {
                Verdict::Person => self.person(index),
                Verdict::Organization => self.organization(index),
                Verdict::Place | Verdict::Nothing => {}
            },
        }
    }

    fn state(&mut self, index: usize, id: PlaceId, kind: MentionKind) {
        let place = self.reader.doc.lexicon().place(id);
        let member = self.cast.find_or_add(Key::State(id), || {
            let mut actor = Actor::new(place.name.clone(), ActorKind::State);
            actor.country = place.country;
            actor.confidence = Confidence::percent(90);
            let mut member = Member::new(actor);
            member.fixed = true;
            member
        });
        self.who[index] = Some(member);
        let name = self.names[index];
        let span = self.reader.span(name.first, name.end);
        let mention =
            if kind == MentionKind::Name { Mention::named(span, span, kind) } else { Mention::new(span, kind) };
        self.cast.mention(member, mention);
    }

    /// A seat that stands for the government of its country: `Kremlin`, and `Moscow` where it speaks.
    fn government(&mut self, index: usize, id: PlaceId) {
        let Some(country) = self.reader.doc.lexicon().place(id).country else { return };
        let name = self.names[index];
        let text = self.reader.text(name.first, name.end);
        let member = self.cast.find_or_add(Key::Government(country), || {
            let mut actor = Actor::new(text, ActorKind::Government);
            actor.country = Some(country);
            actor.confidence = Confidence::percent(80);
            let mut member = Member::new(actor);
            member.fixed = true;
            member.sectors = role::sector("GOV");
            member
        });
        self.who[index] = Some(member);
        let span = self.reader.span(name.first, name.end);
        self.cast.mention(member, Mention::named(span, span, MentionKind::Metonym));
    }

    /// Whether a capital does what only governments do: it speaks.
    fn acts_as_government(&self, index: usize, id: PlaceId) -> bool {
        let name = &self.names[index];
        let before = self.reader.class_before(name.first);
        let lexicon = self.reader.doc.lexicon();
        let place = lexicon.place(id);
        let country = place.country.and_then(|code| lexicon.country(code));
        let is_capital = place.is_capital || country.is_some_and(|country| country.capital == place.name);
        is_capital
            && !before.any(Class::PREPOSITION | Class::DIRECTION)
            && self.reader.gap_after(name.end).is_space()
            && is_speech(&self.reader, name.end)
    }

    /// An organisation of the dictionary; one that many countries have (`National Guard`) is that of its owner.
    fn known_organization(&mut self, id: KnownActorId, owner: Option<CountryCode>) -> MemberId {
        let known = self.reader.doc.lexicon().actor(id);
        let owner = owner.filter(|_| known.country.is_none() && known.kind != ActorKind::Igo);
        self.cast.find_or_add(owner.map_or(Key::Known(id), |country| Key::Branch(id, country)), || {
            let mut actor = Actor::new(known.name.clone(), known.kind);
            actor.country = known.country.or(owner);
            actor.ids.clone_from(&known.ids);
            actor.confidence = Confidence::percent(95);
            let mut member = Member::new(actor);
            member.fixed = true;
            member.sectors.clone_from(&known.sectors);
            member
        })
    }

    /// A person: in full (then the member is known already), or by surname or given name.
    fn person(&mut self, index: usize) {
        let name = self.names[index];
        let reader = self.reader;
        let gender = self.honorific_gender(index);
        let member = self.who[index].unwrap_or_else(|| {
            let key = name_key(&reader, name.end - 1);
            let found = self.people.lone(&self.cast, key, name.first, gender);
            found.unwrap_or_else(|| {
                let guess = &self.guesses[index];
                self.cast
                    .find_or_add(Key::Person { surname: key, given: 0 }, || people::new_person(&reader, &name, guess))
            })
        });
        people::grow(&reader, &mut self.cast, member, &name);
        if let Some(member) = self.cast.get_mut(member) {
            member.actor.gender = member.actor.gender.or(gender);
        }
        self.who[index] = Some(member);
    }

    /// The gender that the title before a name implies.
    fn honorific_gender(&self, index: usize) -> Option<Gender> {
        let before = &self.names[index.checked_sub(1)?];
        let touches = before.end == self.names[index].first;
        match before.source {
            Source::Title(title, ..) if touches => self.reader.doc.lexicon().title(title).gender,
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
        let bare = self.reader.span(name.first, name.end);
        let mention = Mention::named(self.reader.span(start, name.end), bare, MentionKind::Name);
        self.cast.mention(member, mention);
        self.relative(index, member);
    }

    /// `who` and `whom` directly behind a person.
    fn relative(&mut self, index: usize, member: MemberId) {
        let end = self.names[index].end;
        let reader = self.reader;
        let near = reader.gap_after(end).only(Gap::SPACE | Gap::COMMA);
        if near && reader.is_any(end, &words!["who", "whom", "whose"]) {
            self.cast.mention(member, Mention::new(reader.span(end, end + 1), MentionKind::Pronoun));
        }
    }

    /// Gives a member the office that the text states.
    pub(super) fn hold(&mut self, member: MemberId, office: &Office) {
        let owner = self.office_owner(office);
        let title = office.title.and_then(|title| match self.names[title].source {
            Source::Title(title, ..) => Some(self.reader.doc.lexicon().title(title)),
            _ => None,
        });
        let Some(member) = self.cast.get_mut(member) else { return };
        match title {
            Some(title) if !title.uses.has(TitleUse::HONORIFIC) => {
                role::stated(member, title, &owner, office.former);
            }
            _ => member.actor.country = member.actor.country.or(owner.country),
        }
        let gender = title.and_then(|title| title.gender);
        member.actor.gender = member.actor.gender.or(gender);
    }

    /// What an office belongs to.
    pub(super) fn office_owner(&self, office: &Office) -> Owner {
        let mut owner = office.owner.map(|owner| self.owner(owner)).unwrap_or_default();
        owner.country = owner.country.or_else(|| office.place.and_then(|place| self.owner(place).country));
        owner
    }

    /// What the name at `index` gives to a title that belongs to it.
    pub(super) fn owner(&self, index: usize) -> Owner {
        let lexicon = self.reader.doc.lexicon();
        let name = &self.names[index];
        let of_place = |id: PlaceId| {
            let place = lexicon.place(id);
            Owner { of: Some(place.name.clone()), country: place.country, sectors: Vec::new() }
        };
        match name.source {
            Source::State(id) | Source::Nationality(id) | Source::Place(id) => of_place(id),
            Source::Government(id) => {
                let of = Some(self.reader.text(name.first, name.end).into());
                Owner { of, country: lexicon.place(id).country, sectors: Vec::new() }
            }
            _ => {
                let member = self.who[index].and_then(|member| self.cast.get(member));
                let actor = member.map(|member| &member.actor);
                let country = actor.and_then(|actor| actor.country);
                let of = match actor {
                    Some(actor) if actor.kind == ActorKind::Person => country
                        .and_then(|code| lexicon.country(code))
                        .map(|country| lexicon.place(country.place).name.clone()),
                    Some(actor) => Some(actor.name.clone()),
                    None => Some(self.reader.text(name.first, name.end).into()),
                };
                let organization =
                    member.filter(|member| !matches!(member.actor.kind, ActorKind::Person | ActorKind::State));
                let mut sectors = organization.map(|member| member.sectors.clone()).unwrap_or_default();
                if actor.is_some_and(|actor| actor.kind == ActorKind::Igo) && sectors.is_empty() {
                    sectors = role::sector("IGO");
                }
                Owner { of, country, sectors }
            }
        }
    }

    /// An organisation that no dictionary knows.
    fn organization(&mut self, index: usize) {
        let name = self.names[index];
        let reader = self.reader;
        let (start, owner) = self.body_owner(index);
        let (kind, sectors) = self.body_kind(&name);
        let country = owner.country.or_else(|| match name.source {
            Source::Headed { owner: Some(id), .. } => reader.doc.lexicon().place(id).country,
            _ => None,
        });
        let words = whole(&reader, &name);
        let key = Key::Organization(country.map_or(words, |country| {
            mix(words, u64::from(country.as_str().as_bytes()[0]) << 8 | u64::from(country.as_str().as_bytes()[1]))
        }));
        let latest = Key::Latest(words);
        let found = if owner.country.is_some() {
            self.cast.find(key)
        } else {
            self.cast.find(latest).or_else(|| self.cast.find(key))
        };
        let member = found.unwrap_or_else(|| {
            let guess = &self.guesses[index];
            self.cast.find_or_add(key, || {
                let mut actor = Actor::new(reader.text(name.first, name.end), kind);
                actor.country = country;
                actor.confidence = Confidence::new(guess.evidence.confidence());
                let mut member = Member::new(actor);
                member.words = name.len();
                member.sectors = sectors;
                member
            })
        });
        self.cast.rename(latest, member);
        self.short_forms(index, member);
        self.who[index] = Some(member);
        let bare = reader.span(name.first, name.end);
        self.cast.mention(member, Mention::named(reader.span(start, name.end), bare, MentionKind::Name));
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
        let class = self.reader.class(name.first);
        let telling =
            !class.any(Class::COMMON | Class::DIRECTION | Class::ORG_HEAD | Class::FIRST_NAME | Class::NUMBER_WORD);
        if telling && matches!(name.source, Source::Unknown | Source::Headed { owner: None, .. }) {
            self.cast.name(Key::Latest(mix(0, name_key(&self.reader, name.first))), member);
        }
    }

    /// Where a body's mention begins, with its owner: `France's Foreign Ministry`.
    fn body_owner(&self, index: usize) -> (u32, Owner) {
        let name = &self.names[index];
        let mut office = Office { start: name.first, end: name.end, title: Some(index), ..Office::default() };
        office::lead(&self.reader, self.names, index, &mut office);
        let owner = office.owner.filter(|&owner| {
            matches!(self.names[owner].source, Source::State(_) | Source::Nationality(_) | Source::Place(_))
        });
        match owner {
            Some(owner) => (office.start, self.owner(owner)),
            None => (name.first, Owner::default()),
        }
    }

    /// What kind of organisation the head of its name makes it.
    fn body_kind(&self, name: &Name) -> (ActorKind, Vec<Sector>) {
        match name.source {
            Source::Body(title, ..) | Source::Headed { body: Some(title), .. } => {
                (kind_of_body(&self.reader, title), self.reader.doc.lexicon().title(title).sectors.clone())
            }
            _ => (ActorKind::Organization, Vec::new()),
        }
    }
}

/// The kind of a body by what its noun implies.
pub(super) fn kind_of_body(reader: &Reader<'_, '_>, title: TitleId) -> ActorKind {
    let sectors = &reader.doc.lexicon().title(title).sectors;
    let kind = |sector: &Sector| match sector.as_str() {
        "GOV" | "LEG" | "JUD" | "COP" | "SPY" => ActorKind::Government,
        "MIL" => ActorKind::Military,
        "PTY" | "OPP" => ActorKind::Party,
        "REB" | "UAF" | "PRM" | "CRM" => ActorKind::ArmedGroup,
        "BUS" => ActorKind::Company,
        "JRN" => ActorKind::Media,
        "NGO" | "SOC" => ActorKind::Ngo,
        _ => ActorKind::Organization,
    };
    sectors.first().map_or(ActorKind::Organization, kind)
}

/// Whether a word may be an adjective between a determiner and a noun.
pub(super) fn is_adjective(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.is_lower(word) && !reader.class(word).any(CLOSED | Class::ADVERB)
}

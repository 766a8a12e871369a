//! From names to actors: each name, in text order, gets its member of the cast and its mention.

use super::cast::{Called, Cast, Member, MemberId, Said};
use super::context::{acronym_key, is_speech, stands_for};
use super::couples;
use super::fold::name_key;
use super::halves;
use super::key::{Key, mix, whole};
use super::lone::{self, Lone};
use super::memory::{Guess, opens_with_short_form, short_last};
use super::name::{Name, Source, Traits};
use super::office::{Office, Setting};
use super::party;
use super::people::{self, People};
use super::reader::Reader;
use super::role;
use super::sorts::Sorts;
use super::stand_in;
use crate::extract::bits::Bits;
use crate::lexicon::{ActorFacts, Class, KnownActorId, PlaceId, Sector, Sectors, TitleUse};
use crate::text::{Gap, word, words};
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
pub(super) struct Casting<'d, 'a> {
    pub(super) setting: &'d Setting<'d, 'a>,
    pub(super) guesses: &'d [Guess],
    pub(super) cast: &'d mut Cast,
    pub(super) people: &'d mut People,
    pub(super) lone: &'d mut Lone,
    /// The names by what is asked of them.
    pub(super) sorts: &'d Sorts,
    /// The names, and the titles in place of names, that a pronoun may mean: those of people.
    pub(super) named: &'d mut Bits,
    /// The organisations that the dictionaries know, with the numbers of their names.
    pub(super) facts: &'d mut Vec<(u32, KnownActorId, ActorFacts)>,
    /// The member that each name speaks of.
    pub(super) who: &'d mut Vec<Option<MemberId>>,
    /// Titles that belong to a name.
    pub(super) taken: &'d mut Vec<bool>,
    /// The title in the plural that those share whom a list goes on to name, and the last of them.
    pub(super) shared: Option<(usize, Office)>,
}

impl<'d, 'a> Casting<'d, 'a> {
    pub(super) fn reader(&self) -> &'d Reader<'d, 'a> {
        &self.setting.reader
    }

    pub(super) fn names(&self) -> &'d [Name] {
        self.setting.names
    }

    /// Casts everybody who has a name.
    pub(super) fn cast_names(&mut self) {
        let (reader, names, sorts) = (self.reader(), self.names(), self.sorts);
        self.cast.clear(names.len());
        self.who.clear();
        self.who.resize(names.len(), None);
        self.taken.clear();
        self.taken.resize(names.len(), false);
        people::cast(self);
        lone::cast(self);
        sorts.states.iter().for_each(|&index| self.state(index as usize));
        halves::cast(self);
        let mut facts = std::mem::take(self.facts);
        facts.clear();
        facts.extend(sorts.known.iter().filter_map(|&index| match names[index as usize].source() {
            Source::Organization(id) => Some((index, id, reader.doc.lexicon().actor_facts(id))),
            _ => None,
        }));
        facts.iter().for_each(|&(index, id, ref facts)| self.known_organization(index as usize, id, facts));
        *self.facts = facts;
        sorts.bodies.iter().for_each(|&index| self.organization(index as usize));
        sorts.seats.iter().for_each(|&index| self.seat(index as usize));
        sorts.people.iter().for_each(|&index| self.person(index as usize));
        self.named.set(names.len(), sorts.people.iter().copied());
        sorts.people.iter().for_each(|&index| self.offices(index as usize));
    }

    /// A state, by name or by adjective.
    fn state(&mut self, index: usize) {
        let name = &self.names()[index];
        let (Source::State(id) | Source::Nationality(id)) = name.source() else { return };
        let key = Key::state(id);
        let member = self.cast.find(key).unwrap_or_else(|| {
            let member = Member::fixed(Called::Place(id), ActorKind::State, Confidence::percent(90));
            self.cast.add(key, Member { country: name.country(self.setting.reader.doc.lexicon()), ..member })
        });
        self.who[index] = Some(member);
        let by_name = name.traits.any(Traits::STATE);
        let kind = if by_name { MentionKind::Name } else { MentionKind::Demonym };
        let said = Said::new(member, (name.first, name.end), kind);
        self.cast.mention(index, Said { name: by_name.then_some(name.first), ..said });
    }

    /// A seat of a government, or a place that may stand for it.
    fn seat(&mut self, index: usize) {
        let name = &self.names()[index];
        let acts = match name.source() {
            Source::Place(id, _) => self.acts_as_government(name, id),
            _ => true,
        };
        if acts {
            self.government(index);
        }
    }

    /// A seat that stands for the government of its country: `Kremlin`, and `Moscow` where it speaks.
    fn government(&mut self, index: usize) {
        let name = &self.names()[index];
        let Some(country) = name.country(self.reader().doc.lexicon()) else { return };
        let key = Key::government(country);
        let member = self.cast.find(key).unwrap_or_else(|| {
            let called = Called::Words(name.first, name.end);
            let sectors = Sectors::one(Sector::GOV);
            let member = Member::fixed(called, ActorKind::Government, Confidence::percent(80));
            self.cast.add(key, Member { country: Some(country), sectors, ..member })
        });
        self.who[index] = Some(member);
        self.cast.mention(index, Said::named(member, name.first, name, MentionKind::Metonym));
    }

    /// Whether a capital does what governments do: it speaks or acts, or is spoken to.
    fn acts_as_government(&self, name: &Name, id: PlaceId) -> bool {
        let reader = self.reader();
        let led = reader.class_before(name.first).any(Class::PREPOSITION | Class::DIRECTION);
        let acts = !led && reader.gap_after(name.end).is_space() && stand_in::acts(reader, name.end);
        let is_spoken_to = || reader.gap_before(name.first).is_space() && is_speech(reader, name.first.wrapping_sub(1));
        (acts || is_spoken_to()) && reader.doc.lexicon().place_facts(id).names_capital
    }

    /// An organisation of the dictionary; one that many countries have (`National Guard`) is that of its owner.
    fn known_organization(&mut self, index: usize, id: KnownActorId, known: &ActorFacts) {
        const STATE: Traits = Traits::STATE.or(Traits::NATIONALITY);
        let name = &self.names()[index];
        let (start, owner) = self.body_owner(index);
        // Of bodies of states each state may have one of that name: `South Korea's Joint Chiefs of Staff`.
        let is_of_state = matches!(known.kind, ActorKind::Government | ActorKind::Military | ActorKind::Party)
            && index.checked_sub(1).is_some_and(|owner| self.names()[owner].traits.any(STATE));
        let common = (known.country.is_none() || is_of_state) && known.kind != ActorKind::Igo;
        let owner = owner.country.or_else(|| self.country_behind(index));
        let owner = owner.filter(|_| common && owner != known.country);
        let key = owner.map_or(Key::known(id), |country| Key::branch(id, country));
        let is_another = owner.is_some() && known.country.is_some();
        let called = if is_another { Called::Words(name.first, name.end) } else { Called::Known(id) };
        let member = Member::fixed(called, known.kind, Confidence::percent(95));
        let member = Member { country: owner.or(known.country), sectors: known.sectors, ..member };
        let member = self.cast.find_or_add(key, member);
        if self.guesses[index].has_short_form {
            self.short_forms(name, member);
        }
        self.who[index] = Some(member);
        self.cast.mention(index, Said::named(member, start, name, MentionKind::Name));
    }

    /// The country behind a body that several countries have: `Supreme Court of Malta`.
    fn country_behind(&self, index: usize) -> Option<CountryCode> {
        let (reader, end) = (self.reader(), self.names()[index].end);
        let state = self.names().get(index + 1).filter(|next| next.traits.any(Traits::STATE))?;
        let linked = reader.is(end, word!("of")) && (state.first == end + 1 || reader.is(end + 1, word!("the")));
        let near = state.first <= end + 2 && reader.gap_after(end).is_space();
        state.country(reader.doc.lexicon()).filter(|_| linked && near)
    }

    /// A person: in full (then the member is known already), or by surname or given name.
    fn person(&mut self, index: usize) {
        let gender = self.honorific_gender(index);
        let member = self.who[index].unwrap_or_else(|| self.lone_person(index, gender));
        self.who[index] = Some(member);
        if let Some(member) = self.cast.get_mut(member) {
            member.gender = member.gender.or(gender);
        }
    }

    fn lone_person(&mut self, index: usize, gender: Option<Gender>) -> MemberId {
        let reader = self.reader();
        let name = &self.names()[index];
        let surname = lone::lone_key(reader, name, &self.guesses[index]);
        let key = Key::person(surname, 0);
        let found = self.people.lone(self.cast, surname, name.first, gender).or_else(|| self.cast.find(key));
        found.unwrap_or_else(|| self.cast.add(key, people::new_person(reader, name, &self.guesses[index])))
    }

    /// The gender that the title before a name implies.
    fn honorific_gender(&self, index: usize) -> Option<Gender> {
        let before = &self.names()[index.checked_sub(1)?];
        let (title, _, form) = before.title()?;
        // Few titles do, and their facts are far away.
        let implies = form.is_gendered() & self.setting.touches(before, self.names()[index].first);
        if implies { self.reader().doc.lexicon().title_facts(title).gender } else { None }
    }

    /// Titles, owners and the mention of the person at `index`.
    fn offices(&mut self, index: usize) {
        let name = &self.names()[index];
        let Some(member) = self.who[index] else { return };
        let mut start = name.first;
        let before = self.setting.before(index);
        let shared = self.shared.take().filter(|&(last, _)| couples::goes_on(self.reader(), self.names(), last, index));
        if let Some((_, office)) = shared.filter(|_| before.is_none()) {
            self.hold_with_state(member, index, &office);
            self.shared = Some((index, office));
        }
        if let Some((first, office)) = before {
            start = office.start;
            self.hold_with_state(member, index, &office);
            let is_plural = office.title.is_some_and(|title| couples::is_plural_title(&self.names()[title as usize]));
            self.shared = is_plural.then_some((index, office));
            for (taken, name) in self.taken[first..index].iter_mut().zip(&self.setting.names[first..]) {
                *taken |= name.traits.any(Traits::TITLE);
            }
        }
        if let Some(office) = self.setting.after(index) {
            self.hold(member, &office);
            if let Some(title) = office.title.map(|title| title as usize) {
                self.taken[title] = true;
                // What only describes the title is nobody else: `a police spokesman`, but not `the company's spokesman`.
                let reader = self.reader();
                let describing = (index + 1..title).filter(|&name| !reader.is_possessive(self.setting.names[name].end));
                describing.for_each(|name| self.taken[name] = true);
            }
        }
        if party::is_party(self.reader(), name.end)
            && let Some(member) = self.cast.get_mut(member)
        {
            member.country = member.country.or_else(party::country);
        }
        let is_new = self.cast.members[member as usize].mentions == 0;
        self.cast.people.push_if(is_new, (member, start));
        self.cast.mention(index, Said::named(member, start, name, MentionKind::Name));
        if self.is_relative(name.end) {
            self.cast.relative(index);
        }
    }

    /// Whether `who` or `whom` stands at `word`, with no more than a comma before it.
    fn is_relative(&self, word: u32) -> bool {
        let reader = self.reader();
        reader.class(word).has(Class::RELATIVE)
            && reader.gap_before(word).only(Gap::SPACE | Gap::COMMA)
            && reader.is_any(word, &words!["who", "whom", "whose"])
    }

    /// Gives the member at `index` the office before it, which may belong to the state behind it.
    fn hold_with_state(&mut self, member: MemberId, index: usize, office: &Office) {
        let state = || couples::state_behind(self.reader(), self.names(), index);
        match if office.owner.is_none() { state() } else { None } {
            Some(state) => self.hold(member, &Office { owner: Some(state as u32), ..*office }),
            None => self.hold(member, office),
        }
    }

    /// Gives a member the office that the text states.
    pub(super) fn hold(&mut self, member: MemberId, office: &Office) {
        let owner = self.office_owner(office);
        let title = office.title.and_then(|title| self.names()[title as usize].title());
        let title = title.map(|(title, ..)| (title, self.reader().doc.lexicon().title_facts(title)));
        if let Some((id, title)) = title.as_ref().filter(|(_, title)| !title.uses.has(TitleUse::HONORIFIC)) {
            role::stated(self.cast, member, (*id, title), &owner, office.former);
        } else if let Some(member) = self.cast.get_mut(member) {
            member.country = member.country.or(owner.country);
        }
        if let Some(member) = self.cast.get_mut(member) {
            member.gender = member.gender.or(title.and_then(|(_, title)| title.gender));
        }
    }

    /// What an office belongs to.
    pub(super) fn office_owner(&self, office: &Office) -> Owner {
        let mut owner = office.owner.map(|owner| self.owner(owner as usize)).unwrap_or_default();
        let by_place = || self.owner(office.place? as usize).country;
        let by_title = || self.setting.implied_country(office.title? as usize);
        owner.country = owner.country.or_else(by_place).or_else(by_title);
        owner
    }

    /// What the name at `index` gives to a title that belongs to it.
    pub(super) fn owner(&self, index: usize) -> Owner {
        let name = &self.names()[index];
        let words = Called::Words(name.first, name.end);
        let country = || name.country(self.reader().doc.lexicon());
        match name.source() {
            Source::State(id) | Source::Nationality(id) | Source::Place(id, _) => {
                Owner { of: Some(Called::Place(id)), country: country(), ..Owner::default() }
            }
            Source::Government(_) => Owner { of: Some(words), country: country(), ..Owner::default() },
            _ => match self.who[index] {
                Some(member) => self.owning(member),
                None => Owner { of: Some(words), ..Owner::default() },
            },
        }
    }

    /// What a member gives to a title that belongs to it; of a person only the country counts.
    fn owning(&self, id: MemberId) -> Owner {
        let lexicon = self.reader().doc.lexicon();
        let Some(member) = self.cast.get(id) else { return Owner::default() };
        let country = member.country;
        if member.kind == ActorKind::Person {
            let of = country.and_then(|code| lexicon.country_place(code)).map(Called::Place);
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
        if self.who[index].is_some() {
            return;
        }
        let reader = self.reader();
        let name = &self.names()[index];
        let (start, owner) = self.body_owner(index);
        let country = owner.country.or(match name.source() {
            Source::Headed { owner: Some(_), .. } => name.country(reader.doc.lexicon()),
            _ => None,
        });
        let words = whole(reader, name);
        let key = Key::organization(country.map_or(words, |country| mix(words, u64::from(country.number()))));
        let latest = if owner.country.is_some() { None } else { self.cast.find(Key::latest(words)) };
        let member = latest.or_else(|| self.cast.find(key)).unwrap_or_else(|| {
            let (kind, sectors) = self.body_kind(name);
            let called = Called::Words(name.first, name.end);
            let confidence = self.guesses[index].evidence.confidence();
            self.cast.add(key, Member { country, sectors, ..Member::new(called, kind, confidence) })
        });
        self.cast.rename(Key::latest(words), member);
        if self.guesses[index].has_short_form {
            self.short_forms(name, member);
        }
        self.who[index] = Some(member);
        self.cast.mention(index, Said::named(member, start, name, MentionKind::Name));
    }

    /// Makes an organisation known under its acronym and its first word.
    fn short_forms(&mut self, name: &Name, member: MemberId) {
        let reader = self.reader();
        if reader.gap_after(name.end).has(Gap::OPEN) && stands_for(reader, name, name.end) {
            self.cast.name(Key::latest(mix(0, name_key(reader, name.end))), member);
        } else if let Some(acronym) = acronym_key(reader, name) {
            self.cast.name(Key::latest(mix(0, acronym)), member);
        }
        if let Some(last) = short_last(reader, name) {
            self.cast.name(Key::latest(mix(0, name_key(reader, last))), member);
        }
        if opens_with_short_form(reader, name) {
            self.cast.name(Key::latest(mix(0, name_key(reader, name.first))), member);
        }
    }

    /// Where a body's mention begins, with its owner: `France's Foreign Ministry`.
    fn body_owner(&self, index: usize) -> (u32, Owner) {
        let names = self.names();
        let before = index.checked_sub(1).map(|before| &names[before]);
        if !before.is_some_and(|before| before.traits.any(Traits::COUNTRY)) {
            return (names[index].first, Owner::default());
        }
        let mut office = Office::new(names, index);
        self.setting.lead(index, &mut office);
        match office.owner {
            Some(owner) => (office.start, self.owner(owner as usize)),
            None => (names[index].first, Owner::default()),
        }
    }

    /// What kind of organisation the head of its name makes it.
    fn body_kind(&self, name: &Name) -> (ActorKind, Sectors) {
        match name.source() {
            Source::Body(title, ..) | Source::Headed { body: Some(title), .. } => {
                let title = self.reader().doc.lexicon().title_facts(title);
                (title.body, title.sectors)
            }
            _ => self.kind_by_last_word(name),
        }
    }

    /// `Quintara Holdings` is a company, `Harbour Herald` a newspaper.
    fn kind_by_last_word(&self, name: &Name) -> (ActorKind, Sectors) {
        let last = Some(self.reader().class(name.end - 1)).filter(|_| name.len() > 1).unwrap_or_default();
        if last.has(Class::COMPANY_HEAD) {
            (ActorKind::Company, Sectors::one(Sector::BUS))
        } else if last.has(Class::MEDIA_HEAD) {
            (ActorKind::Media, Sectors::one(Sector::JRN))
        } else {
            (ActorKind::Organization, Sectors::default())
        }
    }
}

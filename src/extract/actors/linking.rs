//! Whom of the dictionary a name means that does not stand there in this form: `President Bush`, `Vladimir Vladimirovich Putin`,
//! `CIA director Bill Burns`.
//!
//! Nobody is a good answer: the dictionary holds few of all people, and many share a surname.

use std::cmp::Ordering;

use super::fold::name_key;
use super::name::{Name, Traits};
use super::office::{Office, Setting};
use crate::CountryCode;
use crate::lexicon::{ActorFacts, Day, KnownActorId, RoleFacts, Tenure, TitleFacts, TitleUse};

/// Who left an office so many years ago is hardly meant by it without a given name.
const LONGEST_AGO: i32 = 40;

/// So many years before the first office somebody may be named in full, ...
const EARLY: i32 = 40;
/// ... and by surname alone.
const EARLY_BY_SURNAME: i32 = 20;

/// So many names are looked at for the countries of an article.
const MOST_NAMES: usize = 200;

/// An office that the text states of somebody.
pub(super) struct Stated {
    title: TitleFacts,
    country: Option<CountryCode>,
}

/// Whether the name at `index` may mean this person of the dictionary on the day of publication: not long before the first office.
pub(super) fn is_of_the_time(setting: &Setting<'_, '_>, index: usize, person: &ActorFacts) -> bool {
    let Some(today) = setting.today() else { return true };
    let years = if setting.names[index].len() > 1 { EARLY } else { EARLY_BY_SURNAME };
    let roles = setting.reader.doc.lexicon().role_facts(person);
    roles.is_empty() || roles.iter().any(|role| today.is_within(years, role.from))
}

/// The office that the text states before the name at `index`.
pub(super) fn office_before(setting: &Setting<'_, '_>, index: usize) -> Option<Stated> {
    stated(setting, &setting.before(index)?.1)
}

/// The person of this surname who held an office last on the day of publication.
pub(super) fn by_office(setting: &Setting<'_, '_>, surname: u64, office: &Stated) -> Option<KnownActorId> {
    let lexicon = setting.reader.doc.lexicon();
    let people = lexicon.people_called(surname);
    // Of most titles there are many holders in the world, and the dictionary has but few of them.
    let is_telling = office.country.is_some() || lexicon.is_ruler(office.title.key);
    if !is_telling && people.clone().nth(1).is_some() {
        return None;
    }
    holder(setting, people, office)
}

/// The person whom a surname alone means of which the dictionary has but one, who is in office in one of the article's countries.
pub(super) fn by_country(setting: &Setting<'_, '_>, surname: u64, countries: &mut Countries) -> Option<KnownActorId> {
    let lexicon = setting.reader.doc.lexicon();
    let mut people = lexicon.people_called(surname);
    let id = people.next().filter(|_| people.next().is_none())?;
    // Hardly any surname is known, and the countries are asked for only then.
    let (today, countries) = (setting.today(), countries.of(setting));
    let is_held = |role: &RoleFacts| {
        role.tenure(today) == Tenure::During && role.country.is_some_and(|country| countries.contains(&country))
    };
    lexicon.role_facts(&lexicon.actor_facts(id)).iter().any(|role| is_held(&role)).then_some(id)
}

/// The countries that the first names of an article mean, by name or adjective; found when they are first asked for.
#[derive(Debug, Default)]
pub(super) struct Countries {
    list: Vec<CountryCode>,
    are_read: bool,
}

impl Countries {
    /// Forgets those of the article before.
    pub(super) fn clear(&mut self) {
        self.list.clear();
        self.are_read = false;
    }

    fn of(&mut self, setting: &Setting<'_, '_>) -> &[CountryCode] {
        const STATE: Traits = Traits::STATE.or(Traits::NATIONALITY).or(Traits::GOVERNMENT);
        if !self.are_read {
            let lexicon = setting.reader.doc.lexicon();
            let states = setting.names.iter().take(MOST_NAMES).filter(|name| name.traits.any(STATE));
            self.list.extend(states.filter_map(|name| name.country(lexicon)));
            self.list.sort_unstable();
            self.list.dedup();
            self.are_read = true;
        }
        &self.list
    }
}

/// Whether a person of the dictionary has held an office by the day of publication.
pub(super) fn has_held(setting: &Setting<'_, '_>, id: KnownActorId, office: &Stated) -> bool {
    holder(setting, [id].into_iter(), office).is_some()
}

/// The person whom a full name means that the dictionary has with fewer given names, or, where the text states an office of theirs,
/// with another form of the first one.
pub(super) fn by_full_name(setting: &Setting<'_, '_>, index: usize, surname: u64) -> Option<KnownActorId> {
    let (reader, name) = (&setting.reader, &setting.names[index]);
    let lexicon = reader.doc.lexicon();
    let given = name_key(reader, name.first);
    let people = lexicon.people_called(surname);
    let named = |id: KnownActorId| lexicon.actor_facts(id).full_name.map_or(0, |name| name.given);
    let is_of_the_time = |&id: &KnownActorId| is_of_the_time(setting, index, &lexicon.actor_facts(id));
    let mut same = people.clone().filter(|&id| named(id) == given).filter(is_of_the_time);
    if let Some(id) = same.next() {
        return Some(id).filter(|_| same.next().is_none() && may_have_more_names(setting, name, id));
    }
    let is_short_for = |short: u64, full: u64| lexicon.names_in_full(short).any(|name| name == full);
    let mut alike = people.filter(|&id| is_short_for(given, named(id)) || is_short_for(named(id), given)).peekable();
    alike.peek()?;
    let office = setting.before(index).map(|(_, office)| office).or_else(|| setting.after(index))?;
    holder(setting, alike, &stated(setting, &office)?)
}

/// Whether the second given name is the one that the dictionary has, or its initial, if both have one.
fn may_have_more_names(setting: &Setting<'_, '_>, name: &Name, id: KnownActorId) -> bool {
    let (reader, lexicon) = (&setting.reader, setting.reader.doc.lexicon());
    let known = lexicon.actor_name(&lexicon.actor_facts(id));
    let mut known = known.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).skip(1).peekable();
    let middle = known.next().filter(|_| known.peek().is_some());
    let written = (name.len() > 2).then(|| reader.doc.word(name.first as usize + 1));
    let initial = |word: &str| word.chars().next();
    let is_initial = |word: &str| word.chars().nth(1).is_none();
    middle.zip(written).is_none_or(|(known, written)| {
        let stands_for = (is_initial(known) || is_initial(written)) && initial(known) == initial(written);
        stands_for || is_spelled_alike(known, written)
    })
}

/// Whether one of two names begins with the other, which is not short: `Sheikh` and `Sheik`.
fn is_spelled_alike(one: &str, other: &str) -> bool {
    const FEWEST_LETTERS: usize = 4;
    let long = one.len().min(other.len()) >= FEWEST_LETTERS;
    one == other || long && (one.starts_with(other) || other.starts_with(one))
}

/// The office with its country, unless it is a mere form of address, or belongs to what has no country.
fn stated(setting: &Setting<'_, '_>, office: &Office) -> Option<Stated> {
    let lexicon = setting.reader.doc.lexicon();
    let index = office.title? as usize;
    let (title, ..) = setting.names[index].title()?;
    let title = lexicon.title_facts(title);
    if title.uses.has(TitleUse::HONORIFIC) {
        return None;
    }
    let owner = office.owner.map(|owner| setting.names[owner as usize].country(lexicon));
    let country = match owner {
        Some(None) => return None,
        Some(country) => country,
        None => setting.implied_country(index),
    };
    Some(Stated { title, country })
}

/// The one of some people who holds the office on the day of publication, else who held it last before.
fn holder(
    setting: &Setting<'_, '_>,
    people: impl Iterator<Item = KnownActorId>,
    office: &Stated,
) -> Option<KnownActorId> {
    let (doc, today) = (setting.reader.doc, setting.today());
    let mut last: Option<(Day, Option<KnownActorId>)> = None;
    for id in people {
        let facts = doc.lexicon().actor_facts(id);
        let held = doc.lexicon().role_facts(&facts);
        let is_it = |role: &RoleFacts| {
            role.key.words == office.title.key.words && (office.country.is_none() || office.country == role.country)
        };
        let Some(until) = held.iter().filter(is_it).filter_map(|role| role.held_until(today)).max() else { continue };
        match last.map(|(day, _)| until.cmp(&day)) {
            None | Some(Ordering::Greater) => last = Some((until, Some(id))),
            // Of two who hold it at once, nobody is meant rather than the other.
            Some(Ordering::Equal) => last = Some((until, None)),
            Some(Ordering::Less) => {}
        }
    }
    let (until, id) = last?;
    id.filter(|_| today.is_none_or(|today| until.is_within(LONGEST_AGO, today)))
}

//! [`Sense`]: what a phrase means to those who look for actors.
//!
//! A text holds many phrases, and the entries, places and titles behind them lie far apart in memory. What a phrase means hardly
//! ever depends on the text, so that it is worked out once, a few bytes for each phrase side by side.

use std::hint::select_unpredictable;

use super::entry::{Entry, Kinds, KnownActorId, PlaceForm, PlaceId, TitleId};
use super::sectors::Sector;
use super::sites::Rank;
use super::title_facts::TitleFacts;
use super::titles::TitleUse;
use super::words::Class;
use super::{Lexicon, PhraseId};
use crate::image::row;
use crate::text::{self, WordScan};
use crate::{ActorKind, LocationKind};

/// Inhabitants of a place that organisations far beyond it are named after.
const WELL_KNOWN: u32 = 100_000;

/// What some words mean to those who look for actors; of several entries, the most telling one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Sense {
    /// Nothing: no dictionary knows the words, or not as anything that matters here.
    #[default]
    Nothing,
    /// It depends on how the text writes them.
    AsWritten,
    Person(KnownActorId),
    Organization(KnownActorId),
    State(PlaceId),
    /// An adjective or noun of nationality.
    Nationality(PlaceId),
    /// A seat that stands for a government.
    Government(PlaceId),
    /// Any other place, by name or adjective.
    Place(PlaceId, PlaceSize),
    Title(TitleId, TitleUse, TitleForm),
    /// Something capitalised that is no actor.
    Thing,
}

/// A [`Sense`] in four bytes: in the lowest bits what it is, above that the number of its id, or for a title what is said of it and
/// then the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SenseBits(u32);
row!(SenseBits: u32);

const CODE_BITS: u32 = 4;
const TITLE_BITS: u32 = TitleUse::BITS + TitleForm::BITS;

impl SenseBits {
    /// [`Sense::Nothing`]
    pub(crate) const NOTHING: Self = Self(0);
    /// [`Sense::AsWritten`]
    pub(crate) const AS_WRITTEN: Self = Self(1);

    /// How many titles there may be.
    pub(super) const MOST_TITLES: usize = (1 << (u32::BITS - CODE_BITS - TITLE_BITS)) - 1;

    const TITLE: u32 = 9;

    const LARGE_PLACE: u32 = 7;

    const fn code(self) -> u32 {
        self.0 & ((1 << CODE_BITS) - 1)
    }

    /// How many kinds of senses there may be.
    pub(crate) const KINDS: usize = 1 << CODE_BITS;

    /// A number that all senses of one kind have, below [`KINDS`](Self::KINDS).
    #[inline(always)]
    pub(crate) const fn kind(self) -> usize {
        self.code() as usize
    }

    /// Some sense of this kind.
    pub(crate) const fn of_kind(kind: usize) -> Self {
        Self(1 << (CODE_BITS + TITLE_BITS) | (kind % Self::KINDS) as u32)
    }

    /// Whether it is a place that readers know.
    pub(crate) const fn is_large_place(self) -> bool {
        self.code() == Self::LARGE_PLACE
    }

    /// Whether it is a title.
    pub(crate) const fn is_title(self) -> bool {
        self.code() == Self::TITLE
    }

    /// Whether it is a title in the plural.
    pub(crate) const fn is_plural_title(self) -> bool {
        self.is_title() & self.title().2.is_plural()
    }

    /// What the title is used for; nothing if it is none.
    pub(crate) fn title_uses(self) -> TitleUse {
        let uses = TitleUse::of_bits((self.0 >> (CODE_BITS + TitleForm::BITS)) as u8);
        select_unpredictable(self.is_title(), uses, TitleUse::default())
    }

    /// The title with what it is used for, if it [is one](Self::is_title).
    pub(crate) const fn title(self) -> (TitleId, TitleUse, TitleForm) {
        let number = self.0 >> CODE_BITS;
        let (uses, form) = (TitleUse::of_bits((number >> TitleForm::BITS) as u8), TitleForm::of_bits(number as u8));
        (TitleId::of_number(number >> TITLE_BITS), uses, form)
    }

    #[inline(always)]
    pub(crate) const fn sense(self) -> Sense {
        let number = self.0 >> CODE_BITS;
        let place = PlaceId::of_number(number);
        match self.code() {
            1 => Sense::AsWritten,
            2 => Sense::Person(KnownActorId::of_number(number)),
            3 => Sense::Organization(KnownActorId::of_number(number)),
            4 => Sense::State(place),
            5 => Sense::Nationality(place),
            6 => Sense::Government(place),
            Self::LARGE_PLACE => Sense::Place(place, PlaceSize::Large),
            8 => Sense::Place(place, PlaceSize::Other),
            Self::TITLE => {
                let (id, uses, form) = self.title();
                Sense::Title(id, uses, form)
            }
            10 => Sense::Thing,
            _ => Sense::Nothing,
        }
    }
}

impl From<Sense> for SenseBits {
    fn from(sense: Sense) -> Self {
        let (number, code) = match sense {
            Sense::Nothing => return Self::NOTHING,
            Sense::AsWritten => return Self::AS_WRITTEN,
            Sense::Person(id) => (id.number(), 2),
            Sense::Organization(id) => (id.number(), 3),
            Sense::State(id) => (id.number(), 4),
            Sense::Nationality(id) => (id.number(), 5),
            Sense::Government(id) => (id.number(), 6),
            Sense::Place(id, PlaceSize::Large) => (id.number(), Self::LARGE_PLACE),
            Sense::Place(id, PlaceSize::Other) => (id.number(), 8),
            Sense::Title(id, uses, form) => {
                let said = u32::from(uses.bits()) << TitleForm::BITS | u32::from(form.0);
                (id.number() << TITLE_BITS | said, Self::TITLE)
            }
            Sense::Thing => (0, 10),
        };
        Self(number << CODE_BITS | code)
    }
}

/// How many people live in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceSize {
    /// A city that readers know.
    Large,
    Other,
}

impl PlaceSize {
    /// A place with more people than this is large.
    const MANY: u32 = 300_000;

    fn of(population: u32) -> Self {
        if population > Self::MANY { Self::Large } else { Self::Other }
    }
}

/// In which form a title stands, and what is often asked of it: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TitleForm(u8);

impl TitleForm {
    const PLURAL: u8 = 1;
    const HAS_PLURAL: u8 = 1 << 1;
    const TELLING: u8 = 1 << 2;
    const CIVILIAN: u8 = 1 << 3;
    const GENDERED: u8 = 1 << 4;
    const OF_COUNTRY: u8 = 1 << 5;
    /// How many flags there are.
    const BITS: u32 = 6;

    const fn of_bits(bits: u8) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    fn of(title: &TitleFacts, plural: bool) -> Self {
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        Self(
            flag(plural, Self::PLURAL)
                | flag(title.has_plural, Self::HAS_PLURAL)
                | flag(!title.sectors.is_empty(), Self::TELLING)
                | flag(title.sectors.iter().all(|sector| sector == Sector::CVL), Self::CIVILIAN)
                | flag(title.gender.is_some(), Self::GENDERED)
                | flag(title.country.is_some(), Self::OF_COUNTRY),
        )
    }

    /// Whether it stands in the plural.
    pub(crate) const fn is_plural(self) -> bool {
        self.0 & Self::PLURAL != 0
    }

    /// Whether the title has a plural.
    pub(crate) const fn has_plural(self) -> bool {
        self.0 & Self::HAS_PLURAL != 0
    }

    /// Whether the title implies a sector.
    pub(crate) const fn is_telling(self) -> bool {
        self.0 & Self::TELLING != 0
    }

    /// Whether the title implies no more than civilians.
    pub(crate) const fn is_civilian(self) -> bool {
        self.0 & Self::CIVILIAN != 0
    }

    /// Whether the title implies a gender.
    pub(crate) const fn is_gendered(self) -> bool {
        self.0 & Self::GENDERED != 0
    }

    /// Whether the title implies a country, as those of parties do.
    pub(crate) const fn is_of_country(self) -> bool {
        self.0 & Self::OF_COUNTRY != 0
    }
}

/// One word that names nothing larger is more often a surname or a brand than the town.
const SMALL_TOWN: u32 = 5_000;

/// How some words stand in the text, as far as their sense depends on it.
#[derive(Clone, Copy)]
struct Written {
    /// Their classes, if it is a single word.
    single: Option<Class>,
    is_lower: bool,
}

impl Lexicon {
    /// What a phrase means where it stands for `entries`; `single`: the classes of the word if it is only one.
    pub(crate) fn sense_as_written(&self, entries: &[Entry], single: Option<Class>, is_lower: bool) -> SenseBits {
        self.most_telling(entries.iter().copied(), Written { single, is_lower }).into()
    }

    /// The senses of phrases, and which of those for organisations may have a place in their names: if they are of several words, `holds`
    /// is asked.
    pub(super) fn senses(
        &self,
        phrases: impl IntoIterator<Item = PhraseId>,
        holds: impl Fn(&str) -> bool,
    ) -> Vec<(PhraseId, SenseBits, Kinds)> {
        let mut scan = WordScan::default();
        let has_words = |name: &&str| name.contains(|letter: char| !letter.is_alphanumeric());
        let held = |phrase| {
            let kinds = self.phrases.list(phrase).kinds();
            let is_body = kinds.any(Kinds::ORGANIZATION) && !kinds.any(Kinds::PLACE);
            let name = if is_body { self.phrases.matcher.phrase(phrase).filter(has_words) } else { None };
            if name.is_some_and(&holds) { Kinds::HOLDS_PLACE } else { Kinds::default() }
        };
        let all = |phrase| (phrase, self.settled(phrase, &mut scan).into(), held(phrase));
        phrases.into_iter().map(all).collect()
    }

    /// Whether a well-known place stands in a name: a country, or what has many inhabitants.
    pub(super) fn holds_place(&self, name: &str) -> bool {
        let is_known = |entry| match entry {
            Entry::Place(place, PlaceForm::Name | PlaceForm::Adjective | PlaceForm::Demonym) => {
                self.site(place).kind == LocationKind::Country || self.population(place) >= WELL_KNOWN
            }
            _ => false,
        };
        let mut inner = self.phrases.matcher.find_overlapping_iter(name);
        inner.any(|inner| self.entries(inner.phrase, inner.span.of(name)).any(is_known))
    }

    /// The sense of a phrase that means the same however it is written.
    fn settled(&self, phrase: PhraseId, scan: &mut WordScan) -> Sense {
        let Some(entries) = self.phrases.settled(phrase) else { return Sense::AsWritten };
        let title_without_use =
            |entry| matches!(entry, Entry::Title { title, .. } if self.title_facts(title).uses == TitleUse::default());
        if entries.clone().any(title_without_use) {
            return Sense::AsWritten;
        }
        let has_place = entries.clone().any(|entry| matches!(entry, Entry::Place(..)));
        let single = has_place.then(|| self.phrases.matcher.phrase(phrase)).flatten();
        let single = single.and_then(|text| only_word(text, scan)).map(|hash| self.classes(hash));
        self.most_telling(entries, Written { single, is_lower: false })
    }

    /// The sense of the entry that tells most; of places with equal claims, that of the largest; else that of the first.
    fn most_telling(&self, entries: impl Iterator<Item = Entry>, written: Written) -> Sense {
        let mut best = ((0, 0), Sense::Nothing);
        for entry in entries {
            let (rank, sense) = self.ranked(entry, written);
            if rank > best.0 {
                best = (rank, sense);
            }
        }
        best.1
    }

    /// What an entry means, how telling that is, and how large it is.
    fn ranked(&self, entry: Entry, written: Written) -> ((u8, u32), Sense) {
        match entry {
            Entry::Actor(id) if self.actor_facts(id).kind == ActorKind::Person => ((7, 0), Sense::Person(id)),
            Entry::Actor(id) => ((6, 0), Sense::Organization(id)),
            Entry::Place(id, form) => self.ranked_place(id, form, written),
            Entry::NonName => ((4, 0), Sense::Thing),
            Entry::Title { title, plural } => {
                let known = self.title_facts(title);
                let counts = plural || written.is_lower || known.uses != TitleUse::default();
                let sense = Sense::Title(title, known.uses, TitleForm::of(&known, plural));
                if counts { ((2, 0), sense) } else { ((0, 0), Sense::Nothing) }
            }
        }
    }

    fn ranked_place(&self, id: PlaceId, form: PlaceForm, written: Written) -> ((u8, u32), Sense) {
        let (place, population) = (self.site(id), self.population(id));
        let size = PlaceSize::of(population);
        let is_country = place.kind == LocationKind::Country;
        let (rank, sense) = match form {
            PlaceForm::Name if is_country => (9, Sense::State(id)),
            PlaceForm::Adjective | PlaceForm::Demonym if is_country => (8, Sense::Nationality(id)),
            PlaceForm::Government => (5, Sense::Government(id)),
            PlaceForm::Abbreviation => (0, Sense::Nothing),
            _ if place.rank == Rank::Homonym => (0, Sense::Nothing),
            PlaceForm::Name | PlaceForm::Adjective | PlaceForm::Demonym => match written.single {
                Some(class) if class.has(Class::DIRECTION) => (0, Sense::Nothing),
                Some(_) if place.kind == LocationKind::City && population < SMALL_TOWN => (0, Sense::Nothing),
                Some(class) if class.any(Class::ORG_HEAD | Class::PLACE_HEAD) => (1, Sense::Place(id, size)),
                _ => (3, Sense::Place(id, size)),
            },
        };
        ((rank, population), sense)
    }
}

/// The hash of the word that `phrase` consists of, if there is but one.
fn only_word(phrase: &str, scan: &mut WordScan) -> Option<u64> {
    if phrase.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(text::hash(phrase));
    }
    let parts = phrase.split(' ').filter(|part| part.contains(char::is_alphanumeric));
    if parts.count() > 1 {
        return None;
    }
    scan.read(phrase);
    match scan.words() {
        [word] => Some(word.hash),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PlaceSize, Sense, SenseBits, TitleForm};
    use crate::lexicon::{KnownActor, KnownActorId, Lexicon, Place, PlaceId, TitleId, TitleUse};
    use crate::{ActorKind, LocationKind};

    fn sense(lexicon: &Lexicon, text: &str) -> Sense {
        let found = lexicon.matcher().find_iter(text).next();
        found.map_or(Sense::Nothing, |found| lexicon.list(found.phrase).sense().sense())
    }

    #[test]
    fn the_most_telling_entry_wins() {
        let mut city = Place::new("Ostermark", LocationKind::City);
        city.population = 90_000;
        let lexicon = Lexicon::builder().unwrap().place(city, &[]);
        let lexicon = lexicon.actor(KnownActor::new("Ostermark", ActorKind::Company)).build().unwrap();
        assert!(matches!(sense(&lexicon, "Ostermark"), Sense::Organization(_)));
        assert!(matches!(sense(&lexicon, "Norway"), Sense::State(_)));
        assert!(matches!(sense(&lexicon, "Norwegians"), Sense::Nationality(_)));
        assert!(matches!(sense(&lexicon, "foreign ministers"), Sense::Title(_, _, form) if form.is_plural()));
    }

    #[test]
    fn senses_are_read_again_from_their_bits() {
        let (actor, place) = (KnownActorId::new(90_000), PlaceId::new(200_000));
        let title = |number| Sense::Title(TitleId::new(number), TitleUse::BODY, TitleForm(TitleForm::CIVILIAN));
        let sizes = [PlaceSize::Large, PlaceSize::Other].map(|size| Sense::Place(place, size));
        let named = [Sense::Person(actor), Sense::Organization(actor), Sense::State(place), Sense::Nationality(place)];
        let others = [
            Sense::Government(place),
            title(0),
            title(SenseBits::MOST_TITLES - 1),
            Sense::Nothing,
            Sense::AsWritten,
            Sense::Thing,
        ];
        for sense in sizes.into_iter().chain(named).chain(others) {
            let bits = SenseBits::from(sense);
            assert_eq!(bits.sense(), sense);
            assert_eq!(bits.title_uses().has(TitleUse::BODY), bits.is_title());
        }
    }

    #[test]
    fn small_towns_of_one_word_mean_nothing() {
        let mut town = Place::new("Kleinwalden", LocationKind::City);
        town.population = 900;
        let lexicon = Lexicon::builder().unwrap().place(town, &["Kleinwalden am See"]).build().unwrap();
        assert_eq!(sense(&lexicon, "Kleinwalden"), Sense::Nothing);
        assert!(matches!(sense(&lexicon, "Kleinwalden am See"), Sense::Place(..)));
    }

    #[test]
    fn what_depends_on_the_spelling_is_left_open() {
        let lexicon = Lexicon::builder().unwrap().place(Place::new("TEAKWOOD", LocationKind::Region), &["Teakwood"]);
        let lexicon = lexicon.actor(KnownActor::new("TEAKWOOD", ActorKind::Company)).build().unwrap();
        assert_eq!(sense(&lexicon, "Teakwood"), Sense::AsWritten);
        let phrase = lexicon.matcher().find_iter("Teakwood").next().unwrap().phrase;
        let written = |text| {
            let entries: Vec<_> = lexicon.entries(phrase, text).collect();
            lexicon.sense_as_written(&entries, None, false).sense()
        };
        assert!(matches!(written("Teakwood"), Sense::Place(..)));
        assert!(matches!(written("TEAKWOOD"), Sense::Organization(_)));
    }
}

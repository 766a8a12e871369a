//! [`Sense`]: what a phrase means to those who look for actors.
//!
//! A text holds many phrases, and the entries, places and titles behind them lie far apart in memory. What a phrase means hardly
//! ever depends on the text, so that it is worked out once, a few bytes for each phrase side by side.

use super::entry::{Entry, KnownActorId, PlaceForm, PlaceId, TitleId};
use super::sectors::Sector;
use super::title_facts::TitleFacts;
use super::titles::TitleUse;
use super::words::Class;
use super::{Lexicon, PhraseId};
use crate::text::{self, WordScan};
use crate::{ActorKind, LocationKind};

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

/// What some words mean as a number: in the lowest bits what it is, above that the number of its id, or for a title what is said of it
/// and then the number.
impl Sense {
    const CODE_BITS: u32 = 4;
    const TITLE_BITS: u32 = TitleUse::BITS + TitleForm::BITS;

    /// The sense that has these [`bits`](Self::bits).
    #[inline(always)]
    pub(super) fn of_bits(bits: u32) -> Self {
        let number = bits >> Self::CODE_BITS;
        let place = PlaceId::of_number(number);
        match bits & ((1 << Self::CODE_BITS) - 1) {
            1 => Self::AsWritten,
            2 => Self::Person(KnownActorId::of_number(number)),
            3 => Self::Organization(KnownActorId::of_number(number)),
            4 => Self::State(place),
            5 => Self::Nationality(place),
            6 => Self::Government(place),
            7 => Self::Place(place, PlaceSize::Large),
            8 => Self::Place(place, PlaceSize::Other),
            9 => Self::Title(
                TitleId::of_number(number >> Self::TITLE_BITS),
                TitleUse::of_bits((number >> TitleForm::BITS) as u8),
                TitleForm::of_bits(number as u8),
            ),
            10 => Self::Thing,
            _ => Self::Nothing,
        }
    }

    /// All of it as a number. What does not fit in, a title beyond the half-millionth, is left to be worked out when it is written.
    pub(super) fn bits(self) -> u32 {
        let (number, code) = match self {
            Self::Nothing => (0, 0),
            Self::AsWritten => (0, 1),
            Self::Person(id) => (id.number(), 2),
            Self::Organization(id) => (id.number(), 3),
            Self::State(id) => (id.number(), 4),
            Self::Nationality(id) => (id.number(), 5),
            Self::Government(id) => (id.number(), 6),
            Self::Place(id, PlaceSize::Large) => (id.number(), 7),
            Self::Place(id, PlaceSize::Other) => (id.number(), 8),
            Self::Title(id, ..) if id.number() >> (u32::BITS - Self::CODE_BITS - Self::TITLE_BITS) != 0 => (0, 1),
            Self::Title(id, uses, form) => {
                let said = u32::from(uses.bits()) << TitleForm::BITS | u32::from(form.0);
                (id.number() << Self::TITLE_BITS | said, 9)
            }
            Self::Thing => (0, 10),
        };
        number << Self::CODE_BITS | code
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
    /// How many flags there are.
    const BITS: u32 = 4;

    const fn of_bits(bits: u8) -> Self {
        Self(bits & ((1 << Self::BITS) - 1))
    }

    fn of(title: &TitleFacts, plural: bool) -> Self {
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        Self(
            flag(plural, Self::PLURAL)
                | flag(title.has_plural, Self::HAS_PLURAL)
                | flag(!title.sectors.is_empty(), Self::TELLING)
                | flag(title.sectors.iter().all(|sector| sector == Sector::CVL), Self::CIVILIAN),
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
    pub(crate) fn sense_as_written(&self, entries: &[Entry], single: Option<Class>, is_lower: bool) -> Sense {
        self.most_telling(entries.iter().copied(), Written { single, is_lower })
    }

    /// The senses of all phrases.
    pub(super) fn all_senses(&self) -> Vec<Sense> {
        let mut scan = WordScan::default();
        let senses = (0..self.phrases.len() as u32).map(|phrase| self.settled(PhraseId::new(phrase), &mut scan));
        senses.collect()
    }

    /// The sense of a phrase that means the same however it is written.
    fn settled(&self, phrase: PhraseId, scan: &mut WordScan) -> Sense {
        let Some(entries) = self.phrases.settled(phrase) else { return Sense::AsWritten };
        let title_without_use =
            |entry| matches!(entry, Entry::Title { title, .. } if self.title_facts(title).uses == TitleUse::default());
        if entries.iter().any(title_without_use) {
            return Sense::AsWritten;
        }
        let has_place = entries.iter().any(|entry| matches!(entry, Entry::Place(..)));
        let single = has_place.then(|| self.phrases.matcher.phrase(phrase)).flatten();
        let single = single.and_then(|text| only_word(text, scan)).map(|hash| self.classes(hash));
        self.most_telling(entries.iter(), Written { single, is_lower: false })
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
        let place = self.site(id);
        let size = PlaceSize::of(place.population);
        let is_country = place.kind == LocationKind::Country;
        let (rank, sense) = match form {
            PlaceForm::Name if is_country => (9, Sense::State(id)),
            PlaceForm::Adjective | PlaceForm::Demonym if is_country => (8, Sense::Nationality(id)),
            PlaceForm::Government => (5, Sense::Government(id)),
            PlaceForm::Abbreviation => (0, Sense::Nothing),
            PlaceForm::Name | PlaceForm::Adjective | PlaceForm::Demonym => match written.single {
                Some(class) if class.has(Class::DIRECTION) => (0, Sense::Nothing),
                Some(_) if place.kind == LocationKind::City && place.population < SMALL_TOWN => (0, Sense::Nothing),
                Some(class) if class.any(Class::ORG_HEAD | Class::PLACE_HEAD) => (1, Sense::Place(id, size)),
                _ => (3, Sense::Place(id, size)),
            },
        };
        ((rank, place.population), sense)
    }
}

/// The hash of the word that `phrase` consists of, if there is but one.
fn only_word(phrase: &str, scan: &mut WordScan) -> Option<u64> {
    if phrase.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(text::hash(phrase));
    }
    scan.read(phrase);
    match scan.words() {
        [word] => Some(word.hash),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{PlaceSize, Sense, TitleForm};
    use crate::lexicon::{KnownActor, KnownActorId, Lexicon, Place, PlaceId, TitleId, TitleUse};
    use crate::{ActorKind, LocationKind};

    fn sense(lexicon: &Lexicon, text: &str) -> Sense {
        let found = lexicon.matcher().find_iter(text).next();
        found.map_or(Sense::Nothing, |found| lexicon.list(found.phrase).sense())
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
        let others =
            [Sense::Government(place), title(0), title(70_000), Sense::Nothing, Sense::AsWritten, Sense::Thing];
        for sense in sizes.into_iter().chain(named).chain(others) {
            assert_eq!(Sense::of_bits(sense.bits()), sense);
        }
        assert_eq!(Sense::of_bits(title(600_000).bits()), Sense::AsWritten);
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
            lexicon.sense_as_written(&entries, None, false)
        };
        assert!(matches!(written("Teakwood"), Sense::Place(..)));
        assert!(matches!(written("TEAKWOOD"), Sense::Organization(_)));
    }
}

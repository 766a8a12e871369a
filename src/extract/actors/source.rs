//! [`Source`]: what a name is by the dictionaries and by its words; [`Traits`]: the same in bits.

use std::hint::select_unpredictable;

use super::evidence::Verdict;
use crate::lexicon::{KnownActorId, PlaceId, PlaceSize, Sense, TitleForm, TitleId, TitleUse};

/// What a name was put together from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// A person of the dictionary.
    Person(KnownActorId),
    /// An organisation of the dictionary.
    Organization(KnownActorId),
    State(PlaceId),
    Nationality(PlaceId),
    Government(PlaceId),
    Place(PlaceId, PlaceSize),
    Title(TitleId, TitleUse, TitleForm),
    /// A body with nothing but its noun: `Foreign Ministry`.
    Body(TitleId, TitleUse, TitleForm),
    /// Words that end (or begin) with the head of an organisation's name.
    Headed {
        /// The nationality or place that they begin with.
        owner: Option<PlaceId>,
        /// The body, where the head is one that the dictionary knows.
        body: Option<TitleId>,
    },
    /// Words that end with the head of a place's name.
    Placed,
    /// Words that no dictionary knows.
    Unknown,
    Thing,
}

impl Source {
    /// What words with this meaning are by themselves.
    pub(super) fn of(sense: Sense) -> Self {
        match sense {
            Sense::Nothing | Sense::AsWritten => Self::Unknown,
            Sense::Person(id) => Self::Person(id),
            Sense::Organization(id) => Self::Organization(id),
            Sense::State(id) => Self::State(id),
            Sense::Place(id, size) => Self::Place(id, size),
            Sense::Nationality(id) => Self::Nationality(id),
            Sense::Government(id) => Self::Government(id),
            Sense::Title(title, uses, form) => Self::Title(title, uses, form),
            Sense::Thing => Self::Thing,
        }
    }

    /// Whether it is a place that readers know.
    #[inline]
    pub(super) fn is_large_place(&self) -> bool {
        matches!(self, Self::Place(_, PlaceSize::Large))
    }

    /// Whether it is the name of a body that begins with a place.
    #[inline]
    pub(super) fn has_owner(&self) -> bool {
        matches!(self, Self::Headed { owner: Some(_), .. })
    }
}

/// What a name is, in bits, so that rules that ask for several things test them at once: one bit for its source, and those for what a
/// title is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    pub(super) const PERSON: Self = Self(1);
    pub(super) const ORGANIZATION: Self = Self(1 << 1);
    pub(super) const STATE: Self = Self(1 << 2);
    pub(super) const NATIONALITY: Self = Self(1 << 3);
    pub(super) const GOVERNMENT: Self = Self(1 << 4);
    pub(super) const PLACE: Self = Self(1 << 5);
    pub(super) const TITLE: Self = Self(1 << 6);
    pub(super) const BODY: Self = Self(1 << 7);
    pub(super) const HEADED: Self = Self(1 << 8);
    pub(super) const PLACED: Self = Self(1 << 9);
    pub(super) const UNKNOWN: Self = Self(1 << 10);
    pub(super) const THING: Self = Self(1 << 11);
    pub(super) const HONORIFIC: Self = Self::used(TitleUse::HONORIFIC);
    /// A title that may stand before a name.
    pub(super) const DIRECT_TITLE: Self = Self::used(TitleUse::PREFIX).or(Self::HONORIFIC);
    /// A title that is a noun for an organisation.
    pub(super) const BODY_TITLE: Self = Self::used(TitleUse::BODY);

    /// A state, a place, or the adjective of a state.
    pub(super) const COUNTRY: Self = Self::STATE.or(Self::NATIONALITY).or(Self::PLACE);
    /// What no title belongs to.
    pub(super) const NO_OWNER: Self = Self::TITLE.or(Self::THING);

    pub(super) fn of(source: Source) -> Self {
        let kind = match source {
            Source::Person(_) => Self::PERSON,
            Source::Organization(_) => Self::ORGANIZATION,
            Source::State(_) => Self::STATE,
            Source::Nationality(_) => Self::NATIONALITY,
            Source::Government(_) => Self::GOVERNMENT,
            Source::Place(..) => Self::PLACE,
            Source::Title(..) => Self::TITLE,
            Source::Body(..) => Self::BODY,
            Source::Headed { .. } => Self::HEADED,
            Source::Placed => Self::PLACED,
            Source::Unknown => Self::UNKNOWN,
            Source::Thing => Self::THING,
        };
        let uses = match source {
            Source::Title(_, uses, _) => uses,
            _ => TitleUse::default(),
        };
        kind.or(Self::used(uses))
    }

    /// What titles are used for stands above the sources.
    const fn used(uses: TitleUse) -> Self {
        Self((uses.bits() as u32) << 12)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has any of these.
    pub(super) const fn any(self, traits: Self) -> bool {
        self.0 & traits.0 != 0
    }

    /// What the dictionaries take the name for.
    pub(super) fn verdict(self) -> Verdict {
        const ORGANIZATIONS: Traits =
            Traits::STATE.or(Traits::ORGANIZATION).or(Traits::NATIONALITY).or(Traits::GOVERNMENT).or(Traits::BODY);
        let verdict = select_unpredictable(self.any(Self::PERSON), Verdict::Person, Verdict::Nothing);
        let verdict = select_unpredictable(self.any(ORGANIZATIONS), Verdict::Organization, verdict);
        select_unpredictable(self.any(Self::PLACE), Verdict::Place, verdict)
    }

    /// Whether a name of so many words may yet be something else, or what it is is not known at all.
    pub(super) fn is_open(self, words: u32) -> bool {
        self.any(Self::HEADED.or(Self::PLACED).or(Self::UNKNOWN))
            | (self.any(Self::STATE.or(Self::PLACE)) & (words < 2))
    }
}

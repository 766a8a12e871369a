//! [`Source`]: what a name is by the dictionaries and by its words; [`Traits`]: the same in bits.

use std::hint::select_unpredictable;

use super::evidence::Verdict;
use crate::lexicon::{KnownActorId, PlaceId, PlaceSize, Sense, SenseBits, TitleForm, TitleId, TitleUse};

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
    pub(super) const fn of(sense: Sense) -> Self {
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
}

/// A [`Source`] in parts, put together without a branch: which it is can hardly be foreseen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Origin {
    /// Of the words, or of the head among them.
    sense: SenseBits,
    made: Made,
    owner: Option<PlaceId>,
}

/// What the sense is to the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Made {
    /// What all its words mean.
    Whole,
    Body,
    Headed,
    Placed,
}

impl Origin {
    pub(super) const UNKNOWN: Self = Self::whole(SenseBits::NOTHING);
    pub(super) const PLACED: Self = Self { made: Made::Placed, ..Self::UNKNOWN };

    /// Words with this meaning.
    pub(super) const fn whole(sense: SenseBits) -> Self {
        Self { sense, made: Made::Whole, owner: None }
    }

    /// A body with nothing but its noun.
    pub(super) fn body(noun: SenseBits) -> Self {
        Self { made: Made::Body, ..Self::whole(noun) }
    }

    /// Itself if it is `made`, else what words with this meaning are: put together without a branch.
    #[inline(always)]
    pub(super) fn if_made(self, made: bool, sense: SenseBits) -> Self {
        Self {
            sense: select_unpredictable(made, self.sense, sense),
            made: select_unpredictable(made, self.made, Made::Whole),
            owner: select_unpredictable(made, self.owner, None),
        }
    }

    /// The same as a title.
    pub(super) fn bare(self) -> Self {
        Self::whole(self.sense)
    }

    /// Words with the head of an organisation's name, which may be the noun of a body, and perhaps an owner before it.
    pub(super) fn headed(owner: Option<PlaceId>, body: SenseBits) -> Self {
        Self { sense: body, made: Made::Headed, owner }
    }

    /// The same, of the owner behind its words unless it has one before them: `Court of Appeal of Malta`.
    pub(super) fn owned(self, owner: PlaceId) -> Self {
        Self { owner: self.owner.or(Some(owner)), ..self }
    }

    /// Itself.
    #[inline(always)]
    pub(super) fn get(self) -> Source {
        let noun = || Some(self.sense.title()).filter(|_| self.sense.is_title());
        match self.made {
            Made::Whole => Source::of(self.sense.sense()),
            Made::Body => noun().map_or(Source::Unknown, |(title, uses, form)| Source::Body(title, uses, form)),
            Made::Headed => Source::Headed { owner: self.owner, body: noun().map(|(title, ..)| title) },
            Made::Placed => Source::Placed,
        }
    }

    /// The title that it is, and what that is used for.
    #[inline]
    pub(super) fn title(self) -> Option<(TitleId, TitleUse, TitleForm)> {
        ((self.made == Made::Whole) & self.sense.is_title()).then(|| self.sense.title())
    }

    pub(super) fn is_body(self) -> bool {
        self.made == Made::Body
    }

    pub(super) fn is_headed(self) -> bool {
        self.made == Made::Headed
    }

    /// Whether it is a place that readers know.
    #[inline]
    pub(super) fn is_large_place(self) -> bool {
        (self.made == Made::Whole) & self.sense.is_large_place()
    }

    /// Whether it is the name of a body that begins with a place.
    #[inline]
    pub(super) fn has_owner(self) -> bool {
        self.owner.is_some()
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
    /// A title in the plural.
    pub(super) const PLURAL: Self = Self(1 << 31);
    pub(super) const HONORIFIC: Self = Self::used(TitleUse::HONORIFIC);
    /// A title that may stand before a name.
    pub(super) const DIRECT_TITLE: Self = Self::used(TitleUse::PREFIX).or(Self::HONORIFIC);
    /// A title that is a noun for an organisation.
    pub(super) const BODY_TITLE: Self = Self::used(TitleUse::BODY);

    /// A state, a place, or the adjective of a state.
    pub(super) const COUNTRY: Self = Self::STATE.or(Self::NATIONALITY).or(Self::PLACE);
    /// People and organisations that the dictionaries know.
    pub(super) const IN_FULL: Self = Self::PERSON.or(Self::ORGANIZATION).or(Self::GOVERNMENT).or(Self::BODY);
    /// What no title belongs to.
    pub(super) const NO_OWNER: Self = Self::TITLE.or(Self::THING);

    /// How many bits there are for sources, the lowest ones.
    pub(super) const KINDS: usize = 12;

    /// The number of the source.
    #[inline(always)]
    pub(super) const fn kind(self) -> usize {
        self.0.trailing_zeros() as usize % Self::KINDS
    }

    /// The source with this number alone.
    pub(super) const fn of_kind(kind: usize) -> Self {
        Self(1 << kind)
    }

    /// Those of all senses of a kind, without what titles are used for.
    const OF_KINDS: [Self; SenseBits::KINDS] = {
        let mut traits = [Self::UNKNOWN; SenseBits::KINDS];
        let mut kind = 0;
        while kind < traits.len() {
            traits[kind] = Self::of_source(Source::of(SenseBits::of_kind(kind).sense()));
            kind += 1;
        }
        traits
    };

    #[inline(always)]
    pub(super) fn of(origin: Origin) -> Self {
        let plural = Self(u32::from(origin.sense.is_plural_title()) * Self::PLURAL.0);
        let known = Self::OF_KINDS[origin.sense.kind()].or(Self::used(origin.sense.title_uses())).or(plural);
        let made = [known, Self::BODY, Self::HEADED, Self::PLACED];
        made[origin.made as usize]
    }

    const fn of_source(source: Source) -> Self {
        match source {
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
        }
    }

    /// What titles are used for stands above the sources.
    const fn used(uses: TitleUse) -> Self {
        Self((uses.bits() as u32) << Self::KINDS)
    }

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether it has any of these.
    pub(super) const fn any(self, traits: Self) -> bool {
        self.0 & traits.0 != 0
    }

    /// What the dictionaries take the name for.
    #[inline(always)]
    pub(super) fn verdict(self) -> Verdict {
        Self::VERDICTS[self.kind()]
    }

    /// What the dictionaries take names for, by their sources.
    const VERDICTS: [Verdict; Self::KINDS] = {
        const ORGANIZATIONS: Traits =
            Traits::STATE.or(Traits::ORGANIZATION).or(Traits::NATIONALITY).or(Traits::GOVERNMENT).or(Traits::BODY);
        let mut verdicts = [Verdict::Nothing; Self::KINDS];
        let mut kind = 0;
        while kind < Self::KINDS {
            verdicts[kind] = match Self::of_kind(kind) {
                traits if traits.any(Self::PERSON) => Verdict::Person,
                traits if traits.any(ORGANIZATIONS) => Verdict::Organization,
                traits if traits.any(Self::PLACE) => Verdict::Place,
                _ => Verdict::Nothing,
            };
            kind += 1;
        }
        verdicts
    };

    /// Whether a name of so many words may yet be something else, or what it is is not known at all.
    pub(super) fn is_open(self, words: u32) -> bool {
        self.any(Self::HEADED.or(Self::PLACED).or(Self::UNKNOWN))
            | (self.any(Self::STATE.or(Self::PLACE)) & (words < 2))
    }
}

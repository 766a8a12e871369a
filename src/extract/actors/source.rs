//! [`Source`]: what a name is by the dictionaries and by its words.

use super::evidence::Verdict;
use crate::CountryCode;
use crate::lexicon::{KnownActorId, Lexicon, PlaceId, PlaceSize, Sense, TitleForm, TitleId, TitleUse};

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
}

/// What the dictionaries know of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) country: Option<CountryCode>,
    pub(super) verdict: Verdict,
    /// A name with fewer words than this may yet be something else.
    pub(super) sure_from: u32,
}

impl Known {
    /// What they know of a name that no dictionary has.
    pub(super) const NOTHING: Self = Self { country: None, verdict: Verdict::Nothing, sure_from: u32::MAX };

    /// What they know of a name from this source.
    pub(super) fn of(source: Source, lexicon: &Lexicon) -> Self {
        let (verdict, sure_from) = match source {
            Source::Person(_) => (Verdict::Person, 0),
            Source::State(_) => (Verdict::Organization, 2),
            Source::Place(..) => (Verdict::Place, 2),
            Source::Organization(_) | Source::Nationality(_) | Source::Government(_) | Source::Body(..) => {
                (Verdict::Organization, 0)
            }
            Source::Title(..) | Source::Thing => (Verdict::Nothing, 0),
            Source::Headed { .. } | Source::Placed | Source::Unknown => (Verdict::Nothing, u32::MAX),
        };
        let country = match source {
            Source::State(id) | Source::Nationality(id) | Source::Government(id) | Source::Place(id, _) => {
                lexicon.place(id).country
            }
            Source::Headed { owner: Some(id), .. } => lexicon.place(id).country,
            Source::Person(id) | Source::Organization(id) => lexicon.actor_facts(id).country,
            _ => None,
        };
        Self { country, verdict, sure_from }
    }
}

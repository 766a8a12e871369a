//! What a phrase of the lexicon stands for.

use std::fmt;
use std::str::FromStr;

use crate::{Error, ErrorKind, Result};

/// Declares an index into one of the lexicon's arrays.
macro_rules! entry_ids {
    ($( $(#[$meta:meta])* $name:ident, )+) => { $(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(u32);

        impl $name {
            pub(super) const fn new(index: usize) -> Self {
                Self(index as u32)
            }

            /// The index in the lexicon's array.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+ };
}

entry_ids! {
    /// A [`KnownActor`](super::KnownActor).
    KnownActorId,
    /// A [`Place`](super::Place).
    PlaceId,
    /// A [`Title`](super::Title).
    TitleId,
}

/// What a phrase stands for. One phrase may stand for several things: `Georgia` is a country and a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Entry {
    /// A name of a person or an organisation.
    Actor(KnownActorId),
    /// A name of a place, or a word made from it.
    Place(PlaceId, PlaceForm),
    /// A title, an office, a noun for people or a body.
    Title {
        /// Which one.
        title: TitleId,
        /// Whether the phrase is its plural.
        plural: bool,
    },
    /// Something capitalised that is neither actor nor place: an award, a holiday, a law.
    NonName,
}

/// How a phrase is made from the name of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PlaceForm {
    /// The name itself or another name for it: `Russia`.
    Name,
    /// The adjective: `Russian`.
    Adjective,
    /// A noun for its people, singular or plural: `Russians`.
    Demonym,
    /// A seat or a word that stands for its government: `Kremlin`.
    Government,
    /// A short form that counts only after a comma: `Calif.`
    Abbreviation,
}

/// A three-letter CAMEO sector: `GOV`, `MIL`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sector([u8; 3]);

impl Sector {
    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl FromStr for Sector {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        match <[u8; 3]>::try_from(text.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(Error::new(ErrorKind::Value, format!("'{text}' is not a sector of three capital letters"))),
        }
    }
}

impl fmt::Debug for Sector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

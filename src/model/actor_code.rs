//! [`ActorCode`]: the CAMEO-style code of an actor.

use std::fmt;
use std::hint::select_unpredictable;
use std::num::NonZeroU8;
use std::str::FromStr;

use super::names::written_as_text;
use crate::{Error, ErrorKind, Result};

/// A CAMEO-style code: three letters of the country, then three-letter sectors, the most specific last (`GBRGOVMIL`).
///
/// At most seven parts, in capital letters.
///
/// ```
/// let code: newswire::ActorCode = "GBRGOVMIL".parse()?;
/// assert_eq!(code.parts().collect::<Vec<_>>(), ["GBR", "GOV", "MIL"]);
/// assert!("Britain".parse::<newswire::ActorCode>().is_err());
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ActorCode {
    letters: [[u8; 3]; Self::MAX_PARTS],
    parts: NonZeroU8,
}

impl ActorCode {
    /// How many parts a code has at most.
    pub const MAX_PARTS: usize = 7;

    /// The code of a country and some sectors, each of three capital letters, behind which stand zeros; those beyond
    /// [`Self::MAX_PARTS`] are left out. `None` of neither.
    pub(crate) fn of(country: Option<[u8; 3]>, sectors: &[[u8; 3]; Self::MAX_PARTS]) -> Option<Self> {
        // Both are made: whether there is a country can hardly be foreseen.
        let mut behind = [[0; 3]; Self::MAX_PARTS];
        behind[0] = country.unwrap_or_default();
        behind[1..].copy_from_slice(&sectors[..Self::MAX_PARTS - 1]);
        let letters = *select_unpredictable(behind[0] == [0; 3], sectors, &behind);
        let parts = letters.iter().map(|letters| u8::from(*letters != [0; 3])).sum();
        NonZeroU8::new(parts).map(|parts| Self { letters, parts })
    }

    /// All letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(self.letters[..usize::from(self.parts.get())].as_flattened()).unwrap_or("")
    }

    /// Whether one of its parts is `part`.
    pub(crate) fn has_part(&self, part: [u8; 3]) -> bool {
        self.as_str().as_bytes().chunks_exact(3).any(|own| own == part)
    }

    /// The parts, three letters each.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let text = self.as_str();
        (0..text.len() / 3).map(move |part| &text[part * 3..part * 3 + 3])
    }
}

impl FromStr for ActorCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let is_code = text.len().is_multiple_of(3)
            && text.len() <= Self::MAX_PARTS * 3
            && text.bytes().all(|letter| letter.is_ascii_uppercase());
        let mut parts = [[0; 3]; Self::MAX_PARTS];
        parts.iter_mut().zip(text.as_bytes().chunks_exact(3)).for_each(|(part, text)| part.copy_from_slice(text));
        let code = if is_code { Self::of(None, &parts) } else { None };
        code.ok_or_else(|| Error::new(ErrorKind::Value, format!("'{text}' is not a code of three-letter parts")))
    }
}

impl fmt::Debug for ActorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

written_as_text!(ActorCode, { "type": "string", "pattern": "^([A-Z]{3}){1,7}$", "description": "CAMEO-style actor code" });

#[cfg(test)]
mod tests {
    use super::ActorCode;

    #[test]
    fn only_three_letter_parts() {
        for wrong in ["", "USAG", "usagov", "ÅÅÅ", "AAABBBCCCDDDEEEFFFGGGHHH"] {
            assert!(wrong.parse::<ActorCode>().is_err(), "{wrong}");
        }
        let code: ActorCode = "USAGOV".parse().unwrap();
        assert_eq!(code.to_string(), "USAGOV");
        assert!(code.has_part(*b"GOV") && !code.has_part(*b"AGO") && !code.has_part([0; 3]));
        assert_eq!(std::mem::size_of::<Option<ActorCode>>(), 22);
    }
}

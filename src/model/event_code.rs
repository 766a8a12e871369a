//! [`EventCode`]: the code of an event in a code book of the caller's.

use std::fmt;
use std::num::NonZeroU8;
use std::str::FromStr;

use super::names::written_as_text;
use crate::{Error, ErrorKind, Result};

/// A code of a caller's dictionary: CAMEO, WEIS, or what their code book says. One to seven ASCII letters and digits.
///
/// ```
/// let code: newswire::EventCode = "174K".parse()?;
/// assert_eq!(code.as_str(), "174K");
/// assert!("no code".parse::<newswire::EventCode>().is_err());
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventCode {
    letters: [u8; Self::MAX_LETTERS],
    count: NonZeroU8,
}

impl EventCode {
    /// How many letters and digits a code has at most.
    pub const MAX_LETTERS: usize = 7;

    /// All letters and digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.letters[..usize::from(self.count.get())]).unwrap_or("")
    }
}

impl FromStr for EventCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut letters = [0; Self::MAX_LETTERS];
        let is_code = text.len() <= Self::MAX_LETTERS && text.bytes().all(|letter| letter.is_ascii_alphanumeric());
        match NonZeroU8::new(text.len() as u8).filter(|_| is_code) {
            Some(count) => {
                letters[..text.len()].copy_from_slice(text.as_bytes());
                Ok(Self { letters, count })
            }
            None => {
                let message = format!("'{text}' is not a code of at most {} letters and digits", Self::MAX_LETTERS);
                Err(Error::new(ErrorKind::Value, message))
            }
        }
    }
}

impl fmt::Debug for EventCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

written_as_text!(EventCode, { "type": "string", "pattern": "^[A-Za-z0-9]{1,7}$", "description": "code of a caller's dictionary" });

#[cfg(test)]
mod tests {
    use super::EventCode;

    #[test]
    fn only_a_few_letters_and_digits() {
        for wrong in ["", "---", "12345678", "04é", "0 4"] {
            assert!(wrong.parse::<EventCode>().is_err(), "{wrong}");
        }
        assert_eq!("031".parse::<EventCode>().unwrap().to_string(), "031");
        assert_eq!(std::mem::size_of::<Option<EventCode>>(), 8);
    }
}

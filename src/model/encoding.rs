//! Bytes to an [`Article`]: what is no UTF-8 text gives an error that says where.

use super::article::Article;
use crate::{Error, ErrorKind, Result};

impl Article {
    /// An article from the bytes of a text file.
    ///
    /// # Errors
    /// [`ErrorKind::Encoding`] where the bytes are not UTF-8: names the offset of the first byte that does not fit, a character
    /// that is cut off at the end, and UTF-16 by its byte order mark.
    ///
    /// ```
    /// use newswire::Article;
    /// let error = Article::from_utf8(b"caf\xe9 society".to_vec()).unwrap_err();
    /// assert_eq!(error.to_string(), "not UTF-8: byte 0xE9 at offset 3 does not fit");
    /// ```
    pub fn from_utf8(bytes: Vec<u8>) -> Result<Self> {
        if let Some(name) = utf16_mark(&bytes) {
            return Err(Error::new(
                ErrorKind::Encoding,
                format!("not UTF-8: {name} by the byte order mark at offset 0"),
            ));
        }
        String::from_utf8(bytes).map(Self::new).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(at).copied().unwrap_or_default();
            let message = match error.utf8_error().error_len() {
                Some(_) => format!("not UTF-8: byte 0x{byte:02X} at offset {at} does not fit"),
                None => format!("not UTF-8: the character that begins at offset {at} is cut off, its end is missing"),
            };
            Error::new(ErrorKind::Encoding, message)
        })
    }

    /// An article from the bytes of a text file; what is not UTF-8 becomes U+FFFD, and spans count the text so made.
    #[must_use]
    pub fn from_utf8_lossy(bytes: &[u8]) -> Self {
        Self::new(String::from_utf8_lossy(bytes))
    }
}

/// The name of the encoding whose byte order mark the bytes begin with.
fn utf16_mark(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xfe, ..] => Some("UTF-16 (little-endian)"),
        [0xfe, 0xff, ..] => Some("UTF-16 (big-endian)"),
        _ => None,
    }
}

//! [`Writer`] and [`Reader`]: tables into an image, and out of it.

use super::row::Row;
use super::rows::Rows;
use super::texts::Texts;
use crate::{Error, ErrorKind, Result};

/// What an image begins with; the number is that of the format.
const MAGIC: &[u8; 16] = b"newswire image 1";

/// Every table begins at a multiple of it, so that rows of 16 or 32 bytes do not lie across two lines of the cache.
const ALIGNMENT: usize = 64;

/// What consists of tables and numbers.
pub(crate) trait Stored: Sized {
    /// Writes all of it.
    #[cfg_attr(all(has_image, not(test)), allow(dead_code, reason = "the build script writes"))]
    fn store(&self, to: &mut Writer);

    /// Reads it back, in the order in which it was written.
    ///
    /// # Errors
    /// If the image ends too early.
    fn load(from: &mut Reader) -> Result<Self>;
}

/// Makes an image: a directory with the length of each table, then the tables; and all texts, one after the other.
#[cfg_attr(all(has_image, not(test)), allow(dead_code, reason = "the build script writes"))]
#[derive(Debug, Default)]
pub(crate) struct Writer {
    lengths: Vec<u32>,
    tables: Vec<u8>,
    texts: String,
}

#[cfg_attr(all(has_image, not(test)), allow(dead_code, reason = "the build script writes"))]
impl Writer {
    fn add(&mut self, bytes: &[u8]) {
        self.lengths.push(bytes.len() as u32);
        self.tables.resize(self.tables.len().next_multiple_of(ALIGNMENT), 0);
        self.tables.extend_from_slice(bytes);
    }

    /// The image: its tables and its texts.
    pub(crate) fn finish(self) -> (Vec<u8>, String) {
        let mut bytes = MAGIC.to_vec();
        bytes.extend((self.lengths.len() as u32).to_le_bytes());
        bytes.extend(self.lengths.iter().flat_map(|length| length.to_le_bytes()));
        bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
        bytes.extend(self.tables);
        (bytes, self.texts)
    }
}

/// Hands out the tables of an image in their order.
#[derive(Debug)]
pub(crate) struct Reader {
    lengths: std::slice::Iter<'static, [u8; 4]>,
    tables: &'static [u8],
    at: usize,
    texts: &'static str,
}

impl Reader {
    /// Opens an image that [`Writer::finish`] made.
    ///
    /// # Errors
    /// If it is none.
    pub(crate) fn new(image: &'static [u8], texts: &'static str) -> Result<Self> {
        let rest = image.strip_prefix(MAGIC).ok_or_else(broken)?;
        let (count, rest) = rest.split_first_chunk().ok_or_else(broken)?;
        let lengths = rest.as_chunks().0.get(..u32::from_le_bytes(*count) as usize).ok_or_else(broken)?;
        let at = (MAGIC.len() + 4 + 4 * lengths.len()).next_multiple_of(ALIGNMENT);
        Ok(Self { lengths: lengths.iter(), tables: image, at, texts })
    }

    fn length(&mut self) -> Result<usize> {
        self.lengths.next().map(|length| u32::from_le_bytes(*length) as usize).ok_or_else(broken)
    }

    fn next(&mut self) -> Result<&'static [u8]> {
        let length = self.length()?;
        let start = self.at.next_multiple_of(ALIGNMENT);
        self.at = start + length;
        self.tables.get(start..self.at).ok_or_else(broken)
    }

    /// Checks that everything was handed out.
    ///
    /// # Errors
    /// If it was not.
    pub(crate) fn finish(mut self) -> Result<()> {
        if self.lengths.next().is_none() && self.texts.is_empty() { Ok(()) } else { Err(broken()) }
    }
}

#[cold]
fn broken() -> Error {
    Error::new(ErrorKind::Lexicon, "the built-in lexicon is not one of this version")
}

impl<T: Row> Stored for Rows<T> {
    fn store(&self, to: &mut Writer) {
        to.add(self.bytes());
    }

    fn load(from: &mut Reader) -> Result<Self> {
        from.next().map(Rows::of_image)
    }
}

impl Stored for Texts {
    fn store(&self, to: &mut Writer) {
        let parts = self.parts();
        to.lengths.push(parts.iter().map(|part| part.len() as u32).sum());
        to.texts.extend(parts);
    }

    fn load(from: &mut Reader) -> Result<Self> {
        let length = from.length()?;
        let (texts, rest) = from.texts.split_at_checked(length).ok_or_else(broken)?;
        from.texts = rest;
        Ok(Texts::of_image(texts))
    }
}

/// A number is a table of one row.
impl Stored for u64 {
    fn store(&self, to: &mut Writer) {
        to.add(&self.to_le_bytes());
    }

    fn load(from: &mut Reader) -> Result<Self> {
        Rows::<u64>::load(from)?.get(0).ok_or_else(broken)
    }
}

impl Stored for usize {
    fn store(&self, to: &mut Writer) {
        (*self as u64).store(to);
    }

    fn load(from: &mut Reader) -> Result<Self> {
        u64::load(from).map(|number| number as usize)
    }
}

impl Stored for u32 {
    fn store(&self, to: &mut Writer) {
        u64::from(*self).store(to);
    }

    fn load(from: &mut Reader) -> Result<Self> {
        u64::load(from).map(|number| number as u32)
    }
}

impl<T: Stored, const N: usize> Stored for [T; N] {
    fn store(&self, to: &mut Writer) {
        self.iter().for_each(|one| one.store(to));
    }

    fn load(from: &mut Reader) -> Result<Self> {
        let all: Result<Vec<T>> = (0..N).map(|_| T::load(from)).collect();
        all?.try_into().map_err(|_| broken())
    }
}

/// Makes a struct [`Stored`]: its fields, each of them stored, in this order. `stored!(Homes { seeds, shift, size });`
macro_rules! stored {
    ($name:ty { $($field:ident),+ $(,)? }) => {
        impl $crate::image::Stored for $name {
            fn store(&self, to: &mut $crate::image::Writer) {
                $( $crate::image::Stored::store(&self.$field, to); )+
            }

            fn load(from: &mut $crate::image::Reader) -> $crate::Result<Self> {
                Ok(Self { $($field: $crate::image::Stored::load(from)?),+ })
            }
        }
    };
}
pub(crate) use stored;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::{Pool, Text};

    struct Tables {
        numbers: Rows<u16>,
        names: Texts,
        ends: [Rows<u32>; 2],
        count: usize,
    }
    stored!(Tables { numbers, names, ends, count });

    fn image() -> (&'static [u8], &'static str, Text) {
        let mut pool = Pool::default();
        let [_, kyiv] = ["Oslo", "Kyiv"].map(|text| pool.push(text));
        let ends = [Rows::new([1; 40]), Rows::default()];
        let mut writer = Writer::default();
        Tables { numbers: Rows::new([7, 9, 11]), names: pool.finish(), ends, count: 5 }.store(&mut writer);
        let (bytes, texts) = writer.finish();
        (bytes.leak(), texts.leak(), kyiv)
    }

    #[test]
    fn what_is_stored_is_loaded_again() {
        let (bytes, texts, kyiv) = image();
        let mut reader = Reader::new(bytes, texts).unwrap();
        let tables = Tables::load(&mut reader).unwrap();
        assert!(reader.finish().is_ok());
        assert!(tables.numbers.iter().eq([7, 9, 11]));
        assert_eq!(tables.names.get(kyiv), "Kyiv");
        assert_eq!((tables.ends[0].len(), tables.ends[1].len(), tables.count), (40, 0, 5));
        assert_eq!(tables.numbers.memory_usage(), 0);
    }

    #[test]
    fn a_broken_image_is_an_error() {
        let (bytes, texts, _) = image();
        assert!(Reader::new(&bytes[..10], texts).is_err());
        assert!(Tables::load(&mut Reader::new(&bytes[..bytes.len() - 8], texts).unwrap()).is_err());
        assert!(Reader::new(bytes, texts).unwrap().finish().is_err());
    }
}

//! [`Sector`], and [`Sectors`]: a short list of them that is copied and compared without touching the heap.

use std::fmt;
use std::str::FromStr;

use crate::image::{Bytes, row};
use crate::{ActorCode, Error, ErrorKind, Result};

/// A three-letter CAMEO sector: `GOV`, `MIL`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sector([u8; 3]);

impl Sector {
    /// Government.
    pub(crate) const GOV: Sector = Sector(*b"GOV");
    /// Those who were in office and are no more.
    pub(crate) const ELI: Sector = Sector(*b"ELI");
    /// Organisations of states.
    pub(crate) const IGO: Sector = Sector(*b"IGO");
    /// Companies.
    pub(crate) const BUS: Sector = Sector(*b"BUS");
    /// Journalists and those they work for.
    pub(crate) const JRN: Sector = Sector(*b"JRN");
    /// Civilians.
    pub(crate) const CVL: Sector = Sector(*b"CVL");

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

/// How many bytes the letters of a list take.
const LETTERS: usize = 3 * ActorCode::MAX_PARTS;

/// What an actor or a title implies, the most general first, each once. It holds as many as a code has parts; more are left out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sectors {
    /// The letters of all, and zeros behind them.
    letters: Bytes<LETTERS>,
    count: u8,
}
row!(Sectors { letters: Bytes<LETTERS>, count: u8 });

impl Sectors {
    /// A list of one.
    pub(crate) fn one(sector: Sector) -> Self {
        let mut sectors = Self::default();
        sectors.add(sector);
        sectors
    }

    /// Adds a sector that is not there yet.
    pub(crate) fn add(&mut self, sector: Sector) {
        let is_there = self.has(sector);
        let places = self.letters.0.as_chunks_mut().0;
        if let Some(place) = places.get_mut(usize::from(self.count)).filter(|_| !is_there) {
            *place = sector.0;
            self.count += 1;
        }
    }

    /// Adds the sectors that are not there yet.
    pub(crate) fn add_all(&mut self, others: Sectors) {
        if self.is_empty() {
            *self = others;
        } else {
            others.iter().for_each(|sector| self.add(sector));
        }
    }

    /// Whether a sector is in it.
    pub(crate) fn has(&self, sector: Sector) -> bool {
        self.iter().any(|own| own == sector)
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Sector> + '_ {
        self.parts()[..usize::from(self.count)].iter().map(|&letters| Sector(letters))
    }

    /// The letters of all, and zeros behind them.
    pub(crate) fn parts(&self) -> &[[u8; 3]; ActorCode::MAX_PARTS] {
        self.letters.0.as_chunks().0.first_chunk().unwrap_or(&[[0; 3]; ActorCode::MAX_PARTS])
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl Default for Sectors {
    fn default() -> Self {
        Self { letters: Bytes([0; LETTERS]), count: 0 }
    }
}

impl fmt::Debug for Sectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl FromIterator<Sector> for Sectors {
    fn from_iter<I: IntoIterator<Item = Sector>>(list: I) -> Self {
        let mut sectors = Self::default();
        list.into_iter().for_each(|sector| sectors.add(sector));
        sectors
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Rows;

    #[test]
    fn each_sector_stands_once_and_in_order() {
        let parsed = |codes: &[&str]| codes.iter().filter_map(|code| code.parse().ok()).collect::<Sectors>();
        let mut sectors = parsed(&["GOV", "MIL", "GOV"]);
        sectors.add_all(parsed(&["MIL", "COP"]));
        assert_eq!(sectors, parsed(&["GOV", "MIL", "COP"]));
        assert_eq!(sectors.iter().next(), Some(Sector::GOV));
        assert!(parsed(&[]).is_empty());
        let all = parsed(&["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"]);
        assert_eq!(all.iter().len(), 7);
        assert!(Rows::new([sectors, all]).iter().eq([sectors, all]));
    }
}

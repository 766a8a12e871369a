//! [`Sectors`]: a short list of sectors that is copied and compared without touching the heap.

use super::entry::Sector;
use crate::ActorCode;
use crate::image::row;

/// What an actor or a title implies, the most general first, each once. It holds as many as a code has parts; more are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sectors {
    list: [Sector; ActorCode::MAX_PARTS],
    count: u8,
}

row!(Sectors { list: [Sector; ActorCode::MAX_PARTS], count: u8 });

impl Sectors {
    /// A list of one.
    pub(crate) fn one(sector: Sector) -> Self {
        let mut sectors = Self::default();
        sectors.add(sector);
        sectors
    }

    /// Adds a sector that is not there yet.
    pub(crate) fn add(&mut self, sector: Sector) {
        let is_there = self.as_slice().contains(&sector);
        if let Some(place) = self.list.get_mut(usize::from(self.count)).filter(|_| !is_there) {
            *place = sector;
            self.count += 1;
        }
    }

    /// Adds the sectors that are not there yet.
    pub(crate) fn add_all(&mut self, others: Sectors) {
        if self.is_empty() {
            *self = others;
        } else {
            others.as_slice().iter().for_each(|&sector| self.add(sector));
        }
    }

    pub(crate) fn as_slice(&self) -> &[Sector] {
        &self.list[..usize::from(self.count)]
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Sector> {
        self.as_slice().iter()
    }

    /// The letters of all, and zeros behind them.
    pub(crate) fn letters(&self) -> [[u8; 3]; ActorCode::MAX_PARTS] {
        self.list.map(Sector::letters)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl Default for Sectors {
    fn default() -> Self {
        Self { list: [Sector::NONE; ActorCode::MAX_PARTS], count: 0 }
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
    use super::Sectors;
    use crate::lexicon::Sector;

    #[test]
    fn each_sector_stands_once_and_in_order() {
        let parsed = |codes: &[&str]| codes.iter().filter_map(|code| code.parse().ok()).collect::<Sectors>();
        let mut sectors = parsed(&["GOV", "MIL", "GOV"]);
        sectors.add_all(parsed(&["MIL", "COP"]));
        assert_eq!(sectors, parsed(&["GOV", "MIL", "COP"]));
        assert_eq!(sectors.iter().next(), Some(&Sector::GOV));
        assert!(parsed(&[]).is_empty());
        assert_eq!(parsed(&["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"]).iter().count(), 7);
    }
}

//! [`Sectors`]: a short list of sectors that is copied and compared without touching the heap.

use super::entry::Sector;
use crate::ActorCode;

/// What an actor or a title implies, the most general first, each once. It holds as many as a code has parts; more are left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sectors([Option<Sector>; ActorCode::MAX_PARTS]);

impl Sectors {
    /// A list of one.
    pub(crate) fn one(sector: Sector) -> Self {
        let mut sectors = Self::default();
        sectors.0[0] = Some(sector);
        sectors
    }

    /// Adds a sector that is not there yet.
    pub(crate) fn add(&mut self, sector: Sector) {
        for place in &mut self.0 {
            match place {
                Some(other) if *other != sector => {}
                _ => {
                    *place = Some(sector);
                    return;
                }
            }
        }
    }

    /// Adds the sectors that are not there yet.
    pub(crate) fn add_all(&mut self, others: Sectors) {
        if self.is_empty() {
            *self = others;
        } else {
            others.iter().for_each(|&sector| self.add(sector));
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Sector> {
        self.0.iter().map_while(Option::as_ref)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0[0].is_none()
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

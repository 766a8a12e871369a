//! [`Votes`]: how many mentions point to each country and to each first-level division.

use super::weights::choice;
use crate::LocationKind;
use crate::lexicon::{COUNTRY_NUMBERS, Lexicon, Site};

/// Votes by number of country and of division. Empties itself in proportion to what was counted.
#[derive(Debug, Default)]
pub(super) struct Votes {
    countries: Tally,
    divisions: Tally,
}

impl Votes {
    /// Makes ready for another article.
    pub(super) fn clear(&mut self, lexicon: &Lexicon) {
        self.countries.clear(COUNTRY_NUMBERS);
        self.divisions.clear(lexicon.division_count() + 1);
    }

    pub(super) fn add(&mut self, site: &Site, weight: f32) {
        if site.country == 0 {
            return;
        }
        self.countries.add(usize::from(site.country), weight);
        if site.division != 0 {
            let weight = if site.kind == LocationKind::Admin1 { weight * 2.0 } else { weight };
            self.divisions.add(usize::from(site.division), weight);
        }
    }

    /// What the votes add for a candidate.
    pub(super) fn bonus(&self, site: &Site) -> f32 {
        choice::SAME_COUNTRY * self.countries.share(usize::from(site.country), choice::FEWEST_VOTES)
            + choice::SAME_ADMIN1 * self.divisions.share(usize::from(site.division), choice::FEWEST_DIVISION_VOTES)
    }
}

/// A sum for each number, and the sum of all. Number 0 gets nothing.
#[derive(Debug, Default)]
struct Tally {
    sums: Vec<f32>,
    /// The numbers that were added to.
    touched: Vec<u32>,
    all: f32,
}

impl Tally {
    fn clear(&mut self, numbers: usize) {
        for number in self.touched.drain(..) {
            self.sums[number as usize] = 0.0;
        }
        self.sums.resize(numbers, 0.0);
        self.all = 0.0;
    }

    fn add(&mut self, number: usize, weight: f32) {
        self.touched.push(number as u32);
        self.sums[number] += weight;
        self.all += weight;
    }

    /// The share of all votes, of which there are counted `fewest` at least.
    fn share(&self, number: usize, fewest: f32) -> f32 {
        (self.sums[number] / self.all.max(fewest) * choice::SHARE_GAIN).min(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tally_forgets_what_was_counted() {
        let mut tally = Tally::default();
        tally.clear(3);
        tally.add(1, 1.0);
        tally.add(2, 3.0);
        assert_eq!((tally.share(0, 1.0), tally.share(1, 1.0)), (0.0, 0.375));
        tally.clear(4);
        assert_eq!((tally.share(2, 1.0), tally.all, tally.sums.len()), (0.0, 0.0, 4));
    }
}

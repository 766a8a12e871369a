//! [`Divisions`]: the codes of first-level divisions.

use super::entry::PlaceId;
use crate::image::{Pool, Rows, Text, Texts, row, stored};

/// A first-level division and its code.
#[derive(Clone, Copy, Debug)]
struct Division {
    code: Text,
    place: PlaceId,
}
row!(Division { code: Text, place: PlaceId });

/// First-level divisions in the order of their codes.
#[derive(Clone, Debug, Default)]
pub(super) struct Divisions {
    rows: Rows<Division>,
    texts: Texts,
}
stored!(Divisions { rows, texts });

impl Divisions {
    /// Packs codes and divisions; no code may come twice.
    pub(super) fn of<'c>(divisions: impl Iterator<Item = (&'c str, PlaceId)>) -> Self {
        let mut divisions: Vec<_> = divisions.collect();
        divisions.sort_unstable_by_key(|&(code, _)| code);
        let mut texts = Pool::default();
        let rows = divisions.into_iter().map(|(code, place)| Division { code: texts.push(code), place }).collect();
        Self { rows, texts: texts.finish() }
    }

    /// The division that has a code. Takes time in proportion to the logarithm of their number.
    pub(super) fn get(&self, code: &str) -> Option<PlaceId> {
        let at = self.rows.all().partition_point(|division| self.texts.get(division.code) < code);
        self.rows.get(at).filter(|division| self.texts.get(division.code) == code).map(|division| division.place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_to_their_divisions() {
        let place = PlaceId::new;
        let divisions = Divisions::of([("US.CA", place(5)), ("NO.12", place(3)), ("US.CO", place(4))].into_iter());
        assert_eq!(["NO.12", "US.CA", "US.CO"].map(|code| divisions.get(code)), [3, 5, 4].map(|at| Some(place(at))));
        assert_eq!(["", "US", "ZZ.1"].map(|code| divisions.get(code)), [None; 3]);
    }
}

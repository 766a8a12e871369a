//! [`Runs`]: a few things for each word, those of one word side by side.

use super::known::Sense;
use crate::image::{Part, Row, Rows, stored};

/// Runs of things by the number of a word.
#[derive(Debug, Clone)]
pub(super) struct Runs<T: Row> {
    /// Where the things of each word begin; those of the next word begin where they end.
    first: Rows<u16>,
    all: Rows<T>,
}
stored!(Runs<Sense> { first, all });

impl<T: Row> Runs<T> {
    /// The things of each word. `None` if there are too many of them.
    pub(super) fn new(runs: &[Vec<T>]) -> Option<Self> {
        let ends = runs.iter().scan(0, |end, things| {
            *end += things.len();
            Some(u16::try_from(*end).ok())
        });
        let first: Option<Vec<u16>> = [Some(0)].into_iter().chain(ends).collect();
        Some(Self { first: first?.into_iter().collect(), all: runs.iter().flatten().copied().collect() })
    }

    /// The runs, to be taken once before a loop over many words.
    pub(super) fn open(&self) -> OpenRuns<'_, T> {
        OpenRuns { first: self.first.all(), all: self.all.all() }
    }
}

/// [`Runs`] at hand.
#[derive(Clone, Copy)]
pub(super) struct OpenRuns<'a, T: Row> {
    first: Part<'a, u16>,
    all: Part<'a, T>,
}

impl<'a, T: Row> OpenRuns<'a, T> {
    /// The things of a word.
    #[inline(always)]
    pub(super) fn of(self, number: u16) -> Part<'a, T> {
        let at = usize::from(number);
        let ends = self.first.part(at..at + 2);
        match (ends.get(0), ends.get(1)) {
            (Some(from), Some(to)) => self.all.part(usize::from(from)..usize::from(to)),
            _ => self.all.part(0..0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    #[test]
    fn gives_what_was_put_in() {
        let all: [Vec<u8>; 6] = [vec![], vec![1], vec![2, 3], vec![], vec![4, 5, 6, 7], vec![8]];
        let runs = Runs::new(&all).unwrap();
        let open = runs.open();
        assert!((0..).zip(all).all(|(number, things)| open.of(number).iter().eq(things)));
        assert!(open.of(6).is_empty());
    }
}

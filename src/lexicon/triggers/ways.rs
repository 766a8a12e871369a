//! [`Ways`]: the edges of the tree of patterns, each found by one look at a table.

use std::hint::select_unpredictable;

use super::trie::Symbol;
use crate::image::{Part, Rows, row, stored};

/// The way from one node to another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    pub(super) node: u16,
    pub(super) symbol: Symbol,
    pub(super) next: u16,
}

/// Ways by node and symbol. Each node has a row with a place for each symbol, nearly all of them empty; the rows are laid over each
/// other so that no two ways share a place. So a look needs no search, and no branch.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    places: Rows<Place>,
}
stored!(Ways { places });

/// A place in the table; that of node 0 is free.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    node: u16,
    next: u16,
}
row!(Place { node: u16, next: u16 });

impl Ways {
    /// The table of `ways`, whose nodes are all above 0 and whose symbols are all below so many `symbols`, and where the row of each node
    /// begins.
    pub(super) fn new(ways: &[Way], symbols: Symbol) -> (Self, Vec<u32>) {
        let mut ways = ways.to_vec();
        ways.sort_unstable_by_key(|way| (way.node, way.symbol));
        let mut rows: Vec<&[Way]> = ways.chunk_by(|one, other| one.node == other.node).collect();
        // Long rows first; short ones fit between them.
        rows.sort_by_key(|row| std::cmp::Reverse(row.len()));
        let nodes = ways.last().map_or(0, |way| usize::from(way.node)) + 1;
        let (mut begins, mut places) = (vec![0; nodes], Vec::new());
        let mut taken = Taken::default();
        for row in rows {
            let begin = taken.room_for(row);
            begins[usize::from(row[0].node)] = begin as u32;
            for way in row {
                let place = begin + usize::from(way.symbol);
                places.resize(places.len().max(place + 1), Place::default());
                places[place] = Place { node: way.node, next: way.next };
                taken.take(place);
            }
        }
        // Whatever is asked for lies in the table, and so does the symbol behind the last.
        let last = begins.iter().max().map_or(0, |&last| last as usize);
        places.resize(last + usize::from(symbols) + 1, Place::default());
        (Self { places: places.into_iter().collect() }, begins)
    }

    /// The table, to be taken once before a loop over many looks.
    pub(super) fn open(&self) -> OpenWays<'_> {
        OpenWays(self.places.all())
    }
}

/// [`Ways`] at hand.
#[derive(Clone, Copy)]
pub(super) struct OpenWays<'a>(Part<'a, Place>);

impl OpenWays<'_> {
    /// The node that the edge `symbol` of `node` leads to, whose row begins at `row`; 0 if there is none.
    #[inline(always)]
    pub(super) fn follow(self, (node, row): (u16, u32), symbol: Symbol) -> u16 {
        let place = self.0.get(row as usize + usize::from(symbol)).unwrap_or_default();
        select_unpredictable(place.node == node, place.next, 0)
    }
}

/// The places that are taken while the table is made.
#[derive(Default)]
struct Taken {
    /// A bit for each place.
    bits: Vec<u64>,
    /// All places before this one are taken.
    full: usize,
}

impl Taken {
    /// The first row in which all places of these ways are free. Sixty-four rows are tried at once.
    fn room_for(&self, ways: &[Way]) -> usize {
        let first = self.full.saturating_sub(usize::from(ways[0].symbol));
        let free =
            |begin: usize| ways.iter().fold(u64::MAX, |free, way| free & !self.from(begin + usize::from(way.symbol)));
        let mut rooms = (first..).step_by(64).map(|begin| (begin, free(begin)));
        let room = rooms.find(|&(_, free)| free != 0);
        room.map_or(first, |(begin, free)| begin + free.trailing_zeros() as usize)
    }

    /// A bit for each of the sixty-four places from this one on.
    fn from(&self, place: usize) -> u64 {
        let word = |at: usize| self.bits.get(at).copied().unwrap_or(0);
        let (at, shift) = (place / 64, place % 64);
        // Shifted twice, so that by 64 nothing is left.
        word(at) >> shift | word(at + 1) << 1 << (63 - shift)
    }

    fn take(&mut self, place: usize) {
        self.bits.resize(self.bits.len().max(place / 64 + 1), 0);
        self.bits[place / 64] |= 1 << (place % 64);
        while self.from(self.full) & 1 != 0 {
            self.full += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, Ways};

    #[test]
    fn follows_what_was_put_in() {
        let ways: Vec<Way> =
            (0..600).map(|number| Way { node: number / 30 + 1, symbol: number % 30 * 7, next: number + 1 }).collect();
        let (table, rows) = Ways::new(&ways, 210);
        let open = table.open();
        let follow = |node: u16, symbol| {
            let row = rows.get(usize::from(node)).copied().unwrap_or(0);
            open.follow((node, row), symbol)
        };
        assert!(ways.iter().all(|way| follow(way.node, way.symbol) == way.next));
        assert_eq!((follow(1, 1), follow(40, 0), Ways::new(&[], 1).0.open().follow((1, 0), 1)), (0, 0, 0));
        assert_eq!(table.places.iter().filter(|place| place.node != 0).count(), ways.len());
        // Rows of which each symbol is in one of seven fill the table nearly without holes.
        assert!(table.places.len() < 2 * ways.len());
    }
}

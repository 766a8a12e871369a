//! [`Ways`]: the edges of the tree of patterns, each found by one look at a table.

use super::trie::Symbol;

/// The way from one node to another; that from node 0 is none.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Way {
    pub(super) node: u16,
    pub(super) symbol: Symbol,
    pub(super) next: u16,
}

/// Ways by node and symbol: open addressing over a power of two, at most half full.
#[derive(Debug, Clone)]
pub(super) struct Ways {
    slots: Vec<Way>,
    /// How far a mixed key is shifted down to be the number of a slot.
    shift: u32,
}

impl Ways {
    pub(super) fn new(ways: &[Way]) -> Self {
        let size = (ways.len() * 2 + 1).next_power_of_two().max(2);
        let mut table = Self { slots: vec![Way::default(); size], shift: 64 - size.trailing_zeros() };
        for way in ways {
            let slot = table.slot(way.node, way.symbol);
            table.slots[slot] = *way;
        }
        table
    }

    /// The node that the edge `symbol` of `node` leads to; 0 if there is none.
    #[inline]
    pub(super) fn follow(&self, node: u16, symbol: Symbol) -> u16 {
        self.slots[self.slot(node, symbol)].next
    }

    /// All ways, in no order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Way> {
        self.slots.iter().filter(|way| way.node != 0)
    }

    /// The slot of a way, or the free one where it belongs.
    #[inline]
    fn slot(&self, node: u16, symbol: Symbol) -> usize {
        let last = self.slots.len() - 1;
        let key = u64::from(node) << 16 | u64::from(symbol);
        let mut slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> self.shift) as usize & last;
        while self.slots[slot].node != 0 && (self.slots[slot].node, self.slots[slot].symbol) != (node, symbol) {
            slot = (slot + 1) & last;
        }
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::{Way, Ways};

    #[test]
    fn follows_what_was_put_in() {
        let ways: Vec<Way> =
            (0..600).map(|number| Way { node: number / 30 + 1, symbol: number % 30 * 7, next: number + 1 }).collect();
        let table = Ways::new(&ways);
        assert!(ways.iter().all(|way| table.follow(way.node, way.symbol) == way.next));
        assert_eq!((table.follow(1, 1), table.follow(40, 0), Ways::new(&[]).follow(1, 1)), (0, 0, 0));
        assert_eq!(table.iter().count(), ways.len());
    }
}

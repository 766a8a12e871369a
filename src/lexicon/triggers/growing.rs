//! [`Growing`]: the tree of patterns while the tables are being read, and how it is made small.

use std::collections::HashMap;

use super::trie::{Node, Symbol};
use super::ways::Way;

/// A tree whose edges are symbols. Node 0 is the root.
#[derive(Debug, Clone)]
pub(super) struct Growing {
    edges: HashMap<(u32, Symbol), u32>,
    nodes: Vec<Growth>,
    /// How many spellings the patterns have that end at the nodes, first as they stand, then as passives.
    spellings: HashMap<(u32, bool), usize>,
}

/// The finished tree as lists, of which its tables are made.
#[derive(Debug, Clone)]
pub(super) struct Grown {
    /// The node behind each symbol that a pattern begins with, 0 = none.
    pub(super) roots: Vec<u16>,
    /// All nodes, as far as they are known without their edges; node 0 is empty.
    pub(super) nodes: Vec<Node>,
    pub(super) ways: Vec<Way>,
}

/// A node without its edges. The numbers of entries are one too high, 0 = none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Growth {
    gap: u32,
    entry: u32,
    passive: u32,
}

impl Default for Growing {
    fn default() -> Self {
        Self { edges: HashMap::new(), nodes: vec![Growth::default()], spellings: HashMap::new() }
    }
}

impl Growing {
    /// Adds a path of symbols and gaps (`None`) that ends in `entry`. Where two entries have one path, the one with fewer spellings
    /// stays, for it was written with that path in mind; of two equals the later one.
    pub(super) fn add(
        &mut self,
        path: impl IntoIterator<Item = Option<Symbol>>,
        entry: u32,
        passive: bool,
        spellings: usize,
    ) {
        let mut at = 0;
        for step in path {
            at = match step {
                Some(symbol) => self.follow(at, symbol),
                None => self.behind_gap(at),
            };
        }
        let fewest = self.spellings.entry((at, passive)).or_insert(usize::MAX);
        if spellings <= *fewest {
            *fewest = spellings;
            let node = &mut self.nodes[at as usize];
            *(if passive { &mut node.passive } else { &mut node.entry }) = entry + 1;
        }
    }

    fn follow(&mut self, at: u32, symbol: Symbol) -> u32 {
        let next = self.nodes.len() as u32;
        let node = *self.edges.entry((at, symbol)).or_insert(next);
        if node == next {
            self.nodes.push(Growth::default());
        }
        node
    }

    fn behind_gap(&mut self, at: u32) -> u32 {
        if self.nodes[at as usize].gap == 0 {
            self.nodes[at as usize].gap = self.nodes.len() as u32;
            self.nodes.push(Growth::default());
        }
        self.nodes[at as usize].gap
    }

    /// The finished tree. Nodes from which everything goes on alike become one, so that what is read often stays near: most of
    /// them are the ends of patterns that stand in sets. `None` if there are too many nodes or entries.
    pub(super) fn finish(self) -> Option<Grown> {
        let mut edges: Vec<((u32, Symbol), u32)> = self.edges.into_iter().collect();
        edges.sort_unstable();
        let mut grown = Grown { roots: Vec::new(), nodes: vec![Node::default()], ways: Vec::new() };
        let mut alike: HashMap<(Growth, Vec<(Symbol, u16)>), u16> = HashMap::new();
        // The number in the finished tree of each node. What a node leads to was added after it.
        let mut numbers = vec![0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().skip(1).rev() {
            let from = edges.partition_point(|&((of, _), _)| (of as usize) < at);
            let behind: Vec<(Symbol, u16)> =
                edges[from..].iter().map(|&((_, symbol), next)| (symbol, numbers[next as usize])).collect();
            edges.truncate(from);
            let node = Growth { gap: u32::from(numbers[node.gap as usize]), ..*node };
            numbers[at] = match alike.get(&(node, behind.clone())) {
                Some(&number) => number,
                None => {
                    let number = grown.push(node)?;
                    grown.ways.extend(behind.iter().map(|&(symbol, next)| Way { node: number, symbol, next }));
                    alike.insert((node, behind), number);
                    number
                }
            };
        }
        for ((_, symbol), next) in edges {
            grown.add_root(symbol, numbers[next as usize]);
        }
        Some(grown)
    }
}

impl Grown {
    /// The node behind a symbol that a pattern begins with, 0 = none.
    pub(super) fn root(&self, symbol: Symbol) -> u16 {
        self.roots.get(usize::from(symbol)).copied().unwrap_or(0)
    }

    fn push(&mut self, node: Growth) -> Option<u16> {
        let small = |number: u32| u16::try_from(number).ok();
        let (gap, entry, passive) = (small(node.gap)?, small(node.entry)?, small(node.passive)?);
        let number = u16::try_from(self.nodes.len()).ok()?;
        self.nodes.push(Node { gap, entry, passive, ..Node::default() });
        Some(number)
    }

    fn add_root(&mut self, symbol: Symbol, node: u16) {
        let at = usize::from(symbol);
        if at >= self.roots.len() {
            self.roots.resize(at + 1, 0);
        }
        self.roots[at] = node;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_alike_is_kept_once() {
        let mut growing = Growing::default();
        for first in 0..5 {
            for last in 10..20 {
                growing.add([Some(first), None, Some(last)], 7, false, 50);
            }
        }
        let grown = growing.finish().unwrap();
        // The empty node, the end, the one behind the gap, the one before it.
        assert_eq!((grown.nodes.len(), grown.ways.len()), (4, 10));
        assert_eq!(grown.roots, [3; 5]);
    }
}

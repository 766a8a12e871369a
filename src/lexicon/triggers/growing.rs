//! [`Growing`]: the tree of patterns while the tables are being read, and how it is made small.

use std::collections::HashMap;

use super::trie::{Node, Symbol, Trie};
use super::ways::{Way, Ways};

/// A tree whose edges are symbols. Node 0 is the root.
#[derive(Debug, Clone)]
pub(super) struct Growing {
    edges: HashMap<(u32, Symbol), u32>,
    nodes: Vec<Grown>,
    /// How many spellings the patterns have that end at the nodes, first as they stand, then as passives.
    spellings: HashMap<(u32, bool), usize>,
}

/// A node without its edges. The numbers of entries are one too high, 0 = none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
struct Grown {
    gap: u32,
    entry: u32,
    passive: u32,
}

impl Default for Growing {
    fn default() -> Self {
        Self { edges: HashMap::new(), nodes: vec![Grown::default()], spellings: HashMap::new() }
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
            self.nodes.push(Grown::default());
        }
        node
    }

    fn behind_gap(&mut self, at: u32) -> u32 {
        if self.nodes[at as usize].gap == 0 {
            self.nodes[at as usize].gap = self.nodes.len() as u32;
            self.nodes.push(Grown::default());
        }
        self.nodes[at as usize].gap
    }

    /// The finished tree. Nodes from which everything goes on alike become one, so that what is read often stays near: most of
    /// them are the ends of patterns that stand in sets. `None` if there are too many nodes or entries.
    pub(super) fn finish(self) -> Option<Trie> {
        let mut edges: Vec<((u32, Symbol), u32)> = self.edges.into_iter().collect();
        edges.sort_unstable();
        let (mut trie, mut ways) = (Trie::default(), Vec::new());
        let mut alike: HashMap<(Grown, Vec<(Symbol, u16)>), u16> = HashMap::new();
        // The number in the finished tree of each node. What a node leads to was added after it.
        let mut numbers = vec![0; self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().skip(1).rev() {
            let from = edges.partition_point(|&((of, _), _)| (of as usize) < at);
            let behind: Vec<(Symbol, u16)> =
                edges[from..].iter().map(|&((_, symbol), next)| (symbol, numbers[next as usize])).collect();
            edges.truncate(from);
            let node = Grown { gap: u32::from(numbers[node.gap as usize]), ..*node };
            numbers[at] = match alike.get(&(node, behind.clone())) {
                Some(&number) => number,
                None => {
                    let number = trie.push(node)?;
                    ways.extend(behind.iter().map(|&(symbol, next)| Way { node: number, symbol, next }));
                    alike.insert((node, behind), number);
                    number
                }
            };
        }
        for ((_, symbol), next) in edges {
            trie.add_root(symbol, numbers[next as usize]);
        }
        trie.ways = Ways::new(&ways);
        Some(trie)
    }
}

impl Trie {
    fn push(&mut self, grown: Grown) -> Option<u16> {
        let small = |number: u32| u16::try_from(number).ok();
        let (gap, entry, passive) = (small(grown.gap)?, small(grown.entry)?, small(grown.passive)?);
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
        let trie = growing.finish().unwrap();
        // The empty node, the end, the one behind the gap, the one before it.
        assert_eq!((trie.nodes.len(), trie.ways.iter().count()), (4, 10));
        assert_eq!(trie.roots, [3; 5]);
    }
}

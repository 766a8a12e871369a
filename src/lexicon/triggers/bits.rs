//! [`Bits`]: sets of symbols in 32 bits each, which may hold more than they say.

use super::groups::{Standing, grouped};
use super::growing::Grown;
use super::known::Sense;
use super::trie::Symbol;

/// A bit for each symbol that stands behind another. Those behind nearly the same gaps share one, and so do those behind nearly the
/// same other words if they stand behind no gap: so the many members of a set of words take few bits, and the sets of what may follow
/// stay thin.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    of_symbol: Vec<u32>,
}

/// How many bits are kept for symbols behind gaps, ...
const BEHIND_GAPS: usize = 22;

/// ... and for others.
const OTHERS: usize = 9;

/// The highest bit stands for no symbol: a pattern ends here.
pub(super) const ENDS: u32 = 1 << (BEHIND_GAPS + OTHERS);

impl Bits {
    /// The bits of the symbols of two trees.
    pub(super) fn new(trees: &[Grown; 2]) -> Self {
        let symbols =
            trees.iter().flat_map(|tree| &tree.ways).map(|way| usize::from(way.symbol) + 1).max().unwrap_or(0);
        // For each symbol the nodes at which it may follow, and those of them that stand behind gaps; the trees by turns.
        let (mut nodes, mut gaps) = (vec![Vec::new(); symbols], vec![Vec::new(); symbols]);
        for (number, tree) in trees.iter().enumerate() {
            let mut is_behind_gap = vec![false; tree.nodes.len()];
            tree.nodes.iter().filter(|node| node.gap != 0).for_each(|node| is_behind_gap[usize::from(node.gap)] = true);
            for way in &tree.ways {
                let (symbol, node) = (usize::from(way.symbol), u32::from(way.node) * 2 + number as u32);
                nodes[symbol].push(node);
                if is_behind_gap[usize::from(way.node)] {
                    gaps[symbol].push(node);
                }
            }
        }
        gaps.iter_mut().chain(&mut nodes).for_each(|nodes| nodes.sort_unstable());
        // What has many ways in the patterns is frequent in texts, too.
        let standing = |symbol: usize, by: &[Vec<u32>]| Standing {
            symbol: symbol as Symbol,
            nodes: by[symbol].clone(),
            weight: nodes[symbol].len(),
        };
        let behind_gaps = (0..symbols).filter(|&symbol| !gaps[symbol].is_empty());
        let others = (0..symbols).filter(|&symbol| gaps[symbol].is_empty() && !nodes[symbol].is_empty());
        let mut of_symbol = vec![0; symbols];
        for (symbol, group) in grouped(behind_gaps.map(|symbol| standing(symbol, &gaps)), BEHIND_GAPS) {
            of_symbol[usize::from(symbol)] = 1 << group;
        }
        for (symbol, group) in grouped(others.map(|symbol| standing(symbol, &nodes)), OTHERS) {
            of_symbol[usize::from(symbol)] = 1 << (BEHIND_GAPS + group);
        }
        Self { of_symbol }
    }

    /// The set of one symbol, which is empty if it stands behind no other.
    pub(super) fn of(&self, symbol: Symbol) -> u32 {
        self.of_symbol.get(usize::from(symbol)).copied().unwrap_or(0)
    }

    /// The set of the symbols that a word with these meanings may be.
    pub(super) fn of_word(&self, senses: &[Sense]) -> u32 {
        senses.iter().fold(0, |bits, sense| bits | self.of(sense.symbol()))
    }
}

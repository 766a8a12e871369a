//! [`Bits`]: sets of symbols in 32 bits each, which may hold more than they say.

use super::growing::Grown;
use super::known::Sense;
use super::trie::Symbol;

/// A bit for each symbol that stands behind another. Those behind the same gaps share one, and so do those behind nearly the same,
/// so that the many members of a set of words take few bits, and the sets of what may follow stay thin. Symbols that stand behind no
/// gap, among them the most frequent words, share other bits.
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
        let ways = || trees.iter().flat_map(|tree| &tree.ways);
        let symbols = ways().map(|way| usize::from(way.symbol) + 1).max().unwrap_or(0);
        let mut of_symbol = vec![0; symbols];
        for way in ways() {
            let symbol = usize::from(way.symbol);
            of_symbol[symbol] = 1 << (BEHIND_GAPS + symbol % OTHERS);
        }
        let behind = trees.each_ref().map(|tree| gaps_before(tree, symbols));
        let gaps = |symbol: usize| (&behind[0][symbol], &behind[1][symbol]);
        // In the order of their gaps, those with nearly the same ones are neighbours.
        let mut in_order: Vec<_> = (0..symbols).map(gaps).collect();
        in_order.sort_unstable();
        in_order.dedup();
        in_order.retain(|(one, other)| !one.is_empty() || !other.is_empty());
        for (symbol, bit) in of_symbol.iter_mut().enumerate() {
            if let Ok(at) = in_order.binary_search(&gaps(symbol)) {
                *bit = 1 << (at * BEHIND_GAPS / in_order.len());
            }
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

/// For each of so many `symbols` the nodes behind gaps at which it may follow, in order.
fn gaps_before(tree: &Grown, symbols: usize) -> Vec<Vec<u16>> {
    let mut is_behind_gap = vec![false; tree.nodes.len()];
    tree.nodes.iter().filter(|node| node.gap != 0).for_each(|node| is_behind_gap[usize::from(node.gap)] = true);
    let mut before = vec![Vec::new(); symbols];
    for way in tree.ways.iter().filter(|way| is_behind_gap[usize::from(way.node)]) {
        before[usize::from(way.symbol)].push(way.node);
    }
    before.iter_mut().for_each(|gaps| gaps.sort_unstable());
    before
}

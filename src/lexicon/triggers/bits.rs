//! [`Bits`]: sets of symbols in 32 bits each, which may hold more than they say.

use std::collections::HashMap;

use super::known::Senses;
use super::trie::{Symbol, Trie};

/// A bit for each symbol. Symbols that stand behind the same gaps share one, so that the many members of a set of words take
/// one bit, and the sets of what may follow stay thin.
#[derive(Debug, Clone, Default)]
pub(super) struct Bits {
    of_symbol: Vec<u8>,
}

impl Bits {
    /// The bits of the symbols of a tree.
    pub(super) fn new(trie: &Trie) -> Self {
        let mut gaps: Vec<u16> = trie.nodes.iter().map(|node| node.gap).filter(|&gap| gap != 0).collect();
        gaps.sort_unstable();
        gaps.dedup();
        let symbols = trie.edges.iter().map(|edge| usize::from(edge.symbol) + 1).max().unwrap_or(0);
        let mut behind: Vec<Vec<u16>> = vec![Vec::new(); symbols];
        for gap in gaps {
            trie.edges_of(trie.node(gap)).iter().for_each(|edge| behind[usize::from(edge.symbol)].push(gap));
        }
        let mut of_gaps: HashMap<Vec<u16>, usize> = HashMap::new();
        let mut bit = |(symbol, gaps): (usize, Vec<u16>)| {
            let next = of_gaps.len();
            let class = if gaps.is_empty() { symbol } else { *of_gaps.entry(gaps).or_insert(next) };
            (class % 32) as u8
        };
        Self { of_symbol: behind.into_iter().enumerate().map(&mut bit).collect() }
    }

    /// The set of one symbol.
    pub(super) fn of(&self, symbol: Symbol) -> u32 {
        1 << self.of_symbol.get(usize::from(symbol)).copied().unwrap_or((symbol % 32) as u8)
    }

    /// The set of the symbols that the word with this number may be.
    pub(super) fn of_word(&self, senses: &Senses, number: u16) -> u32 {
        senses.of(number).iter().fold(0, |bits, sense| bits | self.of(sense.symbol))
    }
}

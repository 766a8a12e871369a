//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use super::bits::Bits;
use super::known::Senses;
use super::runs::{Run, Runs};
use super::ways::Ways;
use super::{Forms, Part};

/// A word of the patterns together with how it is inflected there.
pub(super) type Symbol = u16;

/// The finished tree. Several edges may lead to one node.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    /// The node behind each symbol that a pattern begins with, 0 = none.
    pub(super) roots: Vec<u16>,
    /// Node 0 is empty.
    pub(super) nodes: Vec<Node>,
    /// The edges of all nodes.
    pub(super) ways: Ways,
    /// The meanings of words with which patterns begin, by the number of the word.
    first_senses: Runs<FirstSense>,
}

/// A node of the tree: 12 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A [bit](super::bits::Bits) for the symbol of each edge.
    pub(super) may_follow: u32,
    /// The node behind a gap after this one, 0 = none.
    pub(super) gap: u16,
    /// One more than the entry that ends here, 0 = none.
    pub(super) entry: u16,
    /// The same for an entry that is read as a passive.
    pub(super) passive: u16,
}

/// A meaning of a word with which a pattern begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FirstSense {
    /// The node behind it.
    pub(super) node: u16,
    pub(super) part: Part,
    pub(super) forms: Forms,
}

impl Default for Trie {
    fn default() -> Self {
        Self { roots: Vec::new(), nodes: vec![Node::default()], ways: Ways::new(&[]), first_senses: Runs::default() }
    }
}

impl Trie {
    /// Whether a pattern begins with the symbol.
    pub(super) fn starts(&self, symbol: Symbol) -> bool {
        self.root(symbol) != 0
    }

    /// The node behind a symbol that a pattern begins with, 0 = none.
    fn root(&self, symbol: Symbol) -> u16 {
        self.roots.get(usize::from(symbol)).copied().unwrap_or(0)
    }

    /// The node with this number.
    pub(super) fn node(&self, number: u16) -> &Node {
        &self.nodes[usize::from(number)]
    }

    /// The meanings with which patterns begin of the word with this number.
    #[inline(always)]
    pub(super) fn first_senses(&self, number: u16) -> Run<'_, FirstSense> {
        self.first_senses.of(number)
    }

    /// Notes which symbols may follow at each node, and with which meanings of words patterns begin. `None` if there are too many.
    pub(super) fn note_words(&mut self, bits: &Bits, senses: &Senses) -> Option<()> {
        for way in self.ways.iter() {
            self.nodes[usize::from(way.node)].may_follow |= bits.of(way.symbol);
        }
        let firsts = |number: usize| {
            let senses = senses.of(number as u16).as_slice().iter().map(|sense| (sense, self.root(sense.symbol)));
            let firsts = senses.filter(|&(_, root)| root != 0);
            firsts.map(|(sense, node)| FirstSense { node, part: sense.part, forms: sense.forms }).collect()
        };
        let all: Vec<Vec<FirstSense>> = (0..senses.len()).map(firsts).collect();
        // The words with which patterns begin have the lowest numbers.
        let count = all.iter().rposition(|firsts| !firsts.is_empty()).map_or(0, |last| last + 1);
        all[..count].iter().try_for_each(|firsts| self.first_senses.push(firsts))
    }
}

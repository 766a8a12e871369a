//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use super::bits::Bits;
use super::known::Senses;

/// A word of the patterns together with how it is inflected there.
pub(super) type Symbol = u16;

/// The finished tree. Several edges may lead to one node.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    /// The node behind each symbol that a pattern begins with, 0 = none.
    pub(super) roots: Vec<u32>,
    /// Node 0 is empty.
    pub(super) nodes: Vec<Node>,
    /// The symbols of the edges of all nodes, node after node, those of a node in order.
    pub(super) symbols: Vec<Symbol>,
    /// Where the edges lead to.
    pub(super) next: Vec<u32>,
    /// How patterns may go on behind each word that may be their first, by the number of the word.
    pub(super) starts: Vec<Start>,
}

/// A node of the tree: 20 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A [bit](super::bits::Bits) for the symbol of each edge.
    pub(super) may_follow: u32,
    /// The node behind a gap after this one, 0 = none.
    pub(super) gap: u32,
    /// Its first edge.
    pub(super) first: u32,
    /// The number of its edges.
    pub(super) edges: u16,
    /// One more than the entry that ends here, 0 = none.
    pub(super) entry: u16,
    /// The same for an entry that is read as a passive.
    pub(super) passive: u16,
}

/// How patterns may go on behind their first word, whatever it means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Start {
    /// A bit for each symbol that may come next.
    pub(super) next: u32,
    /// The same behind a gap.
    pub(super) behind_gap: u32,
    /// Whether a pattern ends with the word.
    pub(super) ends: bool,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            roots: Vec::new(),
            nodes: vec![Node::default()],
            symbols: Vec::new(),
            next: Vec::new(),
            starts: Vec::new(),
        }
    }
}

impl Trie {
    /// Whether a pattern begins with the symbol.
    pub(super) fn starts(&self, symbol: Symbol) -> bool {
        self.root(symbol) != 0
    }

    /// The node behind a symbol that a pattern begins with, 0 = none.
    pub(super) fn root(&self, symbol: Symbol) -> u32 {
        self.roots.get(usize::from(symbol)).copied().unwrap_or(0)
    }

    /// The node with this number.
    pub(super) fn node(&self, number: u32) -> &Node {
        &self.nodes[number as usize]
    }

    /// The symbols that may follow at a node.
    pub(super) fn symbols_at(&self, node: &Node) -> &[Symbol] {
        let first = node.first as usize;
        self.symbols.get(first..first + usize::from(node.edges)).unwrap_or_default()
    }

    /// The node that the edge `symbol` of `node` leads to.
    pub(super) fn follow(&self, node: &Node, symbol: Symbol) -> Option<u32> {
        let symbols = self.symbols_at(node);
        let at = symbols.partition_point(|&other| other < symbol);
        (symbols.get(at) == Some(&symbol)).then(|| self.next[node.first as usize + at])
    }

    /// Notes which symbols may follow at each node and behind each word.
    pub(super) fn note_bits(&mut self, bits: &Bits, senses: &Senses) {
        for at in 0..self.nodes.len() {
            let node = self.nodes[at];
            self.nodes[at].may_follow = self.symbols_at(&node).iter().fold(0, |set, &symbol| set | bits.of(symbol));
        }
        self.starts = (0..senses.len()).map(|number| self.start(senses, number as u16)).collect();
    }

    fn start(&self, senses: &Senses, number: u16) -> Start {
        let mut start = Start::default();
        for sense in senses.of(number) {
            let node = self.node(self.root(sense.symbol));
            start.ends |= node.entry > 0 || node.passive > 0;
            start.next |= node.may_follow;
            start.behind_gap |= self.node(node.gap).may_follow;
        }
        start
    }
}

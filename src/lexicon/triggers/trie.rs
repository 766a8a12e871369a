//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use super::bits::Bits;
use super::known::Senses;
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
    /// How patterns may go on behind each word that may be their first, by the number of the word.
    starts: Vec<Start>,
    /// The meanings of those words that begin a pattern, word after word.
    first_senses: Vec<FirstSense>,
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

/// How patterns may go on behind their first word, whatever it means: 12 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Start {
    /// A bit for each symbol that may come next.
    pub(super) next: u32,
    /// The same behind a gap.
    pub(super) behind_gap: u32,
    /// Its first meaning among the [`FirstSense`]s.
    first: u16,
    /// How many there are.
    senses: u8,
    /// Whether a pattern ends with the word.
    pub(super) ends: bool,
}

/// A meaning of a word with which a pattern begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct FirstSense {
    /// The node behind it.
    pub(super) node: u16,
    pub(super) part: Part,
    pub(super) forms: Forms,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            roots: Vec::new(),
            nodes: vec![Node::default()],
            ways: Ways::new(&[]),
            starts: Vec::new(),
            first_senses: Vec::new(),
        }
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

    /// How patterns go on behind the word with this number, if one begins with it.
    pub(super) fn start(&self, number: u16) -> Option<&Start> {
        self.starts.get(usize::from(number))
    }

    /// The meanings with which patterns begin of the word that `start` belongs to.
    pub(super) fn first_senses(&self, start: &Start) -> &[FirstSense] {
        let first = usize::from(start.first);
        self.first_senses.get(first..first + usize::from(start.senses)).unwrap_or_default()
    }

    /// Notes which symbols may follow at each node, and how patterns go on behind each word. `None` if words have too many meanings.
    pub(super) fn note_words(&mut self, bits: &Bits, senses: &Senses) -> Option<()> {
        for way in self.ways.iter() {
            self.nodes[usize::from(way.node)].may_follow |= bits.of(way.symbol);
        }
        for number in 0..senses.len() {
            let start = self.make_start(senses, number as u16)?;
            self.starts.push(start);
        }
        // The words with which patterns begin have the lowest numbers.
        let last = self.starts.iter().rposition(|start| start.senses > 0);
        self.starts.truncate(last.map_or(0, |last| last + 1));
        Some(())
    }

    fn make_start(&mut self, senses: &Senses, number: u16) -> Option<Start> {
        let before = self.first_senses.len();
        let mut start = Start { first: u16::try_from(before).ok()?, ..Start::default() };
        for sense in senses.of(number) {
            let root = self.root(sense.symbol);
            if root == 0 {
                continue;
            }
            let node = self.node(root);
            start.ends |= node.entry > 0 || node.passive > 0;
            start.next |= node.may_follow;
            start.behind_gap |= self.node(node.gap).may_follow;
            self.first_senses.push(FirstSense { node: root, part: sense.part, forms: sense.forms });
        }
        start.senses = u8::try_from(self.first_senses.len() - before).ok()?;
        Some(start)
    }
}

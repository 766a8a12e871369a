//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use super::bits::{Bits, ENDS};
use super::known::{Sense, Senses};
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
    /// How patterns may go on behind each word with which they may begin, by the number of the word.
    starts: Vec<Start>,
    /// The meanings of those words with which patterns begin.
    first_senses: Runs<FirstSense>,
}

/// A node of the tree: 16 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A [bit](super::bits::Bits) for the symbol of each edge.
    pub(super) may_follow: u32,
    /// The same for the node behind the gap.
    pub(super) behind_gap: u32,
    /// The node behind a gap after this one, 0 = none.
    pub(super) gap: u16,
    /// One more than the entry that ends here, 0 = none.
    pub(super) entry: u16,
    /// The same for an entry that is read as a passive.
    pub(super) passive: u16,
}

/// How patterns may go on behind their first word, whatever it means.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Start {
    /// A bit for each symbol that may come next, and [`ENDS`] if a pattern ends with the word.
    pub(super) next: u32,
    /// The same behind a gap.
    pub(super) behind_gap: u32,
}

/// A meaning of a word with which a pattern begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FirstSense {
    /// The node behind it.
    pub(super) node: u16,
    pub(super) part: Part,
    /// The forms of a verb; none of other words.
    pub(super) forms: Forms,
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            roots: Vec::new(),
            nodes: vec![Node::default()],
            ways: Ways::new(&[]),
            starts: Vec::new(),
            first_senses: Runs::default(),
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

    /// How patterns may go on behind the word with this number; not at all if none begins with it.
    #[inline(always)]
    pub(super) fn start(&self, number: u16) -> Start {
        self.starts.get(usize::from(number)).copied().unwrap_or_default()
    }

    /// The meanings with which patterns begin of the word with this number.
    #[inline(always)]
    pub(super) fn first_senses(&self, number: u16) -> Run<'_, FirstSense> {
        self.first_senses.of(number)
    }

    /// Notes which symbols may follow at each node, and how patterns begin with each word. `None` if words have too many meanings.
    pub(super) fn note_words(&mut self, bits: &Bits, senses: &Senses) -> Option<()> {
        for way in self.ways.iter() {
            self.nodes[usize::from(way.node)].may_follow |= bits.of(way.symbol);
        }
        for number in 0..self.nodes.len() {
            self.nodes[number].behind_gap = self.nodes[usize::from(self.nodes[number].gap)].may_follow;
        }
        let firsts: Vec<_> = (0..senses.len()).map(|number| self.firsts(senses, number as u16)).collect();
        // The words with which patterns begin have the lowest numbers.
        let count = firsts.iter().rposition(|firsts| !firsts.is_empty()).map_or(0, |last| last + 1);
        for firsts in &firsts[..count] {
            let start = firsts.iter().fold(Start::default(), |start, first| {
                let node = self.node(first.node);
                let ends = if node.entry > 0 || node.passive > 0 { ENDS } else { 0 };
                Start { next: start.next | node.may_follow | ends, behind_gap: start.behind_gap | node.behind_gap }
            });
            self.starts.push(start);
            self.first_senses.push(firsts)?;
        }
        Some(())
    }

    /// The meanings of a word with which patterns begin.
    fn firsts(&self, senses: &Senses, number: u16) -> Vec<FirstSense> {
        let senses = senses.of(number).as_slice().iter().map(|sense| (self.root(sense.symbol), sense));
        let firsts = senses.filter(|&(node, _)| node != 0);
        let forms = |sense: &Sense| if sense.part == Part::Verb { sense.forms } else { Forms::default() };
        firsts.map(|(node, sense)| FirstSense { node, part: sense.part, forms: forms(sense) }).collect()
    }
}

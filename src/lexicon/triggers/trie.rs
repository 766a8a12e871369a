//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use super::bits::{Bits, ENDS};
use super::known::{Sense, Senses};
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
    /// How patterns begin with each word with which they may, by the number of the word.
    starts: Vec<Start>,
    /// The meanings of words with which patterns begin, but for the first one of each word; and one more that is none.
    others: Vec<Meaning>,
}

/// A node of the tree: 24 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A [bit](super::bits::Bits) for the symbol of each edge.
    pub(super) may_follow: u32,
    /// The same for the node behind the gap.
    pub(super) behind_gap: u32,
    /// Where the row of its edges [begins](super::ways::Ways::row), ...
    pub(super) row: u32,
    /// ... and that of the node behind the gap.
    pub(super) gap_row: u32,
    /// The node behind a gap after this one, 0 = none.
    pub(super) gap: u16,
    /// One more than the entry that ends here, 0 = none.
    pub(super) entry: u16,
    /// The same for an entry that is read as a passive.
    pub(super) passive: u16,
}

/// How patterns begin with a word: 16 bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start {
    /// A bit for each symbol that may come next whatever the word means, and [`ENDS`] if a pattern ends with it.
    pub(super) next: u32,
    /// The same behind a gap.
    pub(super) behind_gap: u32,
    /// Its first meaning.
    pub(super) read: Meaning,
    /// Where its other meanings stand.
    others: u16,
    /// How many there are.
    pub(super) count: u16,
}

/// A meaning with which the words of a pattern were read so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The node behind them.
    pub(super) node: u16,
    /// The part of speech of the first word.
    pub(super) part: Part,
    /// The forms of the last verb; none if there is no verb.
    pub(super) forms: Forms,
}

impl Meaning {
    const NONE: Self = Self { node: 0, part: Part::Literal, forms: Forms(0) };
}

impl Start {
    /// That of a word with which no pattern begins.
    const NONE: Self = Self { next: 0, behind_gap: 0, read: Meaning::NONE, others: 0, count: 0 };
}

impl Default for Trie {
    fn default() -> Self {
        Self {
            roots: Vec::new(),
            nodes: vec![Node::default()],
            ways: Ways::new(&[]),
            starts: Vec::new(),
            others: vec![Meaning::NONE],
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

    /// How patterns begin with the word of this number; `None` for most words with which none does.
    #[inline(always)]
    pub(super) fn start(&self, number: u16) -> Option<&Start> {
        self.starts.get(usize::from(number))
    }

    /// The meanings of a word with which patterns begin, after its first one.
    #[inline(always)]
    pub(super) fn other_meanings(&self, start: &Start) -> &[Meaning] {
        let from = usize::from(start.others);
        &self.others[from..from + usize::from(start.count)]
    }

    /// The second one of them, or any if it has but one.
    #[inline(always)]
    pub(super) fn second_meaning(&self, start: &Start) -> Meaning {
        self.others[usize::from(start.others)]
    }

    /// Notes which symbols may follow at each node, and how patterns begin with each word. `None` if words have too many meanings.
    pub(super) fn note_words(&mut self, bits: &Bits, senses: &Senses) -> Option<()> {
        for way in self.ways.iter() {
            self.nodes[usize::from(way.node)].may_follow |= bits.of(way.symbol);
        }
        for number in 0..self.nodes.len() {
            let gap = self.nodes[number].gap;
            self.nodes[number].behind_gap = self.nodes[usize::from(gap)].may_follow;
            self.nodes[number].row = self.ways.row(number as u16);
            self.nodes[number].gap_row = self.ways.row(gap);
        }
        let meanings: Vec<_> = (0..senses.len()).map(|number| self.meanings(senses, number as u16)).collect();
        // The words with which patterns begin have the lowest numbers.
        let count = meanings.iter().rposition(|meanings| !meanings.is_empty()).map_or(0, |last| last + 1);
        for meanings in &meanings[..count] {
            let start = self.make_start(meanings)?;
            self.starts.push(start);
        }
        Some(())
    }

    fn make_start(&mut self, meanings: &[Meaning]) -> Option<Start> {
        let Some((&read, others)) = meanings.split_first() else { return Some(Start::NONE) };
        let (mut next, mut behind_gap) = (0, 0);
        for node in meanings.iter().map(|meaning| self.node(meaning.node)) {
            next |= node.may_follow | if node.entry > 0 || node.passive > 0 { ENDS } else { 0 };
            behind_gap |= node.behind_gap;
        }
        let (from, count) = (u16::try_from(self.others.len() - 1).ok()?, u16::try_from(others.len()).ok()?);
        self.others.splice(usize::from(from).., others.iter().copied().chain([Meaning::NONE]));
        Some(Start { next, behind_gap, read, others: from, count })
    }

    /// The meanings of a word with which patterns begin.
    fn meanings(&self, senses: &Senses, number: u16) -> Vec<Meaning> {
        let senses = senses.of(number).iter().map(|sense| (self.root(sense.symbol), sense));
        let begun = senses.filter(|&(node, _)| node != 0);
        let forms = |sense: &Sense| if sense.part == Part::Verb { sense.forms } else { Forms::default() };
        begun.map(|(node, sense)| Meaning { node, part: sense.part, forms: forms(sense) }).collect()
    }
}

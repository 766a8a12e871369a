//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use std::hint::select_unpredictable;

use super::bits::{Bits, ENDS};
use super::growing::Grown;
use super::known::Sense;
use super::ways::{OpenWays, Ways};
use super::{Forms, Part};
use crate::image::{self, Rows, row, stored};

/// A word of the patterns together with how it is inflected there.
pub(super) type Symbol = u16;

/// The finished tree. Several edges may lead to one node.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    /// Node 0 is empty.
    nodes: Rows<Node>,
    /// The edges of all nodes.
    ways: Ways,
    /// How patterns begin with each word with which they may, by the number of the word.
    starts: Rows<Start>,
    /// The meanings of words with which patterns begin, but for the first one of each word; and one more that is none.
    others: Rows<Meaning>,
}
stored!(Trie { nodes, ways, starts, others });

/// A node of the tree: 24 bytes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Node {
    /// A [bit](super::bits::Bits) for the symbol of each edge.
    pub(super) may_follow: u32,
    /// The same for the node behind the gap.
    pub(super) behind_gap: u32,
    /// Where the row of its edges begins among the [ways](super::ways::Ways), ...
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
row!(Node { may_follow: u32, behind_gap: u32, row: u32, gap_row: u32, gap: u16, entry: u16, passive: u16 } pad 2);

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
row!(Start { next: u32, behind_gap: u32, read: Meaning, others: u16, count: u16 });

/// A meaning with which the words of a pattern were read so far: 4 bytes.
///
/// From the lowest bit: the node behind them, 16 bits; the forms of the last verb, 8, none if there is no verb; the part of speech of
/// the first word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning(u32);
row!(Meaning: u32);

impl Meaning {
    const NONE: Self = Self(0);

    const FORMS: u32 = 0xFF << 16;

    /// That of a first word.
    fn first(node: u16, sense: Sense) -> Self {
        let forms = if sense.is_verb() { sense.forms() } else { Forms::default() };
        Self(u32::from(node) | u32::from(forms.bits()) << 16 | (sense.part() as u32) << 24)
    }

    /// With one word more, which leads to `node`.
    #[inline(always)]
    pub(super) fn and(self, sense: Sense, node: u16) -> Self {
        let forms = select_unpredictable(sense.is_verb(), u32::from(sense.forms().bits()) << 16, self.0 & Self::FORMS);
        Self(self.0 & 3 << 24 | forms | u32::from(node))
    }

    #[inline(always)]
    pub(super) const fn node(self) -> u16 {
        self.0 as u16
    }

    #[inline(always)]
    pub(super) const fn forms(self) -> Forms {
        Forms((self.0 >> 16) as u8)
    }

    /// The part of speech of the first word.
    #[inline(always)]
    pub(super) const fn part(self) -> Part {
        Part::with_number(self.0 >> 24)
    }
}

impl Start {
    /// That of a word with which no pattern begins.
    const NONE: Self = Self { next: 0, behind_gap: 0, read: Meaning::NONE, others: 0, count: 0 };
}

impl Trie {
    /// The tree of what has `grown`, with how patterns begin with each word, whose `senses` are given by its number. There are so many
    /// `symbols`. `None` if words have too many meanings.
    pub(super) fn new(grown: &Grown, bits: &Bits, senses: &[Vec<Sense>], symbols: Symbol) -> Option<Self> {
        let (ways, rows) = Ways::new(&grown.ways, symbols);
        let row = |node: u16| rows.get(usize::from(node)).copied().unwrap_or(0);
        let mut may_follow = vec![0; grown.nodes.len()];
        for way in &grown.ways {
            may_follow[usize::from(way.node)] |= bits.of(way.symbol);
        }
        let nodes = (0..).zip(&grown.nodes).map(|(number, node)| Node {
            may_follow: may_follow[usize::from(number)],
            behind_gap: may_follow[usize::from(node.gap)],
            row: row(number),
            gap_row: row(node.gap),
            ..*node
        });
        let nodes: Vec<Node> = nodes.collect();
        let meanings: Vec<_> = senses.iter().map(|senses| meanings(grown, senses)).collect();
        // The words with which patterns begin have the lowest numbers.
        let count = meanings.iter().rposition(|meanings| !meanings.is_empty()).map_or(0, |last| last + 1);
        let (mut starts, mut others) = (Vec::new(), Vec::new());
        for meanings in &meanings[..count] {
            starts.push(start(&nodes, meanings, &mut others)?);
        }
        others.push(Meaning::NONE);
        Some(Self {
            nodes: nodes.into_iter().collect(),
            ways,
            starts: starts.into_iter().collect(),
            others: others.into_iter().collect(),
        })
    }

    /// The tree, to be taken once before a loop over many words.
    pub(super) fn open(&self) -> OpenTrie<'_> {
        OpenTrie {
            nodes: self.nodes.all(),
            ways: self.ways.open(),
            starts: self.starts.all(),
            others: self.others.all(),
        }
    }
}

/// The meanings of a word with which patterns begin.
fn meanings(grown: &Grown, senses: &[Sense]) -> Vec<Meaning> {
    let begun = senses.iter().map(|&sense| (grown.root(sense.symbol()), sense)).filter(|&(node, _)| node != 0);
    begun.map(|(node, sense)| Meaning::first(node, sense)).collect()
}

/// How patterns begin with a word of these meanings, of which all but the first are put behind the `others`.
fn start(nodes: &[Node], meanings: &[Meaning], others: &mut Vec<Meaning>) -> Option<Start> {
    let Some((&read, rest)) = meanings.split_first() else { return Some(Start::NONE) };
    let (mut next, mut behind_gap) = (0, 0);
    for node in meanings.iter().map(|meaning| nodes[usize::from(meaning.node())]) {
        next |= node.may_follow | if node.entry > 0 || node.passive > 0 { ENDS } else { 0 };
        behind_gap |= node.behind_gap;
    }
    let (from, count) = (u16::try_from(others.len()).ok()?, u16::try_from(rest.len()).ok()?);
    others.extend(rest);
    Some(Start { next, behind_gap, read, others: from, count })
}

/// A [`Trie`] at hand.
#[derive(Clone, Copy)]
pub(super) struct OpenTrie<'a> {
    nodes: image::Part<'a, Node>,
    pub(super) ways: OpenWays<'a>,
    starts: image::Part<'a, Start>,
    others: image::Part<'a, Meaning>,
}

impl<'a> OpenTrie<'a> {
    /// The node with this number.
    #[inline(always)]
    pub(super) fn node(self, number: u16) -> Node {
        self.nodes.at(usize::from(number))
    }

    /// How patterns begin with the word of this number; `None` for most words with which none does.
    #[inline(always)]
    pub(super) fn start(self, number: u16) -> Option<Start> {
        self.starts.get(usize::from(number))
    }

    /// The meanings of a word with which patterns begin, after its first one.
    #[inline(always)]
    pub(super) fn other_meanings(self, start: Start) -> image::Part<'a, Meaning> {
        let from = usize::from(start.others);
        self.others.part(from..from + usize::from(start.count))
    }

    /// The second one of them, or any if it has but one.
    #[inline(always)]
    pub(super) fn second_meaning(self, start: Start) -> Meaning {
        self.others.at(usize::from(start.others))
    }
}

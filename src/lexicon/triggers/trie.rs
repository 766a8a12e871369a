//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use std::collections::HashMap;

use super::{Found, Part, Slot, Triggers};
use crate::lexicon::word_table::WordTable;

/// How many other words may stand in a gap of a pattern.
const GAP_WORDS: usize = 6;

/// A word of the patterns together with how it is inflected there.
pub(super) type Symbol = u16;

/// A tree whose edges are symbols. Node 0 is the root.
#[derive(Debug, Clone)]
pub(super) struct Growing {
    edges: HashMap<(u32, Symbol), u32>,
    nodes: Vec<Node>,
    /// How many spellings the patterns have that end at the nodes, first as they stand, then as passives.
    spellings: HashMap<(u32, bool), usize>,
}

/// The finished tree.
#[derive(Debug, Clone)]
pub(super) struct Trie {
    edges: WordTable<u32>,
    nodes: Vec<Node>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The node behind a gap after this one, 0 = none.
    gap: u32,
    /// One more than the entry that ends here, 0 = none.
    entry: u32,
    /// The same for an entry that is read as a passive.
    passive: u32,
}

impl Default for Growing {
    fn default() -> Self {
        Self { edges: HashMap::new(), nodes: vec![Node::default()], spellings: HashMap::new() }
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
            self.nodes.push(Node::default());
        }
        node
    }

    fn behind_gap(&mut self, at: u32) -> u32 {
        if self.nodes[at as usize].gap == 0 {
            self.nodes[at as usize].gap = self.nodes.len() as u32;
            self.nodes.push(Node::default());
        }
        self.nodes[at as usize].gap
    }

    pub(super) fn finish(self) -> Trie {
        let edges = self.edges.into_iter().map(|((at, symbol), next)| (edge(at, symbol), next)).collect();
        Trie { edges: WordTable::from_hashes(edges), nodes: self.nodes }
    }
}

/// The key of an edge, spread over all bits.
fn edge(at: u32, symbol: Symbol) -> u64 {
    let key = u64::from(at) << 16 | u64::from(symbol);
    let mixed = key.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}

impl Trie {
    /// Whether a pattern begins with the symbol.
    pub(super) fn starts(&self, symbol: Symbol) -> bool {
        self.edges.get(edge(0, symbol)).is_some()
    }

    /// Every pattern that begins at word `first` of `words`, given to `found`.
    pub(super) fn walk(&self, triggers: &Triggers, words: &[Slot], first: usize, found: &mut impl FnMut(Found)) {
        let start = Found {
            entry: 0,
            passive: false,
            first: first as u32,
            end: first as u32,
            words: 0,
            part: Part::Literal,
            verb: None,
        };
        let walk = Walk { trie: self, triggers, words };
        walk.step(0, first, start, found);
    }
}

/// One walk from one word.
struct Walk<'w> {
    trie: &'w Trie,
    triggers: &'w Triggers,
    words: &'w [Slot],
}

impl Walk<'_> {
    /// Follows the edges of `node` with the word `at`.
    fn step(&self, node: u32, at: usize, so_far: Found, found: &mut impl FnMut(Found)) {
        let Some(slot) = self.words.get(at) else { return };
        for sense in self.triggers.senses(slot.known) {
            let Some(next) = self.trie.edges.get(edge(node, sense.symbol)) else { continue };
            let mut read = so_far;
            read.end = at as u32 + 1;
            read.words += 1;
            if so_far.words == 0 {
                read.part = sense.part;
            }
            if sense.part == Part::Verb {
                read.verb = Some((at as u32, sense.forms));
            }
            self.arrive(next, read, found);
        }
    }

    /// Reports what ends at `node`, and goes on behind it.
    fn arrive(&self, node: u32, read: Found, found: &mut impl FnMut(Found)) {
        let Node { gap, entry, passive } = self.trie.nodes[node as usize];
        if entry > 0 {
            found(Found { entry: entry - 1, ..read });
        }
        if passive > 0 {
            found(Found { entry: passive - 1, passive: true, ..read });
        }
        let at = read.end as usize;
        if self.words.get(at).is_some_and(|slot| slot.joined) {
            self.step(node, at, read, found);
        }
        if gap > 0 {
            self.behind_gap(gap, at, read, found);
        }
    }

    /// Tries the next few words until one ends the clause.
    fn behind_gap(&self, gap: u32, from: usize, read: Found, found: &mut impl FnMut(Found)) {
        for at in from..(from + GAP_WORDS + 1).min(self.words.len()) {
            if !self.words[at].same_clause {
                return;
            }
            self.step(gap, at, read, found);
        }
    }
}

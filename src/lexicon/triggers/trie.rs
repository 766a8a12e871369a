//! All patterns in one tree over words, so that the longest one at a word is found by looking at that word and a few more.

use std::collections::HashMap;
use std::ops::Range;

use super::{Found, Known, Part, Sense, Triggers, Words};

/// How many other words may stand in a gap of a pattern.
const GAP_WORDS: usize = 6;

/// A word of the patterns together with how it is inflected there.
pub(super) type Symbol = u16;

/// The bit of a symbol in sets that may hold more than they say.
pub(super) const fn bit(symbol: Symbol) -> u64 {
    1 << (symbol % 64)
}

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
    /// The node behind each symbol that a pattern begins with, 0 = none.
    roots: Vec<u32>,
    /// The edges of all other nodes, node after node, those of a node by symbol.
    edges: Vec<(Symbol, u32)>,
    nodes: Vec<Node>,
    /// For each word that may begin a pattern how it may go on, under the index of the word's first sense.
    starts: Vec<Start>,
}

/// How patterns may go on behind their first word, whatever it means.
#[derive(Debug, Clone, Copy, Default)]
struct Start {
    /// Whether one ends with it.
    ends: bool,
    /// A [bit](bit) for each symbol that may come next.
    symbols: u64,
    /// The same behind a gap.
    symbols_behind_gap: u64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Node {
    /// The node behind a gap after this one, 0 = none.
    gap: u32,
    /// One more than the entry that ends here, 0 = none.
    entry: u32,
    /// The same for an entry that is read as a passive.
    passive: u32,
    /// Where its edges lie in [`Trie::edges`].
    edges: (u32, u32),
    /// A [bit](bit) for the symbol of each edge.
    symbols: u64,
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
        let mut sorted: Vec<((u32, Symbol), u32)> = self.edges.into_iter().collect();
        sorted.sort_unstable();
        let mut nodes = self.nodes;
        let from_root = sorted.partition_point(|&((at, _), _)| at == 0);
        let mut roots = vec![0; sorted[..from_root].last().map_or(0, |&((_, symbol), _)| usize::from(symbol) + 1)];
        for &((_, symbol), next) in &sorted[..from_root] {
            roots[usize::from(symbol)] = next;
        }
        let mut edges = Vec::with_capacity(sorted.len() - from_root);
        for &((at, symbol), next) in &sorted[from_root..] {
            nodes[at as usize].symbols |= bit(symbol);
            let range = &mut nodes[at as usize].edges;
            if range.1 == 0 {
                range.0 = edges.len() as u32;
            }
            edges.push((symbol, next));
            range.1 = edges.len() as u32;
        }
        Trie { roots, edges, nodes, starts: Vec::new() }
    }
}

impl Trie {
    /// Notes how patterns may go on behind each of `words`, of which `senses` holds the senses.
    pub(super) fn note_starts(&mut self, words: &[(u64, Known)], senses: &[Sense]) {
        self.starts = vec![Start::default(); senses.len()];
        for (_, known) in words {
            let range = known.senses();
            let Some(start) = self.starts.get_mut(range.start) else { continue };
            for sense in senses.get(range).unwrap_or_default() {
                let node = &self.nodes[self.roots.get(usize::from(sense.symbol)).copied().unwrap_or(0) as usize];
                start.ends |= node.entry > 0 || node.passive > 0;
                start.symbols |= node.symbols;
                start.symbols_behind_gap |= self.nodes[node.gap as usize].symbols;
            }
        }
    }

    /// Whether a pattern begins with the symbol.
    pub(super) fn starts(&self, symbol: Symbol) -> bool {
        self.roots.get(usize::from(symbol)).is_some_and(|&next| next != 0)
    }

    /// The node that the edge `symbol` of `node` leads to. Nodes but the root have few edges.
    fn follow(&self, node: &Node, symbol: Symbol) -> Option<u32> {
        if node.symbols & bit(symbol) == 0 {
            return None;
        }
        let (from, to) = node.edges;
        let edges = self.edges.get(from as usize..to as usize)?;
        let at = edges.partition_point(|&(other, _)| other < symbol);
        edges.get(at).filter(|&&(found, _)| found == symbol).map(|&(_, next)| next)
    }

    /// Every pattern that begins with the first word of the range `at` and lies in it, given to `found`.
    pub(super) fn walk(
        &self,
        triggers: &Triggers,
        words: &impl Words,
        at: Range<usize>,
        found: &mut impl FnMut(Found),
    ) {
        let symbols = |word: usize| if word < at.end { words.known(word).symbols } else { 0 };
        let next = symbols(at.start + 1);
        let reaches = |behind: u64| {
            behind != 0 && (at.start + 1..at.start + GAP_WORDS + 2).any(|word| symbols(word) & behind != 0)
        };
        let leads = |start: &Start| start.ends || start.symbols & next != 0 || reaches(start.symbols_behind_gap);
        let known = words.known(at.start);
        if !self.starts.get(known.senses().start).is_some_and(leads) {
            return;
        }
        let walk = Walk { trie: self, triggers, words, end: at.end };
        for sense in triggers.senses(known) {
            let root = self.roots.get(usize::from(sense.symbol)).copied().unwrap_or(0);
            if root != 0 {
                let first = at.start as u32;
                let verb = (sense.part == Part::Verb).then_some((first, sense.forms));
                let read = Found { entry: 0, passive: false, first, end: first + 1, words: 1, part: sense.part, verb };
                walk.arrive(root, &read, found);
            }
        }
    }
}

/// One walk from one word.
struct Walk<'w, W> {
    trie: &'w Trie,
    triggers: &'w Triggers,
    words: &'w W,
    /// The word before which it ends.
    end: usize,
}

impl<W: Words> Walk<'_, W> {
    /// Reports what ends at `node`, and goes on behind it.
    fn arrive(&self, node: u32, read: &Found, found: &mut impl FnMut(Found)) {
        let node = &self.trie.nodes[node as usize];
        if node.entry > 0 {
            found(Found { entry: node.entry - 1, ..*read });
        }
        if node.passive > 0 {
            found(Found { entry: node.passive - 1, passive: true, ..*read });
        }
        let at = read.end as usize;
        if self.may_follow(node, at) && self.words.is_joined(at) {
            self.step(node, at, read, found);
        }
        if node.gap > 0 {
            self.behind_gap(&self.trie.nodes[node.gap as usize], at, read, found);
        }
    }

    /// Whether an edge of the node may be for the word.
    fn may_follow(&self, node: &Node, at: usize) -> bool {
        at < self.end && self.words.known(at).symbols & node.symbols != 0
    }

    /// Follows the edges of `node` with the word `at`.
    fn step(&self, node: &Node, at: usize, so_far: &Found, found: &mut impl FnMut(Found)) {
        for sense in self.triggers.senses(self.words.known(at)) {
            let Some(next) = self.trie.follow(node, sense.symbol) else { continue };
            let verb = if sense.part == Part::Verb { Some((at as u32, sense.forms)) } else { so_far.verb };
            self.arrive(next, &Found { end: at as u32 + 1, words: so_far.words + 1, verb, ..*so_far }, found);
        }
    }

    /// Tries the next few words until one ends the clause.
    fn behind_gap(&self, node: &Node, from: usize, read: &Found, found: &mut impl FnMut(Found)) {
        let reach = from..(from + GAP_WORDS + 1).min(self.end);
        let Some(last) = reach.clone().rev().find(|&at| self.may_follow(node, at)) else { return };
        for at in reach.start..=last {
            if !self.words.is_same_clause(at) {
                return;
            }
            if self.may_follow(node, at) {
                self.step(node, at, read, found);
            }
            if self.words.ends_gap(at) {
                return;
            }
        }
    }
}

//! The search for patterns: walks through their tree along the words of a text, all of an article at once, word after word.
//!
//! What a walk meets is seldom what the last one met, and a processor that guesses wrong at every turn is slow. So no walk is
//! taken by itself: all of them take one step, from a list to a list, and what has come to nothing is left out of the next.

use std::hint::select_unpredictable;

use super::bits::ENDS;
use super::known::{Known, Sense};
use super::runs::OpenRuns;
use super::trie::{Meaning, Node, OpenTrie, Trie};
use super::{Forms, Part, Triggers};
use crate::lexicon::BLOCK;
use crate::text::List;

/// How far behind the word before a gap the one behind it may stand: six other words between them.
const GAP: usize = 7;

/// The words of a text, as the patterns need them.
pub(crate) trait Words {
    /// What the tables know of each word.
    fn known(&self) -> &[Known];

    /// Whether it stands right after the word before it in one sentence: only white space, a hyphen or an apostrophe between them.
    fn is_joined(&self, at: usize) -> bool;

    /// A bit for each of the words from `from` on, that of `from` lowest, to which a gap that begins there may reach. It reaches
    /// into no other sentence.
    fn in_reach(&self, from: usize) -> u64;
}

/// A pattern found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    /// Which entry, of the triggers or of the cues of realis.
    pub(crate) entry: u32,
    /// The first word.
    pub(crate) first: u32,
    /// The word after the last.
    pub(crate) end: u32,
    /// How many words of the text the pattern names.
    pub(crate) words: u16,
    /// Whether the noun stands before its verb: "talks were held".
    pub(crate) passive: bool,
    /// The part of speech of the first word.
    pub(crate) part: Part,
    /// The last verb of the pattern: word and forms.
    pub(crate) verb: Option<(u32, Forms)>,
}

/// What a search needs, kept from article to article, and what it found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The words with which a pattern may begin, as far as a glance at the next words tells.
    openings: List<u32>,
    /// All places to which patterns have been read, those of fewer words first.
    stands: List<Stand>,
    /// The node of each.
    nodes: List<Node>,
    /// The patterns found: for each the number of its last stand, times two, and one more for those read as passives.
    found: List<u32>,
    /// The last stands from which a glance lets hope that they may be gone on from.
    promising: List<u32>,
    /// Those that may, with a bit for the next word if the pattern may go on with it, and above it bits for those behind a gap.
    going_on: List<(u32, u32)>,
}

/// A place to which a pattern has been read.
#[derive(Debug, Clone, Copy)]
struct Stand {
    first: u32,
    end: u32,
    /// The last verb, if it has forms.
    verb: u32,
    words: u32,
    read: Meaning,
}

impl Search {
    /// The words with which patterns may begin, all that do among them, in order.
    pub(crate) fn openings(&self) -> &[u32] {
        self.openings.as_slice()
    }

    /// The patterns that were found: those of fewer words first; of as many, in the order of their first words.
    pub(crate) fn found(&self) -> impl Iterator<Item = Found> {
        let (stands, nodes) = (self.stands.as_slice(), self.nodes.as_slice());
        self.found.as_slice().iter().map(move |&found| {
            let Stand { first, end, verb, words, read } = stands[found as usize / 2];
            let (node, passive) = (&nodes[found as usize / 2], found % 2 != 0);
            let entry = u32::from(select_unpredictable(passive, node.passive, node.entry)).wrapping_sub(1);
            let verb = (!read.forms.is_empty()).then_some((verb, read.forms));
            Found { entry, first, end, words: words as u16, passive, part: read.part, verb }
        })
    }
}

impl Triggers {
    /// Finds every pattern of `trie` that begins with one of the `candidates`: a bit for each word, [`BLOCK`] words a number.
    pub(super) fn search(
        &self,
        trie: &Trie,
        words: &impl Words,
        candidates: impl Fn(usize) -> u64,
        search: &mut Search,
    ) {
        let Search { openings, stands, nodes, found, promising, going_on } = search;
        let (trie, senses) = (trie.open(), self.next_senses.open());
        let walks = Walks { trie, senses, words, known: words.known() };
        walks.glance(candidates, openings);
        stands.clear();
        nodes.clear();
        found.clear();
        walks.begin(openings.as_slice(), stands);
        let mut from = 0;
        while from < stands.len() {
            let to = stands.len();
            // A loop of its own: the nodes are far away, and so the processor fetches many at once.
            stands.as_slice()[from..].iter().for_each(|stand| nodes.push(trie.node(stand.read.node)));
            walks.look_ahead(from, stands.as_slice(), nodes.as_slice(), found, promising);
            walks.look_closer(stands.as_slice(), nodes.as_slice(), promising.as_slice(), going_on);
            walks.step(going_on.as_slice(), nodes.as_slice(), stands);
            from = to;
        }
    }
}

/// The walks from all words of a text.
struct Walks<'w, W> {
    trie: OpenTrie<'w>,
    senses: OpenRuns<'w, Sense>,
    words: &'w W,
    known: &'w [Known],
}

impl<W: Words> Walks<'_, W> {
    /// The number of a word in the tables; 0 past the end.
    #[inline(always)]
    fn number(&self, at: u32) -> u16 {
        self.known.get(at as usize).map_or(0, |known| known.number())
    }

    /// The word `from` and those as far behind it as a gap reaches, if there are as many.
    #[inline(always)]
    fn near(&self, from: u32) -> Option<&[Known; GAP]> {
        let from = from as usize;
        self.known.get(from..from + GAP)?.first_chunk()
    }

    /// The symbols that the word `from` may be, and those that it and the others near may be.
    #[inline(always)]
    fn ahead(&self, from: u32) -> (u32, u32) {
        match self.near(from) {
            Some(near) => (near[0].symbols(), Known::any_symbols(near)),
            None => self.ahead_at_end(from),
        }
    }

    #[cold]
    #[inline(never)]
    fn ahead_at_end(&self, from: u32) -> (u32, u32) {
        let near = self.near_end(from);
        (near[0].symbols(), Known::any_symbols(&near))
    }

    /// The words near `from`, and behind the end of the text unknown ones.
    #[cold]
    #[inline(never)]
    fn near_end(&self, from: u32) -> [Known; GAP] {
        std::array::from_fn(|at| self.known.get(from as usize + at).copied().unwrap_or_default())
    }

    /// Leaves those words of `candidates` with which a pattern may begin: the word is one by itself, or the next word or one of
    /// those near may go on with it.
    fn glance(&self, candidates: impl Fn(usize) -> u64, openings: &mut List<u32>) {
        openings.clear();
        for block in 0..self.known.len().div_ceil(BLOCK) {
            let mut bits = candidates(block);
            while bits != 0 {
                let first = (block * BLOCK) as u32 + bits.trailing_zeros();
                bits &= bits - 1;
                let Some(start) = self.trie.start(self.number(first)) else { continue };
                let (next, near) = self.ahead(first + 1);
                openings.push_if(start.next & (next | ENDS) | start.behind_gap & near != 0, first);
            }
        }
    }

    /// Takes the first step of every walk: a stand for each meaning of each word.
    fn begin(&self, openings: &[u32], stands: &mut List<Stand>) {
        for &first in openings {
            let stand = |read| Stand { first, end: first + 1, verb: first, words: 1, read };
            let Some(start) = self.trie.start(self.number(first)) else { continue };
            stands.push(stand(start.read));
            // Whether there is a second meaning nobody can guess; a third is rare.
            stands.push_if(start.count > 0, stand(self.trie.second_meaning(start)));
            if start.count > 1 {
                self.trie.other_meanings(start).iter().skip(1).for_each(|read| stands.push(stand(read)));
            }
        }
    }

    /// Notes which patterns end at the stands from `from` on, and which others a glance lets hope to go on.
    fn look_ahead(
        &self,
        from: usize,
        stands: &[Stand],
        nodes: &[Node],
        found: &mut List<u32>,
        promising: &mut List<u32>,
    ) {
        promising.clear();
        for (number, stand) in (from as u32..).zip(&stands[from..]) {
            let node = &nodes[number as usize];
            found.push_if(node.entry > 0, 2 * number);
            if node.passive > 0 {
                found.push(2 * number + 1);
            }
            let (next, near) = self.ahead(stand.end);
            promising.push_if(node.may_follow & next | node.behind_gap & near != 0, number);
        }
    }

    /// Leaves those of the promising stands that are followed by what may follow.
    fn look_closer(&self, stands: &[Stand], nodes: &[Node], promising: &[u32], going_on: &mut List<(u32, u32)>) {
        going_on.clear();
        for &number in promising {
            let stand = &stands[number as usize];
            let (node, from) = (&nodes[number as usize], stand.end);
            let at_end;
            let near = match self.near(from) {
                Some(near) => near,
                None => {
                    at_end = self.near_end(from);
                    &at_end
                }
            };
            let bit = |known: &Known| u32::from(known.symbols() & node.behind_gap != 0);
            let behind_gap = near.iter().rev().fold(0, |bits, known| bits << 1 | bit(known))
                & self.words.in_reach(from as usize) as u32;
            let next = (near[0].symbols() & node.may_follow != 0) & self.words.is_joined(from as usize);
            let ahead = behind_gap << 1 | u32::from(next);
            going_on.push_if(ahead != 0, (number, ahead));
        }
    }

    /// Goes on to the words ahead: stands on the edges that are there.
    fn step(&self, going_on: &[(u32, u32)], nodes: &[Node], stands: &mut List<Stand>) {
        let Some(&(_, mut ahead)) = going_on.first() else { return };
        let ways = self.trie.ways;
        let mut number = 0;
        while let Some(&(stand, _)) = going_on.get(number) {
            let before = stands.as_slice()[stand as usize];
            let step = ahead.trailing_zeros();
            let is_behind_gap = step > 0;
            let node = &nodes[stand as usize];
            let of = select_unpredictable(is_behind_gap, (node.gap, node.gap_row), (before.read.node, node.row));
            let at = before.end + step - u32::from(is_behind_gap);
            let mut arrive = |wanted: bool, node: u16, sense: Sense| {
                let is_verb = sense.part == Part::Verb;
                let verb = select_unpredictable(is_verb, at, before.verb);
                let forms = Forms(select_unpredictable(is_verb, sense.forms.0, before.read.forms.0));
                let read = Meaning { node, part: before.read.part, forms };
                stands.push_if(wanted, Stand { end: at + 1, verb, words: before.words + 1, read, ..before });
            };
            let senses = self.senses.of(self.number(at));
            match senses.len() {
                count @ (1 | 2) => {
                    // Two are looked at even if there is one, which nobody can guess.
                    let (one, other) = (senses.at(0), senses.at(count - 1));
                    let (to_one, to_other) = (ways.follow(of, one.symbol), ways.follow(of, other.symbol));
                    arrive(to_one != 0, to_one, one);
                    arrive((to_other != 0) & (count > 1), to_other, other);
                }
                _ => senses.iter().for_each(|sense| {
                    let to = ways.follow(of, sense.symbol);
                    arrive(to != 0, to, sense);
                }),
            }
            // On to the next bit, or the first one of the next stand.
            ahead &= ahead - 1;
            number += usize::from(ahead == 0);
            let of_next = going_on.get(number).map_or(0, |&(_, ahead)| ahead);
            ahead = select_unpredictable(ahead == 0, of_next, ahead);
        }
    }
}

//! The search for patterns: walks through their tree along the words of a text, all of an article at once, word after word.
//!
//! What a walk meets is seldom what the last one met, and a processor that guesses wrong at every turn is slow. So no walk is
//! taken by itself: all of them take one step, from a list to a list, and what has come to nothing is left out of the next.

use std::hint::select_unpredictable;

use super::bits::ENDS;
use super::known::Known;
use super::trie::{FirstSense, Trie};
use super::{Forms, Part, Triggers};
use crate::lexicon::kept::Kept;

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
    /// A bit for each symbol that each word may be, and behind the last word as many empty sets as a gap reaches.
    symbols: Vec<u32>,
    /// The same for each word and those behind it that a gap may reach, all together.
    near: Vec<u32>,
    /// The words with which a pattern may begin, as far as a glance at the next words tells.
    openings: Kept<u32>,
    /// All places to which patterns have been read, those of fewer words first.
    stands: Kept<Stand>,
    /// The patterns found: for each the number of its last stand, times two, and one more for those read as passives.
    found: Kept<u32>,
    /// The last stands from which a glance lets hope that they may be gone on from.
    promising: Kept<u32>,
    /// Those that may, with a bit for the next word if the pattern may go on with it, and above it bits for those behind a gap.
    going_on: Kept<(u32, u32)>,
}

/// A place to which a pattern has been read.
#[derive(Debug, Clone, Copy)]
struct Stand {
    first: u32,
    end: u32,
    /// The last verb, if it has forms.
    verb: u32,
    node: u16,
    words: u16,
    part: Part,
    /// The forms of the last verb; none if there is no verb.
    forms: Forms,
}

impl Search {
    /// Reads the words of a text in place of those of the last one.
    pub(crate) fn read(&mut self, words: &impl Words) {
        let Self { symbols, near, .. } = self;
        symbols.clear();
        symbols.extend(words.known().iter().map(|known| known.symbols()));
        symbols.resize(symbols.len() + GAP + 1, 0);
        // Of one word, of two, of four, of seven.
        near.clear();
        near.extend_from_slice(symbols);
        for more in [1, 2, GAP - 4] {
            for at in 0..near.len() - more {
                near[at] |= near[at + more];
            }
        }
    }

    /// The words with which patterns may begin, all that do among them, in order.
    pub(crate) fn openings(&self) -> &[u32] {
        self.openings.as_slice()
    }

    /// The patterns of `trie` that were found: those of fewer words first; of as many, in the order of their first words.
    pub(super) fn found<'s>(&'s self, trie: &'s Trie) -> impl Iterator<Item = Found> + 's {
        let stands = self.stands.as_slice();
        self.found.as_slice().iter().map(move |&found| {
            let stand = stands[found as usize / 2];
            let (node, passive) = (trie.node(stand.node), found % 2 != 0);
            let Stand { first, end, words, part, .. } = stand;
            let entry = u32::from(select_unpredictable(passive, node.passive, node.entry)).wrapping_sub(1);
            let verb = (!stand.forms.is_empty()).then_some((stand.verb, stand.forms));
            Found { entry, first, end, words, passive, part, verb }
        })
    }
}

impl Triggers {
    /// Finds every pattern of `trie` that begins with one of the words `candidates` of the text that was read.
    pub(super) fn search(&self, trie: &Trie, words: &impl Words, candidates: &[u32], search: &mut Search) {
        let Search { symbols, near, openings, stands, found, promising, going_on } = search;
        let walks = Walks { trie, triggers: self, words, known: words.known(), symbols, near };
        walks.glance(candidates, openings);
        stands.clear();
        found.clear();
        walks.begin(openings.as_slice(), stands);
        let mut from = 0;
        while from < stands.len() {
            let to = stands.len();
            walks.look_ahead(from, stands.as_slice(), found, promising);
            walks.look_closer(stands.as_slice(), promising.as_slice(), going_on);
            walks.step(going_on.as_slice(), stands);
            from = to;
        }
    }
}

/// The walks from all words of a text.
struct Walks<'w, W> {
    trie: &'w Trie,
    triggers: &'w Triggers,
    words: &'w W,
    known: &'w [Known],
    symbols: &'w [u32],
    near: &'w [u32],
}

impl<W: Words> Walks<'_, W> {
    /// The number of a word in the tables; 0 past the end.
    #[inline(always)]
    fn number(&self, at: u32) -> u16 {
        self.known.get(at as usize).map_or(0, |known| known.number())
    }

    /// Bits for the symbols that the word may be, and for those of the words near: it and those as far as a gap reaches.
    #[inline(always)]
    fn ahead(&self, at: u32) -> (u32, u32) {
        let of = |sets: &[u32]| sets.get(at as usize).copied().unwrap_or(0);
        (of(self.symbols), of(self.near))
    }

    /// Leaves those words of `candidates` with which a pattern may begin: the word is one by itself, or the next word or one of
    /// those near may go on with it.
    fn glance(&self, candidates: &[u32], openings: &mut Kept<u32>) {
        openings.clear();
        for &first in candidates {
            let start = self.trie.start(self.number(first));
            let (next, near) = self.ahead(first + 1);
            openings.push_if(start.next & (next | ENDS) | start.behind_gap & near != 0, first);
        }
    }

    /// Takes the first step of every walk: a stand for each meaning of each word.
    fn begin(&self, openings: &[u32], stands: &mut Kept<Stand>) {
        for &first in openings {
            self.trie.first_senses(self.number(first)).each(|is_one, sense| {
                let FirstSense { node, part, forms } = sense;
                stands.push_if(is_one, Stand { first, end: first + 1, verb: first, node, words: 1, part, forms });
            });
        }
    }

    /// Notes which patterns end at the stands from `from` on, and which others a glance lets hope to go on.
    fn look_ahead(&self, from: usize, stands: &[Stand], found: &mut Kept<u32>, promising: &mut Kept<u32>) {
        promising.clear();
        for (number, stand) in (from as u32..).zip(&stands[from..]) {
            let node = self.trie.node(stand.node);
            found.push_if(node.entry > 0, 2 * number);
            if node.passive > 0 {
                found.push(2 * number + 1);
            }
            let (next, near) = self.ahead(stand.end);
            promising.push_if(node.may_follow & next | node.behind_gap & near != 0, number);
        }
    }

    /// Leaves those of the promising stands that are followed by what may follow.
    fn look_closer(&self, stands: &[Stand], promising: &[u32], going_on: &mut Kept<(u32, u32)>) {
        going_on.clear();
        for &number in promising {
            let stand = &stands[number as usize];
            let (node, from) = (self.trie.node(stand.node), stand.end as usize);
            let near: [u32; GAP + 1] = match self.symbols.get(from..).and_then(|near| near.first_chunk()) {
                Some(near) => *near,
                None => [0; GAP + 1],
            };
            let bit = |at: usize| u32::from(near[at] & node.behind_gap != 0) << at;
            let behind_gap = (0..GAP).fold(0, |bits, at| bits | bit(at)) & self.words.in_reach(from) as u32;
            let next = (near[0] & node.may_follow != 0) & self.words.is_joined(from);
            let ahead = behind_gap << 1 | u32::from(next);
            going_on.push_if(ahead != 0, (number, ahead));
        }
    }

    /// Goes on to the words ahead: stands on the edges that are there.
    fn step(&self, going_on: &[(u32, u32)], stands: &mut Kept<Stand>) {
        let Some(&(_, mut ahead)) = going_on.first() else { return };
        let mut number = 0;
        while let Some(&(stand, _)) = going_on.get(number) {
            let before = stands.as_slice()[stand as usize];
            let step = ahead.trailing_zeros();
            let is_behind_gap = step > 0;
            let node = select_unpredictable(is_behind_gap, self.trie.node(before.node).gap, before.node);
            let at = before.end + step - u32::from(is_behind_gap);
            self.triggers.senses.of(self.number(at)).each(|is_one, sense| {
                let node = self.trie.ways.follow(node, sense.symbol);
                let is_verb = sense.part == Part::Verb;
                let verb = select_unpredictable(is_verb, at, before.verb);
                let forms = Forms(select_unpredictable(is_verb, sense.forms.0, before.forms.0));
                let words = before.words.wrapping_add(1);
                stands.push_if(is_one & (node != 0), Stand { end: at + 1, verb, node, words, forms, ..before });
            });
            // On to the next bit, or the first one of the next stand.
            ahead &= ahead - 1;
            number += usize::from(ahead == 0);
            let of_next = going_on.get(number).map_or(0, |&(_, ahead)| ahead);
            ahead = select_unpredictable(ahead == 0, of_next, ahead);
        }
    }
}

//! The search for patterns: walks through their tree along the words of a text, all of an article at once, word after word.
//!
//! What a walk meets is seldom what the last one met, and a processor that guesses wrong at every turn is slow. So no walk is
//! taken by itself: all of them take one step, from a list to a list, and what has come to nothing is left out of the next.

use std::hint::select_unpredictable;

use super::bits::ENDS;
use super::known::{Known, NextSenses, Sense};
use super::runs::OpenRuns;
use super::trie::{Meaning, OpenTrie, Trie};
use super::{Forms, Part, Triggers};
use crate::image;
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
    /// The last verb of the pattern, or its first word if it has none.
    pub(crate) verb: u32,
    /// The forms of that verb; none if there is none.
    pub(crate) forms: Forms,
}

/// What a search needs, kept from article to article, and what it found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The words with which a pattern may begin, as far as a glance at the next words tells.
    openings: List<u32>,
    /// All places to which patterns have been read, those of fewer words first.
    stands: List<Stand>,
    /// The patterns found.
    ends: List<End>,
    /// The last stands, by their numbers, from which a glance lets hope that they may be gone on from.
    promising: List<u32>,
    /// Those that may, with a bit for the next word if the pattern may go on with it, and above it bits for those behind a gap.
    going_on: List<(u32, u32)>,
}

/// A place to which a pattern has been read.
#[derive(Debug, Clone, Copy)]
struct Stand {
    first: u32,
    last: u32,
    /// The last verb, or the first word if there is none.
    verb: u32,
    read: Meaning,
}

/// A pattern that ends at a stand.
#[derive(Debug, Clone, Copy)]
struct End {
    stand: u32,
    /// One more than its entry.
    entry: u16,
    words: u16,
    passive: bool,
}

impl Search {
    /// The words with which patterns may begin, all that do among them, in order.
    pub(crate) fn openings(&self) -> &[u32] {
        self.openings.as_slice()
    }

    /// The patterns that were found: those of fewer words first; of as many, in the order of their first words.
    pub(crate) fn found(&self) -> impl Iterator<Item = Found> {
        let stands = self.stands.as_slice();
        self.ends.as_slice().iter().map(move |&End { stand, entry, words, passive }| {
            let Stand { first, last, verb, read } = stands[stand as usize];
            let (entry, part, forms) = (u32::from(entry).wrapping_sub(1), read.part(), read.forms());
            Found { entry, first, end: last + 1, words, passive, part, verb, forms }
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
        let Search { openings, stands, ends, promising, going_on } = search;
        let (trie, next_senses, more_senses) = (trie.open(), self.next_senses.all(), self.more_senses.open());
        let walks = Walks { trie, next_senses, more_senses, words, known: words.known() };
        walks.glance(candidates, openings);
        stands.clear();
        ends.clear();
        walks.begin(openings.as_slice(), stands);
        let (mut from, mut count) = (0, 1);
        while from < stands.len() {
            let to = stands.len();
            walks.look_ahead(from, count, stands.as_slice(), ends, promising);
            walks.look_closer(stands.as_slice(), promising.as_slice(), going_on);
            walks.step(going_on.as_slice(), stands);
            (from, count) = (to, count + 1);
        }
    }
}

/// The walks from all words of a text.
struct Walks<'w, W> {
    trie: OpenTrie<'w>,
    next_senses: image::Part<'w, NextSenses>,
    more_senses: OpenRuns<'w, Sense>,
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
        let mut openings = openings.adding(self.known.len(), 0);
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
            let stand = |read| Stand { first, last: first, verb: first, read };
            let Some(start) = self.trie.start(self.number(first)) else { continue };
            stands.push(stand(start.read));
            // Whether there is a second meaning nobody can guess; a third is rare.
            stands.push_if(start.count > 0, stand(self.trie.second_meaning(start)));
            if start.count > 1 {
                self.trie.other_meanings(start).iter().skip(1).for_each(|read| stands.push(stand(read)));
            }
        }
    }

    /// Notes which patterns of so many `words` end at the stands from `from` on, and which others a glance lets hope to go on.
    fn look_ahead(&self, from: usize, words: u16, stands: &[Stand], ends: &mut List<End>, promising: &mut List<u32>) {
        promising.clear();
        let stands = &stands[from..];
        let mut ends = ends.adding(2 * stands.len(), End { stand: 0, entry: 0, words: 0, passive: false });
        let mut promising = promising.adding(stands.len(), 0);
        for (stand, at) in (from as u32..).zip(stands) {
            let node = self.trie.node(at.read.node());
            ends.push_if(node.entry > 0, End { stand, entry: node.entry, words, passive: false });
            if node.passive > 0 {
                ends.push_if(true, End { stand, entry: node.passive, words, passive: true });
            }
            let (next, near) = self.ahead(at.last + 1);
            promising.push_if(node.may_follow & next | node.behind_gap & near != 0, stand);
        }
    }

    /// Leaves those of the promising stands that are followed by what may follow.
    fn look_closer(&self, stands: &[Stand], promising: &[u32], going_on: &mut List<(u32, u32)>) {
        going_on.clear();
        let mut going_on = going_on.adding(promising.len(), (0, 0));
        for &stand in promising {
            let at = &stands[stand as usize];
            let (node, next) = (self.trie.node(at.read.node()), at.last + 1);
            let at_end;
            let near = match self.near(next) {
                Some(near) => near,
                None => {
                    at_end = self.near_end(next);
                    &at_end
                }
            };
            let follows = (near[0].symbols() & node.may_follow != 0) & self.words.is_joined(next as usize);
            let in_reach = self.words.in_reach(next as usize) as u32;
            let bit = |known: &Known| u32::from(known.symbols() & node.behind_gap != 0);
            let behind_gap = near.iter().rev().fold(0, |bits, known| bits << 1 | bit(known)) & in_reach;
            let ahead = behind_gap << 1 | u32::from(follows);
            going_on.push_if(ahead != 0, (stand, ahead));
        }
    }

    /// Goes on to the words ahead: stands on the edges that are there.
    fn step(&self, going_on: &[(u32, u32)], stands: &mut List<Stand>) {
        let Some(&(_, mut ahead)) = going_on.first() else { return };
        let ways = self.trie.ways;
        let mut number = 0;
        while let Some(&(stand, _)) = going_on.get(number) {
            let before = stands.as_slice()[stand as usize];
            let node = self.trie.node(before.read.node());
            let step = ahead.trailing_zeros();
            let is_behind_gap = step > 0;
            let of = select_unpredictable(is_behind_gap, (node.gap, node.gap_row), (before.read.node(), node.row));
            let last = before.last + step + u32::from(!is_behind_gap);
            let mut arrive = |wanted: bool, node: u16, sense: Sense| {
                let verb = select_unpredictable(sense.is_verb(), last, before.verb);
                stands.push_if(wanted, Stand { last, verb, read: before.read.and(sense, node), ..before });
            };
            let word = self.number(last);
            let next = self.next_senses.at(usize::from(word));
            // Two are looked at even if there is one, which nobody can guess; it is rare that both lead on.
            let [to_one, to_other] = [next.one, next.other].map(|sense| ways.follow(of, sense.symbol()));
            let (to, sense) = select_unpredictable(to_one != 0, (to_one, next.one), (to_other, next.other));
            arrive(to != 0, to, sense);
            // One product, and so one branch, for both.
            if u32::from(to_one) * u32::from(to_other) != 0 {
                arrive(true, to_other, next.other);
            }
            if next.has_more() {
                for sense in self.more_senses.of(word).iter() {
                    let to = ways.follow(of, sense.symbol());
                    arrive(to != 0, to, sense);
                }
            }
            // On to the next bit, or the first one of the next stand.
            ahead &= ahead - 1;
            number += usize::from(ahead == 0);
            let of_next = going_on.get(number).map_or(0, |&(_, ahead)| ahead);
            ahead = select_unpredictable(ahead == 0, of_next, ahead);
        }
    }
}

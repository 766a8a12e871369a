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
    /// The words with which a pattern may begin, as far as a glance at the next words tells.
    openings: Kept<u32>,
    /// All places to which patterns have been read, those of fewer words first.
    stands: Kept<Stand>,
    /// The patterns found: for each the number of its last stand, times two, and one more for those read as passives.
    found: Kept<u32>,
    /// The last stands that may be gone on from, and whether with the next word.
    promising: Kept<(u32, bool)>,
    /// Those that are, with a bit for the next word if the pattern may go on with it, and above it bits for those behind a gap.
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
    /// Finds every pattern of `trie` that begins with one of the words `candidates`.
    pub(super) fn search(&self, trie: &Trie, words: &impl Words, candidates: &[u32], search: &mut Search) {
        let walks = Walks { trie, triggers: self, words, known: words.known() };
        walks.glance(candidates, &mut search.openings);
        walks.begin(search);
        let mut from = 0;
        while from < search.stands.len() {
            let to = search.stands.len();
            walks.look_ahead(from, search);
            walks.step(search);
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
}

impl<W: Words> Walks<'_, W> {
    /// What is known of a word; nothing past the end.
    #[inline(always)]
    fn known(&self, at: usize) -> Known {
        self.known.get(at).copied().unwrap_or_default()
    }

    /// The words behind `at` that a gap may reach, and those past the end as unknown ones.
    #[inline(always)]
    fn near(&self, at: usize) -> [Known; GAP] {
        let rest = self.known.get(at..).unwrap_or_default();
        match rest.first_chunk() {
            Some(near) => *near,
            None => std::array::from_fn(|at| rest.get(at).copied().unwrap_or_default()),
        }
    }

    /// Leaves those words of `candidates` with which a pattern may begin: the word ends one itself, or goes on with the next
    /// word or any of those near.
    fn glance(&self, candidates: &[u32], openings: &mut Kept<u32>) {
        openings.clear();
        for &first in candidates {
            let at = first as usize;
            let near = self.near(at + 1);
            let any = near.iter().fold(0, |any, known| any | known.symbols());
            let start = self.trie.start(self.known(at).number());
            openings.push_if(start.next & (near[0].symbols() | ENDS) | start.behind_gap & any != 0, first);
        }
    }

    /// Takes the first step of every walk: a stand for each meaning of each word.
    fn begin(&self, search: &mut Search) {
        let Search { openings, stands, found, .. } = search;
        stands.clear();
        found.clear();
        for &first in openings.as_slice() {
            let senses = self.trie.first_senses(self.known(first as usize).number());
            senses.each(|is_one, sense| {
                let FirstSense { node, part, forms } = sense;
                stands.push_if(is_one, Stand { first, end: first + 1, verb: first, node, words: 1, part, forms });
            });
        }
    }

    /// Notes which patterns end at the stands from `from` on, and with which words others may go on.
    fn look_ahead(&self, from: usize, search: &mut Search) {
        let Search { found, stands, promising, going_on, .. } = search;
        let stands = stands.as_slice();
        promising.clear();
        going_on.clear();
        for (number, stand) in (from as u32..).zip(&stands[from..]) {
            let (node, at) = (self.trie.node(stand.node), stand.end as usize);
            found.push_if(node.entry > 0, 2 * number);
            if node.passive > 0 {
                found.push(2 * number + 1);
            }
            let next = (node.may_follow & self.known(at).symbols() != 0) & self.words.is_joined(at);
            promising.push_if(next | (node.gap > 0), (number, next));
        }
        for &(number, next) in promising.as_slice() {
            let stand = &stands[number as usize];
            let behind = self.trie.node(self.trie.node(stand.node).gap);
            let ahead = u32::from(next) | self.behind_gap(stand.end as usize, behind.may_follow) << 1;
            going_on.push_if(ahead != 0, (number, ahead));
        }
    }

    /// A bit for each of the words from `from` on that may be one of `symbols` and lies in reach of a gap that begins there.
    #[inline(always)]
    fn behind_gap(&self, from: usize, symbols: u32) -> u32 {
        let bit = |(at, known): (usize, &Known)| u32::from(known.symbols() & symbols != 0) << at;
        let wanted = self.near(from).iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit);
        wanted & self.words.in_reach(from) as u32
    }

    /// Goes on to the words ahead: stands on the edges that are there.
    fn step(&self, search: &mut Search) {
        let Search { stands, going_on, .. } = search;
        let going_on = going_on.as_slice();
        let Some(&(_, mut ahead)) = going_on.first() else { return };
        let mut number = 0;
        while let Some(&(stand, _)) = going_on.get(number) {
            let before = stands.as_slice()[stand as usize];
            let step = ahead.trailing_zeros();
            let is_behind_gap = step > 0;
            let node = select_unpredictable(is_behind_gap, self.trie.node(before.node).gap, before.node);
            let at = before.end + step - u32::from(is_behind_gap);
            self.triggers.senses.of(self.known(at as usize).number()).each(|is_one, sense| {
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

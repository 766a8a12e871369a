//! The search for patterns: walks through their tree along the words of a text, all of an article at once, word after word.
//!
//! What a walk meets is seldom what the last one met, and a processor that guesses wrong at every turn is slow. So no walk is
//! taken by itself: all of them take one step, from a list to a list, and what has come to nothing is left out of the next.

use std::hint::select_unpredictable;

use super::known::Known;
use super::trie::Trie;
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
    /// The last verb of the pattern, ...
    verb: u32,
    /// ... and its forms; none if there is no verb.
    forms: Forms,
}

impl Found {
    /// The last verb of the pattern: word and forms.
    #[inline]
    pub(crate) fn verb(&self) -> Option<(u32, Forms)> {
        (!self.forms.is_empty()).then_some((self.verb, self.forms))
    }
}

/// What a search needs, kept from article to article, and what it found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The patterns found: those of fewer words first; of as many, in the order of their first words.
    pub(crate) found: Kept<Found>,
    stands: Kept<Stand>,
    next: Kept<Stand>,
    /// For each stand a bit for the word behind it if the pattern may go on with that, and above it bits for those behind a gap.
    ahead: Kept<u32>,
    /// The stands behind which there may be a gap.
    gaps: Kept<u32>,
    /// The stands with any bit ahead, and these bits.
    going_on: Kept<(u32, u32)>,
}

/// A place to which a pattern has been read.
#[derive(Debug, Clone, Copy)]
struct Stand {
    node: u16,
    /// What was read, with no entry yet.
    read: Found,
}

impl Triggers {
    /// Finds every pattern of `trie` that begins with one of the words `openings`.
    pub(super) fn search(&self, trie: &Trie, words: &impl Words, openings: &[u32], search: &mut Search) {
        let walks = Walks { trie, triggers: self, words, known: words.known() };
        search.found.clear();
        walks.begin(openings, &mut search.stands);
        while !search.stands.as_slice().is_empty() {
            walks.look_ahead(search);
            walks.step(search);
            std::mem::swap(&mut search.stands, &mut search.next);
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

    /// Takes the first step of every walk: a stand for each meaning of each word.
    fn begin(&self, openings: &[u32], stands: &mut Kept<Stand>) {
        stands.clear();
        for &first in openings {
            let senses = self.trie.first_senses(self.known(first as usize).number());
            senses.each(|is_one, sense| {
                let forms = if sense.part == Part::Verb { sense.forms } else { Forms::default() };
                let (end, verb) = (first + 1, first);
                let read = Found { entry: 0, first, end, words: 1, passive: false, part: sense.part, verb, forms };
                stands.push_if(is_one, Stand { node: sense.node, read });
            });
        }
    }

    /// Notes which patterns end at the stands, and with which words others may go on.
    fn look_ahead(&self, search: &mut Search) {
        let Search { found, stands, ahead, gaps, going_on, .. } = search;
        ahead.clear();
        gaps.clear();
        going_on.clear();
        for (number, stand) in (0..).zip(stands.as_slice()) {
            let (node, at) = (self.trie.node(stand.node), stand.read.end as usize);
            found.push_if(node.entry > 0, Found { entry: u32::from(node.entry).wrapping_sub(1), ..stand.read });
            if node.passive > 0 {
                found.push(Found { entry: u32::from(node.passive) - 1, passive: true, ..stand.read });
            }
            let next = node.may_follow & self.known(at).symbols() != 0;
            ahead.push(u32::from(next & self.words.is_joined(at)));
            gaps.push_if(node.gap > 0, number);
        }
        let (stands, ahead) = (stands.as_slice(), ahead.as_mut_slice());
        for &number in gaps.as_slice() {
            let stand = &stands[number as usize];
            let behind = self.trie.node(self.trie.node(stand.node).gap);
            ahead[number as usize] |= self.behind_gap(stand.read.end as usize, behind.may_follow) << 1;
        }
        for (number, &ahead) in (0..).zip(&*ahead) {
            going_on.push_if(ahead != 0, (number, ahead));
        }
    }

    /// A bit for each of the words from `from` on that may be one of `symbols` and lies in reach of a gap that begins there.
    #[inline(always)]
    fn behind_gap(&self, from: usize, symbols: u32) -> u32 {
        let behind = self.known.get(from..).unwrap_or_default();
        let bit = |(at, known): (usize, &Known)| u32::from(known.symbols() & symbols != 0) << at;
        let wanted = match behind.first_chunk::<GAP>() {
            Some(near) => near.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit),
            None => behind.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit),
        };
        wanted & self.words.in_reach(from) as u32
    }

    /// Goes on to the words ahead: stands on the edges that are there.
    fn step(&self, search: &mut Search) {
        let Search { stands, next, going_on, .. } = search;
        next.clear();
        let (stands, going_on) = (stands.as_slice(), going_on.as_slice());
        let Some(&(_, mut ahead)) = going_on.first() else { return };
        let mut number = 0;
        while let Some(&(stand, _)) = going_on.get(number) {
            let Stand { node, read } = stands[stand as usize];
            let step = ahead.trailing_zeros();
            let is_behind_gap = step > 0;
            let node = select_unpredictable(is_behind_gap, self.trie.node(node).gap, node);
            let at = read.end + step - u32::from(is_behind_gap);
            self.triggers.senses.of(self.known(at as usize).number()).each(|is_one, sense| {
                let node = self.trie.ways.follow(node, sense.symbol);
                let is_verb = sense.part == Part::Verb;
                let verb = select_unpredictable(is_verb, at, read.verb);
                let forms = Forms(select_unpredictable(is_verb, sense.forms.0, read.forms.0));
                let read = Found { end: at + 1, words: read.words.wrapping_add(1), verb, forms, ..read };
                next.push_if(is_one & (node != 0), Stand { node, read });
            });
            // On to the next bit, or the first one of the next stand.
            ahead &= ahead - 1;
            number += usize::from(ahead == 0);
            let of_next = going_on.get(number).map_or(0, |&(_, ahead)| ahead);
            ahead = select_unpredictable(ahead == 0, of_next, ahead);
        }
    }
}

//! The search for patterns: a walk through their tree along the words of a text.

use std::ops::Range;

use super::known::Known;
use super::trie::Trie;
use super::{Forms, Part, Triggers};

/// How far behind the word before a gap the one behind it may stand: six other words between them.
const GAP: usize = 7;

/// The words of a text, as the patterns need them. Each is asked for by its number, and only where a pattern may go on with it.
pub(crate) trait Words {
    /// What the tables know of each word.
    fn known(&self) -> &[Known];

    /// Whether it stands right after the word before it: only white space, a hyphen or an apostrophe between them.
    fn is_joined(&self, at: usize) -> bool;

    /// A bit for each of the words from `from` on, that of `from` lowest, to which a gap that begins there may reach.
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

impl Triggers {
    /// Whether a pattern of `trie` may begin with the word `at`: a look at what is known of the next words, and none at the tree.
    pub(super) fn may_begin(&self, trie: &Trie, words: &impl Words, at: usize) -> bool {
        let known = words.known();
        let Some(start) = known.get(at).and_then(|known| trie.start(known.number())) else { return false };
        start.ends
            || known.get(at + 1).is_some_and(|next| start.next & next.symbols() != 0)
            || start.behind_gap != 0 && behind_gap(words, known, at + 1, start.behind_gap) != 0
    }

    /// Adds every pattern of `trie` to `found` that begins with the first word of the range `at` and lies in it.
    pub(super) fn walk(&self, trie: &Trie, words: &impl Words, at: Range<usize>, found: &mut Vec<Found>) {
        let known = words.known();
        let known = &known[..at.end.min(known.len())];
        let Some(start) = known.get(at.start).and_then(|known| trie.start(known.number())) else { return };
        let walk = Walk { trie, triggers: self, words, known };
        let first = at.start as u32;
        for sense in trie.first_senses(start) {
            let verb = (sense.part == Part::Verb).then_some((first, sense.forms));
            let read = Found { entry: 0, first, end: first + 1, words: 1, passive: false, part: sense.part, verb };
            walk.arrive(sense.node, &read, found);
        }
    }
}

/// A bit for each of the words from `from` on that may be one of `symbols` and lies in reach of a gap that begins there.
fn behind_gap(words: &impl Words, known: &[Known], from: usize, symbols: u32) -> u64 {
    let behind = known.get(from..).unwrap_or_default();
    let bit = |(at, known): (usize, &Known)| u64::from(known.symbols() & symbols != 0) << at;
    let wanted = match behind.first_chunk::<GAP>() {
        Some(near) => near.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit),
        None => behind.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit),
    };
    if wanted == 0 { 0 } else { wanted & words.in_reach(from) }
}

/// One walk from one word.
struct Walk<'w, W> {
    trie: &'w Trie,
    triggers: &'w Triggers,
    words: &'w W,
    /// What is known of the words of the text up to the one before which the walk ends.
    known: &'w [Known],
}

impl<W: Words> Walk<'_, W> {
    /// Adds what ends at `node`, and goes on behind it.
    fn arrive(&self, number: u16, read: &Found, found: &mut Vec<Found>) {
        let node = self.trie.node(number);
        if node.entry > 0 {
            found.push(Found { entry: u32::from(node.entry) - 1, ..*read });
        }
        if node.passive > 0 {
            found.push(Found { entry: u32::from(node.passive) - 1, passive: true, ..*read });
        }
        let at = read.end as usize;
        let next = self.known.get(at).map_or(0, |known| known.symbols());
        if node.may_follow & next != 0 && self.words.is_joined(at) {
            self.step(number, at, read, found);
        }
        if node.gap > 0 {
            let may_follow = self.trie.node(node.gap).may_follow;
            let mut wanted = behind_gap(self.words, self.known, at, may_follow);
            while wanted != 0 {
                self.step(node.gap, at + wanted.trailing_zeros() as usize, read, found);
                wanted &= wanted - 1;
            }
        }
    }

    /// Follows the edges of a node with the word `at`.
    fn step(&self, node: u16, at: usize, so_far: &Found, found: &mut Vec<Found>) {
        for sense in self.triggers.senses.of(self.known[at].number()) {
            let next = self.trie.ways.follow(node, sense.symbol);
            if next != 0 {
                let verb = if sense.part == Part::Verb { Some((at as u32, sense.forms)) } else { so_far.verb };
                self.arrive(next, &Found { end: at as u32 + 1, words: so_far.words + 1, verb, ..*so_far }, found);
            }
        }
    }
}

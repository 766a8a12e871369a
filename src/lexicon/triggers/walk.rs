//! The search for patterns: a walk through their tree along the words of a text.

use std::ops::Range;

use super::known::Known;
use super::trie::{Node, Trie};
use super::{Forms, Part, Triggers};

/// How many other words may stand in a gap of a pattern.
const GAP_WORDS: usize = 6;

/// The words of a text, as the patterns need them. Each is asked for by its number, and only where a pattern may go on with it.
pub(crate) trait Words {
    /// What the tables know of each word.
    fn known(&self) -> &[Known];

    /// Whether it stands right after the word before it: only white space, a hyphen or an apostrophe between them.
    fn is_joined(&self, at: usize) -> bool;

    /// Whether a gap of a pattern may reach over the place before it.
    fn is_same_clause(&self, at: usize) -> bool;

    /// Whether a gap ends with it: the "to" before a verb.
    fn ends_gap(&self, at: usize) -> bool;
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
    /// Whether a pattern of `trie` may begin with the word `at`. Asked for nearly every third word of a text, so it looks at two
    /// sets and at what is known of the next words, and never at the tree.
    pub(super) fn may_begin(&self, trie: &Trie, known: &[Known], at: usize) -> bool {
        let Some((first, behind)) = known.get(at..).and_then(<[Known]>::split_first) else { return false };
        let Some(start) = trie.starts.get(usize::from(first.number)) else { return false };
        let next = behind.first().map_or(0, |known| known.symbols);
        start.ends || start.next & next != 0 || start.behind_gap != 0 && start.behind_gap & any_of(near(behind, 0)) != 0
    }

    /// Adds every pattern of `trie` to `found` that begins with the first word of the range `at` and lies in it.
    pub(super) fn walk(&self, trie: &Trie, words: &impl Words, at: Range<usize>, found: &mut Vec<Found>) {
        let Some(&known) = words.known().get(at.start) else { return };
        let known_words = words.known();
        let known_words = &known_words[..at.end.min(known_words.len())];
        let walk = Walk { trie, triggers: self, words, known: known_words };
        for sense in self.senses.of(known.number) {
            let root = trie.root(sense.symbol);
            if root != 0 {
                let first = at.start as u32;
                let verb = (sense.part == Part::Verb).then_some((first, sense.forms));
                let read = Found { entry: 0, first, end: first + 1, words: 1, passive: false, part: sense.part, verb };
                walk.arrive(root, &read, found);
            }
        }
    }
}

/// The words that a gap behind the word before `from` may reach.
fn near(known: &[Known], from: usize) -> &[Known] {
    let behind = known.get(from..).unwrap_or_default();
    &behind[..behind.len().min(GAP_WORDS + 1)]
}

/// The symbols that any of the words may be.
fn any_of(words: &[Known]) -> u32 {
    words.iter().fold(0, |symbols, known| symbols | known.symbols)
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
    fn arrive(&self, node: u32, read: &Found, found: &mut Vec<Found>) {
        let node = self.trie.node(node);
        if node.entry > 0 {
            found.push(Found { entry: u32::from(node.entry) - 1, ..*read });
        }
        if node.passive > 0 {
            found.push(Found { entry: u32::from(node.passive) - 1, passive: true, ..*read });
        }
        let at = read.end as usize;
        if self.may_follow(node, at) && self.words.is_joined(at) {
            self.step(node, at, read, found);
        }
        if node.gap > 0 {
            let behind = self.trie.node(node.gap);
            if any_of(near(self.known, at)) & behind.may_follow != 0 {
                self.behind_gap(behind, at, read, found);
            }
        }
    }

    /// Whether an edge of the node may be for the word.
    fn may_follow(&self, node: &Node, at: usize) -> bool {
        node.may_follow != 0 && self.known.get(at).is_some_and(|known| known.symbols & node.may_follow != 0)
    }

    /// Follows the edges of `node` with the word `at`.
    fn step(&self, node: &Node, at: usize, so_far: &Found, found: &mut Vec<Found>) {
        for sense in self.triggers.senses.of(self.known[at].number) {
            let Some(next) = self.trie.follow(node, sense.symbol) else { continue };
            let verb = if sense.part == Part::Verb { Some((at as u32, sense.forms)) } else { so_far.verb };
            self.arrive(next, &Found { end: at as u32 + 1, words: so_far.words + 1, verb, ..*so_far }, found);
        }
    }

    /// Tries the next few words until one ends the clause.
    fn behind_gap(&self, node: &Node, from: usize, read: &Found, found: &mut Vec<Found>) {
        let Some(last) = near(self.known, from).iter().rposition(|known| known.symbols & node.may_follow != 0) else {
            return;
        };
        for at in from..=from + last {
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

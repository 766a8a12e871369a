//! [`Vocabulary`]: every word that the lexicon knows anything of, so that one look-up tells all.

use std::collections::HashMap;

use super::look::Look;
use super::triggers::Known;
use super::words::Class;
use crate::matcher::{Begun, First};
use crate::text::{Gap, Word};

/// All words by hash: their classes, what the event tables know of them, and which phrases begin with them.
///
/// Nine words of ten in a text are in it, so no filter stands before the table; a word is one look at one place in memory.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Open addressing over a power of two, at most half full. Two words whose slot and tag are the same would be taken for one;
    /// that takes 49 equal bits of their hashes.
    slots: Vec<Slot>,
    /// How far a hash is shifted down to be the number of a slot.
    shift: u32,
    /// What words mean, nothing first, then in the order of the tables: that of the most frequent words lies together.
    meanings: Vec<Meaning>,
}

/// The classes of a word, and what the event tables know of it.
type Meaning = (Class, Known);

/// What is known of a word: sixteen bytes, so that a slot never lies across two lines of the cache.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The low half of the hash; 0 if the slot is free.
    tag: u32,
    /// The number of its meaning.
    meaning: u32,
    first: First,
}

impl Vocabulary {
    /// The vocabulary of `words` with their classes, of which the same may come several times, of the words of the event tables, and
    /// of the first words of phrases. What comes first is found fastest.
    pub(super) fn new(
        words: &[(u64, Class)],
        triggers: impl Iterator<Item = (u64, Known)>,
        firsts: impl Iterator<Item = (u64, First)>,
    ) -> Self {
        let (triggers, firsts): (Vec<_>, Vec<_>) = (triggers.collect(), firsts.collect());
        let size = (count(words, &triggers, &firsts) * 2 + 1).next_power_of_two().max(2);
        let shift = 64 - size.trailing_zeros();
        let mut vocabulary = Self { slots: vec![Slot::default(); size], shift, meanings: Vec::new() };
        let mut meanings = vec![Meaning::default(); size];
        for &(hash, class) in words {
            let meaning = &mut meanings[vocabulary.insert(hash)];
            meaning.0 = meaning.0 | class;
        }
        for &(hash, known) in &triggers {
            meanings[vocabulary.insert(hash)].1 = known;
        }
        for (hash, first) in firsts {
            let slot = vocabulary.insert(hash);
            vocabulary.slots[slot].first = first;
        }
        let hashes = words.iter().map(|word| word.0).chain(triggers.iter().map(|word| word.0));
        vocabulary.number(hashes, &meanings);
        vocabulary
    }

    /// Gives each word the number of its meaning. Words that the event tables do not know share theirs.
    fn number(&mut self, hashes: impl Iterator<Item = u64>, meanings: &[Meaning]) {
        let mut numbers = HashMap::from([(Class::NONE, 0)]);
        self.meanings.push(Meaning::default());
        for hash in hashes {
            let slot = self.slot_of(hash);
            if self.slots[slot].meaning != 0 {
                continue;
            }
            let (meaning, next) = (meanings[slot], self.meanings.len() as u32);
            let shared = meaning.1 == Known::default();
            let number = if shared { *numbers.entry(meaning.0).or_insert(next) } else { next };
            self.slots[slot].meaning = number;
            if number == next {
                self.meanings.push(meaning);
            }
        }
    }

    /// The slot of a word, which is made if there is none.
    fn insert(&mut self, hash: u64) -> usize {
        let slot = self.slot_of(hash);
        self.slots[slot].tag = tag(hash);
        slot
    }

    /// The slot that holds the word, or the free one where it belongs.
    #[inline(never)]
    fn slot_of(&self, hash: u64) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = self.home(hash);
        while self.slots[slot].tag != tag(hash) && self.slots[slot].tag != 0 {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The slot where the search begins.
    #[inline]
    fn home(&self, hash: u64) -> usize {
        (hash >> self.shift) as usize & (self.slots.len() - 1)
    }

    /// What is known of the word with this hash; nothing in the slot of an unknown word.
    #[inline]
    fn slot(&self, hash: u64) -> Slot {
        let slot = self.slots[self.home(hash)];
        if slot.tag == tag(hash) || slot.tag == 0 { slot } else { self.slots[self.slot_of(hash)] }
    }

    /// The classes of a word, and what the event tables know of it.
    pub(super) fn get(&self, hash: u64) -> (Class, Known) {
        self.meanings[self.slot(hash).meaning as usize]
    }

    /// Looks all `words` up.
    pub(super) fn read(&self, words: &[Word], seen: &mut Seen) {
        seen.classes.resize(words.len(), Class::NONE);
        seen.known.resize(words.len(), Known::default());
        seen.looks.resize(words.len(), Look::default());
        seen.begun.clear();
        let mut slots = [Slot::default(); BLOCK];
        let mut before = Gap::PARAGRAPH;
        let facts = seen.classes.chunks_mut(BLOCK).zip(seen.known.chunks_mut(BLOCK)).zip(seen.looks.chunks_mut(BLOCK));
        for (number, (block, ((classes, known), looks))) in words.chunks(BLOCK).zip(facts).enumerate() {
            let slots = &mut slots[..block.len()];
            self.look_up(block, slots);
            let facts = classes.iter_mut().zip(known).zip(looks);
            for ((word, slot), ((class, known), look)) in block.iter().zip(&*slots).zip(facts) {
                let meaning = &self.meanings[slot.meaning as usize];
                let numeral = if word.shape.has_digit() { Class::NUMERAL } else { Class::NONE };
                (*class, *known) = (meaning.0 | numeral, meaning.1);
                *look = Look::new(before, word, meaning.1);
                before = word.after;
            }
            add_begun(words, number * BLOCK, slots, &mut seen.begun);
        }
    }

    /// Looks up the words of a block. All slots are fetched before the first is looked at, so that the processor need not wait for
    /// one before it asks for the next.
    fn look_up(&self, block: &[Word], slots: &mut [Slot]) {
        for (slot, word) in slots.iter_mut().zip(block) {
            *slot = self.slots[self.home(word.hash)];
        }
        for (slot, word) in slots.iter_mut().zip(block) {
            if slot.tag != tag(word.hash) && slot.tag != 0 {
                *slot = self.slots[self.slot_of(word.hash)];
            }
        }
    }
}

/// Adds the words with which phrases may begin to `begun`, among those from number `base` whose slots are given.
fn add_begun(words: &[Word], base: usize, slots: &[Slot], begun: &mut Vec<Begun>) {
    let (mut found, mut count) = ([Begun::default(); BLOCK], 0);
    let words = &words[base..];
    for (at, (slot, word)) in slots.iter().zip(words).enumerate() {
        let next = words.get(at + 1).map_or(0, |next| next.hash);
        // Written always, and overwritten by the next unless it is to be kept: that needs no branch.
        found[count % BLOCK] = Begun { word: (base + at) as u32, first: slot.first };
        count += usize::from(slot.first.may_begin(word.shape.is_lower(), next));
    }
    begun.extend_from_slice(&found[..count.min(BLOCK)]);
}

/// How many words are looked up at once.
const BLOCK: usize = 64;

/// How many different words there are.
fn count(words: &[(u64, Class)], triggers: &[(u64, Known)], firsts: &[(u64, First)]) -> usize {
    let mut hashes: Vec<u64> = words.iter().map(|word| word.0).collect();
    hashes.extend(triggers.iter().map(|word| word.0));
    hashes.extend(firsts.iter().map(|word| word.0));
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len()
}

fn tag(hash: u64) -> u32 {
    (hash as u32).max(1)
}

/// What the lexicon knows of the words of a text.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// For each word: its classes.
    pub(crate) classes: Vec<Class>,
    /// For each word: what the event tables know of it.
    pub(crate) known: Vec<Known>,
    /// For each word: how it looks.
    pub(crate) looks: Vec<Look>,
    /// The words with which phrases may begin.
    pub(crate) begun: Vec<Begun>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::Matcher;
    use crate::text::{Scan, hash};

    #[test]
    fn finds_what_was_put_in() {
        let words: Vec<String> = (0..500).map(|n| format!("word{n}")).collect();
        let both = Class::MONTH | Class::MODAL;
        let mut classes: Vec<_> = words.iter().map(|word| (hash(word), Class::MONTH)).collect();
        classes.push((hash("word7"), Class::MODAL));
        let matcher = Matcher::new(["Elbe", "Bank of Elbe"]).unwrap();
        let vocabulary = Vocabulary::new(&classes, std::iter::empty(), matcher.first_words());
        for word in &words {
            assert_eq!(vocabulary.get(hash(word)).0, if word == "word7" { both } else { Class::MONTH }, "{word}");
        }
        assert_eq!(vocabulary.get(hash("other")).0, Class::NONE);
        let (mut scan, mut seen) = (Scan::new(), Seen::default());
        scan.read("Word7 in the bank of Elbe, 5 other banks");
        vocabulary.read(scan.words(), &mut seen);
        let numbers: Vec<_> = seen.begun.iter().map(|begun| begun.word).collect();
        assert_eq!(numbers, [5]);
        assert_eq!((seen.classes[0], seen.classes[6]), (both | Class::NUMERAL, Class::NUMERAL));
    }

    #[test]
    fn an_empty_one_knows_nothing() {
        let vocabulary = Vocabulary::new(&[], std::iter::empty(), std::iter::empty());
        assert_eq!(vocabulary.get(hash("word")), (Class::NONE, Known::default()));
    }
}

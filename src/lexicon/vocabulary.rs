//! [`Vocabulary`]: every word that the lexicon knows anything of, so that one look-up tells all.

use std::collections::HashMap;

use super::look::Look;
use super::triggers::Known;
use super::words::Class;
use crate::matcher::{Begun, First};
use crate::text::{Ending, Gap, Word};

/// All words by hash: their classes, what the event tables know of them, and which phrases begin with them.
///
/// Nine words of ten in a text are in it, so no filter stands before the table; a word is one look at one place in memory.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// Open addressing over a power of two, at most half full. Two words whose slot and tag are the same would be taken for one;
    /// that takes 48 equal bits of their hashes.
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
    /// of the first words of phrases. What comes first is found fastest. Where no ending of a word is given, it is read in the text.
    pub(super) fn new(
        words: &[(u64, Class)],
        endings: &[(u64, Ending)],
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
        for &(hash, ending) in endings {
            let meaning = &mut meanings[vocabulary.insert(hash)];
            meaning.1 = meaning.1.spelled(ending);
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
        let mut numbers = HashMap::from([((Class::NONE, Known::default()), 0)]);
        self.meanings.push(Meaning::default());
        for hash in hashes {
            let slot = self.slot_of(hash);
            if self.slots[slot].meaning != 0 {
                continue;
            }
            let (meaning, next) = (meanings[slot], self.meanings.len() as u32);
            let shared = !meaning.1.is_known();
            let number = if shared { *numbers.entry(meaning).or_insert(next) } else { next };
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

    /// Looks up the [`BLOCK`] words from number `base` on, or as many as there are.
    pub(super) fn read(&self, text: &str, words: &[Word], base: usize, block: &mut Block) {
        let here = words.get(base..).unwrap_or_default();
        let here = &here[..here.len().min(BLOCK)];
        // All slots are fetched before the first is looked at, so that the processor need not wait for one before the next.
        for ((slot, hash), word) in block.slots.iter_mut().zip(&mut block.hashes).zip(here) {
            (*slot, *hash) = (self.slots[self.home(word.hash)], word.hash);
        }
        block.hashes[here.len()] = words.get(base + here.len()).map_or(0, |next| next.hash);
        let mut before =
            base.checked_sub(1).and_then(|before| words.get(before)).map_or(Gap::PARAGRAPH, |word| word.after);
        block.len = here.len();
        let mut begun = 0;
        for (at, word) in here.iter().enumerate() {
            let at = at % BLOCK;
            let slot = &mut block.slots[at];
            if slot.tag != tag(block.hashes[at]) {
                *slot = self.other_slot(*slot, word.hash);
            }
            let (class, mut known) = self.meanings[slot.meaning as usize];
            let lower = word.shape.is_lower();
            if lower & !known.is_spelled() {
                known = spelled(known, text, word);
            }
            let numeral = if word.shape.has_digit() { Class::NUMERAL } else { Class::NONE };
            begun |= u64::from(slot.first.may_begin(lower, block.hashes[at + 1])) << at;
            block.looks[at] = Look::new(before, word, known);
            (block.classes[at], block.known[at]) = (class | numeral, known);
            before = word.after;
        }
        block.begun = begun;
    }

    /// The slot of a word that is not in the one where the search for it began.
    #[inline(never)]
    fn other_slot(&self, home: Slot, hash: u64) -> Slot {
        if home.tag == 0 { home } else { self.slots[self.slot_of(hash)] }
    }
}

/// The word with its ending, read in the text.
#[inline(never)]
fn spelled(known: Known, text: &str, word: &Word) -> Known {
    known.spelled(Ending::of(word.span.of(text)))
}

/// How many words are looked up at once.
pub(crate) const BLOCK: usize = 64;

/// What the lexicon knows of up to [`BLOCK`] words in a row.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) len: usize,
    /// For each word: its classes; anything behind the last one.
    pub(crate) classes: [Class; BLOCK],
    /// For each word: what the event tables know of it.
    pub(crate) known: [Known; BLOCK],
    /// For each word: how it looks; anything behind the last one.
    pub(crate) looks: [Look; BLOCK],
    /// The words with which phrases may begin, as bits.
    begun: u64,
    slots: [Slot; BLOCK],
    /// The hashes of the words and of the one behind them.
    hashes: [u64; BLOCK + 1],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            len: 0,
            classes: [Class::NONE; BLOCK],
            known: [Known::default(); BLOCK],
            looks: [Look::default(); BLOCK],
            begun: 0,
            slots: [Slot::default(); BLOCK],
            hashes: [0; BLOCK + 1],
        }
    }
}

impl Block {
    /// The words with which phrases may begin; `base` is the number of the first word.
    pub(crate) fn begun(&self, base: usize) -> impl Iterator<Item = Begun> + '_ {
        let mut left = self.begun;
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(Begun { word: (base + at) as u32, first: self.slots[at % BLOCK].first })
        })
    }
}

/// How many different words there are.
fn count(words: &[(u64, Class)], triggers: &[(u64, Known)], firsts: &[(u64, First)]) -> usize {
    let mut hashes: Vec<u64> = words.iter().map(|word| word.0).collect();
    hashes.extend(triggers.iter().map(|word| word.0));
    hashes.extend(firsts.iter().map(|word| word.0));
    hashes.sort_unstable();
    hashes.dedup();
    hashes.len()
}

/// Never 0.
fn tag(hash: u64) -> u32 {
    hash as u32 | 1
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
        let endings = [(hash("word7"), Ending::of("word7"))];
        let vocabulary = Vocabulary::new(&classes, &endings, std::iter::empty(), matcher.first_words());
        for word in &words {
            assert_eq!(vocabulary.get(hash(word)).0, if word == "word7" { both } else { Class::MONTH }, "{word}");
        }
        assert_eq!(vocabulary.get(hash("other")).0, Class::NONE);
        let (mut scan, mut block) = (Scan::new(), Block::default());
        let text = "Word7 in the bank of Elbe, 5 other banks waited";
        scan.read(text);
        vocabulary.read(text, scan.words(), 0, &mut block);
        let numbers: Vec<_> = block.begun(0).map(|begun| begun.word).collect();
        assert_eq!(numbers, [5]);
        assert_eq!((block.classes[0], block.classes[6]), (both | Class::NUMERAL, Class::NUMERAL));
        assert!(block.looks[9].any(Look::ED) && !block.looks[8].any(Look::ED));
        vocabulary.read(text, scan.words(), 4, &mut block);
        assert_eq!((block.len, block.begun(4).map(|begun| begun.word).collect::<Vec<_>>()), (6, vec![5]));
        assert!(block.looks[2].any(Look::after(Gap::COMMA)));
    }

    #[test]
    fn an_empty_one_knows_nothing() {
        let vocabulary = Vocabulary::new(&[], &[], std::iter::empty(), std::iter::empty());
        assert_eq!(vocabulary.get(hash("word")), (Class::NONE, Known::default()));
    }
}

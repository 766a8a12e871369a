//! [`Vocabulary`]: every word that the lexicon knows anything of, so that one look-up tells all.

use std::collections::HashMap;
use std::hint::select_unpredictable;

use super::look::Look;
use super::triggers::Known;
use super::words::Class;
use crate::image::{Homes, Rows, row, stored};
use crate::matcher::{Begun, First};
use crate::text::{Gap, Word};

/// All words by hash: their classes, what the event tables know of them, and which phrases begin with them.
///
/// Nine words of ten in a text are in it, so no filter stands before the table; a word is one look at one place in memory.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    /// The places of the words that mean anything in small letters; then those of all words, for the ones with a capital. Four words of
    /// five in a text are in small letters, and most names of the lexicon are not: so the places that are asked most stay in the near
    /// caches.
    homes: [Homes; 2],
    /// The words at their places, the small ones first.
    slots: Rows<Slot>,
    /// What words mean, nothing first, then in the order of the tables: that of the most frequent words lies together.
    meanings: Rows<Meaning>,
}
stored!(Vocabulary { homes, slots, meanings });

/// Which of the two homes of words: that of words in small letters, or that of all.
const SMALL: usize = 0;
const ALL: usize = 1;

/// The classes of a word, and what the event tables know of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Meaning {
    pub(super) class: Class,
    pub(super) known: Known,
}
row!(Meaning { class: Class, known: Known });

/// What is known of a word: sixteen bytes, so that a slot never lies across two lines of the cache.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The low half of the hash, to tell the word from others.
    tag: u32,
    /// The number of its meaning, with [`OPENS`] added if phrases begin with it.
    meaning: u32,
    first: First,
}
row!(Slot { tag: u32, meaning: u32, first: First });

/// Says in the number of a meaning that phrases begin with the word.
const OPENS: u32 = 1 << 31;

impl Vocabulary {
    /// The vocabulary of `words` with their classes, of which the same may come several times, of the words of the event tables, and
    /// of the first words of phrases. `written` is how the tables write words. The meanings of what comes first lie together.
    pub(super) fn new<'w>(
        words: &[(u64, Class)],
        written: impl Iterator<Item = (u64, &'w str)>,
        triggers: impl Iterator<Item = (u64, Known)>,
        firsts: [impl Iterator<Item = (u64, First)>; 2],
    ) -> Self {
        let mut gathered = Gathered::default();
        for &(hash, class) in words {
            let word = gathered.word(hash);
            word.meaning.class = word.meaning.class | class;
        }
        for (hash, known) in triggers {
            gathered.word(hash).meaning.known = known;
        }
        for (hash, text) in written {
            gathered.word(hash).is_small |= !text.contains(char::is_uppercase);
        }
        for (case, firsts) in firsts.into_iter().enumerate() {
            firsts.for_each(|(hash, first)| gathered.word(hash).firsts[case] = first);
        }
        gathered.build()
    }

    /// The classes of a word, and what the event tables know of it.
    pub(super) fn get(&self, hash: u64) -> Meaning {
        let slot = self.slots.at(self.start(ALL) + self.homes[ALL].of(hash));
        let meaning = if slot.tag == hash as u32 { slot.meaning & !OPENS } else { 0 };
        self.meanings.at(meaning as usize)
    }

    /// Looks up the [`BLOCK`] words from number `base` on, or as many as there are.
    pub(super) fn read(&self, text: &str, words: &[Word], base: usize, block: &mut Block) {
        let here = words.get(base..).unwrap_or_default();
        let here = &here[..here.len().min(BLOCK)];
        let homes = self.homes.each_ref().map(Homes::addresses);
        let starts = [SMALL, ALL].map(|case| self.start(case));
        for (place, word) in block.places.iter_mut().zip(here) {
            let case = if word.shape.is_lower() { SMALL } else { ALL };
            *place = (starts[case] + homes[case].of(word.hash)) as u32;
        }
        // All slots are fetched, and nothing else is done, before the first is looked at: so the processor waits for many at once.
        let slots = self.slots.all();
        for (slot, &place) in block.slots.iter_mut().zip(&block.places[..here.len()]) {
            *slot = slots.at(place as usize);
        }
        // Then the same for the meanings.
        let meanings = self.meanings.all();
        for (at, word) in here.iter().enumerate() {
            let slot = &mut block.slots[at % BLOCK];
            slot.meaning = select_unpredictable(slot.tag == word.hash as u32, slot.meaning, 0);
            let Meaning { class, known } = meanings.at((slot.meaning & !OPENS) as usize);
            let numeral = select_unpredictable(word.shape.has_digit(), Class::NUMERAL, Class::NONE);
            (block.classes[at % BLOCK], block.known[at % BLOCK]) = (class | numeral, known);
        }
        block.len = here.len();
        let mut before =
            base.checked_sub(1).and_then(|before| words.get(before)).map_or(Gap::PARAGRAPH, |word| word.after);
        let mut openers = 0;
        for (at, word) in here.iter().enumerate() {
            let meaning = block.slots[at % BLOCK].meaning;
            if (meaning & !OPENS == 0) & before.has(Gap::HYPHEN) {
                let Meaning { class, known } = self.name_part(word.hash);
                // It may have its class as a number already.
                (block.classes[at % BLOCK], block.known[at % BLOCK]) = (block.classes[at % BLOCK] | class, known);
            }
            block.looks[at % BLOCK] = Look::new(before, word, block.known[at % BLOCK]);
            // Only endings in lower case count.
            block.tails[at % BLOCK] = select_unpredictable(word.shape.is_lower(), tail(text.as_bytes(), word), 0);
            // Overwritten by the next word unless this one begins phrases.
            block.openers[openers % BLOCK] = at as u8;
            openers += (meaning / OPENS) as usize;
            before = word.after;
        }
        // For all words at once, as the compiler makes one step of several then.
        for (look, &tail) in block.looks.iter_mut().zip(&block.tails) {
            *look = look.or(Look::ending(tail));
        }
        self.open(words, base, openers, block);
    }

    /// Writes down with which of the first `count` openers of the block phrases may begin, as they are written here.
    fn open(&self, words: &[Word], base: usize, count: usize, block: &mut Block) {
        let mut len = 0;
        for &opener in &block.openers[..count.min(BLOCK)] {
            let at = usize::from(opener) % BLOCK;
            let Some(word) = words.get(base + at) else { break };
            let next = words.get(base + at + 1).map_or(0, |next| next.hash);
            let begun = block.slots[at].first.at((base + at) as u32, word, next);
            block.begun[len % BLOCK] = begun;
            len += usize::from(begun.is_any());
        }
        block.begun_len = len;
    }

    /// The first slot of words written so.
    #[inline(always)]
    fn start(&self, case: usize) -> usize {
        if case == SMALL { 0 } else { self.homes[SMALL].size() }
    }

    /// The meaning of a word after a hyphen: names may go on in small letters there (`Ban Ki-moon`).
    #[cold]
    fn name_part(&self, hash: u64) -> Meaning {
        self.get(hash)
    }
}

/// Words as they are gathered, in the order of the tables.
#[derive(Default)]
struct Gathered {
    /// The number of each word, by its hash.
    numbers: HashMap<u64, usize>,
    words: Vec<(u64, GatheredWord)>,
}

#[derive(Clone, Copy, Default)]
struct GatheredWord {
    meaning: Meaning,
    /// What begins with it in small letters, and with a capital.
    firsts: [First; 2],
    /// The tables write it without a capital.
    is_small: bool,
}

impl GatheredWord {
    /// Whether it means anything in small letters: it is more than a first name or surname.
    fn counts_in_small_letters(&self) -> bool {
        let Meaning { class, known } = self.meaning;
        let names = Class::FIRST_NAME | Class::FIRST_NAME_M | Class::FIRST_NAME_F | Class::SURNAME;
        self.is_small || known.is_known() || class.without(names) != Class::NONE
    }

    /// Whether it means anything or begins anything if it is written so.
    fn counts(&self, case: usize) -> bool {
        case == ALL || self.counts_in_small_letters() || !self.firsts[SMALL].is_none()
    }
}

impl Gathered {
    /// The word of this hash, which is added if it is new.
    fn word(&mut self, hash: u64) -> &mut GatheredWord {
        let number = *self.numbers.entry(hash).or_insert(self.words.len());
        if number == self.words.len() {
            self.words.push((hash, GatheredWord::default()));
        }
        &mut self.words[number].1
    }

    fn build(self) -> Vocabulary {
        let (numbers, meanings) = self.meanings();
        let all = self.words.iter().map(|&(hash, _)| hash);
        let small = self.words.iter().filter(|(_, word)| word.counts(SMALL)).map(|&(hash, _)| hash);
        let homes = [Homes::new(small.collect()), Homes::new(all.collect())];
        let mut slots = [vec![Slot::default(); homes[SMALL].size()], vec![Slot::default(); homes[ALL].size()]];
        for (&(hash, word), &meaning) in self.words.iter().zip(&numbers) {
            for case in [SMALL, ALL].into_iter().filter(|&case| word.counts(case)) {
                let meaning = if case == ALL || word.counts_in_small_letters() { meaning } else { 0 };
                let first = word.firsts[case];
                let opens = if first.is_none() { 0 } else { OPENS };
                slots[case][homes[case].of(hash)] = Slot { tag: hash as u32, meaning: meaning | opens, first };
            }
        }
        Vocabulary { homes, slots: slots.concat().into_iter().collect(), meanings: Rows::new(meanings) }
    }

    /// The number of the meaning of each word, and all meanings. Words that the event tables do not know share theirs.
    fn meanings(&self) -> (Vec<u32>, Vec<Meaning>) {
        let mut meanings = vec![Meaning::default()];
        let mut shared = HashMap::from([(Meaning::default(), 0)]);
        let mut numbers = Vec::with_capacity(self.words.len());
        for &(_, GatheredWord { meaning, .. }) in &self.words {
            let next = meanings.len() as u32;
            let number = if meaning.known.is_known() { next } else { *shared.entry(meaning).or_insert(next) };
            if number == next {
                meanings.push(meaning);
            }
            numbers.push(number);
        }
        (numbers, meanings)
    }
}

/// The last four bytes up to the end of a word, the last one highest.
#[inline(always)]
fn tail(text: &[u8], word: &Word) -> u32 {
    let end = word.span.end() as usize;
    let four = text.get(end.wrapping_sub(4)..end).and_then(|four| four.first_chunk());
    u32::from_le_bytes(four.copied().unwrap_or_else(|| first_bytes(text, end)))
}

/// The bytes before `end` where they are fewer than four, with zeros in front.
#[cold]
#[inline(never)]
fn first_bytes(text: &[u8], end: usize) -> [u8; 4] {
    let mut four = [0; 4];
    for (to, from) in four.iter_mut().rev().zip(text[..end.min(text.len())].iter().rev()) {
        *to = *from;
    }
    four
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
    /// The words with which phrases may begin, and how many they are; anything behind the last one.
    pub(crate) begun: [Begun; BLOCK],
    pub(crate) begun_len: usize,
    slots: [Slot; BLOCK],
    /// Where the slots of the words are in the vocabulary.
    places: [u32; BLOCK],
    /// The words with which phrases begin if they are written so and go on so.
    openers: [u8; BLOCK],
    /// The last bytes of the words in lower case.
    tails: [u32; BLOCK],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            len: 0,
            classes: [Class::NONE; BLOCK],
            known: [Known::default(); BLOCK],
            looks: [Look::default(); BLOCK],
            begun: [Begun::default(); BLOCK],
            begun_len: 0,
            slots: [Slot::default(); BLOCK],
            places: [0; BLOCK],
            openers: [0; BLOCK],
            tails: [0; BLOCK],
        }
    }
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
        let written = [(hash("word7"), "word7")].into_iter();
        let vocabulary = Vocabulary::new(&classes, written, std::iter::empty(), matcher.first_words());
        for word in &words {
            assert_eq!(vocabulary.get(hash(word)).class, if word == "word7" { both } else { Class::MONTH }, "{word}");
        }
        assert_eq!(vocabulary.get(hash("other")).class, Class::NONE);
        let (mut scan, mut block) = (Scan::new(), Block::default());
        let text = "Word7 in the bank of Elbe, 5 other banks waited";
        scan.read(text);
        vocabulary.read(text, scan.words(), 0, &mut block);
        let numbers: Vec<_> = block.begun[..block.begun_len].iter().map(|begun| begun.word).collect();
        assert_eq!(numbers, [5]);
        assert_eq!((block.classes[0], block.classes[6]), (both | Class::NUMERAL, Class::NUMERAL));
        assert!(block.looks[9].any(Look::ED) && !block.looks[8].any(Look::ED));
        vocabulary.read(text, scan.words(), 4, &mut block);
        assert_eq!(
            (block.len, block.begun[..block.begun_len].iter().map(|begun| begun.word).collect::<Vec<_>>()),
            (6, vec![5])
        );
        assert!(block.looks[2].any(Look::after(Gap::COMMA)));
    }

    #[test]
    fn an_empty_one_knows_nothing() {
        let vocabulary =
            Vocabulary::new(&[], std::iter::empty(), std::iter::empty(), [std::iter::empty(), std::iter::empty()]);
        assert_eq!(vocabulary.get(hash("word")), Meaning::default());
    }
}

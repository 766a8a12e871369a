//! [`Item`]: the pieces that names are made of: dictionary entries, and capitalised words that no dictionary knows.

use super::reader::{CLOSED, Reader};
use crate::extract::Hit;
use crate::extract::bits::{Bits, members};
use crate::lexicon::{Class, Look, Sense, TitleUse};
use crate::text::Gap;

/// Some words that are one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) first: u32,
    pub(super) end: u32,
    /// [`Sense::Nothing`]: a capitalised word, or a small word inside a name, that no dictionary knows.
    pub(super) sense: Sense,
    /// Whether nothing but a space or a hyphen parts it from the item before.
    pub(super) joined: bool,
    /// Whether it may be the head of a name: `Ministry`, `River`.
    pub(super) may_be_head: bool,
}

impl Item {
    pub(super) fn is_word(&self) -> bool {
        self.sense == Sense::Nothing
    }

    pub(super) fn len(&self) -> u32 {
        self.end - self.first
    }
}

/// Longest lower-case second part of a given name (`Jong-un`), in bytes.
const LONGEST_SYLLABLE: u32 = 5;
/// Most small words in a row inside a name (`von und zu`).
const MOST_PARTICLES: u32 = 3;
/// Words that are ordinary where a capital says nothing.
const ORDINARY_AT_START: Class = Class::SENTENCE_STARTER.or(Class::ADVERB).or(Class::NUMBER_WORD);

/// The items of a text, in text order.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) list: Vec<Item>,
    /// The capitalised words that may be part of a name by themselves, whatever the dictionaries know.
    capitals: Bits,
}

impl Items {
    /// Finds all items.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>) {
        self.list.clear();
        self.capitals.fill(reader.doc.board().blocks(), |block| name_words(reader, block));
        let mut word = 0;
        for (hit, sense) in reader.doc.hits().iter().zip(reader.doc.senses_of_hits()) {
            let sense = if sense == Sense::AsWritten { sense_as_written(reader, hit) } else { sense };
            if sense == Sense::Nothing {
                continue;
            }
            word = self.unknown_words(reader, word, hit.first);
            if hit.first < word {
                continue;
            }
            let possessive = matches!(sense, Sense::Title(..)) && is_possessive_title(reader, hit);
            word = hit.end + u32::from(possessive);
            self.push(reader, hit.first, word, sense);
        }
        self.unknown_words(reader, word, reader.len());
    }

    /// Finds the items among the words from `word` to `end`, which no dictionary knows; gives the word behind the last that was
    /// looked at.
    fn unknown_words(&mut self, reader: &Reader<'_, '_>, mut word: u32, end: u32) -> u32 {
        while word < end {
            if may_go_on(reader, word) {
                word = self.small_words(reader, word, end);
            }
            let Some(capital) = self.capitals.first(word, end) else { break };
            self.push(reader, capital, capital + 1, Sense::Nothing);
            word = capital + 1;
        }
        word.max(end)
    }

    /// Takes the small words from `word` on into the name that ends there: `Jong-un`, `von`; gives the word behind them.
    #[inline(never)]
    fn small_words(&mut self, reader: &Reader<'_, '_>, mut word: u32, end: u32) -> u32 {
        let Some(last) = self.list.last_mut().filter(|last| last.end == word && is_name_part(last)) else {
            return word;
        };
        while word < end && is_syllable(reader, word) {
            word += 1;
            *last = Item {
                end: word,
                sense: Sense::Nothing,
                may_be_head: may_be_head(reader, word, Sense::Nothing),
                ..*last
            };
        }
        if word >= end || !last.is_word() {
            return word;
        }
        let Some(behind) = particles(reader, word) else { return word };
        (word..behind).for_each(|particle| self.push(reader, particle, particle + 1, Sense::Nothing));
        behind
    }

    fn push(&mut self, reader: &Reader<'_, '_>, first: u32, end: u32, sense: Sense) {
        let joined = self.list.last().is_some_and(|last| last.end == first) && reader.is_joined(first);
        self.list.push(Item { first, end, sense, joined, may_be_head: may_be_head(reader, end, sense) });
    }
}

/// Whether an item that ends there may be the head of a name.
fn may_be_head(reader: &Reader<'_, '_>, end: u32, sense: Sense) -> bool {
    match sense {
        Sense::Title(_, uses, _) => uses.has(TitleUse::BODY),
        Sense::Nothing => reader.class(end - 1).any(Class::ORG_HEAD | Class::PLACE_HEAD | Class::STREET_HEAD),
        _ => false,
    }
}

/// The words of a block that have a capital and are no ordinary words.
fn name_words(reader: &Reader<'_, '_>, block: usize) -> u64 {
    const SELDOM: Class = Class::NON_NAME.or(Class::WEEKDAY);
    let (board, capitals) = (reader.doc.board(), reader.capitals(block));
    let class = |classes| board.with_class(classes, block);
    let at_start = class(ORDINARY_AT_START) & reader.openers(block);
    let ordinary = class(SELDOM.or(CLOSED)) | at_start;
    // May, a month or a modal, and an initial (`A.`) are names by what stands beside them.
    let doubtful = class(Class::MODAL.or(Class::MONTH)) | before_stop(reader, block);
    let names = members(block, capitals & doubtful).filter(|&word| !is_ordinary(reader, word));
    names.fold(capitals & !ordinary & !doubtful, |names, word| names | 1 << (word % 64))
}

/// The words of a block that a stop may follow.
fn before_stop(reader: &Reader<'_, '_>, block: usize) -> u64 {
    let board = reader.doc.board();
    let after_stop = |block| board.with_look(Look::after(Gap::STOP), block);
    // What follows the last word of the text stands beside no word.
    let last = u64::from(block + 1 == board.blocks()) << (reader.len().wrapping_sub(1) % 64);
    after_stop(block) >> 1 | after_stop(block + 1) << 63 | last
}

/// Whether a word may be a small one that goes on with the name before it.
fn may_go_on(reader: &Reader<'_, '_>, word: u32) -> bool {
    let look = reader.look(word);
    let possible = look.any(Look::after(Gap::HYPHEN)) || reader.class(word).has(Class::NAME_PARTICLE);
    possible && !look.any(Look::UPPER)
}

/// Whether the `'s` of a title belongs to the name of a body: `People's Party`, `Ombudsman's Office`.
fn is_possessive_title(reader: &Reader<'_, '_>, hit: &Hit) -> bool {
    reader.is_s(hit.end)
        && reader.is_capitalised(hit.first)
        && reader.gap_before(hit.end + 1).is_space()
        && reader.is_capitalised(hit.end + 1)
}

/// Whether the item may be the first part of a hyphenated given name.
fn is_name_part(item: &Item) -> bool {
    item.is_word() || item.len() == 1 && matches!(item.sense, Sense::Place(..))
}

/// The second part of a hyphenated given name: `Jong-un`, not `Moscow-based`.
fn is_syllable(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.gap_before(word) == Gap::HYPHEN
        && reader.get(word).is_some_and(|word| word.shape.is_lower() && word.span.len() <= LONGEST_SYLLABLE)
        && !reader.class(word).any(Class::COMMON | Class::BE | Class::NUMBER_WORD)
        && !reader.doc.word(word as usize).ends_with("ed")
}

/// Where the small words from `word` end, if a capitalised word follows them.
fn particles(reader: &Reader<'_, '_>, word: u32) -> Option<u32> {
    let is_particle = |at: u32| {
        reader.is_lower(at)
            && reader.class(at).has(Class::NAME_PARTICLE)
            && !reader.class(at).any(CLOSED | Class::NON_NAME)
            && reader.gap_before(at).only(Gap::SPACE | Gap::HYPHEN)
    };
    let end = (word..word + MOST_PARTICLES + 1).find(|&at| !is_particle(at))?;
    let follows = end > word
        && reader.is_capitalised(end)
        && reader.gap_before(end).only(Gap::SPACE | Gap::HYPHEN | Gap::APOSTROPHE);
    follows.then_some(end)
}

/// Whether a capitalised word is an ordinary word here, and no part of a name.
fn is_ordinary(reader: &Reader<'_, '_>, word: u32) -> bool {
    let class = reader.class(word);
    if reader.is_initial(word) && reader.gap_before(word + 1).has(Gap::STOP) {
        return false;
    }
    if class.any(Class::NON_NAME | Class::WEEKDAY) {
        return true;
    }
    let opens = reader.opens(word);
    if class.any(CLOSED) {
        let name = class.has(Class::MODAL) && !opens && reader.is_capitalised(word + 1);
        return !name;
    }
    if class.has(Class::MONTH) {
        let given =
            class.has(Class::FIRST_NAME) && reader.is_capitalised(word + 1) && reader.gap_before(word + 1).is_space();
        let surname =
            !opens && reader.gap_before(word).is_space() && reader.class(word.saturating_sub(1)).has(Class::FIRST_NAME);
        return !(given || surname);
    }
    opens && class.any(ORDINARY_AT_START)
}

/// What a hit means whose phrase has one sense or another by how it is written.
#[cold]
fn sense_as_written(reader: &Reader<'_, '_>, hit: &Hit) -> Sense {
    let single = (hit.end - hit.first == 1).then(|| reader.class(hit.first));
    reader.doc.lexicon().sense_as_written(reader.doc.entry_slice(hit), single, reader.is_lower(hit.first))
}

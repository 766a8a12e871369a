//! [`Item`]: the pieces that names are made of: dictionary entries, and capitalised words that no dictionary knows.

use super::reader::{CLOSED, Reader};
use crate::extract::Hit;
use crate::lexicon::{Class, Sense};
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

/// Finds all items in text order.
pub(super) fn items(reader: &Reader<'_, '_>, items: &mut Vec<Item>) {
    items.clear();
    let mut word = 0;
    for hit in reader.doc.hits() {
        word = unknown_words(reader, items, word, hit.first);
        if hit.first < word {
            continue;
        }
        let sense = sense(reader, hit);
        if sense == Sense::Nothing {
            continue;
        }
        let end = hit.end + u32::from(is_possessive_title(reader, sense, hit));
        push(reader, items, word, end, sense);
        word = end;
    }
    unknown_words(reader, items, word, reader.words().len() as u32);
}

/// Finds the items among the words from `word` to `end`, which no dictionary knows; gives the word behind the last that was looked at.
fn unknown_words(reader: &Reader<'_, '_>, items: &mut Vec<Item>, mut word: u32, end: u32) -> u32 {
    while word < end {
        if items.last().is_some_and(|last| last.end == word) {
            word = small_words(reader, items, word, end);
        }
        let Some(capital) = reader.next_capital(word, end) else { break };
        if !is_ordinary(reader, capital) {
            push(reader, items, capital, capital + 1, Sense::Nothing);
        }
        word = capital + 1;
    }
    word.max(end)
}

/// Takes the small words from `word` on into the name that ends there: `Jong-un`, `von`; gives the word behind them.
fn small_words(reader: &Reader<'_, '_>, items: &mut Vec<Item>, mut word: u32, end: u32) -> u32 {
    let Some(last) = items.last_mut().filter(|last| is_name_part(last)) else { return word };
    while word < end && is_syllable(reader, word) {
        word += 1;
        (last.end, last.sense) = (word, Sense::Nothing);
    }
    if word >= end || !last.is_word() {
        return word;
    }
    let Some(behind) = particles(reader, word) else { return word };
    (word..behind).for_each(|particle| push(reader, items, particle, particle + 1, Sense::Nothing));
    behind
}

fn push(reader: &Reader<'_, '_>, items: &mut Vec<Item>, first: u32, end: u32, sense: Sense) {
    let joined = items.last().is_some_and(|last| last.end == first && joins(reader, first));
    items.push(Item { first, end, sense, joined });
}

/// Whether the gap before `word` may lie inside a name.
fn joins(reader: &Reader<'_, '_>, word: u32) -> bool {
    let gap = reader.gap_before(word);
    if gap.is_space() {
        return !gap.has(Gap::NEWLINE) || !reader.opens(word);
    }
    if gap.has(Gap::NEWLINE | Gap::PARAGRAPH) {
        return false;
    }
    let abbreviated = gap.only(Gap::STOP | Gap::SPACE) && !reader.opens_sentence(word);
    abbreviated || gap == Gap::HYPHEN || gap == Gap::APOSTROPHE && !reader.is_s(word) || is_ampersand(reader, word)
}

fn is_ampersand(reader: &Reader<'_, '_>, word: u32) -> bool {
    let gap = reader.gap_before(word);
    if !gap.has(Gap::OTHER) || !gap.only(Gap::OTHER | Gap::SPACE) {
        return false;
    }
    let (Some(before), Some(after)) = (reader.get(word - 1), reader.get(word)) else { return false };
    let between = before.span.end() as usize..after.span.start() as usize;
    reader.doc.text().get(between).is_some_and(|gap| gap.trim() == "&")
}

/// Whether the `'s` of a title belongs to the name of a body: `People's Party`, `Ombudsman's Office`.
fn is_possessive_title(reader: &Reader<'_, '_>, sense: Sense, hit: &Hit) -> bool {
    matches!(sense, Sense::Title(..))
        && reader.is_capitalised(hit.first)
        && reader.is_s(hit.end)
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
    opens && class.any(Class::SENTENCE_STARTER | Class::ADVERB | Class::NUMBER_WORD)
}

/// What a hit means for actors.
fn sense(reader: &Reader<'_, '_>, hit: &Hit) -> Sense {
    let lexicon = reader.doc.lexicon();
    match lexicon.sense(hit.phrase) {
        Sense::AsWritten => {
            let single = (hit.end - hit.first == 1).then(|| reader.class(hit.first));
            lexicon.sense_as_written(reader.doc.entry_slice(hit), single, reader.is_lower(hit.first))
        }
        sense => sense,
    }
}

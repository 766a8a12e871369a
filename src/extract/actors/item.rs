//! [`Item`]: the pieces that names are made of: dictionary entries, and capitalised words that no dictionary knows.

use super::reader::{CLOSED, Reader};
use super::source::{Known, Source};
use crate::extract::Hit;
use crate::extract::bits::{Bits, members};
use crate::lexicon::{Class, Look, Sense, TitleUse};
use crate::text::Gap;

/// Some words that are one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) first: u32,
    pub(super) end: u32,
    /// [`Source::Unknown`]: a capitalised word, or a small word inside a name, that no dictionary knows.
    pub(super) source: Source,
    pub(super) known: Known,
    /// Whether nothing but a space or a hyphen parts it from the item before.
    pub(super) joined: bool,
    /// Whether it may be the head of a name: `Ministry`, `River`.
    pub(super) may_be_head: bool,
}

impl Item {
    pub(super) fn is_word(&self) -> bool {
        self.source == Source::Unknown
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
    /// The capitalised words that are items unless the dictionaries know them as part of one.
    capitals: Bits,
    /// The small words that may go on with a name before them.
    small: Bits,
}

impl Items {
    /// Finds all items.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>) {
        let board = reader.doc.board();
        self.capitals.fill(board.blocks(), |block| name_words(reader, block));
        self.small.fill(board.blocks(), |block| {
            let small =
                board.with_class(Class::NAME_PARTICLE, block) | board.with_look(Look::after(Gap::HYPHEN), block);
            small & !board.with_look(Look::UPPER, block)
        });
        self.list.clear();
        let (mut end, mut capital) = (0, self.next_capital(0));
        for (index, hit) in reader.doc.hits().iter().enumerate() {
            let sense = sense(reader, index, hit);
            if sense == Sense::Nothing {
                continue;
            }
            while capital < hit.first {
                end = self.push(reader, unknown_word(reader, capital), end);
                capital = self.next_capital(end);
            }
            if hit.first >= end {
                end = self.push(reader, known_words(reader, hit, sense), end);
                if capital < end {
                    capital = self.next_capital(end);
                }
            }
        }
        while capital < reader.len() {
            end = self.push(reader, unknown_word(reader, capital), end);
            capital = self.next_capital(end);
        }
    }

    /// The next capitalised word that may be an item; a number beyond all words if there is none.
    fn next_capital(&self, from: u32) -> u32 {
        self.capitals.first(from, u32::MAX).unwrap_or(u32::MAX)
    }

    /// Adds an item, and the small words behind it that belong to its name; gives the word behind them. The item before ends at `end`.
    fn push(&mut self, reader: &Reader<'_, '_>, item: Item, end: u32) -> u32 {
        let joined = (end == item.first) & reader.is_joined(item.first);
        self.list.push(Item { joined, ..item });
        if self.small.has(item.end) { self.small_words(reader) } else { item.end }
    }

    /// Takes the small words behind the last item into its name: `Jong-un`, `von`; gives the word behind them.
    #[inline(never)]
    fn small_words(&mut self, reader: &Reader<'_, '_>) -> u32 {
        let Some(last) = self.list.last_mut() else { return 0 };
        while is_name_part(last) && is_syllable(reader, last.end) && !begins_known(reader, last.end) {
            *last = Item { first: last.first, joined: last.joined, ..unknown_word(reader, last.end) };
        }
        let word = last.end;
        if !last.is_word() || begins_known(reader, word) {
            return word;
        }
        let Some(behind) = particles(reader, word) else { return word };
        self.list
            .extend((word..behind).map(|word| Item { joined: reader.is_joined(word), ..unknown_word(reader, word) }));
        behind
    }
}

/// Whether something that the dictionaries know begins with the word.
fn begins_known(reader: &Reader<'_, '_>, word: u32) -> bool {
    let Some(index) = reader.doc.hit_index(word as usize) else { return false };
    let hit = reader.doc.hits().get(index).filter(|hit| hit.first == word);
    hit.is_some_and(|hit| sense(reader, index, hit) != Sense::Nothing)
}

/// What the hit of this number means for actors.
fn sense(reader: &Reader<'_, '_>, index: usize, hit: &Hit) -> Sense {
    let sense = reader.doc.sense_at(index);
    if sense == Sense::AsWritten { sense_as_written(reader, hit) } else { sense }
}

/// The words of a hit with this sense as an item.
fn known_words(reader: &Reader<'_, '_>, hit: &Hit, sense: Sense) -> Item {
    let (mut end, mut may_be_head) = (hit.end, false);
    if let Sense::Title(_, uses, _) = sense {
        end += u32::from(is_possessive_title(reader, hit));
        may_be_head = uses.has(TitleUse::BODY);
    }
    let source = Source::of(sense);
    let known = Known::of(source, reader.doc.lexicon());
    Item { first: hit.first, end, source, known, joined: false, may_be_head }
}

/// A word that no dictionary knows, as an item.
fn unknown_word(reader: &Reader<'_, '_>, word: u32) -> Item {
    let may_be_head = reader.class(word).any(Class::ORG_HEAD | Class::PLACE_HEAD | Class::STREET_HEAD);
    let (source, known) = (Source::Unknown, Known::NOTHING);
    Item { first: word, end: word + 1, source, known, joined: false, may_be_head }
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

/// Whether the `'s` of a title belongs to the name of a body: `People's Party`, `Ombudsman's Office`.
fn is_possessive_title(reader: &Reader<'_, '_>, hit: &Hit) -> bool {
    reader.is_s(hit.end)
        && reader.is_capitalised(hit.first)
        && reader.gap_before(hit.end + 1).is_space()
        && reader.is_capitalised(hit.end + 1)
}

/// Whether the item may be the first part of a hyphenated given name.
fn is_name_part(item: &Item) -> bool {
    item.is_word() || item.len() == 1 && matches!(item.source, Source::Place(..))
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

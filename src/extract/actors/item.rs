//! [`Item`]: the pieces that names are made of: dictionary entries, and capitalised words that no dictionary knows.

use std::hint::select_unpredictable;

use super::party::is_party;
use super::reader::{CLOSED, Reader};
use super::source::Source;
use super::stand_in;
use crate::extract::Hit;
use crate::extract::bits::{Bits, members};
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Look, SenseBits, TitleUse};
use crate::text::{Gap, List, word};

/// Some words that are one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) first: u32,
    pub(super) end: u32,
    /// Nothing: a capitalised word, or a small word inside a name, that no dictionary knows.
    pub(super) sense: SenseBits,
    /// Whether nothing but a space or a hyphen parts it from the item before.
    pub(super) joined: bool,
    /// Whether it may be the head of a name: `Ministry`, `River`.
    pub(super) may_be_head: bool,
}

impl Item {
    /// Behind the last of all.
    const NOTHING: Self =
        Self { first: u32::MAX, end: u32::MAX, sense: SenseBits::NOTHING, joined: false, may_be_head: false };

    pub(super) fn is_word(&self) -> bool {
        self.sense == SenseBits::NOTHING
    }

    /// What it is by itself.
    #[inline(always)]
    pub(super) fn source(&self) -> Source {
        Source::of(self.sense.sense())
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
    pub(super) list: List<Item>,
    /// What the dictionaries know.
    known: List<Item>,
    /// The capitalised words that are items unless the dictionaries know them as part of one.
    capitals: Bits,
    /// The small words that may go on with a name before them.
    small: Bits,
    /// The first words of what the dictionaries know, ...
    known_starts: Bits,
    /// ... and the words behind them.
    known_rests: Bits,
    /// The words with which items begin.
    starts: List<u32>,
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
        self.find_known(reader);
        self.find_possessives(reader);
        self.find_starts(board.blocks());
        self.list.clear();
        let (mut end, mut known) = (0, 0);
        let starts = std::mem::take(&mut self.starts);
        for &first in starts.as_slice() {
            let (word, entry) = (unknown_word(reader, first), &self.known[known]);
            // Which of the two begins here can hardly be foreseen.
            let is_known = entry.first == first;
            let item = Item {
                end: select_unpredictable(is_known, entry.end, word.end),
                sense: select_unpredictable(is_known, entry.sense, word.sense),
                may_be_head: select_unpredictable(is_known, entry.may_be_head, word.may_be_head),
                ..word
            };
            known += usize::from(is_known);
            end = if first >= end { self.push(reader, item, end) } else { self.push_rest(reader, item, end) };
        }
        self.starts = starts;
    }

    /// Finds what the dictionaries know.
    fn find_known(&mut self, reader: &Reader<'_, '_>) {
        let hits = reader.doc.hits();
        let Self { known, known_starts, known_rests, .. } = self;
        known.clear();
        known_starts.clear(reader.len() as usize);
        known_rests.clear(reader.len() as usize);
        let mut items = known.adding(hits.len(), Item::NOTHING);
        for (index, hit) in hits.iter().enumerate() {
            let sense = sense(reader, index, hit);
            let is_known = sense != SenseBits::NOTHING;
            let item = known_words(reader, hit, sense);
            items.push_if(is_known, item);
            known_starts.insert_if(item.first, is_known);
            known_rests.insert_if(item.first + 1, is_known & (item.len() > 1));
            if is_known & (item.len() > 2) {
                known_rests.insert_run(item.first + 2, item.end);
            }
        }
        drop(items);
        known.push(Item::NOTHING);
    }

    /// Takes the `'s` behind titles that belong to the names of bodies into them: `People's Party`, `Ombudsman's Office`.
    fn find_possessives(&mut self, reader: &Reader<'_, '_>) {
        let Self { known, known_rests, .. } = self;
        for block in 0..reader.doc.board().blocks() {
            let before_capital = word_before(reader.capitals(block), reader.capitals(block + 1));
            for word in members(block, reader.esses(block) & before_capital) {
                let at = known.partition_point(|item| item.end < word);
                let item = &mut known[at];
                let is_title = item.end == word && item.sense.is_title();
                if is_title && reader.is_capitalised(item.first) && reader.is_spaced(word + 1) {
                    item.end += 1;
                    known_rests.insert(word);
                }
            }
        }
    }

    /// Finds the words with which items begin.
    fn find_starts(&mut self, blocks: usize) {
        self.starts.clear();
        for block in 0..blocks {
            let starts = (self.capitals.block(block) | self.known_starts.block(block)) & !self.known_rests.block(block);
            self.starts.push_bits::<16>((block * BLOCK) as u32, starts);
        }
    }

    /// Adds an item, and the small words behind it that belong to its name; gives the word behind them. The item before ends at `end`.
    #[inline(always)]
    fn push(&mut self, reader: &Reader<'_, '_>, item: Item, end: u32) -> u32 {
        let joined = (end == item.first) & reader.is_joined(item.first);
        self.list.push(Item { joined, ..item });
        if self.small.has(item.end) { self.small_words(reader) } else { item.end }
    }

    /// Adds the words with a capital behind `end` of an item whose first words belong to the name before.
    #[cold]
    fn push_rest(&mut self, reader: &Reader<'_, '_>, item: Item, mut end: u32) -> u32 {
        while let Some(word) = self.capitals.first(end, item.end) {
            end = self.push(reader, unknown_word(reader, word), end);
        }
        end
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
        let item = |word| Item { joined: reader.is_joined(word), ..unknown_word(reader, word) };
        (word..behind).for_each(|word| self.list.push(item(word)));
        behind
    }
}

/// Whether something that the dictionaries know begins with the word.
fn begins_known(reader: &Reader<'_, '_>, word: u32) -> bool {
    let Some(index) = reader.doc.hit_index(word as usize) else { return false };
    let hit = reader.doc.hits().get(index).filter(|hit| hit.first == word);
    hit.is_some_and(|hit| sense(reader, index, hit) != SenseBits::NOTHING)
}

/// What the hit of this number means for actors.
#[inline]
fn sense(reader: &Reader<'_, '_>, index: usize, hit: &Hit) -> SenseBits {
    let sense = reader.doc.sense_at(index);
    if sense == SenseBits::AS_WRITTEN { sense_as_written(reader, hit) } else { sense }
}

/// The words of a hit with this sense as an item.
#[inline]
fn known_words(reader: &Reader<'_, '_>, hit: &Hit, sense: SenseBits) -> Item {
    let has_article = reader.class(hit.first).has(Class::DETERMINER) && opens_with_article(reader, hit);
    let first = hit.first + u32::from(has_article);
    Item { first, end: hit.end, sense, joined: false, may_be_head: sense.title_uses().has(TitleUse::BODY) }
}

/// A word that no dictionary knows, as an item.
fn unknown_word(reader: &Reader<'_, '_>, word: u32) -> Item {
    let may_be_head = reader.class(word).any(Class::ORG_HEAD | Class::PLACE_HEAD | Class::STREET_HEAD);
    Item { first: word, end: word + 1, sense: SenseBits::NOTHING, joined: false, may_be_head }
}

/// The words of a block that have a capital and are no ordinary words.
fn name_words(reader: &Reader<'_, '_>, block: usize) -> u64 {
    let (board, capitals) = (reader.doc.board(), reader.capitals(block));
    let class = |classes| board.with_class(classes, block);
    let opens = reader.openers(block);
    let before_capital = word_before(capitals, reader.capitals(block + 1));
    // `Will Smith` is a name, and so are `May Miller` and `Theresa May`.
    let closed = class(CLOSED) & !(class(Class::MODAL) & !opens & before_capital);
    let given = class(Class::FIRST_NAME) & before_capital & word_before(reader.spaced(block), reader.spaced(block + 1));
    let surname = !opens & reader.spaced(block) & behind_first_name(reader, block);
    let months = class(Class::MONTH) & !class(CLOSED) & !given & !surname;
    let at_start = class(ORDINARY_AT_START) & opens & !class(CLOSED.or(Class::MONTH));
    let after_hyphen = |block| board.with_look(Look::after(Gap::HYPHEN | Gap::DASH), block);
    let letters = capitals & !board.with_look(Look::LONGER_THAN_A_CAPITAL, block);
    let hyphened = letters & word_before(after_hyphen(block), after_hyphen(block + 1));
    let ordinary = class(Class::NON_NAME.or(Class::WEEKDAY)) | closed | months | at_start;
    let stopped = letters & before_stop(reader, block);
    let modals = capitals & closed & class(Class::MODAL);
    let names = capitals & !ordinary;
    // Hardly any block has one of these.
    if hyphened | stopped & !names | modals == 0 {
        names
    } else {
        names_of_doubtful(reader, block, names, [hyphened, stopped, modals])
    }
}

/// The name words of a block that are in `names`, but for the letters of parties among `hyphened` ones, with the initials among `stopped`
/// ones and the surnames among `modals`.
#[cold]
fn names_of_doubtful(reader: &Reader<'_, '_>, block: usize, names: u64, doubtful: [u64; 3]) -> u64 {
    let [hyphened, stopped, modals] = doubtful;
    let of = |words: u64, is_wanted: &dyn Fn(u32) -> bool| {
        members(block, words).filter(|&word| is_wanted(word)).fold(0, |wanted, word| wanted | 1 << (word % 64))
    };
    let parties = of(hyphened, &|word| is_party(reader, word));
    // The state behind them is a place.
    let names = names & !(parties | parties << 1);
    // An initial (`A.`) is a name whatever else it may be.
    let is_initial = |word: u32| reader.is_initial(word) & reader.gap_before(word + 1).has(Gap::STOP);
    names | of(stopped & !names, &is_initial) | of(modals, &|word| may_be_surname(reader, word))
}

/// Whether a modal verb with a capital is a surname: behind a title (`Mrs May`), or where it acts (`May said`).
fn may_be_surname(reader: &Reader<'_, '_>, word: u32) -> bool {
    if reader.opens(word) {
        return stand_in::acts(reader, word + 1);
    }
    let title = word.checked_sub(1).and_then(|before| reader.doc.hit_index(before as usize));
    title.is_some_and(|title| reader.doc.sense_at(title).is_title())
        && reader.gap_before(word).only(Gap::SPACE | Gap::STOP)
}

/// The words of a block right before those of a set, of which `here` and `next` are the members in this block and the next.
fn word_before(here: u64, next: u64) -> u64 {
    here >> 1 | next << 63
}

/// The words of a block behind a first name. Before the first word of all stands itself.
fn behind_first_name(reader: &Reader<'_, '_>, block: usize) -> u64 {
    let names = |block| reader.doc.board().with_class(Class::FIRST_NAME, block);
    let before = block.checked_sub(1).map_or(names(0) & 1, |before| names(before) >> 63);
    names(block) << 1 | before
}

/// The words of a block that a stop may follow.
fn before_stop(reader: &Reader<'_, '_>, block: usize) -> u64 {
    let board = reader.doc.board();
    let after_stop = |block| board.with_look(Look::after(Gap::STOP), block);
    // What follows the last word of the text stands beside no word.
    let last = u64::from(block + 1 == board.blocks()) << (reader.len().wrapping_sub(1) % 64);
    word_before(after_stop(block), after_stop(block + 1)) | last
}

/// Whether `the`, which is no part of the name, stands before the other words of a hit: hardly any of them begins with such a word.
#[cold]
fn opens_with_article(reader: &Reader<'_, '_>, hit: &Hit) -> bool {
    hit.end - hit.first > 1 && reader.is(hit.first, word!("the"))
}

/// Whether the item may be the first part of a hyphenated given name.
fn is_name_part(item: &Item) -> bool {
    item.is_word() || item.len() == 1 && matches!(item.source(), Source::Place(..))
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

/// What a hit means whose phrase has one sense or another by how it is written.
#[cold]
fn sense_as_written(reader: &Reader<'_, '_>, hit: &Hit) -> SenseBits {
    let single = (hit.end - hit.first == 1).then(|| reader.class(hit.first));
    reader.doc.lexicon().sense_as_written(reader.doc.entry_slice(hit), single, reader.is_lower(hit.first))
}

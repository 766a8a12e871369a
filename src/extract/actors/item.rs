//! [`Item`]: the pieces that names are made of: dictionary entries, and capitalised words that no dictionary knows.

use super::reader::{CLOSED, Reader};
use crate::ActorKind;
use crate::LocationKind;
use crate::extract::Hit;
use crate::lexicon::{Class, Entry, KnownActorId, PlaceForm, PlaceId, TitleId, TitleUse};
use crate::text::Gap;

/// What the dictionaries say of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Person(KnownActorId),
    Organization(KnownActorId),
    State(PlaceId),
    /// An adjective or noun of nationality.
    Nationality(PlaceId),
    /// A seat that stands for a government.
    Government(PlaceId),
    /// Any other place, by name or adjective.
    Place(PlaceId),
    Title(TitleId, Number),
    /// Something capitalised that is no actor.
    Thing,
}

/// Singular or plural of a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    One,
    Many,
}

/// Some words that are one piece.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub(super) first: u32,
    pub(super) end: u32,
    /// `None`: a capitalised word, or a small word inside a name, that no dictionary knows.
    pub(super) known: Option<Known>,
    /// Whether nothing but a space or a hyphen parts it from the item before.
    pub(super) joined: bool,
}

impl Item {
    pub(super) fn is_word(&self) -> bool {
        self.known.is_none()
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
    let mut hits = reader.doc.hits().iter().peekable();
    let words = reader.words().len() as u32;
    let mut word = 0;
    loop {
        while hits.next_if(|hit| hit.first < word).is_some() {}
        let hit = hits.peek().map_or(words, |hit| hit.first);
        let behind = items.last().is_some_and(|last| last.end == word);
        if !behind {
            // Small words between two hits can be no items, save directly behind one.
            let between = reader.words().get(word as usize..hit as usize).unwrap_or_default();
            word += between.iter().position(|word| word.shape.is_capitalised()).unwrap_or(between.len()) as u32;
        }
        if word >= words {
            return;
        }
        let hit = hits.peek().filter(|hit| hit.first == word);
        if let Some((hit, known)) = hit.and_then(|hit| known(reader, hit).map(|known| (hit, known))) {
            let end = hit.end + u32::from(is_possessive_title(reader, known, hit));
            push(reader, items, word, end, Some(known));
            word = end;
            continue;
        }
        if reader.is_capitalised(word) {
            if !is_ordinary(reader, word) {
                push(reader, items, word, word + 1, None);
            }
        } else if let Some(last) = items.last_mut().filter(|last| last.end == word && is_name_part(last)) {
            if is_syllable(reader, word) {
                (last.end, last.known) = (word + 1, None);
            } else if last.known.is_some() {
            } else if let Some(end) = particles(reader, word) {
                (word..end).for_each(|particle| push(reader, items, particle, particle + 1, None));
                word = end;
                continue;
            }
        }
        word += 1;
    }
}

fn push(reader: &Reader<'_, '_>, items: &mut Vec<Item>, first: u32, end: u32, known: Option<Known>) {
    let joined = items.last().is_some_and(|last| last.end == first && joins(reader, first));
    items.push(Item { first, end, known, joined });
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
    let abbreviated = gap.only(join(Gap::STOP, Gap::SPACE)) && reader.sentence(word) == reader.sentence(word - 1);
    abbreviated || gap == Gap::HYPHEN || gap == Gap::APOSTROPHE && !reader.is_s(word) || is_ampersand(reader, word)
}

fn join(one: Gap, other: Gap) -> Gap {
    one | other
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
fn is_possessive_title(reader: &Reader<'_, '_>, known: Known, hit: &Hit) -> bool {
    matches!(known, Known::Title(..))
        && reader.is_capitalised(hit.first)
        && reader.is_s(hit.end)
        && reader.gap_before(hit.end + 1).is_space()
        && reader.is_capitalised(hit.end + 1)
}

/// Whether the item may be the first part of a hyphenated given name.
fn is_name_part(item: &Item) -> bool {
    item.is_word() || item.len() == 1 && matches!(item.known, Some(Known::Place(_)))
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

/// One word that names nothing larger is more often a surname or a brand than the town.
const SMALL_TOWN: u64 = 5_000;

/// What the entries of a hit mean for actors; the most telling one wins.
fn known(reader: &Reader<'_, '_>, hit: &Hit) -> Option<Known> {
    let lexicon = reader.doc.lexicon();
    let mut best: Option<((u8, u64), Known)> = None;
    let single = hit.end - hit.first == 1;
    let head = single && reader.class(hit.first).any(Class::ORG_HEAD | Class::PLACE_HEAD);
    for entry in reader.doc.entries(hit) {
        let mut size = 0;
        let (rank, known) = match entry {
            Entry::Actor(id) if lexicon.actor(id).kind == ActorKind::Person => (7, Known::Person(id)),
            Entry::Actor(id) => (6, Known::Organization(id)),
            Entry::Place(id, form) => {
                let place = lexicon.place(id);
                let country = place.kind == LocationKind::Country;
                size = place.population;
                match form {
                    PlaceForm::Name if country => (9, Known::State(id)),
                    PlaceForm::Adjective | PlaceForm::Demonym if country => (8, Known::Nationality(id)),
                    PlaceForm::Government => (5, Known::Government(id)),
                    PlaceForm::Abbreviation => continue,
                    _ if single && reader.class(hit.first).has(Class::DIRECTION) => continue,
                    _ if single && place.kind == LocationKind::City && place.population < SMALL_TOWN => continue,
                    _ => (if head { 1 } else { 3 }, Known::Place(id)),
                }
            }
            Entry::NonName => (4, Known::Thing),
            Entry::Title { title, plural } => {
                if plural || reader.is_lower(hit.first) || is_title(lexicon.title(title).uses) {
                    (2, Known::Title(title, if plural { Number::Many } else { Number::One }))
                } else {
                    continue;
                }
            }
        };
        let rank = (rank, size);
        if best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, known));
        }
    }
    best.map(|(_, known)| known)
}

fn is_title(uses: TitleUse) -> bool {
    uses != TitleUse::default()
}

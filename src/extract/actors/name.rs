//! [`Name`]: capitalised items put together to names, and the titles that are left.

use std::hint::select_unpredictable;

use super::context::is_speech;
use super::item::Item;
use super::reader::{CLOSED, Reader};
pub(super) use super::source::{Origin, Source, Traits};
use crate::extract::bits::Bits;
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Lexicon, PlaceSize, SenseBits, TitleForm, TitleId, TitleUse};
use crate::text::List;
use crate::text::{Gap, word};
use crate::{ActorKind, CountryCode};

/// A name, or a title, in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub(super) first: u32,
    pub(super) end: u32,
    pub(super) origin: Origin,
    pub(super) traits: Traits,
}

impl Name {
    const NOTHING: Self = Self { first: 0, end: 0, origin: Origin::UNKNOWN, traits: Traits::UNKNOWN };

    pub(super) fn len(&self) -> u32 {
        self.end - self.first
    }

    /// What it was put together from.
    #[inline(always)]
    pub(super) fn source(&self) -> Source {
        self.origin.get()
    }

    /// The title that it is, and what that is used for.
    #[inline]
    pub(super) fn title(&self) -> Option<(TitleId, TitleUse, TitleForm)> {
        self.origin.title()
    }

    /// The country of what the dictionaries know under it.
    pub(super) fn country(&self, lexicon: &Lexicon) -> Option<CountryCode> {
        match self.source() {
            Source::State(id) | Source::Nationality(id) | Source::Government(id) | Source::Place(id, _) => {
                lexicon.place_facts(id).country
            }
            Source::Headed { owner: Some(id), .. } => lexicon.place_facts(id).country,
            Source::Person(id) | Source::Organization(id) => lexicon.actor_facts(id).country,
            _ => None,
        }
    }
}

/// Most items that one name may hold.
const MOST_ITEMS: usize = 12;

/// The names of a text, in text order.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) list: List<Name>,
    /// Those of which the dictionaries do not say, or not surely, what they are.
    pub(super) unknown: List<u32>,
    /// People and organisations that the dictionaries know by several words.
    pub(super) known: List<u32>,
    /// The items that go on with those before them, ...
    joined: Bits,
    /// ... those that may be more than a name by themselves, ...
    begins: Bits,
    /// ... and the names that these begin, unless they belong to the one before.
    pieces: Vec<Piece>,
}

impl Names {
    /// Puts the items together.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, items: &[Item]) {
        self.put_together(reader, items);
        let Self { list, unknown, known, pieces, .. } = self;
        list.clear();
        unknown.clear();
        known.clear();
        let mut list = list.adding(items.len(), Name::NOTHING);
        let (mut unknown, mut known) = (unknown.adding(items.len(), 0), known.adding(items.len(), 0));
        let (mut count, mut next, mut piece) = (0, 0, 0);
        for (at, item) in (0..).zip(items) {
            // Which items are more than a name by themselves, and which belong to the name before, can hardly be foreseen.
            let made = &pieces[piece];
            let is_made = made.at == at;
            let (first, end) = (item.first, select_unpredictable(is_made, made.end, item.end));
            let origin = made.origin.if_made(is_made, item.sense);
            let traits = Traits::of(origin);
            let is_name = at >= next;
            list.push_if(is_name, Name { first, end, origin, traits });
            unknown.push_if(is_name & traits.is_open(end - first), count);
            known.push_if(is_name & traits.any(Traits::IN_FULL) & (end - first > 1), count);
            count += u32::from(is_name);
            piece += usize::from(is_made);
            next = select_unpredictable(is_made, made.next, next);
        }
    }

    /// Finds what name each item begins.
    fn put_together(&mut self, reader: &Reader<'_, '_>, items: &[Item]) {
        let Self { joined, begins, pieces, .. } = self;
        let blocks = items.len().div_ceil(BLOCK);
        joined.restart(blocks);
        begins.restart(blocks);
        for items in items.chunks(BLOCK) {
            let (mut join, mut heads) = (0, 0);
            for (at, item) in items.iter().enumerate() {
                join |= u64::from(item.joined) << at;
                heads |= u64::from(item.may_be_head) << at;
            }
            joined.push(join);
            begins.push(heads);
        }
        begins.change(|block, heads| heads | joined.block(block) >> 1 | joined.block(block + 1) << 63);
        pieces.clear();
        let items = Items { items, joined };
        let mut next = 0;
        for at in begins.iter() {
            if at >= next {
                let piece = put_together(reader, items, at as usize, items.items[at as usize].first);
                next = piece.next;
                pieces.push(piece);
            }
        }
        pieces.push(Piece::NOTHING);
    }
}

/// All items, with those that go on with the one before.
#[derive(Clone, Copy)]
struct Items<'i> {
    items: &'i [Item],
    joined: &'i Bits,
}

impl<'i> Items<'i> {
    /// The item at `at` with those that go on with it.
    fn from(self, at: usize) -> &'i [Item] {
        let joined = self.joined.ahead(at as u32 + 1).trailing_ones() as usize;
        &self.items[at..self.items.len().min(at + 1 + joined.min(MOST_ITEMS - 1))]
    }
}

/// Some items that are one name.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// The number of the item that it begins with.
    at: u32,
    /// The number of the item behind it.
    next: u32,
    /// Where its words end.
    end: u32,
    origin: Origin,
}

impl Piece {
    /// Behind the last of all.
    const NOTHING: Self = Self { at: u32::MAX, next: u32::MAX, end: u32::MAX, origin: Origin::UNKNOWN };
}

/// The name that begins with the item at `at` and the word `first`.
#[inline(never)]
fn put_together(reader: &Reader<'_, '_>, all: Items<'_>, at: usize, first: u32) -> Piece {
    let items = all.items;
    let (taken, mut origin) = piece(reader, all.from(at));
    let mut next = at + taken;
    let mut end = items[next - 1].end;
    if origin.is_headed() || origin.is_body() && has_capitals(reader, first, end) {
        while let Some(more) = tail(reader, all, next, first, end) {
            next = more;
            end = items[next - 1].end;
        }
        if let (Source::State(id), true) = (items[next - 1].source(), next > at + taken) {
            origin = origin.owned(id);
        }
    }
    Piece { at: at as u32, next: next as u32, end, origin: bare_body(reader, first, end, origin) }
}

/// A body is a name only with more than one word, all with capitals; `the Court` and `Health authorities` are none.
fn bare_body(reader: &Reader<'_, '_>, first: u32, end: u32, origin: Origin) -> Origin {
    let is_name = end > first + 1 && has_capitals(reader, first, end);
    if !origin.is_body() || is_name { origin } else { origin.bare() }
}

/// Whether all words but the small ones that names have inside are capitalised.
fn has_capitals(reader: &Reader<'_, '_>, first: u32, end: u32) -> bool {
    let capital =
        |word: u32| reader.is_capitalised(word) || reader.is_s(word) || reader.class(word).has(Class::ORG_GLUE);
    (first..end).all(capital)
}

/// How many items of the run the first name takes, and what it is.
fn piece(reader: &Reader<'_, '_>, run: &[Item]) -> (usize, Origin) {
    if let [item] = run {
        return (1, single(reader, item));
    }
    let may_be_headed = run.iter().any(|item| item.may_be_head);
    if let Some(found) = may_be_headed.then(|| headed(reader, run)).flatten() {
        return found;
    }
    let is_unknown = match run[0].source() {
        Source::Unknown => true,
        Source::Person(_) | Source::Place(..) => continues(reader, run),
        Source::State(_) => continues_given_name(reader, run),
        _ => false,
    };
    if is_unknown { (unknown(reader, run), Origin::UNKNOWN) } else { (1, Origin::whole(run[0].sense)) }
}

/// What an item with no other beside it is.
fn single(reader: &Reader<'_, '_>, item: &Item) -> Origin {
    let is_org_head = item.is_word() & reader.class(item.end - 1).has(Class::ORG_HEAD);
    let is_head = item.sense.title_uses().has(TitleUse::BODY) | is_org_head;
    let head = (is_head && reader.is_capitalised(item.first)).then(|| head(reader, std::slice::from_ref(item), 0));
    head.flatten().unwrap_or(Origin::whole(item.sense))
}

/// A name with the head of an organisation or a place as its last word: everything up to the head belongs to it.
fn headed(reader: &Reader<'_, '_>, run: &[Item]) -> Option<(usize, Origin)> {
    let mut found = None;
    for (index, item) in run.iter().enumerate() {
        let stops = match item.source() {
            Source::Title(_, uses, form) => {
                !form.is_plural()
                    && is_office(uses)
                    && !(index == 0 && is_adjective(reader, run) || reader.is_s(item.end - 1))
            }
            Source::Person(_) => index > 0,
            Source::Thing | Source::Government(_) => index > 0 && item.len() > 1,
            _ => false,
        };
        if stops || !reader.is_capitalised(item.first) {
            break;
        }
        if let Some(origin) = head(reader, run, index) {
            found = Some((index + 1, origin));
        }
    }
    found
}

/// Whether a title is only an adjective before the head of a name: `General Assembly`, `Major League`.
fn is_adjective(reader: &Reader<'_, '_>, run: &[Item]) -> bool {
    let class = |item: &Item| reader.class(item.first);
    class(&run[0]).has(Class::COMMON)
        && run.get(1).is_some_and(|next| match next.source() {
            Source::Unknown => class(next).has(Class::ORG_HEAD) && !class(next).has(Class::COMMON),
            Source::Title(_, uses, _) => uses.has(TitleUse::BODY),
            _ => false,
        })
}

/// What the item at `index` makes of the run if it is its last.
fn head(reader: &Reader<'_, '_>, run: &[Item], index: usize) -> Option<Origin> {
    let item = &run[index];
    let owner = match run[0].source() {
        Source::State(id) | Source::Nationality(id) => Some(id),
        Source::Place(id, _) if !reader.class(run[0].first).has(Class::COMMON) => Some(id),
        _ => None,
    };
    match item.source() {
        Source::Title(_, uses, _) if uses.has(TitleUse::BODY) => Some(match index {
            0 => Origin::body(item.sense),
            _ => Origin::headed(owner, item.sense),
        }),
        Source::Unknown => {
            let class = reader.class(item.end - 1);
            let first = index == 0 && opens_tail(reader, item.end) && !reader.opens(item.first);
            if class.has(Class::ORG_HEAD) && (index > 0 || first) {
                let surname = class.has(Class::COMMON) && is_person_start(reader, run, index);
                return (!surname).then_some(Origin::headed(owner, SenseBits::NOTHING));
            }
            let place = class.any(Class::PLACE_HEAD | Class::STREET_HEAD) && index > 0;
            (place && !is_person_start(reader, run, index)).then_some(Origin::PLACED)
        }
        _ => None,
    }
}

/// Whether the words before the item at `index` may be somebody's given names.
fn is_person_start(reader: &Reader<'_, '_>, run: &[Item], index: usize) -> bool {
    index > 0
        && index <= 3
        && run[0].is_word()
        && reader.class(run[0].first).has(Class::FIRST_NAME)
        && run[..index].iter().all(Item::is_word)
}

/// Whether `of` and a capitalised word follow a head.
fn opens_tail(reader: &Reader<'_, '_>, end: u32) -> bool {
    reader.gap_after(end).is_space()
        && (reader.is(end, word!("of")) || reader.is(end, word!("for")))
        && (reader.is_capitalised(end + 1) || reader.is(end + 1, word!("the")) && reader.is_capitalised(end + 2))
}

/// Whether a title stands for one person, and so ends the name before it.
fn is_office(uses: TitleUse) -> bool {
    !uses.has(TitleUse::BODY)
        && (uses.has(TitleUse::PREFIX) || uses.has(TitleUse::OFFICE) || uses.has(TitleUse::HONORIFIC))
}

/// Takes `of the Interior`, `for Human Rights`, `and Trade` into the name `first..end`; gives the index of the next item.
fn tail(reader: &Reader<'_, '_>, all: Items<'_>, next: usize, first: u32, end: u32) -> Option<usize> {
    let items = all.items;
    let item = items.get(next)?;
    let distance = item.first - end;
    if !(1..=2).contains(&distance) || !reader.is_capitalised(item.first) || end - first > 10 {
        return None;
    }
    if !(end..item.first).all(|word| reader.gap_before(word).is_space()) || !reader.gap_before(item.first).is_space() {
        return None;
    }
    let the = distance == 1 || reader.is(end + 1, word!("the"));
    let of = reader.is(end, word!("of")) && the;
    let purpose = reader.is(end, word!("for")) && the && !matches!(item.source(), Source::State(_) | Source::Person(_));
    let also = reader.is(end, word!("and"))
        && distance == 1
        && item.is_word()
        && items[next - 1].is_word()
        && next > 1
        && reader.is(items[next - 1].first - 1, word!("of"));
    if !(of || purpose || also) {
        return None;
    }
    let run = all.from(next);
    match item.source() {
        Source::Title(_, uses, _) if is_office(uses) => None,
        Source::Nationality(_) | Source::Thing if run.len() == 1 && !of => None,
        Source::State(_) | Source::Person(_) | Source::Organization(_) | Source::Government(_) => Some(next + 1),
        _ => {
            let words =
                run.iter().take_while(|item| !matches!(item.source(), Source::Title(_, uses, _) if is_office(uses)));
            Some(next + words.count().max(1))
        }
    }
}

/// Whether a place or a lone surname opens a longer name: `Paris Hilton`, `Paul Roth`.
fn continues(reader: &Reader<'_, '_>, run: &[Item]) -> bool {
    let [item, next, ..] = run else { return false };
    let in_full = matches!(item.source(), Source::Person(_)) && !reader.is_shouted(item.end - 1);
    let lone = item.len() == 1 || in_full;
    let given = reader.class(item.first).has(Class::FIRST_NAME) && next.len() == 1;
    let surname = given && matches!(next.source(), Source::Place(..) | Source::Person(_));
    let continued = next.is_word() && reader.is_capitalised(next.first) && !is_shouted_word(reader, next) || surname;
    lone && continued && reader.gap_before(next.first).is_space()
}

/// The same for a state's name that is also a given name, by the surname behind it: `Jordan Peterson`.
fn continues_given_name(reader: &Reader<'_, '_>, run: &[Item]) -> bool {
    // In `the prince of Jordan Omar Verdi` it is not.
    let unfit = if run.len() > 2 { Class::FIRST_NAME } else { Class::NONE };
    let is_surname = |item: &Item| {
        let class = reader.class(item.first);
        class.has(Class::SURNAME) && !class.any(unfit) && !reader.is_word_of_the_language(item.first)
    };
    continues(reader, run) && run.get(1).is_some_and(is_surname)
}

/// How many items an unknown name takes: words, and surnames that the dictionaries know as something else.
fn unknown(reader: &Reader<'_, '_>, run: &[Item]) -> usize {
    let given = reader.class(run[0].first).has(Class::FIRST_NAME) || reader.is_initial(run[0].first);
    let mut taken = 1;
    while let Some(next) = run.get(taken) {
        if !next.is_word() && !is_surname(reader, run, taken, given) || is_shouted_word(reader, next) {
            break;
        }
        taken += 1;
    }
    taken
}

/// Whether the item is a word of the language in capitals: the verb of a headline, `ANNA VERDI RESIGNS`.
fn is_shouted_word(reader: &Reader<'_, '_>, item: &Item) -> bool {
    reader.is_shouted(item.first)
        && !reader.class(item.first).any(Class::FIRST_NAME | Class::SURNAME)
        && reader.is_word_of_the_language(item.first)
}

/// Whether a word that no dictionary knows looks like a given name: a capital that it need not have, and no word of the language.
fn is_name_like(reader: &Reader<'_, '_>, item: &Item) -> bool {
    const OTHERS: Class = CLOSED
        .or(Class::COMMON)
        .or(Class::DIRECTION)
        .or(Class::ADVERB)
        .or(Class::ORG_HEAD)
        .or(Class::PLACE_HEAD)
        .or(Class::SENTENCE_STARTER);
    item.is_word()
        && reader.look(item.first).shape().is_title()
        && !reader.opens(item.first)
        && !reader.class(item.first).any(OTHERS)
        && !reader.is_word_of_the_language(item.first)
}

/// Whether the known item at `at` is the surname of the given names before it.
fn is_surname(reader: &Reader<'_, '_>, run: &[Item], at: usize, given: bool) -> bool {
    let item = &run[at];
    if item.len() > 1 || at > 3 {
        return false;
    }
    if reader.gap_before(item.first) == Gap::HYPHEN && matches!(item.source(), Source::Place(..) | Source::Person(_)) {
        return true;
    }
    let last = at + 1 == run.len();
    let is_small_place = matches!(item.source(), Source::Place(_, PlaceSize::Other));
    if at == 1 && last && is_small_place && is_name_like(reader, &run[0]) {
        return reader.is_spaced(item.first) && reader.gap_after(item.end) != Gap::HYPHEN;
    }
    let is_large_place = matches!(item.source(), Source::Place(_, PlaceSize::Large));
    // `Said Osamu Fukushima` names somebody.
    let is_said = || is_name_like(reader, &run[0]) && is_speech(reader, run[0].first.wrapping_sub(1));
    if at == 1 && last && is_large_place && reader.is_spaced(item.first) && is_said() {
        return true;
    }
    let is_company = |id| reader.doc.lexicon().actor_facts(id).kind == ActorKind::Company;
    let fits = match item.source() {
        Source::Person(_) | Source::Place(..) => true,
        // Companies bear the names of those who founded them.
        Source::Organization(id) => at == 1 && last && given && is_company(id),
        Source::Thing => last,
        Source::Title(..) => last && reader.is_capitalised(item.first) && reader.class(item.first).has(Class::COMMON),
        Source::State(_) | Source::Nationality(_) => at == 1 && last && reader.class(item.end).any(CLOSED),
        _ => false,
    };
    given && fits && reader.gap_before(item.first).only(Gap::SPACE | Gap::STOP)
}

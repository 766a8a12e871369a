//! What stands around an unknown name says of it.
//!
//! Which of all these things stand around a name can hardly be foreseen. So all are looked at for every name, and their weights added
//! without a branch; only what takes longer is asked later, of those names that are listed for it.

use std::ops::RangeInclusive;

use super::couples;
use super::evidence::{Evidence, Sums};
use super::name::Name;
use super::reader::{CLOSED, Reader};
use super::source::Traits;
use super::weight;
use crate::extract::bits::Bits;
use crate::lexicon::fold::key_of;
use crate::lexicon::{Class, CueShape, Look, Sector};
use crate::text::List;
use crate::text::{Gap, word, words};

/// A form of a verb counts as speech where it is speech this often, out of 100.
const TRUSTED: u8 = 50;
/// How many names behind a name may stand in the title that follows it.
const MOST_APPOSED: usize = 3;
/// How far behind a name they may begin.
const APPOSED_REACH: u32 = 5;

/// What the words before a name say.
static BEFORE: Sums<16> = Sums::of(&[weight::BRACKETED, weight::TITLE, weight::AGENT, weight::DIRECTED]);
static WORD_BEFORE: Sums<64> =
    Sums::of(&[weight::NAMED, weight::TOLD, weight::SPEAKS, weight::IN, weight::AT, weight::FROM]);
/// What the words after a name say.
static AFTER: Sums<32> = Sums::of(&[weight::OWNER, weight::DEFINES, weight::AGE, weight::WHO, weight::WHICH]);
static WORD_AFTER: Sums<16> = Sums::of(&[weight::SPEAKS, weight::AREA, weight::SPOKEN_OF, weight::NOUN_FOLLOWS]);

/// What stands around the unknown names of an article.
#[derive(Debug, Default)]
pub(super) struct Context {
    /// For each unknown name, what stands around it.
    pub(super) around: Vec<Evidence>,
    /// Finite forms of verbs of speech beside names.
    speech: Bits,
    beside: Bits,
    words: List<u32>,
    /// The unknown names with a determiner before them, ...
    determined: List<u32>,
    /// ... with a comma behind them, ...
    commas: List<u32>,
    /// ... with a title, ...
    titles: List<u32>,
    /// ... and with `and` beside them, or `as` before them.
    beside_link: List<u32>,
}

impl Context {
    /// Reads what stands around the names whose numbers are in `unknown`.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, names: &[Name], unknown: &[u32]) {
        self.find_speech(reader, names, unknown);
        self.determined.clear();
        self.commas.clear();
        self.titles.clear();
        self.beside_link.clear();
        let Self { around, speech, determined, commas, titles, beside_link, .. } = self;
        around.clear();
        let mut determining = determined.adding(unknown.len(), 0);
        around.extend(unknown.iter().zip(0..).map(|(&index, at)| {
            let (evidence, determined) = before(reader, speech, names, index as usize);
            determining.push_if(determined, at);
            evidence
        }));
        drop(determining);
        let [mut with_comma, mut with_title, mut with_link] =
            [&mut *commas, &mut *titles, &mut *beside_link].map(|list| list.adding(unknown.len(), 0));
        for ((around, &index), at) in around.iter_mut().zip(unknown).zip(0..) {
            let (evidence, After { comma, titled, link }) = after(reader, speech, names, index as usize);
            with_comma.push_if(comma, at);
            with_title.push_if(titled, at);
            with_link.push_if(link, at);
            *around = around.and(evidence);
        }
        drop((with_comma, with_title, with_link));
        for &at in determined.as_slice() {
            let name = &names[unknown[at as usize] as usize];
            let short = reader.word_len(name.first - 1) <= 2;
            // `A Black man` is nobody's.
            let describes = describes(reader, name) & (!short | (name.len() > 1));
            around[at as usize].add_if(!describes, if short { weight::A } else { weight::THE });
        }
        for &at in commas.as_slice() {
            around[at as usize].add_if(is_apposition(reader, names, unknown[at as usize] as usize), weight::APPOSITION);
        }
        for &at in titles.as_slice() {
            let evidence = &mut around[at as usize];
            *evidence = evidence.and(title_after(reader, &names[unknown[at as usize] as usize + 1]));
        }
        for &at in beside_link.as_slice() {
            let (evidence, index) = (&mut around[at as usize], unknown[at as usize] as usize);
            evidence.add_if(couples::partner(reader, names, index).is_some(), weight::COUPLED);
            evidence.add_if(couples::is_second_of_titled(reader, names, index), weight::TITLE);
            evidence.add_if(couples::bearer(reader, names, index).is_some(), weight::COUPLED);
        }
    }

    /// Finds the verbs of speech right before and right behind unknown names.
    fn find_speech(&mut self, reader: &Reader<'_, '_>, names: &[Name], unknown: &[u32]) {
        let board = reader.doc.board();
        let Self { speech, beside, words, .. } = self;
        beside.clear(reader.len() as usize);
        for name in unknown.iter().map(|&index| &names[index as usize]) {
            beside.insert(name.first.wrapping_sub(1));
            beside.insert(name.end);
        }
        speech.fill(board.blocks(), |block| {
            beside.block(block) & board.with_class(Class::CUE, block) & !board.with_look(Look::UPPER, block)
        });
        speech.write_to::<4>(words);
        speech.set(reader.len() as usize, words.iter().copied().filter(|&word| is_speech(reader, word)));
    }
}

/// What the words before the name say, but for a determiner, and whether there is one.
#[inline]
fn before(reader: &Reader<'_, '_>, speech: &Bits, names: &[Name], index: usize) -> (Evidence, bool) {
    let name = &names[index];
    // Before the first name stands itself, which does not end where it begins.
    let previous = &names[index.saturating_sub(1)];
    let gap = reader.gap_before(name.first);
    let follows = name.first != 0;
    let spaced = follows & gap.is_space();
    let abbreviated = follows & gap.has(Gap::STOP) & !reader.begins_sentence(name.first, name.first + 1);
    let touches = (spaced | abbreviated) & (previous.end == name.first);
    let titled = touches & previous.traits.any(Traits::TITLE);
    let direct = previous.traits.any(Traits::DIRECT_TITLE);
    let plain = spaced & !titled;
    let word = name.first.wrapping_sub(1);
    let (class, look, hash) = (reader.class(word), reader.look(word), reader.hash(word));
    let determiner = plain & class.has(Class::DETERMINER);
    let rest = plain & !determiner;
    let directed = rest & class.has(Class::DIRECTION);
    let rest = rest & !directed;
    let locative = rest & class.has(Class::LOCATIVE);
    let rest = rest & !locative;
    let named = rest & is_one_of(hash, &words!["named", "called"]);
    let told = rest & (hash == word!("told"));
    let speaks = rest & !named & !told & speech.has(word);
    // At the start of a sentence only those prepositions that often stand there count.
    let lower = locative & look.shape().is_lower();
    let title = lower | (locative & look.shape().is_title());
    let within = (title & is_one_of(hash, &words!["in", "near", "across"]))
        | (lower & is_one_of(hash, &words!["outside", "into"]));
    let located = title & (hash == word!("at"));
    let from =
        (title & (hash == word!("from"))) | (lower & is_one_of(hash, &words!["to", "toward", "towards", "around"]));
    // `The firefighters grant` is nobody.
    let (title, agent) = (titled & direct, titled & !direct & !previous.traits.any(Traits::PLURAL));
    let evidence = BEFORE
        .seen([gap.has(Gap::OPEN), title, agent, directed])
        .and(WORD_BEFORE.seen([named, told, speaks, within, located, from]));
    (evidence, determiner)
}

/// What stands beside a name that takes longer to look at.
struct After {
    /// A comma behind it, ...
    comma: bool,
    /// ... a title, ...
    titled: bool,
    /// ... `and` behind it, or `and` or `as` before it.
    link: bool,
}

/// What the words after the name say, and what else is to be looked at.
#[inline]
fn after(reader: &Reader<'_, '_>, speech: &Bits, names: &[Name], index: usize) -> (Evidence, After) {
    let name = &names[index];
    // Behind the last name stands itself, which does not begin where it ends.
    let follower = &names[(index + 1).min(names.len() - 1)];
    let next = name.end;
    let (gap, class) = (reader.gap_after(next), reader.class(next));
    let comma = gap.has(Gap::COMMA);
    let rest = !gap.has(Gap::PARAGRAPH) & (next < reader.len());
    let owner = rest & reader.is_possessive(next);
    let rest = rest & !owner;
    let bracket = rest & gap.has(Gap::OPEN);
    let rest = rest & !bracket;
    let age = rest & comma & is_age(reader, next);
    let relative = rest & class.has(Class::RELATIVE);
    let rest = rest & !relative;
    let before_comma = rest & comma;
    let before = reader.hash(name.first.wrapping_sub(1));
    let link = (reader.hash(next) == word!("and")) | is_one_of(before, &words!["and", "as"]);
    let link = link & (name.len() == 1);
    let rest = rest & !comma & gap.is_space();
    let speaks = rest & speech.has(next);
    let rest = rest & !speaks;
    let titled = rest & (follower.first == next) & follower.traits.any(Traits::TITLE);
    let defined = (follower.first == next) & (follower.len() == 1);
    // Brackets are seldom.
    let defines = bracket & defined && stands_for(reader, name, next);
    let rest = rest & !titled;
    let who = relative & is_one_of(reader.hash(next), &words!["who", "whose", "whom"]);
    let which = relative & (reader.hash(next) == word!("which"));
    let lower = reader.is_lower(next);
    let area = rest & lower & class.has(Class::PLACE_HEAD);
    let verb = rest & !area & class.any(Class::BE | Class::HAVE | Class::MODAL);
    let small = lower & (name.len() == 1) & !class.any(CLOSED | Class::ADVERB);
    let noun = rest & !area & !verb & small;
    let evidence = AFTER.seen([owner, defines, age, who, which]).and(WORD_AFTER.seen([speaks, area, verb, noun]));
    (evidence, After { comma: before_comma, titled, link })
}

/// Whether a single word, or a name that begins as those of people do, only describes the noun behind it: `the Verdi exhibition`.
#[inline]
fn describes(reader: &Reader<'_, '_>, name: &Name) -> bool {
    const NO_NOUN: Class = CLOSED.or(Class::ADVERB).or(Class::PAST).or(Class::BE).or(Class::HAVE).or(Class::MODAL);
    let next = name.end;
    let lone = (name.len() == 1) & !name.traits.any(Traits::STATE) & !name.origin.is_large_place();
    (lone | (name.len() > 1) & reader.class(name.first).has(Class::FIRST_NAME))
        & reader.gap_after(next).is_space()
        & reader.is_lower(next)
        & !reader.class(next).any(NO_NOUN)
        & !reader.ends_in_ed(next)
}

/// Whether a hash is one of a few, all of which are looked at.
#[inline]
fn is_one_of(hash: u64, words: &[u64]) -> bool {
    words.iter().fold(false, |found, &word| found | (word == hash))
}

/// Whether the word is a number of two digits between commas.
#[inline]
fn is_age(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.look(word).shape().is_number()
        & (reader.word_len(word) == 2)
        & reader.gap_after(word + 1).has(Gap::COMMA | Gap::STOP)
}

/// What a title right after a name says.
fn title_after(reader: &Reader<'_, '_>, title: &Name) -> Evidence {
    let Some((id, ..)) = title.title() else { return Evidence::default() };
    let sectors = reader.doc.lexicon().title_facts(id).sectors;
    let portfolio = reader.is_capitalised(title.first) && sectors.has(Sector::GOV);
    if portfolio { weight::PORTFOLIO } else { weight::MEMBERS }
}

/// Whether a finite form of a verb of speech stands at `word`.
pub(super) fn is_speech(reader: &Reader<'_, '_>, word: u32) -> bool {
    if !(reader.class(word).has(Class::CUE) & reader.is_lower(word)) {
        return false;
    }
    let mut forms = reader.doc.lexicon().cue_forms(reader.hash(word));
    forms.any(|form| matches!(form.shape, CueShape::Past | CueShape::Third) && form.trust >= TRUSTED)
}

/// Whether a title follows the comma after a name: `, the mayor of ...`.
fn is_apposition(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> bool {
    let end = names[index].end;
    let mut determined = reader.class(end).has(Class::DETERMINER);
    let (mut goes_on, mut found) = (true, false);
    // Always as many: where the names end can hardly be foreseen.
    for ahead in 1..=MOST_APPOSED {
        let name = &names[(index + ahead).min(names.len() - 1)];
        let title = name.traits.any(Traits::TITLE);
        let near = (index + ahead < names.len()) & (name.first <= end + APPOSED_REACH);
        goes_on &= near && !reader.begins_sentence(end + 1, name.first + 1);
        let speaks = reader.gap_after(name.end).is_space() && is_speech(reader, name.end);
        found |= goes_on & title & (determined | (name.first <= end + 1)) & !speaks;
        goes_on &= !title;
        determined = true;
    }
    found
}
/// The key of the acronym that the words of `name` begin with, unless it is too short to be told from others.
pub(super) fn acronym_key(reader: &Reader<'_, '_>, name: &Name) -> Option<u64> {
    const LETTERS: RangeInclusive<u32> = 3..=8;
    if !LETTERS.contains(&name.len()) {
        return None;
    }
    let first_byte = |word: u32| reader.doc.word(word as usize).as_bytes().first().copied();
    let mut letters = [0; *LETTERS.end() as usize];
    let mut len = 0;
    for letter in (name.first..name.end).filter_map(first_byte).filter(u8::is_ascii_uppercase) {
        letters[len] = letter;
        len += 1;
    }
    let acronym = std::str::from_utf8(&letters[..len]).ok()?;
    LETTERS.contains(&(len as u32)).then(|| key_of(acronym))
}

/// Whether the capitals of `name` make the acronym at `word`.
pub(super) fn stands_for(reader: &Reader<'_, '_>, name: &Name, word: u32) -> bool {
    let acronym = reader.doc.word(word as usize).as_bytes();
    if acronym.len() < 2 || acronym.len() > 10 || !reader.get(word).is_some_and(|word| word.shape.is_capitalised()) {
        return false;
    }
    let mut letters = acronym.iter().filter(|letter| letter.is_ascii_uppercase());
    let mut missed = 0;
    let mut matched = 0;
    let mut wanted = letters.next();
    for at in name.first..name.end {
        let initial = reader.doc.word(at as usize).as_bytes().first().map(u8::to_ascii_uppercase);
        if wanted.is_some() && initial.as_ref() == wanted {
            matched += 1;
            wanted = letters.next();
        } else if reader.is_capitalised(at) {
            missed += 1;
        }
    }
    wanted.is_none() && matched >= 2 && missed <= 1
}

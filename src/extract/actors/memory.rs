//! What the whole article says of its unknown names: the same name elsewhere, its full form, its form without a capital.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::context::{Context, acronym_key, stands_for};
use super::evidence::{Evidence, Sums, Verdict};
use super::fold::name_key;
use super::index::Index;
use super::key::{mix, whole};
use super::name::{Name, Names, Traits};
use super::reader::{CLOSED, Reader};
use super::shape::{Shape, one_word, several_words};
use super::weight;
use crate::extract::bits::members;
use crate::extract::board::BLOCK;
use crate::lexicon::{Class, Look};
use crate::text::List;
use crate::text::{Gap, word};

/// What a name is taken for, and how surely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) verdict: Verdict,
    pub(super) evidence: Evidence,
    /// The [keys](name_key) of the first and the last word, of people and unknown names.
    pub(super) first: u64,
    pub(super) last: u64,
    /// Whether a lone word of the article may stand for it, an organisation of several words.
    pub(super) has_short_form: bool,
}

/// The context of all mentions of a name counts at most this much for each thing.
const MOST_CONTEXT: i16 = 70;
/// What stands around more mentions than these tells nothing new, and the sum stays small.
const MOST_MENTIONS: u32 = 200;

/// What the article says of the capital of a lone word, ...
static CAPITAL: Sums<8> = Sums::of(&[weight::ONE_WORD, weight::ONE_WORD_AT_START, weight::LOWER_CASE]);
/// ... and what full names say of it.
static FULL_NAMES: Sums<32> =
    Sums::of(&[weight::SURNAME, weight::GIVEN, weight::NEVER_IN_FULL, weight::SHORT_FORM, weight::INITIALS]);

/// All mentions of one unknown name.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// What stands around them.
    around: Evidence,
    mentions: u32,
    /// Whether the name is a single given name.
    is_given_name: bool,
    /// Whether one of them has a capital that it need not have.
    has_capital: bool,
    /// Whether it also stands in the article without a capital.
    is_small: bool,
    /// What the full names of the article say of a lone word.
    full: FullNames,
}

/// What full names of the article a lone word belongs to: a set.
#[derive(Clone, Copy, Debug, Default)]
struct FullNames(u8);

impl FullNames {
    const SURNAME: Self = Self(1);
    const GIVEN: Self = Self(2);
    const SHORT: Self = Self(4);
    const ACRONYM: Self = Self(8);
    /// Given name of somebody whom the dictionary knows.
    const KNOWN_GIVEN: Self = Self(16);

    fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }
}

/// A mention of an unknown name.
#[derive(Clone, Copy, Debug)]
struct Unknown {
    name: u32,
    group: u32,
}

/// What is remembered of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// What each name is taken for.
    pub(super) guesses: Vec<Guess>,
    context: Context,
    /// All mentions of unknown names, ...
    unknown: Vec<Unknown>,
    /// ... those of one word, ...
    lone: List<u32>,
    /// ... and those of several.
    longer: List<u32>,
    groups: Groups,
    words: LoneWords,
}

/// The last sentence that was asked for, and whether it is a headline.
#[derive(Default)]
struct Headline {
    words: Range<u32>,
    is_one: bool,
}

impl Headline {
    /// Whether the word, which stands behind those asked for before, is in a headline.
    #[inline]
    fn holds(&mut self, reader: &Reader<'_, '_>, word: u32) -> bool {
        if word >= self.words.end {
            let sentence = reader.doc.sentences().get(reader.sentence_of(word) as usize);
            self.words = sentence.map_or(0..0, |sentence| sentence.words.clone());
            self.is_one = reader.is_headline(&self.words);
        }
        self.is_one
    }
}

/// The unknown names of an article.
#[derive(Debug, Default)]
struct Groups {
    /// As many as there may be, and one more for what belongs to none.
    list: Vec<Group>,
    count: u32,
    /// Groups by the key of their name.
    by_key: Index,
}

/// So many bits of a hash make its place in the filter of lone words.
const FILTER_BITS: u32 = 10;

/// The words that are unknown names by themselves.
#[derive(Debug)]
struct LoneWords {
    /// Whether the hash of any of them has this [`place`], so that nearly all other words are passed at once.
    filter: [bool; 1 << FILTER_BITS],
    /// What any of them is.
    classes: Class,
    looks: Look,
}

impl Memory {
    /// Decides what every name is.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, names: &Names) {
        let (unknown, known, names) = (names.unknown.as_slice(), names.known.as_slice(), &names.list[..]);
        self.clear(unknown.len());
        self.guesses.extend(names.iter().map(|name| Guess::certain(name.traits.verdict())));
        self.context.read(reader, names, unknown);
        let mut headline = Headline::default();
        for (at, &index) in unknown.iter().enumerate() {
            let in_headline = headline.holds(reader, names[index as usize].first);
            self.guesses[index as usize].evidence = weight::HEADLINE.when(in_headline);
            self.add(reader, names, at, index as usize);
        }
        self.judge_longer(reader, names);
        self.tell_of_known(reader, names, known);
        self.find_small_forms(reader, names);
        self.judge_lone(reader, names);
    }

    fn clear(&mut self, unknown: usize) {
        self.guesses.clear();
        self.unknown.clear();
        self.lone.clear();
        self.longer.clear();
        self.groups.clear(unknown);
        self.words.clear();
    }

    /// Adds a mention of an unknown name, the `at`th of all, to its group, with what stands around it.
    #[inline]
    fn add(&mut self, reader: &Reader<'_, '_>, names: &[Name], at: usize, index: usize) {
        let name = &names[index];
        let (first, last) = (name_key(reader, name.first), name_key(reader, name.end - 1));
        let is_lone = name.len() == 1;
        let alone = mix(0, first);
        // Most names have one or two words.
        let whole = if name.len() > 2 { whole(reader, name) } else { mix(alone, last) };
        let group = self
            .groups
            .add(select_unpredictable(is_lone, alone, whole), reader.class(name.first).has(Class::FIRST_NAME));
        let found = &mut self.groups.list[group as usize];
        found.mentions += 1;
        found.around.add_if(found.mentions <= MOST_MENTIONS, self.context.around[at]);
        found.has_capital |= !reader.opens(name.first);
        let guess = &mut self.guesses[index];
        (guess.first, guess.last) = (first, last);
        self.unknown.push(Unknown { name: index as u32, group });
        self.lone.push_if(is_lone, at as u32);
        self.longer.push_if(!is_lone, at as u32);
    }

    /// Decides for names of several words, and tells the groups of lone words that may stand for them.
    fn judge_longer(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        let Self { guesses, unknown, longer, groups, .. } = self;
        for &at in longer.as_slice() {
            let Unknown { name, group } = unknown[at as usize];
            let (name, guess) = (&names[name as usize], &mut guesses[name as usize]);
            let words = several_words(reader, name, guess.first);
            guess.decide(words.and(groups.list[group as usize].told()));
            match guess.verdict {
                Verdict::Person => groups.tell_parts(guess, FullNames::GIVEN),
                Verdict::Organization => guess.has_short_form = groups.tell_forms(reader, name),
                Verdict::Place | Verdict::Nothing => {}
            }
        }
    }

    /// Tells the groups of lone words that may stand for people and organisations whom the dictionaries know in full.
    fn tell_of_known(&mut self, reader: &Reader<'_, '_>, names: &[Name], known: &[u32]) {
        for index in known.iter().map(|&index| index as usize) {
            let (name, guess) = (&names[index], &mut self.guesses[index]);
            if guess.verdict == Verdict::Person {
                (guess.first, guess.last) = (name_key(reader, name.first), name_key(reader, name.end - 1));
                self.groups.tell_parts(guess, FullNames::KNOWN_GIVEN);
            } else {
                guess.has_short_form = self.groups.tell_forms(reader, name);
            }
        }
    }

    /// Decides for lone words.
    fn judge_lone(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        for &at in self.lone.as_slice() {
            let unknown = &self.unknown[at as usize];
            let guess = &mut self.guesses[unknown.name as usize];
            let Shape { evidence, is_plain } = one_word(reader, &names[unknown.name as usize], guess.first);
            let group = &self.groups.list[unknown.group as usize];
            let is_state = names[unknown.name as usize].traits.any(Traits::STATE);
            guess.decide(evidence.and(group.told()).and(group.alone(is_plain, is_state)));
        }
    }

    /// Tells the groups of lone words whether the article also has them without a capital.
    fn find_small_forms(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        for &at in self.lone.as_slice() {
            self.words.add(reader, names[self.unknown[at as usize].name as usize].first);
        }
        if !self.lone.as_slice().is_empty() {
            self.words.find_small_forms(reader, &mut self.groups);
        }
    }
}

impl Guess {
    /// What the dictionaries are sure of.
    fn certain(verdict: Verdict) -> Self {
        Self { verdict, evidence: Evidence::default(), first: 0, last: 0, has_short_form: false }
    }

    /// Decides for a mention, of which `more` is known besides.
    #[inline]
    fn decide(&mut self, more: Evidence) {
        self.evidence = self.evidence.and(more);
        self.verdict = self.evidence.verdict();
    }
}

impl Groups {
    fn clear(&mut self, most: usize) {
        self.list.clear();
        self.list.resize(most + 1, Group::default());
        self.count = 0;
        self.by_key.clear(most);
    }

    /// Gives the group of the name with this key, which may be new.
    #[inline]
    fn add(&mut self, key: u64, is_given_name: bool) -> u32 {
        let new = self.count;
        let group = self.by_key.get_or_insert(key, new);
        let is_new = group == new;
        self.count += u32::from(is_new);
        self.list[group as usize].is_given_name |= is_new & is_given_name;
        group
    }

    /// The group of the single word with this key, or the last one, for what belongs to none.
    #[inline]
    fn of_word(&self, key: u64) -> u32 {
        self.by_key.get_or(mix(0, key), self.list.len() as u32 - 1)
    }

    /// Tells the group of a single word with this key, if there is one, what it is part of; gives whether there is one.
    #[inline]
    fn tell(&mut self, key: u64, part: FullNames) -> bool {
        let group = self.of_word(key) as usize;
        self.list[group].full.0 |= part.0;
        group + 1 < self.list.len()
    }

    /// Tells the groups of the first and the last word of somebody's full name, of which the first is so `given`.
    fn tell_parts(&mut self, name: &Guess, given: FullNames) {
        self.tell(name.last, FullNames::SURNAME);
        self.tell(name.first, given);
    }

    /// Tells the groups of single words that may stand for an organisation of several words; gives whether there are any.
    fn tell_forms(&mut self, reader: &Reader<'_, '_>, name: &Name) -> bool {
        let opens = opens_with_short_form(reader, name);
        let short = FullNames(u8::from(opens) * FullNames::SHORT.0);
        let mut any = self.tell(name_key(reader, name.first), short) & opens;
        if let Some(last) = short_last(reader, name) {
            any |= self.tell(name_key(reader, last), FullNames::SHORT);
        }
        if reader.gap_after(name.end).has(Gap::OPEN) && stands_for(reader, name, name.end) {
            any |= self.tell(name_key(reader, name.end), FullNames::ACRONYM);
        } else if let Some(acronym) = acronym_key(reader, name) {
            any |= self.tell(acronym, FullNames::ACRONYM);
        }
        any
    }
}

impl Default for LoneWords {
    fn default() -> Self {
        Self { filter: [false; 1 << FILTER_BITS], classes: Class::NONE, looks: Look::default() }
    }
}

impl LoneWords {
    fn clear(&mut self) {
        self.filter.fill(false);
        (self.classes, self.looks) = (Class::NONE, Look::default());
    }

    #[inline]
    fn add(&mut self, reader: &Reader<'_, '_>, word: u32) {
        self.filter[place(reader.hash(word))] = true;
        self.classes = self.classes | reader.class(word);
        self.looks = self.looks.or(reader.look(word));
    }

    /// Tells the groups of those words that the article also has without a capital.
    fn find_small_forms(&mut self, reader: &Reader<'_, '_>, groups: &mut Groups) {
        /// Most words without a capital are in one of these classes; unknown names are hardly ever.
        const USUAL: Class = CLOSED.or(Class::ADVERB);
        let board = reader.doc.board();
        // However a word is written, its classes are the same, and so is what the event tables say.
        let is_usual = self.classes.any(USUAL);
        let looks = Look::UPPER.or(Look::EVENTS.without(self.looks));
        for (block, words) in reader.doc.words().chunks(BLOCK).enumerate() {
            let usual = if is_usual { 0 } else { board.with_class(USUAL, block) };
            // Hardly any passes: those that do are set apart without a branch.
            let is_found = |word: u32| self.filter[place(words.get(word as usize).map_or(0, |word| word.hash))];
            let found = members(0, !usual & !board.with_look(looks, block))
                .fold(0, |found, word| found | u64::from(is_found(word)) << (word % 64));
            for word in members(block, found) {
                let group = groups.of_word(name_key(reader, word));
                groups.list[group as usize].is_small = true;
            }
        }
    }
}

/// The place of a hash in the filter.
#[inline(always)]
fn place(hash: u64) -> usize {
    (hash >> (u64::BITS - FILTER_BITS)) as usize
}

/// Whether the first word of an organisation's name may stand for the whole.
pub(super) fn opens_with_short_form(reader: &Reader<'_, '_>, name: &Name) -> bool {
    let vague = Class::COMMON | Class::DIRECTION | Class::ORG_HEAD | Class::FIRST_NAME | Class::NUMBER_WORD;
    let unowned = name.traits.any(Traits::UNKNOWN.or(Traits::HEADED)) & !name.origin.has_owner();
    unowned & !reader.class(name.first).any(vague)
}

/// The word after `of` that may stand for the whole name: `Order of Ravens`, `Ravens`.
pub(super) fn short_last(reader: &Reader<'_, '_>, name: &Name) -> Option<u32> {
    let last = name.end - 1;
    let named = name.traits.any(Traits::HEADED.or(Traits::BODY).or(Traits::ORGANIZATION))
        & (name.len() == 3)
        & (reader.hash(name.first + 1) == word!("of"));
    let is_known =
        || reader.doc.hit_at(last as usize).is_some() || reader.class(last).any(Class::COMMON | Class::ORG_HEAD);
    (named && !is_known()).then_some(last)
}

impl Group {
    /// What stands around all mentions.
    fn told(&self) -> Evidence {
        self.around.clamped::<MOST_CONTEXT>()
    }

    /// What the article says of a lone word; `is_plain`: its capital may say something; `is_state`: it also names a state, which nobody
    /// whom the dictionary knows is called by (`Israel` where Israel Katz is named).
    fn alone(&self, is_plain: bool, is_state: bool) -> Evidence {
        let full = self.full;
        let given = full.has(FullNames::GIVEN) | (full.has(FullNames::KNOWN_GIVEN) & !is_state);
        let in_full = full.has(FullNames::SURNAME) | given;
        let never_in_full = !in_full & !self.is_given_name;
        let (plain, plain_at_start) = (is_plain & self.has_capital, is_plain & !self.has_capital);
        let (short, acronym) = (full.has(FullNames::SHORT), full.has(FullNames::ACRONYM));
        CAPITAL.seen([plain, plain_at_start, self.is_small]).and(FULL_NAMES.seen([
            full.has(FullNames::SURNAME),
            given,
            never_in_full,
            short,
            acronym,
        ]))
    }
}

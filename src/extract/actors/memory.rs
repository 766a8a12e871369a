//! What the whole article says of its unknown names: the same name elsewhere, its full form, its form without a capital.

use super::context::{context, stands_for};
use super::evidence::{Evidence, Verdict};
use super::fold::name_key;
use super::index::Index;
use super::key::mix;
use super::name::{Name, Names, Source};
use super::reader::{CLOSED, Reader};
use super::shape::shape;
use super::weight;
use crate::extract::bits::members;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, word};

/// What a name is taken for, and how surely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) verdict: Verdict,
    pub(super) evidence: Evidence,
    /// The [keys](name_key) of the first and the last word, of people and unknown names.
    pub(super) first: u64,
    pub(super) last: u64,
}

/// The context of all mentions of a name counts at most this much for each thing.
const MOST_CONTEXT: i16 = 70;
/// What stands around more mentions than these tells nothing new, and the sum stays small.
const MOST_MENTIONS: u32 = 200;

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

    fn has(self, part: Self) -> bool {
        self.0 & part.0 != 0
    }
}

/// A mention of an unknown name.
#[derive(Clone, Copy, Debug)]
struct Unknown {
    name: u32,
    group: u32,
    /// Whether it is one word, whose capital may say something.
    is_plain: bool,
}

/// What is remembered of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// What each name is taken for.
    pub(super) guesses: Vec<Guess>,
    /// Mentions of one word, ...
    lone: Vec<Unknown>,
    /// ... and of several.
    longer: Vec<Unknown>,
    groups: Groups,
    words: LoneWords,
}

/// The unknown names of an article.
#[derive(Debug, Default)]
struct Groups {
    list: Vec<Group>,
    /// Groups by the key of their name.
    by_key: Index,
}

/// The words that are unknown names by themselves.
#[derive(Debug, Default)]
struct LoneWords {
    /// Groups by the hash of the word.
    groups: Index,
    /// A bit for each hash, so that other words are passed at once.
    filter: [u64; 16],
    /// What any of them is.
    classes: Class,
    looks: Look,
}

impl Memory {
    /// Decides what every name is.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, names: &Names) {
        self.clear(&names.unknown);
        let certain = |name: &Name| Guess { verdict: name.known, evidence: Evidence::default(), first: 0, last: 0 };
        self.guesses.extend(names.list.iter().map(certain));
        let mut headline = (u32::MAX, false);
        for &unknown in &names.unknown {
            let sentence = names.list[unknown as usize].sentence;
            if headline.0 != sentence {
                headline = (sentence, reader.is_headline(sentence));
            }
            self.add(reader, &names.list, unknown as usize, headline.1);
        }
        for unknown in &self.longer {
            decide(&mut self.guesses, unknown, self.groups.get(unknown.group).told());
        }
        self.find_full_names(reader, &names.list);
        if !self.lone.is_empty() {
            self.find_small_forms(reader);
        }
        for unknown in &self.lone {
            let group = self.groups.get(unknown.group);
            decide(&mut self.guesses, unknown, group.told().and(group.alone(unknown.is_plain)));
        }
    }

    fn clear(&mut self, unknown: &[u32]) {
        self.guesses.clear();
        self.lone.clear();
        self.longer.clear();
        self.groups.list.clear();
        self.groups.by_key.clear(unknown.len());
        self.words.groups.clear(unknown.len());
        self.words.filter = [0; 16];
        (self.words.classes, self.words.looks) = (Class::NONE, Look::default());
    }

    /// Adds a mention of an unknown name to its group, with what stands around it, and notes what it says by itself.
    fn add(&mut self, reader: &Reader<'_, '_>, names: &[Name], index: usize, in_headline: bool) {
        let name = &names[index];
        let first = name_key(reader, name.first);
        let (mut last, mut whole) = (first, mix(0, first));
        for word in name.first + 1..name.end {
            last = name_key(reader, word);
            whole = mix(whole, last);
        }
        let group = self.groups.add(whole, reader.class(name.first).has(Class::FIRST_NAME));
        if let Some(found) = self.groups.list.get_mut(group as usize) {
            found.mentions += 1;
            found.around.add_if(found.mentions <= MOST_MENTIONS, context(reader, names, index));
            found.has_capital |= !reader.opens(name.first);
        }
        let shape = shape(reader, name, first);
        if let Some(guess) = self.guesses.get_mut(index) {
            guess.evidence = shape.evidence.and(weight::HEADLINE.when(in_headline));
            (guess.first, guess.last) = (first, last);
        }
        let unknown = Unknown { name: index as u32, group, is_plain: shape.is_plain };
        if name.len() == 1 {
            self.words.add(reader, name.first, group);
            self.lone.push(unknown);
        } else {
            self.longer.push(unknown);
        }
    }

    /// Finds the lone words that the article also has without a capital.
    fn find_small_forms(&mut self, reader: &Reader<'_, '_>) {
        /// Most words without a capital are in one of these classes; unknown names are hardly ever.
        const USUAL: Class = CLOSED.or(Class::ADVERB);
        let board = reader.doc.board();
        // However a word is written, its classes are the same, and so is what the event tables say.
        let is_usual = self.words.classes.any(USUAL);
        let looks = Look::UPPER.or(Look::EVENTS.without(self.words.looks));
        for block in 0..board.blocks() {
            let usual = if is_usual { 0 } else { board.with_class(USUAL, block) };
            let possible = !usual & !board.with_look(looks, block);
            for word in members(block, possible).map_while(|word| reader.get(word)) {
                if let Some(group) =
                    self.words.find(word.hash).and_then(|group| self.groups.list.get_mut(group as usize))
                {
                    group.is_small = true;
                }
            }
        }
    }

    /// Tells the groups of lone words which full names they belong to.
    fn find_full_names(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        for (name, guess) in names.iter().zip(&mut self.guesses) {
            let has_forms = matches!(guess.verdict, Verdict::Person | Verdict::Organization);
            if !(has_forms & (name.len() > 1)) {
                continue;
            }
            if guess.verdict == Verdict::Person {
                if name.known == Verdict::Person {
                    (guess.first, guess.last) = (name_key(reader, name.first), name_key(reader, name.end - 1));
                }
                self.groups.tell(guess.last, FullNames::SURNAME);
                self.groups.tell(guess.first, FullNames::GIVEN);
            } else if !matches!(name.source, Source::State(_) | Source::Nationality(_)) {
                self.groups.tell_forms(reader, name);
            }
        }
    }
}

impl Groups {
    /// Adds a mention of the name with this key to its group, which may be new.
    fn add(&mut self, key: u64, is_given_name: bool) -> u32 {
        let new = self.list.len() as u32;
        let group = self.by_key.get_or_insert(key, new);
        if group == new {
            self.list.push(Group { is_given_name, ..Group::default() });
        }
        group
    }

    fn get(&self, group: u32) -> Group {
        self.list.get(group as usize).copied().unwrap_or_default()
    }

    /// Tells the group of a single word with this key, if there is one, what it is part of.
    fn tell(&mut self, key: u64, part: FullNames) {
        let group = self.by_key.get(mix(0, key));
        if let Some(found) = group.and_then(|group| self.list.get_mut(group as usize)) {
            found.full.0 |= part.0;
        }
    }

    /// Tells the groups of single words that may stand for an organisation of several words.
    fn tell_forms(&mut self, reader: &Reader<'_, '_>, name: &Name) {
        if opens_with_short_form(reader, name) {
            self.tell(name_key(reader, name.first), FullNames::SHORT);
        }
        if let Some(last) = short_last(reader, name) {
            self.tell(name_key(reader, last), FullNames::SHORT);
        }
        if reader.gap_after(name.end).has(Gap::OPEN) && stands_for(reader, name, name.end) {
            self.tell(name_key(reader, name.end), FullNames::ACRONYM);
        }
    }
}

impl LoneWords {
    fn add(&mut self, reader: &Reader<'_, '_>, word: u32, group: u32) {
        let Some(hash) = reader.get(word).map(|word| word.hash) else { return };
        // Spellings with other accents are other words.
        self.groups.insert_new(hash, group);
        let (at, bit) = bit(hash);
        self.filter[at] |= bit;
        self.classes = self.classes | reader.class(word);
        self.looks = self.looks.or(reader.look(word));
    }

    fn find(&self, hash: u64) -> Option<u32> {
        let (at, bit) = bit(hash);
        (self.filter[at] & bit != 0).then(|| self.groups.get(hash)).flatten()
    }
}

/// The place of a hash in the filter.
fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 60) as usize, 1 << (hash >> 54 & 63))
}

/// Decides for one mention: what it says itself stands in its guess, what is known besides in `more`.
fn decide(guesses: &mut [Guess], unknown: &Unknown, more: Evidence) {
    let Some(guess) = guesses.get_mut(unknown.name as usize) else { return };
    guess.evidence = guess.evidence.and(more);
    guess.verdict = guess.evidence.verdict();
}

/// Whether the first word of an organisation's name may stand for the whole.
pub(super) fn opens_with_short_form(reader: &Reader<'_, '_>, name: &Name) -> bool {
    let vague = Class::COMMON | Class::DIRECTION | Class::ORG_HEAD | Class::FIRST_NAME | Class::NUMBER_WORD;
    matches!(name.source, Source::Unknown | Source::Headed { owner: None, .. }) && !reader.class(name.first).any(vague)
}

/// The word after `of` that may stand for the whole name: `Order of Ravens`, `Ravens`.
pub(super) fn short_last(reader: &Reader<'_, '_>, name: &Name) -> Option<u32> {
    let last = name.end - 1;
    let named = matches!(name.source, Source::Headed { .. } | Source::Body(..))
        && name.len() == 3
        && reader.is(name.first + 1, word!("of"));
    let known = reader.doc.hit_at(last as usize).is_some() || reader.class(last).any(Class::COMMON | Class::ORG_HEAD);
    (named && !known).then_some(last)
}

impl Group {
    /// What stands around all mentions.
    fn told(&self) -> Evidence {
        self.around.clamped::<MOST_CONTEXT>()
    }

    /// What the article says of a lone word; `is_plain`: its capital may say something.
    fn alone(&self, is_plain: bool) -> Evidence {
        let full = self.full;
        let in_full = full.has(FullNames::SURNAME) || full.has(FullNames::GIVEN);
        let capital = if self.has_capital { weight::ONE_WORD } else { weight::ONE_WORD_AT_START };
        let mut evidence = capital.when(is_plain);
        evidence.add_if(self.is_small, weight::LOWER_CASE);
        evidence.add_if(full.has(FullNames::SURNAME), weight::SURNAME);
        evidence.add_if(full.has(FullNames::GIVEN), weight::GIVEN);
        evidence.add_if(!in_full && !self.is_given_name, weight::NEVER_IN_FULL);
        evidence.add_if(full.has(FullNames::SHORT), weight::SHORT_FORM);
        evidence.add_if(full.has(FullNames::ACRONYM), weight::INITIALS);
        evidence
    }
}

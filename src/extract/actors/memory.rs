//! What the whole article says of its unknown names: the same name elsewhere, its full form, its form without a capital.

use super::context::{context, stands_for};
use super::evidence::{Evidence, Verdict};
use super::fold::name_key;
use super::index::Index;
use super::key::mix;
use super::name::{Name, Source};
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

/// What full names of the article a lone word belongs to.
#[derive(Clone, Copy, Debug, Default)]
struct FullNames {
    surname: bool,
    given: bool,
    short: bool,
    acronym: bool,
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
    groups: Vec<Group>,
    /// Groups by the key of their name.
    by_key: Index,
    words: LoneWords,
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
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        self.clear(names.len());
        let mut headline = (u32::MAX, false);
        for (index, name) in names.iter().enumerate() {
            self.guesses.push(certain(name));
            if is_unknown(name) {
                if headline.0 != name.sentence {
                    headline = (name.sentence, reader.is_headline(name.sentence));
                }
                self.add(reader, names, index, headline.1);
            }
        }
        self.longer.iter().for_each(|unknown| decide(&mut self.guesses, &self.groups, unknown, Evidence::default()));
        if self.lone.is_empty() {
            return;
        }
        self.find_small_forms(reader);
        self.find_full_names(reader, names);
        for unknown in &self.lone {
            let alone = self.groups[unknown.group as usize].alone(unknown.is_plain);
            decide(&mut self.guesses, &self.groups, unknown, alone);
        }
    }

    fn clear(&mut self, names: usize) {
        self.guesses.clear();
        self.lone.clear();
        self.longer.clear();
        self.groups.clear();
        self.by_key.clear(names / 2);
        self.words.groups.clear(names / 4);
        self.words.filter = [0; 16];
        (self.words.classes, self.words.looks) = (Class::NONE, Look::default());
    }

    /// Adds a mention of an unknown name to its group, with what stands around it, and notes what it says by itself.
    fn add(&mut self, reader: &Reader<'_, '_>, names: &[Name], index: usize, in_headline: bool) {
        let name = &names[index];
        let key = name_key(reader, name.first);
        let group = self.group_of(reader, name, key);
        if let Some(found) = self.groups.get_mut(group as usize) {
            found.mentions += 1;
            found.around.add_if(found.mentions <= MOST_MENTIONS, context(reader, names, index));
            found.has_capital |= !reader.opens(name.first);
        }
        let shape = shape(reader, name, key);
        if let Some(guess) = self.guesses.get_mut(index) {
            guess.evidence = shape.evidence.and(weight::HEADLINE.when(in_headline));
        }
        let unknown = Unknown { name: index as u32, group, is_plain: shape.is_plain };
        if name.len() == 1 { self.lone.push(unknown) } else { self.longer.push(unknown) }
    }

    /// The group of a name, which may be new; `first` is the key of its first word.
    fn group_of(&mut self, reader: &Reader<'_, '_>, name: &Name, first: u64) -> u32 {
        let key = (name.first + 1..name.end).fold(mix(0, first), |key, word| mix(key, name_key(reader, word)));
        let group = self.by_key.get(key).unwrap_or(self.groups.len() as u32);
        if group as usize == self.groups.len() {
            let is_given_name = reader.class(name.first).has(Class::FIRST_NAME);
            self.groups.push(Group { is_given_name, ..Group::default() });
            self.by_key.insert(key, group);
        }
        if name.len() == 1 {
            self.words.add(reader, name.first, group);
        }
        group
    }

    /// Finds the lone words that the article also has without a capital.
    fn find_small_forms(&mut self, reader: &Reader<'_, '_>) {
        /// Most words without a capital are in one of these classes; unknown names are hardly ever.
        const USUAL: Class = CLOSED.or(Class::ADVERB);
        let board = reader.doc.board();
        // However a word is written, its classes are the same, and so is what the event tables say.
        let classes = USUAL.without(self.words.classes);
        let looks = Look::UPPER.or(Look::EVENTS.without(self.words.looks));
        for block in 0..board.blocks() {
            let possible = !board.with_class(classes, block) & !board.with_look(looks, block);
            for word in members(block, possible).map_while(|word| reader.get(word)) {
                if let Some(group) = self.words.find(word.hash) {
                    self.groups[group as usize].is_small = true;
                }
            }
        }
    }

    /// Tells the groups of lone words which full names they belong to.
    fn find_full_names(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.len() > 1) {
            match self.guesses[index].verdict {
                Verdict::Person => {
                    self.tell(reader, name.end - 1, |full| full.surname = true);
                    self.tell(reader, name.first, |full| full.given = true);
                }
                Verdict::Organization if !matches!(name.source, Source::State(_) | Source::Nationality(_)) => {
                    if opens_with_short_form(reader, name) {
                        self.tell(reader, name.first, |full| full.short = true);
                    }
                    if let Some(last) = short_last(reader, name) {
                        self.tell(reader, last, |full| full.short = true);
                    }
                    if reader.gap_after(name.end).has(Gap::OPEN) && stands_for(reader, name, name.end) {
                        self.tell(reader, name.end, |full| full.acronym = true);
                    }
                }
                _ => {}
            }
        }
    }

    /// Tells the group of a single word, if there is one, what it is part of.
    fn tell(&mut self, reader: &Reader<'_, '_>, word: u32, tell: impl FnOnce(&mut FullNames)) {
        if let Some(group) = self.by_key.get(mix(0, name_key(reader, word))) {
            tell(&mut self.groups[group as usize].full);
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

fn is_unknown(name: &Name) -> bool {
    match name.source {
        Source::Place(..) | Source::State(_) => name.len() == 1,
        Source::Unknown | Source::Headed { .. } | Source::Placed => true,
        _ => false,
    }
}

/// What the dictionaries say, and nothing for unknown names.
fn certain(name: &Name) -> Guess {
    let verdict = match name.source {
        Source::Person(_) => Verdict::Person,
        Source::Organization(_)
        | Source::Government(_)
        | Source::State(_)
        | Source::Nationality(_)
        | Source::Body(..) => Verdict::Organization,
        Source::Place(..) => Verdict::Place,
        _ => Verdict::Nothing,
    };
    Guess { verdict, evidence: Evidence::default() }
}

/// Decides for one mention: what it says itself stands in its guess; `more` is known besides what stands around all mentions.
fn decide(guesses: &mut [Guess], groups: &[Group], unknown: &Unknown, more: Evidence) {
    let Some(guess) = guesses.get_mut(unknown.name as usize) else { return };
    let around =
        groups.get(unknown.group as usize).map_or_else(Evidence::default, |group| group.around.clamped(MOST_CONTEXT));
    guess.evidence = guess.evidence.and(around).and(more);
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
    /// What the article says of a lone word; `is_plain`: its capital may say something.
    fn alone(&self, is_plain: bool) -> Evidence {
        let capital = if self.has_capital { weight::ONE_WORD } else { weight::ONE_WORD_AT_START };
        let mut evidence = capital.when(is_plain);
        evidence.add_if(self.is_small, weight::LOWER_CASE);
        let full = self.full;
        evidence.add_if(full.surname, weight::SURNAME);
        evidence.add_if(full.given, weight::GIVEN);
        evidence.add_if(!(full.surname || full.given || self.is_given_name), weight::NEVER_IN_FULL);
        evidence.add_if(full.short, weight::SHORT_FORM);
        evidence.add_if(full.acronym, weight::INITIALS);
        evidence
    }
}

//! What the whole article says of its unknown names: the same name elsewhere, its full form, its form without a capital.

use super::evidence::{Evidence, Verdict, context, shape, stands_for};
use super::fold::name_key;
use super::index::Index;
use super::key::{mix, whole};
use super::name::{Name, Source};
use super::reader::Reader;
use crate::lexicon::Class;
use crate::text::{Gap, word};

/// What a name is taken for, and how surely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    pub(super) verdict: Verdict,
    pub(super) evidence: Evidence,
}

/// The context of all mentions of a name counts at most this much for each thing.
const MOST_CONTEXT: i16 = 70;
/// The lone word is the surname of somebody named in full.
const SURNAME: Evidence = Evidence { person: 55, organization: 0, place: 0, nothing: -10 };
/// The lone word is the given name of somebody named in full.
const GIVEN: Evidence = Evidence { person: 40, organization: 0, place: 0, nothing: 0 };
/// The lone word is no part of a name of a person: people are named in full once, organisations and places need not be.
const NEVER_IN_FULL: Evidence = Evidence { person: -14, organization: 6, place: 2, nothing: 0 };
/// The word opens the name of an organisation.
const SHORT_FORM: Evidence = Evidence { person: -10, organization: 34, place: 0, nothing: 0 };
/// The word is made of the initials of an organisation.
const INITIALS: Evidence = Evidence { person: -20, organization: 45, place: 0, nothing: -10 };
/// The word also stands in the article without a capital.
const LOWER_CASE: Evidence = Evidence { person: 0, organization: 0, place: 0, nothing: 45 };

/// The mention stands in a headline, where every word has a capital.
const HEADLINE: Evidence = Evidence { person: -6, organization: -6, place: 0, nothing: 20 };

/// All mentions of one unknown name.
#[derive(Clone, Copy, Debug, Default)]
struct Group {
    /// What stands around them.
    around: Evidence,
    /// The hash of the name, if it is one word.
    lone: Option<u64>,
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
    in_headline: bool,
}

/// What is remembered of the names of an article.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// What each name is taken for.
    pub(super) guesses: Vec<Guess>,
    unknown: Vec<Unknown>,
    groups: Vec<Group>,
    /// Groups by the key of their name.
    by_key: Index,
    /// Groups of a single word by its hash.
    by_word: Index,
    /// A bit for each such hash, so that other words are passed at once.
    filter: [u64; 16],
}

impl Memory {
    /// Decides what every name is.
    pub(super) fn read(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        self.guesses.clear();
        self.guesses.extend(names.iter().map(certain));
        self.group(reader, names);
        self.find_small_forms(reader);
        for unknown in &self.unknown {
            let guess = decide(reader, &names[unknown.name as usize], &self.groups[unknown.group as usize], unknown);
            self.guesses[unknown.name as usize] = guess;
        }
        self.find_full_names(reader, names);
        for unknown in &self.unknown {
            let group = &self.groups[unknown.group as usize];
            if group.lone.is_some() {
                let guess = &mut self.guesses[unknown.name as usize];
                guess.evidence.add(group.full.support(group.is_given_name));
                guess.verdict = guess.evidence.verdict();
            }
        }
    }

    /// Brings the mentions of each unknown name together, with what stands around them.
    fn group(&mut self, reader: &Reader<'_, '_>, names: &[Name]) {
        self.unknown.clear();
        self.groups.clear();
        let unknown = names.iter().filter(|name| is_unknown(name)).count();
        self.by_key.clear(unknown);
        self.by_word.clear(unknown);
        self.filter = [0; 16];
        let mut headline = (u32::MAX, false);
        for (index, name) in names.iter().enumerate().filter(|(_, name)| is_unknown(name)) {
            if headline.0 != name.sentence {
                headline = (name.sentence, reader.is_headline(name.sentence));
            }
            let group = self.group_of(reader, name);
            let found = &mut self.groups[group as usize];
            found.around.add(context(reader, names, index));
            found.has_capital |= !reader.opens(name.first);
            self.unknown.push(Unknown { name: index as u32, group, in_headline: headline.1 });
        }
    }

    /// The group of a name, which may be new.
    fn group_of(&mut self, reader: &Reader<'_, '_>, name: &Name) -> u32 {
        let key = whole(reader, name);
        let group = self.by_key.get(key).unwrap_or(self.groups.len() as u32);
        let lone = reader.get(name.first).filter(|_| name.len() == 1).map(|word| word.hash);
        if group as usize == self.groups.len() {
            let is_given_name = reader.class(name.first).has(Class::FIRST_NAME);
            self.groups.push(Group { lone, is_given_name, ..Group::default() });
            self.by_key.insert(key, group);
        }
        // Spellings with other accents are other words.
        if let Some(hash) = lone {
            self.by_word.insert_new(hash, group);
            let (at, bit) = bit(hash);
            self.filter[at] |= bit;
        }
        group
    }

    /// Finds the lone words that the article also has without a capital.
    fn find_small_forms(&mut self, reader: &Reader<'_, '_>) {
        for word in reader.words() {
            let (at, bit) = bit(word.hash);
            let possible = self.filter[at] & bit != 0 && word.shape.is_lower();
            if let Some(group) = possible.then(|| self.by_word.get(word.hash)).flatten() {
                self.groups[group as usize].is_small = true;
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

/// The place of a hash in the filter.
fn bit(hash: u64) -> (usize, u64) {
    ((hash >> 60) as usize, 1 << (hash >> 54 & 63))
}

fn is_unknown(name: &Name) -> bool {
    let lone = name.len() == 1 && matches!(name.source, Source::Place(..) | Source::State(_));
    lone || matches!(name.source, Source::Unknown | Source::Headed { .. } | Source::Placed)
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

/// Decides for one mention by what is known of all.
fn decide(reader: &Reader<'_, '_>, name: &Name, group: &Group, unknown: &Unknown) -> Guess {
    let mut evidence = shape(reader, name, !group.has_capital);
    evidence.add(group.around.clamped(MOST_CONTEXT));
    evidence.add_if(group.is_small, LOWER_CASE);
    evidence.add_if(unknown.in_headline, HEADLINE);
    Guess { verdict: evidence.verdict(), evidence }
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

impl FullNames {
    /// What the full names say of a lone word; `given`: it is a given name.
    fn support(self, given: bool) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.add_if(self.surname, SURNAME);
        evidence.add_if(self.given, GIVEN);
        evidence.add_if(evidence == Evidence::default() && !given, NEVER_IN_FULL);
        evidence.add_if(self.short, SHORT_FORM);
        evidence.add_if(self.acronym, INITIALS);
        evidence
    }
}

//! What the whole article says of its unknown names: the same name elsewhere, its full form, its form without a capital.

use super::evidence::{Evidence, Verdict, context, shape, stands_for};
use super::fold::name_key;
use super::key::whole;
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

/// The key of an unknown name, its index, and whether it stands in a headline.
type Unknown = (u64, u32, bool);

/// Decides what every name is.
pub(super) fn guesses(reader: &Reader<'_, '_>, names: &[Name]) -> Vec<Guess> {
    let mut guesses: Vec<Guess> = names.iter().map(certain).collect();
    let mut unknown: Vec<Unknown> = Vec::with_capacity(names.len());
    let sentences = reader.doc.sentences();
    let mut sentence = 0;
    let mut headline = (u32::MAX, false);
    for (index, name) in names.iter().enumerate() {
        if is_unknown(name) {
            guesses[index].evidence = context(reader, names, index);
            while sentences.get(sentence as usize).is_some_and(|found| found.words.end <= name.first) {
                sentence += 1;
            }
            if headline.0 != sentence {
                headline = (sentence, reader.is_headline(sentence));
            }
            unknown.push((whole(reader, name), index as u32, headline.1));
        }
    }
    unknown.sort_unstable();
    let small = lower_case_forms(reader, names, &unknown);
    for group in unknown.chunk_by(|one, other| one.0 == other.0) {
        decide(reader, names, group, small.binary_search(&group[0].0).is_ok(), &mut guesses);
    }
    let full = FullNames::of(reader, names, &guesses);
    for group in unknown.chunk_by(|one, other| one.0 == other.0).filter(|group| names[group[0].1 as usize].len() == 1) {
        let given = reader.class(names[group[0].1 as usize].first).has(Class::FIRST_NAME);
        let support = full.support(group[0].0, given);
        for &(_, index, _) in group {
            let guess = &mut guesses[index as usize];
            guess.evidence.add(support);
            guess.verdict = guess.evidence.verdict();
        }
    }
    guesses
}

fn is_unknown(name: &Name) -> bool {
    let lone = name.len() == 1 && matches!(name.source, Source::Place(_) | Source::State(_));
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
        Source::Place(_) => Verdict::Place,
        _ => Verdict::Nothing,
    };
    Guess { verdict, evidence: Evidence::default() }
}

/// Decides for all mentions of one name together; `small` says that it also stands there without a capital.
fn decide(reader: &Reader<'_, '_>, names: &[Name], group: &[Unknown], small: bool, guesses: &mut [Guess]) {
    let mut around = Evidence::default();
    let mut capital = false;
    for &(_, index, _) in group {
        around.add(guesses[index as usize].evidence);
        capital |= !reader.opens(names[index as usize].first);
    }
    let around = around.clamped(MOST_CONTEXT);
    for &(_, index, headline) in group {
        let name = &names[index as usize];
        let mut evidence = shape(reader, name, reader.opens(name.first) && !capital);
        evidence.add(around);
        evidence.add_if(small, LOWER_CASE);
        evidence.add_if(headline, HEADLINE);
        guesses[index as usize] = Guess { verdict: evidence.verdict(), evidence };
    }
}

/// The keys of lone unknown words that the article also has without a capital, sorted.
fn lower_case_forms(reader: &Reader<'_, '_>, names: &[Name], unknown: &[Unknown]) -> Vec<u64> {
    let mut wanted: Vec<(u64, u64)> = Vec::new();
    let mut filter = [0u64; 16];
    for &(key, index, _) in unknown.iter().filter(|(_, index, _)| names[*index as usize].len() == 1) {
        let Some(word) = reader.get(names[index as usize].first) else { continue };
        filter[(word.hash >> 60) as usize] |= 1 << (word.hash >> 54 & 63);
        wanted.push((word.hash, key));
    }
    wanted.sort_unstable();
    wanted.dedup();
    let mut found: Vec<u64> = Vec::new();
    if wanted.is_empty() {
        return found;
    }
    for word in reader.words() {
        if !word.shape.is_lower() {
            continue;
        }
        let maybe = filter[(word.hash >> 60) as usize] >> (word.hash >> 54 & 63) & 1 != 0;
        if maybe {
            let at = wanted.partition_point(|&(hash, _)| hash < word.hash);
            found.extend(wanted.get(at).filter(|&&(hash, _)| hash == word.hash).map(|&(_, key)| key));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
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

/// Words of the full names of an article, each list sorted.
#[derive(Default)]
struct FullNames {
    surnames: Vec<u64>,
    given: Vec<u64>,
    short: Vec<u64>,
    acronyms: Vec<u64>,
}

impl FullNames {
    fn of(reader: &Reader<'_, '_>, names: &[Name], guesses: &[Guess]) -> Self {
        let mut full = Self::default();
        let single = |word: u32| super::key::mix(0, name_key(reader, word));
        for (index, name) in names.iter().enumerate().filter(|(_, name)| name.len() > 1) {
            match guesses[index].verdict {
                Verdict::Person => {
                    full.surnames.push(single(name.end - 1));
                    full.given.push(single(name.first));
                }
                Verdict::Organization if !matches!(name.source, Source::State(_) | Source::Nationality(_)) => {
                    let class = reader.class(name.first);
                    let telling = !class.any(
                        Class::COMMON | Class::DIRECTION | Class::ORG_HEAD | Class::FIRST_NAME | Class::NUMBER_WORD,
                    );
                    if telling && matches!(name.source, Source::Unknown | Source::Headed { owner: None, .. }) {
                        full.short.push(single(name.first));
                    }
                    if let Some(last) = short_last(reader, name) {
                        full.short.push(single(last));
                    }
                    let bracket = reader.gap_after(name.end).has(Gap::OPEN) && stands_for(reader, name, name.end);
                    if bracket {
                        full.acronyms.push(single(name.end));
                    }
                }
                _ => {}
            }
        }
        for list in [&mut full.surnames, &mut full.given, &mut full.short, &mut full.acronyms] {
            list.sort_unstable();
        }
        full
    }

    /// What the full names say of a lone word; `given`: it is a given name.
    fn support(&self, key: u64, given: bool) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.add_if(self.surnames.binary_search(&key).is_ok(), SURNAME);
        evidence.add_if(self.given.binary_search(&key).is_ok(), GIVEN);
        evidence.add_if(evidence == Evidence::default() && !given, NEVER_IN_FULL);
        evidence.add_if(self.short.binary_search(&key).is_ok(), SHORT_FORM);
        evidence.add_if(self.acronyms.binary_search(&key).is_ok(), INITIALS);
        evidence
    }
}

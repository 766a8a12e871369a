//! Who is meant by he, she, his, her, him.

use super::cast::MemberId;
use super::casting::Casting;
use super::evidence::Verdict;
use crate::lexicon::Class;
use crate::text::hash;
use crate::{ActorKind, Gender, Mention, MentionKind};

/// How many people named before are looked at.
const MOST_CANDIDATES: usize = 8;
/// How many sentences back a person may stand.
const MOST_SENTENCES: u32 = 6;

/// A person in the text.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    word: u32,
    sentence: u32,
    quotation: Option<usize>,
    member: MemberId,
    gender: Option<Gender>,
}

/// The pronouns with their gender.
struct Pronouns([(u64, Gender); 7]);

impl Pronouns {
    fn new() -> Self {
        let male = ["he", "his", "him", "himself"].map(|word| (hash(word), Gender::Male));
        let female = ["she", "her", "herself"].map(|word| (hash(word), Gender::Female));
        let [a, b, c, d] = male;
        let [e, f, g] = female;
        Self([a, b, c, d, e, f, g])
    }

    fn gender(&self, hash: u64) -> Option<Gender> {
        self.0.iter().find(|(pronoun, _)| *pronoun == hash).map(|&(_, gender)| gender)
    }
}

/// Adds a mention for each pronoun whose person is found.
pub(super) fn resolve(casting: &mut Casting<'_, '_, '_>) {
    let reader = casting.reader;
    let pronouns = Pronouns::new();
    let personal = Class::SUBJECT_PRONOUN | Class::OBJECT_PRONOUN | Class::POSSESSIVE | Class::REFLEXIVE;
    let mut seen: Vec<Candidate> = Vec::new();
    let mut next = 0;
    for (word, class) in reader.doc.classes().iter().enumerate() {
        let Some(found) = class.any(personal).then(|| reader.get(word as u32)).flatten() else { continue };
        let Some(gender) = pronouns.gender(found.hash) else { continue };
        let word = word as u32;
        while let Some(name) = casting.names.get(next).filter(|name| name.first < word) {
            if let Some(candidate) = candidate(casting, next, name.first) {
                seen.push(candidate);
            }
            next += 1;
        }
        let Some(mut chosen) =
            choose(&seen, word, reader.sentence(word), reader.doc.in_quotation(word as usize), gender)
        else {
            continue;
        };
        if let Some(member) = casting.cast.get_mut(chosen.member) {
            member.actor.gender = member.actor.gender.or(Some(gender));
        }
        casting.cast.mention(chosen.member, Mention::new(found.span, MentionKind::Pronoun));
        chosen.word = word;
        chosen.sentence = reader.sentence(word);
        chosen.quotation = reader.doc.in_quotation(word as usize);
        chosen.gender = Some(gender);
        seen.push(chosen);
    }
}

/// The person that the name at `index` speaks of.
fn candidate(casting: &Casting<'_, '_, '_>, index: usize, word: u32) -> Option<Candidate> {
    let member = casting.who[index]?;
    let actor = &casting.cast.get(member)?.actor;
    let named = casting.guesses[index].verdict == Verdict::Person;
    if actor.kind != ActorKind::Person || !named && actor.roles.is_empty() && actor.mentions.len() > 1 {
        return None;
    }
    let sentence = casting.reader.sentence(word);
    Some(Candidate {
        word,
        sentence,
        quotation: casting.reader.doc.in_quotation(word as usize),
        member,
        gender: actor.gender,
    })
}

/// The best of the people named before: of the nearest sentence that names one who fits, the first.
fn choose(seen: &[Candidate], word: u32, sentence: u32, quotation: Option<usize>, gender: Gender) -> Option<Candidate> {
    let fits = |candidate: &Candidate| {
        let inside = candidate.quotation.is_none() || candidate.quotation == quotation;
        inside
            && candidate.word < word
            && candidate.gender.is_none_or(|other| other == gender)
            && candidate.sentence + MOST_SENTENCES >= sentence
    };
    let mut best: Option<Candidate> = None;
    for candidate in seen.iter().rev().take(MOST_CANDIDATES) {
        if best.is_some_and(|best| best.sentence != candidate.sentence) {
            break;
        }
        if fits(candidate) {
            best = Some(*candidate);
        }
    }
    best
}

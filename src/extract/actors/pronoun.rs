//! Who is meant by he, she, his, her, him.

use super::cast::{MemberId, Spoken};
use super::casting::Casting;
use super::evidence::Verdict;
use super::name::Name;
use crate::lexicon::Class;
use crate::text::{word, words};
use crate::{ActorKind, Gender, MentionKind};

/// How many people named before are looked at.
const MOST_CANDIDATES: usize = 12;
/// How many words beside a quotation its speaker may stand.
const SPEAKER_REACH: u32 = 4;
/// How many sentences back a person may stand.
const MOST_SENTENCES: u32 = 6;

/// A person in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    sentence: u32,
    quotation: Option<usize>,
    member: MemberId,
    gender: Option<Gender>,
}

/// A pronoun in the text.
struct Pronoun {
    sentence: u32,
    quotation: Option<usize>,
    gender: Gender,
    /// Whether it is an object: `him` is hardly the subject of its own sentence.
    object: bool,
    /// Who speaks in the quotation around it.
    speaker: Option<MemberId>,
}

/// What speaks for a candidate, set by hand.
mod weight {
    pub(super) const SENTENCE: i32 = -10;
    pub(super) const HEAD: i32 = 6;
    pub(super) const MENTION: i32 = 1;
    pub(super) const GENDER: i32 = 4;
    pub(super) const OWN_SUBJECT: i32 = -14;
}

/// The gender that a pronoun tells.
fn gender_of(pronoun: u64) -> Option<Gender> {
    const MALE: [u64; 4] = words!["he", "his", "him", "himself"];
    const FEMALE: [u64; 3] = words!["she", "her", "herself"];
    let female = || FEMALE.contains(&pronoun).then_some(Gender::Female);
    MALE.contains(&pronoun).then_some(Gender::Male).or_else(female)
}

/// Adds a mention for each pronoun whose person is found.
pub(super) fn resolve(casting: &mut Casting<'_, '_, '_>, seen: &mut Vec<Candidate>) {
    const PERSONAL: Class = Class::SUBJECT_PRONOUN.or(Class::OBJECT_PRONOUN).or(Class::POSSESSIVE).or(Class::REFLEXIVE);
    seen.clear();
    let reader = casting.reader;
    let mut next = 0;
    let mut sentence = 0;
    let mut spoken = (None, None);
    for word in reader.doc.board().words_with(PERSONAL) {
        let Some(gender) = reader.get(word).and_then(|found| gender_of(found.hash)) else { continue };
        while let Some(name) = casting.names.get(next).filter(|name| name.first < word) {
            seen.extend(candidate(casting, next, name));
            next += 1;
        }
        let quotation = reader.doc.in_quotation(word as usize);
        if quotation != spoken.0 {
            spoken = (quotation, quotation.and_then(|quotation| speaker(casting, quotation)));
        }
        let here = reader.sentence_from(sentence, word);
        sentence = if here == u32::MAX { sentence } else { here };
        let object = reader.is(word, word!("him"));
        let pronoun = Pronoun { sentence: here, quotation, gender, object, speaker: spoken.1 };
        let Some(mut chosen) = choose(seen, &pronoun) else { continue };
        if let Some(member) = casting.cast.get_mut(chosen.member) {
            member.gender = member.gender.or(Some(gender));
        }
        casting.cast.mention(chosen.member, Spoken::new(word, word + 1, MentionKind::Pronoun));
        (chosen.sentence, chosen.quotation, chosen.gender) = (here, quotation, Some(gender));
        seen.push(chosen);
    }
}

/// The person that the name at `index` speaks of.
fn candidate(casting: &Casting<'_, '_, '_>, index: usize, name: &Name) -> Option<Candidate> {
    let id = casting.who[index]?;
    let member = casting.cast.get(id).filter(|member| member.kind == ActorKind::Person && member.named)?;
    let quotation = casting.reader.doc.in_quotation(name.first as usize);
    Some(Candidate { sentence: name.sentence, quotation, member: id, gender: member.gender })
}

/// The best of the people named before: near, at the head of a sentence, spoken of often; in a quotation never the speaker.
fn choose(seen: &[Candidate], pronoun: &Pronoun) -> Option<Candidate> {
    let mut best: Option<(i32, Candidate)> = None;
    let recent = &seen[seen.len().saturating_sub(MOST_CANDIDATES)..];
    for (index, candidate) in recent.iter().enumerate().rev() {
        let visible = candidate.quotation.is_none() || candidate.quotation == pronoun.quotation;
        let agrees = candidate.gender.is_none_or(|other| other == pronoun.gender);
        let near = candidate.sentence + MOST_SENTENCES >= pronoun.sentence;
        if !(visible && agrees && near) || pronoun.speaker == Some(candidate.member) {
            continue;
        }
        let distance = pronoun.sentence.saturating_sub(candidate.sentence) as i32;
        let head = index == 0 || recent[index - 1].sentence != candidate.sentence;
        let known = i32::from(candidate.gender.is_some());
        let own = i32::from(pronoun.object && head && distance == 0);
        let once = weight::SENTENCE * distance
            + weight::OWN_SUBJECT * own
            + weight::HEAD * i32::from(head)
            + weight::GENDER * known;
        let most = once + weight::MENTION * recent.len() as i32;
        if best.is_some_and(|(other, _)| most <= other) {
            continue;
        }
        let often = recent.iter().filter(|other| other.member == candidate.member).count() as i32;
        let score = once + weight::MENTION * often;
        if best.is_none_or(|(other, _)| score > other) {
            best = Some((score, *candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The person who is named beside the quotation and so may speak in it.
fn speaker(casting: &Casting<'_, '_, '_>, quotation: usize) -> Option<MemberId> {
    let reader = casting.reader;
    let span = reader.doc.quotations().get(quotation)?.span;
    let (first, end) = (reader.doc.word_at(span.start()) as u32, reader.doc.word_at(span.end()) as u32);
    let after = casting.names.partition_point(|name| name.first < end);
    let person = |index: usize| casting.who[index].filter(|_| casting.guesses[index].verdict == Verdict::Person);
    let behind = (after..casting.names.len().min(after + 2))
        .filter(|&index| casting.names[index].first <= end + SPEAKER_REACH)
        .find_map(person);
    let before = casting.names.partition_point(|name| name.first < first);
    let ahead = (before.saturating_sub(3)..before)
        .filter(|&index| casting.names[index].end + SPEAKER_REACH * 2 >= first)
        .find_map(person);
    behind.or(ahead)
}

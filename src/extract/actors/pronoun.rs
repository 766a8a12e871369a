//! Who is meant by he, she, his, her, him.

use std::hint::select_unpredictable;

use super::cast::MemberId;
use super::casting::Casting;
use super::evidence::Verdict;
use crate::Gender;
use crate::lexicon::Class;

/// How many people named before are looked at.
const MOST_CANDIDATES: usize = 12;
/// How many words beside a quotation its speaker may stand.
const SPEAKER_REACH: u32 = 4;
/// How many sentences back a person may stand.
const MOST_SENTENCES: u32 = 6;

/// A person in the text.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    sentence: u32,
    quotation: Option<usize>,
    member: MemberId,
    gender: Option<Gender>,
}

/// The people spoken of so far, in text order.
#[derive(Debug, Default)]
pub(super) struct Seen {
    candidates: Vec<Candidate>,
    /// How often each member is among the last of them.
    often: Vec<u8>,
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

/// Adds a mention for each pronoun whose person is found.
pub(super) fn resolve(casting: &mut Casting<'_, '_>, seen: &mut Seen) {
    seen.clear(casting.cast.members.len());
    let reader = casting.reader();
    let mut next = 0;
    let mut spoken = (None, None);
    for word in reader.doc.board().words_with(Class::HE | Class::SHE) {
        let class = reader.class(word);
        let gender = if class.has(Class::HE) { Gender::Male } else { Gender::Female };
        next = seen.add_names(casting, next, word);
        let quotation = reader.doc.in_quotation(word as usize);
        if quotation != spoken.0 {
            spoken = (quotation, quotation.and_then(|quotation| speaker(casting, quotation)));
        }
        let here = reader.sentence_of(word);
        let object = gender == Gender::Male && class.has(Class::OBJECT_PRONOUN);
        let pronoun = Pronoun { sentence: here, quotation, gender, object, speaker: spoken.1 };
        let Some(chosen) = seen.choose(&pronoun) else { continue };
        if let Some(member) = casting.cast.get_mut(chosen) {
            member.gender = member.gender.or(Some(gender));
        }
        casting.cast.pronoun(word, chosen);
        seen.push(Candidate { sentence: here, quotation, member: chosen, gender: Some(gender) });
    }
}

impl Seen {
    fn clear(&mut self, members: usize) {
        self.candidates.clear();
        self.often.clear();
        self.often.resize(members, 0);
    }

    fn push(&mut self, candidate: Candidate) {
        if let Some(last) = self.candidates.len().checked_sub(MOST_CANDIDATES) {
            self.often[self.candidates[last].member as usize] -= 1;
        }
        self.often[candidate.member as usize] += 1;
        self.candidates.push(candidate);
    }

    /// Adds the people whose names stand before `word`, from the name at `next` on; gives the index of the name after them.
    fn add_names(&mut self, casting: &Casting<'_, '_>, mut next: u32, word: u32) -> u32 {
        let (doc, names) = (casting.reader().doc, casting.names());
        while let Some(index) = casting.named.first(next, names.len() as u32) {
            let name = &names[index as usize];
            if name.first >= word {
                break;
            }
            next = index + 1;
            let Some(member) = casting.who[index as usize] else { continue };
            let quotation = doc.in_quotation(name.first as usize);
            let gender = casting.cast.get(member).and_then(|member| member.gender);
            self.push(Candidate { sentence: casting.reader().sentence_of(name.first), quotation, member, gender });
        }
        next
    }

    /// The best of the people named before: near, at the head of a sentence, spoken of often; in a quotation never the speaker.
    fn choose(&self, pronoun: &Pronoun) -> Option<MemberId> {
        let from = self.candidates.len().saturating_sub(MOST_CANDIDATES);
        let recent = &self.candidates[from..];
        let (mut best, mut chosen) = (i32::MIN, None);
        for (index, candidate) in recent.iter().enumerate().rev() {
            let distance = pronoun.sentence.saturating_sub(candidate.sentence);
            let far = weight::SENTENCE * distance.min(MOST_SENTENCES) as i32;
            let most = far + weight::HEAD + weight::GENDER + weight::MENTION * recent.len() as i32;
            // Those before stand as far away or farther.
            if (distance > MOST_SENTENCES) | (most <= best) {
                break;
            }
            let visible = candidate.quotation.is_none() | (candidate.quotation == pronoun.quotation);
            let agrees = candidate.gender.is_none() | (candidate.gender == Some(pronoun.gender));
            let speaks = pronoun.speaker == Some(candidate.member);
            let head = (index == 0) | (recent[index.saturating_sub(1)].sentence != candidate.sentence);
            let known = i32::from(candidate.gender.is_some());
            let own = i32::from(pronoun.object & head & (distance == 0));
            let often = i32::from(self.often[candidate.member as usize]);
            let score = far
                + weight::OWN_SUBJECT * own
                + weight::HEAD * i32::from(head)
                + weight::GENDER * known
                + weight::MENTION * often;
            // One choice after several answers, each of which is hard to foresee.
            let is_better = visible & agrees & !speaks & (score > best);
            best = select_unpredictable(is_better, score, best);
            chosen = select_unpredictable(is_better, Some(candidate.member), chosen);
        }
        chosen
    }
}

/// The person who is named beside the quotation and so may speak in it.
fn speaker(casting: &Casting<'_, '_>, quotation: usize) -> Option<MemberId> {
    let (reader, names) = (casting.reader(), casting.names());
    let span = reader.doc.quotations().get(quotation)?.span;
    let (first, end) = (reader.doc.word_at(span.start()) as u32, reader.doc.word_at(span.end()) as u32);
    let after = names.partition_point(|name| name.first < end);
    let person = |index: usize| casting.who[index].filter(|_| casting.guesses[index].verdict == Verdict::Person);
    let behind =
        (after..names.len().min(after + 2)).filter(|&index| names[index].first <= end + SPEAKER_REACH).find_map(person);
    let before = names.partition_point(|name| name.first < first);
    let ahead = (before.saturating_sub(3)..before)
        .filter(|&index| names[index].end + SPEAKER_REACH * 2 >= first)
        .find_map(person);
    behind.or(ahead)
}

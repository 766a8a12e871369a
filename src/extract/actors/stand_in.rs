//! Who is meant by `It` and `They` at the head of a sentence: the subject of the sentence before.

use super::cast::MemberId;
use super::casting::Casting;
use super::context::is_speech;
use super::reader::Reader;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Known};
use crate::text::word;
use crate::{ActorKind, MentionKind};

/// A subject begins with one of so many first words of its sentence.
const SUBJECT_REACH: u32 = 4;

/// Adds a mention for each of them whose actor is found, and keeps all pronouns in text order.
pub(super) fn resolve(casting: &mut Casting<'_, '_>) {
    let reader = casting.reader();
    let before = casting.cast.pronouns.len();
    // What the subject of the sentence before was, where that was such a pronoun.
    let mut last: Option<(usize, MemberId)> = None;
    for (number, sentences) in reader.doc.sentences().windows(2).enumerate() {
        let at = sentences[1].words.start;
        let (it, they) = (reader.is(at, word!("it")), reader.is(at, word!("they")));
        if !(it | they) || reader.doc.in_quotation(at as usize).is_some() || it && !acts(&reader, at + 1) {
            continue;
        }
        let carried = last.filter(|&(sentence, _)| sentence == number).map(|(_, member)| member);
        let subject = carried.or_else(|| subject(casting, sentences[0].words.start, sentences[0].words.end));
        let Some(member) = subject.filter(|&member| may_be(casting, member, it)) else { continue };
        casting.cast.pronoun(at, member);
        last = Some((number + 1, member));
    }
    if casting.cast.pronouns.len() > before {
        casting.cast.pronouns.sort_unstable();
    }
}

/// The actor with which the sentence begins: not behind a preposition, not as an adjective or an owner.
fn subject(casting: &Casting<'_, '_>, first: u32, end: u32) -> Option<MemberId> {
    let (reader, names) = (casting.reader(), casting.names());
    let from = names.partition_point(|name| name.first < first) as u32;
    for index in casting.cast.tells.within(from, names.len() as u32) {
        let said = &casting.cast.said[index as usize];
        if said.first >= end.min(first + SUBJECT_REACH) || reader.class_before(said.first).has(Class::PREPOSITION) {
            return None;
        }
        if said.kind != MentionKind::Demonym && !reader.is_possessive(said.end) {
            return Some(said.member);
        }
    }
    None
}

/// Whether `it`, or else `they`, may mean the member.
fn may_be(casting: &Casting<'_, '_>, member: MemberId, it: bool) -> bool {
    let Some(member) = casting.cast.get(member) else { return false };
    match member.kind {
        ActorKind::Person | ActorKind::Other => false,
        ActorKind::Group => !it,
        ActorKind::State | ActorKind::Government | ActorKind::Igo => it,
        _ => true,
    }
}

/// Whether the word, or the one behind an adverb, is the verb of somebody who acts: `It said`, `It also rejected`, not `It is`.
pub(super) fn acts(reader: &Reader<'_, '_>, word: u32) -> bool {
    let word = word + u32::from(reader.class(word).has(Class::ADVERB));
    const HELPERS: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);
    let finite = |known: &Known| known.verb_forms().any(Forms::PAST.or(Forms::THIRD));
    let helps = reader.class(word).any(HELPERS);
    is_speech(reader, word) || !helps && reader.doc.known().get(word as usize).is_some_and(finite)
}

//! Who is meant by `It` and `They`, `Its` and `Their` at the head of a sentence: the subject of the sentence before.

use super::cast::{Called, MemberId};
use super::casting::Casting;
use super::context::is_speech;
use super::reader::Reader;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Known};
use crate::text::words;
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
        let [it, they, its, their] = words!["it", "they", "its", "their"].map(|pronoun| reader.is(at, pronoun));
        let plays = they | its | their || it && acts(reader, at + 1);
        if !plays || reader.doc.in_quotation(at as usize).is_some() {
            continue;
        }
        let carried = last.filter(|&(sentence, _)| sentence == number).map(|(_, member)| member);
        let subject = carried.or_else(|| subject(casting, sentences[0].words.start, sentences[0].words.end));
        let Some(member) = subject.filter(|&member| may_be(casting, member, it | its)) else { continue };
        casting.cast.pronoun(at, member);
        if it | they {
            last = Some((number + 1, member));
        } else {
            give_office(casting, at, member);
        }
    }
    if casting.cast.pronouns.len() > before {
        casting.cast.pronouns.sort_unstable();
    }
}

/// Makes an office that is named with a possessive at `at` one of the `owner`: `Its chief executive, Ana Verdi,`.
fn give_office(casting: &mut Casting<'_, '_>, at: u32, owner: MemberId) {
    let names = casting.names();
    let from = names.partition_point(|name| name.first < at) as u32;
    let said =
        casting.cast.tells.within(from, names.len() as u32).next().map(|index| casting.cast.said[index as usize]);
    let Some(said) = said.filter(|said| said.first == at && said.kind == MentionKind::Title) else { return };
    let country = casting.cast.get(owner).and_then(|owner| owner.country);
    let Some(holder) = casting.cast.get_mut(said.member) else { return };
    holder.country = holder.country.or(country);
    let last = holder.roles.as_slice().last().copied();
    if let Some(role) = last.and_then(|role| casting.cast.roles.get_mut(role as usize)).filter(|role| role.of.is_none())
    {
        role.of = Some(Called::Member(owner));
        role.country = role.country.or(country);
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

//! `I` and `my` inside quotation marks mean whoever speaks there.

use super::reading::Said;
use crate::extract::Document;
use crate::extract::mentions::{Mentions, settle};
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind, Mention, MentionKind};
use crate::text::word;

/// Adds a mention of the speaker for each such word. `spoken` is room.
pub(super) fn mention(
    doc: &Document<'_>,
    said: &[Said],
    (actors, noted): (&mut [Actor], &mut Mentions),
    spoken: &mut Vec<(u32, Option<ActorId>)>,
) {
    spoken.clear();
    spoken.extend(doc.board().words_with(Class::FIRST_PERSON).filter(|&at| is_person(doc, at)).map(|at| (at, None)));
    if spoken.is_empty() {
        return;
    }
    // A quotation within another comes later, and its words are of whoever speaks there.
    for said in said.iter().filter(|said| said.is_quoted()) {
        let speaker = said.speaker.and_then(|source| source.actor);
        for part in said.parts.iter() {
            let words = doc.word_at(part.start()) as u32..doc.word_at(part.end()) as u32;
            let own =
                spoken.partition_point(|(at, _)| *at < words.start)..spoken.partition_point(|(at, _)| *at < words.end);
            spoken[own].iter_mut().for_each(|(_, actor)| *actor = speaker);
        }
    }
    for (at, speaker) in spoken.iter().filter_map(|&(at, speaker)| Some((at, speaker?))) {
        let Some(actor) = actors.get_mut(speaker.index()) else { continue };
        if !matches!(actor.kind, ActorKind::Person | ActorKind::Other) {
            continue;
        }
        let mention = Mention::new(doc.words()[at as usize].span, MentionKind::Pronoun);
        noted.add(doc, mention, (speaker, actor.mentions.len()));
        actor.mentions.push(mention);
        settle(&mut actor.mentions, |mention| (mention.span.start(), mention.span.end()));
    }
}

/// A small `i` is none.
fn is_person(doc: &Document<'_>, at: u32) -> bool {
    let word = &doc.words()[at as usize];
    word.hash != word!("i") || word.shape.is_capitalised()
}

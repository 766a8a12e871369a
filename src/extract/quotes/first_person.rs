//! `I` and `my` inside quotation marks mean whoever speaks there.

use super::reading::Said;
use crate::extract::Document;
use crate::extract::mentions::{Mentions, settle};
use crate::lexicon::Class;
use crate::model::{Actor, ActorId, ActorKind, Mention, MentionKind};
use crate::span::Span;
use crate::text::{Word, word};

/// Adds a mention of the speaker for each such word. `spoken` is room.
pub(super) fn mention(
    doc: &Document<'_>,
    said: &[Said],
    (actors, noted): (&mut [Actor], &mut Mentions),
    spoken: &mut Vec<(Span, Option<ActorId>)>,
) {
    spoken.clear();
    let words = doc.board().words_with(Class::FIRST_PERSON).filter_map(|at| doc.words().get(at as usize));
    spoken.extend(words.filter(|word| is_person(word)).map(|word| (word.span, None)));
    if spoken.is_empty() {
        return;
    }
    // A quotation within another comes later, and its words are of whoever speaks there.
    for said in said.iter().filter(|said| said.is_quoted()) {
        let speaker = said.speaker.and_then(|source| source.actor);
        for part in said.parts.iter() {
            let before = |offset| spoken.partition_point(|(word, _)| word.start() < offset);
            let own = before(part.start())..before(part.end());
            spoken[own].iter_mut().for_each(|(_, actor)| *actor = speaker);
        }
    }
    for (word, speaker) in spoken.iter().filter_map(|&(word, speaker)| Some((word, speaker?))) {
        let Some(actor) = actors.get_mut(speaker.index()) else { continue };
        if !matches!(actor.kind, ActorKind::Person | ActorKind::Other) {
            continue;
        }
        let mention = Mention::new(word, MentionKind::Pronoun);
        noted.add(doc, mention, (speaker, actor.mentions.len()));
        actor.mentions.push(mention);
        settle(&mut actor.mentions, |mention| (mention.span.start(), mention.span.end()));
    }
}

/// A small `i` is none.
fn is_person(word: &Word) -> bool {
    word.hash != word!("i") || word.shape.is_capitalised()
}

//! `I` and `my` inside quotation marks mean whoever speaks there.

use super::reading::Said;
use crate::extract::Document;
use crate::extract::mentions::{Mentions, settle};
use crate::lexicon::Class;
use crate::model::{Actor, ActorKind, Mention, MentionKind, QuoteKind};
use crate::text::word;

/// Adds a mention of the speaker for each such word.
pub(super) fn mention(doc: &Document<'_>, said: &[Said], (actors, noted): (&mut [Actor], &mut Mentions)) {
    for at in doc.board().words_with(Class::FIRST_PERSON).map(|at| at as usize) {
        let word = &doc.words()[at];
        if word.hash == word!("i") && !word.shape.is_capitalised() {
            continue;
        }
        let behind = said.partition_point(|said| said.span.start() <= word.span.start());
        let Some(said) = behind.checked_sub(1).map(|before| &said[before]) else { continue };
        let is_quoted = matches!(said.kind, QuoteKind::Direct | QuoteKind::Partial) && said.span.contains(word.span);
        let Some(speaker) = said.speaker.and_then(|source| source.actor).filter(|_| is_quoted) else { continue };
        let Some(actor) = actors.get_mut(speaker.index()) else { continue };
        if !matches!(actor.kind, ActorKind::Person | ActorKind::Other) {
            continue;
        }
        let mention = Mention::new(word.span, MentionKind::Pronoun);
        noted.add(doc, mention, (speaker, actor.mentions.len()));
        actor.mentions.push(mention);
        settle(&mut actor.mentions, |mention| (mention.span.start(), mention.span.end()));
    }
}

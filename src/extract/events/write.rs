//! Writes the drafts as events of the article, with a statement for each sentence of speech that tells nothing else.

use super::draft::Draft;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::model::{ActorId, Article, Confidence, Event, EventKind, Quote, QuoteId, QuoteKind};

/// A sentence of speech that tells no other event.
#[derive(Debug)]
pub(super) struct Statement {
    cue: Span,
    quote: QuoteId,
    speaker: ActorId,
    sentence: u32,
}

/// Appends the drafts and the statements to the events of the article, in text order. `told` is for the sentences with an event.
pub(super) fn events(
    doc: &Document<'_>,
    article: &mut Article,
    drafts: &mut [Draft],
    statements: &mut Vec<Statement>,
    told: &mut Bits,
) {
    let others = article.events.len();
    told.set(doc.sentences().len(), article.events.iter().filter_map(|event| event.sentence));
    let mut own = 0;
    for draft in drafts.iter().filter(|draft| draft.kind.is_some() && draft.told_by.is_none()) {
        told.insert(draft.sentence);
        own += 1;
    }
    find_statements(doc, &article.quotes, told, statements);
    article.events.reserve_exact(own + statements.len());
    let triggers = doc.lexicon().triggers();
    let mut statements = statements.iter().peekable();
    for index in 0..drafts.len() {
        let (before, rest) = drafts.split_at_mut(index);
        let Some(draft) = rest.first_mut() else { break };
        let Some(kind) = draft.kind else { continue };
        if let Some(earlier) = draft.told_by.and_then(|earlier| before.get(earlier as usize)) {
            let event = article.events.get_mut(earlier.event as usize);
            event.into_iter().for_each(|event| event.also.push(draft.trigger));
            continue;
        }
        while let Some(statement) = statements.next_if(|statement| statement.cue < draft.trigger) {
            let event = statement.event(&article.quotes);
            article.events.push(event);
        }
        draft.event = article.events.len() as u32;
        article.events.push(draft.finish(kind, triggers));
    }
    article.events.extend(statements.map(|statement| statement.event(&article.quotes)));
    if others > 0 {
        article.events.sort_by_key(|event| event.trigger);
    }
}

/// Finds the first report of speech in each sentence that is not `told`.
fn find_statements(doc: &Document<'_>, quotes: &[Quote], told: &mut Bits, statements: &mut Vec<Statement>) {
    statements.clear();
    for (index, quote) in quotes.iter().enumerate() {
        let (Some(cue), Some(speaker)) = (quote.cue, quote.speaker) else { continue };
        if !matches!(quote.kind, QuoteKind::Direct | QuoteKind::Indirect | QuoteKind::Partial) {
            continue;
        }
        let sentence = doc.sentences().partition_point(|sentence| sentence.span.end() <= cue.start()) as u32;
        if (sentence as usize) < doc.sentences().len() && !told.has(sentence) {
            told.insert(sentence);
            statements.push(Statement { cue, quote: QuoteId::new(index), speaker, sentence });
        }
    }
    statements.sort_unstable_by_key(|statement| (statement.cue, statement.quote));
}

impl Statement {
    fn event(&self, quotes: &[Quote]) -> Event {
        let mut event = Event::new(EventKind::Statement, self.cue);
        event.cameo = EventKind::Statement.cameo();
        event.sources = vec![self.speaker];
        let addressees = quotes.get(self.quote.index()).map_or(&[][..], |quote| &quote.addressees);
        event.targets.extend(addressees.iter().copied().filter(|&actor| actor != self.speaker));
        event.quote = Some(self.quote);
        event.sentence = Some(self.sentence);
        event.confidence = Confidence::percent(30);
        event.rule = "speech".into();
        event
    }
}

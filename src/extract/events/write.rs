//! Writes the drafts as events of the article, with a statement for each sentence of speech that tells nothing else.

use std::borrow::Cow;

use super::draft::Draft;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::model::{ActorId, Article, Confidence, Event, EventKind, Quote, QuoteId, QuoteKind};

/// A sentence of speech that tells no other event.
#[derive(Debug)]
struct Statement {
    cue: Span,
    quote: QuoteId,
    speaker: ActorId,
    sentence: u32,
}

/// What is kept from article to article to write events.
#[derive(Debug, Default)]
pub(super) struct Writer {
    statements: Vec<Statement>,
    /// The sentences with an event.
    told: Bits,
    /// The numbers of the drafts that become events, ...
    events: Vec<u32>,
    /// ... and of those that tell again of one of them.
    again: Vec<u32>,
    /// What each of the events was found by.
    rules: Vec<Cow<'static, str>>,
}

impl Writer {
    /// Appends the drafts and the statements to the events of the article, in text order.
    pub(super) fn write(&mut self, doc: &Document<'_>, article: &mut Article, drafts: &mut [Draft]) {
        let others = article.events.len();
        self.told.set(doc.sentences().len(), article.events.iter().filter_map(|event| event.sentence));
        self.sort(drafts);
        let Self { statements, told, events, again, rules } = self;
        find_statements(doc, &article.quotes, told, statements);
        article.events.reserve_exact(events.len() + statements.len());
        let triggers = doc.lexicon().triggers();
        // All at once: they are far away, and so the processor need not wait for each.
        rules.clear();
        rules.extend(events.iter().map(|&number| drafts[number as usize].rule(triggers)));
        let mut statements = statements.iter().peekable();
        for (&number, rule) in events.iter().zip(rules.drain(..)) {
            let draft = &mut drafts[number as usize];
            let Some(kind) = draft.kind else { continue };
            while let Some(statement) = statements.next_if(|statement| statement.cue < draft.trigger) {
                let event = statement.event(&article.quotes);
                article.events.push(event);
            }
            draft.event = article.events.len() as u32;
            article.events.push(draft.finish(kind, rule));
        }
        article.events.extend(statements.map(|statement| statement.event(&article.quotes)));
        for &number in &*again {
            let draft = &drafts[number as usize];
            let earlier = draft.told_by.and_then(|earlier| drafts.get(earlier as usize));
            let event = earlier.and_then(|earlier| article.events.get_mut(earlier.event as usize));
            event.into_iter().for_each(|event| event.also.push(draft.trigger));
        }
        if others > 0 {
            article.events.sort_by_key(|event| event.trigger);
        }
    }

    /// Sorts the drafts by what becomes of them, without a branch for each.
    fn sort(&mut self, drafts: &[Draft]) {
        let Self { told, events, again, .. } = self;
        events.clear();
        events.resize(drafts.len(), 0);
        again.clear();
        again.resize(drafts.len(), 0);
        let (mut event_count, mut again_count) = (0, 0);
        for (number, draft) in drafts.iter().enumerate() {
            let (is_event, is_new) = (draft.kind.is_some(), draft.told_by.is_none());
            events[event_count] = number as u32;
            event_count += usize::from(is_event & is_new);
            again[again_count] = number as u32;
            again_count += usize::from(is_event & !is_new);
            told.insert_if(draft.sentence, is_event & is_new);
        }
        events.truncate(event_count);
        again.truncate(again_count);
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
        event.sources = self.speaker.into();
        let addressees = quotes.get(self.quote.index()).map_or(&[][..], |quote| &quote.addressees);
        event.targets.extend(addressees.iter().copied().filter(|&actor| actor != self.speaker));
        event.quote = Some(self.quote);
        event.sentence = Some(self.sentence);
        event.confidence = Confidence::percent(30);
        event.rule = "speech".into();
        event
    }
}

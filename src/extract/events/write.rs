//! Writes the drafts as events of the article, with a statement for each sentence of speech that tells nothing else.

use std::borrow::Cow;

use super::circumstances::Counted;
use super::draft::Draft;
use crate::Span;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::model::{ActorId, Article, Confidence, Event, EventKind, Quote, QuoteId, QuoteKind};
use crate::text::List;

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
    /// The numbers of the drafts that become events, and of what kind, ...
    events: List<(u32, EventKind)>,
    /// ... and of those that tell again of one of them.
    again: List<u32>,
    /// What each of the events was found by.
    rules: Vec<Cow<'static, str>>,
}

impl Writer {
    /// Appends the drafts and the statements to the events of the article, in text order.
    pub(super) fn write(
        &mut self,
        doc: &Document<'_>,
        article: &mut Article,
        drafts: &mut [Draft],
        counted: &[Counted],
    ) {
        let others = article.events.len();
        self.told.set(doc.sentences().len(), article.events.iter().filter_map(|event| event.sentence));
        self.sort(drafts);
        let Self { statements, told, events, again, rules } = self;
        find_statements(doc, &article.quotes, told, statements);
        article.events.reserve_exact(events.len() + statements.len());
        let triggers = doc.lexicon().triggers();
        // All at once: they are far away, and so the processor need not wait for each.
        rules.clear();
        rules.extend(events.iter().map(|&(number, _)| drafts[number as usize].rule(triggers)));
        let mut rest = (events.as_slice(), rules.as_mut_slice());
        for statement in &*statements {
            let is_before = |&(number, _): &(u32, EventKind)| drafts[number as usize].trigger <= statement.cue;
            let before = rest.0.partition_point(is_before);
            let (told, later) = (rest.0.split_at(before), rest.1.split_at_mut(before));
            append(&mut article.events, told.0, later.0, drafts);
            article.events.push(statement.event(&article.quotes));
            rest = (told.1, later.1);
        }
        append(&mut article.events, rest.0, rest.1, drafts);
        for &number in again.as_slice() {
            let draft = &drafts[number as usize];
            let earlier = draft.told_by.and_then(|earlier| drafts.get(earlier as usize));
            let event = earlier.and_then(|earlier| article.events.get_mut(earlier.event as usize));
            event.into_iter().for_each(|event| event.also.push(draft.trigger));
        }
        for counted in counted {
            let draft = &drafts[counted.draft as usize];
            let teller = draft.told_by.map_or(draft, |earlier| &drafts[earlier as usize]);
            let event = article.events.get_mut(teller.event as usize).filter(|_| teller.kind.is_some());
            event.into_iter().for_each(|event| event.counts.push(counted.count));
        }
        if others > 0 {
            article.events.sort_by_key(|event| event.trigger);
        }
    }

    /// Sorts the drafts by what becomes of them, without a branch for each.
    fn sort(&mut self, drafts: &[Draft]) {
        let Self { told, events, again, .. } = self;
        events.clear();
        again.clear();
        for (number, draft) in (0..).zip(drafts) {
            let (is_event, is_new) = (draft.kind.is_some(), draft.told_by.is_none());
            events.push_if(is_event & is_new, (number, draft.kind.unwrap_or(EventKind::Statement)));
            again.push_if(is_event & !is_new, number);
            told.insert_if(draft.sentence, is_event & is_new);
        }
    }
}

/// Appends drafts to the events, with what each was found by. Each is put together in the place where it stays: to move so much at once
/// is slow right after it was written in small pieces.
fn append(
    events: &mut Vec<Event>,
    numbers: &[(u32, EventKind)],
    rules: &mut [Cow<'static, str>],
    drafts: &mut [Draft],
) {
    let first = events.len();
    events.extend(numbers.iter().zip(rules).enumerate().map(|(at, (&(number, kind), rule))| {
        let draft = &mut drafts[number as usize];
        draft.event = (first + at) as u32;
        draft.finish(kind, std::mem::take(rule))
    }));
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

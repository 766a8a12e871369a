//! [`Events`]: what happened, who did it to whom, when and where.
//!
//! One pass over the sentences. Triggers come from the event tables ([`select`]), clauses from punctuation and closed classes
//! ([`clauses`]), sides from the order of names, prepositions and voice ([`roles`]), facts from cues ([`realis`]); an attitude and
//! its act give each other what they lack ([`attitudes`]). Then the mentions of one incident become one event ([`merge`]).

mod attitudes;
mod circumstances;
mod clauses;
mod draft;
mod evidence;
mod few;
mod merge;
mod names;
mod reading;
mod realis;
mod roles;
mod select;
mod speech;
mod traits;

use std::cell::RefCell;

use super::buffers::with_buffers;
use crate::Span;
use crate::extract::Document;
use crate::lexicon::triggers::Found;
use crate::model::{Article, Cameo, Confidence, Event, EventKind, QuoteId, QuoteKind};
use crate::text::Sentence;
use clauses::{Clauses, Opener};
use draft::Draft;
use names::Names;
use reading::Reading;
use roles::Finder;
use select::Hit;
use speech::Speech;
use traits::Traits;

/// The stage that finds events. It reads the actors, locations, times, counts and quotes that are there; with none of them it
/// still finds triggers and their kinds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Events;

impl Events {
    /// The stage.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// Appends the events of the document to the article.
    pub fn fill(&self, doc: &Document<'_>, article: &mut Article) {
        with_buffers(&BUFFERS, |buffers| fill(doc, article, buffers));
    }
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

/// What is reused from article to article.
#[derive(Default)]
struct Buffers {
    names: Names,
    traits: Traits,
    speech: Vec<Speech>,
    openings: Vec<u32>,
    has_event: Vec<bool>,
    sentence: SentenceBuffers,
}

/// What is reused from sentence to sentence.
#[derive(Default)]
struct SentenceBuffers {
    found: Vec<Found>,
    clauses: Clauses,
    cues: Vec<realis::CueHit>,
    governors: Vec<Option<usize>>,
}

fn fill(doc: &Document<'_>, article: &mut Article, buffers: &mut Buffers) {
    let Buffers { names, traits, speech, openings, has_event, sentence: sentence_buffers } = buffers;
    names.gather(doc, article);
    traits.read(doc, names);
    speech::gather(doc, article, speech);
    let reading = Reading::new(doc, names, traits);
    select::openings(&reading, openings);
    let mut hits = Vec::with_capacity(MANY_HITS);
    let mut drafts = Vec::with_capacity(openings.len() / 2);
    let mut openings = openings.as_slice();
    for (index, sentence) in doc.sentences().iter().enumerate() {
        let here = openings.partition_point(|&at| at < sentence.words.end);
        let (first, rest) = openings.split_at(here);
        openings = rest;
        if !first.is_empty() {
            hits.clear();
            select::triggers(&reading, first, sentence.words.end as usize, &mut sentence_buffers.found, &mut hits);
            read_sentence(&reading, speech, index, &hits, sentence_buffers, &mut drafts);
        }
    }
    let sentence_of = |offset: u32| doc.sentence_of(doc.word_at(offset));
    circumstances::counts(article, sentence_of, &mut drafts);
    evidence::weigh(article, &reading, &mut drafts);
    merge::merge(article, &mut drafts);
    circumstances::from_lead(&reading, &mut drafts);
    article.events.reserve(drafts.iter().filter(|draft| !draft.merged).count());
    for draft in drafts.into_iter().filter(|draft| !draft.merged) {
        article.events.extend(draft.finish());
    }
    add_statements(doc, article, has_event);
    article.events.sort_by_key(|event| event.trigger);
    circumstances::link_counts(article);
}

/// More triggers than most sentences have.
const MANY_HITS: usize = 32;

/// Adds the drafts of one sentence.
fn read_sentence<'a>(
    reading: &Reading<'a>,
    speech: &[Speech],
    index: usize,
    hits: &[Hit<'a>],
    buffers: &mut SentenceBuffers,
    drafts: &mut Vec<Draft<'a>>,
) {
    let sentence: &Sentence = &reading.doc.sentences()[index];
    let (first, end) = (sentence.words.start as usize, sentence.words.end as usize);
    let SentenceBuffers { found, clauses, cues, governors } = buffers;
    if hits.is_empty() {
        return;
    }
    clauses.cut(reading, first, end, speech);
    cues.clear();
    realis::find_cues(reading, first, end, found, cues);
    attitudes::governors(hits, clauses, governors);
    let finder = Finder { reading, clauses, speech, first, end };
    let start = drafts.len();
    for hit in hits {
        drafts.push(draft(&finder, cues, index, *hit));
    }
    let here = &mut drafts[start..];
    for (index, &governor) in governors.iter().enumerate() {
        if let Some(above) = governor.filter(|&above| above < index) {
            let (before, after) = here.split_at_mut(index);
            attitudes::join(reading.triggers, &mut before[above], &mut after[0]);
        }
    }
    circumstances::time_and_place(reading, clauses, sentence, here);
}

/// One trigger with its sides and its realis.
fn draft<'a>(finder: &Finder<'_, 'a>, cues: &[realis::CueHit], sentence: usize, hit: Hit<'a>) -> Draft<'a> {
    let (reading, clauses, speech) = (finder.reading, finder.clauses, finder.speech);
    let clause = clauses.list[clauses.of(hit.head)];
    let said = clause.speech.and_then(|index| speech.get(index));
    let words = reading.doc.words();
    let trigger = Span::new(words[hit.first].span.start(), words[hit.end - 1].span.end());
    let mut draft = Draft::new(hit, trigger, sentence);
    let sides = finder.sides(&hit);
    (draft.sources, draft.targets, draft.target_place) = (sides.sources, sides.targets, sides.target_place);
    draft.realis = realis::of(reading, clauses, &hit, cues, said.is_some());
    draft.reported_by = said.and_then(|said| said.speaker);
    if hit.trigger.attitude.is_some() && hit.trigger.roles.swap {
        // "they must withdraw" asks it of them; who asks is who says so.
        draft.sources.extend(draft.reported_by.filter(|speaker| !draft.targets.contains(speaker)));
    }
    draft.quote = said.map(|said| said.quote);
    draft.in_main_clause = matches!(clause.opener, Opener::Main | Opener::Reported | Opener::Coordinate);
    draft
}

/// A statement event for each sentence that reports speech and holds no other event.
fn add_statements(doc: &Document<'_>, article: &mut Article, has_event: &mut Vec<bool>) {
    has_event.clear();
    has_event.resize(doc.sentences().len(), false);
    let sentences = article.events.iter().filter_map(|event| event.sentence);
    sentences.for_each(|sentence| has_event[sentence as usize] = true);
    let cameo: Option<Cameo> = EventKind::Statement.cameo();
    for (index, quote) in article.quotes.iter().enumerate() {
        let (Some(cue), Some(speaker)) = (quote.cue, quote.speaker) else { continue };
        let Some(sentence) = doc.sentence_of(doc.word_at(cue.start())) else { continue };
        let said = matches!(quote.kind, QuoteKind::Direct | QuoteKind::Indirect | QuoteKind::Partial);
        if !said || std::mem::replace(&mut has_event[sentence], true) {
            continue;
        }
        let mut event = Event::new(EventKind::Statement, cue);
        event.cameo = cameo;
        event.sources.push(speaker);
        event.targets.extend(quote.addressees.iter().copied().filter(|&actor| actor != speaker));
        event.quote = Some(QuoteId::new(index));
        event.sentence = Some(sentence as u32);
        event.confidence = Confidence::percent(30);
        event.rule = "speech".into();
        article.events.push(event);
    }
}

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
mod link;
mod merge;
mod names;
mod reading;
mod realis;
mod roles;
mod select;
mod sets;
mod speech;
mod subject;
mod traits;
mod write;

use std::cell::RefCell;

use super::bits::Bits;
use super::buffers::with_buffers;
use crate::Span;
use crate::extract::Document;
use crate::lexicon::triggers::Found;
use crate::model::Article;
use crate::text::Sentence;
use circumstances::Setting;
use clauses::{Clauses, Opener};
use draft::Draft;
use names::Names;
use reading::Reading;
use roles::Finder;
use select::Hit;
use sets::Sets;
use speech::Speech;
use traits::Traits;
use write::Statement;

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
    sets: Sets,
    traits: Traits,
    speech: Vec<Speech>,
    settings: Vec<Setting>,
    openings: Vec<u32>,
    drafts: Vec<Draft>,
    statements: Vec<Statement>,
    told: Bits,
    sentence: SentenceBuffers,
}

/// What is reused from sentence to sentence.
#[derive(Default)]
struct SentenceBuffers {
    found: Vec<Found>,
    clauses: Clauses,
    cues: Vec<realis::CueHit>,
}

fn fill(doc: &Document<'_>, article: &mut Article, buffers: &mut Buffers) {
    let Buffers {
        names,
        sets,
        traits,
        speech,
        settings,
        openings,
        drafts,
        statements,
        told,
        sentence: sentence_buffers,
    } = buffers;
    names.gather(doc, article);
    traits.read(doc, names);
    sets.read(doc, names, traits);
    speech::gather(doc, article, speech);
    let reading = Reading::new(doc, names, traits, sets);
    circumstances::settings(&reading, settings);
    select::openings(&reading, openings);
    let mut hits = Vec::with_capacity(MANY_HITS);
    drafts.clear();
    let mut openings = openings.as_slice();
    for (index, sentence) in doc.sentences().iter().enumerate() {
        let here = openings.partition_point(|&at| at < sentence.words.end);
        let (first, rest) = openings.split_at(here);
        openings = rest;
        if !first.is_empty() {
            hits.clear();
            select::triggers(&reading, first, sentence.words.end as usize, &mut sentence_buffers.found, &mut hits);
            read_sentence(&reading, speech, settings, index, &hits, sentence_buffers, drafts);
        }
    }
    circumstances::counts(doc, article, drafts);
    evidence::weigh(article, &reading, drafts);
    merge::merge(article, drafts);
    circumstances::from_lead(doc.sentences(), settings, drafts);
    write::events(doc, article, drafts, statements, told);
    circumstances::link_counts(article);
}

/// More triggers than most sentences have.
const MANY_HITS: usize = 32;

/// Adds the drafts of one sentence.
fn read_sentence(
    reading: &Reading<'_>,
    speech: &[Speech],
    settings: &[Setting],
    index: usize,
    hits: &[Hit<'_>],
    buffers: &mut SentenceBuffers,
    drafts: &mut Vec<Draft>,
) {
    let sentence: &Sentence = &reading.doc.sentences()[index];
    let (first, end) = (sentence.words.start as usize, sentence.words.end as usize);
    let SentenceBuffers { found, clauses, cues } = buffers;
    if hits.is_empty() {
        return;
    }
    clauses.cut(reading, first, end, speech);
    cues.clear();
    realis::find_cues(reading, first, end, found, cues);
    let finder = Finder { reading, clauses, speech, first, end };
    let start = drafts.len();
    for hit in hits {
        drafts.push(draft(&finder, cues, index, hit));
    }
    let here = &mut drafts[start..];
    attitudes::join_all(reading.triggers, clauses, hits, here);
    circumstances::time_and_place(clauses, sentence, settings, here);
}

/// One trigger with its sides and its realis.
fn draft(finder: &Finder<'_, '_>, cues: &[realis::CueHit], sentence: usize, hit: &Hit<'_>) -> Draft {
    let (reading, clauses, speech) = (finder.reading, finder.clauses, finder.speech);
    let clause = clauses.list[clauses.of(hit.head)];
    let said = clause.speech.and_then(|index| speech.get(index));
    let words = reading.doc.words();
    let trigger = Span::new(words[hit.first].span.start(), words[hit.end - 1].span.end());
    let mut draft = Draft::new(hit, trigger, sentence, &finder.sides(hit));
    draft.realis = realis::of(reading, clauses, hit, cues, said.is_some());
    draft.in_main_clause = matches!(clause.opener, Opener::Main | Opener::Reported | Opener::Coordinate);
    if let Some(said) = said {
        draft.reported_by = said.speaker;
        draft.quote = Some(said.quote);
        if draft.attitude.is_some() && draft.roles.swap {
            // "they must withdraw" asks it of them; who asks is who says so.
            let asks = said.speaker.filter(|&speaker| !draft.targets.contains(speaker));
            asks.iter().for_each(|&speaker| draft.sources.add(speaker));
        }
    }
    draft
}

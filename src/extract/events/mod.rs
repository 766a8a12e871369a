//! [`Events`]: what happened, who did it to whom, when and where.
//!
//! One pass after another over the article. Triggers come from the event tables ([`select`]), clauses from punctuation and closed
//! classes ([`clauses`]), sides from the order of names, prepositions and voice ([`roles`]), facts from cues ([`realis`]); an
//! attitude and its act give each other what they lack ([`attitudes`]), and what is only implied goes to the events that tell it
//! ([`implied`]). Then the mentions of one incident become one event ([`merge`]).

mod attitudes;
mod circumstances;
mod clauses;
mod draft;
mod evidence;
mod headline;
mod implied;
mod link;
mod merge;
mod names;
mod reading;
mod realis;
mod roles;
mod select;
mod sets;
mod side;
mod speech;
mod states;
mod steps;
mod subject;
mod told;
mod traits;
mod turns;
mod usage;
mod write;

use std::cell::RefCell;

use super::bits::Bits;
use super::buffers::with_buffers;
use crate::Span;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::lexicon::triggers::Search;
use crate::model::{Article, EventKind};
use crate::text::{List, word, words};
use circumstances::{Counted, Settings};
use clauses::{Clauses, Opener};
use draft::Draft;
use names::Names;
use reading::Reading;
use realis::Cues;
use roles::Finder;
use select::{Choice, Hit, Usage};
use sets::Sets;
use side::Side;
use speech::Speech;
use told::Told;
use traits::Traits;
use write::Writer;

/// The stage that finds events. It reads the actors, locations, times, counts and quotes that are there; with none of them it
/// still finds triggers and their kinds. States that the article means but names only by places in them are added to the
/// actors.
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
    settings: Settings,
    choice: Choice,
    search: Search,
    hits: Vec<Hit>,
    /// The sentences that tell of something, ...
    sentences: List<u32>,
    /// ... their words, ...
    telling: Bits,
    /// ... and where each trigger stands.
    tellings: Vec<Told>,
    clauses: Clauses,
    cues: Cues,
    attitudes: List<u32>,
    drafts: Vec<Draft>,
    counted: Vec<Counted>,
    writer: Writer,
}

fn fill(doc: &Document<'_>, article: &mut Article, buffers: &mut Buffers) {
    let Buffers {
        names,
        sets,
        traits,
        speech,
        settings,
        choice,
        search,
        hits,
        sentences,
        telling,
        tellings,
        clauses,
        cues,
        attitudes,
        drafts,
        counted,
        writer,
    } = buffers;
    names.gather(doc, article);
    traits.read(doc, names);
    sets.read(doc, names, traits);
    speech::gather(doc, article, speech);
    let reading = Reading::new(doc, names, traits, sets);
    settings.gather(&reading);
    select::triggers(&reading, choice, search, hits);
    let headline = headline::add(&reading, article, hits);
    tell_sentences(doc, hits, sentences, telling);
    let sentences = sentences.as_slice();
    clauses.cut(&reading, speech, sentences, telling);
    tellings.clear();
    tellings.extend(hits.iter().map(|hit| Told::new(doc, clauses, sentences, hit)));
    cues.find(&reading, clauses, telling, search);
    let finder = Finder { reading: &reading, clauses, speech };
    begin(&reading, hits, tellings, drafts);
    for (draft, (hit, told)) in drafts.iter_mut().zip(hits.iter().zip(&*tellings)) {
        finder.find_sides(hit, told, draft);
    }
    report(&finder, cues, hits, tellings, drafts);
    attitudes::join_all(&reading, clauses, hits, tellings, attitudes, drafts);
    circumstances::time_and_place(clauses, sentences.len(), telling, tellings, settings, drafts);
    circumstances::counts(doc, article, drafts, counted);
    circumstances::claims(doc, speech, article);
    implied::resolve(drafts);
    evidence::weigh(article, &reading, drafts);
    headline.iter().for_each(|headline| headline::keep(headline, &finder, tellings, drafts));
    merge::merge(article, drafts);
    circumstances::from_lead(doc.sentences(), article, settings, drafts);
    circumstances::from_targets(article, drafts);
    writer.write(doc, article, drafts, counted);
    circumstances::link_counts(article);
}

/// Makes `sentences` the numbers of those that tell of something, and `telling` their words.
fn tell_sentences(doc: &Document<'_>, hits: &[Hit], sentences: &mut List<u32>, telling: &mut Bits) {
    sentences.clear();
    telling.set(doc.words().len(), hits.iter().map(|hit| hit.first as u32));
    for (index, sentence) in (0..).zip(doc.sentences()) {
        sentences.push_if(telling.any(sentence.words.start, sentence.words.end), index);
    }
    for &index in sentences.as_slice() {
        let words = &doc.sentences()[index as usize].words;
        telling.insert_run(words.start, words.end);
    }
}

/// Verbs behind what goes on though it is over, or should be.
const GO_ON: [u64; 7] = words!["continue", "continued", "persist", "persisted", "resume", "resumed", "intensified"];

/// Begins a draft for each trigger.
fn begin(reading: &Reading<'_>, hits: &[Hit], tellings: &[Told], drafts: &mut Vec<Draft>) {
    let words = reading.doc.words();
    drafts.clear();
    drafts.extend(hits.iter().zip(tellings).map(|(hit, told)| {
        let trigger = Span::new(words[hit.first].span.start(), words[hit.end - 1].span.end());
        let goes_on = (hit.usage == Usage::Noun) & reading.is_any(hit.end, &GO_ON);
        let mut draft = Draft::new(hit, told, trigger);
        draft.goes_on = goes_on;
        draft.is_definite = draft.is_noun && is_definite(reading, hit.first);
        draft.is_generic = (hit.usage == Usage::Noun) & !draft.is_definite && reading.ends_in_s(hit.end - 1);
        draft.stem = draft::stem(reading.doc.word(hit.end - 1));
        draft
    }));
}

/// Whether whoever speaks did it: "those who were detained by us".
fn is_done_by_speaker(reading: &Reading<'_>, hit: &Hit) -> bool {
    (hit.usage == Usage::Passive)
        && reading.is(hit.end, word!("by"))
        && reading.is_any(hit.end + 1, &words!["us", "me"])
}

/// How many words before a noun its determiner stands.
const NOUN_PHRASE: usize = 3;

/// Whether a word before the noun tells that certain ones are meant: "the attacks", "their talks".
fn is_definite(reading: &Reading<'_>, noun: usize) -> bool {
    let certain = words!["the", "these", "those", "this", "that"];
    let is_certain = |at: usize| reading.word(at).is_some_and(|word| certain.contains(&word.hash));
    (noun.saturating_sub(NOUN_PHRASE)..noun).any(|at| is_certain(at) || reading.class(at).has(Class::POSSESSIVE))
}

/// Tells of each draft whether it is told as a fact, and by whom.
fn report(finder: &Finder<'_, '_>, cues: &mut Cues, hits: &[Hit], tellings: &[Told], drafts: &mut [Draft]) {
    let (clauses, speech) = (finder.clauses, finder.speech);
    for (draft, (hit, told)) in drafts.iter_mut().zip(hits.iter().zip(tellings)) {
        let clause = clauses.get(told.clause);
        let said = (clause.speech as usize).checked_sub(1).and_then(|index| speech.get(index));
        draft.realis = cues.realis(hit, told, clause.first, said.is_some());
        draft.in_main_clause = matches!(clause.opener, Opener::Main | Opener::Reported | Opener::Coordinate);
        let Some(said) = said else { continue };
        draft.reported_by = said.speaker;
        draft.quote = Some(said.quote);
        if draft.sources.is_empty() && is_done_by_speaker(finder.reading, hit) {
            draft.sources = Side::from(said.speaker).without(draft.targets);
        }
        if draft.roles.swap && (draft.attitude.is_some() || draft.kind == Some(EventKind::Reject)) {
            // "they must withdraw" asks it of them; who asks is who says so.
            draft.sources.add(Side::from(said.speaker).without(draft.targets));
        }
    }
}

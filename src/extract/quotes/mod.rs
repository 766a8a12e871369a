//! The quote stage: who said what.
//!
//! First what the rules ask of all words, many words at a time (`marks`). Then one paragraph at a time: the words outside quotations
//! (`outside`), the cues among them (`cues`), for each quotation the first pattern that gives a speaker (`patterns`, `nouns`), speakers
//! carried from one quotation to another (`carry`), what kind of quotation it is (`labels`), then reported clauses without marks
//! (`reported`, `clauses`). At the end the words that name a speaker are joined with the article's actors (`speakers`).

mod carry;
mod clauses;
mod cues;
mod labels;
mod marks;
mod nouns;
mod outside;
mod patterns;
mod reading;
mod reported;
mod rules;
mod scene;
mod speakers;

use std::cell::RefCell;

use cues::FoundCue;
use outside::Outside;
use reading::{Said, Telling};
use speakers::{Speakers, Unnamed};

use crate::extract::Document;
use crate::extract::buffers::with_buffers;
use crate::extract::mentions::Mentions;
use crate::model::{Actor, Article, Quote, QuoteId};
use crate::span::Span;
use crate::text::List;

/// The stage that finds quotations and reported clauses with their speakers. Reads the actors, appends to the quotes.
#[derive(Debug, Clone, Default)]
pub struct Quotes {}

/// What is kept from article to article.
#[derive(Debug, Default)]
struct Buffers {
    speakers: Speakers,
    /// The time expressions of the article, in text order.
    times: Vec<Span>,
    outside: Outside,
    cues: Vec<FoundCue>,
    said: Vec<Said>,
    /// The paragraphs in which something may be said.
    telling: List<Telling>,
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

impl Quotes {
    /// The stage with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Finds the quotations of the document and appends them to the article.
    pub fn fill(&self, doc: &Document<'_>, article: &mut Article) {
        with_buffers(&BUFFERS, |buffers| {
            buffers.learn(doc, article);
            reading::read(doc, buffers);
            let first = article.quotes.len();
            let Article { actors, quotes, .. } = article;
            let mut finishing =
                Finishing { doc, first, unnamed: Unnamed::default(), actors, mentions: &mut doc.noted_mentions() };
            quotes.extend(buffers.said.iter().map(|said| finishing.quote(said)));
        });
    }
}

impl Buffers {
    /// Takes what earlier stages found.
    fn learn(&mut self, doc: &Document<'_>, article: &Article) {
        self.speakers.learn(doc, article);
        self.times.clear();
        self.times.extend(article.times.iter().map(|time| time.span));
        if !self.times.is_sorted() {
            self.times.sort_unstable();
        }
    }
}

/// Makes the quotes of the model.
struct Finishing<'d, 'a> {
    doc: &'d Document<'a>,
    /// The number of the first quote of this stage.
    first: usize,
    unnamed: Unnamed<'a>,
    actors: &'d mut Vec<Actor>,
    mentions: &'d mut Mentions,
}

impl Finishing<'_, '_> {
    fn quote(&mut self, said: &Said) -> Quote {
        let lexicon = self.doc.lexicon();
        let resolve = |source| self.unnamed.resolve(self.doc, source, (self.actors, self.mentions));
        Quote {
            span: said.span,
            parts: said.parts.to_spans(),
            kind: said.kind,
            cue: said.cue.map(|(span, _)| span),
            verb: said.cue.map(|(_, cue)| lexicon.cue_lemma(cue)),
            speaker: said.speaker.and_then(resolve),
            speaker_span: said.speaker.map(|source| source.span),
            addressees: said.addressee.into_iter().collect(),
            medium: None,
            continues: said.continues.map(|before| QuoteId::new(self.first + before)),
            confidence: said.rule.confidence(),
            rule: said.rule.name().into(),
        }
    }
}

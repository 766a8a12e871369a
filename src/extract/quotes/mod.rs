//! The quote stage: who said what.
//!
//! One paragraph at a time: the words outside quotations (`outside`), the cues among them (`cues`), for each quotation the first
//! pattern that gives a speaker (`patterns`, `nouns`), speakers carried from one quotation to another (`carry`), what kind of
//! quotation it is (`labels`), then reported clauses without marks (`reported`, `clauses`). At the end the words that name a speaker are
//! joined with the article's actors (`speakers`).

mod carry;
mod clauses;
mod cues;
mod labels;
mod nouns;
mod outside;
mod patterns;
mod reading;
mod reported;
mod rules;
mod scene;
mod speakers;

use reading::{Reading, Said};
use speakers::Speakers;

use crate::extract::Document;
use crate::model::{Article, Quote, QuoteId};

/// The stage that finds quotations and reported clauses with their speakers. Reads the actors, appends to the quotes.
#[derive(Debug, Clone, Default)]
pub struct Quotes {}

impl Quotes {
    /// The stage with its defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Finds the quotations of the document and appends them to the article.
    pub fn fill(&self, doc: &Document<'_>, article: &mut Article) {
        let mut speakers = Speakers::of(article);
        let said = Reading::new(doc, article, &speakers).read();
        let first = article.quotes.len();
        for one in said {
            let quote = finish(doc, one, first, &mut speakers, article);
            article.quotes.push(quote);
        }
    }
}

/// The quote of the model; `first` is the id of the first one of this stage.
fn finish(doc: &Document<'_>, said: Said, first: usize, speakers: &mut Speakers, article: &mut Article) -> Quote {
    let mut quote = Quote::new(said.span, said.kind);
    quote.speaker = said.speaker.and_then(|source| speakers.resolve(doc.text(), source, article));
    quote.speaker_span = said.speaker.map(|source| source.span);
    quote.addressees = said.addressee.and_then(|span| speakers.actor_at(span)).into_iter().collect();
    quote.medium = said.medium.and_then(|span| speakers.actor_at(span));
    quote.cue = said.cue.map(|(span, _)| span);
    quote.verb = said.cue.map(|(_, cue)| doc.lexicon().cue(cue).lemma.clone());
    quote.continues = said.continues.map(|before| QuoteId::new(first + before));
    quote.confidence = said.rule.confidence();
    quote.rule = said.rule.name().into();
    quote.parts = said.parts;
    quote
}

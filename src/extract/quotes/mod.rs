//! The quote stage: who said what.
//!
//! First what the rules ask of all words, many words at a time (`marks`, `marking`). Then one paragraph at a time: the words outside quotations
//! (`outside`), the cues among them (`cues`), for each quotation the first pattern that gives a speaker (`patterns`, `nouns`, `subjects`), speakers
//! carried from one quotation to another (`carry`), what kind of quotation it is (`labels`), halves that a cue parts joined
//! (`split`), then reported clauses without marks (`reported`, `clauses`), and the quotations within each quotation, which are read
//! like those of a paragraph. At the end the words that name a speaker are joined with the article's actors (`speakers`), and so is
//! the `I` of what they say (`first_person`).

mod carry;
mod clauses;
mod cues;
mod first_person;
mod labels;
mod marking;
mod marks;
mod media;
mod nouns;
mod outside;
mod patterns;
mod reading;
mod reported;
mod rules;
mod scene;
mod speakers;
mod split;
mod subjects;

use std::cell::RefCell;

use cues::FoundCue;
use media::Medium;
use outside::Outside;
use reading::{Said, Telling};
use speakers::{Source, Unnamed};

use crate::extract::Document;
use crate::extract::buffers::with_buffers;
use crate::model::{Actor, ActorId, Article, Quote, QuoteId};
use crate::span::Span;
use crate::text::List;

/// The stage that finds quotations and reported clauses with their speakers. Reads the actors, appends to the quotes.
#[derive(Debug, Clone, Default)]
pub struct Quotes {}

/// What is kept from article to article.
#[derive(Debug, Default)]
struct Buffers {
    outside: Outside,
    cues: Vec<FoundCue>,
    said: Vec<Said>,
    /// The paragraphs in which something may be said.
    telling: List<Telling>,
    /// Names of media behind words that say that something appears there.
    media: Vec<Medium>,
    /// The words for I, each with who says it.
    spoken: Vec<(Span, Option<ActorId>)>,
    /// What is said by speakers whom no actor stands for, by its number in `said`.
    unnamed: List<u32>,
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
            buffers.outside.learn(doc, &article.times);
            reading::read(doc, (doc.mentions(article).list(), &article.actors), buffers);
            buffers.find_unnamed(doc, &mut article.actors);
            media::name_platform(doc, &mut buffers.said, (&mut article.actors, &mut doc.noted_mentions()));
            let Buffers { said, spoken, .. } = buffers;
            first_person::mention(doc, said, (&mut article.actors, &mut doc.noted_mentions()), spoken);
            let first = article.quotes.len();
            article.quotes.extend(buffers.said.iter().map(|said| quote(doc, said, first)));
        });
    }
}

impl Buffers {
    /// Gives speakers whom no actor stands for one that does.
    fn find_unnamed(&mut self, doc: &Document<'_>, actors: &mut Vec<Actor>) {
        let Self { said, unnamed, .. } = self;
        unnamed.clear();
        for (number, one) in (0..).zip(&*said) {
            if let Some(source) = one.speaker.filter(Source::is_by_noun) {
                speakers::unname(doc, source, actors);
            }
            unnamed.push_if(one.speaker.is_some_and(|source| source.is_unnamed()), number);
        }
        let (mut known, mut mentions) = (Unnamed::default(), doc.noted_mentions());
        for &number in &**unnamed {
            if let Some(source) = &mut said[number as usize].speaker {
                source.actor = known.resolve(doc, *source, (actors, &mut mentions));
            }
        }
    }
}

/// A quote of the model; `first` is the number of the first one of this stage.
fn quote(doc: &Document<'_>, said: &Said, first: usize) -> Quote {
    Quote {
        span: said.span,
        parts: said.parts.to_spans(),
        kind: said.kind,
        cue: said.cue.map(|(span, _)| span),
        verb: said.cue.map(|(_, cue)| doc.lexicon().cue_lemma(cue)),
        speaker: said.speaker.and_then(|source| source.actor),
        speaker_span: said.speaker.map(|source| source.span),
        addressees: said.addressee.into_iter().collect(),
        medium: said.medium,
        continues: said.continues.map(|before| QuoteId::new(first + before)),
        within: said.within.map(|outer| QuoteId::new(first + outer)),
        confidence: said.rule.confidence(),
        rule: said.rule.name().into(),
    }
}

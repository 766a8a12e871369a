//! [`Petrarch`]: events by dictionaries of the caller's, as PETRARCH and TABARI read them, without a parser.
//!
//! Each sentence is read by itself: noun phrases get codes from actors and agents ([`phrases`]), verbs are told from nouns by the
//! words before them ([`sentence`]), the longest pattern of a verb gives the code ([`matching`]), and what the pattern does not say of
//! the two sides comes from the order of words ([`sides`]).

mod matching;
mod phrases;
mod sentence;
mod sides;

use std::collections::HashMap;
use std::sync::Arc;

use crate::extract::Document;
use crate::lexicon::petrarch::{Codes, Dictionaries};
use crate::model::{Actor, ActorCode, ActorId, ActorKind, Article, Cameo, Event, EventCode, EventKind, Mention};
use crate::{MentionKind, Span};
use phrases::Group;
use sentence::Sentence;
use sides::Coded;

/// A stage that finds the events of the caller's [`Dictionaries`]. It appends the actors that they name, with their codes, and events
/// with [`Event::code`]; a code that is one of CAMEO is told as such too. Of the lexicon it uses nothing but the grammar of the language:
/// without other stages there are no actors and events but those of the dictionaries.
///
/// Time is linear in the text, times the number of patterns of the verbs in it.
#[derive(Clone, Debug)]
pub struct Petrarch {
    dictionaries: Arc<Dictionaries>,
}

impl Petrarch {
    /// The stage with these dictionaries.
    #[must_use]
    pub fn new(dictionaries: impl Into<Arc<Dictionaries>>) -> Self {
        Self { dictionaries: dictionaries.into() }
    }

    /// Appends the actors and events of the document to the article.
    pub fn fill(&self, doc: &Document<'_>, article: &mut Article) {
        let of_article = &self.dictionaries.discards.of_article;
        let mut sentences = Vec::new();
        for index in 0..doc.sentences().len() {
            let sentence = Sentence::read(doc, index, &self.dictionaries);
            match sentence.discard(&self.dictionaries) {
                Some(phrase) if of_article.get(phrase as usize) == Some(&true) => return,
                Some(_) => {}
                None => sentences.push((index as u32, sentence)),
            }
        }
        let mut writer = Writer { doc, actors: HashMap::new(), article };
        for (index, sentence) in &mut sentences {
            sentence.close_up();
            let groups =
                phrases::groups(sentence, &self.dictionaries, doc.published().map(|published| published.date()));
            let coded = sides::events(sentence, &groups, &self.dictionaries);
            writer.write(*index, sentence, &groups, &coded);
        }
    }
}

/// Writes actors and events into the article.
struct Writer<'w, 'a> {
    doc: &'w Document<'a>,
    article: &'w mut Article,
    /// The actors of ours by their codes.
    actors: HashMap<ActorCode, usize>,
}

impl Writer<'_, '_> {
    fn write(&mut self, index: u32, sentence: &Sentence<'_>, groups: &[Group], events: &[Coded<'_>]) {
        for member in groups.iter().flat_map(|group| &group.members) {
            let span = self.span(sentence, member.first, member.end);
            member.codes.iter().for_each(|&code| self.mention(code, span));
        }
        for event in events {
            let trigger = self.span(sentence, event.first, event.end);
            let (forth, back) = match event.codes {
                Codes::None => continue,
                Codes::One(code) => (code, None),
                Codes::Pair(code, back) => (code, Some(back)),
            };
            self.event(index, trigger, forth, (&event.sources, &event.targets), event.rule);
            if let Some(back) = back {
                self.event(index, trigger, back, (&event.targets, &event.sources), event.rule);
            }
        }
    }

    fn event(
        &mut self,
        sentence: u32,
        trigger: Span,
        code: EventCode,
        (sources, targets): (&[ActorCode], &[ActorCode]),
        rule: &str,
    ) {
        let cameo: Option<Cameo> = code.as_str().parse().ok();
        let mut event = Event::new(cameo.and_then(Cameo::kind).unwrap_or(EventKind::Other), trigger);
        event.mode = cameo.and_then(Cameo::mode);
        (event.cameo, event.code) = (cameo, Some(code));
        event.sources = sources.iter().filter_map(|&code| self.actor(code)).collect();
        event.targets = targets.iter().filter_map(|&code| self.actor(code)).collect();
        (event.sentence, event.rule) = (Some(sentence), rule.to_owned().into());
        self.article.events.push(event);
    }

    /// The actor of ours with this code.
    fn actor(&self, code: ActorCode) -> Option<ActorId> {
        self.actors.get(&code).map(|&index| ActorId::new(index))
    }

    fn mention(&mut self, code: ActorCode, span: Span) {
        let mention = Mention::new(span, MentionKind::Name);
        let index = *self.actors.entry(code).or_insert_with(|| {
            let mut actor = Actor::new(span.of(self.doc.text()).to_owned(), ActorKind::Other);
            actor.code = Some(code);
            self.article.actors.push(actor);
            self.article.actors.len() - 1
        });
        self.article.actors[index].mentions.push(mention);
    }

    /// The text of some words of a sentence.
    fn span(&self, sentence: &Sentence<'_>, first: usize, end: usize) -> Span {
        let words = self.doc.words();
        let word = |at: usize| words[sentence.words[at].number as usize].span;
        word(first).to(word(end.max(first + 1) - 1))
    }
}

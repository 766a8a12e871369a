//! Reads an article paragraph by paragraph and collects what is said.

use std::ops::Range;

use super::carry::Memory;
use super::cues::{self, FoundCue, Role};
use super::labels;
use super::nouns;
use super::outside::Outside;
use super::patterns::{Attribution, View};
use super::reported::{self, Clause};
use super::rules::Rule;
use super::scene::Scene;
use super::speakers::{Source, Speakers};
use crate::extract::Document;
use crate::lexicon::{Class, CueClass, CueId};
use crate::model::{Article, QuoteKind};
use crate::span::Span;
use crate::text::{Gap, Paragraph, Quotation};

/// Words of a speaker's name in a transcript.
const LONGEST_LABEL: usize = 4;
/// Cues looked at in the sentence before a quotation.
const MOST_CUES: usize = 8;

/// A quotation or a reported clause on its way into the article.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) parts: Vec<Span>,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<Source>,
    pub(super) rule: Rule,
    pub(super) cue: Option<(Span, CueId)>,
    pub(super) addressee: Option<Span>,
    pub(super) medium: Option<Span>,
    /// The one that it goes on from, as a place in the list of all.
    pub(super) continues: Option<usize>,
    /// The subject of the sentence before it, where that leads up to it.
    pub(super) sentence_before: Option<Source>,
    /// It begins a sentence.
    pub(super) opens: bool,
    /// It begins its paragraph.
    pub(super) opens_paragraph: bool,
    pub(super) words: u32,
}

/// The state of the reading.
pub(super) struct Reading<'a> {
    doc: &'a Document<'a>,
    speakers: &'a Speakers,
    /// The time expressions of the article, in text order.
    times: Vec<Span>,
    said: Vec<Said>,
    /// The last quotation in `said` that is no reported clause.
    last_quotation: Option<usize>,
    memory: Memory,
    outside: Outside,
    cues: Vec<FoundCue>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(doc: &'a Document<'a>, article: &Article, speakers: &'a Speakers) -> Self {
        let mut times: Vec<Span> = article.times.iter().map(|time| time.span).collect();
        times.sort();
        let (outside, cues) = (Outside::default(), Vec::new());
        Self { doc, speakers, times, said: Vec::new(), last_quotation: None, memory: Memory::default(), outside, cues }
    }

    /// Reads the whole document. What it gives stands in text order within each paragraph.
    pub(super) fn read(mut self) -> Vec<Said> {
        let doc = self.doc;
        let mut quotation = 0;
        for (number, paragraph) in doc.paragraphs().iter().enumerate() {
            let first = quotation;
            let behind = doc.quotations().get(first..).unwrap_or(&[]);
            quotation += behind.partition_point(|quotation| quotation.span.start() < paragraph.span.end());
            if first == quotation && !says_something(doc, paragraph) {
                self.memory.announced = None;
                continue;
            }
            self.outside.read(doc, &self.times, paragraph, first);
            let outside = std::mem::take(&mut self.outside);
            let mut cues = std::mem::take(&mut self.cues);
            let scene = Scene { doc, outside: &outside };
            cues::find(&scene, &mut cues);
            self.read_paragraph(scene, &cues, number);
            (self.outside, self.cues) = (outside, cues);
        }
        self.said
    }

    fn read_paragraph(&mut self, scene: Scene<'_>, cues: &[FoundCue], number: usize) {
        let first = self.said.len();
        for index in 0..scene.outside.points.len() {
            if let Some(said) = View::new(scene, cues, index).and_then(|view| self.quotation(&view, index, first)) {
                self.said.push(said);
            }
        }
        self.last_quotation = self.said.len().checked_sub(1).filter(|&last| last >= first).or(self.last_quotation);
        self.memory.complete(&mut self.said, first, number);
        self.memory.announced = self.announced(&scene, cues);
        let (said, speakers) = (&mut self.said, self.speakers);
        reported::find(&scene, cues, |clause| said.push(reported_clause(&scene, cues, speakers, clause)));
    }

    fn quotation(&self, view: &View<'_>, index: usize, first: usize) -> Option<Said> {
        let quotation = self.doc.quotations().get(view.point.quotation)?;
        if let Some(span) = self.label_inside(quotation) {
            return Some(self.labelled(view, quotation, span));
        }
        let attribution = view.attribute();
        let rule = attribution.as_ref().map_or(Rule::Unattributed, |found| found.rule);
        let cue = attribution.as_ref().and_then(|found| found.cue);
        let continues = self.last_quotation.filter(|&before| quotation.continues && before < first);
        Some(Said {
            span: quotation.span,
            parts: vec![quotation.content],
            kind: labels::kind(view, rule.percent(), cue.is_some()),
            speaker: attribution
                .as_ref()
                .map(|found| self.speakers.snap(&view.scene, &found.speaker).written_as(&view.scene, found.relative)),
            rule,
            cue: cue.and_then(|cue| view.cues.get(cue)).map(|cue| (cue_span(&view.scene, cue), cue.form.cue)),
            addressee: attribution.as_ref().and_then(|found| self.addressee(view, found)),
            medium: None,
            continues,
            sentence_before: self.sentence_before(view, index),
            opens: view.point.opens,
            opens_paragraph: view.point.at == 0,
            words: view.point.words,
        })
    }

    /// `“SMITH: ...”`: a transcript names the speaker in capitals.
    fn label_inside(&self, quotation: &Quotation) -> Option<Span> {
        let first = self.doc.word_at(quotation.content.start());
        let words = self.doc.words().get(first..(first + LONGEST_LABEL).min(self.doc.words().len()))?;
        let last = words.iter().position(|word| !word.after.is_space())?;
        let label = words.get(..=last)?;
        let upper = label.iter().all(|word| word.shape.is_upper() && word.span.len() > 2);
        let span = label.first()?.span.to(label.last()?.span);
        (upper && label.last()?.after.has(Gap::COLON) && quotation.content.contains(span)).then_some(span)
    }

    fn labelled(&self, view: &View<'_>, quotation: &Quotation, speaker: Span) -> Said {
        Said {
            span: quotation.span,
            parts: vec![quotation.content],
            kind: QuoteKind::Direct,
            speaker: Some(self.speakers.named(speaker)),
            rule: Rule::Label,
            cue: None,
            addressee: None,
            medium: None,
            continues: None,
            sentence_before: None,
            opens: view.point.opens,
            opens_paragraph: view.point.at == 0,
            words: view.point.words,
        }
    }

    /// `told reporters`: whom the cue names before or behind the quotation.
    fn addressee(&self, view: &View<'_>, found: &Attribution) -> Option<Span> {
        let cue = view.cues.get(found.cue?)?;
        if !view.scene.doc.lexicon().cue(cue.form.cue).flags.object || found.rule == Rule::VerbSpeaker {
            return None;
        }
        let limit = if cue.at < view.point.at { view.point.at } else { view.right.end };
        let phrase = nouns::after(&view.scene, view.cues, cue.end, limit)?;
        Some(self.speakers.snap(&view.scene, &phrase).span)
    }

    /// The speaker that the sentence before a quotation leads up to: `She shook her head. “...”`.
    fn sentence_before(&self, view: &View<'_>, index: usize) -> Option<Source> {
        if !view.point.opens || view.point.at == 0 {
            return None;
        }
        let sentence = view.scene.outside.sentence_before(view.point.at);
        let earlier = index.checked_sub(1).and_then(|before| view.scene.outside.points.get(before));
        if earlier.is_some_and(|point| point.at > sentence.start || point.at == sentence.start && !point.ends) {
            return None;
        }
        let subject = sentence_subject(&view.scene, view.cues, &sentence, earlier.is_none())?;
        Some(self.speakers.snap(&view.scene, &subject))
    }

    /// Who speaks in the next paragraph, if this one ends with a colon.
    fn announced(&self, scene: &Scene<'_>, cues: &[FoundCue]) -> Option<Source> {
        scene.outside.tokens.last().filter(|token| token.gap.has(Gap::COLON))?;
        let sentence = scene.outside.sentences.last()?;
        let subject = sentence_subject(scene, cues, sentence, true)?;
        Some(self.speakers.snap(scene, &subject))
    }
}

/// Whether a paragraph without quotations may hold a reported clause, or lead up to the next paragraph with a colon.
fn says_something(doc: &Document<'_>, paragraph: &Paragraph) -> bool {
    let (first, end) = (paragraph.words.start as usize, paragraph.words.end as usize);
    let classes = doc.classes().get(first..end).unwrap_or(&[]);
    let leads_up = || doc.words().get(first..end).and_then(<[_]>::last).is_some_and(|word| word.after.has(Gap::COLON));
    classes.iter().any(|class| class.has(Class::CUE)) || leads_up()
}

/// The subject of the first cue of speech in a sentence; without one, that of the sentence, if `any` will do.
fn sentence_subject(scene: &Scene<'_>, cues: &[FoundCue], sentence: &Range<usize>, any: bool) -> Option<Range<usize>> {
    let first = cues.partition_point(|cue| cue.at < sentence.start);
    let speech =
        |cue: &&FoundCue| cue.role == Role::Finite && scene.doc.lexicon().cue(cue.form.cue).class != CueClass::Think;
    let own = cues[first..].iter().take_while(|cue| cue.at < sentence.end).take(MOST_CUES);
    let by_cue = own.filter(speech).find_map(|cue| nouns::before(scene, cues, cue.at, sentence.start).phrase());
    by_cue.or_else(|| any.then(|| nouns::main_subject(scene, cues, sentence.clone())).flatten())
}

fn reported_clause(scene: &Scene<'_>, cues: &[FoundCue], speakers: &Speakers, clause: Clause) -> Said {
    let span = clause.parts.iter().copied().reduce(Span::to).unwrap_or_default();
    Said {
        span,
        parts: clause.parts,
        kind: QuoteKind::Indirect,
        speaker: Some(speakers.snap(scene, &clause.speaker)),
        rule: clause.rule,
        cue: cues.get(clause.cue).map(|cue| (cue_span(scene, cue), cue.form.cue)),
        addressee: clause.addressee.map(|phrase| speakers.snap(scene, &phrase).span),
        medium: None,
        continues: None,
        sentence_before: None,
        opens: true,
        opens_paragraph: false,
        words: 0,
    }
}

fn cue_span(scene: &Scene<'_>, cue: &FoundCue) -> Span {
    scene.span(&(cue.at..cue.end))
}

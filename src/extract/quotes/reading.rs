//! Reads an article paragraph by paragraph and collects what is said.

use std::ops::Range;

use super::Buffers;
use super::carry::{self, Memory};
use super::cues::{FoundCue, Role};
use super::labels;
use super::media::{self, Medium};
use super::nouns;
use super::outside::Outside;
use super::patterns::{Attribution, View};
use super::reported::{self, Clause, Parts};
use super::rules::Rule;
use super::scene::Scene;
use super::speakers::{Source, Speakers};
use super::split;
use super::subjects;
use crate::extract::Document;
use crate::extract::mentions::Mentioned;
use crate::lexicon::{Class, CueClass, CueId};
use crate::model::{Actor, ActorId, QuoteKind};
use crate::span::Span;
use crate::text::{Gap, List, Paragraph, Quotation};

/// Words of a speaker's name in a transcript.
const LONGEST_LABEL: usize = 4;
/// Cues looked at in the sentence before a quotation.
const MOST_CUES: usize = 8;

/// A quotation or a reported clause on its way into the article.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) span: Span,
    pub(super) parts: Parts,
    pub(super) kind: QuoteKind,
    pub(super) speaker: Option<Source>,
    pub(super) rule: Rule,
    pub(super) cue: Option<(Span, CueId)>,
    pub(super) addressee: Option<ActorId>,
    pub(super) medium: Option<ActorId>,
    /// The word `X` that names the platform where it was said.
    pub(super) on_x: Option<u32>,
    /// The one that it goes on from, as a place in the list of all.
    pub(super) continues: Option<usize>,
    /// The one that it stands in, likewise.
    pub(super) within: Option<usize>,
    /// The subject of the sentence before it, where that leads up to it and the speaker is in doubt.
    pub(super) sentence_before: Option<Source>,
    /// Its place among the quotations of the paragraph.
    pub(super) point: usize,
    /// The place of its cue among those of the paragraph.
    pub(super) cue_place: Option<usize>,
    /// It begins a sentence.
    pub(super) opens: bool,
    /// It begins its paragraph.
    pub(super) opens_paragraph: bool,
    pub(super) words: u32,
}

impl Said {
    /// Whether it stands between marks and is somebody's words.
    pub(super) fn is_quoted(&self) -> bool {
        matches!(self.kind, QuoteKind::Direct | QuoteKind::Partial)
    }
}

/// Reads the whole document into `buffers.said`, where what is said stands in text order within each paragraph. The buffers hold what
/// is asked of all words.
pub(super) fn read(doc: &Document<'_>, (mentions, actors): (&[Mentioned], &[Actor]), buffers: &mut Buffers) {
    let Buffers { outside, cues, said, telling, media, .. } = buffers;
    said.clear();
    let speakers = Speakers(mentions);
    find_telling(doc, outside, telling);
    media::find(doc, mentions, actors, media);
    let (last_quotation, memory, places) = (None, Memory::default(), Vec::new());
    let mut reading = Reading { doc, speakers, media, said, last_quotation, memory, places };
    let mut before = 0;
    for &Telling { number, first, end } in &**telling {
        let paragraph = &doc.paragraphs()[number as usize];
        // What a paragraph announces is said in the next one.
        reading.memory.announced.take_if(|_| number > before + 1);
        reading.places.clear();
        before = number;
        let quotations = first..end;
        outside.read(doc, paragraph, quotations.clone());
        outside.find_cues(doc, paragraph, cues);
        let from = reading.said.len();
        let first = quotations.start;
        reading.paragraph(&outside.scene(doc, paragraph), cues, number as usize);
        let inner = if outside.is_flat(&quotations) { 0..0 } else { quotations.clone() };
        for (outer, inner) in nested(doc.quotations(), inner) {
            if reading.places.is_empty() {
                reading.note_places(&doc.quotations()[quotations.clone()], from);
            }
            let Quotation { content, .. } = doc.quotations()[outer];
            let words = doc.word_at(content.start()) as u32..doc.word_at(content.end()) as u32;
            let inside = Paragraph { span: content, words, sentences: paragraph.sentences.clone() };
            outside.read(doc, &inside, inner);
            outside.find_cues(doc, &inside, cues);
            reading.inside(&outside.scene(doc, &inside), cues, (outer, first));
        }
    }
}

/// The quotations among `all[range]` that hold others, each with the range of what stands in it.
fn nested(all: &[Quotation], range: Range<usize>) -> impl Iterator<Item = (usize, Range<usize>)> {
    let end = range.end;
    range.filter_map(move |outer| {
        let inner = outer + 1..end;
        let depth = all[outer].depth;
        let count = all[inner.clone()].iter().take_while(|quotation| quotation.depth > depth).count();
        (count > 0).then_some((outer, inner.start..inner.start + count))
    })
}

/// A paragraph in which something may be said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Telling {
    /// Its number in the document.
    number: u32,
    /// Its first quotation, and the one behind its last.
    first: usize,
    end: usize,
}

/// Finds the paragraphs in which something is quoted, may have a cue, or is announced for the next one.
fn find_telling(doc: &Document<'_>, outside: &Outside, telling: &mut List<Telling>) {
    telling.clear();
    let (mut first, mut quotations) = (0, doc.quotations().iter().map(|quotation| quotation.span.start()).peekable());
    for (number, paragraph) in (0..).zip(doc.paragraphs()) {
        let mut end = first;
        while quotations.next_if(|&start| start < paragraph.span.end()).is_some() {
            end += 1;
        }
        let tells = (end > first) | outside.may_have_cue(paragraph) | leads_up(doc, paragraph);
        telling.push_if(tells, Telling { number, first, end });
        first = end;
    }
}

/// Whether the paragraph leads up to the next one with a colon.
fn leads_up(doc: &Document<'_>, paragraph: &Paragraph) -> bool {
    doc.words().get(paragraph.words.end as usize - 1).is_some_and(|word| word.after.has(Gap::COLON))
}

/// The state of the reading.
struct Reading<'a> {
    doc: &'a Document<'a>,
    speakers: Speakers<'a>,
    media: &'a [Medium],
    said: &'a mut Vec<Said>,
    /// The last quotation in `said` that is no reported clause.
    last_quotation: Option<usize>,
    memory: Memory,
    /// For each quotation of the paragraph its place in `said`, if it holds others or stands in one.
    places: Vec<usize>,
}

impl Reading<'_> {
    fn paragraph(&mut self, scene: &Scene<'_>, cues: &[FoundCue], number: usize) {
        let first = self.said.len();
        if !scene.points.is_empty() {
            self.quotations(scene, cues, number);
        }
        self.memory.announced = self.announced(scene, cues);
        let (said, speakers) = (&mut *self.said, self.speakers);
        reported::find(scene, cues, |clause| said.push(reported_clause(scene, cues, speakers, clause)));
        media::note(scene, cues, self.media, said, first);
    }

    /// The quotations of a paragraph.
    fn quotations(&mut self, scene: &Scene<'_>, cues: &[FoundCue], number: usize) {
        let first = self.said.len();
        for index in 0..scene.points.len() {
            let Some(view) = View::new(scene, cues, index) else { continue };
            let Some(mut said) = self.quotation(&view, index, first) else { continue };
            if let Some(signature) = self.signature_below(&view, number) {
                (said.speaker, said.rule) = (Some(signature), Rule::Label);
            }
            self.said.push(said);
        }
        self.memory.complete(self.said, first, number);
        split::join(scene, cues, self.said, first);
        self.last_quotation = self.said.len().checked_sub(1).filter(|&last| last >= first).or(self.last_quotation);
    }

    /// Notes which of those in `said` from `from` on each outermost of `quotations` is, or is a half of.
    fn note_places(&mut self, quotations: &[Quotation], from: usize) {
        let marked = |place: &usize| self.said[*place].kind != QuoteKind::Indirect;
        let mut heads = (from..self.said.len()).filter(marked).peekable();
        let mut place = from;
        for quotation in quotations {
            while let Some(next) = heads.next_if(|&next| self.said[next].span.start() <= quotation.span.start()) {
                place = next;
            }
            self.places.push(place);
        }
    }

    /// The quotations within another, that of the index `outer`; `first_quotation` is the first of the paragraph.
    fn inside(&mut self, scene: &Scene<'_>, cues: &[FoundCue], (outer, first_quotation): (usize, usize)) {
        let Some(&outer) = self.places.get(outer - first_quotation) else { return };
        let first = self.said.len();
        for index in 0..scene.points.len() {
            let Some(view) = View::new(scene, cues, index) else { continue };
            let Some(mut said) = self.quotation(&view, index, first) else { continue };
            said.within = Some(outer);
            self.places[view.point.quotation - first_quotation] = self.said.len();
            if said.rule == Rule::ClauseSubject {
                (said.speaker, said.rule) = (None, Rule::Unattributed);
            }
            // `I told him ‘no’`
            let is_outer =
                |source: &Source| self.doc.class(self.doc.word_at(source.span.start())).has(Class::FIRST_PERSON);
            if let Some(source) = said.speaker.as_mut().filter(|source| is_outer(source)) {
                source.actor = self.said[outer].speaker.and_then(|speaker| speaker.actor);
            }
            self.said.push(said);
        }
    }

    /// The quotation at `index` of a paragraph, whose first has the place `first` in `said`.
    fn quotation(&self, view: &View<'_>, index: usize, first: usize) -> Option<Said> {
        let quotation = self.doc.quotations().get(view.point.quotation)?;
        let mut said = Said {
            span: quotation.span,
            parts: Parts(quotation.content, None),
            kind: QuoteKind::Direct,
            speaker: None,
            rule: Rule::Label,
            cue: None,
            addressee: None,
            medium: None,
            on_x: None,
            continues: None,
            within: None,
            sentence_before: None,
            point: index,
            cue_place: None,
            opens: view.point.opens,
            opens_paragraph: view.point.at == 0,
            words: view.point.words,
        };
        if let Some(span) = self.label_inside(view.point.first_word, quotation) {
            said.speaker = Some(self.speakers.named(self.doc, span));
            return Some(said);
        }
        match view.attribute() {
            Some(found) => self.attribute(&mut said, view, &found),
            None => said.rule = Rule::Unattributed,
        }
        let cue = said.cue_place.filter(|_| said.rule != Rule::SpeakerLater).and_then(|cue| view.cues.get(cue));
        said.kind = labels::kind(view, cue.map(|cue| cue.form.class));
        said.continues = self.last_quotation.filter(|&before| quotation.continues && before < first);
        if said.continues.is_none() && !carry::keeps_speaker(&said) {
            said.sentence_before = self.sentence_before(view, index);
        }
        Some(said)
    }

    fn attribute(&self, said: &mut Said, view: &View<'_>, found: &Attribution) {
        let source = self.speakers.snap(view.scene, &found.speaker);
        said.speaker = Some(source.written_as(view.scene, found.relative));
        said.rule = found.rule;
        if let Some(cue) = found.cue.and_then(|cue| view.cues.get(cue)) {
            said.cue = Some((cue_span(view.scene, cue), cue.form.cue));
            said.cue_place = found.cue;
            said.addressee = self.addressee(view, found.rule, cue);
        }
    }

    /// `“SMITH: ...”`: a transcript names the speaker in capitals.
    fn label_inside(&self, first_word: usize, quotation: &Quotation) -> Option<Span> {
        let words = self.doc.words().get(first_word..)?;
        let words = words.get(..LONGEST_LABEL.min(words.len()))?;
        words.first().filter(|first| first.shape.is_upper() && first.span.len() > 2)?;
        let last = words.iter().position(|word| !word.after.is_space())?;
        let label = words.get(..=last).filter(|_| words[last].after.has(Gap::COLON))?;
        let upper = label.iter().all(|word| word.shape.is_upper() && word.span.len() > 2);
        let span = label.first()?.span.to(label.last()?.span);
        (upper && quotation.content.contains(span)).then_some(span)
    }

    /// `– Anna Berg`, which is the whole paragraph below one that is nothing but a quotation.
    fn signature_below(&self, view: &View<'_>, number: usize) -> Option<Source> {
        let alone = view.scene.len() == 0 && view.scene.points.len() == 1;
        let below = self.doc.paragraphs().get(number + 1).filter(|_| alone)?;
        let words = self.doc.words().get(below.words.start as usize..below.words.end as usize)?;
        let signed = below.span.of(self.doc.text()).starts_with(['-', '–', '—', '―']);
        let named = words.iter().all(|word| word.shape.is_capitalised());
        let span = words.first()?.span.to(words.last()?.span);
        (signed && named && words.len() <= LONGEST_LABEL).then(|| self.speakers.named(self.doc, span))
    }

    /// `told reporters`: whom the cue names before or behind the quotation.
    fn addressee(&self, view: &View<'_>, rule: Rule, cue: &FoundCue) -> Option<ActorId> {
        if !cue.form.addresses() || rule == Rule::VerbSpeaker {
            return None;
        }
        let limit = if cue.at < view.point.at { view.point.at } else { view.right.end };
        let phrase = nouns::after(view.scene, cue.end, limit)?;
        self.speakers.snap(view.scene, &phrase).actor
    }

    /// The speaker that the sentence before a quotation leads up to: `She shook her head. “...”`.
    fn sentence_before(&self, view: &View<'_>, index: usize) -> Option<Source> {
        if !view.point.opens || view.point.at == 0 {
            return None;
        }
        let sentence = view.scene.sentence_before(view.point.at);
        let earlier = index.checked_sub(1).and_then(|before| view.scene.points.get(before));
        if earlier.is_some_and(|point| point.at > sentence.start || point.at == sentence.start && !point.ends) {
            return None;
        }
        let subject = sentence_subject(view.scene, view.cues, &sentence, earlier.is_none())?;
        Some(self.speakers.snap(view.scene, &subject))
    }

    /// Who speaks in the next paragraph, if this one ends with a colon.
    fn announced(&self, scene: &Scene<'_>, cues: &[FoundCue]) -> Option<Source> {
        let quoted = scene.points.last().is_some_and(|point| point.at == scene.len());
        scene.words.last().filter(|last| last.after.has(Gap::COLON) && !quoted)?;
        let sentence = scene.sentence_before(scene.len());
        let subject = sentence_subject(scene, cues, &sentence, true)?;
        Some(self.speakers.snap(scene, &subject))
    }
}

/// The subject of the first cue of speech in a sentence; without one, that of the sentence, if `any` will do.
fn sentence_subject(scene: &Scene<'_>, cues: &[FoundCue], sentence: &Range<usize>, any: bool) -> Option<Range<usize>> {
    let first = cues.partition_point(|cue| cue.at < sentence.start);
    let speech = |cue: &&FoundCue| cue.role == Role::Finite && cue.form.class != CueClass::Think;
    let own = cues[first..].iter().take_while(|cue| cue.at < sentence.end).take(MOST_CUES);
    let by_cue = own.filter(speech).find_map(|cue| nouns::before(scene, cue.at, sentence.start).phrase());
    by_cue.or_else(|| any.then(|| subjects::main(scene, sentence.clone())).flatten())
}

fn reported_clause(scene: &Scene<'_>, cues: &[FoundCue], speakers: Speakers<'_>, clause: Clause) -> Said {
    let addresses = cues.get(clause.cue).is_some_and(|cue| cue.form.addresses());
    let addressee = clause.addressee.filter(|_| addresses).and_then(|phrase| speakers.snap(scene, &phrase).actor);
    Said {
        span: clause.parts.span(),
        parts: clause.parts,
        kind: QuoteKind::Indirect,
        speaker: Some(speakers.snap(scene, &clause.speaker)),
        rule: clause.rule,
        cue: cues.get(clause.cue).map(|cue| (cue_span(scene, cue), cue.form.cue)),
        addressee,
        medium: None,
        on_x: None,
        continues: None,
        within: None,
        sentence_before: None,
        point: 0,
        cue_place: Some(clause.cue),
        opens: true,
        opens_paragraph: false,
        words: 0,
    }
}

fn cue_span(scene: &Scene<'_>, cue: &FoundCue) -> Span {
    scene.span(&(cue.at..cue.end))
}

//! Reported clauses: what somebody said, in the writer's words. `Smith said that ...`, `..., Smith said`, `According to Smith, ...`.

use std::ops::Range;

use super::clauses::{self, Opening};
use super::cues::{FoundCue, Role};
use super::nouns::{self, Subject};
use super::outside::{Closing, Point};
use super::rules::Rule;
use super::scene::Scene;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueForm, CueShape};
use crate::model::Spans;
use crate::span::Span;
use crate::text::{Gap, word};

/// The pieces of what is said: one or two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts(pub(super) Span, pub(super) Option<Span>);

impl Parts {
    /// From the beginning of the first to the end of the last.
    pub(super) fn span(self) -> Span {
        self.1.map_or(self.0, |second| self.0.to(second))
    }

    pub(super) fn to_spans(self) -> Spans {
        let Parts(first, second) = self;
        second.map_or_else(|| first.into(), |second| vec![first, second].into())
    }
}

/// A reported clause.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// Its pieces: two where the cue stands in the middle.
    pub(super) parts: Parts,
    pub(super) speaker: Range<usize>,
    pub(super) addressee: Option<Range<usize>>,
    /// The place of its cue among those of the paragraph.
    pub(super) cue: usize,
    pub(super) rule: Rule,
}

/// Words that may follow a cue at the end of its sentence: `..., Smith said in a statement on Monday`.
const LONGEST_TAIL: usize = 12;
/// A clause that stands before its cue has at least so many words.
const SHORTEST_BEFORE: usize = 4;
/// A clause has at least so many words.
const SHORTEST: usize = 2;
/// Longer sentences are lists or lack their stops.
const LONGEST_SENTENCE: usize = 300;
/// Words of an introduction: `On Monday in Oslo,`.
const LONGEST_INTRODUCTION: usize = 40;
/// Cues of one sentence that may end a clause.
const MOST_CUES: usize = 8;
/// Forms that are cues less often than this, out of 100, do not report.
const TRUST: u8 = 40;

/// Looks for the reported clauses of all sentences, and hands each to `take`.
pub(super) fn find(scene: &Scene<'_>, cues: &[FoundCue], mut take: impl FnMut(Clause)) {
    let mut first = 0;
    for sentence in scene.sentences {
        let own = cues[first..].iter().take_while(|cue| cue.at < sentence.end).count();
        if own > 0 && sentence.len() <= LONGEST_SENTENCE {
            find_in(scene, cues, sentence, first..first + own, &mut take);
        }
        first += own;
    }
}

/// Looks for the reported clauses of one sentence, which holds the cues `own`.
fn find_in(
    scene: &Scene<'_>,
    cues: &[FoundCue],
    sentence: &Range<usize>,
    own: Range<usize>,
    take: &mut impl FnMut(Clause),
) {
    let (first, end) = (own.start, own.end);
    let reader = Reader { scene, cues, sentence: sentence.clone(), end };
    let mut free = sentence.start;
    let mut subject = None;
    for (index, cue) in cues.iter().enumerate().take(end).skip(first) {
        if cue.at < free {
            continue;
        }
        let Some((clause, next)) = reader.clause(index, subject.clone()) else { continue };
        subject = Some(clause.speaker.clone());
        free = next;
        take(clause);
    }
}

/// One sentence with its cues.
struct Reader<'a> {
    scene: &'a Scene<'a>,
    cues: &'a [FoundCue],
    sentence: Range<usize>,
    /// The place behind its last cue.
    end: usize,
}

impl Reader<'_> {
    /// The clause of the cue at `index`, and the token up to which the sentence is used up.
    fn clause(&self, index: usize, subject: Option<Range<usize>>) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        if cue.role == Role::SourceFollows {
            return self.by_source(index);
        }
        let infinitive = cue.role == Role::Shared && cue.form.shape == CueShape::Plain;
        if cue.role == Role::Passive || infinitive || cue.form.trust < TRUST || !reports(&cue.form) {
            return None;
        }
        if let Some(found) = self.inverted(index).and_then(|speaker| self.before_speaker(index, &speaker)) {
            return Some(found);
        }
        let speaker = self.speaker(index, subject)?;
        self.before_speaker(index, &speaker).or_else(|| self.behind(index, speaker))
    }

    fn speaker(&self, index: usize, subject: Option<Range<usize>>) -> Option<Range<usize>> {
        let cue = self.cues[index];
        let main = || nouns::main_subject(self.scene, self.sentence.start..cue.at);
        if cue.role == Role::Shared {
            return subject.or_else(main);
        }
        match nouns::before(self.scene, cue.at, self.sentence.start) {
            Subject::Phrase(range) => Some(range),
            Subject::Shared => subject.or_else(main),
            Subject::Missing => None,
        }
    }

    /// `According to Smith, ...` and `..., according to Smith`.
    fn by_source(&self, index: usize) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        let speaker = nouns::after(self.scene, cue.end, self.sentence.end)?;
        let before = self.sentence.start..cue.at;
        let after = speaker.end..self.sentence.end;
        let parts = match (before.len() >= SHORTEST, after.len() >= SHORTEST_BEFORE) {
            (true, true) => Parts(self.span(&before), Some(self.span(&after))),
            (true, false) => Parts(self.span(&before), None),
            (false, true) => Parts(self.span(&after), None),
            (false, false) => return None,
        };
        Some((Clause { parts, speaker, addressee: None, cue: index, rule: Rule::ClauseOfSource }, self.sentence.end))
    }

    /// `..., Smith said.`, `..., said Smith.` and `..., Smith said, ...`.
    fn before_speaker(&self, index: usize, speaker: &Range<usize>) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        let begin = speaker.start.min(cue.at);
        let behind = speaker.end.max(cue.end);
        let comma = begin.checked_sub(1).is_some_and(|before| self.scene.gap(before).has(Gap::COMMA));
        if !comma || cue.role != Role::Finite || begin <= self.sentence.start {
            return None;
        }
        let before = self.sentence.start..begin;
        let amid = self.scene.gap(behind - 1).has(Gap::COMMA) && behind + SHORTEST < self.sentence.end;
        let introduction = self.is_introduction(begin);
        if amid && !introduction {
            let after = behind..self.sentence.end;
            let parts = Parts(self.span(&before), Some(self.span(&after)));
            return Some((self.made(parts, speaker.clone(), index, Rule::ClauseBeforeSpeaker), self.sentence.end));
        }
        let tail = behind..self.sentence.end;
        if introduction || before.len() < SHORTEST_BEFORE || tail.len() > LONGEST_TAIL || !self.is_tail(&tail) {
            return None;
        }
        Some((
            self.made(Parts(self.span(&before), None), speaker.clone(), index, Rule::ClauseBeforeSpeaker),
            self.sentence.end,
        ))
    }

    /// Whether these words say when, where or how it was said, not what.
    fn is_tail(&self, tail: &Range<usize>) -> bool {
        let closed = Class::PREPOSITION | Class::WEEKDAY | Class::ADVERB | Class::SUBORDINATOR;
        let first = tail.start;
        tail.is_empty()
            || self.scene.has(first, closed) && !self.scene.is(first, word!("that"))
            || self.scene.is_gerund(first)
    }

    /// `..., said Smith`: the speaker behind the cue.
    fn inverted(&self, index: usize) -> Option<Range<usize>> {
        let cue = self.cues[index];
        let comma = cue
            .at
            .checked_sub(1)
            .filter(|&before| before > self.sentence.start && self.scene.gap(before).has(Gap::COMMA));
        comma.filter(|_| cue.form.traits.has(Traits::INVERSION))?;
        nouns::after(self.scene, cue.end, self.sentence.end)
    }

    /// Whether the words before `end` only lead up to the sentence: `On Monday in Oslo,`.
    fn is_introduction(&self, end: usize) -> bool {
        let start = self.sentence.start;
        let introduces =
            self.scene.has(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::ADVERB)
                || self.scene.is_gerund(start);
        introduces
            && !(start..end.saturating_sub(1).min(start + LONGEST_INTRODUCTION))
                .any(|at| self.scene.gap(at).has(Gap::COMMA))
    }

    /// `Smith said ...`, `Smith told reporters that ...`.
    fn behind(&self, index: usize, speaker: Range<usize>) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        let end = self.clause_end(index);
        let Opening { at: start, addressee } = clauses::opening(self.scene, &cue, end)?;
        if self.is_announced_quotation(start, end) {
            return None;
        }
        let words = end.saturating_sub(start);
        let quoted = self.points_from(start).take_while(|point| point.at <= end).any(|point| !point.opens);
        if words < SHORTEST && !(quoted && words > 0) {
            return None;
        }
        let parts = Parts(self.span(&(start..end)), None);
        let mut clause = self.made(parts, speaker, index, Rule::Clause);
        clause.addressee = addressee;
        Some((clause, end))
    }

    /// Where the clause of the cue at `index` ends: at the next cue that goes on with the same speaker, else with the sentence.
    fn clause_end(&self, index: usize) -> usize {
        let next = (index + 1..self.end.min(index + MOST_CUES)).find_map(|later| {
            let cue = self.cues[later];
            let before = cue.at.checked_sub(1)?;
            let gerund = cue.role == Role::Shared
                && cue.form.shape == CueShape::Gerund
                && self.scene.gap(before).has(Gap::COMMA);
            let joined =
                cue.role == Role::Finite && self.scene.has(before, Class::CONJUNCTION) && self.scene.is_lower(before);
            match (gerund, joined) {
                (true, _) => Some(cue.at),
                (_, true) => Some(before),
                _ => None,
            }
        });
        next.unwrap_or(self.sentence.end)
    }

    /// Whether the words from `start` on are a quotation by themselves.
    fn is_announced_quotation(&self, start: usize, end: usize) -> bool {
        let Some(point) = self.points_from(start).take(2).find(|point| !point.opens) else { return false };
        if point.at > start + 1 {
            return false;
        }
        let comma = start.checked_sub(1).is_some_and(|before| self.scene.gap(before).has(Gap::COMMA | Gap::COLON));
        point.at >= end || comma && (!point.small || point.closing == Closing::Comma)
    }

    /// The quotations that stand at token `at` or behind.
    fn points_from(&self, at: usize) -> impl Iterator<Item = &Point> {
        self.scene.points_from(at).iter()
    }

    fn made(&self, parts: Parts, speaker: Range<usize>, cue: usize, rule: Rule) -> Clause {
        Clause { parts, speaker, addressee: None, cue, rule }
    }

    /// The text of these tokens with the quotations that stand at their ends.
    fn span(&self, range: &Range<usize>) -> Span {
        let mut span = self.scene.span(range);
        for point in self.points_from(range.start).take_while(|point| point.at <= range.end) {
            let Some(quotation) = self.scene.doc.quotations().get(point.quotation) else { continue };
            let inside = point.at > range.start || point.at == self.sentence.start || range.start > self.sentence.start;
            if inside && !(point.opens && point.at == range.end) {
                span = span.to(quotation.span);
            }
        }
        span
    }
}

/// Whether the verb reports what is said. Thoughts and verdicts are no speech.
fn reports(entry: &CueForm) -> bool {
    let speech = !matches!(entry.class, CueClass::Think | CueClass::Judge);
    entry.traits.has(Traits::INDIRECT) && (speech || entry.traits.has(Traits::THAT) && entry.class == CueClass::Judge)
}

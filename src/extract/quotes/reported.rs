//! Reported clauses: what somebody said, in the writer's words. `Smith said that ...`, `..., Smith said`, `According to Smith, ...`.

use std::ops::Range;

use super::clauses::{self, Opening};
use super::cues::{FoundCue, Role};
use super::marks::Mark;
use super::nouns::{self, Subject};
use super::outside::{Closing, Point};
use super::rules::Rule;
use super::scene::Scene;
use super::subjects;
use crate::extract::bits::members_from;
use crate::extract::board::BLOCK;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueShape};
use crate::model::Spans;
use crate::span::Span;
use crate::text::{Gap, word, words};

/// The pieces of what is said: one or two.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts(pub(super) Span, pub(super) Option<Span>);

impl Parts {
    /// From the beginning of the first to the end of the last.
    pub(super) fn span(self) -> Span {
        self.1.map_or(self.0, |second| self.0.to(second))
    }

    /// Whether the span lies in one of them.
    pub(super) fn contains(self, span: Span) -> bool {
        self.0.contains(span) || self.1.is_some_and(|second| second.contains(span))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Span> {
        [Some(self.0), self.1].into_iter().flatten()
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
/// Reporting cues of a sentence that are looked at for the last word.
const MOST_CUES: usize = 16;

/// Looks for the reported clauses of all sentences, and hands each to `take`.
pub(super) fn find(scene: &Scene<'_>, cues: &[FoundCue], mut take: impl FnMut(Clause)) {
    let mut reader = Reader { scene, cues, sentence: 0..0 };
    let (mut whole, mut free, mut subject) = (0, 0, None);
    for (index, cue) in cues.iter().enumerate() {
        if !cue.reports {
            continue;
        }
        if cue.at >= whole {
            reader.sentence = scene.sentence_of(cue.at);
            (whole, free, subject) = (reader.sentence.end, reader.sentence.start, None);
            if let Some((clause, begin)) = reader.last_word(index + 1) {
                reader.sentence.end = begin;
                take(clause);
            }
        }
        if (cue.at < free) | (cue.at >= reader.sentence.end) | (reader.sentence.len() > LONGEST_SENTENCE) {
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
}

impl Reader<'_> {
    /// `Smith urged Jones to go, her office said`: what the last cue of the sentence reports, if that is all before it and another cue,
    /// the first, stands there as well; and where the words begin that say so. `from` is the place of the cue behind the first.
    fn last_word(&self, from: usize) -> Option<(Clause, usize)> {
        let own = (from..).zip(&self.cues[from..]).take_while(|(_, cue)| cue.at < self.sentence.end);
        let (last, _) = own.filter(|(_, cue)| cue.reports).take(MOST_CUES).last()?;
        let cue = self.cues[last];
        // Mostly no comma stands before it, or too much behind.
        let comma = self.scene.marks.behind(cue.at).get(Mark::Comma).leading_zeros() as usize;
        if comma > LONGEST_TAIL || self.sentence.end > cue.end + LONGEST_TAIL {
            return None;
        }
        let (clause, _) = match cue.role {
            Role::SourceFollows if self.scene.marks.has(Mark::Comma, cue.at - 1) => self.by_source(last)?,
            Role::Finite => {
                let inverted = self.inverted(last).and_then(|speaker| self.before_speaker(last, &speaker));
                inverted.or_else(|| self.before_speaker(last, &self.speaker(last, None)?))?
            }
            _ => return None,
        };
        let begin = clause.speaker.start.min(cue.at);
        clause.parts.1.is_none().then_some((clause, begin))
    }

    /// The clause of the cue at `index`, and the token up to which the sentence is used up.
    fn clause(&self, index: usize, subject: Option<Range<usize>>) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        if cue.role == Role::SourceFollows {
            return self.by_source(index);
        }
        if let Some(found) = self.inverted(index).and_then(|speaker| self.before_speaker(index, &speaker)) {
            return Some(found);
        }
        let speaker = self.speaker(index, subject)?;
        self.before_speaker(index, &speaker).or_else(|| self.behind(index, speaker))
    }

    fn speaker(&self, index: usize, subject: Option<Range<usize>>) -> Option<Range<usize>> {
        let cue = self.cues[index];
        let main = || subjects::main(self.scene, self.sentence.start..cue.at);
        if cue.role == Role::Shared {
            let own = nouns::companion(self.scene, cue.at, self.sentence.start);
            return own.or(subject).or_else(main);
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
        let comma = (begin > self.sentence.start) & self.scene.marks.has(Mark::Comma, begin.wrapping_sub(1));
        if !comma | (cue.role != Role::Finite) {
            return None;
        }
        let addressee = Some(cue).filter(|cue| cue.form.addresses() && speaker.end <= cue.at);
        let addressee = addressee.and_then(|cue| nouns::after(self.scene, cue.end, self.sentence.end));
        // `..., he told them`
        let pronoun = cue.form.addresses() & self.scene.has(cue.end, Class::OBJECT_PRONOUN) & (speaker.end <= cue.at);
        let behind = match &addressee {
            Some(addressee) => addressee.end,
            None => speaker.end.max(cue.end + usize::from(pronoun)),
        };
        let before = self.sentence.start..begin;
        let end = self.clause_end(index);
        let aside = self.is_aside(behind);
        let amid = self.scene.gap(behind - 1).has(Gap::COMMA) && behind + SHORTEST <= end && !aside;
        let introduction = self.is_introduction(begin);
        let made = |parts| Clause { addressee, ..self.made(parts, speaker.clone(), index, Rule::ClauseBeforeSpeaker) };
        if amid && !introduction {
            return Some((made(Parts(self.span(&before), Some(self.span(&(behind..end))))), end));
        }
        let tail = behind..end;
        let is_tail = aside || tail.len() <= LONGEST_TAIL && self.is_tail(&tail);
        (!introduction && before.len() >= SHORTEST_BEFORE && is_tail)
            .then(|| (made(Parts(self.span(&before), None)), end))
    }

    /// `..., Smith said, as the crew looked on`: the writer goes on.
    fn is_aside(&self, at: usize) -> bool {
        at < self.sentence.end && self.scene.is_any(at, &words!["as", "while", "after", "before", "when"])
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
        // `Berg, who runs the ferry, told the council`, `Berg, harbour master of Lund, said the council ...`
        let subject = || nouns::before(self.scene, cue.at, self.sentence.start).phrase();
        let only_names = cue.form.traits.has(Traits::OBJECT) || !self.has_verb(self.sentence.start..cue.at);
        if only_names && subject().is_some() {
            return None;
        }
        nouns::after(self.scene, cue.end, self.sentence.end)
    }

    /// Whether the words before `end` only lead up to the sentence: `On Monday in Oslo,`.
    fn is_introduction(&self, end: usize) -> bool {
        let start = self.sentence.start;
        // `At least 12 people died, medics said`
        let amount = self.scene.has(start, Class::PREPOSITION) && self.scene.has(start + 1, Class::QUANTIFIER);
        let introduces = !amount
            && self.scene.has(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::ADVERB)
            || self.scene.is_gerund(start);
        let inner = start..end.saturating_sub(1).min(start + LONGEST_INTRODUCTION);
        let is_one_phrase = !inner.clone().any(|at| self.scene.gap(at).has(Gap::COMMA));
        introduces && (is_one_phrase || !self.has_verb(inner))
    }

    /// Whether a verb is seen among these tokens.
    fn has_verb(&self, range: Range<usize>) -> bool {
        let ahead = self.scene.marks.ahead(range.start);
        let seen = ahead.get(Mark::Verb) | ahead.get(Mark::Ed) | ahead.get(Mark::Found);
        let third = ahead.get(Mark::Third) & !u64::MAX.checked_shl(range.len() as u32).unwrap_or(0);
        let mut third = members_from(range.start as u32, third);
        (seen.trailing_zeros() as usize) < range.len() || third.any(|at| self.scene.is_third_form(at as usize))
    }

    /// `Smith said ...`, `Smith told reporters that ...`.
    fn behind(&self, index: usize, speaker: Range<usize>) -> Option<(Clause, usize)> {
        let cue = self.cues[index];
        let end = self.introduction_end(&cue).unwrap_or_else(|| self.clause_end(index));
        let end = self.relative_end(&cue, end).unwrap_or(end);
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

    /// `Smith, who said she was tired, left`: the comma behind which the sentence goes on with its verb.
    fn relative_end(&self, cue: &FoundCue, end: usize) -> Option<usize> {
        let left = self.scene.marks.behind(cue.at);
        let set_off = (left.get(Mark::Relative) & left.get(Mark::Comma) << 1).leading_zeros() as usize;
        if set_off >= LONGEST_TAIL {
            return None;
        }
        nouns::relative_before(self.scene, cue.at, self.sentence.start).filter(|&at| at + set_off + 1 == cue.at)?;
        let verbs = [Mark::Verb, Mark::Ed, Mark::Found, Mark::Passed];
        let goes_on = |at: usize| verbs.iter().any(|&mark| self.scene.marks.has(mark, at));
        (cue.end..end.saturating_sub(1))
            .find(|&at| self.scene.marks.has(Mark::Comma, at) && goes_on(at + 1))
            .map(|at| at + 1)
    }

    /// Where the words end that lead up to the sentence, if the cue stands among them: `In a letter announcing a strike, ...`.
    fn introduction_end(&self, cue: &FoundCue) -> Option<usize> {
        let start = self.sentence.start;
        if cue.form.shape != CueShape::Gerund || cue.role != Role::Shared || !self.scene.joined(cue.at.checked_sub(1)?)
        {
            return None;
        }
        let introduces = self.scene.has(start, Class::PREPOSITION | Class::SUBORDINATOR) || self.scene.is_gerund(start);
        let comma = |at: usize| self.scene.gap(at).has(Gap::COMMA);
        let leads = introduces && !(start..cue.at).any(comma);
        leads.then(|| (cue.at..self.sentence.end).find(|&at| comma(at)).map(|comma| comma + 1)).flatten()
    }

    /// Where the clause of the cue at `index` ends: at the next cue that goes on with the same speaker or another, else with the sentence.
    fn clause_end(&self, index: usize) -> usize {
        let end = self.same_speaker(index);
        self.other_speaker(index, end).unwrap_or(end)
    }

    /// `Smith said the pier was old, but Jones denied it`: where somebody else has the word before `end`.
    fn other_speaker(&self, index: usize, end: usize) -> Option<usize> {
        let floor = self.cues[index].end;
        let ahead = self.scene.marks.ahead(floor);
        let links = ahead.get(Mark::Conjunction) | ahead.get(Mark::Inner);
        let within = 1_u64.checked_shl((end.saturating_sub(floor)) as u32).map_or(u64::MAX, |beyond| beyond - 1);
        if ahead.get(Mark::Comma) << 1 & links & within == 0 {
            return None;
        }
        let later = self.cues[index + 1..].iter().take(MOST_CUES).take_while(|cue| cue.at < end);
        later.filter(|cue| cue.role == Role::Finite && cue.form.class != CueClass::Think).find_map(|cue| {
            let subject = nouns::before(self.scene, cue.at, floor).phrase()?;
            let link = subject.start.checked_sub(1).filter(|&link| link > floor)?;
            let joins = self.scene.marks.has(Mark::Conjunction, link) || self.scene.is(link, word!("while"));
            (joins && self.scene.marks.has(Mark::Comma, link - 1)).then_some(link)
        })
    }

    /// Where the same speaker goes on with another verb, or the sentence ends.
    fn same_speaker(&self, index: usize) -> usize {
        let from = self.cues[index].at + 1;
        let ahead = self.scene.marks.ahead(from).get(Mark::ClauseEnd).trailing_zeros() as usize;
        if ahead >= BLOCK && from + ahead < self.sentence.end {
            let later = (from + ahead..self.sentence.end).find(|&at| self.scene.marks.has(Mark::ClauseEnd, at));
            return later.unwrap_or(self.sentence.end);
        }
        self.sentence.end.min(from + ahead)
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

//! Cuts a sentence into clauses: one pass over its words, with a stack of what is open.

use std::ops::Range;

use super::reading::Reading;
use super::speech::Speech;
use super::traits::NOUN_PHRASE;
use crate::lexicon::Class;
use crate::lexicon::triggers::Forms;
use crate::text::Gap;

/// How a clause begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// A sentence, or a part after a semicolon or a colon.
    Main,
    /// Between brackets or dashes.
    Bracket,
    /// which, who
    Relative,
    /// that, while, because, after
    Subordinate,
    /// A participle after a comma: ", killing 12"
    Participle,
    /// and, but with a subject of its own
    Coordinate,
    /// What somebody is reported to have said.
    Reported,
}

/// A clause of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub(super) opener: Opener,
    /// Its first word.
    pub(super) first: usize,
    /// The clause it hangs on.
    pub(super) parent: Option<usize>,
    /// Which quotation or reported speech it lies in.
    pub(super) speech: Option<usize>,
    /// Whether a verb has been read in it.
    has_verb: bool,
}

/// The clauses of one sentence. A clause may stop for another one and go on after it.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    pub(super) list: Vec<Clause>,
    /// The words of the sentence.
    words: Range<usize>,
    /// The clause of each word of the sentence; what follows those tells nothing.
    of_word: Vec<u16>,
}

/// How many words get their clause at once.
const RUN: usize = 16;

/// How many clauses of a sentence are told apart; what comes after belongs to the last one.
const MOST_CLAUSES: usize = 60_000;

/// How far a verb may stand from its subject to show that a clause begins.
const REACH: usize = 6;

/// Marks that end a clause whatever comes.
const HARD: Gap = Gap::SEMICOLON.or(Gap::COLON);

impl Clauses {
    /// Cuts the words `first..end`, which are one sentence. `speech` holds quotations and reported clauses in text order.
    pub(super) fn cut(&mut self, reading: &Reading<'_>, first: usize, end: usize, speech: &[Speech]) {
        self.list.clear();
        self.words = first..end;
        if self.of_word.len() < end - first + RUN {
            self.of_word.resize(end - first + RUN, 0);
        }
        let mut current = self.open(opener_of(reading, first, end).unwrap_or(Opener::Main), first, None, None);
        let mut next_speech = speech.partition_point(|speech| speech.end <= first);
        // Where the current clause began or went on, and the next word where a speech begins or ends.
        let (mut since, mut turn) = (first, first);
        let mut at = first;
        while at < end {
            let before = current;
            if at >= turn {
                current = self.leave_speech(current, at, speech);
                while speech.get(next_speech).is_some_and(|speech| speech.first <= at) {
                    if speech[next_speech].end > at {
                        current = self.open(Opener::Reported, at, Some(current), Some(next_speech));
                    }
                    next_speech += 1;
                }
            }
            if at > first {
                current = self.step(reading, current, at, end);
            }
            if current != before {
                self.note(before, since..at);
                since = at;
            }
            turn = self.turn(current, next_speech, speech);
            let next = next_turn(reading, at + 1, end.min(turn));
            let clause = &mut self.list[current];
            clause.has_verb = clause.has_verb || reading.traits.verbs.any(at as u32, next as u32);
            at = next;
        }
        self.note(current, since..end);
    }

    /// Notes the clause of some words, and of a few behind them that are noted again later: so that most runs are one step.
    fn note(&mut self, clause: usize, words: Range<usize>) {
        for from in words.step_by(RUN) {
            let from = from - self.words.start;
            if let Some(run) = self.of_word.get_mut(from..from + RUN) {
                run.copy_from_slice(&[clause as u16; RUN]);
            }
        }
    }

    /// The next word where the speech of the clause ends or another one begins.
    fn turn(&self, clause: usize, next_speech: usize, speech: &[Speech]) -> usize {
        let end =
            self.list[clause].speech.and_then(|inside| speech.get(inside)).map_or(usize::MAX, |speech| speech.end);
        speech.get(next_speech).map_or(end, |next| next.first.min(end))
    }

    fn open(&mut self, opener: Opener, first: usize, parent: Option<usize>, speech: Option<usize>) -> usize {
        if self.list.len() < MOST_CLAUSES {
            self.list.push(Clause { opener, first, parent, speech, has_verb: false });
        }
        self.list.len() - 1
    }

    /// Goes back to what was open before the speech that ends at word `at`.
    fn leave_speech(&mut self, mut current: usize, at: usize, speech: &[Speech]) -> usize {
        while let Some(inside) = self.list[current].speech {
            if speech.get(inside).is_some_and(|speech| speech.end > at) {
                return current;
            }
            let mut outer = self.list[current].parent;
            while outer.is_some_and(|outer| self.list[outer].speech == Some(inside)) {
                outer = outer.and_then(|outer| self.list[outer].parent);
            }
            match outer {
                Some(outer) => current = outer,
                None => return self.open(Opener::Main, at, None, None),
            }
        }
        current
    }

    /// The clause of word `at`, where the word before it is in `current`.
    fn step(&mut self, reading: &Reading<'_>, current: usize, at: usize, end: usize) -> usize {
        let clause = self.list[current];
        let speech = clause.speech;
        let gap = reading.gap_before(at);
        if gap.has(HARD) {
            return self.open(Opener::Main, at, None, speech);
        }
        let in_bracket = clause.opener == Opener::Bracket;
        if gap.has(Gap::CLOSE.or(Gap::DASH)) && in_bracket {
            return clause.parent.unwrap_or(current);
        }
        if gap.has(Gap::OPEN.or(Gap::DASH)) {
            return self.open(Opener::Bracket, at, Some(current), speech);
        }
        if reading.names.covers(at) && !gap.has(Gap::COMMA) {
            return current;
        }
        if let Some(opener) = opener_of(reading, at, end) {
            return self.open(opener, at, Some(current), speech);
        }
        if gap.has(Gap::COMMA) {
            return self.after_comma(reading, current, at, end);
        }
        match clause.has_verb && begins_coordinate(reading, at, end) {
            true => self.open(Opener::Coordinate, at, Some(current), speech),
            false => current,
        }
    }

    /// A comma ends a clause inside another, opens a participle clause, or means nothing.
    fn after_comma(&mut self, reading: &Reading<'_>, current: usize, at: usize, end: usize) -> usize {
        let clause = self.list[current];
        let inside = matches!(clause.opener, Opener::Relative | Opener::Subordinate | Opener::Participle);
        let participle = !reading.names.covers(at) && is_participle(reading, at);
        if participle {
            let parent = if clause.opener == Opener::Participle { clause.parent } else { Some(current) };
            return self.open(Opener::Participle, at, parent, clause.speech);
        }
        if inside && clause.has_verb {
            let outer = clause.parent.filter(|&parent| self.list[parent].first < clause.first);
            return match outer {
                Some(outer) => outer,
                None => self.open(Opener::Main, at, None, clause.speech),
            };
        }
        match clause.has_verb && begins_coordinate(reading, at, end) {
            true => self.open(Opener::Coordinate, at, Some(current), clause.speech),
            false => current,
        }
    }

    /// The clause of a word of the sentence.
    pub(super) fn of(&self, word: usize) -> usize {
        if self.words.contains(&word) { usize::from(self.of_word[word - self.words.start]) } else { 0 }
    }
}

/// The first word from `from` on where the clause may change, `to` if there is none before it: most words neither follow a mark
/// nor join clauses.
fn next_turn(reading: &Reading<'_>, from: usize, to: usize) -> usize {
    let turn = reading.traits.turns.first(from as u32, to as u32);
    turn.map_or(to.max(from), |turn| turn as usize)
}

/// Whether a clause begins with the word, and how.
fn opener_of(reading: &Reading<'_>, at: usize, end: usize) -> Option<Opener> {
    let class = reading.class(at);
    if !class.any(Class::RELATIVE | Class::SUBORDINATOR) {
        return None;
    }
    let verb_follows = |from: usize| reading.traits.verbs_and_bases.any(from as u32, end.min(from + REACH) as u32);
    if class.has(Class::RELATIVE) && !class.has(Class::DEMONSTRATIVE) {
        return Some(Opener::Relative);
    }
    if class.has(Class::DEMONSTRATIVE) {
        // "that" after a noun and before a verb is a relative; before a subject it opens what is said or thought.
        let before_verb = reading.may_be_verb(at + 1) || reading.is_adverb(at + 1);
        let subject = reading.names.covers(at + 1) || reading.class(at + 1).any(NOUN_PHRASE);
        return match (before_verb, subject || verb_follows(at + 1)) {
            (true, _) => Some(Opener::Relative),
            (false, true) => Some(Opener::Subordinate),
            _ => None,
        };
    }
    let phrase_only = class.has(Class::PREPOSITION) && !verb_follows(at + 1);
    let adverb_only = class.has(Class::ADVERB) && !class.has(Class::PREPOSITION);
    (!phrase_only && !adverb_only).then_some(Opener::Subordinate)
}

/// Whether "and" or "but" at the word is followed by a subject and its verb.
fn begins_coordinate(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    if !reading.class(at).has(Class::CONJUNCTION) {
        return false;
    }
    let mut next = at + 1;
    if reading.class(next).has(Class::SUBJECT_PRONOUN) {
        return true;
    }
    if !reading.names.covers(next) && !reading.class(next).any(NOUN_PHRASE) {
        return false;
    }
    let last = end.min(next + REACH);
    while next < last && reading.names.covers(next) {
        next += 1;
    }
    while next < last && !reading.may_be_verb(next) {
        let class = reading.class(next);
        if class.any(Class::PREPOSITION | Class::CONJUNCTION) || reading.gap_before(next).has(Gap::COMMA) {
            return false;
        }
        next += 1;
    }
    next < last
}

/// A participle that may open a clause after a comma: a word in `-ing`, or a participle before a preposition (", backed by").
fn is_participle(reading: &Reading<'_>, at: usize) -> bool {
    let known = |form| reading.verb_forms(at).any(form);
    let before_preposition = reading.class(at + 1).has(Class::PREPOSITION);
    known(Forms::ING) || reading.ends_with(at, "ing") || (known(Forms::PARTICIPLE) && before_preposition)
}

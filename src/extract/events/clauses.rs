//! Cuts an article into clauses: one pass over its turns, with a stack of what is open.

use std::hint::select_unpredictable;

use super::reading::Reading;
use super::speech::Speech;
pub(super) use super::steps::Opener;
use super::steps::{State, Step};
use super::turns::{Sign, Turns};
use crate::extract::bits::{Bits, members};

/// A clause of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub(super) opener: Opener,
    /// Its first word.
    pub(super) first: u32,
    /// The clause it hangs on, [`NONE`] where there is none.
    pub(super) parent: u32,
    /// One more than the number of the quotation or reported speech it lies in, 0 where it lies in none.
    pub(super) speech: u32,
    /// The number of its sentence among those that were cut, from 0.
    pub(super) sentence: u32,
    /// Whether it tells of an event.
    pub(super) tells: bool,
    /// The [`State`] after what was read of it.
    state: State,
    /// A bit for each of its words among the sixty-four from its first one on.
    words: u64,
}

/// The clause before all others, in which nothing lies.
pub(super) const NONE: u32 = 0;

/// The clause [`NONE`].
static NOWHERE: Clause = Clause {
    opener: Opener::Main,
    first: u32::MAX,
    parent: NONE,
    speech: 0,
    sentence: 0,
    tells: false,
    state: State::of(Opener::Main),
    words: 0,
};

/// The clauses of an article. A clause may stop for another one and go on after it.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// All of them, and [`NONE`] before them.
    list: Vec<Clause>,
    /// The clause of each word of the sentences that were cut; of other words it tells nothing.
    of_word: Vec<u32>,
    turns: Turns,
}

/// How many words get their clause at once.
const RUN: usize = 32;

impl Clauses {
    /// Cuts some sentences in place of those of the last article: those of the numbers `sentences`, the words `wanted`. `speech` holds
    /// quotations and reported clauses in text order.
    pub(super) fn cut(&mut self, reading: &Reading<'_>, speech: &[Speech], sentences: &[u32], wanted: &Bits) {
        let Self { list, turns, of_word } = self;
        let words = reading.doc.words().len();
        if of_word.len() < words + RUN {
            of_word.resize(words + RUN, NONE);
        }
        list.clear();
        list.push(NOWHERE);
        let mut open = Open { list, current: NONE, sentences: 0, next_speech: 0, speech };
        let all = reading.doc.sentences();
        let (mut since, mut end) = (0, 0);
        for (block, here) in turns.read(reading, speech, wanted).enumerate() {
            for word in members(block, here.turns) {
                let (place, sign) = (word % 64, here.sign(word % 64));
                open.note(of_word, since, end.min(word));
                open.take_verb(here.verbs >> place & 1 != 0);
                match here.speech >> place & 1 {
                    0 => open.step(word, sign),
                    _ => open.turn_speech(word, sign),
                }
                since = word;
                let sentence = sentences.get(open.sentences as usize - 1).and_then(|&number| all.get(number as usize));
                end = sentence.map_or(words as u32, |sentence| sentence.words.end);
            }
        }
        open.note(of_word, since, end);
    }

    /// The clause of a word.
    #[inline]
    pub(super) fn of(&self, word: usize) -> u32 {
        self.of_word.get(word).copied().unwrap_or(NONE)
    }

    /// The clause of a word that tells of an event.
    pub(super) fn tell(&mut self, word: usize) -> u32 {
        let clause = self.of(word);
        self.list[clause as usize].tells = true;
        clause
    }

    /// One more than the largest number of a clause.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// A bit for each of the words `from..to` that lies in the clause, that of `from` lowest; `from` does not lie before the clause.
    /// Only sixty-four words are looked at.
    pub(super) fn words_of(&self, clause: u32, from: u32, to: u32) -> u64 {
        let open = self.get(clause);
        let wanted = !(u64::MAX.checked_shl(to.saturating_sub(from)).unwrap_or(0));
        let inside = if to.saturating_sub(open.first) <= 64 {
            open.words.checked_shr(from.wrapping_sub(open.first)).unwrap_or(0)
        } else {
            self.far_words_of(clause, from)
        };
        inside & wanted
    }

    /// The same far from where the clause begins.
    #[cold]
    fn far_words_of(&self, clause: u32, from: u32) -> u64 {
        let words = self.of_word.iter().skip(from as usize).take(64);
        words.enumerate().fold(0, |inside, (at, &of)| inside | u64::from(of == clause) << at)
    }

    /// The clause of this number.
    pub(super) fn get(&self, clause: u32) -> &Clause {
        self.list.get(clause as usize).unwrap_or(&NOWHERE)
    }
}

impl Clause {
    /// Whether it has a finite verb.
    pub(super) fn has_verb(&self) -> bool {
        self.state.has(State::VERB)
    }

    /// The first word behind the one that opens it.
    pub(super) fn start(&self) -> u32 {
        self.first + u32::from(matches!(self.opener, Opener::Subordinate | Opener::Coordinate))
    }
}

#[cold]
fn note_long(of_word: &mut [u32], clause: u32) {
    of_word.fill(clause);
}

/// Where the cutting stands.
struct Open<'s> {
    list: &'s mut Vec<Clause>,
    current: u32,
    /// How many sentences have begun.
    sentences: u32,
    next_speech: usize,
    speech: &'s [Speech],
}

impl Open<'_> {
    /// Takes the turn before the word `at`, with a verb since the last one or without. A clause is added in any case, so that nothing
    /// waits for the text to tell; where none begins, nothing refers to it.
    #[inline(always)]
    fn step(&mut self, at: u32, sign: Sign) {
        let current = self.current;
        let clause = self.list[current as usize];
        let step = Step::at(clause.state, sign);
        let begins = sign.has(Sign::SENTENCE);
        self.sentences += u32::from(begins);
        let beside = select_unpredictable(step.is(Step::BESIDE), clause.parent, NONE);
        let parent = select_unpredictable(step.is(Step::BELOW), current, beside);
        let opener = step.opener();
        let mut state = State::of(opener);
        state.add(State::OUTER, (parent != NONE) & (clause.first != at));
        let opened = self.list.len() as u32;
        self.list.push(Clause {
            opener,
            state,
            first: at,
            parent,
            speech: select_unpredictable(begins, 0, clause.speech),
            sentence: self.sentences.wrapping_sub(1),
            tells: false,
            words: 0,
        });
        let up = select_unpredictable(step.is(Step::UP), clause.parent, current);
        self.current = select_unpredictable(step.is(Step::OPENS), opened, up);
    }

    /// Notes that some words lie in the clause, and a few behind them that are noted again later: so that most runs are one step.
    #[inline(always)]
    fn note(&mut self, of_word: &mut [u32], first: u32, end: u32) {
        let (from, to) = (first as usize, end as usize);
        if let Some(run) = of_word[from..].first_chunk_mut() {
            *run = [self.current; RUN];
        }
        if to > from + RUN {
            note_long(&mut of_word[from + RUN..to], self.current);
        }
        let run = !(u64::MAX.checked_shl(end.saturating_sub(first)).unwrap_or(0));
        let clause = &mut self.list[self.current as usize];
        clause.words |= run.checked_shl(first.wrapping_sub(clause.first)).unwrap_or(0);
    }

    /// Notes whether there was a verb since the last turn.
    #[inline]
    fn take_verb(&mut self, has: bool) {
        self.list[self.current as usize].state.add(State::VERB, has);
    }

    /// Opens a clause of somebody's words, or the one behind them.
    fn open(&mut self, opener: Opener, first: u32, parent: u32, speech: u32) {
        let (state, sentence) = (State::of(opener), self.sentences.wrapping_sub(1));
        self.current = self.list.len() as u32;
        self.list.push(Clause { opener, state, first, parent, speech, sentence, tells: false, words: 0 });
    }

    /// Takes a turn where somebody begins or ends to speak, or goes on to in a new sentence.
    #[inline(never)]
    fn turn_speech(&mut self, at: u32, sign: Sign) {
        let begins = sign.has(Sign::SENTENCE);
        if begins {
            self.step(at, sign);
            self.next_speech = self.speech.partition_point(|speech| speech.end <= at as usize);
        }
        self.leave_speeches(at);
        self.begin_speeches(at);
        if !begins {
            self.step(at, sign);
        }
    }

    /// Goes back to what was open before the speeches that end before the word `at`.
    fn leave_speeches(&mut self, at: u32) {
        loop {
            let clause = self.list[self.current as usize];
            let inside = clause.speech.checked_sub(1).and_then(|number| self.speech.get(number as usize));
            if inside.is_none_or(|speech| speech.end > at as usize) {
                return;
            }
            let mut outer = clause.parent;
            while outer != NONE && self.list[outer as usize].speech == clause.speech {
                outer = self.list[outer as usize].parent;
            }
            self.current = outer;
            if outer == NONE {
                self.open(Opener::Main, at, NONE, 0);
            }
        }
    }

    /// Begins the speeches that begin with the word `at` or go on there.
    fn begin_speeches(&mut self, at: u32) {
        while let Some(next) = self.speech.get(self.next_speech).filter(|next| next.first <= at as usize) {
            self.next_speech += 1;
            if next.end > at as usize {
                self.open(Opener::Reported, at, self.current, self.next_speech as u32);
            }
        }
    }
}

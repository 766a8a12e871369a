//! Cuts an article into clauses: one pass over its turns, with a stack of what is open.

use super::reading::Reading;
use super::speech::Speech;
use super::turns::{Sign, Turns};
use crate::extract::bits::Bits;
use crate::extract::ranks::Ranks;

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
    pub(super) first: u32,
    /// The clause it hangs on, [`NONE`] where there is none.
    pub(super) parent: u32,
    /// One more than the number of the quotation or reported speech it lies in, 0 where it lies in none.
    pub(super) speech: u32,
    /// Which of the 64 words from the first on are its own, the first one lowest.
    pub(super) words: u64,
    /// The [`State`] after what was read of it.
    state: State,
}

/// The clause before all others, in which nothing lies.
pub(super) const NONE: u32 = 0;

/// The clauses of an article. A clause may stop for another one and go on after it.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// All of them, and [`NONE`] before them.
    list: Vec<Clause>,
    turns: Turns,
    /// The words of the turns, ...
    ranks: Ranks,
    /// ... and the clause of each turn and the words up to the next.
    of_turn: Vec<u32>,
    /// The words before which one clause stops and another begins or goes on.
    changes: Bits,
}

impl Clauses {
    /// Cuts the sentences of an article in place of those of the last one. `speech` holds quotations and reported clauses in text
    /// order.
    pub(super) fn cut(&mut self, reading: &Reading<'_>, speech: &[Speech]) {
        let words = reading.doc.words().len();
        self.turns.read(reading, speech);
        self.list.clear();
        let state = State::of(Opener::Main);
        self.list.push(Clause { opener: Opener::Main, first: u32::MAX, parent: NONE, speech: 0, words: 0, state });
        self.ranks.clear(words);
        self.of_turn.clear();
        self.changes.clear(words);
        let mut open = Open { current: NONE, next_speech: 0, speech };
        for index in 0..self.turns.list.len() {
            let turn = self.turns.list[index];
            let before = open.current;
            let begins = turn.sign.has(Sign::SENTENCE);
            if turn.speech && !begins {
                open.turn_speech(&mut self.list, turn.word);
            }
            open.step(&mut self.list, turn.word, turn.sign);
            if turn.speech && begins {
                open.next_speech = speech.partition_point(|speech| speech.end <= turn.word as usize);
                open.turn_speech(&mut self.list, turn.word);
            }
            let end = self.turns.list.get(index + 1).map_or(words as u32, |next| next.word);
            self.list[open.current as usize].take(reading, turn.word, end);
            self.ranks.insert(turn.word);
            self.of_turn.push(open.current);
            self.changes.insert_if(turn.word, open.current != before);
        }
        self.ranks.count();
    }

    /// The clause of a word.
    pub(super) fn of(&self, word: usize) -> u32 {
        self.of_turn.get(self.ranks.below(word as u32 + 1).wrapping_sub(1)).copied().unwrap_or(NONE)
    }

    /// The clause of this number.
    pub(super) fn get(&self, clause: u32) -> &Clause {
        &self.list[clause as usize]
    }

    /// The words before which one clause stops and another begins or goes on.
    pub(super) fn changes(&self) -> &Bits {
        &self.changes
    }
}

impl Clause {
    /// Takes in the words `from..end`.
    fn take(&mut self, reading: &Reading<'_>, from: u32, end: u32) {
        self.state.add(State::VERB, reading.traits.verbs.any(from, end));
        let run = u64::MAX >> (64 - (end - from).clamp(1, 64));
        self.words |= run.checked_shl(from.wrapping_sub(self.first)).unwrap_or(0);
    }
}

/// What of a clause decides how it goes on: a small number.
#[derive(Debug, Clone, Copy)]
struct State(u8);

impl State {
    const BRACKET: u8 = 1;
    /// Inside another clause, which a comma takes up again.
    const INSIDE: u8 = 2;
    const PARTICIPLE: u8 = 3;
    const KINDS: u8 = 3;
    /// It has a verb.
    const VERB: u8 = 4;
    /// The clause it hangs on began before it.
    const OUTER: u8 = 8;
    /// How many there are.
    const COUNT: usize = 16;

    const fn of(opener: Opener) -> Self {
        Self(match opener {
            Opener::Main | Opener::Coordinate | Opener::Reported => 0,
            Opener::Bracket => Self::BRACKET,
            Opener::Relative | Opener::Subordinate => Self::INSIDE,
            Opener::Participle => Self::PARTICIPLE,
        })
    }

    const fn is(self, kind: u8) -> bool {
        self.0 & Self::KINDS == kind
    }

    const fn has(self, trait_: u8) -> bool {
        self.0 & trait_ != 0
    }

    fn add(&mut self, trait_: u8, has: bool) {
        self.0 |= trait_ * u8::from(has);
    }
}

/// What happens at a turn, in one byte.
#[derive(Debug, Clone, Copy)]
struct Step(u8);

impl Step {
    const STAY: Self = Self(0);
    /// Back to the clause that this one hangs on.
    const UP: Self = Self(1);

    /// A new clause that hangs on nothing.
    const fn alone(opener: Opener) -> Self {
        Self(2 | (opener as u8) << 4)
    }

    /// A new clause that hangs on this one.
    const fn below(opener: Opener) -> Self {
        Self(2 | 1 << 2 | (opener as u8) << 4)
    }

    /// A new clause that hangs on what this one hangs on.
    const fn beside(opener: Opener) -> Self {
        Self(2 | 2 << 2 | (opener as u8) << 4)
    }

    /// What comes next: 0 the same clause, 1 the one it hangs on, 2 a new one.
    const fn next(self) -> usize {
        self.0 as usize & 3
    }

    /// What a new clause hangs on: 0 nothing, 1 the clause before, 2 what that hangs on.
    const fn parent(self) -> usize {
        self.0 as usize >> 2 & 3
    }

    const fn opener(self) -> Opener {
        OPENERS[self.0 as usize >> 4 & 7]
    }
}

/// The openers in the order of their numbers; one of them twice, so that three bits name one.
const OPENERS: [Opener; 8] = {
    use Opener::{Bracket, Coordinate, Main, Participle, Relative, Reported, Subordinate};
    [Main, Bracket, Relative, Subordinate, Participle, Coordinate, Reported, Main]
};

/// What happens in a clause of this state at a turn with these signs.
const fn step(state: State, sign: Sign) -> Step {
    let inside = state.is(State::INSIDE) || state.is(State::PARTICIPLE);
    let has_verb = state.has(State::VERB);
    if sign.has(Sign::SENTENCE) {
        return Step::alone(match (sign.has(Sign::RELATIVE), sign.has(Sign::SUBORDINATE)) {
            (true, _) => Opener::Relative,
            (_, true) => Opener::Subordinate,
            _ => Opener::Main,
        });
    }
    if sign.has(Sign::HARD) {
        return Step::alone(Opener::Main);
    }
    if sign.has(Sign::CLOSES) && state.is(State::BRACKET) {
        return Step::UP;
    }
    if sign.has(Sign::OPENS) {
        return Step::below(Opener::Bracket);
    }
    if sign.has(Sign::PARTICIPLE) {
        // Participles side by side hang on the same clause.
        let beside = state.is(State::PARTICIPLE);
        return if beside { Step::beside(Opener::Participle) } else { Step::below(Opener::Participle) };
    }
    if sign.has(Sign::RELATIVE) {
        return Step::below(Opener::Relative);
    }
    if sign.has(Sign::SUBORDINATE) {
        return Step::below(Opener::Subordinate);
    }
    if sign.has(Sign::COMMA) && inside && has_verb {
        return if state.has(State::OUTER) { Step::UP } else { Step::alone(Opener::Main) };
    }
    if sign.has(Sign::COORDINATE) && has_verb {
        return Step::below(Opener::Coordinate);
    }
    Step::STAY
}

/// [`step`] of each state and all signs.
static STEPS: [[Step; Sign::SETS]; State::COUNT] = {
    let mut steps = [[Step::STAY; Sign::SETS]; State::COUNT];
    let mut at = 0;
    while at < State::COUNT * Sign::SETS {
        let (state, sign) = (at / Sign::SETS, at % Sign::SETS);
        steps[state][sign] = step(State(state as u8), Sign::numbered(sign));
        at += 1;
    }
    steps
};

/// Where the cutting stands.
struct Open<'s> {
    current: u32,
    next_speech: usize,
    speech: &'s [Speech],
}

impl Open<'_> {
    /// Takes the turn before the word `at`. A clause is added in any case, so that nothing waits for the text to tell; where none
    /// begins, nothing refers to it.
    fn step(&mut self, list: &mut Vec<Clause>, at: u32, sign: Sign) {
        let clause = list[self.current as usize];
        let step = STEPS[usize::from(clause.state.0) % State::COUNT][sign.number()];
        let opened = list.len() as u32;
        let parent = [NONE, self.current, clause.parent, NONE][step.parent()];
        let speech = if sign.has(Sign::SENTENCE) { 0 } else { clause.speech };
        self.open(list, step.opener(), at, parent, speech);
        self.current = [self.current, clause.parent, opened, NONE][step.next()];
    }

    fn open(&mut self, list: &mut Vec<Clause>, opener: Opener, first: u32, parent: u32, speech: u32) {
        let mut state = State::of(opener);
        state.add(State::OUTER, list[parent as usize].first < first);
        list.push(Clause { opener, first, parent, speech, words: 0, state });
    }

    /// Leaves the speech that ends before the word `at`, and begins those that begin with it or go on there.
    #[inline(never)]
    fn turn_speech(&mut self, list: &mut Vec<Clause>, at: u32) {
        self.leave_speech(list, at);
        while let Some(next) = self.speech.get(self.next_speech).filter(|next| next.first <= at as usize) {
            self.next_speech += 1;
            if next.end > at as usize {
                let (parent, speech) = (self.current, self.next_speech as u32);
                self.current = list.len() as u32;
                self.open(list, Opener::Reported, at, parent, speech);
            }
        }
    }

    /// Goes back to what was open before the speech that ends before the word `at`.
    fn leave_speech(&mut self, list: &mut Vec<Clause>, at: u32) {
        loop {
            let inside = list[self.current as usize].speech;
            let is_over = |speech: u32| self.speech.get(speech as usize - 1).is_none_or(|speech| speech.end <= at as usize);
            if inside == 0 || !is_over(inside) {
                return;
            }
            let mut outer = list[self.current as usize].parent;
            while outer != NONE && list[outer as usize].speech == inside {
                outer = list[outer as usize].parent;
            }
            self.current = outer;
            if outer == NONE {
                self.current = list.len() as u32;
                self.open(list, Opener::Main, at, NONE, 0);
            }
        }
    }
}

//! [`Step`]: how clauses begin, stop and go on at a turn. The rules are worked out once for each state of a clause and each set of
//! signs, so that cutting a text is a look into a table.

use super::turns::Sign;

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

/// What of a clause decides how it goes on: a small number.
#[derive(Debug, Clone, Copy)]
pub(super) struct State(u8);

impl State {
    const BRACKET: u8 = 1;
    /// Inside another clause, which a comma takes up again.
    const INSIDE: u8 = 2;
    const PARTICIPLE: u8 = 3;
    const KINDS: u8 = 3;
    /// It has a verb.
    pub(super) const VERB: u8 = 4;
    /// The clause it hangs on began before it.
    pub(super) const OUTER: u8 = 8;
    /// How many there are.
    const COUNT: usize = 16;

    pub(super) const fn of(opener: Opener) -> Self {
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

    pub(super) const fn has(self, part: u8) -> bool {
        self.0 & part != 0
    }

    pub(super) fn add(&mut self, part: u8, has: bool) {
        self.0 |= u8::from(has) << part.trailing_zeros();
    }
}

/// What happens at a turn, in one byte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step(u8);

impl Step {
    /// Back to the clause that this one hangs on.
    pub(super) const UP: u8 = 1;
    pub(super) const OPENS: u8 = 2;
    pub(super) const BELOW: u8 = 4;
    pub(super) const BESIDE: u8 = 8;

    /// What happens in a clause of this state at a turn with these signs.
    #[inline]
    pub(super) fn at(state: State, sign: Sign) -> Self {
        STEPS[usize::from(state.0) % State::COUNT][sign.number()]
    }

    /// A new clause that hangs on nothing.
    const fn alone(opener: Opener) -> Self {
        Self(Self::OPENS | (opener as u8) << 4)
    }

    /// A new clause that hangs on this one.
    const fn below(opener: Opener) -> Self {
        Self(Self::OPENS | Self::BELOW | (opener as u8) << 4)
    }

    /// A new clause that hangs on what this one hangs on.
    const fn beside(opener: Opener) -> Self {
        Self(Self::OPENS | Self::BESIDE | (opener as u8) << 4)
    }

    pub(super) const fn is(self, part: u8) -> bool {
        self.0 & part != 0
    }

    pub(super) const fn opener(self) -> Opener {
        OPENERS[self.0 as usize >> 4 & 7]
    }
}

/// The openers in the order of their numbers; one of them twice, so that three bits name one.
const OPENERS: [Opener; 8] = {
    use Opener::{Bracket, Coordinate, Main, Participle, Relative, Reported, Subordinate};
    [Main, Bracket, Relative, Subordinate, Participle, Coordinate, Reported, Main]
};

/// The rules: what happens in a clause of this state at a turn with these signs.
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
        return Step(Step::UP);
    }
    if sign.has(Sign::OPENS) && !sign.has(Sign::COMMA) {
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
    if sign.has(Sign::COMMA) && inside && (has_verb || sign.has(Sign::COMMA_SUBJECT)) {
        return if state.has(State::OUTER) { Step(Step::UP) } else { Step::alone(Opener::Main) };
    }
    if sign.has(Sign::COORDINATE) && has_verb {
        return Step::below(Opener::Coordinate);
    }
    // The clause goes on.
    Step(0)
}

/// [`step`] of each state and all signs.
static STEPS: [[Step; Sign::SETS]; State::COUNT] = {
    let mut steps = [[Step(0); Sign::SETS]; State::COUNT];
    let mut at = 0;
    while at < State::COUNT * Sign::SETS {
        let (state, sign) = (at / Sign::SETS, at % Sign::SETS);
        steps[state][sign] = step(State(state as u8), Sign::numbered(sign));
        at += 1;
    }
    steps
};

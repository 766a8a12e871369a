//! [`Evidence`]: for what an unknown name is taken, with hand-set weights for all that is seen of it.

use std::hint::select_unpredictable;

use crate::Confidence;

/// Evidence for each thing a name may be, in tenths of log odds: four numbers in one, so that one addition adds all.
///
/// The numbers follow each other in sixteen bits each, that of a person lowest; below zero, a number takes one from the next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence(i64);

/// What a name is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Person,
    Organization,
    Place,
    Nothing,
}

impl Verdict {
    pub(super) const COUNT: usize = 4;
    /// In the order of the numbers of [`Evidence`].
    pub(super) const ALL: [Self; Self::COUNT] = [Self::Person, Self::Organization, Self::Place, Self::Nothing];
}

/// Evidence of these four numbers.
pub(super) const fn weights(person: i16, organization: i16, place: i16, nothing: i16) -> Evidence {
    Evidence(person as i64 + ((organization as i64) << 16) + ((place as i64) << 32) + ((nothing as i64) << 48))
}

impl Evidence {
    /// Itself where that was seen, else nothing.
    #[inline]
    pub(super) fn when(self, seen: bool) -> Self {
        Self(select_unpredictable(seen, self.0, 0))
    }

    /// Both together. No number may leave sixteen bits: a hundred weights stay far below.
    #[inline]
    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0.wrapping_add(other.0))
    }

    /// Adds `other`, where it was seen.
    #[inline]
    pub(super) fn add_if(&mut self, seen: bool, other: Self) {
        *self = self.and(other.when(seen));
    }

    /// For a person, an organisation, a place, nothing.
    fn parts(self) -> [i16; 4] {
        let mut rest = self.0;
        [(); 4].map(|()| {
            let part = rest as i16;
            rest = rest.wrapping_sub(i64::from(part)) >> 16;
            part
        })
    }

    /// The same with every part at most `MOST` and at least its negative.
    pub(super) fn clamped<const MOST: i16>(self) -> Self {
        let [person, organization, place, nothing] = self.parts().map(|part| part.clamp(-MOST, MOST));
        weights(person, organization, place, nothing)
    }

    /// The thing with the most evidence.
    pub(super) fn verdict(self) -> Verdict {
        // Of things with as much evidence, the first.
        let [person, organization, place, nothing] = self.parts();
        let best = person.max(organization).max(place);
        let thing = usize::from(person != best) * (1 + usize::from(organization != best));
        Verdict::ALL[thing | (3 * usize::from(best <= nothing))]
    }

    /// The evidence of the verdict over the next best, as a probability.
    pub(super) fn confidence(self) -> Confidence {
        let [person, organization, place, nothing] = self.parts();
        let (best, other) = (person.max(organization), place.max(nothing));
        let next = best.min(other).max(person.min(organization)).max(place.min(nothing));
        let lead = best.max(other) - next;
        CONFIDENCE.get(lead as usize).copied().unwrap_or(Confidence::CERTAIN)
    }
}

/// The probabilities of log odds from none on, tenth by tenth; what has more is certain.
static CONFIDENCE: [Confidence; 100] = {
    /// e to the power of minus a tenth.
    const TENTH: f64 = 0.904_837_418_035_959_6;
    let (mut confidence, mut odds_against, mut tenths) = ([Confidence::CERTAIN; 100], 1.0, 0);
    while tenths < confidence.len() {
        confidence[tenths] = Confidence::nearest(1.0 / (1.0 + odds_against));
        odds_against *= TENTH;
        tenths += 1;
    }
    confidence
};

/// The sums of all choices from a few weights: one look in a table in place of an addition for each.
pub(super) struct Sums<const CHOICES: usize>([Evidence; CHOICES]);

impl<const CHOICES: usize> Sums<CHOICES> {
    pub(super) const fn of(weights: &[Evidence]) -> Self {
        assert!(1 << weights.len() == CHOICES, "there is a sum for each choice");
        let mut sums = [Evidence(0); CHOICES];
        let mut choice = 1;
        while choice < CHOICES {
            let highest = choice.ilog2();
            sums[choice] = Evidence(sums[choice - (1 << highest)].0 + weights[highest as usize].0);
            choice += 1;
        }
        Self(sums)
    }

    /// The sum of those weights that were seen.
    #[inline(always)]
    pub(super) fn seen<const WEIGHTS: usize>(&self, seen: [bool; WEIGHTS]) -> Evidence {
        let choice = (0..WEIGHTS).fold(0, |choice, at| choice | usize::from(seen[at]) << at);
        self.0[choice % CHOICES]
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, Sums, Verdict, weights};

    #[test]
    fn four_numbers_are_added_at_once() {
        let mut sum = weights(-4, -3, -2, 8).and(weights(50, -15, -20, -10));
        sum.add_if(false, weights(9, 9, 9, 9));
        sum.add_if(true, weights(-60, 20, 21, 1));
        assert_eq!(sum.parts(), [-14, 2, -1, -1]);
        assert_eq!(sum.clamped::<2>().parts(), [-2, 2, -1, -1]);
        assert_eq!(sum.clamped::<14>(), sum);
        assert_eq!(weights(0, 0, 0, 71).clamped::<70>(), weights(0, 0, 0, 70));
        assert_eq!(weights(0, -71, 0, 0).clamped::<70>(), weights(0, -70, 0, 0));
        assert_eq!(sum.verdict(), Verdict::Organization);
        assert_eq!(Evidence::default().verdict(), Verdict::Nothing);
    }

    #[test]
    fn what_was_seen_is_summed() {
        let [one, two, four] = [weights(1, 0, 0, -1), weights(2, 0, -2, 0), weights(4, -4, 0, 0)];
        let sums = Sums::<8>::of(&[one, two, four]);
        for choice in 0..8 {
            let seen = [1, 2, 4].map(|weight| choice & weight != 0);
            let sum = one.when(seen[0]).and(two.when(seen[1])).and(four.when(seen[2]));
            assert_eq!(sums.seen(seen), sum);
        }
    }
}

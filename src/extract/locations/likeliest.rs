//! [`Best`]: the likeliest of several places.

/// The likeliest of several candidates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    /// Its index among all candidates.
    pub(super) index: usize,
    /// How far it leads the next.
    pub(super) lead: f32,
}

/// The two highest scores so far, and the candidate of the highest; of equals the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct BestTwo {
    index: Option<usize>,
    most: f32,
    second: f32,
}

impl Default for BestTwo {
    fn default() -> Self {
        // What stands alone leads by its whole score.
        Self { index: None, most: f32::NEG_INFINITY, second: 0.0 }
    }
}

impl BestTwo {
    pub(super) fn add(&mut self, index: usize, score: f32) {
        self.second = self.second.max(score.min(self.most));
        if score > self.most {
            (self.index, self.most) = (Some(index), score);
        }
    }

    pub(super) fn best(self) -> Option<Best> {
        self.index.map(|index| Best { index, lead: self.most - self.second })
    }
}

impl FromIterator<(usize, f32)> for BestTwo {
    fn from_iter<I: IntoIterator<Item = (usize, f32)>>(scored: I) -> Self {
        let mut two = Self::default();
        scored.into_iter().for_each(|(index, score)| two.add(index, score));
        two
    }
}

#[cfg(test)]
mod tests {
    use super::BestTwo;

    #[test]
    fn the_first_of_the_highest_leads_the_next() {
        let best = |scores: &[f32]| scores.iter().copied().enumerate().collect::<BestTwo>().best();
        let found = |scores: &[f32]| best(scores).map(|best| (best.index, best.lead));
        assert_eq!(found(&[]), None);
        assert_eq!(found(&[3.0]), Some((0, 3.0)));
        assert_eq!(found(&[1.0, 5.0, 4.0]), Some((1, 1.0)));
        assert_eq!(found(&[2.0, 5.0, 5.0]), Some((1, 0.0)));
    }
}

//! [`Nearness`]: small places close to others that are sure.

use super::weights::choice;
use crate::lexicon::{Position, square_of_km};

/// The places that others may be near to.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    /// Those whose identity is sure, and those of which it is likely.
    sure: Vec<Position>,
    likely: Vec<Position>,
}

impl Nearness {
    pub(super) fn clear(&mut self) {
        self.sure.clear();
        self.likely.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sure.is_empty() && self.likely.is_empty()
    }

    /// Adds a place unless there are enough or one at its point; more than enough would make long texts slow.
    pub(super) fn add(&mut self, position: Position, is_sure: bool) {
        let anchors = if is_sure { &mut self.sure } else { &mut self.likely };
        let is_new = position.is_known() && !anchors.contains(&position);
        if is_new && anchors.len() < choice::ANCHORS {
            anchors.push(position);
        }
    }

    /// What a candidate gets for lying near one of them; what is likely does not speak for itself.
    pub(super) fn bonus(&self, position: Position) -> f32 {
        let nearest = |anchors: &[Position]| {
            let others = anchors.iter().map(|anchor| anchor.square_to(position)).filter(|&square| square > 0.0);
            others.fold(f32::INFINITY, f32::min)
        };
        let is_sure = self.sure.contains(&position);
        match nearest(&self.sure) {
            _ if is_sure => choice::NEAR,
            square if square < square_of_km(choice::NEAR_KM) => choice::NEAR,
            _ if nearest(&self.likely) < square_of_km(choice::NEXT_KM) => choice::NEXT,
            square if square < square_of_km(choice::CLOSE_BY_KM) => choice::CLOSE_BY,
            _ => 0.0,
        }
    }
}

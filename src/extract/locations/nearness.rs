//! [`Nearness`]: small places close to others that are sure.

use std::hint::select_unpredictable;

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
        let square = |anchor: &Position| anchor.square_to(position);
        let sure = self.sure.iter().map(square).fold(f32::INFINITY, f32::min);
        if sure < square_of_km(choice::NEAR_KM) {
            return choice::NEAR;
        }
        let others =
            self.likely.iter().map(square).map(|square| select_unpredictable(square > 0.0, square, f32::INFINITY));
        match others.fold(f32::INFINITY, f32::min) {
            likely if likely < square_of_km(choice::NEXT_KM) => choice::NEXT,
            _ if sure < square_of_km(choice::CLOSE_BY_KM) => choice::CLOSE_BY,
            _ => 0.0,
        }
    }
}

//! [`Nearness`]: small places close to others that are sure.

use super::weights::choice;
use crate::lexicon::{Position, square_of_km};

/// The places that others may be near to.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    anchors: Vec<Position>,
    /// Squares of the distances that count as near and as close by, as [`Position::square_to`] gives them.
    near: f32,
    close_by: f32,
}

impl Nearness {
    pub(super) fn clear(&mut self) {
        self.anchors.clear();
    }

    pub(super) fn is_empty(&self) -> bool {
        self.anchors.is_empty()
    }

    /// Adds a place unless there are enough or one at its point; more than enough would make long texts slow.
    pub(super) fn add(&mut self, position: Position) {
        if self.anchors.is_empty() {
            (self.near, self.close_by) = (square_of_km(choice::NEAR_KM), square_of_km(choice::CLOSE_BY_KM));
        }
        let is_new = position.is_known() && !self.anchors.contains(&position);
        if is_new && self.anchors.len() < choice::ANCHORS {
            self.anchors.push(position);
        }
    }

    /// What a candidate gets for lying near one of them.
    pub(super) fn bonus(&self, position: Position) -> f32 {
        let nearest = self.anchors.iter().map(|anchor| anchor.square_to(position)).fold(f32::INFINITY, f32::min);
        match nearest {
            nearest if nearest < self.near => choice::NEAR,
            nearest if nearest < self.close_by => choice::CLOSE_BY,
            _ => 0.0,
        }
    }
}

//! [`PipelineBuilder`]: which stages, in which order.

use std::sync::Arc;

use super::{Pipeline, Stage};
use crate::extract::{Actors, Counts, Events, Locations, Quotes, Times};
use crate::lexicon::Lexicon;

/// Chooses and orders the stages of a [`Pipeline`].
#[derive(Clone)]
pub struct PipelineBuilder {
    lexicon: Arc<Lexicon>,
    stages: Vec<Arc<dyn Stage>>,
}

impl PipelineBuilder {
    pub(super) fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { lexicon, stages: Vec::new() }
    }

    pub(super) fn with_stages(lexicon: Arc<Lexicon>, stages: Vec<Arc<dyn Stage>>) -> Self {
        Self { lexicon, stages }
    }

    /// Adds our own stages in their order: actors, locations, times, counts, quotes, events.
    #[must_use]
    pub fn default_stages(self) -> Self {
        self.stage(Actors::new())
            .stage(Locations::new())
            .stage(Times::new())
            .stage(Counts::new())
            .stage(Quotes::new())
            .stage(Events::new())
    }

    /// Adds a stage at the end.
    #[must_use]
    pub fn stage(mut self, stage: impl Stage + 'static) -> Self {
        self.stages.push(Arc::new(stage));
        self
    }

    /// Adds a stage before the one called `name`; at the end where there is none of that name.
    #[must_use]
    pub fn stage_before(mut self, name: &str, stage: impl Stage + 'static) -> Self {
        let at = self.position(name).unwrap_or(self.stages.len());
        self.stages.insert(at, Arc::new(stage));
        self
    }

    /// Adds a stage after the one called `name`; at the end where there is none of that name.
    #[must_use]
    pub fn stage_after(mut self, name: &str, stage: impl Stage + 'static) -> Self {
        let at = self.position(name).map_or(self.stages.len(), |at| at + 1);
        self.stages.insert(at, Arc::new(stage));
        self
    }

    /// Takes out the stage called `name`, if it is there.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.stages.retain(|stage| stage.name() != name);
        self
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.stages.iter().position(|stage| stage.name() == name)
    }

    /// The pipeline.
    #[must_use]
    pub fn build(self) -> Pipeline {
        Pipeline { lexicon: self.lexicon, stages: self.stages }
    }
}

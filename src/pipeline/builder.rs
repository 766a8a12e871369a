//! [`PipelineBuilder`]: which stages, in which order.

use std::any::{Any, TypeId};
use std::sync::Arc;

use super::{Pipeline, Stage};
use crate::extract::{Actors, Counts, Events, Locations, Quotes, Times};
use crate::lexicon::Lexicon;

/// A stage, and whether it is one of this crate's.
#[derive(Clone)]
pub(super) struct Step {
    pub(super) stage: Arc<dyn Stage>,
    pub(super) is_ours: bool,
}

impl Step {
    fn new(stage: impl Stage + 'static) -> Self {
        fn id<S: 'static>() -> TypeId {
            TypeId::of::<S>()
        }
        let ours = [id::<Actors>(), id::<Locations>(), id::<Times>(), id::<Counts>(), id::<Quotes>(), id::<Events>()];
        let is_ours = ours.contains(&stage.type_id());
        Self { stage: Arc::new(stage), is_ours }
    }
}

/// Chooses and orders the stages of a [`Pipeline`].
#[derive(Clone)]
pub struct PipelineBuilder {
    lexicon: Arc<Lexicon>,
    steps: Vec<Step>,
}

impl PipelineBuilder {
    pub(super) fn new(lexicon: Arc<Lexicon>) -> Self {
        Self { lexicon, steps: Vec::new() }
    }

    pub(super) fn with_steps(lexicon: Arc<Lexicon>, steps: Vec<Step>) -> Self {
        Self { lexicon, steps }
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
        self.steps.push(Step::new(stage));
        self
    }

    /// Adds a stage before the one called `name`; at the end where there is none of that name.
    #[must_use]
    pub fn stage_before(mut self, name: &str, stage: impl Stage + 'static) -> Self {
        let at = self.position(name).unwrap_or(self.steps.len());
        self.steps.insert(at, Step::new(stage));
        self
    }

    /// Adds a stage after the one called `name`; at the end where there is none of that name.
    #[must_use]
    pub fn stage_after(mut self, name: &str, stage: impl Stage + 'static) -> Self {
        let at = self.position(name).map_or(self.steps.len(), |at| at + 1);
        self.steps.insert(at, Step::new(stage));
        self
    }

    /// Takes out the stage called `name`, if it is there.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.steps.retain(|step| step.stage.name() != name);
        self
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.steps.iter().position(|step| step.stage.name() == name)
    }

    /// The pipeline.
    #[must_use]
    pub fn build(self) -> Pipeline {
        Pipeline { lexicon: self.lexicon, steps: self.steps }
    }
}

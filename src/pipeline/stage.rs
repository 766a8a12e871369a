//! [`Stage`]: one step of a pipeline.

use crate::Article;
use crate::extract::{Actors, Document, Events, Locations};

/// One step of a [`Pipeline`](super::Pipeline): reads the document and what earlier stages found, and appends its findings.
///
/// A closure is a stage too; its name is "custom".
pub trait Stage: Send + Sync {
    /// The name by which a pipeline can be told to put other stages before, after or instead of this one.
    fn name(&self) -> &str;

    /// Reads and appends. The text of the article must stay as it is: spans name parts of it.
    fn run(&self, document: &Document<'_>, article: &mut Article);
}

impl<F: Fn(&Document<'_>, &mut Article) + Send + Sync> Stage for F {
    fn name(&self) -> &str {
        "custom"
    }

    fn run(&self, document: &Document<'_>, article: &mut Article) {
        self(document, article);
    }
}

impl Stage for Actors {
    fn name(&self) -> &str {
        "actors"
    }

    fn run(&self, document: &Document<'_>, article: &mut Article) {
        self.fill(document, article);
    }
}

impl Stage for Locations {
    fn name(&self) -> &str {
        "locations"
    }

    fn run(&self, document: &Document<'_>, article: &mut Article) {
        self.fill(document, article);
    }
}

impl Stage for Events {
    fn name(&self) -> &str {
        "events"
    }

    fn run(&self, document: &Document<'_>, article: &mut Article) {
        self.fill(document, article);
    }
}

//! [`Stage`]: one step of a pipeline.

use crate::Article;
use crate::extract::{Actors, Counts, Document, Events, Locations, Petrarch, Quotes, Times};

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

/// Makes stages of the extractors, each with its name: that of the array that it fills, if it is alone in that.
macro_rules! stages {
    ($( $extractor:ident $name:literal )+) => { $(
        impl Stage for $extractor {
            fn name(&self) -> &str {
                $name
            }

            fn run(&self, document: &Document<'_>, article: &mut Article) {
                self.fill(document, article);
            }
        }
    )+ };
}

stages! {
    Actors "actors"
    Locations "locations"
    Times "times"
    Counts "counts"
    Quotes "quotes"
    Events "events"
    Petrarch "petrarch"
}

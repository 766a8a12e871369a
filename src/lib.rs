//! News text in, typed facts out.

// A library that reads other people's text must not stop the caller's program, and says nothing on its terminal.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod error;
pub mod export;
pub mod extract;
pub mod lexicon;
pub mod matcher;
pub mod model;
pub mod pipeline;
mod span;
pub mod text;

pub use error::{Error, ErrorKind, Result};
pub use model::{
    Actor, ActorId, ActorKind, Article, Cameo, Confidence, Count, CountId, CountKind, CountryCode, Event, EventId,
    EventKind, EventMode, Gender, Granularity, HasSpan, Location, LocationId, LocationKind, Mention, MentionKind,
    Point, Published, QuadClass, Quote, QuoteId, QuoteKind, Realis, Role, TimeAnchor, TimeExpression, TimeId,
};
pub use pipeline::{Pipeline, PipelineBuilder, Stage};
pub use span::Span;

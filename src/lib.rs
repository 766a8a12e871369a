//! News text in, typed facts out.

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

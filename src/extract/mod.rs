//! The stages: each reads a [`Document`] and what earlier stages found, and appends its own findings to the article.
//!
//! Each can be used alone; [`Pipeline`](crate::Pipeline) runs them in order.

mod actors;
mod bits;
mod board;
mod buffers;
mod counts;
mod document;
mod events;
mod locations;
mod mentions;
mod petrarch;
mod quotes;
mod ranks;
mod seen;
mod sorting;
mod times;

pub use actors::Actors;
pub use counts::Counts;
pub use document::{Document, Hit, Scratch};
pub use events::Events;
pub use locations::Locations;
pub use petrarch::Petrarch;
pub use quotes::Quotes;
pub use times::Times;

//! News text in, typed facts out: who acts, who said what, where, when, how many, and what happened to whom.
//!
//! English only, by dictionaries and rules: no model files, no network, no set-up.
//!
//! ```
//! use newswire::{Article, Pipeline};
//!
//! let text = "“We will send aid,” Norwegian Prime Minister Ingrid Solbakken said in Oslo on Thursday.";
//! let mut article = Article::new(text).with_published("2025-04-25".parse()?);
//! Pipeline::english().fill(&mut article);
//!
//! let quote = &article.quotes[0];
//! assert_eq!(article.speaker_name(quote), Some("Ingrid Solbakken"));
//! assert_eq!(article.text_of(quote), "“We will send aid,”");
//! assert!(article.locations.iter().any(|place| place.name == "Oslo"));
//! # Ok::<(), newswire::Error>(())
//! ```
//!
//! # The main types
//!
//! - [`Article`] is the text, what the caller knows of it, and everything found in it: [`Actor`], [`Location`],
//!   [`TimeExpression`], [`Count`], [`Quote`], [`Event`]. All findings are [`Span`]s of the text and ids into the article's own
//!   arrays. Offsets are UTF-8 bytes.
//! - [`Pipeline`] runs the stages of [`extract`] in order; [`Stage`] is what callers implement to run their own between them.
//! - [`lexicon::Lexicon`] is what is known: built-in tables, and the caller's on top.
//! - [`matcher::Matcher`] finds many phrases at word boundaries, and can be used without everything else.
//! - [`text::Scan`] splits text into words, sentences, paragraphs, quotations and numbers.
//! - [`export`] writes JSON, JSON lines, GeoJSON and a view for terminals.
//!
//! # A dictionary of one's own
//!
//! ```
//! use newswire::lexicon::{KnownActor, Lexicon};
//! use newswire::{ActorKind, Article, Pipeline};
//!
//! let watched = KnownActor::new("Borealis Shipping", ActorKind::Company).alias("Borealis").id("mine", "42");
//! let pipeline = Pipeline::new(Lexicon::builder()?.actor(watched).build()?);
//! let mut article = Article::new("Borealis said on Monday that it had sold three ships.");
//! pipeline.fill(&mut article);
//! assert_eq!(article.actors[0].ids.get("mine"), Some("42"));
//! # Ok::<(), newswire::Error>(())
//! ```
//!
//! # A stage of one's own
//!
//! ```
//! use newswire::extract::Document;
//! use newswire::{Article, Pipeline};
//!
//! // A closure is a stage: this one drops what the rules are not sure of.
//! let sure = |_: &Document<'_>, article: &mut Article| article.quotes.retain(|quote| quote.confidence.value() >= 0.8);
//! let pipeline = Pipeline::english().to_builder().stage_after("quotes", sure).build();
//! # let _ = pipeline;
//! ```
//!
//! # The matcher alone
//!
//! ```
//! use newswire::matcher::{CaseRule, Matcher};
//!
//! let matcher = Matcher::builder().phrase("Bank of England").phrase_with_case("rate cut", CaseRule::Any).build()?;
//! let found: Vec<_> = matcher.find_iter("Rate cut at the Bank of England").map(|found| found.phrase.index()).collect();
//! assert_eq!(found, [1, 0]);
//! # Ok::<(), newswire::Error>(())
//! ```
//!
//! # Limits
//!
//! English only. The rules know no grammar beyond the clause, and no names beyond the tables and what the text itself tells of
//! a name. A text is read up to [`Article::MAX_TEXT_BYTES`]. Headlines are kept and not read. Nothing panics on any input; what
//! cannot be resolved stays `None`.
//!
//! # Features
//!
//! - `json` (default): [`export::json`], with errors that name member, line and column.
//! - `rayon`: `Pipeline::fill_all`, many articles on all cores.
//! - `schema`: `export::schema`, the JSON Schema of an article.

// A library that reads other people's text must not stop the caller's program, and says nothing on its terminal.
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod error;
pub mod export;
pub mod extract;
mod image;
pub mod lexicon;
pub mod matcher;
pub mod model;
pub mod pipeline;
mod span;
pub mod text;

pub use error::{Error, ErrorKind, Result};
pub use model::{
    Actor, ActorCode, ActorId, ActorKind, Alternative, Article, Cameo, Confidence, Count, CountId, CountKind,
    CountryCode, CountryFocus, Event, EventCode, EventId, EventKind, EventMode, Few, Gender, Granularity, HasSpan,
    Home, Ids, Location, LocationId, LocationKind, Mention, MentionKind, Point, Published, QuadClass, Quote, QuoteId,
    QuoteKind, Realis, Role, Spans, TimeAnchor, TimeExpression, TimeId,
};
pub use pipeline::{Pipeline, PipelineBuilder, Stage};
pub use span::Span;

#[doc = include_str!("../README.md")]
#[cfg(all(doctest, feature = "json"))]
struct ReadmeDoctests;

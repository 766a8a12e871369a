//! The typed facts: [`Article`] and what is found in it. Plain types; nothing here searches text.

mod actor;
mod actor_code;
mod article;
mod cameo;
mod count;
mod encoding;
mod event;
mod event_code;
mod few;
mod focus;
mod home;
mod id_map;
mod ids;
mod location;
mod names;
mod published;
mod quote;
mod time;
mod value;

pub use actor::{Actor, ActorKind, Gender, Mention, MentionKind, Role};
pub use actor_code::ActorCode;
pub use article::{Article, HasSpan};
pub use cameo::{Cameo, QuadClass};
pub use count::{Count, CountKind};
pub use event::{Event, EventKind, EventMode, Realis};
pub use event_code::EventCode;
pub use few::{Few, Spans};
pub use focus::CountryFocus;
pub use home::Home;
pub use id_map::Ids;
pub use ids::{ActorId, CountId, EventId, LocationId, QuoteId, TimeId};
pub use location::{Alternative, Location, LocationKind};
pub use published::Published;
pub use quote::{Quote, QuoteKind};
pub use time::{Granularity, TimeAnchor, TimeExpression};
pub use value::{Confidence, CountryCode, Point};

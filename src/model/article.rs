//! [`Article`]: the text and everything found in it.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use super::actor::{Actor, Mention};
use super::count::Count;
use super::event::Event;
use super::home::Home;
use super::ids::{ActorId, CountId, EventId, LocationId, QuoteId, TimeId};
use super::location::Location;
use super::published::Published;
use super::quote::Quote;
use super::time::TimeExpression;
use crate::{Error, ErrorKind, Result, Span};

/// A news article: its text, what the caller knows of it, and what was found in it.
///
/// An article goes in and the same article comes out filled in; both are this type. The text is kept verbatim, every [`Span`] is
/// a range of its UTF-8 bytes, and every id is an index into the article's own arrays.
///
/// ```
/// use newswire::Article;
/// let article = Article::new("Kyiv was hit on Thursday.").with_published("2025-04-25".parse()?);
/// assert_eq!(article.published.map(|day| day.to_string()).as_deref(), Some("2025-04-25"));
/// # Ok::<(), newswire::Error>(())
/// ```
///
/// Reading JSON checks what no type can: every span lies inside the text and between characters, every id names an element.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(remote = "Self")]
#[non_exhaustive]
pub struct Article {
    /// The caller's id. A number in JSON is read as its digits.
    #[serde(default, deserialize_with = "id_text", skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Where it was published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The headline. Kept, not read: put it into the text to have it read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The newspaper or agency.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Who wrote it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Language of the text, BCP 47. Only English is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where its publisher is at home, if the caller knows: its towns are likelier than their namesakes elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub home: Option<Home>,
    /// When it was published: what "Thursday" is counted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Published>,
    /// The text, verbatim.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub text: Arc<str>,
    /// The sentences, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sentences: Vec<Span>,
    /// Who acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    /// Where.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub locations: Vec<Location>,
    /// When.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<TimeExpression>,
    /// How many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Count>,
    /// Who said what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotes: Vec<Quote>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<Event>,
}

/// An id may be text or a whole number.
fn id_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    struct Id;
    impl serde::de::Visitor<'_> for Id {
        type Value = Option<String>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an id: text or a whole number")
        }

        fn visit_str<E: serde::de::Error>(self, id: &str) -> Result<Self::Value, E> {
            Ok(Some(id.to_owned()))
        }

        fn visit_u64<E: serde::de::Error>(self, id: u64) -> Result<Self::Value, E> {
            Ok(Some(id.to_string()))
        }

        fn visit_i64<E: serde::de::Error>(self, id: i64) -> Result<Self::Value, E> {
            Ok(Some(id.to_string()))
        }

        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }
    }
    deserializer.deserialize_any(Id)
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Article {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let article = Self::deserialize(deserializer)?;
        article.check().map_err(D::Error::custom)?;
        Ok(article)
    }
}

impl Article {
    /// Texts longer than this many bytes are read up to here, at a character boundary; offsets are 32 bits wide.
    pub const MAX_TEXT_BYTES: usize = u32::MAX as usize;

    /// An article with a text and nothing else.
    #[must_use]
    pub fn new(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// The same article with its time of publication.
    #[must_use]
    pub fn with_published(mut self, published: Published) -> Self {
        self.published = Some(published);
        self
    }

    /// The same article with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same article with a headline.
    #[must_use]
    pub fn with_title(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Takes out everything that stages fill in, and keeps what the caller gave.
    pub fn clear_findings(&mut self) {
        self.sentences.clear();
        self.actors.clear();
        self.locations.clear();
        self.times.clear();
        self.counts.clear();
        self.quotes.clear();
        self.events.clear();
    }

    /// The words that something in this article covers: a [`Span`], a [`Quote`], a [`Mention`], an [`Event`] (its trigger) ...
    #[must_use]
    pub fn text_of(&self, thing: impl HasSpan) -> &str {
        thing.span().of(&self.text)
    }

    /// The actor with this id.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<&Actor> {
        self.actors.get(id.index())
    }

    /// The location with this id.
    #[must_use]
    pub fn location(&self, id: LocationId) -> Option<&Location> {
        self.locations.get(id.index())
    }

    /// The time expression with this id.
    #[must_use]
    pub fn time(&self, id: TimeId) -> Option<&TimeExpression> {
        self.times.get(id.index())
    }

    /// The count with this id.
    #[must_use]
    pub fn count(&self, id: CountId) -> Option<&Count> {
        self.counts.get(id.index())
    }

    /// The quotation with this id.
    #[must_use]
    pub fn quote(&self, id: QuoteId) -> Option<&Quote> {
        self.quotes.get(id.index())
    }

    /// The event with this id.
    #[must_use]
    pub fn event(&self, id: EventId) -> Option<&Event> {
        self.events.get(id.index())
    }

    /// Canonical name of the speaker of a quotation, where it has one.
    #[must_use]
    pub fn speaker_name(&self, quote: &Quote) -> Option<&str> {
        quote.speaker.and_then(|id| self.actor(id)).map(|actor| &*actor.name)
    }

    /// Checks that every span lies inside the text and between characters, and that every id names an element.
    ///
    /// # Errors
    /// An error of kind [`ErrorKind::Reference`] that names the first member that does not fit.
    pub fn check(&self) -> Result<()> {
        let mut check = Check { article: self, member: String::new() };
        check.sentences()?;
        check.actors()?;
        check.locations()?;
        check.times()?;
        check.counts()?;
        check.quotes()?;
        check.events()
    }
}

/// Something of an article that covers part of its text.
pub trait HasSpan {
    /// The part of the text.
    fn span(&self) -> Span;
}

impl HasSpan for Span {
    fn span(&self) -> Span {
        *self
    }
}

impl<T: HasSpan + ?Sized> HasSpan for &T {
    fn span(&self) -> Span {
        (**self).span()
    }
}

macro_rules! has_span {
    ($($type:ty => $member:ident),+) => { $( impl HasSpan for $type {
        fn span(&self) -> Span {
            self.$member
        }
    } )+ };
}

has_span!(Mention => span, TimeExpression => span, Count => span, Quote => span, Event => trigger);

/// Walks an article and stops at the first span or id that does not fit.
struct Check<'a> {
    article: &'a Article,
    /// Path of the element that is being looked at: `quotes[3]`.
    member: String,
}

impl Check<'_> {
    fn enter(&mut self, array: &str, index: usize) {
        use std::fmt::Write as _;
        self.member.clear();
        let _ = write!(self.member, "{array}[{index}]");
    }

    fn span(&self, name: &str, span: Span) -> Result<()> {
        if span.fits(&self.article.text) {
            return Ok(());
        }
        let inside = span.end() as usize <= self.article.text.len();
        let why = if inside {
            "cuts a character".to_owned()
        } else {
            format!("ends after the text of {} bytes", self.article.text.len())
        };
        let (member, start, end) = (&self.member, span.start(), span.end());
        Err(Error::new(ErrorKind::Reference, format!("{member}.{name}: span [{start}, {end}] {why}")))
    }

    fn spans(&self, name: &str, spans: &[Span]) -> Result<()> {
        spans.iter().try_for_each(|&span| self.span(name, span))
    }

    fn id(&self, name: &str, index: Option<usize>, len: usize) -> Result<()> {
        match index {
            Some(index) if index >= len => {
                let member = &self.member;
                Err(Error::new(ErrorKind::Reference, format!("{member}.{name}: no element {index} among {len}")))
            }
            _ => Ok(()),
        }
    }

    fn actor_ids(&self, name: &str, ids: &[ActorId]) -> Result<()> {
        ids.iter().try_for_each(|id| self.id(name, Some(id.index()), self.article.actors.len()))
    }

    fn mentions(&self, mentions: &[Mention]) -> Result<()> {
        for mention in mentions {
            self.span("mentions.span", mention.span)?;
            mention.name.map_or(Ok(()), |name| self.span("mentions.name", name))?;
        }
        Ok(())
    }

    fn sentences(&mut self) -> Result<()> {
        for (index, &sentence) in self.article.sentences.iter().enumerate() {
            self.enter("sentences", index);
            self.span("span", sentence)?;
        }
        Ok(())
    }

    fn actors(&mut self) -> Result<()> {
        for (index, actor) in self.article.actors.iter().enumerate() {
            self.enter("actors", index);
            self.mentions(&actor.mentions)?;
        }
        Ok(())
    }

    fn locations(&mut self) -> Result<()> {
        for (index, location) in self.article.locations.iter().enumerate() {
            self.enter("locations", index);
            self.mentions(&location.mentions)?;
        }
        Ok(())
    }

    fn times(&mut self) -> Result<()> {
        for (index, time) in self.article.times.iter().enumerate() {
            self.enter("times", index);
            self.span("span", time.span)?;
        }
        Ok(())
    }

    fn counts(&mut self) -> Result<()> {
        for (index, count) in self.article.counts.iter().enumerate() {
            self.enter("counts", index);
            self.span("span", count.span)?;
            self.id("claimed_by", count.claimed_by.map(ActorId::index), self.article.actors.len())?;
            self.id("event", count.event.map(EventId::index), self.article.events.len())?;
        }
        Ok(())
    }

    fn quotes(&mut self) -> Result<()> {
        for (index, quote) in self.article.quotes.iter().enumerate() {
            self.enter("quotes", index);
            self.span("span", quote.span)?;
            self.spans("parts", &quote.parts)?;
            self.spans("cue", quote.cue.as_slice())?;
            self.spans("speaker_span", quote.speaker_span.as_slice())?;
            self.actor_ids("speaker", quote.speaker.as_slice())?;
            self.actor_ids("addressees", &quote.addressees)?;
            self.actor_ids("medium", quote.medium.as_slice())?;
            self.id("continues", quote.continues.map(QuoteId::index), self.article.quotes.len())?;
            self.id("within", quote.within.map(QuoteId::index), self.article.quotes.len())?;
        }
        Ok(())
    }

    fn events(&mut self) -> Result<()> {
        let article = self.article;
        for (index, event) in article.events.iter().enumerate() {
            self.enter("events", index);
            self.span("trigger", event.trigger)?;
            self.spans("also", &event.also)?;
            self.actor_ids("sources", &event.sources)?;
            self.actor_ids("targets", &event.targets)?;
            self.actor_ids("reported_by", event.reported_by.as_slice())?;
            self.id("location", event.location.map(LocationId::index), article.locations.len())?;
            self.id("time", event.time.map(TimeId::index), article.times.len())?;
            event.counts.iter().try_for_each(|id| self.id("counts", Some(id.index()), article.counts.len()))?;
            self.id("quote", event.quote.map(QuoteId::index), article.quotes.len())?;
            self.id("sentence", event.sentence.map(|index| index as usize), article.sentences.len())?;
        }
        Ok(())
    }
}

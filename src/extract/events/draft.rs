//! [`Draft`]: an event while its parts are being found.

use super::few::Few;
use super::select::{Hit, Usage};
use crate::Span;
use crate::model::{
    ActorId, Cameo, Confidence, CountId, Event, EventKind, EventMode, LocationId, QuoteId, Realis, TimeId,
};

/// What the first sentences of an article add: they tell what it is about.
const LEAD: [i32; 5] = [9, 7, 5, 3, 2];

/// An event while its parts are being found.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    pub(super) hit: Hit<'a>,
    /// `None` where an attitude turns out to be no event of its own.
    pub(super) kind: Option<EventKind>,
    pub(super) mode: Option<EventMode>,
    pub(super) cameo: Option<Cameo>,
    pub(super) trigger: Span,
    pub(super) also: Vec<Span>,
    pub(super) sources: Few,
    pub(super) targets: Few,
    /// A place that stands where a target stands.
    pub(super) target_place: Option<LocationId>,
    pub(super) location: Option<LocationId>,
    pub(super) time: Option<TimeId>,
    pub(super) counts: Vec<CountId>,
    pub(super) realis: Realis,
    pub(super) reported_by: Option<ActorId>,
    pub(super) quote: Option<QuoteId>,
    pub(super) sentence: usize,
    /// Whether it is told in the main clause.
    pub(super) in_main_clause: bool,
    /// Whether an act has been read behind the attitude.
    pub(super) has_act: bool,
    /// Whether an attitude governs it that stands by itself.
    pub(super) governed: bool,
    /// Whether it is told as an accusation.
    pub(super) alleged: bool,
    /// Whether another event of the article took it in.
    pub(super) merged: bool,
}

impl<'a> Draft<'a> {
    pub(super) fn new(hit: Hit<'a>, trigger: Span, sentence: usize) -> Self {
        Self {
            hit,
            kind: hit.trigger.kind,
            mode: hit.trigger.mode,
            cameo: hit.trigger.cameo,
            trigger,
            also: Vec::new(),
            sources: Few::NONE,
            targets: Few::NONE,
            target_place: None,
            location: None,
            time: None,
            counts: Vec::new(),
            realis: Realis::Happened,
            reported_by: None,
            quote: None,
            sentence,
            in_main_clause: false,
            has_act: false,
            governed: false,
            alleged: false,
            merged: false,
        }
    }

    pub(super) fn is_noun(&self) -> bool {
        matches!(self.hit.usage, Usage::Noun | Usage::Attribute)
    }

    /// How sure we are: verbs before nouns, the main clause before others, named sides and longer
    /// patterns before bare words, what the article begins with and comes back to before the rest.
    pub(super) fn confidence(&self) -> Confidence {
        let roles = self.hit.trigger.roles;
        let sides = usize::from(!self.sources.is_empty())
            + usize::from(!self.targets.is_empty() || self.target_place.is_some());
        let mut percent = 56 + 5 * sides as i32 + 3 * (self.hit.words.min(3) as i32 - 1);
        let add = |condition: bool, value: i32| if condition { value } else { 0 };
        percent += add(self.in_main_clause, 8);
        percent += add(!self.counts.is_empty(), 4);
        percent += add(self.mode.is_some(), 3);
        percent += LEAD.get(self.sentence).copied().unwrap_or(0);
        percent += 2 * self.also.len().min(4) as i32;
        percent -= add(self.is_noun(), 10);
        percent -= add(roles.weak, 10);
        percent -= add(self.alleged, 12);
        percent -= add(!matches!(self.realis, Realis::Happened | Realis::Ongoing), 5);
        percent -= add(matches!(self.kind, Some(EventKind::Statement)), 15);
        Confidence::percent(percent.clamp(5, 95) as u8)
    }

    /// The finished event; `None` where there is none.
    pub(super) fn finish(self) -> Option<Event> {
        let mut event = Event::new(self.kind?, self.trigger);
        event.confidence = self.confidence();
        event.mode = self.mode;
        event.cameo = self.cameo.or_else(|| event.kind.cameo());
        event.also = self.also;
        event.sources = self.sources.to_vec();
        event.targets = self.targets.to_vec();
        event.location = self.location;
        event.time = self.time;
        event.counts = self.counts;
        event.realis = self.realis;
        event.reported_by = self.reported_by;
        event.quote = self.quote;
        event.sentence = Some(self.sentence as u32);
        event.rule = self.hit.trigger.pattern.clone();
        Some(event)
    }
}

//! [`Draft`]: an event while its parts are being found.

use std::borrow::Cow;

use super::select::{Hit, Usage};
use super::side::Side;
use super::told::Told;
use crate::Span;
use crate::lexicon::triggers::{Attitude, Roles, Triggers};
use crate::model::{
    ActorId, Cameo, Confidence, Event, EventKind, EventMode, Few, LocationId, QuoteId, Realis, Spans, TimeId,
};

/// What the first sentences of an article add: they tell what it is about.
const LEAD: [i32; 5] = [24, 16, 8, 4, 2];

/// An event while its parts are being found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    /// `None` where an attitude turns out to be no event of its own, or a weak word has nothing that bears it out.
    pub(super) kind: Option<EventKind>,
    pub(super) mode: Option<EventMode>,
    pub(super) cameo: Option<Cameo>,
    pub(super) realis: Realis,
    pub(super) roles: Roles,
    pub(super) attitude: Option<Attitude>,
    /// Whether the trigger is a noun, or a participle that is used like an adjective.
    pub(super) is_noun: bool,
    /// Whether it is a participle that tells of a noun what it is: "the exiled leader".
    pub(super) is_attribute: bool,
    /// Whether it is a noun of which one was told before: "the raid", "those strikes".
    pub(super) is_definite: bool,
    /// Whether it is a noun in the plural that names no certain ones: "bombings and shootings".
    pub(super) is_generic: bool,
    /// Whether it is told that it goes on, and not that it happened once.
    pub(super) goes_on: bool,
    /// Whether it is told in the main clause.
    pub(super) in_main_clause: bool,
    /// Whether an act has been read behind the attitude.
    pub(super) has_act: bool,
    /// Whether an attitude governs it that stands by itself.
    pub(super) governed: bool,
    /// Whether its subject is somebody who is no actor.
    pub(super) is_done_by_another: bool,
    /// Whether it is told as an accusation.
    pub(super) alleged: bool,
    /// Whether numbers belong to it, ...
    pub(super) has_counts: bool,
    /// ... and one of them tells of people who came to harm.
    pub(super) has_casualties: bool,
    /// How many words of the text the pattern names.
    pub(super) words: u16,
    /// The word that decides about time and negation.
    pub(super) head: u32,
    pub(super) sentence: u32,
    pub(super) trigger: Span,
    pub(super) sources: Side,
    pub(super) targets: Side,
    /// Where its targets stand if "to" or "will" is before them, so that they may be those of an act that follows; else 0.
    pub(super) targets_behind: u32,
    /// A place that stands where a target stands.
    pub(super) target_place: Option<LocationId>,
    pub(super) location: Option<LocationId>,
    pub(super) time: Option<TimeId>,
    pub(super) reported_by: Option<ActorId>,
    pub(super) quote: Option<QuoteId>,
    /// One more than the index of the draft before it that tells an incident of the same kind, 0 for none.
    pub(super) before: u32,
    /// The draft that took it in.
    pub(super) told_by: Option<u32>,
    /// How many later drafts it took in, ...
    pub(super) retold: u32,
    /// ... and the sentence of the last of them, else its own.
    pub(super) last_told: u32,
    /// Where it stands among the events of the article, once it does.
    pub(super) event: u32,
    /// The [`stem`] of its last word.
    pub(super) stem: u64,
    /// The number of its line in the event tables.
    entry: u32,
}

/// How many letters tell one word from another, whatever its ending: "annexed" and "annexation".
const STEM: usize = 5;

/// The first letters of a word in lower case, as a number; 0 for one too short to be told by them.
pub(super) fn stem(word: &str) -> u64 {
    match word.get(..STEM).or(word.get(..STEM - 1)) {
        Some(letters) => letters.bytes().fold(0, |stem, letter| stem << 8 | u64::from(letter.to_ascii_lowercase())),
        None => 0,
    }
}

impl Draft {
    /// A trigger that stands in this place, with neither sides nor circumstances yet.
    #[inline(always)]
    pub(super) fn new(hit: &Hit, told: &Told, trigger: Span) -> Self {
        Self {
            // "a planned march" is about the march; of the plan it says no more.
            kind: hit.trigger.kind.filter(|_| !hit.is_attributed_attitude()),
            mode: hit.trigger.mode,
            cameo: hit.trigger.cameo,
            realis: Realis::Happened,
            roles: hit.trigger.roles,
            attitude: hit.trigger.attitude,
            is_noun: matches!(hit.usage, Usage::Noun | Usage::Attribute),
            is_definite: false,
            is_generic: false,
            is_attribute: hit.usage == Usage::Attribute,
            goes_on: false,
            in_main_clause: false,
            has_act: false,
            governed: false,
            is_done_by_another: false,
            alleged: false,
            has_counts: false,
            has_casualties: false,
            words: hit.words as u16,
            head: hit.head as u32,
            sentence: told.sentence,
            trigger,
            sources: Side::NONE,
            targets: Side::NONE,
            targets_behind: 0,
            target_place: None,
            location: None,
            time: None,
            reported_by: None,
            quote: None,
            before: 0,
            told_by: None,
            retold: 0,
            last_told: told.sentence,
            event: 0,
            stem: 0,
            entry: hit.entry,
        }
    }

    /// Whether it tells of strife in general: its code is a root and nothing finer.
    pub(super) fn is_general(&self) -> bool {
        self.cameo.is_some_and(Cameo::is_root)
    }

    /// Whether nobody stands on either side.
    pub(super) fn is_without_actors(&self) -> bool {
        self.sources.both_empty(self.targets)
    }

    /// How sure we are: verbs before nouns, the main clause before others, named sides and longer
    /// patterns before bare words, what the article begins with and comes back to before the rest.
    fn confidence(&self) -> Confidence {
        let sides =
            i32::from(!self.sources.is_empty()) + i32::from(!self.targets.is_empty() || self.target_place.is_some());
        let mut percent = 56 + 5 * sides + 3 * (i32::from(self.words.min(3)) - 1);
        percent += 8 * i32::from(self.in_main_clause);
        percent += 4 * i32::from(self.has_counts);
        percent += 3 * i32::from(self.mode.is_some());
        percent += LEAD.get(self.sentence as usize).copied().unwrap_or(0);
        percent += 2 * self.retold.min(4) as i32;
        percent -= 10 * i32::from(self.is_noun);
        percent -= 10 * i32::from(self.is_attribute);
        percent -= 10 * i32::from(self.roles.weak);
        // "should" where nobody says so asks little.
        percent -= 15 * i32::from(self.attitude.is_some() & self.roles.swap & self.sources.is_empty());
        percent -= 12 * i32::from(self.alleged);
        percent -= 5 * i32::from(!matches!(self.realis, Realis::Happened | Realis::Ongoing));
        percent -= 15 * i32::from(self.kind == Some(EventKind::Statement));
        Confidence::percent(percent.clamp(5, 95) as u8)
    }

    /// The pattern that it was found by.
    pub(super) fn rule(&self, triggers: &Triggers) -> Cow<'static, str> {
        match self.entry {
            Hit::OF_HEADLINE => "headline".into(),
            entry => triggers.pattern(entry),
        }
    }

    /// The finished event, of this kind; its numbers are told later.
    #[inline(always)]
    pub(super) fn finish(&self, kind: EventKind, rule: Cow<'static, str>) -> Event {
        Event {
            kind,
            mode: self.mode,
            cameo: self.cameo.or_else(|| kind.cameo()),
            code: None,
            trigger: self.trigger,
            also: Spans::with_capacity(self.retold as usize),
            sources: self.sources.to_list(),
            targets: self.targets.to_list(),
            location: self.location,
            time: self.time,
            confidence: self.confidence(),
            counts: Few::new(),
            realis: self.realis,
            reported_by: self.reported_by,
            quote: self.quote,
            sentence: Some(self.sentence),
            rule,
        }
    }
}

//! [`Event`]: what happened, who did it to whom, where and when.

use std::borrow::Cow;

use once_cell::sync::Lazy;
use serde::{Deserialize, Serialize};

use super::cameo::{Cameo, QuadClass, table_lines};
use super::event_code::EventCode;
use super::few::{Few, Spans};
use super::ids::{ActorId, CountId, LocationId, QuoteId, TimeId};
use super::names::named_enum;
use super::value::Confidence;
use crate::Span;

/// One event of an article: everything the article says of one incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Event {
    /// What kind of event.
    pub kind: EventKind,
    /// A finer kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<EventMode>,
    /// CAMEO code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<Cameo>,
    /// The code in the caller's dictionary, where one found the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<EventCode>,
    /// The words that tell it.
    pub trigger: Span,
    /// Other words of the article that tell the same event.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub also: Spans,
    /// Who does it.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub sources: Few<ActorId>,
    /// To whom it is done.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub targets: Few<ActorId>,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<LocationId>,
    /// When.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<TimeId>,
    /// Tolls and other numbers.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    pub counts: Few<CountId>,
    /// Whether it happened, is planned, was called for ...
    pub realis: Realis,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported_by: Option<ActorId>,
    /// The quotation that tells it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuoteId>,
    /// Index in [`Article::sentences`](crate::Article::sentences) of the sentence of the trigger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentence: Option<u32>,
    /// How sure we are of the kind.
    #[serde(default)]
    pub confidence: Confidence,
    /// The rule that found it: the trigger or frame as the table writes it.
    #[serde(default, skip_serializing_if = "str::is_empty")]
    pub rule: Cow<'static, str>,
}

impl Event {
    /// An event of `kind` told by `trigger`, held to have happened.
    #[must_use]
    pub fn new(kind: EventKind, trigger: Span) -> Self {
        Self {
            kind,
            mode: None,
            cameo: None,
            code: None,
            trigger,
            also: Few::new(),
            sources: Few::new(),
            targets: Few::new(),
            location: None,
            time: None,
            counts: Few::new(),
            realis: Realis::Happened,
            reported_by: None,
            quote: None,
            sentence: None,
            confidence: Confidence::CERTAIN,
            rule: Cow::Borrowed(""),
        }
    }

    /// The quad class: of the CAMEO code, else of the kind.
    #[must_use]
    pub fn quad_class(&self) -> Option<QuadClass> {
        self.cameo.map(Cameo::quad_class).or_else(|| self.kind.quad_class())
    }

    /// The Goldstein value: of the CAMEO code, else of the kind's code.
    #[must_use]
    pub fn goldstein(&self) -> Option<f32> {
        self.cameo.or_else(|| self.kind.cameo()).map(Cameo::goldstein)
    }
}

named_enum! {
    /// The 16 types of PLOVER (2021), then ten of our own.
    pub enum EventKind as "an event kind" {
        /// Agree or promise to do something later.
        Agree = "agree",
        /// Meet, visit, talk, mediate.
        Consult = "consult",
        /// Praise, recognise, back.
        Support = "support",
        /// Give way in words.
        Concede = "concede",
        /// Act together: trade, exercise, share, extradite.
        Cooperate = "cooperate",
        /// Give money, goods, protection.
        Aid = "aid",
        /// Give way in deeds: withdraw, release, cease fire.
        Retreat = "retreat",
        /// Ask, demand, order.
        Request = "request",
        /// Criticise, accuse, investigate.
        Accuse = "accuse",
        /// Refuse, veto, defy.
        Reject = "reject",
        /// Threaten, warn of a consequence.
        Threaten = "threaten",
        /// Demonstrate, strike, boycott, riot.
        Protest = "protest",
        /// Cut relations, aid or talks; expel.
        Sanction = "sanction",
        /// Raise alert, move troops or police.
        Mobilize = "mobilize",
        /// Arrest, seize, ban, censor, deport.
        Coerce = "coerce",
        /// Deliberate violence.
        Assault = "assault",
        /// A neutral statement.
        Statement = "statement",
        /// A soft request.
        Appeal = "appeal",
        /// A natural disaster or an epidemic.
        Disaster = "disaster",
        /// A crash, fire or collapse without intent.
        Accident = "accident",
        /// A vote held, won or lost.
        Election = "election",
        /// An office taken or left.
        Appointment = "appointment",
        /// A natural or unexplained death.
        Death = "death",
        /// A deal, price, rate; company news.
        Economic = "economic",
        /// A charge, hearing, verdict, sentence.
        Trial = "trial",
        /// Anything else.
        Other = "other",
    }
}

/// Quad class and default code of each kind, in the order of [`EventKind::ALL`].
static KINDS: Lazy<Vec<(Option<QuadClass>, Option<Cameo>)>> = Lazy::new(|| {
    let table = include_str!("../lexicon/data/event_kinds.tsv");
    let cell = |kind: EventKind, column: usize| {
        let line = table_lines(table).find(|line| line.split('\t').next() == Some(kind.as_str()));
        line.and_then(|line| line.split('\t').nth(column)).unwrap_or("")
    };
    EventKind::ALL.iter().map(|&kind| (QuadClass::from_number(cell(kind, 1)), cell(kind, 2).parse().ok())).collect()
});

impl EventKind {
    /// The quad class; none for kinds outside the four (disasters, accidents, elections ...).
    #[must_use]
    pub fn quad_class(self) -> Option<QuadClass> {
        KINDS[self as usize].0
    }

    /// The CAMEO code to use where nothing finer is known; none for kinds that CAMEO lacks.
    #[must_use]
    pub fn cameo(self) -> Option<Cameo> {
        KINDS[self as usize].1
    }

    /// Whether the kind is one of the 16 of PLOVER.
    #[must_use]
    pub fn is_plover(self) -> bool {
        self <= Self::Assault
    }
}

named_enum! {
    /// Modes of PLOVER: how a kind of event was done. Names as in the PLOVER manual.
    pub enum EventMode as "an event mode" {
        /// consult
        Visit = "visit",
        /// consult: by a mediator
        ThirdParty = "third-party",
        /// consult: more than two sides
        Multilateral = "multilateral",
        /// consult
        Phone = "phone",
        /// retreat, sanction: pull back, pull out
        Withdraw = "withdraw",
        /// retreat
        Release = "release",
        /// retreat
        Return = "return",
        /// retreat
        Disarm = "disarm",
        /// retreat
        Ceasefire = "ceasefire",
        /// retreat
        Access = "access",
        /// retreat
        Resign = "resign",
        /// retreat: ease a siege or a restriction
        Ease = "ease",
        /// request, reject: help
        Assist = "assist",
        /// request, reject: policy or leaders
        Change = "change",
        /// request, reject: give way
        Yield = "yield",
        /// request, reject: talks
        Meet = "meet",
        /// accuse
        Disapprove = "disapprove",
        /// accuse
        Investigate = "investigate",
        /// accuse
        Allege = "allege",
        /// threaten, coerce
        Restrict = "restrict",
        /// threaten, coerce
        Ban = "ban",
        /// threaten, coerce
        Arrest = "arrest",
        /// threaten
        Relations = "relations",
        /// threaten
        Rights = "rights",
        /// threaten, sanction
        Expel = "expel",
        /// threaten
        Territory = "territory",
        /// threaten
        Violence = "violence",
        /// protest
        Demo = "demo",
        /// protest
        Riot = "riot",
        /// protest
        Strike = "strike",
        /// protest
        Hunger = "hunger",
        /// protest
        Boycott = "boycott",
        /// protest
        Obstruct = "obstruct",
        /// sanction
        Convict = "convict",
        /// sanction
        Discontinue = "discontinue",
        /// mobilize
        Troops = "troops",
        /// mobilize
        Weapons = "weapons",
        /// mobilize
        Police = "police",
        /// mobilize
        Militia = "militia",
        /// coerce
        Seize = "seize",
        /// coerce
        Censor = "censor",
        /// coerce
        Curfew = "curfew",
        /// coerce
        Deport = "deport",
        /// coerce
        Withhold = "withhold",
        /// coerce
        Misinformation = "misinformation",
        /// coerce
        Cyber = "cyber",
        /// assault
        Abduct = "abduct",
        /// assault
        Beat = "beat",
        /// assault
        Torture = "torture",
        /// assault
        Execute = "execute",
        /// assault
        Sexual = "sexual",
        /// assault
        Assassinate = "assassinate",
        /// assault: property
        Destroy = "destroy",
        /// assault: knives, stones, fire
        Primitive = "primitive",
        /// assault
        Firearms = "firearms",
        /// assault
        Explosives = "explosives",
        /// assault
        SuicideAttack = "suicide-attack",
        /// assault
        Aerial = "aerial",
        /// assault
        Drone = "drone",
        /// assault
        HeavyWeapons = "heavy-weapons",
        /// assault
        CrowdControl = "crowd-control",
        /// assault
        Cleansing = "cleansing",
        /// assault
        Massacre = "massacre",
        /// assault
        Unconventional = "unconventional",
    }
}

named_enum! {
    /// Whether an event is told as a fact.
    pub enum Realis as "a realis" {
        /// Told as having happened.
        Happened = "happened",
        /// Going on.
        Ongoing = "ongoing",
        /// Announced or scheduled.
        Planned = "planned",
        /// Asked for by somebody.
        CalledFor = "called_for",
        /// Threatened by somebody.
        Threatened = "threatened",
        /// Possible, feared, conditional.
        Hypothetical = "hypothetical",
        /// Told as not having happened.
        Denied = "denied",
        /// Long past: background.
        Historical = "historical",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_plover_kind_has_a_quad_class_and_a_code() {
        for &kind in EventKind::ALL.iter().filter(|kind| kind.is_plover()) {
            assert!(kind.quad_class().is_some() && kind.cameo().is_some(), "{kind}");
        }
        assert_eq!(EventKind::Disaster.quad_class(), None);
    }

    #[test]
    fn modes_of_the_cameo_table_are_all_known() {
        for line in table_lines(include_str!("../lexicon/data/cameo.tsv")) {
            let mode = line.split('\t').nth(5).unwrap_or("");
            assert!(mode.is_empty() || mode.parse::<EventMode>().is_ok(), "{mode}");
        }
    }
}

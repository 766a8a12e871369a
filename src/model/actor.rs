//! [`Actor`] and its parts: who acts, under which names, in which role.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::actor_code::ActorCode;
use super::few::Few;
use super::id_map::Ids;
use super::names::named_enum;
use super::value::{Confidence, CountryCode};
use crate::Span;

/// One person, state, organisation or group of an article, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Actor {
    /// Canonical name: from the dictionary, else the longest name in the text.
    pub name: Cow<'static, str>,
    /// What it is.
    pub kind: ActorKind,
    /// The country it belongs to or acts for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// CAMEO-style code: three letters of the country, then three-letter sectors, the most specific last (`GBRGOVMIL`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ActorCode>,
    /// Grammatical gender of a person, where a title, a first name or the dictionary tells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// Offices it holds or held on the day of publication.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Role>,
    /// Ids in other systems: `wikidata`, or the caller's own. Sorted by system.
    #[serde(default, skip_serializing_if = "Ids::is_empty")]
    pub ids: Ids,
    /// Where the text speaks of it, in text order.
    #[serde(default)]
    pub mentions: Few<Mention>,
    /// How sure we are that this is an actor of this kind.
    #[serde(default)]
    pub confidence: Confidence,
}

impl Actor {
    /// An actor with a name and a kind and nothing else.
    #[must_use]
    pub fn new(name: impl Into<Cow<'static, str>>, kind: ActorKind) -> Self {
        Self {
            name: name.into(),
            kind,
            country: None,
            code: None,
            gender: None,
            roles: Vec::new(),
            ids: Ids::new(),
            mentions: Few::new(),
            confidence: Confidence::CERTAIN,
        }
    }
}

named_enum! {
    /// What an actor is.
    pub enum ActorKind as "an actor kind" {
        /// A human being.
        Person = "person",
        /// A state, or its government under the state's name.
        State = "state",
        /// A government, ministry, agency, court or parliament.
        Government = "government",
        /// An organisation of no kind below.
        Organization = "organization",
        /// An organisation of states.
        Igo = "igo",
        /// A non-governmental organisation.
        Ngo = "ngo",
        /// A political party.
        Party = "party",
        /// A business.
        Company = "company",
        /// A newspaper, agency, broadcaster or platform.
        Media = "media",
        /// Regular armed forces.
        Military = "military",
        /// An armed group that is no state's army.
        ArmedGroup = "armed_group",
        /// People named by what they are: protesters, officials, Russian soldiers.
        Group = "group",
        /// Anything else that acts.
        Other = "other",
    }
}

named_enum! {
    /// Grammatical gender of a person.
    pub enum Gender as "a gender" {
        /// he
        Male = "m",
        /// she
        Female = "f",
    }
}

/// An office: title, the body or state it belongs to, and whether it is over.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Role {
    /// The title: `Prime Minister`.
    pub title: Cow<'static, str>,
    /// The state or body: `Norway`, `NATO`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Cow<'static, str>>,
    /// The country of that state or body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<CountryCode>,
    /// Whether the office was over on the day of publication.
    #[serde(default)]
    pub former: bool,
}

impl Role {
    /// A role that is held now.
    #[must_use]
    pub fn new(title: impl Into<Cow<'static, str>>) -> Self {
        Self { title: title.into(), of: None, country: None, former: false }
    }
}

/// One place in the text that speaks of an actor or a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Mention {
    /// The whole mention, with title: `President Donald Trump`.
    pub span: Span,
    /// The bare name in it: `Donald Trump`. None for pronouns and descriptions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Span>,
    /// How it speaks of it.
    pub kind: MentionKind,
}

impl Mention {
    /// A mention without a bare name of its own.
    #[must_use]
    pub const fn new(span: Span, kind: MentionKind) -> Self {
        Self { span, name: None, kind }
    }

    /// A mention that is or holds a name.
    #[must_use]
    pub const fn named(span: Span, name: Span, kind: MentionKind) -> Self {
        Self { span, name: Some(name), kind }
    }
}

named_enum! {
    /// How a mention speaks of its actor or location.
    pub enum MentionKind as "a mention kind" {
        /// By name, with or without a title.
        Name = "name",
        /// By office alone: the president.
        Title = "title",
        /// By description: Russian soldiers, the capital.
        Nominal = "nominal",
        /// he, she, they, it, I.
        Pronoun = "pronoun",
        /// By nationality: Russian, Norwegians.
        Demonym = "demonym",
        /// By seat or place: Moscow for the Russian government, sanctions on Tehran for those on Iran.
        Metonym = "metonym",
        /// Inside the name of something else: `Lagos` in `Lagos State University`.
        InName = "in_name",
    }
}

//! Who did it to whom: from the order of names in the clause, prepositions, voice and coordination.

use super::clauses::{Clause, Clauses, Opener};
use super::few::Few;
use super::link::{Link, Way};
use super::names::Name;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::speech::Speech;
use super::told::Told;
use crate::lexicon::Class;
use crate::lexicon::triggers::{KindRoles, Prepositions};
use crate::model::{LocationId, MentionKind};

/// The sides of an event.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sides {
    pub(super) sources: Few,
    pub(super) targets: Few,
    /// A place that stands where a target stands: "bombed the city".
    pub(super) target_place: Option<LocationId>,
}

/// How far behind its trigger a target may stand, in words.
pub(super) const REACH: usize = 18;

/// Finds the sides of one trigger.
pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) clauses: &'r Clauses,
    pub(super) speech: &'r [Speech],
}

impl Finder<'_, '_> {
    /// The sides of `hit`.
    pub(super) fn sides(&self, hit: &Hit, told: &Told) -> Sides {
        let roles = hit.trigger.roles;
        let of_kind = hit.trigger.kind.map_or(KindRoles::default(), |kind| self.reading.triggers.kind_roles(kind));
        let mut sides = match hit.usage {
            Usage::Active(_) | Usage::Phrase => self.of_active(hit, told, of_kind),
            Usage::Passive => self.of_passive(hit, told, of_kind),
            Usage::Attribute => {
                let targets = self.behind(hit, told, Way { direct: true, ..Way::default() });
                Sides { targets, ..Sides::default() }
            }
            Usage::Noun => self.of_noun(hit, told, of_kind),
        };
        if roles.agent {
            sides.sources = self.reading.names.at(hit.first).and_then(|name| name.actor()).into();
        }
        if roles.swap & (hit.usage != Usage::Passive) {
            sides.targets = std::mem::take(&mut sides.sources);
        }
        if roles.no_source {
            sides.sources = Few::NONE;
        }
        if roles.no_target {
            sides.targets = Few::NONE;
            sides.target_place = None;
        }
        sides.targets = sides.targets.without(&sides.sources);
        sides
    }

    fn of_active(&self, hit: &Hit, told: &Told, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let direct = roles.target.is_empty();
        let way = Way { direct, of: direct, ..Way::by(roles.target.or(of_kind.verb_target)) };
        let sources = if hit.head == hit.first || hit.usage == Usage::Phrase {
            self.subject(told, hit.head)
        } else {
            // A frame that begins with a noun: "drones hit the port" is done by whose drones they are.
            self.owner(told, hit.first)
        };
        let (mut targets, target_place) = self.object(hit, told, way);
        let clause = self.clauses.get(told.clause);
        if (clause.opener == Opener::Relative) && targets.is_empty() && target_place.is_none() {
            targets = self.fronted_object(told, clause, &sources);
        }
        Sides { sources, targets, target_place }
    }

    /// The object of a relative clause: "the man whom X accused".
    fn fronted_object(&self, told: &Told, clause: &Clause, sources: &Few) -> Few {
        if sources.is_empty() {
            return Few::NONE;
        }
        let pronoun = self.reading.names.at(clause.first as usize).and_then(|name| name.actor());
        let object = pronoun.map_or_else(|| self.antecedent(told, clause.first as usize), Few::from);
        object.without(sources)
    }

    fn of_passive(&self, hit: &Hit, told: &Told, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let source = roles.source.or(of_kind.noun_source);
        let mut sources = self.behind(hit, told, Way::by(source.and(of_kind.noun_source)));
        if hit.head == hit.first {
            return Sides { sources, targets: self.subject(told, hit.head), target_place: None };
        }
        // "sanctions were imposed on X by Y", "talks were held with X"
        let wanted = roles.target.or(of_kind.noun_target);
        let mut targets = self.behind(hit, told, Way { except: source, ..Way::by(wanted) });
        if targets.is_empty() {
            targets = self.between(hit.first + 1, hit.head, Way::by(wanted));
        }
        if sources.is_empty() {
            sources = self.owner(told, hit.first);
        }
        Sides { sources, targets, target_place: None }
    }

    fn of_noun(&self, hit: &Hit, told: &Told, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let wanted = roles.target.or(of_kind.noun_target);
        let mut sources = self.owner(told, hit.first);
        if sources.is_empty() {
            let except = if roles.source.is_empty() { wanted } else { Prepositions::default() };
            sources = self.behind(hit, told, Way { except, ..Way::by(roles.source.or(of_kind.noun_source)) });
        }
        let direct = self.reading.class(hit.end - 1).has(Class::PREPOSITION);
        let (targets, target_place) = self.object(hit, told, Way { direct, ..Way::by(wanted) });
        if roles.reciprocal && targets.len() > 1 && sources.is_empty() {
            return Sides { sources: targets, targets: Few::NONE, target_place };
        }
        let after_verb = || self.reading.may_be_verb(hit.first.saturating_sub(1)) || self.has_verb_before(hit.first);
        let owned_by_subject =
            || hit.first > told.first as usize && self.reading.class(hit.first - 1).has(Class::POSSESSIVE);
        if sources.is_empty() && (owned_by_subject() || roles.reciprocal && after_verb()) {
            sources = self.subject(told, hit.first);
        }
        Sides { sources, targets, target_place }
    }

    fn has_verb_before(&self, at: usize) -> bool {
        let clause = self.clauses.of(at);
        let from = (self.clauses.get(clause).first as usize).max(at.saturating_sub(REACH));
        self.reading.traits.verbs.within(from as u32, at as u32).any(|verb| self.clauses.of(verb as usize) == clause)
    }

    /// Who owns a noun: "X's attack", "the Xian attack", "X attack".
    fn owner(&self, told: &Told, noun: usize) -> Few {
        let Some(name) = self.last_actor(told, noun, 6) else { return Few::NONE };
        let between = self.reading.sets.owner_ends.between(name.end() as u32, noun.max(name.end()) as u32);
        let clean = (between == 0) & (name.kind != MentionKind::Nominal);
        if clean | (name.end() == noun) { name.actor().into() } else { Few::NONE }
    }

    /// The last actor that begins before a word, not further back than `reach` words and in its sentence.
    pub(super) fn last_actor(&self, told: &Told, before: usize, reach: usize) -> Option<&Name> {
        let from = before.saturating_sub(reach).max(told.first as usize);
        self.reading.names.backwards(from, before).find(|name| name.is_actor())
    }

    /// Actors and a place behind the trigger.
    fn object(&self, hit: &Hit, told: &Told, way: Way) -> (Few, Option<LocationId>) {
        let roles = hit.trigger.roles;
        // As one number, so that it is one test.
        let sides = u8::from(roles.swap) | u8::from(roles.reciprocal) << 1 | u8::from(!roles.no_target) << 2;
        if sides == 0 {
            return (Few::NONE, None);
        }
        // A frame may hold its target in its gap: "impose on X new sanctions", "urge X to".
        let inside = if hit.words > 1 { self.inside(hit) } else { Few::NONE };
        if !inside.is_empty() {
            return (inside, None);
        }
        let mut place = None;
        for name in self.following(hit, told) {
            if way.takes(self.link(name, hit.end)) {
                if name.is_actor() {
                    return (self.with_coordinates(self.head_of(name), told.end as usize), place);
                }
                place = place.or(name.place());
            }
        }
        (Few::NONE, place)
    }

    /// The first actors behind the trigger.
    fn behind(&self, hit: &Hit, told: &Told, way: Way) -> Few {
        let mut names = self.following(hit, told);
        let name = names.find(|name| name.is_actor() & way.takes(self.link(name, hit.end)));
        name.map_or(Few::NONE, |name| self.with_coordinates(name, told.end as usize))
    }

    /// Actors among the words of a frame.
    fn inside(&self, hit: &Hit) -> Few {
        // With prepositions of its own the frame says where its target stands: "send troops to X".
        let elsewhere = !hit.trigger.roles.target.is_empty();
        let mut names = self.reading.names.between(hit.first + 1, hit.end).filter(|name| name.is_actor());
        match names.next() {
            Some(name) if elsewhere && name.end() >= hit.end => name.inner().into(),
            Some(name) => self.with_coordinates(name, hit.end),
            None => Few::NONE,
        }
    }

    /// The first actors between two words.
    fn between(&self, from: usize, to: usize, way: Way) -> Few {
        let mut names = self.reading.names.between(from, to).filter(|name| name.is_actor());
        let name = names.find(|name| way.takes(self.link(name, from)));
        name.map_or(Few::NONE, |name| self.with_coordinates(name, to))
    }

    /// Actors and places behind the trigger in its clause, up to the first name that lies in another one.
    fn following(&self, hit: &Hit, told: &Told) -> impl Iterator<Item = &Name> {
        let clause = self.clauses.of(hit.end - 1);
        let names = self.reading.names.between(hit.end, (told.end as usize).min(hit.end + REACH));
        let inside = names.take_while(move |name| {
            let of = self.clauses.of(name.first());
            of == clause || name.first() == hit.end && self.clauses.get(of).opener == Opener::Reported
        });
        inside.filter(|name| name.is_side())
    }

    /// How a name hangs on the words before it, not beyond `from`.
    pub(super) fn link(&self, name: &Name, from: usize) -> Link {
        Link::of(self.reading, name.first(), from)
    }
}

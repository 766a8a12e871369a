//! Who did it to whom: from the order of names in the clause, prepositions, voice and coordination.

use super::clauses::{Clauses, Opener};
use super::few::Few;
use super::names::Name;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::speech::Speech;
use crate::lexicon::Class;
use crate::lexicon::triggers::{KindRoles, Prepositions};
use crate::model::{ActorId, LocationId, MentionKind};
use crate::text::Gap;

/// The sides of an event.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sides {
    pub(super) sources: Few,
    pub(super) targets: Few,
    /// A place that stands where a target stands: "bombed the city".
    pub(super) target_place: Option<LocationId>,
}

/// How far behind its trigger a target may stand, in words.
const REACH: usize = 18;

/// How far before its verb a subject may stand.
const SUBJECT_REACH: usize = 80;

/// How a name hangs on what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Link {
    /// No preposition.
    Direct,
    /// Only "of": a part of what stands before.
    Of(Prepositions),
    /// A preposition of the event tables.
    Preposition(Prepositions),
    /// Another preposition.
    Other,
}

/// Finds the sides of one trigger.
pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) clauses: &'r Clauses,
    pub(super) speech: &'r [Speech],
    /// The sentence.
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Finder<'_, '_> {
    /// The sides of `hit`.
    pub(super) fn sides(&self, hit: &Hit<'_>) -> Sides {
        let roles = hit.trigger.roles;
        let of_kind = hit.trigger.kind.map_or(KindRoles::default(), |kind| self.reading.triggers.kind_roles(kind));
        let mut sides = match hit.usage {
            Usage::Active(_) => self.of_active(hit, of_kind),
            Usage::Passive => self.of_passive(hit, of_kind),
            Usage::Attribute => Sides { targets: self.behind(hit, |link| link == Link::Direct), ..Sides::default() },
            Usage::Noun => self.of_noun(hit, of_kind),
            Usage::Phrase => self.of_active(hit, of_kind),
        };
        if roles.agent {
            sides.sources = self.reading.names.at(hit.first).and_then(|name| name.actor).into();
        }
        if roles.swap && hit.usage != Usage::Passive {
            std::mem::swap(&mut sides.sources, &mut sides.targets);
            sides.sources = Few::NONE;
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

    fn of_active(&self, hit: &Hit<'_>, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let prepositions = if roles.target.is_empty() { of_kind.verb_target } else { roles.target };
        let sources = if hit.head == hit.first || hit.usage == Usage::Phrase {
            self.subject(hit.head)
        } else {
            // A frame that begins with a noun: "drones hit the port" is done by whose drones they are.
            self.owner(hit.first)
        };
        let (mut targets, target_place) = self.object(hit, prepositions, roles.target.is_empty());
        if targets.is_empty() && target_place.is_none() {
            targets = self.fronted_object(hit.head, &sources);
        }
        Sides { sources, targets, target_place }
    }

    /// The object of a relative clause: "the man whom X accused".
    fn fronted_object(&self, head: usize, sources: &Few) -> Few {
        let clause = self.clauses.list[self.clauses.of(head)];
        if clause.opener != Opener::Relative || sources.is_empty() {
            return Few::NONE;
        }
        let pronoun = self.reading.names.at(clause.first).and_then(|name| name.actor);
        let object = pronoun.map_or_else(|| self.antecedent(clause.first), Few::one);
        object.without(sources)
    }

    fn of_passive(&self, hit: &Hit<'_>, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let by = |link| link == Link::Preposition(of_kind.noun_source) || is_by(link, of_kind, roles.source);
        let sources = self.behind(hit, by);
        if hit.head != hit.first {
            // "sanctions were imposed on X by Y", "talks were held with X"
            let wanted = if roles.target.is_empty() { of_kind.noun_target } else { roles.target };
            let targets = self.behind(hit, |link| is_one_of(link, wanted) && !is_by(link, of_kind, roles.source));
            let mut between = Sides { sources, targets, target_place: None };
            if between.targets.is_empty() {
                between.targets = self.between(hit.first + 1, hit.head, wanted);
            }
            if between.sources.is_empty() {
                between.sources = self.owner(hit.first);
            }
            return between;
        }
        Sides { sources, targets: self.subject(hit.head), target_place: None }
    }

    fn of_noun(&self, hit: &Hit<'_>, of_kind: KindRoles) -> Sides {
        let roles = hit.trigger.roles;
        let wanted = if roles.target.is_empty() { of_kind.noun_target } else { roles.target };
        let from = if roles.source.is_empty() { of_kind.noun_source } else { roles.source };
        let mut sources = self.owner(hit.first);
        if sources.is_empty() {
            sources =
                self.behind(hit, |link| is_one_of(link, from) && !(is_one_of(link, wanted) && roles.source.is_empty()));
        }
        let leads_on = self.reading.class(hit.end - 1).has(Class::PREPOSITION);
        let (targets, target_place) = self.object(hit, wanted, leads_on);
        if roles.reciprocal && targets.len() > 1 && sources.is_empty() {
            return Sides { sources: targets, targets: Few::NONE, target_place };
        }
        let after_verb = || self.reading.may_be_verb(hit.first.saturating_sub(1)) || self.has_verb_before(hit.first);
        let owned_by_subject = || hit.first > self.first && self.reading.class(hit.first - 1).has(Class::POSSESSIVE);
        if sources.is_empty() && (owned_by_subject() || roles.reciprocal && after_verb()) {
            sources = self.subject(hit.first);
        }
        Sides { sources, targets, target_place }
    }

    fn has_verb_before(&self, at: usize) -> bool {
        let clause = self.clauses.of(at);
        let from = self.clauses.list[clause].first.max(at.saturating_sub(REACH));
        (from..at).any(|word| self.reading.may_be_verb(word) && self.clauses.of(word) == clause)
    }

    /// The subject of the verb at `head`: the first name of its clause that hangs on no preposition, else the subject of the clause
    /// that it hangs on.
    pub(super) fn subject(&self, head: usize) -> Few {
        let mut clause = self.clauses.of(head);
        let mut before = head;
        if let Some(name) = self.right_before(self.start_of(clause), head) {
            return name.actor.into();
        }
        for _ in 0..6 {
            let open = self.clauses.list[clause];
            if let Some(subject) = self.subject_in(clause, before) {
                return self.with_coordinates(subject, before);
            }
            if open.opener == Opener::Relative {
                return self.antecedent(open.first);
            }
            if let Some(speaker) = self.speaker_as_subject(clause, before) {
                return Few::one(speaker);
            }
            if self.has_other_subject(clause, before) {
                return Few::NONE;
            }
            match open.parent {
                Some(parent) if open.opener != Opener::Reported => (clause, before) = (parent, open.first),
                _ => return Few::NONE,
            }
        }
        Few::NONE
    }

    /// The speaker, where a pronoun is the subject of a reported clause: "X said it would".
    fn speaker_as_subject(&self, clause: usize, before: usize) -> Option<ActorId> {
        let open = self.clauses.list[clause];
        let speaker = open.speech.and_then(|index| self.speech.get(index))?.speaker?;
        let mut words = open.first..before.min(open.first + REACH);
        let third = |at: usize| matches!(self.reading.doc.word(at), "it" | "they" | "he" | "she" | "we");
        words.any(|at| third(at) && self.clauses.of(at) == clause).then_some(speaker)
    }

    /// The subject within a clause, before a word. An owner ("X's troops") is taken only if no name stands alone.
    fn subject_in(&self, clause: usize, before: usize) -> Option<&Name> {
        let from = self.start_of(clause).max(before.saturating_sub(SUBJECT_REACH));
        let mut owner = None;
        let mut relative = None;
        let mut subject = None;
        for name in self.reading.names.between(from, before) {
            if name.actor.is_none() || self.clauses.of(name.first) != clause {
                continue;
            }
            if self.reading.class(name.first).has(Class::RELATIVE) {
                relative = Some(name);
                continue;
            }
            if self.link(name, from) != Link::Direct {
                continue;
            }
            if self.follows_verb(from, name) {
                break;
            }
            if self.is_owner(name) {
                owner = owner.or(Some(name));
                continue;
            }
            if subject.is_some() {
                // A second name is an object or an apposition.
                break;
            }
            subject = Some(self.head_of(name));
        }
        match (owner, subject) {
            (Some(owner), Some(subject)) if subject.first > owner.end + 3 => Some(owner),
            (_, Some(subject)) => Some(subject),
            (owner, None) => relative.or(owner),
        }
    }

    /// Whether a verb of the clause stands before the name with no comma between: the name is its object.
    fn follows_verb(&self, from: usize, name: &Name) -> bool {
        let mut verb = false;
        for at in from.max(name.first.saturating_sub(REACH))..=name.first {
            verb &= !self.reading.gap_before(at).has(Gap::COMMA);
            verb |= at < name.first && self.reading.may_be_verb(at);
        }
        verb
    }

    /// The name just before a verb, whatever it hangs on: "with X leaving".
    fn right_before(&self, from: usize, verb: usize) -> Option<&Name> {
        let auxiliary = Class::BE | Class::HAVE | Class::DO | Class::MODAL | Class::NEGATION;
        let name = self
            .reading
            .names
            .between(from.max(verb.saturating_sub(REACH)), verb)
            .last()
            .filter(|name| name.actor.is_some())?;
        let near = (name.end..verb).all(|at| self.reading.class(at).any(auxiliary) || self.reading.is_adverb(at));
        let finite = self.reading.class(verb - 1).any(auxiliary);
        let hangs = !finite && (name.first.saturating_sub(4)..name.first).any(|at| self.reading.doc.word(at) == "with");
        (near && hangs).then_some(name)
    }

    /// The first word of a clause behind the word that opens it.
    fn start_of(&self, clause: usize) -> usize {
        let open = self.clauses.list[clause];
        match open.opener {
            Opener::Subordinate | Opener::Coordinate => open.first + 1,
            _ => open.first,
        }
    }

    /// The last of names that stand side by side: in "U.S. President X" it is X.
    fn head_of<'n>(&'n self, name: &'n Name) -> &'n Name {
        let next = self.reading.names.at(name.end);
        let side_by_side = self.reading.gap_before(name.end).only(Gap::SPACE | Gap::STOP)
            && !self.reading.gap_before(name.end).is_empty();
        match next.filter(|next| next.actor.is_some() && next.first == name.end && side_by_side) {
            Some(next) => next,
            None => name,
        }
    }

    /// Whether the name owns what follows: "X's", or an adjective of nationality before a noun.
    fn is_owner(&self, name: &Name) -> bool {
        if self.reading.gap_before(name.end).has(Gap::APOSTROPHE) && self.reading.doc.word(name.end) == "s" {
            return true;
        }
        let before_noun = self.reading.word(name.end).is_some_and(|word| word.shape.is_lower())
            && !self.reading.may_be_verb(name.end)
            && self.reading.gap_before(name.end).is_space()
            && !self
                .reading
                .class(name.end)
                .any(Class::PREPOSITION | Class::CONJUNCTION | Class::RELATIVE | Class::ADVERB);
        name.kind == MentionKind::Demonym && before_noun
    }

    /// Whether words that are no name may be the subject of the clause.
    fn has_other_subject(&self, clause: usize, before: usize) -> bool {
        let from = self.start_of(clause);
        let closed = Class::PREPOSITION
            | Class::SUBORDINATOR
            | Class::RELATIVE
            | Class::CONJUNCTION
            | Class::BE
            | Class::HAVE
            | Class::DO
            | Class::MODAL
            | Class::NEGATION
            | Class::ADVERB;
        let words = from..before.min(from + REACH);
        let mut in_phrase = false;
        for at in words.filter(|&at| self.clauses.of(at) == clause) {
            let class = self.reading.class(at);
            if class.has(Class::PREPOSITION) {
                in_phrase = true;
                continue;
            }
            if self.reading.may_be_verb(at) || class.any(closed) || self.reading.gap_before(at).has(Gap::COMMA) {
                in_phrase = false;
            }
            let open = !class.any(closed) && !self.reading.names.covers(at) && !self.reading.is_adverb(at);
            if open && !in_phrase && !self.reading.may_be_verb(at) && !self.reading.ends_with(at, "ing") {
                return true;
            }
        }
        false
    }

    /// The name that a relative clause is about: the last one before it.
    fn antecedent(&self, at: usize) -> Few {
        let names = self.reading.names.between(self.first.max(at.saturating_sub(REACH)), at);
        let near = names.iter().rev().find(|name| name.actor.is_some()).filter(|name| at - name.end.min(at) <= 4);
        near.and_then(|name| name.actor).into()
    }

    /// `first` and what is joined to it by commas and "and": "X, Y and Z".
    fn with_coordinates(&self, first: &Name, before: usize) -> Few {
        let mut actors: Few = first.actor.into();
        let mut end = first.end;
        for name in self.reading.names.between(first.end, before) {
            if name.first > end + 3 || actors.len() == Few::MOST {
                break;
            }
            let joined = (end..=name.first).any(|at| self.reading.class(at).has(Class::CONJUNCTION) && at < name.first);
            let comma = name.first == end && self.reading.gap_before(name.first).has(Gap::COMMA);
            let verb = (end..name.first).any(|at| self.reading.may_be_verb(at));
            let list = joined || (comma && self.list_goes_on(name));
            if verb || !list {
                break;
            }
            name.actor.iter().for_each(|&actor| actors.add(actor));
            end = name.end;
        }
        actors
    }

    /// Whether "and" or another comma with a name follows, so that a comma before the name is one of a list.
    fn list_goes_on(&self, name: &Name) -> bool {
        let next = name.end;
        let and = self.reading.class(next).has(Class::CONJUNCTION) && self.reading.names.covers(next + 1);
        and || (self.reading.gap_before(next).has(Gap::COMMA) && self.reading.names.covers(next))
    }

    /// Who owns a noun: "X's attack", "the Xian attack", "X attack".
    fn owner(&self, noun: usize) -> Few {
        let names = self.reading.names.between(self.first.max(noun.saturating_sub(6)), noun);
        let Some(name) = names.iter().rev().find(|name| name.actor.is_some()) else { return Few::NONE };
        let clean = (name.end..noun).all(|at| {
            let class = self.reading.class(at);
            let closed =
                Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER | Class::SUBORDINATOR | Class::RELATIVE;
            !class.any(closed) && !self.reading.may_be_verb(at) && !self.reading.gap_before(at).has(Gap::COMMA)
                || self.reading.ends_with(at, "ed")
        });
        match clean && name.kind != MentionKind::Nominal || name.end == noun {
            true => name.actor.into(),
            false => Few::NONE,
        }
    }

    /// Actors and a place behind the trigger: direct ones if `direct`, and those after one of `prepositions`.
    fn object(&self, hit: &Hit<'_>, prepositions: Prepositions, direct: bool) -> (Few, Option<LocationId>) {
        let fits = |link: Link| match link {
            Link::Direct => direct,
            Link::Of(of) => of.meets(prepositions) || (direct && hit.usage != Usage::Noun),
            Link::Preposition(preposition) => preposition.meets(prepositions),
            Link::Other => false,
        };
        // A frame may hold its target in its gap: "impose on X new sanctions", "urge X to".
        let inside = if hit.words > 1 { self.inside(hit) } else { Few::NONE };
        if !inside.is_empty() {
            return (inside, None);
        }
        let mut place = None;
        for name in self.following(hit) {
            let link = self.link(name, hit.end);
            if !fits(link) {
                continue;
            }
            if name.actor.is_some() {
                return (self.with_coordinates(self.head_of(name), self.end), place);
            }
            if place.is_none() {
                place = name.place;
            }
        }
        (Few::NONE, place)
    }

    /// The first actors behind the trigger with a link that fits.
    fn behind(&self, hit: &Hit<'_>, fits: impl Fn(Link) -> bool) -> Few {
        let mut names = self.following(hit).filter(|name| name.actor.is_some());
        let name = names.find(|name| fits(self.link(name, hit.end)));
        name.map_or(Few::NONE, |name| self.with_coordinates(name, self.end))
    }

    /// Actors among the words of a frame.
    fn inside(&self, hit: &Hit<'_>) -> Few {
        // With prepositions of its own the frame says where its target stands: "send troops to X".
        let elsewhere = !hit.trigger.roles.target.is_empty();
        let mut names = self.reading.names.between(hit.first + 1, hit.end).iter().filter(|name| name.actor.is_some());
        match names.next() {
            Some(name) if elsewhere && name.end >= hit.end => name.inner.into(),
            Some(name) => self.with_coordinates(name, hit.end),
            None => Few::NONE,
        }
    }

    /// Actors between two words after one of the prepositions.
    fn between(&self, from: usize, to: usize, prepositions: Prepositions) -> Few {
        let mut names = self.reading.names.between(from, to).iter().filter(|name| name.actor.is_some());
        let name = names.find(|name| is_one_of(self.link(name, from), prepositions));
        name.map_or(Few::NONE, |name| self.with_coordinates(name, to))
    }

    /// Names behind the trigger in its clause.
    fn following(&self, hit: &Hit<'_>) -> impl Iterator<Item = &Name> {
        let clause = self.clauses.of(hit.end.saturating_sub(1));
        let names = self.reading.names.between(hit.end, self.end.min(hit.end + REACH));
        names.iter().take_while(move |name| {
            let of = self.clauses.of(name.first);
            of == clause || self.clauses.list[of].opener == Opener::Reported && name.first == hit.end
        })
    }

    /// How a name hangs on the words before it, not beyond `from`.
    fn link(&self, name: &Name, from: usize) -> Link {
        let mut at = name.first;
        let mut link = Link::Direct;
        for _ in 0..5 {
            if at <= from || self.reading.gap_before(at).has(Gap::COMMA) {
                return link;
            }
            at -= 1;
            let class = self.reading.class(at);
            let quantity = matches!(self.reading.doc.word(at + 1), "least" | "most");
            if class.has(Class::PREPOSITION) && !self.reading.names.covers(at) && !quantity {
                let known = self.reading.known_at(at).preposition();
                // "of" joins a part to a whole, and the whole hangs on the preposition before the part.
                if self.reading.doc.word(at) == "of" {
                    link = Link::Of(known);
                    continue;
                }
                return if known.is_empty() { Link::Other } else { Link::Preposition(known) };
            }
            let stops = self.reading.may_be_verb(at)
                || class.any(Class::CONJUNCTION | Class::RELATIVE | Class::SUBORDINATOR)
                || (link != Link::Direct && self.reading.names.covers(at));
            if stops {
                return link;
            }
        }
        link
    }
}

fn is_one_of(link: Link, prepositions: Prepositions) -> bool {
    matches!(link, Link::Preposition(preposition) | Link::Of(preposition) if preposition.meets(prepositions))
}

/// Whether the link leads to the one who does it.
fn is_by(link: Link, of_kind: KindRoles, source: Prepositions) -> bool {
    is_one_of(link, if source.is_empty() { of_kind.noun_source } else { source })
}

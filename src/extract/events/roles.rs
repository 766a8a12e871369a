//! Who did it to whom: from the order of names in the clause, prepositions, voice and coordination.

use super::clauses::{Clause, Clauses, Opener};
use super::draft::Draft;
use super::link::{Link, Way, led};
use super::names::Name;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::side::Side;
use super::speech::Speech;
use super::told::Told;
use crate::extract::bits::{Bits, members_from};
use crate::lexicon::Class;
use crate::lexicon::triggers::{Doer, KindRoles, Prepositions};
use crate::model::{EventKind, LocationId, MentionKind};
use crate::text::{Gap, word, words};

/// How far behind its trigger a target may stand, in words.
pub(super) const REACH: usize = 18;

/// How many words before a noun are searched for a verb that carries nothing but the noun, ...
const LIGHT_REACH: usize = 6;

/// ... and how many for the preposition that it hangs on.
const ASIDE_REACH: u32 = 4;

/// The actors among the words of a frame.
enum Inside {
    Nobody,
    /// Whom it is done to.
    Target(Side),
    /// Who only tells of the noun of the frame what it is: "offer Russian aid".
    Adjective(Side),
}

/// Finds the sides of one trigger.
pub(super) struct Finder<'r, 'a> {
    pub(super) reading: &'r Reading<'a>,
    pub(super) clauses: &'r Clauses,
    pub(super) speech: &'r [Speech],
}

impl Finder<'_, '_> {
    /// Finds the sides of `hit`, of which `draft` is made.
    pub(super) fn find_sides(&self, hit: &Hit, told: &Told, draft: &mut Draft) {
        let roles = draft.roles;
        let of_kind = draft.kind.map_or(KindRoles::default(), |kind| self.reading.triggers.kind_roles(kind));
        match hit.usage {
            Usage::Active(_) | Usage::Phrase => self.of_active(hit, told, of_kind, draft),
            Usage::Passive => self.of_passive(hit, told, of_kind, draft),
            Usage::Attribute => {
                draft.targets = self.behind(hit, told, Way { direct: true, ..Way::default() });
                draft.target_place = self.place_of_noun(hit, told).filter(|_| draft.targets.is_empty());
            }
            Usage::Noun => self.of_noun(hit, told, of_kind, draft),
        }
        if roles.agent {
            draft.sources = self.reading.names.at(hit.first).map_or(Side::NONE, Name::actor);
        }
        if roles.swap & (hit.usage != Usage::Passive) {
            draft.targets = std::mem::take(&mut draft.sources);
        }
        if roles.no_source {
            draft.sources = Side::NONE;
        }
        if roles.no_target {
            draft.targets = Side::NONE;
            draft.target_place = None;
        }
        if draft.targets.is_empty() && (hit.usage != Usage::Noun) && self.is_about_saying(hit) {
            draft.targets = self.last_speaker(told);
        }
        draft.targets = draft.targets.without(draft.sources);
    }

    /// The place of the noun that the trigger describes: "occupied areas in X".
    fn place_of_noun(&self, hit: &Hit, told: &Told) -> Option<LocationId> {
        let names = self.reading.names;
        let first = names.sides().first(hit.end as u32, told.end.min((hit.end + LIGHT_REACH) as u32))?;
        let is_there = self.reading.is_any(first as usize - 1, &words!["in", "of"]);
        names.starting(first).place().filter(|_| is_there)
    }

    /// Whether the object is what was said before: "disputed this claim".
    fn is_about_saying(&self, hit: &Hit) -> bool {
        let sayings = words![
            "claim",
            "claims",
            "notion",
            "statement",
            "statements",
            "remark",
            "remarks",
            "comment",
            "comments",
            "assertion",
            "assertions",
            "view",
            "suggestion",
            "argument",
            "allegation",
            "allegations",
            "accusation",
            "accusations",
            "charge",
            "charges",
            "criticism",
            "report",
            "reports"
        ];
        let is_pointed_at =
            self.reading.class(hit.end).has(Class::DEMONSTRATIVE) | self.reading.is(hit.end, word!("the"));
        hit.trigger.kind.is_some_and(|kind| matches!(kind, EventKind::Accuse | EventKind::Reject))
            && is_pointed_at
            && self.reading.is_any(hit.end + 1, &sayings)
    }

    /// Who said something last before this sentence.
    fn last_speaker(&self, told: &Told) -> Side {
        let before = self.speech.partition_point(|speech| speech.first < told.first as usize);
        let last = self.speech[..before].last().filter(|last| last.end + REACH > told.first as usize);
        Side::from(last.and_then(|speech| speech.speaker))
    }

    fn of_active(&self, hit: &Hit, told: &Told, of_kind: KindRoles, draft: &mut Draft) {
        let roles = draft.roles;
        let direct = roles.target.is_empty();
        let way = Way { direct, of: direct, ..Way::by(roles.target.or(of_kind.verb_target)) };
        // "police firing" is done by the police.
        let named = if hit.usage == Usage::Phrase { self.named(hit.first) } else { Side::NONE };
        draft.sources = if !named.is_empty() {
            named
        } else if hit.head == hit.first || hit.usage == Usage::Phrase {
            self.subject(told, hit.head)
        } else {
            // A frame that begins with a noun: "drones hit the port" is done by whose drones they are.
            self.named_first(told, hit.first)
        };
        draft.is_done_by_another = draft.sources.is_empty() && self.is_done_by_another(hit.head);
        self.find_object(hit, told, way, draft);
        let clause = self.clauses.get(told.clause);
        if (clause.opener == Opener::Relative) & draft.targets.is_empty() & draft.target_place.is_none() {
            draft.targets = self.fronted_object(told, clause, draft.sources);
        }
    }

    /// The object of a relative clause: "the man whom X accused".
    fn fronted_object(&self, told: &Told, clause: &Clause, sources: Side) -> Side {
        if sources.is_empty() {
            return Side::NONE;
        }
        let pronoun = self.reading.names.at(clause.first as usize).map_or(Side::NONE, Name::actor);
        let object = if pronoun.is_empty() { self.antecedent(told, clause.first as usize) } else { pronoun };
        object.without(sources)
    }

    fn of_passive(&self, hit: &Hit, told: &Told, of_kind: KindRoles, draft: &mut Draft) {
        let roles = draft.roles;
        let source = roles.source.or(of_kind.noun_source);
        draft.sources = self.behind(hit, told, Way::by(source.and(of_kind.noun_source)));
        if hit.head == hit.first {
            draft.targets = self.subject(told, hit.head);
            if draft.targets.is_empty() {
                let place = self.place_before(hit.head);
                draft.target_place = place.and_then(Name::place);
            }
            return;
        }
        // "sanctions were imposed on X by Y", "talks were held with X"
        let wanted = roles.target.or(of_kind.noun_target);
        draft.targets = self.behind(hit, told, Way { except: source, ..Way::by(wanted) });
        if draft.targets.is_empty() {
            draft.targets = self.between(hit.first + 1, hit.head, Way::by(wanted));
        }
        let named = self.named(hit.first);
        if draft.targets.is_empty() & (draft.kind != Some(EventKind::Mobilize)) {
            // "hostages were freed"
            draft.targets = named;
        }
        if draft.sources.is_empty() {
            // "police were deployed", "the talks of X were held"
            draft.sources = named.without(draft.targets);
        }
        if draft.sources.is_empty() {
            draft.sources = self.owner(told, hit.first).without(draft.targets);
        }
    }

    fn of_noun(&self, hit: &Hit, told: &Told, of_kind: KindRoles, draft: &mut Draft) {
        let roles = draft.roles;
        let wanted = roles.target.or(of_kind.noun_target);
        let mut sources = self.named_first(told, hit.first);
        if sources.is_empty() {
            let except = if roles.source.is_empty() { wanted } else { Prepositions::default() };
            sources = self.behind(hit, told, Way { except, ..Way::by(roles.source.or(of_kind.noun_source)) });
        }
        let direct = self.reading.class(hit.end - 1).has(Class::PREPOSITION);
        // Who speaks of a war need not wage it, and "the Y war" is one in Y.
        let is_fight = roles.weak & roles.reciprocal & (draft.kind == Some(EventKind::Assault));
        let scene = if is_fight { self.named_place(hit.first) } else { None };
        if scene.is_some() {
            sources = Side::NONE;
        }
        self.find_object(hit, told, Way { direct, ..Way::by(wanted) }, draft);
        draft.target_place = draft.target_place.or(scene);
        if sources.is_empty() {
            if roles.reciprocal && draft.targets.len() > 1 {
                sources = std::mem::take(&mut draft.targets);
            } else if self.is_done_by_subject(
                hit,
                told,
                roles.reciprocal & !is_fight & (draft.kind != Some(EventKind::Agree)),
            ) {
                sources = self.subject(told, hit.first);
            } else if let Some(verb) = self.light_verb(hit.first) {
                sources = self.subject(told, verb);
            }
        }
        if sources.is_empty() & roles.reciprocal & !draft.targets.is_empty() {
            sources = self.host_of(hit, told);
        }
        draft.sources = sources;
    }

    /// A place that is the subject of a passive verb: "X was annexed", or the noun before brackets that tell of it: "X - a town seized".
    fn place_before(&self, head: usize) -> Option<&Name> {
        let (names, clause) = (self.reading.names, self.clauses.of(head));
        let open = self.clauses.get(clause);
        if open.opener == Opener::Bracket {
            return names.last_before(open.first).filter(|name| name.end() == open.first as usize);
        }
        let start = open.start();
        let first = names.sides().first(start, (head as u32).min(start + REACH as u32))?;
        let is_free = led(self.reading, start) >> (first - start) & 1 == 0;
        (is_free && self.clauses.of(first as usize) == clause).then(|| names.starting(first))
    }

    /// The place whose name stands right before a noun: "the Y war".
    fn named_place(&self, noun: usize) -> Option<LocationId> {
        let name = self.reading.names.at(noun.checked_sub(1)?)?;
        name.place().filter(|_| (name.kind == MentionKind::Name) & (name.end() == noun))
    }

    /// The subject behind a phrase that opens its sentence: in "After talks with X, Y said" it is Y who talked too.
    fn host_of(&self, hit: &Hit, told: &Told) -> Side {
        let (sets, names) = (self.reading.sets, self.reading.names);
        let is_near = hit.first <= told.first as usize + REACH;
        let opens = is_near && sets.prepositions.has(told.first);
        if !opens || (told.first as usize..hit.first).any(|at| self.reading.may_be_verb(at)) {
            return Side::NONE;
        }
        let subject_behind = |comma: u32| {
            let name = self.head_of(names.starting(names.actors().first(comma, comma + 2)?));
            let end = name.end() as u32;
            self.reading.traits.verbs.any(end, end + 2).then(|| name.actor())
        };
        let end = told.end.min((hit.end + REACH) as u32);
        sets.commas.within(hit.end as u32, end).find_map(subject_behind).unwrap_or(Side::NONE)
    }

    /// Whether the subject does what the noun names: "they launched their attack", "X held talks".
    fn is_done_by_subject(&self, hit: &Hit, told: &Told, is_reciprocal: bool) -> bool {
        let owned = hit.first > told.first as usize && self.reading.class(hit.first - 1).has(Class::POSSESSIVE);
        let after_verb = || self.reading.may_be_verb(hit.first.saturating_sub(1)) || self.has_verb_before(hit.first);
        owned || is_reciprocal && !self.is_aside(hit.first) && after_verb()
    }

    /// The verb of which the noun is the object, if its subject does what the noun names: "launched an offensive".
    fn light_verb(&self, noun: usize) -> Option<usize> {
        let is_verb = |&at: &usize| !self.reading.verb_forms(at).is_empty();
        let is_light =
            |&verb: &usize| self.reading.triggers.alone(self.reading.known_at(verb)).any(|gist| gist.roles.light);
        let verbs = (noun.saturating_sub(LIGHT_REACH)..noun).rev().filter(is_verb);
        let verb = verbs.take(2).find(is_light)?;
        Link::of(self.reading, noun, verb + 1).direct.then_some(verb)
    }

    /// Whether the noun only tells of something else what it is about: "aid for war victims", "after the talks".
    fn is_aside(&self, noun: usize) -> bool {
        let asides =
            words!["of", "for", "about", "over", "after", "since", "during", "by", "as", "from", "amid", "despite"];
        let near = self.reading.sets.leaders.behind(noun as u32) & !(u64::MAX >> ASIDE_REACH);
        (near != 0) && self.reading.is_any(noun - 1 - near.leading_zeros() as usize, &asides)
    }

    fn has_verb_before(&self, at: usize) -> bool {
        let clause = self.clauses.of(at);
        let from = (self.clauses.get(clause).first as usize).max(at.saturating_sub(REACH));
        self.reading.traits.verbs.within(from as u32, at as u32).any(|verb| self.clauses.of(verb as usize) == clause)
    }

    /// Who acts by a phrase that begins with a noun: those whom the noun names ("protesters threw stones", "police firing"), else its
    /// owner.
    fn named_first(&self, told: &Told, noun: usize) -> Side {
        let named = self.named(noun);
        if named.is_empty() { self.owner(told, noun) } else { named }
    }

    /// The people whom the noun names.
    fn named(&self, noun: usize) -> Side {
        let name = self.reading.names.at(noun).filter(|name| name.kind == MentionKind::Nominal);
        name.map_or(Side::NONE, Name::actor)
    }

    /// Who owns a noun: "X's attack", "the Xian attack", "X attack".
    fn owner(&self, told: &Told, noun: usize) -> Side {
        let Some(name) = self.last_actor(told, noun, 6) else { return Side::NONE };
        let between = self.reading.sets.owner_ends.between(name.end() as u32, noun.max(name.end()) as u32);
        let clean = (between == 0) & (name.kind != MentionKind::Nominal);
        if clean | (name.end() == noun) { name.actor() } else { Side::NONE }
    }

    /// The last actor that begins before a word, not further back than `reach` words and in its sentence.
    pub(super) fn last_actor(&self, told: &Told, before: usize, reach: usize) -> Option<&Name> {
        self.reading.names.last_actor(before.saturating_sub(reach).max(told.first as usize), before)
    }

    /// Finds actors and a place behind the trigger.
    fn find_object(&self, hit: &Hit, told: &Told, way: Way, draft: &mut Draft) {
        let roles = draft.roles;
        if !(roles.swap | roles.reciprocal | !roles.no_target) {
            return;
        }
        // A frame may hold its target in its gap: "impose on X new sanctions", "urge X to".
        let inside = if hit.words > 1 { self.inside(hit, told) } else { Inside::Nobody };
        if let Inside::Target(side) = inside {
            draft.targets = side;
            return;
        }
        for at in members_from(hit.end as u32, self.following(hit, told, self.reading.names.sides())) {
            let name = self.reading.names.starting(at);
            if way.takes(self.link(at, hit.end)) {
                if name.is_actor() {
                    draft.targets = self.with_coordinates(self.head_of(name), told.end as usize);
                    draft.targets_behind = if self.goes_on_with_act(hit) { at } else { 0 };
                    return;
                }
                draft.target_place = draft.target_place.or(name.place());
            }
        }
        if let (Inside::Adjective(side), None) = (inside, draft.target_place) {
            draft.targets = side;
        }
    }

    /// Whether the trigger is an attitude of its subject that ends with "to" or "will".
    fn goes_on_with_act(&self, hit: &Hit) -> bool {
        let is_doer = hit.trigger.attitude.is_some_and(|attitude| attitude.doer == Doer::Subject);
        is_doer & !hit.trigger.roles.swap & self.reading.class(hit.end - 1).any(Class::INFINITIVE | Class::MODAL)
    }

    /// The first actors behind a verb on which no preposition hangs.
    pub(super) fn direct_object(&self, hit: &Hit, told: &Told) -> Side {
        self.behind(hit, told, Way { direct: true, of: true, ..Way::default() })
    }

    /// The first actors behind the trigger.
    fn behind(&self, hit: &Hit, told: &Told, way: Way) -> Side {
        let mut names = members_from(hit.end as u32, self.following(hit, told, self.reading.names.actors()));
        let name = names.find(|&at| way.takes(self.link(at, hit.end)));
        name.map_or(Side::NONE, |at| self.with_coordinates(self.reading.names.starting(at), told.end as usize))
    }

    /// Actors among the words of a frame.
    fn inside(&self, hit: &Hit, told: &Told) -> Inside {
        // With prepositions of its own the frame says where its target stands: "send troops to X".
        let elsewhere = !hit.trigger.roles.target.is_empty();
        let names = self.reading.names;
        let first = names.actors().first(hit.first as u32 + 1, hit.end as u32);
        let Some(name) = first.map(|at| names.starting(at)) else { return Inside::Nobody };
        if name.end() >= hit.end {
            let actor = if elsewhere { name.inner() } else { name.actor() };
            return if actor.is_empty() {
                Inside::Nobody
            } else {
                Inside::Target(self.joined_to(actor, name, told.end as usize))
            };
        }
        let is_adjective = (name.kind == MentionKind::Demonym) | (name.kind == MentionKind::Nominal);
        let side = self.with_coordinates(self.head_of(name), hit.end);
        let is_owner = self.reading.gap_before(name.end()).has(Gap::APOSTROPHE);
        match is_adjective && !is_owner && self.is_one_phrase(name.end(), hit.end) {
            true => Inside::Adjective(side),
            false => Inside::Target(side),
        }
    }

    /// The first actors between two words.
    fn between(&self, from: usize, to: usize, way: Way) -> Side {
        let names = self.reading.names;
        let name = names.actors().within(from as u32, to as u32).find(|&at| way.takes(self.link(at, from)));
        name.map_or(Side::NONE, |at| self.with_coordinates(names.starting(at), to))
    }

    /// The members of `names` behind the trigger in its clause, up to the first name that lies in another one; a bit for each word
    /// from its end on.
    fn following(&self, hit: &Hit, told: &Told, names: &Bits) -> u64 {
        let (from, to) = (hit.end as u32, told.end.min((hit.end + REACH) as u32));
        let next = self.clauses.get(self.clauses.of(hit.end));
        let inside = self.clauses.words_of(self.clauses.of(hit.end - 1), from, to);
        let reported = match next.opener {
            // "demand an answer from X"
            Opener::Reported if !next.has_verb() => self.clauses.words_of(self.clauses.of(hit.end), from, to),
            opener => u64::from((opener == Opener::Reported) & (from < to)),
        };
        let inside = inside | reported;
        let others = self.reading.names.starts().ahead(from) & !inside;
        names.ahead(from) & inside & others.wrapping_sub(1) & !others
    }

    /// How the name that begins at the word `at` hangs on the words before it, not beyond `from`.
    fn link(&self, at: u32, from: usize) -> Link {
        Link::of(self.reading, at as usize, from)
    }
}

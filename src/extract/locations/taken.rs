//! What the actors' stage has found: names of people and organisations that are no places.

use super::toponym::Form;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::{Actor, ActorKind, Article, MentionKind, Span};

/// Names of people and organisations in text order, and the last names of the people.
#[derive(Debug, Default)]
pub(super) struct Taken {
    people: Vec<Span>,
    /// Names that were taken for a person's although neither the lexicon nor a first name says so.
    guesses: Vec<Span>,
    organizations: Vec<Span>,
    /// Organisations that no dictionary knows: "Springfield Fire Department".
    unknown_organizations: Vec<Span>,
    /// Hashes of the last words of people's names, sorted.
    surnames: Vec<u64>,
}

impl Taken {
    /// Reads the actors of an article.
    pub(super) fn read(document: &Document<'_>, article: &Article) -> Self {
        let mut taken = Self::default();
        for actor in &article.actors {
            let names = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            let names = names.map(|mention| mention.name.unwrap_or(mention.span));
            let into = match actor.kind {
                ActorKind::State | ActorKind::Group => continue,
                ActorKind::Person if is_person(document, actor) => &mut taken.people,
                ActorKind::Person => &mut taken.guesses,
                _ if actor.ids.is_empty() => &mut taken.unknown_organizations,
                _ => &mut taken.organizations,
            };
            into.extend(names);
        }
        for names in [&mut taken.people, &mut taken.guesses, &mut taken.organizations, &mut taken.unknown_organizations]
        {
            names.sort_unstable_by_key(|span| span.start());
        }
        for name in &taken.people {
            let last = document.word_at(name.end()).checked_sub(1);
            taken.surnames.extend(last.map(|last| document.words()[last].hash));
        }
        taken.surnames.sort_unstable();
        taken.surnames.dedup();
        taken
    }

    /// Whether a person's name covers part of `span`.
    pub(super) fn is_person(&self, span: Span) -> bool {
        covering(&self.people, span).is_some()
    }

    /// Whether a name that may be a person's covers part of `span`.
    pub(super) fn may_be_person(&self, span: Span) -> bool {
        covering(&self.guesses, span).is_some()
    }

    /// Whether `span` is inside an organisation's name and stands for that organisation alone. The place that a local body is
    /// named after, "Springfield" of "Springfield Fire Department", is where that body is, and counts for itself.
    pub(super) fn is_inside_organization(&self, span: Span, form: Form) -> bool {
        let is_named_after = |name: Span| form == Form::Name && name.start() + ARTICLE_LEN >= span.start();
        covering(&self.organizations, span).is_some()
            || covering(&self.unknown_organizations, span).is_some_and(|name| !is_named_after(name))
    }

    /// Whether the word with this hash is the last name of a person of the article.
    pub(super) fn is_surname(&self, hash: u64) -> bool {
        self.surnames.binary_search(&hash).is_ok()
    }
}

/// "The " may begin an organisation's name.
const ARTICLE_LEN: u32 = 4;

/// Whether the lexicon or a first name says that the actor is a person.
fn is_person(document: &Document<'_>, actor: &Actor) -> bool {
    let has_first_name = || {
        let named = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
        let mut firsts = named.map(|mention| document.word_at(mention.name.unwrap_or(mention.span).start()));
        firsts.any(|first| {
            let is_place = document.hit_at(first).is_some_and(|hit| {
                document.entries(hit).any(|entry| matches!(entry, crate::lexicon::Entry::Place(..)))
            });
            document.class(first).has(Class::FIRST_NAME) && !is_place
        })
    };
    !actor.ids.is_empty() || !actor.roles.is_empty() || actor.gender.is_some() || has_first_name()
}

/// The name that overlaps `span`, in a list in text order.
fn covering(names: &[Span], span: Span) -> Option<Span> {
    let after = names.partition_point(|name| name.start() < span.end());
    after.checked_sub(1).map(|index| names[index]).filter(|name| name.overlaps(span))
}

//! What the actors' stage has found: names of people and organisations that are no places.

use crate::extract::Document;
use crate::{ActorKind, Article, MentionKind, Span};

/// Names of people and organisations in text order, and the last names of the people.
#[derive(Debug, Default)]
pub(super) struct Taken {
    people: Vec<Span>,
    organizations: Vec<Span>,
    /// Hashes of the last words of people's names, sorted.
    surnames: Vec<u64>,
}

impl Taken {
    /// Reads the actors of an article.
    pub(super) fn read(document: &Document<'_>, article: &Article) -> Self {
        let mut taken = Self::default();
        for actor in &article.actors {
            let into = match actor.kind {
                ActorKind::State | ActorKind::Group => continue,
                ActorKind::Person => &mut taken.people,
                _ => &mut taken.organizations,
            };
            let names = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            into.extend(names.map(|mention| mention.name.unwrap_or(mention.span)));
        }
        taken.people.sort_unstable_by_key(|span| span.start());
        taken.organizations.sort_unstable_by_key(|span| span.start());
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

    /// Whether an organisation's name covers part of `span`.
    pub(super) fn is_inside_organization(&self, span: Span) -> bool {
        covering(&self.organizations, span).is_some()
    }

    /// Whether the word with this hash is the last name of a person of the article.
    pub(super) fn is_surname(&self, hash: u64) -> bool {
        self.surnames.binary_search(&hash).is_ok()
    }
}

/// The name that overlaps `span`, in a list in text order.
fn covering(names: &[Span], span: Span) -> Option<Span> {
    let after = names.partition_point(|name| name.start() < span.end());
    after.checked_sub(1).map(|index| names[index]).filter(|name| name.overlaps(span))
}

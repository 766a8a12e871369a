//! [`Counts`]: how many were killed, hurt, arrested, and other numbers with what they count.
//!
//! Numbers and single victims are read as [`quantity`]s; one pass over the words of a sentence then ties each to the verb, adjective or
//! noun that says what happened ([`clause`]).

mod clause;
mod quantity;

use std::collections::BTreeSet;
use std::ops::Range;

use super::Document;
use crate::lexicon::Class;
use crate::text::{Number, NumberKind};
use crate::{ActorId, ActorKind, Article, Count, CountKind, MentionKind, Span};
use clause::{Clause, Counted};
use quantity::{Amount, Reader};

/// The stage that fills [`Article::counts`]. It reads the times, whose numbers are no counts, and the actors, for victims by name.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts;

impl Counts {
    /// The stage.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// Appends the counts of `document` in text order.
    pub fn fill(&self, document: &Document<'_>, article: &mut Article) {
        let reader = Reader { document };
        let mut numbers = Numbers { all: document.numbers(), next: 0, times: times(article), next_time: 0 };
        let mut people = People::new(document, article);
        let mut counted: Vec<Counted> = Vec::new();
        let mut amounts: Vec<Count> = Vec::new();
        for sentence in document.sentences() {
            let words = sentence.words.start as usize..sentence.words.end as usize;
            let tells = document.classes()[words.clone()].iter().any(|class| class.has(Class::FATE));
            if !tells && !numbers.any_in(&words) {
                continue;
            }
            let mut clause = Clause::new(reader, &mut people, tells, counted.len());
            clause.read(words, &mut numbers, &mut counted, &mut amounts);
        }
        drop_known(&mut counted);
        let found = counted.into_iter().filter_map(|counted| counted.into_count(document));
        amounts.extend(found);
        amounts.sort_by_key(|count| count.span);
        article.counts.append(&mut amounts);
    }
}

/// The spans of times in text order, without lengths: `5000 soldiers a week`.
fn times(article: &Article) -> Vec<Span> {
    article.times.iter().map(|time| time.span).collect()
}

/// Known victims count only where no number of that kind is given, and each of them once.
fn drop_known(counted: &mut Vec<Counted>) {
    let given: BTreeSet<CountKind> =
        counted.iter().filter(|one| !one.quantity.is_known).filter_map(|one| one.kind).collect();
    let mut seen: BTreeSet<(ActorId, CountKind)> = BTreeSet::new();
    counted.retain(|one| match (one.quantity.is_known, one.kind, one.quantity.actor) {
        (false, ..) => true,
        (true, Some(kind), _) if given.contains(&kind) => false,
        (true, Some(kind), Some(actor)) => seen.insert((actor, kind)),
        (true, kind, _) => kind.is_some(),
    });
}

/// The numbers of a document, read once from left to right, without those that are part of a time.
pub(super) struct Numbers<'a> {
    all: &'a [Number],
    next: usize,
    times: Vec<Span>,
    next_time: usize,
}

impl<'a> Numbers<'a> {
    /// Whether a number begins in `words`. What stands before them is not asked for again.
    fn any_in(&mut self, words: &Range<usize>) -> bool {
        self.skip_to(words.start);
        self.all.get(self.next).is_some_and(|number| (number.words.start as usize) < words.end)
    }

    fn skip_to(&mut self, at: usize) {
        self.next += self.all[self.next..].iter().take_while(|number| (number.words.start as usize) < at).count();
    }

    /// The number that begins with the word at `at`, and the one after it.
    pub(super) fn at(&mut self, at: usize) -> Option<(&'a Number, Option<&'a Number>)> {
        self.skip_to(at);
        let number = self.all.get(self.next).filter(|number| number.words.start as usize == at)?;
        Some((number, self.all.get(self.next + 1)))
    }

    /// Whether the number is part of a time.
    pub(super) fn is_time(&mut self, number: &Number) -> bool {
        while self.times.get(self.next_time).is_some_and(|time| time.end() <= number.span.start()) {
            self.next_time += 1;
        }
        self.times.get(self.next_time).is_some_and(|time| time.overlaps(number.span))
    }
}

/// Mentions of persons by name, in text order.
pub(super) struct People {
    /// First word, word after the last, whose mention.
    mentions: Vec<(usize, usize, ActorId)>,
    next: usize,
}

impl People {
    fn new(document: &Document<'_>, article: &Article) -> Self {
        let persons = article.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
        let mut mentions: Vec<(usize, usize, ActorId)> = persons
            .flat_map(|(index, actor)| actor.mentions.iter().map(move |mention| (index, mention)))
            .filter(|(_, mention)| mention.kind == MentionKind::Name)
            .map(|(index, mention)| {
                let first = document.word_at(mention.span.start());
                (first, document.word_at(mention.span.end()).max(first + 1), ActorId::new(index))
            })
            .collect();
        mentions.sort_unstable_by_key(|&(first, end, _)| (first, end));
        Self { mentions, next: 0 }
    }

    /// The first word of the next mention that begins at or after `at`. What stands before `at` is not asked for again.
    pub(super) fn next(&mut self, at: usize) -> usize {
        let begun = |&&(first, ..): &&(usize, usize, ActorId)| first < at;
        self.next += self.mentions[self.next..].iter().take_while(begun).count();
        self.mentions.get(self.next).map_or(usize::MAX, |&(first, ..)| first)
    }

    /// The mention that begins with the word at `at`: the word after it, and whose it is.
    pub(super) fn at(&mut self, at: usize) -> Option<(usize, ActorId)> {
        let begins = self.next(at) == at;
        self.mentions.get(self.next).filter(|_| begins).map(|&(_, end, actor)| (end, actor))
    }
}

/// An amount of money or a share in a hundred, which needs no verb.
fn plain_amount(number: &Number) -> Option<(CountKind, Amount)> {
    let kind = match number.kind {
        NumberKind::Money => CountKind::Money,
        NumberKind::Percent => CountKind::Percent,
        _ => return None,
    };
    Amount::of(number.value).map(|amount| (kind, amount))
}

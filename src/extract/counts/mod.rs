//! [`Counts`]: how many were killed, hurt, arrested, and other numbers with what they count.
//!
//! Numbers and single victims are read as [`quantity`]s; one pass over the words of a sentence then ties each to the verb, adjective or
//! noun that says what happened ([`clause`]).

mod clause;
mod quantity;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Document;
use super::buffers::with_buffers;
use crate::lexicon::Class;
use crate::text::{Number, NumberKind, Word};
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
        with_buffers(&BUFFERS, |Buffers { counted, amounts, times, people }| {
            counted.clear();
            amounts.clear();
            times.clear();
            times.extend(article.times.iter().map(|time| time.span));
            people.forget();
            let reader = Reader { document };
            let mut numbers = Numbers { all: document.numbers(), next: 0, times, next_time: 0 };
            for sentence in document.sentences() {
                let words = sentence.words.start as usize..sentence.words.end as usize;
                let all = document.classes()[words.clone()].iter().fold(Class::NONE, |all, &class| all | class);
                let tells = all.has(Class::FATE);
                if tells {
                    people.learn(article);
                } else if !all.has(Class::NUMERAL) || !numbers.any_in(&words) {
                    continue;
                }
                let mut clause = Clause::new(reader, people, tells, counted.len());
                clause.read(words, &mut numbers, counted, amounts);
            }
            drop_known(counted);
            amounts.extend(counted.drain(..).filter_map(|counted| counted.into_count(document)));
            if !amounts.is_sorted_by_key(|count| count.span) {
                amounts.sort_by_key(|count| count.span);
            }
            article.counts.reserve_exact(amounts.len());
            article.counts.append(amounts);
        });
    }
}

/// What is kept from article to article.
#[derive(Debug, Default)]
struct Buffers {
    counted: Vec<Counted>,
    /// Money and shares, later all counts.
    amounts: Vec<Count>,
    /// The spans of the times in text order.
    times: Vec<Span>,
    people: People,
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

/// Known victims count only where no number of that kind is given, and each of them once.
fn drop_known(counted: &mut Vec<Counted>) {
    if !counted.iter().any(|one| one.quantity.is_known) {
        return;
    }
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
    times: &'a [Span],
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

/// Mentions of persons by name, in text order. They are looked at only where somebody may be a victim.
#[derive(Debug, Default)]
pub(super) struct People {
    mentions: Vec<(Span, ActorId)>,
    next: usize,
    is_known: bool,
}

impl People {
    /// Forgets the article before.
    fn forget(&mut self) {
        self.mentions.clear();
        (self.next, self.is_known) = (0, false);
    }

    /// Takes the mentions of an article, once.
    fn learn(&mut self, article: &Article) {
        if std::mem::replace(&mut self.is_known, true) {
            return;
        }
        let persons = article.actors.iter().enumerate().filter(|(_, actor)| actor.kind == ActorKind::Person);
        for (index, actor) in persons {
            let names = actor.mentions.iter().filter(|mention| mention.kind == MentionKind::Name);
            self.mentions.extend(names.map(|mention| (mention.span, ActorId::new(index))));
        }
        self.mentions.sort_unstable();
    }

    /// Where the next mention begins that does so at or after the word at `at`. What stands before `at` is not asked for again.
    pub(super) fn next(&mut self, words: &[Word], at: usize) -> u32 {
        let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| word.span.start());
        let begun = |&&(span, _): &&(Span, ActorId)| before.is_some_and(|before| span.start() <= before);
        self.next += self.mentions[self.next..].iter().take_while(begun).count();
        self.mentions.get(self.next).map_or(u32::MAX, |&(span, _)| span.start())
    }

    /// The mention that begins with the word at `at`: the word after it, and whose it is.
    pub(super) fn at(&mut self, words: &[Word], at: usize) -> Option<(usize, ActorId)> {
        let begin = self.next(words, at);
        words.get(at).filter(|word| begin <= word.span.start())?;
        let &(span, actor) = self.mentions.get(self.next)?;
        let behind = words.get(at + 1..).unwrap_or(&[]).iter().take_while(|word| word.span.start() < span.end());
        Some((at + 1 + behind.count(), actor))
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

//! [`Counts`]: how many were killed, hurt, arrested, and other numbers with what they count.
//!
//! Numbers and single victims are read as [`quantity`]s; one pass over the words of a sentence then ties each to the verb, adjective or
//! noun that says what happened ([`clause`]).

mod clause;
mod places;
mod quantity;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Range;

use super::Document;
use super::bits::Bits;
use super::buffers::with_buffers;
use super::mentions::Mentioned;
use crate::text::{List, Number, NumberKind, Sentence};
use crate::{ActorId, ActorKind, Article, Count, CountKind, MentionKind, Span};
use clause::{Clause, Counted};
use places::Places;
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
        with_buffers(&BUFFERS, |buffers| {
            buffers.read(document, article);
            let Buffers { counted, amounts, .. } = buffers;
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
    places: Places,
    people: People,
}

impl Buffers {
    /// Reads the sentences that tell what happened to somebody or hold a number.
    fn read(&mut self, document: &Document<'_>, article: &Article) {
        let Self { counted, amounts, times, places, people } = self;
        counted.clear();
        amounts.clear();
        times.clear();
        times.extend(article.times.iter().map(|time| time.span));
        people.forget();
        places.read(document);
        let mut numbers = Numbers { all: document.numbers(), next: 0, times, next_time: 0 };
        for Sentence { words, .. } in document.sentences() {
            let has_number = places.has_number(words);
            let tells = places.fates.any(words.start, words.end);
            if !(has_number | tells) {
                continue;
            }
            if tells {
                people.learn(document, article, &mut places.parts);
            }
            let counts = match tells {
                true => has_number || places.has_single(words) || people.any_in(words),
                false => places.is_any_counting(words),
            };
            if counts {
                let mut clause = Clause::new(Reader { document, places }, people, tells, counted.len());
                clause.read(words, &mut numbers, counted, amounts);
            } else {
                let own = numbers.within(words).iter();
                amounts.extend(own.filter_map(|number| plain_amount(number).filter(|_| !numbers.is_time(number))));
            }
        }
    }
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

/// Known victims count only where no number of that kind is given, and each of them once.
fn drop_known(counted: &mut Vec<Counted>) {
    if !counted.iter().any(|one| one.quantity.is_known) {
        return;
    }
    let bit = |kind: CountKind| 1_u32 << kind as u32;
    let given = counted.iter().filter(|one| !one.quantity.is_known).filter_map(|one| one.kind);
    let given = given.fold(0, |given, kind| given | bit(kind));
    let mut seen: BTreeSet<(ActorId, CountKind)> = BTreeSet::new();
    counted.retain(|one| match (one.quantity.is_known, one.kind, one.quantity.actor) {
        (false, ..) => true,
        (true, Some(kind), _) if given & bit(kind) != 0 => false,
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
    /// The numbers that begin in `words`. What stands before them is not asked for again.
    fn within(&mut self, words: &Range<u32>) -> &'a [Number] {
        self.skip_to(words.start);
        let later = &self.all[self.next..];
        &later[..later.iter().take_while(|number| number.words.start < words.end).count()]
    }

    fn skip_to(&mut self, at: u32) {
        self.next += self.all[self.next..].iter().take_while(|number| number.words.start < at).count();
    }

    /// The number that begins with the word at `at`, and the one after it.
    pub(super) fn at(&mut self, at: u32) -> Option<(&'a Number, Option<&'a Number>)> {
        self.skip_to(at);
        let number = self.all.get(self.next).filter(|number| number.words.start == at)?;
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

/// Mentions of persons by name. They are looked at only where somebody may be a victim.
#[derive(Debug, Default)]
pub(super) struct People {
    /// For each mention its first word, the word behind it, and whose it is; in text order.
    mentions: List<(u32, u32, ActorId)>,
    /// The first words.
    firsts: Bits,
    is_known: bool,
}

impl People {
    /// Forgets the article before.
    fn forget(&mut self) {
        self.mentions.clear();
        self.is_known = false;
    }

    /// Takes the mentions of an article, once. Their first words have a part in counting.
    fn learn(&mut self, document: &Document<'_>, article: &Article, parts: &mut Bits) {
        if std::mem::replace(&mut self.is_known, true) {
            return;
        }
        self.firsts.clear(document.words().len());
        for &Mentioned { first, end, actor, mention, .. } in document.mentions(article).list() {
            // Names of people and other mentions alternate at random: all are written, and only those names stay.
            let is_person = article.actors[actor.index()].kind == ActorKind::Person;
            let is_name = is_person & (mention.kind == MentionKind::Name);
            self.mentions.push_if(is_name, (first, end, actor));
            self.firsts.insert_if(first, is_name);
            parts.insert_if(first, is_name);
        }
    }

    /// Whether a mention begins in `words`.
    fn any_in(&self, words: &Range<u32>) -> bool {
        self.firsts.any(words.start, words.end)
    }

    /// The mention that begins with the word at `at`: the word after it, and whose it is. The shortest, if there are several.
    pub(super) fn at(&self, at: usize) -> Option<(usize, ActorId)> {
        if !self.firsts.has(at as u32) {
            return None;
        }
        let begun = self.mentions.partition_point(|&(first, ..)| (first as usize) < at);
        let &(_, end, actor) = self.mentions.get(begun)?;
        Some(((end as usize).max(at + 1), actor))
    }
}

/// An amount of money or a share in a hundred, which needs no verb.
fn plain_amount(number: &Number) -> Option<Count> {
    let kind = match number.kind {
        NumberKind::Money => CountKind::Money,
        NumberKind::Percent => CountKind::Percent,
        _ => return None,
    };
    Amount::of(number.value).map(|amount| amount.count(number.span, kind))
}

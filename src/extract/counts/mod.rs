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
    /// The sentences that are read.
    sentences: List<Telling>,
}

/// A sentence as it looks from afar.
#[derive(Debug, Clone, Copy)]
struct Telling {
    /// Its first word, and the one behind its last.
    first: u32,
    end: u32,
    /// Whether it tells what happened to somebody, ...
    tells: bool,
    /// ... may count something without knowing anybody's name, ...
    counts: bool,
    /// ... or holds an amount of money or a share.
    has_plain: bool,
}

impl Telling {
    fn of(places: &Places, words: &Range<u32>) -> Self {
        let any = |set: &Bits| set.any(words.start, words.end);
        let tells = any(&places.fates);
        let victims = any(&places.numbers) | any(&places.singles);
        let counts = if tells { victims } else { any(&places.counting) };
        Self { first: words.start, end: words.end, tells, counts, has_plain: any(&places.plain) }
    }
}

impl Buffers {
    /// Reads the sentences that tell what happened to somebody or count something.
    fn read(&mut self, document: &Document<'_>, article: &Article) {
        let Self { counted, amounts, times, places, people, sentences } = self;
        counted.clear();
        amounts.clear();
        times.clear();
        times.extend(article.times.iter().map(|time| time.span));
        people.forget();
        places.read(document);
        sentences.clear();
        for Sentence { words, .. } in document.sentences() {
            let telling = Telling::of(places, words);
            sentences.push_if(telling.tells | telling.counts | telling.has_plain, telling);
        }
        let mut numbers = Numbers { all: document.numbers(), times, next_time: 0 };
        for telling in &**sentences {
            let &Telling { first, end, tells, .. } = telling;
            if tells {
                people.learn(document, article, &mut places.parts);
            }
            if telling.counts || tells && people.any_in(first, end) {
                let mut clause = Clause::new(Reader { document, places }, people, tells, counted.len());
                clause.read(first..end, &mut numbers, counted, amounts);
            } else if telling.has_plain {
                let own = &document.numbers()[places.number_from(first)..places.number_from(end)];
                amounts.extend(own.iter().filter_map(|one| plain_amount(one).filter(|_| !numbers.is_time(one))));
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

/// The numbers of a document, asked from left to right.
pub(super) struct Numbers<'a> {
    all: &'a [Number],
    times: &'a [Span],
    next_time: usize,
}

impl<'a> Numbers<'a> {
    /// The number with this index, and the one after it.
    pub(super) fn at(&self, index: usize) -> Option<(&'a Number, Option<&'a Number>)> {
        Some((self.all.get(index)?, self.all.get(index + 1)))
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

    /// Whether a mention begins among the words `first..end`.
    fn any_in(&self, first: u32, end: u32) -> bool {
        self.firsts.any(first, end)
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

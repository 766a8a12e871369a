//! [`Times`]: words about time, and the intervals that they mean.
//!
//! A finite grammar reads the words ([`grammar`]), a calendar without text knows the periods ([`period`]), and [`resolve`] brings both
//! together with the day to count from: the day of publication, or for words in a quotation the day on which they were spoken.

mod expression;
mod grammar;
mod period;
mod reader;
mod resolve;
mod starts;
mod tense;
mod timex;

use std::cell::RefCell;

use chrono::{NaiveDate, NaiveTime};

use super::Document;
use super::buffers::with_buffers;
use crate::text::Gap;
use crate::{Article, Published, Span, TimeAnchor, TimeExpression};
use grammar::Found;
use period::{Period, Scale};
use reader::Reader;
use resolve::{Context, Now, Value};
use starts::Starts;
use tense::Tense;

/// The stage that fills [`Article::times`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Times;

/// How many sentences a time is remembered for `the same day`.
const MEMORY: usize = 3;
/// The sentences that say on which day the story plays.
const LEAD: usize = 3;
/// How many days before publication that day may be.
const NEWS_DAYS: i64 = 7;

/// What is kept from article to article.
#[derive(Debug, Default)]
struct Buffers {
    starts: Starts,
    /// The expressions of the sentence at hand.
    found: Vec<Found>,
    times: Vec<TimeExpression>,
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

impl Times {
    /// The stage.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    /// Appends the time expressions of `document` in text order.
    pub fn fill(&self, document: &Document<'_>, article: &mut Article) {
        let lexicon = document.lexicon();
        with_buffers(&BUFFERS, |Buffers { starts, found, times }| {
            starts.read(document);
            let reader = Reader {
                text: document.text(),
                words: document.words(),
                classes: document.classes(),
                looks: document.looks(),
                numbers: document.numbers(),
                calendar: lexicon.calendar(),
                tolls: lexicon.tolls(),
            };
            times.clear();
            Story::new(document, reader, found).read_all(starts.list(), times);
            article.times.reserve_exact(times.len());
            article.times.append(times);
        });
    }
}

/// The day of publication as the present.
fn today(published: Published) -> Now {
    let (moment, has_hour) = match published {
        Published::Day(day) => (day.and_time(NaiveTime::MIN), false),
        Published::Local(moment) => (moment, true),
        Published::Instant(instant) => (instant.naive_local(), true),
    };
    Now { moment, has_hour, anchor: TimeAnchor::Published }
}

/// What is known while the sentences are read one after another.
struct Story<'d, 'a> {
    document: &'d Document<'a>,
    reader: Reader<'a>,
    today: Option<Now>,
    /// The day that the first sentences name: quotations are of that day unless their own sentence names another.
    day: Option<NaiveDate>,
    /// The day on which the quotation with this number was spoken.
    speech: Option<(usize, NaiveDate)>,
    /// The last dated period, and its sentence.
    last: Option<(Period, usize)>,
    /// The expressions of the sentence at hand.
    found: &'d mut Vec<Found>,
}

impl<'d, 'a> Story<'d, 'a> {
    fn new(document: &'d Document<'a>, reader: Reader<'a>, found: &'d mut Vec<Found>) -> Self {
        Self { document, reader, today: document.published().map(today), day: None, speech: None, last: None, found }
    }

    /// Reads the expressions that begin with one of the words `starts`, one sentence after the other. Inside a sentence they do not
    /// overlap.
    fn read_all(&mut self, starts: &[u32], times: &mut Vec<TimeExpression>) {
        let sentences = self.document.sentences();
        let end_of = |sentence: usize| sentences.get(sentence).map_or(usize::MAX, |one| one.words.end as usize);
        self.found.clear();
        let (mut sentence, mut free) = (0, 0);
        for start in starts.iter().map(|&start| start as usize) {
            if start < free.min(end_of(sentence)) {
                continue;
            }
            let Some(found) = grammar::expression(&self.reader, start) else { continue };
            if start >= end_of(sentence) {
                self.read(sentence, times);
                sentence += sentences[sentence..].iter().take_while(|one| one.words.end as usize <= start).count();
            }
            if sentence < sentences.len() {
                free = found.end;
                self.found.push(found);
            }
        }
        self.read(sentence, times);
    }

    /// Reads what is found in one sentence: what stands outside quotations first, since it says when those were spoken.
    fn read(&mut self, sentence: usize, times: &mut Vec<TimeExpression>) {
        if self.found.is_empty() {
            return;
        }
        let (first, mut spoken) = (times.len(), None);
        for index in 0..self.found.len() {
            let found = self.found[index];
            if self.quotation(&found).is_none() {
                let value = self.resolve(&found, sentence, self.today);
                spoken = spoken.or(value.as_ref().and_then(day_of));
                self.remember(value.as_ref(), sentence);
                times.extend(value.map(|value| self.written(&found, value)));
            }
        }
        let outside = times.len();
        if outside - first < self.found.len() {
            self.read_quoted(sentence, spoken, times);
        }
        if outside > first && times.len() > outside {
            times[first..].sort_by_key(|time| time.span);
        }
        self.note_speech(sentence, spoken);
        self.found.clear();
    }

    /// Reads what is found inside quotations.
    #[inline(never)]
    fn read_quoted(&mut self, sentence: usize, spoken: Option<NaiveDate>, times: &mut Vec<TimeExpression>) {
        for found in self.found.iter() {
            if let Some(quotation) = self.quotation(found) {
                let now = self.now_of_speech(quotation, spoken);
                let value = self.resolve(found, sentence, now);
                times.extend(value.map(|value| self.written(found, value)));
            }
        }
    }

    fn quotation(&self, found: &Found) -> Option<usize> {
        self.document.in_quotation(found.first)
    }

    /// The present of a quotation: a day named beside it, the day of its beginning, the day of the story, the day of the article.
    fn now_of_speech(&self, quotation: usize, beside: Option<NaiveDate>) -> Option<Now> {
        let begun = self.speech.filter(|&(number, _)| number == quotation).map(|(_, day)| day);
        let day = beside.or(begun).or(self.day);
        let today = self.today?;
        Some(match day {
            Some(day) => Now { moment: day.and_time(NaiveTime::MIN), has_hour: false, anchor: TimeAnchor::Speech },
            None => Now { anchor: TimeAnchor::Speech, ..today },
        })
    }

    /// Remembers when the last quotation of a sentence was spoken, for the sentences over which it goes on.
    fn note_speech(&mut self, sentence: usize, spoken: Option<NaiveDate>) {
        let Some(day) = spoken else { return };
        let last_word = (self.document.sentences()[sentence].words.end as usize).saturating_sub(1);
        if let Some(quotation) = self.document.in_quotation(last_word) {
            self.speech = Some((quotation, day));
        }
    }

    fn resolve(&self, found: &Found, sentence: usize, now: Option<Now>) -> Option<Value> {
        let tense = match now.is_some() && found.expression.core.goes_by_tense() {
            true => {
                let words = &self.document.sentences()[sentence].words;
                tense::tense(&self.reader, words.start as usize..words.end as usize, found.first, found.end)
            }
            false => Tense::Unknown,
        };
        let last = self.last.filter(|&(_, of)| sentence - of <= MEMORY).map(|(period, _)| period);
        resolve::resolve(found.expression, Context { now, tense, last })
    }

    fn remember(&mut self, value: Option<&Value>, sentence: usize) {
        let Some(value) = value else { return };
        if let Some(period) = value.period {
            self.last = Some((period, sentence));
        }
        if let (true, None, Some(day), Some(today)) = (sentence < LEAD, self.day, day_of(value), self.today) {
            let age = (today.moment.date() - day).num_days();
            self.day = (0..=NEWS_DAYS).contains(&age).then_some(day);
        }
    }

    fn written(&self, found: &Found, value: Value) -> TimeExpression {
        let mut time = TimeExpression::new(self.span(found), value.granularity);
        (time.start, time.end, time.anchor) = (value.start, value.end, value.anchor);
        time.timex = Some(value.timex.written());
        time
    }

    /// The words, with the full stop of `a.m.`
    fn span(&self, found: &Found) -> Span {
        let words = self.reader.words;
        let (first, last) = (&words[found.first], &words[found.end - 1]);
        let is_m = || matches!(self.reader.letters(found.end - 1), "m" | "M");
        let dotted = last.span.len() == 1 && last.after.has(Gap::STOP) && is_m();
        Span::new(first.span.start(), last.span.end() + u32::from(dotted))
    }
}

/// The day of a value that is a day or less.
fn day_of(value: &Value) -> Option<NaiveDate> {
    let period = value.period?;
    let small = period.scale == Scale::Day || period.scale.is_clock() || matches!(period.scale, Scale::Part(_));
    (small && value.anchor != TimeAnchor::Unresolved).then(|| period.first_day()).flatten()
}

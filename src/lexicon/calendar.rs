//! [`Calendar`]: the words of time, typed.

use std::collections::BTreeMap;

use super::slots::Slots;
pub(crate) use super::time_sorts::Sort;
use super::tsv::{Table, TableText};
use super::words::Class;
use crate::Result;
use crate::text::hash;

/// The words of time of one language, looked up by word hash.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    words: Slots<TimeWord>,
    sorts: Slots<Sort>,
    cues: Slots<TenseCue>,
}

/// What a word of time means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeWord {
    /// Monday is 1.
    Weekday(u8),
    /// A short form that is a word of its own: Sun, Sat.
    WeekdayShort(u8),
    /// January is 1.
    Month(u8),
    /// A month that is also a verb and a name: March, May.
    MonthVerb(u8),
    /// Jan, Sept.
    MonthShort(u8),
    Unit(Unit),
    Part(DayPart),
    /// A fixed hour: noon.
    Clock(u8),
    /// Days from today: yesterday is -1.
    Day(i8),
    /// Days from today to the day on which the night begins: overnight is -1.
    Night(i8),
    Which(Which),
    /// The season's number in the year, spring is 0.
    Season(u8),
    /// The nineties are 90.
    Decade(u8),
    Ordinal(u8),
    /// early, late.
    Edge(Edge),
    /// beginning, end: `of` follows.
    EdgeOf(Edge),
    /// earlier, later.
    Comparative(Edge),
    Ago,
    Hence,
    Now,
    Preposition(Preposition),
    Determiner(Determiner),
    /// about, over: a length may follow.
    About,
    /// more, less: `than` follows.
    AboutThan,
    Than,
    Half,
    /// A number without a value: several.
    Few,
    /// A number before it is an age: old.
    Age,
    Meridiem(Meridiem),
    Zone,
    /// Part of a zone's name: Eastern.
    ZoneName,
    /// The last word of a zone's name: time.
    ZoneTime,
    /// o'clock, without the o.
    Oclock,
    /// Before a weekday it makes a name: Black Friday.
    NameBefore,
    /// After a weekday or month it makes a name: Sunday Times.
    NameAfter,
}

/// What a word says of the time of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TenseCue {
    Past,
    Future,
    /// The future, if `to` or `for` follows.
    FutureTo,
}

/// Lengths of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// Parts of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayPart {
    Dawn,
    Morning,
    Noon,
    Afternoon,
    Evening,
    Night,
}

/// Which of several periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    Last,
    Past,
    Previous,
    Next,
    Coming,
    Following,
    This,
    Same,
    Recent,
}

/// A part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Early,
    Mid,
    Late,
}

/// Prepositions and conjunctions that stand around times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Preposition {
    After,
    And,
    At,
    Before,
    Between,
    By,
    During,
    For,
    From,
    In,
    Of,
    On,
    Since,
    Through,
    To,
    Until,
}

/// Words that stand before a period's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Determiner {
    A,
    The,
    Its,
}

/// Halves of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meridiem {
    Am,
    Pm,
}

/// The entries of time tables, while they are gathered.
#[derive(Clone, Default)]
pub(super) struct TimeEntries {
    words: Vec<(u64, TimeWord)>,
    cues: Vec<(u64, TenseCue)>,
}

impl TimeEntries {
    /// Reads `word kind value` lines.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["word", "kind", "value"])?.rows() {
            let (word, kind, value) = (hash(row.required(0)?), row.required(1)?, row.cell(2));
            match (cue(kind), meaning(kind, value)) {
                (Some(cue), _) => self.cues.push((word, cue)),
                (None, Some(meaning)) => self.words.push((word, meaning)),
                (None, None) => return Err(row.error(2, format!("'{value}' is not the value of a {kind}"))),
            }
        }
        Ok(())
    }

    /// The calendar; of two entries for one word the later one counts.
    pub(super) fn build(self) -> Calendar {
        let words: Vec<_> = self.words.into_iter().rev().collect();
        let sorts = words.iter().map(|&(hash, word)| (hash, word.sort())).collect();
        let cues = self.cues.into_iter().rev().collect();
        Calendar { words: Slots::new(words), sorts: Slots::new(sorts), cues: Slots::new(cues) }
    }

    /// The words by hash, with the classes that say where to look for times and tenses.
    pub(super) fn classes(&self) -> Vec<(u64, Class)> {
        let words: BTreeMap<u64, TimeWord> = self.words.iter().copied().collect();
        let words = words.into_iter().map(|(word, meaning)| (word, meaning.class()));
        words.chain(self.cues.iter().map(|&(word, _)| (word, Class::TENSE))).collect()
    }
}

impl TimeWord {
    /// What the word can do at the beginning of a time.
    const fn class(self) -> Class {
        match self {
            TimeWord::Weekday(_)
            | TimeWord::WeekdayShort(_)
            | TimeWord::Month(_)
            | TimeWord::MonthVerb(_)
            | TimeWord::MonthShort(_)
            | TimeWord::Clock(_)
            | TimeWord::Day(_)
            | TimeWord::Night(_)
            | TimeWord::Season(_) => Class::TIME.or(Class::TIME_NAME),
            TimeWord::Part(_)
            | TimeWord::Which(_)
            | TimeWord::Ordinal(_)
            | TimeWord::Edge(_)
            | TimeWord::EdgeOf(_)
            | TimeWord::Comparative(_)
            | TimeWord::Determiner(Determiner::A | Determiner::The)
            | TimeWord::About
            | TimeWord::AboutThan
            | TimeWord::Half
            | TimeWord::Few => Class::TIME.or(Class::TIME_OPENER),
            TimeWord::Unit(_)
            | TimeWord::Decade(_)
            | TimeWord::Ago
            | TimeWord::Hence
            | TimeWord::Now
            | TimeWord::Preposition(_)
            | TimeWord::Determiner(Determiner::Its)
            | TimeWord::Than
            | TimeWord::Age
            | TimeWord::Meridiem(_)
            | TimeWord::Zone
            | TimeWord::ZoneName
            | TimeWord::ZoneTime
            | TimeWord::Oclock
            | TimeWord::NameBefore
            | TimeWord::NameAfter => Class::TIME,
        }
    }
}

impl Calendar {
    /// What the word with this hash means.
    #[inline]
    pub(crate) fn word(&self, hash: u64) -> Option<TimeWord> {
        self.words.get(hash)
    }

    /// Of what sort it is.
    #[inline]
    pub(crate) fn sort(&self, hash: u64) -> Sort {
        self.sorts.get(hash).unwrap_or(Sort::Nothing)
    }

    /// What the word with this hash says of the time of its clause.
    pub(crate) fn cue(&self, hash: u64) -> Option<TenseCue> {
        self.cues.get(hash)
    }
}

fn cue(kind: &str) -> Option<TenseCue> {
    match kind {
        "past" => Some(TenseCue::Past),
        "future" => Some(TenseCue::Future),
        "future_to" => Some(TenseCue::FutureTo),
        _ => None,
    }
}

fn meaning(kind: &str, value: &str) -> Option<TimeWord> {
    let number = |range: std::ops::RangeInclusive<u8>| value.parse().ok().filter(|number| range.contains(number));
    let days = || value.parse().ok();
    Some(match kind {
        "weekday" => TimeWord::Weekday(number(1..=7)?),
        "weekday_short" => TimeWord::WeekdayShort(number(1..=7)?),
        "month" => TimeWord::Month(number(1..=12)?),
        "month_verb" => TimeWord::MonthVerb(number(1..=12)?),
        "month_short" => TimeWord::MonthShort(number(1..=12)?),
        "unit" => TimeWord::Unit(unit(value)?),
        "part" => TimeWord::Part(part(value)?),
        "clock" => TimeWord::Clock(number(0..=23)?),
        "day" => TimeWord::Day(days()?),
        "night" => TimeWord::Night(days()?),
        "which" => TimeWord::Which(which(value)?),
        "season" => TimeWord::Season(number(0..=3)?),
        "decade" => TimeWord::Decade(number(0..=90)?),
        "ordinal" => TimeWord::Ordinal(number(1..=31)?),
        "edge" => TimeWord::Edge(edge(value)?),
        "edge_of" => TimeWord::EdgeOf(edge(value)?),
        "comparative" => TimeWord::Comparative(edge(value)?),
        "ago" => TimeWord::Ago,
        "hence" => TimeWord::Hence,
        "now" => TimeWord::Now,
        "preposition" => TimeWord::Preposition(preposition(value)?),
        "determiner" => TimeWord::Determiner(determiner(value)?),
        "about" => TimeWord::About,
        "about_than" => TimeWord::AboutThan,
        "than" => TimeWord::Than,
        "half" => TimeWord::Half,
        "few" => TimeWord::Few,
        "age" => TimeWord::Age,
        "meridiem" => TimeWord::Meridiem(meridiem(value)?),
        "zone" => TimeWord::Zone,
        "zone_name" => TimeWord::ZoneName,
        "zone_time" => TimeWord::ZoneTime,
        "oclock" => TimeWord::Oclock,
        "name_before" => TimeWord::NameBefore,
        "name_after" => TimeWord::NameAfter,
        _ => return None,
    })
}

/// Declares a function from the names in the table to the values of an enum.
macro_rules! named {
    ($function:ident, $type:ident: $( $name:literal $variant:ident, )+) => {
        fn $function(name: &str) -> Option<$type> {
            match name {
                $( $name => Some($type::$variant), )+
                _ => None,
            }
        }
    };
}

named! { unit, Unit:
    "second" Second, "minute" Minute, "hour" Hour, "day" Day, "night" Night, "weekend" Weekend, "week" Week,
    "fortnight" Fortnight, "month" Month, "quarter" Quarter, "year" Year, "decade" Decade, "century" Century,
}
named! { part, DayPart:
    "dawn" Dawn, "morning" Morning, "noon" Noon, "afternoon" Afternoon, "evening" Evening, "night" Night,
}
named! { which, Which:
    "last" Last, "past" Past, "previous" Previous, "next" Next, "coming" Coming, "following" Following, "this" This,
    "same" Same, "recent" Recent,
}
named! { edge, Edge: "early" Early, "mid" Mid, "late" Late, }
named! { preposition, Preposition:
    "after" After, "and" And, "at" At, "before" Before, "between" Between, "by" By, "during" During, "for" For, "from" From,
    "in" In, "of" Of, "on" On, "since" Since, "through" Through, "to" To, "until" Until,
}
named! { determiner, Determiner: "a" A, "the" The, "its" Its, }
named! { meridiem, Meridiem: "am" Am, "pm" Pm, }

#[cfg(test)]
mod tests {
    use super::super::tsv::TableText;
    use super::{TenseCue, TimeEntries, TimeWord, hash};

    fn load(table: &'static str) -> crate::Result<TimeEntries> {
        let mut entries = TimeEntries::default();
        entries.load("times.tsv", &TableText::new(table)).map(|()| entries)
    }

    #[test]
    fn reads_the_table_of_the_crate() {
        let calendar = load(include_str!("data/times.tsv")).unwrap().build();
        assert_eq!(calendar.word(hash("Thursday")), Some(TimeWord::Weekday(4)));
        assert_eq!(calendar.word(hash("may")), Some(TimeWord::MonthVerb(5)));
        assert_eq!(calendar.cue(hash("will")), Some(TenseCue::Future));
        assert_eq!(calendar.word(hash("table")), None);
    }

    #[test]
    fn a_later_entry_counts() {
        let calendar = load("word\tkind\tvalue\nx\tago\t\nX\tnow\t\n").unwrap().build();
        assert_eq!(calendar.word(hash("x")), Some(TimeWord::Now));
    }

    #[test]
    fn names_the_line_that_is_wrong() {
        let message = load("word\tkind\tvalue\nx\tmonth\t13\n").err().map(|error| error.to_string());
        assert_eq!(message.as_deref(), Some("times.tsv: line 2, column 3: '13' is not the value of a month"));
    }
}

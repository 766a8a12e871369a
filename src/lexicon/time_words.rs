//! [`TimeWord`]: what a word of time means.

use super::words::Class;
use crate::image::row;

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

impl TimeWord {
    /// The meaning that a table describes so.
    pub(super) fn of(kind: &str, value: &str) -> Option<Self> {
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

    /// What the word can do at the beginning of a time.
    pub(super) const fn class(self) -> Class {
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

/// Declares the values of an enum, and a function to them from the names in the table.
macro_rules! named {
    ($function:ident, $type:ident: $( $name:literal $variant:ident, )+) => {
        impl $type {
            const ALL: &[$type] = &[$( $type::$variant, )+];
        }

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

/// Every meaning by its number; none first.
static ALL: [Option<TimeWord>; 1024] = {
    let mut all = [None; 1024];
    let mut last = 0;
    macro_rules! add {
        ($($kind:ident)+) => { $(
            last += 1;
            all[last] = Some(TimeWord::$kind);
        )+ };
        (numbers $from:literal to $to:literal: $($kind:ident)+) => { $(
            let mut number: i16 = $from;
            while number <= $to {
                last += 1;
                all[last] = Some(TimeWord::$kind(number as _));
                number += 1;
            }
        )+ };
        ($values:ident: $($kind:ident)+) => { $(
            let mut value = 0;
            while value < $values::ALL.len() {
                last += 1;
                all[last] = Some(TimeWord::$kind($values::ALL[value]));
                value += 1;
            }
        )+ };
    }
    add!(numbers 1 to 7: Weekday WeekdayShort);
    add!(numbers 1 to 12: Month MonthVerb MonthShort);
    add!(numbers 0 to 3: Season);
    add!(numbers 0 to 23: Clock);
    add!(numbers 1 to 31: Ordinal);
    add!(numbers 0 to 90: Decade);
    add!(Unit: Unit);
    add!(DayPart: Part);
    add!(Which: Which);
    add!(Edge: Edge EdgeOf Comparative);
    add!(Preposition: Preposition);
    add!(Determiner: Determiner);
    add!(Meridiem: Meridiem);
    add!(Ago Hence Now About AboutThan Than Half Few Age Zone ZoneName ZoneTime Oclock NameBefore NameAfter);
    add!(numbers -128 to 127: Day Night);
    all
};

row!(Option<TimeWord> where u16:
    |number| ALL[usize::from(number) % ALL.len()],
    |word| ALL.iter().position(|&one| one == word).unwrap_or(0) as u16);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Rows;

    #[test]
    fn every_word_of_the_table_is_read_again_as_a_row() {
        let lines = include_str!("data/times.tsv").lines().filter(|line| !line.starts_with('#'));
        let read = |line: &str| {
            let mut cells = line.split('\t').skip(1);
            TimeWord::of(cells.next()?, cells.next().unwrap_or(""))
        };
        let words: Vec<_> = lines.map(read).collect();
        assert!(words.iter().flatten().count() > 250);
        assert!(Rows::new(words.clone()).iter().eq(words));
    }
}

//! [`Sort`]: what a word of time is to those who ask only whether a time begins.

use super::time_words::{Determiner, Preposition, TimeWord, Unit, Which};
use crate::image::code_row;

/// Words of time that go together in the same way. Fewer than [`TimeWord`]s, so that tables of two in a row are small.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Sort {
    /// No word of time.
    Nothing,
    /// A word that only matters inside a time: ago, GMT.
    Other,
    Weekday,
    Month,
    /// A month with its capital, else another word: may, jan.
    CapitalMonth,
    /// A time by itself: noon, tonight, yesterday.
    Name,
    Season,
    Decade,
    Unit,
    Weekend,
    /// A unit that is counted by ordinals: century, quarter.
    Era,
    Part,
    Which,
    This,
    Ordinal,
    /// early, earlier
    Edge,
    /// beginning: `of` follows.
    EdgeOf,
    A,
    The,
    About,
    AboutThan,
    Than,
    Half,
    Few,
    Meridiem,
    Of,
    /// Between the ends of a range: to, through, and.
    Range,
    /// in, on
    Within,
    /// before, after
    Beside,
    Preposition,
    /// Digits, with or without letters. No word of the calendar; only texts have it, and the next one.
    Digits,
    /// Four digits.
    Year,
}
#[rustfmt::skip]
code_row!(Sort, [
    Nothing, Other, Weekday, Month, CapitalMonth, Name, Season, Decade, Unit, Weekend, Era, Part, Which, This, Ordinal, Edge, EdgeOf, A,
    The, About, AboutThan, Than, Half, Few, Meridiem, Of, Range, Within, Beside, Preposition, Digits, Year,
]);

impl Sort {
    /// How many there are.
    pub(crate) const COUNT: usize = Sort::Year as usize + 1;
}

impl TimeWord {
    /// The sort of the word.
    pub(super) const fn sort(self) -> Sort {
        match self {
            TimeWord::Weekday(_) | TimeWord::WeekdayShort(_) => Sort::Weekday,
            TimeWord::Month(_) => Sort::Month,
            TimeWord::MonthVerb(_) | TimeWord::MonthShort(_) => Sort::CapitalMonth,
            TimeWord::Clock(_) | TimeWord::Day(_) | TimeWord::Night(_) => Sort::Name,
            TimeWord::Season(_) => Sort::Season,
            TimeWord::Decade(_) => Sort::Decade,
            TimeWord::Unit(Unit::Weekend) => Sort::Weekend,
            TimeWord::Unit(Unit::Century | Unit::Quarter) => Sort::Era,
            TimeWord::Unit(_) => Sort::Unit,
            TimeWord::Part(_) => Sort::Part,
            TimeWord::Which(Which::This) => Sort::This,
            TimeWord::Which(_) => Sort::Which,
            TimeWord::Ordinal(_) => Sort::Ordinal,
            TimeWord::Edge(_) | TimeWord::Comparative(_) => Sort::Edge,
            TimeWord::EdgeOf(_) => Sort::EdgeOf,
            TimeWord::Determiner(Determiner::A) => Sort::A,
            TimeWord::Determiner(Determiner::The) => Sort::The,
            TimeWord::About => Sort::About,
            TimeWord::AboutThan => Sort::AboutThan,
            TimeWord::Than => Sort::Than,
            TimeWord::Half => Sort::Half,
            TimeWord::Few => Sort::Few,
            TimeWord::Meridiem(_) => Sort::Meridiem,
            TimeWord::Preposition(Preposition::Of) => Sort::Of,
            TimeWord::Preposition(Preposition::To | Preposition::Through | Preposition::And) => Sort::Range,
            TimeWord::Preposition(Preposition::In | Preposition::On) => Sort::Within,
            TimeWord::Preposition(Preposition::Before | Preposition::After) => Sort::Beside,
            TimeWord::Preposition(_) => Sort::Preposition,
            TimeWord::Determiner(Determiner::Its)
            | TimeWord::Ago
            | TimeWord::Hence
            | TimeWord::Now
            | TimeWord::Age
            | TimeWord::Zone
            | TimeWord::ZoneName
            | TimeWord::ZoneTime
            | TimeWord::Oclock
            | TimeWord::NameBefore
            | TimeWord::NameAfter => Sort::Other,
        }
    }
}

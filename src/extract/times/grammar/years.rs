//! Years, decades, centuries and quarters: `in 2014`, `the 1990s`, `the 20th century`, `the third quarter of 2024`.

use super::Read;
use crate::extract::times::expression::Core;
use crate::extract::times::period::Scale;
use crate::extract::times::reader::Reader;
use crate::lexicon::calendar::{Determiner, Preposition, TimeWord, Unit};
use crate::text::Gap;

/// A year or a decade in digits.
pub(super) fn by_digits(reader: &Reader<'_>, at: usize) -> Read<Core> {
    decade(reader, at).or_else(|| by_ordinal(reader, at)).or_else(|| year(reader, at))
}

/// A year, if the words around it make it one: four digits may as well be a count.
fn year(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let year = reader.year(at)?;
    let led = match reader.previous(at) {
        Some(TimeWord::Preposition(preposition)) => is_year_preposition(reader, at, preposition),
        Some(TimeWord::Determiner(_) | TimeWord::Edge(_) | TimeWord::EdgeOf(_) | TimeWord::Which(_)) => true,
        _ => false,
    };
    let after = reader.after(at);
    let bracketed = reader.before(at).has(Gap::OPEN) && after.has(Gap::CLOSE | Gap::HYPHEN | Gap::DASH | Gap::COMMA);
    let possessive = || after.only(Gap::APOSTROPHE) && reader.letters(at + 1) == "s";
    let meant = led || bracketed || is_listed(reader, at) || possessive();
    let counts =
        || reader.counts_people(at + 1) || matches!(reader.next(at + 1), Some(TimeWord::Unit(_) | TimeWord::Zone));
    (meant && !counts()).then_some((Core::Period { scale: Scale::Year, index: year }, at + 1))
}

/// Whether a preposition before four digits makes them a year.
fn is_year_preposition(reader: &Reader<'_>, at: usize, preposition: Preposition) -> bool {
    match preposition {
        Preposition::And => is_listed(reader, at),
        Preposition::At | Preposition::For | Preposition::On => false,
        Preposition::Of | Preposition::To | Preposition::After | Preposition::Before | Preposition::By => {
            reader.year(at).is_some_and(|year| year >= 1700)
        }
        _ => true,
    }
}

/// `2012 and 2014`, `2012, 2013`: a year stands just before.
fn is_listed(reader: &Reader<'_>, at: usize) -> bool {
    let and = matches!(reader.previous(at), Some(TimeWord::Preposition(Preposition::And)));
    let comma = reader.before(at).has(Gap::COMMA) && reader.joined_by_comma(at);
    let other = at.checked_sub(if and { 2 } else { 1 });
    (and || comma) && other.is_some_and(|other| reader.year(other).is_some())
}

/// The other end of a range of years or decades: 2014-`16`, 1998-`2003`, 2014 to `2016`.
pub(super) fn same_scale(reader: &Reader<'_>, from: Core, at: usize) -> Read<Core> {
    let Core::Period { scale: Scale::Year, index } = from else { return None };
    let long = reader.year(at);
    let short = || {
        let two = reader.digits(at, 2).filter(|_| reader.word(at).is_some_and(|word| word.span.len() == 2))? as i32;
        reader.before(at).has(Gap::HYPHEN | Gap::DASH).then_some(index - index % 100 + two)
    };
    let until = long.or_else(short).filter(|&until| until > index)?;
    Some((Core::Period { scale: Scale::Year, index: until }, at + 1))
}

/// `1990s`, `'90s`.
pub(super) fn decade(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let shape = reader.look(at).shape();
    let word = reader.word(at).filter(|word| shape.has_digit() && word.span.len() <= 5)?;
    let (digits, end) = match shape.is_number() {
        true if word.after.only(Gap::APOSTROPHE) && reader.letters(at + 1) == "s" => (reader.letters(at), at + 2),
        true => return None,
        false => (reader.letters(at).strip_suffix('s')?, at + 1),
    };
    let year: u8 = digits.get(digits.len().checked_sub(2)?..)?.parse().ok().filter(|year| year % 10 == 0)?;
    let core = match digits.len() {
        2 if reader.before(at).has(Gap::APOSTROPHE) => decade_word(year),
        4 => {
            let year: i32 = digits.parse().ok().filter(|year| (1000..=2100).contains(year))?;
            Core::Period { scale: Scale::Decade, index: year / 10 }
        }
        _ => return None,
    };
    // The possessive of a year that ends in 0 is no decade unless a determiner stands before it.
    let plural =
        end == at + 1 || matches!(reader.previous(at), Some(TimeWord::Determiner(Determiner::The) | TimeWord::Edge(_)));
    plural.then_some((core, end))
}

/// The decade of a word: the nineties are those of the last century.
pub(super) fn decade_word(year: u8) -> Core {
    Core::Period { scale: Scale::Decade, index: 190 + i32::from(year) / 10 }
}

/// `20th century`, `third quarter of 2024`.
pub(super) fn by_ordinal(reader: &Reader<'_>, at: usize) -> Read<Core> {
    let Some(TimeWord::Unit(unit @ (Unit::Century | Unit::Quarter))) = reader.next(at + 1) else { return None };
    let number = reader.ordinal(at)?;
    match unit {
        Unit::Century => Some((Core::Period { scale: Scale::Century, index: i32::from(number) - 1 }, at + 2)),
        Unit::Quarter if number <= 4 => {
            let next = at + 2;
            let of = usize::from(matches!(reader.next(next), Some(TimeWord::Preposition(Preposition::Of))));
            let year = reader.joined(next + of).then(|| reader.year(next + of)).flatten();
            let end = if year.is_some() { next + of + 1 } else { next };
            Some((Core::Quarter { scale: Scale::Quarter, year, number: number - 1, which: None }, end))
        }
        _ => None,
    }
}

//! Times of day: `10 a.m.`, `6.15am`, `14:30 GMT`, `noon`, `3 o'clock`.

use super::Read;
use crate::extract::times::expression::Clock;
use crate::extract::times::reader::Reader;
use crate::lexicon::calendar::{Meridiem, Preposition, TimeWord};
use crate::text::Gap;

/// A time of day, with its zone.
pub(super) fn clock(reader: &Reader<'_>, at: usize) -> Read<Clock> {
    if let Some(TimeWord::Clock(hour)) = reader.meaning(at) {
        return Some((Clock { hour, minute: None }, at + 1));
    }
    let digits = digits(reader, at)?;
    let (clock, next) =
        meridiem(reader, digits).or_else(|| oclock(reader, digits)).or_else(|| full_day(reader, at, digits))?;
    Some((clock, zone(reader, next).unwrap_or(next)))
}

/// After a day: `at 10 a.m.`, `, 10 a.m.`
pub(super) fn after_day(reader: &Reader<'_>, at: usize) -> Read<Clock> {
    let led = matches!(reader.next(at), Some(TimeWord::Preposition(Preposition::At)));
    let about = led && matches!(reader.next(at + 1), Some(TimeWord::About));
    let at = at + usize::from(led) + usize::from(about);
    reader.joined_by_comma(at).then(|| clock(reader, at)).flatten()
}

/// The end of a time that no day follows, if it can stand alone: `noon` needs a preposition.
pub(super) fn alone(reader: &Reader<'_>, at: usize, next: usize) -> Option<usize> {
    let word = matches!(reader.meaning(at), Some(TimeWord::Clock(_)));
    let led = matches!(reader.previous(at), Some(TimeWord::Preposition(_) | TimeWord::About));
    (!word || led).then_some(next)
}

/// Digits of a time of day, and what stands after them.
#[derive(Clone, Copy)]
struct Digits<'a> {
    hour: u8,
    minute: Option<u8>,
    /// Letters glued to the last digit: `am` of `6am`.
    glued: &'a str,
    next: usize,
}

fn digits<'a>(reader: &Reader<'a>, at: usize) -> Option<Digits<'a>> {
    let (hour, glued) = leading(reader, at)?;
    let separated = glued.is_empty() && reader.after(at).only(Gap::COLON | Gap::STOP) && !reader.after(at).is_empty();
    let minute = separated.then(|| leading(reader, at + 1)).flatten();
    let two_digits =
        reader.letters(at + 1).len() >= 2 && !reader.letters(at + 1).starts_with(|c: char| !c.is_ascii_digit());
    match minute.filter(|&(minute, _)| minute < 60 && two_digits) {
        Some((minute, glued)) => Some(Digits { hour, minute: Some(minute), glued, next: at + 2 }),
        None => Some(Digits { hour, minute: None, glued, next: at + 1 }),
    }
}

/// The number that a word of one or two digits begins with, and the letters after it.
fn leading<'a>(reader: &Reader<'a>, at: usize) -> Option<(u8, &'a str)> {
    let word =
        reader.word(at).filter(|word| word.shape.has_digit() && word.shape.is_ascii() && word.span.len() <= 4)?;
    let letters = word.span.of(reader.text);
    let split = letters.find(|c: char| !c.is_ascii_digit()).unwrap_or(letters.len());
    let (digits, glued) = letters.split_at_checked(split)?;
    (digits.len() <= 2).then(|| Some((digits.parse().ok()?, glued)))?
}

/// `10 a.m.`, `6.15pm`.
fn meridiem(reader: &Reader<'_>, digits: Digits<'_>) -> Read<Clock> {
    let spelled = |letters: &str| match letters {
        "am" | "AM" => Some(Meridiem::Am),
        "pm" | "PM" => Some(Meridiem::Pm),
        _ => None,
    };
    let dotted = |at: usize| {
        let m = matches!(reader.letters(at + 1), "m" | "M") && reader.after(at).only(Gap::STOP);
        match reader.letters(at) {
            "a" | "A" if m => Some(Meridiem::Am),
            "p" | "P" if m => Some(Meridiem::Pm),
            _ => None,
        }
    };
    let (half, next) = match digits.glued {
        "" if reader.joined(digits.next) => match dotted(digits.next) {
            Some(half) => (half, digits.next + 2),
            None => (spelled(reader.letters(digits.next))?, digits.next + 1),
        },
        glued => (spelled(glued)?, digits.next),
    };
    let hour = match (digits.hour, half) {
        (12, Meridiem::Am) => 0,
        (12, Meridiem::Pm) => 12,
        (hour @ 1..=11, Meridiem::Am) => hour,
        (hour @ 1..=11, Meridiem::Pm) => hour + 12,
        _ => return None,
    };
    Some((Clock { hour, minute: digits.minute }, next))
}

/// `3 o'clock`.
fn oclock(reader: &Reader<'_>, digits: Digits<'_>) -> Read<Clock> {
    let o = matches!(reader.letters(digits.next), "o" | "O") && reader.after(digits.next).only(Gap::APOSTROPHE);
    let clock = o && matches!(reader.meaning(digits.next + 1), Some(TimeWord::Oclock));
    (clock && (1..=12).contains(&digits.hour)).then_some((Clock { hour: digits.hour, minute: None }, digits.next + 2))
}

/// `14:30`, with `at` before it or a zone after it: without them it is a score or a verse.
fn full_day(reader: &Reader<'_>, at: usize, digits: Digits<'_>) -> Read<Clock> {
    let minute = digits.minute.filter(|_| digits.glued.is_empty() && digits.hour < 24)?;
    let led = matches!(reader.previous(at), Some(TimeWord::Preposition(Preposition::At) | TimeWord::About));
    let longer = reader.after(digits.next - 1).only(Gap::COLON | Gap::STOP) && reader.digits(digits.next, 9).is_some();
    let colon = reader.after(at).only(Gap::COLON);
    let meant = led && colon || zone(reader, digits.next).is_some();
    (meant && !longer).then_some((Clock { hour: digits.hour, minute: Some(minute) }, digits.next))
}

/// The word after a zone: `GMT`, `local time`, `Eastern Standard Time`.
fn zone(reader: &Reader<'_>, at: usize) -> Option<usize> {
    if matches!(
        reader.next(at).or_else(|| reader.joined_by_stop(at).then(|| reader.meaning(at)).flatten()),
        Some(TimeWord::Zone)
    ) && reader.word(at).is_some_and(|word| word.shape.is_upper())
    {
        return Some(at + 1);
    }
    let names = (at..at + 3).take_while(|&at| matches!(reader.meaning(at), Some(TimeWord::ZoneName))).count();
    let time = matches!(reader.next(at + names), Some(TimeWord::ZoneTime));
    (names > 0 && time).then_some(at + names + 1)
}

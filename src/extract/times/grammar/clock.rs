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
    let follower = || reader.word(digits.next).map_or(0, |word| word.span.len());
    if digits.is_bare() && follower() > LONGEST_MARK {
        return None;
    }
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

/// Letters of the word that makes bare digits an hour: `am`, `p`, `o`.
const LONGEST_MARK: u32 = 2;

impl Digits<'_> {
    /// Whether nothing in the digits says that they are a time.
    fn is_bare(self) -> bool {
        self.minute.is_none() && self.glued.is_empty()
    }
}

fn digits<'a>(reader: &Reader<'a>, at: usize) -> Option<Digits<'a>> {
    let (hour, glued) = leading(reader, at)?;
    let gap = reader.after(at);
    let separated = glued.is_empty() && gap.only(Gap::COLON | Gap::STOP) && !gap.is_empty();
    let minute = if separated { leading(reader, at + 1) } else { None };
    let is_long = || reader.letters(at + 1).len() >= 2;
    match minute.filter(|&(minute, _)| minute < 60 && is_long()) {
        Some((minute, glued)) => Some(Digits { hour, minute: Some(minute), glued, next: at + 2 }),
        None => Some(Digits { hour, minute: None, glued, next: at + 1 }),
    }
}

/// The number that a word of one or two digits begins with, and the letters after it.
fn leading<'a>(reader: &Reader<'a>, at: usize) -> Option<(u8, &'a str)> {
    let shape = reader.look(at).shape();
    if !shape.has_digit() | !shape.is_ascii() {
        return None;
    }
    let letters = Some(reader.letters(at)).filter(|letters| letters.len() <= 4)?;
    let digits = letters.bytes().take_while(u8::is_ascii_digit);
    let value = digits.clone().fold(0, |value, digit| value * 10 + u16::from(digit & 15));
    let len = digits.count();
    matches!(len, 1 | 2).then(|| Some((value as u8, letters.get(len..)?)))?
}

/// `10 a.m.`, `6.15pm`.
fn meridiem(reader: &Reader<'_>, digits: Digits<'_>) -> Read<Clock> {
    let spelled = |letters: &str| match letters {
        "am" | "AM" => Some(Meridiem::Am),
        "pm" | "PM" => Some(Meridiem::Pm),
        _ => None,
    };
    let dotted = |at: usize| {
        let m = || matches!(reader.letters(at + 1), "m" | "M") && reader.after(at).only(Gap::STOP);
        match reader.letters(at) {
            "a" | "A" if m() => Some(Meridiem::Am),
            "p" | "P" if m() => Some(Meridiem::Pm),
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

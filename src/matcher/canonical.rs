//! When two pieces of text say the same: white space, apostrophes and hyphens in their several forms, and letter case.

use std::borrow::Cow;

use super::CaseRule;
use crate::text::is_invisible;

/// Stands for white space with a blank line in it, which equals no space: nothing goes on over the end of a paragraph.
const BLANK_LINE: char = '\n';

/// The characters of a text in their plain form: each run of white space as one space, each apostrophe as `'`, each hyphen as `-`,
/// and nothing for characters that show nothing.
///
/// Works from either end, so that what stands before a word can be compared backwards.
pub(super) struct Canonical<I: Iterator<Item = char>> {
    chars: std::iter::Peekable<I>,
    /// Bytes of the text taken so far.
    taken: usize,
}

/// The characters of `text` in their plain form.
pub(super) fn canonical(text: &str) -> Canonical<std::str::Chars<'_>> {
    Canonical { chars: text.chars().peekable(), taken: 0 }
}

/// A phrase in its plain form, without white space around it.
pub(crate) fn plain(phrase: &str) -> Cow<'_, str> {
    let phrase = phrase.trim();
    if is_plain(phrase) {
        return Cow::Borrowed(phrase);
    }
    let mut plain = String::with_capacity(phrase.len());
    plain.extend(canonical(phrase).map(|c| if c == BLANK_LINE { ' ' } else { c }));
    Cow::Owned(plain)
}

/// Whether it is nothing but visible ASCII and single spaces, which are in their plain form.
pub(crate) fn is_plain(phrase: &str) -> bool {
    let look = |(plain, before), byte| {
        let is_second_space = (byte == b' ') & (before == b' ');
        (plain & (b' '..=b'~').contains(&byte) & !is_second_space, byte)
    };
    phrase.bytes().fold((true, 0), look).0
}

/// The letters of a phrase in its plain form and in small letters: equal for phrases that differ in case only.
pub(crate) fn letters(phrase: &str) -> impl Iterator<Item = char> + '_ {
    folded(canonical(phrase.trim()).map(|c| if c == BLANK_LINE { ' ' } else { c }))
}

/// The characters of `text` in their plain form, the last one first.
pub(super) fn canonical_backwards(text: &str) -> Canonical<std::iter::Rev<std::str::Chars<'_>>> {
    Canonical { chars: text.chars().rev().peekable(), taken: 0 }
}

impl<I: Iterator<Item = char>> Canonical<I> {
    /// Takes the white space that goes on after `first`; a space, or [`BLANK_LINE`] where the run holds two line ends.
    fn white_space(&mut self, first: char) -> char {
        let mut ends = LineEnds::default();
        ends.add(first);
        while let Some(c) = self.chars.next_if(|&c| c.is_whitespace() || is_invisible(c)) {
            ends.add(c);
            self.taken += c.len_utf8();
        }
        if ends.count() < 2 { ' ' } else { BLANK_LINE }
    }

    /// How many bytes say `wanted`, which is in its plain form and has white space at neither end; the text may go on after them.
    pub(super) fn opening(mut self, wanted: impl IntoIterator<Item = char>) -> Option<usize> {
        wanted.into_iter().all(|c| self.next() == Some(c)).then_some(self.taken)
    }
}

impl<I: Iterator<Item = char>> Iterator for Canonical<I> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        loop {
            let c = self.chars.next()?;
            self.taken += c.len_utf8();
            return Some(match c {
                '!'..='~' => c,
                '\u{2018}' | '\u{2019}' | '\u{201B}' => '\'',
                '\u{2010}' | '\u{2011}' => '-',
                c if c.is_whitespace() => self.white_space(c),
                c if is_invisible(c) => continue,
                c => c,
            });
        }
    }
}

/// The line ends in a run of white space, where a carriage return and a line feed together are one.
#[derive(Default)]
struct LineEnds {
    feeds: usize,
    returns: usize,
    others: usize,
}

impl LineEnds {
    fn add(&mut self, c: char) {
        match c {
            '\n' => self.feeds += 1,
            '\r' => self.returns += 1,
            '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' => self.others += 1,
            '\u{2029}' => self.others += 2,
            _ => {}
        }
    }

    fn count(&self) -> usize {
        self.feeds.max(self.returns) + self.others
    }
}

/// How a piece of text agrees with a phrase that it equals but for case.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Agreement {
    /// Each letter has the case that the phrase gives it.
    as_written: bool,
    /// The text has no lower-case letter.
    all_caps: bool,
}

impl Agreement {
    pub(super) fn satisfies(self, rule: CaseRule) -> bool {
        match rule {
            CaseRule::Exact => self.as_written,
            CaseRule::Capitalised => self.as_written || self.all_caps,
            CaseRule::Any => true,
        }
    }
}

/// How `text` agrees with `phrase` (in its plain form); nothing if they differ in more than case.
pub(super) fn agreement(phrase: &[u8], text: &str) -> Option<Agreement> {
    let bytes = text.as_bytes();
    if phrase == bytes {
        return Some(Agreement { as_written: true, all_caps: true });
    }
    if phrase.len() == bytes.len() {
        // One pass that asks everything of every letter: to leave it early costs more than it saves.
        let (mut but_for_case, mut plain, mut small) = (true, true, false);
        for (one, byte) in phrase.iter().zip(bytes) {
            but_for_case &= one.eq_ignore_ascii_case(byte);
            plain &= (b' '..=b'~').contains(byte);
            small |= byte.is_ascii_lowercase();
        }
        if plain {
            // Of equal length and without anything that has a plainer form: only case can differ.
            return but_for_case.then_some(Agreement { as_written: false, all_caps: !small });
        }
    }
    if is_wider(phrase, bytes) {
        return Some(Agreement { as_written: true, all_caps: false });
    }
    let phrase = str::from_utf8(phrase).ok()?;
    let as_written = phrase.chars().eq(canonical(text));
    if !as_written && !folded(phrase.chars()).eq(folded(canonical(text))) {
        return None;
    }
    Some(Agreement { as_written, all_caps: !text.chars().any(char::is_lowercase) })
}

/// Whether `text` says `phrase` byte by byte, but that in place of spaces it has some, of which one may be a line end.
fn is_wider(phrase: &[u8], text: &[u8]) -> bool {
    let mut rest = text;
    for &byte in phrase {
        let behind = match rest {
            [first, behind @ ..] if *first == byte && byte != b' ' => behind,
            [b' ' | b'\n', ..] if byte == b' ' => {
                let len = rest.iter().take_while(|&&byte| matches!(byte, b' ' | b'\n')).count();
                let (spaces, behind) = rest.split_at(len);
                if spaces.iter().filter(|&&byte| byte == b'\n').count() > 1 {
                    return false;
                }
                behind
            }
            _ => return false,
        };
        rest = behind;
    }
    rest.is_empty()
}

fn folded(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{agreement, canonical, canonical_backwards};
    use crate::matcher::CaseRule;

    #[test]
    fn plain_form() {
        let plain = |text| canonical(text).collect::<String>();
        assert_eq!(plain("Cote d\u{2019}Azur"), "Cote d'Azur");
        assert_eq!(plain("Bank\u{A0}of \r\n England"), "Bank of England");
        assert_eq!(plain("one\r\n\r\ntwo"), "one\ntwo");
        assert_eq!(plain("Anne\u{2010}Marie\u{2011}Louise"), "Anne-Marie-Louise");
        assert_eq!(plain("Os\u{AD}lo"), "Oslo");
    }

    #[test]
    fn openings_count_bytes_of_the_text() {
        assert_eq!(canonical(" \u{2019} and").opening(" '".chars()), Some(4));
        assert_eq!(canonical_backwards("x &\n").opening(" &".chars()), Some(2));
        assert_eq!(canonical("!").opening("!!".chars()), None);
    }

    #[test]
    fn case_rules() {
        let rules = [CaseRule::Exact, CaseRule::Capitalised, CaseRule::Any];
        let holding = |phrase, text| {
            let agreement = agreement(str::as_bytes(phrase), text);
            rules.map(|rule| agreement.is_some_and(|agreement| agreement.satisfies(rule)))
        };
        assert_eq!(holding("Bank of Elbe", "Bank of Elbe"), [true, true, true]);
        assert_eq!(holding("Bank of Elbe", "BANK OF ELBE"), [false, true, true]);
        assert_eq!(holding("Bank of Elbe", "Bank Of Elbe"), [false, false, true]);
        assert_eq!(holding("Bank of Elbe", "Bank of Elba"), [false, false, false]);
        assert_eq!(holding("Bank of Elbe", "Bank \n of  Elbe"), [true, true, true]);
        assert_eq!(holding("Bank of Elbe", "Bank \n\nof Elbe"), [false, false, false]);
        assert_eq!(holding("İzmir", "i\u{307}zmir"), [false, false, true]);
        assert_eq!(holding("Kelvin", "\u{212A}elvin"), [false, false, true]);
    }
}

//! [`Scanned`]: phrases with their words, read many at a time.

use std::ops::Range;

use super::canonical::plain;
use crate::text::{Word, WordScan};

/// So many bytes are read at a time, or the phrase that is longer.
const ENOUGH: usize = 4096;

/// Between phrases: nothing goes on over the end of a paragraph.
const APART: &str = "\n\n";

/// A phrase in its plain form, in a text with others.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanned<'a> {
    pub(super) text: &'a str,
    /// Where the phrase begins and ends.
    start: usize,
    end: usize,
    /// Its words; their spans are those of the text.
    pub(super) words: &'a [Word],
}

impl<'a> Scanned<'a> {
    pub(super) fn phrase(&self) -> &'a str {
        &self.text[self.start..self.end]
    }

    /// How many bytes stand before the first word and behind the last, if there are words.
    pub(super) fn around(&self) -> Option<[usize; 2]> {
        let (first, last) = (self.words.first()?, self.words.last()?);
        Some([first.span.start() as usize - self.start, self.end - last.span.end() as usize])
    }
}

/// Phrases that wait to be read together.
#[derive(Default)]
struct Waiting {
    text: String,
    phrases: Vec<Range<usize>>,
    scan: WordScan,
}

/// Reads phrases and shows them to `take`, in their order. To read them one by one would take several times as long.
pub(super) fn each_scanned<'p, E>(
    phrases: impl IntoIterator<Item = &'p str>,
    mut take: impl FnMut(Scanned<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut waiting = Waiting::default();
    for phrase in phrases {
        let start = waiting.text.len();
        waiting.text.push_str(plain(phrase).trim());
        waiting.phrases.push(start..waiting.text.len());
        waiting.text.push_str(APART);
        if waiting.text.len() > ENOUGH {
            waiting.read(&mut take)?;
        }
    }
    waiting.read(&mut take)
}

impl Waiting {
    fn read<E>(&mut self, take: &mut impl FnMut(Scanned<'_>) -> Result<(), E>) -> Result<(), E> {
        let Self { text, phrases, scan } = self;
        scan.read(text);
        let mut words = scan.words();
        for Range { start, end } in phrases.drain(..) {
            let own = words.iter().take_while(|word| (word.span.start() as usize) < end).count();
            let (own, rest) = words.split_at(own);
            words = rest;
            take(Scanned { text, start, end, words: own })?;
        }
        text.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_read_as_if_each_stood_alone() {
        let phrases = ["Oslo", "", " U.S. Bank\u{A0}", "$", "O’Neill's", "x-", "-ray", "(a) b!", "'n'", "№ 5"];
        let many: Vec<&str> = phrases.into_iter().cycle().take(3_000).collect();
        let (mut number, mut scan) = (0, WordScan::default());
        let result = each_scanned(many.iter().copied(), |scanned| {
            let phrase = plain(many[number]);
            let phrase = phrase.trim();
            scan.read(phrase);
            let alone = scan.words().iter().map(|word| (word.span.of(phrase), word.hash, word.shape));
            assert!(scanned.words.iter().map(|word| (word.span.of(scanned.text), word.hash, word.shape)).eq(alone));
            assert_eq!(scanned.phrase(), phrase);
            let around = scan.words().first().zip(scan.words().last());
            let around = around.map(|(from, to)| [from.span.start() as usize, phrase.len() - to.span.end() as usize]);
            assert_eq!(scanned.around(), around);
            number += 1;
            if number < 2_999 { Ok(()) } else { Err("enough") }
        });
        assert_eq!((number, result), (2_999, Err("enough")));
    }
}

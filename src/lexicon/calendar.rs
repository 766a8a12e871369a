//! [`Calendar`]: the words of time, typed.

use std::collections::BTreeMap;

use super::slots::Slots;
pub(crate) use super::time_sorts::Sort;
pub(crate) use super::time_words::{DayPart, Determiner, Edge, Meridiem, Preposition, TimeWord, Unit, Which};
use super::tsv::{Table, TableText};
use super::words::Class;
use crate::Result;
use crate::image::{code_row, row, stored};
use crate::text::hash;

/// The words of time of one language, looked up by word hash.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    words: Slots<Known>,
}
stored!(Calendar { words });

/// What is known of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Known {
    word: Option<TimeWord>,
    sort: Sort,
    cue: Option<TenseCue>,
}
row!(Known { word: Option<TimeWord>, sort: Sort, cue: Option<TenseCue> });

impl Known {
    const NOTHING: Self = Self { word: None, sort: Sort::Nothing, cue: None };
}

/// What a word says of the time of its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TenseCue {
    Past,
    Future,
    /// The future, if `to` or `for` follows.
    FutureTo,
}
code_row!(TenseCue, [Past, Future, FutureTo]);

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
            match (cue(kind), TimeWord::of(kind, value)) {
                (Some(cue), _) => self.cues.push((word, cue)),
                (None, Some(meaning)) => self.words.push((word, meaning)),
                (None, None) => return Err(row.error(2, format!("'{value}' is not the value of a {kind}"))),
            }
        }
        Ok(())
    }

    /// The calendar; of two entries for one word the later one counts.
    pub(super) fn build(self) -> Calendar {
        let mut known: BTreeMap<u64, Known> = BTreeMap::new();
        for (hash, word) in self.words {
            let known = known.entry(hash).or_insert(Known::NOTHING);
            (known.word, known.sort) = (Some(word), word.sort());
        }
        for (hash, cue) in self.cues {
            known.entry(hash).or_insert(Known::NOTHING).cue = Some(cue);
        }
        Calendar { words: Slots::new(known) }
    }

    /// The words by hash, with the classes that say where to look for times and tenses.
    pub(super) fn classes(&self) -> Vec<(u64, Class)> {
        let words: BTreeMap<u64, TimeWord> = self.words.iter().copied().collect();
        let words = words.into_iter().map(|(word, meaning)| (word, meaning.class()));
        words.chain(self.cues.iter().map(|&(word, _)| (word, Class::TENSE))).collect()
    }
}

impl Calendar {
    /// What the word with this hash means.
    #[inline]
    pub(crate) fn word(&self, hash: u64) -> Option<TimeWord> {
        self.words.get(hash).word
    }

    /// Of what sort it is.
    #[inline]
    pub(crate) fn sort(&self, hash: u64) -> Sort {
        self.words.get(hash).sort
    }

    /// What the word with this hash says of the time of its clause.
    pub(crate) fn cue(&self, hash: u64) -> Option<TenseCue> {
        self.words.get(hash).cue
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

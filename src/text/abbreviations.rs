//! What we know about words at full stops: `abbreviations.tsv`.

use std::sync::LazyLock;

use super::hash::hash;
use super::table::{WordTable, entries};

/// A set of the classes in the data file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct StopClass(u16);

impl StopClass {
    pub(super) const TITLE: StopClass = StopClass(1);
    pub(super) const INSIDE: StopClass = StopClass(1 << 1);
    pub(super) const NUMBER: StopClass = StopClass(1 << 2);
    pub(super) const DATE: StopClass = StopClass(1 << 3);
    pub(super) const CLOCK: StopClass = StopClass(1 << 4);
    pub(super) const ZONE: StopClass = StopClass(1 << 5);
    pub(super) const EITHER: StopClass = StopClass(1 << 6);
    pub(super) const STARTER: StopClass = StopClass(1 << 7);
    pub(super) const SPEECH: StopClass = StopClass(1 << 8);
    pub(super) const DAY: StopClass = StopClass(1 << 9);
    pub(super) const MEASURE: StopClass = StopClass(1 << 10);
    /// All classes of words that may be followed by a stop that ends no sentence.
    pub(super) const SHORT: StopClass = StopClass(
        Self::TITLE.0
            | Self::INSIDE.0
            | Self::NUMBER.0
            | Self::DATE.0
            | Self::CLOCK.0
            | Self::EITHER.0
            | Self::MEASURE.0,
    );
    /// The entry is written with a capital, and counts only so.
    const CAPITAL: StopClass = StopClass(1 << 15);

    /// Whether any of `classes` is in the set.
    pub(super) fn has(self, classes: StopClass) -> bool {
        self.0 & classes.0 != 0
    }

    pub(super) fn or(self, other: StopClass) -> StopClass {
        StopClass(self.0 | other.0)
    }

    fn named(name: &str) -> Option<StopClass> {
        Some(match name {
            "title" => Self::TITLE,
            "inside" => Self::INSIDE,
            "number" => Self::NUMBER,
            "date" => Self::DATE,
            "clock" => Self::CLOCK,
            "zone" => Self::ZONE,
            "either" => Self::EITHER,
            "starter" => Self::STARTER,
            "measure" => Self::MEASURE,
            "day" => Self::DAY,
            "speech" => Self::SPEECH,
            _ => return None,
        })
    }
}

const DATA: &str = include_str!("abbreviations.tsv");

/// The classes of all words that have one.
pub(super) struct StopClasses(WordTable<StopClass>);

static TABLE: LazyLock<StopClasses> = LazyLock::new(|| {
    StopClasses(WordTable::new(entries(DATA).map(|(word, classes)| {
        let capital = if word.starts_with(char::is_uppercase) { StopClass::CAPITAL } else { StopClass::default() };
        (hash(word), classes.split('|').filter_map(StopClass::named).fold(capital, StopClass::or))
    })))
});

/// The table of all classes.
pub(super) fn stop_classes() -> &'static StopClasses {
    &TABLE
}

impl StopClasses {
    /// The classes of a word with this hash, or of an abbreviation with stops inside (`p.m`).
    #[inline]
    pub(super) fn get(&self, hash: u64, capitalised: bool) -> StopClass {
        let class = self.0.get(hash).0;
        // The bit of the capital is the highest. Where it is set in vain all bits are taken away.
        let in_vain = class >> 15 & u16::from(!capitalised);
        StopClass(class & in_vain.wrapping_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_class_in_the_data_is_known_and_no_word_stands_twice() {
        let mut seen = HashSet::new();
        for (word, classes) in entries(DATA) {
            assert!(classes.split('|').all(|class| StopClass::named(class).is_some()), "{word}: {classes}");
            assert!(seen.insert(hash(word)), "{word} stands twice");
        }
        assert!(seen.len() > 300);
    }

    #[test]
    fn a_word_with_a_capital_counts_only_so() {
        assert!(stop_classes().get(hash("gen"), true).has(StopClass::TITLE));
        assert!(!stop_classes().get(hash("gen"), false).has(StopClass::TITLE));
        assert!(stop_classes().get(hash("p.m"), false).has(StopClass::CLOCK));
    }
}

//! The words that make numbers: `number_words.tsv`.

use std::sync::LazyLock;

use super::hash::hash;
use super::table::{WordTable, entries};

/// What a word does in a number. The data file explains each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    #[default]
    Nothing,
    Unit,
    Ten,
    Hundred,
    Scale,
    Dozen,
    Fraction,
    Share,
    Many,
    ManyOf,
    Tens,
    Several,
    Few,
    Couple,
    Article,
    And,
    Of,
    No,
    Ordinal,
    OrdinalSuffix,
    Suffix,
    MoneySuffix,
    Percent,
    Per,
    Cent,
    Money,
    Code,
}

impl Part {
    fn named(name: &str) -> Option<Part> {
        Some(match name {
            "unit" => Self::Unit,
            "ten" => Self::Ten,
            "hundred" => Self::Hundred,
            "scale" => Self::Scale,
            "dozen" => Self::Dozen,
            "fraction" => Self::Fraction,
            "part" => Self::Share,
            "many" => Self::Many,
            "many_of" => Self::ManyOf,
            "tens" => Self::Tens,
            "several" => Self::Several,
            "few" => Self::Few,
            "couple" => Self::Couple,
            "article" => Self::Article,
            "and" => Self::And,
            "of" => Self::Of,
            "no" => Self::No,
            "ordinal" => Self::Ordinal,
            "ordinal_suffix" => Self::OrdinalSuffix,
            "suffix" => Self::Suffix,
            "money_suffix" => Self::MoneySuffix,
            "percent" => Self::Percent,
            "per" => Self::Per,
            "cent" => Self::Cent,
            "money" => Self::Money,
            "code" => Self::Code,
            _ => return None,
        })
    }

    /// Whether a number can begin with the word.
    fn begins(self) -> bool {
        use Part::*;
        matches!(
            self,
            Unit | Ten | Hundred | Scale | Dozen | Share | Many | ManyOf | Tens | Several | Few | Couple | Ordinal
        )
    }
}

const DATA: &str = include_str!("number_words.tsv");

static TABLE: LazyLock<NumberWords> = LazyLock::new(|| {
    let words: Vec<_> = entries(DATA).filter_map(|(word, cells)| Some((hash(word), parse(cells)?))).collect();
    let mut first = [0; 64];
    for (hash, _) in words.iter().filter(|(_, (part, _))| part.begins()) {
        first[(hash >> 58) as usize] |= 1 << (hash >> 52 & 63);
    }
    NumberWords { table: WordTable::new(words), first }
});

/// The kind and the value of an entry.
fn parse(cells: &str) -> Option<(Part, f64)> {
    let (kind, value) = cells.split_once('\t')?;
    Some((Part::named(kind)?, value.parse().ok()?))
}

/// The words, and 4,096 bits that tell most other words from those that begin a number.
pub(super) struct NumberWords {
    table: WordTable<(Part, f64)>,
    first: [u64; 64],
}

impl NumberWords {
    /// The words of English numbers.
    pub(super) fn english() -> &'static Self {
        &TABLE
    }

    /// Whether the word with this hash may begin a number. It is wrong for few words, and then only to say yes.
    pub(super) fn may_begin(&self, hash: u64) -> bool {
        self.first[(hash >> 58) as usize] >> (hash >> 52 & 63) & 1 != 0
    }

    /// The hashes of the words that begin a number.
    pub(super) fn openers(&self) -> impl Iterator<Item = u64> {
        self.table.entries().filter(|(_, (part, _))| part.begins()).map(|&(hash, _)| hash)
    }

    /// What the word with this hash does in a number, and its value.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> (Part, f64) {
        self.table.get(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_read() {
        for (word, cells) in entries(DATA) {
            assert_eq!(Some(NumberWords::english().get(hash(word))), parse(cells), "{word}");
            assert!(parse(cells).is_some(), "{word}: {cells}");
        }
    }
}

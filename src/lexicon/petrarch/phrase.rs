//! [`Phrase`]: words in order, some of which must stand side by side; and [`PhraseTable`], many of them.

use std::collections::HashMap;

use crate::text;

/// Words in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Phrase {
    pub(crate) words: Vec<PhraseWord>,
}

/// A word of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct PhraseWord {
    /// Its [`hash`](crate::text::hash).
    pub(crate) hash: u64,
    /// Whether it stands right behind the word before.
    pub(crate) joined: bool,
}

impl Phrase {
    /// Reads `PRIME_MINISTER`: `_` joins words, between words with a blank others may stand. What a text writes without a blank in it
    /// is one word or several that are joined: `U.N.`, `AL-QAEDA`.
    pub(super) fn new(text: &str) -> Self {
        let text = contracted(text);
        let mut words = Vec::new();
        for token in text.split_whitespace() {
            let parts = token.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
            words.extend(parts.enumerate().map(|(at, part)| PhraseWord { hash: text::hash(part), joined: at > 0 }));
        }
        Self { words }
    }

    /// The same with all its words side by side.
    pub(super) fn adjacent(text: &str) -> Self {
        let mut phrase = Self::new(text);
        phrase.words.iter_mut().skip(1).for_each(|word| word.joined = true);
        phrase
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Joins what taggers part: `DID N'T` is written `didn't`.
fn contracted(text: &str) -> String {
    text.to_uppercase().replace(" N'T", "N'T").replace("_N'T", "N'T")
}

/// Phrases by their first word, long ones first, each with what it stands for.
#[derive(Clone, Debug, Default)]
pub(crate) struct PhraseTable {
    by_first: HashMap<u64, Vec<(Phrase, u32)>>,
}

impl PhraseTable {
    /// Adds a phrase that stands for the entry `index`. Of two that are the same the first counts.
    pub(super) fn add(&mut self, phrase: Phrase, index: usize) {
        let Some(first) = phrase.words.first() else { return };
        let list = self.by_first.entry(first.hash).or_default();
        let at = list.partition_point(|(other, _)| other.words.len() >= phrase.words.len());
        list.insert(at, (phrase, index as u32));
    }

    /// The phrases that begin with a word, long ones first.
    pub(crate) fn starting_with(&self, hash: u64) -> &[(Phrase, u32)] {
        self.by_first.get(&hash).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn underscores_and_signs_join_words() {
        let joins = |text| Phrase::new(text).words.iter().map(|word| word.joined).collect::<Vec<_>>();
        assert_eq!(joins("PRIME_MINISTER OF_"), [false, true, false]);
        assert_eq!(joins("U.N. AL-QAEDA"), [false, true, false, true]);
        assert_eq!(Phrase::new("DID N'T"), Phrase::new("didn't"));
        assert_eq!(Phrase::adjacent("TO THE END"), Phrase::new("TO_THE_END"));
    }

    #[test]
    fn long_phrases_come_first() {
        let mut table = PhraseTable::default();
        for (index, text) in ["SOUTH", "SOUTH_KOREA", "SOUTH"].into_iter().enumerate() {
            table.add(Phrase::new(text), index);
        }
        let found = table.starting_with(text::hash("south")).iter().map(|&(_, index)| index);
        assert_eq!(found.collect::<Vec<_>>(), [1, 0, 2]);
    }
}

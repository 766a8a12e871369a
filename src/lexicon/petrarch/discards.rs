//! Reads `.discards`: phrases that make a sentence or an article no news of events.

use super::lines::lines;
use super::phrase::{Phrase, PhraseTable};

/// Phrases, and whether each is about the whole article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discards {
    pub(crate) phrases: PhraseTable,
    pub(crate) of_article: Vec<bool>,
}

impl Discards {
    /// Adds the entries of a file: `PHRASE` for a sentence, `+PHRASE` for an article.
    pub(super) fn load(&mut self, text: &str) {
        for line in lines(text) {
            let text = line.text.trim();
            self.phrases.add(Phrase::new(text.trim_start_matches('+')), self.of_article.len());
            self.of_article.push(text.starts_with('+'));
        }
    }
}

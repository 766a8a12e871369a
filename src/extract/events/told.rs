//! [`Told`]: where a trigger stands.

use super::clauses::Clauses;
use super::select::Hit;
use crate::extract::Document;

/// Where a trigger stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// The number of its sentence.
    pub(super) sentence: u32,
    /// The first word of the sentence.
    pub(super) first: u32,
    /// The word after its last.
    pub(super) end: u32,
    /// The clause of its head.
    pub(super) clause: u32,
}

impl Told {
    /// Where `hit` stands. `sentences` are the numbers of those that were cut into clauses.
    pub(super) fn new(doc: &Document<'_>, clauses: &mut Clauses, sentences: &[u32], hit: &Hit) -> Self {
        let clause = clauses.tell(hit.head);
        let sentence = sentences[clauses.get(clause).sentence as usize];
        let words = &doc.sentences()[sentence as usize].words;
        Self { sentence, first: words.start, end: words.end, clause }
    }
}

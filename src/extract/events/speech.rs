//! Quotations and reported clauses as the event rules see them: runs of words with a speaker.

use crate::extract::Document;
use crate::model::{ActorId, Article, QuoteId, QuoteKind};

/// Words that somebody said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speech {
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) quote: QuoteId,
    pub(super) speaker: Option<ActorId>,
}

/// Whole statements, quoted or reported, in text order. Quoted pieces of a clause are no clause of their own.
pub(super) fn gather(doc: &Document<'_>, article: &Article, all: &mut Vec<Speech>) {
    all.clear();
    for (index, quote) in article.quotes.iter().enumerate() {
        if !matches!(quote.kind, QuoteKind::Direct | QuoteKind::Indirect) {
            continue;
        }
        let parts = if quote.parts.is_empty() { std::slice::from_ref(&quote.span) } else { &*quote.parts };
        for part in parts {
            let (first, end) = (doc.word_at(part.start()), doc.word_at(part.end()));
            if first < end {
                all.push(Speech { first, end, quote: QuoteId::new(index), speaker: quote.speaker });
            }
        }
    }
    all.sort_by_key(|speech| (speech.first, std::cmp::Reverse(speech.end)));
}

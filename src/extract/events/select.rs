//! Chooses the triggers of an article: the longest pattern at each word that fits its context.

use std::hint::select_unpredictable;

use super::reading::Reading;
use super::usage::{self, Sorts, Use};
use crate::lexicon::Look;
use crate::lexicon::triggers::{Forms, Found, Gist, Search};
use crate::text::List;

/// A trigger of the tables in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    pub(super) trigger: Gist,
    /// The number of its line in the event tables.
    pub(super) entry: u32,
    /// Its first word.
    pub(super) first: usize,
    /// The word after its last.
    pub(super) end: usize,
    /// How many words of the text the pattern names.
    pub(super) words: usize,
    /// How its head word is used.
    pub(super) usage: Usage,
    /// The word that decides about time and negation: the verb, else the first word.
    pub(super) head: usize,
}

impl Hit {
    /// In place of the number of a line: the verb of a headline, which stands in no table.
    pub(super) const OF_HEADLINE: u32 = u32::MAX;

    /// Whether it is an attitude that only tells of an act what it is: "a planned march", "the promised aid".
    pub(super) fn is_attributed_attitude(&self) -> bool {
        (self.usage == Usage::Attribute) & self.trigger.attitude.is_some()
    }
}

/// How the head word of a trigger is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// attacked, is attacking, to attack
    Active(Forms),
    /// was attacked, attacked by
    Passive,
    /// the detained man
    Attribute,
    /// attack, talks
    Noun,
    /// A phrase that is neither.
    Phrase,
}

/// What the choice needs, kept from article to article.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// The patterns that were found, ...
    found: Vec<Found>,
    /// ... and how each is used.
    uses: Vec<Use>,
    sorts: Sorts,
    /// For each word the best pattern that begins with it, as a [rank](rank); 0 for none.
    best: Vec<u64>,
    /// The numbers of those chosen.
    chosen: List<u32>,
}

/// The triggers of the article in text order, without overlaps: at each word the pattern with the most words that fits, then the one
/// with the fewest words between them.
pub(super) fn triggers(reading: &Reading<'_>, choice: &mut Choice, search: &mut Search, hits: &mut Vec<Hit>) {
    hits.clear();
    let Choice { found, uses, sorts, best, chosen } = choice;
    let (board, names) = (reading.doc.board(), reading.names);
    // Inside names only nouns for people are triggers.
    let named = |block| names.covered().block(block) & !names.nouns().block(block);
    let candidates = |block| board.with_look(Look::STARTS_TRIGGER, block) & !named(block);
    reading.triggers.find(reading, candidates, search);
    found.clear();
    found.extend(search.found());
    usage::tell(reading, found, sorts, uses);
    best.clear();
    best.resize(reading.doc.words().len(), 0);
    for (number, (found, usage)) in (0..).zip(found.iter().zip(&*uses)) {
        let best = &mut best[found.first as usize];
        let rank = rank(found, number) * u64::from(usage.fits());
        *best = select_unpredictable(rank > *best, rank, *best);
    }
    chosen.clear();
    let Some(last) = found.len().checked_sub(1) else { return };
    let mut adding = chosen.adding(search.openings().len(), 0);
    let mut from = 0;
    for &at in search.openings() {
        let best = best[at as usize];
        let is_next = (best > 0) & (at >= from);
        // Any will do where there is none.
        let number = select_unpredictable(best > 0, !(best as u32) as usize, last);
        adding.push_if(is_next & reading.triggers.tells(found[number].entry), number as u32);
        let end = at + reach(best);
        from = select_unpredictable(is_next, end, from);
    }
    drop(adding);
    // First the gists, which are far away: so many at once that the processor need not wait for each.
    hits.extend(chosen.as_slice().iter().filter_map(|&number| {
        let &Found { entry, first, end, words, .. } = &found[number as usize];
        let (first, end) = (first as usize, end as usize);
        let trigger = reading.triggers.gist(entry)?;
        Some(Hit { trigger, entry, first, end, words: usize::from(words), usage: Usage::Phrase, head: first })
    }));
    for (hit, &number) in hits.iter_mut().zip(chosen.as_slice()) {
        (hit.usage, hit.head) = uses[number as usize].usage(reading, &found[number as usize]);
    }
}

/// A number for a pattern that is the higher the better it is, and in its lower half tells its place among those found: the first of
/// those equally good is the best.
fn rank(found: &Found, number: u32) -> u64 {
    let reach = u16::try_from(found.end - found.first).unwrap_or(u16::MAX);
    u64::from(found.words) << 48 | u64::from(!reach) << 32 | u64::from(!number)
}

/// How many words the pattern of this [`rank`] reaches.
fn reach(rank: u64) -> u32 {
    u32::from(!(rank >> 32) as u16)
}

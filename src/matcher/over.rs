//! [`Over`]: phrases laid over those of a matcher, which stays as it is.

use std::sync::Arc;

use super::first::Begun;
use super::searched::{Searched, is_better, take_better};
use super::sweep::{Before, Standing, Sweep};
use super::{Match, Matcher, PhraseId, WordMatch};
use crate::Result;
use crate::image::{Reader, Stored, Writer};
use crate::text::{Word, WordScan};

/// Phrases that are found together with those of the matcher that they are laid over, as if all were in one.
#[derive(Debug)]
pub(super) struct Over {
    own: Matcher,
    /// Under which ids the phrases of `own` are reported, in ascending order.
    ids: Vec<PhraseId>,
    /// A bit for each phrase of the matcher underneath that is no longer found.
    hidden: Vec<u64>,
}

/// What is laid over a matcher, if anything is; images hold no such thing.
pub(super) type Upper = Option<Arc<Over>>;

impl Stored for Upper {
    fn store(&self, _: &mut Writer) {}

    fn load(_: &mut Reader) -> Result<Self> {
        Ok(None)
    }
}

impl Matcher {
    /// This matcher with the phrases of another laid over it, as if one had been built of both: `ids` are the ids of the phrases of
    /// `own`, in ascending order. A phrase that has the id of one of this matcher takes its place, and must be the same but for case;
    /// the others have the ids behind the last. Phrases in `hidden` are no longer found. Takes time in proportion to these two. Phrases
    /// without words are not found in either.
    pub(crate) fn overlaid(
        &self,
        own: Matcher,
        ids: Vec<PhraseId>,
        hidden: impl IntoIterator<Item = PhraseId>,
    ) -> Matcher {
        let mut over = Over { own, ids, hidden: vec![0; self.phrases.len().div_ceil(64)] };
        let taken = over.ids.iter().copied().take_while(|id| id.index() < self.phrases.len());
        for PhraseId(number) in taken.chain(hidden) {
            over.hidden[number as usize / 64] |= 1 << (number % 64);
        }
        Matcher { over: Some(Arc::new(over)), ..self.clone() }
    }

    /// The words with which phrases of the matcher underneath may begin.
    fn begun(&self, words: &[Word], begun: &mut Vec<Begun>) {
        let index = self.index.all();
        begun.clear();
        begun.extend(words.iter().enumerate().filter_map(|(at, word)| {
            let next = words.get(at + 1).map_or(0, |next| next.hash);
            let begun = index.first(word.hash, word.shape).at(at as u32, word, next);
            begun.is_any().then_some(begun)
        }));
    }
}

impl Over {
    /// How many phrases there are above so many.
    pub(super) fn len(&self, under: usize) -> usize {
        self.ids.last().map_or(under, |last| under.max(last.index() + 1))
    }

    /// The text of the phrase that is reported under this id.
    pub(super) fn phrase(&self, id: PhraseId) -> Option<&str> {
        let number = self.ids.binary_search(&id).ok()?;
        self.own.phrase(PhraseId(number as u32))
    }

    pub(super) fn memory_usage(&self) -> usize {
        self.own.memory_usage() + size_of_val(&*self.ids) + size_of_val(&*self.hidden)
    }

    /// Whether a phrase of the matcher underneath is no longer found.
    pub(super) fn is_hidden(&self, PhraseId(number): PhraseId) -> bool {
        self.hidden.get(number as usize / 64).is_some_and(|bits| bits >> (number % 64) & 1 != 0)
    }

    fn id(&self, PhraseId(number): PhraseId) -> PhraseId {
        self.ids[number as usize]
    }

    /// All phrases in `text` from left to right, for those who ask for them one by one.
    pub(super) fn find(&self, under: &Matcher, text: &str) -> Vec<Match> {
        let mut scan = WordScan::default();
        scan.read(text);
        let found = self.find_in(under, text, scan.words()).into_iter();
        found.map(|WordMatch { phrase, span, .. }| Match { phrase, span }).collect()
    }

    /// The same among the words of a text.
    pub(super) fn find_in(&self, under: &Matcher, text: &str, words: &[Word]) -> Vec<WordMatch> {
        let (mut begun, mut sweep) = (Vec::new(), Sweep::default());
        under.begun(words, &mut begun);
        self.search(&Searched::new(under, text, words), &begun, &mut sweep);
        sweep.all_found().collect()
    }

    /// All phrases of its own in `text`, also those across and inside others.
    pub(super) fn find_overlapping<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Match> + 'a {
        let own = self.own.find_overlapping_iter(text);
        own.map(|Match { phrase, span }| Match { phrase: self.id(phrase), span })
    }

    /// Finds the matches of both. `begun` are the words with which phrases of the matcher underneath may begin.
    pub(super) fn search(&self, under: &Searched<'_, &[Word]>, begun: &[Begun], sweep: &mut Sweep) {
        let mut room = sweep.over.take().unwrap_or_default();
        let Room { begun: own_begun, sweep: own_sweep, merged } = &mut *room;
        self.own.begun(under.words, own_begun);
        let own = Searched::new(&self.own, under.text, under.words);
        let both = Both { over: self, under, begun, own: &own, own_begun };
        sweep.stand(under, begun);
        own_sweep.stand(&own, own_begun);
        both.merge(&sweep.standing, &own_sweep.standing, merged);
        std::mem::swap(&mut sweep.standing, merged);
        sweep.select(Before::default(), |word, resume| both.best_at(word, resume as usize));
        sweep.over = Some(room);
    }
}

/// Buffers for what is laid over.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The words with which its phrases may begin.
    begun: Vec<Begun>,
    sweep: Sweep,
    merged: Vec<Standing>,
}

/// What is searched for phrases of two matchers.
struct Both<'s, 'a> {
    over: &'s Over,
    under: &'s Searched<'a, &'a [Word]>,
    begun: &'s [Begun],
    own: &'s Searched<'a, &'a [Word]>,
    own_begun: &'s [Begun],
}

impl Both<'_, '_> {
    /// Of what stands at the words of the two, the better of each word.
    fn merge(&self, under: &[Standing], own: &[Standing], merged: &mut Vec<Standing>) {
        merged.clear();
        let mut own = own.iter().map(|&standing| Standing { phrase: self.id(standing), ..standing }).peekable();
        for &standing in under {
            while let Some(before) = own.next_if(|own| own.first < standing.first) {
                merged.push(before);
            }
            let mut best = standing;
            if standing.is_any() && self.over.is_hidden(standing.phrase) {
                best = Standing::new(standing.first, self.best_at(standing.first, 0));
            }
            if let Some(own) = own.next_if(|own| own.first == standing.first && own.is_any())
                && (!best.is_any() || is_better(own.span, best.span))
            {
                best = own;
            }
            merged.push(best);
        }
        merged.extend(own);
    }

    fn id(&self, own: Standing) -> PhraseId {
        if own.is_any() { self.over.id(own.phrase) } else { own.phrase }
    }

    /// The longest phrase of both at a word, from byte `resume` on.
    fn best_at(&self, word: u32, resume: usize) -> Option<WordMatch> {
        let mut best = None;
        if self.under.words.get(word as usize).is_none_or(|word| (word.span.start() as usize) < resume) {
            return None;
        }
        if let Some(candidate) = self.under.candidate_at(self.begun, word) {
            self.under.each_at(candidate, resume, &mut |found| {
                if !self.over.is_hidden(found.phrase) {
                    take_better(&mut best, found);
                }
            });
        }
        if let Some(candidate) = self.own.candidate_at(self.own_begun, word) {
            self.own.each_at(candidate, resume, &mut |found| {
                take_better(&mut best, WordMatch { phrase: self.over.id(found.phrase), ..found });
            });
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matcher::{CaseRule, letters};
    use crate::text::Scan;

    /// Numbers in disorder.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, end: usize) -> usize {
            self.0 = self.0.wrapping_mul(0x5851_F42D_4C95_7F2D).wrapping_add(0x1405_7B7E_F767_814F);
            (self.0 >> 33) as usize % end
        }

        fn words(&mut self, most: usize) -> String {
            const WORDS: [&str; 8] = ["a", "B", "cc", "C", "d", "the", "éa", "A"];
            const GAPS: [&str; 8] = [" ", " ", " ", " ", "-", ". ", "\n\n", "-"];
            const MARKS: [&str; 8] = ["", "", "", "", "", "-", ".", "$"];
            let mut text = MARKS[self.below(8)].to_owned();
            for _ in 0..=self.below(most) {
                text += WORDS[self.below(8)];
                text += GAPS[self.below(8)];
            }
            text.trim_end().to_owned() + MARKS[self.below(8)]
        }

        fn phrase(&mut self) -> (String, CaseRule) {
            let rule = [CaseRule::Exact, CaseRule::Capitalised, CaseRule::Any][self.below(3)];
            (self.words(3), rule)
        }
    }

    #[test]
    fn finds_what_one_matcher_of_all_phrases_finds() {
        let (mut dice, mut count) = (Dice(5), 0);
        for _ in 0..60 {
            let mut phrases: Vec<(String, CaseRule)> = Vec::new();
            for _ in 0..40 {
                let (phrase, rule) = dice.phrase();
                if !phrases.iter().any(|(other, _)| letters(other).eq(letters(&phrase))) {
                    phrases.push((phrase, rule));
                }
            }
            let build = |phrases: &mut dyn Iterator<Item = &(String, CaseRule)>| {
                let mut builder = Matcher::builder();
                phrases.for_each(|(phrase, rule)| {
                    builder.push(phrase, *rule);
                });
                builder.build().unwrap()
            };
            let under = build(&mut phrases[..phrases.len() / 2].iter());
            // Some phrases are gone, others are written in another way.
            let (mut ids, mut hidden) = (Vec::new(), Vec::new());
            for (id, phrase) in (0..).map(PhraseId::new).zip(&mut phrases[..under.len()]) {
                match dice.below(6) {
                    0 => hidden.push(id),
                    1 => {
                        *phrase = (phrase.0.to_uppercase(), CaseRule::Capitalised);
                        ids.push(id);
                    }
                    _ => {}
                }
            }
            ids.extend((under.len()..phrases.len()).map(|number| PhraseId::new(number as u32)));
            let own = build(&mut ids.iter().map(|id| &phrases[id.index()]));
            let both = under.overlaid(own, ids, hidden.iter().copied());
            let all: Vec<_> = (0..phrases.len() as u32).map(PhraseId::new).filter(|id| !hidden.contains(id)).collect();
            let one = build(&mut all.iter().map(|id| &phrases[id.index()]));
            assert_eq!(both.len(), phrases.len());
            assert!(all.iter().enumerate().all(|(number, &id)| both.phrase(id) == one.phrase(PhraseId(number as u32))));
            let mut scan = Scan::new();
            for _ in 0..60 {
                let text = dice.words(30);
                scan.read(&text);
                let same = |Match { phrase, span }| Match { phrase: all[phrase.index()], span };
                let found: Vec<Match> = both.find_iter(&text).collect();
                assert!(one.find_iter(&text).map(same).eq(found.iter().copied()), "{text}");
                let in_words = both.find_in(&text, scan.words());
                assert!(
                    in_words.map(|WordMatch { phrase, span, .. }| Match { phrase, span }).eq(found.iter().copied())
                );
                assert!(one.find_overlapping_iter(&text).map(same).eq(both.find_overlapping_iter(&text)), "{text}");
                count += found.len();
            }
        }
        assert!(count > 10_000);
    }
}

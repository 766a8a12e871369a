//! Which phrase of a matcher says the same as another, but for case.

use super::builder::longer;
use super::canonical::{letters, plain};
use super::{CaseRule, Matcher, PhraseId};
use crate::text::WordScan;

impl Matcher {
    /// The first phrase that says the same as `phrase` but for case, whatever is laid over it. Phrases without words are passed over.
    pub(crate) fn phrase_like(&self, phrase: &str, scan: &mut WordScan) -> Option<PhraseId> {
        let phrase = plain(phrase);
        scan.read(&phrase);
        let (index, phrases) = (self.index.all(), self.phrases.all());
        let is_like = |id: &PhraseId| phrases.text(*id).is_some_and(|text| letters(text).eq(letters(&phrase)));
        match scan.words() {
            [] => None,
            [word] => index.firsts(word.hash).into_iter().find_map(|first| match first.alone.list() {
                Some(at) => index.list(at).iter().filter_map(|place| phrases.id(place)).find(is_like),
                None => (!first.alone.is_nothing()).then(|| first.alone.phrase()).filter(is_like),
            }),
            words => {
                let slot = index.get(longer(&phrase, words).last()?);
                index.ending_at(slot).filter_map(|place| phrases.id(place)).find(is_like)
            }
        }
    }

    /// The rule of a phrase, whatever is laid over it.
    pub(crate) fn rule(&self, id: PhraseId) -> Option<CaseRule> {
        self.phrases.all().rule(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_differs_in_case_only() {
        let phrases = ["Elbe", "Bank of Elbe", "Bank of Elbe.", "Reading", "READING X", "US", "us"];
        let mut builder = Matcher::builder().phrases(phrases);
        builder.push("the Elbe", CaseRule::Any);
        let matcher = builder.build().unwrap();
        let mut scan = WordScan::default();
        let mut like = |phrase| matcher.phrase_like(phrase, &mut scan).map(PhraseId::index);
        assert_eq!(["elbe", "BANK of  Elbe", "Bank of Elbe."].map(&mut like), [Some(0), Some(1), Some(2)]);
        assert_eq!(["reading", "Reading x", "Us", "The elbe"].map(&mut like), [Some(3), Some(4), Some(6), Some(7)]);
        assert_eq!(["", "$", "Elb", "Bank of", "Elbe.", "of Elbe"].map(like), [None; 6]);
        assert_eq!(matcher.rule(PhraseId::new(7)), Some(CaseRule::Any));
    }
}

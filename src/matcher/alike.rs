//! Which phrases of a matcher say the same as others, but for case.

use std::convert::Infallible;

use super::builder::longer;
use super::canonical::letters;
use super::scanned::{Scanned, each_scanned};
use super::{CaseRule, Matcher, PhraseId};

impl Matcher {
    /// For each phrase the first of the matcher that says the same but for case, whatever is laid over it; none for those without words.
    pub(crate) fn phrases_like<'p>(&self, phrases: impl IntoIterator<Item = &'p str>) -> Vec<Option<PhraseId>> {
        let mut found = Vec::new();
        let Ok(()) = each_scanned(phrases, |phrase| {
            found.push(self.phrase_like(phrase));
            Ok::<(), Infallible>(())
        });
        found
    }

    fn phrase_like(&self, phrase: Scanned<'_>) -> Option<PhraseId> {
        let (index, phrases) = (self.index.all(), self.phrases.all());
        let is_like = |id: &PhraseId| phrases.text(*id).is_some_and(|text| letters(text).eq(letters(phrase.phrase())));
        match phrase.words {
            [] => None,
            [word] => index.firsts(word.hash).into_iter().find_map(|first| match first.alone.list() {
                Some(at) => index.list(at).iter().filter_map(|place| phrases.id(place)).find(is_like),
                None => (!first.alone.is_nothing()).then(|| first.alone.phrase()).filter(is_like),
            }),
            words => {
                let slot = index.get(longer(phrase.text, words).last()?);
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
        let ids = |numbers: &[u32]| numbers.iter().map(|&number| Some(PhraseId::new(number))).collect::<Vec<_>>();
        assert_eq!(matcher.phrases_like(["elbe", "BANK of  Elbe", "Bank of Elbe."]), ids(&[0, 1, 2]));
        assert_eq!(matcher.phrases_like(["reading", "Reading x", "Us", "The elbe"]), ids(&[3, 4, 6, 7]));
        assert_eq!(matcher.phrases_like(["", "$", "Elb", "Bank of", "Elbe.", "of Elbe"]), [None; 6]);
        assert_eq!(matcher.rule(PhraseId::new(7)), Some(CaseRule::Any));
    }
}

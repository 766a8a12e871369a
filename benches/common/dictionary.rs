//! Dictionaries of any size to measure a matcher with.

use std::collections::HashSet;

use newswire::text::{Scan, Word};

use super::lexicon_phrases;

/// `size` phrases: up to half from the lexicon, up to a quarter capitalised phrases of the texts, the rest made-up names.
pub(crate) fn phrases(size: usize, texts: &[String]) -> Vec<String> {
    let lexicon = lexicon_phrases();
    let every = (lexicon.len() / (size / 2)).max(1);
    let from_lexicon = lexicon.into_iter().step_by(every).take(size / 2);
    let mut seen = HashSet::new();
    let phrases = from_lexicon.chain(capitalised(texts).into_iter().take(size / 4)).chain(made_up_names());
    phrases.filter(|phrase| seen.insert(phrase.clone())).take(size).collect()
}

/// Each pair of capitalised words that stand side by side, in the order of the texts.
fn capitalised(texts: &[String]) -> Vec<String> {
    let mut scan = Scan::new();
    let mut found = Vec::new();
    let is_name = |word: &Word| word.shape.is_capitalised() && word.span.len() > 2;
    for text in texts.iter().take(3_000) {
        scan.read(text);
        let pairs = scan.words().windows(2).filter(|pair| pair.iter().all(is_name) && pair[0].after.is_space());
        found.extend(pairs.map(|pair| pair[0].span.to(pair[1].span).of(text).to_string()));
    }
    let mut seen = HashSet::new();
    found.retain(|phrase| seen.insert(phrase.clone()));
    found
}

/// Given names with surnames, then with a middle initial too: more than a million.
fn made_up_names() -> impl Iterator<Item = String> {
    let first = [
        "Al", "Ber", "Ca", "Do", "Ed", "Fi", "Gar", "Hel", "Il", "Jo", "Kar", "Lu", "Mar", "No", "Ol", "Pe", "Ro",
        "Sa", "Tor", "Vi",
    ];
    let end = ["a", "ena", "in", "mund", "o", "rik", "sa", "ta", "ulf", "win"];
    let last = ["berg", "dal", "gren", "holm", "ing", "land", "man", "quist", "son", "strom", "vik", "wald"];
    let initials = std::iter::once(String::new()).chain(('A'..='Z').map(|initial| format!("{initial}. ")));
    initials.flat_map(move |initial| {
        let given = first.into_iter().flat_map(move |first| end.into_iter().map(move |end| format!("{first}{end}")));
        given.flat_map(move |given| {
            let initial = initial.clone();
            let surnames =
                first.into_iter().flat_map(move |start| last.into_iter().map(move |last| format!("{start}{last}")));
            surnames.map(move |surname| format!("{given} {initial}{surname}"))
        })
    })
}

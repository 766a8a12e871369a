//! [`Pattern`]: what must stand around a verb for a code of its own: `- SAID * NEW_SANCTIONS ON + [163]`.

use std::collections::HashMap;

use super::phrase::Phrase;
use super::words::plural;

/// Words and sides before and behind a verb.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// What stands before the verb, nearest first.
    pub(crate) before: Vec<Element>,
    /// What stands behind it, nearest first.
    pub(crate) after: Vec<Element>,
    pub(crate) codes: Codes,
    /// As the dictionary writes it.
    pub(crate) text: String,
}

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    pub(crate) what: What,
    /// Whether nothing stands between it and the next one on the way to the verb.
    pub(crate) joined: bool,
}

/// What a part of a pattern asks for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum What {
    /// One of these phrases.
    Words(Vec<Phrase>),
    /// `$`: an actor, which is the source.
    Source,
    /// `+`: an actor, which is the target.
    Target,
    /// `^`: whatever there is to the end of a noun phrase.
    Skip,
    /// `%`: actors that "and" joins; they are both sides.
    Compound,
}

/// What a verb or a pattern tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Codes {
    /// No event.
    None,
    /// What the source does.
    One(crate::EventCode),
    /// What the source does, and what the target does to it in turn.
    Pair(crate::EventCode, crate::EventCode),
}

/// The members of synonym sets by their names.
pub(super) type Synsets = HashMap<String, Vec<Phrase>>;

/// The phrases that a member of a set stands for: with its plural unless `singular` or a final `_` forbids it.
pub(super) fn member(text: &str, singular: bool, sets: &Synsets) -> Result<Vec<Phrase>, String> {
    if text.starts_with('&') {
        return set(text, sets);
    }
    let mut phrases = vec![Phrase::adjacent(text)];
    if !singular && !text.ends_with('_') {
        phrases.push(Phrase::adjacent(&plural(text)));
    }
    Ok(phrases)
}

fn set(name: &str, sets: &Synsets) -> Result<Vec<Phrase>, String> {
    let key = name.trim_end_matches('_').to_uppercase();
    sets.get(&key).cloned().ok_or_else(|| format!("'{name}' is a set that is not there before it is used"))
}

impl Pattern {
    /// Reads what stands between `-` and the code.
    pub(super) fn new(text: &str, codes: Codes, sets: &Synsets) -> Result<Self, String> {
        let mut elements: Vec<(Option<What>, bool)> = Vec::new();
        for token in text.split_whitespace() {
            for (at, part) in token.split('_').filter(|part| !part.is_empty()).enumerate() {
                let what = match part {
                    "*" => None,
                    "$" => Some(What::Source),
                    "+" => Some(What::Target),
                    "^" => Some(What::Skip),
                    "%" => Some(What::Compound),
                    _ if part.starts_with('&') => Some(What::Words(set(part, sets)?)),
                    _ => Some(What::Words(vec![Phrase::adjacent(part)])),
                };
                elements.push((what, at > 0));
            }
        }
        let mut verbs = elements.iter().enumerate().filter(|(_, (what, _))| what.is_none()).map(|(at, _)| at);
        let (Some(verb), None) = (verbs.next(), verbs.next()) else {
            return Err("a pattern has one '*' for its verb".to_owned());
        };
        // A part before the verb is joined to the next one, which knows it.
        let joins: Vec<bool> = elements.iter().map(|&(_, joined)| joined).collect();
        let mut after = elements.split_off(verb);
        let element = |what: Option<What>, joined| what.map(|what| Element { what, joined });
        let behind = after.drain(1..).filter_map(|(what, joined)| element(what, joined)).collect();
        let before = elements.into_iter().enumerate().rev();
        let before = before.filter_map(|(at, (what, _))| element(what, joins[at + 1])).collect();
        Ok(Self { before, after: behind, codes, text: text.to_owned() })
    }

    /// How many parts it has.
    pub(super) fn len(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_stand_around_the_verb_nearest_first() {
        let sets = Synsets::from([("&NOT".to_owned(), vec![Phrase::new("NEVER"), Phrase::new("DIDN'T")])]);
        let pattern = Pattern::new("$ WANTS_TO &NOT_* UP WITH_+", Codes::None, &sets).unwrap();
        let words = |text| What::Words(vec![Phrase::new(text)]);
        let element = |what, joined| Element { what, joined };
        let not = What::Words(sets["&NOT"].clone());
        let before = [element(not, true), element(words("TO"), false), element(words("WANTS"), true)];
        assert_eq!(pattern.before[..3], before);
        assert_eq!(pattern.before[3..], [element(What::Source, false)]);
        let after = [element(words("UP"), false), element(words("WITH"), false), element(What::Target, true)];
        assert_eq!(pattern.after, after);
        assert!(Pattern::new("NO VERB", Codes::None, &sets).is_err());
        assert!(Pattern::new("* &GONE", Codes::None, &sets).unwrap_err().contains("'&GONE'"));
    }
}

//! The pattern language of the event tables.
//!
//! A pattern is words in order: `open/v fire`, `launch/v ... attack/n`, `@impose ... @sanction`.
//! - `word/v` stands for all forms of the verb, `word/n` for singular and plural, `word/p` for a noun as it is written;
//! - `one|two` for either word; inside an alternative `_` joins words (`carry_out|launch/v`);
//! - `@name` for any member of a set of `sets.tsv`;
//! - ` ... ` for up to six other words of the same clause.

use std::collections::HashMap;

use super::Part;
use crate::lexicon::tsv::{Table, TableText};
use crate::{Error, ErrorKind, Result};

/// A pattern as written, ready to be spelled out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pattern {
    pub(super) steps: Vec<Step>,
}

/// One step of a pattern.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// One of these runs of words, right after the step before.
    Words(Vec<Alternative>),
    /// A few other words.
    Gap,
}

/// Words that stand side by side.
pub(super) type Alternative = Vec<Item>;

/// One word of a pattern and how it may be inflected.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) part: Part,
}

/// The word sets that patterns name with `@`.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    sets: HashMap<String, Vec<Alternative>>,
}

impl Sets {
    /// Adds the lines of a table.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["set", "members"])?.rows() {
            let members: Result<Vec<Alternative>> = row.list(1).map(run).collect();
            self.sets.insert(row.required(0)?.to_owned(), members.map_err(|error| row.error(1, error.to_string()))?);
        }
        Ok(())
    }

    /// Reads a pattern.
    pub(super) fn parse(&self, text: &str) -> Result<Pattern> {
        let mut steps = Vec::new();
        for token in text.split_whitespace() {
            steps.push(match token.strip_prefix('@') {
                _ if token == "..." => Step::Gap,
                Some(name) => match self.sets.get(name) {
                    Some(members) => Step::Words(members.clone()),
                    None => return Err(problem(format!("'@{name}' is not a set"))),
                },
                None => Step::Words(alternatives(token)?),
            });
        }
        let gap_at_end = matches!(steps.first(), None | Some(Step::Gap)) || matches!(steps.last(), Some(Step::Gap));
        match gap_at_end {
            true => Err(problem(format!("'{text}' must begin and end with a word"))),
            false => Ok(Pattern { steps }),
        }
    }
}

fn problem(message: String) -> Error {
    Error::new(ErrorKind::Lexicon, message)
}

/// A member of a set: words side by side, each with its own mark.
fn run(text: &str) -> Result<Alternative> {
    let mut items = Vec::new();
    for token in text.split_whitespace() {
        items.extend(alternatives(token)?.into_iter().take(1).flatten());
    }
    Ok(items)
}

/// The alternatives of one token: `hit|gun_down/v`.
fn alternatives(token: &str) -> Result<Vec<Alternative>> {
    let (words, part) = match token.split_once('/') {
        None => (token, Part::Literal),
        Some((words, "v")) => (words, Part::Verb),
        Some((words, "n")) => (words, Part::Noun),
        Some((words, "p")) => (words, Part::Written),
        Some((_, mark)) => return Err(problem(format!("'/{mark}' is none of /v, /n, /p"))),
    };
    Ok(words.split('|').map(|words| inflect_one(words, part)).collect())
}

/// The words of one alternative: of a verb phrase the first word is inflected, of a noun phrase the last.
fn inflect_one(words: &str, part: Part) -> Alternative {
    let words: Vec<&str> = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let inflected = if part == Part::Verb { 0 } else { words.len().saturating_sub(1) };
    let part_at = |at| if at == inflected { part } else { Part::Literal };
    words.iter().enumerate().map(|(at, word)| Item { text: word.to_lowercase(), part: part_at(at) }).collect()
}

impl Pattern {
    /// Every run of words that the pattern spells, with `None` for a gap.
    pub(super) fn spellings(&self) -> Vec<Vec<Option<&Item>>> {
        let mut spellings = vec![Vec::new()];
        for step in &self.steps {
            spellings = match step {
                Step::Gap => spellings.into_iter().map(|words| extended(words, [None])).collect(),
                Step::Words(alternatives) => spellings
                    .iter()
                    .flat_map(|words| {
                        alternatives.iter().map(|alternative| extended(words.clone(), alternative.iter().map(Some)))
                    })
                    .collect(),
            };
        }
        spellings
    }

    /// The passive of a verb with its noun: `launch/v ... attack/n` gives `attack/n ... launch/v`.
    pub(super) fn passive(&self) -> Option<Pattern> {
        let gap = self.steps.iter().position(|step| *step == Step::Gap)?;
        let (verb, noun) = (&self.steps[..gap], &self.steps[gap + 1..]);
        let is = |step: Option<&Step>, parts: &[Part], first: bool| match step {
            Some(Step::Words(alternatives)) => alternatives.iter().any(|items| {
                let item = if first { items.first() } else { items.last() };
                item.is_some_and(|item| parts.contains(&item.part))
            }),
            _ => false,
        };
        let one_gap = !noun.contains(&Step::Gap);
        let swaps =
            one_gap && is(verb.first(), &[Part::Verb], true) && is(noun.last(), &[Part::Noun, Part::Written], false);
        swaps.then(|| Pattern { steps: [noun, &[Step::Gap], verb].concat() })
    }
}

fn extended<'p>(
    mut words: Vec<Option<&'p Item>>,
    more: impl IntoIterator<Item = Option<&'p Item>>,
) -> Vec<Option<&'p Item>> {
    words.extend(more);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(pattern: &Pattern) -> Vec<String> {
        let word = |item: &Option<&Item>| item.map_or("...".to_owned(), |item| item.text.clone());
        pattern.spellings().iter().map(|words| words.iter().map(word).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn alternatives_and_sets_multiply() {
        let mut sets = Sets::default();
        sets.load("sets.tsv", &TableText::new("set\tmembers\ntalks\ttalks/p|round/n of talks\n")).unwrap();
        let pattern = sets.parse("hold|carry_out/v ... @talks").unwrap();
        assert_eq!(
            spelled(&pattern),
            ["hold ... talks", "hold ... round of talks", "carry out ... talks", "carry out ... round of talks"]
        );
        let passive = pattern.passive().unwrap();
        assert_eq!(spelled(&passive)[2], "round of talks ... hold");
    }

    #[test]
    fn wrong_patterns_are_named() {
        let sets = Sets::default();
        for (text, message) in [
            ("@nothing", "'@nothing' is not a set"),
            ("go/x", "'/x' is none of /v, /n, /p"),
            ("go/v ...", "'go/v ...' must begin and end with a word"),
        ] {
            assert_eq!(sets.parse(text).unwrap_err().to_string(), message);
        }
    }
}

//! Reads `.verbs`: blocks of verbs with their codes and patterns, and sets of synonyms.

use std::collections::HashMap;

use super::lines::{Line, bracketed, lines};
use super::patterns::{Codes, Pattern, Synsets, member};
use super::words::{braced, verb_forms};
use super::{Notes, problem};
use crate::{EventCode, Result, text};

/// All verbs by the forms of their inflected words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Verbs {
    forms: HashMap<u64, Vec<Verb>>,
    /// The patterns of each block, those with many parts first.
    patterns: Vec<Vec<Pattern>>,
    synsets: Synsets,
}

/// One form of a verb.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verb {
    /// The words that stand right before the inflected one.
    pub(crate) before: Vec<u64>,
    /// Those right behind it.
    pub(crate) after: Vec<u64>,
    /// What it tells where no pattern says more.
    pub(crate) codes: Codes,
    /// As the dictionary writes it.
    pub(crate) text: String,
    block: usize,
}

impl Verb {
    fn words(&self) -> usize {
        self.before.len() + self.after.len()
    }
}

/// What the lines of a file belong to.
struct Place {
    codes: Codes,
    set: Option<(String, bool)>,
}

impl Verbs {
    /// The verbs of which the word is a form, those of many words first.
    pub(crate) fn with_form(&self, hash: u64) -> &[Verb] {
        self.forms.get(&hash).map_or(&[], Vec::as_slice)
    }

    /// The patterns of a verb, those with many parts first.
    pub(crate) fn patterns(&self, verb: &Verb) -> &[Pattern] {
        self.patterns.get(verb.block).map_or(&[], Vec::as_slice)
    }

    /// Adds the entries of a file.
    pub(super) fn load(&mut self, source: &str, text: &str, notes: &mut Notes) -> Result<()> {
        let mut place = Place { codes: Codes::None, set: None };
        let first_block = self.patterns.len();
        for line in lines(text) {
            self.add(line, (source, line.number), &mut place, first_block, notes)?;
        }
        self.patterns[first_block..].iter_mut().for_each(|block| block.sort_by_key(|of| std::cmp::Reverse(of.len())));
        Ok(())
    }

    fn add(
        &mut self,
        line: Line<'_>,
        at: (&str, usize),
        place: &mut Place,
        first_block: usize,
        notes: &mut Notes,
    ) -> Result<()> {
        let text = line.text.trim();
        if text.is_empty() {
            place.set = None;
        } else if text.starts_with("---") {
            let code = bracketed(text).map(|(_, code)| code);
            *place = Place { codes: code.map_or(Codes::None, |code| codes(code, at, notes)), set: None };
            self.patterns.push(Vec::new());
        } else if text.starts_with('&') {
            let name = text.split_whitespace().next().unwrap_or(text);
            let key = name.trim_end_matches('_').to_uppercase();
            self.synsets.insert(key.clone(), Vec::new());
            place.set = Some((key, name.ends_with('_')));
        } else if let (Some((set, singular)), Some(text)) = (&place.set, text.strip_prefix('+')) {
            match member(text.trim(), *singular, &self.synsets) {
                Ok(phrases) => self.synsets.entry(set.clone()).or_default().extend(phrases),
                Err(reason) => notes.add(at, reason),
            }
        } else if text.starts_with('~') {
            notes.add(at, "transformations of one event into another are not read");
        } else if self.patterns.len() == first_block {
            return Err(problem(at, "a verb or a pattern before the first '--- NAME [code] ---'"));
        } else if let Some(pattern) = text.strip_prefix('-') {
            self.add_pattern(pattern, at, notes)?;
        } else {
            self.add_verb(text, at, place.codes, notes);
        }
        Ok(())
    }

    fn add_pattern(&mut self, text: &str, at: (&str, usize), notes: &mut Notes) -> Result<()> {
        let Some((pattern, code)) = bracketed(text) else {
            return Err(problem(at, "a pattern without a code in brackets"));
        };
        if pattern.contains(['(', '{', '|']) {
            notes.add(at, "what brackets say of the kinds of phrases is not asked, only the words are");
        }
        let plain: String = pattern.chars().map(|c| if "(){}|".contains(c) { ' ' } else { c }).collect();
        let codes = codes(code, at, notes);
        match Pattern::new(plain.trim(), codes, &self.synsets) {
            Ok(pattern) => self.patterns.last_mut().into_iter().for_each(|block| block.push(pattern.clone())),
            Err(reason) => notes.add(at, reason),
        }
        Ok(())
    }

    /// Adds `SAY {SAID SAYS} [023]`, `+CORDON_OFF`, `WIRE_+TAP`.
    fn add_verb(&mut self, text: &str, at: (&str, usize), otherwise: Codes, notes: &mut Notes) {
        let (text, codes) = match bracketed(text) {
            Some((text, code)) => (text, codes(code, at, notes)),
            None => (text, otherwise),
        };
        let (base, listed) = braced(text);
        let base = base.trim_matches(['-', ' ']);
        let (before, verb, after) = parts(base);
        if verb.is_empty() {
            notes.add(at, format!("'{text}' has no words"));
            return;
        }
        let forms = match &listed {
            // What is listed says itself which of its words is the inflected one.
            Some(listed) => listed.iter().map(|form| parts(form)).map(|(a, b, c)| (a, b.to_owned(), c)).collect(),
            None => verb_forms(verb).into_iter().skip(1).map(|form| (before, form, after)).collect::<Vec<_>>(),
        };
        for (before, form, after) in forms.into_iter().chain([(before, verb.to_owned(), after)]) {
            let block = self.patterns.len() - 1;
            let verb = Verb { before: hashes(before), after: hashes(after), codes, text: base.to_owned(), block };
            let list = self.forms.entry(text::hash(&form)).or_default();
            let index = list.partition_point(|other| other.words() >= verb.words());
            list.insert(index, verb);
        }
    }
}

/// The words before the inflected one, that one, and those behind it: the one with `+`, else the first.
fn parts(text: &str) -> (&str, &str, &str) {
    let (before, rest) = text.split_once('+').unwrap_or(("", text));
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let (verb, after) = rest.split_at(end);
    (before, verb, after)
}

fn hashes(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(text::hash).collect()
}

/// Reads `023`, `031:032`, `---`.
fn codes(text: &str, at: (&str, usize), notes: &mut Notes) -> Codes {
    let mut code = |text: &str| -> Option<EventCode> {
        let text = text.trim();
        if !text.contains(|c: char| c.is_alphanumeric()) {
            return None;
        }
        text.parse().map_err(|error: crate::Error| notes.add(at, error.message())).ok()
    };
    match text.split_once(':') {
        None => code(text).map_or(Codes::None, Codes::One),
        Some((one, other)) => match (code(one), code(other)) {
            (Some(one), Some(other)) => Codes::Pair(one, other),
            (Some(one), None) => Codes::One(one),
            _ => Codes::None,
        },
    }
}

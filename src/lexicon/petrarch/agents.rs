//! Reads `.agents`: nouns for people and bodies, with the codes that they add to an actor.

use std::collections::HashMap;

use super::Notes;
use super::lines::{bracketed, lines};
use super::phrase::{Phrase, PhraseTable};
use super::words::{braced, plural};
use crate::{ActorCode, Result};

/// Nouns and what they add.
#[derive(Clone, Debug, Default)]
pub(crate) struct Agents {
    pub(crate) names: PhraseTable,
    pub(crate) entries: Vec<Agent>,
    sets: HashMap<String, Vec<String>>,
}

/// What a noun adds to the code of an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agent {
    pub(crate) code: ActorCode,
    /// Whether the code stands before that of the actor.
    pub(crate) before: bool,
}

impl Agents {
    /// Adds the entries of a file.
    pub(super) fn load(&mut self, source: &str, text: &str, notes: &mut Notes) -> Result<()> {
        for line in lines(text).filter(|line| !line.is_empty()) {
            let at = (source, line.number);
            if let Some((set, members)) = line.text.split_once('=') {
                let members = members.split(',').map(|member| member.trim().to_owned()).collect();
                self.sets.insert(set.trim().to_uppercase(), members);
                continue;
            }
            let Some((before, code)) = bracketed(line.text) else {
                return Err(super::problem(at, "a noun without a code in brackets"));
            };
            let (singular, plurals) = braced(before);
            let prepended = code.ends_with('~');
            let Some(code) = super::actor_code(code.trim_matches(['~', ' ']), at, notes) else { continue };
            let index = self.entries.len();
            self.entries.push(Agent { code, before: prepended });
            let plurals = plurals.unwrap_or_else(|| vec![plural(singular)]);
            let singular = [singular.to_owned()];
            let names: Vec<String> = singular.iter().chain(&plurals).flat_map(|name| self.spelled(name)).collect();
            for name in names {
                if name.contains('!') {
                    notes.add(at, format!("'{name}' names a set that is not there"));
                }
                self.names.add(Phrase::new(&name), index);
            }
        }
        Ok(())
    }

    /// The phrase with each member of its sets in their place.
    fn spelled(&self, name: &str) -> Vec<String> {
        let mut spelled = vec![name.to_uppercase()];
        for (set, members) in &self.sets {
            let with = |name: String| match name.contains(set.as_str()) {
                true => members.iter().map(|member| name.replace(set.as_str(), member)).collect(),
                false => vec![name],
            };
            spelled = spelled.into_iter().flat_map(with).collect();
        }
        spelled
    }
}

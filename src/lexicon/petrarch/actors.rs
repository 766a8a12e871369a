//! Reads `.actors`: names with their codes, which may hold for some time only.

use chrono::NaiveDate;

use super::Notes;
use super::lines::{bracketed, lines};
use super::phrase::{Phrase, PhraseTable};
use crate::{ActorCode, Result};

/// Names and what they stand for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Actors {
    pub(crate) names: PhraseTable,
    pub(crate) entries: Vec<Actor>,
}

/// An actor with its codes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Actor {
    /// Those that hold between days, both included.
    dated: Vec<(NaiveDate, NaiveDate, Vec<ActorCode>)>,
    /// That of all other days.
    otherwise: Vec<ActorCode>,
}

impl Actor {
    /// Its codes on a day: several where one name stands for several actors. Without a day, those without a date.
    pub(crate) fn codes(&self, day: Option<NaiveDate>) -> &[ActorCode] {
        let holds = |from: NaiveDate, to: NaiveDate| day.is_some_and(|day| from <= day && day <= to);
        let dated = self.dated.iter().find(|&&(from, to, _)| holds(from, to));
        dated.map_or(&self.otherwise, |(_, _, codes)| codes)
    }
}

impl Actors {
    /// Adds the entries of a file.
    pub(super) fn load(&mut self, source: &str, text: &str, notes: &mut Notes) -> Result<()> {
        for line in lines(text).filter(|line| !line.is_empty()) {
            let at = (source, line.number);
            let (phrase, code) = match bracketed(line.text) {
                Some((phrase, code)) => (phrase, Some(code)),
                None if line.text.contains(['[', ']']) => return Err(super::problem(at, "brackets that do not close")),
                None => (line.text, None),
            };
            let phrase = phrase.trim();
            if phrase.is_empty() {
                let Some(actor) = self.entries.last_mut() else {
                    return Err(super::problem(at, "a code that no name stands before"));
                };
                actor.add_restriction(code.unwrap_or(""), at, notes)?;
                continue;
            }
            let (name, is_synonym) = phrase.strip_prefix('+').map_or((phrase, false), |name| (name, true));
            if is_synonym && self.entries.is_empty() {
                return Err(super::problem(at, "a synonym that no name stands before"));
            }
            if !is_synonym {
                self.entries.push(Actor::default());
            }
            let name = Phrase::new(name);
            if name.is_empty() {
                notes.add(at, format!("'{phrase}' has no words"));
            }
            let last = self.entries.len() - 1;
            self.names.add(name, last);
            match code {
                Some(_) if is_synonym => notes.add(at, "a synonym has the code of its name, not one of its own"),
                Some(code) => self.entries[last].add_restriction(code, at, notes)?,
                None => {}
            }
        }
        Ok(())
    }
}

impl Actor {
    /// Adds `GBRGOV 19970502-20070627`, `GBRGOV < 970502`, `GBR`.
    fn add_restriction(&mut self, text: &str, at: (&str, usize), notes: &mut Notes) -> Result<()> {
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(text.len());
        let (code, range) = text.split_at(end);
        let codes = codes(code, at, notes);
        let range: String = range.split_whitespace().collect();
        let wrong = || super::problem(at, format!("'{range}' is not a time (<date, >date or date-date)"));
        let (from, to) = match range.as_bytes().first() {
            None => {
                self.otherwise = codes;
                return Ok(());
            }
            Some(b'<') => (Some(NaiveDate::MIN), day(&range[1..])),
            Some(b'>') => (day(&range[1..]), Some(NaiveDate::MAX)),
            Some(_) => range.split_once('-').map_or((None, None), |(from, to)| (day(from), day(to))),
        };
        self.dated.push((from.ok_or_else(wrong)?, to.ok_or_else(wrong)?, codes));
        Ok(())
    }
}

/// `yymmdd` or `yyyymmdd`; years up to 30 are of this century.
fn day(text: &str) -> Option<NaiveDate> {
    let number: i32 = text.parse().ok().filter(|_| text.bytes().all(|digit| digit.is_ascii_digit()))?;
    let (year, rest) = (number / 10_000, number % 10_000);
    let year = match (text.len(), year) {
        (8, year) => year,
        (6, 0..=30) => 2000 + year,
        (6, year) => 1900 + year,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, rest as u32 / 100, rest as u32 % 100)
}

/// The codes that `/` parts. A code of signs alone (`---`, `###`) says that the name is known and is no actor.
fn codes(text: &str, at: (&str, usize), notes: &mut Notes) -> Vec<ActorCode> {
    let parts = text.split('/').filter(|code| code.contains(|c: char| c.is_alphanumeric()));
    parts.filter_map(|code| super::actor_code(code, at, notes)).collect()
}

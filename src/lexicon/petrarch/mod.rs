//! Dictionaries of PETRARCH and TABARI, as researchers of political events keep them: [`Dictionaries`].
//!
//! The formats are those of PETRARCH 1 and 2. Case does not matter; `#` and `;` begin a comment; `_` stands between words that are side
//! by side, a blank where others may stand between.
//!
//! - `.actors`: `NAME [CODE]`, `+OTHER_NAME`, and codes for some time on lines that begin with a tab: `[CODE 19970502-20070627]`,
//!   `[CODE <970502]`, `[CODE >20070627]`. `[ONE/TWO]` stands for two actors.
//! - `.agents`: `NOUN {PLURAL} [~COD]`; the code is added to that of the actor in the same noun phrase, `[COD~]` before it.
//!   `!SET! = ONE, TWO` gives words that may stand for `!SET!` in a noun.
//! - `.verbs`: blocks of `--- NAME [code] ---`, verbs with their forms, `&SET` with its `+MEMBERS`, and patterns `- $ * NO_+ [code]`
//!   with `*` the verb, `$` the source, `+` the target, `^` a noun phrase that is skipped and `%` actors that "and" joins. `[a:b]` are two
//!   events, the second in the other direction; `[---]` is none.
//! - `.discards`: phrases whose sentence tells no event; with `+`, whose article tells none.

mod actors;
mod agents;
mod discards;
mod lines;
mod patterns;
mod phrase;
mod verbs;
mod words;

use crate::{ActorCode, Error, ErrorKind, Result};
pub(crate) use actors::Actors;
pub(crate) use agents::{Agent, Agents};
pub(crate) use discards::Discards;
pub(crate) use patterns::{Codes, Element, Pattern, What};
pub(crate) use phrase::{Phrase, PhraseTable};
pub(crate) use verbs::{Verb, Verbs};

/// The dictionaries of an event coder. Files are added one after the other; [`Dictionaries::notes`] tells what could not be read.
///
/// ```
/// use newswire::extract::Petrarch;
/// use newswire::lexicon::petrarch::Dictionaries;
/// use newswire::lexicon::Lexicon;
/// use newswire::{Article, Pipeline};
///
/// let dictionaries = Dictionaries::new()
///     .actors("my.actors", "VALDORIA [VAL]\n+VALDORIAN\nESKMARK [ESK]\n")?
///     .agents("my.agents", "MINISTER [~GOV]\n")?
///     .verbs("my.verbs", "--- CRITICIZE [111] ---\nCRITICIZE\n- SHARPLY * [112]\n")?;
/// assert!(dictionaries.notes().is_empty());
///
/// let pipeline = Pipeline::builder(Lexicon::english()?).stage(Petrarch::new(dictionaries)).build();
/// let mut article = Article::new("A Valdorian minister sharply criticized Eskmark.");
/// pipeline.fill(&mut article);
///
/// let event = &article.events[0];
/// let code = |ids: &[newswire::ActorId]| article.actor(ids[0]).and_then(|actor| actor.code).unwrap().to_string();
/// assert_eq!((code(&event.sources), code(&event.targets)), ("VALGOV".into(), "ESK".into()));
/// assert_eq!(event.code.unwrap().as_str(), "112");
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Dictionaries {
    pub(crate) actors: Actors,
    pub(crate) agents: Agents,
    pub(crate) verbs: Verbs,
    pub(crate) discards: Discards,
    notes: Notes,
}

/// A line of a dictionary that was left out, in whole or in part.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The name that the caller gave the file.
    pub source: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is not read, and why.
    pub reason: String,
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: line {}: {}", self.source, self.line, self.reason)
    }
}

impl Dictionaries {
    /// Dictionaries that hold nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the text of an `.actors` file; `source` is the name by which errors and notes call it. Linear in the text.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`] with source and line for brackets that do not close, a code or a synonym without a name, and a time that
    /// is none.
    pub fn actors(mut self, source: &str, text: &str) -> Result<Self> {
        self.actors.load(source, text, &mut self.notes)?;
        Ok(self)
    }

    /// Adds the text of an `.agents` file.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`] with source and line for a noun without a code.
    pub fn agents(mut self, source: &str, text: &str) -> Result<Self> {
        self.agents.load(source, text, &mut self.notes)?;
        Ok(self)
    }

    /// Adds the text of a `.verbs` file.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`] with source and line for a verb or pattern outside of blocks, and a pattern without a code.
    pub fn verbs(mut self, source: &str, text: &str) -> Result<Self> {
        self.verbs.load(source, text, &mut self.notes)?;
        Ok(self)
    }

    /// Adds the text of a `.discards` file.
    #[must_use]
    pub fn discards(mut self, text: &str) -> Self {
        self.discards.load(text);
        self
    }

    /// What was left out, in the order of the files and lines.
    #[must_use]
    pub fn notes(&self) -> &[Note] {
        &self.notes.list
    }
}

/// The notes while they are gathered.
#[derive(Clone, Debug, Default)]
struct Notes {
    list: Vec<Note>,
}

impl Notes {
    fn add(&mut self, (source, line): (&str, usize), reason: impl Into<String>) {
        self.list.push(Note { source: source.to_owned(), line, reason: reason.into() });
    }
}

fn problem((source, line): (&str, usize), message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Lexicon, message).in_source(source).at(line, 0)
}

/// The code of an actor or an agent; a note for one that is not made of three-letter parts.
fn actor_code(text: &str, at: (&str, usize), notes: &mut Notes) -> Option<ActorCode> {
    let code = text.trim().to_uppercase().parse();
    code.map_err(|error: Error| notes.add(at, error.message())).ok()
}

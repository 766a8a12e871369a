//! What the crate knows, as data: people, organisations, places, titles and word classes, all in one matcher.
//!
//! The tables lie in `src/lexicon/data`, one entry a line. [`Lexicon::english`] holds them all; [`Lexicon::builder`] begins with
//! them and takes the caller's own entries, which extend and override ours.
//!
//! ```
//! use newswire::lexicon::{KnownActor, Lexicon};
//! use newswire::ActorKind;
//!
//! let lexicon = Lexicon::builder()?
//!     .actor(KnownActor::new("Borealis Shipping", ActorKind::Company).alias("Borealis").id("mine", "42"))
//!     .build()?;
//! assert!(lexicon.phrase_count() > 10_000);
//! # Ok::<(), newswire::Error>(())
//! ```

mod actor_facts;
mod actors;
mod builder;
pub(crate) mod calendar;
mod countries;
pub(crate) mod cues;
mod divisions;
mod english;
mod entry;
pub(crate) mod fold;
mod gazetteer;
mod look;
mod nicknames;
mod numbers;
mod overlay;
mod pairs;
pub mod petrarch;
mod phrases;
mod place_facts;
mod places;
mod sectors;
mod senses;
mod sites;
mod slots;
mod time_sorts;
mod time_words;
mod title_facts;
mod titles;
pub(crate) mod tolls;
pub mod triggers;
mod tsv;
mod vocabulary;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use once_cell::sync::OnceCell;

pub(crate) use actor_facts::{ActorFacts, Day, FullName, RoleFacts};
pub use actors::{DatedRole, KnownActor, Tenure};
pub use builder::LexiconBuilder;
pub use countries::Country;
pub(crate) use countries::{COUNTRY_NUMBERS, country_number};
pub use cues::{Cue, CueClass, CueFlags, CueForm, CueId, CueShape};
pub(crate) use entry::Kinds;
pub use entry::{Entry, KnownActorId, PlaceForm, PlaceId, TitleId};
pub(crate) use place_facts::PlaceFacts;
pub use places::Place;
pub use sectors::Sector;
pub(crate) use sectors::Sectors;
pub(crate) use senses::{PlaceSize, Sense, SenseBits, TitleForm};
pub(crate) use title_facts::{TitleFacts, TitleKey};
pub use titles::{Title, TitleUse};
pub use triggers::Triggers;
pub use words::Class;

use crate::image::{Part, stored};
use crate::matcher::{Matcher, PhraseId};
use crate::text::Word;
use crate::{Result, Span};
use actor_facts::Actors;
use calendar::Calendar;
use countries::Countries;
use cues::Cues;
use divisions::Divisions;
pub(crate) use look::Look;
use pairs::Pairs;
pub(crate) use phrases::List;
use phrases::Phrases;
use place_facts::Places;
pub(crate) use sites::{Position, Rank, Site, square_of_km};
use slots::Slots;
use title_facts::Titles;
use tolls::Tolls;
use vocabulary::Vocabulary;
pub(crate) use vocabulary::{BLOCK, Block};

/// Everything that is known, ready to be matched. Immutable; share it between threads.
#[derive(Clone, Debug)]
pub struct Lexicon {
    phrases: Phrases,
    words: Vocabulary,
    actors: Actors,
    actors_by_name: Slots<Option<KnownActorId>>,
    places: Places,
    countries: Countries,
    divisions: Divisions,
    titles: Titles,
    triggers: Triggers,
    calendar: Calendar,
    tolls: Tolls,
    cues: Cues,
    nicknames: Pairs,
}
stored!(Lexicon {
    phrases,
    words,
    actors,
    actors_by_name,
    places,
    countries,
    divisions,
    titles,
    triggers,
    calendar,
    tolls,
    cues,
    nicknames
});

/// The image of the built-in lexicon, its tables and its texts: for the build script.
#[cfg(not(has_image))]
pub(crate) fn english_image() -> Result<(Vec<u8>, String)> {
    english::image()
}

impl Lexicon {
    /// The built-in English lexicon, which is part of the program and needs no loading.
    ///
    /// # Errors
    /// None as long as the tables of this crate are sound, which its tests hold.
    pub fn english() -> Result<Arc<Lexicon>> {
        static ENGLISH: OnceCell<Arc<Lexicon>> = OnceCell::new();
        ENGLISH.get_or_try_init(|| english::lexicon().map(Arc::new)).cloned()
    }

    /// A builder that begins with the built-in English tables. [`LexiconBuilder::new`] begins with nothing.
    ///
    /// # Errors
    /// None as long as the tables of this crate are sound, which its tests hold.
    pub fn builder() -> Result<LexiconBuilder> {
        LexiconBuilder::english()
    }

    /// The one matcher over all phrases.
    #[must_use]
    pub fn matcher(&self) -> &Matcher {
        &self.phrases.matcher
    }

    /// How many phrases the matcher holds.
    #[must_use]
    pub fn phrase_count(&self) -> usize {
        self.phrases.len()
    }

    /// What a phrase stands for where the text writes it as `written`; what was added last comes first.
    pub fn entries<'l>(&'l self, phrase: PhraseId, written: &'l str) -> impl Iterator<Item = Entry> + 'l {
        self.phrases.entries(phrase, written)
    }

    /// Where the entries of a phrase stand, for [`append_entries`](Self::append_entries).
    #[inline]
    pub(crate) fn list(&self, phrase: PhraseId) -> List {
        self.phrases.list(phrase)
    }

    /// Adds what [`entries`](Self::entries) gives to `entries` for a phrase at `span` of `text`, and says of which kinds they are.
    #[inline]
    pub(crate) fn append_entries(&self, list: List, text: &str, span: Span, entries: &mut Vec<Entry>) -> Kinds {
        self.phrases.append(list, text, span, entries)
    }

    /// The classes of the word with this hash ([`crate::text::hash`]).
    #[must_use]
    pub fn classes(&self, hash: u64) -> Class {
        self.words.get(hash).class
    }

    /// Looks up the [`BLOCK`] words of a text from number `base` on, or as many as there are.
    pub(crate) fn look_up(&self, text: &str, words: &[Word], base: usize, block: &mut Block) {
        self.words.read(text, words, base, block);
    }

    /// The event triggers.
    #[must_use]
    pub fn triggers(&self) -> &Triggers {
        &self.triggers
    }

    /// The words of time.
    pub(crate) fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The words of counting.
    pub(crate) fn tolls(&self) -> &Tolls {
        &self.tolls
    }

    /// A cue.
    #[must_use]
    pub fn cue(&self, id: CueId) -> Cue {
        self.cues.get(id)
    }

    /// The plain form of a cue.
    pub(crate) fn cue_lemma(&self, id: CueId) -> Cow<'static, str> {
        self.cues.lemma(id)
    }

    /// The forms of cues that begin with the word of this hash ([`crate::text::hash`]); those with more words first.
    pub fn cue_forms(&self, hash: u64) -> impl Iterator<Item = CueForm> + '_ {
        self.cues.forms(hash).iter()
    }

    /// The hashes of the words behind the first one of a phrase; else those of which one must follow, if any must.
    pub(crate) fn cue_words_behind(&self, form: CueForm) -> Part<'_, u64> {
        self.cues.behind(form)
    }

    /// The hashes of the words of a form after its first.
    pub fn cue_rest(&self, form: CueForm) -> impl Iterator<Item = u64> + '_ {
        self.cues.rest(form).iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_tables_are_sound() {
        let lexicon = Lexicon::english().unwrap();
        assert!(lexicon.phrase_count() > 5_000);
        assert_eq!(lexicon.country("NO".parse().unwrap()).map(|country| country.iso3).as_deref(), Some("NOR"));
    }

    #[test]
    fn an_error_in_a_table_names_table_line_and_cell() {
        let error =
            Lexicon::builder().unwrap().people_tsv("mine.tsv", "name\tgender\tcountry\taliases\twikidata\nA B\tx\n");
        let error = error.err().map(|error| error.to_string());
        assert_eq!(error.as_deref(), Some("mine.tsv: line 2, column 2: 'x' is not a gender"));
    }
}

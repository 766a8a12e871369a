//! [`LexiconBuilder`]: tables in, a [`Lexicon`] out.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::actor_facts::{Actors, actors_by_name};
use super::actors::{KnownActor, KnownActors};
use super::calendar::TimeEntries;
use super::countries::Countries;
use super::cues::GatheredCues;
use super::divisions::Divisions;
use super::entry::{Entry, Kinds};
use super::gazetteer::Gazetteer;
use super::nicknames;
use super::pairs::Pairs;
use super::phrases::{Collector, name_rule};
use super::place_facts::Places;
use super::places::Place;
use super::senses::SenseBits;
use super::title_facts::Titles;
use super::titles::{self, Title, TitleUse};
use super::tolls::CountEntries;
use super::triggers::TriggersBuilder;
use super::tsv::{Table, TableText};
use super::vocabulary::Vocabulary;
use super::words::{self, Class};
use super::{Lexicon, english};
use crate::matcher::PhraseId;
use crate::{ActorKind, Error, ErrorKind, Result, text};

/// Gathers entries for a [`Lexicon`]. What is added later overrides what was there: an actor of the same name is replaced, and of
/// several things with one name the one added last is offered first.
///
/// Tables are tab-separated, with `#` comments and one header line; the built-in ones under `src/lexicon/data` are the model. An
/// error names the table (by the `source` given), the line and the cell.
///
/// Actors and places are laid over the built-in lexicon, which is not built again for them: ten take less than a millisecond, fifty
/// thousand about a hundred and fifty. What is found is the same as if all had been built together. Any other addition, a name without a
/// letter or digit, and a city of [`cities_tsv`](Self::cities_tsv) that bears the name of its country's capital make the builder read
/// all built-in tables, which takes about 150 milliseconds.
#[derive(Clone, Default)]
pub struct LexiconBuilder {
    /// The lexicon over which names are laid, as long as nothing but names is added.
    base: Option<Arc<Lexicon>>,
    actors: KnownActors,
    gazetteer: Gazetteer,
    titles: Vec<Title>,
    words: Vec<(Cow<'static, str>, Class)>,
    non_names: Vec<Cow<'static, str>>,
    triggers: TriggersBuilder,
    times: TimeEntries,
    counts: CountEntries,
    cues: GatheredCues,
    /// Keys of nicknames with those of the names in full.
    nicknames: Vec<[u64; 2]>,
}

impl LexiconBuilder {
    /// A builder that holds nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder that holds the built-in English tables.
    ///
    /// # Errors
    /// None as long as the tables of this crate are sound, which its tests hold.
    pub fn english() -> Result<Self> {
        let base = Lexicon::english()?;
        let gazetteer = Gazetteer::behind(base.places.len());
        Ok(Self { base: Some(base), gazetteer, ..Self::default() })
    }

    /// The same, with the tables themselves.
    pub(super) fn english_tables() -> Result<Self> {
        let mut builder = Self::new();
        english::load(&mut builder)?;
        Ok(builder)
    }

    /// This builder with the tables of the lexicon to which names were added so far: for additions that are more than names.
    fn tables(&mut self) -> Result<&mut Self> {
        if self.base.is_some() {
            let names = std::mem::replace(self, Self::english_tables()?);
            names.actors.list.into_iter().for_each(|actor| {
                self.actors.add(actor);
            });
            self.gazetteer.append(names.gazetteer);
        }
        Ok(self)
    }

    /// Adds an actor of the caller's.
    #[must_use]
    pub fn actor(mut self, actor: KnownActor) -> Self {
        self.actors.add(actor);
        self
    }

    /// Adds many actors of the caller's.
    #[must_use]
    pub fn actors(mut self, actors: impl IntoIterator<Item = KnownActor>) -> Self {
        let actors = actors.into_iter();
        self.actors.reserve(actors.size_hint().0);
        actors.for_each(|actor| {
            self.actors.add(actor);
        });
        self
    }

    /// Adds a place of the caller's under its name and other names.
    #[must_use]
    pub fn place(mut self, place: Place, aliases: &[&str]) -> Self {
        self.gazetteer.add(place, aliases);
        self
    }

    /// Adds people: `name gender country aliases wikidata`. Further columns hold ids in the systems that the header names.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn people_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.actors.load_people(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds dated roles of people: `person title of country sectors from to`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell; also for a person that no table holds.
    pub fn roles_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.actors.load_roles(source, &TableText::new(table), self.base.as_deref())?;
        Ok(self)
    }

    /// Adds organisations: `name kind country sectors aliases wikidata`. Further columns hold ids in the systems that the header names.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn organizations_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.actors.load_organizations(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds countries: see `countries.tsv` for the columns.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn countries_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.gazetteer.load_countries(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds first-level divisions: `code name aliases country lat lon geonames population adjectives`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn admin1_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.gazetteer.load_admin1(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds places of any kind: `name kind country admin1 lat lon geonames population disputed_by aliases adjectives`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn places_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.gazetteer.load_places(source, &TableText::new(table), self.base.as_deref())?;
        Ok(self)
    }

    /// Adds cities: `name aliases country admin1 lat lon population geonames adjectives`; the last column, words for their people
    /// (`Londoner|Londoners`), may be missing.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn cities_tsv(self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.load_cities(source, table, false)
    }

    /// Adds towns whose names are also words or first names: columns as for [`cities_tsv`](Self::cities_tsv). They count only where
    /// the text says that a place is meant.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn homonyms_tsv(self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.load_cities(source, table, true)
    }

    fn load_cities(mut self, source: &str, table: impl Into<Cow<'static, str>>, are_homonyms: bool) -> Result<Self> {
        self.gazetteer.load_cities(source, &TableText::new(table), are_homonyms, self.base.as_deref())?;
        if self.gazetteer.has_claimants() {
            self.tables()?;
        }
        Ok(self)
    }

    /// Says which countries and first-level divisions are disputed, and by whom: `place disputed_by`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn disputed_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.gazetteer.load_disputed(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds short forms of first-level divisions that count after a comma: `abbreviation admin1`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn state_abbreviations_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.gazetteer.load_abbreviations(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds titles: `title plural use sectors gender country full`; the country holds where the title is written with a capital, and the
    /// last column, which may be missing, says for which title it is short.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn titles_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        titles::load(source, &TableText::new(table), &mut self.tables()?.titles)?;
        Ok(self)
    }

    /// Adds classes of words: `word classes`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn words_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        words::load_words(source, &TableText::new(table), &mut self.tables()?.words)?;
        Ok(self)
    }

    /// Adds first names: `name gender`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn first_names_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        words::load_first_names(source, &TableText::new(table), &mut self.tables()?.words)?;
        Ok(self)
    }

    /// Adds surnames: `name`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn surnames_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        words::load_surnames(source, &TableText::new(table), &mut self.tables()?.words)?;
        Ok(self)
    }

    /// Adds short and pet forms of given names: `name nicknames`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn nicknames_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        nicknames::load(source, &TableText::new(table), &mut self.tables()?.nicknames)?;
        Ok(self)
    }

    /// Adds capitalised things that are neither actors nor places: `phrase kind`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn non_names_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        let (table, non_names) = (TableText::new(table), &mut self.tables()?.non_names);
        for row in Table::new(source, &table, &["phrase", "kind"])?.rows() {
            non_names.push(row.required_kept(0)?);
        }
        Ok(self)
    }

    /// Adds verbs that do not follow the spelling rules: `base past participle ing third`. The patterns read after it use them.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn verbs_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_verbs(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds word sets that event patterns name with `@`: `set members`. They must come before the patterns.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn word_sets_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_sets(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds prepositions that lead to the sides of an event: `kind noun_target noun_source verb_target`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn event_roles_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_kind_roles(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds event triggers: `pattern kind mode cameo roles`; `events.tsv` explains the pattern language.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn events_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_events(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds attitudes to acts: `pattern kind mode cameo realis actor roles`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn attitudes_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_attitudes(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds what attitudes make of acts: `attitude act kind mode cameo`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn attitude_acts_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_acts(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds cues of realis: `cue realis scope`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn realis_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.triggers.load_realis(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds words of time: `word kind value`; see `times.tsv` for the kinds.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn times_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.times.load(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds words of counting: `word roles kind`; see `counts.tsv` for the roles.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn counts_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.counts.load(source, &TableText::new(table))?;
        Ok(self)
    }

    /// Adds verbs and phrases that announce speech: `lemma class forms noun_forms flags particles trust`.
    ///
    /// # Errors
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) with table, line and cell.
    pub fn cues_tsv(mut self, source: &str, table: impl Into<Cow<'static, str>>) -> Result<Self> {
        self.tables()?.cues.load(source, &TableText::new(table))?;
        Ok(self)
    }

    /// The words that event patterns and cues of realis are made of, in every form in which they are looked for, in alphabetical order.
    ///
    /// ```
    /// use newswire::lexicon::LexiconBuilder;
    ///
    /// let words = LexiconBuilder::english()?.event_words()?;
    /// assert!(words.iter().any(|word| word == "bombed") && words.is_sorted());
    /// # Ok::<(), newswire::Error>(())
    /// ```
    ///
    /// # Errors
    /// None as long as the tables of this crate are sound, which its tests hold.
    pub fn event_words(mut self) -> Result<Vec<String>> {
        Ok(self.tables()?.triggers.words().collect::<BTreeSet<String>>().into_iter().collect())
    }

    /// The lexicon. Takes time in proportion to the names that were added and a millisecond or two to copy rows; or in proportion to all
    /// phrases, the built-in ones too, if more than [actors and places](Self) were added. Build once and share.
    ///
    /// # Errors
    /// [`ErrorKind::Pattern`](crate::ErrorKind::Pattern) for a name that the matcher cannot hold, and
    /// [`ErrorKind::Lexicon`](crate::ErrorKind::Lexicon) for more than half a million titles.
    pub fn build(mut self) -> Result<Lexicon> {
        let overlaid = self.base.as_ref().map(|base| base.overlaid(&self.actors, &self.gazetteer));
        match overlaid {
            Some(Ok(Some(lexicon))) => Ok(lexicon),
            // The tables tell better which name cannot be held.
            _ => {
                self.tables()?;
                self.build_tables()
            }
        }
    }

    fn build_tables(self) -> Result<Lexicon> {
        if self.titles.len() > SenseBits::MOST_TITLES {
            let message = format!("{} titles, and there may be {}", self.titles.len(), SenseBits::MOST_TITLES);
            return Err(Error::new(ErrorKind::Lexicon, message));
        }
        let mut phrases = Collector::default();
        self.non_names.iter().for_each(|phrase| phrases.phrase(phrase, name_rule(phrase), Entry::NonName));
        titles::collect(&self.titles, &mut phrases);
        self.gazetteer.collect(&mut phrases);
        let known_actors = self.actors.all();
        KnownActors::collect(&known_actors, &mut phrases);
        let (times, counts, cues) = (self.times.classes(), self.counts.classes(), self.cues.classes());
        let verbs = self.triggers.verb_classes();
        let (triggers, known) = self.triggers.build()?;
        let countries = Countries::of(&self.gazetteer.countries);
        let places = Places::default().with(&self.gazetteer.places, &countries);
        let actors = Actors::default().with(&known_actors);
        let titles = Titles::of(&self.titles);
        let others = times.into_iter().chain(counts).chain(cues).chain(verbs);
        let phrases = phrases.build(|entry| kinds(entry, &actors, &places, &titles))?;
        let words = self.words.iter().map(|(word, class)| (text::hash(word), *class));
        let openers = text::number_openers().map(|hash| (hash, Class::NUMBER_OPENER));
        let words: Vec<_> = words.chain(others).chain(openers).collect();
        let written = self.words.iter().map(|(word, _)| (text::hash(word), &**word));
        let mut lexicon = Lexicon {
            words: Vocabulary::new(&words, written, known.into_iter(), phrases.matcher.first_words()),
            phrases,
            actors,
            actors_by_name: actors_by_name(&self.actors.list),
            places,
            countries,
            divisions: Divisions::of(self.gazetteer.divisions()),
            titles,
            triggers,
            calendar: self.times.build(),
            tolls: self.counts.build(),
            cues: self.cues.build(),
            nicknames: Pairs::new(self.nicknames),
        };
        let all = (0..lexicon.phrases.len() as u32).map(PhraseId::new);
        let senses = lexicon.senses(all, |name| lexicon.holds_place(name));
        lexicon.phrases.set_senses(senses);
        Ok(lexicon)
    }
}

/// Of which kinds an entry is.
pub(super) fn kinds(entry: Entry, actors: &Actors, places: &Places, titles: &Titles) -> Kinds {
    match entry {
        Entry::Actor(id) if actors.kind(id) == ActorKind::Person => Kinds::PERSON,
        Entry::Actor(_) => Kinds::ORGANIZATION,
        Entry::Place(id, form) => places.kinds(id, form),
        Entry::Title { title, plural } => {
            let uses = titles.uses(title);
            let is_prefix = !plural && (uses.has(TitleUse::PREFIX) || uses.has(TitleUse::HONORIFIC));
            if is_prefix { Kinds::TITLE | Kinds::PREFIX } else { Kinds::TITLE }
        }
        Entry::NonName => Kinds::NON_NAME,
    }
}

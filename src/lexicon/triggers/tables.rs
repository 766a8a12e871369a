//! Reads the event tables and builds [`Triggers`] from them.

use std::collections::HashMap;

use super::bits::Bits;
use super::growing::{Growing, Grown};
use super::inflect::{Inflections, noun};
use super::known::{Known, NextSenses, Sense};
use super::pattern::{Item, Pattern, Sets};
use super::runs::Runs;
use super::trie::{Symbol, Trie};
use super::{
    Act, ActLine, Attitude, Cue, Doer, Facts, Forms, Gist, KindRoles, Part, Prepositions, Roles, Scope, Stance,
    Trigger, Triggers,
};
use crate::image::Pool;
use crate::lexicon::Class;
use crate::lexicon::tsv::{Row, Table, TableText};
use crate::model::EventKind;
use crate::{Error, ErrorKind, Result, text};

/// Gathers the event tables. Sets and verbs must be there before the patterns that use them.
#[derive(Clone)]
pub(crate) struct TriggersBuilder {
    sets: Sets,
    inflections: Inflections,
    symbols: HashMap<Item, Symbol>,
    prepositions: Vec<String>,
    trie: Growing,
    entries: Vec<Trigger>,
    cue_trie: Growing,
    cues: Vec<Cue>,
    acts: Vec<ActLine>,
    kind_roles: Vec<KindRoles>,
}

impl Default for TriggersBuilder {
    fn default() -> Self {
        Self {
            sets: Sets::default(),
            inflections: Inflections::default(),
            symbols: HashMap::new(),
            prepositions: Vec::new(),
            trie: Growing::default(),
            entries: Vec::new(),
            cue_trie: Growing::default(),
            cues: Vec::new(),
            acts: Vec::new(),
            kind_roles: vec![KindRoles::default(); EventKind::ALL.len()],
        }
    }
}

impl TriggersBuilder {
    /// Adds verbs that do not follow the spelling rules: `base past participle ing third`.
    pub(crate) fn load_verbs(&mut self, source: &str, table: &TableText) -> Result<()> {
        self.inflections.load(source, table)
    }

    /// The past forms of irregular verbs by hash, with their class.
    pub(crate) fn verb_classes(&self) -> Vec<(u64, Class)> {
        self.inflections.past_forms().map(|form| (text::hash(form), Class::PAST)).collect()
    }

    /// Adds word sets: `set members`.
    pub(crate) fn load_sets(&mut self, source: &str, table: &TableText) -> Result<()> {
        self.sets.load(source, table)
    }

    /// Adds prepositions by kind: `kind noun_target noun_source verb_target`.
    pub(crate) fn load_kind_roles(&mut self, source: &str, table: &TableText) -> Result<()> {
        let columns = ["kind", "noun_target", "noun_source", "verb_target"];
        for row in Table::new(source, table, &columns)?.rows() {
            let kind: EventKind = required(&row, 0)?;
            let mut side = |column| {
                row.list(column).try_fold(Prepositions::default(), |set, word| self.with(set, word, &row, column))
            };
            let roles = KindRoles { noun_target: side(1)?, noun_source: side(2)?, verb_target: side(3)? };
            self.kind_roles[kind as usize] = roles;
        }
        Ok(())
    }

    /// Adds triggers: `pattern kind mode cameo roles`.
    pub(crate) fn load_events(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["pattern", "kind", "mode", "cameo", "roles"])?.rows() {
            let kind = if row.required(1)? == "-" { None } else { row.optional(1)? };
            let roles = row.list(4).try_fold(Roles::default(), |roles, word| self.role(roles, word, &row, 4))?;
            let pattern = row.required_kept(0)?;
            let trigger =
                Trigger { kind, mode: row.optional(2)?, cameo: row.optional(3)?, roles, attitude: None, pattern };
            self.add(trigger, &row)?;
        }
        Ok(())
    }

    /// Adds attitudes: `pattern kind mode cameo realis actor roles`.
    pub(crate) fn load_attitudes(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["pattern", "kind", "mode", "cameo", "realis", "actor", "roles"])?.rows()
        {
            let stance = stance(&row, 1)?;
            let kind = match stance {
                Stance::Kind(kind) => Some(kind),
                _ => None,
            };
            let doer = match row.required(5)? {
                "subject" => Doer::Subject,
                "object" => Doer::Object,
                "other" => Doer::Other,
                word => return Err(row.error(5, format!("'{word}' is none of subject, object, other"))),
            };
            let attitude = Attitude { stance, realis: required(&row, 4)?, doer };
            let pattern = row.required_kept(0)?;
            let roles = row.list(6).try_fold(Roles::default(), |roles, word| self.role(roles, word, &row, 6))?;
            let trigger = Trigger {
                kind,
                mode: row.optional(2)?,
                cameo: row.optional(3)?,
                roles,
                attitude: Some(attitude),
                pattern,
            };
            self.add(trigger, &row)?;
        }
        Ok(())
    }

    /// Adds what attitudes make of acts: `attitude act kind mode cameo`.
    pub(crate) fn load_acts(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["attitude", "act", "kind", "mode", "cameo"])?.rows() {
            let key = match row.required(1)?.split_once('/') {
                None => ActLine::key(stance(&row, 0)?, required(&row, 1)?, None),
                Some((kind, mode)) => {
                    ActLine::key(stance(&row, 0)?, parsed(&row, 1, kind)?, Some(parsed(&row, 1, mode)?))
                }
            };
            let kind = if row.required(2)? == "-" { None } else { row.optional(2)? };
            let act = Act { kind, mode: row.optional(3)?, cameo: row.optional(4)? };
            self.acts.push(ActLine { key, act });
        }
        Ok(())
    }

    /// Adds cues of realis: `cue realis scope`.
    pub(crate) fn load_realis(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["cue", "realis", "scope"])?.rows() {
            let scope = match row.required(2)? {
                "word" => Scope::Word,
                "noun" => Scope::Noun,
                "phrase" => Scope::Phrase,
                "clause" => Scope::Clause,
                "after" => Scope::After,
                "progressive" => Scope::Progressive,
                "infinitive" => Scope::Infinitive,
                word => return Err(row.error(2, format!("'{word}' is not a scope"))),
            };
            let pattern = self.sets.parse(row.required(0)?).map_err(|error| row.error(0, error.to_string()))?;
            let entry = self.cues.len() as u32;
            let spellings = pattern.spellings();
            for words in &spellings {
                let path: Result<Vec<_>> = words.iter().map(|&item| symbol_of(&mut self.symbols, item)).collect();
                self.cue_trie.add(path?, entry, false, spellings.len());
            }
            self.cues.push(Cue { realis: required(&row, 1)?, scope });
        }
        Ok(())
    }

    /// Adds one word of a roles cell.
    fn role(&mut self, mut roles: Roles, word: &str, row: &Row<'_, '_>, column: usize) -> Result<Roles> {
        match word.split_once(':') {
            Some((side @ ("target" | "source"), prepositions)) => {
                let words = prepositions.split(',');
                let set = words
                    .into_iter()
                    .try_fold(Prepositions::default(), |set, word| self.with(set, word, row, column))?;
                *(if side == "target" { &mut roles.target } else { &mut roles.source }) = set;
            }
            _ => {
                let flag = match word {
                    "reciprocal" => &mut roles.reciprocal,
                    "swap" => &mut roles.swap,
                    "notarget" => &mut roles.no_target,
                    "nosource" => &mut roles.no_source,
                    "weak" => &mut roles.weak,
                    "agent" => &mut roles.agent,
                    "casualty" => &mut roles.casualty,
                    "harm" => &mut roles.harm,
                    "light" => &mut roles.light,
                    _ => return Err(row.error(column, format!("'{word}' is not a role"))),
                };
                *flag = true;
            }
        }
        Ok(roles)
    }

    /// The set with one more preposition.
    fn with(&mut self, set: Prepositions, word: &str, row: &Row<'_, '_>, column: usize) -> Result<Prepositions> {
        let number = match self.prepositions.iter().position(|known| known == word) {
            Some(number) => number,
            None if self.prepositions.len() == MAX_PREPOSITIONS => {
                return Err(row.error(column, format!("'{word}': more than {MAX_PREPOSITIONS} prepositions")));
            }
            None => {
                self.prepositions.push(word.to_owned());
                self.prepositions.len() - 1
            }
        };
        Ok(Prepositions(set.0 | 1 << number))
    }

    /// Adds an entry with all its spellings, and the passive ones.
    fn add(&mut self, trigger: Trigger, row: &Row<'_, '_>) -> Result<()> {
        let pattern = self.sets.parse(&trigger.pattern).map_err(|error| row.error(0, error.to_string()))?;
        let passive = if trigger.kind.is_some() || trigger.attitude.is_none() { pattern.passive() } else { None };
        let entry = self.entries.len() as u32;
        self.spell(&pattern, entry, false)?;
        if let Some(passive) = passive {
            self.spell(&passive, entry, true)?;
        }
        self.entries.push(trigger);
        Ok(())
    }

    fn spell(&mut self, pattern: &Pattern, entry: u32, passive: bool) -> Result<()> {
        let spellings = pattern.spellings();
        for words in &spellings {
            let first = noun_before_noun(words);
            let words = std::iter::once(first.as_ref()).chain(words.iter().skip(1).copied());
            let path: Result<Vec<_>> = words.map(|item| symbol_of(&mut self.symbols, item)).collect();
            self.trie.add(path?, entry, passive, spellings.len());
        }
        Ok(())
    }

    /// The look-ups, and what is known of every word of the tables, by its hash.
    pub(crate) fn build(self) -> Result<(Triggers, Vec<(u64, Known)>)> {
        let written = self.written();
        let symbols = Symbol::try_from(self.symbols.len()).map_err(|_| too_many())?;
        let Self { trie, entries, cue_trie, cues, mut acts, kind_roles, .. } = self;
        let trees = [trie.finish().ok_or_else(too_many)?, cue_trie.finish().ok_or_else(too_many)?];
        let words = in_order(written, &trees);
        // The word with number 0 is none.
        let senses: Vec<Vec<Sense>> =
            [Vec::new()].into_iter().chain(words.iter().map(|(_, word)| word.senses.clone())).collect();
        let bits = Bits::new(&trees);
        let go_on = |senses: &Vec<Sense>| senses.iter().copied().filter(|sense| bits.of(sense.symbol()) != 0).collect();
        let next_senses: Vec<Vec<Sense>> = senses.iter().map(go_on).collect();
        let more_senses: Vec<_> = next_senses.iter().map(|senses| senses.iter().skip(2).copied().collect()).collect();
        let known = words.iter().zip(1..).map(|((hash, word), number)| {
            let number = u16::try_from(number).map_err(|_| too_many())?;
            Ok((*hash, word.known(number, &trees).with_symbols(bits.of_word(&word.senses))))
        });
        let known: Result<Vec<_>> = known.collect();
        let [trie, cue_trie] = trees.map(|tree| Trie::new(&tree, &bits, &senses, symbols));
        let mut pool = Pool::default();
        // Of two lines for the same the first counts.
        acts.sort_by_key(|line| line.key);
        let triggers = Triggers {
            trie: trie.ok_or_else(too_many)?,
            cue_trie: cue_trie.ok_or_else(too_many)?,
            next_senses: next_senses.iter().map(|senses| NextSenses::new(senses, symbols)).collect(),
            more_senses: Runs::new(&more_senses).ok_or_else(too_many)?,
            facts: entries.iter().map(Facts::of).collect(),
            gists: entries.iter().map(Gist::of).collect(),
            patterns: entries.iter().map(|entry| pool.push(&entry.pattern)).collect(),
            texts: pool.finish(),
            cues: cues.into_iter().collect(),
            acts: acts.into_iter().collect(),
            kind_roles: kind_roles.into_iter().collect(),
        };
        Ok((triggers, known?))
    }

    /// The words of all patterns in every form in which they are looked for, and the prepositions; some come several times.
    pub(crate) fn words(&self) -> impl Iterator<Item = String> + '_ {
        let words = self.symbols.keys().flat_map(|item| self.forms(item)).map(|(written, _)| written);
        words.chain(self.prepositions.iter().cloned())
    }

    /// How a word of a pattern may be written.
    fn forms(&self, item: &Item) -> Vec<(String, Forms)> {
        match item.part {
            Part::Verb => self.inflections.verb(&item.text),
            Part::Noun => noun(&item.text).into(),
            Part::Written => vec![(item.text.clone(), Forms::PLURAL)],
            Part::Literal => vec![(item.text.clone(), Forms::WRITTEN)],
        }
    }

    /// The written words of all patterns, and the prepositions, by their hashes.
    fn written(&self) -> HashMap<u64, Written> {
        let mut forms: HashMap<u64, Written> = HashMap::new();
        for (item, &symbol) in &self.symbols {
            for (written, form) in self.forms(item) {
                let senses = &mut forms.entry(text::hash(&written)).or_insert_with(|| Written::new(&written)).senses;
                match senses.iter_mut().find(|sense| sense.symbol() == symbol) {
                    Some(sense) => *sense = sense.or(form),
                    None => senses.push(Sense::new(symbol, item.part, form)),
                }
            }
        }
        for (number, word) in self.prepositions.iter().enumerate() {
            forms.entry(text::hash(word)).or_insert_with(|| Written::new(word)).preposition = Some(number);
        }
        forms.values_mut().for_each(|word| word.senses.sort_unstable_by_key(|sense| sense.symbol()));
        forms
    }
}

/// The words in the order of their numbers. Those with which something begins come first, those of cues before the rest, so that the
/// tables of starts are short. Short words are frequent ones: side by side they share what the processor keeps at hand.
fn in_order(words: HashMap<u64, Written>, [tree, cue_tree]: &[Grown; 2]) -> Vec<(u64, Written)> {
    let mut words: Vec<(u64, Written)> = words.into_iter().collect();
    words.sort_unstable_by_key(|(hash, word)| (!word.starts(cue_tree), !word.starts(tree), word.len, *hash));
    words
}

/// A written form of words of the patterns.
struct Written {
    len: usize,
    senses: Vec<Sense>,
    preposition: Option<usize>,
}

impl Written {
    fn new(word: &str) -> Self {
        Self { len: word.len(), senses: Vec::new(), preposition: None }
    }

    /// Whether something in the tree begins with the word.
    fn starts(&self, tree: &Grown) -> bool {
        self.senses.iter().any(|sense| tree.root(sense.symbol()) != 0)
    }

    /// What is known of the word with this number, but for its symbols.
    fn known(&self, number: u16, [tree, cue_tree]: &[Grown; 2]) -> Known {
        let verbs = self.senses.iter().filter(|sense| sense.is_verb());
        let verb = verbs.fold(Forms::default(), |forms, sense| forms.or(sense.forms()));
        Known::new(number, verb, self.preposition, self.starts(tree), self.starts(cue_tree))
    }
}

/// As many as the bits of [`Known`] can number.
const MAX_PREPOSITIONS: usize = 31;

fn too_many() -> Error {
    Error::new(ErrorKind::Lexicon, "the event patterns have more than 65,535 words, entries or nodes")
}

/// The first word of a spelling; one without a mark that begins a noun phrase, as in `air strike/n`, is a noun as it is written.
fn noun_before_noun(words: &[Option<&Item>]) -> Option<Item> {
    let mut first = words.first().copied().flatten()?.clone();
    let is_verb = |item: &Option<&Item>| item.is_none_or(|item| item.part == Part::Verb);
    let ends_with_noun = |item: &Item| matches!(item.part, Part::Noun | Part::Written);
    let is_phrase = !words.iter().any(is_verb) && words.last().copied().flatten().is_some_and(ends_with_noun);
    if is_phrase && first.part == Part::Literal {
        first.part = Part::Written;
    }
    Some(first)
}

/// The symbol of a word of a pattern; a new one if the word is new.
fn symbol_of(symbols: &mut HashMap<Item, Symbol>, item: Option<&Item>) -> Result<Option<Symbol>> {
    let Some(item) = item else { return Ok(None) };
    if let Some(&symbol) = symbols.get(item) {
        return Ok(Some(symbol));
    }
    let symbol = Symbol::try_from(symbols.len()).map_err(|_| too_many())?;
    symbols.insert(item.clone(), symbol);
    Ok(Some(symbol))
}

fn stance(row: &Row<'_, '_>, column: usize) -> Result<Stance> {
    Ok(match row.required(column)? {
        "intent" => Stance::Intent,
        "decide" => Stance::Decide,
        "fail" => Stance::Fail,
        "doubt" => Stance::Doubt,
        _ => Stance::Kind(required(row, column)?),
    })
}

fn required<T: std::str::FromStr<Err = Error>>(row: &Row<'_, '_>, column: usize) -> Result<T> {
    parsed(row, column, row.required(column)?)
}

fn parsed<T: std::str::FromStr<Err = Error>>(row: &Row<'_, '_>, column: usize, text: &str) -> Result<T> {
    text.parse().map_err(|error: Error| row.error(column, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::{Found, Search, Words};
    use super::*;
    use crate::image::{Reader, Stored, Writer};
    use crate::lexicon::Lexicon;
    use crate::model::EventMode;

    /// Words of one clause with white space between them.
    struct Phrase(Vec<Known>);

    impl Words for Phrase {
        fn known(&self) -> &[Known] {
            &self.0
        }

        fn is_joined(&self, _: usize) -> bool {
            true
        }

        fn in_reach(&self, _: usize) -> u64 {
            u64::MAX
        }
    }

    /// The patterns of the crate's own tables that begin at the first word of `phrase`.
    fn found(lexicon: &Lexicon, phrase: &str) -> Vec<String> {
        let triggers = lexicon.triggers();
        let words = Phrase(phrase.split(' ').map(|word| lexicon.words.get(text::hash(word)).known).collect());
        let mut search = Search::default();
        triggers.find(&words, |_| 1, &mut search);
        let mark = |hit: &Found| if hit.passive { " (passive)" } else { "" };
        let pattern =
            |hit: Found| triggers.trigger(hit.entry).map(|trigger| format!("{}{}", trigger.pattern, mark(&hit)));
        search.found().filter_map(pattern).collect()
    }

    #[test]
    fn our_patterns_are_found() {
        let lexicon = Lexicon::english().unwrap();
        assert!(lexicon.triggers().len() > 1500);
        for (phrase, pattern) in [
            ("attacked", "attack/v"),
            ("launched a series of attacks", "@launch ... @attack"),
            ("talks were held", "@hold ... @talks (passive)"),
            ("imposing tougher new sanctions", "@impose ... @sanction"),
            ("threatened to", "threaten/v to"),
        ] {
            let found = found(&lexicon, phrase);
            assert!(found.iter().any(|found| found == pattern), "{phrase}: {found:?}");
        }
        assert_eq!(found(&lexicon, "quietly"), Vec::<String>::new());
    }

    #[test]
    fn what_is_built_is_what_the_tables_say_and_can_be_stored() {
        let mut builder = TriggersBuilder::default();
        let events = "pattern\tkind\tmode\tcameo\troles\n\
            launch/v ... raid/n\tassault\taerial\t195\tweak|target:on\nkite/n\t-\t\t\t\n";
        builder.load_events("events", &TableText::new(events)).unwrap();
        let attitudes =
            "pattern\tkind\tmode\tcameo\trealis\tactor\troles\nplan/v to\tintent\t\t030\tplanned\tother\t\n";
        builder.load_attitudes("attitudes", &TableText::new(attitudes)).unwrap();
        let acts = "attitude\tact\tkind\tmode\tcameo\nintent\tassault\tthreaten\t\t138\n";
        builder.load_acts("acts", &TableText::new(acts)).unwrap();
        let entries = builder.entries.clone();
        let mut writer = Writer::default();
        builder.build().unwrap().0.store(&mut writer);
        let (bytes, texts) = writer.finish();
        let mut reader = Reader::new(bytes.leak(), texts.leak()).unwrap();
        let triggers = Triggers::load(&mut reader).unwrap();
        assert!(reader.finish().is_ok());
        assert_eq!((triggers.len(), entries.len()), (3, 3));
        assert!((0..).zip(&entries).all(|(number, entry)| triggers.trigger(number).as_ref() == Some(entry)));
        let act = triggers.act(Stance::Intent, EventKind::Assault, Some(EventMode::Aerial));
        assert_eq!(act, Some(Act { kind: Some(EventKind::Threaten), mode: None, cameo: "138".parse().ok() }));
        assert_eq!(triggers.act(Stance::Doubt, EventKind::Assault, None), None);
    }
}

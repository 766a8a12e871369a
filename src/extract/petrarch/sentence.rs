//! [`Sentence`]: the words of a sentence, which of them are verbs, and which name actors and agents.

use std::ops::Range;

use crate::extract::Document;
use crate::lexicon::Class;
use crate::lexicon::petrarch::{Dictionaries, Phrase, PhraseTable, Verb};
use crate::lexicon::triggers::Forms;
use crate::text::{self, Gap, words};

/// How many other words may stand between two words of a name that need not be side by side.
const OTHERS_IN_NAME: usize = 2;

/// How far back from a verb one that "and" joins it to is looked for, in words.
const CLAUSE: usize = 40;

/// How long a clause between commas is that may be left out, in words.
const SHORT_CLAUSE: std::ops::RangeInclusive<usize> = 2..=8;

/// A sentence as the coder reads it.
pub(super) struct Sentence<'a> {
    pub(super) words: Vec<Token>,
    doc: &'a Document<'a>,
}

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its number in the document.
    pub(super) number: u32,
    pub(super) hash: u64,
    pub(super) class: Class,
    /// Whether a comma or more stands before it.
    pub(super) after_break: bool,
    /// Whether an apostrophe stands before it.
    after_apostrophe: bool,
    pub(super) form: Form,
    pub(super) is_verb: bool,
    /// The name that it is the first word of, or within.
    pub(super) name: Option<Name>,
}

/// A name of the dictionaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// How many words of it stand before this one.
    pub(super) at: usize,
    /// How many words it has.
    pub(super) len: usize,
    pub(super) stands_for: StandsFor,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StandsFor {
    Actor(u32),
    Agent(u32),
}

/// How a word looks as a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// attack
    Base,
    /// attacks
    Third,
    /// attacked, broken
    Past,
    /// attacking
    Ing,
}

impl Token {
    pub(super) fn is_auxiliary(&self) -> bool {
        self.class.any(Class::BE | Class::HAVE | Class::DO | Class::MODAL)
    }

    /// Whether it may stand between an auxiliary and its verb.
    pub(super) fn is_filler(&self) -> bool {
        self.class.any(Class::ADVERB | Class::NEGATION) || self.after_apostrophe && self.hash == text::hash("t")
    }

    fn is_possessive_s(&self) -> bool {
        self.after_apostrophe && self.hash == text::hash("s")
    }

    fn opens_noun(&self) -> bool {
        let opener = Class::DETERMINER | Class::DEMONSTRATIVE | Class::POSSESSIVE | Class::NUMBER_WORD | Class::NUMERAL;
        let no_opener = Class::SUBORDINATOR | Class::RELATIVE | Class::SUBJECT_PRONOUN;
        self.is_possessive_s() || self.class.any(opener) && !self.class.any(no_opener)
    }

    pub(super) fn is_actor(&self) -> bool {
        matches!(self.name, Some(Name { stands_for: StandsFor::Actor(_), .. }))
    }
}

impl<'a> Sentence<'a> {
    /// Reads the sentence with this number.
    pub(super) fn read(doc: &'a Document<'a>, index: usize, dictionaries: &Dictionaries) -> Self {
        let range = doc.sentences()[index].words.clone();
        let words = range.clone().map(|number| {
            let word = &doc.words()[number as usize];
            let is_adverb = word.shape.is_lower() && word.span.len() > 4 && doc.word(number as usize).ends_with("ly");
            let gap = if number == range.start { Gap::NONE } else { doc.words()[number as usize - 1].after };
            Token {
                number,
                hash: word.hash,
                class: doc.class(number as usize) | if is_adverb { Class::ADVERB } else { Class::NONE },
                after_break: gap.has(BREAK),
                after_apostrophe: gap.has(Gap::APOSTROPHE),
                form: form(doc, number as usize),
                is_verb: false,
                name: None,
            }
        });
        let mut sentence = Self { words: words.collect(), doc };
        sentence.name(&dictionaries.actors.names, StandsFor::Actor);
        sentence.name(&dictionaries.agents.names, StandsFor::Agent);
        sentence.mark_verbs(dictionaries);
        sentence
    }

    /// The phrase of the discards that stands in it.
    pub(super) fn discard(&self, dictionaries: &Dictionaries) -> Option<u32> {
        let table = &dictionaries.discards.phrases;
        let found = (0..self.words.len()).filter_map(|at| self.longest(table, at, |_| true));
        found.map(|(_, phrase)| phrase).max_by_key(|&phrase| dictionaries.discards.of_article[phrase as usize])
    }

    /// Marks the names of a table, from left to right, where no name is yet.
    fn name(&mut self, table: &PhraseTable, stands_for: impl Fn(u32) -> StandsFor) {
        let mut at = 0;
        while at < self.words.len() {
            let Some((len, entry)) = self.longest(table, at, |word| self.words[word].name.is_none()) else {
                at += 1;
                continue;
            };
            for (inside, word) in self.words[at..at + len].iter_mut().enumerate() {
                word.name = Some(Name { at: inside, len, stands_for: stands_for(entry) });
            }
            at += len;
        }
    }

    /// The longest phrase of the table that begins at a word, all of whose words may be taken: its length and entry.
    fn longest(&self, table: &PhraseTable, at: usize, free: impl Fn(usize) -> bool) -> Option<(usize, u32)> {
        let phrases = table.starting_with(self.words[at].hash);
        phrases.iter().find_map(|(phrase, entry)| {
            let end = self.end_of(phrase, at)?;
            (at..end).all(&free).then_some((end - at, *entry))
        })
    }

    /// The word behind the phrase that begins at a word.
    fn end_of(&self, phrase: &Phrase, first: usize) -> Option<usize> {
        let mut end = first + 1;
        for word in phrase.words.iter().skip(1) {
            let others = if word.joined { 0 } else { OTHERS_IN_NAME };
            let mut near =
                (end..=end + others).take_while(|&at| self.words.get(at).is_some_and(|word| !word.after_break));
            end = near.find(|&at| self.words[at].hash == word.hash)? + 1;
        }
        Some(end)
    }

    /// Whether the phrase, whose words stand side by side, begins at a word.
    pub(super) fn has(&self, phrase: &Phrase, first: usize) -> bool {
        let words = self.words.get(first..first + phrase.words.len());
        words.is_some_and(|words| words.iter().zip(&phrase.words).all(|(word, wanted)| word.hash == wanted.hash))
    }

    /// The verbs of which a word is the inflected one, and the words of each; those of many words first.
    pub(super) fn verbs_at<'d>(
        &self,
        dictionaries: &'d Dictionaries,
        at: usize,
    ) -> impl Iterator<Item = (&'d Verb, Range<usize>)> {
        let words = &self.words;
        let hashes = |range: Range<usize>| words.get(range).map(|words| words.iter().map(|word| word.hash));
        let verbs = dictionaries.verbs.with_form(words[at].hash).iter();
        verbs.filter_map(move |verb| {
            let (first, end) = (at.checked_sub(verb.before.len())?, at + 1 + verb.after.len());
            let is_it = hashes(first..at)?.eq(verb.before.iter().copied())
                && hashes(at + 1..end)?.eq(verb.after.iter().copied());
            ((words[at].is_verb || first < at) && is_it).then_some((verb, first..end))
        })
    }

    fn mark_verbs(&mut self, dictionaries: &Dictionaries) {
        for at in 0..self.words.len() {
            let is_known = !dictionaries.verbs.with_form(self.words[at].hash).is_empty();
            let word = &self.words[at];
            let looks_past = word.form == Form::Past && !self.doc.words()[word.number as usize].shape.is_capitalised();
            self.words[at].is_verb = (is_known || looks_past) && self.stands_as_verb(at);
            let whole = self.verbs_at(dictionaries, at).next().map_or(at..at, |(_, range)| range.start..at);
            self.words[whole].iter_mut().for_each(|word| word.is_verb = true);
        }
    }

    /// Whether a word that may be a verb is one where it stands: told by the words before it.
    fn stands_as_verb(&self, at: usize) -> bool {
        let word = &self.words[at];
        // "won't" is no form of "win".
        let contracted = self.words.get(at + 1).is_some_and(|next| next.after_apostrophe && !next.is_possessive_s());
        if contracted || word.name.is_some() {
            return false;
        }
        if word.is_auxiliary() {
            return true;
        }
        let Some(before) = at.checked_sub(1).map(|before| &self.words[before]) else { return word.form == Form::Past };
        let is_to = before.hash == text::hash("to");
        match word.form {
            _ if before.opens_noun() && !word.after_break => false,
            _ if before.is_auxiliary() || before.is_filler() => true,
            Form::Past if before.class.has(Class::PREPOSITION) => before.class.has(Class::SUBORDINATOR),
            Form::Past => true,
            Form::Ing => before.class.any(Class::PREPOSITION | Class::CONJUNCTION) || before.ends_noun(self.doc),
            _ if is_to => true,
            _ if before.class.has(Class::PREPOSITION) => false,
            _ if before.class.any(Class::CONJUNCTION) => self.verb_before(at).is_some(),
            _ if before.class.any(Class::SUBJECT_PRONOUN | Class::RELATIVE) => true,
            _ => before.ends_noun(self.doc) && !self.next_is_verb(at),
        }
    }

    /// The last verb before a word, without a break between.
    fn verb_before(&self, at: usize) -> Option<usize> {
        let near = (0..at).rev().take(CLAUSE).take_while(|&word| !self.words[word + 1].after_break);
        near.into_iter().find(|&word| self.words[word].is_verb)
    }

    fn next_is_verb(&self, at: usize) -> bool {
        self.words.get(at + 1).is_some_and(|next| next.is_auxiliary() || next.form == Form::Past)
    }

    /// Leaves out short clauses between commas and at the end, so that "Smith, the former envoy, said" closes up. What belongs to a list
    /// of actors stays.
    pub(super) fn close_up(&mut self) {
        let mut starts: Vec<usize> = (1..self.words.len()).filter(|&at| self.words[at].after_break).collect();
        let first = starts.first().copied().unwrap_or(self.words.len());
        starts.push(self.words.len());
        let mut kept: Vec<Token> = self.words[..first].to_vec();
        let mut closed = false;
        for ends in starts.windows(2) {
            let (start, end) = (ends[0], ends[1]);
            // The main verb stays, wherever it is.
            let tells = |word: &Token| word.is_verb || word.is_auxiliary();
            let is_main = (tells(&self.words[start]) || end == self.words.len()) && !kept.iter().any(tells);
            if SHORT_CLAUSE.contains(&(end - start)) && !is_main && !self.is_listed(start, end) {
                closed = true;
                continue;
            }
            let mut clause = self.words[start..end].to_vec();
            clause[0].after_break &= !closed || end == self.words.len() && self.has_subject(start, end);
            closed = false;
            kept.append(&mut clause);
        }
        self.words = kept;
    }

    /// Whether a clause begins with its own subject: what is between the comma and its first verb.
    fn has_subject(&self, start: usize, end: usize) -> bool {
        let verb = (start..end).find(|&at| self.words[at].is_verb);
        verb.is_some_and(|verb| verb > start && !self.words[start].is_auxiliary())
    }

    /// Whether what stands between two breaks goes on with a list: an actor stands before it and begins it.
    fn is_listed(&self, start: usize, end: usize) -> bool {
        let opens = |at: usize| {
            let near = at..self.words.len().min(at + 4);
            let found = near.into_iter().find(|&at| self.words[at].is_actor());
            found.is_some_and(|found| self.words[at..found].iter().all(|word| !word.is_verb))
        };
        let and = |at: usize| self.words.get(at).is_some_and(|word| word.class.has(Class::CONJUNCTION));
        let verb = (start..end).find(|&at| self.words[at].is_verb).unwrap_or(end);
        let ends_with_and = || (start..verb).any(and) || verb == end && (and(end) || opens(end));
        self.words[start - 1].is_actor() && opens(start) && ends_with_and() || and(start)
    }
}

impl Token {
    /// Whether a noun seems to end here: a name, or a plural.
    fn ends_noun(&self, doc: &Document<'_>) -> bool {
        let word = doc.word(self.number as usize);
        let plain = !self.class.any(Class::PREPOSITION | Class::CONJUNCTION | Class::SUBORDINATOR);
        self.name.is_some() || plain && (word.ends_with('s') || word.starts_with(char::is_uppercase))
    }
}

/// What parts clauses.
const BREAK: Gap =
    Gap::COMMA.or(Gap::SEMICOLON).or(Gap::COLON).or(Gap::DASH).or(Gap::QUOTE).or(Gap::OPEN).or(Gap::CLOSE);

fn form(doc: &Document<'_>, number: usize) -> Form {
    let word = doc.word(number);
    let known = doc.known().get(number).copied().unwrap_or_default().verb_forms();
    let irregular = known.any(Forms::PAST.or(Forms::PARTICIPLE)) && !known.any(Forms::BASE);
    if word.len() > 4 && word.ends_with("ing") {
        Form::Ing
    } else if word.len() > 3 && word.ends_with("ed") || irregular || doc.class(number).has(Class::PAST) {
        Form::Past
    } else if word.ends_with('s') && !word.ends_with("ss") {
        Form::Third
    } else {
        Form::Base
    }
}

/// The words that lead from a noun to the actor that it belongs to: "soldiers from Arnor".
pub(super) fn leads_to_owner(word: &Token) -> bool {
    words!["of", "from", "in"].contains(&word.hash)
}

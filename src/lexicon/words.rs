//! [`Class`]: what single words are, apart from any name: determiners, prepositions, months, heads of names.

use super::tsv::{Table, TableText};
use crate::Result;
use crate::image::row;
use std::borrow::Cow;

/// A set of word classes. A word may be in several: `may` is a modal, a month and common.
#[derive(Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Class(u64);
row!(Class: u64);

/// Declares the classes: constant, name in the table, meaning.
macro_rules! classes {
    ($( $(#[$meta:meta])* $name:ident = $text:literal, )+) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Index { $( $name, )+ }

        impl Class {
            /// No class at all.
            pub const NONE: Class = Class(0);
            $( $(#[$meta])* pub const $name: Class = Class(1 << Index::$name as u64); )+

            /// Names and sets, in the order of declaration.
            const NAMES: &'static [(&'static str, Class)] = &[$( ($text, Class::$name), )+];
        }
    };
}

classes! {
    /// the, a, every
    DETERMINER = "determiner",
    /// this, those
    DEMONSTRATIVE = "demonstrative",
    /// some, many, all
    QUANTIFIER = "quantifier",
    /// of, by, with
    PREPOSITION = "preposition",
    /// in, at, near: a place may follow
    LOCATIVE = "locative",
    /// and, or, but
    CONJUNCTION = "conjunction",
    /// that, while, because
    SUBORDINATOR = "subordinator",
    /// who, which
    RELATIVE = "relative",
    /// forms of be
    BE = "be",
    /// forms of have
    HAVE = "have",
    /// forms of do
    DO = "do",
    /// will, could
    MODAL = "modal",
    /// not, never
    NEGATION = "negation",
    /// he, they
    SUBJECT_PRONOUN = "subject_pronoun",
    /// him, them
    OBJECT_PRONOUN = "object_pronoun",
    /// his, their
    POSSESSIVE = "possessive",
    /// himself
    REFLEXIVE = "reflexive",
    /// also, later, repeatedly
    ADVERB = "adverb",
    /// Monday
    WEEKDAY = "weekday",
    /// March
    MONTH = "month",
    /// north, eastern
    DIRECTION = "direction",
    /// University, Ministry: first or last word of an organisation's name
    ORG_HEAD = "org_head",
    /// River, Province
    PLACE_HEAD = "place_head",
    /// province, state, county: the name of a division stands before it
    DIVISION = "division",
    /// Treaty, Award, Cup: last word of the names of things that are neither actors nor places
    THING_HEAD = "thing_head",
    /// speaks, learned: a language may follow
    LANGUAGE_VERB = "language_verb",
    /// Street, Avenue
    STREET_HEAD = "street_head",
    /// Rue, Via: the name of a street stands behind it; if a head as well, its number: Highway, Route
    STREET_OPENER = "street_opener",
    /// de, van, bin, al
    NAME_PARTICLE = "name_particle",
    /// of, for, and inside names
    ORG_GLUE = "org_glue",
    /// of, in, with: the subject of a verb goes on with it
    SUBJECT_LINK = "subject_link",
    /// of, for: the speaker behind a verb goes on with it
    SOURCE_LINK = "source_link",
    /// to: an infinitive may follow
    INFINITIVE = "infinitive",
    /// an ordinary word that is also a name
    COMMON = "common",
    /// never a name, though often capitalised
    NON_NAME = "non_name",
    /// a man's first name
    FIRST_NAME_M = "first_name_m",
    /// a woman's first name
    FIRST_NAME_F = "first_name_f",
    /// a first name
    FIRST_NAME = "first_name",
    /// a family name
    SURNAME = "surname",
    /// seven, hundred
    NUMBER_WORD = "number_word",
    /// However, Meanwhile: capitalised because it begins a sentence
    SENTENCE_STARTER = "sentence_starter",
    /// a word of `times.tsv` that may be part of a time
    TIME = "time",
    /// Monday, yesterday, noon: may be a time by itself
    TIME_NAME = "time_name",
    /// the, last, early: may begin a time if a word of time or a number follows
    TIME_OPENER = "time_opener",
    /// will, was: tells the tense of a clause
    TENSE = "tense",
    /// a word of `counts.tsv`
    TOLL = "toll",
    /// a word with a digit, or one with which a number begins; only documents have it
    NUMERAL = "numeral",
    /// seven, hundreds: a number may begin with it
    NUMBER_OPENER = "number_opener",
    /// people, driver: a noun that is counted
    COUNTED = "counted",
    /// nobody, including: says that none are counted, or that they are counted already
    UNCOUNTED = "uncounted",
    /// killed, dead, toll: tells what happened to those who are counted
    FATE = "fate",
    /// went, said: a past form of `verbs.tsv` that does not look like one
    PAST = "past",
    /// said, according: first word of a cue of speech
    CUE = "cue",
    /// report, call: its forms of cues are nouns as well, without an ending
    CUE_NOUN = "cue_noun",
    /// according: only phrases of cues begin with it, ...
    CUE_PHRASE = "cue_phrase",
    /// ... to: and it is the second word of one
    CUE_REST = "cue_rest",
    /// film, so-called: says of quoted words behind it that they are no speech
    LABEL = "label",
    /// A word before a title that says it is over: former, ex, late.
    FORMER = "former",
    /// he, him: a pronoun for a man
    HE = "he",
    /// she, her: a pronoun for a woman
    SHE = "she",
    /// The last word of the name of a company: Holdings, plc
    COMPANY_HEAD = "company_head",
    /// The last word of the name of a newspaper or broadcaster: Herald, Radio
    MEDIA_HEAD = "media_head",
    /// son, brothers: relatives
    KIN = "kin",
    /// I, my: whoever speaks
    FIRST_PERSON = "first_person",
}

impl Class {
    /// Whether all of `classes` are in it.
    #[must_use]
    pub const fn has(self, classes: Class) -> bool {
        self.0 & classes.0 == classes.0
    }

    /// Whether at least one of `classes` is in it.
    #[must_use]
    pub const fn any(self, classes: Class) -> bool {
        self.0 & classes.0 != 0
    }

    /// A bit for each class, in the order of declaration.
    pub(crate) const fn bits(self) -> u64 {
        self.0
    }

    /// The set without `classes`.
    #[must_use]
    pub const fn without(self, classes: Class) -> Class {
        Class(self.0 & !classes.0)
    }

    /// Both sets together.
    #[must_use]
    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    fn named(name: &str) -> Option<Class> {
        Self::NAMES.iter().find(|(text, _)| *text == name).map(|&(_, class)| class)
    }
}

impl std::ops::BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        self.or(other)
    }
}

impl std::fmt::Debug for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = Self::NAMES.iter().filter(|(_, class)| self.has(*class)).map(|(name, _)| name);
        f.debug_set().entries(names).finish()
    }
}

/// Reads `word classes` lines; a word that stands in several lines gets all their classes.
pub(super) fn load_words(source: &str, table: &TableText, into: &mut Vec<(Cow<'static, str>, Class)>) -> Result<()> {
    for row in Table::new(source, table, &["word", "classes"])?.rows() {
        let word = row.required_kept(0)?;
        let mut classes = Class::NONE;
        for name in row.list(1) {
            let class = Class::named(name).ok_or_else(|| row.error(1, format!("'{name}' is not a word class")))?;
            classes = classes | class;
        }
        into.push((word, classes));
    }
    Ok(())
}

/// Reads `name` lines of surnames.
pub(super) fn load_surnames(source: &str, table: &TableText, into: &mut Vec<(Cow<'static, str>, Class)>) -> Result<()> {
    for row in Table::new(source, table, &["name"])?.rows() {
        into.push((row.required_kept(0)?, Class::SURNAME));
    }
    Ok(())
}

/// Reads `name gender` lines: m, f or u.
pub(super) fn load_first_names(
    source: &str,
    table: &TableText,
    into: &mut Vec<(Cow<'static, str>, Class)>,
) -> Result<()> {
    for row in Table::new(source, table, &["name", "gender"])?.rows() {
        let gender = match row.required(1)? {
            "m" => Class::FIRST_NAME_M,
            "f" => Class::FIRST_NAME_F,
            "u" => Class::NONE,
            other => return Err(row.error(1, format!("'{other}' is none of m, f, u"))),
        };
        into.push((row.required_kept(0)?, Class::FIRST_NAME | gender));
    }
    Ok(())
}

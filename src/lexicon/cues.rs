//! [`Cue`]: verbs and phrases that announce speech, from `data/cues.tsv`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::slots::Slots;
use super::tsv::{Row, Table, TableText};
use super::words::Class;
use crate::image::{Part, Pool, Rows, Text, Texts, code_row, row, stored};
use crate::text;
use crate::{Error, ErrorKind, Result};

/// A verb or phrase that says whose words a quotation or a reported clause is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cue {
    /// Plain form: `say`.
    pub lemma: Cow<'static, str>,
    /// What kind of speech it is.
    pub class: CueClass,
    /// All forms, as in the table: plain form, -s form, past forms, -ing form.
    pub forms: Vec<Cow<'static, str>>,
    /// What else is known of it.
    pub flags: CueFlags,
    /// It is a cue only with one of these words right behind it: `point out`.
    pub particles: Vec<u64>,
}

/// Index of a [`Cue`] in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CueId(u16);
row!(CueId: u16);

/// What is known of a [`Cue`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct CueFlags {
    /// Takes a that-clause.
    pub that: bool,
    /// Takes an infinitive: `urge him to go`.
    pub to_infinitive: bool,
    /// May name the person addressed: `told reporters`.
    pub object: bool,
    /// May stand before its subject: `said Smith`.
    pub inversion: bool,
    /// Introduces reported clauses.
    pub indirect: bool,
    /// Wins over a cue within its clause.
    pub strong: bool,
    /// Needs more evidence than other cues.
    pub weak: bool,
    /// The source follows: `according to Smith`.
    pub source_follows: bool,
    /// What is said is a clause; nouns behind it are mere objects: `find a boat`.
    pub clause: bool,
    /// May give a name: `a boat called`.
    pub naming: bool,
}

/// What kind of speech a [`Cue`] announces, or what else it says about a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueClass {
    /// Neutral speech: say, add.
    Say,
    /// Writing: write, tweet.
    Write,
    /// Questions and answers: ask, reply.
    Ask,
    /// Claims, warnings, advice: argue, warn.
    Argue,
    /// Announcements, promises, orders: announce, vow.
    Announce,
    /// How it was said: shout, joke.
    Manner,
    /// Verdicts, where the quotation is often a label: call, slam.
    Judge,
    /// Findings: report, estimate.
    Report,
    /// Thoughts, which are no speech: think, hope.
    Think,
    /// Phrases: according to.
    Phrase,
    /// Words that hold what is quoted at arm's length: so-called.
    Label,
    /// Works that have titles: book, film.
    Work,
}
code_row!(CueClass, [Say, Write, Ask, Argue, Announce, Manner, Judge, Report, Think, Phrase, Label, Work]);

/// One form of a cue. What rules ask of its [`Cue`] stands here as well, so that one look-up of a word tells all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct CueForm {
    /// Which cue.
    pub cue: CueId,
    /// Which form.
    pub shape: CueShape,
    /// Whether it is also a common noun or an adjective: `remarks`.
    pub noun: bool,
    /// How often, out of 100, it is a cue.
    pub trust: u8,
    /// [`Cue::class`]
    pub(crate) class: CueClass,
    /// [`Cue::flags`]
    pub(crate) traits: Traits,
    /// Where the words stand that follow.
    behind: u16,
    /// How many there are.
    count: u8,
    /// One of them must follow, not all: they are particles, not the rest of a phrase.
    any: bool,
}
row!(CueForm {
    cue: CueId, shape: CueShape, noun: bool, trust: u8, class: CueClass, traits: Traits, behind: u16, count: u8, any: bool
} pad 4);

impl CueForm {
    /// Whether it announces no speech but says what quoted words are.
    pub(crate) fn is_label(self) -> bool {
        matches!(self.class, CueClass::Label | CueClass::Work)
    }

    /// Whether the noun behind it may name whom the words are said to, not whom or what they are about: `told reporters`.
    pub(crate) fn addresses(self) -> bool {
        let about = matches!(self.class, CueClass::Judge | CueClass::Report | CueClass::Think);
        self.traits.has(Traits::OBJECT) && !self.traits.has(Traits::NAMING) && !about
    }

    /// Whether it has more words than one.
    pub(crate) fn is_phrase(&self) -> bool {
        !self.any && self.count > 0
    }

    /// Whether it is the plain form of a verb that is a noun as well.
    fn is_plain_noun(&self) -> bool {
        let verb = !self.is_phrase() && self.class != CueClass::Phrase && !self.traits.has(Traits::SOURCE_FOLLOWS);
        verb && self.noun && self.shape == CueShape::Plain
    }
}

/// [`CueFlags`] as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Traits(u16);
row!(Traits: u16);

impl Traits {
    pub(crate) const THAT: Self = Self(1);
    pub(crate) const TO_INFINITIVE: Self = Self(1 << 1);
    pub(crate) const OBJECT: Self = Self(1 << 2);
    pub(crate) const INVERSION: Self = Self(1 << 3);
    pub(crate) const INDIRECT: Self = Self(1 << 4);
    pub(crate) const STRONG: Self = Self(1 << 5);
    pub(crate) const SOURCE_FOLLOWS: Self = Self(1 << 6);
    pub(crate) const CLAUSE: Self = Self(1 << 7);
    pub(crate) const NAMING: Self = Self(1 << 8);
    pub(crate) const WEAK: Self = Self(1 << 9);

    /// The flags by their names in the table.
    const NAMES: &[(&str, Self)] = &[
        ("that", Self::THAT),
        ("to_infinitive", Self::TO_INFINITIVE),
        ("object", Self::OBJECT),
        ("inversion", Self::INVERSION),
        ("indirect", Self::INDIRECT),
        ("strong", Self::STRONG),
        ("weak", Self::WEAK),
        ("source_follows", Self::SOURCE_FOLLOWS),
        ("clause", Self::CLAUSE),
        ("naming", Self::NAMING),
    ];

    fn flags(self) -> CueFlags {
        CueFlags {
            that: self.has(Self::THAT),
            to_infinitive: self.has(Self::TO_INFINITIVE),
            object: self.has(Self::OBJECT),
            inversion: self.has(Self::INVERSION),
            indirect: self.has(Self::INDIRECT),
            strong: self.has(Self::STRONG),
            weak: self.has(Self::WEAK),
            source_follows: self.has(Self::SOURCE_FOLLOWS),
            clause: self.has(Self::CLAUSE),
            naming: self.has(Self::NAMING),
        }
    }

    /// Whether `flag` is set.
    pub(crate) const fn has(self, flag: Self) -> bool {
        self.0 & flag.0 != 0
    }
}

/// The forms of a verb, as far as they matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CueShape {
    /// say
    Plain,
    /// says
    Third,
    /// said
    Past,
    /// saying
    Gerund,
}
code_row!(CueShape, [Plain, Third, Past, Gerund]);

/// All cues, found by the hash of a word.
///
/// Texts have many words that may be cues, so what is read for each is small: where the forms stand that begin with it, and those,
/// which say all that rules ask.
#[derive(Debug, Clone)]
pub(super) struct Cues {
    /// Where the forms of each word stand.
    words: Slots<Range>,
    /// Those of one word side by side, the ones with more words first.
    forms: Rows<CueForm>,
    /// Hashes of words behind the first one of a form: the rests of phrases, and particles.
    behind: Rows<u64>,
    cues: Rows<CueRow>,
    /// All forms of all cues as the table writes them.
    written: Rows<Text>,
    texts: Texts,
}
stored!(Cues { words, forms, behind, cues, written, texts });

/// What a [`Cue`] is made of.
#[derive(Debug, Clone, Copy)]
struct CueRow {
    lemma: Text,
    class: CueClass,
    traits: Traits,
    written: Range,
    particles: Range,
}
row!(CueRow { lemma: Text, class: CueClass, traits: Traits, written: Range, particles: Range });

/// Some neighbours in a table.
#[derive(Debug, Clone, Copy, Default)]
struct Range {
    start: u16,
    len: u16,
}
row!(Range { start: u16, len: u16 });

impl Range {
    fn numbers(self) -> std::ops::Range<usize> {
        self.start.into()..usize::from(self.start) + usize::from(self.len)
    }
}

/// Cues as they are gathered from tables.
#[derive(Debug, Clone, Default)]
pub(super) struct GatheredCues {
    cues: Vec<CueRow>,
    /// Forms with the hash of their first word.
    found: Vec<(u64, CueForm)>,
    behind: Vec<u64>,
    written: Vec<Text>,
    texts: Pool,
}

impl GatheredCues {
    /// Adds the cues of a table, which is named `source` in errors.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &COLUMNS)?.rows() {
            let cue = self.read_cue(&row)?;
            self.read_forms(&row, cue)?;
            self.cues.push(cue);
        }
        Ok(())
    }

    fn read_cue(&mut self, row: &Row<'_, '_>) -> Result<CueRow> {
        let class = row.optional(1)?.ok_or_else(|| row.error(1, "the cell must not be empty"))?;
        let mut traits = Traits(0);
        for name in row.list(4) {
            let found = Traits::NAMES.iter().find(|(text, _)| *text == name);
            let (_, found) = found.ok_or_else(|| row.error(4, format!("'{name}' is no flag")))?;
            traits.0 |= found.0;
        }
        let lemma = self.texts.push(row.required(0)?);
        let written = append(&mut self.written, row.list(2).map(|form| self.texts.push(form)));
        let particles = append(&mut self.behind, row.list(5).map(text::hash));
        Ok(CueRow { lemma, class, traits, written, particles })
    }

    /// Reads the forms of `cue`, which is about to be added.
    fn read_forms(&mut self, row: &Row<'_, '_>, cue: CueRow) -> Result<()> {
        let CueRow { class, traits, particles, .. } = cue;
        let id = CueId(self.cues.len() as u16);
        let trusts: Vec<u8> = row.values(6)?;
        let forms = row.list(2).count();
        if trusts.len() != forms {
            return Err(row.error(6, format!("{} numbers for {forms} forms", trusts.len())));
        }
        for (index, (form, trust)) in row.list(2).zip(trusts).enumerate() {
            let mut words = form.split(' ').map(text::hash);
            let first = words.next().unwrap_or(0);
            let rest = append(&mut self.behind, words);
            let any = rest.len == 0;
            let Range { start: behind, len } = if any { particles } else { rest };
            let (shape, noun) = (shape(index, form), row.list(3).any(|noun| noun == form));
            let entry = CueForm { cue: id, shape, noun, trust, class, traits, behind, count: len as u8, any };
            // A past form that looks like the plain one replaces it: `read`, `hit`.
            let before = self.found.last_mut().filter(|(hash, before)| before.cue == id && *hash == first);
            match before.filter(|(_, before)| any && before.any) {
                Some(earlier) => earlier.1 = entry,
                None => self.found.push((first, entry)),
            }
        }
        Ok(())
    }

    /// The words of forms by hash, with the classes that say where to look for them.
    pub(super) fn classes(&self) -> Vec<(u64, Class)> {
        let mut words: BTreeMap<u64, Vec<CueForm>> = BTreeMap::new();
        self.found.iter().for_each(|&(hash, form)| words.entry(hash).or_default().push(form));
        let firsts =
            self.found.iter().map(|&(hash, _)| (hash, words.get(&hash).map_or(Class::NONE, |forms| class_of(forms))));
        let phrases = self.found.iter().filter(|(_, form)| form.is_phrase());
        let seconds = phrases.filter_map(|(_, form)| self.behind.get(usize::from(form.behind)));
        firsts.chain(seconds.map(|&hash| (hash, Class::CUE_REST))).collect()
    }

    /// The table of all cues.
    pub(super) fn build(self) -> Cues {
        let Self { cues, mut found, behind, written, texts } = self;
        let more_words = |form: &CueForm| if form.any { 0 } else { form.count };
        found.sort_by_key(|(hash, form)| (*hash, std::cmp::Reverse(more_words(form))));
        let mut words = BTreeMap::new();
        for (&(hash, _), start) in found.iter().zip(0..) {
            words.entry(hash).or_insert(Range { start, len: 0 }).len += 1;
        }
        Cues {
            words: Slots::new(words),
            forms: found.into_iter().map(|(_, form)| form).collect(),
            behind: Rows::new(behind),
            cues: Rows::new(cues),
            written: Rows::new(written),
            texts: texts.finish(),
        }
    }
}

/// The classes of a word with which these forms begin.
fn class_of(forms: &[CueForm]) -> Class {
    let has_label = forms.iter().any(|form| form.is_label());
    let label = if has_label { Class::LABEL } else { Class::NONE };
    let mut cues = forms.iter().filter(|form| !form.is_label()).peekable();
    if cues.peek().is_none() {
        return label;
    }
    let only = |is: fn(&CueForm) -> bool, class| if cues.clone().all(is) { class } else { Class::NONE };
    label | Class::CUE | only(CueForm::is_phrase, Class::CUE_PHRASE) | only(CueForm::is_plain_noun, Class::CUE_NOUN)
}

/// Appends values, and says where they stand.
fn append<T>(list: &mut Vec<T>, values: impl Iterator<Item = T>) -> Range {
    let start = list.len();
    list.extend(values);
    Range { start: start as u16, len: (list.len() - start) as u16 }
}

const COLUMNS: [&str; 7] = ["lemma", "class", "forms", "noun_forms", "flags", "particles", "trust"];

impl Cues {
    pub(super) fn get(&self, id: CueId) -> Cue {
        let CueRow { class, traits, written, particles, .. } = self.cues.at(id.0.into());
        Cue {
            lemma: self.lemma(id),
            class,
            forms: self.written.part(written.numbers()).iter().map(|form| self.texts.kept(form)).collect(),
            flags: traits.flags(),
            particles: self.behind.part(particles.numbers()).iter().collect(),
        }
    }

    /// The plain form of a cue.
    pub(super) fn lemma(&self, id: CueId) -> Cow<'static, str> {
        self.texts.kept(self.cues.at(id.0.into()).lemma)
    }

    /// The forms that begin with the word of this hash; those with more words first.
    pub(super) fn forms(&self, hash: u64) -> Part<'_, CueForm> {
        self.forms.part(self.words.get(hash).numbers())
    }

    /// The hashes of the words of a form after its first.
    pub(super) fn rest(&self, form: CueForm) -> Part<'_, u64> {
        if form.any { self.behind.part(0..0) } else { self.behind(form) }
    }

    /// The hashes of the words behind the first one of a phrase; else those of which one must follow, if any must.
    pub(super) fn behind(&self, form: CueForm) -> Part<'_, u64> {
        let start = usize::from(form.behind);
        self.behind.part(start..start + usize::from(form.count))
    }
}

fn shape(index: usize, form: &str) -> CueShape {
    match index {
        0 => CueShape::Plain,
        1 if !form.contains(' ') => CueShape::Third,
        _ if form.ends_with("ing") => CueShape::Gerund,
        _ => CueShape::Past,
    }
}

impl FromStr for CueClass {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name {
            "say" => Self::Say,
            "write" => Self::Write,
            "ask" => Self::Ask,
            "argue" => Self::Argue,
            "announce" => Self::Announce,
            "manner" => Self::Manner,
            "judge" => Self::Judge,
            "report" => Self::Report,
            "think" => Self::Think,
            "phrase" => Self::Phrase,
            "label" => Self::Label,
            "work" => Self::Work,
            _ => return Err(Error::new(ErrorKind::Lexicon, format!("'{name}' is no class of cues"))),
        })
    }
}

//! [`Cue`]: verbs and phrases that announce speech, from `data/cues.tsv`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::str::FromStr;

use super::tsv::{Row, Table, TableText};
use super::words::Class;
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
    /// How many forms of the same word stand behind it in the table.
    more: u8,
    /// The part of the hash of its first word that tells it from others of its bucket.
    tag: u32,
}

impl CueForm {
    /// Whether it announces no speech but says what quoted words are.
    pub(crate) fn is_label(self) -> bool {
        matches!(self.class, CueClass::Label | CueClass::Work)
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

    fn of(flags: CueFlags) -> Self {
        let all = [
            (flags.that, Self::THAT),
            (flags.to_infinitive, Self::TO_INFINITIVE),
            (flags.object, Self::OBJECT),
            (flags.inversion, Self::INVERSION),
            (flags.indirect, Self::INDIRECT),
            (flags.strong, Self::STRONG),
            (flags.source_follows, Self::SOURCE_FOLLOWS),
            (flags.clause, Self::CLAUSE),
            (flags.naming, Self::NAMING),
        ];
        Self(all.iter().filter(|(set, _)| *set).map(|(_, flag)| flag.0).sum())
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

/// All cues, found by the hash of a word.
///
/// Texts have many words that may be cues, so what is read for each is small: a bucket for the top bits of the hash, and the forms in
/// it, which say all that rules ask.
#[derive(Debug, Clone)]
pub(super) struct Cues {
    cues: Vec<Cue>,
    /// Sorted by the hash of the first word; forms with more words first.
    forms: Vec<CueForm>,
    /// The first form of each bucket, and the end of the last one.
    buckets: Vec<u16>,
    /// Hashes of words behind the first one of a form: the rests of phrases, and particles.
    behind: Vec<u64>,
}

/// The bits of a hash that are the number of its bucket.
const BUCKET_BITS: u32 = 12;

/// The bucket of a hash.
fn bucket(hash: u64) -> usize {
    (hash >> (u64::BITS - BUCKET_BITS)) as usize
}

/// Cues as they are gathered from tables.
#[derive(Debug, Clone, Default)]
pub(super) struct GatheredCues {
    cues: Vec<Cue>,
    /// Forms with the hash of their first word.
    found: Vec<(u64, CueForm)>,
    behind: Vec<u64>,
}

impl GatheredCues {
    /// Adds the cues of a table, which is named `source` in errors.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &COLUMNS)?.rows() {
            let cue = read_cue(&row)?;
            self.read_forms(&row, &cue)?;
            self.cues.push(cue);
        }
        Ok(())
    }

    /// Reads the forms of `cue`, which is about to be added.
    fn read_forms(&mut self, row: &Row<'_, '_>, cue: &Cue) -> Result<()> {
        let (id, traits, class) = (CueId(self.cues.len() as u16), Traits::of(cue.flags), cue.class);
        let trusts: Vec<u8> = row.values(6)?;
        let forms = row.list(2).count();
        if trusts.len() != forms {
            return Err(row.error(6, format!("{} numbers for {forms} forms", trusts.len())));
        }
        let particles = append(&mut self.behind, cue.particles.iter().copied());
        for (index, (form, trust)) in row.list(2).zip(trusts).enumerate() {
            let mut words = form.split(' ').map(text::hash);
            let first = words.next().unwrap_or(0);
            let rest = append(&mut self.behind, words);
            let any = rest.1 == 0;
            let (behind, count) = if any { particles } else { rest };
            let (shape, noun) = (shape(index, form), row.list(3).any(|noun| noun == form));
            let entry =
                CueForm { cue: id, shape, noun, trust, class, traits, behind, count, any, more: 0, tag: first as u32 };
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

    pub(super) fn build(self) -> Cues {
        Cues::new(self)
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

/// Appends words, and says where they stand and how many there are.
fn append(behind: &mut Vec<u64>, words: impl Iterator<Item = u64>) -> (u16, u8) {
    let start = behind.len();
    behind.extend(words);
    (start as u16, (behind.len() - start) as u8)
}

const COLUMNS: [&str; 7] = ["lemma", "class", "forms", "noun_forms", "flags", "particles", "trust"];

impl Cues {
    /// The table of all cues gathered.
    fn new(gathered: GatheredCues) -> Self {
        let GatheredCues { cues, mut found, behind } = gathered;
        let more_words = |form: &CueForm| if form.any { 0 } else { form.count };
        found.sort_by_key(|(hash, form)| (*hash, std::cmp::Reverse(more_words(form))));
        let firsts = (0..=1 << BUCKET_BITS).map(|number| found.partition_point(|(hash, _)| bucket(*hash) < number));
        let buckets = firsts.map(|first| first as u16).collect();
        for at in (1..found.len()).rev() {
            let same_word = found[at - 1].0 == found[at].0;
            found[at - 1].1.more = if same_word { found[at].1.more.saturating_add(1) } else { 0 };
        }
        let forms = found.into_iter().map(|(_, form)| form).collect();
        Self { cues, forms, buckets, behind }
    }

    pub(super) fn get(&self, id: CueId) -> &Cue {
        &self.cues[usize::from(id.0)]
    }

    /// The forms that begin with the word of this hash; those with more words first.
    pub(super) fn forms(&self, hash: u64) -> &[CueForm] {
        let bucket = self.buckets.get(bucket(hash)..).unwrap_or(&[]);
        let [first, end, ..] = *bucket else { return &[] };
        let forms = self.forms.get(usize::from(first)..usize::from(end)).unwrap_or(&[]);
        // Most buckets hold one word or two: which of them it is, no branch has to guess.
        let Some(first) = forms.first() else { return &[] };
        let behind = usize::from(first.more) + 1;
        let own = if first.tag == hash as u32 { 0 } else { behind.min(forms.len() - 1) };
        match forms[own] {
            CueForm { tag, more, .. } if tag == hash as u32 => &forms[own..=own + usize::from(more)],
            _ => own_forms(forms, hash),
        }
    }

    /// The hashes of the words of a form after its first.
    pub(super) fn rest(&self, form: &CueForm) -> &[u64] {
        if form.any { &[] } else { self.behind(form) }
    }

    /// The hashes of the words behind the first one of a phrase; else those of which one must follow, if any must.
    pub(super) fn behind(&self, form: &CueForm) -> &[u64] {
        let (start, count) = (usize::from(form.behind), usize::from(form.count));
        self.behind.get(start..start + count).unwrap_or(&[])
    }
}

/// The forms of the word of this hash among those of a bucket.
#[cold]
fn own_forms(forms: &[CueForm], hash: u64) -> &[CueForm] {
    let first = forms.iter().position(|form| form.tag == hash as u32);
    first.map_or(&[], |first| &forms[first..=first + usize::from(forms[first].more)])
}

fn read_cue(row: &Row<'_, '_>) -> Result<Cue> {
    let class = row.optional(1)?.ok_or_else(|| row.error(1, "the cell must not be empty"))?;
    let forms = row.list(2).map(|form| row.keep(form)).collect();
    let mut flags = CueFlags::default();
    for flag in row.list(4) {
        let place = match flag {
            "that" => &mut flags.that,
            "to_infinitive" => &mut flags.to_infinitive,
            "object" => &mut flags.object,
            "inversion" => &mut flags.inversion,
            "indirect" => &mut flags.indirect,
            "strong" => &mut flags.strong,
            "weak" => &mut flags.weak,
            "source_follows" => &mut flags.source_follows,
            "clause" => &mut flags.clause,
            "naming" => &mut flags.naming,
            other => return Err(row.error(4, format!("'{other}' is no flag"))),
        };
        *place = true;
    }
    let particles = row.list(5).map(text::hash).collect();
    Ok(Cue { lemma: row.required_kept(0)?, class, forms, flags, particles })
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

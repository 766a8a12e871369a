//! [`Cue`]: verbs and phrases that announce speech, from `data/cues.tsv`.

use std::borrow::Cow;
use std::str::FromStr;

use super::tsv::{Row, Table, TableText};
use super::word_table::WordTable;
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

/// One form of a cue.
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
    /// Where the other words of a phrase stand among the rests.
    rest: (u16, u16),
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
#[derive(Debug, Clone)]
pub(super) struct Cues {
    cues: Vec<Cue>,
    /// Sorted by the hash of the first word; forms with more words first.
    forms: Vec<CueForm>,
    rests: Vec<u64>,
    table: WordTable<(u16, u16)>,
}

/// Cues as they are gathered from tables.
#[derive(Debug, Clone, Default)]
pub(super) struct GatheredCues {
    cues: Vec<Cue>,
    /// Forms with the hash of their first word.
    found: Vec<(u64, CueForm)>,
    rests: Vec<u64>,
}

impl GatheredCues {
    /// Adds the cues of a table, which is named `source` in errors.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &COLUMNS)?.rows() {
            let cue = CueId(self.cues.len() as u16);
            self.cues.push(read_cue(&row)?);
            read_forms(&row, cue, &mut self.found, &mut self.rests)?;
        }
        Ok(())
    }

    pub(super) fn build(self) -> Cues {
        Cues::new(self)
    }
}

const COLUMNS: [&str; 7] = ["lemma", "class", "forms", "noun_forms", "flags", "particles", "trust"];

impl Cues {
    /// The table of all cues gathered.
    fn new(gathered: GatheredCues) -> Self {
        let GatheredCues { cues, mut found, rests } = gathered;
        found.sort_by_key(|(hash, form): &(u64, CueForm)| (*hash, std::cmp::Reverse(form.rest.1 - form.rest.0)));
        let ranges = found.chunk_by(|one, other| one.0 == other.0).scan(0u16, |start, chunk| {
            let range = (*start, *start + chunk.len() as u16);
            *start = range.1;
            Some((chunk.first()?.0, range))
        });
        let table = WordTable::from_hashes(ranges.collect());
        let forms = found.into_iter().map(|(_, form)| form).collect();
        Self { cues, forms, rests, table }
    }

    /// The first words of all forms by hash, with the class that says where to look for cues.
    pub(super) fn classes(&self) -> impl Iterator<Item = (u64, Class)> + '_ {
        self.table.hashes().map(|hash| (hash, Class::CUE))
    }

    pub(super) fn get(&self, id: CueId) -> &Cue {
        &self.cues[usize::from(id.0)]
    }

    /// The forms that begin with the word of this hash; those with more words first.
    pub(super) fn forms(&self, hash: u64) -> &[CueForm] {
        let Some((start, end)) = self.table.get(hash) else { return &[] };
        self.forms.get(usize::from(start)..usize::from(end)).unwrap_or(&[])
    }

    /// The hashes of the words of a form after its first.
    pub(super) fn rest(&self, form: &CueForm) -> &[u64] {
        self.rests.get(usize::from(form.rest.0)..usize::from(form.rest.1)).unwrap_or(&[])
    }
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

fn read_forms(row: &Row<'_, '_>, cue: CueId, found: &mut Vec<(u64, CueForm)>, rests: &mut Vec<u64>) -> Result<()> {
    let trusts: Vec<u8> = row.values(6)?;
    let forms = row.list(2).count();
    if trusts.len() != forms {
        return Err(row.error(6, format!("{} numbers for {forms} forms", trusts.len())));
    }
    for (index, (form, trust)) in row.list(2).zip(trusts).enumerate() {
        let mut words = form.split(' ');
        let first = words.next().unwrap_or("");
        let start = rests.len() as u16;
        rests.extend(words.map(text::hash));
        let noun = row.list(3).any(|noun| noun == form);
        let shape = shape(index, form);
        let entry = CueForm { cue, shape, noun, trust, rest: (start, rests.len() as u16) };
        // A past form that looks like the plain one replaces it: `read`, `hit`.
        let same =
            found.iter_mut().rev().take(index).find(|(_, earlier)| earlier.cue == cue && earlier.rest.0 == start);
        match same.filter(|(hash, _)| *hash == text::hash(first)) {
            Some(earlier) => earlier.1 = entry,
            None => found.push((text::hash(first), entry)),
        }
    }
    Ok(())
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

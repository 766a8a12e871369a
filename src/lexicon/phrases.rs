//! Collects every phrase of the lexicon into one matcher, with the entries behind each phrase.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::entry::{Entry, Kinds};
use super::numbers::Numbers;
use super::senses::SenseBits;
use crate::image::{Pool, Rows, Text, Texts, row, stored};
use crate::matcher::{CaseRule, Matcher, PhraseId, is_plain, letters, plain};
use crate::{Result, Span};

/// Phrases as they are gathered: those that differ in case only share one group. Texts are borrowed from the tables.
#[derive(Default)]
pub(super) struct Collector<'t> {
    /// By their [`letters`].
    numbers: Numbers,
    groups: Vec<Group<'t>>,
}

/// A phrase with its entries.
pub(super) struct Group<'t> {
    pub(super) text: &'t str,
    rule: CaseRule,
    /// The entry that was added first; most phrases have no other.
    first: Listed<'t>,
    others: Vec<Listed<'t>>,
}

/// How an entry is written, and the entry.
pub(super) type Spelling<'t> = (&'t str, CaseRule, Entry);

/// One entry of a phrase. `own` is the spelling and the rule that hold for it where they are not those of the phrase.
#[derive(Clone, Copy, Debug)]
struct Listed<'t> {
    entry: Entry,
    own: Option<(&'t str, CaseRule)>,
}

/// The one matcher and what its phrases stand for.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    pub(super) matcher: Matcher,
    lists: Rows<List>,
    /// Of the phrases with one spelling the entries but for the first, one phrase after the other.
    others: Rows<Entry>,
    /// All entries of the other phrases.
    spelled: Rows<Spelled>,
    /// The spellings, as they are compared.
    texts: Texts,
}
stored!(Phrases { matcher, lists, others, spelled, texts });

/// Where the entries of a phrase stand, and what they tell at once. The first entry is at hand, as most phrases have no other. Sixteen bytes, so that none lies across two lines of the cache; that is why the first entry and the sense are packed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List {
    /// [`Entry::bits`]
    first: u32,
    /// Where they begin: in `spelled` if the kinds say so, else where the second one is in `others`.
    start: u32,
    /// How many they are.
    len: u16,
    kinds: Kinds,
    sense: SenseBits,
}
row!(List { first: u32, start: u32, len: u16, kinds: Kinds, sense: SenseBits });

impl List {
    /// What the phrase means to those who look for actors.
    #[inline(always)]
    pub(crate) fn sense(self) -> SenseBits {
        self.sense
    }

    /// Of which kinds its entries are in one spelling or another.
    pub(super) fn kinds(self) -> Kinds {
        self.kinds
    }

    fn has_several_spellings(self) -> bool {
        self.kinds.any(Kinds::SEVERAL_SPELLINGS)
    }

    fn spelled(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.len)
    }

    fn others(self) -> Range<usize> {
        self.start as usize..self.start as usize + usize::from(self.len) - 1
    }
}

/// An entry that holds for one spelling of its phrase.
#[derive(Clone, Copy, Debug)]
struct Spelled {
    entry: Entry,
    text: Text,
    rule: CaseRule,
    kinds: Kinds,
}
row!(Spelled { entry: Entry, text: Text, rule: CaseRule, kinds: Kinds });

/// How an alias is compared: one without small letters, or with a digit or a full stop in it, is a short form and counts only as
/// it is written; other names also count in ALL CAPS text.
pub(super) fn name_rule(name: &str) -> CaseRule {
    let short_form = name.contains(|c: char| c.is_ascii_digit() || c == '.') || !name.contains(char::is_lowercase);
    if short_form { CaseRule::Exact } else { CaseRule::Capitalised }
}

impl<'t> Collector<'t> {
    /// Makes room for so many more names.
    pub(super) fn reserve(&mut self, names: usize) {
        self.numbers.reserve(names);
        self.groups.reserve(names);
    }

    /// Adds a name, compared by [`name_rule`].
    pub(super) fn name(&mut self, name: &'t str, entry: Entry) {
        self.phrase(name, name_rule(name), entry);
    }

    /// Adds a phrase. Entries that come later stand before earlier ones, so that callers override what is built in.
    pub(super) fn phrase(&mut self, text: &'t str, rule: CaseRule, entry: Entry) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let (next, groups) = (self.groups.len(), &self.groups);
        let is_same = |number: usize| groups[number].text == text || letters(groups[number].text).eq(letters(text));
        match self.numbers.get_or_insert(hash(text), next, is_same) {
            number if number < next => self.groups[number].add(text, rule, entry),
            _ => self.groups.push(Group::new((text, rule, entry))),
        }
    }

    /// The phrases with their entries.
    pub(super) fn into_groups(self) -> Vec<Group<'t>> {
        self.groups
    }

    /// The matcher over all phrases, and their entries, each with what `kinds` says of it.
    pub(super) fn build(self, kinds: impl Fn(Entry) -> Kinds) -> Result<Phrases> {
        let matcher = matcher_of(&self.groups)?;
        let mut lists = Lists::default();
        self.groups.iter().for_each(|group| lists.push(group, &kinds));
        let Lists { lists, others, spelled, texts, .. } = lists;
        Ok(Phrases {
            matcher,
            lists: Rows::new(lists),
            others: Rows::new(others),
            spelled: Rows::new(spelled),
            texts: texts.finish(),
        })
    }
}

/// The matcher over these phrases.
pub(super) fn matcher_of(groups: &[Group<'_>]) -> Result<Matcher> {
    let mut builder = Matcher::builder();
    groups.iter().for_each(|group| {
        builder.push(group.text, group.rule);
    });
    builder.build()
}

/// What phrases stand for, as it is written down behind others: see [`Phrases`].
#[derive(Default)]
pub(super) struct Lists {
    lists: Vec<List>,
    others_before: usize,
    others: Vec<Entry>,
    spelled_before: usize,
    spelled: Vec<Spelled>,
    texts: Pool,
}

impl Lists {
    /// No lists behind those of `phrases`.
    pub(super) fn behind(phrases: &Phrases) -> Self {
        Self {
            others_before: phrases.others.len(),
            spelled_before: phrases.spelled.len(),
            texts: phrases.texts.pool(),
            ..Self::default()
        }
    }

    /// Adds the entries of a phrase, the last one first.
    pub(super) fn push(&mut self, group: &Group<'_>, kinds: impl Fn(Entry) -> Kinds) {
        // No phrase has that many; what is dropped was added first and is offered last.
        let listed = group.listed().rev().take(u16::MAX.into());
        let len = listed.clone().count() as u16;
        let several = listed.clone().any(|listed| listed.own.is_some());
        let (others, spelled) = (self.others_before + self.others.len(), self.spelled_before + self.spelled.len());
        let start = if several { spelled } else { others } as u32;
        let first = group.others.last().unwrap_or(&group.first).entry.bits();
        let mut all = if several { Kinds::SEVERAL_SPELLINGS } else { Kinds::default() };
        for (number, Listed { entry, own }) in listed.enumerate() {
            let kinds = kinds(entry);
            all |= kinds;
            if several {
                let (text, rule) = own.unwrap_or((group.text, group.rule));
                let text = self.texts.push(&plain(text));
                self.spelled.push(Spelled { entry, text, rule, kinds });
            } else if number > 0 {
                self.others.push(entry);
            }
        }
        self.lists.push(List { first, start, len, kinds: all, sense: SenseBits::NOTHING });
    }
}

impl<'t> Group<'t> {
    fn new((text, rule, entry): Spelling<'t>) -> Self {
        Self { text, rule, first: Listed { entry, own: None }, others: Vec::new() }
    }

    /// The group of these entries with their spellings, in the order in which they were added; none of no entries.
    pub(super) fn of(entries: impl IntoIterator<Item = Spelling<'t>>) -> Option<Self> {
        let mut entries = entries.into_iter();
        let mut group = Self::new(entries.next()?);
        entries.for_each(|(text, rule, entry)| group.add(text, rule, entry));
        Some(group)
    }

    /// The entries with their spellings, in the order in which they were added.
    pub(super) fn spellings(&self) -> impl Iterator<Item = Spelling<'t>> + '_ {
        self.listed().map(|listed| {
            let (text, rule) = listed.own.unwrap_or((self.text, self.rule));
            (text, rule, listed.entry)
        })
    }

    fn listed(&self) -> impl DoubleEndedIterator<Item = Listed<'t>> + Clone + '_ {
        std::iter::once(self.first).chain(self.others.iter().copied())
    }

    fn add(&mut self, text: &'t str, rule: CaseRule, entry: Entry) {
        let common = (self.text, self.rule);
        let is_same = |other| are_same(other, (text, rule));
        let is_known = |listed: Listed<'t>| listed.entry == entry && is_same(listed.own.unwrap_or(common));
        if self.listed().any(is_known) {
            return;
        }
        let same = is_same(common) && self.listed().all(|listed| listed.own.is_none());
        if !same {
            // The matcher finds the phrase in any case, and each entry checks its own spelling.
            for listed in std::iter::once(&mut self.first).chain(&mut self.others) {
                listed.own.get_or_insert(common);
            }
            self.rule = CaseRule::Any;
        }
        self.others.push(Listed { entry, own: (!same).then_some((text, rule)) });
    }
}

/// Whether two spellings and their rules are the same.
fn are_same((one, rule): (&str, CaseRule), (other, its_rule): (&str, CaseRule)) -> bool {
    rule == its_rule && (one == other || plain(one) == plain(other))
}

/// The hash of the [letters] of a text.
fn hash(text: &str) -> u64 {
    let add = |hash: u64, letter: char| (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517c_c1b7_2722_0a95);
    match is_plain(text) {
        true => text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())).fold(0, add),
        false => letters(text).fold(0, add),
    }
}

impl Phrases {
    /// These phrases with others laid over them: `matcher` finds both, and `lists` are those of the phrases with these `ids`.
    pub(super) fn with(&self, matcher: Matcher, ids: &[PhraseId], lists: Lists) -> Self {
        let Lists { lists, others, spelled, texts, .. } = lists;
        Self {
            matcher,
            lists: self.lists.with(ids.iter().map(|id| id.index()).zip(lists)),
            others: self.others.and(others),
            spelled: self.spelled.and(spelled),
            texts: texts.finish(),
        }
    }

    /// What `phrase` stands for where the text writes it as `written`.
    pub(super) fn entries<'p>(&'p self, phrase: PhraseId, written: &'p str) -> impl Iterator<Item = Entry> + 'p {
        let list = self.list(phrase);
        let spelled = if list.has_several_spellings() { list.spelled() } else { 0..0 };
        let spelled = self.spelled(spelled, written).map(|spelled| spelled.entry);
        self.settled(phrase).into_iter().flatten().chain(spelled)
    }

    /// Where the entries of `phrase` stand.
    #[inline]
    pub(super) fn list(&self, phrase: PhraseId) -> List {
        self.lists.at(phrase.index())
    }

    /// Adds the entries of `list` to `entries` that hold where the text writes the phrase as at `span`, and gives their kinds.
    #[inline]
    pub(super) fn append(&self, list: List, text: &str, span: Span, entries: &mut Vec<Entry>) -> Kinds {
        if list.has_several_spellings() {
            return self.append_spelled(list, span.of(text), entries) | list.kinds.and(Kinds::HOLDS_PLACE);
        }
        // Added at once, as nearly all phrases have one or two; the second one of a phrase with one does not stay.
        let (others, first) = (self.others.all(), Entry::of_bits(list.first));
        let second = select_unpredictable(list.len > 1, list.start as usize, 0);
        let stay = entries.len() + usize::from(list.len.min(2));
        entries.extend([first, others.get(second).unwrap_or(first)]);
        entries.truncate(stay);
        if list.len > 2 {
            entries.extend(others.part(list.others()).iter().skip(1));
        }
        list.kinds
    }

    fn append_spelled(&self, list: List, written: &str, entries: &mut Vec<Entry>) -> Kinds {
        let mut kinds = Kinds::default();
        for spelled in self.spelled(list.spelled(), written) {
            entries.push(spelled.entry);
            kinds |= spelled.kinds;
        }
        kinds
    }

    /// The entries with these numbers that hold for what is written so.
    fn spelled<'p>(&'p self, numbers: Range<usize>, written: &'p str) -> impl Iterator<Item = Spelled> + 'p {
        let allowed = |spelled: &Spelled| spelled.rule.allows_plain(self.texts.get(spelled.text), written);
        self.spelled.part(numbers).iter().filter(allowed)
    }

    /// What `phrase` stands for in each of its spellings, in the order in which it was added, whatever is laid over it.
    pub(super) fn spellings(&self, phrase: PhraseId) -> Vec<Spelling<'_>> {
        let list = self.list(phrase);
        if list.has_several_spellings() {
            let spelled = self.spelled.part(list.spelled()).iter().rev();
            return spelled.map(|spelled| (self.texts.get(spelled.text), spelled.rule, spelled.entry)).collect();
        }
        let (text, rule) = (self.matcher.phrase(phrase), self.matcher.rule(phrase).unwrap_or_default());
        let entries = self.settled(phrase).into_iter().flatten();
        let mut spellings: Vec<_> = entries.map(|entry| (text.unwrap_or_default(), rule, entry)).collect();
        spellings.reverse();
        spellings
    }

    /// What `phrase` stands for, unless that depends on how the text writes it.
    pub(super) fn settled(&self, phrase: PhraseId) -> Option<impl Iterator<Item = Entry> + Clone + '_> {
        let list = self.list(phrase);
        let others = || self.others.part(list.others()).iter();
        (!list.has_several_spellings()).then(|| std::iter::once(Entry::of_bits(list.first)).chain(others()))
    }

    /// What phrases mean to those who look for actors, and what more they are.
    pub(super) fn set_senses(&mut self, senses: Vec<(PhraseId, SenseBits, Kinds)>) {
        let list = |(id, sense, more): (PhraseId, _, _)| {
            let list = self.list(id);
            (id.index(), List { sense, kinds: list.kinds | more, ..list })
        };
        self.lists = self.lists.with(senses.into_iter().map(list));
    }

    /// How many phrases there are.
    pub(super) fn len(&self) -> usize {
        self.lists.len()
    }
}

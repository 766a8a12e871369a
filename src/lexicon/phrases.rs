//! Collects every phrase of the lexicon into one matcher, with the entries behind each phrase.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use super::entry::Entry;
use crate::Result;
use crate::matcher::{CaseRule, Matcher, PhraseId};

/// Phrases as they are gathered: those that differ in case only share one group.
#[derive(Default)]
pub(super) struct Collector {
    groups: HashMap<String, u32>,
    phrases: Vec<Group>,
}

struct Group {
    text: Box<str>,
    rule: CaseRule,
    entries: Vec<Listed>,
}

/// One entry of a phrase. `own` is the spelling and the rule that hold for it where they are not those of the phrase.
#[derive(Clone, Debug)]
struct Listed {
    entry: Entry,
    own: Option<(Box<str>, CaseRule)>,
}

/// The one matcher and what its phrases stand for.
#[derive(Clone, Debug)]
pub(super) struct Phrases {
    pub(super) matcher: Matcher,
    /// Entries of all phrases, one phrase after the other.
    entries: Vec<Listed>,
    /// Where the entries of each phrase begin, and one more for the end.
    starts: Vec<u32>,
}

/// How an alias is compared: one without small letters, or with a digit or a full stop in it, is a short form and counts only as
/// it is written; other names also count in ALL CAPS text.
pub(super) fn name_rule(name: &str) -> CaseRule {
    let short_form = name.contains(|c: char| c.is_ascii_digit() || c == '.') || !name.contains(char::is_lowercase);
    if short_form { CaseRule::Exact } else { CaseRule::Capitalised }
}

impl Collector {
    /// Adds a name, compared by [`name_rule`].
    pub(super) fn name(&mut self, name: &str, entry: Entry) {
        self.phrase(name, name_rule(name), entry);
    }

    /// Adds a phrase. Entries that come later stand before earlier ones, so that callers override what is built in.
    pub(super) fn phrase(&mut self, text: &str, rule: CaseRule, entry: Entry) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let index = match self.groups.entry(fold(text)) {
            Slot::Occupied(slot) => *slot.get() as usize,
            Slot::Vacant(slot) => {
                slot.insert(self.phrases.len() as u32);
                let entries = vec![Listed { entry, own: None }];
                self.phrases.push(Group { text: text.into(), rule, entries });
                return;
            }
        };
        self.phrases[index].add(text, rule, entry);
    }

    /// The matcher over all phrases.
    pub(super) fn build(self) -> Result<Phrases> {
        let mut builder = Matcher::builder();
        let (mut entries, mut starts) = (Vec::new(), Vec::with_capacity(self.phrases.len() + 1));
        for group in self.phrases {
            builder = builder.phrase_with_case(&*group.text, group.rule);
            starts.push(entries.len() as u32);
            entries.extend(group.entries.into_iter().rev());
        }
        starts.push(entries.len() as u32);
        Ok(Phrases { matcher: builder.build()?, entries, starts })
    }
}

impl Group {
    fn add(&mut self, text: &str, rule: CaseRule, entry: Entry) {
        let written_so = |listed: &Listed| match &listed.own {
            None => &*self.text == text && self.rule == rule,
            Some((own, own_rule)) => &**own == text && *own_rule == rule,
        };
        if self.entries.iter().any(|listed| listed.entry == entry && written_so(listed)) {
            return;
        }
        let same = &*self.text == text && self.rule == rule && self.entries.iter().all(|listed| listed.own.is_none());
        if !same {
            // The matcher finds the phrase in any case, and each entry checks its own spelling.
            let (common_text, common_rule) = (self.text.clone(), self.rule);
            for listed in &mut self.entries {
                listed.own.get_or_insert_with(|| (common_text.clone(), common_rule));
            }
            self.rule = CaseRule::Any;
        }
        self.entries.push(Listed { entry, own: (!same).then(|| (text.into(), rule)) });
    }
}

/// The key under which spellings that differ in case or apostrophe meet.
fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).map(|c| if matches!(c, '’' | '‘') { '\'' } else { c }).collect()
}

impl Phrases {
    /// What `phrase` stands for where the text writes it as `written`.
    pub(super) fn entries<'p>(&'p self, phrase: PhraseId, written: &'p str) -> impl Iterator<Item = Entry> + 'p {
        let index = phrase.index();
        let (from, to) = (self.starts[index] as usize, self.starts[index + 1] as usize);
        let holds = move |own: &Option<(Box<str>, CaseRule)>| match own {
            None => true,
            Some((text, rule)) => rule.allows(text, written),
        };
        self.entries[from..to].iter().filter(move |listed| holds(&listed.own)).map(|listed| listed.entry)
    }

    /// How many phrases there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

//! Titles that stand with a name: `Norwegian Prime Minister X`, `X, a former judge of the High Court`.

use super::around::Around;
use super::context::is_speech;
use super::name::{Name, Traits};
use super::reader::Reader;
use crate::CountryCode;
use crate::extract::bits::members_from;
use crate::lexicon::triggers::{Forms, Known};
use crate::lexicon::{Class, Day, TitleId};
use crate::text::{Gap, words};

/// How many words after a comma an apposition may take to reach its title.
const APPOSITION_REACH: u32 = 7;
/// How many names after a comma an apposition may take to reach its title.
const MOST_OWNERS: usize = 3;
/// How many words may stand between a title and what it belongs to: `professor of strategic studies at the`.
const TAIL_REACH: u32 = 6;

/// What the rules for titles read.
#[derive(Clone, Copy)]
pub(super) struct Setting<'d, 'a> {
    pub(super) reader: Reader<'d, 'a>,
    pub(super) around: &'d Around,
    pub(super) names: &'d [Name],
}

/// A title with what it is of.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Office {
    /// Where the words begin that belong to it: its owner, its adjectives, itself.
    pub(super) start: u32,
    /// Where it ends, with `of ...`.
    pub(super) end: u32,
    /// The name of the title itself; `None` where only an owner stands before the name (`Norway's X`).
    pub(super) title: Option<u32>,
    /// The name of the state or body it belongs to.
    pub(super) owner: Option<u32>,
    /// The place that is named behind the owner: `of the university in Utrecht`.
    pub(super) place: Option<u32>,
    pub(super) former: bool,
}

impl Office {
    /// The office of the title at `index`, of which nothing is known yet but its name.
    pub(super) fn new(names: &[Name], index: usize) -> Self {
        Self { start: names[index].first, end: names[index].end, title: Some(index as u32), ..Self::default() }
    }
}

impl Setting<'_, '_> {
    /// The day of publication.
    pub(super) fn today(&self) -> Option<Day> {
        self.reader.doc.published().map(|published| Day::from(published.date()))
    }

    /// The titles and the owner that stand directly before the name at `index`, and the first name that belongs to them.
    pub(super) fn before(&self, index: usize) -> Option<(usize, Office)> {
        let names = self.names;
        let mut title = None;
        let mut start = names[index].first;
        let previous = &names[index.checked_sub(1)?];
        // Without a title there is at most an owner: `Norway's X`.
        let titled = previous.traits.any(Traits::TITLE) & self.touches(previous, start);
        if !(titled | self.reader.gap_after(previous.end).has(Gap::APOSTROPHE)) {
            return None;
        }
        let mut at = index;
        while let Some(previous) = at
            .checked_sub(1)
            .filter(|&previous| names[previous].traits.any(Traits::TITLE) & self.touches(&names[previous], start))
        {
            if title.is_none_or(|title| names[title as usize].traits.any(Traits::HONORIFIC)) {
                title = Some(previous as u32);
            }
            start = names[previous].first;
            at = previous;
        }
        if let Some(portfolio) =
            at.checked_sub(1).filter(|&before| title.is_some() && self.is_portfolio(&names[before], start))
        {
            start = names[portfolio].first;
            at = portfolio;
        }
        let mut office = Office { start, end: names[index].first, title, ..Office::default() };
        self.lead(at, &mut office);
        (office.title.is_some() || office.owner.is_some()).then_some((at, office))
    }

    /// Reads the adjectives and the owner before `office.start`; `at` is the first name that belongs to the office.
    pub(super) fn lead(&self, at: usize, office: &mut Office) {
        let previous = at.checked_sub(1).map(|previous| (previous as u32, &self.names[previous]));
        let floor = previous.map_or(0, |(_, previous)| previous.end);
        let (word, former) = self.around.lead(floor, office.start);
        if let Some(former) = former {
            (office.start, office.former) = (former, true);
        }
        let Some((index, owner)) = previous.filter(|(_, owner)| self.owns(owner, word, office)) else { return };
        office.owner = Some(index);
        office.start = owner.first;
        let before = owner.first.wrapping_sub(1);
        if self.around.is_former(before) && self.around.is_linked(owner.first) {
            (office.start, office.former) = (before, true);
        }
    }

    /// Whether an office belongs to the name before `word`, where its adjectives begin.
    fn owns(&self, owner: &Name, word: u32, office: &Office) -> bool {
        let (end, is_possessive) = (owner.end, self.reader.is_possessive(owner.end));
        let may_own = may_own(owner) | owner.traits.any(Traits::BODY_TITLE) & is_possessive;
        let possessive = (end == word) & is_possessive | self.reader.is_s(end);
        let adjacent = (end == word) & office.title.is_some() & self.around.is_spaced(word);
        // One test of several answers, each of which is hard to foresee.
        let owns = possessive | adjacent & (word == office.start);
        let near = (end + 1 >= word) & may_own;
        near & owns || near & adjacent && self.is_described(owner, word, office.start)
    }

    /// Whether the words from `word` to `start` are adjectives that follow a country, and not its verb.
    fn is_described(&self, owner: &Name, word: u32, start: u32) -> bool {
        owner.traits.any(Traits::NATIONALITY)
            || is_adjective(owner) && !(word..start).any(|word| may_be_verb(&self.reader, word))
    }

    /// The title after a comma that says what the name before it is: `, the mayor of Y,`.
    #[inline]
    pub(super) fn after(&self, index: usize) -> Option<Office> {
        let gap = self.reader.gap_after(self.names[index].end);
        let is_comma = gap.has(Gap::COMMA) & !gap.has(Gap::PARAGRAPH | Gap::QUOTE);
        if is_comma { self.after_comma(index) } else { None }
    }

    fn after_comma(&self, index: usize) -> Option<Office> {
        let (reader, names) = (&self.reader, self.names);
        let end = names[index].end;
        let mut from = end;
        for (at, name) in names.iter().enumerate().skip(index + 1).take(MOST_OWNERS) {
            if from == end && is_speech(reader, from) {
                return None;
            }
            let near = name.first <= end + APPOSITION_REACH && !reader.begins_sentence(end + 1, name.first + 1);
            if !(near && self.around.may_describe(from, name.first, end)) {
                return None;
            }
            if name.traits.any(Traits::TITLE) && !name.traits.any(Traits::BODY_TITLE) {
                let joins = names.get(at + 1).is_some_and(|next| next.first == name.end && reader.is_joined(name.end));
                if joins && reader.is_capitalised(name.first) {
                    return None;
                }
                let owners = index + 1..at;
                // `Deputy` in `deputy manager` only tells of the title behind it what it is.
                let is_head = |title: &Name| title.traits.any(Traits::TITLE) && self.touches(name, title.first);
                let at = if names.get(at + 1).is_some_and(is_head) { at + 1 } else { at };
                let mut office = Office::new(names, at);
                let country = owners.clone().rev().find(|&owner| is_adjective(&names[owner]));
                office.owner = country.or(owners.last()).map(|owner| owner as u32);
                office.former = self.around.has_former(from, names[at].first);
                self.tail(&mut office);
                // `in Verdi, a spokesman said` is no apposition.
                let speaks = reader.gap_after(office.end).is_space() && is_speech(reader, office.end);
                return Some(office).filter(|_| !speaks);
            }
            if !may_own(name) && !name.traits.any(Traits::BODY_TITLE) {
                return None;
            }
            from = name.end;
        }
        None
    }

    /// Reads `of Y`, `for the Y`, `at Y` behind a title.
    pub(super) fn tail(&self, office: &mut Office) {
        let Some(title) = office.title else { return };
        let Some(next) = self.names.get(title as usize + 1) else { return };
        let end = office.end;
        let near = (1..=TAIL_REACH).contains(&next.first.wrapping_sub(end));
        // One test of several answers, each of which is hard to foresee.
        if !(near & self.is_link(end) & (may_own(next) | next.traits.any(Traits::BODY_TITLE))) {
            return;
        }
        let between = self.around.undescribing(end + 1, next.first);
        let are_links = members_from(end + 1, between).all(|word| self.is_link(word));
        if !(self.around.are_spaced(end, next.first + 1) & are_links) {
            return;
        }
        // `fans in the north saw X` ends before its verb; `of the proposed agency` has none.
        let describes = |word: u32| {
            let before = self.reader.class(word - 1);
            before.any(Class::DETERMINER | Class::PREPOSITION) && !before.has(Class::RELATIVE)
        };
        let is_verb = |word: u32| may_be_verb(&self.reader, word) && !describes(word);
        if (end + 1..next.first).any(is_verb) {
            return;
        }
        // `Victims of police firing` are not those of the police.
        let acts =
            |known: &Known| known.is_known() && !known.verb_forms().any(Forms::PAST.or(Forms::THIRD).or(Forms::BASE));
        let known =
            self.reader.doc.known().get(next.end as usize).filter(|_| self.reader.gap_after(next.end).is_space());
        if next.traits.any(Traits::BODY_TITLE) && known.is_some_and(acts) {
            return;
        }
        office.owner = office.owner.or(Some(title + 1));
        office.end = next.end;
        let place =
            self.names.get(title as usize + 2).filter(|place| place.first == next.end + 1 && is_adjective(place));
        let is_linked = |place: &&Name| self.is_link(next.end) && self.around.are_spaced(next.end, place.first + 1);
        if let Some(place) = place.filter(is_linked) {
            office.place = Some(title + 2);
            office.end = place.end;
        }
    }

    /// The title directly before the title at `index`, which only describes it: `Muslim leaders`.
    pub(super) fn adjective(&self, index: usize) -> Option<TitleId> {
        let before = self.names.get(index.checked_sub(1)?)?;
        if before.end != self.names[index].first || !self.around.is_spaced(before.end) {
            return None;
        }
        before.title().map(|(title, ..)| title)
    }

    /// The country that the title at `index`, or the one that describes it, implies: `Republican lawmakers`.
    pub(super) fn implied_country(&self, index: usize) -> Option<CountryCode> {
        let of = |name: usize| {
            let (title, _, form) = self.names[name].title()?;
            let is_told = form.is_of_country() && self.reader.is_capitalised(self.names[name].first);
            if is_told { self.reader.doc.lexicon().title_facts(title).country } else { None }
        };
        of(index).or_else(|| self.adjective(index).and_then(|_| of(index - 1)))
    }

    /// Whether the words from a determiner at `opener` to the noun phrase at `start` belong to it, and no verb with its subject stands
    /// there: `the army attacked rebels`.
    pub(super) fn is_phrase(&self, opener: u32, start: u32) -> bool {
        !(opener + 2..start).any(|word| may_be_verb(&self.reader, word))
    }

    /// Whether a word leads from a title to what it belongs to.
    fn is_link(&self, word: u32) -> bool {
        const LINKS: [u64; 7] = words!["of", "for", "at", "in", "from", "with", "to"];
        let hash = self.reader.hash(word);
        let is_one = LINKS.iter().fold(false, |found, &link| found | (hash == link));
        self.reader.class(word).has(Class::PREPOSITION) & is_one
    }

    /// Whether an unknown capitalised word is part of the title behind it: `Fisheries Minister`.
    fn is_portfolio(&self, name: &Name, title: u32) -> bool {
        name.traits.any(Traits::UNKNOWN)
            & (name.end == title)
            & self.reader.is_capitalised(title)
            & self.around.is_spaced(title)
    }

    /// Whether the title ends where the name begins, with a space or the stop of an abbreviation between.
    #[inline]
    pub(super) fn touches(&self, title: &Name, start: u32) -> bool {
        let gap = self.reader.gap_before(start);
        (title.end == start)
            & gap.only(Gap::SPACE | Gap::STOP | Gap::NEWLINE)
            & gap.has(Gap::SPACE | Gap::NEWLINE)
            & !(gap.has(Gap::STOP) & self.reader.begins_sentence(start, start + 1))
    }
}

/// Whether a title may belong to what the name stands for.
fn may_own(name: &Name) -> bool {
    !name.traits.any(Traits::NO_OWNER)
}

fn is_adjective(name: &Name) -> bool {
    name.traits.any(Traits::COUNTRY)
}

/// Whether the word may be the verb of "Peru deployed troops": a past or third person of a verb of events, another past form, or a word
/// in `-ed`.
fn may_be_verb(reader: &Reader<'_, '_>, word: u32) -> bool {
    let finite = |known: &Known| known.verb_forms().any(Forms::PAST.or(Forms::THIRD));
    reader.doc.known().get(word as usize).is_some_and(finite)
        || reader.class(word).has(Class::PAST)
        || reader.doc.word(word as usize).ends_with("ed")
}

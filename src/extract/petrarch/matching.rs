//! Whether a pattern stands around a verb.

use super::phrases::Group;
use super::sentence::Sentence;
use crate::ActorCode;
use crate::lexicon::petrarch::{Element, Pattern, What};

/// How many other words may stand before the next part of a pattern.
const REACH: usize = 24;

/// The sides that a pattern names.
#[derive(Debug, Default)]
pub(super) struct Sides {
    pub(super) source: Option<Vec<ActorCode>>,
    pub(super) target: Option<Vec<ActorCode>>,
}

/// A verb with what stands around it.
pub(super) struct Around<'s, 'a> {
    pub(super) sentence: &'s Sentence<'a>,
    pub(super) groups: &'s [Group],
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Around<'_, '_> {
    /// The noun phrases that end before a word.
    pub(super) fn groups_before(&self, at: usize) -> &[Group] {
        &self.groups[..self.groups.partition_point(|group| group.end <= at)]
    }

    /// The noun phrases from a word on.
    pub(super) fn groups_behind(&self, at: usize) -> &[Group] {
        &self.groups[self.groups.partition_point(|group| group.first < at)..]
    }

    /// The sides that the pattern names, if it stands here.
    pub(super) fn sides(&self, pattern: &Pattern) -> Option<Sides> {
        let mut sides = Sides::default();
        let mut at = self.first;
        for element in &pattern.before {
            at = self.before(element, at, &mut sides)?;
        }
        let mut at = self.end;
        for element in &pattern.after {
            at = self.behind(element, at, &mut sides)?;
        }
        Some(sides)
    }

    /// Where the part of a pattern begins that stands before a word.
    fn before(&self, element: &Element, at: usize, sides: &mut Sides) -> Option<usize> {
        if let What::Words(phrases) = &element.what {
            let reach = if element.joined { at } else { at.saturating_sub(REACH) };
            let begins = |end: usize| {
                let starts =
                    phrases.iter().filter_map(move |phrase| Some((phrase, end.checked_sub(phrase.words.len())?)));
                starts.filter(|&(phrase, start)| self.sentence.has(phrase, start)).map(|(_, start)| start).min()
            };
            return (reach..=at).rev().find_map(begins);
        }
        let mut near = self.groups_before(at).iter().rev().take_while(|group| group.end + REACH > at);
        let group = match element.what {
            What::Skip => near.next(),
            _ => near.find(|group| group.is_coded()),
        };
        self.take(element, group?, sides, false).then_some(group?.first)
    }

    /// Where the part of a pattern ends that stands behind a word.
    fn behind(&self, element: &Element, at: usize, sides: &mut Sides) -> Option<usize> {
        if let What::Words(phrases) = &element.what {
            let reach = if element.joined { at } else { at + REACH };
            let ends = |start: usize| {
                let found = phrases.iter().filter(|phrase| self.sentence.has(phrase, start));
                found.map(|phrase| start + phrase.words.len()).max()
            };
            return (at..=reach).find_map(ends);
        }
        let behind = &self.groups[self.groups.partition_point(|group| group.end <= at)..];
        let mut near = behind.iter().take_while(|group| group.first < at + REACH);
        let group = match element.what {
            What::Skip => near.next(),
            _ => near.find(|group| group.first >= at && group.is_coded()),
        };
        self.take(element, group?, sides, true).then_some(group?.end)
    }

    /// Takes a noun phrase as what the part of a pattern says.
    fn take(&self, element: &Element, group: &Group, sides: &mut Sides, is_behind: bool) -> bool {
        let codes = group.codes();
        match element.what {
            What::Source => sides.source = Some(codes),
            What::Target => sides.target = Some(codes),
            What::Compound if codes.len() < 2 => return false,
            What::Compound => {
                if !is_behind {
                    sides.source = Some(codes.clone());
                }
                sides.target = Some(codes);
            }
            What::Skip | What::Words(_) => {}
        }
        true
    }
}

//! Decides which place each name means: container, one sense a document, votes of the other places, nearness, inhabitants.

use super::Home;
use super::address::Address;
use super::groups::{Group, Groups, best_two};
use super::nearness::Nearness;
use super::toponym::{Candidate, Form, Toponym, Toponyms};
use super::votes::Votes;
use super::weights::choice;
use crate::LocationKind;
use crate::extract::Document;
use crate::lexicon::{Lexicon, PlaceId, country_number};

/// The place that a name means, and how far it leads the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub(super) place: PlaceId,
    pub(super) lead: f32,
}

/// Where the article comes from, as far as the caller or the article's address says.
#[derive(Clone, Copy)]
pub(super) struct Origin<'o> {
    pub(super) home: Option<&'o Home>,
    pub(super) address: Option<&'o Address>,
}

/// Everything that is counted while the names of one article are resolved.
#[derive(Debug, Default)]
pub(super) struct Counts {
    groups: Groups,
    votes: Votes,
    /// Phrases that the address spells, and the place at home that each stands for.
    spelt: Vec<(usize, PlaceId)>,
    /// To small places whose identity is sure.
    nearness: Nearness,
    /// What each name means; stands beside `toponyms.list`.
    pub(super) resolved: Vec<Option<Resolved>>,
}

/// Resolves every name.
pub(super) fn resolve(document: &Document<'_>, origin: Origin<'_>, toponyms: &Toponyms, counts: &mut Counts) {
    let Counts { groups, votes, spelt, nearness, resolved } = counts;
    let lexicon = document.lexicon();
    groups.read(toponyms);
    votes.clear(lexicon);
    spelt.clear();
    nearness.clear();
    resolved.clear();
    resolved.resize(toponyms.list.len(), None);
    let mut chooser = Chooser { lexicon, origin, toponyms, groups, votes, spelt, nearness };
    chooser.find_spelt(document);
    chooser.groups.list.iter().for_each(|group| chooser.add_votes(group, 1.0));
    chooser.add_origin();
    chooser.choose_all(resolved);
    chooser.find_anchors(resolved);
    chooser.choose_again(resolved);
    for (toponym, resolved) in toponyms.list.iter().zip(resolved) {
        if let Some(place) = toponym.fixed {
            *resolved = Some(Resolved { place, lead: choice::FIXED_ELSEWHERE });
        }
    }
}

/// Chooses among the candidates of one group of names.
struct Chooser<'c> {
    lexicon: &'c Lexicon,
    origin: Origin<'c>,
    toponyms: &'c Toponyms,
    groups: &'c Groups,
    votes: &'c mut Votes,
    spelt: &'c mut Vec<(usize, PlaceId)>,
    nearness: &'c mut Nearness,
}

impl Chooser<'_> {
    /// Notes names that the address of the article spells, where they have a place in the address's country.
    fn find_spelt(&mut self, document: &Document<'_>) {
        let Some(address) = self.origin.address else { return };
        let home = address.home().map_or(0, country_number);
        for group in &self.groups.list {
            let Some(toponym) = self.first_of(group) else { continue };
            if toponym.form != Form::Name || !address.spells(toponym.span.of(document.text())) {
                continue;
            }
            let at_home = |candidate: &&Candidate| {
                let site = &candidate.site;
                site.country == home && site.kind != LocationKind::Country
            };
            let local = self.toponyms.candidates_of(toponym).iter().filter(at_home).map(|c| (c.place, c.prior));
            if let Some((place, _)) = best_two(local) {
                self.spelt.push((toponym.phrase.index(), place));
            }
        }
    }

    /// Adds the votes of a group, or takes them back with the sign -1: no name votes for itself.
    fn add_votes(&mut self, group: &Group, sign: f32) {
        for member in self.groups.members(group) {
            let toponym = &self.toponyms.list[member];
            let place = toponym.fixed.unwrap_or(group.place);
            let weight = match toponym {
                Toponym { fixed: Some(_), .. } => choice::VOTE_FIXED,
                Toponym { in_dateline: true, .. } => choice::VOTE_DATELINE,
                _ if group.lead > choice::SURE_LEAD => choice::VOTE_SURE,
                _ => choice::VOTE_UNSURE,
            };
            self.votes.add(self.lexicon.site(place), sign * weight);
        }
    }

    fn first_of(&self, group: &Group) -> Option<&Toponym> {
        self.groups.members(group).next().map(|member| &self.toponyms.list[member])
    }

    /// Lets the address vote.
    fn add_origin(&mut self) {
        let country = self.origin.address.and_then(Address::country).and_then(|code| self.lexicon.country(code));
        if let Some(country) = country {
            self.votes.add(self.lexicon.site(country.place), choice::VOTE_ADDRESS);
        }
        for &(_, place) in self.spelt.iter() {
            self.votes.add(self.lexicon.site(place), choice::VOTE_SPELT_IN_ADDRESS);
        }
    }

    /// Chooses for each group by the votes of all others.
    fn choose_all(&mut self, resolved: &mut [Option<Resolved>]) {
        let groups = self.groups;
        groups.list.iter().for_each(|group| self.choose_by_others(group, resolved));
    }

    /// Chooses once more for the groups with a place near to one of those that are sure.
    fn choose_again(&mut self, resolved: &mut [Option<Resolved>]) {
        let groups = self.groups;
        if self.nearness.is_empty() {
            return;
        }
        for group in groups.list.iter().filter(|group| group.has_small) {
            if self.is_near(group) {
                self.choose_by_others(group, resolved);
            }
        }
    }

    fn is_near(&self, group: &Group) -> bool {
        let candidates = self.first_of(group).map_or(&[][..], |toponym| self.toponyms.candidates_of(toponym));
        candidates.iter().any(|candidate| self.near(candidate) > 0.0)
    }

    /// What a small place gets for lying near one that is sure.
    fn near(&self, candidate: &Candidate) -> f32 {
        if self.nearness.is_empty() || candidate.prior >= choice::NEAR_BELOW {
            return 0.0;
        }
        self.nearness.bonus(candidate.site.position)
    }

    fn choose_by_others(&mut self, group: &Group, resolved: &mut [Option<Resolved>]) {
        let chosen = if group.is_single {
            self.choose(group)
        } else {
            self.add_votes(group, -1.0);
            let chosen = self.choose(group);
            self.add_votes(group, 1.0);
            chosen
        };
        self.groups.members(group).for_each(|member| resolved[member] = chosen);
    }

    fn choose(&self, group: &Group) -> Option<Resolved> {
        let toponym = self.first_of(group)?;
        let fixed = self.groups.members(group).find_map(|member| self.toponyms.list[member].fixed);
        let is_spelt = self.spelt.iter().any(|&(phrase, _)| phrase == toponym.phrase.index());
        let home = self.origin.address.and_then(Address::home).filter(|_| is_spelt).map(country_number);
        let score = |candidate: &Candidate| {
            let site = &candidate.site;
            let mut score = candidate.prior + self.votes.bonus(site);
            if toponym.called_division && matches!(site.kind, LocationKind::Admin1 | LocationKind::Admin2) {
                score += choice::CALLED_DIVISION;
            }
            if fixed == Some(candidate.place) {
                score += choice::FIXED_ELSEWHERE;
            }
            if home.is_some_and(|home| site.country == home) {
                score += choice::SPELT_IN_ADDRESS;
            }
            if toponym.form == Form::Name {
                score += self.origin.home.map_or(0.0, |home| home.bonus(self.lexicon, candidate.place));
            }
            (candidate.place, score + self.near(candidate))
        };
        let (place, lead) = best_two(self.toponyms.candidates_of(toponym).iter().map(score))?;
        Some(Resolved { place, lead })
    }

    /// Notes small places whose identity is sure.
    fn find_anchors(&mut self, resolved: &[Option<Resolved>]) {
        for (toponym, resolved) in self.toponyms.list.iter().zip(resolved) {
            let Some(found) = resolved else { continue };
            let is_sure = toponym.fixed.is_some() || toponym.candidates.len() == 1;
            if !is_sure || toponym.in_name {
                continue;
            }
            let place = toponym.fixed.unwrap_or(found.place);
            let site = self.lexicon.site(place);
            let is_small = matches!(site.kind, LocationKind::City | LocationKind::Admin2 | LocationKind::Facility);
            if is_small {
                self.nearness.add(site.position);
            }
        }
    }
}

//! Decides which place each name means: container, one sense a document, votes of the other places, nearness, inhabitants.

use super::Home;
use super::address::Address;
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

/// The toponyms of one name that are called a division, or those that are not: they have one sense in the document.
#[derive(Clone, Copy, Debug)]
struct Group {
    name: usize,
    called_division: bool,
    /// Index of the first of them.
    first: usize,
    /// The likeliest place before anything else in the text is looked at, and its lead.
    likeliest: Resolved,
    /// Nothing in the text can change that.
    is_settled: bool,
}

/// Everything that is counted while the names of one article are resolved.
#[derive(Debug, Default)]
pub(super) struct Counts {
    groups: Vec<Group>,
    votes: Votes,
    /// Phrases that the address spells, and the place at home that each stands for.
    spelt: Vec<(usize, PlaceId)>,
    /// To small places whose identity is sure.
    nearness: Nearness,
    /// What each name means; stands beside `toponyms.list`.
    pub(super) resolved: Vec<Option<Resolved>>,
}

/// Resolves every name that is kept.
pub(super) fn resolve(document: &Document<'_>, origin: Origin<'_>, toponyms: &Toponyms, counts: &mut Counts) {
    let Counts { groups, votes, spelt, nearness, resolved } = counts;
    find_groups(toponyms, groups);
    resolved.clear();
    resolved.resize(toponyms.list.len(), None);
    for group in groups.iter() {
        members(toponyms, group).for_each(|member| resolved[member] = Some(group.likeliest));
    }
    if groups.iter().any(|group| !group.is_settled) {
        votes.clear(document.lexicon());
        spelt.clear();
        nearness.clear();
        let mut chooser = Chooser { lexicon: document.lexicon(), origin, toponyms, groups, votes, spelt, nearness };
        chooser.find_spelt(document);
        chooser.groups.iter().for_each(|group| chooser.add_votes(group, 1.0));
        chooser.add_origin();
        chooser.choose_all(resolved);
        chooser.find_anchors(resolved);
        chooser.choose_again(resolved);
    }
    for (toponym, resolved) in toponyms.list.iter().zip(resolved) {
        if let Some(place) = toponym.fixed.filter(|_| toponym.is_kept()) {
            *resolved = Some(Resolved { place, lead: choice::FIXED_ELSEWHERE });
        }
    }
}

fn find_groups(toponyms: &Toponyms, groups: &mut Vec<Group>) {
    groups.clear();
    for name in 0..toponyms.names.len() {
        let candidates = toponyms.candidates_of(name);
        let scored = candidates.iter().map(|candidate| (candidate.place, candidate.prior));
        let Some(likeliest) = best_two(scored) else { continue };
        for called_division in [false, true] {
            let is_member = |toponym: &Toponym| toponym.is_kept() && toponym.called_division == called_division;
            let first = toponyms.members(name).find(|&member| is_member(&toponyms.list[member]));
            // What is large and alone is never near anything, and its lead only grows beyond what counts.
            let is_settled = candidates.len() == 1 && likeliest.lead >= choice::NEAR_BELOW;
            groups.extend(first.map(|first| Group { name, called_division, first, likeliest, is_settled }));
        }
    }
}

/// Indexes of the members of a group.
fn members<'t>(toponyms: &'t Toponyms, group: &Group) -> impl Iterator<Item = usize> + 't {
    let called_division = group.called_division;
    toponyms.members(group.name).filter(move |&member| {
        let toponym = &toponyms.list[member];
        toponym.is_kept() && toponym.called_division == called_division
    })
}

/// The place with the highest score, and its lead over the next; of equals the first.
fn best_two(scored: impl Iterator<Item = (PlaceId, f32)>) -> Option<Resolved> {
    let mut best: Option<(PlaceId, f32)> = None;
    let mut second = 0.0f32;
    for (place, score) in scored {
        match best {
            Some((_, most)) if score <= most => second = second.max(score),
            _ => {
                second = best.map_or(second, |(_, most)| most);
                best = Some((place, score));
            }
        }
    }
    best.map(|(place, most)| Resolved { place, lead: most - second })
}

/// Chooses among the candidates of one group of names.
struct Chooser<'c> {
    lexicon: &'c Lexicon,
    origin: Origin<'c>,
    toponyms: &'c Toponyms,
    groups: &'c [Group],
    votes: &'c mut Votes,
    spelt: &'c mut Vec<(usize, PlaceId)>,
    nearness: &'c mut Nearness,
}

impl Chooser<'_> {
    /// Notes names that the address of the article spells, where they have a place in the address's country.
    fn find_spelt(&mut self, document: &Document<'_>) {
        let Some(address) = self.origin.address else { return };
        let home = address.home().map_or(0, country_number);
        for group in self.groups {
            let toponym = self.first_of(group);
            if toponym.form != Form::Name || !address.spells(toponym.span.of(document.text())) {
                continue;
            }
            let at_home = |candidate: &&Candidate| {
                let site = &candidate.site;
                site.country == home && site.kind != LocationKind::Country
            };
            let local = self.toponyms.candidates_of(group.name).iter().filter(at_home).map(|c| (c.place, c.prior));
            if let Some(best) = best_two(local) {
                self.spelt.push((toponym.phrase.index(), best.place));
            }
        }
    }

    /// Adds the votes of a group, or takes them back with the sign -1: no name votes for itself.
    fn add_votes(&mut self, group: &Group, sign: f32) {
        for member in members(self.toponyms, group) {
            let toponym = &self.toponyms.list[member];
            let place = toponym.fixed.unwrap_or(group.likeliest.place);
            let weight = match toponym {
                Toponym { fixed: Some(_), .. } => choice::VOTE_FIXED,
                Toponym { in_dateline: true, .. } => choice::VOTE_DATELINE,
                _ if group.likeliest.lead > choice::SURE_LEAD => choice::VOTE_SURE,
                _ => choice::VOTE_UNSURE,
            };
            self.votes.add(self.lexicon.site(place), sign * weight);
        }
    }

    fn first_of(&self, group: &Group) -> &Toponym {
        &self.toponyms.list[group.first]
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
        groups.iter().filter(|group| !group.is_settled).for_each(|group| self.choose_by_others(group, resolved));
    }

    /// Chooses once more for the groups with a place near to one of those that are sure.
    fn choose_again(&mut self, resolved: &mut [Option<Resolved>]) {
        let groups = self.groups;
        if self.nearness.is_empty() {
            return;
        }
        for group in groups.iter().filter(|group| !group.is_settled) {
            if self.is_near(group) {
                self.choose_by_others(group, resolved);
            }
        }
    }

    fn is_near(&self, group: &Group) -> bool {
        self.toponyms.candidates_of(group.name).iter().any(|candidate| self.near(candidate) > 0.0)
    }

    /// What a small place gets for lying near one that is sure.
    fn near(&self, candidate: &Candidate) -> f32 {
        if self.nearness.is_empty() || candidate.prior >= choice::NEAR_BELOW {
            return 0.0;
        }
        self.nearness.bonus(candidate.site.position)
    }

    fn choose_by_others(&mut self, group: &Group, resolved: &mut [Option<Resolved>]) {
        let candidates = self.toponyms.candidates_of(group.name);
        let chosen = if candidates.len() == 1 {
            self.choose(group, candidates)
        } else {
            self.add_votes(group, -1.0);
            let chosen = self.choose(group, candidates);
            self.add_votes(group, 1.0);
            chosen
        };
        members(self.toponyms, group).for_each(|member| resolved[member] = chosen);
    }

    fn choose(&self, group: &Group, candidates: &[Candidate]) -> Option<Resolved> {
        let toponym = self.first_of(group);
        let fixed = members(self.toponyms, group).find_map(|member| self.toponyms.list[member].fixed);
        let is_spelt = self.spelt.iter().any(|&(phrase, _)| phrase == toponym.phrase.index());
        let home = self.origin.address.and_then(Address::home).filter(|_| is_spelt).map(country_number);
        let score = |candidate: &Candidate| {
            let site = &candidate.site;
            let mut score = candidate.prior + self.votes.bonus(site);
            if group.called_division && matches!(site.kind, LocationKind::Admin1 | LocationKind::Admin2) {
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
        best_two(candidates.iter().map(score))
    }

    /// Notes small places whose identity is sure.
    fn find_anchors(&mut self, resolved: &[Option<Resolved>]) {
        for (toponym, resolved) in self.toponyms.list.iter().zip(resolved) {
            let Some(found) = resolved else { continue };
            let is_sure = toponym.fixed.is_some() || self.toponyms.candidates_of(toponym.name).len() == 1;
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

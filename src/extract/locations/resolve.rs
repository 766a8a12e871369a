//! Decides which place each name means: container, one sense a document, votes of the other places, nearness, inhabitants.

use std::ops::Range;

use super::address::Address;
use super::home::Homeland;
use super::likeliest::{Best, BestTwo};
use super::nearness::Nearness;
use super::toponym::{Candidate, Form, Toponym, Toponyms};
use super::votes::Votes;
use super::weights::choice;
use crate::LocationKind;
use crate::extract::Document;
use crate::lexicon::{Lexicon, PlaceId, Site, country_number};
use crate::matcher::PhraseId;
use crate::text::List;

/// The place that a name means, and how far it leads the next one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved {
    pub(super) place: PlaceId,
    pub(super) lead: f32,
}

/// Where the article comes from, as far as the caller or the article's address says.
#[derive(Clone, Copy)]
pub(super) struct Origin<'o> {
    pub(super) home: Option<Homeland<'o>>,
    pub(super) address: Option<&'o Address>,
}

/// The toponyms of one name: they have one sense in the document.
#[derive(Clone, Debug)]
struct Group {
    name: usize,
    /// The likeliest place before anything else in the text is looked at.
    likeliest: Option<Best>,
    /// Nothing in the text can change that.
    is_settled: bool,
    /// Index of the first of them; none if there are none.
    first: Option<usize>,
    /// "the city of" stands before one of them.
    called_town: bool,
    /// What they vote for the likeliest place, all together.
    weight: f32,
    /// The place of the first one that a container settles, and the vote of the last one in [`Counts::fixed`].
    fixed: Option<PlaceId>,
    fixed_votes: Option<usize>,
    chosen: Option<Best>,
}

/// Everything that is counted while the names of one article are resolved.
#[derive(Debug, Default)]
pub(super) struct Counts {
    groups: Vec<Group>,
    /// The groups that something in the text can change.
    open: List<u32>,
    /// The places of toponyms that containers settle, each with the index of the one before it in its group.
    fixed: Vec<(PlaceId, Option<usize>)>,
    votes: Votes,
    /// Phrases that the address spells, and the place at home that each stands for.
    spelt: Vec<(PhraseId, PlaceId)>,
    /// To small places whose identity is sure.
    nearness: Nearness,
    /// The sum of each candidate whose name may mean several places; stands beside `toponyms.candidates`.
    pub(super) scores: Vec<f32>,
    /// What each name means; stands beside `toponyms.list`.
    pub(super) resolved: Vec<Option<Resolved>>,
}

/// Resolves every toponym.
pub(super) fn resolve(document: &Document<'_>, origin: Origin<'_>, toponyms: &Toponyms, counts: &mut Counts) {
    let Counts { groups, open, fixed, votes, spelt, nearness, scores, resolved } = counts;
    find_groups(toponyms, groups, fixed);
    scores.clear();
    scores.resize(toponyms.candidates.len(), 0.0);
    open.clear();
    for (group, number) in groups.iter().zip(0..) {
        open.push_if(group.first.is_some() & !group.is_settled, number);
    }
    if !open.is_empty() {
        votes.clear(document.lexicon());
        spelt.clear();
        nearness.clear();
        let lexicon = document.lexicon();
        let mut chooser = Chooser { lexicon, origin, toponyms, fixed, votes, spelt, nearness, scores };
        chooser.find_spelt(document, groups);
        groups.iter().for_each(|group| chooser.add_votes(group, 1.0));
        chooser.add_origin();
        open.iter().for_each(|&number| chooser.choose_by_others(&mut groups[number as usize]));
        chooser.find_anchors(groups);
        if !chooser.nearness.is_empty() {
            open.iter().for_each(|&number| chooser.choose_by_nearness(&mut groups[number as usize]));
        }
    }
    let meaning = |toponym: &Toponym| match toponym.fixed {
        // What its container says, or else its group.
        Some(place) => Some(Resolved { place, lead: choice::FIXED_ELSEWHERE }),
        None => groups[toponym.name]
            .chosen
            .map(|best| Resolved { place: toponyms.candidates[best.index].place, lead: best.lead }),
    };
    resolved.clear();
    resolved.extend(toponyms.list.iter().map(meaning));
}

/// Makes a group for each name.
fn find_groups(toponyms: &Toponyms, groups: &mut Vec<Group>, fixed: &mut Vec<(PlaceId, Option<usize>)>) {
    groups.clear();
    fixed.clear();
    for (number, name) in toponyms.names.iter().enumerate() {
        let likeliest = name.likeliest;
        // What is large and alone is never near anything, and its lead only grows beyond what counts.
        let is_large = likeliest.is_some_and(|likeliest| likeliest.lead >= choice::NEAR_BELOW);
        let is_settled = is_large && toponyms.candidates_of(number).len() == 1;
        groups.push(Group {
            name: number,
            likeliest,
            is_settled,
            first: None,
            called_town: false,
            weight: 0.0,
            fixed: None,
            fixed_votes: None,
            chosen: likeliest,
        });
    }
    // What stands inside the name of a known organisation says nothing of where the article is.
    let votes = |toponym: &&Toponym| !(toponym.is_inner && toponym.in_name);
    for (index, toponym) in toponyms.list.iter().enumerate().filter(|(_, toponym)| votes(toponym)) {
        let group = &mut groups[toponym.name];
        group.first.get_or_insert(index);
        group.called_town |= toponym.called_town;
        match toponym.fixed {
            Some(place) => {
                group.fixed.get_or_insert(place);
                fixed.push((place, group.fixed_votes.replace(fixed.len())));
            }
            None if toponym.in_dateline => group.weight += choice::VOTE_DATELINE,
            None if group.likeliest.is_some_and(|likeliest| likeliest.lead > choice::SURE_LEAD) => {
                group.weight += choice::VOTE_SURE
            }
            None => group.weight += choice::VOTE_UNSURE,
        }
    }
}

/// Chooses among the candidates of one group of names.
struct Chooser<'c> {
    lexicon: &'c Lexicon,
    origin: Origin<'c>,
    toponyms: &'c Toponyms,
    fixed: &'c [(PlaceId, Option<usize>)],
    votes: &'c mut Votes,
    spelt: &'c mut Vec<(PhraseId, PlaceId)>,
    nearness: &'c mut Nearness,
    scores: &'c mut [f32],
}

impl Chooser<'_> {
    /// Notes names that the address of the article spells, where they have a place in the address's country.
    fn find_spelt(&mut self, document: &Document<'_>, groups: &[Group]) {
        let Some(address) = self.origin.address else { return };
        let home = address.home().map_or(0, country_number);
        for group in groups {
            let Some(toponym) = group.first.map(|first| &self.toponyms.list[first]) else { continue };
            if toponym.form != Form::Name || !address.spells(toponym.span.of(document.text())) {
                continue;
            }
            let candidates =
                self.toponyms.candidate_range(group.name).map(|index| (index, &self.toponyms.candidates[index]));
            let at_home = |site: &Site| site.country == home && site.kind != LocationKind::Country;
            let local = candidates.filter(|(_, candidate)| at_home(&candidate.site));
            let best = local.map(|(index, candidate)| (index, candidate.prior)).collect::<BestTwo>().best();
            self.spelt.extend(best.map(|best| (toponym.phrase, self.toponyms.candidates[best.index].place)));
        }
    }

    /// Adds the votes of a group, or takes them back with the sign -1: no name votes for itself.
    fn add_votes(&mut self, group: &Group, sign: f32) {
        if let Some(likeliest) = group.likeliest.filter(|_| group.weight > 0.0) {
            self.votes.add(&self.toponyms.candidates[likeliest.index].site, sign * group.weight);
        }
        let mut next = group.fixed_votes;
        while let Some(&(place, before)) = next.and_then(|next| self.fixed.get(next)) {
            self.votes.add(&self.lexicon.site(place), sign * choice::VOTE_FIXED);
            next = before;
        }
    }

    /// Lets the address vote.
    fn add_origin(&mut self) {
        let place = self.origin.address.and_then(Address::country).and_then(|code| self.lexicon.country_place(code));
        if let Some(place) = place {
            self.votes.add(&self.lexicon.site(place), choice::VOTE_ADDRESS);
        }
        for &(_, place) in self.spelt.iter() {
            self.votes.add(&self.lexicon.site(place), choice::VOTE_SPELT_IN_ADDRESS);
        }
    }

    /// Chooses for a group by the votes of all others.
    fn choose_by_others(&mut self, group: &mut Group) {
        let has_rivals = self.toponyms.candidates_of(group.name).len() > 1;
        if has_rivals {
            self.add_votes(group, -1.0);
        }
        group.chosen = self.choose(group);
        if has_rivals {
            self.add_votes(group, 1.0);
        }
    }

    /// Scores the candidates of a group and takes the best.
    fn choose(&mut self, group: &Group) -> Option<Best> {
        let toponyms = self.toponyms;
        let toponym = &toponyms.list[group.first?];
        let is_spelt = self.spelt.iter().any(|&(phrase, _)| phrase == toponym.phrase);
        let home = self.origin.address.and_then(Address::home).filter(|_| is_spelt).map_or(0, country_number);
        let candidates = toponyms.candidate_range(group.name);
        for index in candidates.clone() {
            self.scores[index] = self.score(group, toponym, home, &toponyms.candidates[index]);
        }
        self.best(candidates)
    }

    /// Chooses once more where a place of the group is near to one of the others: world cities do not move.
    fn choose_by_nearness(&mut self, group: &mut Group) {
        let candidates = self.toponyms.candidate_range(group.name);
        let mut is_near = false;
        for index in candidates.clone() {
            let candidate = &self.toponyms.candidates[index];
            if candidate.prior < choice::NEAR_BELOW {
                let bonus = self.nearness.bonus(candidate.site.position);
                self.scores[index] += bonus;
                is_near |= bonus > 0.0;
            }
        }
        if is_near {
            group.chosen = self.best(candidates);
        }
    }

    /// The best of the scored candidates in this range.
    fn best(&self, candidates: Range<usize>) -> Option<Best> {
        candidates.map(|index| (index, self.scores[index])).collect::<BestTwo>().best()
    }

    /// What speaks for one candidate. `home` is the number of the country of the address, if that spells the name.
    fn score(&self, group: &Group, toponym: &Toponym, home: u16, candidate: &Candidate) -> f32 {
        let site = &candidate.site;
        let mut score = candidate.prior + self.votes.bonus(site);
        if toponym.called_division && matches!(site.kind, LocationKind::Admin1 | LocationKind::Admin2) {
            score += choice::CALLED_DIVISION;
        }
        if group.called_town && site.kind == LocationKind::Country {
            score -= choice::CALLED_TOWN;
        }
        if group.fixed == Some(candidate.place) {
            score += choice::FIXED_ELSEWHERE;
        }
        if home != 0 && site.country == home {
            score += choice::SPELT_IN_ADDRESS;
        }
        if toponym.form == Form::Name {
            score += self.origin.home.map_or(0.0, |home| home.bonus(self.lexicon, candidate.place));
        }
        score
    }

    /// Notes small places, those whose identity is sure and others.
    fn find_anchors(&mut self, groups: &[Group]) {
        for toponym in self.toponyms.list.iter().filter(|toponym| !toponym.in_name) {
            let is_sure = toponym.fixed.is_some() || self.toponyms.candidates_of(toponym.name).len() == 1;
            let chosen = groups[toponym.name].chosen.map(|best| self.toponyms.candidates[best.index].site);
            let Some(site) = toponym.fixed.map(|place| self.lexicon.site(place)).or(chosen) else { continue };
            if matches!(site.kind, LocationKind::City | LocationKind::Admin2 | LocationKind::Facility) {
                self.nearness.add(site.position, is_sure);
            }
        }
    }
}

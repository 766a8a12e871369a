//! Decides which place each name means: container, one sense a document, votes of the other places, nearness, inhabitants.

use std::collections::BTreeMap;

use super::Home;
use super::address::Address;
use super::toponym::{Candidate, Form, Toponym, Toponyms};
use super::weights::choice;
use crate::extract::Document;
use crate::lexicon::{Lexicon, PlaceId};
use crate::{CountryCode, LocationKind, Point};

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

/// Resolves every name; the result stands beside `toponyms.list`.
pub(super) fn resolve(document: &Document<'_>, origin: Origin<'_>, toponyms: &Toponyms) -> Vec<Option<Resolved>> {
    let lexicon = document.lexicon();
    let groups = Groups::of(toponyms);
    let mut chooser =
        Chooser { lexicon, origin, toponyms, votes: Votes::default(), spelt: Vec::new(), anchors: Vec::new() };
    groups.each(|members| chooser.find_spelt(document, members));
    groups.each(|members| chooser.votes.add_group(lexicon, toponyms, members, 1.0));
    chooser.add_origin();
    let first: Vec<(usize, Resolved)> = groups.resolve(|members| chooser.choose_by_others(members));
    chooser.anchors = anchors(lexicon, toponyms, &first);
    let mut resolved = vec![None; toponyms.list.len()];
    for (index, found) in groups.resolve(|members| chooser.choose_by_others(members)) {
        resolved[index] = Some(found);
    }
    for (toponym, resolved) in toponyms.list.iter().zip(&mut resolved) {
        if let Some(place) = toponym.fixed {
            *resolved = Some(Resolved { place, lead: choice::FIXED_ELSEWHERE });
        }
    }
    resolved
}

/// Names that have one sense in the document: the same phrase in the same form.
struct Groups {
    /// Indexes of toponyms, group by group.
    order: Vec<usize>,
    /// Where each group begins in `order`.
    starts: Vec<usize>,
}

impl Groups {
    fn of(toponyms: &Toponyms) -> Self {
        let key = |index: usize| {
            let toponym = &toponyms.list[index];
            (toponym.phrase.index(), toponym.form, toponym.called_division, index)
        };
        let mut order: Vec<usize> = (0..toponyms.list.len()).collect();
        order.sort_unstable_by_key(|&index| key(index));
        let begins = |at: &usize| {
            let (here, before) = (key(order[*at]), at.checked_sub(1).map(|before| key(order[before])));
            before.is_none_or(|before| (before.0, before.1, before.2) != (here.0, here.1, here.2))
        };
        let starts = (0..order.len()).filter(begins).collect();
        Self { order, starts }
    }

    fn each(&self, mut visit: impl FnMut(&[usize])) {
        for (number, &start) in self.starts.iter().enumerate() {
            let end = self.starts.get(number + 1).copied().unwrap_or(self.order.len());
            visit(&self.order[start..end]);
        }
    }

    /// What `choose` says of each group, for each of its members.
    fn resolve(&self, mut choose: impl FnMut(&[usize]) -> Option<Resolved>) -> Vec<(usize, Resolved)> {
        let mut all = Vec::with_capacity(self.order.len());
        self.each(|members| {
            if let Some(resolved) = choose(members) {
                all.extend(members.iter().map(|&index| (index, resolved)));
            }
        });
        all
    }
}

/// How many mentions point to each country and to each first-level division.
#[derive(Default)]
struct Votes {
    countries: BTreeMap<CountryCode, f32>,
    all_countries: f32,
    divisions: BTreeMap<PlaceId, f32>,
    all_divisions: f32,
}

impl Votes {
    /// Adds the votes of a group, or takes them back with the sign -1: no name votes for itself.
    fn add_group(&mut self, lexicon: &Lexicon, toponyms: &Toponyms, members: &[usize], sign: f32) {
        let Some(&first) = members.first() else { return };
        let best = best_two(toponyms.candidates_of(&toponyms.list[first]).iter().map(|c| (c.place, c.prior)));
        let Some((likeliest, lead)) = best else { return };
        for &member in members {
            let toponym = &toponyms.list[member];
            let place = toponym.fixed.unwrap_or(likeliest);
            let weight = match toponym {
                Toponym { fixed: Some(_), .. } => choice::VOTE_FIXED,
                Toponym { in_dateline: true, .. } => choice::VOTE_DATELINE,
                _ if lead > choice::SURE_LEAD => choice::VOTE_SURE,
                _ => choice::VOTE_UNSURE,
            };
            self.add(lexicon, place, sign * weight);
        }
    }

    fn add(&mut self, lexicon: &Lexicon, id: PlaceId, weight: f32) {
        let place = lexicon.place(id);
        let Some(country) = place.country else { return };
        *self.countries.entry(country).or_default() += weight;
        self.all_countries += weight;
        let (division, weight) = match place.kind {
            LocationKind::Admin1 => (Some(id), weight * 2.0),
            _ => (place.admin1, weight),
        };
        if let Some(division) = division {
            *self.divisions.entry(division).or_default() += weight;
            self.all_divisions += weight;
        }
    }

    /// What the votes add for a candidate.
    fn bonus(&self, lexicon: &Lexicon, id: PlaceId) -> f32 {
        let place = lexicon.place(id);
        let division = if place.kind == LocationKind::Admin1 { Some(id) } else { place.admin1 };
        let country = place.country.and_then(|country| self.countries.get(&country));
        let division = division.and_then(|division| self.divisions.get(&division));
        let share = |votes: Option<&f32>, all: f32| {
            (votes.copied().unwrap_or(0.0) / all.max(1.0) * choice::SHARE_GAIN).min(1.0)
        };
        choice::SAME_COUNTRY * share(country, self.all_countries)
            + choice::SAME_ADMIN1 * share(division, self.all_divisions)
    }
}

/// Chooses among the candidates of one group of names.
struct Chooser<'c> {
    lexicon: &'c Lexicon,
    origin: Origin<'c>,
    toponyms: &'c Toponyms,
    votes: Votes,
    /// Phrases that the address spells, and the place at home that each stands for; in order.
    spelt: Vec<(usize, PlaceId)>,
    anchors: Vec<Point>,
}

impl Chooser<'_> {
    /// Notes a name that the address of the article spells, where it has a place in the address's country.
    fn find_spelt(&mut self, document: &Document<'_>, members: &[usize]) {
        let Some(address) = self.origin.address else { return };
        let Some(toponym) = members.first().map(|&member| &self.toponyms.list[member]) else { return };
        if toponym.form != Form::Name || !address.spells(toponym.span.of(document.text())) {
            return;
        }
        let home = address.home();
        let at_home = |candidate: &&Candidate| {
            let place = self.lexicon.place(candidate.place);
            place.country == home && place.kind != LocationKind::Country
        };
        let local = self.toponyms.candidates_of(toponym).iter().filter(at_home).map(|c| (c.place, c.prior));
        if let Some((place, _)) = best_two(local) {
            self.spelt.push((toponym.phrase.index(), place));
        }
    }

    /// Lets the address vote.
    fn add_origin(&mut self) {
        let country = self.origin.address.and_then(Address::country).and_then(|code| self.lexicon.country(code));
        if let Some(country) = country {
            self.votes.add(self.lexicon, country.place, choice::VOTE_ADDRESS);
        }
        for &(_, place) in &self.spelt {
            self.votes.add(self.lexicon, place, choice::VOTE_SPELT_IN_ADDRESS);
        }
    }

    /// Chooses by the votes of all other groups.
    fn choose_by_others(&mut self, members: &[usize]) -> Option<Resolved> {
        let single = members.first().is_some_and(|&member| self.toponyms.list[member].candidates.len() == 1);
        if single {
            return self.choose(members);
        }
        self.votes.add_group(self.lexicon, self.toponyms, members, -1.0);
        let chosen = self.choose(members);
        self.votes.add_group(self.lexicon, self.toponyms, members, 1.0);
        chosen
    }

    fn choose(&self, members: &[usize]) -> Option<Resolved> {
        let toponym = &self.toponyms.list[*members.first()?];
        let fixed = members.iter().find_map(|&member| self.toponyms.list[member].fixed);
        let is_spelt = self.spelt.iter().any(|&(phrase, _)| phrase == toponym.phrase.index());
        let home = self.origin.address.and_then(Address::home).filter(|_| is_spelt);
        let score = |candidate: &Candidate| {
            let place = self.lexicon.place(candidate.place);
            let mut score = candidate.prior + self.votes.bonus(self.lexicon, candidate.place);
            if toponym.called_division && matches!(place.kind, LocationKind::Admin1 | LocationKind::Admin2) {
                score += choice::CALLED_DIVISION;
            }
            if fixed == Some(candidate.place) {
                score += choice::FIXED_ELSEWHERE;
            }
            if home.is_some() && place.country == home {
                score += choice::SPELT_IN_ADDRESS;
            }
            if toponym.form == Form::Name {
                score += self.origin.home.map_or(0.0, |home| home.bonus(self.lexicon, candidate.place));
            }
            if candidate.prior < choice::NEAR_BELOW {
                score += nearness(place.point, &self.anchors);
            }
            (candidate.place, score)
        };
        let (place, lead) = best_two(self.toponyms.candidates_of(toponym).iter().map(score))?;
        Some(Resolved { place, lead })
    }
}

/// The place with the highest score, and its lead over the next; of equals the first.
fn best_two(scored: impl Iterator<Item = (PlaceId, f32)>) -> Option<(PlaceId, f32)> {
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
    best.map(|(place, most)| (place, most - second))
}

/// Points of small places whose identity is sure.
fn anchors(lexicon: &Lexicon, toponyms: &Toponyms, resolved: &[(usize, Resolved)]) -> Vec<Point> {
    let mut sure: Vec<(usize, Point)> = resolved
        .iter()
        .filter_map(|&(index, found)| {
            let toponym = &toponyms.list[index];
            let place = lexicon.place(toponym.fixed.unwrap_or(found.place));
            let is_sure = toponym.fixed.is_some() || toponym.candidates.len() == 1;
            let is_small = matches!(place.kind, LocationKind::City | LocationKind::Admin2 | LocationKind::Facility);
            (is_sure && is_small && !toponym.in_name).then_some((index, place.point?))
        })
        .collect();
    sure.sort_unstable_by_key(|&(_, point)| point);
    sure.dedup_by_key(|&mut (_, point)| point);
    sure.sort_unstable_by_key(|&(index, _)| index);
    sure.truncate(choice::ANCHORS);
    sure.into_iter().map(|(_, point)| point).collect()
}

fn nearness(point: Option<Point>, anchors: &[Point]) -> f32 {
    let Some(point) = point else { return 0.0 };
    let nearest = anchors.iter().map(|anchor| anchor.distance_km(point)).fold(f64::INFINITY, f64::min);
    match nearest {
        near if near < choice::NEAR_KM => choice::NEAR,
        near if near < choice::CLOSE_BY_KM => choice::CLOSE_BY,
        _ => 0.0,
    }
}

//! Decides which names are places: evidence for and against, added up.

use super::context::{Context, Neighbour};
use super::taken::Taken;
use super::toponym::{Form, Toponym, Toponyms, magnitude};
use super::weights::{choice, evidence};
use crate::LocationKind;
use crate::extract::Document;
use crate::lexicon::{Class, Entry, PlaceId};
use crate::text::{Gap, word};

/// Adds up the evidence of every name and keeps those that are places, or parts of other names.
pub(super) fn recognise(document: &Document<'_>, taken: &Taken, toponyms: &mut Toponyms) {
    let judge = Judge { context: Context { document }, taken };
    mark_datelines(&judge.context, toponyms);
    judge.settle_containers(toponyms);
    let mut list = std::mem::take(&mut toponyms.list);
    list.retain_mut(|toponym| judge.is_possible(toponym));
    let mut before: Option<(u32, bool)> = None;
    for toponym in &mut list {
        let listed = before.is_some_and(|(end, accepted)| accepted && judge.continues_list(end, toponym));
        toponym.evidence += judge.evidence(toponyms, toponym) + if listed { evidence::LISTED } else { 0.0 };
        before = Some((toponym.span.end(), toponym.evidence >= evidence::THRESHOLD && !toponym.in_name));
    }
    credit_repetition(&mut list);
    list.retain(|toponym| toponym.in_name || toponym.evidence >= evidence::THRESHOLD);
    toponyms.list = list;
}

/// Names that open a sentence before a dash or an agency.
fn mark_datelines(context: &Context<'_, '_>, toponyms: &mut Toponyms) {
    let mut next = 0;
    for sentence in context.document.sentences() {
        let words = sentence.words.start as usize..sentence.words.end as usize;
        let Some(dateline) = context.dateline(words) else { continue };
        next += toponyms.list[next..].partition_point(|toponym| toponym.first < dateline.start);
        while let Some(toponym) = toponyms.list.get_mut(next).filter(|toponym| toponym.end <= dateline.end) {
            toponym.in_dateline = true;
            next += 1;
        }
    }
}

/// A name that is a place somewhere in the text is more likely to be one elsewhere.
fn credit_repetition(list: &mut [Toponym]) {
    let mut accepted: Vec<u32> = list
        .iter()
        .filter(|toponym| !toponym.in_name && toponym.evidence >= evidence::THRESHOLD)
        .map(|toponym| toponym.phrase.index() as u32)
        .collect();
    accepted.sort_unstable();
    accepted.dedup();
    for toponym in list.iter_mut().filter(|toponym| toponym.evidence < evidence::THRESHOLD) {
        if accepted.binary_search(&(toponym.phrase.index() as u32)).is_ok() {
            toponym.evidence += evidence::REPEATED;
        }
    }
}

struct Judge<'j, 'd, 'a> {
    context: Context<'d, 'a>,
    taken: &'j Taken,
}

impl Judge<'_, '_, '_> {
    /// Whether nothing rules the name out: a person's name, an abbreviation without a comma. Marks names inside others.
    fn is_possible(&self, toponym: &mut Toponym) -> bool {
        if self.taken.is_person(toponym.span) || toponym.form == Form::Abbreviation && toponym.evidence <= 0.0 {
            return false;
        }
        // A seat acts like an organisation, but "at the White House" is a place.
        let is_where = toponym.is_seat
            && self.context.preposition(toponym.first).is_some_and(|(_, class)| class.has(Class::LOCATIVE));
        let is_settled = toponym.fixed.is_some() || toponym.in_dateline;
        toponym.in_name = !is_where && !is_settled && self.taken.is_inside_organization(toponym.span, toponym.form);
        let next_class = self.context.document.class(toponym.end);
        if self.context.adjoins(toponym.span.end(), toponym.end) {
            toponym.called_division = next_class.has(Class::DIVISION);
        }
        true
    }

    /// Finds ", Texas" after a name: fixes the place, and gives both their evidence.
    fn settle_containers(&self, toponyms: &mut Toponyms) {
        for index in 1..toponyms.list.len() {
            let (inner, outer) = (&toponyms.list[index - 1], &toponyms.list[index]);
            let context = &self.context;
            let joined = context.comma_before(inner.span.end(), outer.first)
                || context.bracket_before(inner.span.end(), outer.first)
                || outer.form == Form::Abbreviation && context.adjoins(inner.span.end(), outer.first);
            if !joined || outer.form == Form::People || inner.form != Form::Name {
                continue;
            }
            let found = self.contained(toponyms, inner, outer);
            let is_short = outer.form == Form::Abbreviation;
            if let Some((inner_place, outer_place)) = found {
                toponyms.list[index - 1].fixed.get_or_insert(inner_place);
                toponyms.list[index - 1].evidence += evidence::CONTAINED;
                toponyms.list[index].fixed.get_or_insert(outer_place);
                toponyms.list[index].evidence += evidence::CONTAINER;
            } else if is_short {
                toponyms.list[index].evidence += evidence::CONTAINER;
            }
        }
        // An abbreviation after a town that no table has.
        for toponym in toponyms.list.iter_mut().filter(|toponym| toponym.form == Form::Abbreviation) {
            if self.follows_unknown_name(toponym) {
                toponym.evidence += evidence::CONTAINER;
            }
        }
    }

    /// "Smallville, Kan.": a capitalised word and a comma before a short form.
    fn follows_unknown_name(&self, toponym: &Toponym) -> bool {
        let Some(before) = toponym.first.checked_sub(1) else { return false };
        let words = self.context.document.words();
        let word = &words[before];
        let long = words[toponym.first].span.len() > 2
            || !words[toponym.first].after.is_space()
            || !words[toponym.first].shape.is_upper();
        word.shape.is_capitalised()
            && !word.shape.is_number()
            && self.context.comma_before(word.span.end(), toponym.first)
            && self.context.document.hit_at(before).is_none()
            && long
    }

    /// The candidates of two names of which the first lies in the second, the likeliest first.
    fn contained(&self, toponyms: &Toponyms, inner: &Toponym, outer: &Toponym) -> Option<(PlaceId, PlaceId)> {
        let lexicon = self.context.document.lexicon();
        let mut best: Option<(f32, PlaceId, PlaceId)> = None;
        for outer_candidate in toponyms.candidates_of(outer) {
            let container = lexicon.place(outer_candidate.place);
            for inner_candidate in toponyms.candidates_of(inner) {
                let place = lexicon.place(inner_candidate.place);
                let inside = match container.kind {
                    LocationKind::Country => place.country == container.country && place.kind != LocationKind::Country,
                    LocationKind::Admin1 => place.admin1 == Some(outer_candidate.place),
                    LocationKind::Admin2 => place.admin1.is_some() && place.admin1 == container.admin1,
                    _ => false,
                };
                let sum = inner_candidate.prior + outer_candidate.prior;
                if inside && best.is_none_or(|(most, ..)| sum > most) {
                    best = Some((sum, inner_candidate.place, outer_candidate.place));
                }
            }
        }
        best.map(|(_, inner, outer)| (inner, outer))
    }

    /// "Paris, Rome and Berlin": the name goes on a list with the place that ends at byte `end`.
    fn continues_list(&self, end: u32, toponym: &Toponym) -> bool {
        if self.context.comma_before(end, toponym.first) {
            return true;
        }
        let Some(before) = toponym.first.checked_sub(1) else { return false };
        let words = self.context.document.words();
        self.context.document.class(before).has(Class::CONJUNCTION)
            && words[before].after.is_space()
            && (self.context.adjoins(end, before) || self.context.comma_before(end, before))
    }

    fn evidence(&self, toponyms: &Toponyms, toponym: &Toponym) -> f32 {
        self.standing(toponyms, toponym) + self.around(toponyms, toponym) + self.word(toponyms, toponym)
    }

    /// What the places speak for that the name may stand for.
    fn standing(&self, toponyms: &Toponyms, toponym: &Toponym) -> f32 {
        let lexicon = self.context.document.lexicon();
        let of = |place: PlaceId| {
            let place = lexicon.place(place);
            let size = (magnitude(place) - 6.0 + evidence::MILLION).clamp(evidence::LEAST, evidence::MOST);
            match (place.kind, toponym.form) {
                (LocationKind::Country, _) => evidence::COUNTRY,
                (LocationKind::Admin1, Form::People) => evidence::DIVISION_PEOPLE,
                (LocationKind::Admin1 | LocationKind::Admin2, _) => size,
                (LocationKind::City, _) if place.population > 0 => {
                    size + if place.is_capital { evidence::CAPITAL } else { 0.0 }
                }
                _ => evidence::LANDMARK,
            }
        };
        let best = toponyms.candidates_of(toponym).iter().map(|candidate| of(candidate.place));
        let best = best.fold(evidence::LEAST, f32::max);
        let long = toponym.end - toponym.first > 1 && toponym.form == Form::Name;
        best + if long { evidence::LONG_NAME } else { 0.0 }
    }

    /// What the words around the name say.
    fn around(&self, toponyms: &Toponyms, toponym: &Toponym) -> f32 {
        let mut sum = self.place_signs(toponym);
        if toponym.in_dateline {
            return sum + evidence::DATELINE;
        }
        let context = &self.context;
        let is_area = toponym.form == Form::People || sum >= evidence::CONTAINED;
        let share = if is_area || self.is_area(toponym) { evidence::RUN_SHARE_OF_AREAS } else { 1.0 };
        sum += match context.before(toponym.first) {
            Neighbour::Title | Neighbour::FirstName if toponym.form == Form::People => 0.0,
            Neighbour::Title | Neighbour::FirstName => evidence::PART_OF_PERSON,
            Neighbour::Capitalised | Neighbour::Town => evidence::RUN_BEFORE * share,
            _ => 0.0,
        };
        let is_first_name =
            self.context.document.class(toponym.first).has(Class::FIRST_NAME) && toponym.end - toponym.first == 1;
        sum += match context.after(toponym.span.end(), toponym.end) {
            Neighbour::StreetHead if share == 1.0 => evidence::PART_OF_PERSON,
            // Two towns in a row are a first name and a surname.
            Neighbour::Town if toponym.fixed.is_none() && toponym.form == Form::Name => {
                evidence::FIRST_NAME_BEFORE_NAME
            }
            Neighbour::Capitalised if is_first_name && toponym.fixed.is_none() => evidence::FIRST_NAME_BEFORE_NAME,
            Neighbour::OrgHead if is_first_name => evidence::FIRST_NAME_BEFORE_NAME * share / 2.0,
            Neighbour::OrgHead => evidence::BEFORE_ORGANIZATION,
            Neighbour::Capitalised | Neighbour::PlaceHead => evidence::RUN_AFTER * share,
            _ => 0.0,
        };
        if is_first_name && share == 1.0 && !self.is_large(toponyms, toponym) {
            sum += evidence::FIRST_NAME;
        }
        sum
    }

    /// Prepositions and other words that say that a place is meant.
    fn place_signs(&self, toponym: &Toponym) -> f32 {
        let context = &self.context;
        let document = context.document;
        let mut sum = 0.0;
        let locative = match context.preposition(toponym.first) {
            Some((_, class)) if class.has(Class::LOCATIVE) => evidence::LOCATIVE,
            Some((at, _)) if document.words()[at].hash == word!("of") => {
                let head = at.checked_sub(1).map_or(Class::NONE, |before| document.class(before));
                if head.any(Class::PLACE_HEAD | Class::DIVISION) { evidence::SAID_TO_BE_PLACE } else { evidence::OF }
            }
            _ => 0.0,
        };
        sum += locative;
        if toponym.called_division || self.has_based_after(toponym) {
            sum += evidence::SAID_TO_BE_PLACE;
        }
        if self.people_follow(toponym) {
            sum += evidence::PEOPLE_FOLLOW;
        }
        if toponym.is_seat && locative < evidence::LOCATIVE {
            sum += evidence::SEAT;
        }
        if toponym.is_actor {
            sum += evidence::ALSO_ACTOR;
        }
        sum
    }

    /// "Lyon residents", "Perth police": a lower-case noun for people or a body right after.
    fn people_follow(&self, toponym: &Toponym) -> bool {
        let document = self.context.document;
        let is_lower = document.words().get(toponym.end).is_some_and(|word| word.shape.is_lower());
        let is_title = |entry| matches!(entry, Entry::Title { .. });
        is_lower
            && self.context.adjoins(toponym.span.end(), toponym.end)
            && document.hit_at(toponym.end).is_some_and(|hit| document.entries(hit).any(is_title))
    }

    /// Whether one of its places is a country, a large division or a large city.
    fn is_large(&self, toponyms: &Toponyms, toponym: &Toponym) -> bool {
        let lexicon = self.context.document.lexicon();
        toponyms
            .candidates_of(toponym)
            .iter()
            .map(|candidate| lexicon.place(candidate.place))
            .any(|place| place.kind == LocationKind::Country || place.population >= choice::LARGE_CITY)
    }

    /// Whether it stands in the table of well-known places.
    fn is_landmark(&self, toponyms: &Toponyms, toponym: &Toponym) -> bool {
        let lexicon = self.context.document.lexicon();
        toponyms.candidates_of(toponym).iter().any(|candidate| {
            let kind = lexicon.place(candidate.place).kind;
            !matches!(kind, LocationKind::City | LocationKind::Admin1 | LocationKind::Admin2)
        })
    }

    /// "Dallas-based", "Boston-area"
    fn has_based_after(&self, toponym: &Toponym) -> bool {
        let words = self.context.document.words();
        let Some(last) = toponym.end.checked_sub(1).and_then(|last| words.get(last)) else { return false };
        last.after == Gap::HYPHEN && words.get(toponym.end).is_some_and(|word| word.shape.is_lower())
    }

    fn is_area(&self, toponym: &Toponym) -> bool {
        toponym.form == Form::People || toponym.evidence >= evidence::CONTAINER
    }

    /// What the name itself says: an ordinary word, a language, odd capitals, a person's last name.
    fn word(&self, toponyms: &Toponyms, toponym: &Toponym) -> f32 {
        let context = &self.context;
        let document = context.document;
        let mut sum = 0.0;
        let single = toponym.end - toponym.first == 1;
        let class = document.class(toponym.first);
        let lower_case_elsewhere =
            Class::COMMON | Class::NON_NAME | Class::WEEKDAY | Class::MONTH | Class::SENTENCE_STARTER;
        if single && class.any(lower_case_elsewhere) && toponym.form != Form::Abbreviation {
            let share = if self.is_large(toponyms, toponym) { evidence::COMMON_SHARE_OF_LARGE } else { 1.0 };
            sum += share * if context.opens(toponym.first) { evidence::COMMON_AT_START } else { evidence::COMMON };
        }
        if self.taken.may_be_person(toponym.span) {
            sum += evidence::WEAK_PERSON;
        }
        if single && self.taken.is_surname(document.words()[toponym.first].hash) {
            sum += evidence::SURNAME_HERE;
        }
        let generic = Class::DIRECTION | Class::PLACE_HEAD | Class::DIVISION | Class::DETERMINER;
        if (toponym.first..toponym.end).all(|index| document.class(index).any(generic))
            && !self.is_landmark(toponyms, toponym)
        {
            sum += evidence::GENERIC_NAME;
        }
        if toponym.form == Form::People && self.is_language(toponym) {
            sum += evidence::LANGUAGE;
        }
        if toponym.form != Form::Abbreviation && self.is_shouted(toponym) {
            sum += evidence::LONE_CAPITALS;
        }
        sum
    }

    /// A name that the lexicon writes with small letters, in capitals among words that are not.
    fn is_shouted(&self, toponym: &Toponym) -> bool {
        let document = self.context.document;
        let Some(phrase) = document.lexicon().matcher().phrase(toponym.phrase) else { return false };
        !toponym.in_dateline
            && phrase.contains(char::is_lowercase)
            && self.context.stands_out_in_capitals(toponym.first, toponym.end)
    }

    /// "in French" with nothing after it that French could describe.
    fn is_language(&self, toponym: &Toponym) -> bool {
        let document = self.context.document;
        let Some(before) = toponym.first.checked_sub(1) else { return false };
        let words = document.words();
        let closed = match words.get(toponym.end) {
            None => true,
            Some(next) => {
                let class = document.class(toponym.end);
                !self.context.adjoins(toponym.span.end(), toponym.end)
                    || next.shape.is_lower()
                        && class.any(
                            Class::PREPOSITION
                                | Class::CONJUNCTION
                                | Class::BE
                                | Class::MODAL
                                | Class::SUBORDINATOR
                                | Class::DETERMINER,
                        )
            }
        };
        if !words[before].after.is_space() {
            return false;
        }
        document.class(before).has(Class::LANGUAGE_VERB) || closed && words[before].hash == word!("in")
    }
}

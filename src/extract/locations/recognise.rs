//! Decides which names are places: evidence for and against, added up.

use super::context::{Context, DATELINE_WORDS, Neighbour};
use super::toponym::{Form, Toponym, Toponyms};
use super::weights::evidence;
use crate::LocationKind;
use crate::extract::Document;
use crate::lexicon::{Class, Kinds, PlaceId};
use crate::text::{Gap, word};

/// Adds up the evidence of every name and keeps those that are places, or parts of other names. `accepted` is room for phrases.
pub(super) fn recognise(document: &Document<'_>, toponyms: &mut Toponyms, accepted: &mut Vec<u64>) {
    let judge = Judge { context: Context { document } };
    mark_datelines(&judge.context, &mut toponyms.list);
    judge.settle_containers(toponyms);
    let list = &mut toponyms.list;
    list.retain_mut(|toponym| judge.is_possible(toponym));
    let mut before: Option<(u32, bool)> = None;
    for toponym in list.iter_mut() {
        let listed = before.is_some_and(|(end, accepted)| accepted && judge.continues_list(end, toponym));
        toponym.evidence += judge.evidence(toponym) + if listed { evidence::LISTED } else { 0.0 };
        before = Some((toponym.span.end(), toponym.evidence >= evidence::THRESHOLD && !toponym.in_name));
    }
    credit_repetition(list, accepted);
    list.retain(|toponym| toponym.in_name || toponym.evidence >= evidence::THRESHOLD);
}

/// Names that open a sentence before a dash or an agency.
fn mark_datelines(context: &Context<'_, '_>, list: &mut [Toponym]) {
    let mut sentences = context.document.sentences().iter();
    let mut words = 0..0;
    // Where the dateline of that sentence ends; it is looked for once a name stands where it may be.
    let mut dateline = None;
    for toponym in list {
        while toponym.first >= words.end {
            let Some(sentence) = sentences.next() else { return };
            words = sentence.words.start as usize..sentence.words.end as usize;
            dateline = None;
        }
        if toponym.first < words.start + DATELINE_WORDS {
            let end = *dateline.get_or_insert_with(|| context.dateline(words.clone()).unwrap_or(words.start));
            toponym.in_dateline = toponym.first >= words.start && toponym.end <= end;
        }
    }
}

/// A name that is a place somewhere in the text is more likely to be one elsewhere.
fn credit_repetition(list: &mut [Toponym], accepted: &mut Vec<u64>) {
    if list.iter().all(|toponym| toponym.evidence >= evidence::THRESHOLD) {
        return;
    }
    accepted.clear();
    let sure = list.iter().filter(|toponym| !toponym.in_name && toponym.evidence >= evidence::THRESHOLD);
    accepted.extend(sure.map(|toponym| toponym.phrase.index() as u64));
    accepted.sort_unstable();
    for toponym in list.iter_mut().filter(|toponym| toponym.evidence < evidence::THRESHOLD) {
        if accepted.binary_search(&(toponym.phrase.index() as u64)).is_ok() {
            toponym.evidence += evidence::REPEATED;
        }
    }
}

struct Judge<'d, 'a> {
    context: Context<'d, 'a>,
}

impl Judge<'_, '_> {
    /// Whether nothing rules the name out: a person's name, an abbreviation without a comma. Marks names inside others.
    fn is_possible(&self, toponym: &mut Toponym) -> bool {
        if toponym.taken.by_person || toponym.form == Form::Abbreviation && toponym.evidence <= 0.0 {
            return false;
        }
        // A seat acts like an organisation, but "at the White House" is a place.
        let is_where = |toponym: &Toponym| {
            let preposition = toponym.is_seat().then(|| self.context.preposition(toponym.first)).flatten();
            preposition.is_some_and(|(_, class)| class.has(Class::LOCATIVE))
        };
        let is_settled = toponym.fixed.is_some() || toponym.in_dateline;
        toponym.in_name = toponym.taken.by_organization && !is_settled && !is_where(toponym);
        toponym.called_division = self.context.document.class(toponym.end).has(Class::DIVISION)
            && self.context.adjoins(toponym.span.end(), toponym.end);
        true
    }

    /// Finds ", Texas" after a name: fixes the place, and gives both their evidence.
    fn settle_containers(&self, toponyms: &mut Toponyms) {
        for index in 1..toponyms.list.len() {
            let (inner, outer) = (&toponyms.list[index - 1], &toponyms.list[index]);
            let context = &self.context;
            if inner.end != outer.first || outer.form == Form::People || inner.form != Form::Name {
                continue;
            }
            let joined = context.comma_before(inner.span.end(), outer.first)
                || context.bracket_before(inner.span.end(), outer.first)
                || outer.form == Form::Abbreviation && context.adjoins(inner.span.end(), outer.first);
            if !joined {
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
        let mut best: Option<(f32, PlaceId, PlaceId)> = None;
        for outer_candidate in toponyms.candidates_of(outer) {
            let container = &outer_candidate.site;
            for inner_candidate in toponyms.candidates_of(inner) {
                let place = &inner_candidate.site;
                let inside = match container.kind {
                    LocationKind::Country => place.country == container.country && place.kind != LocationKind::Country,
                    LocationKind::Admin1 => place.division == container.division && place.kind != LocationKind::Admin1,
                    LocationKind::Admin2 => {
                        place.division != 0
                            && place.division == container.division
                            && place.kind != LocationKind::Admin1
                    }
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

    fn evidence(&self, toponym: &Toponym) -> f32 {
        let long = !toponym.is_single() && toponym.form == Form::Name;
        let standing = toponym.standing + if long { evidence::LONG_NAME } else { 0.0 };
        standing + self.around(toponym) + self.word(toponym)
    }

    /// What the words around the name say.
    fn around(&self, toponym: &Toponym) -> f32 {
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
        let is_first_name = toponym.is_single() && self.context.document.class(toponym.first).has(Class::FIRST_NAME);
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
        if is_first_name && share == 1.0 && !toponym.is_large {
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
        if toponym.is_seat() && locative < evidence::LOCATIVE {
            sum += evidence::SEAT;
        }
        if toponym.kinds.any(Kinds::ACTOR) {
            sum += evidence::ALSO_ACTOR;
        }
        sum
    }

    /// "Lyon residents", "Perth police": a lower-case noun for people or a body right after.
    fn people_follow(&self, toponym: &Toponym) -> bool {
        let document = self.context.document;
        let is_lower = document.words().get(toponym.end).is_some_and(|word| word.shape.is_lower());
        is_lower
            && self.context.adjoins(toponym.span.end(), toponym.end)
            && document.hit_at(toponym.end).is_some_and(|hit| document.kinds(hit).any(Kinds::TITLE))
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
    fn word(&self, toponym: &Toponym) -> f32 {
        let context = &self.context;
        let document = context.document;
        let mut sum = 0.0;
        let single = toponym.is_single();
        let class = document.class(toponym.first);
        let lower_case_elsewhere =
            Class::COMMON | Class::NON_NAME | Class::WEEKDAY | Class::MONTH | Class::SENTENCE_STARTER;
        if single && class.any(lower_case_elsewhere) && toponym.form != Form::Abbreviation {
            let share = if toponym.is_large { evidence::COMMON_SHARE_OF_LARGE } else { 1.0 };
            sum += share * if context.opens(toponym.first) { evidence::COMMON_AT_START } else { evidence::COMMON };
        }
        if toponym.taken.by_guess {
            sum += evidence::WEAK_PERSON;
        }
        if toponym.taken.is_surname {
            sum += evidence::SURNAME_HERE;
        }
        let generic = Class::DIRECTION | Class::PLACE_HEAD | Class::DIVISION | Class::DETERMINER;
        if (toponym.first..toponym.end).all(|index| document.class(index).any(generic)) && !toponym.is_landmark {
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
        let matcher = self.context.document.lexicon().matcher();
        let has_small_letters = |phrase: &str| phrase.contains(char::is_lowercase);
        !toponym.in_dateline
            && self.context.stands_out_in_capitals(toponym.first, toponym.end)
            && matcher.phrase(toponym.phrase).is_some_and(has_small_letters)
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

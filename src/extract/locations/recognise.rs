//! Decides which names are places: evidence for and against, added up.

use std::ops::Range;

use super::context::{Beside, Context, DATELINE_WORDS, Neighbour};
use super::toponym::{Form, Name, Toponym, Toponyms};
use super::weights::evidence;
use crate::LocationKind;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::{Class, Kinds, Look, PlaceId};
use crate::text::{Gap, word, words};

/// Adds up the evidence of every toponym and keeps those that are places, or parts of other names.
/// `closings` is room.
pub(super) fn recognise(document: &Document<'_>, toponyms: &mut Toponyms, closings: &mut Bits) {
    let judge = Judge { context: Context { document } };
    mark_datelines(&judge.context, &mut toponyms.list, closings);
    judge.settle_containers(toponyms);
    judge.add_lists(&mut toponyms.list);
    // Where the toponym before ends, if that is a place.
    let mut listed_after = None;
    for toponym in &mut toponyms.list {
        if toponym.is_inner {
            toponym.evidence = evidence::INNER;
            continue;
        }
        let is_settled = toponym.fixed.is_some();
        let is_persons = toponym.taken.by_person && !(is_settled && toponym.form == Form::Abbreviation);
        let is_taken = is_persons || toponym.taken.by_street && !is_settled;
        if is_taken || toponym.form == Form::Abbreviation && toponym.evidence <= 0.0 {
            toponym.evidence = f32::NEG_INFINITY;
            continue;
        }
        let name = &toponyms.names[toponym.name];
        let beside = judge.context.beside(toponym.first, toponym.end, toponym.span);
        toponym.in_name = judge.is_in_name(toponym, &beside);
        toponym.called_town = judge.is_called_town(toponym);
        let listed = listed_after.is_some_and(|(end, byte)| judge.continues_list(end, byte, toponym));
        let evidence = judge.evidence(toponym, name, &beside) + if listed { evidence::LISTED } else { 0.0 };
        toponym.evidence += evidence;
        let is_accepted = toponym.is_sure() & !toponym.in_name;
        let alike = name.alike;
        toponyms.names[alike].is_accepted |= is_accepted;
        listed_after = is_accepted.then_some((toponym.end, toponym.span.end()));
    }
    // A name that is a place somewhere in the text is more likely to be one elsewhere.
    let names = &toponyms.names;
    toponyms.list.retain_mut(|toponym| {
        if !toponym.is_sure() && names[names[toponym.name].alike].is_accepted {
            toponym.evidence += evidence::REPEATED;
        }
        toponym.is_sure()
    });
}

/// Marks names that open a sentence before a dash or an agency. `closings` is room.
fn mark_datelines(context: &Context<'_, '_>, list: &mut [Toponym], closings: &mut Bits) {
    let document = context.document;
    let (board, words) = (document.board(), document.words().len());
    let gaps = |gap: Gap, block: usize| board.with_look(Look::after(gap), block);
    // Before these words a dateline may end: those near the start of a sentence, behind what closes one.
    closings.clear(words);
    for sentence in document.sentences() {
        let first = sentence.words.start;
        closings.insert_run(first + 1, sentence.words.end.min(first + DATELINE_WORDS as u32) + 1);
    }
    closings.change(|block, early| {
        let dashes = gaps(Gap::DASH.or(Gap::OPEN).or(Gap::COLON), block);
        early & (dashes | gaps(Gap::HYPHEN, block) & gaps(Gap::SPACE, block))
    });
    for toponym in list {
        let latest = toponym.first + DATELINE_WORDS;
        if closings.between(toponym.end as u32, latest.max(toponym.end) as u32 + 1) == 0 && latest < words {
            continue;
        }
        let sentence = document.sentence_of(toponym.first).and_then(|at| document.sentences().get(at));
        let words = sentence.map(|sentence| sentence.words.start as usize..sentence.words.end as usize);
        let is_early = |words: &Range<usize>| toponym.first < words.start + DATELINE_WORDS;
        let end = words.filter(is_early).and_then(|words| context.dateline(words));
        // "NATO: ..." is no dateline of a town called Nato, and one with a colon is none of Warning or Reading.
        let is_other = |end: usize| {
            let after_colon = document.words()[end - 1].after.has(Gap::COLON);
            toponym.kinds.any(Kinds::HOMONYM) && (after_colon || toponym.kinds.any(Kinds::ACTOR))
        };
        toponym.in_dateline = end.is_some_and(|end| toponym.end <= end && !is_other(end));
    }
}

struct Judge<'d, 'a> {
    context: Context<'d, 'a>,
}

impl Judge<'_, '_> {
    /// Whether the toponym is a part of an organisation's name and no more.
    fn is_in_name(&self, toponym: &Toponym, beside: &Beside) -> bool {
        // A seat acts like an organisation, but "at the White House" and "at the Pentagon" are places.
        let is_where = || {
            let is_both = toponym.is_seat() || toponym.kinds.any(Kinds::ACTOR);
            let preposition = is_both.then(|| self.context.preposition(toponym.first, beside)).flatten();
            preposition.is_some_and(|(_, class)| class.has(Class::LOCATIVE))
        };
        let is_settled = toponym.fixed.is_some() || toponym.in_dateline;
        toponym.taken.by_organization && !is_settled && !is_where()
    }

    /// Finds ", Texas" after a name: fixes the place, and gives both their evidence.
    fn settle_containers(&self, toponyms: &mut Toponyms) {
        for index in 1..toponyms.list.len() {
            let (inner, outer) = (&toponyms.list[index - 1], &toponyms.list[index]);
            let context = &self.context;
            if inner.end != outer.first || outer.form == Form::People || inner.form != Form::Name {
                continue;
            }
            // "LONDON IN SHOCK" is not about Indiana.
            let is_shouted = || context.look(inner.first).shape().is_upper();
            let joined = context.comma_before(inner.span.end(), outer.first)
                || context.bracket_before(inner.span.end(), outer.first)
                || outer.form == Form::Abbreviation
                    && context.adjoins(inner.span.end(), outer.first)
                    && (inner.in_dateline || !is_shouted());
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
        // An abbreviation after a town that no table has, or after a party.
        for toponym in toponyms.list.iter_mut().filter(|toponym| toponym.form == Form::Abbreviation) {
            if self.follows_unknown_name(toponym)
                || self.context.is_constituency(toponym.first, self.context.look(toponym.first))
            {
                toponym.evidence += evidence::CONTAINER;
            }
        }
    }

    /// "hit Londonderry, Cork and Galway": a name that is no word has evidence in another one on its list, unless people are called so.
    fn add_lists(&self, list: &mut [Toponym]) {
        const PEOPLE: Class = Class::NON_NAME.or(Class::FIRST_NAME).or(Class::SURNAME);
        let document = self.context.document;
        let may_be_other = |toponym: &Toponym, classes: Class| {
            toponym.kinds.any(Kinds::ACTOR)
                || !toponym.kinds.any(Kinds::PLACE_NAME)
                || toponym.is_single() && document.class(toponym.first).any(classes)
        };
        for index in 1..list.len() {
            let [one, next] = &mut list[index - 1..=index] else { continue };
            let is_close = next.first.wrapping_sub(one.end) <= 1;
            if !is_close || [&*one, next].iter().any(|name| may_be_other(name, PEOPLE)) {
                continue;
            }
            if self.continues_list(one.end, one.span.end(), next) {
                for name in [one, next].into_iter().filter(|name| !may_be_other(name, Class::COMMON)) {
                    name.evidence += evidence::IN_LIST;
                }
            }
        }
    }

    /// "the city of Turkey", "the town of Lebanon"
    fn is_called_town(&self, toponym: &Toponym) -> bool {
        let words = self.context.document.words();
        let is = |back: usize, known: &[u64]| {
            let word = toponym.first.checked_sub(back).map(|at| &words[at]);
            word.is_some_and(|word| known.contains(&word.hash) && word.after.is_space())
        };
        is(1, &words!["of"]) && is(2, &words!["city", "town", "village"]) && toponym.form == Form::Name
    }

    /// "Smallville, Kan.": a capitalised word and a comma before a short form.
    #[inline(never)]
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
            && self.context.known(before).is_none()
            && long
    }

    /// The candidates of two names of which the first lies in the second, the likeliest first.
    #[inline(never)]
    fn contained(&self, toponyms: &Toponyms, inner: &Toponym, outer: &Toponym) -> Option<(PlaceId, PlaceId)> {
        let mut best: Option<(f32, PlaceId, PlaceId)> = None;
        for outer_candidate in toponyms.candidates_of(outer.name) {
            let container = &outer_candidate.site;
            for inner_candidate in toponyms.candidates_of(inner.name) {
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

    /// "Paris, Rome and Berlin": the toponym goes on a list with the place that ends at byte `byte`, before the word at `end`.
    fn continues_list(&self, end: usize, byte: u32, toponym: &Toponym) -> bool {
        let context = &self.context;
        match toponym.first.saturating_sub(end) {
            0 => context.comma_before(byte, end),
            1 => {
                context.document.class(end).has(Class::CONJUNCTION)
                    && context.look(end + 1).gap().is_space()
                    && (context.adjoins(byte, end) || context.comma_before(byte, end))
            }
            _ => false,
        }
    }

    fn evidence(&self, toponym: &Toponym, name: &Name, beside: &Beside) -> f32 {
        let is_long = !toponym.is_single() & (toponym.form == Form::Name);
        let standing = name.standing + evidence::LONG_NAME * f32::from(is_long);
        standing + self.around(toponym, name, beside) + self.word(toponym, name, beside)
    }

    /// What the words around the name say.
    fn around(&self, toponym: &Toponym, name: &Name, beside: &Beside) -> f32 {
        let mut sum = self.place_signs(toponym, beside);
        if toponym.in_dateline {
            return sum + evidence::DATELINE;
        }
        let is_first_name = toponym.is_single() && beside.first.has(Class::FIRST_NAME);
        let before = self.context.before(toponym.first);
        let after = self.context.after(toponym.end, beside);
        if !is_first_name & (before == Neighbour::Open) & (after == Neighbour::Open) {
            return sum;
        }
        // "New Londoners" live in New London.
        let are_of_area = toponym.form == Form::People && !toponym.kinds.any(Kinds::CITY);
        let is_area = are_of_area || sum >= evidence::CONTAINED || toponym.evidence >= evidence::CONTAINER;
        let share = if is_area { evidence::RUN_SHARE_OF_AREAS } else { 1.0 };
        sum += match before {
            Neighbour::Title | Neighbour::FirstName if toponym.form == Form::People => 0.0,
            Neighbour::Title | Neighbour::FirstName => evidence::PART_OF_PERSON,
            Neighbour::Capitalised | Neighbour::Town => evidence::RUN_BEFORE * share,
            _ => 0.0,
        };
        sum += match after {
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
        if is_first_name && share == 1.0 && !name.is_large {
            sum += evidence::FIRST_NAME;
        }
        sum
    }

    /// Prepositions and other words that say that a place is meant.
    fn place_signs(&self, toponym: &Toponym, beside: &Beside) -> f32 {
        let document = self.context.document;
        let locative = match self.context.preposition(toponym.first, beside) {
            Some((_, class)) if class.has(Class::LOCATIVE) => evidence::LOCATIVE,
            Some((at, _)) if document.words()[at].hash == word!("of") => {
                let head = at.checked_sub(1).map_or(Class::NONE, |before| document.class(before));
                if head.any(Class::PLACE_HEAD | Class::DIVISION) { evidence::SAID_TO_BE_PLACE } else { evidence::OF }
            }
            _ => 0.0,
        };
        let mut sum = locative;
        // "Dallas-based", "Boston-area"
        let has_based_after = beside.next.gap() == Gap::HYPHEN && beside.next.shape().is_lower();
        if toponym.called_division | has_based_after {
            sum += evidence::SAID_TO_BE_PLACE;
        }
        if toponym.taken.names_government {
            sum += evidence::NAMES_GOVERNMENT;
        }
        if self.context.is_constituency(toponym.first, beside.look) {
            sum += evidence::CONSTITUENCY;
        }
        if self.people_follow(toponym, beside) {
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
    fn people_follow(&self, toponym: &Toponym, beside: &Beside) -> bool {
        let document = self.context.document;
        let is_title = |hit| document.kinds(hit).any(Kinds::TITLE);
        beside.adjoins & beside.next.shape().is_lower() && document.hit_at(toponym.end).is_some_and(is_title)
    }

    /// What the name itself says: an ordinary word, a language, odd capitals, a person's last name.
    fn word(&self, toponym: &Toponym, name: &Name, beside: &Beside) -> f32 {
        const LOWER_CASE_ELSEWHERE: Class =
            Class::COMMON.or(Class::NON_NAME).or(Class::WEEKDAY).or(Class::MONTH).or(Class::SENTENCE_STARTER);
        const GENERIC: Class = Class::DIRECTION.or(Class::PLACE_HEAD).or(Class::DIVISION).or(Class::DETERMINER);
        let context = &self.context;
        let mut sum = 0.0;
        let is_common = toponym.is_single() & beside.first.any(LOWER_CASE_ELSEWHERE);
        if is_common && toponym.form != Form::Abbreviation {
            let share = if name.is_large { evidence::COMMON_SHARE_OF_LARGE } else { 1.0 };
            sum += share * if context.opens(toponym.first) { evidence::COMMON_AT_START } else { evidence::COMMON };
        }
        if toponym.taken.by_guess {
            sum += evidence::WEAK_PERSON;
        }
        if toponym.taken.is_surname {
            sum += evidence::SURNAME_HERE;
        }
        let is_generic = |index| context.document.class(index).any(GENERIC);
        if beside.first.any(GENERIC) & !name.is_landmark && (toponym.first..toponym.end).all(is_generic) {
            sum += evidence::GENERIC_NAME;
        }
        const BEFORE_LANGUAGE: Class = Class::LANGUAGE_VERB.or(Class::LOCATIVE);
        if (toponym.form == Form::People) & beside.before.any(BEFORE_LANGUAGE) && self.is_language(toponym, beside) {
            sum += evidence::LANGUAGE;
        }
        let may_be_shouted =
            beside.look.shape().is_upper() & (toponym.form != Form::Abbreviation) & !toponym.in_dateline;
        if may_be_shouted && self.is_shouted(toponym) {
            sum += evidence::LONE_CAPITALS;
        }
        sum
    }

    /// A name in capitals that the lexicon writes with small letters, among words that are not in capitals.
    #[inline(never)]
    fn is_shouted(&self, toponym: &Toponym) -> bool {
        let matcher = self.context.document.lexicon().matcher();
        let has_small_letters = |phrase: &str| phrase.contains(char::is_lowercase);
        self.context.stands_out_in_capitals(toponym.first, toponym.end)
            && matcher.phrase(toponym.phrase).is_some_and(has_small_letters)
    }

    /// "in French", or "speaks French", with nothing after it that French could describe.
    #[inline(never)]
    fn is_language(&self, toponym: &Toponym, beside: &Beside) -> bool {
        const CLOSES: Class = Class::PREPOSITION
            .or(Class::CONJUNCTION)
            .or(Class::BE)
            .or(Class::MODAL)
            .or(Class::SUBORDINATOR)
            .or(Class::DETERMINER);
        let is_in = || self.context.document.words()[toponym.first - 1].hash == word!("in");
        let is_closed = || !beside.adjoins || beside.next.shape().is_lower() && beside.after.any(CLOSES);
        beside.look.gap().is_space() && (beside.before.has(Class::LANGUAGE_VERB) || is_in() && is_closed())
    }
}

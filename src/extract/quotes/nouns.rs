//! Noun phrases beside a cue: who speaks.
//!
//! There is no parser. A phrase is read word by word from the cue outwards, over what stands between a subject and its verb, until
//! a word or a mark that no noun phrase holds.

use std::ops::Range;

use super::marks::Mark;
use super::scene::Scene;
use crate::extract::bits::members_from;
use crate::lexicon::Class;
use crate::text::{Gap, word};

/// What stands where the subject of a verb should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// The tokens of the noun phrase.
    Phrase(Range<usize>),
    /// The verb is joined to an earlier one and shares its subject.
    Shared,
    /// Nothing that could be a subject.
    Missing,
}

impl Subject {
    pub(super) fn phrase(self) -> Option<Range<usize>> {
        match self {
            Subject::Phrase(range) => Some(range),
            Subject::Shared | Subject::Missing => None,
        }
    }
}

/// Adverbs before a noun phrase.
const MOST_ADVERBS: usize = 3;
/// Words before a name without an article: `former harbour master Anna Berg`.
const MOST_EPITHETS: usize = 5;
/// Longest noun phrase, in words.
const LONGEST: usize = 14;
/// Longest insertion between commas, brackets or dashes, in words.
pub(super) const LONGEST_INSERTION: usize = 28;
/// Insertions between a subject and its verb.
pub(super) const MOST_INSERTIONS: usize = 5;

/// The subject of the verb at `verb`, looked for to the left down to `floor`.
pub(super) fn before(scene: &Scene<'_>, verb: usize, floor: usize) -> Subject {
    let place = Place::before(scene, verb, floor);
    if place.is_shared {
        return Subject::Shared;
    }
    if place.is_missing {
        return Subject::Missing;
    }
    match phrase_ending(scene, place.end, floor) {
        Subject::Missing => before_relative(scene, place.end, floor),
        Subject::Phrase(range) => with_object(scene, &range, floor).unwrap_or(Subject::Phrase(range)),
        Subject::Shared => Subject::Shared,
    }
}

/// The noun phrase that ends before `end`.
pub(super) fn ending(scene: &Scene<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    phrase_ending(scene, end, floor).phrase()
}

/// `A man` of `A man who saw the crash said`, where `range` is `the crash`.
fn with_object(scene: &Scene<'_>, range: &Range<usize>, floor: usize) -> Option<Subject> {
    let verb = range.start.checked_sub(1).filter(|&verb| verb > floor)?;
    let here = scene.marks.of(verb);
    let past = !here.is(Mark::Break) & here.is(Mark::Lower) & (here.is(Mark::Ed) | here.is(Mark::Verb));
    let relative = past.then(|| relative_before(scene, verb, floor)).flatten()?;
    Some(phrase_ending(scene, relative, floor))
}

/// `A diplomat` of `A diplomat who asked not to be named said`: what `who` stands for, if its clause reaches up to the verb.
fn before_relative(scene: &Scene<'_>, end: usize, floor: usize) -> Subject {
    let left = scene.marks.behind(end);
    let back = (left.get(Mark::Relative) & !left.get(Mark::That)).leading_zeros() as usize;
    let cut = (left.get(Mark::Cut) | left.get(Mark::Comma)).leading_zeros() as usize;
    if back == 0 || back >= cut.min(LONGEST_INSERTION).min(end - floor) || scene.is(end - 1 - back, word!("what")) {
        return Subject::Missing;
    }
    phrase_ending(scene, end - 1 - back, floor)
}

/// The `who` or `which` that is the subject of the verb at `verb`.
pub(super) fn relative_before(scene: &Scene<'_>, verb: usize, floor: usize) -> Option<usize> {
    Place::before(scene, verb, floor).relative
}

/// The place before a verb where the last word of its subject should stand.
struct Place {
    /// The token behind that word.
    end: usize,
    is_shared: bool,
    is_missing: bool,
    /// The `who` that stands between the two.
    relative: Option<usize>,
}

impl Place {
    /// Steps back from a verb over adverbs, auxiliaries and what is set off by marks.
    fn before(scene: &Scene<'_>, verb: usize, floor: usize) -> Self {
        let end = skip_helpers(scene, verb, floor);
        let last = end.saturating_sub(1).max(floor);
        let here = scene.marks.of(last);
        let is_cut = here.is(Mark::Cut);
        let set_off = here.is(Mark::Comma) | here.is(Mark::Dash) | here.is(Mark::Close);
        let relative = here.is(Mark::Relative) && !set_off && !scene.is(last, word!("what"));
        let cut_off = relative && (last <= floor || scene.gap(last - 1).has(Gap::QUOTE));
        let outer = if set_off { insertion_start(scene, last, floor) } else { Some(end - usize::from(relative)) };
        Self {
            end: outer.unwrap_or(end),
            is_shared: (end <= floor) | !is_cut & (here.is(Mark::Conjunction) | outer.is_none()),
            is_missing: is_cut | cut_off,
            relative: Some(last).filter(|_| relative & (end > floor)),
        }
    }
}

/// Where the words begin that are set off by marks and end with `last`; none if they have no beginning and are no insertion.
fn insertion_start(scene: &Scene<'_>, last: usize, floor: usize) -> Option<usize> {
    let (here, left) = (scene.marks.of(last), scene.marks.behind(last));
    let opens = match () {
        () if here.is(Mark::Close) => left.get(Mark::Open),
        () if here.is(Mark::Dash) => left.get(Mark::Dash),
        () => left.get(Mark::Comma),
    };
    let back = opens.leading_zeros() as usize;
    if back >= LONGEST_INSERTION.min(last - floor) {
        return None;
    }
    let start = last - back;
    // `..., and then he left, said`: the words between the commas go on with the sentence.
    let goes_on = !here.is(Mark::Close) & !here.is(Mark::Dash) & scene.marks.has(Mark::Conjunction, start);
    (!goes_on).then_some(start)
}

/// Steps back over adverbs and auxiliaries.
fn skip_helpers(scene: &Scene<'_>, verb: usize, floor: usize) -> usize {
    let mut end = verb;
    loop {
        let left = scene.marks.behind(end);
        let commas = left.get(Mark::Comma);
        // `to` must have a verb behind it, which the first word has not; and where the words begin no comma stands before them.
        let to = left.get(Mark::To) & !(u64::from(end == verb) << 63);
        let begin = (64 + floor).checked_sub(end).and_then(|bit| 1_u64.checked_shl(bit as u32)).unwrap_or(0);
        let set_off = commas & commas << 1 & !begin;
        let passed = (left.get(Mark::Passed) | to) & (!left.get(Mark::Break) | set_off);
        let count = passed.leading_ones() as usize;
        let next = end - count.min(end.saturating_sub(floor));
        if count < 64 || next <= floor {
            return next;
        }
        end = next;
    }
}

/// The noun phrase whose last token is `end - 1`. Where that only explains what stands before its comma, the phrase there.
fn phrase_ending(scene: &Scene<'_>, end: usize, floor: usize) -> Subject {
    let mut range = reach_left(scene, end, floor);
    let (before, first) = (range.start.wrapping_sub(1), range.start);
    let bound = Class::PREPOSITION | Class::SUBORDINATOR | Class::ADVERB;
    let leads_on =
        scene.has(before, Class::PREPOSITION) | scene.marks.has(Mark::Comma, before) | scene.has(first, bound);
    if leads_on {
        range = leading_on(scene, range, floor);
    }
    // `what Smith called`
    range.start += usize::from((range.len() > 1) & scene.is(range.start, word!("what")));
    // `to meet with Smith`
    let infinitive = range.start > floor && scene.marks.has(Mark::To, range.start - 1) && scene.is_lower(range.start);
    // `who asked not to be named said`
    let here = scene.marks.of(range.start);
    let participle = (range.len() == 1) & here.is(Mark::Lower) & here.is(Mark::Ed);
    if is_valid(scene, &range) && (!(infinitive || participle) || scene.names_people(range.start)) {
        Subject::Phrase(range)
    } else {
        Subject::Missing
    }
}

/// The phrase that a comma or a preposition leads on from to `range`, or the words of that without what leads on.
fn leading_on(scene: &Scene<'_>, mut range: Range<usize>, floor: usize) -> Range<usize> {
    for _ in 0..MOST_INSERTIONS {
        let Some(outer) = explained_by(scene, &range, floor) else { break };
        range = reach_left(scene, outer, floor);
    }
    let range = behind_participle(scene, range, floor);
    let range = behind_place(scene, range, floor);
    ratio(scene, without_leading_prepositions(scene, range), floor)
}

/// `four in 10`, where `range` is `10`.
fn ratio(scene: &Scene<'_>, range: Range<usize>, floor: usize) -> Range<usize> {
    let is_number = |at: usize| scene.is_number(at) || scene.has(at, Class::NUMBER_WORD);
    let share = |start: usize| scene.has(start + 1, Class::PREPOSITION) && scene.joined(start + 1) && is_number(start);
    let start = range.start.checked_sub(2).filter(|&start| range.len() == 1 && start >= floor && share(start));
    start.filter(|_| is_number(range.start)).map_or(range.clone(), |start| start..range.end)
}

/// `a source` of `a source speaking to the Post`, `a letter` of `a letter obtained by the Post`, where `range` is `the Post`.
fn behind_participle(scene: &Scene<'_>, range: Range<usize>, floor: usize) -> Range<usize> {
    let link = |at: usize| scene.is_lower(at) && scene.has(at, Class::PREPOSITION) && scene.joined(at);
    let first = if link(range.start) { range.start } else { range.start.wrapping_sub(1) };
    let participle = first.checked_sub(1).filter(|&at| at > floor + 1 && link(first) && scene.joined(at));
    let participle = participle.filter(|&at| {
        let past = scene.marks.has(Mark::Ed, at) && scene.is(first, word!("by"));
        (scene.is_gerund(at) || past) && scene.is_lower(at) && scene.joined(at - 1)
    });
    match participle.map(|at| reach_left(scene, at, floor)) {
        Some(outer) if !scene.is_pronoun(outer.start) && is_valid(scene, &outer) => outer,
        _ => range,
    }
}

/// `protesters` of `protesters in the streets`, where `range` is `the streets`.
fn behind_place(scene: &Scene<'_>, range: Range<usize>, floor: usize) -> Range<usize> {
    let preposition = range.start.checked_sub(1).filter(|&before| before > floor && scene.joined(before));
    let preposition =
        preposition.filter(|&at| scene.is_lower(at) && scene.has(at, Class::PREPOSITION) && scene.joined(at - 1));
    let plain = scene.has(range.start, Class::DETERMINER)
        && !range.clone().any(|at| scene.is_name_like(at) || scene.names_people(at));
    match preposition.filter(|_| plain).map(|at| reach_left(scene, at, floor)) {
        Some(outer) if is_valid(scene, &outer) => outer,
        _ => range,
    }
}

/// The end of what `range` explains: of `Smith` for `30`, `of Austin`, `a teacher` in `Smith, 30, of Austin, a teacher`.
fn explained_by(scene: &Scene<'_>, range: &Range<usize>, floor: usize) -> Option<usize> {
    let before = range.start.checked_sub(1).filter(|&before| before >= floor)?;
    let gap = scene.gap(before);
    if !gap.has(Gap::COMMA) || gap.has(Gap::QUOTE) {
        return None;
    }
    let first = range.start;
    let bound = scene.has(first, Class::PREPOSITION | Class::RELATIVE | Class::SUBORDINATOR) && scene.is_lower(first);
    let number = range.len() == 1 && scene.is_number(first);
    let short = range.clone().all(|at| scene.length(at) <= 2 && scene.is_upper(at));
    // Nothing sets off `digital editor Tom Hale` from its verb in `The pier is old, digital editor Tom Hale says`.
    let subject = scene.joined(range.end - 1) && scene.is_name_like(range.end - 1);
    let apposed = scene.is_lower(first)
        && !subject
        && !scene.is_pronoun(first)
        && scene.is_name_like(before)
        && !follows_preposition(scene, before, floor)
        && !is_introduction(scene, before, floor);
    (bound || number || short || apposed).then_some(range.start)
}

/// Whether the words up to `last`, from the last comma on, lead up to a sentence: `Speaking on Radio Oslo`.
fn is_introduction(scene: &Scene<'_>, last: usize, floor: usize) -> bool {
    let lowest = last.saturating_sub(LONGEST).max(floor);
    let first = (lowest..last).rev().find(|&at| !scene.joined(at)).map_or(lowest, |at| at + 1);
    scene.has(first, Class::PREPOSITION | Class::SUBORDINATOR) || scene.is_gerund(first)
}

/// Whether the name that ends at `last` is what a preposition leads to: `in Oslo`.
fn follows_preposition(scene: &Scene<'_>, last: usize, floor: usize) -> bool {
    let first = (floor..=last)
        .rev()
        .take_while(|&at| scene.is_name_like(at) && (at == last || scene.joined(at)))
        .last()
        .unwrap_or(last);
    let before = first.checked_sub(1).filter(|&before| before >= floor && scene.joined(before));
    before.is_some_and(|before| scene.is_lower(before) && scene.has(before, Class::PREPOSITION))
}

fn reach_left(scene: &Scene<'_>, end: usize, floor: usize) -> Range<usize> {
    let left = scene.marks.behind(end);
    let names = left.get(Mark::Name);
    // The words that stand before each: a bit for a word is a bit for the one after it, shifted.
    // `appeared`, but not `a retired`.
    let past = left.get(Mark::Ed) & !(left.get(Mark::Describes) << 1);
    let loose = !(names << 1 & names >> 1);
    // `get a`: a small word before an article is a verb, unless it belongs before one.
    let verbs = left.get(Mark::NotBeforeArticle) & left.get(Mark::Article) >> 1;
    let ends = left.get(Mark::Break)
        | left.get(Mark::LeftEnd)
        | left.get(Mark::LeftEndIfPast) & past
        | left.get(Mark::LeftEndIfCue) & left.get(Mark::Found)
        | left.get(Mark::LeftEndIfLoose) & loose
        | verbs;
    let pronoun = left.get(Mark::Pronoun) >> 63;
    // The last word is in the phrase, and a pronoun alone.
    let ends = ends << 1 | pronoun << 63;
    let more = (ends.leading_zeros() as usize).min(LONGEST - 1).min(end.saturating_sub(floor + 1));
    end - 1 - more..end
}

/// `in a statement Smith` gives `Smith`: the words behind the last preposition.
fn without_leading_prepositions(scene: &Scene<'_>, range: Range<usize>) -> Range<usize> {
    let mut start = range.start;
    if scene.has(start, Class::PREPOSITION | Class::SUBORDINATOR | Class::ADVERB)
        && !scene.has(start, Class::QUANTIFIER)
    {
        let last =
            range.clone().rev().find(|&at| scene.has(at, Class::PREPOSITION | Class::SUBORDINATOR | Class::WEEKDAY));
        start = last.map_or(start, |last| last + 1);
        // `On the eve of the vote Smith`: the name at the end is the subject, the rest is not.
        let name = range.clone().rev().take_while(|&at| scene.is_name_like(at)).last();
        start = name.unwrap_or(start).max(start);
    }
    start..range.end
}

/// Whether these tokens can be somebody who speaks.
pub(super) fn is_valid(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    if range.is_empty() || range.len() > LONGEST {
        return false;
    }
    // All is asked at once: which of the answers decides, nobody can guess.
    let right = scene.marks.ahead(range.start);
    let is = |mark| right.get(mark) & 1 != 0;
    let (last, single) = (range.end - 1, range.len() == 1);
    let (class, selects) = (scene.class(range.start), Class::QUANTIFIER | Class::DETERMINER);
    let pronoun = single & is(Mark::Pronoun);
    let no_head = scene.is_possessive_s(last) | !single & scene.is(last, word!("it"));
    let closed = class.any(CLOSED) & !is(Mark::Name) | is(Mark::Adverb) | is(Mark::Gerund);
    let bare = class.any(Class::DETERMINER) & !class.any(Class::QUANTIFIER | Class::DEMONSTRATIVE);
    let bare = bare | class.any(Class::NEGATION) & !class.any(Class::SUBJECT_PRONOUN);
    let alone = bare | class.any(Class::WEEKDAY | Class::REFLEXIVE | Class::POSSESSIVE) | scene.is_number(last);
    let helping = right.get(Mark::Helping) & !right.get(Mark::PossessiveS) & !(u64::MAX << range.len()) != 0;
    pronoun | !(no_head | closed & !class.any(selects) | single & alone | helping)
}

/// Words with which nobody's name begins.
const CLOSED: Class = Class::PREPOSITION
    .or(Class::SUBORDINATOR)
    .or(Class::WEEKDAY)
    .or(Class::MONTH)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::MODAL)
    .or(Class::NEGATION);

/// The noun phrase that begins at `start`, as after `said` or `according to`.
pub(super) fn after(scene: &Scene<'_>, start: usize, limit: usize) -> Option<Range<usize>> {
    let right = scene.marks.ahead(start);
    let adverbs = right.get(Mark::Adverb) & !right.get(Mark::Break);
    let start = start + (adverbs.trailing_ones() as usize).min(MOST_ADVERBS).min(limit.saturating_sub(start));
    if start >= limit {
        return None;
    }
    if scene.is_pronoun(start) {
        return Some(start..start + 1);
    }
    if !can_begin(scene, start) && !leads_to_name(scene, start, limit) {
        return None;
    }
    let end = reach_right(scene, start, limit);
    // `officials in`: a word that leads on to another does not end a phrase.
    let left = scene.marks.behind(end);
    let leads = left.get(Mark::Preposition) | left.get(Mark::Conjunction) | left.get(Mark::Determiner);
    let range = start..end - (leads.leading_ones() as usize).min(end - start - 1);
    let range = start..verb_in(scene, &range).unwrap_or(range.end);
    is_valid(scene, &range).then_some(range)
}

/// Whether these words name nobody, since a verb stands among them: `his remarks aimed`.
pub(super) fn swallows_verb(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    let right = scene.marks.ahead(range.start);
    let describes = right.get(Mark::Describes);
    let described = (describes | right.get(Mark::Adverb) & describes << 1 | right.get(Mark::Hyphen)) << 1;
    let past = right.get(Mark::Ed) & right.get(Mark::Lower) & !described & !1;
    past & !(u64::MAX << range.len().min(63)) != 0 || verb_in(scene, range).is_some()
}

/// The verb in the present that these words swallow: `requires` of `the club requires members`.
pub(super) fn verb_in(scene: &Scene<'_>, range: &Range<usize>) -> Option<usize> {
    let object =
        Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION | Class::NUMBER_WORD | Class::OBJECT_PRONOUN;
    let is_object = |at| scene.is_name_like(at) || scene.has(at, object) || scene.is_lower(at) && scene.ends_with_s(at);
    let right = scene.marks.ahead(range.start);
    let within = !(u64::MAX << range.len().min(63)) & !1;
    let third = right.get(Mark::Third) & !(right.get(Mark::Determines) << 1) & !right.get(Mark::Break) & within;
    let mut verbs = members_from(range.start as u32, third).map(|at| at as usize);
    verbs.find(|&at| scene.is_third_form(at) && is_object(at + 1))
}

/// The end of the noun phrase that begins at `start`, before `limit`.
fn reach_right(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    let right = scene.marks.ahead(start);
    let names = right.get(Mark::Name);
    let loose = !(names << 1 & names >> 1);
    // `the mayor smiled`, but not `the retired mayor`, `the newly elected mayor`, `the Oslo-based bakers`.
    let describes = right.get(Mark::Describes);
    let described = (describes | right.get(Mark::Adverb) & describes << 1 | right.get(Mark::Hyphen)) << 1;
    let ends = right.get(Mark::Break) << 1
        | right.get(Mark::RightEnd)
        | right.get(Mark::Ed) & !described & !names
        | right.get(Mark::RightEndIfFree) & !(right.get(Mark::Determines) << 1)
        | right.get(Mark::RightEndIfCue) & right.get(Mark::Found)
        | right.get(Mark::RightEndIfLoose) & loose;
    // The first word is in the phrase.
    let more = ((ends >> 1).trailing_zeros() as usize).min(LONGEST - 1).min(limit.saturating_sub(start + 1));
    start + 1 + more
}

/// `former mayor Anna Berg`: a name with nouns, adjectives and titles before it, and no article.
fn leads_to_name(scene: &Scene<'_>, start: usize, limit: usize) -> bool {
    let right = scene.marks.ahead(start);
    let name = right.get(Mark::Name).trailing_zeros() as usize;
    if name == 0 || name > MOST_EPITHETS || start + name >= limit {
        return false;
    }
    let bound = right.get(Mark::RightEnd) | right.get(Mark::RightEndIfLoose) | right.get(Mark::RightEndIfFree);
    let bound = bound | right.get(Mark::Break) | right.get(Mark::Preposition) | !right.get(Mark::Lower);
    members_from(start as u32, bound & !(u64::MAX << name)).all(|at| scene.names_people(at as usize))
}

/// Whether a speaker may be named by a phrase that begins with this word.
fn can_begin(scene: &Scene<'_>, at: usize) -> bool {
    if scene.is_capitalised(at) {
        return !scene.has(at, Class::WEEKDAY | Class::MONTH | Class::PREPOSITION | Class::SUBORDINATOR);
    }
    scene.has(at, Class::DETERMINER | Class::QUANTIFIER | Class::POSSESSIVE | Class::NUMBER_WORD)
        || scene.names_people(at)
}

/// Who speaks by the gerund at `verb` in `with Smith saying`, `a film of Smith saying`.
pub(super) fn companion(scene: &Scene<'_>, verb: usize, floor: usize) -> Option<Range<usize>> {
    let lowest = verb.saturating_sub(LONGEST).max(floor);
    let run = || (lowest..verb).rev().take_while(|&at| scene.joined(at));
    let with = run().find(|&at| scene.is_lower(at) && scene.is(at, word!("with")));
    let of = || run().find(|&at| !scene.is_name_like(at)).filter(|&at| scene.is(at, word!("of")));
    let phrase = after(scene, with.or_else(of)? + 1, verb)?;
    let links = Class::PREPOSITION | Class::DETERMINER;
    let links_on = |at: usize| scene.is_lower(at) && scene.has(at, links);
    let goes_on = |at| scene.is_adverb(at) || scene.is_name_like(at) || links_on(at) || links_on(at - 1);
    (phrase.end..verb).all(goes_on).then_some(phrase)
}

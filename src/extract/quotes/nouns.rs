//! Noun phrases beside a cue: who speaks.
//!
//! There is no parser. A phrase is read word by word from the cue outwards, over what stands between a subject and its verb, until
//! a word or a mark that no noun phrase holds.

use std::ops::Range;

use super::cues::FoundCue;
use super::scene::Scene;
use crate::lexicon::Class;
use crate::text::{Gap, word, words};

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

/// Words that begin a clause or a phrase, join two, or help a verb.
const STOPS: Class = Class::SUBORDINATOR
    .or(Class::CONJUNCTION)
    .or(Class::RELATIVE)
    .or(Class::PREPOSITION)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::DO)
    .or(Class::MODAL);

impl Subject {
    pub(super) fn phrase(self) -> Option<Range<usize>> {
        match self {
            Subject::Phrase(range) => Some(range),
            Subject::Shared | Subject::Missing => None,
        }
    }
}

/// Longest noun phrase, in words.
const LONGEST: usize = 14;
/// Longest insertion between commas, brackets or dashes, in words.
const LONGEST_INSERTION: usize = 28;
/// Words of a place and a source that open a report.
const LONGEST_DATELINE: usize = 8;
/// Insertions between a subject and its verb.
const MOST_INSERTIONS: usize = 5;

/// The subject of the verb at `verb`, looked for to the left down to `floor`.
pub(super) fn before(scene: &Scene<'_>, cues: &[FoundCue], verb: usize, floor: usize) -> Subject {
    let end = skip_helpers(scene, verb, floor);
    let Some(last) = end.checked_sub(1).filter(|_| end > floor) else { return Subject::Shared };
    if scene.gap(last).has(Gap::QUOTE | Gap::SEMICOLON | Gap::COLON | Gap::QUESTION) {
        return Subject::Missing;
    }
    if scene.has(last, Class::CONJUNCTION) && scene.is_lower(last) {
        return Subject::Shared;
    }
    match insertion_start(scene, last, floor) {
        Insertion::None if is_relative(scene, last) => antecedent(scene, cues, last, floor),
        Insertion::None => phrase_ending(scene, cues, end, floor),
        Insertion::From(open) => phrase_ending(scene, cues, open, floor),
        Insertion::Endless => Subject::Shared,
    }
}

/// The `who` or `which` that is the subject of the verb at `verb`.
pub(super) fn relative_before(scene: &Scene<'_>, verb: usize, floor: usize) -> Option<usize> {
    let last = skip_helpers(scene, verb, floor).checked_sub(1).filter(|&last| last >= floor)?;
    (is_relative(scene, last) && matches!(insertion_start(scene, last, floor), Insertion::None)).then_some(last)
}

fn is_relative(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_lower(at) && scene.has(at, Class::RELATIVE) && !scene.is(at, word!("what"))
}

/// What `who` stands for.
fn antecedent(scene: &Scene<'_>, cues: &[FoundCue], relative: usize, floor: usize) -> Subject {
    if relative <= floor || scene.gap(relative - 1).has(Gap::QUOTE) {
        return Subject::Missing;
    }
    phrase_ending(scene, cues, relative, floor)
}

/// Steps back over adverbs and auxiliaries.
fn skip_helpers(scene: &Scene<'_>, verb: usize, floor: usize) -> usize {
    let mut end = verb;
    while end > floor {
        let last = end - 1;
        let set_off = scene.gap(last).has(Gap::COMMA) && last > floor && scene.gap(last - 1).has(Gap::COMMA);
        let skips = scene.is_auxiliary(last)
            || scene.is_adverb(last)
            || scene.is_time(last)
            || scene.is(last, word!("to")) && end < verb;
        if !skips || !(scene.joined(last) || set_off) {
            break;
        }
        end = last;
    }
    end
}

/// Words set off between a subject and its verb.
enum Insertion {
    /// There are none.
    None,
    /// They begin at this token.
    From(usize),
    /// They have no beginning: they are no insertion.
    Endless,
}

/// Where the insertion begins that ends with the token `last`.
fn insertion_start(scene: &Scene<'_>, last: usize, floor: usize) -> Insertion {
    let gap = scene.gap(last);
    let opens = match gap {
        _ if gap.has(Gap::CLOSE) => Gap::OPEN,
        _ if gap.has(Gap::DASH) => Gap::DASH,
        _ if gap.has(Gap::COMMA) => Gap::COMMA,
        _ => return Insertion::None,
    };
    let lowest = last.saturating_sub(LONGEST_INSERTION).max(floor);
    match (lowest..last).rev().find(|&at| scene.gap(at).has(opens)) {
        // `..., and then he left, said`: the words between the commas go on with the sentence.
        Some(open) if opens == Gap::COMMA && scene.is_lower(open + 1) && scene.has(open + 1, Class::CONJUNCTION) => {
            Insertion::Endless
        }
        Some(open) => Insertion::From(open + 1),
        None => Insertion::Endless,
    }
}

/// The noun phrase whose last token is `end - 1`. Where that only explains what stands before its comma, the phrase there.
fn phrase_ending(scene: &Scene<'_>, cues: &[FoundCue], end: usize, floor: usize) -> Subject {
    let mut range = reach_left(scene, cues, end, floor);
    for _ in 0..MOST_INSERTIONS {
        let Some(outer) = explained_by(scene, &range, floor) else { break };
        range = reach_left(scene, cues, outer, floor);
    }
    let range = behind_place(scene, cues, range, floor);
    let range = without_leading_prepositions(scene, range);
    if is_valid(scene, &range) { Subject::Phrase(range) } else { Subject::Missing }
}

/// `protesters` of `protesters in the streets`, where `range` is `the streets`.
fn behind_place(scene: &Scene<'_>, cues: &[FoundCue], range: Range<usize>, floor: usize) -> Range<usize> {
    let preposition = range.start.checked_sub(1).filter(|&before| before > floor && scene.joined(before));
    let preposition =
        preposition.filter(|&at| scene.is_lower(at) && scene.has(at, Class::PREPOSITION) && scene.joined(at - 1));
    let plain = scene.has(range.start, Class::DETERMINER)
        && !range.clone().any(|at| scene.is_name_like(at) || scene.names_people(at));
    match preposition.filter(|_| plain).map(|at| reach_left(scene, cues, at, floor)) {
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
    let short = range.clone().all(|at| scene.length(at) <= 2 && scene.is_capitalised(at));
    let apposed = scene.is_lower(first)
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

fn reach_left(scene: &Scene<'_>, cues: &[FoundCue], end: usize, floor: usize) -> Range<usize> {
    let mut start = end - 1;
    if scene.is_pronoun(start) {
        return start..end;
    }
    while start > floor && end - start < LONGEST {
        let before = start - 1;
        if !scene.joined(before) || ends_phrase_leftwards(scene, cues, before) || is_verb_before(scene, before, start) {
            break;
        }
        start = before;
    }
    start..end
}

/// `get a`: a small word before an article is a verb, unless it belongs before one.
fn is_verb_before(scene: &Scene<'_>, at: usize, start: usize) -> bool {
    let article = scene.is_lower(start) && scene.has(start, Class::DETERMINER) && !scene.has(start, Class::QUANTIFIER);
    let leads = Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER | Class::QUANTIFIER;
    article && scene.is_lower(at) && !scene.has(at, leads)
}

/// Whether a noun phrase that is read leftwards stops before this token.
fn ends_phrase_leftwards(scene: &Scene<'_>, cues: &[FoundCue], at: usize) -> bool {
    if scene.is_time(at) && !scene.is_number(at) {
        return true;
    }
    if scene.is_name_like(at) {
        return false;
    }
    let class = scene.class(at);
    if !class.any(STOPS | Class::NEGATION | Class::SUBJECT_PRONOUN | Class::CUE) {
        return looks_like_past_verb(scene, at) || scene.is_adverb(at) && !scene.is_possessive_s(at);
    }
    if scene.is_possessive_s(at) {
        return false;
    }
    if scene.is(at, word!("and")) {
        let beside_names = at > 0 && scene.is_name_like(at - 1) && scene.is_name_like(at + 1);
        return !beside_names;
    }
    if looks_like_past_verb(scene, at) {
        return true;
    }
    let glue = scene.is_any(at, &words!["of", "for", "in", "at", "from", "with", "on"]);
    if glue && scene.is_lower(at) {
        return false;
    }
    if class.any(STOPS | Class::NEGATION) && !class.any(Class::DETERMINER | Class::QUANTIFIER) {
        return true;
    }
    if scene.is(at, word!("that"))
        || scene.is_pronoun(at) && !class.any(Class::POSSESSIVE | Class::QUANTIFIER)
        || scene.is_adverb(at)
    {
        return true;
    }
    scene.begins_cue(cues, at)
}

/// `appeared`, but not `a retired`.
pub(super) fn looks_like_past_verb(scene: &Scene<'_>, at: usize) -> bool {
    if !scene.is_lower(at) || !scene.ends_with_ed(at) {
        return false;
    }
    let Some(before) = at.checked_sub(1) else { return true };
    let described = scene.has(before, Class::DETERMINER | Class::POSSESSIVE | Class::QUANTIFIER | Class::NUMBER_WORD)
        || scene.is_possessive_s(before)
        || !scene.joined(before);
    scene.has(before, Class::RELATIVE) || !described
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
    let (first, last, single) = (range.start, range.end - 1, range.len() == 1);
    if single && scene.is_pronoun(first) {
        return true;
    }
    if scene.is_possessive_s(last) || !single && scene.is(last, word!("it")) {
        return false;
    }
    let class = scene.class(first);
    let closed = Class::PREPOSITION
        | Class::SUBORDINATOR
        | Class::WEEKDAY
        | Class::MONTH
        | Class::BE
        | Class::HAVE
        | Class::MODAL
        | Class::NEGATION;
    if !class.any(Class::QUANTIFIER | Class::DETERMINER)
        && (class.any(closed) && !scene.is_name_like(first)
            || scene.is_adverb(first)
            || scene.is_lower(first) && scene.is_gerund(first))
    {
        return false;
    }
    if single {
        let bare = class.any(Class::DETERMINER) && !class.any(Class::QUANTIFIER | Class::DEMONSTRATIVE);
        let closed = class.any(Class::WEEKDAY | Class::REFLEXIVE | Class::POSSESSIVE);
        if bare || closed || scene.is_number(last) {
            return false;
        }
    }
    let helping = Class::BE | Class::HAVE | Class::DO | Class::MODAL;
    !range.clone().any(|at| scene.has(at, helping) && scene.is_lower(at) && !scene.is_possessive_s(at))
}

/// The noun phrase that begins at `start`, as after `said` or `according to`.
pub(super) fn after(scene: &Scene<'_>, cues: &[FoundCue], start: usize, limit: usize) -> Option<Range<usize>> {
    let start = skip_adverbs(scene, start, limit);
    if start >= limit {
        return None;
    }
    if scene.is_pronoun(start) {
        return Some(start..start + 1);
    }
    if !can_begin(scene, start) {
        return None;
    }
    let mut end = start + 1;
    while end < limit && end - start < LONGEST && scene.joined(end - 1) && !ends_phrase_rightwards(scene, cues, end) {
        end += 1;
    }
    while end > start + 1
        && scene.has(end - 1, Class::PREPOSITION | Class::CONJUNCTION | Class::DETERMINER)
        && scene.is_lower(end - 1)
    {
        end -= 1;
    }
    let range = start..end;
    is_valid(scene, &range).then_some(range)
}

fn skip_adverbs(scene: &Scene<'_>, start: usize, limit: usize) -> usize {
    let mut at = start;
    while at < limit && at < start + 3 && scene.is_adverb(at) && scene.joined(at) {
        at += 1;
    }
    at
}

/// Whether a speaker may be named by a phrase that begins with this word.
fn can_begin(scene: &Scene<'_>, at: usize) -> bool {
    if scene.is_capitalised(at) {
        return !scene.has(at, Class::WEEKDAY | Class::MONTH | Class::PREPOSITION | Class::SUBORDINATOR);
    }
    scene.has(at, Class::DETERMINER | Class::QUANTIFIER | Class::POSSESSIVE | Class::NUMBER_WORD)
        || scene.names_people(at)
}

fn ends_phrase_rightwards(scene: &Scene<'_>, cues: &[FoundCue], at: usize) -> bool {
    if scene.is_time(at) {
        return true;
    }
    if scene.is_name_like(at) || scene.is_possessive_s(at) {
        return false;
    }
    let class = scene.class(at);
    let names = Class::WEEKDAY | Class::MONTH | Class::SUBJECT_PRONOUN | Class::OBJECT_PRONOUN | Class::NEGATION;
    if class.any(STOPS | names) {
        if scene.is(at, word!("and")) {
            return !(scene.is_name_like(at - 1) && scene.is_name_like(at + 1));
        }
        if scene.is_any(at, &words!["of", "for"]) {
            return false;
        }
        if !class.any(Class::POSSESSIVE) {
            return true;
        }
    }
    scene.is_adverb(at) && !scene.has(at - 1, Class::DETERMINER | Class::POSSESSIVE)
        || scene.is_lower(at) && scene.is_gerund(at)
        || scene.begins_cue(cues, at)
}

/// The first subject of these tokens, behind an introductory phrase: `he` of `On Monday, he went home, saying`.
pub(super) fn main_subject(scene: &Scene<'_>, cues: &[FoundCue], range: Range<usize>) -> Option<Range<usize>> {
    let start = skip_introduction(scene, range.clone());
    let limit = range.end.min(start + LONGEST_INSERTION);
    let mut at = start;
    while at < limit {
        if scene.is_pronoun(at) && !scene.has(at, Class::RELATIVE) || begins_phrase(scene, at) {
            let phrase = after(scene, cues, at, limit)?;
            return Some(phrase);
        }
        at += 1;
    }
    None
}

fn begins_phrase(scene: &Scene<'_>, at: usize) -> bool {
    let name = scene.is_name_like(at)
        && !scene.has(at, Class::PREPOSITION | Class::SUBORDINATOR | Class::CONJUNCTION | Class::ADVERB);
    let determined =
        scene.has(at, Class::DETERMINER | Class::QUANTIFIER | Class::POSSESSIVE) && !scene.has(at, Class::RELATIVE);
    name || determined || scene.names_people(at)
}

/// Behind phrases that come before the subject: `But`, `On Monday,`, `Speaking in Oslo, Norway,`, `When asked about it,`.
fn skip_introduction(scene: &Scene<'_>, range: Range<usize>) -> usize {
    let mut start = behind_dateline(scene, &range);
    for _ in 0..MOST_INSERTIONS {
        if start + 1 >= range.end {
            break;
        }
        let loose = Class::CONJUNCTION | Class::ADVERB;
        let alone =
            scene.has(start, loose) && !scene.has(start, Class::DETERMINER | Class::QUANTIFIER | Class::PREPOSITION);
        if alone || scene.is_time(start) && scene.joined(start) {
            start += 1;
            continue;
        }
        match introduction_end(scene, start, range.end, start > range.start) {
            Some(end) => start = end,
            None => break,
        }
    }
    start
}

/// Behind the place and the source that open a report: `OSLO (Agency) -`.
fn behind_dateline(scene: &Scene<'_>, range: &Range<usize>) -> usize {
    let upper = scene.token(range.start).is_some_and(|token| token.shape.is_upper()) && scene.length(range.start) > 2;
    if !upper {
        return range.start;
    }
    let mut head = range.start..range.end.min(range.start + LONGEST_DATELINE);
    let dash = head.find(|&at| scene.gap(at).has(Gap::DASH) || scene.gap(at).has(Gap::HYPHEN) && !scene.joined(at));
    dash.map_or(range.start, |dash| dash + 1)
}

/// The end of the introductory words at `start`, up to their comma.
fn introduction_end(scene: &Scene<'_>, start: usize, end: usize, behind_another: bool) -> Option<usize> {
    let limit = end.min(start + LONGEST_INSERTION);
    let comma = (start..limit).find(|&at| scene.gap(at).has(Gap::COMMA) && at + 1 < end)?;
    let next = comma + 1;
    let introduces = Class::PREPOSITION | Class::SUBORDINATOR | Class::WEEKDAY;
    let adverbial = scene.ends_with_ly(start) && comma == start;
    if scene.has(start, introduces)
        || scene.is_gerund(start)
        || scene.is_time(start)
        || adverbial
        || scene.is(start, word!("asked"))
    {
        return Some(next);
    }
    // `Salem, Oregon,` goes on after the first comma; `Hours later, Smith` has a short piece without a subject.
    let place = behind_another && (start..next).all(|at| scene.is_name_like(at)) && scene.names_place(start);
    let short = comma < start + 4
        && !scene.is_name_like(start)
        && !scene.is_pronoun(start)
        && (scene.is_name_like(next) || scene.is_pronoun(next));
    (place || short).then_some(next)
}

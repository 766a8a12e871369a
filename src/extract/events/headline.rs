//! What a headline tells that no table names: `Shipyard unveils its largest ferry`.

use super::draft::Draft;
use super::names::Name;
use super::reading::Reading;
use super::roles::Finder;
use super::select::{Hit, Usage};
use super::side::Side;
use super::told::Told;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Gist, Roles};
use crate::model::{Article, EventKind, MentionKind};
use crate::text::{Gap, word};

/// Most words of a headline.
const LONGEST: u32 = 30;

/// What stands behind its subject and is no verb.
const NO_VERB: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::NEGATION)
    .or(Class::SUBJECT_PRONOUN)
    .or(Class::OBJECT_PRONOUN)
    .or(Class::POSSESSIVE)
    .or(Class::REFLEXIVE)
    .or(Class::QUANTIFIER)
    .or(Class::NUMBER_WORD);

/// The verb of a headline, and whom it says something of.
pub(super) struct Headline {
    verb: usize,
    subject: Side,
}

/// Puts the verb of the headline among the triggers, unless it is one.
pub(super) fn add(reading: &Reading<'_>, article: &Article, hits: &mut Vec<Hit>) -> Option<Headline> {
    let end = headline(reading)?;
    let found = find(reading, end).filter(|found| !reports(reading, article, found.verb))?;
    let place = hits.partition_point(|hit| hit.first < found.verb);
    let in_another = place.checked_sub(1).is_some_and(|before| hits[before].end > found.verb);
    let is_one = hits.get(place).is_some_and(|hit| hit.first == found.verb);
    if !in_another && !is_one {
        hits.insert(place, hit(reading, found.verb));
    }
    Some(found)
}

/// Leaves the verb an event if nothing else in the headline is one.
pub(super) fn keep(found: &Headline, finder: &Finder<'_, '_>, tellings: &[Told], drafts: &mut [Draft]) {
    let Some(at) = drafts.iter().position(|draft| draft.head as usize == found.verb) else { return };
    let is_other = |draft: &Draft| draft.kind == Some(EventKind::Other);
    let sentence = drafts[at].sentence;
    let tells = |draft: &Draft| draft.sentence == sentence && draft.kind.is_some() && !is_other(draft);
    let is_told = drafts.iter().any(tells);
    let draft = &mut drafts[at];
    if is_told {
        draft.kind = draft.kind.filter(|&kind| kind != EventKind::Other);
        return;
    }
    // What the tables take it for is not borne out.
    let (hit, told) = (hit(finder.reading, found.verb), &tellings[at]);
    let Draft { location, time, in_main_clause, realis, .. } = *draft;
    *draft = Draft::new(&hit, told, draft.trigger);
    (draft.location, draft.time, draft.in_main_clause, draft.realis) = (location, time, in_main_clause, realis);
    finder.find_sides(&hit, told, draft);
    if hit.usage != Usage::Passive {
        draft.sources = found.subject;
        draft.targets = finder.direct_object(&hit, told).without(found.subject);
    }
}

/// Whether the verb reports what somebody said, and is told as that.
fn reports(reading: &Reading<'_>, article: &Article, verb: usize) -> bool {
    let start = reading.word(verb).map(|word| word.span.start());
    reading.class(verb).has(Class::CUE) && article.quotes.iter().any(|quote| quote.cue.map(|cue| cue.start()) == start)
}

/// Where the headline ends: a first line without a stop, with a text behind it.
fn headline(reading: &Reading<'_>) -> Option<usize> {
    let [first, second, ..] = reading.doc.sentences() else { return None };
    let end = first.words.end;
    let gap = reading.gap_before(end as usize);
    let stops = gap.has(Gap::STOP) || gap.has(Gap::QUESTION);
    (first.paragraph != second.paragraph && end - first.words.start <= LONGEST && !stops).then_some(end as usize)
}

/// The verb behind the actor with whom the headline begins, or with whom it goes on behind a colon.
fn find(reading: &Reading<'_>, end: usize) -> Option<Headline> {
    let colon = (1..end).rev().find(|&at| reading.gap_before(at).has(Gap::COLON));
    let (subject, mut at) = subject(reading, colon.unwrap_or(0)).or_else(|| subject(reading, 0))?;
    while at < end && reading.class(at).any(Class::ADVERB | Class::MODAL) {
        at += 1;
    }
    // `Roth shares fall`
    if reading.verb_forms(at) == Forms::default()
        && reading.verb_forms(at + 1).any(Forms::THIRD.or(Forms::BASE))
        && reading.may_be_verb(at + 1)
    {
        at += 1;
    }
    let is_open = at < end && reading.gap_before(at).is_space() && !reading.names.covers(at);
    (is_open && !reading.class(at).any(NO_VERB)).then_some(Headline { verb: at, subject })
}

/// The actors who are named from `at` on, and the word behind them: `Roth, Verdi and Lind`.
fn subject(reading: &Reading<'_>, at: usize) -> Option<(Side, usize)> {
    // `Norwegian` only describes what follows; `Norwegians` do something.
    let acts = |name: &&Name| {
        name.is_actor() && (name.kind != MentionKind::Demonym || reading.doc.word(name.end() - 1).ends_with('s'))
    };
    let actor = |at: usize| reading.names.at(at).filter(|name| name.first() == at).filter(acts);
    let (mut side, mut end) = actor(at).map(|name| (name.actor(), name.end()))?;
    loop {
        let is_and = reading.class(end).has(Class::CONJUNCTION) && reading.gap_before(end).is_space();
        let next = if is_and { end + 1 } else { end };
        if !is_and && !reading.gap_before(next).has(Gap::COMMA) {
            return Some((side, end));
        }
        let Some(name) = actor(next) else { return Some((side, end)) };
        side.add(name.actor());
        end = name.end();
    }
}

/// The verb at `at` as a trigger.
fn hit(reading: &Reading<'_>, at: usize) -> Hit {
    let trigger =
        Gist { roles: Roles::default(), cameo: None, kind: Some(EventKind::Other), mode: None, attitude: None };
    let usage = if reading.is(at + 1, word!("by")) { Usage::Passive } else { Usage::Active(Forms::THIRD) };
    Hit { trigger, entry: Hit::OF_HEADLINE, first: at, end: at + 1, words: 1, usage, head: at }
}

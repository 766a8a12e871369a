//! Chooses the triggers of an article: the longest pattern at each word that fits its context.

use super::reading::Reading;
use crate::lexicon::triggers::{Forms, Found, Part, Search, Trigger};
use crate::lexicon::{Class, Look};
use crate::model::MentionKind;
use crate::text::Gap;

/// A trigger of the tables in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit<'a> {
    pub(super) trigger: &'a Trigger,
    /// The number of its line in the event tables.
    pub(super) entry: u32,
    /// Its first word.
    pub(super) first: usize,
    /// The word after its last.
    pub(super) end: usize,
    /// How many words of the text the pattern names.
    pub(super) words: usize,
    /// How its head word is used.
    pub(super) usage: Usage,
    /// The word that decides about time and negation: the verb, else the first word.
    pub(super) head: usize,
}

/// How the head word of a trigger is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Usage {
    /// attacked, is attacking, to attack
    Active(Forms),
    /// was attacked, attacked by
    Passive,
    /// the detained man
    Attribute,
    /// attack, talks
    Noun,
    /// A phrase that is neither.
    Phrase,
}

/// What the choice needs, kept from article to article.
#[derive(Debug, Default)]
pub(super) struct Choice {
    /// The patterns that were found, with how each is used, and its head, if it fits.
    found: Vec<(Found, Option<(Usage, usize)>)>,
    /// For each word the best pattern that begins with it, as a [rank](rank); 0 for none.
    best: Vec<u64>,
}

/// The triggers of the article in text order, without overlaps: at each word the pattern with the most words that fits, then the one
/// with the fewest words between them.
pub(super) fn triggers<'a>(reading: &Reading<'a>, choice: &mut Choice, search: &mut Search) -> Vec<Hit<'a>> {
    let Choice { found, best } = choice;
    let (board, names) = (reading.doc.board(), reading.names);
    // Inside names only nouns for people are triggers.
    let named = |block| names.covered().block(block) & !names.nouns().block(block);
    let candidates = |block| board.with_look(Look::STARTS_TRIGGER, block) & !named(block);
    reading.triggers.find(reading, candidates, search);
    found.clear();
    found.extend(reading.triggers.found(search).map(|found| (found, None)));
    best.clear();
    best.resize(reading.doc.words().len(), 0);
    for (number, (found, used)) in (0..).zip(&mut *found) {
        *used = reading.triggers.trigger(found.entry).and_then(|trigger| fits(reading, trigger, found));
        if let Some(best) = best.get_mut(found.first as usize) {
            *best = (*best).max(if used.is_some() { rank(found, number) } else { 0 });
        }
    }
    let mut hits = Vec::with_capacity(MANY_HITS);
    let mut from = 0;
    for &at in search.openings() {
        let best = best[at as usize];
        if best == 0 || at < from {
            continue;
        }
        let (found, used) = &found[!(best as u32) as usize];
        from = found.end;
        let (Some(trigger), &Some((usage, head))) = (reading.triggers.trigger(found.entry), used) else { continue };
        if trigger.kind.is_some() || trigger.attitude.is_some() {
            let (first, end) = (found.first as usize, found.end as usize);
            hits.push(Hit { trigger, entry: found.entry, first, end, words: usize::from(found.words), usage, head });
        }
    }
    hits
}

/// A number for a pattern that is the higher the better it is, and in its lower half tells its place among those found: the first of
/// those equally good is the best.
fn rank(found: &Found, number: u32) -> u64 {
    let reach = u16::try_from(found.end - found.first).unwrap_or(u16::MAX);
    u64::from(found.words) << 48 | u64::from(!reach) << 32 | u64::from(!number)
}

/// More triggers than most articles have.
const MANY_HITS: usize = 32;

/// Whether the context allows the reading, and how its head is used then.
fn fits(reading: &Reading<'_>, trigger: &Trigger, found: &Found) -> Option<(Usage, usize)> {
    let (first, last) = (found.first as usize, found.end as usize - 1);
    // Nouns for people are actors and still tell what they do (gunmen, protesters), or end a frame (release prisoners).
    let people = |at: usize| reading.names.nouns().has(at as u32);
    let named = |at: usize, allowed: bool| reading.names.covers(at) && !(allowed && people(at));
    if named(first, trigger.roles.agent) || named(last, trigger.roles.agent || found.words > 1) {
        return None;
    }
    match (found.part, found.verb) {
        (Part::Literal, None) => Some((Usage::Phrase, first)),
        (Part::Verb, Some((verb, _))) if verb as usize != first && found.passive => None,
        (Part::Verb, _) => verb_usage(reading, found).map(|usage| (usage, first)),
        (Part::Noun | Part::Written, None) => {
            is_noun(reading, first, found.end as usize).then_some((Usage::Noun, first))
        }
        (Part::Noun | Part::Written | Part::Literal, Some((verb, forms))) => {
            let passive = is_passive(reading, verb as usize, forms);
            match (found.passive, passive) {
                (true, true) => Some((Usage::Passive, verb as usize)),
                (false, false) if !forms.any(Forms::ING) || has_be(reading, verb as usize) => {
                    Some((Usage::Active(forms), verb as usize))
                }
                _ => None,
            }
        }
    }
}

/// How a pattern that begins with a verb is used; `None` where the word is no verb.
fn verb_usage(reading: &Reading<'_>, found: &Found) -> Option<Usage> {
    let at = found.first as usize;
    // "rebel-held", "state-backed" tell of a noun what it is.
    if reading.gap_before(at).has(Gap::HYPHEN) {
        return None;
    }
    let forms = reading.verb_forms(at);
    if forms.is_empty() {
        return None;
    }
    if found.words > 1 && crosses_auxiliary(reading, at + 1, found.end as usize) {
        return None;
    }
    if forms.any(Forms::BASE.or(Forms::THIRD)) && !forms.any(Forms::PAST) {
        return is_verb(reading, at, found.end as usize, forms).then_some(Usage::Active(forms));
    }
    if forms.any(Forms::ING) {
        let after_determiner = before(reading, at).is_some_and(|at| reading.class(at).any(NOUN_BEFORE));
        return Some(if after_determiner { Usage::Noun } else { Usage::Active(forms) });
    }
    if is_passive(reading, at, forms) {
        return Some(Usage::Passive);
    }
    Some(if is_attribute(reading, at, found) { Usage::Attribute } else { Usage::Active(forms) })
}

/// Words before a noun.
const NOUN_BEFORE: Class = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::QUANTIFIER).or(Class::NUMBER_WORD);

/// The word before `at` that is no adverb and no negation, in the same sentence.
fn before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.gap_before(at).has(Gap::PARAGRAPH) {
        return None;
    }
    let word = reading.skip_adverbs_back(at.checked_sub(1)?, 0)?;
    let negated = reading.class(word).has(Class::NEGATION) && !reading.class(word).any(NOUN_BEFORE);
    if negated { reading.skip_adverbs_back(word.checked_sub(1)?, 0) } else { Some(word) }
}

/// Whether an auxiliary stands between the verb of a frame and its noun.
fn crosses_auxiliary(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    (from..to)
        .any(|at| reading.class(at).any(Class::HAVE | Class::DO | Class::MODAL) || reading.class(at).has(Class::BE))
}

/// Whether a form of be or get stands before the verb, over adverbs, negations and other participles: "was held and beaten".
fn has_be(reading: &Reading<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..5 {
        let Some(word) = before(reading, at) else { return false };
        let class = reading.class(word);
        if class.has(Class::BE) || matches!(reading.doc.word(word), "get" | "got" | "getting" | "gets") {
            return true;
        }
        let participle = reading.verb_forms(word).any(Forms::PARTICIPLE);
        if !class.has(Class::CONJUNCTION) && !participle {
            return false;
        }
        at = word;
    }
    false
}

/// Whether a participle is passive: after be, before "by", or after its noun with no object behind it.
fn is_passive(reading: &Reading<'_>, at: usize, forms: Forms) -> bool {
    if !forms.any(Forms::PARTICIPLE) {
        return false;
    }
    if has_be(reading, at) {
        return true;
    }
    let next = at + 1;
    let ends = reading.traits.sentence_ends.has(next as u32);
    if !ends && reading.doc.word(next) == "by" {
        return true;
    }
    // "people killed in the raid": a noun before it, a preposition of place or time behind it.
    let after_noun = before(reading, at).is_some_and(|at| {
        let class = reading.class(at);
        !class.any(Class::HAVE | Class::SUBJECT_PRONOUN | Class::RELATIVE | Class::MODAL | Class::CONJUNCTION)
            && reading.names.at(at).is_none_or(|name| name.kind != MentionKind::Pronoun)
    });
    let no_object = !ends && reading.class(next).has(Class::LOCATIVE) && !is_direction(reading, next);
    forms.any(Forms::PARTICIPLE) && after_noun && no_object && is_transitive_only(reading, at)
}

/// Prepositions that often lead to the object of a verb.
fn is_direction(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.doc.word(at),
        "on" | "at" | "against" | "into" | "to" | "toward" | "towards" | "upon" | "over" | "across"
    )
}

/// Whether the verb nearly always has an object: its entry is one of force.
fn is_transitive_only(reading: &Reading<'_>, at: usize) -> bool {
    use crate::model::EventKind::{Aid, Appointment, Assault, Coerce, Sanction};
    let kinds = reading.triggers.alone(reading.known_at(at)).filter_map(|trigger| {
        let roles = trigger.roles;
        trigger.kind.filter(|_| !roles.reciprocal && !roles.swap && !roles.no_target)
    });
    kinds.into_iter().any(|kind| matches!(kind, Assault | Coerce | Sanction | Appointment | Aid))
}

/// Whether a participle stands before its noun: "the detained man".
fn is_attribute(reading: &Reading<'_>, at: usize, found: &Found) -> bool {
    let next = found.end as usize;
    let noun_behind = reading.word(next).is_some_and(|word| word.shape.is_lower())
        && !reading.class(next).any(CLOSED)
        && reading.gap_before(next).is_space();
    let determiner = before(reading, at).is_some_and(|at| reading.class(at).any(NOUN_BEFORE | Class::PREPOSITION));
    found.words == 1 && determiner && noun_behind
}

/// Words that are neither nouns nor verbs nor adjectives.
const CLOSED: Class = Class::DETERMINER
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::POSSESSIVE)
    .or(Class::OBJECT_PRONOUN)
    .or(Class::REFLEXIVE)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::MODAL);

/// What the words around a form say of it.
enum Context {
    Noun,
    Verb,
    Open,
}

/// Whether a base form or a form in `-s` is a verb here.
fn is_verb(reading: &Reading<'_>, at: usize, end: usize, forms: Forms) -> bool {
    match context_before(reading, at) {
        Context::Noun => false,
        Context::Verb => true,
        Context::Open => match context_behind(reading, end) {
            Context::Verb => true,
            Context::Noun if end - at > 1 => true,
            Context::Noun => false,
            Context::Open => agrees(reading, at, forms),
        },
    }
}

/// Whether a noun of the tables is a noun here.
fn is_noun(reading: &Reading<'_>, at: usize, end: usize) -> bool {
    let only_noun = reading.verb_forms(at).is_empty();
    if only_noun {
        return !matches!(context_before(reading, at), Context::Verb) || end - at > 1 || !reading.ends_with(at, "s");
    }
    match context_before(reading, at) {
        Context::Noun => true,
        Context::Verb => false,
        Context::Open => !matches!(context_behind(reading, end), Context::Verb),
    }
}

/// A subject in the plural goes with a base form, one in the singular with a form in `-s`.
fn agrees(reading: &Reading<'_>, at: usize, forms: Forms) -> bool {
    let Some(subject) = before(reading, at) else { return false };
    let name = reading.names.at(subject);
    let plural = reading.ends_with(subject, "s") && name.is_none_or(|name| name.kind == MentionKind::Nominal);
    let noun = name.is_some() || plural;
    noun && (plural == forms.any(Forms::BASE)) && name.is_none_or(|name| name.kind != MentionKind::Demonym)
}

fn context_before(reading: &Reading<'_>, at: usize) -> Context {
    let gap = reading.gap_before(at);
    if gap.has(Gap::HYPHEN) {
        return Context::Noun;
    }
    let Some(word) = before(reading, at) else { return Context::Open };
    let class = reading.class(word);
    let text = reading.doc.word(word);
    if text.eq_ignore_ascii_case("to") {
        let base = reading.verb_forms(at).any(Forms::BASE);
        return if base { Context::Verb } else { Context::Noun };
    }
    if class.has(Class::MODAL) && !reading.names.covers(word) {
        return Context::Verb;
    }
    if class.any(Class::DO | Class::SUBJECT_PRONOUN | Class::RELATIVE) && !class.has(Class::DEMONSTRATIVE) {
        return Context::Verb;
    }
    if class.any(NOUN_BEFORE | Class::DEMONSTRATIVE | Class::PREPOSITION) || text == "s" {
        return Context::Noun;
    }
    if class.any(Class::BE | Class::HAVE) {
        return Context::Noun;
    }
    match reading.names.at(word) {
        Some(name) if name.kind == MentionKind::Demonym => Context::Noun,
        Some(name) if name.kind == MentionKind::Pronoun => Context::Verb,
        _ => Context::Open,
    }
}

fn context_behind(reading: &Reading<'_>, end: usize) -> Context {
    let gap = reading.gap_before(end);
    if !gap.is_space() {
        return Context::Noun;
    }
    let class = reading.class(end);
    if class.any(Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT_PRONOUN | Class::REFLEXIVE | Class::NUMBER_WORD)
    {
        return Context::Verb;
    }
    if class.any(Class::PREPOSITION | Class::BE | Class::HAVE | Class::MODAL | Class::CONJUNCTION | Class::SUBORDINATOR)
    {
        return Context::Noun;
    }
    let object = reading.names.at(end).is_some_and(|name| name.actor.is_some() || name.place.is_some());
    let number = reading.word(end).is_some_and(|word| word.shape.is_number());
    match object || number {
        true => Context::Verb,
        false => Context::Open,
    }
}

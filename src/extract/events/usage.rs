//! How the head of a pattern is used, as far as the words around it tell: as a verb, active or passive, or as a noun.
//!
//! The patterns of an article are sorted by what decides about them, and each sort is read in one pass.

use std::hint::select_unpredictable;

use super::names::Cover;
use super::reading::Reading;
use super::select::Usage;
use crate::lexicon::Class;
use crate::lexicon::triggers::{Forms, Found, Part};
use crate::text::List;
use crate::text::{Gap, word, words};

/// How the head of a pattern is used; [`Use::No`] where the pattern does not fit its context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    No,
    Active,
    Passive,
    Attribute,
    Noun,
    Phrase,
}

impl Use {
    /// Whether the pattern fits its context.
    pub(super) fn fits(self) -> bool {
        self != Self::No
    }

    /// The usage of the head of `found`, and the head: the verb, else the first word.
    pub(super) fn usage(self, reading: &Reading<'_>, found: &Found) -> (Usage, usize) {
        let first_forms = reading.verb_forms(found.first as usize);
        let is_first = found.part == Part::Verb;
        let head = select_unpredictable(is_first, found.first, found.verb) as usize;
        let forms = select_unpredictable(is_first, first_forms, found.forms);
        // In the order of the uses.
        let usages =
            [Usage::Phrase, Usage::Active(forms), Usage::Passive, Usage::Attribute, Usage::Noun, Usage::Phrase];
        (usages[self as usize], head)
    }
}

/// The numbers of patterns, by what decides about them.
#[derive(Debug, Default)]
pub(super) struct Sorts {
    /// Those that begin with a verb: all, ...
    verbs: List<u32>,
    /// ... base forms and those in `-s`, ...
    finite: List<u32>,
    /// ... forms in `-ing`, ...
    ing: List<u32>,
    /// ... and past forms and participles.
    past: List<u32>,
    nouns: List<u32>,
    /// Those with a verb behind their first word.
    frames: List<u32>,
}

/// Tells how each pattern in `found` is used.
pub(super) fn tell(reading: &Reading<'_>, found: &[Found], sorts: &mut Sorts, uses: &mut Vec<Use>) {
    sort(reading, found, sorts, uses);
    let Sorts { verbs, finite, ing, past, nouns, frames } = sorts;
    sort_verbs(reading, found, verbs.as_slice(), [finite, ing, past]);
    let mut tell = |numbers: &List<u32>, usage: fn(&Reading<'_>, &Found) -> Use| {
        numbers.as_slice().iter().for_each(|&number| uses[number as usize] = usage(reading, &found[number as usize]));
    };
    tell(finite, of_finite);
    tell(ing, of_ing);
    tell(past, of_past);
    tell(nouns, of_noun);
    tell(frames, of_frame);
}

/// Sorts patterns, but for those that stand in names, and phrases, which are used as what they are.
fn sort(reading: &Reading<'_>, found: &[Found], sorts: &mut Sorts, uses: &mut Vec<Use>) {
    let Sorts { verbs, nouns, frames, .. } = sorts;
    let mut lists = [verbs, nouns, frames].map(|list| {
        list.clear();
        list.adding(found.len(), 0)
    });
    let [verbs, nouns, frames] = &mut lists;
    uses.clear();
    uses.reserve(found.len());
    for (number, found) in (0..).zip(found) {
        // Nouns for people are actors and still tell what they do (gunmen, protesters), or begin or end a frame (protesters
        // throw, release prisoners).
        let is_agent = reading.triggers.is_agent(found.entry);
        let named = |at: u32, allowed: bool| {
            let cover = reading.names.cover(at as usize);
            cover.any(Cover::NAME) & !(allowed & cover.any(Cover::NOUN))
        };
        let allowed = is_agent | (found.words > 1);
        let fits = !(named(found.first, allowed) | named(found.end - 1, allowed));
        let (is_verb, has_verb) = (found.part == Part::Verb, !found.forms.is_empty());
        let behind_other_verb = found.passive & (found.verb != found.first);
        let is_literal = found.part == Part::Literal;
        verbs.push_if(fits & is_verb & !behind_other_verb, number);
        frames.push_if(fits & !is_verb & has_verb, number);
        nouns.push_if(fits & !is_verb & !has_verb & !is_literal, number);
        uses.push(if fits & is_literal & !has_verb { Use::Phrase } else { Use::No });
    }
}

/// Sorts patterns that begin with a verb by its forms: finite ones, those in `-ing`, past ones. Leaves out those that are no verbs.
fn sort_verbs(reading: &Reading<'_>, found: &[Found], numbers: &[u32], sorts: [&mut List<u32>; 3]) {
    let [mut finite, mut ing, mut past] = sorts.map(|list| {
        list.clear();
        list.adding(numbers.len(), 0)
    });
    for &number in numbers {
        let found = &found[number as usize];
        // "rebel-held", "state-backed" tell of a noun what it is.
        let is_joined = reading.gap_before(found.first as usize).has(Gap::HYPHEN);
        // An auxiliary between the verb of a frame and its noun begins another verb.
        let crosses = reading.traits.auxiliaries.any(found.first + 1, found.end);
        let forms = reading.verb_forms(found.first as usize);
        let is_verb = !(is_joined | crosses | forms.is_empty());
        let is_finite = forms.any(Forms::BASE.or(Forms::THIRD)) & !forms.any(Forms::PAST);
        let is_ing = !is_finite & forms.any(Forms::ING);
        finite.push_if(is_verb & is_finite, number);
        ing.push_if(is_verb & is_ing, number);
        past.push_if(is_verb & !is_finite & !is_ing, number);
    }
}

/// A base form or a form in `-s` is a verb or a noun.
fn of_finite(reading: &Reading<'_>, found: &Found) -> Use {
    let (at, end) = (found.first as usize, found.end as usize);
    let (before, behind) = (Context::before(reading, at), Context::behind(reading, end));
    let open = !(before.says_noun | before.says_verb | behind.says_noun | behind.says_verb);
    let frame = behind.says_noun & (end - at > 1) && !ends_singular(reading, at);
    let is_verb = before.says_verb | !before.says_noun & (behind.says_verb | frame);
    let agrees = open && agrees(reading, at);
    if is_verb | agrees { Use::Active } else { Use::No }
}

/// Whether a noun in the singular may end with the word: "a significant increase".
fn ends_singular(reading: &Reading<'_>, at: usize) -> bool {
    let plain = |at: usize| {
        let is_lower = reading.word(at).is_some_and(|word| word.shape.is_lower());
        is_lower & reading.gap_before(at + 1).is_space() & !reading.class(at).any(CLOSED) & !reading.ends_in_s(at)
    };
    let is_article = |at: usize| reading.is_any(at, &words!["a", "an", "every", "each"]);
    (at > 1) && plain(at - 1) && (is_article(at - 2) || (at > 2 && plain(at - 2) && is_article(at - 3)))
}

/// A form in `-ing` is a noun behind a determiner.
fn of_ing(reading: &Reading<'_>, found: &Found) -> Use {
    if class_before(reading, found.first as usize).any(NOUN_BEFORE) { Use::Noun } else { Use::Active }
}

/// A past form is passive, or stands before its noun ("the detained man"), or is active.
fn of_past(reading: &Reading<'_>, found: &Found) -> Use {
    let (at, next) = (found.first as usize, found.end as usize);
    let before = class_before(reading, at);
    let is_lower = reading.word(next).is_some_and(|word| word.shape.is_lower());
    let is_word_behind = !reading.class(next).any(CLOSED) & reading.gap_before(next).is_space();
    // "the exiled President"; only behind a word that begins a noun phrase may a name follow.
    let in_noun_phrase = before.any(Class::DETERMINER | Class::POSSESSIVE) | before.any(ATTRIBUTE_BEFORE) & is_lower;
    let is_attribute = (found.words == 1) & is_word_behind & in_noun_phrase;
    let otherwise = if is_attribute { Use::Attribute } else { Use::Active };
    if is_passive(reading, at, reading.verb_forms(at)) { Use::Passive } else { otherwise }
}

/// A noun of the tables is a noun or a verb.
fn of_noun(reading: &Reading<'_>, found: &Found) -> Use {
    let (at, end) = (found.first as usize, found.end as usize);
    let (before, behind) = (Context::before(reading, at), Context::behind(reading, end));
    let is_noun = match reading.verb_forms(at).is_empty() {
        true => !before.says_verb | (end - at > 1) | !reading.ends_in_s(at),
        false => before.says_noun | !before.says_verb & !behind.says_verb,
    };
    if is_noun { Use::Noun } else { Use::No }
}

/// A verb behind another word of its frame is passive where the table says so.
fn of_frame(reading: &Reading<'_>, found: &Found) -> Use {
    let (verb, forms) = (found.verb as usize, found.forms);
    match (found.passive, is_passive(reading, verb, forms)) {
        (true, true) => Use::Passive,
        (false, false) if !forms.any(Forms::ING) || has_be(reading, verb) => Use::Active,
        _ => Use::No,
    }
}

/// Words before a noun.
const NOUN_BEFORE: Class = Class::DETERMINER.or(Class::POSSESSIVE).or(Class::QUANTIFIER).or(Class::NUMBER_WORD);

/// Words before a participle that stands before its noun.
const ATTRIBUTE_BEFORE: Class = NOUN_BEFORE.or(Class::PREPOSITION);

/// The word before `at` that is no adverb and no negation, in the same paragraph.
fn before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.gap_before(at).has(Gap::PARAGRAPH) {
        return None;
    }
    let word = reading.skip_adverbs_back(at.checked_sub(1)?, 0)?;
    let negated = reading.class(word).has(Class::NEGATION) && !reading.class(word).any(NOUN_BEFORE);
    if negated { reading.skip_adverbs_back(word.checked_sub(1)?, 0) } else { Some(word) }
}

/// Its classes; none if there is no such word.
fn class_before(reading: &Reading<'_>, at: usize) -> Class {
    before(reading, at).map_or(Class::NONE, |word| reading.class(word))
}

/// Whether a form of be or get stands before the verb, over adverbs, negations and other participles: "was held and beaten".
fn has_be(reading: &Reading<'_>, at: usize) -> bool {
    let mut at = at;
    for _ in 0..5 {
        let Some(word) = before(reading, at) else { return false };
        let class = reading.class(word);
        let is_be = class.has(Class::BE) | reading.is_any(word, &words!["get", "got", "getting", "gets"]);
        let goes_on = class.has(Class::CONJUNCTION) | reading.verb_forms(word).any(Forms::PARTICIPLE);
        if is_be | !goes_on {
            return is_be;
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
    let next = at + 1;
    let ends = reading.traits.sentence_ends.has(next as u32);
    if has_be(reading, at) | (!ends & reading.is(next, word!("by"))) {
        return true;
    }
    // "and 41 wounded"
    if is_number(reading, at.wrapping_sub(1)) && !Context::behind(reading, next).says_verb {
        return true;
    }
    let no_object = !ends & reading.class(next).has(Class::LOCATIVE) & !is_direction(reading, next);
    no_object && is_after_noun(reading, at) && is_transitive_only(reading, at)
}

/// Whether the word is a number, and is not in a name.
fn is_number(reading: &Reading<'_>, at: usize) -> bool {
    let is_number = reading.word(at).is_some_and(|word| word.shape.is_number());
    (is_number | reading.class(at).has(Class::NUMBER_WORD)) & !reading.names.covers(at)
}

/// "people killed in the raid": a noun before it.
fn is_after_noun(reading: &Reading<'_>, at: usize) -> bool {
    before(reading, at).is_some_and(|at| {
        let others = Class::HAVE | Class::SUBJECT_PRONOUN | Class::RELATIVE | Class::MODAL | Class::CONJUNCTION;
        !reading.class(at).any(others) & !reading.names.cover(at).any(Cover::PRONOUN)
    })
}

/// Prepositions that often lead to the object of a verb.
fn is_direction(reading: &Reading<'_>, at: usize) -> bool {
    let directions = words!["on", "at", "against", "into", "to", "toward", "towards", "upon", "over", "across"];
    reading.is_any(at, &directions)
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

/// What the words around a form say of it: that it is a noun, that it is a verb, or nothing.
#[derive(Debug, Clone, Copy)]
struct Context {
    says_noun: bool,
    says_verb: bool,
}

/// What stands before a verb, ...
const BEFORE_VERB: Class = Class::DO.or(Class::SUBJECT_PRONOUN).or(Class::RELATIVE);

/// ... before a noun, ...
const BEFORE_NOUN: Class = NOUN_BEFORE.or(Class::DEMONSTRATIVE).or(Class::PREPOSITION).or(Class::BE).or(Class::HAVE);

/// ... behind a verb, ...
const BEHIND_VERB: Class =
    Class::DETERMINER.or(Class::POSSESSIVE).or(Class::OBJECT_PRONOUN).or(Class::REFLEXIVE).or(Class::NUMBER_WORD);

/// ... and behind a noun.
const BEHIND_NOUN: Class =
    Class::PREPOSITION.or(Class::BE).or(Class::HAVE).or(Class::MODAL).or(Class::CONJUNCTION).or(Class::SUBORDINATOR);

impl Context {
    /// What stands before the word. All is asked at once, for what answers first is never the same twice.
    #[inline]
    fn before(reading: &Reading<'_>, at: usize) -> Self {
        let is_joined = reading.gap_before(at).has(Gap::HYPHEN);
        let Some(before) = before(reading, at) else { return Self { says_noun: is_joined, says_verb: false } };
        let (class, cover, is_base) = (reading.class(before), reading.names.cover(before), reading.is_base(at));
        let is_to = reading.word(before).is_some_and(|word| word.hash == word!("to"));
        let verb = class.has(Class::MODAL) & !cover.any(Cover::NAME)
            | class.any(BEFORE_VERB) & !class.has(Class::DEMONSTRATIVE);
        let noun = class.any(BEFORE_NOUN) | reading.is(before, word!("s"));
        let says_verb = is_to & is_base | !is_to & (verb | !noun & cover.any(Cover::PRONOUN));
        let says_noun = is_to & !is_base | !is_to & !verb & (noun | cover.any(Cover::DEMONYM));
        Self { says_noun: is_joined | says_noun, says_verb: !is_joined & says_verb }
    }

    /// What stands behind the word before `end`.
    #[inline]
    fn behind(reading: &Reading<'_>, end: usize) -> Self {
        let is_space = reading.gap_before(end).is_space();
        let class = reading.class(end);
        let is_number = reading.word(end).is_some_and(|word| word.shape.is_number());
        let verb =
            class.any(BEHIND_VERB) | !class.any(BEHIND_NOUN) & (is_number | reading.names.cover(end).any(Cover::SIDE));
        let noun = !class.any(BEHIND_VERB) & class.any(BEHIND_NOUN);
        Self { says_noun: !is_space | noun, says_verb: is_space & verb }
    }
}

/// A subject in the plural goes with a base form, one in the singular with a form in `-s`.
fn agrees(reading: &Reading<'_>, at: usize) -> bool {
    let Some(subject) = before(reading, at) else { return false };
    let cover = reading.names.cover(subject);
    let is_name = cover.any(Cover::NAME);
    let plural = reading.ends_in_s(subject) & (!is_name | cover.any(Cover::NOMINAL));
    (is_name | plural) & (plural == reading.is_base(at)) & !cover.any(Cover::DEMONYM)
}

//! Finds the words that announce speech: `said`, `according to`. Many of their forms are also nouns, so the words before decide.

use super::marks::{LEADS, Mark, Window};
use super::scene::Scene;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueForm, CueShape};
use crate::text::word;

/// A cue outside quotations.
#[derive(Debug, Clone, Copy)]
pub(super) struct FoundCue {
    /// The token where it begins.
    pub(super) at: usize,
    /// The token behind it, particles included.
    pub(super) end: usize,
    pub(super) form: CueForm,
    pub(super) role: Role,
}

/// How a cue stands in its clause, which tells where its subject is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Has a subject of its own: `Smith said`.
    Finite,
    /// Shares the subject of the clause: `..., adding that`, `went on to say`.
    Shared,
    /// The subject is who was addressed or spoken of: `was told`.
    Passive,
    /// The source follows: `according to Smith`.
    SourceFollows,
}

/// A noun that is a verb less often than this, out of 100, needs a pronoun before it.
const RARE: u8 = 10;

/// An auxiliary stands among so many words before its verb.
const HELPER_REACH: u32 = 4;

/// Finds the cues of a paragraph, in order.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<FoundCue>) {
    found.clear();
    let candidates = if scene.points.is_empty() { Mark::CueVerb } else { Mark::Cue };
    found.extend(scene.marks.iter(candidates).filter_map(|at| cue_at(scene, at)));
}

fn cue_at(scene: &Scene<'_>, at: usize) -> Option<FoundCue> {
    let place = Place::new(scene, at);
    scene.doc.lexicon().cue_forms(scene.token(at)?.hash).iter().filter(|form| !form.is_label()).find_map(|form| {
        let end = end_of(scene, at, form)?;
        let role = role(scene, &place, end, form)?;
        Some(FoundCue { at, end, form: *form, role })
    })
}

/// The token behind the cue, if its particles or the rest of its phrase are there.
fn end_of(scene: &Scene<'_>, at: usize, form: &CueForm) -> Option<usize> {
    let needed = scene.doc.lexicon().cue_words_behind(form);
    let behind = |offset: usize| scene.token(at + 1 + offset).map(|token| token.hash);
    if form.is_phrase() {
        let goes_on = needed.iter().enumerate().all(|(offset, &hash)| behind(offset) == Some(hash));
        return goes_on.then_some(at + 1 + needed.len());
    }
    if needed.is_empty() {
        return Some(at + 1);
    }
    behind(0).filter(|hash| needed.contains(hash)).map(|_| at + 2)
}

/// Where a word stands that may be a cue, and what stands before it.
struct Place {
    at: usize,
    /// A sentence of the paragraph, or the text behind a quotation, begins here.
    starts: bool,
    /// A quotation stands just before it.
    near: bool,
    /// It has a capital that does not come from its place, or a part of its word follows.
    is_name: bool,
    /// A part of its word stands before it.
    is_part: bool,
    /// The word before makes a verb of what is also a noun.
    led: bool,
    /// What governs it, and where that stands.
    helper: (Helper, usize),
    before: Before,
}

/// What governs a verb, over adverbs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Helper {
    None,
    To,
    Be,
    Have,
    Other,
}

/// What is known of the word before a cue that has no helper.
struct Before {
    /// It makes a noun of whatever follows.
    makes_noun: bool,
    /// It makes a noun of what is often one.
    counts: bool,
    /// A preposition, which makes a noun of all but a gerund.
    preposition: bool,
    /// It makes a verb of what follows, ...
    makes_verb: bool,
    /// ... or does so if nothing stands against it.
    is_lower: bool,
    joined: bool,
    /// A name that may be the subject.
    named: bool,
    /// A word that may be or end a plural subject.
    plural: bool,
}

impl Place {
    fn new(scene: &Scene<'_>, at: usize) -> Self {
        let here = scene.marks.behind(at + 1);
        // The bits of the words before it: the nearest highest.
        let before = |mark| here.get(mark) << 1;
        let next_before = |mark| before(mark) >> 63 != 0;
        let is = |mark| here.get(mark) >> 63 != 0;
        let starts = at == 0 || next_before(Mark::SentenceEnd) || next_before(Mark::Quote);
        let is_capitalised = scene.is_capitalised(at);
        Self {
            at,
            starts,
            near: is_near(here.get(Mark::BehindQuotation), before(Mark::Name) | before(Mark::Adverb)),
            is_name: is_capitalised & !starts | is(Mark::Hyphen),
            is_part: next_before(Mark::Hyphen),
            led: scene.has(at.wrapping_sub(1), LEADS) | next_before(Mark::Adverb),
            helper: helper(scene, &here, at),
            before: Before::new(scene, &here, at),
        }
    }
}

/// Whether a quotation stands among the last few words, with nothing but names and adverbs between.
fn is_near(quotations: u64, passed: u64) -> bool {
    // Each step passes the words that lie between it and the cue.
    let (one, two, three) = (passed >> 63, passed >> 62 & 1, passed >> 61 & 1);
    let reached = 1 | one << 1 | (one & two) << 2 | (one & two & three) << 3;
    quotations.reverse_bits() & reached != 0
}

/// What governs the verb at `at`, and where that stands.
fn helper(scene: &Scene<'_>, here: &Window<'_>, at: usize) -> (Helper, usize) {
    let left = |mark| here.get(mark) << 1;
    let (broken, to) = (left(Mark::Break), left(Mark::To));
    let helps = left(Mark::Helping) | to;
    let passed = left(Mark::Adverb) | left(Mark::Auxiliary);
    let back = (broken | helps | !passed).leading_zeros();
    let is = |bits: u64| bits << (back % 64) >> 63;
    let found = is(helps & !broken) & u64::from(back < HELPER_REACH);
    let place = at.wrapping_sub(1 + back as usize);
    let class = scene.class(place);
    // The largest number counts: no branch has to guess which helper it is.
    let number =
        (4 * is(to)).max(3 * u64::from(class.any(Class::BE))).max(2 * u64::from(class.any(Class::HAVE))).max(1);
    const HELPERS: [Helper; 5] = [Helper::None, Helper::Other, Helper::Have, Helper::Be, Helper::To];
    (HELPERS[(number * found) as usize % HELPERS.len()], place)
}

impl Before {
    fn new(scene: &Scene<'_>, here: &Window<'_>, at: usize) -> Self {
        let is = |mark| here.get(mark) >> 62 & 1 != 0;
        let class = scene.class(at.wrapping_sub(1));
        let joined = !is(Mark::Break);
        let determined =
            class.any(Class::DETERMINER | Class::POSSESSIVE) & !class.any(Class::QUANTIFIER | Class::RELATIVE);
        let preposition = class.any(Class::PREPOSITION) & !class.any(Class::ADVERB | Class::RELATIVE);
        Self {
            makes_noun: is(Mark::PossessiveS) | determined & joined,
            counts: class.any(Class::DEMONSTRATIVE | Class::NUMBER_WORD),
            preposition: preposition & joined & is(Mark::Lower),
            makes_verb: class.any(Class::SUBJECT_PRONOUN | Class::RELATIVE) | is(Mark::Adverb),
            is_lower: is(Mark::Lower),
            joined,
            named: is(Mark::Name) & joined,
            plural: class.any(Class::QUANTIFIER | Class::CONJUNCTION) | scene.ends_with_s(at.wrapping_sub(1)),
        }
    }
}

/// How a form stands in its clause; none if it is no cue there.
fn role(scene: &Scene<'_>, place: &Place, end: usize, form: &CueForm) -> Option<Role> {
    if form.traits.has(Traits::SOURCE_FOLLOWS) {
        return Some(Role::SourceFollows);
    }
    if form.class == CueClass::Phrase {
        return Some(Role::Finite);
    }
    if place.starts {
        return role_at_start(scene, place, form);
    }
    let gerund = form.shape == CueShape::Gerund;
    let plain_noun = form.noun & (form.shape == CueShape::Plain) & !place.near & !place.led;
    let free = if gerund { Role::Shared } else { Role::Finite };
    let role = match place.helper {
        (Helper::None, _) => Some(free).filter(|_| !is_noun_use(scene, place, end, form)),
        helper => role_after_helper(scene, helper, form),
    };
    role.filter(|_| !(place.is_name | place.is_part | plain_noun))
}

/// The same for a form with which a sentence begins.
fn role_at_start(scene: &Scene<'_>, place: &Place, form: &CueForm) -> Option<Role> {
    let is_verb = match form.shape {
        CueShape::Past | CueShape::Gerund if !form.noun => true,
        _ => place.near && !scene.is_capitalised(place.at),
    };
    let shared = form.shape == CueShape::Gerund && !form.noun;
    let role = if shared { Role::Shared } else { Role::Finite };
    Some(role).filter(|_| is_verb && !place.is_name)
}

fn role_after_helper(scene: &Scene<'_>, (helper, at): (Helper, usize), form: &CueForm) -> Option<Role> {
    match (helper, form.shape) {
        (Helper::To, CueShape::Plain) => Some(Role::Shared),
        (Helper::Be, CueShape::Past) => Some(Role::Passive),
        (Helper::Be, CueShape::Gerund) => Some(Role::Finite).filter(|_| !form.noun || !scene.is(at, word!("be"))),
        (Helper::Have, CueShape::Past) | (Helper::Other, CueShape::Plain) => Some(Role::Finite),
        _ => None,
    }
}

/// Whether the form is a noun or an adjective here, or too doubtful.
fn is_noun_use(scene: &Scene<'_>, place: &Place, end: usize, form: &CueForm) -> bool {
    let (before, noun, shape) = (&place.before, form.noun, form.shape);
    let makes_noun = before.makes_noun | noun & (shape == CueShape::Plain) & before.counts;
    let as_object = (shape != CueShape::Gerund) | noun;
    let as_verb = before.makes_verb | place.near & !(noun & before.is_lower);
    let rare = noun & (form.trust < RARE) & !place.near;
    // What the form alone tells: a bit for each shape, and whether it is a noun as well.
    let third = noun && shape == CueShape::Third && before.named && third_is_noun(scene, end);
    let doubtful = [
        (CueShape::Plain, false, !(before.plural | before.named)),
        (CueShape::Plain, true, true),
        (CueShape::Third, true, !before.named | third),
        (CueShape::Gerund, true, before.joined),
        (CueShape::Past, true, !before.named),
    ];
    let bit = |shape: CueShape, noun: bool| 1_u32 << (shape as u32 * 2 + u32::from(noun));
    let doubtful = doubtful.into_iter().fold(0, |all, (shape, noun, is)| all | bit(shape, noun) * u32::from(is));
    let alone = rare | (doubtful & bit(shape, noun) != 0);
    let free = if before.preposition { as_object } else { !as_verb & alone };
    makes_noun | free
}

/// Whether a form in -s behind a name is a noun after all: `Smith remarks on`.
fn third_is_noun(scene: &Scene<'_>, end: usize) -> bool {
    scene.is(end, word!("of")) || scene.is(end, word!("on")) || !scene.can_take_clause(end)
}

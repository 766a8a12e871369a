//! Finds the words that announce speech: `said`, `according to`. Many of their forms are also nouns, so the words before decide.

use super::scene::Scene;
use crate::lexicon::{Class, Cue, CueClass, CueForm, CueShape};
use crate::text::{Gap, word};

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

/// How many tokens behind a quotation any form may be a cue, even one that is a noun elsewhere.
const NEAR_QUOTATION: usize = 4;

/// A noun that is a verb less often than this, out of 100, needs a pronoun before it.
const RARE: u8 = 10;

/// Appends the cues of a paragraph in order.
pub(super) fn find(scene: &Scene<'_>, found: &mut Vec<FoundCue>) {
    found.clear();
    let lexicon = scene.doc.lexicon();
    let mut last_point = None;
    let mut points = scene.outside.points.iter().peekable();
    for (at, token) in scene.outside.tokens.iter().enumerate() {
        if !token.class.has(Class::CUE) {
            continue;
        }
        while let Some(point) = points.next_if(|point| point.at <= at) {
            last_point = Some(point.at);
        }
        let near = last_point.is_some_and(|point| {
            at - point < NEAR_QUOTATION && (point..at).all(|at| scene.is_name_like(at) || scene.is_adverb(at))
        });
        let cue = lexicon.cue_forms(token.hash).iter().find_map(|form| cue_at(scene, at, form, near));
        found.extend(cue);
    }
}

fn cue_at(scene: &Scene<'_>, at: usize, form: &CueForm, near: bool) -> Option<FoundCue> {
    let cue = scene.doc.lexicon().cue(form.cue);
    if matches!(cue.class, CueClass::Label | CueClass::Work) {
        return None;
    }
    let end = end_of(scene, at, form, cue)?;
    let role = role(scene, at, end, form, cue, near)?;
    Some(FoundCue { at, end, form: *form, role })
}

/// The token behind the cue, if its particles or the rest of its phrase are there.
fn end_of(scene: &Scene<'_>, at: usize, form: &CueForm, cue: &Cue) -> Option<usize> {
    let rest = scene.doc.lexicon().cue_rest(form);
    let behind = |offset: usize| scene.token(at + 1 + offset).map(|token| token.hash);
    if !rest.iter().enumerate().all(|(offset, &hash)| behind(offset) == Some(hash)) {
        return None;
    }
    if !rest.is_empty() {
        return Some(at + 1 + rest.len());
    }
    if cue.particles.is_empty() {
        return Some(at + 1);
    }
    behind(0).filter(|hash| cue.particles.contains(hash)).map(|_| at + 2)
}

fn role(scene: &Scene<'_>, at: usize, end: usize, form: &CueForm, cue: &Cue, near: bool) -> Option<Role> {
    if cue.flags.source_follows {
        return Some(Role::SourceFollows);
    }
    if cue.class == CueClass::Phrase {
        return Some(Role::Finite);
    }
    let starts = begins_sentence(scene, at);
    if (scene.is_capitalised(at) && !starts) || scene.gap(at).has(Gap::HYPHEN) {
        return None;
    }
    if starts {
        return match form.shape {
            CueShape::Past if !form.noun => Some(Role::Finite),
            CueShape::Gerund if !form.noun => Some(Role::Shared),
            _ if near && !scene.is_capitalised(at) => Some(Role::Finite),
            _ => None,
        };
    }
    let before = at - 1;
    if scene.gap(before).has(Gap::HYPHEN) {
        return None;
    }
    let helper = helper_before(scene, at);
    if let Some(helper) = helper {
        return role_after_helper(scene, helper, form);
    }
    if is_noun_use(scene, at, end, form, near) {
        return None;
    }
    Some(if form.shape == CueShape::Gerund { Role::Shared } else { Role::Finite })
}

/// Whether a sentence of the paragraph, or the text behind a quotation, begins here.
fn begins_sentence(scene: &Scene<'_>, at: usize) -> bool {
    at == 0
        || scene.gap(at - 1).has(Gap::QUOTE)
        || scene.outside.sentences.binary_search_by_key(&at, |sentence| sentence.start).is_ok()
}

/// The auxiliary or `to` that governs the verb at `at`, over adverbs.
fn helper_before(scene: &Scene<'_>, at: usize) -> Option<usize> {
    let mut before = at.checked_sub(1)?;
    for _ in 0..4 {
        if !scene.joined(before) {
            return None;
        }
        if scene.is(before, word!("to"))
            || scene.is_lower(before) && scene.has(before, Class::BE | Class::HAVE | Class::DO | Class::MODAL)
        {
            return Some(before);
        }
        if !scene.is_adverb(before) && !scene.is_auxiliary(before) {
            return None;
        }
        before = before.checked_sub(1)?;
    }
    None
}

fn role_after_helper(scene: &Scene<'_>, helper: usize, form: &CueForm) -> Option<Role> {
    let plain = form.shape == CueShape::Plain;
    if scene.is(helper, word!("to")) {
        return plain.then_some(Role::Shared);
    }
    if scene.has(helper, Class::BE) {
        return match form.shape {
            CueShape::Past => Some(Role::Passive),
            CueShape::Gerund if !form.noun || !scene.is(helper, word!("be")) => Some(Role::Finite),
            _ => None,
        };
    }
    if scene.has(helper, Class::HAVE) {
        return (form.shape == CueShape::Past).then_some(Role::Finite);
    }
    plain.then_some(Role::Finite)
}

/// Whether the form is a noun or an adjective here, or too doubtful.
fn is_noun_use(scene: &Scene<'_>, at: usize, end: usize, form: &CueForm, near: bool) -> bool {
    let before = at - 1;
    if scene.is_possessive_s(before) {
        return true;
    }
    let determined = scene.has(before, Class::DETERMINER | Class::POSSESSIVE)
        && !scene.has(before, Class::QUANTIFIER)
        && !scene.has(before, Class::RELATIVE);
    if determined && scene.joined(before) && !scene.is(before, word!("it")) {
        return true;
    }
    let counted = Class::DEMONSTRATIVE | Class::NUMBER_WORD;
    if form.noun && form.shape == CueShape::Plain && scene.has(before, counted) {
        return true;
    }
    let after_preposition = scene.is_lower(before)
        && scene.joined(before)
        && scene.has(before, Class::PREPOSITION)
        && !scene.has(before, Class::ADVERB | Class::RELATIVE);
    if after_preposition {
        return form.shape != CueShape::Gerund || form.noun;
    }
    if scene.has(before, Class::SUBJECT_PRONOUN | Class::RELATIVE) || scene.is_adverb(before) {
        return false;
    }
    if near && !(form.noun && scene.is_lower(before)) {
        return false;
    }
    let named = scene.is_name_like(before) && scene.joined(before);
    let plural = scene.text(before).ends_with('s') || scene.has(before, Class::QUANTIFIER | Class::CONJUNCTION);
    if form.noun && form.trust < RARE && !near {
        return true;
    }
    let of_something = scene.is(end, word!("of")) || scene.is(end, word!("on"));
    match form.shape {
        CueShape::Plain if form.noun => true,
        CueShape::Plain => !(plural || named),
        CueShape::Third if form.noun => !named || of_something || !scene.can_take_clause(end),
        CueShape::Third => false,
        CueShape::Gerund if form.noun => scene.joined(before),
        CueShape::Past if form.noun => !named,
        CueShape::Past | CueShape::Gerund => false,
    }
}

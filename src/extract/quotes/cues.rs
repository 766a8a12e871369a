//! Finds the words that announce speech: `said`, `according to`. Many of their forms are also nouns, so the words before decide.

use super::scene::Scene;
use crate::extract::Document;
use crate::lexicon::cues::{FoundForms, Traits};
use crate::lexicon::{Class, CueClass, CueForm, CueShape};
use crate::text::{Gap, word, words};

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

/// A word of the document that may be a cue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) word: u32,
    forms: FoundForms,
}

/// Collects the words of the document that may be cues.
pub(super) fn candidates(doc: &Document<'_>, candidates: &mut Vec<Candidate>) {
    let (lexicon, hash) = (doc.lexicon(), |word: usize| doc.words().get(word).map_or(0, |word| word.hash));
    candidates.clear();
    let words = doc.board().words_with(Class::CUE);
    candidates.extend(words.map(|word| Candidate { word, forms: lexicon.find_cue(hash(word as usize)) }));
    // Where all forms are phrases (`in the words of`), the word behind turns most away.
    candidates.retain(|candidate| {
        let next = hash(candidate.word as usize + 1);
        let goes_on = |form: &CueForm| lexicon.cue_rest(form).first().is_none_or(|&second| second == next);
        lexicon.found_forms(candidate.forms).iter().any(goes_on)
    });
}

/// Finds the cues of a paragraph, in order; `candidates` are its own.
pub(super) fn find(scene: &Scene<'_>, candidates: &[Candidate], found: &mut Vec<FoundCue>) {
    found.clear();
    let (mut sentences, mut points) = (scene.sentences.iter().peekable(), scene.points.iter().peekable());
    let mut last_point = None;
    for candidate in candidates {
        let word = candidate.word as usize;
        last_point = std::iter::from_fn(|| points.next_if(|point| point.first_word <= word)).last().or(last_point);
        let Some(at) = last_point.map_or(Some(word - scene.first), |point| point.token_of(word, scene.first)) else {
            continue;
        };
        while sentences.next_if(|sentence| sentence.end <= at).is_some() {}
        let near = last_point.is_some_and(|point| {
            at - point.at < NEAR_QUOTATION && (point.at..at).all(|at| scene.is_name_like(at) || scene.is_adverb(at))
        });
        let starts = at == 0
            || scene.gap(at - 1).has(Gap::QUOTE)
            || sentences.peek().is_some_and(|sentence| sentence.start == at);
        let mut forms = scene.doc.lexicon().found_forms(candidate.forms).iter();
        found.extend(forms.find_map(|form| cue_at(scene, Place { at, starts, near }, form)));
    }
}

/// Where a word stands that may be a cue.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    /// A sentence of the paragraph, or the text behind a quotation, begins here.
    starts: bool,
    /// A quotation stands just before it.
    near: bool,
}

fn cue_at(scene: &Scene<'_>, place: Place, form: &CueForm) -> Option<FoundCue> {
    if form.is_label() {
        return None;
    }
    let end = end_of(scene, place.at, form)?;
    let role = role(scene, place, end, form)?;
    Some(FoundCue { at: place.at, end, form: *form, role })
}

/// The token behind the cue, if its particles or the rest of its phrase are there.
fn end_of(scene: &Scene<'_>, at: usize, form: &CueForm) -> Option<usize> {
    let lexicon = scene.doc.lexicon();
    let (rest, particles) = (lexicon.cue_rest(form), lexicon.cue_particles(form));
    let behind = |offset: usize| scene.token(at + 1 + offset).map(|token| token.hash);
    if !rest.iter().enumerate().all(|(offset, &hash)| behind(offset) == Some(hash)) {
        return None;
    }
    if !rest.is_empty() || particles.is_empty() {
        return Some(at + 1 + rest.len());
    }
    behind(0).filter(|hash| particles.contains(hash)).map(|_| at + 2)
}

fn role(scene: &Scene<'_>, place: Place, end: usize, form: &CueForm) -> Option<Role> {
    let Place { at, starts, near } = place;
    if form.traits.has(Traits::SOURCE_FOLLOWS) {
        return Some(Role::SourceFollows);
    }
    if form.class == CueClass::Phrase {
        return Some(Role::Finite);
    }
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
    if scene.gap(before).has(Gap::HYPHEN) || form.noun && !near && is_plain_noun(scene, before, form) {
        return None;
    }
    if let Some(helper) = helper_before(scene, at) {
        return role_after_helper(scene, helper, form);
    }
    if is_noun_use(scene, at, end, form, near) {
        return None;
    }
    Some(if form.shape == CueShape::Gerund { Role::Shared } else { Role::Finite })
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

/// Whether the word `before` a form that is also a noun leaves it one: the usual case, told by one test.
fn is_plain_noun(scene: &Scene<'_>, before: usize, form: &CueForm) -> bool {
    let verbal = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL).or(Class::NEGATION);
    let leads = verbal.or(Class::ADVERB).or(Class::SUBJECT_PRONOUN).or(Class::RELATIVE);
    form.shape == CueShape::Plain
        && !scene.has(before, leads)
        && !scene.is_any(before, &words!["to", "t"])
        && !scene.is_adverb(before)
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
    let plural = scene.has(before, Class::QUANTIFIER | Class::CONJUNCTION) || scene.ends_with_s(before);
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

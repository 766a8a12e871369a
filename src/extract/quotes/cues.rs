//! Finds the words that announce speech: `said`, `according to`. Many of their forms are also nouns, so the words before decide.

use std::ops::Range;

use super::scene::Scene;
use crate::extract::Document;
use crate::extract::bits::Bits;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueForm, CueShape, Look};
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

/// The words of an article that may be cues.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    /// Those that may be cues even right behind a quotation.
    all: Bits,
    /// Those that may be cues elsewhere: not the nouns among them, which no word before makes a verb.
    verbs: Bits,
    /// Words behind which a verb may stand that is a noun elsewhere.
    leads: Bits,
}

/// Forms of helping verbs.
const HELPING: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);
/// An auxiliary stands among so many words before its verb.
const HELPER_REACH: usize = 4;
/// Words behind which a verb may stand that is a noun elsewhere.
const LEADS: Class =
    HELPING.or(Class::NEGATION).or(Class::ADVERB).or(Class::SUBJECT_PRONOUN).or(Class::RELATIVE).or(Class::INFINITIVE);

impl Candidates {
    /// Finds the words of `doc` that may be cues, many at a time.
    pub(super) fn read(&mut self, doc: &Document<'_>) {
        let (Self { all, verbs, leads }, board) = (self, doc.board());
        let blocks = board.blocks();
        leads.fill(blocks, |block| board.with_class(LEADS, block) | board.with_look(Look::LY, block));
        all.fill(blocks, |block| {
            let cues = board.with_class(Class::CUE, block);
            // Where all forms are phrases (`in the words of`), the word behind turns most away.
            let second = |block| board.with_class(Class::CUE_REST, block);
            cues & !(board.with_class(Class::CUE_PHRASE, block) & !(second(block) >> 1 | second(block + 1) << 63))
        });
        verbs.fill(blocks, |block| {
            let led = leads.block(block) << 1 | block.checked_sub(1).map_or(0, |before| leads.block(before) >> 63);
            all.block(block) & !(board.with_class(Class::CUE_NOUN, block) & !led)
        });
    }

    /// Whether any of these words may be a cue.
    pub(super) fn any(&self, words: &Range<u32>) -> bool {
        self.verbs.any(words.start, words.end)
    }
}

/// Finds the cues of a paragraph, in order.
pub(super) fn find(scene: &Scene<'_>, candidates: &Candidates, words: &Range<u32>, found: &mut Vec<FoundCue>) {
    found.clear();
    let candidates = if scene.points.is_empty() { &candidates.verbs } else { &candidates.all };
    let (mut sentences, mut points) = (scene.sentences, scene.points);
    let mut last_point = None;
    for word in candidates.within(words.start, words.end) {
        let word = word as usize;
        while let [point, rest @ ..] = points
            && point.first_word <= word
        {
            (last_point, points) = (Some(point), rest);
        }
        let Some(at) = last_point.map_or(Some(word - scene.first), |point| point.token_of(word, scene.first)) else {
            continue;
        };
        while let [sentence, rest @ ..] = sentences
            && sentence.end <= at
        {
            sentences = rest;
        }
        let near = last_point.is_some_and(|point| {
            at - point.at < NEAR_QUOTATION && (point.at..at).all(|at| scene.is_name_like(at) || scene.is_adverb(at))
        });
        let starts = at == 0
            || scene.gap(at - 1).has(Gap::QUOTE)
            || sentences.first().is_some_and(|sentence| sentence.start == at);
        found.extend(cue_at(scene, Place { at, starts, near }));
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

fn cue_at(scene: &Scene<'_>, place: Place) -> Option<FoundCue> {
    let token = scene.token(place.at)?;
    scene.doc.lexicon().cue_forms(token.hash).iter().filter(|form| !form.is_label()).find_map(|form| {
        let end = end_of(scene, place.at, form)?;
        let role = role(scene, place, end, form)?;
        Some(FoundCue { at: place.at, end, form: *form, role })
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
    for before in (at.saturating_sub(HELPER_REACH)..at).rev() {
        if !scene.joined(before) {
            return None;
        }
        let class = scene.class(before);
        let helps = class.any(HELPING) && scene.is_lower(before);
        if helps || class.any(Class::INFINITIVE) {
            return Some(before);
        }
        if !scene.is_adverb(before) && !scene.is_auxiliary(before) {
            return None;
        }
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
    form.shape == CueShape::Plain && !scene.has(before, LEADS) && !scene.is_adverb(before)
}

/// Whether the form is a noun or an adjective here, or too doubtful.
fn is_noun_use(scene: &Scene<'_>, at: usize, end: usize, form: &CueForm, near: bool) -> bool {
    let before = at - 1;
    if scene.is_possessive_s(before) {
        return true;
    }
    let (class, joined) = (scene.class(before), scene.joined(before));
    let determined =
        class.any(Class::DETERMINER | Class::POSSESSIVE) && !class.any(Class::QUANTIFIER | Class::RELATIVE);
    if determined && joined && !scene.is(before, word!("it")) {
        return true;
    }
    if form.noun && form.shape == CueShape::Plain && class.any(Class::DEMONSTRATIVE | Class::NUMBER_WORD) {
        return true;
    }
    let preposition = class.any(Class::PREPOSITION) && !class.any(Class::ADVERB | Class::RELATIVE);
    if preposition && joined && scene.is_lower(before) {
        return form.shape != CueShape::Gerund || form.noun;
    }
    if class.any(Class::SUBJECT_PRONOUN | Class::RELATIVE) || scene.is_adverb(before) {
        return false;
    }
    if near && !(form.noun && scene.is_lower(before)) {
        return false;
    }
    let named = || scene.is_name_like(before) && joined;
    let plural = || class.any(Class::QUANTIFIER | Class::CONJUNCTION) || scene.ends_with_s(before);
    if form.noun && form.trust < RARE && !near {
        return true;
    }
    let of_something = || scene.is(end, word!("of")) || scene.is(end, word!("on"));
    match form.shape {
        CueShape::Plain if form.noun => true,
        CueShape::Plain => !(plural() || named()),
        CueShape::Third if form.noun => !named() || of_something() || !scene.can_take_clause(end),
        CueShape::Third => false,
        CueShape::Gerund if form.noun => joined,
        CueShape::Past if form.noun => !named(),
        CueShape::Past | CueShape::Gerund => false,
    }
}

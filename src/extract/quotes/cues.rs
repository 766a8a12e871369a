//! Finds the words that announce speech: `said`, `according to`. Many of their forms are also nouns, so the words before decide.

use super::marks::{Known, Mark, Window};
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
    /// Where the clause of a cue before it ends, if this one goes on with the same speaker.
    pub(super) ends: Option<usize>,
    /// It reports what is said, in the writer's words.
    pub(super) reports: bool,
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

/// A quotation ends at most so many words before the verb that ends the sentence behind it.
const CLOSING_REACH: u32 = 8;

/// Forms that are cues less often than this, out of 100, do not report.
const TRUST: u8 = 40;

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
    scene.doc.lexicon().cue_forms(scene.token(at)?.hash).filter(|form| !form.is_label()).find_map(|form| {
        let end = end_of(scene, at, form)?;
        let role = role(&place, end, form)?;
        let ends = clause_end(scene, at, form, role);
        Some(FoundCue { at, end, form, role, ends, reports: reports(form, role) })
    })
}

/// `..., adding that`, `... and said`: where the clause before ends.
fn clause_end(scene: &Scene<'_>, at: usize, form: CueForm, role: Role) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let gerund = (role == Role::Shared) & (form.shape == CueShape::Gerund) & scene.marks.has(Mark::Comma, before);
    let joined = (role == Role::Finite) & scene.marks.has(Mark::Conjunction, before);
    let ends = (gerund | joined) & !scene.marks.has(Mark::SentenceEnd, before);
    ends.then_some(at - usize::from(joined))
}

/// The token behind the cue, if its particles or the rest of its phrase are there.
fn end_of(scene: &Scene<'_>, at: usize, form: CueForm) -> Option<usize> {
    let needed = scene.doc.lexicon().cue_words_behind(form);
    let behind = |offset: usize| scene.token(at + 1 + offset).map(|token| token.hash);
    if form.is_phrase() {
        let goes_on = needed.iter().enumerate().all(|(offset, hash)| behind(offset) == Some(hash));
        return goes_on.then_some(at + 1 + needed.len());
    }
    if needed.is_empty() {
        return Some(at + 1);
    }
    behind(0).filter(|&hash| needed.iter().any(|needed| needed == hash)).map(|_| at + 2)
}

/// Where a word stands that may be a cue.
struct Place<'a> {
    scene: &'a Scene<'a>,
    at: usize,
    marks: Known<'a>,
    /// A quotation stands just before it.
    near: bool,
}

impl<'a> Place<'a> {
    fn new(scene: &'a Scene<'a>, at: usize) -> Self {
        let near = !scene.points.is_empty() && is_near(&scene.marks.behind(at + 1));
        Self { scene, at, marks: scene.marks.of(at), near }
    }

    /// Whether a quotation stands a little before it, and the sentence ends with it: `“...,” a voice in the film states.`
    fn closes(&self) -> bool {
        if self.scene.points.is_empty() || !self.is(Mark::SentenceEnd) {
            return false;
        }
        let here = self.scene.marks.behind(self.at + 1);
        let back = here.get(Mark::BehindQuotation).leading_zeros();
        (1..CLOSING_REACH).contains(&back) && (here.get(Mark::Break) << 1).leading_zeros() >= back
    }

    fn is(&self, mark: Mark) -> bool {
        self.marks.is(mark)
    }
}

/// Whether a quotation stands among the last few words, with nothing but names and adverbs between.
fn is_near(here: &Window<'_>) -> bool {
    let passed = (here.get(Mark::Name) | here.get(Mark::Adverb)) << 1;
    // Each step passes the words that lie between the quotation and the cue.
    let (one, two, three) = (passed >> 63, passed >> 62 & 1, passed >> 61 & 1);
    let reached = 1 | one << 1 | (one & two) << 2 | (one & two & three) << 3;
    here.get(Mark::BehindQuotation).reverse_bits() & reached != 0
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

/// What governs the verb at `at`, and where that stands.
fn helper(scene: &Scene<'_>, at: usize) -> (Helper, usize) {
    let left = scene.marks.behind(at);
    let back = left.get(Mark::HelperStop).leading_zeros();
    if back >= HELPER_REACH || left.get(Mark::Helper) << back >> 63 == 0 {
        return (Helper::None, at);
    }
    let place = at - 1 - back as usize;
    let class = scene.class(place);
    let helper = match () {
        () if class.any(Class::INFINITIVE) => Helper::To,
        () if class.any(Class::BE) => Helper::Be,
        () if class.any(Class::HAVE) => Helper::Have,
        () => Helper::Other,
    };
    (helper, place)
}

/// How a form stands in its clause; none if it is no cue there.
fn role(place: &Place<'_>, end: usize, form: CueForm) -> Option<Role> {
    if form.traits.has(Traits::SOURCE_FOLLOWS) {
        return Some(Role::SourceFollows);
    }
    if form.class == CueClass::Phrase {
        return Some(Role::Finite);
    }
    let plain_noun = form.noun & (form.shape == CueShape::Plain) & !place.near & !place.is(Mark::Led);
    if place.is(Mark::Barred) | plain_noun & !place.is(Mark::Starts) {
        return None;
    }
    if place.is(Mark::Starts) {
        return role_at_start(place, form);
    }
    let helper = helper(place.scene, place.at);
    if helper.0 != Helper::None {
        return role_after_helper(place.scene, helper, form);
    }
    let role = if form.shape == CueShape::Gerund { Role::Shared } else { Role::Finite };
    Some(role).filter(|_| !is_noun_use(place, end, form))
}

/// The same for a form with which a sentence begins.
fn role_at_start(place: &Place<'_>, form: CueForm) -> Option<Role> {
    match form.shape {
        CueShape::Past if !form.noun => Some(Role::Finite),
        CueShape::Gerund if !form.noun => Some(Role::Shared),
        _ if place.near && !place.scene.is_capitalised(place.at) => Some(Role::Finite),
        _ => None,
    }
}

fn role_after_helper(scene: &Scene<'_>, (helper, at): (Helper, usize), form: CueForm) -> Option<Role> {
    match (helper, form.shape) {
        (Helper::To, CueShape::Plain) => Some(Role::Shared),
        (Helper::Be, CueShape::Past) => Some(Role::Passive),
        (Helper::Be, CueShape::Gerund) => Some(Role::Finite).filter(|_| !form.noun || !scene.is(at, word!("be"))),
        (Helper::Have, CueShape::Past) | (Helper::Other, CueShape::Plain) => Some(Role::Finite),
        _ => None,
    }
}

/// Whether the form is a noun or an adjective here, or too doubtful. All is asked before anything is decided.
fn is_noun_use(place: &Place<'_>, end: usize, form: CueForm) -> bool {
    let (noun, shape) = (form.noun, form.shape);
    let made_noun = place.is(Mark::MadeNoun) | noun & (shape == CueShape::Plain) & place.is(Mark::Counted);
    let as_object = (shape != CueShape::Gerund) | noun;
    let made_verb = place.is(Mark::MadeVerb) | place.near & !(noun & place.is(Mark::BehindLower));
    let rare = noun && form.trust < RARE && !place.near && !place.closes();
    let alone = !made_verb & (rare | is_noun_alone(place, end, form));
    made_noun | if place.is(Mark::Governed) { as_object } else { alone }
}

/// The same, if only its shape and a name before it can tell.
fn is_noun_alone(place: &Place<'_>, end: usize, form: CueForm) -> bool {
    let (scene, named) = (place.scene, place.is(Mark::Named));
    match form.shape {
        CueShape::Past => form.noun && !named && !place.closes(),
        CueShape::Plain => form.noun || !(named | place.is(Mark::Plural) | scene.ends_with_s(place.at - 1)),
        CueShape::Gerund => form.noun & place.is(Mark::Joined),
        CueShape::Third => {
            let of_something = || scene.is(end, word!("of")) || scene.is(end, word!("on"));
            form.noun && !place.closes() && (!named || of_something() || !scene.can_take_clause(end))
        }
    }
}

/// Whether the verb reports what is said. Thoughts and verdicts are no speech.
fn reports(form: CueForm, role: Role) -> bool {
    let bit = |class: CueClass| 1_u32 << class as u32;
    let verdict = u32::from(form.traits.has(Traits::THAT)) * bit(CueClass::Judge);
    let silent = bit(CueClass::Think) | bit(CueClass::Judge) & !verdict;
    let speech = form.traits.has(Traits::INDIRECT) & (bit(form.class) & silent == 0);
    let infinitive = (role == Role::Shared) & (form.shape == CueShape::Plain);
    let active = (role != Role::Passive) & !infinitive & (form.trust >= TRUST);
    (role == Role::SourceFollows) | active & speech
}

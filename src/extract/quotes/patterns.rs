//! The patterns that give a quotation its speaker, from the surest to the least sure.

use std::ops::Range;

use super::cues::{FoundCue, Role};
use super::marks::Mark;
use super::nouns::{self, Subject};
use super::outside::{Closing, Point};
use super::rules::Rule;
use super::scene::Scene;
use super::subjects;
use crate::extract::board::BLOCK;
use crate::lexicon::cues::Traits;
use crate::lexicon::{Class, CueClass, CueShape};
use crate::text::{Gap, word};

/// A speaker found for a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The tokens that name the speaker.
    pub(super) speaker: Range<usize>,
    /// The `who` that stands for them beside the cue.
    pub(super) relative: Option<usize>,
    /// The place of its cue among the cues of the paragraph.
    pub(super) cue: Option<usize>,
    pub(super) rule: Rule,
}

/// A paragraph with its cues, seen from one quotation.
pub(super) struct View<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) cues: &'a [FoundCue],
    pub(super) point: Point,
    /// The tokens of its sentence before it.
    pub(super) left: Range<usize>,
    /// The tokens behind it, up to the end of the sentence or the next quotation.
    pub(super) right: Range<usize>,
    /// The places of the cues in `left`, and in `right`.
    left_cues: Range<usize>,
    right_cues: Range<usize>,
}

/// A cue further behind a quotation than this is not its own: words, after a comma and otherwise.
const REACH_AFTER_COMMA: usize = 32;
const REACH: usize = 18;
const LATE_REACH: usize = 24;
/// The speaker of `“...,” Smith said` begins at most this many tokens behind the quotation.
const SPEAKER_REACH: usize = 8;
/// Words looked at before and behind a quotation.
const LONGEST_LEFT: usize = 80;
const LONGEST_RIGHT: usize = 60;
/// Cues looked at before a quotation.
const MOST_CUES: usize = 8;
/// What is said with a verb that is no cue has so many words.
const SHORTEST_STATEMENT: u32 = 3;
/// Words between a claim and the quotation that it leads to, and between its owner and it.
const LONGEST_CLAIM: usize = 14;
const MOST_EPITHETS: usize = 3;
/// Words of a label: `Anna Smith, the mayor: “...”`.
const LONGEST_LABEL: usize = 6;

impl<'a> View<'a> {
    pub(super) fn new(scene: &'a Scene<'a>, cues: &'a [FoundCue], index: usize) -> Option<Self> {
        let point = *scene.points.get(index)?;
        let mut left = if point.opens { point.at..point.at } else { scene.sentence_before(point.at) };
        left.start = left.start.max(left.end.saturating_sub(LONGEST_LEFT));
        let mut right = scene.sentence_after(point.at);
        right.end = right.end.min(right.start + LONGEST_RIGHT);
        if let Some(next) = scene.points.get(index + 1) {
            right.end = right.end.min(next.at);
        }
        // A short paragraph is counted at once: how long a search takes is for the text to say.
        let found = scene.marks.ahead(0).get(Mark::Found);
        let before = |at: usize| match scene.len() <= BLOCK {
            true => (found & !u64::MAX.checked_shl(at as u32).unwrap_or(0)).count_ones() as usize,
            false => cues.partition_point(|cue| cue.at < at),
        };
        let (left_cues, right_cues) = (before(left.start)..before(left.end), before(right.start)..before(right.end));
        Some(Self { scene, cues, point, left, right, left_cues, right_cues })
    }

    /// The speaker by the first pattern that fits.
    pub(super) fn attribute(&self) -> Option<Attribution> {
        self.label()
            .or_else(|| self.beside_on_the_right())
            .or_else(|| self.source_before())
            .or_else(|| self.cue_before())
            .or_else(|| self.colon_before())
            .or_else(|| self.unknown_verb())
            .or_else(|| self.behind_introduction())
            .or_else(|| self.late_cue())
            .or_else(|| self.owner_of_words())
            .or_else(|| self.clause_subject())
    }

    /// The cues behind the quotation that begin before the token `end`, with their places.
    fn cues_until(&self, end: usize) -> impl Iterator<Item = (usize, FoundCue)> {
        self.right_cues.clone().map(|index| (index, self.cues[index])).take_while(move |(_, cue)| cue.at < end)
    }

    fn found(&self, speaker: Range<usize>, cue: Option<usize>, rule: Rule) -> Option<Attribution> {
        Some(Attribution { speaker, relative: None, cue, rule })
    }

    /// `Smith: “...”`, `A headline - Smith: “...”` and `“...” – Smith`.
    fn label(&self) -> Option<Attribution> {
        let left = self.behind_dash();
        let labelled = !left.is_empty() && left.len() <= LONGEST_LABEL && self.scene.gap(left.end - 1).has(Gap::COLON);
        if labelled && left.clone().all(|at| self.scene.is_name_like(at) || self.scene.has(at, Class::NAME_PARTICLE)) {
            return self.found(left, None, Rule::Label);
        }
        let right = self.right.clone();
        let signed =
            self.point.signed && !right.is_empty() && right.len() <= LONGEST_LABEL && right.end == self.scene.len();
        if signed && right.clone().all(|at| self.scene.is_name_like(at)) {
            return self.found(right, None, Rule::Label);
        }
        None
    }

    /// The words before the quotation, from the last dash among the nearest of them.
    fn behind_dash(&self) -> Range<usize> {
        let lowest = self.left.start.max(self.left.end.saturating_sub(LONGEST_LABEL + 1));
        let last = self.left.end.saturating_sub(1);
        let here = self.scene.marks.behind(last);
        let dashes = here.get(Mark::Dash) | here.get(Mark::Hyphen) & here.get(Mark::Break);
        let back = dashes.leading_zeros() as usize;
        if back < last.saturating_sub(lowest) { last - back..self.left.end } else { self.left.clone() }
    }

    /// `“...,” said Smith`, `“...,” Smith said`, `“...,” according to Smith`.
    fn beside_on_the_right(&self) -> Option<Attribution> {
        if self.right.is_empty() || self.announced_before() && !self.plainly_follows() {
            return None;
        }
        let at = self.right.start;
        if self.scene.has(at, Class::SUBORDINATOR | Class::CONJUNCTION) && !self.scene.is(at, word!("as")) {
            return None;
        }
        let reach = if self.point.closing == Closing::Comma { REACH_AFTER_COMMA } else { REACH };
        for (index, cue) in self.cues_until(at + reach).take(MOST_CUES) {
            if cue.role == Role::SourceFollows {
                if cue.at <= at + 2 || self.point.closing == Closing::Comma {
                    let source = nouns::after(self.scene, cue.end, self.right.end)?;
                    return self.found(source, Some(index), Rule::AccordingToAfter);
                }
                continue;
            }
            if cue.role != Role::Finite {
                continue;
            }
            if self.point.closing == Closing::Bare && !self.left_cues.is_empty() {
                return None;
            }
            if self.follows_at_once(cue.at) && self.scene.joined(cue.end - 1) {
                if let Some(speaker) = nouns::after(self.scene, cue.end, self.right.end) {
                    return self.found(speaker, Some(index), Rule::VerbSpeaker);
                }
                continue;
            }
            if self.point.closing == Closing::Bare {
                return None;
            }
            if self.point.closing == Closing::Stop && !(self.point.opens && self.ends_soon(cue.end)) {
                return None;
            }
            if self.point.small && self.leads_on(&cue) && self.left_cues.clone().any(|index| self.is_finite(index)) {
                return None;
            }
            let speaker = nouns::before(self.scene, cue.at, at).phrase();
            return match speaker.filter(|speaker| speaker.start <= at + SPEAKER_REACH) {
                Some(speaker) => self.found(speaker, Some(index), Rule::SpeakerVerb),
                None => None,
            };
        }
        None
    }

    /// Whether nothing but adverbs and auxiliaries stands between the quotation and the cue.
    fn follows_at_once(&self, cue: usize) -> bool {
        let other = self.point.ends && self.scene.is_capitalised(cue);
        !other && (self.right.start..cue).all(|at| self.scene.is_adverb(at) || self.scene.is_auxiliary(at))
    }

    /// `“...,” Smith said: “...”`: the cue announces the quotation that follows.
    fn leads_on(&self, cue: &FoundCue) -> bool {
        let next = self.scene.points_from(self.right.end).first().filter(|next| next.at == self.right.end);
        next.is_some_and(|next| {
            let gap = self.scene.gap(next.at - 1);
            gap.has(Gap::COLON) || gap.has(Gap::COMMA) && cue.end + 2 >= next.at
        })
    }

    /// Whether the sentence has no words left for something else that is said.
    fn ends_soon(&self, cue_end: usize) -> bool {
        let cut = || self.scene.points_from(self.right.end).first().is_some_and(|point| point.at == self.right.end);
        self.right.end <= cue_end + 4 && !cut()
    }

    /// `Smith said, “...,”`: the quotation has its cue before it, and a comma at its end goes on with something else.
    fn announced_before(&self) -> bool {
        let Some(last) = self.left.end.checked_sub(1).filter(|&last| last >= self.left.start) else { return false };
        let announced = self.scene.gap(last).has(Gap::COMMA | Gap::COLON);
        if self.scene.gap(last).has(Gap::COLON) {
            return true;
        }
        let cue = self.left_cues.clone().last().map(|index| self.cues[index]);
        announced && cue.is_some_and(|cue| cue.end + 3 > self.left.end)
    }

    /// `he said`, `Smith said`, `the mayor said` right behind the quotation.
    fn plainly_follows(&self) -> bool {
        let at = self.right.start;
        let noun = self.point.closing == Closing::Comma && self.scene.has(at, Class::DETERMINER);
        let begins = noun || self.scene.is_pronoun(at) || self.scene.is_name_like(at);
        self.cues_until(at + 4).next().is_some_and(|(_, cue)| cue.role == Role::Finite && cue.at > at && begins)
    }

    /// `According to Smith, ... “...”`.
    fn source_before(&self) -> Option<Attribution> {
        let index = self.left_cues.clone().find(|&index| self.cues[index].role == Role::SourceFollows)?;
        let source = nouns::after(self.scene, self.cues[index].end, self.left.end)?;
        let mut behind = self.cues[index..self.left_cues.end].iter().filter(|cue| cue.at >= source.end);
        let heads = self.cues[index].at == self.left.start && self.point.small;
        let later = !heads && behind.any(|cue| cue.role == Role::Finite);
        if later { None } else { self.found(source, Some(index), Rule::AccordingToBefore) }
    }

    /// The nearest cue before the quotation that has a subject, unless that is itself part of what somebody says.
    fn cue_before(&self) -> Option<Attribution> {
        let cues = self.left_cues.clone();
        let nearest = cues.clone().rev().take(MOST_CUES).filter(|&index| !self.is_closed(index));
        let mut found = nearest.filter_map(|index| Some((index, self.by_cue(index)?)));
        let (nearest, found) = found.next().map(|first| self.stronger(first, found))?;
        let what = found.speaker.start.checked_sub(1).filter(|&before| before >= self.left.start);
        let named_inside = what.is_some_and(|before| self.scene.is(before, word!("what")));
        if !self.is_fragment() || named_inside {
            return Some(found);
        }
        let mut outer = (cues.start..nearest).filter(|&index| self.is_strong(index));
        let outer = outer.find(|&index| self.reports_clause(index, nearest));
        // `A diplomat who asked to stay said “...”`: the subject is the same, and the nearer cue is its own.
        let outer = outer.and_then(|index| self.by_cue(index)).filter(|outer| outer.speaker != found.speaker);
        outer.or(Some(found))
    }

    /// `Smith said as he introduced her, “...”`: a verb that seldom is a cue gives way to an earlier one that always is.
    fn stronger(
        &self,
        first: (usize, Attribution),
        mut others: impl Iterator<Item = (usize, Attribution)>,
    ) -> (usize, Attribution) {
        let doubtful = |index: usize| {
            let cue = self.cues[index];
            cue.form.traits.has(Traits::WEAK) && cue.end + 1 < self.left.end
        };
        if !doubtful(first.0) {
            return first;
        }
        others.find(|other| self.is_strong(other.0)).unwrap_or(first)
    }

    /// `Smith said that Jones called it “...”`: the outer cue holds the clause of the inner one, with no end between them.
    fn reports_clause(&self, outer: usize, inner: usize) -> bool {
        let (outer, inner) = (self.cues[outer], self.cues[inner]);
        let ends = Gap::SEMICOLON | Gap::DASH | Gap::QUOTE;
        !(outer.end..inner.at).any(|at| self.scene.gap(at).has(ends))
    }

    /// `..., which Jones says would cost more, ... “...”`: the relative clause is over before the quotation.
    fn is_closed(&self, index: usize) -> bool {
        let cue = self.cues[index];
        let lowest = self.left.start.max(cue.at.saturating_sub(LONGEST_LABEL));
        let relative = (lowest..cue.at).rev().find(|&at| {
            self.scene.is_lower(at) && self.scene.has(at, Class::RELATIVE) && !self.scene.is(at, word!("that"))
        });
        let set_off = relative.is_some_and(|at| at > self.left.start && self.scene.gap(at - 1).has(Gap::COMMA));
        set_off && (cue.end..self.left.end.saturating_sub(1)).any(|at| self.scene.gap(at).has(Gap::COMMA))
    }

    /// A piece of a clause: small letter at its beginning, no full stop at its end, no comma or colon before it.
    fn is_fragment(&self) -> bool {
        let announced =
            self.left.end > self.left.start && self.scene.gap(self.left.end - 1).has(Gap::COMMA | Gap::COLON);
        self.point.small && !announced
    }

    fn is_finite(&self, index: usize) -> bool {
        self.cues[index].role == Role::Finite
    }

    fn is_strong(&self, index: usize) -> bool {
        let cue = self.cues[index];
        let entry = cue.form;
        let infinitive = cue.role == Role::Shared && cue.form.shape == CueShape::Plain;
        // `a statement announcing the plan`
        let describes = cue.role == Role::Shared && cue.at > 0 && self.scene.joined(cue.at - 1);
        entry.traits.has(Traits::STRONG)
            && entry.class != CueClass::Think
            && cue.role != Role::Passive
            && !infinitive
            && !describes
            && cue.at > self.left.start
    }

    /// The speaker of the cue at `index`, which stands before the quotation.
    fn by_cue(&self, index: usize) -> Option<Attribution> {
        let cue = self.cues[index];
        let floor = self.left.start;
        if self.gives_name(&cue) {
            return None;
        }
        let speaker = match cue.role {
            Role::SourceFollows => return None,
            Role::Passive => self.agent(cue.end),
            Role::Shared => self.shared_subject(index),
            Role::Finite => match nouns::before(self.scene, cue.at, floor) {
                Subject::Phrase(range) => Some(range),
                Subject::Shared => self.shared_subject(index).or_else(|| self.inverted(cue.end)),
                Subject::Missing => self.inverted(cue.end),
            },
        };
        let relative = (cue.role == Role::Finite).then(|| nouns::relative_before(self.scene, cue.at, floor)).flatten();
        Some(Attribution { speaker: speaker?, relative, cue: Some(index), rule: Rule::SpeakerBefore })
    }

    /// `a boat called “...”`: the verb has no object but the name. `what Smith called “...”` has a subject.
    fn gives_name(&self, cue: &FoundCue) -> bool {
        let article = usize::from(self.scene.has(cue.end, Class::DETERMINER));
        if !cue.form.traits.has(Traits::NAMING) || cue.end + article < self.point.at || cue.form.shape != CueShape::Past
        {
            return false;
        }
        match nouns::before(self.scene, cue.at, self.left.start) {
            Subject::Phrase(subject) => {
                let named = self.scene.is_pronoun(subject.start) || self.scene.is_name_like(subject.start);
                let led = subject.start.checked_sub(1).is_none_or(|before| {
                    before < self.left.start || self.scene.marks.has(Mark::Inner, before) || !self.scene.joined(before)
                });
                cue.role == Role::Finite && !(led && (named || self.scene.has(subject.start, Class::QUANTIFIER)))
            }
            Subject::Shared | Subject::Missing => article == 0,
        }
    }

    /// `was called “...” by Smith` has it behind; `was told by Smith that “...”` before.
    fn agent(&self, end: usize) -> Option<Range<usize>> {
        let by = (end..self.left.end.min(end + 3)).find(|&at| self.scene.is(at, word!("by")))?;
        nouns::after(self.scene, by + 1, self.left.end)
    }

    /// `Said Smith: “...”`.
    fn inverted(&self, end: usize) -> Option<Range<usize>> {
        let speaker = nouns::after(self.scene, end, self.left.end)?;
        (speaker.end + 2 >= self.left.end && !self.scene.joined(speaker.end - 1)).then_some(speaker)
    }

    /// The subject of `with Smith saying`, else of the clause, else of an earlier cue.
    fn shared_subject(&self, index: usize) -> Option<Range<usize>> {
        let (cue, floor) = (self.cues[index], self.left.start);
        let companion =
            |cue: FoundCue| nouns::companion(self.scene, cue.at, floor).filter(|_| cue.role == Role::Shared);
        // `with Smith smiling, saying “yes” and adding “...”`
        let joined = cue.at > floor && self.scene.marks.has(Mark::Conjunction, cue.at - 1);
        let before = index.checked_sub(1).filter(|&before| joined && before >= self.left_cues.start);
        let own = companion(cue).or_else(|| companion(self.cues[before?]));
        own.or_else(|| subjects::main(self.scene, floor..cue.at)).or_else(|| self.earlier_subject(index))
    }

    /// The subject of the nearest finite cue before this one.
    fn earlier_subject(&self, index: usize) -> Option<Range<usize>> {
        let earlier = self.left_cues.start..index;
        earlier
            .rev()
            .take(MOST_CUES)
            .map(|index| self.cues[index])
            .filter(|cue| cue.role == Role::Finite)
            .find_map(|cue| nouns::before(self.scene, cue.at, self.left.start).phrase())
    }

    /// `Smith turned round: “...”`.
    fn colon_before(&self) -> Option<Attribution> {
        let last = self.left.end.checked_sub(1).filter(|&last| last >= self.left.start)?;
        if !self.scene.gap(last).has(Gap::COLON) {
            return None;
        }
        let speaker = subjects::main(self.scene, self.left.clone())?;
        self.found(speaker, None, Rule::Colon)
    }

    /// `“...,” Smith fired off`, `“...,” reacted Smith`: a past form that is no cue, beside a name or a pronoun.
    fn unknown_verb(&self) -> Option<Attribution> {
        let (at, scene) = (self.right.start, self.scene);
        let goes_on = matches!(self.point.closing, Closing::Comma | Closing::Open);
        if !goes_on || self.point.words < SHORTEST_STATEMENT || self.right.is_empty() {
            return None;
        }
        let past = |at: usize| at < self.right.end && scene.is_lower(at) && scene.marks.has(Mark::Ed, at);
        if past(at) && scene.joined(at) && scene.is_name_like(at + 1) {
            let speaker = nouns::after(scene, at + 1, self.right.end)?;
            return self.found(speaker, None, Rule::UnknownVerb);
        }
        if !(scene.is_pronoun(at) || scene.is_name_like(at)) {
            return None;
        }
        let speaker = nouns::after(scene, at, self.right.end)?;
        (past(speaker.end) && scene.joined(speaker.end - 1))
            .then(|| self.found(speaker, None, Rule::UnknownVerb))
            .flatten()
    }

    /// `In calling the plan “...,” the council ...`: the subject of the clause is behind the quotation.
    fn behind_introduction(&self) -> Option<Attribution> {
        let (first, at, scene) = (self.left.start, self.right.start, self.scene);
        let begins = scene.has(first, Class::PREPOSITION) || scene.is_gerund(first) || scene.is_participle(first);
        let ahead = scene.marks.ahead(first).get(Mark::Break).trailing_zeros() as usize;
        let whole = first + ahead + 1 >= at && scene.is_capitalised(first);
        if self.left.is_empty() || !begins || !whole || self.point.closing != Closing::Comma {
            return None;
        }
        let speaker = nouns::after(scene, at, self.right.end)?;
        self.found(speaker, None, Rule::ClauseSubject)
    }

    /// `... “...” and so on, Smith said`.
    fn late_cue(&self) -> Option<Attribution> {
        let at = self.right.start;
        if self.point.ends {
            return None;
        }
        self.cues_until(at + LATE_REACH).find_map(|(index, cue)| {
            if cue.role != Role::Finite {
                return None;
            }
            let inverted =
                cue.form.traits.has(Traits::INVERSION) && cue.at > at && self.scene.gap(cue.at - 1).has(Gap::COMMA);
            if let Some(speaker) = inverted.then(|| nouns::after(self.scene, cue.end, self.right.end)).flatten() {
                return self.found(speaker, Some(index), Rule::SpeakerLater);
            }
            let speaker = nouns::before(self.scene, cue.at, at).phrase()?;
            self.found(speaker, Some(index), Rule::SpeakerLater)
        })
    }

    /// `Smith's claim that “...”`, `their call for “...”`: whose words a noun says they are.
    fn owner_of_words(&self) -> Option<Attribution> {
        let scene = self.scene;
        let lowest = self.left.start.max(self.left.end.saturating_sub(LONGEST_CLAIM));
        let is_noun = |at: usize| {
            let forms = || scene.doc.lexicon().cue_forms(scene.token(at).map_or(0, |token| token.hash));
            scene.is_lower(at)
                && scene.has(at, Class::CUE)
                && forms().any(|form| form.noun && form.class != CueClass::Judge)
        };
        let noun = (lowest..self.left.end).rev().find(|&at| is_noun(at))?;
        let nearest = noun.saturating_sub(MOST_EPITHETS).max(lowest)..noun;
        let owner = nearest.rev().take_while(|&at| scene.joined(at)).find_map(|at| {
            let pronoun = scene.has(at, Class::POSSESSIVE) && !scene.is_possessive_s(at);
            match scene.is_possessive_s(at) {
                true => nouns::ending(scene, at, self.left.start),
                false => pronoun.then_some(at..at + 1),
            }
        });
        self.found(owner?, None, Rule::OwnerOfWords)
    }

    fn clause_subject(&self) -> Option<Attribution> {
        let speaker = subjects::main(self.scene, self.left.clone())?;
        self.found(speaker, None, Rule::ClauseSubject)
    }
}

//! Whether an event is told as a fact: cues in its clause, the verb group, the attitude above it.

use std::hint::select_unpredictable;

use super::clauses::Clauses;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::told::Told;
use crate::extract::bits::{Bits, members};
use crate::lexicon::triggers::{Cue, Forms, Scope, Search};
use crate::lexicon::{Class, Look};
use crate::model::Realis;
use crate::text::{List, word, words};

/// A cue of realis in the text.
#[derive(Debug, Clone, Copy)]
struct CueHit {
    first: u32,
    end: u32,
    /// One more than the index of the next cue in its clause, 0 where there is none.
    next: u32,
    /// What it says, as the number in [`STRENGTH`], ...
    told: u8,
    /// ... and what it says where somebody is said to have said it: "would" looks ahead then.
    reported: u8,
    /// The bit of its scope.
    scope: u8,
}

/// The cues of an article, and what stands between them and the events they reach.
#[derive(Debug, Default)]
pub(super) struct Cues {
    /// In text order.
    list: List<CueHit>,
    /// One more than the index of the first cue in each clause that may reach what comes next, 0 where there is none.
    first: Vec<u32>,
    /// Words that end a noun phrase: verbs, prepositions, "and".
    phrase_ends: Bits,
    /// Words that are in no verb group.
    strangers: Bits,
    /// Words behind a comma that end a verb group.
    breaks: Bits,
    /// The word "to", ...
    to: Bits,
    /// ... and what may stand between it and its verb.
    split: Bits,
    /// "a" and "an".
    indefinite: Bits,
}

/// How far a cue before a verb reaches, in words.
const VERB_REACH: u32 = 5;

/// How far a cue before a noun reaches.
const NOUN_REACH: u32 = 4;

/// How far a cue before a verb reaches to the object of the verb.
const OBJECT_REACH: u32 = 6;

/// How far a cue for a whole clause reaches.
const CLAUSE_REACH: u32 = 60;

/// From what says most to what says least.
const STRENGTH: [Realis; 8] = [
    Realis::Denied,
    Realis::CalledFor,
    Realis::Threatened,
    Realis::Planned,
    Realis::Hypothetical,
    Realis::Historical,
    Realis::Ongoing,
    Realis::Happened,
];

/// The number of each in [`STRENGTH`], in the order of [`Realis::ALL`].
const NUMBERS: [u8; 8] = {
    let mut numbers = [0; 8];
    let mut at = 0;
    while at < 8 {
        numbers[STRENGTH[at] as usize] = at as u8;
        at += 1;
    }
    numbers
};

const HAPPENED: u8 = NUMBERS[Realis::Happened as usize];

const PLANNED: u8 = NUMBERS[Realis::Planned as usize];

/// Which of two says more: denied, called for, threatened, planned, hypothetical, historical, ongoing, happened.
pub(super) fn stronger(one: Realis, other: Realis) -> Realis {
    STRENGTH[usize::from(NUMBERS[one as usize].min(NUMBERS[other as usize]))]
}

const GROUP: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL).or(Class::NEGATION).or(Class::ADVERB);

const PHRASE_ENDS: Class = Class::PREPOSITION.or(Class::CONJUNCTION).or(Class::BE).or(Class::HAVE).or(Class::MODAL);

impl Cues {
    /// Finds the cues in the clauses that tell of something, in the sentences `wanted`, in place of those of the last article.
    pub(super) fn find(&mut self, reading: &Reading<'_>, clauses: &Clauses, wanted: &Bits, search: &mut Search) {
        self.read_groups(reading);
        let Self { list, first, .. } = self;
        list.clear();
        let begin = |block| reading.traits.cues.block(block) & wanted.block(block);
        for found in reading.triggers.find_cues(reading, begin, search) {
            let clause = clauses.of(found.first as usize);
            let Some(Cue { realis, scope }) = reading.triggers.realis_cue(found.entry) else { continue };
            let told = NUMBERS[realis as usize];
            let would = reading.is(found.first as usize, word!("would")) & (realis == Realis::Hypothetical);
            let reported = select_unpredictable(would, PLANNED, told);
            let cue =
                CueHit { first: found.first, end: found.end, next: clause, told, reported, scope: 1 << scope as u8 };
            // "aimed at forcing X to withdraw": what is aimed at is not done yet.
            let is_aim = (scope == Scope::Infinitive) & reading.sets.prepositions.has(found.first.wrapping_sub(1));
            // "in the past few hours" is not in the past.
            let name = reading.names.at(found.end as usize - 1);
            let goes_on = name.is_some_and(|name| (name.end() > found.end as usize) & name.time().is_some());
            list.push_if(clauses.get(clause).tells & !is_aim & !goes_on, cue);
        }
        list.sort_unstable_by_key(|cue| cue.first);
        first.clear();
        first.resize(clauses.len(), 0);
        // From the last one to the first, each becomes the first of its clause.
        for (index, cue) in list.iter_mut().enumerate().rev() {
            let first = &mut first[cue.next as usize];
            cue.next = std::mem::replace(first, index as u32 + 1);
        }
    }

    /// Reads the sets of words that end what a cue reaches.
    fn read_groups(&mut self, reading: &Reading<'_>) {
        let (board, adverbs, commas) = (reading.doc.board(), &reading.traits.adverbs, &reading.sets.commas);
        let blocks = board.blocks();
        let to = &mut self.to;
        to.fill(blocks, |block| board.with_class(Class::INFINITIVE, block) & !board.with_look(Look::UPPER, block));
        self.phrase_ends.fill(blocks, |block| board.with_class(PHRASE_ENDS, block));
        self.strangers.fill(blocks, |block| !(to.block(block) | board.with_class(GROUP, block) | adverbs.block(block)));
        self.breaks.fill(blocks, |block| commas.block(block) & !adverbs.block(block));
        let is_article = |at: u32| u64::from(reading.is_any(at as usize, &words!["a", "an"])) << (at % 64);
        self.indefinite.fill(blocks, |block| {
            members(block, board.with_class(Class::DETERMINER, block)).fold(0, |found, at| found | is_article(at))
        });
        self.split.fill(blocks, |block| board.with_class(Class::BE.or(Class::NEGATION), block) | adverbs.block(block));
    }

    /// The realis of a trigger. `start` is the first word of its clause; `reported` tells whether somebody is said to have said it.
    /// Triggers are asked for in text order.
    pub(super) fn realis(&mut self, hit: &Hit, told: &Told, start: u32, reported: bool) -> Realis {
        let (first, end, head) = (hit.first as u32, hit.end as u32, hit.head as u32);
        let mut next = self.first[told.clause as usize];
        let mut strongest = HAPPENED;
        let to = self.infinitive(hit);
        let mut done = false;
        while let Some(cue) = self.list.get((next as usize).wrapping_sub(1)) {
            if cue.first >= end + CLAUSE_REACH {
                break;
            }
            next = cue.next;
            if cue.first + CLAUSE_REACH < head {
                // Nor does it reach what comes later.
                self.first[told.clause as usize] = next;
                continue;
            }
            let reached = self.reached(cue, first, end, head, start) & scopes(hit.usage) | self.object_of(cue, hit);
            let reaches = reached & cue.scope != 0;
            done |= (cue.scope == bit(Scope::Infinitive, true)) & (cue.end == to);
            let says = if reported { cue.reported } else { cue.told };
            strongest = strongest.min(if reaches { says } else { HAPPENED });
        }
        // "to attack": the act lies ahead of whatever governs it; "had to fire": what one had to do was done.
        let planned = (strongest == HAPPENED) & (to != 0) & !done;
        STRENGTH[usize::from(if planned { PLANNED } else { strongest })]
    }

    /// The scopes in which a trigger of the words `first..end` lies if the cue has them.
    #[inline]
    fn reached(&self, cue: &CueHit, first: u32, end: u32, head: u32, start: u32) -> u8 {
        let to_noun = first.wrapping_sub(cue.end);
        let near_noun = (to_noun <= NOUN_REACH) & none(self.phrase_ends.behind(first), to_noun);
        let in_reach = (cue.first >= first) | (head.wrapping_sub(cue.first) <= VERB_REACH + 1);
        let to_head = head.saturating_sub(cue.end);
        let strangers = last(self.strangers.behind(head), to_head);
        // At most one of them: nothing is left without the lowest.
        let few = strangers & strangers.wrapping_sub(1) == 0;
        let one_group = few & none(self.breaks.behind(head), to_head);
        let ahead = cue.end <= head;
        bit(Scope::Word, (cue.first < head) & in_reach & one_group)
            | bit(Scope::Noun, near_noun)
            | bit(Scope::Phrase, near_noun)
            | bit(Scope::Clause, (cue.first <= start + 1) & ahead)
            | bit(Scope::After, cue.first >= end)
            | bit(Scope::Progressive, ahead & (head.wrapping_sub(cue.end) <= 2))
    }

    /// "could bring an attack": what is told of a verb is told of its object too, if that is new to the reader.
    fn object_of(&self, cue: &CueHit, hit: &Hit) -> u8 {
        let first = hit.first as u32;
        let far = first.wrapping_sub(cue.end);
        let is_object = (hit.usage == Usage::Noun) & (far > 1) & (far <= OBJECT_REACH);
        let is_new = !none(self.indefinite.behind(first), far);
        bit(Scope::Word, is_object & is_new & none(self.phrase_ends.behind(first), far))
    }

    /// The word behind the "to" that leads to a verb; 0 where none does.
    fn infinitive(&self, hit: &Hit) -> u32 {
        let may_be = match hit.usage {
            Usage::Active(forms) => forms.any(Forms::BASE),
            usage => usage == Usage::Passive,
        };
        let head = hit.head as u32;
        let between = self.to.behind(head).leading_zeros();
        let is_led = may_be & (between < 3) & (self.split.behind(head).leading_ones() >= between);
        select_unpredictable(is_led, head.wrapping_sub(between), 0)
    }
}

const fn bit(scope: Scope, is: bool) -> u8 {
    (is as u8) << scope as u8
}

/// The scopes of cues that may reach a trigger that is used so.
fn scopes(usage: Usage) -> u8 {
    let (verb, progressive) = match usage {
        Usage::Active(forms) => (true, forms.any(Forms::ING)),
        usage => (usage == Usage::Passive, false),
    };
    bit(Scope::Word, verb | (usage == Usage::Phrase))
        | bit(Scope::Noun, !verb)
        | bit(Scope::Phrase, true)
        | bit(Scope::Clause, true)
        | bit(Scope::After, true)
        | bit(Scope::Progressive, progressive)
}

/// The last `count` of the members before a word, of at most 64.
fn last(behind: u64, count: u32) -> u64 {
    // Shifted twice, so that of none nothing is left.
    let count = count.min(64);
    behind >> (63 - count.saturating_sub(1)) & 0u64.wrapping_sub(u64::from(count != 0))
}

/// Whether none of the last `count` words before a word is a member.
fn none(behind: u64, count: u32) -> bool {
    last(behind, count) == 0
}

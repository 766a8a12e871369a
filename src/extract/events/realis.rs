//! Whether an event is told as a fact: cues in its clause, the verb group, the attitude above it.

use super::clauses::Clauses;
use super::reading::Reading;
use super::select::{Hit, Usage};
use super::told::Told;
use crate::extract::bits::Bits;
use crate::extract::ranks::Ranks;
use crate::lexicon::kept::Kept;
use crate::lexicon::triggers::{Cue, Forms, Scope, Search};
use crate::lexicon::{Class, Look};
use crate::model::Realis;
use crate::text::word;

/// A cue of realis in the text.
#[derive(Debug, Clone, Copy)]
struct CueHit {
    first: u32,
    end: u32,
    clause: u32,
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
    list: Vec<CueHit>,
    /// The words with which cues begin, ...
    starts: Ranks,
    /// ... and for each of them the number of cues before it, and of all at the end.
    before: Vec<u32>,
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
}

/// How far a cue before a verb reaches, in words.
const VERB_REACH: u32 = 5;

/// How far a cue before a noun reaches.
const NOUN_REACH: u32 = 4;

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
    /// Finds the cues in the clauses that tell of something in place of those of the last article.
    pub(super) fn find(
        &mut self,
        reading: &Reading<'_>,
        clauses: &Clauses,
        candidates: &mut Kept<u32>,
        search: &mut Search,
    ) {
        self.read_groups(reading);
        let Self { list, starts, before, .. } = self;
        reading.traits.cues.write_to(candidates);
        list.clear();
        list.extend(reading.triggers.find_cues(reading, candidates.as_slice(), search).filter_map(|found| {
            let clause = clauses.of(found.first as usize);
            let Cue { realis, scope } =
                reading.triggers.realis_cue(found.entry).filter(|_| clauses.get(clause).told > 0)?;
            let told = NUMBERS[realis as usize];
            let would = reading.is(found.first as usize, word!("would"));
            let reported = if would && realis == Realis::Hypothetical { PLANNED } else { told };
            Some(CueHit { first: found.first, end: found.end, clause, told, reported, scope: 1 << scope as u8 })
        }));
        list.sort_unstable_by_key(|cue| cue.first);
        before.clear();
        starts.clear(reading.doc.words().len());
        let mut last = u32::MAX;
        for (number, cue) in (0..).zip(&*list) {
            if cue.first != last {
                starts.insert(cue.first);
                before.push(number);
                last = cue.first;
            }
        }
        before.push(list.len() as u32);
        starts.count();
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
        self.split.fill(blocks, |block| board.with_class(Class::BE.or(Class::NEGATION), block) | adverbs.block(block));
    }

    /// The realis of a trigger. `start` is the first word of its clause; `reported` tells whether somebody is said to have said it.
    pub(super) fn realis(&self, hit: &Hit<'_>, told: &Told, start: u32, reported: bool) -> Realis {
        let (first, end, head) = (hit.first as u32, hit.end as u32, hit.head as u32);
        let from = told.first.max(head.saturating_sub(CLAUSE_REACH));
        let to = told.end.min(end + CLAUSE_REACH);
        let near = self.index(from)..self.index(to);
        let mut strongest = HAPPENED;
        if !near.is_empty() {
            let before_verb = (self.strangers.behind(head), self.breaks.behind(head));
            let before_noun = self.phrase_ends.behind(first);
            let scopes = scopes(hit.usage);
            for cue in &self.list[near] {
                let to_noun = first.wrapping_sub(cue.end);
                let near_noun = to_noun <= NOUN_REACH && none(before_noun, to_noun);
                let in_reach = cue.first >= first || head.wrapping_sub(cue.first) <= VERB_REACH + 1;
                let to_head = head.saturating_sub(cue.end);
                let one_group = last(before_verb.0, to_head).count_ones() <= 1 && none(before_verb.1, to_head);
                let ahead = cue.end <= head;
                let reached = bit(Scope::Word, (cue.first < head) & in_reach & one_group)
                    | bit(Scope::Noun, near_noun)
                    | bit(Scope::Phrase, near_noun)
                    | bit(Scope::Clause, (cue.first <= start + 1) & ahead)
                    | bit(Scope::After, cue.first >= end)
                    | bit(Scope::Progressive, ahead & (head.wrapping_sub(cue.end) <= 2));
                let reaches = (reached & scopes & cue.scope != 0) & (cue.clause == told.clause);
                let says = if reported { cue.reported } else { cue.told };
                strongest = strongest.min(if reaches { says } else { HAPPENED });
            }
        }
        let planned = (strongest == HAPPENED) & self.is_infinitive(hit);
        STRENGTH[usize::from(if planned { PLANNED } else { strongest })]
    }

    /// The index of the first cue that begins at the word or behind it.
    fn index(&self, word: u32) -> usize {
        self.before.get(self.starts.below(word)).map_or(0, |&index| index as usize)
    }

    /// "to attack": the act lies ahead of whatever governs it.
    fn is_infinitive(&self, hit: &Hit<'_>) -> bool {
        let may_be = match hit.usage {
            Usage::Active(forms) => forms.any(Forms::BASE),
            usage => usage == Usage::Passive,
        };
        let head = hit.head as u32;
        let between = self.to.behind(head).leading_zeros();
        may_be & (between < 3) & (self.split.behind(head).leading_ones() >= between)
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

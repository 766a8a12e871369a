//! [`Turns`]: the words before which a clause may begin or end, and what stands there.
//!
//! What decides is asked of sixty-four words at a time, so that cutting the clauses is one look into a table for each turn.

use super::reading::Reading;
use super::speech::Speech;
use super::traits::NOUN_PHRASE;
use crate::extract::bits::Bits;
use crate::lexicon::triggers::Forms;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// What stands at a turn, as far as clauses care: a set of signs.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sign(u8);

impl Sign {
    /// A sentence begins: no sign but those of an opener stands beside it.
    pub(super) const SENTENCE: Self = Self(1);
    /// A mark that ends a clause whatever comes.
    pub(super) const HARD: Self = Self(1 << 1);
    /// A mark that may close a bracket.
    pub(super) const CLOSES: Self = Self(1 << 2);
    /// A mark that may open one.
    pub(super) const OPENS: Self = Self(1 << 3);
    pub(super) const COMMA: Self = Self(1 << 4);
    /// "and" or "but" before a subject and its verb.
    pub(super) const COORDINATE: Self = Self(1 << 5);
    /// The word opens a relative clause.
    pub(super) const RELATIVE: Self = Self(1 << 6);
    /// The word opens a clause that tells what, when or why.
    pub(super) const SUBORDINATE: Self = Self(1 << 7);
    /// The word is a participle that opens a clause, as if it opened both of the others.
    pub(super) const PARTICIPLE: Self = Self(Self::RELATIVE.0 | Self::SUBORDINATE.0);
    /// A comma before a subject and its verb. A mark that opens a bracket hides a comma, so that the two together say this.
    pub(super) const COMMA_SUBJECT: Self = Self(Self::COMMA.0 | Self::OPENS.0);
    /// How many sets there are.
    pub(super) const SETS: usize = 256;

    /// The set of this number.
    pub(super) const fn numbered(number: usize) -> Self {
        Self(number as u8)
    }

    pub(super) const fn number(self) -> usize {
        self.0 as usize
    }

    /// Whether all of `signs` are in it.
    pub(super) const fn has(self, signs: Self) -> bool {
        self.0 & signs.0 == signs.0
    }
}

/// Where the turns of an article are and what stands there, block by block.
#[derive(Debug, Default)]
pub(super) struct Turns {
    /// The words with which sentences begin.
    sentences: Bits,
    /// The words with which somebody begins to speak, or stops, ...
    speech_ends: Bits,
    /// ... and all that are spoken.
    spoken: Bits,
}

/// The turns in one block of words.
pub(super) struct BlockOfTurns {
    /// The words before which a clause may begin or end.
    pub(super) turns: u64,
    /// Those of them where somebody begins or ends to speak, or goes on to in a new sentence.
    pub(super) speech: u64,
    /// Those with a verb between them and the turn before.
    pub(super) verbs: u64,
    /// The words with each sign, in the order of their bits.
    signs: [u64; 8],
}

impl BlockOfTurns {
    /// The signs of the word in this place.
    #[inline]
    pub(super) fn sign(&self, place: u32) -> Sign {
        Sign(self.signs.iter().enumerate().fold(0, |sign, (at, &set)| sign | ((set >> place & 1) as u8) << at))
    }
}

/// How far a verb may stand from its subject to show that a clause begins.
const REACH: usize = 6;

/// Marks that end a clause whatever comes.
const HARD: Gap = Gap::SEMICOLON.or(Gap::COLON);

const CLOSES: Gap = Gap::CLOSE.or(Gap::DASH);

const OPENS: Gap = Gap::OPEN.or(Gap::DASH);

impl Turns {
    /// The turns of an article in the sentences that lie in `wanted`, block by block.
    pub(super) fn read<'t>(
        &'t mut self,
        reading: &'t Reading<'_>,
        speech: &[Speech],
        wanted: &'t Bits,
    ) -> impl Iterator<Item = BlockOfTurns> + 't {
        let words = reading.doc.words().len();
        self.sentences.set(words, reading.doc.sentences().iter().map(|sentence| sentence.words.start));
        self.speech_ends.set(words, speech.iter().flat_map(|speech| [speech.first as u32, speech.end as u32]));
        self.spoken.clear(words);
        speech.iter().for_each(|speech| self.spoken.insert_run(speech.first as u32, speech.end as u32));
        let Self { sentences, speech_ends, spoken } = &*self;
        let mut behind = Row::read(reading, sentences, 0);
        let mut verb_before = false;
        (0..reading.doc.board().blocks()).map(move |block| {
            let here = behind;
            behind = Row::read(reading, sentences, block + 1);
            let speech = speech_ends.block(block) | here.sentences & spoken.block(block);
            let turns = (reading.traits.turns.block(block) | here.sentences | speech) & wanted.block(block);
            let verbs = since_turn(here.verbs, turns, &mut verb_before);
            BlockOfTurns { turns, speech, verbs, signs: signs(reading, &here, &behind, block) }
        })
    }
}

/// The words with a verb between them and the turn before them. A verb is carried on from word to word as in an addition, up to the
/// next turn, and into the next block by `carry`.
fn since_turn(verbs: u64, turns: u64, carry: &mut bool) -> u64 {
    let goes_on = verbs | !turns;
    let (sum, over) = goes_on.overflowing_add(verbs);
    let (sum, over_again) = sum.overflowing_add(u64::from(*carry));
    *carry = over | over_again;
    sum ^ goes_on ^ verbs
}

/// What is asked of a block of words and of the words behind it.
#[derive(Clone, Copy)]
struct Row {
    sentences: u64,
    verbs: u64,
    verbs_and_bases: u64,
    adverbs: u64,
    covered: u64,
    noun_phrases: u64,
    pronouns: u64,
    prepositions: u64,
    determiners: u64,
    /// What cannot stand between a subject and its verb.
    stops: u64,
}

impl Row {
    #[inline]
    fn read(reading: &Reading<'_>, sentences: &Bits, block: usize) -> Self {
        let (traits, sets) = (reading.traits, reading.sets);
        let prepositions = sets.prepositions.block(block);
        Self {
            sentences: sentences.block(block),
            verbs: traits.verbs.block(block),
            verbs_and_bases: traits.verbs_and_bases.block(block),
            adverbs: traits.adverbs.block(block),
            covered: reading.names.covered().block(block),
            noun_phrases: reading.doc.board().with_class(NOUN_PHRASE, block),
            pronouns: sets.subject_pronouns.block(block),
            prepositions,
            determiners: reading.doc.board().with_class(Class::DETERMINER, block),
            stops: prepositions | sets.conjunctions.block(block) | sets.commas.block(block),
        }
    }
}

/// The words of a block that have each sign, in the order of the bits of [`Sign`].
fn signs(reading: &Reading<'_>, here: &Row, behind: &Row, block: usize) -> [u64; 8] {
    let board = reading.doc.board();
    // A bit for each word of the block and of the next one, which `next` moves to the word before.
    let wide = |set: fn(&Row) -> u64| u128::from(set(here)) | u128::from(set(behind)) << 64;
    let next = |set: fn(&Row) -> u64| (wide(set) >> 1) as u64;
    let follows = verb_follows(wide(|row| row.verbs_and_bases), wide(|row| row.sentences));
    let subjects = subjects(&wide);
    let coordinates = (subjects >> 1 & !(wide(|row| row.sentences) >> 1)) as u64;

    let after = |marks: Gap| board.with_look(Look::after(marks), block);
    let (comma, start) = (reading.sets.commas.block(block), here.sentences);
    // Inside names words tell nothing but after a comma.
    let free = !here.covered | comma;

    let relative = board.with_class(Class::RELATIVE, block);
    let subordinator = board.with_class(Class::SUBORDINATOR, block);
    let demonstrative = board.with_class(Class::DEMONSTRATIVE, block);
    let adverb = board.with_class(Class::ADVERB, block);
    // "that" after a noun and before a verb is a relative; before a subject it opens what is said or thought.
    let that = (relative | subordinator) & demonstrative;
    let before_verb = next(|row| row.verbs | row.adverbs);
    let before_subject = next(|row| row.covered | row.noun_phrases) | follows;
    // Behind an article a base form may be a noun: "as the next step".
    let finite_follows = verb_follows(wide(|row| row.verbs), wide(|row| row.sentences));
    let phrase_only = here.prepositions & !(follows & (finite_follows | !next(|row| row.determiners)));
    let adverb_only = adverb & !here.prepositions;
    let joins = subordinator & !relative & !demonstrative & !phrase_only & !adverb_only;
    let opens_relative = (relative & !demonstrative | that & before_verb) & (free | start);
    let opens_subordinate = (that & !before_verb & before_subject | joins) & (free | start)
        | reading.traits.contacts.block(block) & follows;

    // A word in `-ing`, or a participle before a preposition (", backed by").
    let ing = board.with_look(Look::verb(Forms::ING).or(Look::ING), block);
    let backed_by = board.with_look(Look::verb(Forms::PARTICIPLE), block) & next(|row| row.prepositions);
    let participle = (ing | backed_by) & comma & !here.covered & !start & !opens_relative & !opens_subordinate;

    let coordinate = reading.sets.conjunctions.block(block) & coordinates & free;
    let opens = after(OPENS) & !start;
    let comma_subject = comma & subjects as u64 & !opens;
    [
        start,
        after(HARD) & !start,
        after(CLOSES) & !start,
        opens | comma_subject & !start,
        comma & !opens & !start,
        coordinate & !start,
        opens_relative | participle,
        opens_subordinate | participle,
    ]
}

/// The words behind which a verb follows soon in the same sentence.
fn verb_follows(verbs: u128, sentences: u128) -> u64 {
    let (verb_behind, goes_on) = (verbs >> 1, !(sentences >> 1));
    (0..REACH).fold(0, |follows, _| goes_on & (verb_behind | follows >> 1)) as u64
}

/// The words with which a subject begins that has its verb behind it: a pronoun; or a name or a noun phrase with nothing before its
/// verb that ends it.
fn subjects(wide: &impl Fn(fn(&Row) -> u64) -> u128) -> u128 {
    let (verbs, covered, stops) = (wide(|row| row.verbs), wide(|row| row.covered), wide(|row| row.stops));
    let goes_on = !(wide(|row| row.sentences) >> 1);
    let (mut to_verb, mut over_name) = (0, 0);
    for _ in 0..REACH {
        // With one more word to look at than before.
        over_name = covered & goes_on & over_name >> 1;
        to_verb = verbs | !stops & goes_on & to_verb >> 1;
        over_name |= to_verb & !covered;
    }
    let subject = wide(|row| row.covered | row.noun_phrases);
    wide(|row| row.pronouns) | subject & over_name
}

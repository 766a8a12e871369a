//! [`Traits`]: what the rules ask of nearly every word, worked out once for sixty-four words at a time.

use super::names::Names;
use crate::extract::Document;
use crate::extract::bits::{Bits, members};
use crate::lexicon::triggers::Forms;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// Which words of an article have which trait.
#[derive(Debug, Default)]
pub(super) struct Traits {
    /// May be verbs: auxiliaries, finite forms of known verbs, and words in `-ed`; none that lies in a name.
    pub(super) verbs: Bits,
    /// Auxiliaries alone.
    pub(super) auxiliaries: Bits,
    /// May be verbs, base forms among them.
    pub(super) verbs_and_bases: Bits,
    /// Adverbs of the closed list, and words in `-ly`.
    pub(super) adverbs: Bits,
    /// A clause may begin or end before these: they follow a mark, or join clauses and lie in no name.
    pub(super) turns: Bits,
    /// Pronouns right behind a noun: a clause about it may begin, as in "the ship it seized".
    pub(super) contacts: Bits,
    /// Articles right behind a noun or a name: what stands before leads to nothing behind them.
    pub(super) new_phrases: Bits,
    /// Cues of realis may begin with these.
    pub(super) cues: Bits,
    /// The words behind the last ones of sentences.
    pub(super) sentence_ends: Bits,
    /// Words that stand right after the one before, in one sentence.
    pub(super) joined: Bits,
    /// The gap of a frame does not reach over these: a new clause or a new subject begins.
    ends_reach: Bits,
    /// The gap of a frame ends with these: the "to" before a verb.
    ends_gap: Bits,
}

/// Marks before a clause or behind one.
const MARKS: Gap = Gap::SEMICOLON.or(Gap::COLON).or(Gap::COMMA).or(Gap::DASH).or(Gap::OPEN).or(Gap::CLOSE);

/// Words that may stand side by side in a phrase have nothing else between them.
const INSIDE_PHRASE: Gap = Gap::SPACE.or(Gap::NEWLINE).or(Gap::HYPHEN).or(Gap::APOSTROPHE).or(Gap::QUOTE);

/// Words that begin a noun phrase.
pub(super) const NOUN_PHRASE: Class =
    Class::DETERMINER.or(Class::POSSESSIVE).or(Class::SUBJECT_PRONOUN).or(Class::QUANTIFIER);

const AUXILIARY: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);

/// Closed classes and looks of words that are no plain noun.
const NO_NOUN: Class = AUXILIARY
    .or(NOUN_PHRASE)
    .or(Class::PREPOSITION)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::ADVERB)
    .or(Class::OBJECT_PRONOUN)
    .or(Class::REFLEXIVE)
    .or(Class::NEGATION);
const NO_NOUN_LOOK: Look = Look::verb(FINITE.or(Forms::BASE).or(Forms::PARTICIPLE).or(Forms::ING))
    .or(Look::ED)
    .or(Look::LY)
    .or(Look::ING)
    .or(Look::CAPITALISED)
    .or(Look::UPPER);

const FINITE: Forms = Forms::THIRD.or(Forms::PAST);

/// What ends the reach of a frame: marks, ...
const ENDS_FRAME: Gap = MARKS.or(Gap::STOP).or(Gap::QUESTION).or(Gap::PARAGRAPH);

/// ... and words.
const NEW_SUBJECT: Class = Class::RELATIVE.or(Class::SUBJECT_PRONOUN).or(Class::MODAL);

impl Traits {
    /// Reads the traits of the words of an article in place of those of the last one, all of them in one pass.
    pub(super) fn read(&mut self, doc: &Document<'_>, names: &Names) {
        let board = doc.board();
        let blocks = board.blocks();
        let Self {
            verbs,
            auxiliaries,
            verbs_and_bases,
            adverbs,
            turns,
            contacts,
            new_phrases,
            cues,
            sentence_ends,
            joined,
            ends_reach,
            ends_gap,
        } = self;
        sentence_ends.set(doc.words().len(), doc.sentences().iter().map(|sentence| sentence.words.end));
        let sets = [
            &mut *verbs,
            auxiliaries,
            verbs_and_bases,
            adverbs,
            turns,
            contacts,
            cues,
            joined,
            ends_reach,
            ends_gap,
            new_phrases,
        ];
        sets.into_iter().for_each(|set| set.restart(blocks));
        let be = |block| {
            let negations = board.with_class(Class::NEGATION, block);
            let be = |block| board.with_class(Class::BE.or(Class::HAVE), block);
            be(block) | negations & (be(block) >> 1 | be(block + 1) << 63)
        };
        let bases = |block| board.with_look(Look::verb(Forms::BASE), block);
        let subjects = |block| names.covered().block(block) | board.with_class(NOUN_PHRASE, block);
        let (mut last_names, mut last_numbers, mut last_nouns) = (0, 0, 0);
        for block in 0..blocks {
            let free = !names.covered().block(block);
            let auxiliary = board.with_class(AUXILIARY, block);
            let behind_name = !free << 1 | last_names >> 63;
            last_names = !free;
            // "Iranian-backed" is no verb.
            let is_joined = board.with_look(Look::after(Gap::HYPHEN), block) & behind_name;
            let finite = (auxiliary | board.with_look(Look::verb(FINITE).or(Look::ED), block)) & free & !is_joined;
            let (base, base_behind) = (bases(block), bases(block) >> 1 | bases(block + 1) << 63);
            auxiliaries.push(auxiliary);
            verbs.push(finite);
            verbs_and_bases.push(finite | base & free);
            let subordinators = board.with_class(Class::SUBORDINATOR, block);
            let prepositions = board.with_class(Class::PREPOSITION, block);
            let listed = board.with_class(Class::ADVERB, block) & !(prepositions | subordinators);
            adverbs.push(listed | board.with_look(Look::LY, block));
            // Words that join clauses do so outside names, "and" and its like only before a subject.
            let subject_behind = subjects(block) >> 1 | subjects(block + 1) << 63;
            let and = board.with_class(Class::CONJUNCTION, block) & subject_behind;
            let joins = board.with_class(Class::RELATIVE, block) | subordinators | and;
            let marked = board.with_look(Look::after(MARKS), block);
            let nouns = !(board.with_class(NO_NOUN, block) | board.with_look(NO_NOUN_LOOK, block));
            let behind_noun = nouns << 1 | last_nouns >> 63;
            last_nouns = nouns;
            let contact = board.with_class(Class::SUBJECT_PRONOUN, block) & behind_noun & !marked;
            new_phrases.push(board.with_class(Class::DETERMINER, block) & free & (behind_noun | behind_name) & !marked);
            contacts.push(contact & !sentence_ends.block(block));
            turns.push(marked | joins & free | contact);
            cues.push(board.with_look(Look::STARTS_CUE, block) & free);
            let sentence_ends = sentence_ends.block(block);
            joined.push(!(board.with_look(Look::after_other_than(INSIDE_PHRASE), block) | sentence_ends));
            // "1.5" and "2,000" are one number.
            let numbers = board.with_look(Look::DIGIT, block) & !board.with_look(Look::LETTER, block);
            let goes_on = numbers & (numbers << 1 | last_numbers >> 63);
            last_numbers = numbers;
            // "talks will be held": before "be" a modal belongs to the verb of what stands before.
            let of_passive = board.with_class(Class::MODAL, block) & (be(block) >> 1 | be(block + 1) << 63);
            let opens = board.with_class(NEW_SUBJECT, block) & !of_passive;
            let joins = subordinators & !board.with_class(Class::NAME_PARTICLE, block) & !opens;
            let reach_ends =
                board.with_look(Look::after(ENDS_FRAME), block) | opens | clause_openers(doc, block, joins);
            ends_reach.push(reach_ends & !goes_on | sentence_ends);
            ends_gap.push(board.with_class(Class::INFINITIVE, block) & base_behind);
        }
    }

    /// The words from `from` on that the gap of a frame may reach if it begins there, that of `from` lowest.
    pub(super) fn reach(&self, from: u32) -> u64 {
        let behind_reach = self.ends_reach.ahead(from) | self.ends_gap.ahead(from) << 1;
        // The bits below the lowest one.
        behind_reach.wrapping_sub(1) & !behind_reach
    }
}

/// Those of the words of a block whose bits are set in `subordinators` that begin a clause: "than" joins phrases, and "provided" is a
/// participle more often.
fn clause_openers(doc: &Document<'_>, block: usize, subordinators: u64) -> u64 {
    members(block, subordinators).fold(0, |openers, at| {
        let word = doc.word(at as usize);
        openers | u64::from(!((word == "than") | word.ends_with("ed"))) << (at % 64)
    })
}

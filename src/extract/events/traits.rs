//! [`Traits`]: what the rules ask of nearly every word, worked out once for sixty-four words at a time.

use super::names::Names;
use crate::extract::Document;
use crate::extract::bits::{Bits, members};
use crate::lexicon::triggers::Forms;
use crate::lexicon::{Class, Look};
use crate::text::{Gap, word};

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

const FINITE: Forms = Forms::THIRD.or(Forms::PAST);

/// What ends the reach of a frame: marks, ...
const ENDS_FRAME: Gap = MARKS.or(Gap::STOP).or(Gap::QUESTION).or(Gap::PARAGRAPH);

/// ... and words.
const NEW_SUBJECT: Class = Class::RELATIVE.or(Class::SUBJECT_PRONOUN).or(Class::MODAL);

impl Traits {
    /// Reads the traits of the words of an article in place of those of the last one.
    pub(super) fn read(&mut self, doc: &Document<'_>, names: &Names) {
        let board = doc.board();
        let (blocks, free) = (board.blocks(), |block| !names.covered().block(block));
        self.auxiliaries.fill(blocks, |block| board.with_class(AUXILIARY, block));
        self.verbs.fill(blocks, |block| {
            let finite = board.with_look(Look::verb(FINITE).or(Look::ED), block);
            (self.auxiliaries.block(block) | finite) & free(block)
        });
        self.verbs_and_bases.fill(blocks, |block| {
            self.verbs.block(block) | board.with_look(Look::verb(Forms::BASE), block) & free(block)
        });
        self.adverbs.fill(blocks, |block| {
            let joins = board.with_class(Class::PREPOSITION.or(Class::SUBORDINATOR), block);
            board.with_class(Class::ADVERB, block) & !joins | board.with_look(Look::LY, block)
        });
        let subject = |block| names.covered().block(block) | board.with_class(NOUN_PHRASE, block);
        self.turns.fill(blocks, |block| {
            // Words that join clauses do so outside names, "and" and its like only before a subject.
            let and = board.with_class(Class::CONJUNCTION, block) & (subject(block) >> 1 | subject(block + 1) << 63);
            let joins = board.with_class(Class::RELATIVE.or(Class::SUBORDINATOR), block) | and;
            board.with_look(Look::after(MARKS), block) | joins & free(block)
        });
        self.cues.fill(blocks, |block| board.with_look(Look::STARTS_CUE, block) & free(block));
        self.sentence_ends.set(doc.words().len(), doc.sentences().iter().map(|sentence| sentence.words.end));
        self.joined.fill(blocks, |block| {
            !(board.with_look(Look::after_other_than(INSIDE_PHRASE), block) | self.sentence_ends.block(block))
        });
        self.read_reach(doc);
    }

    /// Reads how far the gaps of frames reach.
    fn read_reach(&mut self, doc: &Document<'_>) {
        let board = doc.board();
        let numbers = |block| board.with_look(Look::DIGIT, block) & !board.with_look(Look::LETTER, block);
        self.ends_reach.fill(board.blocks(), |block| {
            let last_before = block.checked_sub(1).map_or(0, |before| numbers(before) >> 63);
            // "1.5" and "2,000" are one number.
            let goes_on = numbers(block) & (numbers(block) << 1 | last_before);
            let opens = board.with_class(NEW_SUBJECT, block);
            let joins = board.with_class(Class::SUBORDINATOR, block) & !board.with_class(Class::NAME_PARTICLE, block);
            let subordinates = |&at: &u32| {
                let word = doc.word(at as usize);
                // "provided" is a subordinator and a participle.
                word != "than" && !word.ends_with("ed")
            };
            let joins = members(block, joins & !opens).filter(subordinates).fold(0, |bits, at| bits | 1 << (at % 64));
            (board.with_look(Look::after(ENDS_FRAME), block) | opens | joins) & !goes_on
                | self.sentence_ends.block(block)
        });
        let words = doc.words();
        let is_to = |at: u32| words.get(at as usize).is_some_and(|word| word.hash == word!("to"));
        let bases = |block| board.with_look(Look::verb(Forms::BASE), block);
        self.ends_gap.fill(board.blocks(), |block| {
            let before_base = bases(block) >> 1 | bases(block + 1) << 63;
            members(block, before_base).filter(|&at| is_to(at)).fold(0, |bits, at| bits | 1 << (at % 64))
        });
    }

    /// The words from `from` on that the gap of a frame may reach if it begins there, that of `from` lowest.
    pub(super) fn reach(&self, from: u32) -> u64 {
        let behind_reach = self.ends_reach.ahead(from) | self.ends_gap.ahead(from) << 1;
        // The bits below the lowest one.
        behind_reach.wrapping_sub(1) & !behind_reach
    }
}

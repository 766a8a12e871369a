//! [`Seen`]: what the lexicon knows of the words of a text.

use super::board::Board;
use crate::lexicon::triggers::Known;
use crate::lexicon::{BLOCK, Block, Class, Lexicon, Look};
use crate::matcher::Begun;
use crate::text::{Number, Word};

/// What the lexicon knows of the words of a text, word by word and trait by trait.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// For each word: its classes.
    pub(super) classes: Vec<Class>,
    /// For each word: what the event tables know of it.
    pub(super) known: Vec<Known>,
    /// For each word: how it looks where it stands.
    pub(super) looks: Vec<Look>,
    /// The words with which phrases may begin.
    pub(super) begun: Vec<Begun>,
    /// Classes and looks, many words at a time.
    pub(super) board: Board,
    block: Block,
}

impl Seen {
    /// Looks up all words of a text.
    pub(super) fn read(&mut self, text: &str, words: &[Word], lexicon: &Lexicon) {
        let Self { classes, known, looks, begun, board, block } = self;
        classes.clear();
        known.clear();
        looks.clear();
        begun.clear();
        board.clear();
        // Whole blocks are copied and what is too much is cut off: copies of one length are cheaper than shorter ones of any.
        for base in (0..words.len()).step_by(BLOCK) {
            lexicon.look_up(text, words, base, block);
            classes.extend_from_slice(&block.classes);
            known.extend_from_slice(&block.known);
            looks.extend_from_slice(&block.looks);
            let count = begun.len() + block.begun_len;
            begun.extend_from_slice(&block.begun);
            begun.truncate(count);
            board.push(block);
        }
        classes.truncate(words.len());
        known.truncate(words.len());
        looks.truncate(words.len());
    }

    /// The words that may begin a number.
    pub(super) fn number_openers(&self) -> impl Iterator<Item = u32> + '_ {
        // At first these are the words with a digit.
        self.board.words_with(Class::NUMBER_OPENER | Class::NUMERAL)
    }

    /// Gives the first words of numbers their class.
    pub(super) fn mark_numbers(&mut self, numbers: &[Number]) {
        for number in numbers {
            let first = number.words.start;
            if let Some(class) = self.classes.get_mut(first as usize) {
                *class = *class | Class::NUMERAL;
                self.board.add(first, Class::NUMERAL);
            }
        }
    }
}

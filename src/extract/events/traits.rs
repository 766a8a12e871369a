//! [`Traits`]: what the clause rules ask of nearly every word, worked out once.

use super::names::Names;
use crate::extract::Document;
use crate::lexicon::Class;
use crate::lexicon::triggers::Forms;
use crate::text::Gap;

/// A set of what is known of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Traits(u8);

impl Traits {
    /// It may be a verb: an auxiliary, a finite form of a known verb, or a word in `-ed`; and it lies in no name.
    pub(super) const VERB: Self = Self(1);
    /// An adverb of the closed list, or a word in `-ly`.
    pub(super) const ADVERB: Self = Self(1 << 1);
    /// A clause may begin or end before it: it follows a mark, or joins clauses.
    pub(super) const TURN: Self = Self(1 << 2);

    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    fn and_if(self, condition: bool, other: Self) -> Self {
        Self(self.0 | (other.0 * u8::from(condition)))
    }
}

/// Marks before a clause or behind one.
const MARKS: Gap = Gap::SEMICOLON.or(Gap::COLON).or(Gap::COMMA).or(Gap::DASH).or(Gap::OPEN).or(Gap::CLOSE);

const JOINS: Class = Class::RELATIVE.or(Class::SUBORDINATOR).or(Class::CONJUNCTION);

const AUXILIARY: Class = Class::BE.or(Class::HAVE).or(Class::DO).or(Class::MODAL);

const FINITE: Forms = Forms::THIRD.or(Forms::PAST);

/// Writes the traits of all words into `traits`.
pub(super) fn read(doc: &Document<'_>, names: &Names, traits: &mut Vec<Traits>) {
    let text = doc.text().as_bytes();
    let mut before = Gap::PARAGRAPH;
    let words = doc.words().iter().zip(doc.classes()).zip(doc.known()).zip(names.of_words());
    traits.clear();
    traits.extend(words.map(|(((word, &class), known), &name)| {
        let ending = if word.shape.is_lower() { ending(text, word.span.end() as usize) } else { [0, 0] };
        let verb = class.any(AUXILIARY) | known.verb_forms().any(FINITE) | (ending == *b"ed");
        let closed = class.has(Class::ADVERB) & !class.any(Class::PREPOSITION.or(Class::SUBORDINATOR));
        let turn = before.has(MARKS) | class.any(JOINS);
        before = word.after;
        Traits::default()
            .and_if(verb & !Names::is_covered(name), Traits::VERB)
            .and_if(closed | (ending == *b"ly"), Traits::ADVERB)
            .and_if(turn, Traits::TURN)
    }));
}

/// The last two bytes before `end`.
fn ending(text: &[u8], end: usize) -> [u8; 2] {
    match text.get(..end) {
        Some([.., one, two]) => [*one, *two],
        _ => [0, 0],
    }
}

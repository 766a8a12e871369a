//! What stands around a name: the words before and after it, and the lines they are in.

use crate::extract::{Document, Hit};
use crate::lexicon::{Class, Entry, TitleUse};
use crate::text::Gap;
use crate::{LocationKind, Span};

/// How far back a preposition may stand: "in the southern Ukraine".
const LOOK_BACK: usize = 3;
/// How many words a dateline may have.
const DATELINE_WORDS: usize = 9;

/// What stands right before or right after a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// Nothing that matters: a small word, punctuation, the end of the sentence.
    Open,
    /// A title that stands before a name: "President".
    Title,
    /// A first name or an initial.
    FirstName,
    /// The head of an organisation's name: "University".
    OrgHead,
    /// The head of a street's name.
    StreetHead,
    /// The head of a place's name: "River".
    PlaceHead,
    /// A name that is a town's and nothing larger.
    Town,
    /// Another phrase of the lexicon.
    Known,
    /// A capitalised word that nothing is known about.
    Capitalised,
    /// The same, at the start of a sentence, where any word has a capital.
    CapitalisedAtStart,
}

/// Words that may have a capital without being part of a name.
const FUNCTION: Class = Class::DETERMINER
    .or(Class::DEMONSTRATIVE)
    .or(Class::QUANTIFIER)
    .or(Class::PREPOSITION)
    .or(Class::LOCATIVE)
    .or(Class::CONJUNCTION)
    .or(Class::SUBORDINATOR)
    .or(Class::RELATIVE)
    .or(Class::BE)
    .or(Class::HAVE)
    .or(Class::DO)
    .or(Class::MODAL)
    .or(Class::NEGATION)
    .or(Class::SUBJECT_PRONOUN)
    .or(Class::POSSESSIVE)
    .or(Class::ADVERB)
    .or(Class::WEEKDAY)
    .or(Class::MONTH)
    .or(Class::DIRECTION)
    .or(Class::NUMBER_WORD)
    .or(Class::SENTENCE_STARTER);

/// Reads what stands around names of one document.
#[derive(Clone, Copy)]
pub(super) struct Context<'d, 'a> {
    pub(super) document: &'d Document<'a>,
}

impl<'a> Context<'_, 'a> {
    /// The text between a name that ends at byte `end` and the word at `index`.
    fn between(&self, end: u32, index: usize) -> &'a str {
        let start = self.document.words().get(index).map_or(end, |word| word.span.start());
        Span::new(end.min(start), start).of(self.document.text())
    }

    /// Whether only white space of one line or paragraph stands before the word at `index`, after byte `end`.
    pub(super) fn adjoins(&self, end: u32, index: usize) -> bool {
        let between = self.between(end, index);
        !between.is_empty()
            && between.len() <= 4
            && between.bytes().all(|byte| byte.is_ascii_whitespace())
            && between.bytes().filter(|&byte| byte == b'\n').count() < 2
    }

    /// Whether a comma and nothing else stands before the word at `index`, after byte `end`.
    pub(super) fn comma_before(&self, end: u32, index: usize) -> bool {
        matches!(self.between(end, index).trim_end_matches([' ', '\n', '\r']), "," | ",\u{a0}")
            && index < self.document.words().len()
    }

    /// Whether an opening bracket and nothing else stands before the word at `index`, after byte `end`.
    pub(super) fn bracket_before(&self, end: u32, index: usize) -> bool {
        self.between(end, index).trim() == "("
    }

    fn begins_sentence(&self, index: usize) -> bool {
        let sentence = self.document.sentence_of(index).and_then(|at| self.document.sentences().get(at));
        sentence.is_some_and(|sentence| sentence.words.start as usize == index)
    }

    /// Whether the word would have a capital anyway: it opens its sentence, or what is quoted there.
    pub(super) fn opens(&self, index: usize) -> bool {
        self.begins_sentence(index)
            || index.checked_sub(1).is_some_and(|before| {
                self.document.words()[before].after.has(Gap::QUOTE | Gap::COLON | Gap::PARAGRAPH | Gap::NEWLINE)
            })
    }

    /// What stands right before the word at `first`.
    pub(super) fn before(&self, first: usize) -> Neighbour {
        let Some(index) = first.checked_sub(1) else { return Neighbour::Open };
        let (Some(word), Some(next)) = (self.document.words().get(index), self.document.words().get(first)) else {
            return Neighbour::Open;
        };
        let hit = self.document.hit_at(index);
        let is_initial = hit.is_none()
            && word.span.len() == 1
            && word.shape.is_upper()
            && word.after.has(Gap::STOP)
            && word.after.only(Gap::STOP | Gap::SPACE)
            && !self.begins_sentence(first);
        if is_initial {
            return Neighbour::FirstName;
        }
        let end = hit.map_or(word.span.end(), |hit| hit.span.end().max(word.span.end())).min(next.span.start());
        if !self.adjoins(end, first) {
            return Neighbour::Open;
        }
        if let Some(hit) = hit {
            let is_title = |entry| {
                matches!(entry, Entry::Title { title, plural: false } if {
                    let uses = self.document.lexicon().title(title).uses;
                    uses.has(TitleUse::PREFIX) || uses.has(TitleUse::HONORIFIC)
                })
            };
            if word.shape.is_capitalised() && self.document.entries(hit).any(is_title) {
                return Neighbour::Title;
            }
            let is_name = |entry| matches!(entry, Entry::Place(..) | Entry::Actor(_));
            if self.document.entries(hit).any(is_name) {
                let class = self.document.class(index);
                let is_first_name = hit.end - hit.first == 1 && class.has(Class::FIRST_NAME);
                return match is_first_name {
                    true => Neighbour::FirstName,
                    false if self.is_town(hit) => Neighbour::Town,
                    false => Neighbour::Known,
                };
            }
        }
        let class = self.document.class(index);
        if !word.shape.is_capitalised() || class.any(FUNCTION) {
            return Neighbour::Open;
        }
        if class.has(Class::FIRST_NAME) && !class.has(Class::COMMON) {
            return Neighbour::FirstName;
        }
        if self.begins_sentence(index) { Neighbour::CapitalisedAtStart } else { Neighbour::Capitalised }
    }

    /// What stands right after a name that ends at byte `end`, at the word at `index`.
    pub(super) fn after(&self, end: u32, index: usize) -> Neighbour {
        let Some(word) = self.document.words().get(index) else { return Neighbour::Open };
        if !self.adjoins(end, index) || !word.shape.is_capitalised() {
            return Neighbour::Open;
        }
        let class = self.document.class(index);
        let hit = self.document.hit_at(index);
        let is_place = |hit| self.document.entries(hit).any(|entry| matches!(entry, Entry::Place(..)));
        let is_town = |hit| {
            self.document.entries(hit).all(|entry| match entry {
                Entry::Place(place, _) => self.document.lexicon().place(place).kind == LocationKind::City,
                _ => false,
            })
        };
        if hit.is_some_and(is_place) {
            return if hit.is_some_and(is_town) { Neighbour::Town } else { Neighbour::Known };
        }
        if class.has(Class::STREET_HEAD) {
            return Neighbour::StreetHead;
        }
        if class.any(FUNCTION) && !class.has(Class::DIRECTION) {
            return Neighbour::Open;
        }
        if class.has(Class::ORG_HEAD) || self.org_head_follows(index) {
            return Neighbour::OrgHead;
        }
        if class.has(Class::PLACE_HEAD) {
            return Neighbour::PlaceHead;
        }
        if hit.is_some() { Neighbour::Known } else { Neighbour::Capitalised }
    }

    /// Whether a phrase stands for towns alone.
    fn is_town(&self, hit: &Hit) -> bool {
        self.document.entries(hit).all(|entry| match entry {
            Entry::Place(place, _) => self.document.lexicon().place(place).kind == LocationKind::City,
            _ => false,
        })
    }

    /// Whether the capitalised run that the word at `index` is in ends soon after in the head of an organisation's name.
    fn org_head_follows(&self, index: usize) -> bool {
        let words = self.document.words().iter().enumerate().skip(index).take(LOOK_BACK);
        for (at, word) in words {
            if self.document.class(at).has(Class::ORG_HEAD) && word.shape.is_capitalised() {
                return true;
            }
            if !word.shape.is_capitalised() || !word.after.is_space() {
                return false;
            }
        }
        false
    }

    /// The class of the preposition before the name that begins at `first`: [`Class::LOCATIVE`], or [`Class::PREPOSITION`] for
    /// any other, past articles and directions.
    pub(super) fn preposition(&self, first: usize) -> Option<(usize, Class)> {
        let words = self.document.words();
        for back in 1..=LOOK_BACK {
            let index = first.checked_sub(back)?;
            if !words[index].after.is_space() {
                return None;
            }
            let class = self.document.class(index);
            if class.has(Class::LOCATIVE) {
                return Some((index, Class::LOCATIVE));
            }
            if class.has(Class::PREPOSITION) {
                return Some((index, Class::PREPOSITION));
            }
            if !class.any(Class::DETERMINER | Class::DIRECTION) {
                return None;
            }
        }
        None
    }

    /// Whether the words from `first` to `end` are all in capitals and the words around them are not.
    pub(super) fn stands_out_in_capitals(&self, first: usize, end: usize) -> bool {
        let words = self.document.words();
        let is_upper = |index: usize| words.get(index).is_some_and(|word| word.shape.is_upper() && word.span.len() > 1);
        if !(first..end).all(|index| words[index].shape.is_upper()) {
            return false;
        }
        let before = first.checked_sub(1).is_some_and(is_upper);
        !before && !is_upper(end)
    }

    /// The words of the dateline that opens the paragraph of the words `range`: "LONDON (Reuters) -", "KYIV, Ukraine —".
    pub(super) fn dateline(&self, range: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let words = self.document.words();
        let end = range.end.min(range.start + DATELINE_WORDS).min(words.len());
        let first = words.get(range.start)?;
        if !first.shape.is_capitalised() {
            return None;
        }
        for (index, word) in words.iter().enumerate().take(end).skip(range.start) {
            let after = word.after;
            if after.has(Gap::DASH) || after.has(Gap::HYPHEN) && after.has(Gap::SPACE) {
                return Some(range.start..index + 1);
            }
            // "TROY, N.C. (AP) The ...": the agency in brackets closes it too.
            if after.has(Gap::OPEN) && first.shape.is_upper() && first.span.len() > 1 {
                return Some(range.start..index + 1);
            }
            let small = word.shape.is_lower() && !word.shape.is_number();
            if small || after.has(Gap::QUESTION | Gap::QUOTE | Gap::PARAGRAPH | Gap::SEMICOLON) {
                return None;
            }
        }
        None
    }
}

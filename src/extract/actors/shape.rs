//! What the words of an unknown name say of it.
//!
//! As with what stands [around](super::context) it, all weights are added without a branch.

use super::evidence::Evidence;
use super::name::{Name, Traits};
use super::reader::Reader;
use super::weight;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

/// What is said, but for what the capital of a lone word says.
pub(super) struct Shape {
    pub(super) evidence: Evidence,
    /// Whether it is one word, whose capital may say something.
    pub(super) is_plain: bool,
}

/// What the only word of `name` says, of which `key` is the [key](super::fold::name_key).
#[inline]
pub(super) fn one_word(reader: &Reader<'_, '_>, name: &Name, key: u64) -> Shape {
    let word = name.first;
    let class = reader.class_without_accents(word, key);
    let look = reader.look(word);
    let given = class.has(Class::FIRST_NAME);
    let is_acronym = look.shape().is_upper() & (2..=6).contains(&reader.word_len(word)) & !given;
    let evidence = weight::ACRONYM
        .when(is_acronym)
        .and(weight::HEAD_ALONE.when(class.any(Class::ORG_HEAD | Class::PLACE_HEAD)))
        .and(weight::GIVEN_NAME_ALONE.when(given))
        .and(weight::COMMON_WORD.when(class.has(Class::COMMON)))
        .and(weight::DIGITS.when(look.any(Look::DIGIT)))
        .and(source(reader, name, class));
    Shape { evidence, is_plain: !is_acronym }
}

/// What the words of `name`, of which there are several, say; `key` is that of the first one.
#[inline]
pub(super) fn several_words(reader: &Reader<'_, '_>, name: &Name, key: u64) -> Evidence {
    let (first, last) = (name.first, name.end - 1);
    let class = reader.class_without_accents(first, key);
    let inner = if name.len() > 2 { inner(reader, first + 1, last) } else { Inner::default() };
    let looks = inner.looks.or(reader.look(last));
    let given = class.has(Class::FIRST_NAME);
    let later = (inner.classes | reader.class(last)).has(Class::FIRST_NAME);
    let initial = reader.is_initial(first) | inner.initial | reader.is_initial(last);
    let of_language = |word| !given & reader.is_word_of_the_language(word);
    let two = name.len() == 2;
    weight::TWO_WORDS
        .when(two)
        .and(weight::MORE_WORDS.when(!two))
        .and(weight::SHOUTED.when(is_shouted(reader, first) & is_shouted(reader, last)))
        .and(weight::GIVEN_NAME.when(given))
        .and(weight::LANGUAGE_WORD.when(of_language(first)))
        .and(weight::LANGUAGE_WORD.when(of_language(last)))
        .and(weight::GIVEN_NAME_LATER.when(later))
        .and(weight::INITIAL.when(initial))
        .and(weight::PARTICLE.when(inner.classes.has(Class::NAME_PARTICLE)))
        .and(weight::AMPERSAND.when(looks.any(Look::after(Gap::OTHER))))
        .and(weight::DIGITS.when(looks.or(reader.look(first)).any(Look::DIGIT)))
        .and(source(reader, name, class))
}

/// The words between the first and the last one of a name, all together.
#[derive(Default)]
struct Inner {
    looks: Look,
    classes: Class,
    initial: bool,
}

/// Most names have no such words.
#[inline(never)]
fn inner(reader: &Reader<'_, '_>, from: u32, end: u32) -> Inner {
    (from..end).fold(Inner::default(), |inner, word| Inner {
        looks: inner.looks.or(reader.look(word)),
        classes: inner.classes | reader.class(word),
        initial: inner.initial | reader.is_initial(word),
    })
}

/// Whether the word is a long one in capitals.
#[inline]
fn is_shouted(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.look(word).shape().is_upper() & (reader.word_len(word) > 3)
}

/// What the dictionaries say, and the words that name kinds of things; `class` is that of the first word.
#[inline]
fn source(reader: &Reader<'_, '_>, name: &Name, class: Class) -> Evidence {
    const TOLD: Traits = Traits::HEADED.or(Traits::STATE).or(Traits::PLACE).or(Traits::PLACED);
    let traits = name.traits;
    let (first, last) = (reader.class(name.first), reader.class(name.end - 1));
    let (headed, place) = (traits.any(Traits::HEADED), traits.any(Traits::PLACE));
    let owned = traits.any(Traits::OWNED);
    let common_head = (first | last).has(Class::COMMON) & (name.len() < 3) & !owned;
    let (common, large) = (class.has(Class::COMMON), traits.any(Traits::LARGE_PLACE));
    let rest = !traits.any(TOLD) & (name.len() > 1);
    weight::COMMON_HEAD
        .when(headed & common_head)
        .and(weight::HEAD.when(headed & !common_head))
        .and(weight::STARTS_WITH_PLACE.when(owned))
        .and(weight::STATE.when(traits.any(Traits::STATE)))
        .and(weight::COMMON_TOWN.when(place & common))
        .and(weight::CITY.when(place & !common & large))
        .and(weight::TOWN.when(place & !common & !large))
        .and(weight::PLACE_HEAD.when(traits.any(Traits::PLACED)))
        .and(weight::THING.when(rest & last.has(Class::THING_HEAD)))
        .and(weight::AREA.when(rest & last.has(Class::PLACE_HEAD)))
        .and(weight::COMMON_HEAD.when(rest & last.has(Class::ORG_HEAD)))
}

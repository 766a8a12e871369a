//! What the words of an unknown name say of it.
//!
//! As with what stands [around](super::context) it, all weights are added without a branch.

use super::evidence::{Evidence, Sums};
use super::name::{Name, Traits};
use super::reader::Reader;
use super::weight;
use crate::lexicon::{Class, Look};
use crate::text::Gap;

static ONE_WORD: Sums<64> = Sums::of(&[
    weight::ACRONYM,
    weight::HEAD_ALONE,
    weight::GIVEN_NAME_ALONE,
    weight::KNOWN_SURNAME_ALONE,
    weight::COMMON_WORD,
    weight::DIGITS,
]);
static SEVERAL_WORDS: Sums<64> = Sums::of(&[
    weight::TWO_WORDS,
    weight::MORE_WORDS,
    weight::SHOUTED,
    weight::PARTICLE,
    weight::AMPERSAND,
    weight::DIGITS,
]);
static PARTS: Sums<64> = Sums::of(&[
    weight::GIVEN_NAME,
    weight::LANGUAGE_WORD,
    weight::LANGUAGE_WORD,
    weight::GIVEN_NAME_LATER,
    weight::KNOWN_SURNAME,
    weight::INITIAL,
]);
static HEADS: Sums<16> = Sums::of(&[weight::COMMON_HEAD, weight::HEAD, weight::STARTS_WITH_PLACE, weight::PLACE_HEAD]);
static PLACES: Sums<16> = Sums::of(&[weight::STATE, weight::COMMON_TOWN, weight::CITY, weight::TOWN]);
static LAST_WORD: Sums<8> = Sums::of(&[weight::THING, weight::AREA, weight::COMMON_HEAD]);

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
    let shouted = reader.is_shouted(word) && is_among_shouted(reader, word) && reader.is_word_of_the_language(word);
    let head = class.any(Class::ORG_HEAD | Class::PLACE_HEAD | Class::COMPANY_HEAD);
    let short = look.shape().is_upper() & (2..=6).contains(&reader.word_len(word));
    let is_acronym = short & !given & !shouted & !class.has(Class::COMPANY_HEAD);
    // `HB 1475`
    let numbered = is_acronym & reader.gap_after(name.end).is_space() & reader.look(name.end).shape().is_number();
    let surname = class.has(Class::SURNAME) & !given;
    let seen = [is_acronym, head, given, surname, class.has(Class::COMMON), look.any(Look::DIGIT)];
    let evidence = ONE_WORD
        .seen(seen)
        .and(source(reader, name, class))
        .and(weight::SHOUTED_WORD.when(shouted))
        .and(weight::NUMBERED.when(numbered));
    Shape { evidence, is_plain: !is_acronym }
}

/// Whether a word beside it is in capitals too: then its own say nothing.
fn is_among_shouted(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.is_shouted(word.wrapping_sub(1)) || reader.is_shouted(word + 1)
}

/// What the words of `name`, of which there are several, say; `key` is that of the first one.
#[inline]
pub(super) fn several_words(reader: &Reader<'_, '_>, name: &Name, key: u64) -> Evidence {
    let (first, last) = (name.first, name.end - 1);
    let class = reader.class_without_accents(first, key);
    let inner = if name.len() > 2 { inner(reader, first + 1, last) } else { Inner::default() };
    let looks = inner.looks.or(reader.look(last));
    let given = class.has(Class::FIRST_NAME);
    let surname = reader.class(last).has(Class::SURNAME);
    let later = (inner.classes | reader.class(last)).has(Class::FIRST_NAME);
    let initial = reader.is_initial(first) | inner.initial | reader.is_initial(last);
    let of_language = |word| !given & reader.is_word_of_the_language(word);
    let shouted = reader.is_shouted(first) & reader.is_shouted(last);
    let particle = inner.classes.has(Class::NAME_PARTICLE);
    let ampersand = looks.any(Look::after(Gap::OTHER));
    let digits = looks.or(reader.look(first)).any(Look::DIGIT);
    let two = name.len() == 2;
    SEVERAL_WORDS
        .seen([two, !two, shouted, particle, ampersand, digits])
        .and(PARTS.seen([given, of_language(first), of_language(last), later, surname, initial]))
        .and(source(reader, name, class))
        .and(last_word(name, reader.class(last)))
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

/// What the dictionaries say; `class` is that of the first word.
#[inline]
fn source(reader: &Reader<'_, '_>, name: &Name, class: Class) -> Evidence {
    let traits = name.traits;
    let (headed, place) = (traits.any(Traits::HEADED), traits.any(Traits::PLACE));
    let owned = name.origin.has_owner();
    let ends = reader.class(name.first) | reader.class(name.end - 1);
    let common_head = ends.has(Class::COMMON) & (name.len() < 3) & !owned;
    let (common, large) = (class.has(Class::COMMON), name.origin.is_large_place());
    let (state, placed) = (traits.any(Traits::STATE), traits.any(Traits::PLACED));
    HEADS.seen([headed & common_head, headed & !common_head, owned, placed]).and(PLACES.seen([
        state,
        place & common,
        place & !common & large,
        place & !common & !large,
    ]))
}

/// What the last word of an unknown name says; `class` is its class.
#[inline]
fn last_word(name: &Name, class: Class) -> Evidence {
    const TOLD: Traits = Traits::HEADED.or(Traits::STATE).or(Traits::PLACE).or(Traits::PLACED);
    let untold = !name.traits.any(TOLD);
    let [thing, place, body] =
        [Class::THING_HEAD, Class::PLACE_HEAD, Class::ORG_HEAD].map(|head| untold & class.has(head));
    LAST_WORD.seen([thing, place, body])
}

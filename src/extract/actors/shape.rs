//! What the words of an unknown name say of it.

use super::evidence::Evidence;
use super::name::{Name, Source};
use super::reader::Reader;
use super::weight;
use crate::lexicon::{Class, Look, PlaceSize};
use crate::text::Gap;

/// What is said, but for what the capital of a lone word says.
pub(super) struct Shape {
    pub(super) evidence: Evidence,
    /// Whether it is one word, whose capital may say something.
    pub(super) is_plain: bool,
}

/// What the words of `name` say; `key` is that of its first word.
pub(super) fn shape(reader: &Reader<'_, '_>, name: &Name, key: u64) -> Shape {
    let class = reader.class_without_accents(name.first, key);
    let words = if name.len() == 1 { one_word(reader, name.first, class) } else { several_words(reader, name, class) };
    let evidence = words.evidence.and(source(reader, name, class));
    Shape { evidence, ..words }
}

fn one_word(reader: &Reader<'_, '_>, word: u32, class: Class) -> Shape {
    let Some(found) = reader.get(word) else { return Shape { evidence: Evidence::default(), is_plain: true } };
    let given = class.has(Class::FIRST_NAME);
    let is_acronym = found.shape.is_upper() && (2..=6).contains(&found.span.len()) && !given;
    let mut evidence = weight::ACRONYM.when(is_acronym);
    evidence.add_if(class.any(Class::ORG_HEAD | Class::PLACE_HEAD), weight::HEAD_ALONE);
    evidence.add_if(given, weight::GIVEN_NAME_ALONE);
    evidence.add_if(class.has(Class::COMMON), weight::COMMON_WORD);
    evidence.add_if(found.shape.has_digit(), weight::DIGITS);
    Shape { evidence, is_plain: !is_acronym }
}

fn several_words(reader: &Reader<'_, '_>, name: &Name, class: Class) -> Shape {
    let (first, last) = (name.first, name.end - 1);
    let given = class.has(Class::FIRST_NAME);
    let mut initial = reader.is_initial(first);
    let (mut looks, mut inner) = (Look::default(), Class::NONE);
    for word in first + 1..last {
        inner = inner | reader.class(word);
        looks = looks.or(reader.look(word));
        initial |= reader.is_initial(word);
    }
    initial |= reader.is_initial(last);
    looks = looks.or(reader.look(last));
    let later = (inner | reader.class(last)).has(Class::FIRST_NAME);
    let digits = looks.or(reader.look(first)).any(Look::DIGIT);
    let mut evidence = if name.len() == 2 { weight::TWO_WORDS } else { weight::MORE_WORDS };
    evidence.add_if(is_shouted(reader, first) && is_shouted(reader, last), weight::SHOUTED);
    evidence.add_if(given, weight::GIVEN_NAME);
    evidence.add_if(!given && reader.is_word_of_the_language(first), weight::LANGUAGE_WORD);
    evidence.add_if(!given && reader.is_word_of_the_language(last), weight::LANGUAGE_WORD);
    evidence.add_if(later, weight::GIVEN_NAME_LATER);
    evidence.add_if(initial, weight::INITIAL);
    evidence.add_if(inner.has(Class::NAME_PARTICLE), weight::PARTICLE);
    evidence.add_if(looks.any(Look::after(Gap::OTHER)), weight::AMPERSAND);
    evidence.add_if(digits, weight::DIGITS);
    Shape { evidence, is_plain: false }
}

/// Whether the word is a long one in capitals.
fn is_shouted(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.look(word).shape().is_upper() && reader.get(word).is_some_and(|word| word.span.len() > 3)
}

/// What the dictionaries say, and the words that name kinds of things; `class` is that of the first word.
fn source(reader: &Reader<'_, '_>, name: &Name, class: Class) -> Evidence {
    let last = name.end - 1;
    match name.source {
        Source::Headed { owner, .. } => {
            let ends = reader.class(last) | reader.class(name.first);
            let is_common = ends.has(Class::COMMON) && name.len() < 3 && owner.is_none();
            let head = if is_common { weight::COMMON_HEAD } else { weight::HEAD };
            head.and(weight::STARTS_WITH_PLACE.when(owner.is_some()))
        }
        Source::State(_) => weight::STATE,
        Source::Place(..) if class.has(Class::COMMON) => weight::COMMON_TOWN,
        Source::Place(_, PlaceSize::Large) => weight::CITY,
        Source::Place(..) => weight::TOWN,
        Source::Placed => weight::PLACE_HEAD,
        _ if name.len() == 1 => Evidence::default(),
        _ => {
            let last = reader.class(last);
            let mut evidence = weight::THING.when(last.has(Class::THING_HEAD));
            evidence.add_if(last.has(Class::PLACE_HEAD), weight::AREA);
            evidence.add_if(last.has(Class::ORG_HEAD), weight::COMMON_HEAD);
            evidence
        }
    }
}

//! What stands around an unknown name says of it.

use super::evidence::Evidence;
use super::name::{Name, Source};
use super::reader::{CLOSED, Reader};
use super::weight;
use crate::lexicon::{Class, CueShape, Sector, TitleId, TitleUse};
use crate::text::{Gap, word, words};

/// A form of a verb counts as speech where it is speech this often, out of 100.
const TRUSTED: u8 = 50;

/// What the words around the name at `index` say.
pub(super) fn context(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Evidence {
    before(reader, names, index).and(after(reader, names, index))
}

/// What the words before the name say.
fn before(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Evidence {
    let name = &names[index];
    let gap = reader.gap_before(name.first);
    let bracketed = weight::BRACKETED.when(gap.has(Gap::OPEN));
    let spaced = gap.is_space();
    if name.first == 0 || !(spaced || gap.has(Gap::STOP)) {
        return bracketed;
    }
    let title = index.checked_sub(1).map(|before| &names[before]).filter(|before| before.end == name.first);
    if let Some(Source::Title(_, uses, _)) = title.map(|before| before.source) {
        let direct = uses.has(TitleUse::PREFIX) || uses.has(TitleUse::HONORIFIC);
        return bracketed.and(if direct { weight::TITLE } else { weight::AGENT });
    }
    if spaced { word_before(reader, name.first - 1) } else { bracketed }
}

/// What the word right before a name says.
fn word_before(reader: &Reader<'_, '_>, word: u32) -> Evidence {
    let class = reader.class(word);
    let Some(found) = reader.get(word) else { return Evidence::default() };
    if class.has(Class::DETERMINER) {
        if found.span.len() <= 2 { weight::A } else { weight::THE }
    } else if class.has(Class::DIRECTION) {
        weight::DIRECTED
    } else if class.has(Class::LOCATIVE) {
        preposition(reader.doc.word(word as usize))
    } else if words!["named", "called"].contains(&found.hash) {
        weight::NAMED
    } else if found.hash == word!("told") {
        weight::TOLD
    } else {
        weight::SPEAKS.when(is_speech(reader, word))
    }
}

fn preposition(word: &str) -> Evidence {
    match word {
        "in" | "In" | "near" | "Near" | "across" | "outside" | "into" | "Across" => weight::IN,
        "at" | "At" => weight::AT,
        "from" | "From" | "to" | "toward" | "towards" | "around" => weight::FROM,
        _ => Evidence::default(),
    }
}

/// What the words after the name say.
fn after(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Evidence {
    let name = &names[index];
    let next = name.end;
    let gap = reader.gap_after(next);
    if gap.has(Gap::PARAGRAPH) || next >= reader.len() {
        return Evidence::default();
    }
    if reader.is_possessive(next) {
        return weight::OWNER;
    }
    if gap.has(Gap::OPEN) {
        let defined = names.get(index + 1).filter(|defined| defined.first == next && defined.len() == 1);
        return weight::DEFINES.when(defined.is_some() && stands_for(reader, name, next));
    }
    let class = reader.class(next);
    let age = weight::AGE.when(gap.has(Gap::COMMA) && is_age(reader, next));
    if class.has(Class::RELATIVE) {
        return age.and(relative(reader, next));
    }
    if gap.has(Gap::COMMA) {
        return age.and(weight::APPOSITION.when(is_apposition(reader, names, index)));
    }
    if !gap.is_space() {
        return Evidence::default();
    }
    if is_speech(reader, next) {
        return weight::SPEAKS;
    }
    match names.get(index + 1).filter(|title| title.first == next).map(|title| title.source) {
        Some(Source::Title(title, ..)) => title_after(reader, next, title),
        _ => word_after(reader, next, name.len() == 1),
    }
}

/// Whether the word is a number of two digits between commas.
fn is_age(reader: &Reader<'_, '_>, word: u32) -> bool {
    reader.get(word).is_some_and(|word| word.shape.is_number() && word.span.len() == 2)
        && reader.gap_after(word + 1).has(Gap::COMMA | Gap::STOP)
}

fn relative(reader: &Reader<'_, '_>, word: u32) -> Evidence {
    let who = reader.is_any(word, &words!["who", "whose", "whom"]);
    weight::WHO.when(who).and(weight::WHICH.when(reader.is(word, word!("which"))))
}

/// What a title at `word`, right after a name, says.
fn title_after(reader: &Reader<'_, '_>, word: u32, title: TitleId) -> Evidence {
    let sectors = &reader.doc.lexicon().title_facts(title).sectors;
    let portfolio = reader.is_capitalised(word) && sectors.iter().any(|&sector| sector == Sector::GOV);
    if portfolio { weight::PORTFOLIO } else { weight::MEMBERS }
}

/// What a word right after a name says; `lone`: the name is one word.
fn word_after(reader: &Reader<'_, '_>, word: u32, lone: bool) -> Evidence {
    let class = reader.class(word);
    let lower = reader.is_lower(word);
    if lower && class.has(Class::PLACE_HEAD) {
        weight::AREA
    } else if class.any(Class::BE | Class::HAVE | Class::MODAL) {
        weight::SPOKEN_OF
    } else {
        weight::NOUN_FOLLOWS.when(lone && lower && !class.any(CLOSED | Class::ADVERB))
    }
}

/// Whether a finite form of a verb of speech stands at `word`.
pub(super) fn is_speech(reader: &Reader<'_, '_>, word: u32) -> bool {
    if !reader.class(word).has(Class::CUE) {
        return false;
    }
    let Some(found) = reader.get(word).filter(|word| word.shape.is_lower()) else { return false };
    let forms = reader.doc.lexicon().cue_forms(found.hash);
    forms.iter().any(|form| matches!(form.shape, CueShape::Past | CueShape::Third) && form.trust >= TRUSTED)
}

/// Whether a title follows the comma after a name: `, the mayor of ...`.
fn is_apposition(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> bool {
    let end = names[index].end;
    let mut determined = reader.class(end).has(Class::DETERMINER);
    let sentence = reader.sentence_from(names[index].sentence, end);
    for name in names[index + 1..].iter().take(3) {
        if name.first > end + 5 || name.sentence != sentence {
            return false;
        }
        if let Source::Title(..) = name.source {
            return determined || name.first <= end + 1;
        }
        determined |= true;
    }
    false
}

/// Whether the capitals of `name` make the acronym at `word`.
pub(super) fn stands_for(reader: &Reader<'_, '_>, name: &Name, word: u32) -> bool {
    let acronym = reader.doc.word(word as usize).as_bytes();
    if acronym.len() < 2 || acronym.len() > 10 || !reader.get(word).is_some_and(|word| word.shape.is_capitalised()) {
        return false;
    }
    let mut letters = acronym.iter().filter(|letter| letter.is_ascii_uppercase());
    let mut missed = 0;
    let mut matched = 0;
    let mut wanted = letters.next();
    for at in name.first..name.end {
        let initial = reader.doc.word(at as usize).as_bytes().first().map(u8::to_ascii_uppercase);
        if wanted.is_some() && initial.as_ref() == wanted {
            matched += 1;
            wanted = letters.next();
        } else if reader.is_capitalised(at) {
            missed += 1;
        }
    }
    wanted.is_none() && matched >= 2 && missed <= 1
}

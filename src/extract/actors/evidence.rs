//! What an unknown name may be: hand-set weights for the word itself and for what stands around it.

use super::name::{Name, Source};
use super::reader::{CLOSED, Reader};
use crate::lexicon::{Class, CueShape, PlaceSize, Sector, TitleUse};
use crate::text::{Gap, word};

/// Evidence for each thing a name may be, in tenths of log odds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) person: i16,
    pub(super) organization: i16,
    pub(super) place: i16,
    pub(super) nothing: i16,
}

/// What a name is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Person,
    Organization,
    Place,
    Nothing,
}

const fn weights(person: i16, organization: i16, place: i16, nothing: i16) -> Evidence {
    Evidence { person, organization, place, nothing }
}

/// The weights, by what is seen. Set by hand after counts over annotated news.
mod weight {
    use super::{Evidence, weights};

    pub(super) const ONE_WORD: Evidence = weights(-4, -3, -2, 8);
    pub(super) const ONE_WORD_AT_START: Evidence = weights(-8, -10, -10, 22);
    pub(super) const ACRONYM: Evidence = weights(-25, 16, -5, 4);
    pub(super) const TWO_WORDS: Evidence = weights(12, 6, 2, 2);
    pub(super) const MORE_WORDS: Evidence = weights(6, 12, 0, 2);
    pub(super) const COMMON_WORD: Evidence = weights(0, 0, -4, 6);

    pub(super) const LANGUAGE_WORD: Evidence = weights(-18, 0, -2, 8);

    pub(super) const GIVEN_NAME: Evidence = weights(26, -10, -8, -6);
    pub(super) const GIVEN_NAME_ALONE: Evidence = weights(18, -6, -4, 0);
    pub(super) const GIVEN_NAME_LATER: Evidence = weights(10, -4, -2, 0);
    pub(super) const INITIAL: Evidence = weights(22, -4, -12, -4);
    pub(super) const PARTICLE: Evidence = weights(14, -4, 2, -4);
    pub(super) const DIGITS: Evidence = weights(-40, 2, -6, 16);
    pub(super) const AMPERSAND: Evidence = weights(-20, 26, -10, 0);

    pub(super) const TITLE: Evidence = weights(50, -15, -20, -10);
    pub(super) const AGENT: Evidence = weights(26, -4, -10, -4);
    pub(super) const AGE: Evidence = weights(50, -20, -20, -10);
    pub(super) const WHO: Evidence = weights(28, -10, -20, -4);
    pub(super) const WHICH: Evidence = weights(-12, 12, 4, 0);
    pub(super) const APPOSITION: Evidence = weights(26, 0, -8, -4);
    pub(super) const NAMED: Evidence = weights(12, 4, 2, -2);
    pub(super) const SPEAKS: Evidence = weights(20, 8, -8, -4);
    pub(super) const SPOKEN_OF: Evidence = weights(10, 2, -4, -2);
    pub(super) const TOLD: Evidence = weights(-2, 16, -8, 0);
    pub(super) const THE: Evidence = weights(-26, 12, 0, 8);
    pub(super) const A: Evidence = weights(-22, 0, -10, 14);
    pub(super) const IN: Evidence = weights(-12, -4, 20, -2);
    pub(super) const FROM: Evidence = weights(0, 2, 8, 0);
    pub(super) const AT: Evidence = weights(-10, 10, 10, 0);
    pub(super) const DIRECTED: Evidence = weights(-14, -6, 24, -2);
    pub(super) const AREA: Evidence = weights(-12, 0, 20, -2);
    pub(super) const MEMBERS: Evidence = weights(-2, 14, -2, 0);
    pub(super) const PORTFOLIO: Evidence = weights(-20, -10, -10, 20);
    pub(super) const OWNER: Evidence = weights(6, 4, 2, 0);
    pub(super) const NOUN_FOLLOWS: Evidence = weights(-6, 2, 0, 6);
    pub(super) const BRACKETED: Evidence = weights(-6, 12, 0, 2);
    pub(super) const DEFINES: Evidence = weights(-10, 26, -4, 0);
    pub(super) const HEAD: Evidence = weights(-20, 34, -4, -4);
    pub(super) const COMMON_HEAD: Evidence = weights(-8, 16, 0, 6);
    pub(super) const PLACE_HEAD: Evidence = weights(-10, -6, 34, 0);
    pub(super) const STATE: Evidence = weights(0, 0, 60, -20);
    pub(super) const CITY: Evidence = weights(0, 0, 50, -10);
    pub(super) const TOWN: Evidence = weights(0, 0, 34, -10);
    pub(super) const COMMON_TOWN: Evidence = weights(0, 0, 12, 0);
    pub(super) const THING: Evidence = weights(-20, -6, -10, 24);
    pub(super) const SHOUTED: Evidence = weights(-10, -4, -4, 18);
    pub(super) const HEAD_ALONE: Evidence = weights(-26, 4, 0, 8);
    pub(super) const STARTS_WITH_PLACE: Evidence = weights(-4, 14, 4, 0);
}

/// A form of a verb counts as speech where it is speech this often, out of 100.
const TRUSTED: u8 = 50;

impl Evidence {
    /// Adds `other`, where it was seen.
    pub(super) fn add_if(&mut self, seen: bool, other: Evidence) {
        if seen {
            self.add(other);
        }
    }

    pub(super) fn add(&mut self, other: Evidence) {
        self.person = self.person.saturating_add(other.person);
        self.organization = self.organization.saturating_add(other.organization);
        self.place = self.place.saturating_add(other.place);
        self.nothing = self.nothing.saturating_add(other.nothing);
    }

    /// The same with every part at most `most` and at least its negative.
    pub(super) fn clamped(self, most: i16) -> Self {
        let clamp = |part: i16| part.clamp(-most, most);
        weights(clamp(self.person), clamp(self.organization), clamp(self.place), clamp(self.nothing))
    }

    /// The thing with the most evidence.
    pub(super) fn verdict(self) -> Verdict {
        let best = self.person.max(self.organization).max(self.place);
        if best <= self.nothing {
            Verdict::Nothing
        } else if self.person == best {
            Verdict::Person
        } else if self.organization == best {
            Verdict::Organization
        } else {
            Verdict::Place
        }
    }

    /// The evidence of the verdict over the next best, as a probability.
    pub(super) fn confidence(self) -> f64 {
        let mut all = [self.person, self.organization, self.place, self.nothing];
        all.sort_unstable();
        let lead = f64::from(all[3] - all[2]) / 10.0;
        1.0 / (1.0 + (-lead).exp())
    }
}

/// What the words around the name at `index` say.
pub(super) fn context(reader: &Reader<'_, '_>, names: &[Name], index: usize) -> Evidence {
    let mut evidence = Evidence::default();
    before(reader, names, index, &mut evidence);
    after(reader, names, index, &mut evidence);
    evidence
}

/// What the words of the name say. `opens`: its capital is no evidence, for it opens a sentence.
pub(super) fn shape(reader: &Reader<'_, '_>, name: &Name, opens: bool) -> Evidence {
    let mut evidence = Evidence::default();
    let (first, last) = (name.first, name.end - 1);
    let upper = reader.get(first).is_some_and(|word| word.shape.is_upper() && (2..=6).contains(&word.span.len()));
    let first_class = reader.class_without_accents(first);
    match name.len() {
        1 if upper && !first_class.any(Class::FIRST_NAME) => evidence.add(weight::ACRONYM),
        1 if opens => evidence.add(weight::ONE_WORD_AT_START),
        1 => evidence.add(weight::ONE_WORD),
        2 => evidence.add(weight::TWO_WORDS),
        _ => evidence.add(weight::MORE_WORDS),
    }
    let given = first_class.has(Class::FIRST_NAME);
    let mut digits = reader.get(first).is_some_and(|word| word.shape.has_digit());
    if name.len() == 1 {
        evidence.add_if(first_class.any(Class::ORG_HEAD | Class::PLACE_HEAD), weight::HEAD_ALONE);
        evidence.add_if(given, weight::GIVEN_NAME_ALONE);
        evidence.add_if(first_class.has(Class::COMMON), weight::COMMON_WORD);
    } else {
        let shouted = |word: u32| reader.get(word).is_some_and(|word| word.shape.is_upper() && word.span.len() > 3);
        evidence.add_if(shouted(first) && shouted(last), weight::SHOUTED);
        evidence.add_if(given, weight::GIVEN_NAME);
        let mut initial = reader.is_initial(first);
        let (mut later, mut particle, mut symbol) = (false, false, false);
        for word in first + 1..name.end {
            let class = reader.class(word);
            later |= class.has(Class::FIRST_NAME);
            particle |= word < last && class.has(Class::NAME_PARTICLE);
            initial |= reader.is_initial(word);
            symbol |= reader.gap_before(word).has(Gap::OTHER);
            digits |= reader.get(word).is_some_and(|word| word.shape.has_digit());
        }
        let language = |word: u32| reader.is_word_of_the_language(word);
        evidence.add_if(!given && language(first), weight::LANGUAGE_WORD);
        evidence.add_if(!given && language(last), weight::LANGUAGE_WORD);
        evidence.add_if(later, weight::GIVEN_NAME_LATER);
        evidence.add_if(initial, weight::INITIAL);
        evidence.add_if(particle, weight::PARTICLE);
        evidence.add_if(symbol, weight::AMPERSAND);
    }
    evidence.add_if(digits, weight::DIGITS);
    match name.source {
        Source::Headed { owner, .. } => {
            let class = reader.class(last) | reader.class(first);
            evidence.add(if class.has(Class::COMMON) && name.len() < 3 && owner.is_none() {
                weight::COMMON_HEAD
            } else {
                weight::HEAD
            });
            evidence.add_if(owner.is_some(), weight::STARTS_WITH_PLACE);
        }
        Source::Body(..) => evidence.add(weight::HEAD),
        Source::State(_) => evidence.add(weight::STATE),
        Source::Place(..) if first_class.has(Class::COMMON) => evidence.add(weight::COMMON_TOWN),
        Source::Place(_, PlaceSize::Large) => evidence.add(weight::CITY),
        Source::Place(..) => evidence.add(weight::TOWN),
        Source::Placed => evidence.add(weight::PLACE_HEAD),
        _ => {
            let last = reader.class(last);
            evidence.add_if(name.len() > 1 && last.has(Class::THING_HEAD), weight::THING);
            evidence.add_if(name.len() > 1 && last.has(Class::PLACE_HEAD), weight::AREA);
            evidence.add_if(name.len() > 1 && last.has(Class::ORG_HEAD), weight::COMMON_HEAD);
        }
    }
    evidence
}

/// What the words before the name say.
fn before(reader: &Reader<'_, '_>, names: &[Name], index: usize, evidence: &mut Evidence) {
    let name = &names[index];
    let gap = reader.gap_before(name.first);
    evidence.add_if(gap.has(Gap::OPEN), weight::BRACKETED);
    if name.first == 0 || !gap.is_space() && !gap.has(Gap::STOP) {
        return;
    }
    let title = index.checked_sub(1).map(|before| &names[before]).filter(|before| before.end == name.first);
    if let Some(Source::Title(_, uses, _)) = title.map(|before| before.source) {
        let direct = uses.has(TitleUse::PREFIX) || uses.has(TitleUse::HONORIFIC);
        evidence.add(if direct { weight::TITLE } else { weight::AGENT });
        return;
    }
    if !gap.is_space() {
        return;
    }
    let word = name.first - 1;
    let class = reader.class_before(name.first);
    let determiner = class.has(Class::DETERMINER);
    if determiner {
        let a = reader.get(word).is_some_and(|word| word.span.len() <= 2);
        evidence.add(if a { weight::A } else { weight::THE });
    } else if class.has(Class::DIRECTION) {
        evidence.add(weight::DIRECTED);
    } else if class.has(Class::LOCATIVE) {
        evidence.add(match reader.doc.word(word as usize) {
            "in" | "In" | "near" | "Near" | "across" | "outside" | "into" | "Across" => weight::IN,
            "at" | "At" => weight::AT,
            "from" | "From" | "to" | "toward" | "towards" | "around" => weight::FROM,
            _ => Evidence::default(),
        });
    } else if reader.is(word, word!("named")) || reader.is(word, word!("called")) {
        evidence.add(weight::NAMED);
    } else if reader.is(word, word!("told")) {
        evidence.add(weight::TOLD);
    } else if is_speech(reader, word) {
        evidence.add(weight::SPEAKS);
    }
}

/// What the words after the name say.
fn after(reader: &Reader<'_, '_>, names: &[Name], index: usize, evidence: &mut Evidence) {
    let name = &names[index];
    let gap = reader.gap_after(name.end);
    let next = name.end;
    if gap.has(Gap::PARAGRAPH) || reader.get(next).is_none() {
        return;
    }
    if reader.is_possessive(name.end) {
        evidence.add(weight::OWNER);
        return;
    }
    if gap.has(Gap::OPEN) {
        let acronym = names
            .get(index + 1)
            .is_some_and(|next| next.first == name.end && next.len() == 1 && stands_for(reader, name, next.first));
        evidence.add_if(acronym, weight::DEFINES);
        return;
    }
    let class = reader.class(next);
    if gap.has(Gap::COMMA) {
        let age = reader.get(next).is_some_and(|word| word.shape.is_number() && word.span.len() == 2)
            && reader.gap_after(next + 1).has(Gap::COMMA | Gap::STOP);
        evidence.add_if(age, weight::AGE);
    }
    if class.has(Class::RELATIVE) {
        let who = reader.is(next, word!("who")) || reader.is(next, word!("whose")) || reader.is(next, word!("whom"));
        evidence.add_if(who, weight::WHO);
        evidence.add_if(reader.is(next, word!("which")), weight::WHICH);
        return;
    }
    if gap.has(Gap::COMMA) {
        evidence.add_if(is_apposition(reader, names, index), weight::APPOSITION);
        return;
    }
    if !gap.is_space() {
        return;
    }
    if is_speech(reader, next) {
        evidence.add(weight::SPEAKS);
    } else if let Some(Source::Title(title, ..)) =
        names.get(index + 1).filter(|title| title.first == next).map(|title| title.source)
    {
        let sectors = &reader.doc.lexicon().title_facts(title).sectors;
        let portfolio = reader.is_capitalised(next) && sectors.iter().any(|&sector| sector == Sector::GOV);
        evidence.add(if portfolio { weight::PORTFOLIO } else { weight::MEMBERS });
    } else if class.any(Class::PLACE_HEAD) && reader.is_lower(next) {
        evidence.add(weight::AREA);
    } else if class.any(Class::BE | Class::HAVE | Class::MODAL) {
        evidence.add(weight::SPOKEN_OF);
    } else if name.len() == 1 && reader.is_lower(next) && !class.any(CLOSED | Class::ADVERB) {
        evidence.add(weight::NOUN_FOLLOWS);
    }
}

/// Whether a finite form of a verb of speech stands at `word`.
pub(super) fn is_speech(reader: &Reader<'_, '_>, word: u32) -> bool {
    if !reader.class(word).has(Class::CUE) {
        return false;
    }
    let Some(found) = reader.get(word).filter(|word| word.shape.is_lower()) else { return false };
    if !reader.class(word).has(Class::CUE) {
        return false;
    }
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

//! [`Street`]: streets and roads, which no gazetteer lists: "Baker Street", "5th Avenue", "Via Roma", "Interstate 95", "the A40".

use super::context::{Context, FUNCTION, Neighbour};
use super::toponym::Toponyms;
use super::weights::evidence;
use crate::extract::Document;
use crate::extract::bits::{Bits, members};
use crate::lexicon::{Class, Kinds, Look};
use crate::text::{Gap, Word, word, words};
use crate::{ActorKind, Article, MentionKind, Span};

/// The name before "Street" has at most so many words.
const MOST_WORDS: usize = 4;
/// The number of a road has at most so many bytes.
const LONGEST_NUMBER: u32 = 4;
/// "Blvd" and shorter words may have a full stop.
const LONGEST_SHORT_FORM: u32 = 4;

/// Words that may have a capital without being part of a street's name.
const NO_NAME: Class = FUNCTION.without(Class::DIRECTION);
/// The same, right before "Street": "Fifth", "March".
const NO_LAST_NAME: Class = NO_NAME.without(Class::NUMBER_WORD.or(Class::MONTH));

/// A street or road in the text, by its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Street {
    pub(super) first: usize,
    pub(super) end: usize,
    /// A code that is one only where roads have such codes.
    pub(super) is_doubtful: bool,
}

impl Street {
    pub(super) fn new(first: usize, end: usize) -> Self {
        Self { first, end, is_doubtful: false }
    }
}

/// Adds the streets and roads of the text to those that share a head, and marks the toponyms that are parts of their
/// names, or stand behind them: "Oak Court, Derby".
pub(super) fn mark_streets(document: &Document<'_>, article: &Article, toponyms: &mut Toponyms) {
    find(document, article, &mut toponyms.streets);
    if toponyms.streets.is_empty() {
        return;
    }
    let (context, mut end) = (Context { document }, 0);
    let mut rest = toponyms.streets.iter().peekable();
    for toponym in &mut toponyms.list {
        while let Some(street) = rest.next_if(|street| street.end <= toponym.first) {
            end = street.end;
        }
        toponym.taken.by_street = rest.peek().is_some_and(|street| street.first < toponym.end);
        if end > 0 && end == toponym.first && context.comma_before(document.words()[end - 1].span.end(), end) {
            toponym.evidence += evidence::BEHIND_STREET;
        }
    }
}

/// Leaves out the streets that turned out to be towns: "Bow Street, Wales".
pub(super) fn leave_towns(toponyms: &mut Toponyms) {
    if toponyms.streets.is_empty() {
        return;
    }
    let mut towns = toponyms.list.iter().filter(|toponym| toponym.taken.by_street).peekable();
    toponyms.streets.retain(|street| {
        while towns.next_if(|town| town.end <= street.first).is_some() {}
        towns.peek().is_none_or(|town| town.first >= street.end)
    });
}

/// Adds what it finds and puts all in text order.
fn find(document: &Document<'_>, article: &Article, streets: &mut Vec<Street>) {
    let board = document.board();
    let mut finder = Finder { document, context: Context { document }, article, people: None };
    let (mut before, mut last_upper) = (0, 0);
    for block in 0..board.blocks() {
        let [capitals, upper, digits] =
            [Look::CAPITALISED, Look::UPPER, Look::DIGIT].map(|look| board.with_look(look, block));
        let heads = board.with_class(Class::STREET_HEAD | Class::STREET_OPENER, block) & capitals;
        // "A40", and the number of "I-95".
        let numbers = digits & (capitals | upper << 1 | last_upper >> 63);
        last_upper = upper;
        for word in members(block, heads | numbers) {
            let found = finder.street_at(word as usize).filter(|street| street.first >= before);
            before = found.map_or(before, |street| street.end);
            streets.extend(found);
        }
    }
    streets.sort_unstable_by_key(|street| street.first);
}

struct Finder<'d, 'a> {
    document: &'d Document<'a>,
    context: Context<'d, 'a>,
    article: &'d Article,
    /// The words of people's names, once somebody asks.
    people: Option<Bits>,
}

impl Finder<'_, '_> {
    /// The street that the word at `index` says there is.
    fn street_at(&mut self, index: usize) -> Option<Street> {
        let class = self.document.class(index);
        match self.words()[index].shape {
            shape if shape.has_digit() && shape.is_capitalised() => self.road_by_code(index),
            shape if shape.has_digit() => self.road_by_number(index),
            _ if self.context.known(index).is_some_and(|hit| hit.end - hit.first > 1) => None,
            _ if !class.has(Class::STREET_OPENER) => {
                self.named_before(index, class).or_else(|| self.named_behind_in_french(index))
            }
            _ if !class.has(Class::STREET_HEAD) => self.named_behind(index),
            _ => self.numbered(index).or_else(|| self.named_before(index, class)),
        }
    }

    fn words(&self) -> &[Word] {
        self.document.words()
    }

    /// "Baker Street", "North 42nd St.", "King's Road"; the head is the word at `head`, of the class `class`.
    #[inline(never)]
    fn named_before(&mut self, head: usize, class: Class) -> Option<Street> {
        let first = self.start_of_name(head);
        if first == head || class.has(Class::NON_NAME) {
            return None;
        }
        let end = head + 1 + usize::from(self.is_direction(head + 1));
        let is_part = matches!(
            self.after(end),
            Neighbour::OrgHead | Neighbour::PlaceHead | Neighbour::StreetHead | Neighbour::Capitalised
        );
        let is_street = !is_part && (!class.has(Class::COMMON) || self.is_said_to_be_street(first, end, class));
        is_street.then_some(Street::new(first, end))
    }

    /// Whether a number or a preposition before a name says that it is a street, although its head means other things too:
    /// "12 Oak Court", "in Savile Row", "of Oak Close,".
    fn is_said_to_be_street(&mut self, first: usize, end: usize, class: Class) -> bool {
        let Some(before) = first.checked_sub(1) else { return false };
        let word = &self.words()[before];
        let is_where = || {
            let is_address = || word.hash == word!("of") && self.context.look(end).any(Look::after(Gap::COMMA));
            !class.has(Class::ORG_HEAD) && (self.document.class(before).has(Class::LOCATIVE) || is_address())
        };
        word.after.is_space() && (word.shape.is_number() || is_where()) && !self.is_person(first, end)
    }

    /// Where the name begins that stands before the head of a street at the word `head`; `head` if there is none.
    fn start_of_name(&self, head: usize) -> usize {
        let words = self.words();
        let mut first = head;
        while let Some(index) = first.checked_sub(1).filter(|_| head - first < MOST_WORDS) {
            let (word, class) = (&words[index], self.document.class(index));
            let is_ordinal = word.shape.has_digit() && !word.shape.is_number() && word.shape.is_lower();
            let is_tail = word.shape.is_lower() && self.is_tail(index, head);
            let no_name = if first == head { NO_LAST_NAME } else { NO_NAME };
            let is_name = word.shape.is_capitalised() && !class.any(no_name);
            // "Police closed" in a headline, "POLICE CLOSE BAKER STREET".
            let may_be_other = words[head].shape.is_upper() || self.context.opens(index);
            let is_other = first < head && may_be_other && self.is_other(index, class);
            if !self.is_joined(word) || !(is_ordinal || is_tail || is_name) || is_other {
                break;
            }
            first = index;
        }
        first
    }

    /// Whether a word in small letters goes on a name: "Forty-second", and "King's" right before the head, but not "Harare's Third".
    fn is_tail(&self, index: usize, head: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let is_place = || {
            let hit = self.document.hit_at(before);
            hit.is_some_and(|hit| self.document.kinds(hit).any(Kinds::PLACE_NAME))
        };
        self.words()[before].shape.is_capitalised()
            && match self.words()[before].after {
                Gap::HYPHEN => true,
                Gap::APOSTROPHE => index + 1 == head && !is_place(),
                _ => false,
            }
    }

    /// Whether a word of the class `class` that has a capital anyway is hardly a part of a name.
    fn is_other(&self, index: usize, class: Class) -> bool {
        let is_title = || self.context.known(index).is_some_and(|hit| self.document.kinds(hit).any(Kinds::TITLE));
        !class.has(Class::FIRST_NAME) && (class.has(Class::COMMON) || is_title())
    }

    /// Whether the word goes on in the next one: a space, a hyphen, an apostrophe, or the full stop of "St.".
    fn is_joined(&self, word: &Word) -> bool {
        let gap = word.after;
        let is_short = word.span.len() <= LONGEST_SHORT_FORM && gap.only(Gap::STOP | Gap::SPACE) && !gap.is_empty();
        gap.is_space() || gap == Gap::HYPHEN || gap == Gap::APOSTROPHE || is_short
    }

    /// Whether the word says to which side of a town the street before it lies: "Street NW", "Avenue South".
    fn is_direction(&self, index: usize) -> bool {
        let Some(word) = self.words().get(index) else { return false };
        let is_letters =
            || word.shape.is_upper() && self.document.word(index).bytes().all(|byte| b"NSEW".contains(&byte));
        let is_word = || word.shape.is_capitalised() && self.document.class(index).has(Class::DIRECTION);
        self.context.look(index).gap().is_space() && (word.span.len() <= 2 && is_letters() || is_word())
    }

    /// What stands right after a street that ends before the word at `end`.
    fn after(&self, end: usize) -> Neighbour {
        let last = self.words()[end - 1].span;
        self.context.after(end, &self.context.beside(end - 1, end, last))
    }

    /// Whether a name of a person stands over these words.
    fn is_person(&mut self, first: usize, end: usize) -> bool {
        let (document, article) = (self.document, self.article);
        let people = self.people.get_or_insert_with(|| {
            let mut people = Bits::default();
            people.clear(document.words().len());
            for mentioned in document.mentions(article).list() {
                let is_person = article.actors[mentioned.actor.index()].kind == ActorKind::Person;
                if is_person && mentioned.mention.kind == MentionKind::Name {
                    people.insert_run(mentioned.first, mentioned.end);
                }
            }
            people
        });
        people.any(first as u32, end as u32)
    }

    /// "Rue de Rivoli", "Via Roma": the name stands behind the word at `opener`.
    #[inline(never)]
    fn named_behind(&self, opener: usize) -> Option<Street> {
        let words = self.words();
        let is_inside = |before: usize| words[before].shape.is_lower() && words[before].after.is_space();
        // In a headline "Via" has a capital anyway.
        if !opener.checked_sub(1).is_some_and(is_inside) || !words[opener].after.is_space() {
            return None;
        }
        let is_particle =
            |&index: &usize| words[index].shape.is_lower() && self.document.class(index).has(Class::NAME_PARTICLE);
        let is_name = |&index: &usize| {
            words[index].shape.is_capitalised()
                && self.is_joined(&words[index - 1])
                && !self.document.class(index).any(NO_NAME.without(Class::MONTH))
        };
        let limit = words.len().min(opener + 1 + MOST_WORDS);
        let first = opener + 1 + (opener + 1..limit).take_while(is_particle).count();
        let end = first + (first..words.len().min(first + MOST_WORDS)).take_while(is_name).count();
        (end > first).then_some(Street::new(opener, end))
    }

    /// "Avenue Montaigne", "Boulevard Saint-Germain"; but "Avenue Capital" is a company, and "5th Avenue Theatre" a theatre.
    fn named_behind_in_french(&self, opener: usize) -> Option<Street> {
        let is_opener = words!["avenue", "boulevard"].contains(&self.words()[opener].hash);
        let street = self.named_behind(opener).filter(|_| is_opener)?;
        let is_numbered = self.words()[opener - 1].shape.has_digit();
        let is_body = |index| self.document.class(index).any(Class::ORG_HEAD | Class::COMPANY_HEAD | Class::PLACE_HEAD);
        (!is_numbered && !(opener + 1..street.end).any(is_body)).then_some(street)
    }

    /// "Interstate 95", "U.S. Route 1", "County Road 12": the number stands behind the word at `opener`.
    fn numbered(&self, opener: usize) -> Option<Street> {
        let words = self.words();
        let number = words.get(opener + 1)?;
        if !self.is_joined(&words[opener]) || !self.is_road_number(number) {
            return None;
        }
        let before = opener.checked_sub(1).filter(|&before| self.is_joined(&words[before]));
        let owner = before.and_then(|before| self.initials_of_country(before).or_else(|| self.division_at(before)));
        let division = before
            .filter(|&before| words[before].shape.is_capitalised() && self.document.class(before).has(Class::DIVISION));
        Some(Street::new(owner.or(division).unwrap_or(opener), opener + 2))
    }

    /// "I-95", "on U.S. 87": the number is the word at `index`.
    fn road_by_number(&self, index: usize) -> Option<Street> {
        let before = index.checked_sub(1)?;
        let (words, end) = (self.words(), index + 1);
        if !words[before].shape.is_upper() || !self.is_road_number(&words[index]) {
            return None;
        }
        if words[before].hash == word!("i") && words[before].after == Gap::HYPHEN {
            return Some(Street::new(before, end));
        }
        let first = self.initials_of_country(before)?;
        let is_on = first.checked_sub(1).is_some_and(|on| self.is_road_preposition(on));
        (is_on && self.is_joined(&words[before]) && self.is_open(end)).then_some(Street::new(first, end))
    }

    /// "on the A40"; without a preposition it is doubtful. The code is the word at `index`.
    fn road_by_code(&self, index: usize) -> Option<Street> {
        let (code, the) = (self.document.word(index).as_bytes(), index.checked_sub(1)?);
        let digits = code.get(1..).filter(|digits| digits.iter().all(u8::is_ascii_digit))?;
        let is_code = match (code[0], digits.len()) {
            // An airliner: A320, A380.
            (b'A', 3) => !(digits[0] == b'3' && digits[2] == b'0'),
            (b'A', 1..=4) | (b'M', 1 | 2) | (b'B', 3 | 4) => true,
            _ => false,
        };
        if !is_code || self.words()[the].hash != word!("the") || self.context.known(index).is_some() {
            return None;
        }
        let is_on = |on: usize| self.document.class(on).has(Class::LOCATIVE) || self.is_road_preposition(on);
        let is_doubtful = !the.checked_sub(1).is_some_and(is_on);
        self.is_open(index + 1).then_some(Street { is_doubtful, ..Street::new(index, index + 1) })
    }

    fn is_road_number(&self, word: &Word) -> bool {
        let starts_with_digit = || self.document.text().as_bytes()[word.span.start() as usize].is_ascii_digit();
        word.shape.has_digit() && word.span.len() <= LONGEST_NUMBER && starts_with_digit()
    }

    /// Where "U.S." or the like begins that ends in the word at `last`.
    fn initials_of_country(&self, last: usize) -> Option<usize> {
        let hit = self.document.hit_at(last).filter(|hit| hit.end as usize == last + 1)?;
        let is_country = self.words()[last].shape.is_upper() && self.document.kinds(hit).any(Kinds::COUNTRY);
        is_country.then_some(hit.first as usize)
    }

    /// Where the name of a state begins that ends in the word at `last`: "Illinois Route 159".
    fn division_at(&self, last: usize) -> Option<usize> {
        let hit = self.document.hit_at(last).filter(|hit| hit.end as usize == last + 1)?;
        let kinds = self.document.kinds(hit);
        (kinds.any(Kinds::AREA) & kinds.any(Kinds::PLACE_NAME)).then_some(hit.first as usize)
    }

    fn is_road_preposition(&self, index: usize) -> bool {
        [word!("on"), word!("along"), word!("off"), word!("onto"), word!("of")].contains(&self.words()[index].hash)
    }

    /// Whether no noun follows at the word `end` that a name before it would describe.
    fn is_open(&self, end: usize) -> bool {
        let class = self.document.class(end);
        !self.context.look(end).gap().is_space() || class.any(FUNCTION | Class::STREET_HEAD)
    }
}

impl Street {
    /// Where it stands in the text.
    pub(super) fn span(self, document: &Document<'_>) -> Span {
        let words = document.words();
        Span::new(words[self.first].span.start(), words[self.end - 1].span.end())
    }
}

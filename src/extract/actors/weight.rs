//! The weights of what is seen of an unknown name. Set by hand after counts over annotated news.

use super::evidence::{Evidence, weights};

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
pub(super) const KNOWN_SURNAME: Evidence = weights(16, -6, -6, -4);
pub(super) const KNOWN_SURNAME_ALONE: Evidence = weights(8, -2, -4, -2);
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
/// The given name shares the surname of the name behind `and`, or a name in full says who bears it.
pub(super) const COUPLED: Evidence = weights(45, -6, -10, -6);
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
/// A word of the language in capitals among others in capitals: the verb of a headline.
pub(super) const SHOUTED_WORD: Evidence = weights(-30, -30, -10, 30);
pub(super) const HEAD_ALONE: Evidence = weights(-26, 4, 0, 8);
pub(super) const STARTS_WITH_PLACE: Evidence = weights(-4, 14, 4, 0);

/// The lone word is the surname of somebody named in full.
pub(super) const SURNAME: Evidence = weights(55, 0, 0, -10);
/// The lone word is the given name of somebody named in full.
pub(super) const GIVEN: Evidence = weights(40, 0, 0, 0);
/// The lone word is no part of a name of a person: people are named in full once, organisations and places need not be.
pub(super) const NEVER_IN_FULL: Evidence = weights(-14, 6, 2, 0);
/// The lone word opens the name of an organisation.
pub(super) const SHORT_FORM: Evidence = weights(-10, 34, 0, 0);
/// The lone word is made of the initials of an organisation.
pub(super) const INITIALS: Evidence = weights(-20, 45, 0, -10);
/// The lone word also stands in the article without a capital.
pub(super) const LOWER_CASE: Evidence = weights(0, 0, 0, 45);
/// A number follows the acronym: bills and roads have such names.
pub(super) const NUMBERED: Evidence = weights(-10, -30, -10, 30);
/// The mention stands in a headline, where every word has a capital.
pub(super) const HEADLINE: Evidence = weights(-6, -6, 0, 20);

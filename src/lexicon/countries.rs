//! [`Country`], and [`Countries`]: all of them, packed.

use std::borrow::Cow;

use super::Lexicon;
use super::entry::PlaceId;
use crate::CountryCode;
use crate::image::{Pool, Rows, Text, Texts, row, stored};

/// A country or territory with an ISO 3166-1 code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Country {
    /// Two letters.
    pub code: CountryCode,
    /// Three letters.
    pub iso3: Cow<'static, str>,
    /// Its place.
    pub place: PlaceId,
    /// Name of its capital.
    pub capital: Cow<'static, str>,
}

/// The number of a country: its two letters counted from 1.
pub(crate) fn country_number(code: CountryCode) -> u16 {
    let [first, second] = code.number().to_be_bytes().map(|letter| u16::from(letter.saturating_sub(b'A')));
    first * 26 + second + 1
}

/// All countries have numbers below this.
pub(crate) const COUNTRY_NUMBERS: usize = 26 * 26 + 1;

/// What is known of a country.
#[derive(Clone, Copy, Debug, Default)]
struct CountryRow {
    iso3: Text,
    capital: Text,
    /// None of a number that no country has.
    place: Option<PlaceId>,
}
row!(CountryRow { iso3: Text, capital: Text, place: Option<PlaceId> });

/// All countries by their [`country_number`]s.
#[derive(Clone, Debug, Default)]
pub(super) struct Countries {
    rows: Rows<CountryRow>,
    /// The three letters of each, zeros where there is none.
    letters: Rows<[u8; 3]>,
    texts: Texts,
}
stored!(Countries { rows, letters, texts });

impl Countries {
    /// Packs `countries`; of two with one code the later one counts.
    pub(super) fn of(countries: &[Country]) -> Self {
        let mut texts = Pool::default();
        let mut rows = vec![CountryRow::default(); COUNTRY_NUMBERS];
        let mut letters = vec![[0; 3]; COUNTRY_NUMBERS];
        for country in countries {
            let number = usize::from(country_number(country.code));
            rows[number] = CountryRow {
                iso3: texts.push(&country.iso3),
                capital: texts.push(&country.capital),
                place: Some(country.place),
            };
            letters[number] = country.iso3.as_bytes().first_chunk().copied().unwrap_or(letters[number]);
        }
        Self { rows: Rows::new(rows), letters: Rows::new(letters), texts: texts.finish() }
    }

    /// The name of the capital of a country; empty if there is none.
    pub(super) fn capital(&self, code: CountryCode) -> &str {
        let row = self.rows.get(usize::from(country_number(code)));
        row.map_or("", |row| self.texts.get(row.capital))
    }
}

impl Lexicon {
    /// The country with this code, copied out of the lexicon's tables; names in the built-in ones are borrowed.
    #[must_use]
    pub fn country(&self, code: CountryCode) -> Option<Country> {
        let row = self.countries.rows.get(usize::from(country_number(code)))?;
        let text = |text| self.countries.texts.kept(text);
        Some(Country { code, iso3: text(row.iso3), place: row.place?, capital: text(row.capital) })
    }

    /// The place of the country with this code.
    pub(crate) fn country_place(&self, code: CountryCode) -> Option<PlaceId> {
        self.countries.rows.get(usize::from(country_number(code)))?.place
    }

    /// The three letters of the country with this code.
    pub(crate) fn country_letters(&self, code: CountryCode) -> Option<[u8; 3]> {
        self.countries.letters.get(usize::from(country_number(code))).filter(|letters| *letters != [0; 3])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_country_is_known_by_its_three_letters() {
        let lexicon = Lexicon::english().unwrap();
        let letters = || (b'A'..=b'Z').map(char::from);
        let codes =
            letters().flat_map(|first| letters().map(move |second| format!("{first}{second}").parse().unwrap()));
        let countries: Vec<Country> = codes.filter_map(|code| lexicon.country(code)).collect();
        assert!(countries.len() > 200);
        for country in countries {
            assert_eq!(
                lexicon.country_letters(country.code).as_ref().map(|all| &all[..]),
                Some(country.iso3.as_bytes())
            );
            assert_eq!(lexicon.country_place(country.code), Some(country.place));
        }
        assert_eq!(lexicon.country_letters("ZZ".parse().unwrap()), None);
    }

    #[test]
    fn countries_have_numbers_from_1() {
        assert_eq!(country_number("AA".parse().unwrap()), 1);
        assert_eq!(usize::from(country_number("ZZ".parse().unwrap())), COUNTRY_NUMBERS - 1);
    }
}

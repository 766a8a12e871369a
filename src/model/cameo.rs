//! [`Cameo`] codes with their names, quad classes and Goldstein values.

use std::fmt;
use std::str::FromStr;

use once_cell::sync::Lazy;

use super::event::{EventKind, EventMode};
use super::names::{named_enum, written_as_text};
use crate::image::row;
use crate::{Error, ErrorKind, Result};

/// A code of CAMEO (Conflict and Mediation Event Observations), from the table `cameo.tsv`.
///
/// ```
/// use newswire::{Cameo, QuadClass};
/// let code: Cameo = "195".parse()?;
/// assert_eq!(code.name(), "Employ aerial weapons");
/// assert_eq!(code.quad_class(), QuadClass::MaterialConflict);
/// assert_eq!(code.goldstein(), -10.0);
/// assert_eq!(code.root(), "19");
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cameo {
    /// Its line in the table.
    line: u16,
    /// Whether it is a root of two digits.
    is_root: bool,
}

named_enum! {
    /// The four classes of interaction that CAMEO and PLOVER share.
    pub enum QuadClass as "a quad class" {
        /// Words of agreement, support, consultation.
        VerbalCooperation = "verbal_cooperation",
        /// Deeds of cooperation, aid, yielding.
        MaterialCooperation = "material_cooperation",
        /// Words of demand, accusation, refusal, threat.
        VerbalConflict = "verbal_conflict",
        /// Deeds of protest, sanction, force.
        MaterialConflict = "material_conflict",
    }
}

impl QuadClass {
    /// The number used by GDELT, 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8 + 1
    }

    pub(super) fn from_number(text: &str) -> Option<Self> {
        let number: usize = text.parse().ok()?;
        Self::ALL.get(number.checked_sub(1)?).copied()
    }
}

/// One line of the table.
struct Row {
    code: &'static str,
    name: &'static str,
    quad: QuadClass,
    goldstein: f32,
    kind: Option<EventKind>,
    mode: Option<EventMode>,
}

/// The table, sorted by code. A unit test holds that every line can be read.
static TABLE: Lazy<Vec<Row>> = Lazy::new(|| {
    let mut rows: Vec<Row> = table_lines(include_str!("../lexicon/data/cameo.tsv")).filter_map(Row::read).collect();
    rows.sort_by_key(|row| row.code);
    rows
});

/// The lines of a table after its comments and its header.
pub(super) fn table_lines(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1)
}

impl Row {
    fn read(line: &'static str) -> Option<Self> {
        let mut cells = line.split('\t');
        Some(Self {
            code: cells.next()?,
            name: cells.next()?,
            quad: QuadClass::from_number(cells.next()?)?,
            goldstein: cells.next()?.parse().ok()?,
            kind: cells.next()?.parse().ok(),
            mode: cells.next()?.parse().ok(),
        })
    }
}

impl Cameo {
    fn row(self) -> &'static Row {
        &TABLE[usize::from(self.line)]
    }

    /// Every code of the table, in order.
    pub fn all() -> impl Iterator<Item = Cameo> {
        (0..TABLE.len()).map(Cameo::at)
    }

    /// The code in a line of the table.
    fn at(line: usize) -> Self {
        Self { line: line as u16, is_root: TABLE[line].code.len() == 2 }
    }

    /// Whether the code is one of the twenty roots, and says nothing finer.
    pub(crate) const fn is_root(self) -> bool {
        self.is_root
    }

    /// The code as text, two to four digits: `195`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    fn as_str(self) -> &'static str {
        self.code()
    }

    /// The first two digits.
    #[must_use]
    pub fn root(self) -> &'static str {
        &self.row().code[..2]
    }

    /// The name in the code book.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The quad class.
    #[must_use]
    pub fn quad_class(self) -> QuadClass {
        self.row().quad
    }

    /// The Goldstein value, from -10 (conflict) to 10 (cooperation).
    #[must_use]
    pub fn goldstein(self) -> f32 {
        self.row().goldstein
    }

    /// The PLOVER kind that the code became; none for 01 and 02, which PLOVER dropped.
    #[must_use]
    pub fn kind(self) -> Option<EventKind> {
        self.row().kind
    }

    /// The PLOVER mode that the code became, where it has one.
    #[must_use]
    pub fn mode(self) -> Option<EventMode> {
        self.row().mode
    }
}

// Twice the line, and one more for a root; 0 for none.
row!(Option<Cameo> where u16:
    |number| number.checked_sub(1).map(|number| Cameo { line: number / 2, is_root: number % 2 != 0 }),
    |code| code.map_or(0, |code| 2 * code.line + u16::from(code.is_root) + 1));

impl FromStr for Cameo {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let index = TABLE.binary_search_by_key(&text, |row| row.code);
        index.map(Self::at).map_err(|_| Error::new(ErrorKind::Value, format!("'{text}' is not a CAMEO code")))
    }
}

impl fmt::Debug for Cameo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cameo({})", self.code())
    }
}

written_as_text!(Cameo, { "type": "string", "pattern": "^[0-9]{2,4}$", "description": "CAMEO code" });

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Rows;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = table_lines(include_str!("../lexicon/data/cameo.tsv")).count();
        assert_eq!(TABLE.len(), lines);
        assert!(lines > 300);
    }

    #[test]
    fn every_code_is_read_again_as_a_row() {
        let codes = || Cameo::all().map(Some).chain([None]);
        assert!(codes().collect::<Rows<Option<Cameo>>>().iter().eq(codes()));
    }

    #[test]
    fn unknown_codes_are_named() {
        let error = "999".parse::<Cameo>().unwrap_err();
        assert_eq!(error.to_string(), "'999' is not a CAMEO code");
    }
}

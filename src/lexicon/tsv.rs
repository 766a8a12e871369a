//! Reading tables: tab-separated text with `#` comments and one header line, and errors that say where.

use std::borrow::Cow;
use std::str::FromStr;

use crate::{Error, ErrorKind, Result};

/// More columns than any table has. Those beyond are ignored.
const MOST_COLUMNS: usize = 16;

/// The text of a table: part of the program, or the caller's.
#[derive(Debug)]
pub(crate) struct TableText(Cow<'static, str>);

impl TableText {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self(text.into())
    }
}

/// A table whose header has been checked. Rows are read lazily.
#[derive(Clone, Debug)]
pub(crate) struct Table<'s, 't> {
    source: &'s str,
    text: &'t TableText,
    header: &'t str,
    /// How many columns there must be.
    expected: usize,
}

/// One line of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row<'s, 't> {
    source: &'s str,
    line: usize,
    table: &'t TableText,
    cells: [&'t str; MOST_COLUMNS],
}

impl<'s, 't> Table<'s, 't> {
    /// Reads the header and checks that its first columns are `expected`.
    pub(crate) fn new(source: &'s str, text: &'t TableText, expected: &[&str]) -> Result<Self> {
        let header = lines(&text.0).find(|(_, line)| is_entry(line));
        let Some((line, header)) = header else {
            return Err(Error::new(ErrorKind::Lexicon, "the table has no header line").in_source(source));
        };
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        for (index, &name) in expected.iter().enumerate() {
            if columns.get(index) != Some(&name) {
                let found = columns.get(index).copied().unwrap_or("nothing");
                let message = format!("expected the column '{name}' and found '{found}'");
                return Err(Error::new(ErrorKind::Lexicon, message).in_source(source).at(line + 1, index + 1));
            }
        }
        Ok(Self { source, text, header, expected: expected.len() })
    }

    /// The columns behind those that must be there, by number and name.
    pub(crate) fn further_columns(&self) -> impl Iterator<Item = (usize, &'t str)> + use<'t> {
        let columns = self.header.split('\t').map(str::trim).enumerate();
        columns.skip(self.expected).filter(|(_, name)| !name.is_empty())
    }

    /// There are no more entries than this.
    pub(crate) fn most_rows(&self) -> usize {
        self.text.0.bytes().filter(|&byte| byte == b'\n').count()
    }

    /// The entries, in order.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'s, 't>> + '_ {
        let source = self.source;
        let entries = lines(&self.text.0).filter(|(_, line)| is_entry(line)).skip(1);
        entries.map(move |(line, text)| {
            let mut cells = [""; MOST_COLUMNS];
            cells.iter_mut().zip(text.split('\t')).for_each(|(cell, text)| *cell = text.trim());
            Row { source, line: line + 1, table: self.text, cells }
        })
    }
}

/// The lines with their numbers from 0, without a byte order mark.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.strip_prefix('\u{feff}').unwrap_or(text).lines().enumerate()
}

/// Neither a comment nor empty.
fn is_entry(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

impl<'t> Row<'_, 't> {
    /// The cell in `column`, counted from 0; empty where the line is short.
    pub(crate) fn cell(&self, column: usize) -> &'t str {
        self.cells.get(column).copied().unwrap_or("")
    }

    /// The cell, which must not be empty.
    pub(crate) fn required(&self, column: usize) -> Result<&'t str> {
        match self.cell(column) {
            "" => Err(self.error(column, "the cell must not be empty")),
            cell => Ok(cell),
        }
    }

    /// The cell, which must not be empty, [kept](Self::keep).
    pub(crate) fn required_kept(&self, column: usize) -> Result<Cow<'static, str>> {
        self.required(column).map(|cell| self.keep(cell))
    }

    /// A part of a cell for longer than the table: borrowed where the table is part of the program, else a copy.
    pub(crate) fn keep(&self, part: &str) -> Cow<'static, str> {
        let Cow::Borrowed(table) = self.table.0 else { return Cow::Owned(part.to_owned()) };
        let start = (part.as_ptr() as usize).wrapping_sub(table.as_ptr() as usize);
        let kept = table.get(start..start.wrapping_add(part.len())).filter(|kept| *kept == part);
        kept.map_or_else(|| Cow::Owned(part.to_owned()), Cow::Borrowed)
    }

    /// The items of a cell, separated by `|`; empty ones are skipped.
    pub(crate) fn list(&self, column: usize) -> impl Iterator<Item = &'t str> + use<'_, 't> {
        self.cell(column).split('|').map(str::trim).filter(|item| !item.is_empty())
    }

    /// The value of a cell; `None` where it is empty.
    pub(crate) fn optional<T: FromStr>(&self, column: usize) -> Result<Option<T>>
    where
        T::Err: std::fmt::Display,
    {
        match self.cell(column) {
            "" => Ok(None),
            cell => self.parse(column, cell).map(Some),
        }
    }

    /// The value of each item of a cell.
    pub(crate) fn values<T: FromStr>(&self, column: usize) -> Result<Vec<T>>
    where
        T::Err: std::fmt::Display,
    {
        self.list(column).map(|item| self.parse(column, item)).collect()
    }

    fn parse<T: FromStr>(&self, column: usize, text: &str) -> Result<T>
    where
        T::Err: std::fmt::Display,
    {
        text.parse().map_err(|error: T::Err| {
            let message = error.to_string();
            let names_value = message.contains(text);
            self.error(column, if names_value { message } else { format!("'{text}': {message}") })
        })
    }

    /// An error about a cell: names the table, the line and the cell, both counted from 1.
    pub(crate) fn error(&self, column: usize, message: impl Into<String>) -> Error {
        Error::new(ErrorKind::Lexicon, message).in_source(self.source).at(self.line, column + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_table_line_and_cell() {
        let table = TableText::new("# a comment\nname\tcount\nx\tmany\n");
        let table = Table::new("mine.tsv", &table, &["name", "count"]).unwrap();
        let row = table.rows().next().unwrap();
        let error = row.optional::<u32>(1).unwrap_err();
        assert_eq!(error.to_string(), "mine.tsv: line 3, column 2: 'many': invalid digit found in string");
    }

    #[test]
    fn a_wrong_header_is_named() {
        let error = Table::new("mine.tsv", &TableText::new("naem\tcount\n"), &["name", "count"]).unwrap_err();
        assert_eq!(error.to_string(), "mine.tsv: line 1, column 1: expected the column 'name' and found 'naem'");
        let error = Table::new("mine.tsv", &TableText::new("# nothing\n"), &["name"]).unwrap_err();
        assert_eq!(error.to_string(), "mine.tsv: the table has no header line");
    }
}

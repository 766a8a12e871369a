//! Short and pet forms of given names: `Bill` for `William`.

use super::Lexicon;
use super::fold::key_of;
use super::tsv::{Table, TableText};
use crate::Result;

/// Reads `name nicknames` lines; gives the [key](key_of) of each nickname with that of its name.
pub(super) fn load(source: &str, table: &TableText, into: &mut Vec<[u64; 2]>) -> Result<()> {
    for row in Table::new(source, table, &["name", "nicknames"])?.rows() {
        let name = key_of(row.required(0)?);
        into.extend(row.list(1).map(|nickname| [key_of(nickname), name]));
    }
    Ok(())
}

impl Lexicon {
    /// The [keys](key_of) of the names for which the given name with this key is short.
    pub(crate) fn names_in_full(&self, given: u64) -> impl Iterator<Item = u64> + '_ {
        self.nicknames.of(given)
    }
}

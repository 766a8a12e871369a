//! [`Ids`]: what an actor or a place is called in other systems.

use std::borrow::Cow;
use std::fmt;
use std::ops::Index;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Ids in other systems, one for each, sorted by system: `wikidata` `Q22686`.
///
/// ```
/// let mut ids = newswire::Ids::new();
/// ids.insert("wikidata", "Q20");
/// assert_eq!(ids.get("wikidata"), Some("Q20"));
/// assert_eq!(ids.get("geonames"), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Ids(Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl Ids {
    /// No ids.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The id in `system`.
    #[must_use]
    pub fn get(&self, system: &str) -> Option<&str> {
        self.find(system).ok().map(|index| &*self.0[index].1)
    }

    /// Adds the id in `system`, in place of an earlier one.
    pub fn insert(&mut self, system: impl Into<Cow<'static, str>>, id: impl Into<Cow<'static, str>>) {
        let system = system.into();
        match self.find(&system) {
            Ok(index) => self.0[index].1 = id.into(),
            Err(index) => {
                // Most have ids in one system.
                if self.0.is_empty() {
                    self.0.reserve_exact(1);
                }
                self.0.insert(index, (system, id.into()));
            }
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Systems and ids, sorted by system.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(system, id)| (&**system, &**id))
    }

    fn find(&self, system: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| (**other).cmp(system))
    }
}

impl Index<&str> for Ids {
    type Output = str;

    /// The id in `system`.
    ///
    /// # Panics
    /// Without one, as maps do; [`Ids::get`] says whether there is one.
    #[allow(clippy::panic, reason = "what indexing a map does")]
    fn index(&self, system: &str) -> &str {
        match self.find(system) {
            Ok(index) => &self.0[index].1,
            Err(_) => panic!("no id in '{system}'"),
        }
    }
}

impl<S: Into<Cow<'static, str>>, I: Into<Cow<'static, str>>> FromIterator<(S, I)> for Ids {
    fn from_iter<T: IntoIterator<Item = (S, I)>>(pairs: T) -> Self {
        let mut ids = Self::new();
        ids.extend(pairs);
        ids
    }
}

impl<S: Into<Cow<'static, str>>, I: Into<Cow<'static, str>>> Extend<(S, I)> for Ids {
    fn extend<T: IntoIterator<Item = (S, I)>>(&mut self, pairs: T) {
        pairs.into_iter().for_each(|(system, id)| self.insert(system, id));
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl Serialize for Ids {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Ids {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapOfIds)
    }
}

struct MapOfIds;

impl<'de> Visitor<'de> for MapOfIds {
    type Value = Ids;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map from systems to ids")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Ids, A::Error> {
        let mut ids = Ids::new();
        while let Some((system, id)) = map.next_entry::<String, String>()? {
            ids.insert(system, id);
        }
        Ok(ids)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Ids {
    fn schema_name() -> Cow<'static, str> {
        "Ids".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        <std::collections::BTreeMap<String, String>>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn one_id_for_each_system_in_order() {
        let ids: Ids = [("wikidata", "Q1"), ("geonames", "2"), ("wikidata", "Q3")].into_iter().collect();
        assert_eq!(ids.iter().collect::<Vec<_>>(), [("geonames", "2"), ("wikidata", "Q3")]);
        assert_eq!(ids.len(), 2);
    }
}

//! [`Ids`]: what an actor or a place is called in other systems.

use std::borrow::Cow;
use std::fmt;

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
pub struct Ids(Few);

/// A system and the id in it.
type Pair = (Cow<'static, str>, Cow<'static, str>);

/// Most have an id in one system, which needs no memory of its own.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
enum Few {
    #[default]
    None,
    One(Pair),
    /// Two or more.
    Many(Vec<Pair>),
}

impl Ids {
    /// No ids.
    #[must_use]
    pub const fn new() -> Self {
        Self(Few::None)
    }

    /// The id in one system.
    pub(crate) const fn one(system: &'static str, id: Cow<'static, str>) -> Self {
        Self(Few::One((Cow::Borrowed(system), id)))
    }

    /// The id in `system`.
    #[must_use]
    pub fn get(&self, system: &str) -> Option<&str> {
        self.find(system).ok().map(|index| &*self.pairs()[index].1)
    }

    /// Adds the id in `system`, in place of an earlier one.
    pub fn insert(&mut self, system: impl Into<Cow<'static, str>>, id: impl Into<Cow<'static, str>>) {
        let pair = (system.into(), id.into());
        let place = self.find(&pair.0);
        self.0 = match (std::mem::take(&mut self.0), place) {
            (Few::None, _) | (Few::One(_), Ok(_)) => Few::One(pair),
            (Few::One(other), Err(0)) => Few::Many(vec![pair, other]),
            (Few::One(other), Err(_)) => Few::Many(vec![other, pair]),
            (Few::Many(mut pairs), place) => {
                match place {
                    Ok(index) => pairs[index] = pair,
                    Err(index) => pairs.insert(index, pair),
                }
                Few::Many(pairs)
            }
        };
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pairs().len()
    }

    /// Systems and ids, sorted by system.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs().iter().map(|(system, id)| (&**system, &**id))
    }

    fn pairs(&self) -> &[Pair] {
        match &self.0 {
            Few::None => &[],
            Few::One(pair) => std::slice::from_ref(pair),
            Few::Many(pairs) => pairs,
        }
    }

    fn find(&self, system: &str) -> Result<usize, usize> {
        self.pairs().binary_search_by(|(other, _)| (**other).cmp(system))
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

    #[test]
    fn ids_stand_once_for_each_system_and_sorted() {
        let mut ids = Ids::new();
        assert!(ids.is_empty());
        for (system, id) in [("m", "1"), ("m", "2"), ("z", "3"), ("a", "4"), ("z", "5"), ("k", "6")] {
            ids.insert(system, id);
        }
        assert_eq!(ids.iter().collect::<Vec<_>>(), [("a", "4"), ("k", "6"), ("m", "2"), ("z", "5")]);
        assert_eq!(ids, [("z", "5"), ("m", "2"), ("k", "6"), ("a", "4")].into_iter().collect());
    }
}

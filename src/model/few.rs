//! [`Few`]: a list of which one element needs no memory of its own.

use std::fmt;
use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;

/// A list that mostly holds one element, which then needs no memory of its own. It can be read as a slice.
///
/// Most actors of an article have one mention, and most events one source and one target: an article is made of few allocations.
///
/// ```
/// use newswire::{Span, Spans};
///
/// let mut parts = Spans::from(Span::new(0, 4));
/// parts.push(Span::new(9, 12));
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts[1], Span::new(9, 12));
/// ```
#[derive(Clone)]
pub struct Few<T>(Held<T>);

/// A few spans.
pub type Spans = Few<Span>;

#[derive(Clone)]
enum Held<T> {
    One(T),
    /// None, or more than one, or one of those that were expected.
    Any(Vec<T>),
}

impl<T> Few<T> {
    /// No elements.
    #[must_use]
    pub const fn new() -> Self {
        Self(Held::Any(Vec::new()))
    }

    /// No elements, and room for `capacity` of them.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Self {
        Self(Held::Any(if capacity > 1 { Vec::with_capacity(capacity) } else { Vec::new() }))
    }

    /// Appends an element.
    #[inline]
    pub fn push(&mut self, element: T) {
        match &mut self.0 {
            Held::Any(all) if all.len() < all.capacity() => all.push(element),
            _ => self.push_with_room(element),
        }
    }

    /// Appends an element for which there is no room yet.
    fn push_with_room(&mut self, element: T) {
        match &mut self.0 {
            Held::Any(all) if all.capacity() == 0 => self.0 = Held::One(element),
            Held::Any(all) => all.push(element),
            Held::One(_) => {
                // Room for two at first: hardly any list has more.
                let one = std::mem::replace(&mut self.0, Held::Any(Vec::with_capacity(2)));
                if let (Held::One(first), Held::Any(all)) = (one, &mut self.0) {
                    all.push(first);
                    all.push(element);
                }
            }
        }
    }

    /// Whether there are no elements. As the method of slices, for `skip_serializing_if`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        (**self).is_empty()
    }
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Deref for Few<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        match &self.0 {
            Held::One(element) => std::slice::from_ref(element),
            Held::Any(all) => all,
        }
    }
}

impl<T> DerefMut for Few<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Held::One(element) => std::slice::from_mut(element),
            Held::Any(all) => all,
        }
    }
}

impl<T> From<T> for Few<T> {
    fn from(element: T) -> Self {
        Self(Held::One(element))
    }
}

impl<T> From<Vec<T>> for Few<T> {
    fn from(all: Vec<T>) -> Self {
        Self(Held::Any(all))
    }
}

impl<T> From<Option<T>> for Few<T> {
    fn from(element: Option<T>) -> Self {
        element.map_or_else(Self::new, Self::from)
    }
}

impl<T> From<Few<T>> for Vec<T> {
    fn from(few: Few<T>) -> Self {
        match few.0 {
            Held::One(element) => vec![element],
            Held::Any(all) => all,
        }
    }
}

impl<T> Extend<T> for Few<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, elements: I) {
        elements.into_iter().for_each(|element| self.push(element));
    }
}

impl<T> FromIterator<T> for Few<T> {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        let mut few = Self::new();
        few.extend(elements);
        few
    }
}

impl<T> IntoIterator for Few<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    /// Allocates where there is one element.
    fn into_iter(self) -> Self::IntoIter {
        Vec::from(self).into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Few<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: PartialEq> PartialEq for Few<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Eq> Eq for Few<T> {}

impl<T: fmt::Debug> fmt::Debug for Few<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: Serialize> Serialize for Few<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Few<T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }

    fn inline_schema() -> bool {
        Vec::<T>::inline_schema()
    }
}

#[cfg(test)]
mod tests {
    use super::{Few, Span, Spans};

    #[test]
    fn holds_none_one_and_more() {
        let all = [Span::new(0, 2), Span::new(3, 4), Span::new(5, 9)];
        for count in 0..=all.len() {
            let spans: Spans = all[..count].iter().copied().collect();
            assert_eq!(*spans, all[..count]);
            assert_eq!(spans.is_empty(), count == 0);
            assert_eq!(spans, Spans::from(all[..count].to_vec()));
            assert_eq!((&spans).into_iter().count(), count);
            assert_eq!(Vec::from(spans.clone()), all[..count]);
            assert!(spans.into_iter().eq(all[..count].iter().copied()));
        }
        assert_ne!(Spans::from(all[0]), Spans::new());
        assert_eq!(Spans::from(Some(all[0])), Spans::from(all[0]));
    }

    #[test]
    fn takes_as_many_as_were_expected() {
        for expected in 0..5 {
            let mut few = Few::with_capacity(expected);
            few.extend(0..3);
            few[1] += 5;
            assert_eq!(*few, [0, 6, 2]);
        }
    }
}

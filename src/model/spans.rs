//! [`Spans`]: a few spans, of which one needs no memory of its own.

use std::fmt;
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Span;

/// A list of spans. Most hold one, which needs no memory of its own.
///
/// ```
/// use newswire::{Span, Spans};
///
/// let mut parts = Spans::from(Span::new(0, 4));
/// parts.push(Span::new(9, 12));
/// assert_eq!(parts.len(), 2);
/// assert_eq!(parts[1], Span::new(9, 12));
/// ```
#[derive(Clone, Default)]
pub struct Spans(Few);

#[derive(Clone, Default)]
enum Few {
    #[default]
    None,
    One(Span),
    /// Two or more.
    Many(Vec<Span>),
}

impl Spans {
    /// No spans.
    #[must_use]
    pub const fn new() -> Self {
        Self(Few::None)
    }

    /// Appends a span.
    pub fn push(&mut self, span: Span) {
        self.0 = match std::mem::take(&mut self.0) {
            Few::None => Few::One(span),
            Few::One(first) => Few::Many(vec![first, span]),
            Few::Many(mut all) => {
                all.push(span);
                Few::Many(all)
            }
        };
    }
}

impl Deref for Spans {
    type Target = [Span];

    fn deref(&self) -> &[Span] {
        match &self.0 {
            Few::None => &[],
            Few::One(span) => std::slice::from_ref(span),
            Few::Many(all) => all,
        }
    }
}

impl From<Span> for Spans {
    fn from(span: Span) -> Self {
        Self(Few::One(span))
    }
}

impl From<Vec<Span>> for Spans {
    fn from(all: Vec<Span>) -> Self {
        match *all {
            [] => Self::new(),
            [span] => span.into(),
            _ => Self(Few::Many(all)),
        }
    }
}

impl FromIterator<Span> for Spans {
    fn from_iter<T: IntoIterator<Item = Span>>(spans: T) -> Self {
        let mut all = Self::new();
        spans.into_iter().for_each(|span| all.push(span));
        all
    }
}

impl<'a> IntoIterator for &'a Spans {
    type Item = &'a Span;
    type IntoIter = std::slice::Iter<'a, Span>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for Spans {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Spans {}

impl fmt::Debug for Spans {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl Serialize for Spans {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<'de> Deserialize<'de> for Spans {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, Spans};

    #[test]
    fn holds_none_one_and_more() {
        let all = [Span::new(0, 2), Span::new(3, 4), Span::new(5, 9)];
        for count in 0..=all.len() {
            let spans: Spans = all[..count].iter().copied().collect();
            assert_eq!(*spans, all[..count]);
            assert_eq!(spans, Spans::from(all[..count].to_vec()));
            assert_eq!(spans.into_iter().count(), count);
        }
        assert_ne!(Spans::from(all[0]), Spans::new());
    }
}

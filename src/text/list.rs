//! [`List`]: what is wanted of many, written down without a branch for each.

use std::ops::Deref;

/// A list to which items are added on a condition that no processor could foresee: each item is written at the end, and stays there
/// only if it is wanted.
#[derive(Debug)]
pub(crate) struct List<T> {
    /// The list, and room behind it.
    places: Vec<T>,
    len: usize,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { places: Vec::new(), len: 0 }
    }
}

impl<T: Copy> List<T> {
    /// Forgets all items.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    /// Makes room for so many more items, and fills what is new of it with `blank`.
    pub(crate) fn reserve(&mut self, more: usize, blank: T) {
        if self.places.len() < self.len + more {
            self.places.resize(self.len + more, blank);
        }
    }

    /// Adds `len` items. Nearly always there are at most `FEW`, so many are written whether they are wanted or not.
    #[inline(always)]
    pub(crate) fn push_run<const FEW: usize>(&mut self, len: usize, item: impl Fn(usize) -> T) {
        if self.places.len() < self.len + len.max(FEW) {
            self.reserve(self.len + len.max(FEW), item(0));
        }
        let Some((few, rest)) = self.places[self.len..].split_first_chunk_mut::<FEW>() else { return };
        for (index, place) in few.iter_mut().enumerate() {
            *place = item(index);
        }
        for (place, index) in rest.iter_mut().zip(FEW..len) {
            *place = item(index);
        }
        self.len += len;
    }

    /// Adds `item` if it is `wanted`. There must be room for it, wanted or not.
    #[inline(always)]
    pub(crate) fn push_if(&mut self, wanted: bool, item: T) {
        if let Some(place) = self.places.get_mut(self.len) {
            *place = item;
            self.len += usize::from(wanted);
        }
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.places.get(..self.len).unwrap_or_default()
    }
}

//! [`Rows`]: a table that never changes.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

use super::row::Row;

/// Bytes of the program, or others.
#[derive(Clone)]
enum Bytes {
    Image(&'static [u8]),
    Own(Arc<[u8]>),
}

/// A table: values of one type by number. A copy shares the bytes.
pub(crate) struct Rows<T> {
    bytes: Bytes,
    rows: PhantomData<fn() -> T>,
}

impl<T> Clone for Rows<T> {
    fn clone(&self) -> Self {
        Self { bytes: self.bytes.clone(), rows: PhantomData }
    }
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self::of_image(&[])
    }
}

impl<T> Rows<T> {
    /// A table that lies in the program.
    pub(super) fn of_image(bytes: &'static [u8]) -> Self {
        Self { bytes: Bytes::Image(bytes), rows: PhantomData }
    }

    /// The bytes of all rows.
    #[inline(always)]
    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Image(bytes) => bytes,
            Bytes::Own(bytes) => bytes,
        }
    }

    /// The bytes that it holds on the heap.
    pub(crate) fn memory_usage(&self) -> usize {
        match &self.bytes {
            Bytes::Image(_) => 0,
            Bytes::Own(bytes) => bytes.len(),
        }
    }
}

impl<T: Row> Rows<T> {
    /// A table of `values`.
    pub(crate) fn new(values: impl IntoIterator<Item = T>) -> Self {
        let values = values.into_iter();
        let mut bytes = Vec::with_capacity(values.size_hint().0 * T::SIZE);
        values.for_each(|value| value.write(&mut bytes));
        Self { bytes: Bytes::Own(bytes.into()), rows: PhantomData }
    }

    /// A table with these values at these numbers, each of which is that of another value or the next one behind the last. Takes time
    /// in proportion to all rows, if there are any values.
    pub(crate) fn with(&self, values: impl IntoIterator<Item = (usize, T)>) -> Self {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return self.clone();
        }
        let mut bytes = Vec::with_capacity(self.bytes().len() + values.size_hint().0 * T::SIZE);
        bytes.extend_from_slice(self.bytes());
        let mut row = Vec::with_capacity(T::SIZE);
        for (number, value) in values {
            row.clear();
            value.write(&mut row);
            match bytes.get_mut(number * T::SIZE..(number + 1) * T::SIZE) {
                Some(old) => old.copy_from_slice(&row),
                None => bytes.extend_from_slice(&row),
            }
        }
        Self { bytes: Bytes::Own(bytes.into()), rows: PhantomData }
    }

    /// A table with more values behind these.
    pub(crate) fn and(&self, values: impl IntoIterator<Item = T>) -> Self {
        self.with((self.len()..).zip(values))
    }

    /// All rows: to be taken once before a loop over many.
    #[inline(always)]
    pub(crate) fn all(&self) -> Part<'_, T> {
        Part(T::rows(self.bytes()))
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.all().len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value with this number, if there is one.
    #[inline(always)]
    pub(crate) fn get(&self, number: usize) -> Option<T> {
        self.all().get(number)
    }

    /// The value with this number.
    ///
    /// # Panics
    /// If there is none, as for a slice.
    #[inline(always)]
    pub(crate) fn at(&self, number: usize) -> T {
        self.all().at(number)
    }

    /// The values with these numbers; none if they are not all there.
    #[inline(always)]
    pub(crate) fn part(&self, numbers: Range<usize>) -> Part<'_, T> {
        self.all().part(numbers)
    }

    /// All values, in order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + Clone + '_ {
        self.all().iter()
    }
}

impl<T: Row + fmt::Debug> fmt::Debug for Rows<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.all().fmt(f)
    }
}

impl<T: Row + fmt::Debug> fmt::Debug for Part<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Row> FromIterator<T> for Rows<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Self::new(values)
    }
}

/// A part of a table, or all of it.
pub(crate) struct Part<'a, T: Row>(&'a [T::Raw]);

impl<T: Row> Clone for Part<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Row> Copy for Part<'_, T> {}

impl<T: Row> Default for Part<'_, T> {
    fn default() -> Self {
        Self(&[])
    }
}

impl<'a, T: Row> Part<'a, T> {
    /// How many values there are.
    #[inline(always)]
    pub(crate) fn len(self) -> usize {
        self.0.len()
    }

    #[inline(always)]
    pub(crate) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The value with this number, counted from the start of the part.
    #[inline(always)]
    pub(crate) fn get(self, number: usize) -> Option<T> {
        self.0.get(number).map(T::read)
    }

    /// The value with this number.
    ///
    /// # Panics
    /// If there is none, as for a slice.
    #[inline(always)]
    pub(crate) fn at(self, number: usize) -> T {
        T::read(&self.0[number])
    }

    /// The values with these numbers; none if they are not all there.
    #[inline(always)]
    pub(crate) fn part(self, numbers: Range<usize>) -> Self {
        Self(self.0.get(numbers).unwrap_or_default())
    }

    /// All values, in order.
    #[inline(always)]
    pub(crate) fn iter(self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + Clone + 'a {
        self.0.iter().map(T::read)
    }

    /// How many values at the front hold `wanted`, which holds for all before the first for which it does not. Takes time in
    /// proportion to the logarithm of their number.
    pub(crate) fn partition_point(self, mut wanted: impl FnMut(T) -> bool) -> usize {
        self.0.partition_point(|raw| wanted(T::read(raw)))
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn rows_are_found_by_number() {
        let rows: Rows<u32> = Rows::new([3, 5, 8, 13]);
        assert_eq!((rows.len(), rows.at(2), rows.get(4)), (4, 8, None));
        assert!(rows.part(1..3).iter().eq([5, 8]));
        assert!(rows.part(3..5).is_empty());
        assert_eq!(rows.all().partition_point(|value| value < 6), 2);
        assert_eq!(format!("{rows:?}"), "[3, 5, 8, 13]");
        assert!(Rows::<u32>::default().is_empty());
    }

    #[test]
    fn a_changed_copy_leaves_the_rows_as_they_are() {
        let rows: Rows<u16> = Rows::new([3, 5, 8]);
        assert!(rows.with([(1, 6), (3, 13), (0, 2), (3, 14)]).iter().eq([2, 6, 8, 14]));
        assert!(rows.and([9, 10]).iter().eq([3, 5, 8, 9, 10]));
        assert!(rows.and([]).iter().chain(rows.iter()).eq([3, 5, 8, 3, 5, 8]));
    }
}

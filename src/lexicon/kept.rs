//! [`Kept`]: a list to which items are added without a branch, kept from article to article.

/// Items in a row. What is to stay or not for each of many items is seldom the same twice, and a branch on it would be guessed
/// wrong as often as right. So each item is written, and the next one takes its place unless it was wanted.
#[derive(Debug)]
pub(crate) struct Kept<T> {
    /// The items, and behind them room for more.
    items: Vec<T>,
    len: usize,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self { items: Vec::new(), len: 0 }
    }
}

impl<T: Copy> Kept<T> {
    /// Forgets the items.
    pub(crate) fn clear(&mut self) {
        self.len = 0;
    }

    /// Adds the item if it is wanted.
    #[inline(always)]
    pub(crate) fn push_if(&mut self, wanted: bool, item: T) {
        match self.items.get_mut(self.len) {
            Some(place) => *place = item,
            None => self.grow(item),
        }
        self.len += usize::from(wanted);
    }

    /// Adds the item.
    #[inline(always)]
    pub(crate) fn push(&mut self, item: T) {
        self.push_if(true, item);
    }

    /// Makes room for twice as many items, the next one being `item`.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, item: T) {
        self.items.resize(2 * self.len + 64, item);
    }

    /// How many there are.
    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The items.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[T] {
        &self.items[..self.len]
    }

    /// The items, to be changed.
    #[inline]
    pub(crate) fn as_mut_slice(&mut self) -> &mut [T] {
        &mut self.items[..self.len]
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn keeps_what_is_wanted() {
        let mut kept = Kept::default();
        for round in 1..4 {
            kept.clear();
            (0..1000).for_each(|number| kept.push_if(number % 7 == 0, number * round));
            kept.push(-1);
            assert!(kept.as_slice().iter().copied().eq((0..1000).step_by(7).map(|number| number * round).chain([-1])));
        }
    }
}

//! [`Picks`]: numbers picked from many, without foreseeing which.

/// A list that is written without branches: whether a number is wanted can often not be foreseen.
#[derive(Debug, Default)]
pub(super) struct Picks {
    list: Vec<u32>,
    count: usize,
}

impl Picks {
    /// Empties the list and makes room for that many numbers.
    pub(super) fn clear(&mut self, most: usize) {
        self.count = 0;
        // One more, which is written and not wanted.
        self.list.resize(self.list.len().max(most + 1), 0);
    }

    /// Adds a number if it is wanted. There must be room for it.
    #[inline]
    pub(super) fn add_if(&mut self, wanted: bool, number: u32) {
        self.list[self.count] = number;
        self.count += usize::from(wanted);
    }

    pub(super) fn as_slice(&self) -> &[u32] {
        &self.list[..self.count]
    }
}

#[cfg(test)]
mod tests {
    use super::Picks;

    #[test]
    fn keeps_what_is_wanted() {
        let mut picks = Picks::default();
        assert!(picks.as_slice().is_empty());
        for most in [5, 9, 2] {
            picks.clear(most);
            (0..most as u32).for_each(|number| picks.add_if(number % 2 == 1, number));
            assert!(picks.as_slice().iter().copied().eq((1..most as u32).step_by(2)));
        }
    }
}

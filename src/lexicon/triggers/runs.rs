//! [`Runs`]: a few things for each word, those of one word side by side.

/// Runs of things by the number of a word.
#[derive(Debug, Clone)]
pub(super) struct Runs<T> {
    /// Where the things of each word begin; those of the next word begin where they end.
    first: Vec<u16>,
    all: Vec<T>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Self { first: vec![0], all: Vec::new() }
    }
}

impl<T: Copy> Runs<T> {
    /// Adds the things of the next word. `None` if there are too many of them.
    pub(super) fn push(&mut self, things: &[T]) -> Option<()> {
        self.all.extend_from_slice(things);
        self.first.push(u16::try_from(self.all.len()).ok()?);
        Some(())
    }

    /// The things of a word.
    #[inline(always)]
    pub(super) fn of(&self, number: u16) -> &[T] {
        let at = usize::from(number);
        match self.first.get(at..at + 2) {
            Some(&[from, to]) => self.all.get(usize::from(from)..usize::from(to)).unwrap_or_default(),
            _ => &[],
        }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.first.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::Runs;

    #[test]
    fn gives_what_was_put_in() {
        let mut runs = Runs::default();
        let all: [&[u8]; 6] = [&[], &[1], &[2, 3], &[], &[4, 5, 6, 7], &[8]];
        all.iter().for_each(|things| runs.push(things).unwrap());
        assert_eq!(runs.len(), 6);
        assert!((0..).zip(all).all(|(number, things)| runs.of(number) == things));
        assert!(runs.of(6).is_empty());
    }
}

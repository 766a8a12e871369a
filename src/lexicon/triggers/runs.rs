//! [`Runs`]: a few things for each word, those of one word side by side.

/// Runs of things by the number of a word.
#[derive(Debug, Clone)]
pub(super) struct Runs<T> {
    /// Where the things of each word begin; those of the next word begin where they end.
    first: Vec<u16>,
    /// All of them, and the last one again, so that behind each there is one more.
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
        self.all.pop();
        self.all.extend_from_slice(things);
        self.first.push(u16::try_from(self.all.len()).ok()?);
        self.all.extend(self.all.last().copied());
        Some(())
    }

    /// The things of a word.
    #[inline(always)]
    pub(super) fn of(&self, number: u16) -> Run<'_, T> {
        let at = usize::from(number);
        match self.first.get(at..at + 2) {
            Some(&[from, to]) => Run { all: &self.all, from: usize::from(from), to: usize::from(to) },
            _ => Run { all: &self.all, from: 0, to: 0 },
        }
    }

    /// The number of words.
    pub(super) fn len(&self) -> usize {
        self.first.len() - 1
    }
}

/// The things of one word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'a, T> {
    all: &'a [T],
    from: usize,
    to: usize,
}

impl<'a, T: Copy> Run<'a, T> {
    /// The things side by side.
    pub(super) fn as_slice(&self) -> &'a [T] {
        self.all.get(self.from..self.to).unwrap_or_default()
    }

    /// Calls `take` with each thing. Most words have one and many have two, none of which can be guessed: so two are always taken, with
    /// each whether it is one of the run.
    #[inline(always)]
    pub(super) fn each(&self, mut take: impl FnMut(bool, T)) {
        let Some(&[one, other]) = self.all.get(self.from..self.from + 2) else { return };
        let count = self.to - self.from;
        take(count > 0, one);
        take(count > 1, other);
        if count > 2 {
            self.as_slice()[2..].iter().for_each(|&thing| take(true, thing));
        }
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
        for (number, things) in all.iter().enumerate() {
            let (run, mut taken) = (runs.of(number as u16), Vec::new());
            run.each(|is_one, thing| taken.extend(is_one.then_some(thing)));
            assert_eq!((run.as_slice(), &*taken), (*things, *things));
        }
        assert_eq!(runs.of(6).as_slice(), []);
        Runs::<u8>::default().of(0).each(|_, _| unreachable!());
    }
}

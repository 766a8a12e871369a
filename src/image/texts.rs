//! [`Texts`]: many short texts in one.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::row::row;

/// Where a text stands in its [`Texts`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Text {
    start: u32,
    len: u32,
}
row!(Text { start: u32, len: u32 });

impl Text {
    /// Whether there is nothing in it.
    pub(crate) fn is_empty(self) -> bool {
        self.len == 0
    }

    /// How many bytes it has.
    pub(crate) fn len(self) -> u32 {
        self.len
    }

    fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len) as usize
    }

    /// What stands right behind it, so many bytes of it.
    pub(crate) fn behind(self, len: u32) -> Self {
        Self { start: self.start + self.len, len }
    }
}

/// Texts that never change: those that are part of the program, and behind them those that were made when it ran. A copy shares them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    image: &'static str,
    own: Option<Arc<str>>,
}

impl Texts {
    /// Texts that are part of the program.
    pub(super) fn of_image(image: &'static str) -> Self {
        Self { image, own: None }
    }

    /// A pool to put more texts behind these.
    pub(crate) fn pool(&self) -> Pool {
        Pool { image: self.image, own: self.own().to_owned() }
    }

    fn own(&self) -> &str {
        self.own.as_deref().unwrap_or_default()
    }

    /// The texts of the program, and the others.
    pub(super) fn parts(&self) -> [&str; 2] {
        [self.image, self.own()]
    }

    /// The text at a place.
    #[inline(always)]
    pub(crate) fn get(&self, at: Text) -> &str {
        self.image.get(at.range()).unwrap_or_else(|| self.own_at(at))
    }

    /// The text at a place, to be kept: borrowed if it is part of the program.
    #[inline(always)]
    pub(crate) fn kept(&self, at: Text) -> Cow<'static, str> {
        match self.image.get(at.range()) {
            Some(text) => Cow::Borrowed(text),
            None => self.copied(at),
        }
    }

    #[cold]
    #[inline(never)]
    fn copied(&self, at: Text) -> Cow<'static, str> {
        Cow::Owned(self.own_at(at).to_owned())
    }

    #[cold]
    #[inline(never)]
    fn own_at(&self, at: Text) -> &str {
        let Range { start, end } = at.range();
        let start = start.checked_sub(self.image.len());
        start.and_then(|start| self.own().get(start..end - self.image.len())).unwrap_or_default()
    }
}

/// Texts that are being gathered, less than 4 GB long.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pool {
    image: &'static str,
    own: String,
}

impl Pool {
    /// Adds a text, and says where it stands.
    pub(crate) fn push(&mut self, text: &str) -> Text {
        let start = (self.image.len() + self.own.len()) as u32;
        self.own.push_str(text);
        Text { start, len: text.len() as u32 }
    }

    /// The texts, which do not change any more.
    pub(crate) fn finish(self) -> Texts {
        let own = (!self.own.is_empty()).then(|| self.own.into());
        Texts { image: self.image, own }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_again() {
        let mut pool = Pool::default();
        let [oslo, none, kyiv] = ["Oslo", "", "Kyjiv"].map(|text| pool.push(text));
        let texts = pool.finish();
        assert_eq!([texts.get(oslo), texts.get(none), texts.get(kyiv)], ["Oslo", "", "Kyjiv"]);
        assert_eq!(texts.kept(kyiv), "Kyjiv");
        assert!(none.is_empty() && !oslo.is_empty());
    }

    #[test]
    fn texts_of_the_program_stay_borrowed_before_others() {
        let (oslo, lo) = (Text { start: 0, len: 4 }, Text { start: 2, len: 2 });
        let mut pool = Texts::of_image("Oslo").pool();
        let [none, kyiv] = ["", "Kyjiv"].map(|text| pool.push(text));
        let mut pool = pool.finish().pool();
        let bergen = pool.push("Bergen");
        let texts = pool.finish();
        assert_eq!([oslo, lo, none, kyiv, bergen].map(|at| texts.get(at)), ["Oslo", "lo", "", "Kyjiv", "Bergen"]);
        assert!(matches!(texts.kept(oslo), Cow::Borrowed("Oslo")));
        assert!(matches!(texts.kept(kyiv), Cow::Owned(text) if text == "Kyjiv"));
        assert_eq!(texts.get(Text { start: 3, len: 4 }), "");
    }
}

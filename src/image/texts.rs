//! [`Texts`]: many short texts in one.

use std::borrow::Cow;
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

    /// What stands right behind it, so many bytes of it.
    pub(crate) fn behind(self, len: u32) -> Self {
        Self { start: self.start + self.len, len }
    }
}

/// Texts that never change. A copy shares them.
#[derive(Clone, Debug)]
pub(crate) enum Texts {
    /// Part of the program.
    Image(&'static str),
    /// Made when it ran.
    Own(Arc<str>),
}

impl Default for Texts {
    fn default() -> Self {
        Texts::Image("")
    }
}

impl Texts {
    /// The pool `text`, with places in it that [`push`](Self::push) gave.
    pub(crate) fn new(text: String) -> Self {
        Texts::Own(text.into())
    }

    /// Adds a text to a pool that is being made, less than 4 GB long, and says where it stands.
    pub(crate) fn push(pool: &mut String, text: &str) -> Text {
        let start = pool.len() as u32;
        pool.push_str(text);
        Text { start, len: text.len() as u32 }
    }

    /// All texts.
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Texts::Image(all) => all,
            Texts::Own(all) => all,
        }
    }

    /// The text at a place.
    pub(crate) fn get(&self, at: Text) -> &str {
        self.as_str().get(at.start as usize..(at.start + at.len) as usize).unwrap_or_default()
    }

    /// The text at a place, to be kept: borrowed if it is part of the program.
    #[inline(always)]
    pub(crate) fn kept(&self, at: Text) -> Cow<'static, str> {
        match self {
            Texts::Image(all) => all.get(at.start as usize..(at.start + at.len) as usize).unwrap_or_default().into(),
            Texts::Own(_) => self.get(at).to_owned().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_again() {
        let mut pool = String::new();
        let [oslo, none, kyiv] = ["Oslo", "", "Kyjiv"].map(|text| Texts::push(&mut pool, text));
        let texts = Texts::new(pool);
        assert_eq!([texts.get(oslo), texts.get(none), texts.get(kyiv)], ["Oslo", "", "Kyjiv"]);
        assert_eq!(texts.kept(kyiv), "Kyjiv");
        assert!(none.is_empty() && !oslo.is_empty());
    }
}

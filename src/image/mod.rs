//! Tables as rows of bytes: the built-in lexicon is made when the crate is built, lies in the program as it is used, and needs no
//! loading.
//!
//! A table is [`Rows`] of a type that is a [`Row`]: it has a fixed number of bytes, little end first. Words and names lie in a
//! [`Texts`]. Both read the same whether their bytes are part of the program or were made when it ran; a caller's own lexicon is
//! made of the same parts. What consists of such tables is [`Stored`]: a [`Writer`] puts it into an image, a [`Reader`] hands out
//! the parts of an image, without a copy.

mod homes;
mod row;
mod rows;
mod stored;
mod texts;

pub(crate) use homes::{Addresses, Homes};
pub(crate) use row::{Bytes, Row, code_row, row};
pub(crate) use rows::{Part, Rows};
pub(crate) use stored::{Reader, Stored, Writer, stored};
pub(crate) use texts::{Pool, Text, Texts};

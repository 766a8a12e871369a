//! [`Actors`]: who acts in the text, under which names, in which role.
//!
//! The steps, each in its own file: [`item`] finds what the dictionaries know and the capitalised words that they do not know;
//! [`name`] puts these pieces together; [`evidence`] and [`memory`] decide what unknown names are; [`people`] and [`casting`] join
//! the names to actors; [`office`] and [`role`] read titles; [`nominal`] and [`pronoun`] add mentions without a name.

mod cast;
mod casting;
mod evidence;
mod fold;
mod index;
mod item;
mod key;
mod memory;
mod name;
mod nominal;
mod office;
mod people;
mod pronoun;
mod reader;
mod role;

use super::Document;
use crate::Article;
use casting::Casting;
use reader::Reader;

/// The stage that fills in [`Article::actors`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Actors;

impl Actors {
    /// The stage.
    #[must_use]
    pub fn new() -> Self {
        Self
    }

    /// Finds the actors of `document` and appends them to `article`.
    pub fn fill(&self, document: &Document<'_>, article: &mut Article) {
        let reader = Reader::new(document);
        let mut items = Vec::with_capacity(document.hits().len() * 2);
        item::items(&reader, &mut items);
        let mut names = Vec::with_capacity(items.len());
        name::names(&reader, &items, &mut names);
        let guesses = memory::guesses(&reader, &names);
        let mut casting = Casting::of(reader, &names, &guesses);
        nominal::cast(&mut casting);
        pronoun::resolve(&mut casting);
        casting.cast.into_actors(|member| role::code(document.lexicon(), member), &mut article.actors);
    }
}

//! [`Actors`]: who acts in the text, under which names, in which role.
//!
//! The steps, each in its own file: [`item`] finds what the dictionaries know and the capitalised words that they do not know;
//! [`name`] puts these pieces together; [`shape`], [`context`] and [`memory`] gather [`evidence`] of what unknown names are; [`people`]
//! and [`casting`] join the names to actors; [`office`] and [`role`] read titles; [`nominal`] and [`pronoun`] add mentions without a name; [`write`]
//! puts it all into the article.

mod cast;
mod casting;
mod context;
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
mod shape;
mod weight;
mod write;

use std::cell::RefCell;

use super::Document;
use super::buffers::with_buffers;
use crate::Article;
use cast::{Cast, MemberId};
use casting::Casting;
use item::Items;
use memory::Memory;
use name::Names;
use people::People;
use reader::{Marks, Reader};
use write::Order;

/// What the steps keep from article to article.
#[derive(Default)]
struct Buffers {
    marks: Marks,
    items: Items,
    names: Names,
    memory: Memory,
    cast: Cast,
    people: People,
    who: Vec<Option<MemberId>>,
    taken: Vec<bool>,
    holders: Vec<nominal::Holder>,
    seen: Vec<pronoun::Candidate>,
    order: Order,
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

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
        with_buffers(&BUFFERS, |buffers| fill(document, buffers, article));
    }
}

fn fill(document: &Document<'_>, buffers: &mut Buffers, article: &mut Article) {
    let Buffers { marks, items, names, memory, cast, people, who, taken, holders, seen, order } = buffers;
    let reader = Reader::new(document, marks);
    items.read(&reader);
    names.read(&reader, &items.list);
    memory.read(&reader, names);
    let mut casting = Casting { reader, names: &names.list, guesses: &memory.guesses, cast, people, who, taken };
    casting.cast_names();
    nominal::cast(&mut casting, holders);
    pronoun::resolve(&mut casting, seen);
    write::write(&reader, cast, order, &mut article.actors);
}

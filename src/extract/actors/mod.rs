//! [`Actors`]: who acts in the text, under which names, in which role.
//!
//! The steps, each in its own file: [`item`] finds what the dictionaries know and the capitalised words that they do not know;
//! [`name`] puts these pieces together; [`shape`], [`context`] and [`memory`] gather [`evidence`] of what unknown names are; [`sorts`]
//! tells names of people from others; [`people`], [`lone`], [`couples`], [`linking`], [`halves`] and [`casting`] join the names to
//! actors; [`around`], [`office`], [`party`] and [`role`] read
//! titles; [`nominal`], [`pronoun`] and [`stand_in`] add mentions without a name;
//! [`write`] puts it all into the article.

mod around;
mod cast;
mod casting;
mod context;
mod couples;
mod evidence;
mod fold;
mod halves;
mod index;
mod item;
mod key;
mod linking;
mod lone;
mod memory;
mod name;
mod nominal;
mod office;
mod party;
mod people;
mod pronoun;
mod reader;
mod role;
mod shape;
mod sorts;
mod source;
mod stand_in;
mod weight;
mod write;

use std::cell::RefCell;

use super::Document;
use super::bits::Bits;
use super::buffers::with_buffers;
use crate::Article;
use crate::lexicon::{ActorFacts, KnownActorId};
use around::Around;
use cast::{Cast, MemberId};
use casting::Casting;
use item::Items;
use lone::Lone;
use memory::Memory;
use name::Names;
use office::Setting;
use people::People;
use reader::{Marks, Reader};
use sorts::Sorts;
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
    lone: Lone,
    sorts: Sorts,
    around: Around,
    named: Bits,
    facts: Vec<(u32, KnownActorId, ActorFacts)>,
    who: Vec<Option<MemberId>>,
    taken: Vec<bool>,
    holders: Vec<nominal::Holder>,
    seen: pronoun::Seen,
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
    let Buffers {
        marks,
        items,
        names,
        memory,
        cast,
        people,
        lone,
        sorts,
        around,
        named,
        facts,
        who,
        taken,
        holders,
        seen,
        order,
    } = buffers;
    let reader = Reader::new(document, marks);
    items.read(&reader);
    names.read(&reader, &items.list);
    memory.read(&reader, names);
    sorts.read(&names.list, &memory.guesses);
    around.read(&reader);
    let setting = &Setting { reader, around, names: &names.list };
    let mut casting = Casting {
        setting,
        guesses: &memory.guesses,
        cast,
        people,
        lone,
        sorts,
        named,
        facts,
        who,
        taken,
        shared: None,
    };
    casting.cast_names();
    nominal::cast(&mut casting, holders);
    pronoun::resolve(&mut casting, seen);
    stand_in::resolve(&mut casting);
    write::write(&setting.reader, cast, order, article);
}

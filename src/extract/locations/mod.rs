//! [`Locations`]: which places an article speaks of, each with its country, point and ids.
//!
//! Names of the gazetteer are weighed as evidence ([`recognise`]), those that are places are resolved against each other
//! ([`resolve`]), and each place becomes one location with all its mentions ([`assemble`]). Every number is in [`weights`].

mod address;
mod assemble;
mod context;
mod home;
mod inner;
mod joint;
mod likeliest;
mod nearness;
mod recognise;
mod resolve;
mod streets;
mod surroundings;
mod taken;
mod toponym;
mod votes;
mod weights;

use std::cell::RefCell;

use super::Document;
use super::bits::Bits;
use super::buffers::with_buffers;
use crate::{Article, CountryCode, Home, Point};

/// The stage that finds places. Reads the actors of the article, so that names of people and organisations are no places, and its
/// [home](Article::home).
///
/// ```
/// use newswire::{Article, Pipeline};
/// let mut article = Article::new("A fire broke out in London, Ontario.");
/// Pipeline::english().fill(&mut article);
/// let london = &article.locations[0];
/// assert_eq!((&*london.name, london.admin1.as_deref()), ("London", Some("Ontario")));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Locations {
    home: Option<Home>,
}

/// Room for one article after another.
#[derive(Debug, Default)]
struct Buffers {
    toponyms: toponym::Toponyms,
    names: taken::Names,
    /// Words before which a dateline may end.
    closings: Bits,
    counts: resolve::Counts,
    order: assemble::Order,
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = RefCell::default();
}

impl Locations {
    /// The stage for articles from anywhere.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The stage for articles that do not say where their publisher is at home ([`Article::home`]), when all are from publishers of one country, and of one first-level division of it (`Ohio`), who name their own
    /// towns without saying where they are.
    #[must_use]
    pub fn with_home(country: CountryCode, admin1: Option<&str>) -> Self {
        Self { home: Some(Home::in_country(country, admin1)) }
    }

    /// The same for publishers of one town: places within 100 km of `point` are likelier than their namesakes, and those within
    /// 300 km a little.
    ///
    /// ```
    /// use newswire::extract::{Actors, Locations};
    /// use newswire::{Article, Pipeline, Point, lexicon::Lexicon};
    /// let ontario = Point::new(43.0, -81.0).unwrap();
    /// let builder = Pipeline::builder(Lexicon::english()?).stage(Actors::new());
    /// let pipeline = builder.stage(Locations::with_home_point(ontario)).build();
    /// let mut article = Article::new("A bridge was closed in London on Monday.");
    /// pipeline.fill(&mut article);
    /// assert_eq!(article.locations[0].admin1.as_deref(), Some("Ontario"));
    /// # Ok::<(), newswire::Error>(())
    /// ```
    #[must_use]
    pub fn with_home_point(point: Point) -> Self {
        Self { home: Some(Home::at(point)) }
    }

    /// Appends the places of the document to the article.
    pub fn fill(&self, document: &Document<'_>, article: &mut Article) {
        with_buffers(&BUFFERS, |buffers| self.fill_with(buffers, document, article));
    }

    fn fill_with(&self, buffers: &mut Buffers, document: &Document<'_>, article: &mut Article) {
        let Buffers { toponyms, names, closings, counts, order } = buffers;
        toponyms.read(document);
        taken::mark_taken(document, article, &mut toponyms.list, names);
        streets::mark_streets(document, article, toponyms);
        toponyms.find_meanings(document);
        recognise::recognise(document, toponyms, closings);
        streets::leave_towns(toponyms);
        let address = address::Address::of(article);
        let home = article.home.as_ref().or(self.home.as_ref()).map(home::Homeland::of);
        let origin = resolve::Origin { home, address: address.as_ref() };
        resolve::resolve(document, origin, toponyms, counts);
        let old = article.locations.len();
        assemble::assemble(document.lexicon(), toponyms, counts, order, article);
        surroundings::append_streets(document, toponyms, &counts.resolved, old, article);
    }
}

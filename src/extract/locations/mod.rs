//! [`Locations`]: which places an article speaks of, each with its country, point and ids.
//!
//! Names of the gazetteer are weighed as evidence ([`recognise`]), those that are places are resolved against each other
//! ([`resolve`]), and each place becomes one location with all its mentions ([`assemble`]). Every number is in [`weights`].

mod address;
mod assemble;
mod context;
mod joint;
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
use crate::lexicon::{Lexicon, PlaceId, Position, square_of_km};
use crate::{Article, CountryCode, LocationKind, Point};
use weights::choice;

/// The stage that finds places. Reads the actors of the article, so that names of people and organisations are no places.
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

/// Where an article's publisher is at home: its places are likelier than their namesakes elsewhere.
#[derive(Clone, Debug)]
enum Home {
    Area { country: CountryCode, admin1: Option<Box<str>> },
    Point(Position),
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

    /// The stage for articles from publishers of one country, and of one first-level division of it (`Ohio`), who name their own
    /// towns without saying where they are.
    #[must_use]
    pub fn with_home(country: CountryCode, admin1: Option<&str>) -> Self {
        Self { home: Some(Home::Area { country, admin1: admin1.map(Into::into) }) }
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
        Self { home: Some(Home::Point(Position::at(point))) }
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
        recognise::recognise(document, toponyms, closings);
        streets::leave_towns(toponyms);
        let address = address::Address::of(article);
        let origin = resolve::Origin { home: self.home.as_ref(), address: address.as_ref() };
        resolve::resolve(document, origin, toponyms, counts);
        let old = article.locations.len();
        assemble::assemble(document.lexicon(), &toponyms.list, &counts.resolved, order, article);
        surroundings::append_streets(document, toponyms, &counts.resolved, old, article);
    }
}

impl Home {
    /// What a candidate gets for lying at home.
    fn bonus(&self, lexicon: &Lexicon, id: PlaceId) -> f32 {
        let place = lexicon.place_facts(id);
        if place.kind == LocationKind::Country {
            return 0.0;
        }
        match self {
            Self::Area { country, .. } if place.country != Some(*country) => 0.0,
            Self::Area { admin1, .. } => {
                let division = if place.kind == LocationKind::Admin1 { Some(id) } else { place.admin1 };
                let names = division.zip(admin1.as_deref());
                let is_same = names.is_some_and(|(division, name)| lexicon.is_called(division, name));
                choice::HOME_COUNTRY + if is_same { choice::HOME_ADMIN1 } else { 0.0 }
            }
            Self::Point(home) => match home.square_to(lexicon.position(id)) {
                square if square < square_of_km(choice::NEAR_KM) => choice::HOME_COUNTRY + choice::HOME_ADMIN1,
                square if square < square_of_km(choice::CLOSE_BY_KM) => choice::HOME_COUNTRY,
                _ => 0.0,
            },
        }
    }
}

//! The places of an article as GeoJSON (RFC 7946), for maps.

use serde::Serialize;

use crate::{Article, Error, ErrorKind, Location, MentionKind, Result};

#[derive(Serialize)]
struct Collection<'a> {
    r#type: &'static str,
    features: Vec<Feature<'a>>,
}

#[derive(Serialize)]
struct Feature<'a> {
    r#type: &'static str,
    geometry: Option<Geometry>,
    properties: &'a Location,
}

#[derive(Serialize)]
struct Geometry {
    r#type: &'static str,
    /// Longitude before latitude.
    coordinates: [f64; 2],
}

/// The places that the article speaks of as one `FeatureCollection`, a feature for each, with the members of the location as its
/// properties. A place without a point has the geometry `null`; one that only stands inside the names of organisations is left out.
/// Takes time in proportion to the mentions.
///
/// # Errors
/// None for articles that stages filled; the signature leaves room for writers.
///
/// ```
/// use newswire::{Article, Pipeline, export::geojson};
/// let mut article = Article::new("A ship left Norway.");
/// Pipeline::english().fill(&mut article);
/// let map = geojson::to_string(&article)?;
/// assert!(map.contains(r#""geometry":{"type":"Point","coordinates":[10.0,62.0]}"#));
/// # Ok::<(), newswire::Error>(())
/// ```
pub fn to_string(article: &Article) -> Result<String> {
    let is_spoken_of = |place: &&Location| place.mentions.iter().any(|mention| mention.kind != MentionKind::InName);
    let features = article.locations.iter().filter(is_spoken_of).map(feature).collect();
    let collection = Collection { r#type: "FeatureCollection", features };
    serde_json::to_string(&collection).map_err(|error| Error::new(ErrorKind::Json, error.to_string()))
}

fn feature(place: &Location) -> Feature<'_> {
    let geometry = |point: crate::Point| Geometry { r#type: "Point", coordinates: [point.lon(), point.lat()] };
    Feature { r#type: "Feature", geometry: place.point.map(geometry), properties: place }
}

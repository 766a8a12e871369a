//! Places: a table of short texts with the places that must be found in them, and no others.
//!
//! Columns: text, then one cell for each mention in text order: `words > name, country, latitude, longitude`. Country and point may
//! be left out from the end; a country `-` is none; a text without cells has no places. Names inside other names do not count.

use newswire::{Article, MentionKind, Pipeline, Point};

/// How far a point may lie from the one in the table.
const NEAR_KM: f64 = 60.0;

/// One mention that was found.
struct Found {
    start: u32,
    words: String,
    name: String,
    country: String,
    point: Option<Point>,
}

fn found(article: &Article) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for location in &article.locations {
        for mention in location.mentions.iter().filter(|mention| mention.kind != MentionKind::InName) {
            found.push(Found {
                start: mention.span.start(),
                words: article.text_of(mention).to_owned(),
                name: location.name.to_string(),
                country: location.country.map_or("-".into(), |country| country.to_string()),
                point: location.point,
            });
        }
    }
    found.sort_by_key(|found| found.start);
    found
}

/// Whether a cell says what was found.
fn agrees(cell: &str, found: &Found) -> bool {
    let (words, rest) = cell.split_once(" > ").unwrap_or((cell, ""));
    let parts: Vec<&str> = rest.split(", ").collect();
    let near = match parts[..] {
        [_, _, lat, lon] => {
            let wanted = Point::new(lat.parse().unwrap(), lon.parse().unwrap()).unwrap();
            found.point.is_some_and(|point| point.distance_km(wanted) < NEAR_KM)
        }
        _ => true,
    };
    let country = parts.get(1).is_none_or(|country| *country == found.country);
    words == found.words && parts.first().is_none_or(|name| *name == found.name) && country && near
}

#[test]
fn every_text_of_the_table() {
    check(include_str!("tables/locations.tsv"));
}

#[cfg(feature = "full-gazetteer")]
#[test]
fn every_text_with_smaller_towns() {
    check(include_str!("tables/locations_towns.tsv"));
}

fn check(table: &str) {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let mut cells = line.split('\t');
        let mut article = Article::new(cells.next().unwrap_or("").replace('⏎', "\n\n"));
        pipeline.fill(&mut article);
        let wanted: Vec<&str> = cells.collect();
        let found = found(&article);
        let right = wanted.len() == found.len() && wanted.iter().zip(&found).all(|(cell, found)| agrees(cell, found));
        if !right {
            let got: Vec<String> = found
                .iter()
                .map(|f| {
                    let point = f.point.map_or(String::new(), |p| format!(", {:.2}, {:.2}", p.lat(), p.lon()));
                    format!("{} > {}, {}{point}", f.words, f.name, f.country)
                })
                .collect();
            wrong.push(format!("{}\n  {got:?}", article.text));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn disputed_places_say_so() {
    let mut article = Article::new("The ferry reached Crimea on Monday.");
    Pipeline::english().fill(&mut article);
    let crimea = article.locations.first().expect("Crimea");
    let disputed: Vec<String> = crimea.disputed_by.iter().map(ToString::to_string).collect();
    assert_eq!((&*crimea.name, disputed), ("Crimea", vec!["RU".to_owned()]));
}

#[cfg(feature = "full-gazetteer")]
#[test]
fn a_home_settles_what_the_text_leaves_open() {
    let text = "Crews closed a bridge in Dublin on Monday.";
    let stage = newswire::extract::Locations::with_home("US".parse().unwrap(), Some("Ohio"));
    let pipeline = Pipeline::builder(newswire::lexicon::Lexicon::english().unwrap()).stage(stage).build();
    let mut article = Article::new(text);
    pipeline.fill(&mut article);
    assert_eq!(article.locations[0].admin1.as_deref(), Some("Ohio"));
}

#[cfg(feature = "full-gazetteer")]
#[test]
fn the_address_of_a_publisher_tells_namesakes_apart() {
    let mut article = Article::new("Crews closed a bridge in Paris on Monday.");
    article.source = Some("paris-courier.com".to_owned());
    Pipeline::english().fill(&mut article);
    assert_eq!(article.locations[0].country.map(|code| code.to_string()).as_deref(), Some("US"));
}

#[cfg(feature = "full-gazetteer")]
#[test]
fn an_article_says_where_its_publisher_is_at_home() {
    let mut article = Article::new("Crews closed a bridge in Dublin on Monday.");
    article.home = Some("US, Ohio".parse().unwrap());
    Pipeline::english().fill(&mut article);
    assert_eq!(article.locations[0].admin1.as_deref(), Some("Ohio"));
}

#[cfg(feature = "full-gazetteer")]
#[test]
fn other_places_of_the_name_are_told_of_unless_the_text_settles_it() {
    let filled = |text: &str| {
        let mut article = Article::new(text);
        Pipeline::english().fill(&mut article);
        article.locations
    };
    assert!(filled("A barn burned in Salem, Oregon. Norway agreed.").iter().all(|place| place.alternatives.is_empty()));
    let springfield = &filled("A bridge was closed in Springfield.")[0];
    assert_eq!(springfield.alternatives.len(), newswire::Location::MOST_ALTERNATIVES);
    assert!(springfield.alternatives.is_sorted_by(|a, b| a.score >= b.score));
    assert!(
        springfield.alternatives.iter().all(|other| other.name == "Springfield" && other.point != springfield.point)
    );
}

#[test]
fn places_inside_the_names_of_known_organisations_say_so() {
    let text = "The University of Chicago quoted the Boston Globe, Wells Fargo, the Bank of Japan and Georgia Tech.";
    let mut article = Article::new(text);
    Pipeline::english().fill(&mut article);
    let found: Vec<(&str, Option<&str>, MentionKind)> = article
        .locations
        .iter()
        .map(|place| (&*place.name, place.country.as_ref().map(|code| code.as_str()), place.mentions[0].kind))
        .collect();
    let inside = MentionKind::InName;
    let wanted = [("Chicago", "US"), ("Boston", "US"), ("Japan", "JP"), ("Georgia", "US")];
    assert_eq!(found, wanted.map(|(name, country)| (name, Some(country), inside)));
    assert!(article.focus_countries().is_empty());
}

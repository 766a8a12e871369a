//! Names laid over the built-in lexicon are found as if one lexicon had been built of all entries.

use std::collections::BTreeSet;

use newswire::lexicon::{KnownActor, Lexicon, LexiconBuilder, Place};
use newswire::text::{Scan, Word};
use newswire::{ActorKind, Article, LocationKind, Pipeline, Point};

/// The article of the examples, and the texts of the tables of tests.
fn texts() -> Vec<String> {
    let tables = [
        include_str!("tables/actors.tsv"),
        include_str!("tables/counts.tsv"),
        include_str!("tables/events.tsv"),
        include_str!("tables/locations.tsv"),
        include_str!("tables/quotes.tsv"),
        include_str!("tables/sentences.tsv"),
        include_str!("tables/times.tsv"),
    ];
    let lines = tables.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let cells = lines.flat_map(|line| line.split('\t')).filter(|cell| cell.split(' ').count() > 3);
    let texts: BTreeSet<String> = cells.map(|cell| cell.replace('⏎', "\n\n")).collect();
    texts.into_iter().chain([include_str!("../examples/articles/harbour.txt").to_owned()]).collect()
}

/// A builder that reads the built-in tables themselves, as it was told to add a thing that is no name.
fn of_all_tables() -> LexiconBuilder {
    Lexicon::builder().unwrap().non_names_tsv("nothing", "phrase\tkind\n").unwrap()
}

fn json(pipeline: &Pipeline, text: &str) -> String {
    let mut article = Article::new(text).with_published("2024-03-05".parse().unwrap());
    pipeline.fill(&mut article);
    article.check().unwrap();
    serde_json::to_string(&article).unwrap()
}

/// Compares both ways to a lexicon with some names over all texts; how many articles these names change.
fn compare(add: impl Fn(LexiconBuilder) -> LexiconBuilder) -> usize {
    let overlaid = add(Lexicon::builder().unwrap()).build().unwrap();
    let built = add(of_all_tables()).build().unwrap();
    let mut scan = Scan::new();
    for text in texts() {
        let found = |lexicon: &Lexicon| {
            let matcher = lexicon.matcher();
            scan.read(&text);
            let in_words: Vec<_> = matcher.find_in(&text, scan.words()).map(|found| found.span).collect();
            let found: Vec<_> = matcher.find_iter(&text).collect();
            assert!(found.iter().map(|found| found.span).eq(in_words), "{text}");
            let overlapping = matcher.find_overlapping_iter(&text);
            let all = found.into_iter().chain(overlapping).map(|found| {
                let entries: Vec<_> = lexicon.entries(found.phrase, found.span.of(&text)).collect();
                (found.span, matcher.phrase(found.phrase).unwrap_or_default().to_lowercase(), entries)
            });
            all.collect::<Vec<_>>()
        };
        let [one, other] = [&overlaid, &built].map(found);
        assert_eq!(one, other, "{text}");
    }
    let [ours, overlaid, built] = [Lexicon::english().unwrap(), overlaid.into(), built.into()].map(Pipeline::new);
    let changes = |text: &String| {
        let json = [&ours, &overlaid, &built].map(|pipeline| json(pipeline, text));
        assert_eq!(json[1], json[2], "{text}");
        json[0] != json[1]
    };
    texts().iter().filter(|text| changes(text)).count()
}

fn companies<'n>(names: impl IntoIterator<Item = &'n str>) -> Vec<KnownActor> {
    let company = |name: &str| KnownActor::new(name.to_owned(), ActorKind::Company).id("mine", name.to_owned());
    names.into_iter().map(company).collect()
}

#[test]
fn nothing_changes_nothing() {
    assert_eq!(compare(|builder| builder), 0);
}

#[test]
fn names_that_begin_as_others_do_or_lie_inside_them() {
    let names = [
        "Bank of Boreal",
        "Bank",
        "of America",
        "United",
        "States",
        "Prime",
        "Minister",
        "New",
        "York",
        "the",
        "U.S",
        "North",
        "Foreign Ministry said",
        "said",
        "on Monday",
        "President of",
        "security",
        "forces",
        "South Korean",
        "White",
        "House.",
    ];
    let names = names.iter().copied();
    assert!(compare(|builder| builder.actors(companies(names.clone()))) > 100);
}

#[test]
fn names_that_differ_from_others_in_case_only() {
    let names = [
        "NORWAY",
        "oslo",
        "President",
        "MINISTER",
        "Us",
        "Police",
        "nato",
        "paris",
        "GERMANY",
        "kyiv",
        "KREMLIN",
        "russian",
    ];
    assert!(compare(|builder| builder.actors(companies(names))) > 20);
}

#[test]
fn every_third_pair_of_capitalised_words_and_every_seventh_word() {
    let (mut scan, mut names) = (Scan::new(), BTreeSet::new());
    for text in texts() {
        scan.read(&text);
        let is_name = |word: &Word| word.shape.is_capitalised();
        let pairs = scan.words().windows(2).filter(|pair| pair.iter().all(is_name));
        names.extend(pairs.step_by(3).map(|pair| pair[0].span.to(pair[1].span).of(&text).to_owned()));
        names.extend(scan.words().iter().step_by(7).map(|word| word.span.of(&text).to_owned()));
    }
    assert!(names.len() > 500);
    let names = names.iter().map(String::as_str);
    assert!(compare(|builder| builder.actors(companies(names.clone()))) > 100);
}

#[test]
fn actors_that_take_the_place_of_others() {
    // All that are found in the texts, half of them without their other names.
    let lexicon = Lexicon::english().unwrap();
    let pipeline = Pipeline::new(lexicon);
    let mut names = BTreeSet::new();
    for text in texts() {
        let mut article = Article::new(text);
        pipeline.fill(&mut article);
        names.extend(article.actors.iter().map(|actor| actor.name.to_string()));
    }
    let names = ["NATO", "United Nations", "European Union"].into_iter().chain(names.iter().map(String::as_str));
    let mine: Vec<_> = companies(names)
        .into_iter()
        .enumerate()
        .map(|(number, actor)| match number % 4 {
            0 => actor.alias("the Alliance").alias("Washington"),
            1 => KnownActor::new(actor.name, ActorKind::Person),
            _ => actor,
        })
        .collect();
    assert!(compare(|builder| builder.actors(mine.clone())) > 50);
}

#[test]
fn people_with_roles_ours_and_the_callers() {
    let people = "name\tgender\tcountry\taliases\twikidata\nIlse Brandvik\tf\tNO\tBrandvik|Prime\t\nAngela Merkel\tf\tNO\t\tQ1\n";
    let roles = "person\ttitle\tof\tcountry\tsectors\tfrom\tto\nIlse Brandvik\tMayor\tBergen\tNO\tGOV\t2011\t2015\n\
        Vladimir Putin\tChess Master\tMoscow\tRU\tCVL\t2020\t\nJoe Biden\tKing\tEngland\tGB\tGOV\t2021\t2022\n\
        Ilse Brandvik\tPrime Minister\tNorway\tNO\tGOV\t2016\t\n";
    let organizations =
        "name\tkind\tcountry\tsectors\taliases\twikidata\nHarbour Pilots\tngo\tNO\tSOC\tPilots|harbour\tQ7\n";
    let changed = compare(|builder| {
        let builder = builder.people_tsv("people", people).and_then(|builder| builder.roles_tsv("roles", roles));
        builder.and_then(|builder| builder.organizations_tsv("organizations", organizations)).unwrap()
    });
    assert!(changed > 5);
}

#[test]
fn places_of_all_kinds() {
    let place = |name: &'static str, kind, country: &str, (lat, lon)| {
        let mut place = Place::new(name, kind);
        (place.country, place.point, place.population) = (country.parse().ok(), Point::new(lat, lon), 70_000);
        place
    };
    let ours = Lexicon::english().unwrap();
    let phrase = ours.matcher().find_iter("California").next().unwrap().phrase;
    let california = ours.entries(phrase, "California").find_map(|entry| match entry {
        newswire::lexicon::Entry::Place(id, _) if ours.place(id).kind == LocationKind::Admin1 => Some(id),
        _ => None,
    });
    let mut suburb = place("Oslo", LocationKind::City, "US", (38.0, -121.0));
    suburb.admin1 = california;
    suburb.disputed_by = vec!["NO".parse().unwrap(), "SE".parse().unwrap()];
    suburb.geonames = Some(77);
    let terminal = place("Harbour Terminal", LocationKind::Facility, "NO", (60.4, 5.3));
    let westland = place("Westland", LocationKind::Admin1, "NO", (60.0, 6.0));
    let table = "name\tkind\tcountry\tadmin1\tlat\tlon\tgeonames\tpopulation\tdisputed_by\taliases\tadjectives\n\
        North Quay\tfacility\tUS\tUS.TX\t30\t-97\t\t\t\tQuay|Paris\tQuayish\nMonday\tregion\t\t\t\t\t\t\t\t\tRussian\n";
    let cities = "name\taliases\tcountry\tadmin1\tlat\tlon\tpopulation\tgeonames\n\
        Kyiv\tKiew\tUS\tUS.OH\t40\t-82\t900\t5\nGeorgia\tWashington\tUS\tUS.CA\t37\t-120\t9000000\t6\nBergen\tUnited\tNO\t\t60\t5\t12\t\n";
    let add = |builder: LexiconBuilder| {
        let builder = builder.place(suburb.clone(), &["Harbour", "Washington"]).place(terminal.clone(), &["police"]);
        let builder = builder.place(westland.clone(), &["Texas"]).places_tsv("places", table);
        builder.and_then(|builder| builder.cities_tsv("cities", cities)).unwrap()
    };
    assert!(compare(add) > 10);
    let and_actors = |builder| add(builder).actors(companies(["Oslo", "Monday", "Westland", "Georgia", "California"]));
    assert!(compare(and_actors) > 10);
    // Larger than the capital of its name.
    let paris = "name\taliases\tcountry\tadmin1\tlat\tlon\tpopulation\tgeonames\nParis\t\tFR\t\t48\t2\t90000000\t\n";
    assert!(compare(|builder| add(builder).cities_tsv("cities", paris).unwrap()) > 10);
}

#[test]
fn names_before_and_after_additions_that_are_none() {
    let words = "word\tclasses\nblorp\tmonth\n";
    let one = |builder: LexiconBuilder| {
        builder.actors(companies(["NATO", "Harbour"])).place(Place::new("Quay", LocationKind::Facility), &[])
    };
    let other = |builder: LexiconBuilder| {
        builder.actors(companies(["Kremlin", "Oslo"])).place(Place::new("Police", LocationKind::Region), &[])
    };
    let lexicons = [
        other(one(Lexicon::builder().unwrap()).words_tsv("words", words).unwrap()),
        other(one(Lexicon::builder().unwrap().words_tsv("words", words).unwrap())),
    ];
    let pipelines = lexicons.map(|builder| Pipeline::new(builder.build().unwrap()));
    for text in texts() {
        assert_eq!(json(&pipelines[0], &text), json(&pipelines[1], &text));
    }
}

#[test]
fn names_that_no_overlay_can_hold() {
    assert!(compare(|builder| builder.actors(companies(["$", "—", "Oslo", "police"]))) > 0);
    let errors = [Lexicon::builder().unwrap(), of_all_tables()].map(|builder| {
        let error = builder.actors(companies(["Oslo", &"long ".repeat(300)])).build().err();
        error.map(|error| error.to_string()).unwrap_or_default()
    });
    assert!(errors[0] == errors[1] && errors[0].contains("1024"), "{errors:?}");
}

#[test]
fn names_of_the_program_stay_borrowed() {
    let lexicon = Lexicon::builder().unwrap().actors(companies(["Harbour Pilots", "NATO"])).build().unwrap();
    let mut article = Article::new("NATO, the United Nations and Harbour Pilots met in Oslo.");
    Pipeline::new(lexicon).fill(&mut article);
    let borrowed = |name: &str| {
        let actor = article.actors.iter().find(|actor| actor.name == name);
        matches!(actor.unwrap().name, std::borrow::Cow::Borrowed(_))
    };
    assert!(borrowed("United Nations") && !borrowed("Harbour Pilots") && !borrowed("NATO"));
    assert!(matches!(article.locations[0].name, std::borrow::Cow::Borrowed("Oslo")));
}

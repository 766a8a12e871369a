//! The caller's entries extend the built-in ones and override them.

use newswire::lexicon::{KnownActor, Lexicon, LexiconBuilder, Place};
use newswire::{ActorKind, Article, LocationKind, Pipeline, Point};

fn fill(lexicon: Lexicon, text: &str) -> Article {
    let mut article = Article::new(text);
    Pipeline::new(lexicon).fill(&mut article);
    article
}

#[test]
fn an_actor_of_the_callers_is_found_by_every_name() {
    let watched = KnownActor::new("Quintara Foods", ActorKind::Company).alias("Quintara").id("watchlist", "7");
    let lexicon = Lexicon::builder().unwrap().actor(watched).build().unwrap();
    let article = fill(lexicon, "Quintara Foods said profits fell. Analysts expect Quintara to recover.");
    let actor = article.actors.iter().find(|actor| actor.name == "Quintara Foods").unwrap();
    assert_eq!((actor.kind, actor.ids.get("watchlist"), actor.mentions.len()), (ActorKind::Company, Some("7"), 2));
}

#[test]
fn an_actor_of_the_same_name_takes_the_place_of_ours() {
    let mine = KnownActor::new("NATO", ActorKind::Organization).id("mine", "n");
    let lexicon = Lexicon::builder().unwrap().actor(mine).build().unwrap();
    let article = fill(lexicon, "NATO said on Monday that it would send ships.");
    let actor = article.actors.iter().find(|actor| actor.name == "NATO").unwrap();
    assert_eq!((actor.kind, actor.ids.get("mine")), (ActorKind::Organization, Some("n")));
}

#[test]
fn people_and_roles_come_from_tables() {
    let people = "name\tgender\tcountry\taliases\twikidata\nIlse Brandvik\tf\tNO\t\t\n";
    let roles = "person\ttitle\tof\tcountry\tsectors\tfrom\tto\nIlse Brandvik\tMayor\tBergen\tNO\tGOV\t2011\t2015\n";
    let builder = Lexicon::builder().unwrap().people_tsv("people", people).unwrap();
    let lexicon = builder.roles_tsv("roles", roles).unwrap().build().unwrap();
    let pipeline = Pipeline::new(lexicon);
    for (published, former) in [("2013-05-01", false), ("2020-05-01", true)] {
        let mut article = Article::new("Ilse Brandvik opened the bridge.").with_published(published.parse().unwrap());
        pipeline.fill(&mut article);
        let roles = &article.actors[0].roles;
        assert_eq!(roles.iter().map(|role| (&*role.title, role.former)).collect::<Vec<_>>(), [("Mayor", former)]);
    }
}

#[test]
fn further_columns_of_tables_are_ids() {
    let watched = "name\tkind\tcountry\tsectors\taliases\twikidata\tlei\tours\n\
        Quintara Foods\tcompany\tBR\tBUS\tQuintara\tQ1\tX-9\t16\nBorealis Lines\tcompany\tNO\tBUS\t\t\t\t17\n";
    let lexicon = Lexicon::builder().unwrap().organizations_tsv("watched", watched).unwrap().build().unwrap();
    let article = fill(lexicon, "Quintara sued Borealis Lines on Monday.");
    let ids = |name| &article.actors.iter().find(|actor| actor.name == name).unwrap().ids;
    let of = |name, systems: [&str; 3]| systems.map(|system| ids(name).get(system).map(str::to_owned));
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(of("Quintara Foods", ["wikidata", "lei", "ours"]), [some("Q1"), some("X-9"), some("16")]);
    assert_eq!(of("Borealis Lines", ["wikidata", "lei", "ours"]), [None, None, some("17")]);
}

#[test]
fn surnames_and_nicknames_of_the_callers_count() {
    let nicknames = "name\tnicknames\nTormund\tMunni\n";
    let lexicon = Lexicon::builder().unwrap().nicknames_tsv("mine", nicknames).unwrap().build().unwrap();
    let article = fill(lexicon, "Tormund Brandvik sued the bank. “It is over,” said Munni Brandvik.");
    let people: Vec<_> = article.actors.iter().filter(|actor| actor.kind == ActorKind::Person).collect();
    assert_eq!(people.len(), 1, "{people:?}");
    // Added to the built-in lexicon, and not lost.
    let lexicon = Lexicon::builder().unwrap().surnames_tsv("mine", "name\nQuorvane\n").unwrap().build().unwrap();
    assert!(lexicon.classes(newswire::text::hash("quorvane")).has(newswire::lexicon::Class::SURNAME));
}

#[test]
fn a_place_of_the_callers_is_found() {
    let mut mine = Place::new("Vestmark Terminal", LocationKind::Facility);
    mine.point = Point::new(60.4, 5.3);
    mine.country = "NO".parse().ok();
    let lexicon = Lexicon::builder().unwrap().place(mine, &["Vestmark Quay"]).build().unwrap();
    let article = fill(lexicon, "A fire broke out at Vestmark Quay.");
    assert_eq!(article.locations[0].name, "Vestmark Terminal");
}

#[test]
fn an_empty_lexicon_finds_no_names_and_does_not_fail() {
    let article = fill(LexiconBuilder::new().build().unwrap(), "The Kremlin said on Monday that “all is well.”");
    assert!(article.locations.is_empty());
    article.check().unwrap();
}

#[test]
fn errors_name_table_line_and_cell() {
    let error =
        |result: newswire::Result<LexiconBuilder>| result.err().map(|error| error.to_string()).unwrap_or_default();
    let builder = || Lexicon::builder().unwrap();
    for (message, expected) in
        [
            (
                error(builder().organizations_tsv(
                    "orgs.tsv",
                    "name\tkind\tcountry\tsectors\taliases\twikidata\n\n# x\nA\tguild\n",
                )),
                "orgs.tsv: line 4, column 2: 'guild' is not an actor kind",
            ),
            (
                error(
                    builder()
                        .roles_tsv("roles.tsv", "person\ttitle\tof\tcountry\tsectors\tfrom\tto\nNobody At All\tKing\n"),
                ),
                "roles.tsv: line 2, column 1: no person is called 'Nobody At All'",
            ),
            (
                error(builder().people_tsv("people.tsv", "name\tgender\n")),
                "people.tsv: line 1, column 3: expected the column 'country' and found 'nothing'",
            ),
            (
                error(builder().words_tsv("words.tsv", "word\tclasses\nfoo\tverbish\n")),
                "words.tsv: line 2, column 2: 'verbish' is not a word class",
            ),
        ]
    {
        assert_eq!(message, expected);
    }
}

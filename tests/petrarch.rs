//! Dictionaries of PETRARCH: sentences with what small dictionaries make of them (`tests/tables/petrarch.tsv`), and what is reported.

use newswire::extract::Petrarch;
use newswire::lexicon::Lexicon;
use newswire::lexicon::petrarch::Dictionaries;
use newswire::{ActorId, Article, Event, Pipeline};

const TABLE: &str = include_str!("tables/petrarch.tsv");

const ACTORS: &str = "<!-- invented
countries -->
VALDORIA [VAL] # the large one
+VALDORIAN
ESKMARK_ [ESK]
NORTH_ESKMARK [ESKNTH]
SORLAND [SOR] ; the small one
TWIN_ISLES [ISA/ISB]
NOBODIA [---]

BERTA_LUND
+LUND
\t[VALOPP <951231]
\t[VALGOV 19960101 - 19991231]
\t[VALELI > 000101]
";

const AGENTS: &str = "!PERSON! = MAN, MEN, WOMAN, WOMEN
MINISTER [~GOV]
POLICE {} [~COP]
POLICE!PERSON! {} [~COP]
CLERIC [~REL]
CHARITY [NGO~]
";

const VERBS: &str = "&NOT_
+DID NOT
+DID N'T

&GOODS
+TRADE
+CUSTOMS DUTY

--- CRITICIZE [111] ---
CRITICIZE
- SHARPLY * [112]

--- VISIT [032:033] ---
VISIT

--- SIGN [---] ---
SIGN
- * ACCORDS [05A]
- * &GOODS_ACCORD [057]
- &NOT_* ACCORD [120]

--- MEET [---] ---
MEET {MET MEETS MEETING}
- % HAVE * [040]

--- FREE [---] ---
FREE
- + WAS * FROM $ [084]

--- SPEAK [---] ---
SPEAK {SPOKE SPOKEN SPEAKS}
- * ABOUT ^ WITH + [041]

--- CLOSE [191] ---
+CORDON_OFF
WIRE_+TAP {WIRE_+TAPPED} [170]
";

const DISCARDS: &str = "CHESS MATCH\n+WORLD_GAMES # sport\n";

fn dictionaries() -> newswire::Result<Dictionaries> {
    let dictionaries = Dictionaries::new().actors("t.actors", ACTORS)?.agents("t.agents", AGENTS)?;
    Ok(dictionaries.verbs("t.verbs", VERBS)?.discards(DISCARDS))
}

/// The triples of an article, sorted: source, target and code.
fn triples(article: &Article) -> Vec<String> {
    let code = |id: &ActorId| article.actor(*id).and_then(|actor| actor.code).map(|code| code.to_string()).unwrap();
    let mut triples = Vec::new();
    for event in &article.events {
        for (source, target) in
            event.sources.iter().flat_map(|source| event.targets.iter().map(move |target| (source, target)))
        {
            if source != target {
                triples.push(format!("{}>{}:{}", code(source), code(target), event.code.unwrap()));
            }
        }
    }
    triples.sort();
    triples.dedup();
    triples
}

#[test]
fn sentences_give_the_triples_of_the_table() {
    let stage = Petrarch::new(dictionaries().unwrap());
    let pipeline = Pipeline::builder(Lexicon::english().unwrap()).stage(stage).build();
    let lines = TABLE.lines().zip(1..).filter(|(line, _)| !line.starts_with('#')).skip(1);
    let mut wrong = Vec::new();
    for (line, number) in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let mut article = Article::new(cells[0]).with_published(cells[1].parse().unwrap());
        pipeline.fill(&mut article);
        article.check().unwrap();
        let mut wanted: Vec<&str> = cells[2].split(' ').filter(|&triple| triple != "-").collect();
        wanted.sort_unstable();
        if triples(&article) != wanted {
            wrong.push(format!("line {number}: {} gives {:?}", cells[0], triples(&article)));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_the_dictionaries_hold_is_all_there_is_unless_other_stages_run() {
    let mut article = Article::new("Russian troops attacked Valdoria on Monday, President Vladimir Putin said.");
    let stage = Petrarch::new(dictionaries().unwrap());
    Pipeline::builder(Lexicon::english().unwrap()).stage(stage.clone()).build().fill(&mut article);
    let codes: Vec<_> = article.actors.iter().filter_map(|actor| actor.code).map(|code| code.to_string()).collect();
    assert_eq!((codes, article.events.len()), (vec!["VAL".to_owned()], 0));

    // Beside the others it adds its own.
    let mut article = Article::new("Valdoria visited Eskmark on Monday. Russia criticised Ukraine.");
    Pipeline::english().to_builder().stage(stage).build().fill(&mut article);
    assert!(article.actors.iter().any(|actor| actor.name == "Russia") && article.check().is_ok());
    assert_eq!(triples_with_code(&article), ["032", "033"]);
}

fn triples_with_code(article: &Article) -> Vec<String> {
    article.events.iter().filter_map(|event| event.code).map(|code| code.to_string()).collect()
}

#[test]
fn a_code_of_cameo_is_told_as_such_too() {
    let mut article = Article::new("Valdoria was freed from Eskmark. Valdoria signed trade accords with Eskmark.");
    let stage = Petrarch::new(dictionaries().unwrap());
    Pipeline::builder(Lexicon::english().unwrap()).stage(stage).build().fill(&mut article);
    let told = |event: &Event| {
        (event.cameo.map(|cameo| cameo.code()), event.code.unwrap().to_string(), event.rule.to_string())
    };
    let told: Vec<_> = article.events.iter().map(told).collect();
    let wanted = [(Some("084"), "084", "+ WAS * FROM $"), (None, "05A", "* ACCORDS")];
    assert_eq!(told, wanted.map(|(cameo, code, rule)| (cameo, code.to_owned(), rule.to_owned())));
}

#[test]
fn what_cannot_be_read_is_reported_with_its_line() {
    let dictionaries = Dictionaries::new()
        .actors("a", "PARTY [PALPL]\nVALDORIA [VAL]\n+VALDOR [VAX]\n[...]\n")
        .and_then(|of| of.agents("b", "POLICE!MAN! [~COP]\nKING [royal?]\n"))
        .and_then(|of| {
            of.verbs(
                "c",
                "--- SAY [023?] ---\nSAY\n- * &GONE [010]\n- NO VERB [011]\n- * (ON PAPER) [012]\n~ (a b) [013]\n",
            )
        })
        .unwrap();
    let notes: Vec<String> = dictionaries.notes().iter().map(ToString::to_string).collect();
    let wanted = [
        "a: line 1: 'PALPL' is not a code of three-letter parts",
        "a: line 3: a synonym has the code of its name, not one of its own",
        "b: line 1: 'POLICE!MAN!' names a set that is not there",
        "b: line 1: 'POLICE!MAN!S' names a set that is not there",
        "b: line 2: 'ROYAL?' is not a code of three-letter parts",
        "c: line 1: '023?' is not a code of at most 7 letters and digits",
        "c: line 3: '&GONE' is a set that is not there before it is used",
        "c: line 4: a pattern has one '*' for its verb",
        "c: line 5: what brackets say of the kinds of phrases is not asked, only the words are",
        "c: line 6: transformations of one event into another are not read",
    ];
    assert_eq!(notes, wanted);
}

#[test]
fn errors_name_source_and_line() {
    let error = |result: newswire::Result<Dictionaries>| result.unwrap_err().to_string();
    let new = Dictionaries::new;
    assert_eq!(error(new().actors("a", "# c\n\t[VAL]\n")), "a: line 2: a code that no name stands before");
    assert_eq!(error(new().actors("a", "+VALDOR\n")), "a: line 1: a synonym that no name stands before");
    assert_eq!(error(new().actors("a", "VALDORIA [VAL\n")), "a: line 1: brackets that do not close");
    let error_of_time = error(new().actors("a", "LUND\n\t[VAL <1995]\n"));
    assert_eq!(error_of_time, "a: line 2: '<1995' is not a time (<date, >date or date-date)");
    assert_eq!(error(new().agents("b", "\nMINISTER\n")), "b: line 2: a noun without a code in brackets");
    let outside = "c: line 1: a verb or a pattern before the first '--- NAME [code] ---'";
    assert_eq!(error(new().verbs("c", "SAY\n")), outside);
    assert_eq!(error(new().verbs("c", "--- SAY [1] ---\n- * NO\n")), "c: line 2: a pattern without a code in brackets");
}

#[test]
fn no_dictionary_and_no_text_make_it_stop() {
    let odd =
        "[]\n+\n\t\n--- [ ---\n&\n+\n-\n- *_ _* [\u{e9}]\n{ } [x]\n\u{130}\u{e9}+ {\u{e9}} [a:b:c]\n!! = ,\n~\n*\n";
    for line in odd.lines().chain([odd]) {
        let read = Dictionaries::new()
            .actors("x", line)
            .and_then(|of| of.agents("x", line))
            .and_then(|of| of.verbs("x", line));
        drop(read.map(|of| of.discards(line)));
    }
    let stage = Petrarch::new(dictionaries().unwrap());
    let pipeline = Pipeline::builder(Lexicon::english().unwrap()).stage(stage).build();
    let long = "Valdoria and Eskmark, ministers of police criticized sign accord met, ".repeat(3000);
    for text in ["", "t", "'t's", "Criticized", "wire", "North", long.as_str()] {
        let mut article = Article::new(text);
        pipeline.fill(&mut article);
        article.check().unwrap();
    }
}

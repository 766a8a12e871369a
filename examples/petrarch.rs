//! Events by dictionaries of PETRARCH: articles as JSON lines from standard input to standard output, with the actors and events of
//! the dictionaries given on the command line and no others.
//!
//! `cargo run --release --example petrarch -- my.actors my.agents my.verbs my.discards < articles.jsonl > events.jsonl`

use std::error::Error;
use std::io::{BufWriter, Write, stdin, stdout};

use newswire::Pipeline;
use newswire::export::json::Record;
use newswire::extract::Petrarch;
use newswire::lexicon::Lexicon;
use newswire::lexicon::petrarch::Dictionaries;

fn main() -> Result<(), Box<dyn Error>> {
    let mut dictionaries = Dictionaries::new();
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        // `PETR.actors.txt` is one of actors.
        let sort = |name: &str| path.split(['.', '/']).any(|part| part == name);
        dictionaries = match () {
            () if sort("actors") => dictionaries.actors(&path, &text)?,
            () if sort("agents") => dictionaries.agents(&path, &text)?,
            () if sort("verbs") => dictionaries.verbs(&path, &text)?,
            () if sort("discards") => dictionaries.discards(&text),
            () => return Err(format!("{path}: the name tells none of actors, agents, verbs, discards").into()),
        };
    }
    for note in dictionaries.notes() {
        eprintln!("{note}");
    }
    let pipeline = Pipeline::builder(Lexicon::english()?).stage(Petrarch::new(dictionaries)).build();
    let mut output = BufWriter::new(stdout().lock());
    for line in stdin().lines() {
        let mut record = Record::read(&line?)?;
        pipeline.fill(&mut record.article);
        let mut value: serde_json::Value = serde_json::from_str(&record.to_line()?)?;
        // Who compares with the output of PETRARCH looks for its codes here, whatever code book they are of.
        for event in value["events"].as_array_mut().into_iter().flatten() {
            event["cameo"] = event["code"].clone();
        }
        writeln!(output, "{value}")?;
    }
    output.flush()?;
    Ok(())
}

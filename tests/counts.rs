//! Counts: a table of sentences, each with the counts that must be found in it, no more and no fewer.
//!
//! Columns: text; counts separated by `; `, each as `words | kind | low best high` with `-` for none. In the table of claims they are
//! told as `words | whose claim | words of the event`.

use newswire::{Article, Count, Pipeline};

const TABLE: &str = include_str!("tables/counts.tsv");

const CLAIMS: &str = include_str!("tables/claims.tsv");

fn shown(article: &Article, count: &Count) -> String {
    let number = |number: Option<u64>| number.map_or("-".into(), |number| number.to_string());
    let (low, best, high) = (number(count.low), number(count.best), number(count.high));
    format!("{} | {} | {low} {best} {high}", article.text_of(count), count.kind)
}

fn claim(article: &Article, count: &Count) -> String {
    let claimant = count.claimed_by.and_then(|id| article.actor(id)).map_or("-", |actor| &*actor.name);
    let event = count.event.and_then(|id| article.event(id)).map_or("-", |event| article.text_of(event));
    format!("{} | {claimant} | {event}", article.text_of(count))
}

/// Compares what each line of a table wants with the counts of its text.
fn check(table: &str, shown: fn(&Article, &Count) -> String) {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let (text, want) = line.split_once('\t').unwrap_or((line, ""));
        let mut article = Article::new(text);
        pipeline.fill(&mut article);
        let got: Vec<String> = article.counts.iter().map(|count| shown(&article, count)).collect();
        let got = got.join("; ");
        if got != want {
            wrong.push(format!("{text}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_sentence_of_the_table() {
    check(TABLE, shown);
}

#[test]
fn every_claim_of_the_table() {
    check(CLAIMS, claim);
}

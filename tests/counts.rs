//! Counts: a table of sentences, each with the counts that must be found in it, no more and no fewer.
//!
//! Columns: text; counts separated by `; `, each as `words | kind | low best high` with `-` for none.

use newswire::{Article, Count, Pipeline};

const TABLE: &str = include_str!("tables/counts.tsv");

fn shown(article: &Article, count: &Count) -> String {
    let number = |number: Option<u64>| number.map_or("-".into(), |number| number.to_string());
    let (low, best, high) = (number(count.low), number(count.best), number(count.high));
    format!("{} | {} | {low} {best} {high}", article.text_of(count), count.kind)
}

#[test]
fn every_sentence_of_the_table() {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
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

//! Runs the table of short articles with all the events they tell: `tests/tables/incidents.tsv`.

use newswire::{Article, Event, Pipeline, Span};

const TABLE: &str = include_str!("tables/incidents.tsv");

/// An event as the table writes it.
fn shown(article: &Article, event: &Event) -> String {
    let words = |span: &Span| article.text.get(span.range()).unwrap_or("").to_owned();
    let place = event.location.and_then(|id| article.location(id)).map_or("-", |place| &*place.name);
    let time = event.time.and_then(|id| article.time(id)).and_then(|time| time.timex.as_deref()).unwrap_or("-");
    let also: Vec<String> = event.also.iter().map(words).collect();
    let also = if also.is_empty() { "-".to_owned() } else { also.join("+") };
    format!("{} | {} | {place} | {time} | {} | {also}", event.kind, words(&event.trigger), event.realis.as_str())
}

#[test]
fn every_article_of_the_table() {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let (text, want) = line.split_once('\t').unwrap_or((line, ""));
        let mut article = Article::new(text);
        article.published = Some("2025-04-25".parse().unwrap());
        pipeline.fill(&mut article);
        let told = article.events.iter().filter(|event| event.kind.as_str() != "statement");
        let got: Vec<String> = told.map(|event| shown(&article, event)).collect();
        let got = if got.is_empty() { "-".to_owned() } else { got.join("; ") };
        if got != want {
            wrong.push(format!("{text}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

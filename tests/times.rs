//! Time expressions: a table of sentences, each with the words that must be found and what they mean.
//!
//! Columns: day of publication (or `-`), text with the expression in `[ ]`, start, end, granularity, TIMEX3 value, anchor. Days stand
//! for their midnight; `-` is none. A text without brackets must give no expression at all.

use newswire::{Article, Pipeline, TimeExpression};

const TABLE: &str = include_str!("tables/times.tsv");

fn shown(moment: Option<chrono::NaiveDateTime>) -> String {
    let text = moment.map_or("-".into(), |moment| moment.format("%Y-%m-%dT%H:%M").to_string());
    text.strip_suffix("T00:00").map(str::to_owned).unwrap_or(text)
}

fn row(time: &TimeExpression) -> String {
    let (start, end) = (shown(time.start), shown(time.end));
    format!("{start}\t{end}\t{}\t{}\t{}", time.granularity, time.timex.as_deref().unwrap_or("-"), time.anchor)
}

#[test]
fn every_sentence_of_the_table() {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let (published, rest) = line.split_once('\t').unwrap();
        let (marked, want) = rest.split_once('\t').unwrap_or((rest, ""));
        let mut article = Article::new(marked.replace(['[', ']'], ""));
        article.published = published.parse().ok();
        pipeline.fill(&mut article);
        let words = marked.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(words, _)| words);
        let start = marked.find('[');
        let found = article.times.iter().find(|time| Some(time.span.start() as usize) == start);
        let got = match (words, found) {
            (None, _) => {
                article.times.first().map(|time| format!("{} {}", article.text_of(time), row(time))).unwrap_or_default()
            }
            (Some(words), Some(time)) if article.text_of(time) == words => row(time),
            (Some(_), Some(time)) => format!("other words: {}", article.text_of(time)),
            (Some(_), None) => "nothing".into(),
        };
        if got != want {
            wrong.push(format!("{published} {marked}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

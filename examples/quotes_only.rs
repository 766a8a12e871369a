//! Only the quotations and what they need: actors, who speak, and times, which belong to no name.

use newswire::{Article, Pipeline};

fn main() {
    let pipeline = Pipeline::english().to_builder().without("locations").without("counts").without("events").build();
    let mut article = Article::new("“We are ready,” said Anna Lindqvist. Her deputy called the plan “a gamble.”");
    pipeline.fill(&mut article);
    for quote in &article.quotes {
        println!("{}: {}", article.speaker_name(quote).unwrap_or("unknown"), article.text_of(quote));
    }
}

//! Only the stages that quotations need, and only their speakers printed.

use newswire::{Article, Pipeline};

fn main() {
    let pipeline = Pipeline::english().to_builder().without("locations").without("counts").without("events").build();
    let mut article = Article::new(
        "“We are ready,” said Anna Lindqvist, who runs the port. According to the harbour master, traffic has doubled. \
         Lindqvist's deputy called the plan “a gamble.”",
    );
    pipeline.fill(&mut article);
    for quote in &article.quotes {
        let speaker = article.speaker_name(quote).unwrap_or("unknown");
        println!("{:8} {speaker}: {} [{}]", quote.kind, article.text_of(quote), quote.rule);
    }
}

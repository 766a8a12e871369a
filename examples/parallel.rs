//! Many articles on all cores with one shared pipeline: feature `rayon`.

use newswire::{Article, Pipeline};

fn main() {
    let pipeline = Pipeline::english();
    let texts = [
        "Norway sent aid to Moldova.",
        "Police arrested 12 protesters in Lima.",
        "Canada and Chile signed a trade deal.",
    ];
    let mut articles: Vec<Article> = (0..3_000).map(|number| Article::new(texts[number % texts.len()])).collect();
    pipeline.fill_all(&mut articles);
    let events: usize = articles.iter().map(|article| article.events.len()).sum();
    println!("{} articles, {events} events", articles.len());
}

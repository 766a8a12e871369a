//! Who said what, in ten lines.

use newswire::{Article, Pipeline};

fn main() -> newswire::Result<()> {
    let text = "Norwegian Prime Minister Ingrid Solbakken met the German chancellor in Oslo on Thursday. \
                “A country that feeds half the world must not be left in the dark,” Solbakken told reporters.";
    let mut article = Article::new(text).with_published("2025-04-25".parse()?);
    Pipeline::english().fill(&mut article);
    for quote in &article.quotes {
        println!("{}: {}", article.speaker_name(quote).unwrap_or("somebody"), article.text_of(quote));
    }
    for location in &article.locations {
        println!("{} ({})", location.name, location.country.as_ref().map_or("no country", |code| code.as_str()));
    }
    Ok(())
}

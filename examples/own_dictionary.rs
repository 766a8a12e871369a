//! A company watch list: the caller's own names and ids beside the built-in ones. They are laid over the built-in lexicon, which is
//! not built again: that takes a few milliseconds.

use newswire::lexicon::{KnownActor, Lexicon};
use newswire::{ActorKind, Article, Pipeline};

/// Organisations as a table: the columns of the built-in one, and behind them one for each system of ids.
const WATCHED: &str = "name\tkind\tcountry\tsectors\taliases\twikidata\twatchlist
Borealis Shipping\tcompany\tNO\tBUS\tBorealis|Borealis Lines\t\t15
Quintara Foods\tcompany\tBR\tBUS\tQuintara\t\t16
";

fn main() -> newswire::Result<()> {
    let one_by_one = KnownActor::new("Helmsand Energy", ActorKind::Company).alias("Helmsand").id("watchlist", "17");
    let lexicon = Lexicon::builder()?.organizations_tsv("watched.tsv", WATCHED)?.actor(one_by_one).build()?;
    let pipeline = Pipeline::new(lexicon);

    let mut article =
        Article::new("Borealis said it would buy fuel from Helmsand. Quintara denied a report of a merger.");
    pipeline.fill(&mut article);
    for actor in &article.actors {
        let mentions: Vec<&str> = actor.mentions.iter().map(|mention| article.text_of(mention)).collect();
        println!("{} ({}) {:?} {:?}", actor.name, actor.kind, actor.ids, mentions);
    }
    Ok(())
}

//! Actors: a table of short texts with the actors that must be found in them.
//!
//! Columns: text (empty: one more actor of the text above), name, kind, country, code, mentions as `words/kind` parted by ` | `. An
//! empty cell is not looked at, `-` is none. A name after `!` must not be found at all. The last column is the day of publication, where
//! it is another than the usual one.

use newswire::{Actor, Article, Pipeline};

const TABLE: &str = include_str!("tables/actors.tsv");
const PUBLISHED: &str = "2025-04-25";

/// What the table says of one actor.
struct Wanted<'t> {
    name: &'t str,
    cells: [&'t str; 3],
    mentions: &'t str,
}

impl Wanted<'_> {
    /// What differs, or nothing.
    fn differs(&self, article: &Article) -> Option<String> {
        if let Some(name) = self.name.strip_prefix('!') {
            return article.actors.iter().any(|actor| actor.name == name).then(|| format!("{name} is there"));
        }
        let found: Vec<&Actor> = article.actors.iter().filter(|actor| actor.name == self.name).collect();
        let [actor] = found[..] else {
            let names: Vec<&str> = article.actors.iter().map(|actor| &*actor.name).collect();
            return Some(format!("{} is there {} times among {names:?}", self.name, found.len()));
        };
        let got = [
            actor.kind.to_string(),
            actor.country.map_or("-".into(), |country| country.to_string()),
            actor.code.map_or_else(|| "-".into(), |code| code.to_string()),
        ];
        let wrong = self.cells.iter().zip(&got).any(|(want, got)| !want.is_empty() && want != got);
        let mentions: Vec<String> =
            actor.mentions.iter().map(|mention| format!("{}/{}", article.text_of(mention), mention.kind)).collect();
        let mentions = mentions.join(" | ");
        let wrong = wrong || !self.mentions.is_empty() && self.mentions != mentions;
        wrong.then(|| format!("{}: {got:?} {mentions}", self.name))
    }
}

#[test]
fn every_text_of_the_table() {
    let pipeline = Pipeline::english();
    let mut article = Article::default();
    let mut wrong = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1) {
        let mut cells = line.split('\t').chain(std::iter::repeat(""));
        let mut cell = || cells.next().unwrap_or("");
        let (text, name, about, mentions, day) = (cell(), cell(), [cell(), cell(), cell()], cell(), cell());
        if !text.is_empty() {
            article = Article::new(text.replace('⏎', "\n\n"));
            article.published = Some(if day.is_empty() { PUBLISHED } else { day }.parse().unwrap());
            pipeline.fill(&mut article);
        }
        let wanted = Wanted { name, cells: about, mentions };
        if let Some(difference) = wanted.differs(&article) {
            wrong.push(format!("{}\n  {difference}", article.text));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}

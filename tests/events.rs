//! Runs the table of sentences with the events they tell: `tests/tables/events.tsv`.

use newswire::{ActorId, Article, Event, Pipeline};

const TABLE: &str = include_str!("tables/events.tsv");

/// One line of the table. An empty cell is not checked; `-` in a side means that it must be empty.
struct Line<'t> {
    number: usize,
    text: &'t str,
    kind: &'t str,
    mode: &'t str,
    cameo: &'t str,
    sources: &'t str,
    targets: &'t str,
    realis: &'t str,
}

fn lines() -> impl Iterator<Item = Line<'static>> {
    let entries = TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    entries.skip(1).map(|(number, line)| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or("");
        let (text, kind, mode, cameo) = (cell(), cell(), cell(), cell());
        Line { number: number + 1, text, kind, mode, cameo, sources: cell(), targets: cell(), realis: cell() }
    })
}

/// Whether the actors are those named in the cell, separated by `|`.
fn side_is(article: &Article, side: &[ActorId], cell: &str) -> bool {
    let names: Vec<&str> = side.iter().filter_map(|&id| article.actor(id)).map(|actor| &*actor.name).collect();
    match cell {
        "" => true,
        "-" => names.is_empty(),
        _ => {
            cell.split('|').all(|wanted| names.iter().any(|name| name.contains(wanted)))
                && names.len() == cell.split('|').count()
        }
    }
}

fn fits(article: &Article, event: &Event, line: &Line<'_>) -> bool {
    let cell_is = |cell: &str, value: Option<&str>| cell.is_empty() || value == Some(cell);
    event.kind.as_str() == line.kind
        && cell_is(line.mode, event.mode.map(|mode| mode.as_str()))
        && cell_is(line.cameo, event.cameo.map(|cameo| cameo.code()))
        && cell_is(line.realis, Some(event.realis.as_str()))
        && side_is(article, &event.sources, line.sources)
        && side_is(article, &event.targets, line.targets)
}

fn describe(article: &Article, event: &Event) -> String {
    let side = |side: &[ActorId]| {
        side.iter().filter_map(|&id| article.actor(id)).map(|actor| actor.name.clone()).collect::<Vec<_>>()
    };
    let mode = event.mode.map_or("", |mode| mode.as_str());
    let cameo = event.cameo.map_or("", |cameo| cameo.code());
    let (sources, targets) = (side(&event.sources).join("|"), side(&event.targets).join("|"));
    format!(
        "{} {mode} {cameo} [{sources}] [{targets}] {} «{}» {}",
        event.kind,
        event.realis,
        article.text_of(event),
        event.rule
    )
}

#[test]
fn every_sentence_tells_its_event() {
    let pipeline = Pipeline::english();
    let mut wrong = Vec::new();
    for line in lines() {
        let mut article = Article::new(line.text.replace('⏎', "\n\n"));
        pipeline.fill(&mut article);
        let right = match line.kind {
            "none" => article.events.iter().all(|event| event.kind.as_str() == "statement"),
            _ => article.events.iter().any(|event| fits(&article, event, &line)),
        };
        if !right {
            let found: Vec<String> = article.events.iter().map(|event| describe(&article, event)).collect();
            wrong.push(format!("line {}: {}\n    found: {}", line.number, line.text, found.join("\n           ")));
        }
    }
    assert!(wrong.is_empty(), "{} lines\n{}", wrong.len(), wrong.join("\n"));
}

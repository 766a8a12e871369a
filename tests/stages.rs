//! Each stage works alone, in any company, and twice gives the same.

use newswire::extract::{Actors, Counts, Document, Events, Locations, Quotes, Scratch, Times};
use newswire::lexicon::Lexicon;
use newswire::{Article, Pipeline, PipelineBuilder};

const TEXT: &str = include_str!("../examples/articles/harbour.txt");

fn article() -> Article {
    Article::new(TEXT).with_published("2025-11-19".parse().unwrap())
}

#[test]
fn stages_alone_leave_a_sound_article() {
    type Add = fn(PipelineBuilder) -> PipelineBuilder;
    let alone: [(&str, Add); 6] = [
        ("actors", |builder| builder.stage(Actors::new())),
        ("locations", |builder| builder.stage(Locations::new())),
        ("times", |builder| builder.stage(Times::new())),
        ("counts", |builder| builder.stage(Counts::new())),
        ("quotes", |builder| builder.stage(Quotes::new())),
        ("events", |builder| builder.stage(Events::new())),
    ];
    for (name, add) in alone {
        let pipeline = add(Pipeline::builder(Lexicon::english().unwrap())).build();
        assert_eq!(pipeline.stage_names().collect::<Vec<_>>(), [name]);
        let mut article = article();
        pipeline.fill(&mut article);
        article.check().unwrap();
        let found = [
            article.actors.len(),
            article.locations.len(),
            article.times.len(),
            article.counts.len(),
            article.quotes.len(),
            article.events.len(),
        ];
        assert!(found.iter().any(|&count| count > 0), "{name} found nothing");
    }
}

#[test]
fn a_stage_can_be_called_without_a_pipeline() {
    let lexicon = Lexicon::english().unwrap();
    let mut article = article();
    let text = article.text.clone();
    let mut scratch = Scratch::new();
    let document = scratch.read(&text, article.published, &lexicon);
    Times::new().fill(&document, &mut article);
    assert_eq!(article.text_of(&article.times[0]), "late on Tuesday");
}

#[test]
fn the_default_pipeline_runs_all_six_in_order() {
    let english = Pipeline::english();
    let names: Vec<&str> = english.stage_names().collect();
    assert_eq!(names, ["actors", "locations", "times", "counts", "quotes", "events"]);
    let shorter =
        english.to_builder().without("events").stage_after("times", |_: &Document<'_>, _: &mut Article| {}).build();
    let names: Vec<&str> = shorter.stage_names().collect();
    assert_eq!(names, ["actors", "locations", "times", "custom", "counts", "quotes"]);
}

#[test]
fn threads_and_runs_agree() {
    let pipeline = Pipeline::english();
    let filled = || {
        let mut article = article();
        pipeline.fill(&mut article);
        article
    };
    let first = filled();
    std::thread::scope(|scope| {
        let others: Vec<_> = (0..3).map(|_| scope.spawn(filled)).collect();
        for other in others {
            assert_eq!(other.join().unwrap(), first);
        }
    });
}

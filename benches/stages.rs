//! How long each part of the pipeline takes, as a share of the whole and in megabytes of text a second.
//!
//! `cargo bench --bench stages`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file. One core.
//! Every stage runs in its place in the pipeline; the time is taken between the stages.

mod common;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use newswire::text::Scan;
use newswire::{Article, Pipeline};

use common::{articles, bytes, median};

const ROUNDS: usize = 5;

fn main() {
    let texts = articles();
    let english = Pipeline::english();
    let names: Vec<String> = english.stage_names().map(str::to_string).collect();
    let clock = Arc::new(Mutex::new(Clock::new(names.len() + 1)));
    let pipeline = with_clock(&english, &names, &clock);

    let mut rounds: Vec<Vec<Duration>> = Vec::new();
    let mut found = Findings::default();
    for _ in 0..ROUNDS {
        let mut round = vec![scan(&texts)];
        found = run(&pipeline, &texts, &clock);
        round.extend(clock.lock().expect("the clock").take());
        rounds.push(round);
    }
    let parts = ["scan", "scan, match and classes"].into_iter().chain(names.iter().map(String::as_str));
    let times: Vec<Duration> =
        (0..names.len() + 2).map(|part| median(rounds.iter().map(|round| round[part]).collect())).collect();
    let whole: Duration = times.iter().skip(1).sum();
    println!("\n{} texts, {} bytes: {found:?}\n{:>10} {:>8}", texts.len(), bytes(&texts), "MB/s", "share");
    for (part, time) in parts.zip(&times).chain([("whole", &whole)]) {
        let speed = bytes(&texts) as f64 / time.as_secs_f64() / 1e6;
        println!("{speed:>10.1} {:>7.1}%  {part}", 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    }
}

/// Takes the time from one stage to the next.
struct Clock {
    last: Instant,
    spent: Vec<Duration>,
}

impl Clock {
    fn new(parts: usize) -> Self {
        Self { last: Instant::now(), spent: vec![Duration::ZERO; parts] }
    }

    fn start(&mut self) {
        self.last = Instant::now();
    }

    /// The time since the last call went into `part`.
    fn end_of(&mut self, part: usize) {
        let now = Instant::now();
        self.spent[part] += now - self.last;
        self.last = now;
    }

    fn take(&mut self) -> Vec<Duration> {
        let parts = self.spent.len();
        std::mem::replace(&mut self.spent, vec![Duration::ZERO; parts])
    }
}

/// The same pipeline with a look at the clock before each stage and after the last.
fn with_clock(pipeline: &Pipeline, names: &[String], clock: &Arc<Mutex<Clock>>) -> Pipeline {
    let look = |part: usize| {
        let clock = Arc::clone(clock);
        move |_: &newswire::extract::Document<'_>, _: &mut Article| clock.lock().expect("the clock").end_of(part)
    };
    let builder = names
        .iter()
        .enumerate()
        .fold(pipeline.to_builder(), |builder, (part, name)| builder.stage_before(name, look(part)));
    builder.stage(look(names.len())).build()
}

fn scan(texts: &[String]) -> Duration {
    let mut scan = Scan::new();
    let start = Instant::now();
    texts.iter().for_each(|text| scan.read(text));
    start.elapsed()
}

/// How much was found in all texts.
#[derive(Debug, Default)]
#[allow(dead_code, reason = "printed")]
struct Findings {
    actors: usize,
    locations: usize,
    times: usize,
    counts: usize,
    quotes: usize,
    events: usize,
}

fn run(pipeline: &Pipeline, texts: &[String], clock: &Mutex<Clock>) -> Findings {
    let mut found = Findings::default();
    for text in texts {
        let mut article = Article::new(text.as_str());
        clock.lock().expect("the clock").start();
        pipeline.fill(&mut article);
        found.actors += article.actors.len();
        found.locations += article.locations.len();
        found.times += article.times.len();
        found.counts += article.counts.len();
        found.quotes += article.quotes.len();
        found.events += article.events.len();
    }
    found
}

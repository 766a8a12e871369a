//! How long each part of the pipeline takes: megabytes of text a second, how much it finds, the ratio to a bare Aho-Corasick
//! automaton over everything that the pipeline looks for, and the share of the whole.
//!
//! `cargo bench --bench stages`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file. One core.
//! Every stage runs in its place in the pipeline; the time is taken between the stages.

mod common;

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use newswire::text::Scan;
use newswire::{Article, Pipeline};

use common::{articles, automaton, bytes, counts, looked_for, median};

const ROUNDS: usize = 5;

fn main() {
    let texts = articles();
    let english = Pipeline::english();
    let names: Vec<String> = english.stage_names().map(str::to_string).collect();
    let looked_for = looked_for(english.lexicon());
    let automaton = automaton(&looked_for);
    let clock = Arc::new(Mutex::new(Clock::new(names.len() + 1)));
    let pipeline = with_clock(&english, &names, &clock);

    let mut rounds: Vec<Vec<Duration>> = Vec::new();
    let mut found = Vec::new();
    for _ in 0..ROUNDS {
        let (base, matches) = timed(|| texts.iter().map(|text| automaton.find_iter(text).count()).sum());
        let (scan, words) = scan(&texts);
        found = vec![matches, words];
        found.extend(run(&pipeline, &texts, &clock));
        let stages = clock.lock().expect("the clock").take();
        rounds.push([base, scan].into_iter().chain(stages).collect());
    }
    let parts = ["aho-corasick find_iter (matches)", "scan (words)", "Scratch::read: scan, match, classes (hits)"];
    let parts: Vec<&str> = parts.into_iter().chain(names.iter().map(String::as_str)).chain(["whole"]).collect();
    let mut times: Vec<Duration> =
        (0..names.len() + 3).map(|part| median(rounds.iter().map(|round| round[part]).collect())).collect();
    let whole: Duration = times[2..].iter().sum();
    times.push(whole);
    found.push(found[3..].iter().sum());
    println!("\n{} phrases and words, {} texts, {} bytes", looked_for.len(), texts.len(), bytes(&texts));
    println!("{:>10} {:>10} {:>8} {:>8}", "MB/s", "found", "ratio", "share");
    for ((part, time), found) in parts.iter().zip(&times).zip(&found) {
        let seconds = time.as_secs_f64();
        let (speed, ratio) = (bytes(&texts) as f64 / seconds / 1e6, times[0].as_secs_f64() / seconds);
        println!("{speed:>10.1} {found:>10} {ratio:>7.2}x {:>7.1}%  {part}", 100.0 * seconds / whole.as_secs_f64());
    }
}

/// Takes the time from one stage to the next.
struct Clock {
    last: Instant,
    spent: Vec<Duration>,
    /// How many phrases were hit in the article that is read.
    hits: usize,
}

impl Clock {
    fn new(parts: usize) -> Self {
        Self { last: Instant::now(), spent: vec![Duration::ZERO; parts], hits: 0 }
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
        move |document: &newswire::extract::Document<'_>, _: &mut Article| {
            let mut clock = clock.lock().expect("the clock");
            clock.end_of(part);
            clock.hits = document.hits().len();
        }
    };
    let builder = names
        .iter()
        .enumerate()
        .fold(pipeline.to_builder(), |builder, (part, name)| builder.stage_before(name, look(part)));
    builder.stage(look(names.len())).build()
}

/// How long it takes, and what it counts.
fn timed(work: impl FnOnce() -> usize) -> (Duration, usize) {
    let start = Instant::now();
    let count = std::hint::black_box(work());
    (start.elapsed(), count)
}

fn scan(texts: &[String]) -> (Duration, usize) {
    let mut scan = Scan::new();
    let mut words = |text: &String| {
        scan.read(text);
        scan.words().len()
    };
    timed(|| texts.iter().map(&mut words).sum())
}

/// How many hits there are in all texts, then how much each stage finds.
fn run(pipeline: &Pipeline, texts: &[String], clock: &Mutex<Clock>) -> [usize; 7] {
    let mut found = [0; 7];
    for text in texts {
        let mut article = Article::new(text.as_str());
        clock.lock().expect("the clock").start();
        pipeline.fill(&mut article);
        found[0] += std::mem::take(&mut clock.lock().expect("the clock").hits);
        found.iter_mut().skip(1).zip(counts(&article)).for_each(|(sum, count)| *sum += count);
    }
    found
}

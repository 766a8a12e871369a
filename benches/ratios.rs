//! Every figure that later versions must keep, in one table; the last line is the same as one JSON object.
//!
//! `cargo bench --bench ratios`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file.
//!
//! Speeds are ratios to a bare Aho-Corasick automaton (contiguous NFA, leftmost-longest `find_iter`) over the same phrases, in the
//! same process and in turns. The automaton does less than the matcher: it finds bytes inside words too, and only as they are
//! written. daachorse does the same as the automaton. What the matcher finds is held against a naive reference. The pipeline is
//! compared with an automaton over everything that its stages look for.

mod common;

use std::alloc::System;
use std::process::Command;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use daachorse::{DoubleArrayAhoCorasickBuilder, MatchKind};
use newswire::extract::Scratch;
use newswire::lexicon::{KnownActor, Lexicon};
use newswire::matcher::Matcher;
use newswire::text::Scan;
use newswire::{ActorKind, Article, Pipeline};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

use common::dictionary::phrases;
use common::naive::{Naive, leftmost_longest};
use common::{Contestant, articles, automaton, automaton_in_any_case, counts, in_turns, looked_for};

#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ROUNDS: usize = 7;

/// The argument with which this program starts itself to measure a cold start.
const FIRST_USE: &str = "--first-use";

fn main() {
    if std::env::args().any(|argument| argument == FIRST_USE) {
        return first_use();
    }
    let texts = articles();
    println!("{} texts, {} bytes", texts.len(), common::bytes(&texts));
    let mut figures = Figures::default();
    for (name, size) in [("matcher_5k", 5_000), ("matcher_50k", 50_000), ("matcher_250k", 250_000)] {
        matcher(&mut figures, name, &phrases(size, &texts), &texts);
    }
    let cold = cold_start();
    figures.add(
        "first_use_ms",
        cold.first_use.as_secs_f64() * 1e3,
        "from nothing to the first article, in a new process",
    );
    let image = image_bytes();
    figures.add("image_mb", image as f64 / 1e6, "the built-in lexicon, which is part of the program");
    figures.add(
        "memory_mb",
        (image + cold.bytes) as f64 / 1e6,
        "the image, and heap that the lexicon and one article keep",
    );
    own_names(&mut figures, &texts);
    pipeline(&mut figures, &texts);
    waiting(&mut figures, &texts);
    figures.print_json();
}

/// The figures, in order.
#[derive(Default)]
struct Figures(Vec<(&'static str, f64)>);

impl Figures {
    fn add(&mut self, name: &'static str, value: f64, note: &str) {
        println!("{value:>10.2}  {name:24} {note}");
        self.0.push((name, value));
    }

    fn print_json(&self) {
        let members: Vec<String> = self.0.iter().map(|(name, value)| format!("\"{name}\":{value:.3}")).collect();
        println!("{{{}}}", members.join(","));
    }
}

fn matcher(figures: &mut Figures, name: &'static str, phrases: &[String], texts: &[String]) {
    let automaton = automaton(phrases);
    let matcher = Matcher::new(phrases).expect("a matcher");
    let other = (name == "matcher_50k").then(|| {
        let builder = DoubleArrayAhoCorasickBuilder::new().match_kind(MatchKind::LeftmostLongest);
        builder.build::<_, _, u32>(phrases).expect("a double array")
    });
    let mut contestants: Vec<Contestant<'_>> = vec![
        ("automaton", Box::new(|| texts.iter().map(|text| automaton.find_iter(text).count()).sum())),
        ("matcher", Box::new(|| texts.iter().map(|text| matcher.find_iter(text).count()).sum())),
    ];
    if let Some(other) = &other {
        let count = || texts.iter().map(|text| other.leftmost_find_iter(text).count()).sum();
        contestants.push(("daachorse", Box::new(count)));
    }
    let results = in_turns(ROUNDS, &mut contestants);
    let note = format!("{} matches, automaton {}", results[1].1, results[0].1);
    figures.add(name, ratio(results[0].0, results[1].0), &note);
    if let Some(&(time, count)) = results.get(2) {
        figures.add("daachorse_50k", ratio(results[0].0, time), &format!("{count} matches"));
        figures.add("build_50k_ms", build_time(phrases).as_secs_f64() * 1e3, "to make the matcher of these phrases");
    }
    let Same { matches, overlapping, texts } = compare_ways(&matcher, &Naive::new(phrases), texts);
    let identical = format!("{matches} in {texts} texts, {overlapping} with those inside others");
    println!("{:>12}matches identical to those of the naive reference: {identical}", "");
}

/// The median time in which the matcher of `phrases` is made.
fn build_time(phrases: &[String]) -> Duration {
    let build = |_| {
        let start = Instant::now();
        let matcher = Matcher::new(phrases).expect("a matcher");
        let time = start.elapsed();
        drop(matcher);
        time
    };
    common::median((0..ROUNDS).map(build).collect())
}

/// How long it takes to lay a caller's company names over the built-in lexicon.
fn own_names(figures: &mut Figures, texts: &[String]) {
    for (name, size) in [("own_10_ms", 10), ("own_50k_ms", 50_000)] {
        let names = phrases(size, texts);
        let build = |_| {
            let company = |name: &String| KnownActor::new(name.clone(), ActorKind::Company).id("mine", name.clone());
            let companies: Vec<KnownActor> = names.iter().map(company).collect();
            let start = Instant::now();
            let builder = Lexicon::builder().expect("the built-in lexicon").actors(companies);
            let lexicon = builder.build().expect("a lexicon");
            let time = start.elapsed();
            drop(lexicon);
            time
        };
        let time = common::median((0..ROUNDS).map(build).collect());
        figures.add(name, time.as_secs_f64() * 1e3, "to lay so many company names over the built-in lexicon");
    }
}

/// How much was found alike by all ways to search.
struct Same {
    matches: usize,
    /// The same with those inside others and across them.
    overlapping: usize,
    texts: usize,
}

/// Checks on a tenth of the texts that the matcher finds what a search finds that is plainly right, and that its fast way through a
/// text, which reads few words, finds the same as the search among all of them.
fn compare_ways(matcher: &Matcher, naive: &Naive, texts: &[String]) -> Same {
    let mut same = Same { matches: 0, overlapping: 0, texts: 0 };
    let mut scan = Scan::new();
    for text in texts.iter().step_by(10) {
        scan.read(text);
        let all = naive.find_all(text);
        let chosen = leftmost_longest(&all);
        let fast = matcher.find_iter(text).map(|found| (found.phrase.index(), found.span));
        assert!(fast.eq(chosen.iter().copied()), "{text}");
        let thorough = matcher.find_in(text, scan.words()).map(|found| (found.phrase.index(), found.span));
        assert!(thorough.eq(chosen.iter().copied()), "{text}");
        let overlapping = matcher.find_overlapping_iter(text).map(|found| (found.phrase.index(), found.span));
        assert!(overlapping.eq(all.iter().copied()), "{text}");
        same.matches += chosen.len();
        same.overlapping += all.len();
        same.texts += 1;
    }
    same
}

fn ratio(base: Duration, time: Duration) -> f64 {
    base.as_secs_f64() / time.as_secs_f64()
}

fn pipeline(figures: &mut Figures, texts: &[String]) {
    let pipeline = Pipeline::english();
    let looked_for = looked_for(pipeline.lexicon());
    let automata = [automaton(&looked_for), automaton_in_any_case(&looked_for)];
    let find = |automaton: &AhoCorasick| texts.iter().map(|text| automaton.find_iter(text).count()).sum();
    let halves = texts.split_at(texts.len() / 2);
    let results = in_turns(
        ROUNDS,
        &mut [
            ("automaton", Box::new(|| find(&automata[0]))),
            ("pipeline", Box::new(|| fill(&pipeline, texts))),
            (
                "two threads",
                Box::new(|| {
                    std::thread::scope(|scope| {
                        let other = scope.spawn(|| fill(&pipeline, halves.1));
                        fill(&pipeline, halves.0) + other.join().expect("a thread")
                    })
                }),
            ),
            ("automaton in any case", Box::new(|| find(&automata[1]))),
        ],
    );
    let note = format!("{} findings; automaton {} matches of {}", results[1].1, results[0].1, looked_for.len());
    figures.add("pipeline", ratio(results[0].0, results[1].0), &note);
    let note = format!("automaton without regard to case: {} matches", results[3].1);
    figures.add("pipeline_any_case", ratio(results[3].0, results[1].0), &note);
    figures.add("threads_2", ratio(results[1].0, results[2].0), "two threads against one");
    let (made, kept) = allocations(&pipeline, texts);
    figures.add("allocations_per_article", made, &format!("{kept:.1} of them make up the article"));
}

/// How much of the time is waiting for memory and for branches that nobody can foresee: texts in turn, as in life, against each of them
/// many times in a row, when the processor knows all that comes.
fn waiting(figures: &mut Figures, texts: &[String]) {
    const TEXTS: usize = 300;
    const TIMES: usize = 10;
    let pipeline = Pipeline::english();
    let sample: Vec<String> = texts.iter().step_by((texts.len() / TEXTS).max(1)).take(TEXTS).cloned().collect();
    let again = |text: &String| -> usize { fill(&pipeline, &vec![text.clone(); TIMES]) };
    let results = in_turns(
        ROUNDS,
        &mut [
            ("in turn", Box::new(|| (0..TIMES).map(|_| fill(&pipeline, &sample)).sum())),
            ("in a row", Box::new(|| sample.iter().map(again).sum())),
        ],
    );
    let note = format!("times as fast when each of {} texts comes {TIMES} times in a row", sample.len());
    figures.add("foreseen", ratio(results[0].0, results[1].0), &note);
}

/// Fills every text; how much was found.
fn fill(pipeline: &Pipeline, texts: &[String]) -> usize {
    let mut scratch = Scratch::new();
    let found = |text: &String| {
        let mut article = Article::new(text.as_str());
        pipeline.fill_with(&mut scratch, &mut article);
        counts(&article).iter().sum::<usize>()
    };
    texts.iter().map(found).sum()
}

/// How many allocations an article costs when the buffers have grown, and how many a copy of the filled article takes.
fn allocations(pipeline: &Pipeline, texts: &[String]) -> (f64, f64) {
    let mut scratch = Scratch::new();
    let (mut made, mut kept) = (0, 0);
    for text in texts {
        let mut article = Article::new(text.as_str());
        let before = Region::new(HEAP);
        pipeline.fill_with(&mut scratch, &mut article);
        let change = before.change();
        made += change.allocations + change.reallocations;
        let before = Region::new(HEAP);
        let copy = article.clone();
        kept += before.change().allocations;
        drop(copy);
    }
    (made as f64 / texts.len() as f64, kept as f64 / texts.len() as f64)
}

/// How large the image of the built-in lexicon is.
fn image_bytes() -> usize {
    let size =
        |file: &str| std::fs::metadata(format!("{}/{file}", env!("OUT_DIR"))).expect("a part of the image").len();
    (size("english.tables") + size("english.texts")) as usize
}

/// What a new process says of its start.
struct ColdStart {
    first_use: Duration,
    bytes: usize,
}

/// Starts this program anew several times; the median.
fn cold_start() -> ColdStart {
    let program = std::env::current_exe().expect("this program");
    let run = || {
        let output = Command::new(&program).arg(FIRST_USE).output().expect("a run of this program");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut numbers = text.split_whitespace().map(|number| number.parse::<u64>().expect("a number"));
        (numbers.next().expect("nanoseconds"), numbers.next().expect("bytes"))
    };
    let mut runs: Vec<(u64, u64)> = (0..ROUNDS).map(|_| run()).collect();
    runs.sort_unstable();
    let (nanoseconds, bytes) = runs[ROUNDS / 2];
    ColdStart { first_use: Duration::from_nanos(nanoseconds), bytes: bytes as usize }
}

/// Prints the nanoseconds that the first article of this process takes, and the bytes that the lexicon keeps.
fn first_use() {
    let before = Region::new(HEAP);
    let start = Instant::now();
    let pipeline = Pipeline::english();
    let mut article = Article::new("Norway said on Monday it would help.");
    pipeline.fill(&mut article);
    let time = start.elapsed();
    assert!(!article.actors.is_empty(), "nothing found");
    let change = before.change();
    println!("{} {}", time.as_nanos(), change.bytes_allocated.saturating_sub(change.bytes_deallocated));
}

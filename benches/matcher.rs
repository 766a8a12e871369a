//! The matcher against a bare Aho-Corasick automaton over the same phrases and texts, and both on texts that grow.
//!
//! `cargo bench --bench matcher`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file.
//!
//! What each does less or more:
//! - `aho-corasick find_iter` (contiguous NFA, leftmost-longest) is the base of the ratios. It finds bytes, also inside words, only as
//!   they are written and with one blank between words, so its count differs. To find what the matcher finds one would have to
//!   search for overlapping matches, drop those inside words, and choose among the rest.
//! - `aho-corasick find_overlapping_iter` (contiguous NFA, standard) does the same for overlapping matches.
//! - `Matcher::find_iter` and `find_overlapping_iter` find whole words, any white space, apostrophe and hyphen, by case rules.
//! - `Matcher::find_in` finds the same among words that were read before: what reading them takes comes on top, and is shown.
//! - `Scan::read` reads words, sentences, paragraphs, quotations and numbers, and finds no phrases.

mod common;

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, Throughput};
use newswire::matcher::Matcher;
use newswire::text::Scan;

use common::dictionary::phrases;
use common::growing::{families, hard_phrases};
use common::{articles, automaton, bytes, compare, overlapping_automaton};

const ROUNDS: usize = 9;

fn main() {
    let texts = articles();
    for size in [5_000, 50_000] {
        ratios(&phrases(size, &texts), &texts);
    }
    growth(phrases(50_000, &texts), &texts);
    let mut criterion = Criterion::default().configure_from_args();
    track(&mut criterion, &texts);
    criterion.final_summary();
}

fn ratios(phrases: &[String], texts: &[String]) {
    let start = Instant::now();
    let automaton = automaton(phrases);
    let automaton_built = start.elapsed();
    let overlapping = overlapping_automaton(phrases);
    let start = Instant::now();
    let matcher = Matcher::new(phrases).expect("a matcher");
    let matcher_built = start.elapsed();
    println!(
        "\n{} phrases: automaton built in {automaton_built:.1?}, {} bytes; matcher built in {matcher_built:.1?}, {} bytes",
        phrases.len(),
        automaton.memory_usage(),
        matcher.memory_usage()
    );
    let scans: Vec<Scan> = texts.iter().map(|text| scanned(text)).collect();
    let mut scan = Scan::new();
    let mut scan_again = Scan::new();
    compare(
        &format!("{} phrases, {} texts, {} bytes", phrases.len(), texts.len(), bytes(texts)),
        bytes(texts),
        ROUNDS,
        &mut [
            (
                "aho-corasick find_iter, no word boundaries",
                Box::new(|| count(texts, |text| automaton.find_iter(text).count())),
            ),
            ("Matcher::find_iter", Box::new(|| count(texts, |text| matcher.find_iter(text).count()))),
            (
                "aho-corasick find_overlapping_iter, no word boundaries",
                Box::new(|| count(texts, |text| overlapping.find_overlapping_iter(text).count())),
            ),
            (
                "Matcher::find_overlapping_iter",
                Box::new(|| count(texts, |text| matcher.find_overlapping_iter(text).count())),
            ),
            (
                "Scan::read and Matcher::find_in",
                Box::new(|| {
                    count(texts, |text| {
                        scan.read(text);
                        matcher.find_in(text, scan.words()).count()
                    })
                }),
            ),
            (
                "Matcher::find_in, words read before",
                Box::new(|| {
                    texts.iter().zip(&scans).map(|(text, scan)| matcher.find_in(text, scan.words()).count()).sum()
                }),
            ),
            (
                "Scan::read alone (counts words)",
                Box::new(|| {
                    count(texts, |text| {
                        scan_again.read(text);
                        scan_again.words().len()
                    })
                }),
            ),
        ],
    );
}

/// The sizes of texts that grow, in bytes: the first and its multiples.
const SIZE: usize = 1 << 18;
const TIMES: [usize; 5] = [1, 2, 4, 8, 16];

/// Prints how many nanoseconds a byte takes in texts of growing size: where a line stays level, time is linear.
fn growth(mut phrases: Vec<String>, texts: &[String]) {
    let families = families(texts, &phrases);
    phrases.extend(hard_phrases());
    let (automaton, matcher) = (automaton(&phrases), Matcher::new(&phrases).expect("a matcher"));
    let header: String = TIMES.iter().map(|times| format!("{:>9}", format!("{times}x"))).collect();
    println!("\nNanoseconds a byte, {} phrases, 1x = {SIZE} bytes\n{header} {:>9}", phrases.len(), "found");
    for family in families {
        let grown = TIMES.map(|times| family.text(SIZE * times));
        println!("{}", family.name);
        show_growth("aho-corasick find_iter", &grown, |text| automaton.find_iter(text).count());
        show_growth("Matcher::find_iter", &grown, |text| matcher.find_iter(text).count());
        show_growth("Matcher::find_overlapping_iter", &grown, |text| matcher.find_overlapping_iter(text).count());
    }
}

/// Prints the time for a byte of each text, the least of three, and what is found in the last.
fn show_growth(name: &str, texts: &[String], find: impl Fn(&str) -> usize) {
    let mut found = 0;
    for text in texts {
        let time = (0..3).map(|_| {
            let start = Instant::now();
            found = black_box(find(text));
            start.elapsed()
        });
        let time = time.min().unwrap_or_default();
        print!("{:>9.2}", time.as_secs_f64() * 1e9 / text.len() as f64);
    }
    println!(" {found:>9}  {name}");
}

fn scanned(text: &str) -> Scan {
    let mut scan = Scan::new();
    scan.read(text);
    scan
}

fn count(texts: &[String], find: impl FnMut(&str) -> usize) -> usize {
    texts.iter().map(String::as_str).map(find).sum()
}

/// The same for criterion, which remembers the last run and says what has changed.
fn track(criterion: &mut Criterion, texts: &[String]) {
    let sample = &texts[..texts.len().min(500)];
    let matcher = Matcher::new(phrases(50_000, texts)).expect("a matcher");
    let scans: Vec<Scan> = sample.iter().map(|text| scanned(text)).collect();
    let mut group = criterion.benchmark_group("50,000 phrases");
    group.throughput(Throughput::Bytes(bytes(sample) as u64)).sample_size(20);
    group.bench_function("find_iter", |bencher| {
        bencher.iter(|| black_box(count(sample, |text| matcher.find_iter(text).count())));
    });
    group.bench_function("find_in", |bencher| {
        bencher.iter(|| {
            let found = sample.iter().zip(&scans).map(|(text, scan)| matcher.find_in(text, scan.words()).count());
            black_box(found.sum::<usize>())
        });
    });
    group.finish();
}

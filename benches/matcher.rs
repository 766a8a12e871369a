//! The matcher against a bare Aho-Corasick automaton over the same phrases and texts.
//!
//! `cargo bench --bench matcher`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file. The bare
//! automaton (contiguous NFA, leftmost-longest) is the base of the ratios. It knows no word boundaries, so its count differs.

mod common;

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newswire::matcher::Matcher;
use newswire::text::Scan;

use common::dictionary::phrases;
use common::{articles, automaton, bytes, compare};

const ROUNDS: usize = 9;

fn main() {
    let texts = articles();
    for size in [5_000, 50_000] {
        ratios(&phrases(size, &texts), &texts);
    }
    let mut criterion = Criterion::default().configure_from_args();
    track(&mut criterion, &texts);
    criterion.final_summary();
}

fn ratios(phrases: &[String], texts: &[String]) {
    let start = std::time::Instant::now();
    let automaton = automaton(phrases);
    let automaton_built = start.elapsed();
    let start = std::time::Instant::now();
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

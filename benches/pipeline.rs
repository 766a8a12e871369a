//! The whole pipeline against a bare Aho-Corasick automaton over everything that it looks for: the phrases of its lexicon, and the
//! single words of its tables (word classes, first names, words of time and of tolls, forms of cue verbs).
//!
//! The automaton does less: it finds bytes as they are written, inside words too, and knows nothing of what they mean.
//!
//! `cargo bench --bench pipeline`; `NEWSWIRE_CORPUS=FILE.jsonl` measures on the member `text` of each line of a file. One core.

mod common;

use std::hint::black_box;
use std::time::Instant;

use criterion::{Criterion, Throughput};
use newswire::extract::Scratch;
use newswire::{Article, Pipeline};

use common::{articles, automaton, bytes, compare, counts, looked_for};

const ROUNDS: usize = 7;

fn main() {
    let start = Instant::now();
    let pipeline = Pipeline::english();
    println!("\nlexicon of {} phrases loaded in {:.1?}", pipeline.lexicon().phrase_count(), start.elapsed());
    let texts = articles();
    ratios(&pipeline, &texts);
    let mut criterion = Criterion::default().configure_from_args();
    track(&mut criterion, &pipeline, &texts);
    criterion.final_summary();
}

fn ratios(pipeline: &Pipeline, texts: &[String]) {
    let looked_for = looked_for(pipeline.lexicon());
    let automaton = automaton(&looked_for);
    let mut scratch = Scratch::new();
    let lexicon = pipeline.lexicon();
    compare(
        &format!("{} phrases and words, {} texts, {} bytes", looked_for.len(), texts.len(), bytes(texts)),
        bytes(texts),
        ROUNDS,
        &mut [
            (
                "aho-corasick find_iter, no word boundaries (matches)",
                Box::new(|| texts.iter().map(|text| automaton.find_iter(text).count()).sum()),
            ),
            (
                "Scratch::read: scan, match, classes (hits)",
                Box::new(|| texts.iter().map(|text| scratch.read(text, None, lexicon).hits().len()).sum()),
            ),
            ("Pipeline::fill (findings)", Box::new(|| texts.iter().map(|text| findings(pipeline, text)).sum())),
        ],
    );
}

fn findings(pipeline: &Pipeline, text: &str) -> usize {
    let mut article = Article::new(text);
    pipeline.fill(&mut article);
    counts(&article).iter().sum()
}

/// The same for criterion, which remembers the last run and says what has changed.
fn track(criterion: &mut Criterion, pipeline: &Pipeline, texts: &[String]) {
    let sample = &texts[..texts.len().min(300)];
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(bytes(sample) as u64)).sample_size(20);
    group.bench_function("fill", |bencher| {
        bencher.iter(|| black_box(sample.iter().map(|text| findings(pipeline, text)).sum::<usize>()));
    });
    group.finish();
}

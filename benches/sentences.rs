//! How fast the text is scanned, and sentences are found, against other crates on the same text.
//!
//! `NEWSWIRE_CORPUS=articles.jsonl` names a file with one `{"text": "..."}` a line; without it a short built-in article is repeated.

#![allow(clippy::print_stdout, reason = "a benchmark says what it counted")]

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use newswire::text::Scan;
use unicode_segmentation::UnicodeSegmentation;

const ARTICLE: &str = "TARNOW, Poland — Gen. Ada Quill and Dr. J. P. Harlow said on Friday that the dam above the town had held through \
the night, after 2,400 people were told to leave at 4 a.m. “We were lucky,” Quill told reporters. “The water rose 2.5 metres in an \
hour. What would you have done?”\n\nThe U.S. Army lent three helicopters. Some 1.2 million litres were pumped out by noon, said Orrin \
Holdings Ltd., which runs the plant. It isn’t over, Harlow warned: dozens of homes on St. Anne’s Road are still without power.\n\n";

/// How much text is read at most.
const MOST_BYTES: usize = 8 << 20;

fn texts() -> Vec<String> {
    let Some(path) = std::env::var_os("NEWSWIRE_CORPUS") else { return vec![ARTICLE.repeat(5); 200] };
    let lines = std::fs::read_to_string(path).unwrap_or_default();
    let articles = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let mut left = MOST_BYTES;
    let mut texts = Vec::new();
    for text in articles.filter_map(|article| article["text"].as_str().map(str::to_owned)) {
        let Some(rest) = left.checked_sub(text.len()) else { break };
        left = rest;
        texts.push(text);
    }
    texts
}

fn main() {
    let texts = texts();
    let bytes: usize = texts.iter().map(String::len).sum();
    let mut criterion = Criterion::default().sample_size(10).configure_from_args();
    let mut scan = Scan::new();
    let sentences: usize = texts.iter().map(|text| scanned(&mut scan, text)).sum();
    println!("{} texts, {bytes} bytes, {sentences} sentences", texts.len());
    let mut group = criterion.benchmark_group("sentences");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("newswire, whole scan", |bencher| {
        bencher.iter(|| texts.iter().map(|text| scanned(&mut scan, text)).sum::<usize>());
    });
    group.bench_function("sentencex", |bencher| {
        bencher.iter(|| texts.iter().map(|text| sentencex::get_sentence_boundaries("en", text).len()).sum::<usize>());
    });
    group.bench_function("unicode-segmentation", |bencher| {
        bencher.iter(|| texts.iter().map(|text| text.split_sentence_bounds().count()).sum::<usize>());
    });
    group.bench_function("unicode-segmentation, words only", |bencher| {
        bencher.iter(|| texts.iter().map(|text| text.unicode_word_indices().count()).sum::<usize>());
    });
    group.bench_function("split_whitespace", |bencher| {
        bencher.iter(|| texts.iter().map(|text| black_box(text).split_whitespace().count()).sum::<usize>());
    });
    group.finish();
    criterion.final_summary();
}

/// How many sentences the scan finds.
fn scanned(scan: &mut Scan, text: &str) -> usize {
    scan.read(text);
    scan.sentences().len()
}

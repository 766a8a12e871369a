//! How often the speakers that each rule finds are right, on articles whose quotations are annotated, beside the confidence it gives.
//!
//! Usage: `cargo run --release --example calibration -- FILE...`. Each line of a file is an article as JSON with one more member,
//! `gold.segments`: a list of quoted stretches with `span`, `parts`, `kind` and, if somebody says them, `speaker_span` and
//! `speaker_text`. What is not annotated, as quotations within others, counts neither way.

use std::collections::BTreeMap;
use std::fs;

use newswire::{Article, Pipeline, Quote, QuoteKind, Span};
use serde_json::Value;

/// How many speakers a rule found, how many of them are right, and the sum of their confidences.
#[derive(Debug, Default)]
struct Row {
    found: u32,
    right: u32,
    confidence: f64,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let pipeline = Pipeline::english();
    let (mut rules, mut steps) = (BTreeMap::<String, Row>::new(), BTreeMap::<String, Row>::new());
    for path in std::env::args().skip(1) {
        for line in fs::read_to_string(path)?.lines() {
            let value: Value = serde_json::from_str(line)?;
            let mut article = Article::new(value["text"].as_str().unwrap_or(""));
            pipeline.fill(&mut article);
            let segments = value["gold"]["segments"].as_array().map_or(&[][..], |segments| segments);
            for quote in article.quotes.iter().filter(|quote| quote.speaker_span.is_some() && quote.within.is_none()) {
                if !matches!(quote.kind, QuoteKind::Direct | QuoteKind::Partial) {
                    continue;
                }
                let confidence = quote.confidence.value();
                let step = format!("{:.1}", (confidence * 10.0).floor() / 10.0);
                for &part in quote.parts.iter() {
                    let Some(right) = is_right(&article, quote, part, segments) else { continue };
                    for row in [rules.entry(quote.rule.to_string()), steps.entry(step.clone())] {
                        let row = row.or_default();
                        row.found += 1;
                        row.right += u32::from(right);
                        row.confidence += confidence;
                    }
                }
            }
        }
    }
    for (title, rows) in [("rule", &rules), ("confidence from", &steps)] {
        println!("{title:22}{:>7}{:>10}{:>12}", "found", "right", "confidence");
        for (name, Row { found, right, confidence }) in rows {
            let share = |sum: f64| 100.0 * sum / f64::from(*found);
            println!("{name:22}{found:>7}{:>8.1} %{:>10.1} %", share(f64::from(*right)), share(*confidence));
        }
    }
    Ok(())
}

/// Whether a quoted stretch is annotated as the words of its speaker: the same mention, or the same words. None if it is not annotated.
fn is_right(article: &Article, quote: &Quote, part: Span, segments: &[Value]) -> Option<bool> {
    let speaker = quote.speaker_span.unwrap_or_default();
    let segment = segments.iter().find(|segment| span(&segment["span"]).is_some_and(|span| overlaps(span, part)))?;
    let spoken = !matches!(segment["kind"].as_str(), Some("scare" | "title"));
    let mention = span(&segment["speaker_span"]).is_some_and(|span| overlaps(span, speaker));
    let written = segment["speaker_text"].as_str().is_some_and(|text| text == article.text_of(speaker));
    Some(spoken && (mention || written))
}

fn span(value: &Value) -> Option<Span> {
    Some(Span::new(value[0].as_u64()?.try_into().ok()?, value[1].as_u64()?.try_into().ok()?))
}

fn overlaps(one: Span, other: Span) -> bool {
    one.start() < other.end() && other.start() < one.end()
}

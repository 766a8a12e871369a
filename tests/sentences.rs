//! `tables/sentences.tsv`: where sentences end, for this crate and for two others.

use std::collections::BTreeSet;

use newswire::text::Scan;
use unicode_segmentation::UnicodeSegmentation;

/// A text of the table and where its sentences end; the end of the text does not count.
struct Case {
    text: String,
    ends: BTreeSet<usize>,
}

fn cases() -> Vec<Case> {
    let lines = include_str!("tables/sentences.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(|line| line.split_once('\t')).map(|(_, marked)| case(marked)).collect()
}

fn case(marked: &str) -> Case {
    let marked = marked.replace(" | ", "| ").replace('⏎', "\n");
    let mut text = String::new();
    let mut ends = BTreeSet::new();
    for sentence in marked.split('|') {
        text.push_str(sentence);
        ends.insert(text.trim_end().len());
    }
    ends.remove(&text.len());
    Case { text, ends }
}

fn ours(text: &str) -> BTreeSet<usize> {
    let mut scan = Scan::new();
    scan.read(text);
    scan.sentences().iter().map(|sentence| sentence.span.end() as usize).collect()
}

fn of_sentencex(text: &str) -> BTreeSet<usize> {
    let boundaries = sentencex::get_sentence_boundaries("en", text);
    boundaries.iter().map(|boundary| trimmed_end(text, boundary.end_byte)).collect()
}

fn of_unicode(text: &str) -> BTreeSet<usize> {
    text.split_sentence_bound_indices().map(|(start, sentence)| trimmed_end(text, start + sentence.len())).collect()
}

fn trimmed_end(text: &str, end: usize) -> usize {
    text[..end].trim_end().len()
}

/// F1 over the ends of all cases, and the cases that are wrong.
fn score(split: impl Fn(&str) -> BTreeSet<usize>) -> (f64, Vec<String>) {
    let (mut right, mut found, mut expected) = (0, 0, 0);
    let mut wrong = Vec::new();
    for case in cases() {
        let mut ends = split(&case.text);
        ends.remove(&case.text.len());
        right += ends.intersection(&case.ends).count();
        found += ends.len();
        expected += case.ends.len();
        if ends != case.ends {
            wrong.push(format!(
                "{:?}\n  missing {:?}, too many {:?}",
                case.text,
                shown(&case, &case.ends, &ends),
                shown(&case, &ends, &case.ends)
            ));
        }
    }
    (2.0 * right as f64 / (found + expected) as f64, wrong)
}

/// The last characters before the ends in `these` that are not in `those`.
fn shown<'a>(case: &'a Case, these: &BTreeSet<usize>, those: &BTreeSet<usize>) -> Vec<&'a str> {
    let last = |end: usize| {
        let start = case.text[..end].char_indices().rev().nth(11).map_or(0, |(start, _)| start);
        &case.text[start..end]
    };
    these.difference(those).map(|&end| last(end)).collect()
}

#[test]
fn sentences_end_where_the_table_says() {
    let (f1, wrong) = score(ours);
    println!("F1 {f1:.4}, {} of {} texts wrong\n{}", wrong.len(), cases().len(), wrong.join("\n"));
    assert!(f1 >= 0.98, "F1 {f1:.4}\n{}", wrong.join("\n"));
}

#[test]
fn no_other_crate_does_better_on_the_table() {
    let (ours, sentencex, unicode) = (score(ours).0, score(of_sentencex).0, score(of_unicode).0);
    println!("F1 ours {ours:.3}, sentencex {sentencex:.3}, unicode-segmentation {unicode:.3}");
    assert!(
        ours >= sentencex && ours >= unicode,
        "ours {ours:.3}, sentencex {sentencex:.3}, unicode-segmentation {unicode:.3}"
    );
}

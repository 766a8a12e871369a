//! The matcher against a table that people can extend, and against a slow search that is plainly right.

use std::panic::UnwindSafe;

use newswire::matcher::{CaseRule, FindIn, FindIter, Matcher, MatcherBuilder, PhraseId, Substrings};
use newswire::text::{Gap, Scan, Word};
use newswire::{ErrorKind, Span};
use proptest::prelude::*;

/// The text that a cell of the table stands for.
fn unescape(cell: &str) -> String {
    let mut parts = cell.split('\\');
    let mut text = parts.next().unwrap_or_default().to_string();
    for part in parts {
        if let Some(rest) = part.strip_prefix('n') {
            text.push('\n');
            text.push_str(rest);
        } else {
            let (code, rest) = part.strip_prefix("u{").and_then(|part| part.split_once('}')).expect("an escape");
            text.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
            text.push_str(rest);
        }
    }
    text
}

fn phrase_of(cell: &str) -> (String, CaseRule) {
    let rules = [(" /capitalised", CaseRule::Capitalised), (" /any", CaseRule::Any)];
    let rule = rules.into_iter().find_map(|(mark, rule)| Some((cell.strip_suffix(mark)?, rule)));
    let (phrase, rule) = rule.unwrap_or((cell, CaseRule::Exact));
    (unescape(phrase), rule)
}

#[test]
fn table() {
    let lines = include_str!("tables/matcher.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    for line in lines {
        let [what, phrases, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four cells: {line}")
        };
        let phrases: Vec<_> = phrases.split('|').map(phrase_of).collect();
        let text = unescape(text);
        let found = found(&phrases, &text).into_iter().map(|(phrase, span)| format!("{phrase}={}", span.of(&text)));
        let found: Vec<String> = found.collect();
        assert_eq!(found.join("|"), unescape(expected), "{what}");
    }
}

/// What the matcher finds; the two ways to search must agree.
fn found(phrases: &[(String, CaseRule)], text: &str) -> Vec<(usize, Span)> {
    let mut builder = Matcher::builder();
    for (phrase, rule) in phrases {
        builder.push(phrase, *rule);
    }
    let matcher = builder.build().expect("a matcher");
    let mut scan = Scan::new();
    scan.read(text);
    let words = scan.words();
    let mut found = Vec::new();
    for hit in matcher.find_in(text, words) {
        let covered = &words[hit.words.start as usize..hit.words.end as usize];
        assert!(covered.iter().all(|word| hit.span.contains(word.span)), "{hit:?} in {text:?}");
        assert_eq!(covered.len(), words.iter().filter(|word| word.span.overlaps(hit.span)).count());
        found.push((hit.phrase.index(), hit.span));
    }
    let by_iter: Vec<_> = matcher.find_iter(text).map(|hit| (hit.phrase.index(), hit.span)).collect();
    assert_eq!(found, by_iter, "{text:?}");
    found
}

/// What is to be found: every place, every phrase, character by character.
fn reference(phrases: &[(String, CaseRule)], text: &str) -> Vec<(usize, Span)> {
    let mut scan = Scan::new();
    scan.read(text);
    let words = scan.words();
    let ends: Vec<usize> =
        text.char_indices().map(|(at, _)| at).chain([text.len()]).filter(|&at| !inside(words, at)).collect();
    let mut found = Vec::new();
    let mut resume = 0;
    for &start in &ends {
        if start < resume {
            continue;
        }
        let best = ends.iter().rev().filter(|&&end| end > start).find_map(|&end| {
            let span = Span::new(start as u32, end as u32);
            let stands =
                |(phrase, rule): &(String, CaseRule)| says(*rule, phrase, span.of(text)) && !broken(words, span);
            phrases.iter().position(stands).map(|number| (number, span))
        });
        if let Some((_, span)) = best {
            resume = span.end() as usize;
        }
        found.extend(best);
    }
    found
}

fn inside(words: &[Word], at: usize) -> bool {
    words.iter().any(|word| (word.span.start() as usize) < at && at < word.span.end() as usize)
}

/// Whether a paragraph ends between two words of the span.
fn broken(words: &[Word], span: Span) -> bool {
    words
        .windows(2)
        .any(|pair| pair[0].after.has(Gap::PARAGRAPH) && span.contains(pair[0].span) && span.contains(pair[1].span))
}

fn says(rule: CaseRule, phrase: &str, text: &str) -> bool {
    let (wanted, found) = (plain(phrase).trim().to_string(), plain(text));
    if text.trim() != text || text.starts_with(['\u{AD}', '\u{200B}']) || text.ends_with(['\u{AD}', '\u{200B}']) {
        return false;
    }
    match rule {
        CaseRule::Exact => wanted == found,
        CaseRule::Capitalised => {
            wanted == found || fold(&wanted) == fold(&found) && !found.chars().any(char::is_lowercase)
        }
        CaseRule::Any => fold(&wanted) == fold(&found),
    }
}

fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\u{AD}', '\u{200B}'], "");
    let text = text.replace(['‘', '’', '‛'], "'").replace(['‐', '‑'], "-");
    let mut plain = String::new();
    let mut lines = 0;
    for c in text.chars() {
        if !c.is_whitespace() {
            lines = 0;
            plain.push(c);
            continue;
        }
        lines += usize::from(c == '\n');
        if !plain.ends_with([' ', '\n']) {
            plain.push(' ');
        }
        if lines == 2 {
            plain.pop();
            plain.push('\n');
        }
    }
    plain
}

const WORDS: &[&str] = &[
    "Elbe",
    "elbe",
    "ELBE",
    "Bank",
    "BANK",
    "bank",
    "of",
    "a",
    "A",
    "x",
    "Łódź",
    "ŁÓDŹ",
    "łódź",
    "e\u{301}",
    "E\u{301}",
    "İ",
    "i\u{307}",
    "antidisestablishment",
    "ANTIDISESTABLISHMENT",
    "antidisestablishmentarian",
    "5",
    "12",
    "U",
    "S",
    "_",
    "abcdefgh",
    "ABCDEFGH",
    "ab\u{AD}cd",
    "ABCD",
    "北京",
    "\u{212A}",
];
const GAPS: &[&str] = &[
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\n\n",
    "\u{A0}",
    ".",
    ". ",
    "'",
    "’",
    "-",
    "‑",
    "–",
    ", ",
    " & ",
    "&",
    "’ ",
    "--",
    "$",
    "\"",
    " “",
    "\u{200B} ",
    "...",
];

fn pieces(pieces: &'static [&'static str], least: usize, most: usize) -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(pieces), prop::sample::select(GAPS));
    prop::collection::vec(piece, least..most)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

fn phrase() -> impl Strategy<Value = (String, CaseRule)> {
    let rule = prop::sample::select(vec![CaseRule::Exact, CaseRule::Capitalised, CaseRule::Any]);
    let ends = (0_usize..2, 0_usize..2);
    let whole = (pieces(WORDS, 1, 5), prop::sample::select(GAPS), ends, rule).prop_map(
        |(middle, head, (keep_head, keep_tail), rule)| {
            let last = middle
                .char_indices()
                .rev()
                .find(|(_, c)| c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(c) || *c == '_');
            let end = last.map_or(middle.len(), |(at, c)| at + c.len_utf8());
            let body = if keep_tail == 1 { &middle[..] } else { &middle[..end] };
            (if keep_head == 1 { format!("{head}{body}") } else { body.to_string() }, rule)
        },
    );
    let symbol = prop::sample::select(vec!["$", "—", "--", "...", "&", "’"])
        .prop_map(|symbol| (symbol.to_string(), CaseRule::Exact));
    // A phrase with a blank line in it is compared as with a space; the slow search does not know that.
    prop_oneof![30 => whole, 1 => symbol].prop_filter("blank lines", |(phrase, _)| !plain(phrase.trim()).contains('\n'))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn as_the_slow_search(phrases in prop::collection::vec(phrase(), 1..12), text in pieces(WORDS, 0, 20)) {
        prop_assert_eq!(found(&phrases, &text), reference(&phrases, &text));
    }

    #[test]
    fn phrases_cut_from_the_text_are_found(text in pieces(WORDS, 4, 12), cuts in prop::collection::vec((0_usize..12, 1_usize..5), 1..6)) {
        let mut scan = Scan::new();
        scan.read(&text);
        let words = scan.words();
        let cut = |&(from, len): &(usize, usize)| {
            let from = words.get(from)?;
            let part = words.iter().skip_while(|word| word.span != from.span).take(len).map(|word| word.span).reduce(Span::to)?;
            Some((part.of(&text).to_string(), CaseRule::Any))
        };
        let phrases: Vec<_> = cuts.iter().filter_map(cut).filter(|(phrase, _)| !plain(phrase).contains('\n')).collect();
        prop_assert_eq!(found(&phrases, &text), reference(&phrases, &text));
    }

    #[test]
    fn any_text_at_all(phrases in prop::collection::vec(".{1,6}", 1..5), text in ".{0,60}") {
        let mut builder = Matcher::builder().case(CaseRule::Any);
        builder.extend(phrases.iter().filter(|phrase| phrase.chars().any(char::is_alphanumeric)));
        let matcher = builder.build().unwrap();
        let mut end = 0;
        for hit in matcher.find_iter(&text) {
            prop_assert!(hit.span.fits(&text) && !hit.span.is_empty() && hit.span.start() >= end);
            end = hit.span.end();
        }
    }
}

#[test]
fn errors_name_the_phrase() {
    let error = Matcher::new(["Elbe", " \n"]).unwrap_err();
    assert_eq!((error.kind(), error.to_string()), (ErrorKind::Pattern, "phrase 1 is empty".to_string()));
    let error = Matcher::new(["x".repeat(2000)]).unwrap_err();
    assert_eq!(error.to_string(), "phrase 0 has 2000 bytes; the longest allowed has 1024");
    assert_eq!(Substrings::new(["a", ""]).unwrap_err().to_string(), "phrase 1 is empty");
}

#[test]
fn long_phrases_are_found() {
    let phrase = "Elbe ".repeat(204);
    assert_eq!(found(&[(phrase.clone(), CaseRule::Exact)], &phrase.repeat(3)).len(), 3);
}

#[test]
fn words_of_another_text_do_no_harm() {
    let matcher = Matcher::new(["Elbe Bank", "Łódź", "$"]).unwrap();
    let mut scan = Scan::new();
    scan.read("Elbe Bank and Łódź, Elbe Bank $");
    for text in ["", "ŁŁŁŁŁŁŁŁŁŁŁŁŁŁŁŁŁŁŁ", "Elbe"] {
        let _ = matcher.find_in(text, scan.words()).count();
    }
}

#[test]
fn no_phrases_no_matches() {
    let matcher = Matcher::new([""; 0]).unwrap();
    assert!(matcher.is_empty());
    assert_eq!(matcher.find_iter("Elbe").next(), None);
    assert_eq!(matcher.phrase(PhraseId::new(0)), None);
}

#[test]
fn can_be_shared() {
    fn check<T: Send + Sync + UnwindSafe>() {}
    check::<Matcher>();
    check::<MatcherBuilder>();
    check::<Substrings>();
    check::<FindIn<'static>>();
    check::<FindIter<'static>>();
}

//! The matcher against a table that people can extend, and against a slow search that is plainly right.

use std::panic::UnwindSafe;

use newswire::matcher::{
    CaseRule, FindIn, FindIter, FindOverlappingIter, Matcher, MatcherBuilder, PhraseId, Substrings,
};
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

type Phrases = [(String, CaseRule)];
/// Numbers of phrases, and where they stand.
type Matches = Vec<(usize, Span)>;

#[test]
fn table() {
    check_table(include_str!("tables/matcher.tsv"), found);
}

#[test]
fn overlapping_table() {
    check_table(include_str!("tables/matcher_overlapping.tsv"), found_overlapping);
}

fn check_table(table: &str, find: fn(&Phrases, &str) -> Matches) {
    for line in table.lines().filter(|line| !line.starts_with('#')).skip(1) {
        let [what, phrases, text, expected] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four cells: {line}")
        };
        let phrases: Vec<_> = phrases.split('|').map(phrase_of).collect();
        let text = unescape(text);
        let found = find(&phrases, &text).into_iter().map(|(phrase, span)| format!("{phrase}={}", span.of(&text)));
        let found: Vec<String> = found.collect();
        assert_eq!(found.join("|"), unescape(expected), "{what}");
    }
}

fn matcher(phrases: &Phrases) -> Matcher {
    let mut builder = Matcher::builder();
    for (phrase, rule) in phrases {
        builder.push(phrase, *rule);
    }
    builder.build().expect("a matcher")
}

/// What the matcher finds; the two ways to search must agree.
fn found(phrases: &Phrases, text: &str) -> Matches {
    let matcher = matcher(phrases);
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

fn found_overlapping(phrases: &Phrases, text: &str) -> Matches {
    matcher(phrases).find_overlapping_iter(text).map(|hit| (hit.phrase.index(), hit.span)).collect()
}

/// All that stands in the text: every place, every phrase, character by character.
fn everywhere(phrases: &Phrases, text: &str) -> Matches {
    let phrases: Vec<_> = phrases.iter().map(|(phrase, rule)| (plain(phrase).trim().to_string(), *rule)).collect();
    let mut scan = Scan::new();
    scan.read(text);
    let words = scan.words();
    let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<u32> = places.filter(|&at| !inside(words, at)).map(|at| at as u32).collect();
    let spans = ends.iter().flat_map(|&start| ends.iter().map(move |&end| Span::new(start, end)));
    let standing = |span: Span| {
        let says = |found: &str| phrases.iter().position(|(phrase, rule)| says(*rule, phrase, found));
        Some((bare(span.of(text)).and_then(|found| says(&plain(found)))?, span))
    };
    spans.filter_map(standing).filter(|&(_, span)| !broken(words, span)).collect()
}

/// Of all that stands there what is leftmost, then longest, then the same behind it.
fn leftmost_longest(all: &[(usize, Span)]) -> Matches {
    let mut chosen: Matches = Vec::new();
    for &(phrase, span) in all {
        match chosen.last_mut() {
            Some(last) if span.start() == last.1.start() => *last = (phrase, span),
            Some((_, last)) if span.start() < last.end() => {}
            _ => chosen.push((phrase, span)),
        }
    }
    chosen
}

/// Both searches against the slow one.
fn check_against_the_slow_search(phrases: &Phrases, text: &str) -> Result<(), TestCaseError> {
    let all = everywhere(phrases, text);
    prop_assert_eq!(found(phrases, text), leftmost_longest(&all));
    prop_assert_eq!(found_overlapping(phrases, text), all);
    Ok(())
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

/// A piece of text, if a phrase may stand there: none begins or ends with what does not show.
fn bare(text: &str) -> Option<&str> {
    let hidden = |c: char| c.is_whitespace() || ['\u{AD}', '\u{200B}'].contains(&c);
    (!text.is_empty() && !text.starts_with(hidden) && !text.ends_with(hidden)).then_some(text)
}

/// Whether a text says the phrase as its rule wants it; both in plain form.
fn says(rule: CaseRule, phrase: &str, text: &str) -> bool {
    match rule {
        CaseRule::Exact => phrase == text,
        CaseRule::Capitalised => phrase == text || fold(phrase) == fold(text) && !text.chars().any(char::is_lowercase),
        CaseRule::Any => fold(phrase) == fold(text),
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
        check_against_the_slow_search(&phrases, &text)?;
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
        check_against_the_slow_search(&phrases, &text)?;
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
        let all: Vec<_> = matcher.find_overlapping_iter(&text).collect();
        prop_assert!(all.is_sorted_by(|one, other| one.span < other.span));
        prop_assert!(all.iter().all(|hit| hit.span.fits(&text) && !hit.span.is_empty()));
        prop_assert!(matcher.find_iter(&text).all(|hit| all.contains(&hit)));
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
    check::<FindOverlappingIter<'static>>();
}

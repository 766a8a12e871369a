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
    let weights: Vec<_> = phrases.iter().map(|(phrase, _)| weight(phrase)).collect();
    let mut scan = Scan::new();
    scan.read(text);
    let words = scan.words();
    let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let ends: Vec<_> = places.filter(|&at| !inside(words, at)).map(|at| (at as u32, weight(&text[..at]))).collect();
    let mut found = Vec::new();
    for (number, &(start, before)) in ends.iter().enumerate() {
        for &(end, up_to) in &ends[number + 1..] {
            // Nothing that weighs differently can be the same.
            let alike: Vec<_> = (0..phrases.len()).filter(|&number| weights[number] == up_to - before).collect();
            let span = Span::new(start, end);
            let Some(said) = bare(span.of(text)).filter(|_| !alike.is_empty()).map(plain) else { continue };
            let stands = |&&number: &&usize| says(phrases[number].1, &phrases[number].0, &said);
            found.extend(alike.iter().find(stands).filter(|_| !broken(words, span)).map(|&number| (number, span)));
        }
    }
    found
}

/// How many characters show, in lower case.
fn weight(text: &str) -> usize {
    let shown = text.chars().filter(|c| !c.is_whitespace() && !HIDDEN.contains(c));
    shown.map(|c| c.to_lowercase().count()).sum()
}

/// Characters that do not show, as far as the texts here have them.
const HIDDEN: [char; 2] = ['\u{AD}', '\u{200B}'];

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
    let hidden = |c: char| c.is_whitespace() || HIDDEN.contains(&c);
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
    let text = text.replace("\r\n", "\n").replace(HIDDEN, "");
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

/// Words with something between them, in any number from `least` to `most`.
fn pieces(gaps: Vec<&'static str>, least: usize, most: usize) -> impl Strategy<Value = String> {
    let piece = (prop::sample::select(WORDS), prop::sample::select(gaps));
    prop::collection::vec(piece, least..=most)
        .prop_map(|parts| parts.into_iter().flat_map(|(word, gap)| [word, gap]).collect())
}

/// Gaps without the end of a line.
fn within_lines() -> Vec<&'static str> {
    GAPS.iter().copied().filter(|gap| !gap.contains('\n')).collect()
}

/// How the letters of a text are written all over it.
fn dress() -> impl Strategy<Value = fn(&str) -> String> {
    fn as_it_is(text: &str) -> String {
        text.to_string()
    }
    fn capitalised(text: &str) -> String {
        let starts = text.split_inclusive(|c: char| !c.is_alphanumeric());
        starts
            .map(|word| {
                word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>()
            })
            .collect()
    }
    prop::sample::select(vec![as_it_is as fn(&str) -> String, capitalised, str::to_uppercase, str::to_lowercase])
}

fn rule() -> impl Strategy<Value = CaseRule> {
    prop::sample::select(vec![CaseRule::Exact, CaseRule::Capitalised, CaseRule::Any])
}

/// Which words of a text become a phrase: the first one, how many, and in what case they count.
fn cuts(first: usize, most: usize) -> impl Strategy<Value = Vec<(usize, usize, CaseRule)>> {
    prop::collection::vec((0..first, 1..=most, rule()), 1..6)
}

/// The phrases that are cut from a text, and where they stand there.
fn cut(text: &str, cuts: &[(usize, usize, CaseRule)]) -> (Vec<(String, CaseRule)>, Vec<Span>) {
    let mut scan = Scan::new();
    scan.read(text);
    let whole = |&(first, len, rule): &(usize, usize, CaseRule)| {
        let span = scan.words().iter().skip(first).take(len).map(|word| word.span).reduce(Span::to)?;
        Some(((span.of(text).to_string(), rule), span))
    };
    let fits = |((phrase, _), _): &((String, CaseRule), Span)| phrase.len() <= 1024 && !plain(phrase).contains('\n');
    cuts.iter().filter_map(whole).filter(fits).unzip()
}

fn phrase() -> impl Strategy<Value = (String, CaseRule)> {
    let ends = (0_usize..2, 0_usize..2);
    let whole = (pieces(GAPS.to_vec(), 1, 4), prop::sample::select(GAPS), ends, rule()).prop_map(
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
    fn as_the_slow_search(
        phrases in prop::collection::vec(phrase(), 1..12),
        text in pieces(GAPS.to_vec(), 0, 19),
        dress in dress(),
    ) {
        check_against_the_slow_search(&phrases, &dress(&text))?;
    }

    #[test]
    fn phrases_cut_from_the_text_are_found(text in pieces(GAPS.to_vec(), 4, 11), cuts in cuts(12, 4), dress in dress()) {
        let (phrases, _) = cut(&text, &cuts);
        check_against_the_slow_search(&phrases, &dress(&text))?;
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn long_phrases(text in pieces(within_lines(), 60, 160), cuts in cuts(60, 160), dress in dress()) {
        let (phrases, places) = cut(&text, &cuts);
        let all = found_overlapping(&phrases, &text);
        prop_assert!(places.iter().all(|place| all.iter().any(|(_, span)| span == place)));
        check_against_the_slow_search(&phrases, &text)?;
        check_against_the_slow_search(&phrases, &dress(&text))?;
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

/// How many phrases are found, and how many with those inside others.
fn count(phrases: &[&str], rule: CaseRule, text: &str) -> (usize, usize) {
    let matcher = Matcher::builder().case(rule).phrases(phrases).build().unwrap();
    let mut scan = Scan::new();
    scan.read(text);
    let found = matcher.find_in(text, scan.words()).map(|hit| (hit.phrase, hit.span));
    assert!(matcher.find_iter(text).map(|hit| (hit.phrase, hit.span)).eq(found));
    (matcher.find_iter(text).count(), matcher.find_overlapping_iter(text).count())
}

#[test]
fn phrases_of_any_length() {
    for word in ["a", "é", "Ab", "ä\u{301}b’c-d.e", "x’y", "北京"] {
        for len in [word.len(), 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 200, 256, 1000, 1024] {
            let phrase = word.repeat((len / word.len()).max(1));
            let text = format!("{phrase} {phrase}s s{phrase} ({phrase})\n{phrase}");
            assert_eq!(count(&[&phrase], CaseRule::Exact, &text), (3, 3), "{phrase}");
            let capitals = text.to_uppercase();
            assert_eq!(count(&[&phrase], CaseRule::Capitalised, &capitals), (3, 3), "{phrase}");
        }
    }
}

#[test]
fn long_runs_of_what_begins_phrases() {
    let elbe = |times: usize| "Elbe ".repeat(times);
    let nested: Vec<String> = (1..=100).map(elbe).collect();
    let nested: Vec<&str> = nested.iter().map(String::as_str).collect();
    let (long, unfinished) = (elbe(204), format!("{}Bank", elbe(200)));
    for (phrases, text, expected) in [
        (&["Bank of Elbe"][..], "Bank of ".repeat(100_000), (0, 0)),
        (&["Elbe Bank"], elbe(200_000), (0, 0)),
        (&[&unfinished], elbe(20_000), (0, 0)),
        (&[&long], elbe(1_020), (5, 817)),
        (&nested, elbe(2_000), (20, 100 * 2_000 - 99 * 100 / 2)),
        (&["Elbe Elbe"], elbe(200_000), (100_000, 199_999)),
        (&["a", "aa", "b"], format!("{} b", "a".repeat(5_000_000)), (1, 1)),
        (&["“", "““"], "“".repeat(100_000), (50_000, 199_999)),
        (&["Elbe", "& Elbe"], "\n ".repeat(500_000) + "&  Elbe", (1, 2)),
        (&["a b"], "a\n".repeat(200_000) + "b", (0, 0)),
    ] {
        assert_eq!(count(phrases, CaseRule::Exact, &text), expected, "{phrases:.40?}");
        assert_eq!(count(phrases, CaseRule::Capitalised, &text.to_uppercase()), expected, "{phrases:.40?}");
    }
}

#[test]
fn one_line_of_ten_megabytes() {
    let article = include_str!("../examples/articles/harbour.txt").replace('\n', " ");
    let phrases =
        ["Oksana Halenko", "Halenko", "Odesa", "the", "aim at bread", "since last October, Ukrainian officials"];
    let times = 10_000_000 / article.len();
    let (found, all) = count(&phrases, CaseRule::Capitalised, &article);
    assert!(found > 10 && all > found, "{found} of {all}");
    assert_eq!(count(&phrases, CaseRule::Capitalised, &article.repeat(times)), (found * times, all * times));
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

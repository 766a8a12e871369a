//! Properties of the text scan that hold for every text, against plain references.

use newswire::Span;
use newswire::text::{Gap, Scan, hash};
use proptest::prelude::*;

/// Pieces that meet in news text and in broken text.
const PIECES: &[&str] = &[
    "word",
    "Word",
    "WORD",
    "administration",
    "Administration_2",
    "Zürich",
    "Çeşme",
    "İ",
    "ß",
    "5",
    "2,500",
    "1.2",
    "U.S.",
    "p.m.",
    "Mr.",
    "J.",
    "x",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{A0}",
    "\u{2009}",
    "\u{3000}",
    "\t",
    ".",
    ". ",
    "? ",
    "! ",
    "…",
    "...",
    " . . . ",
    ",",
    ";",
    ":",
    "-",
    "--",
    "–",
    " — ",
    "'",
    "’",
    "‘",
    "\"",
    "“",
    "”",
    "«",
    "»",
    "„",
    "``",
    "''",
    "(",
    ")",
    "[",
    "]",
    "%",
    "$",
    "/",
    "_",
    "\u{301}",
    "e\u{301}",
    "\u{200B}",
    "\u{AD}",
    "\u{200D}",
    "\u{2060}",
    "\u{FEFF}",
    "\u{202E}",
    "\0",
    "\u{7}",
    "😀",
    "🇷🇺",
    "习近平",
    "。",
    "ＮＡＴＯ",
    "Путин",
    "\u{E000}",
    "\u{10FFFF}",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![20 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,3}", 1 => "[a-zA-Z]{1,80}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn is_invisible(c: char) -> bool {
    "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{FEFF}".contains(c)
        || ('\u{202A}'..='\u{202E}').contains(&c)
        || ('\u{2060}'..='\u{2069}').contains(&c)
}

/// The words of `text`, character by character.
fn plain_words(text: &str) -> Vec<Span> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut words = Vec::new();
    let mut start = None;
    for (index, &(at, c)) in chars.iter().enumerate() {
        let next = chars.get(index + 1).is_some_and(|&(_, next)| is_word(next));
        let goes_on = ('\u{300}'..='\u{36F}').contains(&c) || is_invisible(c) && next;
        let part = is_word(c) || start.is_some() && goes_on;
        if part && start.is_none() {
            start = Some(at);
        }
        if !part && let Some(start) = start.take() {
            words.push(Span::new(start as u32, at as u32));
        }
    }
    words.extend(start.map(|start| Span::new(start as u32, text.len() as u32)));
    words
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn words_are_those_of_the_plain_reference(text in texts()) {
        let mut scan = Scan::new();
        scan.read(&text);
        let spans: Vec<Span> = scan.words().iter().map(|word| word.span).collect();
        prop_assert_eq!(spans, plain_words(&text));
    }

    #[test]
    fn hashes_and_shapes_are_those_of_the_word(text in texts()) {
        let mut scan = Scan::new();
        scan.read(&text);
        for word in scan.words() {
            let written = word.span.of(&text);
            let letters = || written.chars().filter(|c| c.is_alphabetic());
            prop_assert_eq!(word.hash, hash(written));
            prop_assert_eq!(word.hash, hash(&written.to_ascii_uppercase()));
            prop_assert_eq!(word.shape.is_ascii(), written.is_ascii());
            prop_assert_eq!(word.shape.is_capitalised(), written.starts_with(char::is_uppercase));
            prop_assert_eq!(word.shape.is_lower(), !letters().any(char::is_uppercase));
            prop_assert_eq!(word.shape.has_digit(), written.contains(|c: char| c.is_numeric() && !c.is_uppercase() && !c.is_lowercase()));
        }
    }

    #[test]
    fn spans_lie_in_order_on_character_boundaries(text in texts()) {
        let mut scan = Scan::new();
        scan.read(&text);
        let lists = [
            scan.words().iter().map(|word| word.span).collect::<Vec<_>>(),
            scan.marks().iter().map(|mark| mark.span).collect(),
            scan.sentences().iter().map(|sentence| sentence.span).collect(),
            scan.paragraphs().iter().map(|paragraph| paragraph.span).collect(),
            scan.numbers().iter().map(|number| number.span).collect(),
        ];
        for spans in lists {
            prop_assert!(spans.iter().all(|span| span.fits(&text) && !span.is_empty()));
            prop_assert!(spans.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
        }
    }

    #[test]
    fn sentences_and_paragraphs_hold_all_words_in_order(text in texts()) {
        let mut scan = Scan::new();
        scan.read(&text);
        let (mut words, mut sentences) = (0, 0);
        for (index, paragraph) in scan.paragraphs().iter().enumerate() {
            prop_assert_eq!((paragraph.words.start, paragraph.sentences.start), (words, sentences));
            for sentence in &scan.sentences()[paragraph.sentences.start as usize..paragraph.sentences.end as usize] {
                prop_assert_eq!((sentence.words.start, sentence.paragraph), (words, index as u32));
                prop_assert!(paragraph.span.contains(sentence.span));
                prop_assert!(!sentence.words.is_empty());
                let inside = &scan.words()[sentence.words.start as usize..sentence.words.end as usize];
                prop_assert!(inside.iter().all(|word| sentence.span.contains(word.span)));
                words = sentence.words.end;
            }
            sentences = paragraph.sentences.end;
            prop_assert_eq!(words, paragraph.words.end);
        }
        prop_assert_eq!((words as usize, sentences as usize), (scan.words().len(), scan.sentences().len()));
    }

    #[test]
    fn gaps_say_what_stands_between_words(text in texts()) {
        let mut scan = Scan::new();
        scan.read(&text);
        for pair in scan.words().windows(2) {
            let between = &text[pair[0].span.end() as usize..pair[1].span.start() as usize];
            let gap = pair[0].after;
            prop_assert_eq!(gap.has(Gap::COMMA), between.contains([',', '，', '、']));
            prop_assert_eq!(gap.has(Gap::QUESTION), between.contains(['?', '!', '！', '？', '‼', '⁇', '⁈', '⁉']));
            prop_assert_eq!(gap.has(Gap::NEWLINE), between.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']));
            prop_assert_eq!(gap.has(Gap::STOP), between.contains(['.', '…', '‥', '。', '．']));
            if gap.is_space() {
                prop_assert!(between.chars().all(|c| c.is_whitespace() || is_invisible(c)));
            }
        }
    }

    #[test]
    fn a_scan_that_is_used_again_finds_the_same(first in texts(), second in texts()) {
        let (mut used, mut fresh) = (Scan::new(), Scan::new());
        used.read(&first);
        used.read(&second);
        fresh.read(&second);
        prop_assert_eq!(used.words(), fresh.words());
        prop_assert_eq!(used.sentences(), fresh.sentences());
        prop_assert_eq!(used.paragraphs(), fresh.paragraphs());
        prop_assert_eq!(used.marks(), fresh.marks());
        prop_assert_eq!(used.numbers(), fresh.numbers());
    }
}

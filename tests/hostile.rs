//! Hostile input: nothing panics, spans fit, the text comes out as it went in, the same input gives the same output.

use newswire::{Article, Pipeline};

/// Fills a text twice and checks what must always hold.
fn check(text: String) -> Article {
    let mut article = Article::new(text.as_str()).with_published("2025-04-25".parse().unwrap());
    let pipeline = Pipeline::english();
    pipeline.fill(&mut article);
    assert_eq!(&*article.text, text.as_str());
    article.check().unwrap();
    let mut again = article.clone();
    pipeline.fill(&mut again);
    assert_eq!(again, article);
    article
}

#[test]
fn nothing_to_find() {
    for text in ["", " \n\t\r\n ", "a", ".", "“", "\u{feff}", "\0\u{8}\u{1b}[31m", "\u{10ffff}\u{fffe}"] {
        let article = check(text.to_owned());
        assert!(article.actors.is_empty() && article.locations.is_empty() && article.events.is_empty(), "{text:?}");
    }
}

#[test]
fn floods() {
    for (unit, times) in [
        ("“", 20_000),
        ("”", 20_000),
        ("\"", 20_001),
        ("'", 20_000),
        ("“a ", 5_000),
        ("Donald ", 20_000),
        ("a", 200_000),
        ("(", 20_000),
        ("12 ", 20_000),
        ("Mr. ", 20_000),
        ("said ", 20_000),
        ("killed ", 20_000),
        ("Paris, ", 10_000),
        ("U.S. ", 10_000),
        ("y\u{301}", 20_000),
        ("\n", 50_000),
        ("he said. ", 10_000),
        ("and ", 20_000),
        ("Monday ", 10_000),
        ("President ", 10_000),
        ("Smith said “no” and ", 3_000),
        ("Ann Lee met Bob Ray in Rome. ", 1_000),
    ] {
        check(unit.repeat(times));
    }
}

#[test]
fn nested_quotes() {
    check(format!("{}Oslo{}", "“‘".repeat(3_000), "’”".repeat(3_000)));
}

#[test]
fn characters_that_change_length_with_case() {
    let article = check("İİİ ŉ ǰ ß ﬁ In Kyiv, the K\u{212a} sign.".to_owned());
    assert!(article.locations.iter().any(|place| place.mentions.iter().any(|m| article.text_of(m) == "Kyiv")));
}

#[test]
fn white_space_of_all_kinds() {
    for space in ["\u{a0}", "\u{202f}", "\u{2009}", "\u{3000}", "\r\n", "\r", "\u{2028}", "\u{85}"] {
        check(format!("Prime{space}Minister{space}Ada{space}Berg of Norway met{space}12{space}people in{space}Oslo."));
    }
}

#[test]
fn every_prefix_of_an_article() {
    let text = include_str!("../examples/articles/harbour.txt");
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)).step_by(37) {
        check(text[..end].to_owned());
    }
}

mod bytes {
    use newswire::{Article, ErrorKind};

    #[test]
    fn what_is_not_utf8_is_named() {
        for (bytes, message) in [
            (&b"\xff\xfea\0"[..], "not UTF-8: UTF-16 (little-endian) by the byte order mark at offset 0"),
            (b"It\x92s", "not UTF-8: byte 0x92 at offset 2 does not fit"),
            (b"St\xc3", "not UTF-8: the character that begins at offset 2 is cut off, its end is missing"),
        ] {
            let error = Article::from_utf8(bytes.to_vec()).unwrap_err();
            assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Encoding, message));
        }
    }

    #[test]
    fn the_lossy_way_keeps_the_rest() {
        assert_eq!(&*Article::from_utf8_lossy(b"It\x92s Kyiv").text, "It\u{fffd}s Kyiv");
    }
}

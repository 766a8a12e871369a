//! Who said what, by the table `tests/tables/quotes.tsv`.

use newswire::{ActorId, Article, Pipeline, Quote, QuoteKind};

const TABLE: &str = include_str!("tables/quotes.tsv");

/// A text and what it is expected to hold.
struct Case<'t> {
    line: usize,
    text: String,
    expected: Vec<Expected<'t>>,
}

struct Expected<'t> {
    kinds: &'t str,
    content: &'t str,
    speaker: &'t str,
    medium: &'t str,
    addressee: &'t str,
}

#[test]
fn quotations_have_the_speakers_of_the_table() {
    let pipeline = Pipeline::english();
    let wrong: Vec<String> = cases().iter().filter_map(|case| check(&pipeline, case)).collect();
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

fn cases() -> Vec<Case<'static>> {
    let mut cases: Vec<Case> = Vec::new();
    let lines = TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()).skip(1);
    for (number, line) in lines {
        let mut cells = line.split('\t').chain(std::iter::repeat(""));
        let mut cell = || cells.next().unwrap_or("");
        let (text, kinds, content, speaker) = (cell(), cell(), cell(), cell());
        let (medium, addressee) = (cell(), cell());
        if !text.is_empty() {
            cases.push(Case { line: number + 1, text: text.replace('⏎', "\n"), expected: Vec::new() });
        }
        if let Some(case) = cases.last_mut().filter(|_| kinds != "none") {
            case.expected.push(Expected { kinds, content, speaker, medium, addressee });
        }
    }
    cases
}

/// What is wrong with the answer to a case, if anything is.
fn check(pipeline: &Pipeline, case: &Case) -> Option<String> {
    let mut article = Article::new(case.text.as_str());
    pipeline.fill(&mut article);
    let indirect = |quote: &&Quote| quote.kind == QuoteKind::Indirect;
    let marked: Vec<&Quote> = article.quotes.iter().filter(|quote| !indirect(quote)).collect();
    let expected: Vec<&Expected> = case.expected.iter().filter(|expected| expected.kinds != "indirect").collect();
    let same = marked.len() == expected.len()
        && marked.iter().zip(&expected).all(|(quote, expected)| fits(&article, quote, expected));
    let mut reported = case.expected.iter().filter(|expected| expected.kinds == "indirect");
    let all =
        reported.all(|expected| article.quotes.iter().filter(indirect).any(|quote| fits(&article, quote, expected)));
    let nothing = !case.expected.is_empty() || article.quotes.is_empty();
    if same && all && nothing {
        return None;
    }
    let found: Vec<String> = article.quotes.iter().map(|quote| describe(&article, quote)).collect();
    let wanted: Vec<String> =
        case.expected.iter().map(|one| format!("    {} | {} | {}", one.kinds, one.content, one.speaker)).collect();
    Some(format!("line {}: {}\n  expected\n{}\n  found\n{}", case.line, case.text, wanted.join("\n"), found.join("\n")))
}

fn fits(article: &Article, quote: &Quote, expected: &Expected) -> bool {
    let kind = expected.kinds.split('|').any(|kind| quote.kind.to_string() == kind);
    let (nested, content) = expected.content.strip_prefix("> ").map_or((false, expected.content), |rest| (true, rest));
    let content = quote.parts.iter().map(|&part| article.text_of(part)).eq(content.split(" // "));
    let within = match quote.within.and_then(|outer| article.quote(outer)) {
        Some(outer) => nested && outer.span.contains(quote.span),
        None => !nested,
    };
    let speaker = match quote.speaker_span {
        Some(span) => {
            expected.speaker == "-"
                || article.text_of(span).contains(expected.speaker)
                || name(article, quote).contains(expected.speaker)
        }
        None => expected.speaker == "-",
    };
    let named = |actor: Option<ActorId>, expected: &str| {
        expected.is_empty()
            || actor.and_then(|actor| article.actors.get(actor.index())).is_some_and(|actor| actor.name == expected)
    };
    let medium = named(quote.medium, expected.medium);
    let addressee = named(quote.addressees.first().copied(), expected.addressee);
    kind && content && within && speaker && medium && addressee
}

/// The name of the actor who speaks.
fn name<'a>(article: &'a Article, quote: &Quote) -> &'a str {
    quote.speaker.and_then(|speaker| article.actors.get(speaker.index())).map_or("", |actor| &*actor.name)
}

fn describe(article: &Article, quote: &Quote) -> String {
    let parts: Vec<&str> = quote.parts.iter().map(|&part| article.text_of(part)).collect();
    let speaker = quote.speaker_span.map_or("-", |span| article.text_of(span));
    let name = |actor: ActorId| article.actors.get(actor.index()).map(|actor| actor.name.to_string());
    let medium = quote.medium.and_then(name).unwrap_or_default();
    let addressee = quote.addressees.first().copied().and_then(name).unwrap_or_default();
    let parts = parts.join(" // ");
    format!("    {} | {parts} | {speaker} | {medium} | {addressee} ({})", quote.kind, quote.rule)
}

//! What the benchmarks share: texts, dictionaries, and measuring several things in turns.

#![allow(dead_code, reason = "each benchmark takes what it needs")]

pub(crate) mod dictionary;
pub(crate) mod growing;
pub(crate) mod naive;

use std::collections::HashSet;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use newswire::Article;
use newswire::lexicon::{Lexicon, LexiconBuilder};
use newswire::matcher::PhraseId;

/// The articles that are measured: those of the JSON-lines file that `NEWSWIRE_CORPUS` names, else one article many times.
///
/// One article many times flatters every program, the automaton most: the processor learns by heart what comes. Believe figures of a
/// corpus.
pub(crate) fn articles() -> Vec<String> {
    let Ok(path) = std::env::var("NEWSWIRE_CORPUS") else {
        return vec![include_str!("article.txt").to_string(); 1000];
    };
    let lines = std::fs::read_to_string(&path).expect("NEWSWIRE_CORPUS names a readable file");
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?.get("text")?.as_str().map(str::to_string);
    lines.lines().filter_map(text).collect()
}

/// The bytes of all texts together.
pub(crate) fn bytes(texts: &[String]) -> usize {
    texts.iter().map(String::len).sum()
}

/// The names and forms in the tables of the crate's lexicon, each once, in the order of the tables.
pub(crate) fn lexicon_phrases() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lexicon/data");
    let files = std::fs::read_dir(folder).expect("the lexicon's folder").filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|extension| extension == "tsv")).collect();
    files.sort();
    let mut phrases: Vec<String> =
        files.iter().flat_map(|file| phrases_of(&std::fs::read_to_string(file).unwrap_or_default())).collect();
    let mut seen = HashSet::new();
    phrases.retain(|phrase| seen.insert(phrase.clone()));
    phrases
}

/// The single words that the stages look for: classes of words, first names, words of time and of tolls, forms of cues, number words,
/// and the words of event patterns. Those are without the single letters (of `n't` and `'s`, say), which an automaton would find inside
/// nearly every word.
fn lexicon_words() -> Vec<String> {
    const CELLS: [(&str, usize); 7] = [
        ("lexicon/data/words", 0),
        ("lexicon/data/first_names", 0),
        ("lexicon/data/times", 0),
        ("lexicon/data/counts", 0),
        ("lexicon/data/cues", 2),
        ("lexicon/data/cues", 3),
        ("text/number_words", 0),
    ];
    let cells = |(table, column): (&str, usize)| {
        let path = format!("{}/src/{table}.tsv", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("a table of this crate");
        let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).skip(1);
        let cells = rows.filter_map(|row| row.split('\t').nth(column));
        cells.flat_map(|cell| cell.split('|').map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let event_words = LexiconBuilder::english().and_then(LexiconBuilder::event_words).expect("the built-in tables");
    let event_words = event_words.into_iter().filter(|word| word.chars().nth(1).is_some());
    CELLS.into_iter().flat_map(cells).filter(|word| !word.is_empty()).chain(event_words).collect()
}

/// The cells of one table that hold names or forms.
fn phrases_of(table: &str) -> Vec<String> {
    const COLUMNS: [&str; 10] = [
        "name",
        "aliases",
        "title",
        "plural",
        "phrase",
        "forms",
        "noun_forms",
        "adjectives",
        "demonyms",
        "governments",
    ];
    let mut lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let header: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let wanted = |(column, cell): (usize, &str)| {
        let wanted = header.get(column).is_some_and(|name| COLUMNS.contains(name));
        wanted.then(|| cell.split('|').map(str::to_string).collect::<Vec<_>>())
    };
    let cells = lines.flat_map(|line| line.split('\t').enumerate().filter_map(wanted).flatten().collect::<Vec<_>>());
    cells.filter(|cell| cell.chars().any(char::is_alphanumeric)).collect()
}

/// Everything that the stages look for, each once: the phrases of the lexicon's matcher, and the words of its tables.
pub(crate) fn looked_for(lexicon: &Lexicon) -> Vec<String> {
    let matcher = lexicon.matcher();
    let phrases = (0..matcher.len() as u32).filter_map(|number| matcher.phrase(PhraseId::new(number)));
    let mut all: Vec<String> = phrases.map(str::to_owned).chain(lexicon_words()).collect();
    let mut seen = HashSet::new();
    all.retain(|phrase| seen.insert(phrase.clone()));
    all
}

/// A bare automaton over `phrases`, the base of all ratios: contiguous NFA, leftmost-longest.
pub(crate) fn automaton<P: AsRef<[u8]>>(phrases: &[P]) -> AhoCorasick {
    built(phrases, MatchKind::LeftmostLongest, false)
}

/// One that can find overlapping matches.
pub(crate) fn overlapping_automaton<P: AsRef<[u8]>>(phrases: &[P]) -> AhoCorasick {
    built(phrases, MatchKind::Standard, false)
}

/// The same without regard to the case of ASCII letters.
pub(crate) fn automaton_in_any_case<P: AsRef<[u8]>>(phrases: &[P]) -> AhoCorasick {
    built(phrases, MatchKind::LeftmostLongest, true)
}

fn built<P: AsRef<[u8]>>(phrases: &[P], kind: MatchKind, any_case: bool) -> AhoCorasick {
    let builder = AhoCorasick::builder()
        .match_kind(kind)
        .kind(Some(AhoCorasickKind::ContiguousNFA))
        .ascii_case_insensitive(any_case)
        .build(phrases);
    builder.expect("an automaton")
}

/// How many findings of each kind an article has, in the order of the stages.
pub(crate) fn counts(article: &Article) -> [usize; 6] {
    let Article { actors, locations, times, counts, quotes, events, .. } = article;
    [actors.len(), locations.len(), times.len(), counts.len(), quotes.len(), events.len()]
}

/// One thing to measure: its name, and a function that does it once and counts what it finds.
pub(crate) type Contestant<'a> = (&'a str, Box<dyn FnMut() -> usize + 'a>);

/// The median time of each contestant, and its count. They take turns, so that all of them see the same machine.
pub(crate) fn in_turns(rounds: usize, contestants: &mut [Contestant<'_>]) -> Vec<(Duration, usize)> {
    let mut times = vec![Vec::new(); contestants.len()];
    let mut counts = vec![0; contestants.len()];
    for _ in 0..rounds {
        for (number, (_, run)) in contestants.iter_mut().enumerate() {
            let start = Instant::now();
            counts[number] = black_box(run());
            times[number].push(start.elapsed());
        }
    }
    times.into_iter().map(median).zip(counts).collect()
}

/// The middle one; of an even number the later of the two.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

/// Measures, and prints a line for each contestant: megabytes a second, the count, and how many times as fast as the first.
pub(crate) fn compare(title: &str, bytes: usize, rounds: usize, contestants: &mut [Contestant<'_>]) {
    let results = in_turns(rounds, contestants);
    let base = results[0].0.as_secs_f64();
    println!("\n{title}\n{:>10} {:>10} {:>7}", "MB/s", "found", "ratio");
    for ((name, _), (time, count)) in contestants.iter().zip(results) {
        let seconds = time.as_secs_f64();
        println!("{:>10.1} {count:>10} {:>6.2}x  {name}", bytes as f64 / seconds / 1e6, base / seconds);
    }
}

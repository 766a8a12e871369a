//! [`Naive`]: a search that is plainly right, to hold the matcher against. It shares with it what words and paragraphs are, and no more.

use std::collections::HashMap;

use newswire::Span;
use newswire::text::{Gap, Scan};

/// Phrases, each to be found as it is written, by how they begin.
#[derive(Default)]
pub(crate) struct Naive {
    by_opening: HashMap<String, Vec<Phrase>>,
}

struct Phrase {
    number: usize,
    plain: Vec<char>,
}

/// The number of a phrase, and where it stands.
pub(crate) type Found = (usize, Span);

impl Naive {
    /// Numbers the phrases from 0; each has a word. Of two that say the same the first counts.
    pub(crate) fn new(phrases: &[String]) -> Self {
        let mut naive = Self::default();
        for (number, phrase) in phrases.iter().enumerate() {
            let plain: Vec<char> = plain(phrase).map(|(_, c)| c).collect();
            let alike = naive.by_opening.entry(opening(plain.iter().copied())).or_default();
            if alike.iter().all(|other| other.plain != plain) {
                alike.push(Phrase { number, plain });
            }
        }
        naive.by_opening.values_mut().for_each(|alike| alike.sort_by_key(|phrase| phrase.plain.len()));
        naive
    }

    /// All phrases that stand in a text, by start, then by end: each place is tried with each phrase that begins as it does.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Found> {
        let mut scan = Scan::new();
        scan.read(text);
        let inside = insides(text, &scan);
        let mut found = Vec::new();
        let shows = |c: char| !c.is_whitespace() && !is_hidden(c);
        for (start, _) in text.char_indices().filter(|&(at, c)| !inside[at] && shows(c)) {
            let rest = &text[start..];
            let alike = self.by_opening.get(&opening(plain(rest).map(|(_, c)| c))).map_or(&[][..], Vec::as_slice);
            let ends = alike.iter().filter_map(|phrase| Some((phrase.number, start + length(&phrase.plain, rest)?)));
            let whole = ends.filter(|&(_, end)| !inside[end] && !paragraph_ends_within(&scan, start, end));
            found.extend(whole.map(|(number, end)| (number, Span::new(start as u32, end as u32))));
        }
        found
    }
}

/// Of all phrases in a text the leftmost, of several there the longest, then the same behind it.
pub(crate) fn leftmost_longest(all: &[Found]) -> Vec<Found> {
    let mut chosen: Vec<Found> = Vec::new();
    for &(number, span) in all {
        match chosen.last_mut() {
            Some(last) if span.start() == last.1.start() => *last = (number, span),
            Some(last) if span.start() < last.1.end() => {}
            _ => chosen.push((number, span)),
        }
    }
    chosen
}

/// For each byte and the end of the text, whether it is within a word, but not its first.
fn insides(text: &str, scan: &Scan) -> Vec<bool> {
    let mut inside = vec![false; text.len() + 1];
    for word in scan.words() {
        inside[word.span.range()].iter_mut().skip(1).for_each(|byte| *byte = true);
    }
    inside
}

/// Whether a paragraph ends between two words of a piece of text.
fn paragraph_ends_within(scan: &Scan, start: usize, end: usize) -> bool {
    let words = scan.words();
    let from = words.partition_point(|word| (word.span.start() as usize) < start);
    let to = words.partition_point(|word| (word.span.end() as usize) <= end);
    words[from..to].split_last().is_some_and(|(_, before)| before.iter().any(|word| word.after.has(Gap::PARAGRAPH)))
}

/// How many bytes at the front of `text` say `phrase`, which is not empty; nothing if it says something else.
fn length(phrase: &[char], text: &str) -> Option<usize> {
    let mut said = plain(text);
    let mut end = 0;
    for &wanted in phrase {
        let (next, c) = said.next()?;
        if c != wanted {
            return None;
        }
        end = next;
    }
    Some(end)
}

/// Plain characters up to the end of the first word, or some of them where there is nothing but marks.
fn opening(plain: impl Iterator<Item = char>) -> String {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let mut opening = String::new();
    for c in plain.take(64) {
        if opening.chars().next_back().is_some_and(is_letter) && !is_letter(c) {
            break;
        }
        opening.push(c);
    }
    opening
}

/// The characters of a text, each with where it ends: white space as one space, apostrophes as `'`, hyphens as `-`, nothing for what
/// does not show.
fn plain(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut chars = text.char_indices().filter(|&(_, c)| !is_hidden(c)).peekable();
    std::iter::from_fn(move || {
        let (at, c) = chars.next()?;
        let mut end = at + c.len_utf8();
        let c = match c {
            '‘' | '’' | '‛' => '\'',
            '‐' | '‑' => '-',
            c if c.is_whitespace() => {
                while let Some((at, c)) = chars.next_if(|(_, c)| c.is_whitespace()) {
                    end = at + c.len_utf8();
                }
                ' '
            }
            c => c,
        };
        Some((end, c))
    })
}

fn is_hidden(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

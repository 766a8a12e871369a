//! Texts of any size to see whether time grows with them: ordinary ones, and those that a matcher may find hard.

/// Texts of one kind.
pub(crate) struct Family {
    pub(crate) name: &'static str,
    /// What they are made of, again and again.
    unit: String,
}

impl Family {
    fn new(name: &'static str, unit: impl Into<String>) -> Self {
        Self { name, unit: unit.into() }
    }

    /// A text of `size` bytes, or a few less.
    pub(crate) fn text(&self, size: usize) -> String {
        let mut text = self.unit.repeat(size / self.unit.len() + 1);
        let end = (0..=size).rev().find(|&end| text.is_char_boundary(end));
        text.truncate(end.unwrap_or_default());
        text
    }
}

/// How many words of a phrase are found before its last word is missed.
const LONG: usize = 100;
/// How many phrases begin at one word and stand there.
const NESTED: usize = 20;

/// Phrases that make some of the families hard.
pub(crate) fn hard_phrases() -> impl Iterator<Item = String> {
    let unfinished = format!("{}Bank", "Elbe ".repeat(LONG));
    let nested = (1..=NESTED).map(|times| vec!["Oder"; times].join(" "));
    nested.chain([unfinished])
}

/// The families, for a matcher of `phrases` and the [hard ones](hard_phrases).
pub(crate) fn families(texts: &[String], phrases: &[String]) -> Vec<Family> {
    let news = texts.iter().take(2_000).map(String::as_str).collect::<Vec<_>>().join("\n\n");
    let words = |phrase: &String| phrase.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let firsts: Vec<String> = phrases.iter().filter_map(|phrase| words(phrase).into_iter().next()).collect();
    let unfinished = phrases.iter().filter_map(|phrase| phrase.rsplit_once(' ').map(|(start, _)| start));
    vec![
        Family::new("news in a single line", news.replace('\n', " ")),
        Family::new("news in capitals", news.to_uppercase()),
        Family::new("news", news),
        Family::new("first words of phrases", firsts.join(" ") + " "),
        Family::new("phrases without their last word", unfinished.collect::<Vec<_>>().join(" ") + " "),
        Family::new("a phrase of 101 words without its last word, at every word", "Elbe "),
        Family::new("20 phrases that stand at every word", "Oder "),
        Family::new("a single word", "a"),
        Family::new("words of one letter, each in a line of its own", "a\n"),
        Family::new("capitals beyond ASCII", "ŁÓDŹ ÉSME "),
        Family::new("quote marks alone", "“"),
        Family::new("blanks alone", " "),
    ]
}

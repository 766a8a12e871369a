//! What was found in an article, for people: [`View`] prints it to a terminal.

use std::fmt::{self, Display, Formatter, Write as _};

use crate::{Actor, ActorCode, ActorId, Article, Count, Event, Location, MentionKind, Quote, TimeExpression};

/// Shows an article's findings as text: who acts, who says what, where, when, how many, what happened.
///
/// Control characters and marks that turn the writing direction are left out, so that no article can drive the terminal.
///
/// ```
/// use newswire::{Article, Pipeline, export::terminal::View};
/// let mut article = Article::new("The minister arrived in Oslo.");
/// Pipeline::english().fill(&mut article);
/// println!("{}", View::new(&article));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    article: &'a Article,
    colour: bool,
    width: usize,
}

/// ANSI styles by what they are used for.
mod style {
    pub(super) const HEAD: &str = "\x1b[1m";
    pub(super) const NAME: &str = "\x1b[1;36m";
    pub(super) const FAINT: &str = "\x1b[2m";
    pub(super) const KIND: &str = "\x1b[33m";
    pub(super) const RESET: &str = "\x1b[0m";
}

impl<'a> View<'a> {
    /// A view without colour, 110 columns wide.
    #[must_use]
    pub fn new(article: &'a Article) -> Self {
        Self { article, colour: false, width: 110 }
    }

    /// The same view with or without ANSI colours.
    #[must_use]
    pub fn colour(mut self, colour: bool) -> Self {
        self.colour = colour;
        self
    }

    /// The same view with lines of at most so many columns; at least 40.
    #[must_use]
    pub fn width(mut self, columns: usize) -> Self {
        self.width = columns.max(40);
        self
    }

    fn styled(&self, f: &mut Formatter<'_>, style: &str, text: &str) -> fmt::Result {
        if self.colour { write!(f, "{style}{text}{}", style::RESET) } else { f.write_str(text) }
    }

    /// A cell of a table: padded to `width` columns and followed by two spaces.
    fn cell(&self, f: &mut Formatter<'_>, style: &str, text: &str, width: usize) -> fmt::Result {
        let text = shorten(text, width);
        self.styled(f, style, &text)?;
        write!(f, "{:1$}", "", width + 2 - text.chars().count())
    }

    fn section<T>(
        &self,
        f: &mut Formatter<'_>,
        title: &str,
        items: &[T],
        line: impl Fn(&mut Formatter<'_>, &T) -> fmt::Result,
    ) -> fmt::Result {
        if items.is_empty() {
            return Ok(());
        }
        writeln!(f)?;
        self.styled(f, style::HEAD, title)?;
        writeln!(f, " {}", items.len())?;
        items.iter().try_for_each(|item| {
            f.write_str("  ")?;
            line(f, item)?;
            f.write_char('\n')
        })
    }

    fn header(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let article = self.article;
        let title = article.title.as_deref().or(article.id.as_deref()).unwrap_or("article");
        self.styled(f, style::HEAD, &shorten(title, self.width))?;
        let date = article.published.map_or("no date".to_owned(), |published| published.to_string());
        let (bytes, sentences) = (article.text.len(), article.sentences.len());
        writeln!(f, "\n{date}, {bytes} bytes, {sentences} sentences")
    }

    fn actor(&self, f: &mut Formatter<'_>, actor: &Actor) -> fmt::Result {
        self.cell(f, style::NAME, &actor.name, 28)?;
        self.cell(f, style::KIND, actor.kind.as_str(), 12)?;
        self.cell(
            f,
            "",
            actor
                .code
                .as_ref()
                .map(ActorCode::as_str)
                .or(actor.country.as_ref().map(|code| code.as_str()))
                .unwrap_or(""),
            9,
        )?;
        let mut about = String::new();
        for role in &actor.roles {
            let former = if role.former { "former " } else { "" };
            let of = role.of.as_deref().map_or(String::new(), |of| format!(" of {of}"));
            let _ = write!(about, "{former}{}{of}; ", role.title);
        }
        let _ = write!(about, "{}x", actor.mentions.len());
        f.write_str(&shorten(&about, self.rest(57)))
    }

    fn quote(&self, f: &mut Formatter<'_>, quote: &Quote) -> fmt::Result {
        let written = quote.speaker_span.map(|span| self.article.text_of(span));
        let speaker = self.article.speaker_name(quote).or(written).unwrap_or("?");
        self.cell(f, style::NAME, speaker, 28)?;
        self.cell(f, style::KIND, quote.kind.as_str(), 8)?;
        self.cell(f, style::FAINT, quote.verb.as_deref().unwrap_or(""), 12)?;
        f.write_str(&shorten(self.article.text_of(quote), self.rest(56)))
    }

    fn location(&self, f: &mut Formatter<'_>, location: &Location) -> fmt::Result {
        self.cell(f, style::NAME, &location.name, 28)?;
        self.cell(f, style::KIND, location.kind.as_str(), 12)?;
        self.cell(f, "", location.country.as_ref().map_or("", |code| code.as_str()), 3)?;
        let point = location.point.map_or(String::new(), |point| format!("{:.2}, {:.2}", point.lat(), point.lon()));
        self.cell(f, style::FAINT, &point, 16)?;
        let demonyms = location.mentions.iter().filter(|mention| mention.kind == MentionKind::Demonym).count();
        write!(f, "{}x", location.mentions.len() - demonyms)?;
        if demonyms > 0 { write!(f, " and {demonyms}x by demonym") } else { Ok(()) }
    }

    fn time(&self, f: &mut Formatter<'_>, time: &TimeExpression) -> fmt::Result {
        self.cell(f, style::NAME, self.article.text_of(time), 28)?;
        self.cell(f, style::KIND, time.granularity.as_str(), 12)?;
        self.cell(f, "", time.timex.as_deref().unwrap_or(""), 22)?;
        let interval = match (time.start, time.end) {
            (Some(start), Some(end)) => format!("{start} to {end}"),
            (Some(start), None) => format!("from {start}"),
            (None, Some(end)) => format!("until {end}"),
            (None, None) => String::new(),
        };
        self.styled(f, style::FAINT, &interval)
    }

    fn count(&self, f: &mut Formatter<'_>, count: &Count) -> fmt::Result {
        self.cell(f, style::NAME, self.article.text_of(count), 28)?;
        self.cell(f, style::KIND, count.kind.as_str(), 12)?;
        f.write_str(&amount(count))
    }

    fn event(&self, f: &mut Formatter<'_>, event: &Event) -> fmt::Result {
        let mode = event.mode.map_or(String::new(), |mode| format!("/{mode}"));
        self.cell(f, style::KIND, &format!("{}{mode}", event.kind), 20)?;
        self.cell(f, style::FAINT, event.realis.as_str(), 12)?;
        let mut what = format!("{} -> {}", self.names(&event.sources), self.names(&event.targets));
        if let Some(place) = event.location.and_then(|id| self.article.location(id)) {
            let _ = write!(what, ", {}", place.name);
        }
        if let Some(time) = event.time.and_then(|id| self.article.time(id)) {
            let _ = write!(what, ", {}", self.article.text_of(time));
        }
        for count in event.counts.iter().filter_map(|&id| self.article.count(id)) {
            let _ = write!(what, ", {} {}", amount(count), count.kind);
        }
        let _ = write!(what, "  [{}", self.article.text_of(event));
        if !event.also.is_empty() {
            let _ = write!(what, " +{}", event.also.len());
        }
        what.push(']');
        f.write_str(&shorten(&what, self.rest(38)))
    }

    fn names(&self, ids: &[ActorId]) -> String {
        let names: Vec<&str> = ids.iter().filter_map(|&id| self.article.actor(id)).map(|a| &*a.name).collect();
        if names.is_empty() { "?".to_owned() } else { names.join(", ") }
    }

    /// Columns left on a line of which `used` are taken.
    fn rest(&self, used: usize) -> usize {
        self.width.saturating_sub(used).max(20)
    }
}

impl Display for View<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let article = self.article;
        self.header(f)?;
        self.section(f, "ACTORS", &article.actors, |f, actor| self.actor(f, actor))?;
        self.section(f, "QUOTES", &article.quotes, |f, quote| self.quote(f, quote))?;
        self.section(f, "LOCATIONS", &article.locations, |f, location| self.location(f, location))?;
        self.section(f, "TIMES", &article.times, |f, time| self.time(f, time))?;
        self.section(f, "COUNTS", &article.counts, |f, count| self.count(f, count))?;
        self.section(f, "EVENTS", &article.events, |f, event| self.event(f, event))
    }
}

/// "at least 12", "24 to 30", "up to 40", "12".
fn amount(count: &Count) -> String {
    match (count.low, count.best, count.high) {
        (Some(low), _, Some(high)) if low != high => format!("{low} to {high}"),
        (None, Some(_), Some(high)) => format!("up to {high}"),
        (Some(low), _, None) => format!("at least {low}"),
        (_, Some(best), _) => best.to_string(),
        _ => "?".to_owned(),
    }
}

/// One line of at most `width` columns: white space made single, harmful characters left out, the end marked where it is cut.
fn shorten(text: &str, width: usize) -> String {
    let mut line = String::new();
    let mut columns = 0;
    let mut blank = false;
    for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| is_harmless(c)) {
        if c == ' ' && (blank || line.is_empty()) {
            continue;
        }
        blank = c == ' ';
        if columns == width {
            line.pop();
            line.push('…');
            return line;
        }
        line.push(c);
        columns += 1;
    }
    line
}

/// Neither a control character nor one that turns the writing direction.
fn is_harmless(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_cut_and_cleaned() {
        assert_eq!(shorten("a  b\n\x1b[31mc\u{202e}", 20), "a b [31mc");
        assert_eq!(shorten("abcdef", 4), "abc…");
    }

    #[test]
    fn an_empty_article_is_shown() {
        assert_eq!(View::new(&Article::new("")).to_string(), "article\nno date, 0 bytes, 0 sentences\n");
    }
}

//! The lines of a dictionary without their comments.

/// A line with something on it, or an empty one, which ends a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Counted from 1.
    pub(super) number: usize,
    /// Without comment and without blanks at the end.
    pub(super) text: &'t str,
}

impl Line<'_> {
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The lines of `text`: `#` and `;` outside brackets begin a comment, `<!--` one that may go on over lines up to `-->`. A line that
/// holds nothing but a comment is left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    let mut in_comment = false;
    text.lines().zip(1..).filter_map(move |(line, number)| {
        let opened = ["<!--", "<! --"].iter().any(|mark| line.trim_start().starts_with(mark));
        if in_comment || opened {
            in_comment = !line.contains("-->");
            return None;
        }
        let text = without_comment(line).trim_end();
        (!text.is_empty() || line.trim().is_empty()).then_some(Line { number, text })
    })
}

fn without_comment(line: &str) -> &str {
    let mut in_brackets = false;
    let end = line.find(|c: char| {
        in_brackets = (in_brackets || c == '[') && c != ']';
        matches!(c, '#' | ';') && !in_brackets
    });
    &line[..end.unwrap_or(line.len())]
}

/// What stands before the brackets at the end of a line and what is in them: `SAY [023]`.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (before, rest) = text.split_once('[')?;
    let (inside, _) = rest.split_once(']')?;
    Some((before.trim_end(), inside.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_empty_lines_stay() {
        let text = "<!-- one\ntwo -->\nA [B] # c\n# d\n\n\t[###] ; e\n";
        let lines: Vec<_> = lines(text).map(|line| (line.number, line.text)).collect();
        assert_eq!(lines, [(3, "A [B]"), (5, ""), (6, "\t[###]")]);
        assert_eq!(bracketed("- * X  [023]"), Some(("- * X", "023")));
        assert_eq!(bracketed("A [B"), None);
    }
}

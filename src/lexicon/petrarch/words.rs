//! Forms of verbs and nouns, as the dictionaries make them.

/// `SAY {SAID SAYING}` as the word and the forms in braces; none if there are no braces.
pub(super) fn braced(text: &str) -> (&str, Option<Vec<String>>) {
    match text.split_once('{') {
        None => (text.trim(), None),
        Some((word, rest)) => {
            let inside = rest.split('}').next().unwrap_or(rest);
            (word.trim(), Some(inside.split_whitespace().map(str::to_owned).collect()))
        }
    }
}

/// The regular plural of the last word.
pub(super) fn plural(noun: &str) -> String {
    let noun = noun.trim_end_matches('_');
    match noun.strip_suffix(['Y', 'y']) {
        Some(stem) => format!("{stem}IES"),
        None if noun.ends_with(['S', 's']) => format!("{noun}ES"),
        None => format!("{noun}S"),
    }
}

/// The regular forms of a verb: base, third person, past, and the form in `-ING`.
pub(super) fn verb_forms(base: &str) -> Vec<String> {
    let base = base.to_uppercase();
    let consonant_y = matches!(base.as_bytes(), [.., before, b'Y'] if !b"AEIOU".contains(before));
    let hisses = ["S", "X", "Z", "CH", "SH"].iter().any(|end| base.ends_with(end));
    let stem = base.strip_suffix(['E', 'Y']).unwrap_or(&base);
    let (third, past) = match &base {
        _ if consonant_y => (format!("{stem}IES"), format!("{stem}IED")),
        _ if base.ends_with('E') => (format!("{base}S"), format!("{base}D")),
        _ if hisses => (format!("{base}ES"), format!("{base}ED")),
        _ => (format!("{base}S"), format!("{base}ED")),
    };
    let ing = if base.ends_with('E') { format!("{stem}ING") } else { format!("{base}ING") };
    vec![base, third, past, ing]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        assert_eq!(verb_forms("DENY"), ["DENY", "DENIES", "DENIED", "DENYING"]);
        assert_eq!(verb_forms("URGE"), ["URGE", "URGES", "URGED", "URGING"]);
        assert_eq!(verb_forms("ACT"), ["ACT", "ACTS", "ACTED", "ACTING"]);
        assert_eq!(["CONGRESS", "MINISTRY", "FORCE_"].map(plural), ["CONGRESSES", "MINISTRIES", "FORCES"]);
        assert_eq!(braced("POLICE {}"), ("POLICE", Some(Vec::new())));
    }
}

//! What each character is to the scan.

use super::word::Gap;

/// Whether `c` is part of a word wherever it stands.
pub(super) fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

/// Whether `c` belongs to the word before it, if there is one: combining marks.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Whether `c` shows nothing and takes no room: soft hyphens, zero-width characters, byte order marks, direction marks.
pub(crate) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Whether `c` ends a line.
pub(super) const fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What a character that is not part of a word adds to the gap it stands in.
pub(super) fn gap_of(c: char) -> Gap {
    match c {
        '\0'..='\x7F' => ASCII[c as usize],
        '\u{2000}'..='\u{206F}' => PUNCTUATION[c as usize - 0x2000],
        _ => find_gap(c),
    }
}

/// [`gap_of`] for the ASCII characters.
static ASCII: [Gap; 0x80] = gaps_from('\0');
/// [`gap_of`] for the block of punctuation that has dashes and quote marks.
static PUNCTUATION: [Gap; 0x70] = gaps_from('\u{2000}');

const fn gaps_from<const N: usize>(first: char) -> [Gap; N] {
    let mut gaps = [Gap::NONE; N];
    let mut index = 0;
    while index < N {
        if let Some(c) = char::from_u32(first as u32 + index as u32) {
            gaps[index] = find_gap(c);
        }
        index += 1;
    }
    gaps
}

pub(super) const fn find_gap(c: char) -> Gap {
    match c {
        c if is_line_end(c) => Gap::NEWLINE,
        '\u{200B}' => Gap::SPACE,
        c if is_invisible(c) => Gap::NONE,
        '\'' | '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' | '‹' | '›' => Gap::APOSTROPHE,
        '-' | '‐' | '‑' => Gap::HYPHEN,
        '.' | '…' | '‥' | '。' | '．' => Gap::STOP,
        '!' | '?' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉' => Gap::QUESTION,
        ',' | '，' | '、' => Gap::COMMA,
        ';' | '；' => Gap::SEMICOLON,
        ':' | '：' => Gap::COLON,
        '‒'..='―' | '−' => Gap::DASH,
        '(' | '[' | '{' | '（' | '［' | '【' => Gap::OPEN,
        ')' | ']' | '}' | '）' | '］' | '】' => Gap::CLOSE,
        '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '＂' | '「' | '」' | '『' | '』' => Gap::QUOTE,
        c if c.is_whitespace() => Gap::SPACE,
        _ => Gap::OTHER,
    }
}

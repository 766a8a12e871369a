//! Forms of verbs and nouns: the spelling rules of English, and the table of verbs that do not follow them.

use std::collections::BTreeMap;

use super::Forms;
use crate::Result;
use crate::lexicon::tsv::{Table, TableText};

/// The irregular verbs.
#[derive(Debug, Clone, Default)]
pub(super) struct Inflections {
    irregular: BTreeMap<Box<str>, Irregular>,
}

/// The cells of one line of the table; an empty one follows the rules.
#[derive(Debug, Clone)]
struct Irregular {
    past: Vec<Box<str>>,
    participle: Vec<Box<str>>,
    ing: Vec<Box<str>>,
    third: Vec<Box<str>>,
}

impl Inflections {
    /// Adds the lines of a table.
    pub(super) fn load(&mut self, source: &str, table: &TableText) -> Result<()> {
        for row in Table::new(source, table, &["base", "past", "participle", "ing", "third"])?.rows() {
            let forms = |column| row.list(column).map(Box::from).collect();
            let verb = Irregular { past: forms(1), participle: forms(2), ing: forms(3), third: forms(4) };
            self.irregular.insert(row.required(0)?.into(), verb);
        }
        Ok(())
    }

    /// The past forms that are no plain forms as well.
    pub(super) fn past_forms(&self) -> impl Iterator<Item = &str> {
        let forms = self.irregular.iter().flat_map(|(base, verb)| verb.past.iter().filter(move |past| *past != base));
        forms.map(|past| &**past)
    }

    /// All forms of the verb `base`; a form that means two things comes twice.
    pub(super) fn verb(&self, base: &str) -> Vec<(String, Forms)> {
        let irregular = self.irregular.get(base);
        let mut forms = vec![(base.to_owned(), Forms::BASE)];
        let mut add = |listed: Option<&Vec<Box<str>>>, regular: fn(&str) -> String, form: Forms| match listed {
            Some(listed) if !listed.is_empty() => forms.extend(listed.iter().map(|text| (text.to_string(), form))),
            _ => forms.push((regular(base), form)),
        };
        add(irregular.map(|verb| &verb.past), past, Forms::PAST);
        add(irregular.map(|verb| &verb.participle), past, Forms::PARTICIPLE);
        add(irregular.map(|verb| &verb.ing), ing, Forms::ING);
        add(irregular.map(|verb| &verb.third), with_s, Forms::THIRD);
        forms
    }
}

/// Singular and plural of the noun `base`.
pub(super) fn noun(base: &str) -> [(String, Forms); 2] {
    let plural = match base {
        _ if base.ends_with("man") => format!("{}men", &base[..base.len() - 3]),
        _ if base.ends_with("ife") => format!("{}ves", &base[..base.len() - 2]),
        _ => with_s(base),
    };
    [(base.to_owned(), Forms::SINGULAR), (plural, Forms::PLURAL)]
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Whether the word ends in a consonant and `y`.
fn ends_in_consonant_y(word: &str) -> bool {
    matches!(word.as_bytes(), [.., before, b'y'] if !is_vowel(*before))
}

/// Whether the last consonant is doubled before `-ed` and `-ing`: one syllable, one vowel letter, one consonant after it.
fn doubles(word: &str) -> bool {
    let bytes = word.as_bytes();
    let [.., vowel, last] = bytes else { return false };
    let one_vowel = bytes.iter().filter(|&&letter| is_vowel(letter)).count() == 1;
    one_vowel && is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y')
}

fn with_s(word: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word {
        _ if ends_in_consonant_y(word) => format!("{}ies", &word[..word.len() - 1]),
        _ if hisses => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

fn past(word: &str) -> String {
    match word {
        _ if word.ends_with('e') => format!("{word}d"),
        _ if ends_in_consonant_y(word) => format!("{}ied", &word[..word.len() - 1]),
        _ if doubles(word) => format!("{word}{}ed", &word[word.len() - 1..]),
        _ => format!("{word}ed"),
    }
}

fn ing(word: &str) -> String {
    let silent_e = word.ends_with('e') && !["ee", "ye", "oe"].iter().any(|end| word.ends_with(end));
    match word {
        _ if silent_e => format!("{}ing", &word[..word.len() - 1]),
        _ if doubles(word) => format!("{word}{}ing", &word[word.len() - 1..]),
        _ => format!("{word}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_verbs_follow_the_spelling_rules() {
        let none = Inflections::default();
        let forms = |base: &str| none.verb(base).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ");
        assert_eq!(forms("bomb"), "bomb bombed bombed bombing bombs");
        assert_eq!(forms("ban"), "ban banned banned banning bans");
        assert_eq!(forms("seize"), "seize seized seized seizing seizes");
        assert_eq!(forms("deny"), "deny denied denied denying denies");
        assert_eq!(forms("punish"), "punish punished punished punishing punishes");
        assert_eq!(forms("visit"), "visit visited visited visiting visits");
        assert_eq!(forms("agree"), "agree agreed agreed agreeing agrees");
    }

    #[test]
    fn irregular_forms_come_from_the_table() {
        let table = "base\tpast\tparticiple\ting\tthird\nfight\tfought\tfought\t\t\ntravel\ttravelled|traveled\t\t\t\n";
        let mut verbs = Inflections::default();
        verbs.load("verbs.tsv", &TableText::new(table)).unwrap();
        assert!(verbs.verb("fight").contains(&("fought".to_owned(), Forms::PARTICIPLE)));
        assert!(verbs.verb("fight").contains(&("fighting".to_owned(), Forms::ING)));
        assert!(verbs.verb("travel").contains(&("traveled".to_owned(), Forms::PAST)));
    }

    #[test]
    fn plurals() {
        let plural = |base| noun(base)[1].0.clone();
        assert_eq!(
            [plural("strike"), plural("clash"), plural("army"), plural("gunman")],
            ["strikes", "clashes", "armies", "gunmen"]
        );
    }
}

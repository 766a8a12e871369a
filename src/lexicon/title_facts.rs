//! [`TitleFacts`]: what the rules ask of a title, packed into 64 bytes; and [`Titles`]: all of them.

use std::borrow::Cow;

use super::Lexicon;
use super::entry::TitleId;
use super::sectors::Sectors;
use super::titles::{Title, TitleUse};
use crate::image::{Pool, Rows, Text, Texts, row, stored};
use crate::text::hash;
use crate::{ActorKind, CountryCode, Gender};

/// What the rules ask of a [`Title`]. It never lies across two cache lines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TitleFacts {
    pub(crate) uses: TitleUse,
    pub(crate) gender: Option<Gender>,
    pub(crate) country: Option<CountryCode>,
    /// What kind of organisation it makes of a body.
    pub(crate) body: ActorKind,
    pub(crate) has_plural: bool,
    pub(crate) sectors: Sectors,
    pub(crate) key: TitleKey,
    /// How an article writes it: `Prime Minister`.
    written: Text,
}
row!(TitleFacts {
    uses: TitleUse,
    gender: Option<Gender>,
    country: Option<CountryCode>,
    body: ActorKind,
    has_plural: bool,
    sectors: Sectors,
    key: TitleKey,
    written: Text,
} pad 12);

/// All titles.
#[derive(Clone, Debug, Default)]
pub(super) struct Titles {
    facts: Rows<TitleFacts>,
    /// Singular, plural and the title in full of each; an empty one where it has none.
    names: Rows<[Text; 3]>,
    /// The [`TitleKey::words`] of those whose holders lead countries.
    rulers: Rows<u64>,
    texts: Texts,
}
stored!(Titles { facts, names, rulers, texts });

impl Titles {
    /// Packs `titles`; the facts of each have its index.
    pub(super) fn of(titles: &[Title]) -> Self {
        let mut texts = Pool::default();
        let facts = titles.iter().map(|title| TitleFacts {
            uses: title.uses,
            gender: title.gender,
            country: title.country,
            body: kind_of_body(title),
            has_plural: title.plural.is_some(),
            sectors: title.sectors.iter().copied().collect(),
            key: TitleKey::of(title.in_full()),
            written: texts.push(&capitalised(title.in_full())),
        });
        let facts = facts.collect();
        let names = titles.iter().map(|title| {
            let names = [&title.singular, title.plural.as_deref().unwrap_or(""), title.full.as_deref().unwrap_or("")];
            names.map(|name| texts.push(name))
        });
        let names = names.collect();
        let rulers = titles.iter().filter(|title| title.uses.has(TitleUse::RULER));
        let rulers = rulers.map(|title| TitleKey::of(title.in_full()).words).collect();
        Self { facts, names, rulers, texts: texts.finish() }
    }

    /// How a title may be used.
    pub(super) fn uses(&self, id: TitleId) -> TitleUse {
        self.facts.at(id.index()).uses
    }
}

impl Lexicon {
    /// A title, copied out of the lexicon's tables; names in the built-in ones are borrowed.
    #[must_use]
    pub fn title(&self, id: TitleId) -> Title {
        let facts = self.title_facts(id);
        let [singular, plural, full] = self.titles.names.at(id.index()).map(|name| self.titles.texts.kept(name));
        Title {
            singular,
            plural: facts.has_plural.then_some(plural),
            uses: facts.uses,
            sectors: facts.sectors.iter().collect(),
            gender: facts.gender,
            country: facts.country,
            full: Some(full).filter(|full| !full.is_empty()),
        }
    }

    /// What the rules ask of a title.
    #[inline(always)]
    pub(crate) fn title_facts(&self, id: TitleId) -> TitleFacts {
        self.titles.facts.at(id.index())
    }

    /// Whether whoever holds the title with this key leads a country.
    pub(crate) fn is_ruler(&self, key: TitleKey) -> bool {
        self.titles.rulers.all().iter().any(|words| words == key.words)
    }

    /// A title as an article writes it: `Prime Minister`.
    pub(crate) fn written_title(&self, id: TitleId) -> Cow<'static, str> {
        self.titles.texts.kept(self.title_facts(id).written)
    }
}

/// The kind of a body by what its noun implies.
fn kind_of_body(title: &Title) -> ActorKind {
    match title.sectors.first().map_or("", |sector| sector.as_str()) {
        "GOV" | "LEG" | "JUD" | "COP" | "SPY" => ActorKind::Government,
        "MIL" => ActorKind::Military,
        "PTY" | "OPP" => ActorKind::Party,
        "REB" | "UAF" | "PRM" | "CRM" => ActorKind::ArmedGroup,
        "BUS" => ActorKind::Company,
        "JRN" => ActorKind::Media,
        "NGO" | "SOC" => ActorKind::Ngo,
        _ => ActorKind::Organization,
    }
}

/// `prime minister` as `Prime Minister`; small words stay.
fn capitalised(title: &str) -> String {
    let mut written = String::with_capacity(title.len());
    for (index, word) in title.split(' ').enumerate() {
        if index > 0 {
            written.push(' ');
        }
        let small = index > 0 && matches!(word, "of" | "the" | "for" | "in" | "and" | "to" | "at");
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if !small => written.extend(first.to_uppercase()),
            Some(first) => written.push(first),
            None => {}
        }
        written.push_str(chars.as_str());
    }
    written
}

/// Which title it is, whoever wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct TitleKey {
    /// The hash of the last word: `minister`.
    pub(crate) head: u64,
    /// Equal for titles with the same long words: `Defense Secretary` and `Secretary of Defence`.
    pub(crate) words: u64,
}
row!(TitleKey { head: u64, words: u64 });

impl TitleKey {
    pub(crate) fn of(title: &str) -> Self {
        let head = title.rsplit([' ', '-']).next().map_or(0, hash);
        let long = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 3);
        let words = long.fold(0u64, |words, word| words.wrapping_add(hash_of_one_spelling(word)));
        Self { head, words }
    }
}

/// The hash of a word in American spelling.
fn hash_of_one_spelling(word: &str) -> u64 {
    hash(&word.to_ascii_lowercase().replace("defence", "defense"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::image::Row;
    use crate::lexicon::LexiconBuilder;

    #[test]
    fn facts_take_64_bytes() {
        assert_eq!(TitleFacts::SIZE, 64);
    }

    #[test]
    fn a_title_comes_out_as_it_went_in() {
        let table = "title\tplural\tuse\tsectors\tgender\tcountry\tfull\n\
            harbour queen\tharbour queens\toffice|prefix\tGOV|CVL\tf\tNO\nsir\t\thonorific\t\tm\n\
            h. queen\t\tprefix\tGOV\tf\t\tharbour queen\n";
        let lexicon = LexiconBuilder::new().titles_tsv("titles", table).unwrap().build().unwrap();
        let [queen, sir, short] = [0, 1, 2].map(|index| lexicon.title(TitleId::new(index)));
        assert_eq!((&*queen.singular, queen.plural.as_deref()), ("harbour queen", Some("harbour queens")));
        assert_eq!((queen.sectors.len(), queen.gender), (2, Some(Gender::Female)));
        assert_eq!((queen.country, sir.country), ("NO".parse().ok(), None));
        assert!(
            queen.uses.has(TitleUse::OFFICE) && queen.uses.has(TitleUse::PREFIX) && !queen.uses.has(TitleUse::BODY)
        );
        assert_eq!((&*sir.singular, sir.plural, sir.gender), ("sir", None, Some(Gender::Male)));
        assert_eq!((queen.full, short.full.as_deref()), (None, Some("harbour queen")));
        assert_eq!([0, 2].map(|index| lexicon.written_title(TitleId::new(index))), ["Harbour Queen"; 2]);
        let [queen, short] = [0, 2].map(|index| lexicon.title_facts(TitleId::new(index)).key);
        assert_eq!(queen, short);
    }

    #[test]
    fn titles_are_written_with_capitals() {
        assert_eq!(capitalised("minister of the interior"), "Minister of the Interior");
    }

    #[test]
    fn one_title_in_two_orders() {
        let words = |title| TitleKey::of(title).words;
        assert_eq!(words("Defence Secretary"), words("secretary of defense"));
        assert_ne!(words("Vice President"), words("president of"));
    }

    #[test]
    fn the_head_is_the_last_word() {
        let head = |title| TitleKey::of(title).head;
        assert_eq!(head("Prime Minister"), head("minister"));
        assert_eq!(head("vice-president"), head("President"));
    }
}

//! The built-in English lexicon: its tables, and the image that the build script makes of them.

use super::{Lexicon, LexiconBuilder};
use crate::Result;
#[cfg(has_image)]
use crate::image::Reader;
use crate::image::Stored;
#[cfg(any(test, not(has_image)))]
use crate::image::Writer;

/// Calls a loader with the table of a file under `data`.
macro_rules! load {
    ($builder:ident, $( $method:ident($file:literal) )+) => {
        $( let $builder = $builder.$method($file, include_str!(concat!("data/", $file)))?; )+
    };
}

/// Adds every built-in table. Countries come before the divisions and places that lie in them, and the places of the full gazetteer
/// behind all that a text names more often.
pub(super) fn load(into: &mut LexiconBuilder) -> Result<()> {
    let builder = std::mem::take(into);
    load!(builder,
        countries_tsv("countries.tsv")
        admin1_tsv("admin1.tsv")
        disputed_tsv("disputed.tsv")
        places_tsv("places.tsv")
        cities_tsv("cities.tsv")
        state_abbreviations_tsv("state_abbreviations.tsv")
        words_tsv("words.tsv")
        first_names_tsv("first_names.tsv")
        surnames_tsv("surnames.tsv")
        nicknames_tsv("nicknames.tsv")
        titles_tsv("titles.tsv")
        non_names_tsv("non_names.tsv")
        people_tsv("people.tsv")
        roles_tsv("roles.tsv")
        organizations_tsv("organizations.tsv")
        verbs_tsv("verbs.tsv")
        word_sets_tsv("sets.tsv")
        event_roles_tsv("event_roles.tsv")
        events_tsv("events.tsv")
        attitudes_tsv("attitudes.tsv")
        attitude_acts_tsv("attitude_acts.tsv")
        realis_tsv("realis.tsv")
        times_tsv("times.tsv")
        counts_tsv("counts.tsv")
        cues_tsv("cues.tsv")
    );
    #[cfg(feature = "full-gazetteer")]
    load!(builder,
        places_tsv("counties.tsv")
        places_tsv("physical.tsv")
        cities_tsv("towns.tsv")
        homonyms_tsv("homonyms.tsv")
    );
    *into = builder;
    Ok(())
}

/// The image of the built-in lexicon: its tables and its texts.
#[cfg(any(test, not(has_image)))]
pub(super) fn image() -> Result<(Vec<u8>, String)> {
    let mut image = Writer::default();
    LexiconBuilder::english_tables()?.build()?.store(&mut image);
    Ok(image.finish())
}

/// The built-in lexicon, as it lies in the program.
#[cfg(has_image)]
pub(super) fn lexicon() -> Result<Lexicon> {
    /// Rows that are asked for at random must not lie across two lines of the cache, so the first begins with one.
    #[repr(align(64))]
    struct Aligned<T: ?Sized>(T);

    static TABLES: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(env!("OUT_DIR"), "/english.tables")));
    static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/english.texts"));

    let mut image = Reader::new(&TABLES.0, TEXTS)?;
    let lexicon = Lexicon::load(&mut image)?;
    image.finish()?;
    Ok(lexicon)
}

/// The built-in lexicon, where there is no image: in the build script, which makes it.
#[cfg(not(has_image))]
pub(super) fn lexicon() -> Result<Lexicon> {
    LexiconBuilder::english_tables()?.build()
}

#[cfg(all(test, has_image))]
mod tests {
    use super::*;

    #[test]
    fn the_image_is_that_of_the_tables() {
        let (tables, texts) = image().unwrap();
        assert!(tables == include_bytes!(concat!(env!("OUT_DIR"), "/english.tables")));
        assert!(texts == include_str!(concat!(env!("OUT_DIR"), "/english.texts")));
    }
}

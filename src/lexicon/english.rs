//! The built-in English tables.

use super::LexiconBuilder;
use crate::Result;

/// Calls a loader with the table of a file under `data`.
macro_rules! load {
    ($builder:ident, $( $method:ident($file:literal) )+) => {
        $( let $builder = $builder.$method($file, include_str!(concat!("data/", $file)))?; )+
    };
}

/// Adds every built-in table. Countries come before the divisions and places that lie in them.
pub(super) fn load(into: &mut LexiconBuilder) -> Result<()> {
    let builder = std::mem::take(into);
    load!(builder,
        countries_tsv("countries.tsv")
        admin1_tsv("admin1.tsv")
        disputed_tsv("disputed.tsv")
        places_tsv("places.tsv")
        places_tsv("counties.tsv")
        cities_tsv("cities.tsv")
        state_abbreviations_tsv("state_abbreviations.tsv")
        words_tsv("words.tsv")
        first_names_tsv("first_names.tsv")
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
    *into = builder;
    Ok(())
}

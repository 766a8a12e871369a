//! Every number that decides whether a name is a place, and which. Nothing else in this stage holds a tuned number.

/// Evidence for and against a name in the text being a place at all. A name is taken at a sum of [`THRESHOLD`] or more.
pub(super) mod evidence {
    pub(in super::super) const THRESHOLD: f32 = 0.0;

    /// A country, or a word for its people.
    pub(in super::super) const COUNTRY: f32 = 3.0;
    /// A continent, region, sea or facility: these tables hold well-known ones only.
    pub(in super::super) const LANDMARK: f32 = 2.5;
    /// A word for the people of a state or province.
    pub(in super::super) const DIVISION_PEOPLE: f32 = 1.5;
    /// What a state, province or city gets at a million inhabitants; it falls by one for each power of ten below that.
    pub(in super::super) const MILLION: f32 = 1.0;
    pub(in super::super) const MOST: f32 = 2.5;
    pub(in super::super) const LEAST: f32 = -2.0;
    pub(in super::super) const CAPITAL: f32 = 1.0;
    /// What a town gets whose name is first of all something else.
    pub(in super::super) const HOMONYM: f32 = -3.0;
    /// A name of more than one word.
    pub(in super::super) const LONG_NAME: f32 = 1.5;

    /// ", Texas" right after, and a place of that name in Texas.
    pub(in super::super) const CONTAINED: f32 = 4.0;
    /// The place that something else is in: "Texas" of "Paris, Texas".
    pub(in super::super) const CONTAINER: f32 = 3.0;
    pub(in super::super) const DATELINE: f32 = 4.0;
    /// "12 Oak Court, Derby"
    pub(in super::super) const BEHIND_STREET: f32 = 1.5;
    /// in, at, near
    pub(in super::super) const LOCATIVE: f32 = 1.5;
    pub(in super::super) const OF: f32 = 1.0;
    /// "city of", "province of", "-based", "province" after it
    pub(in super::super) const SAID_TO_BE_PLACE: f32 = 1.5;
    /// Before a noun for people or bodies: "Lyon residents", "Perth police".
    pub(in super::super) const PEOPLE_FOLLOW: f32 = 1.5;
    /// "Springfield City Council", "the Turkish government"
    pub(in super::super) const NAMES_GOVERNMENT: f32 = 2.0;
    /// Inside the name of a known organisation: only what is well known is taken at all.
    pub(in super::super) const INNER: f32 = 1.0;
    /// "Sen. Ray Milton, D-Columbus"
    pub(in super::super) const CONSTITUENCY: f32 = 5.0;
    /// In a list with a place: "Paris, Rome and Berlin".
    pub(in super::super) const LISTED: f32 = 1.0;
    /// In a list with another name that may be a place's and hardly a person's.
    pub(in super::super) const IN_LIST: f32 = 0.5;
    /// The same name is a place elsewhere in the text.
    pub(in super::super) const REPEATED: f32 = 1.5;

    /// An ordinary English word, and the same where any word would have a capital; less for well-known places.
    pub(in super::super) const COMMON: f32 = -2.5;
    pub(in super::super) const COMMON_AT_START: f32 = -4.0;
    pub(in super::super) const COMMON_SHARE_OF_LARGE: f32 = 0.4;
    /// Could be a first name, and is no large city; and a first name before another name.
    pub(in super::super) const FIRST_NAME: f32 = -0.7;
    pub(in super::super) const FIRST_NAME_BEFORE_NAME: f32 = -3.5;
    /// After a title, a first name or an initial.
    pub(in super::super) const PART_OF_PERSON: f32 = -5.0;
    /// Inside a name that was taken for a person's on thin grounds.
    pub(in super::super) const WEAK_PERSON: f32 = -2.0;
    /// The last name of a person of the article.
    pub(in super::super) const SURNAME_HERE: f32 = -4.0;
    /// Before the head of an organisation's name, as in "Springfield Fire Department".
    pub(in super::super) const BEFORE_ORGANIZATION: f32 = -0.5;
    /// After, or before, a capitalised word that is no name we know.
    pub(in super::super) const RUN_BEFORE: f32 = -3.0;
    pub(in super::super) const RUN_AFTER: f32 = -2.0;
    /// How much of that counts for countries, regions and states, whose names modify others: "China Airlines".
    pub(in super::super) const RUN_SHARE_OF_AREAS: f32 = 0.3;
    /// Made of directions and kinds of places alone: "North Side".
    pub(in super::super) const GENERIC_NAME: f32 = -3.0;
    /// Capitals all through, where the words around are not.
    pub(in super::super) const LONE_CAPITALS: f32 = -3.0;
    /// "in French"
    pub(in super::super) const LANGUAGE: f32 = -9.0;
    /// A seat of government without a preposition: it acts, it does not lie anywhere.
    pub(in super::super) const SEAT: f32 = -5.0;
    /// The lexicon also knows an organisation or a person of that name.
    pub(in super::super) const ALSO_ACTOR: f32 = -1.0;
}

/// Which of several places of one name is meant: the candidate with the largest sum.
pub(super) mod choice {
    /// Flat values; cities and divisions get the decimal logarithm of their inhabitants. By that it is said, too, what is large.
    pub(in super::super) const COUNTRY: f32 = 9.3;
    pub(in super::super) const LANDMARK: f32 = 7.5;
    pub(in super::super) const ABBREVIATION: f32 = 9.0;
    pub(in super::super) const CAPITAL: f32 = 1.2;
    /// A capital of one and a half million inhabitants is known everywhere: one place near by does not make it a namesake.
    pub(in super::super) const WORLD_CITY: f32 = 0.2;
    pub(in super::super) const WORLD: f32 = 6.176_091;
    pub(in super::super) const ADMIN1: f32 = 0.6;
    /// A first-level division of fewer inhabitants than a large one has, half a million.
    pub(in super::super) const SMALL_ADMIN1: f32 = -0.5;
    pub(in super::super) const LARGE_ADMIN1: f32 = 5.698_97;
    pub(in super::super) const ADMIN2: f32 = -0.4;
    /// A state that shares its name with a large city of its country: the city is meant.
    pub(in super::super) const NAMESAKE_OF_CITY: f32 = -2.5;
    pub(in super::super) const LARGE_CITY: f32 = 5.0;
    /// A city of half a million inhabitants, which is better known than the people whose first name it is.
    pub(in super::super) const METROPOLIS: f32 = 5.698_97;
    /// "province" after the name.
    pub(in super::super) const CALLED_DIVISION: f32 = 4.0;
    /// "the town of" before it: what Lebanon the country loses then.
    pub(in super::super) const CALLED_TOWN: f32 = 6.0;
    /// A mention of the same name elsewhere is fixed to this place.
    pub(in super::super) const FIXED_ELSEWHERE: f32 = 6.0;

    /// What a candidate in the country, or the state, of all other places gets; it falls with the share.
    pub(in super::super) const SAME_COUNTRY: f32 = 2.0;
    pub(in super::super) const SAME_ADMIN1: f32 = 2.5;
    /// The share at which that is reached in full is one over this.
    pub(in super::super) const SHARE_GAIN: f32 = 1.5;
    /// So many votes are counted at least: one other place alone does not move a city.
    pub(in super::super) const FEWEST_VOTES: f32 = 2.0;
    pub(in super::super) const FEWEST_DIVISION_VOTES: f32 = 3.0;
    /// Votes of a mention: sure of its place, unsure, fixed by a container, and the place of the dateline.
    pub(in super::super) const VOTE_SURE: f32 = 1.0;
    pub(in super::super) const VOTE_UNSURE: f32 = 0.35;
    pub(in super::super) const VOTE_FIXED: f32 = 2.0;
    pub(in super::super) const VOTE_DATELINE: f32 = 3.0;
    /// A candidate so far behind the one that is chosen is no alternative to it.
    pub(in super::super) const MOST_BEHIND: f32 = 3.0;
    /// A candidate this far ahead of the next is sure.
    pub(in super::super) const SURE_LEAD: f32 = 1.0;
    /// The country and the state that the caller says the article is from.
    pub(in super::super) const HOME_COUNTRY: f32 = 1.0;
    pub(in super::super) const HOME_ADMIN1: f32 = 2.5;

    /// A place in the country that the address of the publisher is in, when the address also spells the name of the place.
    pub(in super::super) const SPELT_IN_ADDRESS: f32 = 3.0;
    /// Votes that the address gives its country, and a place it spells.
    pub(in super::super) const VOTE_ADDRESS: f32 = 2.0;
    pub(in super::super) const VOTE_SPELT_IN_ADDRESS: f32 = 4.0;

    /// Small places close to others that are sure.
    pub(in super::super) const NEAR_KM: f64 = 100.0;
    pub(in super::super) const NEAR: f32 = 1.5;
    pub(in super::super) const CLOSE_BY_KM: f64 = 300.0;
    pub(in super::super) const CLOSE_BY: f32 = 0.8;
    /// Small places next to others, though neither is sure.
    pub(in super::super) const NEXT_KM: f64 = 50.0;
    pub(in super::super) const NEXT: f32 = 2.0;
    /// World cities do not move.
    pub(in super::super) const NEAR_BELOW: f32 = 6.3;
    /// How many sure places are looked at.
    pub(in super::super) const ANCHORS: usize = 24;
}

/// Streets, which no table has.
pub(super) mod street {
    /// How sure a street is.
    pub(in super::super) const CONFIDENCE: f64 = 0.9;
    /// A place that begins within so many words behind it is where it lies.
    pub(in super::super) const CLOSE: usize = 4;
    /// How many words before and behind it are looked at for places.
    pub(in super::super) const WINDOW: usize = 40;
}

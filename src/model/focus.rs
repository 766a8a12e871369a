//! [`CountryFocus`]: which countries an article is about.

use super::actor::MentionKind;
use super::article::Article;
use super::value::CountryCode;

/// A country that an article speaks of, and how much.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct CountryFocus {
    /// Which one.
    pub country: CountryCode,
    /// How often the article names it, its people or places in it.
    pub mentions: usize,
    /// The same as a share of all places that lie in a country: in (0, 1].
    pub share: f64,
}

impl Article {
    /// The countries that the article speaks of, those it names most often first; of equals the one named first. Places inside the
    /// names of organisations do not count. Takes time in proportion to the mentions.
    ///
    /// ```
    /// use newswire::{Article, Pipeline};
    /// let mut article = Article::new("Ships left Oslo and Bergen. Norwegian sailors were glad to see Denmark.");
    /// Pipeline::english().fill(&mut article);
    /// let focus = article.focus_countries();
    /// assert_eq!((focus[0].country.as_str(), focus[0].mentions, focus[0].share), ("NO", 3, 0.75));
    /// ```
    #[must_use]
    pub fn focus_countries(&self) -> Vec<CountryFocus> {
        let mut found: Vec<CountryFocus> = Vec::new();
        for place in &self.locations {
            let mentions = place.mentions.iter().filter(|mention| mention.kind != MentionKind::InName).count();
            let Some(country) = place.country.filter(|_| mentions > 0) else { continue };
            match found.iter_mut().find(|focus| focus.country == country) {
                Some(focus) => focus.mentions += mentions,
                None => found.push(CountryFocus { country, mentions, share: 0.0 }),
            }
        }
        let all: usize = found.iter().map(|focus| focus.mentions).sum();
        found.iter_mut().for_each(|focus| focus.share = focus.mentions as f64 / all as f64);
        found.sort_by_key(|focus| std::cmp::Reverse(focus.mentions));
        found
    }
}

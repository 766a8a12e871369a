//! [`Address`]: what the web address of an article, or of its publisher, says of where the publisher is at home.

use crate::{Article, CountryCode};

/// Shorter names occur in addresses by chance.
const SHORTEST_NAME: usize = 5;
/// The country of addresses under a general domain whose name is that of a town.
const GENERAL: &str = "US";

/// The host of an address, in small letters without dots and hyphens, and the country of its top-level domain.
#[derive(Debug)]
pub(super) struct Address {
    host: String,
    country: Option<CountryCode>,
}

impl Address {
    /// Reads the source of the article, or else its URL.
    pub(super) fn of(article: &Article) -> Option<Self> {
        let address = article.source.as_deref().into_iter().chain(article.url.as_deref());
        address.filter_map(host).find_map(Self::read)
    }

    fn read(host: &str) -> Option<Self> {
        let (name, domain) = host.rsplit_once('.')?;
        let country = (domain.len() == 2)
            .then(|| if domain.eq_ignore_ascii_case("uk") { "GB".to_owned() } else { domain.to_ascii_uppercase() });
        Some(Self { host: squash(name), country: country.and_then(|code| code.parse().ok()) })
    }

    /// The country of its top-level domain; none for `.com` and the like.
    pub(super) fn country(&self) -> Option<CountryCode> {
        self.country
    }

    /// The country where a place is that the address spells.
    pub(super) fn home(&self) -> Option<CountryCode> {
        self.country.or_else(|| GENERAL.parse().ok())
    }

    /// Whether the address spells `name`: `parisnews.com` spells Paris.
    pub(super) fn spells(&self, name: &str) -> bool {
        let name = squash(name);
        name.len() >= SHORTEST_NAME && self.host.contains(&name)
    }
}

/// The host of a URL, or the text itself where it looks like a host.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let looks_like_host = host.contains('.') && !host.contains(char::is_whitespace);
    looks_like_host.then_some(host)
}

/// Letters and digits alone, in small letters.
fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_hosts_and_urls() {
        let article = |source: &str| {
            let mut article = Article::new("");
            article.source = Some(source.to_owned());
            article
        };
        let address = Address::of(&article("https://www.northfield-news.co.uk/a?b=1")).unwrap();
        assert!(address.spells("Northfield"));
        assert!(!address.spells("Southfield"));
        assert_eq!(address.country().map(|code| code.to_string()).as_deref(), Some("GB"));
        assert!(Address::of(&article("Northfield News")).is_none());
        assert!(Address::of(&article("northfieldnews.com")).unwrap().country().is_none());
    }
}

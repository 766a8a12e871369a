//! Articles as JSON and JSON lines, with errors that name the member, the line and the column.

use std::io::Write;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::{Article, Error, ErrorKind, Result};

/// Reads one article from JSON. Unknown members are ignored; see [`Record`] to keep them.
///
/// # Errors
/// [`ErrorKind::Json`] with line and column, and the path of the member where there is one.
///
/// ```
/// let error = newswire::export::json::read(r#"{"text": "x", "published": "2025-13-45"}"#).unwrap_err();
/// assert_eq!(error.to_string(), "line 1, column 40: published: '2025-13-45' is not a date");
/// ```
pub fn read(json: &str) -> Result<Article> {
    // Serde would take an array for the members of a struct in their order.
    if let Some(first) = json.trim_start().chars().next().filter(|&first| first != '{') {
        let message = format!("an article is an object that begins with '{{', not with '{first}'");
        return Err(Error::new(ErrorKind::Json, message));
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    let article = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        located(error.inner(), if path == "." { "" } else { &path })
    })?;
    reader.end().map_err(|error| located(&error, ""))?;
    Ok(article)
}

/// The article as one line of JSON, without a line end.
///
/// # Errors
/// None for articles that stages filled; the signature leaves room for writers.
pub fn to_string(article: &Article) -> Result<String> {
    serde_json::to_string(article).map_err(|error| located(&error, ""))
}

/// The article as indented JSON.
///
/// # Errors
/// As [`to_string`].
pub fn to_string_pretty(article: &Article) -> Result<String> {
    serde_json::to_string_pretty(article).map_err(|error| located(&error, ""))
}

/// An error of serde_json as ours: its position apart from its message, the member in front.
fn located(error: &serde_json::Error, path: &str) -> Error {
    let full = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = full.strip_suffix(&position).unwrap_or(&full);
    let message = if path.is_empty() { message.to_owned() } else { format!("{path}: {message}") };
    Error::new(ErrorKind::Json, message).at(error.line(), error.column())
}

/// An article and the members of its JSON that are not ours, kept as they were written.
///
/// ```
/// use newswire::export::json::Record;
/// let record = Record::read(r#"{"text": "Kyiv", "desk": "world"}"#)?;
/// assert_eq!(record.to_line()?, r#"{"text":"Kyiv","desk":"world"}"#);
/// # Ok::<(), newswire::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Record {
    /// The article.
    pub article: Article,
    /// Why `published` could not be read, where it is no date. The member is then kept as it was written, and the article has
    /// no date: one odd member does not cost the article, and no day is guessed.
    pub undated: Option<Error>,
    others: Vec<(String, Box<RawValue>)>,
}

impl Record {
    /// Reads one article and keeps its unknown members.
    ///
    /// # Errors
    /// As [`read`], but for a `published` that is no date: see [`Record::undated`].
    pub fn read(json: &str) -> Result<Self> {
        match read(json) {
            Ok(article) => Ok(Self { article, undated: None, others: members(json, |name| !OURS.contains(&name))? }),
            Err(error) if error.message().starts_with("published: ") => Self::read_undated(json, error),
            Err(error) => Err(error),
        }
    }

    /// Reads the article without its `published`, which is kept with the unknown members.
    fn read_undated(json: &str, why: Error) -> Result<Self> {
        let others = members(json, |name| name == "published" || !OURS.contains(&name))?;
        let ours = members(json, |name| name != "published" && OURS.contains(&name))?;
        let article = read(&object(&ours))?;
        Ok(Self { article, undated: Some(why), others })
    }

    /// The article as one line of JSON with the kept members at its end; no line end.
    ///
    /// # Errors
    /// As [`to_string`].
    pub fn to_line(&self) -> Result<String> {
        let mut line = Vec::new();
        self.write(&mut line).map_err(|error| Error::new(ErrorKind::Json, error.to_string()))?;
        String::from_utf8(line).map_err(|error| Error::new(ErrorKind::Encoding, error.to_string()))
    }

    /// The article as indented JSON with the kept members at its end.
    ///
    /// # Errors
    /// As [`to_string`].
    pub fn to_json_pretty(&self) -> Result<String> {
        let value: serde_json::Value = serde_json::from_str(&self.to_line()?).map_err(|error| located(&error, ""))?;
        serde_json::to_string_pretty(&value).map_err(|error| located(&error, ""))
    }

    /// Writes the line of [`Record::to_line`].
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(&self, writer: &mut impl Write) -> std::io::Result<()> {
        let mut line = serde_json::to_vec(&self.article)?;
        if !self.others.is_empty() {
            line.pop();
            line.push(b',');
            line.extend_from_slice(&object(&self.others).as_bytes()[1..]);
        }
        writer.write_all(&line)
    }
}

/// The members of a JSON object that are wanted, as they were written.
fn members(json: &str, wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, Box<RawValue>)>> {
    let mut reader = serde_json::Deserializer::from_str(json);
    reader.deserialize_map(Members(wanted)).map_err(|error| located(&error, ""))
}

/// A JSON object of these members.
fn object(members: &[(String, Box<RawValue>)]) -> String {
    let items: Vec<String> = members
        .iter()
        .map(|(name, value)| format!("{}:{}", serde_json::Value::from(name.as_str()), value.get()))
        .collect();
    format!("{{{}}}", items.join(","))
}

impl From<Article> for Record {
    fn from(article: Article) -> Self {
        Self { article, undated: None, others: Vec::new() }
    }
}

/// The id of a line that is no article, as far as it can be read: for the error that stands in its place.
#[must_use]
pub fn id_of(json: &str) -> Option<String> {
    #[derive(serde::Deserialize)]
    struct Id {
        id: serde_json::Value,
    }
    match serde_json::from_str::<Id>(json).ok()?.id {
        serde_json::Value::String(id) => Some(id),
        serde_json::Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// The line that stands in the place of one that could not be read.
#[must_use]
pub fn error_line(error: &Error, number: usize, id: Option<&str>) -> String {
    let mut line = serde_json::json!({ "error": error.to_string(), "line": number });
    if let Some(id) = id {
        line["id"] = id.into();
    }
    line.to_string()
}

/// Members of an article's JSON that this crate knows.
const OURS: &[&str] = &[
    "id",
    "url",
    "title",
    "source",
    "authors",
    "language",
    "home",
    "published",
    "text",
    "sentences",
    "actors",
    "locations",
    "times",
    "counts",
    "quotes",
    "events",
];

/// Reads an object and keeps the members that are wanted.
struct Members<F>(F);

impl<'de, F: Fn(&str) -> bool> Visitor<'de> for Members<F> {
    type Value = Vec<(String, Box<RawValue>)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an article")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut kept = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if (self.0)(&name) {
                kept.push((name, map.next_value()?));
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(kept)
    }
}

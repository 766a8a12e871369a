//! Opens files and standard input.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Result, stdin};

use newswire::export::json::Record;
use newswire::{Article, Error, ErrorKind};

use crate::Arguments;

/// What a source holds.
pub(crate) enum Input {
    /// One article, or why it cannot be read.
    One(std::result::Result<Box<Record>, Error>),
    /// One article a line.
    Lines(Lines),
}

/// Lines to come, and how many bytes they have in all where that is known.
pub(crate) struct Lines {
    pub(crate) reader: Box<dyn BufRead>,
    pub(crate) bytes: Option<u64>,
}

/// Opens a source: JSON lines by `--jsonl` or by ending, one JSON article by ending, else plain text.
pub(crate) fn open(source: &str, arguments: &Arguments) -> Result<Input> {
    let is_lines = arguments.jsonl || source.ends_with(".jsonl") || source.ends_with(".ndjson");
    let named = |error: std::io::Error| std::io::Error::new(error.kind(), format!("{source}: {error}"));
    let (mut reader, bytes): (Box<dyn BufRead>, _) = if source == "-" {
        (Box::new(BufReader::with_capacity(1 << 16, stdin())), None)
    } else {
        let file = File::open(source).map_err(named)?;
        let bytes = file.metadata().ok().filter(std::fs::Metadata::is_file).map(|metadata| metadata.len());
        (Box::new(BufReader::with_capacity(1 << 16, file)), bytes)
    };
    if is_lines {
        return Ok(Input::Lines(Lines { reader, bytes }));
    }
    let mut content = Vec::new();
    reader.read_to_end(&mut content).map_err(named)?;
    let article = if source.ends_with(".json") { record(&content) } else { text(content, arguments.lossy) };
    Ok(Input::One(article.map(|record| Box::new(completed(record, arguments)))))
}

/// Gives an article without a date the one of `--date`, and one without a home that of `--home`.
pub(crate) fn completed(mut record: Record, arguments: &Arguments) -> Record {
    record.article.published = record.article.published.or(arguments.date);
    record.article.home = record.article.home.or_else(|| arguments.home.clone());
    record
}

/// Reads one article from JSON; a byte order mark in front is no fault.
pub(crate) fn record(bytes: &[u8]) -> std::result::Result<Record, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let json = std::str::from_utf8(bytes).map_err(|error| {
        Error::new(ErrorKind::Encoding, format!("not UTF-8: the byte at offset {} does not fit", error.valid_up_to()))
    })?;
    Record::read(json)
}

fn text(bytes: Vec<u8>, lossy: bool) -> std::result::Result<Record, Error> {
    let article = if lossy { Ok(Article::from_utf8_lossy(&bytes)) } else { Article::from_utf8(bytes) };
    article.map(Record::from)
}

//! JSON lines in, findings out, on all cores and in order. A bad line costs only itself.

use std::io::{BufRead, Read, Result};

use indicatif::{ProgressBar, ProgressStyle};
use newswire::export::json::{Record, id_of};
use newswire::{Error, ErrorKind, Pipeline};
use rayon::prelude::*;

use crate::Arguments;
use crate::input::{Lines, completed, record};
use crate::output::Output;

/// Lines are read in batches of about so many bytes: enough for all cores, little enough to hold.
const BATCH_BYTES: usize = 4 << 20;
/// Longer lines are refused, so that one line cannot fill the memory.
const MAX_LINE_BYTES: u64 = 256 << 20;
/// Input shorter than this is done before a progress bar would help.
const PROGRESS_FROM_BYTES: u64 = 1 << 20;

/// A line as it stands in the input.
struct Line {
    number: usize,
    content: std::result::Result<Vec<u8>, Error>,
}

/// What became of a line.
enum Answer {
    Filled(String),
    Failed { error: Error, number: usize, id: Option<String> },
}

/// Fills every line and says how many could not be read.
pub(crate) fn run(mut lines: Lines, pipeline: &Pipeline, arguments: &Arguments, output: &mut Output) -> Result<usize> {
    let progress = progress(lines.bytes);
    let render = output.renderer();
    let (mut number, mut failed) = (0, 0);
    loop {
        let (batch, bytes) = read_batch(&mut *lines.reader, &mut number)?;
        if bytes == 0 {
            break;
        }
        let answer = |line: Line| answer(line, pipeline, arguments, &render);
        for answer in batch.into_par_iter().map(answer).collect::<Vec<_>>() {
            match answer {
                Answer::Filled(line) => output.line(&line)?,
                Answer::Failed { error, number, id } => {
                    failed += 1;
                    output.error(&error, number, id.as_deref())?;
                }
            }
        }
        progress.inc(bytes as u64);
    }
    progress.finish_and_clear();
    Ok(failed)
}

fn answer(
    line: Line,
    pipeline: &Pipeline,
    arguments: &Arguments,
    render: &(impl Fn(&Record) -> std::result::Result<String, Error> + Sync),
) -> Answer {
    let number = line.number;
    let filled = line.content.as_ref().map_err(Error::clone).and_then(|bytes| record(bytes)).and_then(|record| {
        if let Some(error) = &record.undated {
            eprintln!("extract: line {number}: kept without a date: {}", error.message());
        }
        let mut record = completed(record, arguments);
        pipeline.fill(&mut record.article);
        render(&record)
    });
    match filled {
        Ok(line) => Answer::Filled(line),
        Err(error) => {
            let id = line.content.ok().and_then(|bytes| id_of(&String::from_utf8_lossy(&bytes)));
            Answer::Failed { error, number, id }
        }
    }
}

/// Reads lines that are not blank, and says how many bytes were read: 0 at the end.
fn read_batch(reader: &mut dyn BufRead, number: &mut usize) -> Result<(Vec<Line>, usize)> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while bytes < BATCH_BYTES {
        let mut content = Vec::new();
        let read = Read::take(&mut *reader, MAX_LINE_BYTES).read_until(b'\n', &mut content)?;
        if read == 0 {
            break;
        }
        bytes += read;
        *number += 1;
        let too_long = read as u64 == MAX_LINE_BYTES && content.last() != Some(&b'\n');
        if too_long {
            bytes += reader.skip_until(b'\n')?;
            let error = Error::new(ErrorKind::Json, format!("the line is longer than {MAX_LINE_BYTES} bytes"));
            batch.push(Line { number: *number, content: Err(error) });
        } else if !content.trim_ascii().is_empty() {
            batch.push(Line { number: *number, content: Ok(content) });
        }
    }
    Ok((batch, bytes))
}

/// A bar on standard error: with an end where the size is known, a counter elsewhere. Hidden where nobody watches.
fn progress(bytes: Option<u64>) -> ProgressBar {
    let bar = match bytes {
        Some(bytes) if bytes < PROGRESS_FROM_BYTES => ProgressBar::hidden(),
        Some(bytes) => ProgressBar::new(bytes),
        None => ProgressBar::new_spinner(),
    };
    let template = if bytes.is_some() {
        "{wide_bar} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left"
    } else {
        "{spinner} {bytes}, {bytes_per_sec}"
    };
    bar.with_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()))
}

//! The main program: articles in, facts out. See `extract --help`.

mod input;
mod output;
mod stream;

use std::process::ExitCode;

use clap::Parser;
use newswire::{Home, Pipeline, Published};

/// Finds actors, quotes, locations, times, counts and events in news articles.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    /// Text files, .json files with one article, .jsonl files with one a line; "-" or none: standard input
    files: Vec<String>,
    /// Read JSON lines, write JSON lines: one line out for each line in, in order
    #[arg(long, conflicts_with = "json")]
    jsonl: bool,
    /// Write indented JSON instead of the view for people
    #[arg(long)]
    json: bool,
    /// When the articles were published, for those that do not say: 2025-04-25, with or without a time
    #[arg(long, value_name = "DATE")]
    date: Option<Published>,
    /// Where the publishers of the articles are at home, for those that do not say: US, "US, Ohio" or a point, "43.0, -81.0"
    #[arg(long, value_name = "PLACE", allow_hyphen_values = true)]
    home: Option<Home>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<String>,
    /// Threads to use; 0: one for each core
    #[arg(long, default_value_t = 0, value_name = "N")]
    threads: usize,
    /// Read text that is not UTF-8 all the same, with U+FFFD for what does not fit
    #[arg(long)]
    lossy: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(0) => ExitCode::SUCCESS,
        Ok(failed) => {
            eprintln!("extract: {failed} could not be read");
            ExitCode::FAILURE
        }
        // Nobody reads any more: `extract | head`.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract: {error}");
            ExitCode::from(2)
        }
    }
}

/// Does the work and says how many inputs failed.
fn run(arguments: &Arguments) -> std::io::Result<usize> {
    rayon::ThreadPoolBuilder::new().num_threads(arguments.threads).build_global().map_err(std::io::Error::other)?;
    let pipeline = Pipeline::try_english().map_err(std::io::Error::other)?;
    let mut output = output::Output::open(arguments)?;
    let sources = if arguments.files.is_empty() { vec!["-".to_owned()] } else { arguments.files.clone() };
    let mut failed = 0;
    for source in &sources {
        failed += match input::open(source, arguments)? {
            input::Input::Lines(lines) => stream::run(lines, &pipeline, arguments, &mut output)?,
            input::Input::One(Ok(mut record)) => {
                pipeline.fill(&mut record.article);
                output.record(&record)?;
                0
            }
            input::Input::One(Err(error)) => {
                output.error(&error.in_source(source.as_str()), 1, None)?;
                1
            }
        };
    }
    output.finish()?;
    Ok(failed)
}

//! The main program: articles in, facts out.

use std::io::{BufRead, Write};

use newswire::Pipeline;
use newswire::export::json::{self, Record};

fn main() -> std::process::ExitCode {
    let pipeline = Pipeline::english();
    let mut failed = false;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (index, line) in std::io::stdin().lock().lines().enumerate() {
        let Ok(line) = line else { break };
        if line.trim().is_empty() {
            continue;
        }
        let answer = match Record::read(&line) {
            Ok(mut record) => {
                pipeline.fill(&mut record.article);
                record.to_line().unwrap_or_default()
            }
            Err(error) => {
                failed = true;
                json::error_line(&error, index + 1, json::id_of(&line).as_deref())
            }
        };
        if writeln!(out, "{answer}").is_err() {
            break;
        }
    }
    if failed { std::process::ExitCode::FAILURE } else { std::process::ExitCode::SUCCESS }
}

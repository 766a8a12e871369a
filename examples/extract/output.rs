//! Writes findings in the form that was asked for.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Result, Write, stdout};

use newswire::Error;
use newswire::export::json::{self, Record};
use newswire::export::terminal::View;

use crate::Arguments;

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    View { colour: bool },
    Json,
    Lines,
}

/// Where findings go.
pub(crate) struct Output {
    writer: Box<dyn Write>,
    form: Form,
}

impl Output {
    pub(crate) fn open(arguments: &Arguments) -> Result<Self> {
        let colour = arguments.output.is_none() && stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
        let form = match (arguments.jsonl, arguments.json) {
            (true, _) => Form::Lines,
            (_, true) => Form::Json,
            _ => Form::View { colour },
        };
        let writer: Box<dyn Write> = match &arguments.output {
            Some(path) => Box::new(
                File::create(path).map_err(|error| std::io::Error::new(error.kind(), format!("{path}: {error}")))?,
            ),
            None => Box::new(stdout()),
        };
        Ok(Self { writer: Box::new(BufWriter::with_capacity(1 << 16, writer)), form })
    }

    /// Renders a filled article; threads do this, so that writing is all that is left to do in order.
    pub(crate) fn render(&self, record: &Record) -> std::result::Result<String, Error> {
        render(self.form, record)
    }

    /// The function that [`Output::render`] calls, to be moved into threads.
    pub(crate) fn renderer(&self) -> impl Fn(&Record) -> std::result::Result<String, Error> + Sync + use<> {
        let form = self.form;
        move |record| render(form, record)
    }

    pub(crate) fn record(&mut self, record: &Record) -> Result<()> {
        let rendered = self.render(record).map_err(std::io::Error::other)?;
        self.line(&rendered)
    }

    pub(crate) fn error(&mut self, error: &Error, line: usize, id: Option<&str>) -> Result<()> {
        match self.form {
            Form::View { .. } => {
                eprintln!("extract: {error}");
                Ok(())
            }
            Form::Json | Form::Lines => self.line(&json::error_line(error, line, id)),
        }
    }

    pub(crate) fn line(&mut self, line: &str) -> Result<()> {
        self.writer.write_all(line.as_bytes())?;
        self.writer.write_all(b"\n")
    }

    pub(crate) fn finish(&mut self) -> Result<()> {
        self.writer.flush()
    }
}

fn render(form: Form, record: &Record) -> std::result::Result<String, Error> {
    match form {
        Form::View { colour } => Ok(View::new(&record.article).colour(colour).to_string()),
        Form::Json => record.to_json_pretty(),
        Form::Lines => record.to_line(),
    }
}

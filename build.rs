//! Makes the built-in lexicon when the crate is built: the code that reads a caller's tables reads ours, and what it makes is
//! written down as an image, which `src/lexicon/english.rs` includes.
//!
//! The image is not checked in: it is several times as large as the tables, and could be that of other ones.

// The rooms of the library up to the lexicon, of which only the way from the tables to the image is used here.
#![allow(dead_code, unused_imports, unused_macros, unreachable_pub)]

use std::path::Path;
use std::{env, fs};

#[path = "src/error.rs"]
mod error;
#[path = "src/image/mod.rs"]
mod image;
#[path = "src/lexicon/mod.rs"]
mod lexicon;
#[path = "src/matcher/mod.rs"]
mod matcher;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/span.rs"]
mod span;
#[path = "src/text/mod.rs"]
mod text;

use error::{Error, ErrorKind, Result};
use model::*;
use span::Span;

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    // The sources are those of this program, for which the compiler cares.
    println!("cargo::rerun-if-changed=src/lexicon/data");
    println!("cargo::rustc-cfg=has_image");
    let (tables, texts) = lexicon::english_image()?;
    let folder = env::var("OUT_DIR")?;
    fs::write(Path::new(&folder).join("english.tables"), tables)?;
    fs::write(Path::new(&folder).join("english.texts"), texts)?;
    Ok(())
}

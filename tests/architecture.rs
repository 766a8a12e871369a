//! Modules may use only those before them: error, span, image, model, text, matcher, lexicon, extract, pipeline, export.

use std::fs;
use std::path::Path;

/// The rooms in order; each may use itself and those before it.
const ROOMS: &[&str] =
    &["error", "span", "image", "model", "text", "matcher", "lexicon", "extract", "pipeline", "export"];

/// What the crate root re-exports from a room, by the case of its name: types of `model` come without their room.
const ROOT_TYPES_ROOM: &str = "model";

#[test]
fn imports_go_one_way() {
    let mut wrong = Vec::new();
    for (rank, room) in ROOMS.iter().enumerate() {
        for (file, source) in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), room) {
            let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            for used in used_rooms(&code.join("\n")) {
                let used_rank = ROOMS.iter().position(|room| *room == used).unwrap_or(rank);
                if used_rank > rank {
                    wrong.push(format!("{file} uses {used}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "imports that point back: {wrong:#?}");
}

/// Every source file of a room, with its name.
fn sources(src: &Path, room: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![src.join(format!("{room}.rs")), src.join(room)];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.is_file() && path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The rooms that follow `crate::` in some code; groups (`crate::{a, b}`) included.
fn used_rooms(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => rooms.extend(group_heads(group).into_iter().map(room_of)),
            None => rooms.push(room_of(head(rest))),
        }
    }
    rooms
}

/// First path segments of a group, up to its closing brace.
fn group_heads(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut heads = Vec::new();
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                heads.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                heads.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    heads.into_iter().map(|item| head(item.trim())).filter(|head| !head.is_empty()).collect()
}

fn head(path: &str) -> &str {
    path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")
}

fn room_of(name: &str) -> String {
    let is_type = name.chars().next().is_some_and(char::is_uppercase);
    match name {
        "Error" | "ErrorKind" | "Result" => "error".to_owned(),
        "Span" => "span".to_owned(),
        "Pipeline" | "PipelineBuilder" | "Stage" => "pipeline".to_owned(),
        _ if is_type => ROOT_TYPES_ROOM.to_owned(),
        _ => name.to_owned(),
    }
}

#[test]
fn groups_and_paths_are_read() {
    assert_eq!(used_rooms("use crate::{Error, text::{hash, Word}, lexicon};"), ["error", "text", "lexicon"]);
    assert_eq!(used_rooms("crate::pipeline::Stage"), ["pipeline"]);
}

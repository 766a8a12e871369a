//! The JSON in the README is what the crate gives. `UPDATE=1 cargo test --test readme` writes it anew.

use std::fmt::Write as _;

use newswire::Pipeline;
use newswire::export::json::Record;
use serde_json::Value;

const README: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");

#[test]
fn the_json_of_the_readme_is_what_comes_out() {
    let readme = std::fs::read_to_string(README).unwrap();
    let mut record = Record::read(block(&readme, "article")).unwrap();
    Pipeline::english().fill(&mut record.article);
    let filled = layout(&serde_json::from_str(&record.to_line().unwrap()).unwrap());
    let shown = block(&readme, "filled");
    if std::env::var_os("UPDATE").is_some() {
        let at = shown.as_ptr() as usize - readme.as_ptr() as usize;
        std::fs::write(README, [&readme[..at], &filled, &readme[at + shown.len()..]].concat()).unwrap();
    } else {
        assert_eq!(shown, filled, "run with UPDATE=1 if the new output is right");
    }
}

/// The content of the code block after `<!-- name -->`.
fn block<'r>(readme: &'r str, name: &str) -> &'r str {
    let (_, rest) = readme.split_once(&format!("<!-- {name} -->\n```json\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

/// One line for each member but the text, and for each item of an array of objects.
fn layout(article: &Value) -> String {
    let mut lines = String::from("{");
    let members = article.as_object().unwrap().iter().filter(|(name, _)| *name != "text" && *name != "published");
    for (index, (name, value)) in members.enumerate() {
        let _ = write!(lines, "{}\n \"{name}\": ", if index > 0 { "," } else { "" });
        match value.as_array().filter(|items| items.iter().all(Value::is_object)) {
            Some(items) => {
                let items: Vec<String> = items.iter().map(|item| format!("\n  {item}")).collect();
                let _ = write!(lines, "[{}]", items.join(","));
            }
            None => lines.push_str(&value.to_string()),
        }
    }
    lines.push_str("\n}");
    lines
}

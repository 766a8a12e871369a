//! `tables/numbers.tsv`: which numbers the scan finds.

use newswire::text::{Number, NumberKind, NumberValue, Scan};

#[test]
fn numbers_are_those_of_the_table() {
    let mut scan = Scan::new();
    let mut wrong = Vec::new();
    let lines = include_str!("tables/numbers.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    for (text, expected) in lines.filter_map(|line| line.split_once('\t')) {
        scan.read(text);
        let found: Vec<String> = scan.numbers().iter().map(|number| shown(text, number)).collect();
        if found.join(" | ") != expected {
            wrong.push(format!("{text}\n  expected: {expected}\n  found:    {}", found.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{} lines differ:\n{}", wrong.len(), wrong.join("\n"));
}

/// A number as the table writes it.
fn shown(text: &str, number: &Number) -> String {
    let value = match number.value {
        NumberValue { low, best: None, .. } => format!("{low}+"),
        NumberValue { low, high: None, .. } => format!("~{low}"),
        NumberValue { low, .. } => low.to_string(),
    };
    let kind = match number.kind {
        NumberKind::Cardinal => "cardinal",
        NumberKind::Ordinal => "ordinal",
        NumberKind::Percent => "percent",
        NumberKind::Money => "money",
        NumberKind::YearLike => "year_like",
        _ => "new",
    };
    format!("{}={value} {kind}", number.span.of(text))
}

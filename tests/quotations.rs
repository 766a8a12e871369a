//! Pairing of quote marks, by the table `tests/tables/quotations.tsv`.

use newswire::text::{Quotation, Scan};

const TABLE: &str = include_str!("tables/quotations.tsv");

#[test]
fn marks_are_paired_as_the_table_says() {
    let mut scan = Scan::new();
    let mut wrong = Vec::new();
    let lines = TABLE.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()).skip(1);
    for (number, line) in lines {
        let (cell, expected) = line.split_once('\t').unwrap_or((line, ""));
        let text = cell.replace('⏎', "\n");
        scan.read(&text);
        let found: Vec<String> = scan.quotations().iter().map(|quotation| describe(&text, quotation)).collect();
        let found = found.join(" | ");
        if found != expected {
            wrong.push(format!("line {}: {cell}\n  expected {expected}\n  found    {found}", number + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_flood_of_marks_gives_no_empty_quotation() {
    let mut scan = Scan::new();
    for (open, close) in [("“", "”"), ("\"", "\""), ("«", "»"), ("``", "''")] {
        let text = format!("{}{} she said.", open.repeat(50_000), close.repeat(50_000));
        scan.read(&text);
        assert_eq!(scan.quotations(), [], "{open}");
    }
}

#[test]
fn depth_is_limited() {
    let mut scan = Scan::new();
    let text = format!("{}c{}", "“a «b ".repeat(3_000), " b» a”".repeat(3_000));
    scan.read(&text);
    assert!(scan.quotations().iter().all(|quotation| quotation.depth < 16), "{:?}", scan.quotations());
}

fn describe(text: &str, quotation: &Quotation) -> String {
    let depth = ">".repeat(usize::from(quotation.depth));
    let open = if quotation.closed { "" } else { "~" };
    let continues = if quotation.continues { "+" } else { "" };
    format!("{depth}{open}{continues}{}", quotation.content.of(text))
}

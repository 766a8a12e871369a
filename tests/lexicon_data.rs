//! Checks the hand-written tables of people, roles and organisations, so that a slip of the pen is found before a user finds it.

use std::collections::{HashMap, HashSet};
use std::fs;

const KINDS: [&str; 10] =
    ["government", "organization", "igo", "ngo", "party", "company", "media", "military", "armed_group", "other"];

const SECTORS: &str =
    "GOV MIL COP JUD LEG SPY PRM REB UAF PTY OPP ELI CVL AGR BUS CRM EDU JRN LAB MED REF REL SOC IGO NGO";

/// A row of a table: the place to name in a complaint, and the cells.
struct Row {
    place: String,
    cells: Vec<String>,
}

impl Row {
    fn cell(&self, index: usize) -> &str {
        &self.cells[index]
    }

    /// The name and the other forms of an actor, whose aliases stand in the column `aliases`.
    fn forms(&self, aliases: usize) -> impl Iterator<Item = &str> {
        let others = self.cell(aliases).split('|').filter(|form| !form.is_empty());
        [self.cell(0)].into_iter().chain(others)
    }
}

fn rows(file: &str, header: &str) -> Vec<Row> {
    let path = format!("{}/src/lexicon/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the table can be read");
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.starts_with('#') && !line.is_empty());
    let (_, found) = lines.next().expect("a header line");
    assert_eq!(found, header, "{file}");
    let width = header.split('\t').count();
    lines
        .map(|(number, line)| {
            let place = format!("{file}:{number}");
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            assert_eq!(cells.len(), width, "{place}: number of cells");
            assert!(cells.iter().all(|cell| cell.trim() == cell), "{place}: white space around a cell");
            Row { place, cells }
        })
        .collect()
}

fn people() -> Vec<Row> {
    rows("people.tsv", "name\tgender\tcountry\taliases\twikidata")
}

fn roles() -> Vec<Row> {
    rows("roles.tsv", "person\ttitle\tof\tcountry\tsectors\tfrom\tto")
}

fn organizations() -> Vec<Row> {
    rows("organizations.tsv", "name\tkind\tcountry\tsectors\taliases\twikidata")
}

/// The two-letter codes of the table of countries, and the empty one.
fn countries() -> HashSet<String> {
    let path = format!("{}/src/lexicon/data/countries.tsv", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(&path).expect("the table can be read");
    let codes = text.lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(|line| line.split('\t').next());
    codes.chain([""]).map(str::to_owned).collect()
}

fn is_date(cell: &str) -> bool {
    let mut widths = [4, 2, 2].into_iter();
    cell.split('-').all(|part| widths.next() == Some(part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
}

fn check_sectors(row: &Row, column: usize) {
    for code in row.cell(column).split('|').filter(|code| !code.is_empty()) {
        let known = SECTORS.split(' ').any(|sector| sector == code);
        assert!(known, "{}: sector {code}", row.place);
    }
}

#[test]
fn every_role_belongs_to_a_person() {
    let people = people();
    let names: HashSet<&str> = people.iter().map(|row| row.cell(0)).collect();
    for row in roles() {
        let name = row.cell(0);
        assert!(names.contains(name), "{}: {name} is not in people.tsv", row.place);
        assert!(!row.cell(1).is_empty(), "{}: no title", row.place);
    }
}

#[test]
fn dates_are_dates_and_in_order() {
    for row in roles() {
        let (from, to) = (row.cell(5), row.cell(6));
        for date in [from, to] {
            assert!(date.is_empty() || is_date(date), "{}: bad date {date}", row.place);
        }
        let shared = from.len().min(to.len());
        assert!(from[..shared] <= to[..shared], "{}: {from} is after {to}", row.place);
    }
}

#[test]
fn codes_of_people_and_roles_are_known() {
    let countries = countries();
    for row in people() {
        let gender = row.cell(1);
        assert!(["", "m", "f"].contains(&gender), "{}: gender", row.place);
        assert!(countries.contains(row.cell(2)), "{}: country", row.place);
    }
    for row in roles() {
        assert!(countries.contains(row.cell(3)), "{}: country", row.place);
        check_sectors(&row, 4);
    }
}

#[test]
fn codes_of_organizations_are_known() {
    let countries = countries();
    for row in organizations() {
        let (kind, country) = (row.cell(1), row.cell(2));
        assert!(KINDS.contains(&kind), "{}: kind {kind}", row.place);
        assert!(countries.contains(country), "{}: {country}", row.place);
        assert!(kind != "igo" || country.is_empty(), "{}: a body above states has no country", row.place);
        check_sectors(&row, 3);
    }
}

#[test]
fn no_form_belongs_to_two_actors() {
    let (people, organizations) = (people(), organizations());
    let named = people.iter().map(|row| (row, 3));
    let bodies = organizations.iter().map(|row| (row, 4));
    let mut owners: HashMap<&str, &str> = HashMap::new();
    for (row, aliases) in named.chain(bodies) {
        for form in row.forms(aliases) {
            let other = owners.insert(form, row.cell(0));
            assert_eq!(other, None, "{}: {form} is listed before", row.place);
        }
    }
}

/// A form without a capital or a digit is an ordinary word, and would be found everywhere.
#[test]
fn no_form_is_an_ordinary_word() {
    let (people, organizations) = (people(), organizations());
    let named = people.iter().map(|row| (row, 3));
    let bodies = organizations.iter().map(|row| (row, 4));
    for (row, aliases) in named.chain(bodies) {
        for form in row.forms(aliases) {
            let marked = form.chars().any(|letter| letter.is_uppercase() || letter.is_ascii_digit());
            assert!(marked && form.trim() == form, "{}: {form}", row.place);
        }
    }
}

//! The JSON of an article: what goes in comes out, and what is wrong is named.

use newswire::export::json::{self, Record};
use newswire::{Article, ErrorKind, Pipeline};

const TEXT: &str = include_str!("../examples/articles/harbour.txt");

#[test]
fn a_filled_article_reads_back_equal() {
    let mut article = Article::new(TEXT).with_published("2025-11-19".parse().unwrap()).with_id("harbour");
    Pipeline::english().fill(&mut article);
    let line = json::to_string(&article).unwrap();
    assert_eq!(json::read(&line).unwrap(), article);
    assert_eq!(json::read(&json::to_string_pretty(&article).unwrap()).unwrap(), article);
}

#[test]
fn every_member_survives_a_round_trip() {
    let line = concat!(
        r#"{"id":"a1","url":"https://example.org/1","title":"T","source":"S","authors":["A"],"language":"en","#,
        r#""published":"2025-04-25T10:00:00-04:00","text":"Oslo said 12 died on Thursday.","sentences":[[0,30]],"#,
        r#""actors":[{"name":"Norway","kind":"state","country":"NO","code":"NOR","gender":"f","#,
        r#""roles":[{"title":"t","of":"o","country":"NO","former":true}],"ids":{"wikidata":"Q20"},"#,
        r#""mentions":[{"span":[0,4],"name":[0,4],"kind":"metonym"}],"confidence":0.98}],"#,
        r#""locations":[{"name":"Oslo","kind":"city","country":"NO","admin1":"Oslo","point":{"lat":59.91273,"lon":10.74609},"#,
        r#""disputed_by":["SE"],"ids":{"geonames":"3143244"},"mentions":[{"span":[0,4],"kind":"name"}],"confidence":0.9}],"#,
        r#""times":[{"span":[21,29],"start":"2025-04-24T00:00:00","end":"2025-04-25T00:00:00","granularity":"day","#,
        r#""timex":"2025-04-24","anchor":"published"}],"#,
        r#""counts":[{"span":[10,17],"kind":"killed","low":12,"best":12,"high":12,"claimed_by":0,"event":0}],"#,
        r#""quotes":[{"span":[10,29],"parts":[[10,29]],"kind":"indirect","cue":[5,9],"verb":"say","speaker":0,"#,
        r#""speaker_span":[0,4],"addressees":[0],"medium":0,"continues":0,"within":0,"confidence":0.5,"rule":"r"}],"#,
        r#""events":[{"kind":"assault","mode":"aerial","cameo":"195","trigger":[13,17],"also":[[13,17]],"sources":[0],"#,
        r#""targets":[0],"location":0,"time":0,"counts":[0],"realis":"denied","reported_by":0,"quote":0,"sentence":0,"#,
        r#""confidence":0.75,"rule":"x"}],"desk":{"k":[1,2.50,1e999]}}"#
    );
    let record = Record::read(line).unwrap();
    assert_eq!(record.to_line().unwrap(), line);
}

/// Bad JSON and the whole message it must give.
const BAD: &[(&str, &str)] = &[
    (r#"{"text":"x","published":"2025-13-45"}"#, "line 1, column 37: published: '2025-13-45' is not a date"),
    (r#"{"text":"x","published":"soon"}"#, "line 1, column 31: published: 'soon' is not a date"),
    (r#"{"published":"2025-04-25"}"#, "line 1, column 26: missing field `text`"),
    (r#"{"text":7}"#, "line 1, column 9: text: invalid type: integer `7`, expected a string"),
    (r#"{"text":"a","text":"b"}"#, "line 1, column 18: duplicate field `text`"),
    (r#"["text"]"#, "an article is an object that begins with '{', not with '['"),
    (r#"{"text":"abc"#, "line 1, column 12: text: EOF while parsing a string"),
    (r#"{"text":"\ud800"}"#, "line 1, column 16: text: unexpected end of hex escape"),
    (r#"{"text":"x"} trailing"#, "line 1, column 14: trailing characters"),
    (r#"{"text":"x","sentences":[[0,9]]}"#, "sentences[0].span: span [0, 9] ends after the text of 1 bytes"),
    (r#"{"text":"é","sentences":[[1,2]]}"#, "sentences[0].span: span [1, 2] cuts a character"),
    (r#"{"text":"x","sentences":[[1,0]]}"#, "line 1, column 31: sentences[0]: span [1, 0] ends before it starts"),
    (
        r#"{"text":"x","quotes":[{"span":[0,1],"kind":"direct","speaker":3}]}"#,
        "quotes[0].speaker: no element 3 among 0",
    ),
    (
        r#"{"text":"x","actors":[{"name":"n","kind":"alien"}]}"#,
        "line 1, column 49: actors[0].kind: 'alien' is not an actor kind",
    ),
    (
        r#"{"text":"x","events":[{"kind":"assault","trigger":[0,1],"realis":"happened","cameo":"999"}]}"#,
        "line 1, column 90: events[0].cameo: '999' is not a CAMEO code",
    ),
];

#[test]
fn bad_json_says_what_and_where() {
    for (json, message) in BAD {
        let error = json::read(json).unwrap_err();
        assert_eq!(error.to_string(), *message, "{json}");
        assert_eq!(error.kind(), ErrorKind::Json);
    }
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let deep = format!(r#"{{"text":"x","desk":{}"#, "[".repeat(100_000));
    assert!(json::read(&deep).is_err());
}

#[test]
fn an_id_may_be_a_number() {
    assert_eq!(json::read(r#"{"id":17,"text":"x"}"#).unwrap().id.as_deref(), Some("17"));
}

#[test]
fn a_published_that_is_no_date_does_not_cost_the_article() {
    let line = r#"{"id":"a","published":"9:27 AM ET","text":"Oslo","desk":1}"#;
    let record = Record::read(line).unwrap();
    assert_eq!(record.article.published, None);
    assert_eq!(record.undated.as_ref().map(newswire::Error::message), Some("published: '9:27 AM ET' is not a date"));
    assert_eq!(record.to_line().unwrap(), r#"{"id":"a","text":"Oslo","published":"9:27 AM ET","desk":1}"#);
    let broken = r#"{"published":"soon","text":7}"#;
    assert_eq!(Record::read(broken).unwrap_err().message(), "text: invalid type: integer `7`, expected a string");
}

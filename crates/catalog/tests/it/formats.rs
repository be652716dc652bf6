//! Findings for programs: whatever a file is called and whatever it says, a finding is one command, one line or one
//! result, with the rule, the places and the way out.

use catalog::diagnostic::{Diagnostic, Findings, github, json, sarif, text};
use catalog::rule;
use catalog::source::{Sources, Span};
use serde_json::{Value, json};

/// An error with all that an error can have, and a warning with nothing, in a file whose name is hard to write.
fn findings() -> (Findings, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("a,b:c%.yaml".into(), "名: 1\nb: 2\n".to_owned());
    let span = |start, end| Span { file, start, end };
    let mut findings = Findings::default();
    findings.push(
        Diagnostic::new(&rule::DUPLICATE_VALUE, span(10, 11), "100% \"twice\"")
            .label("again")
            .also(span(0, 3), "first")
            .help("change one"),
    );
    findings.push(Diagnostic::new(&rule::NOTATION, span(5, 7), "odd"));
    (findings, sources)
}

#[test]
fn github_reads_commands() {
    let (findings, sources) = findings();
    let expected = "\
::error file=a%2Cb%3Ac%25.yaml,line=2,col=4,endLine=2,endColumn=5,title=MC0202::100%25 \"twice\"%0Ahelp: change one
::warning file=a%2Cb%3Ac%25.yaml,line=1,col=4,endLine=2,endColumn=1,title=MC0204::odd
";
    assert_eq!(github::render(&findings, &sources), expected);
}

#[test]
fn programs_read_lines() {
    let (findings, sources) = findings();
    let lines = json::render(&findings, &sources);
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let place = |line, column, end_line, end_column| json!({"file": "a,b:c%.yaml", "line": line, "column": column, "end_line": end_line, "end_column": end_column});
    let with = |mut place: Value, more: Value| {
        place.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        place
    };
    let error = json!({
        "rule": "MC0202", "severity": "error", "message": "100% \"twice\"", "label": "again", "help": "change one",
        "related": [with(place(1, 1, 1, 2), json!({"message": "first"}))],
    });
    let warning = json!({
        "rule": "MC0204", "severity": "warning", "message": "odd", "label": "", "help": null, "related": [],
    });
    assert_eq!(lines, [with(place(2, 4, 2, 5), error), with(place(1, 4, 2, 1), warning)]);
}

#[test]
fn code_scanning_reads_sarif() {
    let (findings, sources) = findings();
    let log: Value = serde_json::from_str(&sarif::render(&findings, &sources)).unwrap();
    let run = &log["runs"][0];
    assert_eq!((&log["version"], &run["columnKind"]), (&json!("2.1.0"), &json!("unicodeCodePoints")));
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, rule::ALL.iter().map(|rule| rule.id).collect::<Vec<_>>());
    let location = |start: [u32; 2], end: [u32; 2]| {
        json!({"physicalLocation": {
            "artifactLocation": {"uri": "a,b:c%.yaml"},
            "region": {"startLine": start[0], "startColumn": start[1], "endLine": end[0], "endColumn": end[1]},
        }})
    };
    let mut first = location([1, 1], [1, 2]);
    first["message"] = json!({"text": "first"});
    let expected = json!([
        {
            "ruleId": "MC0202", "level": "error", "message": {"text": "100% \"twice\"\nhelp: change one"},
            "locations": [location([2, 4], [2, 5])], "relatedLocations": [first],
        },
        {
            "ruleId": "MC0204", "level": "warning", "message": {"text": "odd"},
            "locations": [location([1, 4], [2, 1])], "relatedLocations": [],
        },
    ]);
    assert_eq!(run["results"], expected);
}

/// A finding about a file that is not among the sources still has a place that every reader accepts.
#[test]
fn a_place_without_a_file_is_its_beginning() {
    let (findings, _) = findings();
    let commands = github::render(&findings, &Sources::default());
    assert!(commands.starts_with("::error file=,line=1,col=1,endLine=1,endColumn=1,title=MC0202::"), "{commands}");
}

#[test]
fn people_are_told_how_many_there_are() {
    let (sources, mut findings) = (Sources::default(), Findings::default());
    assert_eq!(text::render(&findings, &sources, false), "");
    let mut first = String::new();
    let mut summary = |rule, number| {
        (0..number).for_each(|_| findings.push(Diagnostic::new(rule, Span::default(), "x")));
        let text = text::render(&findings, &sources, false);
        first = text.lines().next().unwrap().to_owned();
        (text.lines().last().unwrap().to_owned(), text.matches(": x").count())
    };
    let tells = "`cargo xtask explain MC0204` tells more";
    assert_eq!(summary(&rule::NOTATION, 1), (format!("1 warning; {tells}"), 1));
    assert_eq!(summary(&rule::NOTATION, 1), (format!("2 warnings; {tells}"), 2));
    assert_eq!(summary(&rule::SYNTAX, 1), (format!("1 error, 2 warnings; {tells}"), 3));
    assert_eq!(summary(&rule::SYNTAX, 97), (format!("98 errors, 2 warnings; {tells}"), 100));
    assert_eq!(first, "warning[MC0204]: x", "all are shown, in their order");
}

#[test]
fn of_too_many_the_errors_are_shown() {
    let (sources, mut findings) = (Sources::default(), Findings::default());
    for rule in [&rule::NOTATION, &rule::SYNTAX] {
        (0..100).for_each(|_| findings.push(Diagnostic::new(rule, Span::default(), "x")));
    }
    let text = text::render(&findings, &sources, false);
    assert_eq!((text.matches("error[MC0001]: x").count(), text.matches("warning[MC0204]").count()), (100, 0));
    assert!(
        text.ends_with("100 errors, 100 warnings (the first 100 are shown); `cargo xtask explain MC0204` tells more\n")
    );
}

//! `golden.json`: what people paste, and what they should be told. Its README says what the fields mean.

#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, clippy::cast_precision_loss)]

mod spec;

use lookup::{Answer, Question};
use serde_json::Value;

struct Score {
    cases: usize,
    /// Cases with a code whose first meaning is an accepted one, and all cases with a code.
    first_right: (usize, usize),
    /// Ambiguous cases that list every right family, and all of them.
    families_listed: (usize, usize),
    confident_wrong: usize,
    codes_in_nothing: usize,
    failures: Vec<String>,
}

#[test]
fn tuning_set() {
    check("tuning");
}

#[test]
fn held_out_set() {
    check("held-out");
}

fn check(set: &str) {
    let score = score(set);
    let percent = |(right, all): (usize, usize)| 100.0 * right as f64 / all as f64;
    println!(
        "{set}: {} cases; first right {}/{} ({:.1} %); all families {}/{}; confident wrong {}; codes in nothing {}",
        score.cases,
        score.first_right.0,
        score.first_right.1,
        percent(score.first_right),
        score.families_listed.0,
        score.families_listed.1,
        score.confident_wrong,
        score.codes_in_nothing
    );
    for failure in &score.failures {
        println!("  {failure}");
    }
    assert!(score.cases >= 60, "too few cases in {set}");
    assert!(percent(score.first_right) >= 95.0, "the first meaning is right too seldom");
    assert_eq!(score.families_listed.0, score.families_listed.1, "an ambiguous case lacks a family");
    assert_eq!(score.confident_wrong, 0, "certain and wrong");
    assert_eq!(score.codes_in_nothing, 0, "a code where there is none");
}

fn score(set: &str) -> Score {
    let golden: Value = serde_json::from_str(include_str!("../golden.json")).expect("golden.json");
    let cases = golden["cases"].as_array().expect("cases");
    let mut score = Score {
        cases: 0,
        first_right: (0, 0),
        families_listed: (0, 0),
        confident_wrong: 0,
        codes_in_nothing: 0,
        failures: Vec::new(),
    };
    for case in cases.iter().filter(|case| case["set"] == set) {
        score.cases += 1;
        judge(case, &mut score);
    }
    score
}

fn judge(case: &Value, score: &mut Score) {
    let answer = spec::lookup().ask(&question(case));
    let listed: Vec<&str> = answer.meanings.iter().map(|meaning| meaning.code.id).collect();
    let accepted = strings(case, "accepted");
    let mut wrong = Vec::new();
    if accepted.is_empty() {
        let as_line = spec::lookup().ask(&Question::line(case["query"].as_str().unwrap_or_default()));
        if !listed.is_empty() || !as_line.meanings.is_empty() {
            score.codes_in_nothing += 1;
            wrong.push("a code where there is none");
        }
    } else {
        score.first_right.1 += 1;
        if listed.first().is_some_and(|first| accepted.contains(first)) {
            score.first_right.0 += 1;
        } else {
            wrong.push("another meaning comes first");
        }
    }
    if answer.is_certain && (case["ambiguous"] == true || !listed.first().is_some_and(|first| accepted.contains(first)))
    {
        score.confident_wrong += 1;
        wrong.push("certain, which it cannot be");
    }
    if case["ambiguous"] == true {
        score.families_listed.1 += 1;
        if lists_all(case, &answer) {
            score.families_listed.0 += 1;
        } else {
            wrong.push("a family is missing");
        }
    } else if !lists_all(case, &answer) {
        wrong.push("the family is missing");
    }
    if strings(case, "includes").iter().any(|id| !listed.contains(id)) {
        wrong.push("a code is missing");
    }
    let outside = case["outside"].as_str();
    if outside.is_some_and(|name| !answer.outside.contains(&name)) {
        wrong.push("does not say that the program is not in the catalog");
    }
    if !wrong.is_empty() {
        score.failures.push(format!(
            "{}: {}: got {listed:?}, certain: {}",
            case["query"],
            wrong.join(", "),
            answer.is_certain
        ));
    }
}

fn lists_all(case: &Value, answer: &Answer<'_>) -> bool {
    strings(case, "families").iter().all(|family| answer.meanings.iter().any(|meaning| meaning.family.id == *family))
}

fn question(case: &Value) -> Question<'_> {
    let option = |name: &str| case["options"][name].as_str();
    let version = option("version").map(|version| {
        let mut parts = version.split('.').map(|part| part.parse().expect("a version"));
        [parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0)]
    });
    Question {
        text: case["query"].as_str().expect("a query"),
        is_log_line: false,
        family: option("family"),
        client: option("client"),
        packet: option("packet"),
        from: option("from"),
        version,
    }
}

fn strings<'c>(case: &'c Value, field: &str) -> Vec<&'c str> {
    case[field].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

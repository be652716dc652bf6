//! A template that computes without end, or fills the memory, ends the run with its name, and nothing is written.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Generates from the sound spec of `catalog`'s tests with this template.
fn generate(template: &str, limits: &[&str]) -> (Output, bool) {
    let scratch = tempfile::tempdir().unwrap();
    let target = scratch.path().join("templates/t");
    fs::create_dir_all(&target).unwrap();
    let config = "title: T\nescape: rust\nfiles:\n  - {template: a.tera, path: a, each: catalog}\n";
    fs::write(target.join("target.yaml"), config).unwrap();
    fs::write(target.join("a.tera"), template).unwrap();
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/catalog/tests/bad-specs/base");
    let out = scratch.path().join("out");
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["generate", "--templates"])
        .arg(scratch.path().join("templates"))
        .arg("--spec")
        .arg(spec)
        .arg("--out")
        .arg(&out)
        .args(limits)
        .output()
        .unwrap();
    (output, out.exists())
}

fn refused(template: &str, limits: &[&str], said: &str) {
    let (output, is_written) = generate(template, limits);
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{text}");
    assert!(text.contains(said) && text.contains("`a.tera` for the catalog of target `t`"), "{text}");
    assert!(!is_written);
}

/// Ten loops, each of a hundred thousand rounds, inside of one another.
fn endless(body: &str) -> String {
    let (begin, end) = ("{%- for n in range(end=100000) -%}", "{%- endfor -%}");
    format!("{}{body}{}", begin.repeat(10), end.repeat(10))
}

#[test]
fn a_loop_without_end() {
    refused(&endless(""), &["--time-limit", "1"], "takes more than 1 seconds (`--time-limit`)");
}

#[cfg(target_os = "linux")]
#[test]
fn a_text_without_end() {
    let doubling = format!("{{% set_global x = 'x' %}}{}", endless("{% set_global x = x ~ x %}"));
    refused(&doubling, &["--memory-limit", "200"], "and 200 are allowed (`--memory-limit`)");
    // What is captured is not written.
    let captured = format!("{{% set x %}}{}{{% endset %}}", endless("0123456789"));
    refused(&captured, &["--memory-limit", "200"], "and 200 are allowed (`--memory-limit`)");
}

#[test]
fn a_template_that_ends_in_time() {
    let (output, is_written) = generate("fine", &["--time-limit", "60"]);
    assert!(output.status.success() && is_written);
}

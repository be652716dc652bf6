//! What someone who writes a target, or names a code, gets to read when it is wrong.

use std::fs;
use std::path::Path;

use crate::support::{copy, tests};
use catalog::Loaded;
use catalog::diagnostic::{Findings, text};
use catalog::source::Sources;
use codegen::target::Target;
use codegen::{collision, render, target};

/// A target folder with this `target.yaml` and these templates.
fn write_target(folder: &Path, name: &str, config: &str, templates: &[(&str, &str)]) {
    let target = folder.join(name);
    fs::create_dir_all(&target).unwrap();
    fs::write(target.join("target.yaml"), config).unwrap();
    for (name, text) in templates {
        fs::write(target.join(name), text).unwrap();
    }
}

fn load(config: &str, templates: &[(&str, &str)]) -> (Loaded, Vec<Target>, tempfile::TempDir) {
    let scratch = tempfile::tempdir().unwrap();
    write_target(scratch.path(), "t", config, templates);
    let mut loaded = catalog::load(&tests("fixture"));
    loaded.findings = Findings::default();
    let targets = target::read_all(scratch.path(), &[], &mut loaded.sources, &mut loaded.findings);
    (loaded, targets, scratch)
}

/// The findings about a target, without the scratch folder's name.
fn findings(config: &str, templates: &[(&str, &str)]) -> String {
    let (mut loaded, targets, scratch) = load(config, templates);
    collision::check(&loaded.document, &targets, &mut loaded.findings);
    let text = text::render(&loaded.findings, &loaded.sources, false);
    let text = text.replace(&format!("{}/", scratch.path().display()), "");
    text.replace(&format!("{}/", tests("fixture").display()), "")
}

/// The error of rendering one template for every code.
fn render_error(template: &str) -> String {
    let config = "title: T\nescape: rust\nfiles:\n  - {template: a.tera, path: \"{{ code.name }}\", each: code}\n";
    let (loaded, targets, _scratch) = load(config, &[("a.tera", template)]);
    let mut tree = codegen::tree::Tree::default();
    render::render(&loaded.catalog.unwrap(), &targets[0], &mut tree).unwrap_err().to_string()
}

/// The findings of targets, each with its configuration, about a spec whose code `continue` has another name.
fn collisions(targets: &[(&str, &str)], name: &str) -> String {
    let scratch = tempfile::tempdir().unwrap();
    for (folder, config) in targets {
        write_target(&scratch.path().join("templates"), folder, config, &[]);
    }
    let spec = scratch.path().join("spec");
    copy(&tests("fixture"), &spec);
    let family = spec.join("families/proto-5.0.yaml");
    let text = fs::read_to_string(&family).unwrap();
    fs::write(&family, text.replace("name: continue ", &format!("name: {name} "))).unwrap();
    let mut loaded = catalog::load(&spec);
    loaded.findings = catalog::diagnostic::Findings::default();
    let templates = scratch.path().join("templates");
    let targets = target::read_all(&templates, &[], &mut loaded.sources, &mut loaded.findings);
    collision::check(&loaded.document, &targets, &mut loaded.findings);
    let text = text::render(&loaded.findings, &loaded.sources, false);
    text.replace(&format!("{}/", scratch.path().display()), "")
}

const FLATLAND: &str = "\
title: Flatland
escape: none
identifiers:
  cases: {constant: flat, type: snake}
files: []
";

#[test]
fn names_that_collide_in_one_language_only() {
    insta::assert_snapshot!("collision", collisions(&[("t", FLATLAND)], "normal-dis-connection"));
}

/// It is one mistake of the spec, however many targets it hurts.
#[test]
fn names_that_collide_in_many_languages() {
    let lineland = FLATLAND.replace("Flatland", "Lineland");
    let spaceland = FLATLAND.replace("Flatland", "Spaceland").replace("type: snake", "type: snake, other: upper-camel");
    let camelot = "title: Camelot\nescape: none\nidentifiers: {cases: {type: upper-camel}}\nfiles: []\n";
    let targets = [("a", FLATLAND), ("b", &lineland), ("c", &spaceland), ("d", camelot)];
    insta::assert_snapshot!("collision_in_many", collisions(&targets, "normal-dis-connection"));
}

/// Codes are not named in every role, and modules in others.
#[test]
fn names_collide_only_where_they_are_used() {
    let with = |roles: &str| FLATLAND.replace("identifiers:\n", &format!("identifiers:\n  {roles}\n"));
    let quiet = with("codes: [type]");
    assert_eq!(collisions(&[("t", &quiet)], "normal-dis-connection"), "");
    let loud = with("codes: [constant]\n  modules: [type]");
    assert!(collisions(&[("t", &loud)], "normal-dis-connection").contains("MC0601"));
    insta::assert_snapshot!("unknown_role", collisions(&[("t", &with("codes: [typo]"))], "continue"));
}

/// A name that stands twice has a finding of the catalog, and two names that collide have one finding, in however many
/// roles they collide.
#[test]
fn names_collide_once() {
    let flat = FLATLAND.replace("type: snake", "type: flat");
    let collisions = |name: &str| collisions(&[("t", &flat)], name).matches("error[MC0601]").count();
    assert_eq!([collisions("normal-dis-connection"), collisions("normal-disconnection")], [1, 0]);
}

/// The targets of a folder with the target `t`, of which these are asked for, and what is said.
fn read_some(config: &str, only: &[&str]) -> (Vec<Target>, String) {
    let scratch = tempfile::tempdir().unwrap();
    if !config.is_empty() {
        write_target(scratch.path(), "t", config, &[]);
    }
    let only: Vec<_> = only.iter().map(|name| (*name).to_owned()).collect();
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let targets = target::read_all(scratch.path(), &only, &mut sources, &mut findings);
    let text = text::render(&findings, &sources, false);
    (targets, text.replace(&scratch.path().display().to_string(), "templates"))
}

#[test]
fn only_targets_that_exist_can_be_asked_for() {
    let config = "title: T\nescape: none\nfiles: []\nartifacts: [target, node_modules]\n";
    let (targets, text) = read_some(config, &["t"]);
    assert_eq!((targets.len(), text.as_str()), (1, ""));
    assert_eq!(targets[0].artifacts(), ["target", "node_modules"]);
    let (targets, text) = read_some(config, &["t", "rsut"]);
    assert_eq!(targets.len(), 1);
    assert!(text.contains("error[MC0002]: there is no target `rsut`; there are `t`"), "{text}");
    let (targets, text) = read_some("", &[]);
    assert!(targets.is_empty());
    assert!(text.contains("error[MC0002]: there is no target under `templates`"), "{text}");
}

#[test]
fn a_template_must_be_text() {
    let scratch = tempfile::tempdir().unwrap();
    write_target(scratch.path(), "t", "title: T\nescape: none\nfiles: []\n", &[]);
    fs::write(scratch.path().join("t/a.tera"), b"\xFF").unwrap();
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let targets = target::read_all(scratch.path(), &[], &mut sources, &mut findings);
    assert!(targets[0].templates.is_empty() && targets[0].plain.is_empty());
    let messages: Vec<_> = findings.iter().map(|finding| (finding.rule.id, finding.message.as_str())).collect();
    assert_eq!(messages, [("MC0003", "this template is not UTF-8")]);
}

#[test]
fn a_package_setting_that_the_catalog_lacks() {
    insta::assert_snapshot!("package", findings("title: T\nescape: none\npackage: [name]\nfiles: []\n", &[]));
}

#[test]
fn a_template_that_does_not_exist() {
    let config = "title: T\nescape: none\nfiles:\n  - {template: famly.tera, path: a, each: family}\n";
    insta::assert_snapshot!("missing_template", findings(config, &[("family.tera", "")]));
}

#[test]
fn a_misspelled_key_in_target_yaml() {
    insta::assert_snapshot!("target_key", findings("title: T\nescpe: none\nfiles: []\n", &[]));
}

#[test]
fn an_undefined_variable_names_the_line_and_the_code() {
    insta::assert_snapshot!("undefined", render_error("one\ntwo {{ code.titel[\"en\"] }}\n"));
}

#[test]
fn an_undefined_leaf_is_an_error_too() {
    insta::assert_snapshot!("undefined_leaf", render_error("{{ code.title[\"xx\"] }}"));
}

#[test]
fn an_unknown_filter_is_found_before_anything_is_rendered() {
    insta::assert_snapshot!("unknown_filter", render_error("{{ code.name | shout }}"));
}

#[test]
fn a_path_must_stay_inside() {
    let config = "title: T\nescape: none\nfiles:\n  - {template: a.tera, path: ../a, each: catalog}\n";
    let (loaded, targets, _scratch) = load(config, &[("a.tera", "")]);
    let mut tree = codegen::tree::Tree::default();
    let error = render::render(&loaded.catalog.unwrap(), &targets[0], &mut tree).unwrap_err();
    insta::assert_snapshot!("path", error.to_string());
}

#[test]
fn two_files_cannot_have_one_path() {
    let config = "title: T\nescape: none\nfiles:\n  - {template: a.tera, path: a, each: code}\n";
    let (loaded, targets, _scratch) = load(config, &[("a.tera", "")]);
    let mut tree = codegen::tree::Tree::default();
    let error = render::render(&loaded.catalog.unwrap(), &targets[0], &mut tree).unwrap_err();
    insta::assert_snapshot!("taken", error.to_string());
}

#[test]
fn forgetting_a_filter_cannot_break_out_of_a_literal() {
    let config = "title: T\nescape: rust\nfiles:\n  - {template: a.tera, path: a, each: catalog}\n";
    let template = "{% for code in catalog.families[0].codes %}\"{{ code.title[\"en\"] }}\"\n{% endfor %}";
    let (loaded, targets, _scratch) = load(config, &[("a.tera", template)]);
    let mut tree = codegen::tree::Tree::default();
    render::render(&loaded.catalog.unwrap(), &targets[0], &mut tree).unwrap();
    let text = String::from_utf8(tree.get("t/a").unwrap().to_vec()).unwrap();
    assert!(text.contains(r#""Quote \" back \\ pipe | dollar ${x}""#), "{text}");
}

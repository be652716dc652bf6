//! Templates from strangers: they read nothing but their folder, write nothing but their output, and come to an end.

use std::fs;
use std::path::Path;

use catalog::diagnostic::{Findings, text};
use catalog::limits::Limits;
use catalog::source::{Sources, TextPolicy};
use codegen::render::{self, RenderError};
use codegen::target::{self, Target};
use codegen::tree::Tree;

use crate::support::{catalog, tests};

/// A target of one file, whose path and template these are.
fn config(path: &str) -> String {
    let path = serde_json::to_string(path).unwrap();
    format!("title: T\nescape: rust\nfiles:\n  - {{template: a.tera, path: {path}, each: catalog}}\n")
}

/// Writes files below a folder.
fn write(folder: &Path, files: &[(&str, &[u8])]) {
    for (name, content) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// The targets below a folder, and what is said about them, without the folder's name.
fn read(folder: &Path) -> (Vec<Target>, String) {
    read_with(folder, TextPolicy::Plain)
}

fn read_with(folder: &Path, texts: TextPolicy) -> (Vec<Target>, String) {
    let (mut sources, mut findings) = (Sources::with(texts, Limits::default()), Findings::default());
    let targets = target::read_all(folder, &[], &mut sources, &mut findings);
    let text = text::render(&findings, &sources, false);
    (targets, text.replace(&format!("{}/", folder.display()), ""))
}

/// Renders a target of one template over the fixture, with other files in its folder.
fn render_with(path: &str, template: &str, others: &[(&str, &[u8])]) -> Result<Tree, RenderError> {
    let folder = tempfile::tempdir().unwrap();
    write(&folder.path().join("t"), &[("target.yaml", config(path).as_bytes()), ("a.tera", template.as_bytes())]);
    write(&folder.path().join("t"), others);
    let (targets, findings) = read_with(folder.path(), TextPolicy::Hostile);
    assert!(findings.is_empty(), "{findings}");
    let mut tree = Tree::default();
    render::render(&catalog(&tests("fixture")), &targets[0], &mut tree).map(|()| tree)
}

fn error(template: &str) -> String {
    render_with("a", template, &[]).unwrap_err().to_string()
}

#[test]
fn templates_read_only_their_folder() {
    let secret = tempfile::NamedTempFile::new().unwrap();
    fs::write(secret.path(), "secret").unwrap();
    let absolute = secret.path().display().to_string();
    for name in
        [absolute.as_str(), "../t/../../etc/passwd", "/etc/passwd", "../other/a.tera", "target.yaml", "plain.txt"]
    {
        for tag in ["include", "extends"] {
            let template = format!("{{% {tag} \"{name}\" %}}");
            let error = render_with("a", &template, &[("plain.txt", b"plain")]).unwrap_err().to_string();
            assert!(error.contains(name) && !error.contains("secret"), "{error}");
        }
    }
}

fn rendered(template: &str) -> String {
    let tree = render_with("a", template, &[]).unwrap();
    String::from_utf8(tree.get("t/a").unwrap().to_vec()).unwrap()
}

/// Maps of the template engine's own have no order of their own.
#[test]
fn nothing_comes_in_another_order_in_another_run() {
    let groups = |list: &str, attribute: &str| {
        let groups = format!("{{% set groups = {list} | group_by(attribute=\"{attribute}\") %}}");
        let shown = "{{ key }}: {{ group | length }}\n";
        rendered(&format!("{groups}{{% for key, group in groups %}}{shown}{{% endfor %}}"))
    };
    let codes = "catalog.families[0].codes";
    let names = rendered(&format!("{{% for code in {codes} %}}{{{{ code.name }}}}: 1\n{{% endfor %}}"));
    assert!(names.lines().count() > 5, "{names}");
    assert_eq!(groups(codes, "name"), names);
    assert_eq!(groups("[{'b': 2}, {'b': 1}, {'b': 2}, {'b': none}]", "b"), "2: 2\n1: 1\n");
    assert_eq!(groups("[{'b': {'c': false}}, {'b': {'c': true}}, {'b': {'c': false}}]", "b.c"), "false: 2\ntrue: 1\n");
    assert_eq!(groups("[]", "b"), "");
    for (list, said) in [
        ("[{'b': 1}, {'c': 1}]", "finds no `b`"),
        ("[{'b': [1]}]", "`b` is of type array"),
        ("[{'b': 1.5}]", "`b` is of type f64"),
    ] {
        let error = error(&format!("{{% set groups = {list} | group_by(attribute=\"b\") %}}"));
        assert!(error.contains(said), "{error}");
    }

    let error = error("{% if true %}{{ __tera_context }}{% endif %}");
    assert!(error.contains("`__tera_context` comes in another order"), "{error}");
}

#[test]
fn templates_see_no_environment() {
    for call in ["get_env(name=\"PATH\")", "now()", "get_random(end=2)", "load_data(path=\"/etc/passwd\")"] {
        let error = error(&format!("{{{{ {call} }}}}"));
        assert!(error.contains("function"), "{error}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_target_are_refused() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("t");
    write(&target, &[("target.yaml", config("a").as_bytes()), ("a.tera", b""), ("b/c.tera", b"")]);
    symlink("/etc/passwd", target.join("link.tera")).unwrap();
    symlink("/etc", target.join("folder")).unwrap();
    symlink("nowhere", target.join("b/plain")).unwrap();
    symlink("t", folder.path().join("linked")).unwrap();
    let (targets, findings) = read(folder.path());
    for link in ["t/link.tera", "t/folder", "t/b/plain", "linked"] {
        assert!(findings.contains(&format!("`{link}` is a link")), "{link}: {findings}");
    }
    assert_eq!(targets.len(), 1, "the folder that is a link is no target");
    assert!(targets[0].plain.is_empty() && targets[0].templates.len() == 2);
}

#[test]
fn hidden_characters_in_a_target_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("t");
    let config = config("a");
    let files: &[(&str, &[u8])] = &[
        ("target.yaml", config.as_bytes()),
        ("a.tera", "one\n{# \u{202E} #}".as_bytes()),
        ("plain.txt", "a\u{200B}b".as_bytes()),
        ("tabs.tera", b"\tfine\n"),
        ("picture.png", b"\x89PNG\0\xFF"),
        ("na\u{2066}me.tera", b""),
    ];
    write(&target, files);
    let (targets, findings) = read(folder.path());
    for place in
        ["(U+202E)\n  --> t/a.tera:2:4", "(U+200B)\n  --> t/plain.txt:1:2", "(U+2066) in a name, as character 3"]
    {
        assert!(findings.replace("\n --> ", "\n  --> ").contains(place), "{place}: {findings}");
    }
    assert!(!findings.contains("tabs") && !findings.contains("picture"), "{findings}");
    assert_eq!(targets[0].plain, [("picture.png".to_owned(), b"\x89PNG\0\xFF".to_vec())]);
}

#[test]
fn paths_stay_in_the_output_folder() {
    let cases = [
        "../a",
        "/a",
        "a/../../b",
        "..",
        "a//b",
        "a\\b",
        "..\\a",
        "C:/a",
        "C:a",
        "a/",
        "a\u{0}b",
        "con",
        "a/NUL.txt",
        ".git/hooks/pre-commit",
        "a/.GIT/config",
        "a.",
        "a ",
        "a\u{202E}b",
        "a\nb",
        "a?",
        "a|b",
        "{{ '../' ~ catalog.name }}",
        "{% for n in range(end=600) %}a/{% endfor %}b",
        "{{ '' }}",
    ];
    for path in cases {
        let error = render_with(path, "", &[]).expect_err(path).to_string();
        assert!(error.contains("the path"), "{path}: {error}");
    }
}

#[test]
fn files_do_not_share_a_path() {
    for (path, plain) in [("A.txt", "a.TXT"), ("a", "a"), ("ÄB", "äb")] {
        let error = render_with(path, "", &[(plain, b"")]).unwrap_err().to_string();
        assert!(error.contains("another file has this path"), "{path}: {error}");
    }
}

#[test]
fn output_without_end_is_cut_off() {
    let error =
        error("{% for a in range(end=100000) %}{% for b in range(end=100000) %}0123456789{% endfor %}{% endfor %}");
    assert!(error.contains("`a.tera` for the catalog") && error.contains("writes more than"), "{error}");
    let path = "{% for a in range(end=100000) %}{% for b in range(end=100000) %}0123456789{% endfor %}{% endfor %}";
    let error = render_with(path, "", &[]).unwrap_err().to_string();
    assert!(error.contains("the path of `a.tera`") && error.contains("writes more than"), "{error}");
}

#[test]
fn recursion_ends() {
    let component = "{% component a(n) %}{{ <a n={n + 1} /> }}{% endcomponent a %}{{ <a n={1} /> }}";
    assert!(error(component).to_lowercase().contains("recursion"), "{}", error(component));
    assert!(error("{% include \"a.tera\" %}").contains("a.tera"));
    let deep = format!("{}1{}", "(".repeat(5000), ")".repeat(5000));
    assert!(!error(&format!("{{{{ {deep} }}}}")).is_empty());
    let nested = "{% if true %}".repeat(5000);
    assert!(!error(&nested).is_empty());
}

/// As deep as includes can go: each of the most templates that a target may have includes the next.
#[test]
fn includes_may_be_deep() {
    let names: Vec<_> = (0..199).map(|n| format!("b{n}.tera")).collect();
    let text = |n: usize| match names.get(n + 1) {
        Some(next) => format!("{{% include \"{next}\" %}}"),
        None => "bottom".to_owned(),
    };
    let texts: Vec<_> = (0..names.len()).map(text).collect();
    let others: Vec<_> = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let tree = render_with("a", "{% include \"b0.tera\" %}", &others).unwrap();
    assert_eq!(tree.get("t/a"), Some(&b"bottom"[..]));
}

#[test]
fn a_target_has_a_largest_number_of_templates() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("t");
    write(&target, &[("target.yaml", config("a").as_bytes()), ("a.tera", b"")]);
    for n in 0..200 {
        write(&target, &[(&format!("b{n}.tera"), b"")]);
    }
    assert!(read(folder.path()).1.contains("201 templates are more than 200"));
}

#[test]
fn filters_survive_any_argument() {
    let big = i64::MAX;
    let calls = [
        format!("7 | hex(digits={big})"),
        "7 | hex(digits=65536)".to_owned(),
        "7 | hex(digits=-1)".to_owned(),
        "'a' | hex".to_owned(),
        "'a' | doc".to_owned(),
        "'a b' | doc(prefix=1)".to_owned(),
        "'a b' | doc(prefix='x', width='y')".to_owned(),
        "'a' | fill(indent='')".to_owned(),
        "['a'] | fill(indent='')".to_owned(),
        "'a' | escape_as(syntax='x')".to_owned(),
        "7 | lines(prefix='')".to_owned(),
        "'a' | lines".to_owned(),
    ];
    for call in calls {
        let error = error(&format!("{{{{ {call} }}}}"));
        assert!(!error.contains("cannot cope"), "{call} panics: {error}");
    }
    let fine = [
        format!("'a b' | doc(prefix='', width={big})"),
        "'a b' | doc(prefix='                    ', width=0)".to_owned(),
        "'' | doc(prefix='')".to_owned(),
        "[-9223372036854775807, 1] | fill(indent='', width=0)".to_owned(),
        "-9223372036854775807 | hex(digits=16)".to_owned(),
        "[[[[1]]]] | json".replace("[[[[1]]]]", "catalog"),
    ];
    for call in fine {
        let rendered = render_with("a", &format!("{{{{ {call} }}}}"), &[]);
        assert!(rendered.is_ok(), "{call}: {}", rendered.unwrap_err());
    }
}

/// A reviewer sees every character of a JSON file, whatever the texts are; a reader gets the text as it is.
#[test]
fn json_hides_nothing() {
    for (value, expected) in [
        ("'a'", "\"a\""),
        ("'a\u{202E}b'", r#""a\u202eb""#),
        ("'a\u{F0000}\"b'", r#""a\udb80\udc00\"b""#),
        ("['a\u{2028}', '名\u{200B}']", "[\n  \"a\\u2028\",\n  \"名\\u200b\"\n]"),
        ("['a', 1]", "[\n  \"a\",\n  1\n]"),
    ] {
        let tree =
            render_with("a", &format!("{{{{ {value} | json }}}}"), &[]).unwrap_or_else(|error| panic!("{error}"));
        let text = std::str::from_utf8(tree.get("t/a").unwrap()).unwrap();
        assert_eq!(text, expected, "{value}");
    }
}

//! What becomes of a sound spec: the catalog, and the conformance vectors that are made from it.

use std::fs;
use std::path::Path;

use catalog::Loaded;
use catalog::diagnostic::Severity;
use catalog::model::{Catalog, TranslationState};
use catalog::vectors::{Space, vectors};

/// Copies a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &target) } else { fs::copy(&path, &target).map(|_| ()).unwrap() }
    }
}

/// The sound spec of `bad-specs/` with other words in some of its files.
fn load(changes: &[(&str, &str, &str)]) -> Loaded {
    let spec = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad-specs/base"), spec.path());
    for (file, from, to) in changes {
        let path = spec.path().join(file);
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(&path, text.replace(from, to)).unwrap();
    }
    catalog::load(spec.path())
}

fn resolve(changes: &[(&str, &str, &str)]) -> Catalog {
    let loaded = load(changes);
    let text = catalog::diagnostic::text::render(&loaded.findings, &loaded.sources, false);
    loaded.catalog.unwrap_or_else(|| panic!("{text}"))
}

/// The vectors of the library.
fn library(catalog: &Catalog) -> Space {
    let families = vectors(catalog).families.into_iter();
    families.filter(|family| family.family == "lib").flat_map(|family| family.spaces).next().unwrap()
}

/// Says that not all need be translated.
const PARTIAL: (&str, &str, &str) = ("catalog.yaml", "status: complete}\nfamilies", "status: partial}\nfamilies");

/// Only what the lock file vouches for is current, and several texts together are as the worst of them.
#[test]
fn a_code_is_as_current_as_its_least_current_text() {
    use TranslationState::{Current, Missing, Outdated};
    let (lock, texts) = ("locales/ja/lock.yaml", "locales/ja/lib.yaml");
    let outdated = (lock, "lib/refused/title: \"6d84a808684f\"", "lib/refused/title: \"000000000000\"");
    let unknown = (lock, "  lib/refused/title: \"6d84a808684f\"\n", "");
    let missing = (texts, "    summary: ライブラリーの要求が拒否されました。\n", "");
    for (changes, state) in [
        (vec![], Current),
        (vec![outdated], Outdated),
        (vec![unknown], Outdated),
        (vec![missing], Missing),
        (vec![outdated, missing], Missing),
    ] {
        let catalog = resolve(&[&[PARTIAL], changes.as_slice()].concat());
        let translations = &catalog.code("lib/refused").unwrap().translations;
        assert_eq!(translations.iter().collect::<Vec<_>>(), [(&"ja".to_owned(), &state)], "{changes:?}");
        assert_eq!(catalog.code("tiny-1.0/refused").unwrap().translations["ja"], Current, "{changes:?}");
    }
}

/// What a cell says of itself counts; what it does not say, its packet's table says.
#[test]
fn a_cell_names_what_admits_it() {
    let family = "families/tiny-1.0.yaml";
    let table =
        (family, "{source: standard, section: \"1.1\"}", "{source: standard, section: \"1.1\", requirement: T-1}");
    let cell = |own| {
        resolve(&[PARTIAL, table, (family, "{CONNACK: server}", own)]).code("tiny-1.0/success").unwrap().packets[0]
            .clone()
    };
    for (own, section, requirement, anchor) in [
        ("{CONNACK: server}", "1.1", Some("T-1"), "#s11"),
        ("{CONNACK: {sender: server, section: \"9\"}}", "9", Some("T-1"), ""),
        ("{CONNACK: {sender: server, requirement: T-2}}", "1.1", Some("T-2"), "#s11"),
        ("{CONNACK: {sender: server, disputed: Two sections disagree.}}", "1.1", None, "#s11"),
        ("{CONNACK: {sender: server, disputed: Two sections disagree., requirement: T-3}}", "1.1", Some("T-3"), "#s11"),
    ] {
        let cell = cell(own);
        assert_eq!((cell.section.as_deref(), cell.requirement.as_deref()), (Some(section), requirement), "{own}");
        assert_eq!(cell.url.as_deref(), Some(format!("https://example.org/standard{anchor}").as_str()), "{own}");
    }
}

/// A code that always had one number has it as long as there is the code.
#[test]
fn a_code_and_its_only_number_come_and_go_together() {
    let values = "values:\n      - {value: 5, until: \"2.0\"}\n      - {value: -5, since: \"2.0\"}\n";
    for (since, until) in [(None, None), (Some("1.2"), None), (None, Some("3.4")), (Some("1.2"), Some("3.4"))] {
        let bound = |key, version: Option<&str>| version.map(|version| format!("    {key}: \"{version}\"\n"));
        let bounds = [bound("since", since), bound("until", until)].into_iter().flatten().collect::<String>();
        let catalog = resolve(&[("families/lib.yaml", values, &format!("value: 5\n{bounds}"))]);
        let [value] = catalog.code("lib/refused").unwrap().values.as_slice() else { panic!("it has one number") };
        assert_eq!((value.value, value.since.as_deref(), value.until.as_deref()), (5, since, until));
    }
}

#[test]
fn what_a_program_prints_is_a_pattern_only_if_it_says_so() {
    let told = "outcome: error\n    seen_as:\n      - {client: a, text: b}\n      - {client: a, text: b.c, pattern: true}\n      - {client: a, text: b.d, pattern: false}\n";
    let catalog = resolve(&[("families/lib.yaml", "outcome: error\n", told)]);
    let patterns = catalog.code("lib/refused").unwrap().seen_as.iter().map(|sighting| sighting.pattern);
    assert_eq!(patterns.collect::<Vec<_>>(), [false, true, false]);
}

/// Packages are asked about every version in which a number comes or goes, the one right before it, and later ones.
#[test]
fn versions_are_asked_about_on_both_sides_of_a_change() {
    for (change, asked) in [
        ("2.0", vec!["0.0.0", "1.65535.65535", "2.0.0", "2.0.1", "3.0.0"]),
        ("2.1", vec!["0.0.0", "2.0.65535", "2.1.0", "2.1.1", "3.0.0"]),
        ("2.1.7", vec!["0.0.0", "2.1.6", "2.1.7", "2.1.8", "3.0.0"]),
        ("0.0.0", vec!["0.0.0", "0.0.1", "1.0.0"]),
        ("65535.65535.65535", vec!["0.0.0", "65535.0.0", "65535.65535.65534", "65535.65535.65535"]),
    ] {
        let quoted = format!("\"{change}\"");
        let catalog = resolve(&[("families/lib.yaml", "\"2.0\"", &quoted)]);
        let space = library(&catalog);
        let versions: Vec<_> = space.versions.iter().map(|vectors| vectors.version.as_str()).collect();
        assert_eq!(versions, asked, "{change}");
        for vectors in &space.versions {
            let numbers = |text: &str| text.split('.').map(|part| part.parse().unwrap()).collect::<Vec<u16>>();
            let mut from = numbers(change);
            from.resize(3, 0);
            let number = if numbers(&vectors.version) >= from { -5 } else { 5 };
            assert_eq!(vectors.means.keys().collect::<Vec<_>>(), [&number], "{} in {change}", vectors.version);
        }
    }
}

/// Where a success stands above an error, no number parts them, and packages take for an error whatever they do not know.
#[test]
fn unknown_numbers_are_errors_unless_errors_begin_above_them() {
    let family = "families/tiny-1.0.yaml";
    let said = (family, "notation: hex, scope", "notation: hex, errors_from: 64, scope");
    let above = (family, "value: 0x00", "value: 0x81");
    let below = (family, "value: 0x00", "value: 0x05");
    for (changes, errors) in [
        (vec![], (1..=255).collect::<Vec<_>>()),
        (vec![below], (6..=255).collect()),
        (vec![above], (0..=255).filter(|number| *number != 0x81).collect()),
        (vec![said], (64..=255).collect()),
    ] {
        let mut families = vectors(&resolve(&changes)).families.into_iter();
        let tiny = families.find(|family| family.family == "tiny-1.0").unwrap();
        assert_eq!(tiny.spaces[0].errors, errors, "{changes:?}");
    }
}

/// Every text exists once in each locale, so that a list without end would take memory without end.
#[test]
fn a_catalog_has_a_largest_number_of_locales() {
    let entry = "  - {tag: ja, name: 日本語, status: complete}\n";
    let more = |number: usize| {
        let letters = |n: usize| [n / 26, n % 26].map(|n| char::from(b'a' + u8::try_from(n).unwrap()));
        let tag = |n| letters(n).iter().collect::<String>();
        let tags = (0..676).map(tag).filter(|tag| !["en", "ja"].contains(&tag.as_str())).take(number);
        let entries = tags.map(|tag| format!("  - {{tag: {tag}, name: {tag}, status: partial}}\n"));
        entries.collect::<Vec<_>>().concat()
    };
    for (number, is_fine) in [(198, true), (199, false), (300, false)] {
        let loaded = load(&[("catalog.yaml", entry, &format!("{entry}{}", more(number)))]);
        let refused: Vec<_> = loaded.findings.iter().filter(|finding| finding.rule.id == "MC0104").collect();
        assert_eq!(refused.is_empty(), is_fine, "{number}");
        assert!(refused.iter().all(|finding| finding.message.starts_with("this is one locale more than 200")));
        assert_eq!(loaded.document.locales.len(), 200, "{number}");
    }
}

/// The versions of a code that has one number are those of the number.
#[test]
fn codes_whose_versions_only_touch_share_a_number() {
    let family = "families/lib.yaml";
    let values = "values:\n      - {value: 5, until: \"2.0\"}\n      - {value: -5, since: \"2.0\"}\n";
    let last = "        fix: Correct the password.\n";
    let second = |bounds: &str| {
        format!(
            "{last}  - name: denied\n    symbol: LIB_DENIED\n    value: 5\n    {bounds}\n    outcome: error\n    retry: never\n\
             \x20   source: {{header: []}}\n    title: Denied\n    summary: The library was denied.\n    troubleshooting:\n\
             \x20     - cause: The name is wrong.\n        fix: Correct the name.\n"
        )
    };
    for (first, then, is_sound) in [
        ("until: \"2.0\"", "since: \"2.0\"", true),
        ("since: \"2.0\"", "until: \"2.0\"", true),
        ("until: \"2.0\"", "since: \"1.9\"", false),
        ("since: \"1.9\"", "until: \"2.0\"", false),
    ] {
        let changes = [(family, last, &*second(then)), (family, values, &*format!("value: 5\n    {first}\n"))];
        let loaded = load(&[&[PARTIAL], changes.as_slice()].concat());
        let faults = loaded.findings.iter().filter(|finding| finding.rule.severity == Severity::Error);
        let ids: Vec<_> = faults.map(|finding| finding.rule.id).collect();
        assert_eq!(ids, if is_sound { vec![] } else { vec!["MC0202"] }, "{first}, {then}");
    }
}

/// A number may go from one meaning to the next: where the one ends, the other begins.
#[test]
fn versions_that_only_touch_do_not_overlap() {
    let (ends, begins) = ("{value: 5, until: \"2.0\"}", "{value: -5, since: \"2.0\"}");
    let again = begins.replace("-5", "5");
    for (first, second, is_sound) in [
        (ends, again.as_str(), true),
        (again.as_str(), ends, true),
        (ends, "{value: 5, since: \"1.9\"}", false),
        ("{value: 5, since: \"1.9\"}", ends, false),
        (ends, "{value: 5}", false),
        ("{value: 5, until: \"2.1\"}", "{value: 5, until: \"2.0\"}", false),
    ] {
        // By way of a name, so that the second change does not see the first.
        let changes = [(ends, "FIRST"), (begins, "SECOND"), ("FIRST", first), ("SECOND", second)];
        let loaded = load(&changes.map(|(from, to)| ("families/lib.yaml", from, to)));
        let ids: Vec<_> = loaded.findings.iter().map(|finding| finding.rule.id).collect();
        assert_eq!(ids, if is_sound { vec![] } else { vec!["MC0205"] }, "{first}, {second}");
    }
}

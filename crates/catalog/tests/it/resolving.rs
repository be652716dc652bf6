//! What becomes of a sound spec: the catalog, and the conformance vectors that are made from it.

use std::fs;
use std::path::Path;

use catalog::Loaded;
use catalog::model::Catalog;
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

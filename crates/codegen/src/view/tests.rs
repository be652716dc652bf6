//! A target that is given some keys writes what it would write if it were given all of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use catalog::diagnostic::Findings;
use catalog::model::Catalog;
use catalog::source::Sources;
use tera::Value;

use super::{Keys, Viewer};
use crate::identifier::Namer;
use crate::progress::Progress;
use crate::render::{self, RenderError, render_keys};
use crate::target::{self, Each, Target};
use crate::tree::Tree;

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The fixture, with the interface strings of the real spec, which the pages of the documentation ask for.
fn fixture() -> Catalog {
    let mut fixture = catalog::load(&here("tests/fixture")).catalog.unwrap();
    fixture.ui = catalog::load(&here("../../spec")).catalog.unwrap().ui;
    fixture
}

fn targets(folder: &Path) -> Vec<Target> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let targets = target::read_all(folder, &[], &mut sources, &mut findings);
    assert!(findings.is_empty());
    targets
}

/// A target of one template that makes a file for each of some unit.
fn target(each: &str, path: &str, template: &str) -> Target {
    let folder = tempfile::tempdir().unwrap();
    let rule = format!("{{template: a.tera, path: \"{path}\", each: {each}}}");
    let config = format!("title: T\nescape: none\nidentifiers: {{cases: {{role: upper-camel}}}}\nfiles: [{rule}]\n");
    std::fs::create_dir(folder.path().join("t")).unwrap();
    std::fs::write(folder.path().join("t/target.yaml"), config).unwrap();
    std::fs::write(folder.path().join("t/a.tera"), template).unwrap();
    targets(folder.path()).remove(0)
}

/// A target of one file.
fn one(template: &str) -> Target {
    target("catalog", "a", template)
}

/// A target of a file for each code.
fn for_codes(template: &str) -> Target {
    target("code", "{{ family.id }}-{{ code.name }}", template)
}

fn rendered(catalog: &Catalog, target: &Target, keys: &Keys<'_>) -> Result<Tree, RenderError> {
    let mut tree = Tree::default();
    render_keys(catalog, target, keys, &mut tree, &Progress::default()).map(|()| tree)
}

/// What a target writes with the keys that it names, and with all.
fn both(catalog: &Catalog, target: &Target) -> [Result<Tree, String>; 2] {
    [Keys::named_in(target), Keys::All].map(|keys| rendered(catalog, target, &keys).map_err(|error| error.to_string()))
}

#[test]
fn every_target_writes_the_same_with_the_keys_that_it_names() {
    let fixture = fixture();
    for target in targets(&here("../../templates")) {
        let [named, all] = both(&fixture, &target);
        assert!(all.as_ref().unwrap().iter().next().is_some(), "{}", target.name);
        assert!(named == all, "{}: {:?}", target.name, named.err());
    }
}

#[test]
fn a_file_is_made_for_every_unit_even_if_nothing_is_named() {
    let paths = [
        ("catalog", "a"),
        ("family", "{{ family.id }}"),
        ("space", "{{ family.id }} {{ space.noun }}"),
        ("space-locale", "{{ family.id }} {{ space.noun }} {{ locale.tag }}"),
        ("packet", "{{ family.id }} {{ packet.name }}"),
        ("locale", "{{ locale.tag }}"),
        ("family-locale", "{{ family.id }} {{ locale.tag }}"),
        ("code", "{{ family.id }} {{ code.name }}"),
        ("guide-locale", "{{ guide.name }} {{ locale.tag }}"),
    ];
    assert!(paths.iter().map(|(each, _)| *each).eq(Each::ALL.iter().map(|each| each.as_str())));
    let fixture = fixture();
    for (each, path) in paths {
        let [named, all] = both(&fixture, &target(each, path, ""));
        assert!(all.as_ref().unwrap().iter().next().is_some(), "{each}");
        assert_eq!(named, all, "{each}");
    }
}

/// A way to a value, such as `catalog.families[0].id`, with the keys in brackets if it is to be so.
struct Walk {
    ways: Vec<String>,
    seen: BTreeSet<String>,
}

impl Walk {
    /// Goes to every value below one, but once only for the same keys.
    fn go(&mut self, value: &Value, way: &str, keys: &str) {
        if let Some(list) = value.as_array() {
            list.iter().enumerate().for_each(|(index, entry)| self.go(entry, &format!("{way}[{index}]"), keys));
        } else if let Some(map) = value.as_map() {
            for (key, entry) in map {
                let step = if self.ways.len().is_multiple_of(2) { format!(".{key}") } else { format!("[\"{key}\"]") };
                self.go(entry, &format!("{way}{step}"), &format!("{keys}.{key}"));
            }
        } else if !value.is_none() && self.seen.insert(keys.to_owned()) {
            self.ways.push(way.to_owned());
        }
    }
}

/// The ways to one value of each kind in the catalog.
fn ways(catalog: &Catalog) -> Vec<String> {
    let namer = one("").config.identifiers.as_ref().map(Namer::new).unwrap();
    let mut walk = Walk { ways: Vec::new(), seen: BTreeSet::new() };
    walk.go(&Viewer::new(catalog, &namer, &Keys::All).value(), "catalog", "catalog");
    walk.ways
}

#[test]
fn every_key_is_there_for_a_template_that_names_it() {
    let mut fixture = fixture();
    fixture.ui.truncate(1);
    let ways = ways(&fixture);
    assert!(ways.len() > 400, "{}", ways.len());
    let mut target = one("");
    for way in ways {
        target.templates[0].1 = format!("{{{{ {way} }}}}");
        let [named, all] = both(&fixture, &target);
        assert!(all.as_ref().is_ok_and(|tree| !tree.get("t/a").unwrap().is_empty()), "{way}: {all:?}");
        assert_eq!(named, all, "{way}");
    }
}

/// Templates that ask for keys without naming them.
const NAMELESS: &[&str] = &[
    "{{ code }}",
    "{{ [code] }}",
    "{{ code ~ '' }}",
    "{{ code | str }}",
    "{{ code | json }}",
    "{{ code | str | upper }}",
    "{{ [code] | join(sep=' ') }}",
    "{{ {...code} }}",
    "{{ code | keys }}",
    "{{ code | values }}",
    "{{ code | pairs | json }}",
    "{{ catalog | json }}",
    "{% for key, value in code %}{{ key }} {% endfor %}",
    "{% for key, value in code %}{{ value }} {% endfor %}",
    "{{ code['sum' ~ 'mary'] }}",
    "{{ code[['s', 'ummary'] | join(sep='')].en }}",
    "{{ code | get(key='sum' ~ 'mary') }}",
    "{% set name %}sum{% endset %}{{ code[name ~ 'mary']['en'] }}",
    "{{ family.codes | sort(attribute='disp' ~ 'lay') | length }}",
];

#[test]
fn templates_that_look_at_records_as_a_whole_get_whole_records() {
    let fixture = fixture();
    for template in NAMELESS {
        let target = for_codes(template);
        let [named, all] = both(&fixture, &target);
        assert!(all.is_ok(), "{template}: {}", all.unwrap_err());
        assert!(named.is_err(), "{template}: what lacks keys went unseen");
        let mut tree = Tree::default();
        render::render(&fixture, &target, &mut tree).unwrap();
        assert!(tree == all.unwrap(), "{template}");
    }
}

#[test]
fn errors_tell_of_all_keys() {
    let fixture = fixture();
    for template in ["{{ code.titel }}", "{{ code.titel.en }}", "{{ code['titel'].en }}", "{{ family.name.en }}"] {
        let target = for_codes(template);
        let all = rendered(&fixture, &target, &Keys::All).unwrap_err().to_string();
        let told = render::render(&fixture, &target, &mut Tree::default()).unwrap_err().to_string();
        assert_eq!(told, all, "{template}");
    }
    let told = render::render(&fixture, &for_codes("{{ code.titel }}"), &mut Tree::default()).unwrap_err();
    assert!(told.to_string().contains("seen_as, source_url, sources, summary"), "{told}");
}

/// Templates compare records, and ask whether there is one.
#[test]
fn records_stay_apart_and_are_never_empty() {
    let lists = [
        "catalog.locales",
        "catalog.packets",
        "catalog.families",
        "catalog.families[0].packets",
        "catalog.families[0].codes",
        "catalog.families[0].codes[4].row",
        "catalog.families[0].codes[4].troubleshooting",
        "catalog.families[0].codes[0].equivalents",
        "catalog.families[0].codes[4].downgrade",
        "catalog.families[1].spaces",
        "catalog.families[0].spaces[0].codes",
        "catalog.families[0].spaces[0].closed",
        "catalog.families[0].spaces[0].closed[0].members",
        "[catalog.families[0].spaces[0].tables]",
        "[catalog.families[0].spaces[0].closed[0].older]",
        "[entry.downgrade for entry in catalog.families[0].spaces[0].closed[0].members]",
    ];
    let fixture = fixture();
    for list in lists {
        let template = format!(
            "{{% set list = {list} %}}{{{{ list | length }}}} {{{{ list | unique | length }}}} {{{{ [it for it in list if it] | length }}}}"
        );
        let [named, all] = both(&fixture, &one(&template));
        let counts = String::from_utf8(all.as_ref().unwrap().get("t/a").unwrap().to_vec()).unwrap();
        assert!(!counts.starts_with('0'), "{list}: {counts}");
        assert_eq!(named, all, "{list}");
    }
}

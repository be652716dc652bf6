//! Names that differ in the spec and become one identifier in a language, found before any compiler sees them.

use std::collections::HashMap;

use catalog::diagnostic::{Diagnostic, Findings};
use catalog::document::{CodeEntry, Document, Family, Scope};
use catalog::rule::{BAD_VALUE, IDENTIFIER_COLLISION, MISSING_PACKAGE_KEY};
use catalog::source::{At, Span};
use catalog::wording::list;
use indexmap::IndexMap;

use crate::identifier::Namer;
use crate::target::{Identifiers, Target};

/// Reports collisions of codes and modules, each once for all targets that it hurts, and package settings that a target
/// needs and does not get.
pub fn check(document: &Document, targets: &[Target], findings: &mut Findings) {
    for target in targets {
        package(document, target, findings);
        roles(target, findings);
    }
    let naming = || targets.iter().filter_map(|target| Some((target, target.config.identifiers.as_ref()?)));
    let modules: Vec<_> = naming().map(|(target, rules)| Language::new(target, rules, &rules.modules)).collect();
    let codes: Vec<_> = naming().map(|(target, rules)| Language::new(target, rules, &rules.codes)).collect();
    let entries = document.families.iter().map(|family| &family.content.module);
    distinct(&entries.map(|module| (module.as_str(), module.span)).collect::<Vec<_>>(), &modules, findings);
    for space in document.families.iter().flat_map(spaces) {
        distinct(&space, &codes, findings);
    }
}

/// A name of the spec and where it stands.
type Entry<'d> = (&'d str, Span);

/// The code names that share a scope of identifiers.
fn spaces(family: &Family) -> Vec<Vec<Entry<'_>>> {
    let content = &family.content;
    let name = |code: &'_ CodeEntry| code.name.span;
    let all = || content.codes.iter();
    match content.value.scope.value {
        Scope::Family | Scope::Api => vec![all().map(|code| (code.name.as_str(), name(code))).collect()],
        Scope::Packet => content
            .packets
            .keys()
            .map(|packet| {
                let prefix = packet.as_str().to_lowercase() + "-";
                let codes = all().filter(|code| code.packets.get(packet.as_str()).is_some());
                codes
                    .map(|code| (code.name.as_str().strip_prefix(&prefix).unwrap_or(code.name.as_str()), name(code)))
                    .collect()
            })
            .collect(),
    }
}

/// A target that makes identifiers, and the roles that matter; none means all.
struct Language<'t> {
    title: &'t str,
    namer: Namer,
    roles: &'t [At<String>],
}

impl<'t> Language<'t> {
    fn new(target: &'t Target, identifiers: &'t Identifiers, roles: &'t [At<String>]) -> Self {
        Self { title: &target.config.title.value, namer: Namer::new(identifiers), roles }
    }

    /// The pairs of entries that become one identifier, as places in the list, the later one first.
    fn collisions(&self, entries: &[Entry<'_>]) -> IndexMap<(usize, usize), String> {
        let mut seen: HashMap<(String, String), usize> = HashMap::new();
        let mut pairs = IndexMap::new();
        for (place, (name, _)) in entries.iter().enumerate() {
            let mut is_told = false;
            for key in self.namer.names(name).into_iter().filter(|(role, _)| self.uses(role)) {
                let identifier = key.1.clone();
                let Some(earlier) = seen.insert(key, place) else { continue };
                if is_told || entries.get(earlier).is_none_or(|(other, _)| other == name) {
                    continue;
                }
                is_told = true;
                pairs.insert((place, earlier), identifier);
            }
        }
        pairs
    }

    fn uses(&self, role: &str) -> bool {
        self.roles.is_empty() || self.roles.iter().any(|used| used.value == role)
    }
}

/// Reports each pair of names once, with all languages in which they are one.
fn distinct(entries: &[Entry<'_>], languages: &[Language<'_>], findings: &mut Findings) {
    // For each pair its identifiers, and for each identifier its languages.
    let mut pairs: IndexMap<(usize, usize), IndexMap<String, Vec<&str>>> = IndexMap::new();
    for language in languages {
        for (pair, identifier) in language.collisions(entries) {
            pairs.entry(pair).or_default().entry(identifier).or_default().push(language.title);
        }
    }
    for ((later, earlier), identifiers) in pairs {
        if let (Some(later), Some(earlier)) = (entries.get(later), entries.get(earlier)) {
            findings.push(collision(*later, *earlier, &identifiers));
        }
    }
}

fn collision(later: Entry<'_>, earlier: Entry<'_>, identifiers: &IndexMap<String, Vec<&str>>) -> Diagnostic {
    let becomes = identifiers.iter().map(|(identifier, titles)| format!("`{identifier}` in {}", enumeration(titles)));
    let becomes = enumeration(&becomes.collect::<Vec<_>>());
    let message = format!("`{}` and `{}` are both {becomes}", earlier.0, later.0);
    Diagnostic::new(&IDENTIFIER_COLLISION, later.1, message)
        .label("becomes the same identifier")
        .also(earlier.1, "as this name")
        .help("rename one of them; if that is not possible, change the cases or acronyms in `target.yaml`")
}

/// "Go, Java and Rust".
fn enumeration(words: &[impl AsRef<str>]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    match words.split_last() {
        Some((last, rest @ [_, ..])) => format!("{} and {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The roles that names are compared in exist.
fn roles(target: &Target, findings: &mut Findings) {
    let Some(rules) = &target.config.identifiers else { return };
    let known = || rules.cases.keys().map(|role| role.as_str());
    for role in rules.codes.iter().chain(&rules.modules).filter(|role| !known().any(|known| known == role.as_str())) {
        let message = format!("the target has no role `{}`", role.value);
        let diagnostic = Diagnostic::new(&BAD_VALUE, role.span, message);
        findings.push(match findings.suggest(role.as_str(), known()) {
            Some(meant) => diagnostic.label(format!("did you mean `{meant}`?")),
            None => diagnostic.help(format!("there are {}", list(known()))),
        });
    }
}

fn package(document: &Document, target: &Target, findings: &mut Findings) {
    let Some((file, catalog)) = &document.catalog else { return };
    let given = catalog.packages.iter().find(|(name, _)| name.value == target.name);
    let lacks = |key: &&At<String>| given.is_none_or(|(_, settings)| settings.get(key.as_str()).is_none());
    for key in target.config.package.iter().filter(lacks) {
        let span = given.map_or(Span::file_start(*file), |(name, _)| name.span);
        let message = format!("`packages.{}` has no `{}`", target.name, key.value);
        findings.push(
            Diagnostic::new(&MISSING_PACKAGE_KEY, span, message)
                .help(format!("add it under `packages` in `catalog.yaml`; the target `{}` needs it", target.name)),
        );
    }
}

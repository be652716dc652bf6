//! Names that differ in the spec and become one identifier in a language, found before any compiler sees them.

use std::collections::HashMap;

use catalog::diagnostic::{Diagnostic, Findings};
use catalog::document::{CodeEntry, Document, Family, Scope};
use catalog::rule::{IDENTIFIER_COLLISION, MISSING_PACKAGE_KEY};
use catalog::source::{At, Span};

use crate::identifier::Namer;
use crate::target::Target;

/// Reports collisions of codes and modules in a target, and package settings that it needs and does not get.
pub fn check(document: &Document, target: &Target, findings: &mut Findings) {
    package(document, target, findings);
    let Some(rules) = &target.config.identifiers else { return };
    let namer = Namer::new(rules);
    let modules = document.families.iter().map(|family| (family.content.module.as_str(), family.content.module.span));
    distinct(modules, &namer, target, findings);
    for family in &document.families {
        for codes in spaces(family) {
            distinct(codes.into_iter(), &namer, target, findings);
        }
    }
}

/// The code names that share a scope of identifiers.
fn spaces(family: &Family) -> Vec<Vec<(&str, Span)>> {
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

fn distinct<'d>(
    entries: impl Iterator<Item = (&'d str, Span)>,
    namer: &Namer,
    target: &Target,
    findings: &mut Findings,
) {
    let mut seen: HashMap<(String, String), (&str, Span)> = HashMap::new();
    for (name, span) in entries {
        let mut reported = false;
        for key in namer.names(name) {
            let identifier = key.1.clone();
            let Some((other, earlier)) = seen.insert(key, (name, span)) else { continue };
            if other == name || reported {
                continue;
            }
            reported = true;
            let title = &target.config.title.value;
            findings.push(
                Diagnostic::new(
                    &IDENTIFIER_COLLISION,
                    span,
                    format!("`{other}` and `{name}` are both `{identifier}` in {title}"),
                )
                .label("becomes the same identifier")
                .also(earlier, "as this name")
                .help("rename one of them; if that is not possible, change the cases or acronyms in `target.yaml`"),
            );
        }
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

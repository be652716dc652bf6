//! Excuses: a code's `waive` takes findings of a rule off the list, and a waiver that takes none off is a finding itself.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, Document};
use crate::rule::{self, Rule, USELESS_WAIVER};
use crate::source::At;

pub(super) fn apply(document: &Document, findings: &mut Findings) {
    for code in document.families.iter().flat_map(|family| &family.content.codes.value) {
        for (id, _) in &code.waive {
            let Some(rule) = rule::find(id) else {
                let message = format!("there is no rule {}", id.value);
                let help = "write the id that the finding has, such as `MC0401`";
                findings.push(Diagnostic::new(&USELESS_WAIVER, id.span, message).help(help));
                continue;
            };
            if !waive(rule, code, findings) {
                let message = format!("`{}` keeps {}, so there is nothing to excuse", code.name.value, id.value);
                findings.push(Diagnostic::new(&USELESS_WAIVER, id.span, message).help("remove the waiver"));
            }
        }
    }
}

/// Removes the code's findings of one rule; whether there was any.
fn waive(rule: &Rule, code: &At<CodeEntry>, findings: &mut Findings) -> bool {
    let mut waived = BTreeSet::new();
    findings.retain(|finding| {
        let excused = finding.rule == rule && code.span.holds(finding.primary.span);
        if excused {
            waived.insert(finding.primary.span);
        }
        !excused
    });
    !waived.is_empty()
}

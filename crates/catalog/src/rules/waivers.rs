//! Excuses: a code's `waive` takes findings of a rule off the list, and a waiver that takes none off is a finding itself.

use std::collections::BTreeSet;

use super::texts::extent;
use super::{Rule, USELESS_WAIVER};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{CodeEntry, Document};
use crate::source::Span;

pub(super) fn apply(document: &Document, findings: &mut Findings) {
    for code in document.families.iter().flat_map(|family| &family.content.codes.value) {
        for (id, _) in &code.waive {
            let waived = super::find(id).is_some_and(|rule| waive(rule, code, findings));
            if !waived {
                let message = format!("`{}` has nothing to excuse from {}", code.name.value, id.value);
                findings.push(Diagnostic::new(&USELESS_WAIVER, id.span, message).help("remove the waiver"));
            }
        }
    }
}

/// Removes the code's findings of one rule; whether there was any.
fn waive(rule: &Rule, code: &CodeEntry, findings: &mut Findings) -> bool {
    let extent = extent(code);
    let mut waived = BTreeSet::new();
    findings.retain(|finding| {
        let excused = finding.rule == rule && within(finding.primary.span, extent);
        if excused {
            waived.insert(finding.primary.span);
        }
        !excused
    });
    !waived.is_empty()
}

fn within(inner: Span, outer: Span) -> bool {
    inner.file == outer.file && inner.start >= outer.start && inner.end <= outer.end
}

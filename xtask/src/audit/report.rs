//! What the audit found, for people and for programs.

use serde_json::{Value, json};

use super::compare::Difference;
use super::manifest::Artifact;
use super::quirks::Judged;

/// What became of one artifact that was checked.
pub(crate) struct Row<'q> {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) version: String,
    pub(crate) names: usize,
    pub(crate) pairs: usize,
    pub(crate) judged: Judged<'q>,
}

/// An artifact, or one family of it, that was not checked, and why.
pub(crate) struct Unchecked {
    pub(crate) id: String,
    pub(crate) why: String,
}

/// The whole audit.
#[derive(Default)]
pub(crate) struct Report<'q> {
    pub(crate) rows: Vec<Row<'q>>,
    pub(crate) skipped: Vec<Unchecked>,
    pub(crate) failed: Vec<Unchecked>,
}

impl Report<'_> {
    /// Notes that an artifact, or one family of it, was not checked.
    pub(crate) fn skip(&mut self, artifact: &Artifact, why: String) {
        self.skipped.push(Unchecked { id: artifact.id.value.clone(), why });
    }

    /// Whether something differs that nothing explains, or a quirk is stale.
    pub(crate) fn has_findings(&self) -> bool {
        self.unexplained() + self.stale() > 0
    }

    /// A table, the findings and the totals.
    pub(crate) fn text(&self) -> String {
        let head = ["artifact", "version", "names", "pairs", "explained", "unexplained"].map(str::to_owned);
        let table: String =
            std::iter::once(head).chain(self.rows.iter().map(cells)).map(|cells| line(&cells)).collect();
        let findings: String = self.rows.iter().flat_map(findings).collect();
        let separator = if findings.is_empty() { "" } else { "\n" };
        format!("{table}{separator}{findings}\n{}\n", self.totals())
    }

    /// One JSON object.
    pub(crate) fn json(&self) -> String {
        let unchecked = |list: &[Unchecked]| -> Vec<Value> {
            list.iter().map(|one| json!({"artifact": one.id, "why": one.why})).collect()
        };
        let report = json!({
            "artifacts": self.rows.iter().map(row_json).collect::<Vec<_>>(),
            "skipped": unchecked(&self.skipped),
            "failed": unchecked(&self.failed),
            "totals": {
                "artifacts": self.rows.len(),
                "names": self.sum(|row| row.names),
                "pairs": self.sum(|row| row.pairs),
                "explained": self.explained(),
                "unexplained": self.unexplained(),
                "stale_quirks": self.stale(),
            },
        });
        serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
    }

    fn totals(&self) -> String {
        let stale = match self.stale() {
            0 => String::new(),
            count => format!(", {count} stale {}", if count == 1 { "quirk" } else { "quirks" }),
        };
        format!(
            "{} artifacts, {} names and values, {} packet pairs, {} quirks explained, {} unexplained{stale}",
            self.rows.len(),
            self.sum(|row| row.names),
            self.sum(|row| row.pairs),
            self.explained(),
            self.unexplained(),
        )
    }

    fn explained(&self) -> usize {
        self.sum(|row| row.judged.explained.len())
    }

    fn unexplained(&self) -> usize {
        self.sum(|row| row.judged.unexplained.len())
    }

    fn stale(&self) -> usize {
        self.sum(|row| row.judged.stale.len())
    }

    fn sum(&self, count: impl Fn(&Row<'_>) -> usize) -> usize {
        self.rows.iter().map(count).sum()
    }
}

fn cells(row: &Row<'_>) -> [String; 6] {
    let counts = [row.names, row.pairs, row.judged.explained.len(), row.judged.unexplained.len()];
    let [names, pairs, explained, unexplained] = counts.map(|count| count.to_string());
    [row.id.clone(), row.version.clone(), names, pairs, explained, unexplained]
}

fn line([artifact, version, names, pairs, explained, unexplained]: &[String; 6]) -> String {
    format!("{artifact:<24} {version:<8} {names:>5} {pairs:>6} {explained:>10} {unexplained:>12}\n")
}

fn findings(row: &Row<'_>) -> impl Iterator<Item = String> {
    let unexplained = row.judged.unexplained.iter().map(|difference| {
        let Difference { family, subject, artifact, catalog } = difference;
        format!("{}: {subject}: {artifact} in the artifact, {catalog} in {family}\n", row.id)
    });
    let stale = row.judged.stale.iter().map(|difference| {
        let Difference { family, subject, artifact, catalog } = difference;
        let said = format!("{artifact} in the artifact, {catalog} in {family}");
        format!("{}: {subject}: stale quirk: no longer {said}; remove it from quirks.yaml\n", row.id)
    });
    unexplained.chain(stale)
}

fn row_json(row: &Row<'_>) -> Value {
    let explained = row.judged.explained.iter().map(|(difference, quirk)| {
        let Difference { family, subject, artifact, catalog } = difference;
        let since = quirk.since.as_ref().map(|since| since.value.as_str());
        let why = &quirk.why.value;
        json!({
            "family": family, "subject": subject, "artifact": artifact, "catalog": catalog, "since": since, "why": why,
        })
    });
    json!({
        "artifact": row.id,
        "title": row.title,
        "version": row.version,
        "names": row.names,
        "pairs": row.pairs,
        "explained": explained.collect::<Vec<_>>(),
        "unexplained": row.judged.unexplained.iter().map(difference_json).collect::<Vec<_>>(),
        "stale_quirks": row.judged.stale.iter().map(difference_json).collect::<Vec<_>>(),
    })
}

fn difference_json(difference: &Difference) -> Value {
    let Difference { family, subject, artifact, catalog } = difference;
    json!({"family": family, "subject": subject, "artifact": artifact, "catalog": catalog})
}

//! `cargo xtask coverage`: how much of what a reader needs is there.

use catalog::coverage::{self, Row};
use clap::ValueEnum;

use crate::{Outcome, load, output};

#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(flatten)]
    spec: load::Spec,
    /// How the rows are written
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// A JSON array
    Json,
}

pub(crate) fn run(args: &Args) -> Outcome {
    if !args.spec.exists() {
        return Outcome::CouldNotRun;
    }
    let loaded = args.spec.load();
    let Some(catalog) = &loaded.catalog else {
        load::print_findings(&loaded);
        return Outcome::CouldNotRun;
    };
    let rows = coverage::rows(catalog);
    match args.format {
        Format::Text => output::data(&table(&rows)),
        Format::Json => output::data(&(serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n")),
    }
    if rows.iter().all(Row::is_complete) { Outcome::Fine } else { Outcome::Findings }
}

fn table(rows: &[Row]) -> String {
    let head =
        ["family", "locale", "codes", "source", "title", "summary", "cause and fix", "seen as"].map(str::to_owned);
    std::iter::once(head).chain(rows.iter().map(cells)).map(|cells| line(&cells)).collect()
}

fn cells(row: &Row) -> [String; 8] {
    let counts = [row.codes, row.source, row.title, row.summary].map(|count| count.to_string());
    let [codes, source, title, summary] = counts;
    let remedy = format!("{}/{}", row.remedy, row.failures);
    [row.family.clone(), row.locale.clone(), codes, source, title, summary, remedy, row.seen_as.to_string()]
}

fn line([family, locale, codes, source, title, summary, remedy, seen_as]: &[String; 8]) -> String {
    format!("{family:<14} {locale:<7} {codes:>5} {source:>7} {title:>6} {summary:>8} {remedy:>14} {seen_as:>8}\n")
}

//! A catalog of any size, in several families and one or two locales, and one target that makes a constant of every code.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use catalog::digest::sha256;

/// Families that share the codes.
const FAMILIES: usize = 8;

/// Writes `spec/` and `templates/` with this many codes into a folder.
///
/// # Errors
///
/// If a file or folder cannot be written.
pub(super) fn write(folder: &Path, codes: usize, is_translated: bool) -> io::Result<()> {
    let spec = folder.join("spec");
    write_file(&spec.join("catalog.yaml"), &catalog(is_translated))?;
    write_file(&spec.join("packets.yaml"), PACKETS)?;
    let mut lock = format!("texts:\n{}", locked("packets/CONNACK", "Connect acknowledgment"));
    let translation = spec.join("locales/ja");
    for family in 0..FAMILIES {
        let codes = codes / FAMILIES + usize::from(family < codes % FAMILIES);
        let files = Family { family, codes }.files(&mut lock);
        write_file(&spec.join(format!("families/lib-{family}.yaml")), &files.source)?;
        if is_translated {
            write_file(&translation.join(format!("lib-{family}.yaml")), &files.translation)?;
        }
    }
    if is_translated {
        write_file(&translation.join("packets.yaml"), "packets: {CONNACK: 接続確認応答}\n")?;
        write_file(&translation.join("lock.yaml"), &lock)?;
    }
    let target = folder.join("templates/constants");
    write_file(&target.join("target.yaml"), TARGET)?;
    write_file(&target.join("constants.rs.tera"), TEMPLATE)
}

fn write_file(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, text)
}

const PACKETS: &str = "\
packets:
  - {name: CONNACK, type: 2, placement: variable-header, title: Connect acknowledgment}
";

const TARGET: &str = "\
title: Constants
escape: rust
identifiers: {cases: {constant: screaming-snake}}
files:
  - {template: constants.rs.tera, path: constants.rs, each: catalog}
";

const TEMPLATE: &str = "\
{%- for family in catalog.families -%}
{%- for code in family.codes -%}
/// {{ code.summary.en }}
pub const {{ code.ident.constant }}: i32 = {{ code.value }};
{% endfor -%}
{%- endfor -%}
";

fn catalog(is_translated: bool) -> String {
    let japanese = if is_translated { "  - {tag: ja, name: 日本語, status: partial}\n" } else { "" };
    let families: Vec<_> = (0..FAMILIES).map(|family| format!("lib-{family}")).collect();
    format!(
        "\
name: synthetic
version: 1.0.0
title: Codes that nobody has
license: MIT
repository: https://example.org/synthetic
source_locale: en
locales:
  - {{tag: en, name: English, status: complete}}
{japanese}families: [{}]
",
        families.join(", ")
    )
}

/// The line that says what the English text was when its translation was made.
fn locked(key: &str, text: &str) -> String {
    let hash = sha256(format!("{text}\n").as_bytes());
    format!("  {key}: \"{}\"\n", hash.get(..12).unwrap_or_default())
}

/// A family with a number of codes.
struct Family {
    family: usize,
    codes: usize,
}

struct Files {
    source: String,
    translation: String,
}

impl Family {
    /// Its two files; what its translation was made from is added to the lock file.
    fn files(&self, lock: &mut String) -> Files {
        let family = self.family;
        let title = format!("Errors of library {family}");
        lock.push_str(&locked(&format!("lib-{family}/title"), &title));
        let source = format!(
            "\
family: lib-{family}
module: lib-{family}
kind: client
title: {title}
term: error code
value: {{type: i32, notation: decimal, scope: family}}
sources:
  header: {{title: lib.h}}
codes:
"
        );
        let translation = format!("family: lib-{family}\nlocale: ja\ntitle: ライブラリ {family} のエラー\ncodes:\n");
        let mut files = Files { source, translation };
        for code in 0..self.codes {
            self.add(code, &mut files, lock);
        }
        files
    }

    fn add(&self, code: usize, files: &mut Files, lock: &mut String) {
        let family = self.family;
        let (name, value) = (format!("code-{family}-{code}"), family * 1_000_000 + code);
        let (title, summary) =
            (format!("Code {value}"), format!("The library reports state {value}, which nobody saw."));
        lock.push_str(&locked(&format!("lib-{family}/{name}/title"), &title));
        lock.push_str(&locked(&format!("lib-{family}/{name}/summary"), &summary));
        // Writing to a string does not fail.
        let _ = write!(
            files.source,
            "  - name: {name}
    symbol: LIB_{family}_{code}
    value: {value}
    outcome: success
    source: {{header: []}}
    title: {title}
    summary: {summary}
"
        );
        let _ =
            writeln!(files.translation, "  {name}: {{title: コード {value}, summary: 状態 {value} を報告します。}}");
    }
}

//! What the tool itself says, in the languages of the catalog. A language that is not here is spoken to in English.

use lookup::{Evidence, Notation};
use mqtt_codes::Locale;

use crate::output::visible;

/// The tool's own sentences; `{}` is filled in.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    several: &'static str,
    /// How to narrow a search.
    pub(crate) narrow: &'static str,
    /// What stands before the evidence.
    pub(crate) matched: &'static str,
    after_label: &'static str,
    number: &'static str,
    constant: &'static str,
    named: &'static str,
    printed: &'static str,
    context: &'static str,
    version: &'static str,
    similar: &'static str,
    outside: &'static str,
    unknown: &'static str,
    /// What is said of a number with too many digits.
    pub(crate) too_large: &'static str,
    nothing: &'static str,
    /// What stands before the codes that are nearest.
    pub(crate) nearest: &'static str,
    /// How to see all details.
    pub(crate) more: &'static str,
    no_language: &'static str,
    /// Between two items of a list.
    pub(crate) comma: &'static str,
    quotes: [&'static str; 2],
    or: &'static str,
}

const EN: Words = Words {
    several: "{} meanings fit; the likeliest comes first.",
    narrow: "To narrow it down, say where it comes from: --client, --family, --packet or --from.",
    matched: "Matched",
    after_label: "{1} after {2}",
    number: "{}",
    constant: "the constant {}",
    named: "the words {}",
    printed: "{1}, as {2} prints it",
    context: "{} in the text",
    version: "version {}",
    similar: "{} is almost its name",
    outside: "This looks like {}. What its own numbers mean is not in the catalog.",
    unknown: "{} is not in the catalog.",
    too_large: "No code is that large.",
    nothing: "Nothing in the catalog fits {}.",
    nearest: "Nearest",
    more: "`--all` explains every meaning in full.",
    no_language: "There are no texts for {1}; there are {2}. Here is English.",
    comma: ", ",
    quotes: ["\"", "\""],
    or: " or ",
};

const ZH_CN: Words = Words {
    several: "有 {} 种含义符合，可能性最高的排在最前。",
    narrow: "要缩小范围，请用 --client、--family、--packet 或 --from 说明出处。",
    matched: "依据",
    after_label: "{2} 之后的 {1}",
    number: "{}",
    constant: "常量 {}",
    named: "文字{}",
    printed: "{2} 输出的文字{1}",
    context: "文中的{}",
    version: "版本 {}",
    similar: "{} 与其名称相近",
    outside: "这像是 {} 的输出。它自有数值的含义不在目录中。",
    unknown: "目录中没有 {}。",
    too_large: "没有这么大的代码。",
    nothing: "目录中没有与{}相符的内容。",
    nearest: "最接近的代码",
    more: "使用 `--all` 可完整查看每一种含义。",
    no_language: "没有 {1} 的文字，现有 {2}。以下显示英文。",
    comma: "，",
    quotes: ["“", "”"],
    or: "或",
};

const JA: Words = Words {
    several: "{} 件の意味に該当します（可能性の高い順）。",
    narrow: "絞り込むには、--client、--family、--packet、--from のいずれかで出どころを指定します。",
    matched: "根拠",
    after_label: "{2} に続く {1}",
    number: "{}",
    constant: "定数 {}",
    named: "語句{}",
    printed: "{2} が出力する{1}",
    context: "文中の{}",
    version: "バージョン {}",
    similar: "{} に似た名前",
    outside: "{} の出力のようです。その独自の数値の意味はカタログにありません。",
    unknown: "{} はカタログにありません。",
    too_large: "これほど大きなコードはありません。",
    nothing: "カタログに{}に該当するものはありません。",
    nearest: "最も近いコード",
    more: "`--all` ですべての意味を詳しく表示します。",
    no_language: "{1} の文章はありません。利用できるのは {2} です。英語で表示します。",
    comma: "、",
    quotes: ["「", "」"],
    or: "または",
};

impl Words {
    /// The sentences in a language.
    pub(crate) fn of(locale: Locale) -> Self {
        match locale {
            Locale::ZhCn => ZH_CN,
            Locale::Ja => JA,
            _ => EN,
        }
    }

    pub(crate) fn several(&self, count: usize) -> String {
        fill(self.several, &[&count.to_string()])
    }

    pub(crate) fn outside(&self, programs: &[&str]) -> String {
        fill(self.outside, &[&programs.join(self.or)])
    }

    pub(crate) fn unknown(&self, number: i64) -> String {
        fill(self.unknown, &[&number.to_string()])
    }

    pub(crate) fn nothing(&self, query: &str) -> String {
        fill(self.nothing, &[&self.quote(query)])
    }

    pub(crate) fn no_language(&self, asked: &str, available: &str) -> String {
        fill(self.no_language, &[asked, available])
    }

    /// A reason for a meaning, in words.
    pub(crate) fn evidence(&self, evidence: &Evidence<'_>) -> String {
        match evidence {
            Evidence::Number { text, notation, label } if label.is_empty() => self.number(text, *notation),
            Evidence::Number { text, notation, label } => {
                fill(self.after_label, &[&self.number(text, *notation), &self.quote(label)])
            }
            Evidence::Symbol(text) => fill(self.constant, &[&visible(text)]),
            Evidence::Name(text) => fill(self.named, &[&self.quote(text)]),
            Evidence::Sighting { client, text } => fill(self.printed, &[&self.quote(text), client]),
            Evidence::Context(text) => fill(self.context, &[&self.quote(text)]),
            Evidence::Version([major, minor, patch]) => fill(self.version, &[&format!("{major}.{minor}.{patch}")]),
            Evidence::Similar(text) => fill(self.similar, &[&self.quote(text)]),
        }
    }

    fn number(&self, text: &str, notation: Notation) -> String {
        let is_plain = notation == Notation::Decimal || text.starts_with("0x") || text.starts_with("0X");
        let text = if is_plain { visible(text) } else { format!("0x{}", visible(text.trim_end_matches(['h', 'H']))) };
        fill(self.number, &[&text])
    }

    /// A pasted text in quotes, shortened if it is long.
    fn quote(&self, text: &str) -> String {
        let [open, close] = self.quotes;
        let text = visible(text);
        let mut short: String = text.chars().take(60).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        format!("{open}{short}{close}")
    }
}

/// Fills `{}` or `{1}` with the first value and `{2}` with the second.
fn fill(pattern: &str, values: &[&str]) -> String {
    let mut filled = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((head, tail)) = rest.split_once('{') {
        let Some((place, tail)) = tail.split_once('}') else { break };
        let value = values.get(usize::from(place == "2")).copied().unwrap_or_default();
        filled.push_str(head);
        filled.push_str(value);
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

//! Words beside a number that say whether it is a code.

use crate::text;
use crate::words::Words;

/// What the words beside a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Label<'t> {
    /// They announce a code: `rc=`, `reason code`, `错误码`.
    Code(&'t str),
    /// They announce something else: `port`, `mid`, `exit code`.
    Other,
    /// They say nothing about the number.
    None,
}

/// Words that announce a code, as whole words.
const WORDS: Words = Words::new(&[
    "rc",
    "ret",
    "retval",
    "rcode",
    "err",
    "error",
    "reason",
    "reasons",
    "result",
    "returned",
    "returns",
    "return",
    "state",
    "status",
    "code",
    "codes",
    "rv",
    "res", // English, and what programmers make of it
    "estado",
    "codigo",
    "código",
    "retorno",
    "codice",
    "errore",
    "stato",
    "erreur",
    "retour",
    "erro",
    "fehler",
    "fehlercode",
    "connack",
    "suback",
    "unsuback",
    "puback",
    "pubrec",
    "pubrel",
    "pubcomp",
    "regack",
    "kod",
    "kód",
    "kode",
    "hata",
    "код",
    "ошибка",
    "состояние",
]);

/// Ends of words that announce a code: `returnCode`, `connect_return_code`, `mqttRc`.
const TAILS: &[&str] =
    &["code", "codes", "_rc", "_ret", "_err", "_error", "_reason", "_result", "_status", "_state", "_kod"];

/// Ends of phrases in scripts without blanks.
const CJK: &[&str] = &[
    "码",
    "碼",
    "返回值",
    "错误值",
    "错误号",
    "错误",
    "錯誤",
    "返回",
    "原因",
    "状态",
    "狀態",
    "コード",
    "エラー",
    "理由",
    "原因は",
    "코드",
    "오류",
    "에러",
];

/// Words that announce anything but a code.
const OTHERS: Words = Words::new(&[
    "port",
    "mid",
    "msgid",
    "messageid",
    "packetid",
    "id",
    "qos",
    "pid",
    "errno",
    "line",
    "http",
    "https",
    "attempt",
    "retry",
    "retries",
    "count",
    "keepalive",
    "version",
    "v",
    "level",
    "thread",
    "client",
    "in",
    "after",
    "every",
    "ports",
    "size",
    "length",
    "bytes",
    "exit",
    "signal",
    "uid",
    "gid",
    "tid",
    "fd",
    "rtt",
    "ttl",
    "端口",
    "ポート",
    "step",
    "page",
    "release",
]);

/// Words that turn `code` or `status` into something else.
const FOREIGN: &[&str] =
    &["exit", "http", "https", "status", "country", "area", "zip", "source", "qr", "key", "char", "process"];

/// Words that may stand between a label and its number.
const FILLERS: Words = Words::new(&[
    "is", "was", "are", "of", "to", "the", "number", "value", "no", "nr", "set", "case", "this", "in", "with", "as",
    "a", "an", "equals", "=", "mit", "は", "が", "为", "是", "#", "some", "und",
]);

/// What the words before a place make of the number that begins there.
pub(crate) fn before<'t>(folded: &'t str, shown: &str, at: usize) -> Label<'t> {
    let mut end = skip_marks(folded, at);
    let mut fillers = 0;
    loop {
        let head = folded.get(..end).unwrap_or_default();
        let word = last_word(head);
        if word.is_empty() {
            return Label::None;
        }
        let start = head.len() - word.len();
        if fillers == 0 && OTHERS.has(word) {
            return Label::Other;
        }
        if announces(word, shown.get(start..end).unwrap_or_default()) {
            return if is_foreign(head.get(..start).unwrap_or_default(), word) {
                Label::Other
            } else {
                Label::Code(word)
            };
        }
        if fillers == 6 || !FILLERS.has(word) {
            return Label::None;
        }
        fillers += 1;
        end = skip_marks(folded, start);
    }
}

/// What the words after a place make of the number that ends there, as in ``a `5` return code``.
pub(crate) fn after(folded: &str, end: usize) -> Label<'_> {
    let rest = folded.get(end..).unwrap_or_default().trim_start_matches(['`', '"', '\'', ' ']);
    for phrase in ["return code", "reason code", "error code", "result code", "エラー", "错误码", "错误"] {
        if rest.starts_with(phrase) {
            return Label::Code(rest.get(..phrase.len()).unwrap_or_default());
        }
    }
    Label::None
}

/// Whether a word that a number is glued to, as in `rc142`, announces a code.
pub(crate) fn glued(word: &str) -> bool {
    matches!(word.trim_end_matches('_'), "rc" | "err" | "error" | "code" | "ret" | "reason") || word.ends_with("_err_")
}

/// Goes back over blanks, marks and one group in parentheses, as in `Subscribed (mid: 1): `.
fn skip_marks(folded: &str, at: usize) -> usize {
    const MARKS: [char; 17] = [' ', '=', ':', '(', '[', '{', '"', '\'', '`', '<', '>', '-', ',', '~', '|', '、', '*'];
    let head = folded.get(..at).unwrap_or_default();
    let mut trimmed = head.trim_end_matches(MARKS);
    let gap = head.get(trimmed.len()..).unwrap_or_default();
    if gap.contains(':') && trimmed.ends_with(')') {
        if let Some(open) = trimmed.rfind('(').filter(|open| trimmed.len() - open < 24) {
            trimmed = trimmed.get(..open).unwrap_or_default().trim_end_matches(MARKS);
        }
    } else if gap.contains(',') && !gap.contains(['=', ':', '[']) {
        return at; // `connected, 5`: the comma ends what was said before
    }
    trimmed.len()
}

/// The letters at the end: a word of one script, with underscores.
fn last_word(head: &str) -> &str {
    let mut start = head.len();
    for (at, c) in head.char_indices().rev() {
        if !(c.is_alphabetic() || c == '_' || c == '#') {
            break;
        }
        start = at;
    }
    head.get(start..).unwrap_or_default()
}

fn announces(word: &str, shown: &str) -> bool {
    if word.is_ascii() {
        return WORDS.has(word)
            || word == "subscribed"
            || TAILS.iter().any(|tail| word.ends_with(tail))
            || ["Rc", "Error", "Err", "Reason", "Status", "State"].iter().any(|tail| shown.ends_with(tail))
            || word.ends_with("error") && word.len() > 8;
    }
    WORDS.has(word) || CJK.iter().any(|tail| word.ends_with(tail))
}

fn is_foreign(head: &str, word: &str) -> bool {
    let previous = last_word(head.trim_end());
    matches!(word, "code" | "codes" | "status" | "error" | "state") && FOREIGN.contains(&previous)
        || previous == "http"
        || text::before(head, head.len()) == Some(b'.') && word == "code"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Label<'_> {
        before(text, text, text.len())
    }

    #[test]
    fn words_that_announce_a_code() {
        for text in [
            "rc = ",
            "rc=",
            "reason: ",
            "error [",
            "(rc=",
            "return code is -",
            "returned ",
            "错误码 ",
            "código ",
            "リターンコード ",
        ] {
            assert!(matches!(of(text), Label::Code(_)), "{text}");
        }
        assert!(matches!(before("mqttrc ", "mqttRc ", 7), Label::Code("mqttrc")));
        assert!(matches!(of("subscribed (mid: 1): "), Label::Code("subscribed")));
    }

    #[test]
    fn words_that_announce_something_else() {
        for text in ["port ", "mid: ", "exit code ", "http error ", "errno ", "qos=", "reconnecting in "] {
            assert_eq!(of(text), Label::Other, "{text}");
        }
        for text in ["", "src=", "clients: ", "src ", "returned, "] {
            assert_eq!(of(text), Label::None, "{text}");
        }
    }
}

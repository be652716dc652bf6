//! The registry of rules: the id, title and explanation of each. What they check is in [`crate::rules`].

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing can be generated from the spec until this is mended.
    Error,
    /// The spec can be used, but someone should look.
    Warning,
}

impl Severity {
    /// The word that every output format prints.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A rule of the spec.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id; never reused.
    pub id: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// What it is about, in a few words.
    pub title: &'static str,
    /// Markdown: what it means, and an example of wrong and right.
    pub explanation: &'static str,
}

macro_rules! rules {
    ($( $(#[$meta:meta])* $name:ident = $id:literal, $severity:ident, $title:literal; )*) => {
        $(
            $(#[$meta])*
            pub static $name: Rule = Rule {
                id: $id,
                severity: Severity::$severity,
                title: $title,
                explanation: include_str!(concat!("../explanations/", $id, ".md")),
            };
        )*

        /// All rules, by id.
        pub static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// The file is not YAML, or not the strict YAML of the spec.
    SYNTAX = "MC0001", Error, "not valid YAML";
    /// A file that the catalog names cannot be read.
    MISSING_FILE = "MC0002", Error, "missing or unreadable file";
    /// The file is not UTF-8, or too large.
    ENCODING = "MC0003", Error, "not readable text";
    /// The file has a character that a reader cannot see.
    HIDDEN_CHARACTER = "MC0004", Error, "hidden character";
    /// YAML readers disagree on what the file says.
    AMBIGUOUS_YAML = "MC0005", Error, "YAML that readers understand differently";
    /// A file that nothing names.
    UNLISTED_FILE = "MC0006", Error, "file that the catalog does not name";

    /// A key that the record does not have.
    UNKNOWN_KEY = "MC0101", Error, "unknown key";
    /// A key that the record needs.
    MISSING_KEY = "MC0102", Error, "missing key";
    /// A list where text should be, and the like.
    WRONG_TYPE = "MC0103", Error, "value of the wrong type";
    /// A word that is not in the set, or a text that does not have its form.
    BAD_VALUE = "MC0104", Error, "value that is not allowed";
    /// A file that says something else than its path.
    MISPLACED = "MC0105", Error, "file in the wrong place";
    /// A package name that a target needs is missing.
    MISSING_PACKAGE_KEY = "MC0106", Error, "missing package setting";

    /// Two codes, families or other items of one name.
    DUPLICATE_NAME = "MC0201", Error, "name used twice";
    /// Two codes that one number could mean.
    DUPLICATE_VALUE = "MC0202", Error, "value used twice";
    /// A value that does not fit its type.
    VALUE_OUT_OF_RANGE = "MC0203", Error, "value out of range";
    /// A value in another notation than its family's.
    NOTATION = "MC0204", Warning, "value in an unusual notation";
    /// Versions that end before they begin, or overlap.
    VERSION_RANGE = "MC0205", Error, "impossible version range";
    /// No value, or two ways of giving it.
    VALUE_COUNT = "MC0206", Error, "not exactly one way to give the value";
    /// Retry advice that does not fit the outcome.
    RETRY = "MC0207", Error, "retry advice that does not fit the outcome";
    /// A number that is a success here and an error there, in a family that gives numbers one meaning.
    SCOPE = "MC0208", Error, "number with two outcomes in one scope";
    /// A success where the family says that errors begin, or an error below.
    BOUNDARY = "MC0209", Error, "outcome on the wrong side of `errors_from`";

    /// A packet that `packets.yaml` does not have.
    UNKNOWN_PACKET = "MC0301", Error, "unknown packet";
    /// A code that does not exist.
    UNKNOWN_CODE = "MC0302", Error, "reference to an unknown code";
    /// An equivalence that only one side states.
    ONE_WAY_EQUIVALENT = "MC0303", Error, "equivalence stated on one side only";
    /// A source that the family does not declare.
    UNKNOWN_SOURCE = "MC0304", Error, "unknown source";
    /// An API that the family does not declare.
    UNKNOWN_API = "MC0305", Error, "unknown API";
    /// A protocol code without packets, or a library code with them.
    WRONG_KIND = "MC0306", Error, "key that does not fit the kind of family";
    /// A fact without a source.
    NO_SOURCE = "MC0307", Error, "no source";
    /// A waiver of a rule that does not exist or was not broken.
    USELESS_WAIVER = "MC0308", Warning, "waiver without effect";
    /// A downgrade to a code of another packet, or two downgrades in one packet.
    DOWNGRADE = "MC0309", Error, "downgrade that does not fit";
    /// A family, packet or API without a code.
    NO_CODES = "MC0310", Error, "declared without codes";

    /// A title that is too long or ends with a full stop.
    TITLE = "MC0401", Error, "title out of form";
    /// A summary that is not one sentence.
    SUMMARY = "MC0402", Error, "summary that is not one sentence";
    /// Markup other than code spans.
    MARKUP = "MC0403", Error, "markup in plain text";
    /// An error without troubleshooting, or a success with it.
    TROUBLESHOOTING = "MC0404", Error, "troubleshooting that does not fit the outcome";
    /// Space or line breaks where they do not belong.
    WHITESPACE = "MC0405", Error, "stray white space";

    /// A locale or source locale that the catalog does not name.
    UNKNOWN_LOCALE = "MC0501", Error, "unknown locale";
    /// A text without its translation, in a locale that promises to be complete.
    MISSING_TRANSLATION = "MC0502", Error, "missing translation";
    /// A text without its translation, in a locale that may have gaps.
    UNTRANSLATED = "MC0503", Warning, "text not translated yet";
    /// A translation of something that does not exist.
    UNKNOWN_TRANSLATION = "MC0504", Error, "translation of something unknown";
    /// A translation made from an English text that has changed.
    OUTDATED_TRANSLATION = "MC0505", Warning, "outdated translation";
    /// A hex value, packet name, code span or URL that the translation lost or added.
    PROTECTED_TOKEN = "MC0506", Error, "token lost or added in translation";
    /// A term that the glossary forbids or requires.
    GLOSSARY = "MC0507", Error, "term against the glossary";
    /// Punctuation or spacing against the language's rules.
    TYPOGRAPHY = "MC0508", Error, "typography against the language's rules";
    /// A language tag that is excepted, and served or not served anyway.
    USELESS_EXCEPTION = "MC0509", Error, "language tag excepted without effect";

    /// Two names that become one identifier in a language.
    IDENTIFIER_COLLISION = "MC0601", Error, "names that collide in a language";
}

/// The rule with this id.
#[must_use]
pub fn find(id: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.id.eq_ignore_ascii_case(id)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Findings;
    use crate::source::Sources;

    #[test]
    fn ids_are_unique_and_sorted() {
        let ids: Vec<_> = ALL.iter().map(|rule| rule.id).collect();
        let mut sorted = ids.clone();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(ids, sorted);
    }

    #[test]
    fn every_explanation_says_wrong_and_right() {
        for rule in ALL {
            let heading = format!("# {}: {}\n", rule.id, rule.title);
            assert!(rule.explanation.starts_with(&heading), "{} must start with {heading:?}", rule.id);
            for part in ["\nWrong:\n", "\nRight:\n"] {
                assert!(rule.explanation.contains(part), "{} has no {part:?}", rule.id);
            }
            assert!(rule.explanation.lines().all(|line| line.chars().count() <= 100), "{} has a long line", rule.id);
        }
    }

    /// The language of an example and the example itself.
    fn example<'r>(rule: &'r Rule, part: &str) -> (&'r str, &'r str) {
        let (_, rest) = rule.explanation.split_once(part).unwrap();
        let (language, rest) = rest.trim_start().strip_prefix("```").unwrap().split_once('\n').unwrap();
        (language, rest.split_once("```").unwrap().0)
    }

    /// The rules that a piece of YAML breaks before anyone looks at what it says; all others need a whole spec.
    fn broken(yaml: &str) -> Vec<&'static str> {
        let (mut sources, mut findings) = (Sources::default(), Findings::default());
        let file = sources.add("example.yaml".into(), yaml.to_owned());
        crate::yaml::parse(file, &sources, &mut findings);
        findings.iter().map(|finding| finding.rule.id).collect()
    }

    #[test]
    fn examples_are_yaml_where_that_is_not_the_mistake() {
        for rule in ALL {
            let ((language, wrong), (_, right)) = (example(rule, "\nWrong:\n"), example(rule, "\nRight:\n"));
            assert_ne!(wrong, right, "{}", rule.id);
            if language == "yaml" {
                let is_about_yaml = [&SYNTAX, &AMBIGUOUS_YAML].contains(rule);
                assert_eq!(broken(wrong), if is_about_yaml { vec![rule.id] } else { vec![] }, "{}", rule.id);
                assert_eq!(broken(right), Vec::<&str>::new(), "{}", rule.id);
            }
        }
    }
}

//! From names to identifiers: the cases of each language, its acronyms and its keywords.

use catalog::choice;
use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use indexmap::IndexMap;

use crate::target::Identifiers;

choice! {
    /// How the words of a name are joined.
    pub enum Case("case") {
        /// `not_authorized`
        Snake = "snake",
        /// `NOT_AUTHORIZED`
        ScreamingSnake = "screaming-snake",
        /// `NotAuthorized`
        UpperCamel = "upper-camel",
        /// `notAuthorized`
        LowerCamel = "lower-camel",
        /// `not-authorized`
        Kebab = "kebab",
        /// `notauthorized`
        Flat = "flat",
    }
}

/// An identifier for each role that the target's templates ask for, such as `type` or `constant`.
pub type Names = IndexMap<String, String>;

/// Makes identifiers by a target's rules.
#[derive(Debug, Default)]
pub struct Namer {
    cases: Vec<(String, Case)>,
    acronyms: IndexMap<String, String>,
    keywords: Vec<String>,
    keyword_suffix: String,
}

impl Namer {
    /// A namer with these rules.
    #[must_use]
    pub fn new(rules: &Identifiers) -> Self {
        let suffix = rules.keyword_suffix.as_ref().map_or("_", |suffix| suffix.as_str());
        Self {
            cases: rules.cases.iter().map(|(role, case)| (role.value.clone(), case.value)).collect(),
            acronyms: rules.acronyms.iter().map(|(word, form)| (word.value.clone(), form.value.clone())).collect(),
            keywords: rules.keywords.iter().map(|keyword| keyword.value.clone()).collect(),
            keyword_suffix: suffix.to_owned(),
        }
    }

    /// The identifiers of a name, given as words joined by hyphens, spaces or dots.
    #[must_use]
    pub fn names(&self, name: &str) -> Names {
        let words: Vec<_> =
            name.split(['-', ' ', '.', '_']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
        self.cases.iter().map(|(role, case)| (role.clone(), self.identifier(&words, *case))).collect()
    }

    fn identifier(&self, words: &[String], case: Case) -> String {
        let joined = words.join("-");
        let identifier = match case {
            Case::Snake => joined.to_snake_case(),
            Case::ScreamingSnake => joined.to_shouty_snake_case(),
            Case::UpperCamel => self.camel(words),
            Case::LowerCamel => match words.split_first() {
                Some((first, rest)) => first.clone() + &self.camel(rest),
                None => String::new(),
            },
            Case::Kebab => joined,
            Case::Flat => words.concat(),
        };
        if self.keywords.contains(&identifier) { identifier + &self.keyword_suffix } else { identifier }
    }

    fn camel(&self, words: &[String]) -> String {
        words
            .iter()
            .map(|word| self.acronyms.get(word).cloned().unwrap_or_else(|| word.to_upper_camel_case()))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn namer() -> Namer {
        let cases = Case::ALL.iter().map(|case| (case.to_string(), *case)).collect();
        let acronyms = [("qos".to_owned(), "QoS".to_owned())].into();
        Namer { cases, acronyms, keywords: vec!["continue".to_owned()], keyword_suffix: "_".to_owned() }
    }

    #[test]
    fn cases() {
        let names = namer().names("granted-qos-0");
        let expected = ["granted_qos_0", "GRANTED_QOS_0", "GrantedQoS0", "grantedQoS0", "granted-qos-0", "grantedqos0"];
        assert_eq!(names.values().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn keywords_step_aside() {
        let names = namer().names("continue");
        assert_eq!(names["snake"], "continue_");
        assert_eq!(names["upper-camel"], "Continue");
    }
}

//! Which language: what the person asks for, else what the environment says.

use std::env;

use mqtt_codes::Locale;

/// The language to speak, and what was asked for if that is not available.
pub(crate) struct Language {
    pub(crate) locale: Locale,
    pub(crate) unavailable: Option<String>,
}

/// The language for `--lang`, or else for the environment.
pub(crate) fn choose(asked: Option<&str>) -> Language {
    if let Some(tag) = asked {
        let locale = Locale::negotiate([tag]);
        let is_source = |tag: &str| {
            let tag = tag.trim().to_ascii_lowercase();
            tag.split(['-', '_', '.', '@']).next() == Locale::SOURCE.tag().split('-').next() || tag == "*"
        };
        let unavailable = (locale == Locale::SOURCE && !is_source(tag)).then(|| tag.to_owned());
        return Language { locale, unavailable };
    }
    let read = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    Language { locale: of_environment(read), unavailable: None }
}

/// As `gettext` does: the list in `LANGUAGE` counts, unless the locale is `C`.
fn of_environment(read: impl Fn(&str) -> Option<String>) -> Locale {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| read(name));
    let is_c = |locale: &str| matches!(locale.split('.').next(), Some("C" | "POSIX"));
    if locale.as_deref().is_some_and(is_c) {
        return Locale::SOURCE;
    }
    let list = read("LANGUAGE").unwrap_or_default();
    Locale::negotiate(list.split(':').filter(|tag| !tag.is_empty()).chain(locale.as_deref()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Locale {
        of_environment(|name| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment() {
        assert_eq!(with(&[]), Locale::En);
        assert_eq!(with(&[("LANG", "ja_JP.UTF-8")]), Locale::Ja);
        assert_eq!(with(&[("LANG", "ja_JP.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")]), Locale::ZhCn);
        assert_eq!(with(&[("LANG", "de_DE.UTF-8"), ("LANGUAGE", "de:zh_CN:en")]), Locale::ZhCn);
        assert_eq!(with(&[("LC_ALL", "C.UTF-8"), ("LANGUAGE", "ja")]), Locale::En);
        assert_eq!(with(&[("LANG", "zh_TW.UTF-8")]), Locale::En);
    }

    #[test]
    fn what_is_asked_for() {
        assert_eq!(choose(Some("zh")).locale, Locale::ZhCn);
        assert_eq!(choose(Some("fr-CA")).unavailable.as_deref(), Some("fr-CA"));
        assert_eq!(choose(Some("en_GB.UTF-8")).unavailable, None);
    }
}

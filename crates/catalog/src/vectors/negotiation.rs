//! Who asks for which languages, and the locale that serves them: how every package must negotiate.

use super::Request;
use crate::model::Catalog;

/// What people ask for: every tag of the table in several spellings and longer, wishes in order, and what is no tag.
pub(super) fn requests(catalog: &Catalog) -> Vec<Request> {
    let rows = catalog.negotiation.iter().map(|row| row.tag.as_str());
    let spellings = |tag: &str| {
        [tag.to_owned(), tag.to_uppercase(), tag.replace('-', "_"), format!("{tag}-x-own"), format!(" {tag}.UTF-8")]
    };
    let mut wishes: Vec<Vec<String>> = rows.clone().flat_map(spellings).map(|tag| vec![tag]).collect();
    let odd = [
        "",
        "-",
        "*",
        "x",
        "xx",
        "i-default",
        "zh-",
        "-zh",
        "zhx",
        "C",
        "POSIX",
        "en;q=0.5",
        " ja ;q=0.5",
        "* ; q=0.1",
        "日本",
        "a-very-long-tag-of-no-language",
    ];
    wishes.extend(odd.map(|tag| vec![tag.to_owned()]));
    wishes.push(Vec::new());
    let pairs =
        rows.clone().flat_map(|first| catalog.locales.iter().map(move |second| vec![first.to_owned(), second.clone()]));
    wishes.extend(pairs);
    wishes.extend(catalog.locales.iter().map(|tag| vec!["xx".to_owned(), "*".to_owned(), tag.clone()]));

    let mut requests: Vec<_> = wishes.iter().map(|wanted| request(catalog, wanted, &[])).collect();
    for left_out in &catalog.locales {
        let among: Vec<_> = catalog.locales.iter().filter(|tag| *tag != left_out).cloned().collect();
        let few = rows.clone().map(|tag| vec![tag.to_owned()]).chain([vec!["*".to_owned()], vec!["xx".to_owned()]]);
        requests.extend(few.map(|wanted| request(catalog, &wanted, &among)));
        requests.push(request(catalog, std::slice::from_ref(left_out), std::slice::from_ref(left_out)));
    }
    requests
}

fn request(catalog: &Catalog, wanted: &[String], among: &[String]) -> Request {
    let available = if among.is_empty() { catalog.locales.as_slice() } else { among };
    let answer = negotiate(catalog, wanted, available).unwrap_or_else(|| fallback(catalog, available));
    Request { wanted: wanted.to_vec(), among: among.to_vec(), answer: answer.to_owned() }
}

/// The locale of whoever asks for nothing that there is.
fn fallback<'c>(catalog: &'c Catalog, available: &'c [String]) -> &'c str {
    let first = available.first().unwrap_or(&catalog.source_locale);
    if available.contains(&catalog.source_locale) { &catalog.source_locale } else { first }
}

fn negotiate<'c>(catalog: &'c Catalog, wanted: &[String], available: &'c [String]) -> Option<&'c str> {
    for tag in wanted {
        let tag = tag.split([';', '.', '@']).next().unwrap_or_default().trim().replace('_', "-").to_ascii_lowercase();
        if tag == "*" {
            return Some(fallback(catalog, available));
        }
        let mut rest = tag.as_str();
        while !rest.is_empty() {
            if let Some(row) = catalog.negotiation.iter().find(|row| row.tag == rest) {
                match &row.locale {
                    Some(locale) if available.contains(locale) => return Some(locale),
                    _ => break,
                }
            }
            rest = rest.rsplit_once('-').map_or("", |(rest, _)| rest);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::tests::real;
    use super::*;

    fn answer(catalog: &Catalog, wanted: &[&str]) -> String {
        let wanted: Vec<_> = wanted.iter().map(|tag| (*tag).to_owned()).collect();
        request(catalog, &wanted, &[]).answer
    }

    #[test]
    fn nobody_gets_another_script_or_a_language_that_was_not_asked_for() {
        let catalog = real();
        for (wanted, locale) in [
            (["zh-TW", "ja"], "ja"),
            (["zh-Hant-CN", "fr"], "en"),
            (["zh-Hans-TW", "ja"], "zh-CN"),
            (["zh", "ja"], "zh-CN"),
            (["zh_CN.GB18030", "ja"], "zh-CN"),
            (["ja-JP-u-ca-japanese", "en"], "ja"),
            (["JA_jp.UTF-8", "en"], "ja"),
            (["jam", "yue"], "en"),
            (["*", "ja"], "en"),
            (["C", "ja;q=0.5"], "ja"),
        ] {
            assert_eq!(answer(&catalog, &wanted), locale, "{wanted:?}");
        }
    }
}

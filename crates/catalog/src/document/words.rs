//! The vocabulary of the spec: closed sets of words, and texts of a fixed form.

use crate::{choice, text_type};

text_type! {
    /// A code's name, the same in every language and for ever: `not-authorized`.
    pub struct CodeName("code name", "lowercase words joined by hyphens, such as `not-authorized`",
        pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$") if is_kebab;
}

text_type! {
    /// A family's id: `mqtt-5.0`.
    pub struct FamilyId("family id", "lowercase words and version numbers joined by hyphens, such as `mqtt-5.0`",
        pattern = "^[a-z][a-z0-9]*([.-][a-z0-9]+)*$") if |text| is_kebab(&text.replace('.', "-"));
}

text_type! {
    /// What programs call a family: `mqtt5`, `paho-java`. Becomes a module, subpath or package in each language.
    pub struct ModuleName("module name", "lowercase words joined by hyphens, such as `paho-java`",
        pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$") if is_kebab;
}

text_type! {
    /// The name of an MQTT control packet: `CONNACK`.
    pub struct PacketName("packet name", "capital letters, such as `CONNACK`", pattern = "^[A-Z]+$")
        if |text| !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase());
}

text_type! {
    /// An API of a library whose APIs number their codes apart: `async`.
    pub struct ApiName("API name", "lowercase words joined by hyphens, such as `async`",
        pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$") if is_kebab;
}

text_type! {
    /// The short name under which a family declares a source: `oasis`.
    pub struct SourceId("source id", "lowercase words joined by hyphens, such as `oasis`",
        pattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$") if is_kebab;
}

text_type! {
    /// The key of an interface string: `retry_backoff`.
    pub struct UiKey("interface key", "lowercase words joined by underscores, such as `retry_backoff`",
        pattern = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$") if |text| is_kebab(&text.replace('_', "-")) && !text.contains('-');
}

text_type! {
    /// A BCP 47 language tag in its canonical case: `zh-CN`.
    pub struct LocaleTag("language tag", "a BCP 47 tag such as `ja`, `zh-CN` or `zh-Hant-TW`",
        pattern = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$") if is_locale_tag;
}

text_type! {
    /// A released version of a library: `2.1.0`. Versions compare number by number.
    pub struct Version("version", "one to three numbers joined by dots, in double quotes, such as `\"2.1.0\"`",
        pattern = "^[0-9]{1,5}(\\.[0-9]{1,5}){0,2}$") if is_version;
}

text_type! {
    /// A code of any family: `mqtt-5.0/not-authorized`.
    pub struct CodeRef("code reference", "`family/code-name`, such as `mqtt-5.0/not-authorized`",
        pattern = "^[a-z][a-z0-9.-]*/[a-z][a-z0-9-]*$")
        if |text| text.split_once('/').is_some_and(|(family, code)| FamilyId::parse(family).is_some() && CodeName::parse(code).is_some());
}

impl Version {
    /// Major, minor and patch number; what is left out is 0: 2.1 is 2.1.0.
    #[must_use]
    pub fn numbers(&self) -> [u16; 3] {
        let mut parts = self.as_str().split('.').filter_map(|part| part.parse().ok());
        std::array::from_fn(|_| parts.next().unwrap_or_default())
    }
}

impl CodeRef {
    /// The family and the code name, as written.
    #[must_use]
    pub fn parts(&self) -> (&str, &str) {
        self.as_str().split_once('/').unwrap_or_default()
    }
}

impl LocaleTag {
    /// The language without script and region: `zh` of `zh-CN`.
    #[must_use]
    pub fn language(&self) -> &str {
        self.as_str().split('-').next().unwrap_or_default()
    }
}

choice! {
    /// What kind of authority a family has.
    pub enum Kind("kind of family") {
        /// A version of the protocol: its codes travel in packets.
        Protocol = "protocol",
        /// A client library: its codes are returned, thrown or passed to callbacks.
        Client = "client",
        /// A broker.
        Broker = "broker",
    }
}

choice! {
    /// The integer type of a family's values.
    pub enum ValueType("value type") {
        /// One byte, 0 to 255.
        U8 = "u8",
        /// 32 bits with a sign.
        I32 = "i32",
    }
}

impl ValueType {
    /// The smallest and the largest value.
    #[must_use]
    pub const fn range(self) -> (i64, i64) {
        match self {
            Self::U8 => (0, u8::MAX as i64),
            Self::I32 => (i32::MIN as i64, i32::MAX as i64),
        }
    }
}

choice! {
    /// How people write a family's values.
    pub enum Notation("notation") {
        /// `0x87`.
        Hex = "hex",
        /// `135`.
        Decimal = "decimal",
    }
}

choice! {
    /// Within what a number has one meaning.
    pub enum Scope("scope") {
        /// The whole family: 0x87 means the same in every packet.
        Family = "family",
        /// One packet: 1 is a refusal in one packet and a success in another.
        Packet = "packet",
        /// One API of the library.
        Api = "api",
    }
}

choice! {
    /// Who may send a code in a packet.
    pub enum Sender("sender") {
        /// Only the client.
        Client = "client",
        /// Only the server (for MQTT-SN, the gateway).
        Server = "server",
        /// Either.
        Both = "both",
    }
}

choice! {
    /// Whether a code reports a success or a failure.
    pub enum Outcome("outcome") {
        /// What was asked for happened, in full or in part.
        Success = "success",
        /// It did not.
        Error = "error",
    }
}

choice! {
    /// What repeating the same request does after an error.
    pub enum Retry("kind of retry advice") {
        /// Repeating is wrong or does harm.
        Never = "never",
        /// Something must change first.
        AfterFix = "after-fix",
        /// Repeating later may work, with growing pauses.
        Backoff = "backoff",
        /// Another server should be used.
        OtherServer = "other-server",
    }
}

choice! {
    /// What becomes of the Will Message when a code ends a connection.
    pub enum Will("fate of the Will Message") {
        /// The server publishes it.
        Published = "published",
        /// The server throws it away.
        Discarded = "discarded",
    }
}

choice! {
    /// Where a packet carries its codes.
    pub enum Placement("placement") {
        /// One code for the whole packet, in its variable header.
        VariableHeader = "variable-header",
        /// One code per topic filter of the request, in the payload.
        Payload = "payload",
    }
}

choice! {
    /// How complete a locale promises to be.
    pub enum LocaleStatus("locale status") {
        /// Every text is translated; a gap is an error.
        Complete = "complete",
        /// Gaps are warnings, and readers see English, marked.
        Partial = "partial",
    }
}

/// Lowercase ASCII words and digits, joined by single hyphens, starting with a letter.
fn is_kebab(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// One to three numbers of 16 bits.
fn is_version(text: &str) -> bool {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u16>().is_ok();
    text.split('.').count() <= 3 && text.split('.').all(is_number)
}

/// Language, script and region: the parts of BCP 47 that a translation needs.
fn is_locale_tag(text: &str) -> bool {
    let is_script = |part: &str| {
        part.len() == 4
            && part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.bytes().skip(1).all(|b| b.is_ascii_lowercase())
    };
    let is_region = |part: &str| {
        part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase())
            || part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit())
    };
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    let rest: Vec<_> = parts.collect();
    match rest.as_slice() {
        [] => true,
        [only] => is_script(only) || is_region(only),
        [script, region] => is_script(script) && is_region(region),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_one_form() {
        for good in ["success", "granted-qos-0", "re-authenticate"] {
            assert!(CodeName::parse(good).is_some(), "{good}");
        }
        for bad in ["", "Success", "a--b", "-a", "a-", "0x87", "a_b", "ä"] {
            assert!(CodeName::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn locale_tags_have_canonical_case() {
        for good in ["en", "ja", "zh-CN", "zh-Hant", "zh-Hant-TW", "es-419"] {
            assert!(LocaleTag::parse(good).is_some(), "{good}");
        }
        for bad in ["", "EN", "zh-cn", "zh_CN", "zh-CN-Hant", "english", "zh-hant"] {
            assert!(LocaleTag::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn versions_compare_by_number() {
        let version = |text| Version::parse(text).unwrap().numbers();
        assert!(version("2.10") > version("2.9.1"));
        assert_eq!(version("2.1.0"), version("2.1"));
        for bad in ["2.x", "", "2.", ".1", "+1", "1.2.3.4", "65536"] {
            assert!(Version::parse(bad).is_none(), "{bad}");
        }
    }
}

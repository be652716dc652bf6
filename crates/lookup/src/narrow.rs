//! Which codes a question leaves: those of one family, library, packet or version.

use crate::answer::Question;
use crate::index::Lookup;
use crate::name;

/// What a question asks for besides its text. A code is tested only when the text may mean it.
pub(crate) struct Narrow<'q> {
    question: &'q Question<'q>,
    /// The letters of the library's name.
    client: Option<String>,
}

impl<'q> Narrow<'q> {
    pub(crate) fn new(question: &'q Question<'q>) -> Self {
        Self { question, client: question.client.map(|client| name::letters(&client.to_lowercase())) }
    }

    /// Whether the code at a place is asked for.
    pub(crate) fn permits(&self, lookup: &Lookup<'_>, place: usize) -> bool {
        let Some((family, code)) = lookup.codes.get(place) else { return false };
        let Some(family) = lookup.families.get(*family) else { return false };
        let question = self.question;
        let is_carried = |packet: &str| code.packets.iter().any(|other| other.eq_ignore_ascii_case(packet));
        let is_from = |client: &str| !family.is_protocol && is_client(family.id, client);
        question.family.is_none_or(|id| family.id == id)
            && question.packet.is_none_or(is_carried)
            && self.client.as_deref().is_none_or(is_from)
            && question.version.is_none_or(|version| code.values.iter().any(|value| value.holds_in(version)))
    }
}

/// Whether people call the library so: `libmosquitto`, `paho python`, `Paho.MQTT.C`.
fn is_client(family: &str, client: &str) -> bool {
    let id = name::letters(family);
    let client = client.replace("mqtt", "");
    let client = client.strip_prefix("lib").unwrap_or(&client);
    let client = match client {
        "pahocpp" | "pahoc++" => "pahoc",
        "python" | "java" | "javascript" | "js" => {
            return id == format!("paho{}", if client == "javascript" { "js" } else { client })
                || client == "java" && id == "pahojavav5";
        }
        "pahojavascript" => "pahojs",
        "mosquittosub" | "mosquittopub" | "mosq" => "mosquitto",
        client => client,
    };
    id == client || client == "paho" && id.starts_with("paho") || client == "pahojava" && id.starts_with("pahojava")
}

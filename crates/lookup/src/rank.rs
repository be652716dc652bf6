//! Which meanings stay, and in which order.

use crate::answer::{Answer, Evidence, Meaning, Question};
use crate::ask::Reading;
use crate::catalog::{Code, Family};
use crate::clue::{Clue, OUTSIDE, Power};
use crate::index::Lookup;
use crate::mention::{Kind, Mention};

/// What a clue in the text speaks for.
#[derive(Clone, Debug)]
pub(crate) struct Support<'t> {
    /// As the text has it.
    word: &'t str,
    families: Families,
    pub(crate) packet: Option<&'t str>,
    api: Option<&'static str>,
    pub(crate) power: Power,
    weight: u32,
}

/// The families of a clue.
#[derive(Clone, Debug)]
enum Families {
    Some(&'static [&'static str]),
    Protocols,
}

impl<'t> Support<'t> {
    pub(crate) fn clue(clue: &Clue, word: &'t str) -> Self {
        Self {
            word: word.trim(),
            families: Families::Some(clue.families),
            packet: clue.packet.filter(|packet| !packet.is_empty()),
            api: clue.api,
            power: clue.power,
            weight: clue.weight,
        }
    }

    pub(crate) fn packet(word: &'t str) -> Self {
        let packet = Some(word);
        Self { word, families: Families::Protocols, packet, api: None, power: Power::Decisive, weight: 40 }
    }

    /// A program whose low numbers are those of a CONNACK.
    pub(crate) fn connack(program: &'static str) -> Self {
        const FAMILIES: &[&str] = &["mqtt-3.1.1", "mqtt-3.1"];
        Self {
            word: program,
            families: Families::Some(FAMILIES),
            packet: Some("CONNACK"),
            api: None,
            power: Power::Decisive,
            weight: 40,
        }
    }

    fn is_for(&self, family: &Family<'_>, code: &Code<'_>) -> bool {
        let fits_family = match self.families {
            Families::Some(ids) => ids.contains(&family.id),
            Families::Protocols => family.is_protocol,
        };
        fits_family
            && self.packet.is_none_or(|packet| code.packets.contains(&packet))
            && self.api.is_none_or(|api| code.apis.is_empty() || code.apis.contains(&api))
    }

    fn is_decisive_for(&self, family: &Family<'_>, code: &Code<'_>) -> bool {
        self.power == Power::Decisive && self.is_for(family, code)
    }
}

/// Leaves of every mention the codes that most decisive clues speak for.
pub(crate) fn settle_sources(lookup: &Lookup<'_>, mentions: &mut [Mention<'_>], supports: &[Support<'_>]) {
    let telling: Vec<(usize, Vec<usize>)> = mentions
        .iter()
        .enumerate()
        .filter(|(_, mention)| mention.kind == Kind::Telling)
        .map(|(place, mention)| {
            (place, mention.candidates.iter().filter_map(|candidate| family_of(lookup, candidate.code)).collect())
        })
        .collect();
    if telling.is_empty() && supports.iter().all(|support| support.power != Power::Decisive) {
        return;
    }
    for (place, mention) in mentions.iter_mut().enumerate() {
        let votes = |code: usize| {
            let Some((family, code)) = lookup.codes.get(code) else { return 0 };
            let from_clues = lookup
                .families
                .get(*family)
                .map_or(0, |family| supports.iter().filter(|support| support.is_decisive_for(family, code)).count());
            let from_others =
                telling.iter().filter(|(other, families)| *other != place && families.contains(family)).count();
            from_clues + from_others
        };
        let counted: Vec<usize> = mention.candidates.iter().map(|candidate| votes(candidate.code)).collect();
        let most = counted.iter().copied().max().unwrap_or(0);
        if most > 0 {
            let mut counted = counted.into_iter();
            mention.candidates.retain(|_| counted.next() == Some(most));
        } else if mention.kind == Kind::Number && !telling.is_empty() {
            keep_protocols(lookup, mention);
        }
    }
}

/// A program prints its own codes and those of the protocol, not those of another library.
fn keep_protocols(lookup: &Lookup<'_>, mention: &mut Mention<'_>) {
    let is_protocol = |code: usize| {
        family_of(lookup, code).and_then(|family| lookup.families.get(family)).is_some_and(|family| family.is_protocol)
    };
    if mention.candidates.iter().any(|candidate| is_protocol(candidate.code)) {
        mention.candidates.retain(|candidate| is_protocol(candidate.code));
    }
}

fn family_of(lookup: &Lookup<'_>, code: usize) -> Option<usize> {
    lookup.codes.get(code).map(|(family, _)| *family)
}

/// The meanings of all mentions, best first.
pub(crate) fn answer<'a>(
    lookup: &Lookup<'a>,
    mentions: &[Mention<'a>],
    reading: &Reading<'_>,
    question: &Question<'_>,
) -> Answer<'a> {
    let mut found: Vec<(usize, Meaning<'a>)> = Vec::new();
    for candidate in mentions.iter().flat_map(|mention| &mention.candidates) {
        let Some((family, code)) = lookup.codes.get(candidate.code) else { continue };
        let Some(family) = lookup.families.get(*family) else { continue };
        match found.iter_mut().find(|(place, _)| *place == candidate.code) {
            Some((_, meaning)) => meaning.add(&candidate.evidence, candidate.weight, candidate.value),
            None => found.push((
                candidate.code,
                meaning(family, code, (*candidate.evidence).clone(), candidate.weight, candidate.value),
            )),
        }
    }
    let mut meanings: Vec<Meaning<'a>> = found.into_iter().map(|(_, meaning)| meaning).collect();
    for meaning in &mut meanings {
        add_context(meaning, reading, question);
    }
    meanings.sort_by_key(|meaning| u32::MAX - meaning.rank);
    let outside: Vec<&'static str> =
        reading.outside.iter().filter_map(|place| OUTSIDE.get(*place)).map(|outside| outside.name).collect();
    let is_one_family =
        meanings.first().is_some_and(|first| meanings.iter().all(|meaning| meaning.family.id == first.family.id));
    Answer { is_certain: is_one_family && outside.is_empty(), meanings, outside, ..Answer::default() }
}

fn meaning<'a>(
    family: &'a Family<'a>,
    code: &'a Code<'a>,
    evidence: Evidence<'a>,
    weight: u32,
    value: Option<i64>,
) -> Meaning<'a> {
    let value = value.or_else(|| code.values.last().map(|value| value.number)).unwrap_or_default();
    Meaning { family, code, value, evidence: vec![evidence], rank: weight + prior(family, code) }
}

impl<'a> Meaning<'a> {
    fn add(&mut self, evidence: &Evidence<'a>, weight: u32, value: Option<i64>) {
        if !self.evidence.contains(evidence) {
            self.evidence.push(evidence.clone());
            self.rank += weight;
        }
        self.value = value.unwrap_or(self.value);
    }
}

fn add_context(meaning: &mut Meaning<'_>, reading: &Reading<'_>, question: &Question<'_>) {
    let (family, code) = (meaning.family, meaning.code);
    for support in reading.supports.iter().filter(|support| support.is_for(family, code)) {
        meaning.rank += support.weight;
        if !meaning.evidence.iter().any(|evidence| evidence.says(support.word)) {
            meaning.evidence.push(Evidence::Context(support.word.to_owned()));
        }
    }
    if let Some(version) = question.version.filter(|_| !family.is_protocol) {
        meaning.evidence.push(Evidence::Version(version));
    }
}

/// How often people ask about a code of this family, before anything else is known. Among equals this decides.
pub(crate) fn prior(family: &Family<'_>, code: &Code<'_>) -> u32 {
    let is_negative = code.values.iter().any(|value| value.number < 0);
    let base = match family.id {
        "mqtt-3.1.1" if code.packets.contains(&"CONNACK") => 26,
        "mqtt-5.0" => 24,
        "mosquitto" if !is_negative => 22,
        "paho-c" => 20,
        "paho-java" | "mqtt-3.1.1" => 18,
        "paho-python" => 16,
        "paho-java-v5" | "mosquitto" => 14,
        "paho-js" => 12,
        "mqtt-3.1" => 10,
        "mqtt-sn-1.2" => 6,
        _ => 15,
    };
    base + if code.is_error { 3 } else { 0 }
}

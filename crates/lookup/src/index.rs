//! The index: everything that a text is searched for, built once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::catalog::{Code, Family};
use crate::clue::{CLUES, OUTSIDE, TOPIC};
use crate::literal::Literals;
use crate::name::Names;
use crate::phrase::{self, Pattern, Phrase};
use crate::screen::Screen;
use crate::text;

/// A catalog, ready to be asked. Building one takes well under a millisecond for some hundred codes.
#[derive(Debug)]
pub struct Lookup<'a> {
    pub(crate) families: &'a [Family<'a>],
    /// Every code, with the place of its family.
    pub(crate) codes: Vec<(usize, &'a Code<'a>)>,
    pub(crate) names: Names,
    pub(crate) phrases: Literals<Phrase>,
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) packets: Vec<&'a str>,
    /// The places of the codes that have a number, by number.
    by_number: BTreeMap<i64, Vec<usize>>,
    /// The folded texts that can mean a code by themselves, besides the names.
    messages: Vec<String>,
    /// Made when the first line of a log is asked about: nothing else needs it.
    screen: OnceLock<Screen>,
}

impl<'a> Lookup<'a> {
    /// An index of these families.
    #[must_use]
    pub fn new(families: &'a [Family<'a>]) -> Self {
        let mut lookup = Self {
            families,
            codes: Vec::new(),
            names: Names::default(),
            phrases: Literals::new(),
            patterns: Vec::new(),
            packets: Vec::new(),
            by_number: BTreeMap::new(),
            messages: Vec::new(),
            screen: OnceLock::new(),
        };
        for (place, family) in families.iter().enumerate() {
            for code in family.codes {
                lookup.add(place, family, code);
            }
        }
        for (place, clue) in CLUES.iter().enumerate() {
            lookup.phrases.add(clue.word, Phrase::Clue(place));
        }
        for (place, outside) in OUTSIDE.iter().enumerate() {
            for word in outside.words {
                lookup.phrases.add(word, Phrase::Outside(place));
            }
        }
        for word in TOPIC {
            lookup.phrases.add(word, Phrase::Topic);
        }
        lookup
    }

    fn add(&mut self, family_place: usize, family: &Family<'a>, code: &'a Code<'a>) {
        let place = self.codes.len();
        self.codes.push((family_place, code));
        self.names.add(family, code, place);
        self.add_message(code.id, Phrase::Id(place));
        for (_, title) in code.titles.iter().filter(|(_, title)| !title.is_ascii()) {
            let title = text::folded(title);
            self.add_message(&title, Phrase::Title(place));
        }
        for (number, sighting) in code.seen_as.iter().enumerate() {
            if sighting.is_pattern {
                let required = phrase::required(sighting.text);
                self.add_message(&required, Phrase::Pattern(self.patterns.len()));
                self.patterns.push(Pattern::new(place, number, sighting.text));
                continue;
            }
            for (literal, is_telling) in phrase::literals(sighting) {
                self.add_message(&literal, Phrase::Sighting { code: place, sighting: number, is_telling });
            }
        }
        for packet in code.packets {
            if !self.packets.contains(packet) {
                self.phrases.add(&packet.to_ascii_lowercase(), Phrase::Packet(self.packets.len()));
                self.packets.push(packet);
            }
        }
        for value in code.values {
            self.by_number.entry(value.number).or_default().push(place);
        }
    }

    /// Adds a folded text that can mean a code by itself.
    fn add_message(&mut self, folded: &str, stands_for: Phrase) {
        if self.phrases.add(folded, stands_for) {
            self.messages.push(folded.to_owned());
        }
    }

    /// The families.
    #[must_use]
    pub fn families(&self) -> &'a [Family<'a>] {
        self.families
    }

    /// The code with this id.
    #[must_use]
    pub fn code(&self, id: &str) -> Option<(&'a Family<'a>, &'a Code<'a>)> {
        let (family, code) = self.codes.iter().find(|(_, code)| code.id == id)?;
        Some((self.families.get(*family)?, code))
    }

    /// The places of the codes with a number, whatever the version.
    pub(crate) fn with_number(&self, number: i64) -> &[usize] {
        self.by_number.get(&number).map_or(&[], Vec::as_slice)
    }

    /// Whether a name or message of the catalog can be in a folded text; most lines of a log have none.
    pub(crate) fn may_have_words(&self, folded: &str) -> bool {
        self.screen.get_or_init(|| self.screen()).passes(folded)
    }

    fn screen(&self) -> Screen {
        let mut screen = Screen::new();
        self.messages.iter().for_each(|message| screen.add(message));
        self.names.all().for_each(|letters| screen.add(letters));
        screen
    }
}

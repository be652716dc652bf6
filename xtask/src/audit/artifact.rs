//! Fetching an artifact and taking its constants out of it: everything that runs other programs.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use catalog::document::Version;
use catalog::source::At;

use super::manifest::{Artifact, Check};
use crate::output;
use crate::program::is_installed;

/// A constant of an artifact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Constant {
    /// The API that its check names.
    pub(crate) api: Option<String>,
    /// What upstream calls it.
    pub(crate) name: String,
    pub(crate) value: i64,
    /// The packets that may carry it; none where the artifact does not say.
    pub(crate) packets: Vec<String>,
}

/// An artifact on this machine.
pub(crate) struct Fetched {
    /// The folder with its files.
    folder: PathBuf,
    pub(crate) version: Version,
}

/// The folder of the extractors, and of the fetched artifacts.
pub(crate) struct Folders {
    /// Absolute, since commands run elsewhere.
    pub(crate) audit: PathBuf,
    pub(crate) cache: PathBuf,
}

/// Names the commands that filled a folder of the cache; it is written last.
const STAMP: &str = ".fetched";

/// Fetches the artifact, or takes it from the cache. An error says why it is not there.
pub(crate) fn fetch(artifact: &Artifact, folders: &Folders, refresh: bool) -> Result<Fetched, String> {
    if let Some(program) = artifact.needs.iter().find(|program| !is_installed(program)) {
        return Err(format!("`{}` is not installed", program.value));
    }
    let folder = folders.cache.join(&artifact.id.value);
    let pinned = artifact.version.as_ref().map(|version| &version.value);
    let commands: Vec<_> = artifact.fetch.iter().map(|words| folders.fill(words, pinned)).collect();
    let stamp: String = commands.iter().map(|words| words.join(" ") + "\n").collect();
    // The place of the repository is no part of what was fetched.
    let stamp = stamp.replace(&*folders.audit.to_string_lossy(), "{audit}");
    if refresh || fs::read_to_string(folder.join(STAMP)).ok().as_ref() != Some(&stamp) {
        output::say(&format!("fetching {} ({})", artifact.id.value, artifact.title.value));
        let partial = folders.cache.join(format!("{}.partial", artifact.id.value));
        empty(&partial).map_err(|error| error.to_string())?;
        commands.iter().try_for_each(|words| run(words, &partial).map(drop))?;
        replace(&partial, &folder, &stamp).map_err(|error| error.to_string())?;
    }
    match pinned.cloned().or_else(|| Version::parse(fs::read_to_string(folder.join("version")).ok()?.trim())) {
        Some(version) => Ok(Fetched { folder, version }),
        None => Err("fetching left no version".to_owned()),
    }
}

/// The constants of one check. An error says what is wrong with the artifact or the extractor.
pub(crate) fn extract(check: &Check, fetched: &Fetched, folders: &Folders) -> Result<Vec<Constant>, String> {
    let words = folders.fill(&check.extract, Some(&fetched.version));
    let api = check.api.as_ref().map(|api| api.value.as_str());
    let constants = run(&words, &fetched.folder)?
        .lines()
        .map(|line| parse(line, api).ok_or_else(|| format!("`{}` printed `{line}`", words.join(" "))))
        .collect::<Result<Vec<_>, _>>()?;
    if constants.is_empty() { Err(format!("`{}` printed nothing", words.join(" "))) } else { Ok(constants) }
}

/// `NAME<TAB>VALUE[<TAB>PACKET,PACKET...]`.
fn parse(line: &str, api: Option<&str>) -> Option<Constant> {
    let mut fields = line.split('\t');
    let (name, value) = (fields.next()?, fields.next()?.parse().ok()?);
    let packets = fields.next().map(|packets| packets.split(',').map(str::to_owned).collect()).unwrap_or_default();
    let is_complete = !name.is_empty() && fields.next().is_none();
    is_complete.then(|| Constant { api: api.map(str::to_owned), name: name.to_owned(), value, packets })
}

impl Folders {
    /// A command with its placeholders filled.
    fn fill(&self, words: &[At<String>], version: Option<&Version>) -> Vec<String> {
        let (audit, version) = (self.audit.to_string_lossy(), version.map_or("", Version::as_str));
        words.iter().map(|word| word.value.replace("{audit}", &audit).replace("{version}", version)).collect()
    }
}

/// Runs a command and returns what it prints. An error has what it complained about.
fn run(words: &[String], folder: &Path) -> Result<String, String> {
    let Some((program, arguments)) = words.split_first() else { return Err("a command is empty".to_owned()) };
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let output = output.map_err(|error| format!("`{program}` could not be started: {error}"))?;
    if !output.status.success() {
        let why = complaint(&output.stderr).or_else(|| complaint(&output.stdout)).unwrap_or_default();
        return Err(format!("`{program}` ended with {}: {why}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{program}` did not print UTF-8"))
}

/// The line that says most: the first with the word error, since advice follows it, or else the last.
fn complaint(said: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(said);
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let error = lines.clone().find(|line| line.to_lowercase().contains("error"));
    error.or_else(|| lines.next_back()).map(str::to_owned)
}

/// Makes the folder exist without any file in it.
fn empty(folder: &Path) -> io::Result<()> {
    remove(folder)?;
    fs::create_dir_all(folder)
}

/// Puts a complete folder in the place of the one that was there.
fn replace(partial: &Path, folder: &Path, stamp: &str) -> io::Result<()> {
    fs::write(partial.join(STAMP), stamp)?;
    remove(folder)?;
    fs::rename(partial, folder)
}

fn remove(folder: &Path) -> io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn constant(name: &str, value: i64, packets: &[&str]) -> Constant {
        let packets = packets.iter().map(|packet| (*packet).to_owned()).collect();
        Constant { api: None, name: name.to_owned(), value, packets }
    }

    #[test]
    fn a_line_is_a_name_a_number_and_maybe_packets() {
        let cases = [
            ("MOSQ_ERR_TLS\t8", Some(constant("MOSQ_ERR_TLS", 8, &[]))),
            ("MOSQ_ERR_CONN_PENDING\t-1", Some(constant("MOSQ_ERR_CONN_PENDING", -1, &[]))),
            ("Granted QoS 1\t1\tSUBACK", Some(constant("Granted QoS 1", 1, &["SUBACK"]))),
            ("Server busy\t137\tCONNACK,DISCONNECT", Some(constant("Server busy", 137, &["CONNACK", "DISCONNECT"]))),
            ("MOSQ_ERR_TLS", None),
            ("MOSQ_ERR_TLS\teight", None),
            ("\t8", None),
            ("MOSQ_ERR_TLS\t8\tCONNACK\tmore", None),
        ];
        for (line, expected) in cases {
            assert_eq!(parse(line, None), expected, "{line:?}");
        }
    }

    #[test]
    fn placeholders_are_filled() {
        let folders = Folders { audit: "/here/audit".into(), cache: "cache".into() };
        let word = At::new("{audit}/x-{version}.jar".to_owned(), catalog::source::Span::default());
        assert_eq!(folders.fill(&[word], Version::parse("1.2").as_ref()), ["/here/audit/x-1.2.jar"]);
    }

    #[test]
    fn a_command_that_fails_says_why() {
        let cases = [
            ("echo noise >&2; echo 'E: no such package' >&2", "E: no such package"),
            ("echo noise >&2; echo 'ERROR: no such version' >&2; echo 'more in the log' >&2", "ERROR: no such version"),
            ("echo '[ERROR] cannot resolve'", "[ERROR] cannot resolve"),
        ];
        for (script, why) in cases {
            let words = ["sh", "-c", &format!("{script}; exit 3")].map(str::to_owned);
            let error = run(&words, Path::new(".")).unwrap_err();
            assert!(error.starts_with("`sh` ended with ") && error.ends_with(&format!(": {why}")), "{error}");
        }
    }
}

//! The tool as people run it.

#![allow(clippy::expect_used)] // helpers, too, may fail a test

use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};

/// The tool, in English and without anything from the environment of whoever runs the tests.
fn tool(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mqtt-codes"));
    command.args(args).env_clear();
    command
}

fn run(args: &[&str]) -> Output {
    tool(args).output().expect("the tool runs")
}

fn stdout(args: &[&str]) -> String {
    String::from_utf8(run(args).stdout).expect("UTF-8")
}

/// Runs the tool with something on standard input.
fn feed(args: &[&str], input: &[u8]) -> Output {
    let mut child =
        tool(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the tool runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the tool ends");
    writer.join().expect("the writer ends").expect("the tool reads all");
    output
}

fn code(args: &[&str]) -> Option<i32> {
    run(args).status.code()
}

mod pages {
    use super::*;

    /// A page of each language and width: a certain answer, an ambiguous one, one that names a program outside.
    fn pages(lang: &str, width: &str) -> String {
        let queries =
            ["rc=19", "Sending CONNACK to sensor (0, 5)", "failed, rc=-2 try again in 5 seconds", "rc = 256", "zork"];
        let page =
            |query: &&str| format!("$ mqtt-codes '{query}'\n{}", stdout(&[query, "--lang", lang, "--width", width]));
        queries.iter().map(page).collect::<Vec<_>>().join("\n")
    }

    macro_rules! snapshots {
        ($($name:ident: $lang:literal, $width:literal;)*) => {
            $(#[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), pages($lang, $width));
            })*
        };
    }

    snapshots! {
        en_80: "en", "80";
        en_40: "en", "40";
        zh_cn_80: "zh-CN", "80";
        zh_cn_40: "zh-CN", "40";
        ja_80: "ja", "80";
        ja_40: "ja", "40";
    }

    #[test]
    fn all_in_markdown_and_json() {
        insta::assert_snapshot!("markdown", stdout(&["0x8F", "--format", "markdown"]));
        insta::assert_snapshot!("json", stdout(&["MOSQ_ERR_LOOKUP", "--format", "json"]));
        insta::assert_snapshot!("list", stdout(&["list", "--packet", "SUBACK"]));
        insta::assert_snapshot!("search", stdout(&["search", "タイムアウト", "--lang", "ja"]));
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        use unicode_width::UnicodeWidthStr;
        for lang in ["en", "zh-CN", "ja"] {
            for width in [1, 2, 7, 23, 24, 31, 40, 57, 80, 200] {
                let text = stdout(&["5", "--all", "--lang", lang, "--width", &width.to_string()]);
                for line in text.lines().filter(|line| !line.contains("://")) {
                    assert!(line.width() <= width.max(2), "{lang} {width}: {line:?}");
                }
            }
        }
    }
}

mod status {
    use super::*;

    #[test]
    fn tells_how_it_ended() {
        assert_eq!(code(&["rc=19"]), Some(0));
        assert_eq!(code(&["rc=256"]), Some(1));
        assert_eq!(code(&["search", "zork"]), Some(1));
        assert_eq!(code(&["list", "--family", "mosquitto", "--packet", "CONNACK"]), Some(1));
        assert_eq!(code(&["5"]), Some(0));
        assert_eq!(code(&["--strict", "5"]), Some(3));
        assert_eq!(code(&["--strict", "19"]), Some(0));
        assert_eq!(code(&["--strict", "5", "--family", "mosquitto"]), Some(0));
        assert_eq!(code(&[]), Some(2));
        assert_eq!(code(&["19", "--family", "zork"]), Some(2));
        assert_eq!(code(&["--help"]), Some(0));
    }

    #[test]
    fn negative_numbers_are_no_flags() {
        for args in [&["-4"][..], &["--", "-4"], &["explain", "-4"], &["-4", "--client", "paho c"]] {
            assert!(stdout(args).contains("MQTTCLIENT_MAX_MESSAGES_INFLIGHT"), "{args:?}");
        }
    }

    #[test]
    fn a_reader_who_leaves_is_no_failure() {
        let mut child = tool(&["annotate"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("runs");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("a pipe");
        let line = b"1664316103: Client a disconnected due to protocol error.\n".repeat(4000);
        let _ = stdin.write_all(&line);
        drop(stdin);
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert_eq!(said, "");
        assert!(child.wait().expect("ends").code().is_some_and(|code| code <= 1));
    }
}

mod forms {
    use super::*;

    #[test]
    fn json_keeps_its_promise() {
        let reply: serde_json::Value = serde_json::from_str(&stdout(&["rc=19", "--format", "json"])).expect("JSON");
        assert_eq!(reply["query"], "rc=19");
        assert_eq!(reply["certain"], true);
        let meaning = &reply["meanings"][0];
        assert_eq!(meaning["id"], "mosquitto/keepalive");
        assert_eq!(meaning["family"], "mosquitto");
        assert_eq!(meaning["symbol"], "MOSQ_ERR_KEEPALIVE");
        assert_eq!(meaning["value"], 19);
        assert!(meaning["packets"].is_array() && meaning["evidence"].is_array());
        assert!(meaning["title"].is_string() && meaning["summary"].is_string());
        let nothing: serde_json::Value = serde_json::from_str(&stdout(&["zork", "--format", "json"])).expect("JSON");
        assert_eq!(nothing["certain"], false);
        assert_eq!(nothing["meanings"].as_array().map(Vec::len), Some(0));
    }

    #[test]
    fn color_is_for_terminals() {
        assert!(!stdout(&["rc=19"]).contains('\u{1b}'));
        assert!(stdout(&["rc=19", "--color", "always"]).contains("\u{1b}[1m"));
        assert!(!stdout(&["rc=19", "--color", "never"]).contains('\u{1b}'));
    }

    #[test]
    fn pasted_text_cannot_command_a_terminal() {
        let evil = "rc=19 \u{1b}]0;owned\u{7} \u{202e}\u{9b}31m";
        for args in [
            &[evil][..],
            &[evil, "--format", "markdown"],
            &["search", evil],
            &["zork\u{1b}[2J"],
            &["19", "--lang", "\u{1b}[2J"],
        ] {
            let output = run(args);
            for bytes in [output.stdout, output.stderr] {
                let text = String::from_utf8(bytes).expect("UTF-8");
                assert!(!text.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}']), "{args:?}: {text:?}");
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_utf_8_is_no_failure() {
        use std::os::unix::ffi::OsStrExt;
        let query = std::ffi::OsStr::from_bytes(b"rc=19 \xff\xfe");
        let output = tool(&[]).arg(query).output().expect("runs");
        assert_eq!(output.status.code(), Some(0));
    }

    #[test]
    fn languages() {
        let of = |variables: &[(&str, &str)]| {
            let output = tool(&["rc=19"]).envs(variables.iter().copied()).output().expect("runs");
            String::from_utf8(output.stdout).expect("UTF-8")
        };
        assert!(of(&[("LANG", "zh_CN.UTF-8")]).contains("保活超时"));
        assert!(of(&[("LANGUAGE", "ja:en"), ("LANG", "en_US.UTF-8")]).contains("タイムアウト"));
        assert!(of(&[("LC_ALL", "C"), ("LANGUAGE", "ja")]).contains("Keep Alive timeout"));
        let french = run(&["rc=19", "--lang", "fr"]);
        assert!(String::from_utf8_lossy(&french.stderr).contains("fr"));
        assert_eq!(french.status.code(), Some(0));
    }
}

mod annotate {
    use super::*;

    /// What is left when the notes are taken out.
    fn without_notes(bytes: &[u8]) -> Vec<u8> {
        let lines = bytes.split_inclusive(|byte| *byte == b'\n');
        lines.filter(|line| !line.starts_with(b"    mqtt-codes> ")).flatten().copied().collect()
    }

    #[test]
    fn notes_stand_under_lines_once() {
        let log = "New connection from 10.0.0.1 on port 1883.\n\
                   Client a disconnected due to protocol error.\n\
                   Client b disconnected due to protocol error.\n\
                   ERROR Connection lost (32109) - java.io.EOFException\n";
        insta::assert_snapshot!("annotated", String::from_utf8_lossy(&feed(&["annotate"], log.as_bytes()).stdout));
        let all = feed(&["annotate", "--all"], log.as_bytes()).stdout;
        assert_eq!(String::from_utf8_lossy(&all).matches("mqtt-codes>").count(), 3);
        let matching = feed(&["annotate", "--only-matching"], log.as_bytes()).stdout;
        assert!(!String::from_utf8_lossy(&matching).contains("New connection"));
        let records = feed(&["annotate", "--format", "json"], log.as_bytes()).stdout;
        let lines: Vec<u64> = String::from_utf8_lossy(&records)
            .lines()
            .map(|line| {
                serde_json::from_str::<serde_json::Value>(line).expect("JSON")["line"].as_u64().expect("a number")
            })
            .collect();
        assert_eq!(lines, [2, 3, 4]);
    }

    #[test]
    fn bytes_in_are_bytes_out() {
        let mut noise = Vec::new();
        let mut state = 1_u32;
        for _ in 0..300_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            noise.extend_from_slice(&state.to_be_bytes());
        }
        let long = [b"rc=19 ".repeat(50_000), b"\n".to_vec()].concat();
        for input in [&b""[..], b"\n", b"\r\n\0\xff\n", b"no line end", b"rc=19\r\n", &noise, &long] {
            let output = feed(&["annotate", "--all"], input);
            assert!(without_notes(&output.stdout) == input, "{} bytes changed", input.len());
            assert_eq!(output.stderr, b"");
        }
        let unfinished = feed(&["annotate"], b"on_disconnect rc=19").stdout;
        assert!(unfinished.starts_with(b"on_disconnect rc=19\n    mqtt-codes> 19 "));
        assert!(!unfinished.ends_with(b"\n"));
    }

    #[test]
    fn what_has_come_is_passed_on_at_once() {
        let mut child = tool(&["annotate"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("runs");
        let mut stdin = child.stdin.take().expect("a pipe");
        let mut stdout = child.stdout.take().expect("a pipe");
        stdin.write_all(b"first\n").expect("the tool reads");
        let mut first = [0; 6];
        stdout.read_exact(&mut first).expect("it comes before the end of the input");
        assert_eq!(&first, b"first\n");
        drop(stdin);
        child.wait().expect("ends");
    }
}

mod manual {
    use super::*;
    use std::fs;
    use std::path::Path;

    /// `clap_complete` gives fish and PowerShell no values for arguments without a flag.
    #[test]
    fn completions_know_codes() {
        for shell in ["bash", "zsh"] {
            let script = stdout(&["completions", shell]);
            for name in ["MOSQ_ERR_KEEPALIVE", "keep-alive-timeout", "REASON_CODE_CONNECTION_LOST"] {
                assert!(script.contains(name), "{shell} does not complete {name}");
            }
        }
        assert!(!stdout(&["--help"]).contains("MOSQ_ERR_KEEPALIVE"));
        assert_eq!(code(&["no such code, and not in the list"]), Some(1));
    }

    #[test]
    fn bash_completes_every_command() {
        let script = stdout(&["completions", "bash"]);
        let commands: Vec<&str> =
            script.lines().filter_map(|line| line.trim().strip_prefix("cmd=\"")?.strip_suffix('"')).collect();
        assert!(commands.len() > 7);
        for command in commands.iter().filter(|command| !command.is_empty()) {
            assert!(script.contains(&format!("\n        {command})\n")), "nothing is said about {command}");
        }
    }

    /// Completions and manual pages are committed; this says how to make them anew.
    #[test]
    fn what_is_committed_is_current() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_str().expect("UTF-8");
        assert_eq!(code(&["man", path]), Some(0));
        for (shell, file) in [
            ("bash", "mqtt-codes.bash"),
            ("fish", "mqtt-codes.fish"),
            ("zsh", "_mqtt-codes"),
            ("powershell", "_mqtt-codes.ps1"),
        ] {
            fs::write(folder.path().join(file), stdout(&["completions", shell])).expect("written");
        }
        let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("manual");
        if std::env::var_os("UPDATE_MANUAL").is_some() {
            fs::create_dir_all(&committed).expect("created");
        }
        for file in fs::read_dir(folder.path()).expect("a folder").map(|file| file.expect("a file").path()) {
            let name = file.file_name().expect("a name");
            let fresh = fs::read_to_string(&file).expect("text");
            if std::env::var_os("UPDATE_MANUAL").is_some() {
                fs::write(committed.join(name), &fresh).expect("written");
            }
            let old = fs::read_to_string(committed.join(name)).unwrap_or_default();
            assert!(old == fresh, "{} is stale: run the tests with UPDATE_MANUAL=1", committed.join(name).display());
        }
    }
}

/// The golden file of the look-up, through the generated tables and the JSON output.
#[test]
fn golden_queries_are_answered_as_they_should_be() {
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../lookup/golden.json");
    let golden: serde_json::Value = serde_json::from_slice(&std::fs::read(golden).expect("read")).expect("JSON");
    let cases = golden["cases"].as_array().expect("cases");
    let mut right = 0;
    for case in cases {
        let query = case["query"].as_str().expect("a query");
        let mut command = tool(&["--format", "json"]);
        for (option, flag) in
            [("family", "--family"), ("client", "--client"), ("packet", "--packet"), ("version", "--client-version")]
        {
            if let Some(value) = case["options"][option].as_str() {
                command.args([flag, value]);
            }
        }
        let output = command.args(["--", query]).output().expect("runs");
        let reply: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let accepted = case["accepted"].as_array().expect("a list");
        let first = &reply["meanings"][0]["id"];
        let is_right = if accepted.is_empty() { first.is_null() } else { accepted.contains(first) };
        right += usize::from(is_right);
        assert!(is_right || reply["certain"] == false, "{query:?}: certain and wrong");
        assert_eq!(output.status.code(), Some(i32::from(first.is_null())), "{query:?}");
    }
    assert!(right * 100 >= cases.len() * 95, "{right} of {} are right", cases.len());
}

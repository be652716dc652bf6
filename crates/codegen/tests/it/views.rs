//! What templates see of a catalog, where a mistake would not show in the outputs of the fixture.

use std::fs;

use codegen::tree::Tree;
use codegen::{render, target};

use crate::support::{catalog, copy, tests};

/// A file, what it says, and what it says instead.
type Change<'a> = (&'a str, &'a str, &'a str);

/// What a template writes over the fixture, with other words in some of its files.
fn seen(template: &str, changes: &[Change<'_>]) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let (spec, targets) = (scratch.path().join("spec"), scratch.path().join("templates"));
    copy(&tests("fixture"), &spec);
    for (file, from, to) in changes {
        let text = fs::read_to_string(spec.join(file)).unwrap();
        assert!(text.contains(from), "{file} has no {from:?}");
        fs::write(spec.join(file), text.replace(from, to)).unwrap();
    }
    fs::create_dir_all(targets.join("t")).unwrap();
    let config = "title: T\nescape: none\nidentifiers: {cases: {type: upper-camel}}\nfiles:\n  - {template: a.tera, path: a, each: catalog}\n";
    fs::write(targets.join("t/target.yaml"), config).unwrap();
    fs::write(targets.join("t/a.tera"), template).unwrap();
    let (mut sources, mut findings) = Default::default();
    let targets = target::read_all(&targets, &[], &mut sources, &mut findings);
    assert!(findings.is_empty());
    let mut tree = Tree::default();
    render::render(&catalog(&spec), &targets[0], &mut tree).unwrap();
    String::from_utf8(tree.get("t/a").unwrap().to_vec()).unwrap()
}

/// Where errors begin: templates compare with this number instead of looking each number up, so it must part them.
#[test]
fn errors_begin_somewhere_only_where_that_parts_them_from_successes() {
    let template = "{% for family in catalog.families %}{% for space in family.spaces %}\
                    {{ family.id }} {{ space.error_from | json }}\n{% endfor %}{% endfor %}";
    let (old, new) = ("families/proto-3.1.yaml", "families/proto-5.0.yaml");
    let accepted = |value| format!("value: {value}\n    packets: {{CONNACK: server}}\n    outcome: success");
    let (zero, seven) = (accepted("0x00"), accepted("0x07"));
    let cases: [(&[Change<'_>], [&str; 3]); 4] = [
        (&[], ["128", "1", "2"]),
        // A success above an error: nothing parts them.
        (&[(old, &zero, &seven)], ["128", "null", "2"]),
        // The authority's number may stand anywhere between the two; elsewhere, the spec is refused.
        (&[(new, "errors_from: 0x80", "errors_from: 0x19")], ["25", "1", "2"]),
        // Where the authority says nothing, they begin right behind the last success.
        (&[(new, ", errors_from: 0x80", "")], ["25", "1", "2"]),
    ];
    for (changes, [five, connack, suback]) in cases {
        let expected = format!("proto-5.0 {five}\nproto-3.1 {connack}\nproto-3.1 {suback}\nlib-c null\nlib-c null\n");
        assert_eq!(seen(template, changes), expected, "{changes:?}");
    }
}

/// A code of a family whose numbers mean the same everywhere keeps the whole of its name, even if it begins with its only
/// packet; where a packet has types of its own, the packet goes without saying.
#[test]
fn names_lose_their_packet_only_where_a_packet_has_types_of_its_own() {
    let template = "{% for family in catalog.families %}{% for code in family.codes %}{% for other in code.see_also %}\
                    {{ other.id }} {{ other.ident.type }}\n{% endfor %}{% endfor %}{% endfor %}";
    let name = "normal-disconnection";
    let changes = [
        ("families/proto-5.0.yaml", name, "disconnect-normal"),
        ("locales/ja/proto-5.0.yaml", name, "disconnect-normal"),
        ("locales/ja/lock.yaml", name, "disconnect-normal"),
        (
            "families/lib-c.yaml",
            "    equivalents: [proto-5.0/success]\n",
            "    equivalents: [proto-5.0/success]\n    see_also: [proto-5.0/disconnect-normal, proto-3.1/connack-refused]\n",
        ),
    ];
    let expected = "proto-5.0/disconnect-normal DisconnectNormal\nproto-3.1/connack-refused Refused\n";
    assert_eq!(seen(template, &changes), expected);
}

/// Templates count these numbers to find out whether they are a range, so that none may stand there twice.
#[test]
fn a_success_counts_once_wherever_its_other_names_stand() {
    let template = "{{ catalog.families[0].spaces[0].successes | json }}";
    let second = |value| format!("name: normal-disconnection\n    value: {value}");
    let numbers = |value| {
        let json = seen(template, &[("families/proto-5.0.yaml", &second("0x00"), &second(value))]);
        serde_json::from_str::<Vec<i64>>(&json).unwrap()
    };
    assert_eq!(numbers("0x00"), [0, 24], "three names side by side");
    assert_eq!(numbers("0x02"), [0, 2, 24], "another number between two names");
}

#[test]
fn places_count_from_zero() {
    let template = "{% for code in catalog.families[0].codes %}{{ code.place }} {% endfor %}\n\
                    {% for closed in catalog.families[0].spaces[0].closed %}{% for member in closed.members %}\
                    {{ member.index }}/{{ member.position }} {% endfor %}\n{% endfor %}";
    assert_eq!(seen(template, &[]), "0 1 2 3 4 5 \n0/0 1/3 2/4 3/5 \n0/2 \n0/1 1/4 \n");
}

#[test]
fn a_space_is_versioned_if_any_number_came_or_went() {
    let template = "{% for space in catalog.families[2].spaces %}{{ space.scope }} {{ space.versioned }}\n{% endfor %}";
    let code = "value: -10\n    apis: [sync]";
    let (since, until) = (format!("since: \"1.0\"\n    {code}"), format!("until: \"3.0\"\n    {code}"));
    let cases: [(&[Change<'_>], [bool; 2]); 4] = [
        (&[], [false, true]),
        (&[("families/lib-c.yaml", code, &since)], [true, true]),
        (&[("families/lib-c.yaml", code, &until)], [true, true]),
        // Only the later of two numbers has a version.
        (&[("families/lib-c.yaml", ", until: \"2.0.0\"", "")], [false, true]),
    ];
    for (changes, [sync, callback]) in cases {
        assert_eq!(seen(template, changes), format!("sync {sync}\nasync {callback}\n"), "{changes:?}");
    }
}

#[test]
fn an_older_type_is_known_from_whichever_member_has_a_downgrade() {
    let template = "{% for closed in catalog.families[0].spaces[0].closed %}{{ closed.packet.name }} \
                    {% if closed.older %}{{ closed.older.family }}{% else %}none{% endif %}\n{% endfor %}";
    let (first, second) =
        ("    downgrade: {to: [proto-3.1/connack-accepted]}\n", "    downgrade: {to: [proto-3.1/connack-refused]}\n");
    let family = "families/proto-5.0.yaml";
    let cases: [(&[Change<'_>], &str); 3] = [
        (&[], "proto-3.1"),
        (&[(family, first, "")], "proto-3.1"),
        (&[(family, first, ""), (family, second, "")], "none"),
    ];
    for (changes, connack) in cases {
        let expected = format!("CONNACK {connack}\nSUBACK none\nDISCONNECT none\n");
        assert_eq!(seen(template, changes), expected, "{changes:?}");
    }
}

#[test]
fn states_of_translations_are_sorted_by_locale() {
    let template =
        "{% for tag, state in catalog.families[0].codes[0].translations %}{{ tag }} {{ state }}\n{% endfor %}";
    let families = "families: [proto-5.0";
    let more = format!("  - {{tag: de, name: Deutsch, status: partial}}\n{families}");
    assert_eq!(seen(template, &[]), "en current\nja outdated\n");
    assert_eq!(seen(template, &[("catalog.yaml", families, &more)]), "de missing\nen current\nja outdated\n");
}

#[test]
fn a_number_with_more_names_tells_where_each_belongs() {
    let template = "{% for entry in space.codes %}{{ entry.code.name }} {{ entry.mask }}\n{% endfor %}\
                    {% for alias in space.aliases %}{{ alias.value }} {{ alias.mask }} {{ alias.position }}\n{% endfor %}";
    let template = format!("{{% set space = catalog.families[0].spaces[0] %}}{template}");
    let codes = "success 1\nnormal-disconnection 4\ngranted-qos-0 2\ncontinue 1\nnot-authorized 5\ntext-trouble 1\n";
    assert_eq!(seen(&template, &[]), format!("{codes}0 4 1\n0 2 2\n"));
    // The code behind it is another name of the same number then, and not of zero.
    let other = "a digit\n    value: ";
    let changes = [("families/proto-5.0.yaml", &*format!("{other}0x00"), &*format!("{other}0x18"))];
    assert_eq!(seen(&template, &changes), format!("{codes}0 4 1\n24 1 3\n"));
}

#[test]
fn locales_say_what_they_promise() {
    let template = "{% for locale in catalog.locales %}{{ locale.tag }} {{ locale.name }} {{ locale.status }} \
                    {{ locale.is_source }}\n{% endfor %}";
    assert_eq!(seen(template, &[]), "en English complete true\nja 日本語 partial false\n");
}

#[test]
fn a_code_that_another_names_comes_with_its_family() {
    let template = "{% for other in catalog.families[0].codes[0].equivalents %}{{ other.id }} {{ other.family }} \
                    {{ other.slug }} {{ other.family_ident.type }} {{ other.ident.type }} {{ other.display }}\n{% endfor %}";
    let expected =
        "proto-3.1/connack-accepted proto-3.1 proto-3-1 Proto3 Accepted 0x00\nlib-c/ok lib-c lib-c LibC Ok 0\n";
    assert_eq!(seen(template, &[]), expected);
}

/// The older code may stand in packets that this one is never in.
#[test]
fn a_downgrade_is_for_the_packets_that_both_codes_have() {
    let template =
        "{% for older in catalog.families[0].codes[0].downgrade %}{{ older.packet.name }} {{ older.id }}\n{% endfor %}";
    let packets = |packets| format!("value: 0x00\n    packets: {packets}");
    let (one, two) = (packets("{CONNACK: server}"), packets("{CONNACK: server, SUBACK: server}"));
    for changes in [&[] as &[Change<'_>], &[("families/proto-3.1.yaml", &one, &two)]] {
        assert_eq!(seen(template, changes), "CONNACK proto-3.1/connack-accepted\n", "{changes:?}");
    }
}

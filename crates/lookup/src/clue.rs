//! Words that tell where a text comes from: a library, a version of the protocol, a packet, a callback.

/// How much a clue says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Power {
    /// Only this source writes so: other families are ruled out, if one of its codes fits.
    Decisive,
    /// It speaks for a source and against none.
    Hint,
}

/// What a word says about the origin of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clue {
    /// The word, in lower case.
    pub(crate) word: &'static str,
    /// The families that it speaks for.
    pub(crate) families: &'static [&'static str],
    /// The only packet that it speaks for.
    pub(crate) packet: Option<&'static str>,
    /// The only interface of the library that it speaks for.
    pub(crate) api: Option<&'static str>,
    pub(crate) power: Power,
    /// How much it adds to a rank.
    pub(crate) weight: u32,
}

const PROTOCOLS: &[&str] = &["mqtt-5.0", "mqtt-3.1.1", "mqtt-3.1", "mqtt-sn-1.2"];
const THREE: &[&str] = &["mqtt-3.1.1", "mqtt-3.1"];
const FIVE: &[&str] = &["mqtt-5.0"];
const JAVA: &[&str] = &["paho-java", "paho-java-v5"];
const PYTHON: &[&str] = &["paho-python"];
const MOSQUITTO: &[&str] = &["mosquitto"];
const C: &[&str] = &["paho-c"];
const JS: &[&str] = &["paho-js"];

const fn only(word: &'static str, families: &'static [&'static str]) -> Clue {
    Clue { word, families, packet: None, api: None, power: Power::Decisive, weight: 50 }
}

const fn hint(word: &'static str, families: &'static [&'static str], weight: u32) -> Clue {
    Clue { word, families, packet: None, api: None, power: Power::Hint, weight }
}

const fn api(word: &'static str, api: &'static str, families: &'static [&'static str]) -> Clue {
    Clue { word, families, packet: None, api: Some(api), power: Power::Decisive, weight: 50 }
}

const fn packet(
    word: &'static str,
    packet: &'static str,
    families: &'static [&'static str],
    power: Power,
    weight: u32,
) -> Clue {
    Clue { word, families, packet: Some(packet), api: None, power, weight }
}

/// All clues. A word counts only where it begins a word.
pub(crate) const CLUES: &[Clue] = &[
    // libmosquitto and its tools
    only("mosquitto_", MOSQUITTO),
    only("libmosquitto", MOSQUITTO),
    only("mosq_err_", MOSQUITTO),
    hint("mosquitto", MOSQUITTO, 12),
    // Paho Java
    only("org.eclipse.paho.client.mqttv3", &["paho-java"]),
    only("org.eclipse.paho.mqttv5", &["paho-java-v5"]),
    only("mqttexception", JAVA),
    only("java.io.", JAVA),
    only("java.net.", JAVA),
    only("javax.net.", JAVA),
    only("reason_code_", JAVA),
    hint("throwable", JAVA, 10),
    hint("java", JAVA, 15),
    hint("android", JAVA, 15),
    // Paho C and C++
    api("mqttclient_", "client", C),
    api("mqttasync_", "async", C),
    api("mqtt::exception", "async", C),
    api("mqtt error [", "async", C),
    hint("paho.mqtt.c", C, 15),
    // Paho Python and what stands on it
    only("paho.mqtt.client", PYTHON),
    only("homeassistant", PYTHON),
    only("aiomqtt", PYTHON),
    only("mqtt_err_", PYTHON),
    only("disconnected from mqtt server", &["paho-python", "mqtt-3.1.1", "mqtt-3.1"]),
    hint("python", PYTHON, 20),
    hint("userdata", PYTHON, 25),
    // Paho JavaScript
    only("amqjs", JS),
    only("mqttws31", JS),
    hint("onconnectionlost", &["paho-js"], 12),
    hint("javascript", JS, 20),
    hint("paho", &["paho-c", "paho-java", "paho-java-v5", "paho-js", "paho-python"], 12),
    // versions of the protocol
    only("mqtt-sn", &["mqtt-sn-1.2"]),
    only("mqttsn", &["mqtt-sn-1.2"]),
    packet("mqtt 5", "", FIVE, Power::Hint, 30),
    hint("mqtt5", FIVE, 30),
    hint("mqttv5", FIVE, 30),
    hint("mqtt v5", FIVE, 30),
    hint("3.1.1", &["mqtt-3.1.1"], 15),
    hint("mqttv311", &["mqtt-3.1.1"], 30),
    hint("mqttv31", &["mqtt-3.1"], 20),
    hint("reason code", FIVE, 8),
    hint("reasoncode", FIVE, 8),
    hint("原因码", FIVE, 8),
    hint("理由コード", FIVE, 8),
    hint("return code", THREE, 8),
    hint("returncode", THREE, 8),
    hint("返回码", THREE, 8),
    hint("リターンコード", THREE, 8),
    // callbacks and events
    packet("connect return code", "CONNACK", THREE, Power::Decisive, 40),
    packet("connect_return_code", "CONNACK", THREE, Power::Decisive, 40),
    packet("on_connect", "CONNACK", PROTOCOLS, Power::Hint, 25),
    packet("onconnect", "CONNACK", PROTOCOLS, Power::Hint, 20),
    packet("result code", "CONNACK", PROTOCOLS, Power::Hint, 12),
    packet("connection refuse", "CONNACK", PROTOCOLS, Power::Hint, 12),
    packet("connection failed", "CONNACK", THREE, Power::Hint, 4),
    packet("连接失败", "CONNACK", THREE, Power::Hint, 6),
    packet("接続エラー", "CONNACK", THREE, Power::Hint, 6),
    hint("on_disconnect", &["mosquitto", "paho-python"], 15),
    hint("ondisconnect", &["mosquitto", "paho-python"], 15),
    hint("disconnecting reason", &["mosquitto", "paho-python"], 15),
    packet("on_disconnect", "DISCONNECT", FIVE, Power::Hint, 20),
    packet("ondisconnect", "DISCONNECT", FIVE, Power::Hint, 20),
    packet("disconnect", "DISCONNECT", FIVE, Power::Hint, 4),
    packet("subscri", "SUBACK", PROTOCOLS, Power::Hint, 20),
    packet("订阅", "SUBACK", PROTOCOLS, Power::Hint, 20),
    packet("サブスクライブ", "SUBACK", PROTOCOLS, Power::Hint, 20),
    packet("subscribed (mid", "SUBACK", PROTOCOLS, Power::Decisive, 40),
];

/// Words that make it likely that a line is about MQTT at all.
pub(crate) const TOPIC: &[&str] =
    &["mqtt", "mosq", "paho", "broker", "connack", "suback", "puback", "mqt:", "reason code"];

/// A program whose own codes the catalog does not have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outside {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Words by which its output is known.
    pub(crate) words: &'static [&'static str],
    /// Whether it passes on 1 to 5 as a CONNACK of MQTT 3.1.1 has them.
    pub(crate) passes_connack: bool,
}

/// Programs that many questions are about and that no family describes. Their own numbers are never explained.
pub(crate) const OUTSIDE: &[Outside] = &[
    Outside {
        name: "PubSubClient",
        words: &["pubsubclient", "attempting mqtt connection", "try again in 5 seconds"],
        passes_connack: true,
    },
    Outside { name: "Tasmota", words: &["mqt: ", "tasmota"], passes_connack: true },
    Outside {
        name: "ArduinoMqttClient",
        words: &["arduinomqttclient", "mqttclient.connecterror"],
        passes_connack: true,
    },
    Outside { name: "ESP-MQTT", words: &["mqtt_event_error", "esp_mqtt_", "mqtt_client: "], passes_connack: true },
    Outside { name: "AWS CRT", words: &["aws_error_mqtt", "awscrt", "aws-c-mqtt", "aws crt"], passes_connack: false },
];

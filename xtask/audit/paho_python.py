"""Prints the constants of the paho-mqtt package under `package/`.

Usage: paho_python.py errors|connack|reasons
"""

import sys

sys.path.insert(0, "package")

from paho.mqtt import client, packettypes, reasoncodes  # noqa: E402


def constants(prefix):
    """The numbers of the module, which are members of an IntEnum since 2.0.0."""
    names = {name: value for name, value in vars(client).items() if name.startswith(prefix)}
    return sorted((name, int(value)) for name, value in names.items())


def reasons():
    """The table of reason codes, which the library keeps in every object."""
    code = getattr(reasoncodes, "ReasonCode", None) or reasoncodes.ReasonCodes
    table = code(packettypes.PacketTypes.CONNACK).names
    packet_names = packettypes.PacketTypes.Names
    for value, names in table.items():
        for name, packets in names.items():
            yield name, value, ",".join(packet_names[packet].upper() for packet in packets)


if sys.argv[1] == "errors":
    rows = constants("MQTT_ERR_")
elif sys.argv[1] == "connack":
    rows = [(name, value, "CONNACK") for name, value in constants("CONNACK_")]
else:
    rows = reasons()
for row in rows:
    print(*row, sep="\t")

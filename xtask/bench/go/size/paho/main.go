// Paho prints what a code means in a CONNACK.
package main

import (
	"os"

	"github.com/eclipse/paho.golang/packets"
)

func main() {
	packet := packets.Connack{ReasonCode: byte(len(os.Args))}
	os.Stdout.WriteString(packet.Reason())
}

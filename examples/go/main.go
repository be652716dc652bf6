// This program reads why a server refused a connection, tells the user in Japanese, and decides
// whether to try again.
package main

import (
	"fmt"
	"log"

	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/locale/ja"
)

func main() {
	// A CONNACK: fixed header, remaining length, flags, reason code, no properties.
	packet := []byte{0x20, 0x03, 0x00, 0x87, 0x00}

	reason, ok := mqtt5.NewConnackReason(packet[3])
	if !ok {
		log.Fatalf("a CONNACK may not carry 0x%02X", packet[3])
	}

	code := reason.Code()
	fmt.Printf("%s (0x%02X)\n", ja.Title(code), packet[3])
	fmt.Println(ja.Description(code))
	fmt.Println("retry:", reason.Retry())
}

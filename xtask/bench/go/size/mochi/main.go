// Mochi prints what a code means.
package main

import (
	"os"

	"github.com/mochi-mqtt/server/v2/packets"
)

func main() {
	os.Stdout.WriteString(packets.ErrNotAuthorized.String())
}

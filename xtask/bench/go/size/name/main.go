// Name prints the name of a code.
package main

import (
	"os"

	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
)

func main() {
	os.Stdout.WriteString(mqtt5.ReasonCode(len(os.Args)).Name())
}

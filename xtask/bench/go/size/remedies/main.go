// Remedies prints in Japanese what to do about a code.
package main

import (
	"os"

	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/troubleshooting/ja"
)

func main() {
	for _, remedy := range ja.Remedies(mqtt5.ReasonCode(len(os.Args))) {
		os.Stdout.WriteString(remedy.Fix)
	}
}

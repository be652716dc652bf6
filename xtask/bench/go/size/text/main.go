// Text prints what a code means in Japanese.
package main

import (
	"os"

	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/locale/ja"
)

func main() {
	os.Stdout.WriteString(ja.Description(mqtt5.ReasonCode(len(os.Args))))
}

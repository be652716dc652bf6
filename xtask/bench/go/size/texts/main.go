// Texts prints what a code means in a language that is chosen at run time.
package main

import (
	"os"

	mqttcodes "github.com/mqtt-codes/mqtt-codes/generated/go"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/locale"
)

func main() {
	texts := locale.For(mqttcodes.Locale(os.Args[0]))
	os.Stdout.WriteString(texts.Description(mqtt5.ReasonCode(len(os.Args))))
}

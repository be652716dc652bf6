package main

import (
	"math/rand"
	nethttp "net/http"

	pahopackets "github.com/eclipse/paho.golang/packets"
	mochipackets "github.com/mochi-mqtt/server/v2/packets"

	mqttcodes "github.com/mqtt-codes/mqtt-codes/generated/go"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mosquitto"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/locale"
	"github.com/mqtt-codes/mqtt-codes/generated/go/mqtt5/locale/ja"
	"github.com/mqtt-codes/mqtt-codes/generated/go/pahojava"
)

// count is how many inputs there are, few enough for the first cache.
const count = 4096

// mix returns inputs drawn from some values, the same ones in every run.
func mix[T any](values []T) *[count]T {
	random := rand.New(rand.NewSource(5))
	inputs := new([count]T)
	for i := range inputs {
		inputs[i] = values[random.Intn(len(values))]
	}
	return inputs
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// measureTimes measures the look-ups. Each loop calls what it measures by name, so that the compiler can inline it as in
// any program.
func measureTimes() []measurement {
	known := mix(mqtt5.ReasonCodes())
	all := make([]byte, 256)
	for i := range all {
		all[i] = byte(i)
	}
	bytes := mix(all)
	connack := mix(mqtt5.ConnackReasons())
	errors := mix([]mochipackets.Code{mochipackets.ErrNotAuthorized, mochipackets.ErrServerBusy, mochipackets.ErrQuotaExceeded, mochipackets.CodeSuccess})
	statuses := mix(httpStatuses())
	mosquittoCodes := mix(mosquitto.ErrorCodes())
	pahoJavaCodes := mix(pahojava.ReasonCodes())
	symbols := mix(symbolsOf(mosquitto.ErrorCodes()))
	japanese := locale.For(mqttcodes.LocaleJa)
	packet := mqttcodes.Packets()[0]

	var figures []measurement
	measure := func(row, subject, mix string, pass func() int) {
		figures = append(figures, measurement{row, subject, "ns", nanoseconds(pass), mix})
	}

	measure("baseline", ours, "uniform", func() int {
		sum := 0
		for _, c := range known {
			sum += int(c)
		}
		return sum
	})
	measure("baseline", ours, "any, yes or no", func() int {
		sum := 0
		for _, b := range bytes {
			sum += number(b >= 0x80)
		}
		return sum
	})
	measure("byte to code", ours, "any", func() int {
		sum := 0
		for _, b := range bytes {
			sum += mqtt5.ReasonCode(b).Number()
		}
		return sum
	})
	measure("name", ours, "uniform", func() int {
		sum := 0
		for _, c := range known {
			sum += len(c.Name())
		}
		return sum
	})
	measure("name", http, "uniform", func() int {
		sum := 0
		for _, status := range statuses {
			sum += len(nethttp.StatusText(status))
		}
		return sum
	})
	measure("allowed", ours, "any", func() int {
		sum := 0
		for _, b := range bytes {
			sum += number(mqtt5.ReasonCode(b).AllowedIn(mqttcodes.CONNACK))
		}
		return sum
	})
	measure("allowed", ours, "any, packet read at run time", func() int {
		sum := 0
		for _, b := range bytes {
			sum += number(mqtt5.ReasonCode(b).AllowedIn(packet))
		}
		return sum
	})
	measure("allowed", paho, "any", func() int {
		sum := 0
		for _, b := range bytes {
			packet := pahopackets.Connack{ReasonCode: b}
			sum += number(packet.Reason() != "")
		}
		return sum
	})
	measure("text", ours, "uniform", func() int {
		sum := 0
		for _, c := range known {
			sum += len(ja.Description(c))
		}
		return sum
	})
	measure("text", ours, "uniform, language chosen at run time", func() int {
		sum := 0
		for _, c := range known {
			sum += len(japanese.Description(c))
		}
		return sum
	})
	measure("text", ours, "CONNACK", func() int {
		sum := 0
		for _, r := range connack {
			sum += len(ja.Description(r.Code()))
		}
		return sum
	})
	measure("text", paho, "CONNACK", func() int {
		sum := 0
		for _, r := range connack {
			packet := pahopackets.Connack{ReasonCode: byte(r)}
			sum += len(packet.Reason())
		}
		return sum
	})
	measure("closed", ours, "any", func() int {
		sum := 0
		for _, b := range bytes {
			r, ok := mqtt5.NewConnackReason(b)
			sum += int(r) + number(ok)
		}
		return sum
	})
	measure("number to code (i32)", ours, "mosquitto", func() int {
		sum := 0
		for _, c := range mosquittoCodes {
			sum += len(c.Name())
		}
		return sum
	})
	measure("number to code (i32)", ours, "Paho Java", func() int {
		sum := 0
		for _, c := range pahoJavaCodes {
			sum += len(c.Name())
		}
		return sum
	})
	measure("symbol to code", ours, "mosquitto", func() int {
		sum := 0
		for _, symbol := range symbols {
			c, _ := mosquitto.ErrorCodeBySymbol(symbol)
			sum += int(c)
		}
		return sum
	})
	measure("error text", ours, "uniform", func() int {
		sum := 0
		for _, c := range known {
			sum += len(c.Error())
		}
		return sum
	})
	measure("error text", mochi, "of a value that holds it", func() int {
		sum := 0
		for i := range errors {
			sum += len(errors[i].Error())
		}
		return sum
	})
	return figures
}

func httpStatuses() []int {
	var statuses []int
	for status := range 600 {
		if nethttp.StatusText(status) != "" {
			statuses = append(statuses, status)
		}
	}
	return statuses
}

func symbolsOf(codes []mosquitto.ErrorCode) []string {
	var symbols []string
	for _, c := range codes {
		symbols = append(symbols, c.Symbol())
	}
	return symbols
}

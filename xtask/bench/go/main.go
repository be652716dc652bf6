// Bench measures the look-ups of the Go package and of others, and prints a JSON object a line.
package main

import (
	"encoding/json"
	"log"
	"os"
	"runtime"
	"time"
)

// measurement is a figure of one subject.
type measurement struct {
	Row     string  `json:"row"`
	Subject string  `json:"subject"`
	Unit    string  `json:"unit"`
	Value   float64 `json:"value"`
	Mix     string  `json:"mix,omitempty"`
}

const (
	ours  = "mqtt-codes"
	paho  = "paho.golang"
	mochi = "mochi-mqtt"
	http  = "net/http"
)

func main() {
	log.SetFlags(0)
	figures := measureTimes()
	sizes, err := measureSizes()
	if err != nil {
		log.Fatal(err)
	}
	out := json.NewEncoder(os.Stdout)
	for _, figure := range append(figures, sizes...) {
		if err := out.Encode(figure); err != nil {
			log.Fatal(err)
		}
	}
}

const (
	rounds = 60
	repeat = 100 // passes over the inputs in a round
)

// nanoseconds returns how long one of the look-ups takes that a pass consists of: the best of many rounds. A pass returns
// what it found, so that the compiler leaves nothing out.
func nanoseconds(pass func() int) float64 {
	found := 0
	best := time.Duration(1<<63 - 1)
	for range rounds {
		start := time.Now()
		for range repeat {
			found += pass()
		}
		best = min(best, time.Since(start))
	}
	runtime.KeepAlive(found)
	return float64(best.Nanoseconds()) / (repeat * count)
}

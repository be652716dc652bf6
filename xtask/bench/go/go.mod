module bench

go 1.25.0

require (
	github.com/eclipse/paho.golang v0.23.0
	github.com/mochi-mqtt/server/v2 v2.7.9
	github.com/mqtt-codes/mqtt-codes/generated/go v0.1.0
)

replace github.com/mqtt-codes/mqtt-codes/generated/go => ../../../generated/go

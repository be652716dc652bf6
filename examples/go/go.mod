module example

go 1.21

require github.com/mqtt-codes/mqtt-codes/generated/go v0.1.0

replace github.com/mqtt-codes/mqtt-codes/generated/go => ../../generated/go

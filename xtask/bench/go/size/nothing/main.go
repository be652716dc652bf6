// Nothing prints its name.
package main

import "os"

func main() {
	os.Stdout.WriteString(os.Args[0])
}

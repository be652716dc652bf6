// HTTP prints the text of an HTTP status.
package main

import (
	"net/http"
	"os"
)

func main() {
	os.Stdout.WriteString(http.StatusText(len(os.Args)))
}

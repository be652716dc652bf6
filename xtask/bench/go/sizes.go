package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// programs are what is built to see how large it is: the row, the subject, and the folder below `size`.
var programs = []struct{ row, subject, folder string }{
	{"size: a name", ours, "name"},
	{"size: a name", http, "http"},
	{"size: texts in one language", ours, "text"},
	{"size: texts in one language", paho, "paho"},
	{"size: texts in one language", mochi, "mochi"},
	{"size: texts in all languages", ours, "texts"},
	{"size: remedies in one language", ours, "remedies"},
}

// measureSizes measures what a program grows by that asks for something.
func measureSizes() ([]measurement, error) {
	folder, err := os.MkdirTemp("", "size")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	empty, err := size(folder, "nothing")
	if err != nil {
		return nil, err
	}
	figures := []measurement{{"size: a program without it", ours, "B", empty, ""}}
	for _, program := range programs {
		bytes, err := size(folder, program.folder)
		if err != nil {
			return nil, err
		}
		figures = append(figures, measurement{program.row, program.subject, "B", bytes - empty, ""})
	}
	return figures, nil
}

// size returns the size of a program.
func size(folder, name string) (float64, error) {
	path := filepath.Join(folder, name)
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, "./size/"+name)
	if out, err := build.CombinedOutput(); err != nil {
		return 0, fmt.Errorf("%v: %w\n%s", build, err, out)
	}
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return float64(info.Size()), nil
}

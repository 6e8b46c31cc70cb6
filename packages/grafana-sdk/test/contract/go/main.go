// Command peer is the Go side of the contract tests and of the benchmark: it uses the official Go SDK as client and as plugin.
// It is built for tests only and is no part of the published package.
package main

import (
	"fmt"
	"os"
)

var commands = map[string]func(args []string) error{
	"client": runClient, // launch an executable, make every call, print what came back
	"decode": runDecode, // read Arrow or frame JSON, print the frames
	"golden": runGolden, // write frames made by the Go SDK
	"plugin": runPlugin, // the wave plugin, written with the Go SDK
	"load":   runLoad,   // drive plugins over gRPC and measure
}

func main() {
	if len(os.Args) < 2 || commands[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: peer client|decode|golden|plugin|load …")
		os.Exit(2)
	}
	if err := commands[os.Args[1]](os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

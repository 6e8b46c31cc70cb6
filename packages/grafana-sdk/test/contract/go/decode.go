package main

import (
	"encoding/json"
	"os"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// runDecode reads {"arrow":[base64],"json":[text]} from stdin and prints {"arrow":[canonical],"json":[canonical]}.
func runDecode([]string) error {
	var input struct {
		Arrow [][]byte `json:"arrow"`
		JSON  []string `json:"json"`
	}
	if err := json.NewDecoder(os.Stdin).Decode(&input); err != nil {
		return err
	}
	output := struct {
		Arrow []canonicalFrame `json:"arrow"`
		JSON  []canonicalFrame `json:"json"`
	}{Arrow: []canonicalFrame{}, JSON: []canonicalFrame{}}
	for _, bytes := range input.Arrow {
		frame, err := data.UnmarshalArrowFrame(bytes)
		if err != nil {
			return err
		}
		output.Arrow = append(output.Arrow, canonical(frame))
	}
	for _, text := range input.JSON {
		frame := &data.Frame{}
		if err := json.Unmarshal([]byte(text), frame); err != nil {
			return err
		}
		output.JSON = append(output.JSON, canonical(frame))
	}
	return json.NewEncoder(os.Stdout).Encode(output)
}

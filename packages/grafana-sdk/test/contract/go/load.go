package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// plan is what `load` reads from stdin.
type plan struct {
	Plugins  map[string]string `json:"plugins"` // name → executable
	Rows     []int             `json:"rows"`
	Parallel []int             `json:"parallel"`
	Rounds   int               `json:"rounds"`
	Millis   int               `json:"millis"` // per round, plugin and cell
	Starts   int               `json:"starts"`
}

type cell struct {
	Plugin   string    `json:"plugin"`
	Rows     int       `json:"rows"`
	Parallel int       `json:"parallel"`
	P50Ms    []float64 `json:"p50Ms"` // one figure per round
	P99Ms    []float64 `json:"p99Ms"`
	PerSec   []float64 `json:"perSec"`
	CPUMs    []float64 `json:"cpuMs"` // processor time of the plugin per answer
	Bytes    int       `json:"bytes"` // of one answer
}

type lifetime struct {
	StartMs   []float64 `json:"startMs"`
	IdleKB    []int     `json:"idleKB"`
	AfterKB   int       `json:"afterKB"`
	FrameText string    `json:"frame"` // for the check that both send the same
}

// runLoad drives the plugins in turns, so that whatever else the machine does hits all of them alike.
func runLoad([]string) error {
	var p plan
	if err := json.NewDecoder(os.Stdin).Decode(&p); err != nil {
		return err
	}
	names := []string{}
	for name := range p.Plugins {
		names = append(names, name)
	}
	slices.Sort(names)
	lives := map[string]*lifetime{}
	for _, name := range names {
		lives[name] = &lifetime{}
	}
	for range p.Starts {
		for _, name := range names {
			if err := lives[name].start(p.Plugins[name]); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	hosts := map[string]*host{}
	for _, name := range names {
		h, err := launch(p.Plugins[name], false, io.Discard)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		defer h.client.Kill()
		hosts[name] = h
		if lives[name].FrameText, err = h.sample(); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	cells := []*cell{}
	for _, rows := range p.Rows {
		for _, parallel := range p.Parallel {
			turn := []*cell{}
			for _, name := range names {
				turn = append(turn, &cell{Plugin: name, Rows: rows, Parallel: parallel})
			}
			for round := range p.Rounds + 1 { // the first warms up
				for _, c := range turn {
					if err := c.measure(hosts[c.Plugin], time.Duration(p.Millis)*time.Millisecond, round > 0); err != nil {
						return fmt.Errorf("%s: %w", c.Plugin, err)
					}
				}
				slices.Reverse(turn)
			}
			cells = append(cells, turn...)
		}
	}
	for _, name := range names {
		lives[name].AfterKB = residentKB(hosts[name].pid())
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"cells": cells, "lives": lives})
}

func (l *lifetime) start(executable string) error {
	before := time.Now()
	h, err := launch(executable, false, io.Discard)
	if err != nil {
		return err
	}
	defer h.client.Kill()
	l.StartMs = append(l.StartMs, float64(time.Since(before).Microseconds())/1000)
	if _, err := h.sample(); err != nil {
		return err
	}
	time.Sleep(200 * time.Millisecond)
	l.IdleKB = append(l.IdleKB, residentKB(h.pid()))
	return nil
}

func (h *host) pid() string { return h.client.ID() }

func (h *host) ask(rows int) (*pluginv2.DataResponse, error) {
	request := &pluginv2.QueryDataRequest{
		PluginContext: pluginContext(`{"amplitude":5}`),
		Headers:       map[string]string{"http_X-Grafana-Id": "jwt"},
		Queries:       []*pluginv2.DataQuery{query("A", "wave", `{"rows":`+strconv.Itoa(rows)+`}`)},
	}
	response, err := h.data.QueryData(context.Background(), request)
	if err != nil {
		return nil, err
	}
	answer := response.Responses["A"]
	if answer.GetError() != "" || len(answer.GetFrames()) != 1 {
		return nil, fmt.Errorf("no frame: %s", answer.GetError())
	}
	return answer, nil
}

// sample gives one small answer as text.
func (h *host) sample() (string, error) {
	answer, err := h.ask(3)
	if err != nil {
		return "", err
	}
	decoded, err := answers(&pluginv2.QueryDataResponse{Responses: map[string]*pluginv2.DataResponse{"A": answer}})
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(decoded)
	return string(text), err
}

func (c *cell) measure(h *host, span time.Duration, keep bool) error {
	var lock sync.Mutex
	var failure error
	millis := []float64{}
	var group sync.WaitGroup
	start, used := time.Now(), processorMs(h.pid())
	for range c.Parallel {
		group.Go(func() {
			mine := []float64{}
			bytes := 0
			for time.Since(start) < span {
				before := time.Now()
				answer, err := h.ask(c.Rows)
				if err != nil {
					lock.Lock()
					failure = err
					lock.Unlock()
					return
				}
				bytes = len(answer.Frames[0])
				mine = append(mine, float64(time.Since(before).Microseconds())/1000)
			}
			lock.Lock()
			millis = append(millis, mine...)
			c.Bytes = bytes
			lock.Unlock()
		})
	}
	group.Wait()
	if failure != nil || !keep {
		return failure
	}
	elapsed := time.Since(start).Seconds()
	slices.Sort(millis)
	at := func(share float64) float64 { return millis[min(len(millis)-1, int(share*float64(len(millis))))] }
	c.P50Ms = append(c.P50Ms, at(0.5))
	c.P99Ms = append(c.P99Ms, at(0.99))
	c.PerSec = append(c.PerSec, float64(len(millis))/elapsed)
	c.CPUMs = append(c.CPUMs, (processorMs(h.pid())-used)/float64(len(millis)))
	return nil
}

// processorMs is user and system time so far; the kernel counts in ticks of 10 ms.
func processorMs(pid string) float64 {
	text, err := os.ReadFile("/proc/" + pid + "/stat")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	user, _ := strconv.ParseFloat(fields[11], 64)
	system, _ := strconv.ParseFloat(fields[12], 64)
	return (user + system) * 10
}

func residentKB(pid string) int {
	text, err := os.ReadFile("/proc/" + pid + "/status")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(text), "\n") {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == "VmRSS:" {
			kb, _ := strconv.Atoi(fields[1])
			return kb
		}
	}
	return 0
}

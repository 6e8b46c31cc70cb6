package main

import (
	"context"
	"encoding/json"
	"math"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// runPlugin serves the wave query of the example plugin, written the way a Go plugin is written.
func runPlugin([]string) error {
	return datasource.Manage("wave", newWave, datasource.ManageOpts{})
}

type waveInstance struct {
	backend.QueryDataHandler
	amplitude float64
}

func newWave(_ context.Context, settings backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	var stored struct {
		Amplitude float64 `json:"amplitude"`
	}
	if err := json.Unmarshal(settings.JSONData, &stored); err != nil {
		return nil, err
	}
	instance := &waveInstance{amplitude: stored.Amplitude}
	mux := datasource.NewQueryTypeMux()
	mux.HandleFunc("wave", instance.query)
	instance.QueryDataHandler = mux
	return instance, nil
}

func (w *waveInstance) query(_ context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	response := backend.NewQueryDataResponse()
	for _, q := range request.Queries {
		model := struct {
			Rows   int     `json:"rows"`
			Period float64 `json:"period"`
		}{Rows: 100, Period: 60}
		if err := json.Unmarshal(q.JSON, &model); err != nil {
			response.Responses[q.RefID] = backend.ErrDataResponse(backend.StatusBadRequest, err.Error())
			continue
		}
		response.Responses[q.RefID] = backend.DataResponse{Frames: data.Frames{w.frame(q.TimeRange, model.Rows, model.Period)}}
	}
	return response, nil
}

func (w *waveInstance) frame(timeRange backend.TimeRange, rows int, period float64) *data.Frame {
	times := make([]time.Time, rows)
	high, low := make([]*float64, rows), make([]*float64, rows)
	from, to := timeRange.From.UnixMilli(), timeRange.To.UnixMilli()
	step := float64(to-from) / float64(rows)
	periodMs := period * 1000
	for i := range rows {
		at := from + int64(float64(i)*step)
		phase := 2 * math.Pi * math.Mod(float64(at), periodMs) / periodMs
		value := math.Round(w.amplitude*math.Sin(phase)*1e6) / 1e6
		half := value / 2
		times[i], high[i], low[i] = time.UnixMilli(at).UTC(), &value, &half
	}
	frame := data.NewFrame("wave",
		data.NewField("time", nil, times),
		data.NewField("value", data.Labels{"host": "h1"}, high).SetConfig(&data.FieldConfig{Unit: "short"}),
		data.NewField("value", data.Labels{"host": "h2"}, low).SetConfig(&data.FieldConfig{Unit: "short"}),
	)
	frame.Meta = &data.FrameMeta{Type: data.FrameTypeTimeSeriesWide, TypeVersion: data.FrameTypeVersion{0, 1}}
	return frame
}

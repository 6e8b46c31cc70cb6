package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/status"
)

type answer struct {
	Status      int32            `json:"status"`
	Error       string           `json:"error"`
	ErrorSource string           `json:"errorSource"`
	Frames      []canonicalFrame `json:"frames"`
}

type chunk struct {
	RefID   string          `json:"refId"`
	FrameID string          `json:"frameId"`
	Status  int32           `json:"status"`
	Error   string          `json:"error"`
	Source  string          `json:"errorSource"`
	Frame   *canonicalFrame `json:"frame,omitempty"`
	JSON    json.RawMessage `json:"json,omitempty"`
}

type piece struct {
	Code    int32               `json:"code"`
	Headers map[string][]string `json:"headers"`
	Body    string              `json:"body"`
	AtMs    int64               `json:"atMs"`
}

type report struct {
	Ping        string             `json:"ping"`
	Health      map[string]any     `json:"health"`
	BadHealth   map[string]any     `json:"badHealth"`
	Queries     map[string]answer  `json:"queries"`
	JSONQueries map[string]answer  `json:"jsonQueries"`
	NoInstance  map[string]answer  `json:"noInstance"`
	Deadline    map[string]answer  `json:"deadline"`
	DeadlineErr string             `json:"deadlineErr"`
	ArrowChunks []chunk            `json:"arrowChunks"`
	JSONChunks  []chunk            `json:"jsonChunks"`
	Resources   map[string][]piece `json:"resources"`
	LargeBytes  int                `json:"largeBytes"`
	Metrics     string             `json:"metrics"`
	Subscribe   map[string]string  `json:"subscribe"`
	Publish     map[string]string  `json:"publish"`
	Packets     []json.RawMessage  `json:"packets"`
	StreamError map[string]string  `json:"streamError"`
	StopMs      int64              `json:"stopMs"`
	Exited      bool               `json:"exited"`
	Log         []json.RawMessage  `json:"log"`
}

func runClient(args []string) error {
	flags := flag.NewFlagSet("client", flag.ExitOnError)
	autoMTLS := flags.Bool("mtls", false, "AutoMTLS")
	if err := flags.Parse(args); err != nil {
		return err
	}
	var log bytes.Buffer
	h, err := launch(flags.Arg(0), *autoMTLS, &log)
	if err != nil {
		return errors.Join(err, errors.New(log.String()))
	}
	out := report{}
	if err := h.everyCall(&out); err != nil {
		h.client.Kill()
		return err
	}
	before := time.Now()
	h.client.Kill()
	out.StopMs = time.Since(before).Milliseconds()
	out.Exited = h.client.Exited()
	for _, line := range strings.Split(strings.TrimSpace(log.String()), "\n") {
		out.Log = append(out.Log, json.RawMessage(line))
	}
	return json.NewEncoder(os.Stdout).Encode(out)
}

func pluginContext(jsonData string) *pluginv2.PluginContext {
	return &pluginv2.PluginContext{
		OrgId:         7,
		PluginId:      "wave",
		User:          &pluginv2.User{Login: "ada", Role: "Viewer"},
		GrafanaConfig: map[string]string{"GF_APP_URL": "http://localhost:3000"},
		DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{
			Id: 3, Uid: "wave-1", Name: "Wave", JsonData: []byte(jsonData), DecryptedSecureJsonData: map[string]string{"token": "secret"}, LastUpdatedMS: 1,
		},
	}
}

func query(refID, queryType, model string) *pluginv2.DataQuery {
	return &pluginv2.DataQuery{
		RefId: refID, QueryType: queryType, Json: []byte(model), MaxDataPoints: 100, IntervalMS: 1000,
		TimeRange: &pluginv2.TimeRange{FromEpochMS: 1700000000000, ToEpochMS: 1700000060000},
	}
}

func (h *host) everyCall(out *report) error {
	ctx := context.Background()
	plugin := pluginContext(`{"amplitude":5}`)
	if err := h.rpc.Ping(); err != nil {
		out.Ping = err.Error()
	}
	if err := h.healthAndMetrics(ctx, plugin, out); err != nil {
		return err
	}
	if err := h.queries(ctx, plugin, out); err != nil {
		return err
	}
	if err := h.resources(ctx, plugin, out); err != nil {
		return err
	}
	if err := h.streams(ctx, plugin, out); err != nil {
		return err
	}
	metrics, err := h.diagnostics.CollectMetrics(ctx, &pluginv2.CollectMetricsRequest{PluginContext: plugin})
	if err != nil {
		return err
	}
	out.Metrics = string(metrics.GetMetrics().GetPrometheus())
	return nil
}

func (h *host) healthAndMetrics(ctx context.Context, plugin *pluginv2.PluginContext, out *report) error {
	for target, context := range map[*map[string]any]*pluginv2.PluginContext{&out.Health: plugin, &out.BadHealth: pluginContext(`{"amplitude":"high"}`)} {
		health, err := h.diagnostics.CheckHealth(ctx, &pluginv2.CheckHealthRequest{PluginContext: context})
		if err != nil {
			return err
		}
		*target = map[string]any{"status": health.Status.String(), "message": health.Message, "details": json.RawMessage(health.JsonDetails)}
	}
	return nil
}

func (h *host) queries(ctx context.Context, plugin *pluginv2.PluginContext, out *report) (err error) {
	queries := []*pluginv2.DataQuery{
		query("A", "wave", `{"rows":3}`), query("B", "wave", `{"rows":-1}`), query("C", "no-such-type", `{}`),
		query("D", "failure", `{"kind":"downstream"}`), query("E", "failure", `{"kind":"bug"}`), query("F", "failure", `{"kind":"network"}`),
		query("G", "every-type", `{}`), query("H", "nothing", `{}`), query("I", "pieces", `{"pieces":3}`), query("J", "wave", `not json`),
		query("K", "wave", `{"rows":0}`),
	}
	ask := func(ctx context.Context, plugin *pluginv2.PluginContext, format pluginv2.DataFrameFormat, queries ...*pluginv2.DataQuery) (map[string]answer, error) {
		response, err := h.data.QueryData(ctx, &pluginv2.QueryDataRequest{PluginContext: plugin, Queries: queries, Format: format})
		if err != nil {
			return nil, err
		}
		return answers(response)
	}
	if out.Queries, err = ask(ctx, plugin, pluginv2.DataFrameFormat_ARROW, queries...); err != nil {
		return err
	}
	if out.JSONQueries, err = ask(ctx, plugin, pluginv2.DataFrameFormat_JSON, queries...); err != nil {
		return err
	}
	if out.NoInstance, err = ask(ctx, &pluginv2.PluginContext{PluginId: "wave"}, pluginv2.DataFrameFormat_ARROW, queries[0]); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	if out.Deadline, err = ask(limited, plugin, pluginv2.DataFrameFormat_ARROW, query("S", "failure", `{"kind":"slow"}`)); err != nil {
		out.DeadlineErr = status.Code(err).String()
	}
	pieces := []*pluginv2.DataQuery{query("I", "pieces", `{"pieces":2}`), query("D", "failure", `{"kind":"downstream"}`), query("A", "wave", `{"rows":2}`)}
	if out.ArrowChunks, err = h.chunks(ctx, plugin, pluginv2.DataFrameFormat_ARROW, pieces); err != nil {
		return err
	}
	out.JSONChunks, err = h.chunks(ctx, plugin, pluginv2.DataFrameFormat_JSON, pieces)
	return err
}

func answers(response *pluginv2.QueryDataResponse) (map[string]answer, error) {
	out := map[string]answer{}
	for refID, r := range response.Responses {
		a := answer{Status: r.Status, Error: r.Error, ErrorSource: r.ErrorSource, Frames: []canonicalFrame{}}
		for _, bytes := range r.Frames {
			frame := &data.Frame{}
			var err error
			if r.Format == pluginv2.DataFrameFormat_JSON {
				err = json.Unmarshal(bytes, frame)
			} else {
				frame, err = data.UnmarshalArrowFrame(bytes)
			}
			if err != nil {
				return nil, err
			}
			a.Frames = append(a.Frames, canonical(frame))
		}
		out[refID] = a
	}
	return out, nil
}

func (h *host) chunks(ctx context.Context, plugin *pluginv2.PluginContext, format pluginv2.DataFrameFormat, queries []*pluginv2.DataQuery) ([]chunk, error) {
	stream, err := h.data.QueryChunkedData(ctx, &pluginv2.QueryChunkedDataRequest{PluginContext: plugin, Queries: queries, Format: format})
	if err != nil {
		return nil, err
	}
	out := []chunk{}
	for {
		message, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		c := chunk{RefID: message.RefId, FrameID: message.FrameId, Status: message.Status, Error: message.Error, Source: message.ErrorSource}
		switch {
		case len(message.Frame) == 0:
		case message.Format == pluginv2.DataFrameFormat_JSON:
			c.JSON = message.Frame
		default:
			frame, err := data.UnmarshalArrowFrame(message.Frame)
			if err != nil {
				return nil, err
			}
			plain := canonical(frame)
			c.Frame = &plain
		}
		out = append(out, c)
	}
}

func (h *host) resources(ctx context.Context, plugin *pluginv2.PluginContext, out *report) (err error) {
	out.Resources = map[string][]piece{}
	calls := map[string]*pluginv2.CallResourceRequest{
		"echo":    {Method: "POST", Path: "echo", Url: "echo?x=1&y=a%20b", Body: []byte("héllo"), Headers: map[string]*pluginv2.StringList{"X-Echo": {Values: []string{"one"}}}},
		"whoami":  {Method: "GET", Path: "whoami", Url: "whoami", Headers: map[string]*pluginv2.StringList{"X-Grafana-Id": {Values: []string{"jwt"}}}},
		"count":   {Method: "GET", Path: "count", Url: "count?to=4"},
		"missing": {Method: "GET", Path: "no/such", Url: "no/such"},
		"bug":     {Method: "GET", Path: "bug", Url: "bug"},
	}
	for name, request := range calls {
		request.PluginContext = plugin
		if out.Resources[name], _, err = h.call(ctx, request); err != nil {
			return err
		}
	}
	_, out.LargeBytes, err = h.call(ctx, &pluginv2.CallResourceRequest{PluginContext: plugin, Method: "GET", Path: "large", Url: "large?bytes=20000000"})
	return err
}

func (h *host) call(ctx context.Context, request *pluginv2.CallResourceRequest) (pieces []piece, bytes int, err error) {
	before := time.Now()
	stream, err := h.resource.CallResource(ctx, request)
	if err != nil {
		return nil, 0, err
	}
	for {
		message, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return pieces, bytes, nil
		}
		if err != nil {
			return nil, 0, err
		}
		p := piece{Code: message.Code, Headers: map[string][]string{}, Body: string(message.Body), AtMs: time.Since(before).Milliseconds()}
		for name, values := range message.Headers {
			p.Headers[name] = values.Values
		}
		bytes += len(message.Body)
		pieces = append(pieces, p)
	}
}

func (h *host) streams(ctx context.Context, plugin *pluginv2.PluginContext, out *report) error {
	out.Subscribe, out.Publish, out.StreamError = map[string]string{}, map[string]string{}, map[string]string{}
	for _, path := range []string{"wave", "secret", "other"} {
		subscribed, err := h.stream.SubscribeStream(ctx, &pluginv2.SubscribeStreamRequest{PluginContext: plugin, Path: path})
		if err != nil {
			return err
		}
		out.Subscribe[path] = subscribed.Status.String()
		published, err := h.stream.PublishStream(ctx, &pluginv2.PublishStreamRequest{PluginContext: plugin, Path: path, Data: []byte(`{"a":1}`)})
		if err != nil {
			return err
		}
		out.Publish[path] = published.Status.String() + string(published.Data)
	}
	running, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := h.stream.RunStream(running, &pluginv2.RunStreamRequest{PluginContext: plugin, Path: "wave"})
	if err != nil {
		return err
	}
	for range 3 {
		packet, err := stream.Recv()
		if err != nil {
			return err
		}
		out.Packets = append(out.Packets, packet.Data)
	}
	// A call that fails as a whole tells in its details who is to blame.
	_, err = h.stream.PublishStream(ctx, &pluginv2.PublishStreamRequest{PluginContext: plugin, Path: "failure", Data: []byte(`{}`)})
	source, found := backend.ErrorSourceFromGrpcStatusError(ctx, err)
	out.StreamError["code"], out.StreamError["message"] = status.Code(err).String(), status.Convert(err).Message()
	if found {
		out.StreamError["source"] = string(source)
	}
	return nil
}

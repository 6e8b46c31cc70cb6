package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// runGolden writes each frame as <name>.arrow, <name>.json (Grafana's frame JSON) and <name>.canonical.json into a folder.
func runGolden(args []string) error {
	dir := args[0]
	for name, frame := range goldenFrames() {
		arrow, err := frame.MarshalArrow()
		if err != nil {
			return err
		}
		frameJSON, err := data.FrameToJSON(frame, data.IncludeAll)
		if err != nil {
			return err
		}
		plain, err := json.MarshalIndent(canonical(frame), "", " ")
		if err != nil {
			return err
		}
		for extension, bytes := range map[string][]byte{".arrow": arrow, ".json": append(frameJSON, '\n'), ".canonical.json": append(plain, '\n')} {
			if err := os.WriteFile(filepath.Join(dir, name+extension), bytes, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

func goldenFrames() map[string]*data.Frame {
	at := func(ns int64) time.Time { return time.Unix(0, ns).UTC() }
	t1, t2, t3 := at(1700000000123456789), at(0), at(-1)
	raw := func(text string) json.RawMessage { return json.RawMessage(text) }
	object, null := raw(`{"a":[1,null],"b":"né"}`), raw(`null`)
	enums := &data.FieldConfig{TypeConfig: &data.FieldTypeConfig{Enum: &data.EnumFieldConfig{Text: []string{"low", "high"}}}}
	config := (&data.FieldConfig{DisplayName: "A double", Unit: "currencyUSD", Links: []data.DataLink{{Title: "t", URL: "http://x"}}}).SetDecimals(2).SetMin(-1)

	full := data.NewFrame("full",
		data.NewField("time", nil, []time.Time{t1, t2, t3}),
		data.NewField("int8", nil, []int8{math.MinInt8, 0, math.MaxInt8}),
		data.NewField("int16", nil, []int16{math.MinInt16, 0, math.MaxInt16}),
		data.NewField("int32", nil, []int32{math.MinInt32, 0, math.MaxInt32}),
		data.NewField("int64", nil, []int64{math.MinInt64, 9007199254740993, math.MaxInt64}),
		data.NewField("uint8", nil, []uint8{0, 1, math.MaxUint8}),
		data.NewField("uint16", nil, []uint16{0, 1, math.MaxUint16}),
		data.NewField("uint32", nil, []uint32{0, 1, math.MaxUint32}),
		data.NewField("uint64", nil, []uint64{0, 9007199254740993, math.MaxUint64}),
		data.NewField("float32", nil, []float32{-1.5, 0.1, float32(math.Inf(1))}),
		data.NewField("float64", data.Labels{"host": "h1", "region": `eu "west"`}, []float64{math.SmallestNonzeroFloat64, math.Copysign(0, -1), math.NaN()}).SetConfig(config),
		data.NewField("string", nil, []string{"", "né€😀", "\"quoted\"\n"}),
		data.NewField("bool", nil, []bool{true, false, true}),
		data.NewField("json", nil, []json.RawMessage{object, raw(`"text"`), raw(`12.5`)}),
		data.NewField("enum", nil, []data.EnumItemIndex{0, 1, 0}).SetConfig(enums),
	)
	full.RefID = "A"
	full.Meta = &data.FrameMeta{
		Type:                data.FrameTypeTable,
		TypeVersion:         data.FrameTypeVersion{0, 1},
		ExecutedQueryString: "SELECT 1",
		Custom:              map[string]any{"pages": 2},
		Stats:               []data.QueryStat{{FieldConfig: data.FieldConfig{DisplayName: "rows"}, Value: 3}},
		Notices:             []data.Notice{{Severity: data.NoticeSeverityWarning, Text: "Estimated.", Inspect: data.InspectTypeData}},
	}

	gaps := data.NewFrame("gaps",
		data.NewField("time", nil, []*time.Time{&t1, nil, &t3}),
		data.NewField("int8", nil, pointers[int8](math.MinInt8, math.MaxInt8)),
		data.NewField("int16", nil, pointers[int16](math.MinInt16, math.MaxInt16)),
		data.NewField("int32", nil, pointers[int32](math.MinInt32, math.MaxInt32)),
		data.NewField("int64", nil, pointers[int64](math.MinInt64, math.MaxInt64)),
		data.NewField("uint8", nil, pointers[uint8](0, math.MaxUint8)),
		data.NewField("uint16", nil, pointers[uint16](0, math.MaxUint16)),
		data.NewField("uint32", nil, pointers[uint32](0, math.MaxUint32)),
		data.NewField("uint64", nil, pointers[uint64](0, math.MaxUint64)),
		data.NewField("float32", nil, pointers[float32](-1.5, 0.25)),
		data.NewField("float64", nil, pointers(math.Inf(-1), 0.1)),
		data.NewField("string", nil, pointers("", "a")),
		data.NewField("bool", nil, pointers(true, false)),
		data.NewField("json", nil, pointers(object, null)),
		data.NewField("enum", nil, pointers[data.EnumItemIndex](0, 1)).SetConfig(enums),
	)

	long := make([]*float64, 1000)
	for i := range long {
		if i%3 != 0 {
			v := float64(i) / 7
			long[i] = &v
		}
	}
	return map[string]*data.Frame{
		"full":       full,
		"gaps":       gaps,
		"no-rows":    data.NewFrame("no rows", data.NewField("time", nil, []time.Time{}), data.NewField("value", nil, []*float64{}), data.NewField("text", nil, []string{})),
		"no-fields":  data.NewFrame("no fields"),
		"same-names": data.NewFrame("", data.NewField("value", data.Labels{"host": "h1"}, []float64{1}), data.NewField("value", data.Labels{"host": "h2"}, []string{"a"})),
		"thousand":   data.NewFrame("thousand", data.NewField("value", nil, long)),
	}
}

// pointers gives first, nothing, last.
func pointers[T any](first, last T) []*T { return []*T{&first, nil, &last} }

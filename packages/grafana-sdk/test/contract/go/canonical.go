package main

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// canonicalFrame is a frame as both sides print it: every value as text without loss, so that equal text means equal value.
type canonicalFrame struct {
	Name   string           `json:"name"`
	RefID  string           `json:"refId"`
	Meta   any              `json:"meta"`
	Fields []canonicalField `json:"fields"`
}

type canonicalField struct {
	Name     string            `json:"name"`
	Type     string            `json:"type"`
	Nullable bool              `json:"nullable"`
	Labels   map[string]string `json:"labels"`
	Config   any               `json:"config"`
	Values   []any             `json:"values"`
}

func canonical(frame *data.Frame) canonicalFrame {
	out := canonicalFrame{Name: frame.Name, RefID: frame.RefID, Fields: []canonicalField{}}
	if frame.Meta != nil {
		out.Meta = frame.Meta
	}
	for _, field := range frame.Fields {
		fieldOut := canonicalField{
			Name:     field.Name,
			Type:     field.Type().NonNullableType().ItemTypeString(),
			Nullable: field.Nullable(),
			Labels:   field.Labels,
			Values:   make([]any, field.Len()),
		}
		if field.Config != nil {
			fieldOut.Config = field.Config
		}
		for i := range field.Len() {
			if value, ok := field.ConcreteAt(i); ok {
				fieldOut.Values[i] = text(value)
			}
		}
		out.Fields = append(out.Fields, fieldOut)
	}
	return out
}

func text(value any) string {
	switch v := value.(type) {
	case time.Time:
		return strconv.FormatInt(v.UnixNano(), 10)
	case float32:
		return bits(float64(v))
	case float64:
		return bits(v)
	case json.RawMessage:
		return string(v)
	default:
		return fmt.Sprint(v)
	}
}

// bits tells -0 from 0 and keeps every digit; all NaNs are one.
func bits(v float64) string {
	if math.IsNaN(v) {
		return "NaN"
	}
	return fmt.Sprintf("%016x", math.Float64bits(v))
}

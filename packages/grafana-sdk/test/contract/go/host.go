package main

import (
	"io"
	"os/exec"

	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
)

// host is a running plugin, started the way Grafana starts one.
type host struct {
	client      *plugin.Client
	rpc         plugin.ClientProtocol
	data        grpcplugin.DataClient
	resource    grpcplugin.ResourceClient
	diagnostics grpcplugin.DiagnosticsClient
	stream      grpcplugin.StreamClient
}

func launch(executable string, autoMTLS bool, log io.Writer) (*host, error) {
	client := plugin.NewClient(&plugin.ClientConfig{
		Cmd: exec.Command(executable),
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{grpcplugin.ProtocolVersion: {
			"data":        &grpcplugin.DataGRPCPlugin{},
			"resource":    &grpcplugin.ResourceGRPCPlugin{},
			"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
			"stream":      &grpcplugin.StreamGRPCPlugin{},
		}},
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		AutoMTLS:         autoMTLS,
		SkipHostEnv:      true,
		Logger:           hclog.New(&hclog.LoggerOptions{Name: "host", Level: hclog.Debug, Output: log, JSONFormat: true}),
	})
	rpc, err := client.Client()
	if err != nil {
		client.Kill()
		return nil, err
	}
	h := &host{client: client, rpc: rpc}
	if h.data, err = dispense[grpcplugin.DataClient](rpc, "data"); err != nil {
		return nil, err
	}
	if h.resource, err = dispense[grpcplugin.ResourceClient](rpc, "resource"); err != nil {
		return nil, err
	}
	if h.diagnostics, err = dispense[grpcplugin.DiagnosticsClient](rpc, "diagnostics"); err != nil {
		return nil, err
	}
	h.stream, err = dispense[grpcplugin.StreamClient](rpc, "stream")
	return h, err
}

func dispense[T any](rpc plugin.ClientProtocol, name string) (T, error) {
	raw, err := rpc.Dispense(name)
	if err != nil {
		var none T
		return none, err
	}
	return raw.(T), nil
}

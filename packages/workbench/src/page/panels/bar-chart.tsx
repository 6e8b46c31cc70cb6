import {
  FieldColorModeId,
  FieldConfigProperty,
  FieldType,
  PanelPlugin,
  formattedValueToString,
  getDisplayProcessor,
  getFieldDisplayName,
  getFieldSeriesColor,
  type DataFrame,
  type Field,
  type PanelProps,
} from '@grafana/data';
import { config } from '@grafana/runtime';

import { registerCustomOptions } from './custom-options';
import { NothingToDraw } from './NothingToDraw';

interface BarChartOptions {
  readonly xField?: string;
}

const ROOM = { left: 70, right: 8, top: 8, bottom: 46 } as const;
const TICKS = 5;
const LINE = 13;

interface Bar {
  readonly field: Field;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const textOf = (field: Field, value: unknown) =>
  formattedValueToString((field.display ?? getDisplayProcessor({ field, theme: config.theme2 }))(value));

/** The bars of one row, each on top of the one before. */
function stackOf(frame: DataFrame, fields: readonly Field[], row: number): Bar[] {
  let top = 0;
  return fields.flatMap((field) => {
    const value = field.values[row] as number | null;
    if (value === null || value === undefined) return [];
    const from = top;
    top += value;
    return [{ field, name: getFieldDisplayName(field, frame), from, to: top, text: textOf(field, value) }];
  });
}

/** Stacked bars by a text field, upright: as much of Grafana's bar chart as our dashboards use. */
function BarChartPanel({ data, width, height, options, fieldConfig }: PanelProps<BarChartOptions>) {
  const [frame] = data.series;
  const numbers = frame?.fields.filter(({ type }) => type === FieldType.number) ?? [];
  const names = frame?.fields.find((field) => getFieldDisplayName(field, frame) === options.xField);
  const [first] = numbers;
  if (!frame || !names || !first) return <NothingToDraw fieldConfig={fieldConfig} />;

  const stacks = Array.from({ length: frame.length }, (_, row) => stackOf(frame, numbers, row));
  const min = first.config.min ?? 0;
  const max = Math.max(min + 1e-9, ...stacks.flat().flatMap(({ from, to }) => [from, to]));
  const plot = { width: width - ROOM.left - ROOM.right, height: height - ROOM.top - ROOM.bottom - LINE };
  const y = (value: number) => ROOM.top + plot.height * (1 - (Math.max(value, min) - min) / (max - min));
  const slot = plot.width / Math.max(1, stacks.length);
  const { text, border } = config.theme2.colors;
  const isSeen = ({ config: { custom } }: Field) => custom?.hideFrom?.legend !== true;

  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={numbers.map((one) => getFieldDisplayName(one, frame)).join(', ')}
    >
      {Array.from({ length: TICKS + 1 }, (_, i) => min + ((max - min) * i) / TICKS).map((value) => (
        <g key={value}>
          <line x1={ROOM.left} x2={width - ROOM.right} y1={y(value)} y2={y(value)} stroke={border.weak} />
          <text x={ROOM.left - 6} y={y(value) + 4} fill={text.secondary} fontSize={11} textAnchor="end">
            {textOf(first, value)}
          </text>
        </g>
      ))}
      {stacks.map((bars, row) => (
        <g key={row} transform={`translate(${ROOM.left + slot * row},0)`}>
          {bars.map(({ field, name, from, to, text: value }) => (
            <rect
              key={name}
              x={slot * 0.1}
              width={slot * 0.8}
              y={Math.min(y(from), y(to))}
              height={Math.abs(y(from) - y(to))}
              fill={getFieldSeriesColor(field, config.theme2).color}
            >
              <title>{`${String(names.values[row])}: ${name} ${value}`}</title>
            </rect>
          ))}
          {String(names.values[row])
            .split(' ')
            .map((word, i) => (
              <text
                key={i}
                x={slot / 2}
                y={ROOM.top + plot.height + LINE * (i + 1)}
                fill={text.secondary}
                fontSize={11}
                textAnchor="middle"
              >
                {word}
              </text>
            ))}
        </g>
      ))}
      {numbers.filter(isSeen).map((field, i) => (
        <g key={field.name} transform={`translate(${ROOM.left + i * 110},${height - LINE})`}>
          <rect width={14} height={4} y={4} fill={getFieldSeriesColor(field, config.theme2).color} />
          <text x={20} y={10} fill={text.primary} fontSize={12}>
            {getFieldDisplayName(field, frame)}
          </text>
        </g>
      ))}
    </svg>
  );
}

export const barChartPanel = new PanelPlugin<BarChartOptions>(BarChartPanel).useFieldConfig({
  standardOptions: { [FieldConfigProperty.Color]: { defaultValue: { mode: FieldColorModeId.PaletteClassic } } },
  useCustomConfig: (builder) =>
    registerCustomOptions(builder, {
      fillOpacity: 80,
      lineWidth: 1,
      hideFrom: { legend: false, tooltip: false, viz: false },
    }),
});

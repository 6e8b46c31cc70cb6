import type { DynamicConfigValue } from '@grafana/grafana-foundation-sdk/dashboard';
import { fixedColor } from './panel.ts';

interface Look {
  readonly name: string;
  readonly properties: DynamicConfigValue[];
}

/** The bounds of an interval as a band: the upper one is filled down to the lower one, neither has a line. */
function band(level: string, opacity: number): Look[] {
  const edge: DynamicConfigValue[] = [
    fixedColor('orange'),
    { id: 'custom.lineWidth', value: 0 },
    { id: 'custom.showPoints', value: 'never' },
    { id: 'custom.hideFrom', value: { legend: true, tooltip: false, viz: false } },
  ];
  return [
    {
      name: `upper ${level}`,
      properties: [
        ...edge,
        { id: 'custom.fillBelowTo', value: `lower ${level}` },
        { id: 'custom.fillOpacity', value: opacity },
      ],
    },
    { name: `lower ${level}`, properties: [...edge, { id: 'custom.fillOpacity', value: 0 }] },
  ];
}

/** Actuals solid, days that are still filling up as dots, the forecast dashed, its intervals as bands: the wider, the fainter. */
export const FORECAST_LOOK: Look[] = [
  { name: 'actual', properties: [fixedColor('blue'), { id: 'custom.lineWidth', value: 2 }] },
  {
    name: 'provisional',
    properties: [
      fixedColor('light-blue'),
      { id: 'custom.drawStyle', value: 'points' },
      { id: 'custom.showPoints', value: 'always' },
      { id: 'custom.pointSize', value: 6 },
    ],
  },
  {
    name: 'forecast',
    properties: [
      fixedColor('orange'),
      { id: 'custom.lineWidth', value: 2 },
      { id: 'custom.lineStyle', value: { fill: 'dash', dash: [8, 6] } },
    ],
  },
  ...band('80', 25),
  ...band('95', 12),
];

/** The figures of the month's total that a stat panel shows, with names for people. */
export const MONTH_END_NAMES: Look[] = [
  { name: 'monthEnd', properties: [{ id: 'displayName', value: 'Month end' }] },
  { name: 'lower 80', properties: [{ id: 'displayName', value: 'Lower 80 %' }] },
  { name: 'upper 80', properties: [{ id: 'displayName', value: 'Upper 80 %' }] },
  { name: 'runRate', properties: [{ id: 'displayName', value: 'At the pace so far' }] },
  { name: 'lastMonth', properties: [{ id: 'displayName', value: 'Last month' }] },
];

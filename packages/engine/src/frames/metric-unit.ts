/** Units as sources name them, in Grafana's words. What is not listed is shown as it is. */
const UNITS: Readonly<Record<string, string>> = {
  percent: 'percent',
  bytes: 'bytes',
  kilobytes: 'kbytes',
  megabytes: 'mbytes',
  gigabytes: 'gbytes',
  bits: 'bits',
  'bytes/second': 'binBps',
  'bits/second': 'bps',
  seconds: 's',
  milliseconds: 'ms',
  microseconds: 'µs',
  count: 'short',
  'count/second': 'cps',
  none: 'short',
};

export function metricUnit(unit: string | null): string | undefined {
  return unit === null ? undefined : (UNITS[unit.toLowerCase()] ?? `suffix: ${unit}`);
}

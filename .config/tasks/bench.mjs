// Runs one benchmark: `npm run bench:NAME -- [--json] …`.
import { must } from './run.mjs';

const BENCHES = {
  anomaly: 'packages/analytics/bench/anomaly.ts',
  'aws-calls': 'packages/engine/bench/aws-calls.ts',
  backend: 'packages/grafana-sdk/bench/backend.ts',
  coherence: 'packages/insights/bench/coherence.ts',
  dashboards: 'packages/engine/bench/dashboards.ts',
  forecast: 'packages/analytics/bench/forecast.ts',
  'month-end': 'packages/insights/bench/month-end.ts',
  scale: 'packages/engine/bench/scale.ts',
  warehouse: 'packages/engine/bench/warehouse.ts',
};
const [name, ...args] = process.argv.slice(2);
if (!(name in BENCHES)) {
  console.error(`There is no benchmark "${name ?? ''}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
must([BENCHES[name], ...args]);

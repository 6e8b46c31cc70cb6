import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';

import { callerIdentity, cloudWatchClient, cloudWatchSource } from '../src/index.ts';

/** A CloudWatch that nobody here wrote: what the source reads of it is what was put into it. */
const HOUR_MS = 3_600_000;

function hasMoto(): boolean {
  if (spawnSync('python3', ['-c', 'import moto.server'], { stdio: 'ignore' }).status === 0) return true;
  if (process.env['CI']) throw new Error('The test beside moto needs Python with moto[server], and CI does not skip.');
  process.stderr.write("Skipped: the test beside moto needs Python with moto[server] (pip install 'moto[server]').\n");
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const beside = hasMoto() ? test : test.skip;

beside(
  'reads from moto what was put into it',
  async () => {
    const port = await freePort();
    const endpoint = `http://127.0.0.1:${port}`;
    const moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    try {
      const isUp = () =>
        fetch(`${endpoint}/moto-api/`).then(
          () => true,
          () => false
        );
      while (!(await isUp())) await wait(100);

      const settings = { authType: 'keys', accessKey: 'any', secretKey: 'any', endpoint } as const;
      const from = Math.floor(Date.now() / HOUR_MS - 5) * HOUR_MS;
      const writer = new CloudWatchClient({
        region: 'eu-west-1',
        endpoint,
        credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
      });
      // Two values an hour; the third hour has none.
      const hours = [[10, 30], [50, 70], [], [20, 40]];
      await writer.send(
        new PutMetricDataCommand({
          Namespace: 'AWS/EC2',
          MetricData: hours.flatMap((values, hour) =>
            values.map((Value, i) => ({
              MetricName: 'CPUUtilization',
              Dimensions: [{ Name: 'InstanceId', Value: 'i-1' }],
              Timestamp: new Date(from + hour * HOUR_MS + (i * HOUR_MS) / 2),
              Unit: 'Percent' as const,
              Value,
            }))
          ),
        })
      );
      writer.destroy();

      const clients = new Map([['eu-west-1', cloudWatchClient(settings, 'eu-west-1')]]);
      const source = cloudWatchSource(clients, async () => (await callerIdentity(settings)).accountId);
      const targets = await source.discover(async () => undefined);
      expect(targets).toEqual([
        {
          region: 'eu-west-1',
          namespace: 'AWS/EC2',
          metricName: 'CPUUtilization',
          dimensions: { InstanceId: 'i-1' },
          aggregations: ['average', 'maximum'],
          labels: { SubAccountId: '123456789012', RegionId: 'eu-west-1', ResourceId: 'i-1', InstanceId: 'i-1' },
        },
      ]);
      const [target] = targets;
      const points = target && (await source.fetch(target, from, from + 4 * HOUR_MS));
      const times = [0, 1, 3].map((hour) => from + hour * HOUR_MS);
      expect(points).toEqual([
        { aggregation: 'average', unit: 'Percent', times, values: [20, 60, 30] },
        { aggregation: 'maximum', unit: 'Percent', times, values: [30, 70, 40] },
      ]);
      source.close();
    } finally {
      moto.kill();
    }
  },
  60_000
);

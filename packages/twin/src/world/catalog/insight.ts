import { fleet, flow, kept, standing, stock } from '../site.ts';
import type { At } from './at.ts';
import { WASTE } from './waste.ts';

// The accounts that reckon and learn.

export const data = (at: At) => {
  const lake = at('lake', { rhythm: 'batch', hours: 'night' });
  stock(lake, 's3Standard', 150_000, { name: 'raw' });
  stock(lake, 's3Infrequent', 240_000, { name: 'history' });
  flow(lake, 's3Writes', 24_000_000, { name: 'raw', surge: 'a job writes millions of tiny files' });
  flow(lake, 's3Reads', 160_000_000, { name: 'raw' });
  flow(lake, 'glue', 420, { name: 'nightly', surge: 'a nightly job hangs and is never stopped' });
  flow(lake, 'athena', 26, { name: 'analysts', surge: 'a dashboard scans the whole lake every minute' });
  fleet(lake, { family: 'redshift', type: 'ra3.xlplus', role: 'warehouse', base: 8 });
  flow(lake, 'redshiftServerless', 90, { name: 'adhoc' });
  flow(lake, 'spot', 900, { name: 'emr' });
  standing(lake, 'kinesisShards', 40, { name: 'clicks' });
  flow(lake, 'kinesisPuts', 900_000_000, { name: 'clicks' });
  flow(lake, 'regionalBytes', 5200);
  kept(lake, 'snapshot', 8200, { name: 'pre-migration', waste: WASTE.oldSnapshot });
  kept(lake, 'gp3', 2400, { name: 'emr-scratch', waste: WASTE.unattachedVolume });
};

export const ml = (at: At) => {
  const lab = at('lab', { rhythm: 'research', hours: 'office' });
  fleet(lab, { family: 'notebook', type: 'ml.m5.xlarge', role: 'notebook', base: 4, elastic: 5 });
  fleet(lab, { family: 'notebook', type: 'ml.g5.2xlarge', role: 'gpu-notebook', base: 1, waste: WASTE.idleNotebook });
  fleet(lab, { family: 'ec2', type: 'g5.2xlarge', role: 'train', base: 0, elastic: 7, volumeGb: 500 });
  fleet(at('serve', { rhythm: 'shopping', hours: 'shopping' }), {
    family: 'endpoint',
    type: 'ml.g5.2xlarge',
    role: 'recommend',
    base: 4,
  });
  flow(lab, 'bedrockInput', 25_000, { surge: 'an agent loops over its own answers' });
  flow(lab, 'bedrockOutput', 4_000);
  stock(lab, 's3Standard', 85_000, { name: 'datasets' });
  stock(lab, 'efs', 1900, { name: 'home' });
  kept(lab, 'gp3', 1600, { name: 'old-training', waste: WASTE.unattachedVolume });
};

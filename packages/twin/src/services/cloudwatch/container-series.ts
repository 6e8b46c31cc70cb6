import type { Monitored } from '../../world/meter.ts';
import { hex, keyOf } from '../../world/random.ts';
import { levelSeries, share } from './level-series.ts';
import type { MetricDimension, Series } from './series.ts';

const ceil = Math.ceil;
const NODES = 3;
const PODS = ['cart', 'catalogue', 'checkout'];

/** A service of ECS: what is free (`AWS/ECS`) and what Container Insights adds. */
export function serviceSeries(resource: Monitored): Series[] {
  const { name } = resource.resource;
  const dimensions: MetricDimension[] = [
    { Name: 'ServiceName', Value: name },
    { Name: 'ClusterName', Value: name.split('-')[0] ?? name },
  ];
  const cpu = share(resource, 46, 0.8);
  const memory = share(resource, 63, 0.15);
  const tasks = 30;
  return [
    ...levelSeries(resource, { namespace: 'AWS/ECS', dimensions, stepSeconds: 60 }, [
      { name: 'CPUUtilization', unit: 'Percent', level: cpu },
      { name: 'MemoryUtilization', unit: 'Percent', level: memory },
    ]),
    ...levelSeries(resource, { namespace: 'ECS/ContainerInsights', dimensions, stepSeconds: 60 }, [
      { name: 'CpuUtilized', unit: 'None', level: (...at) => cpu(...at) * 10.24 * tasks },
      { name: 'CpuReserved', unit: 'None', level: () => 1024 * tasks },
      { name: 'MemoryUtilized', unit: 'Megabytes', level: (...at) => memory(...at) * 20.48 * tasks },
      { name: 'MemoryReserved', unit: 'Megabytes', level: () => 2048 * tasks },
      { name: 'RunningTaskCount', unit: 'Count', level: (busy) => ceil(tasks * (0.6 + 0.4 * busy)) },
    ]),
  ];
}

/** A cluster of EKS as Container Insights tells of it: as a whole, by node and by pod. */
export function clusterSeries(resource: Monitored): Series[] {
  const cluster: MetricDimension = { Name: 'ClusterName', Value: resource.resource.name };
  const of = (dimensions: readonly MetricDimension[]) => ({
    namespace: 'ContainerInsights',
    dimensions: [...dimensions, cluster],
    stepSeconds: 60,
  });
  const part = (name: string): Monitored => ({ ...resource, key: keyOf(resource.key, name) });
  const utilization = (what: string, name: string) => [
    { name: `${what}_cpu_utilization`, unit: 'Percent', level: share(part(name), 48, 0.8) },
    { name: `${what}_memory_utilization`, unit: 'Percent', level: share(part(name), 61, 0.15) },
  ];
  const nodes = Array.from({ length: NODES }, (_, i) => {
    const id = hex(keyOf(resource.key, `node-${i}`), 16);
    return levelSeries(
      part(id),
      of([
        { Name: 'InstanceId', Value: `i-0${id}` },
        { Name: 'NodeName', Value: `ip-10-0-${i}-17.ec2.internal` },
      ]),
      utilization('node', id)
    );
  });
  const pods = PODS.map((pod) =>
    levelSeries(
      part(pod),
      of([
        { Name: 'Namespace', Value: 'shop' },
        { Name: 'PodName', Value: pod },
      ]),
      [...utilization('pod', pod), { name: 'pod_number_of_container_restarts', unit: 'Count', level: () => 0 }]
    )
  );
  const whole = [
    ...utilization('node', 'all'),
    { name: 'cluster_node_count', unit: 'Count', level: () => NODES },
    { name: 'cluster_failed_node_count', unit: 'Count', level: () => 0 },
  ];
  return [...levelSeries(resource, of([]), whole), ...nodes.flat(), ...pods.flat()];
}

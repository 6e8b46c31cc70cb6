import { arn } from './watched.ts';
import type { Watched } from './watched.ts';

const service: Watched['labels'] = ({ ServiceName }, place) => arn('ecs', place, `service/${ServiceName}`);
const cluster: Watched['labels'] = ({ ClusterName }, place) => arn('eks', place, `cluster/${ClusterName}`);

/** Containers: services of ECS, clusters of EKS. Namespaces with Insights in their name are filled only where it is switched on. */
export const CONTAINERS: readonly Watched[] = [
  {
    listed: { namespace: 'AWS/ECS' },
    dimensions: ['ClusterName', 'ServiceName'],
    labels: service,
    metrics: [
      ['CPUUtilization', 'average', 'maximum'],
      ['MemoryUtilization', 'average', 'maximum'],
    ],
  },
  {
    listed: { namespace: 'ECS/ContainerInsights' },
    dimensions: ['ClusterName', 'ServiceName'],
    rankFrom: 1,
    labels: service,
    metrics: [
      ['RunningTaskCount', 'minimum', 'maximum'],
      ['CpuUtilized', 'average', 'maximum'],
      ['MemoryUtilized', 'average', 'maximum'],
      ['CpuReserved', 'average'],
      ['MemoryReserved', 'average'],
    ],
  },
  {
    listed: { namespace: 'ContainerInsights' },
    dimensions: ['ClusterName'],
    labels: cluster,
    metrics: [
      ['node_cpu_utilization', 'average', 'maximum'],
      ['node_memory_utilization', 'average', 'maximum'],
      ['cluster_failed_node_count', 'maximum'],
      ['cluster_node_count', 'average'],
      ['node_filesystem_utilization', 'maximum'],
    ],
  },
  {
    listed: { namespace: 'ContainerInsights' },
    dimensions: ['ClusterName', 'NodeName'],
    also: ['InstanceId'],
    rankFrom: 2,
    labels: ({ InstanceId, ...dimensions }, place, name) =>
      InstanceId === undefined ? cluster({ ...dimensions }, place, name) : { ResourceId: InstanceId },
    metrics: [
      ['node_cpu_utilization', 'average', 'maximum'],
      ['node_memory_utilization', 'average', 'maximum'],
    ],
  },
  {
    listed: { namespace: 'ContainerInsights' },
    dimensions: ['ClusterName', 'Namespace', 'PodName'],
    rankFrom: 3,
    labels: cluster,
    metrics: [
      ['pod_cpu_utilization', 'average', 'maximum'],
      ['pod_memory_utilization', 'average', 'maximum'],
      ['pod_number_of_container_restarts', 'maximum'],
    ],
  },
];

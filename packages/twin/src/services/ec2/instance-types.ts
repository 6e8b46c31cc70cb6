import type { Call } from '../../http/service.ts';
import { hourlyPrice } from '../../world/catalog/products.ts';

const VCPUS: Readonly<Record<string, number>> = {
  medium: 2,
  large: 2,
  xlarge: 4,
  '2xlarge': 8,
  '4xlarge': 16,
  '12xlarge': 48,
};
/** GiB per virtual CPU. */
const MEMORY: Readonly<Record<string, number>> = { t: 4, m: 4, c: 2, r: 8, g: 4 };

/** Virtual CPUs and memory of a type, by AWS's own naming; null for a type that the world does not have. */
export function sizeOf(type: string): { readonly vcpus: number; readonly memoryMib: number } | null {
  const [family = '', size = ''] = type.split('.');
  const vcpus = VCPUS[size];
  const perCpu = type === 't3.medium' ? 2 : MEMORY[family.charAt(0)];
  if (vcpus === undefined || perCpu === undefined || hourlyPrice(type) === null) return null;
  return { vcpus, memoryMib: vcpus * perCpu * 1024 };
}

export function describeInstanceTypes({ input }: Call): unknown {
  const asked = Array.isArray(input['InstanceType']) ? input['InstanceType'].map(String) : [];
  const item = asked.flatMap((type) => {
    const size = sizeOf(type);
    if (!size) return [];
    const isBurstable = type.startsWith('t');
    return [
      {
        instanceType: type,
        currentGeneration: true,
        bareMetal: false,
        hypervisor: 'nitro',
        processorInfo: { supportedArchitectures: { item: ['x86_64'] }, manufacturer: 'Intel' },
        vCpuInfo: { defaultVCpus: size.vcpus, defaultCores: size.vcpus / 2, defaultThreadsPerCore: 2 },
        memoryInfo: { sizeInMiB: size.memoryMib },
        networkInfo: { networkPerformance: size.vcpus > 8 ? '12.5 Gigabit' : 'Up to 12.5 Gigabit' },
        ...(type.startsWith('g') ? { gpuInfo: { totalGpuMemoryInMiB: 24_576 * Math.ceil(size.vcpus / 16) } } : {}),
        burstablePerformanceSupported: isBurstable,
      },
    ];
  });
  return { instanceTypeSet: { item } };
}

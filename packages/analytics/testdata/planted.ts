/** Seeded series for tests: normal noise about a daily wave. */
export function noise(seed: number): () => number {
  let state = (seed * 2654435761 + 1) % 2 ** 32;
  const uniform = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  for (let i = 0; i < 8; i++) uniform();
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

export function dailyWave(n: number, day: number, seed: number): number[] {
  const normal = noise(seed);
  return Array.from({ length: n }, (_, t) => 100 + 30 * Math.sin((2 * Math.PI * t) / day) + 2 * normal());
}

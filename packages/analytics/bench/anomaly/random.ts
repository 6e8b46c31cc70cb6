/** Uniform and normal numbers from a seed (linear congruential, Box–Muller): the same on every machine. */
export function randomOf(seed: number): { readonly uniform: () => number; readonly normal: () => number } {
  let state = (seed * 2654435761 + 12345) % 2 ** 32;
  const uniform = () => (state = (state * 1664525 + 1013904223) % 2 ** 32) / 2 ** 32;
  for (let i = 0; i < 8; i++) uniform();
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/**
 * Repeatable uniform numbers in (0, 1): the same seed, the same sequence on every machine.
 * @see Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators. OOPSLA; the 32-bit mix known as mulberry32.
 */
export function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
}

/**
 * Standard normal numbers from uniform ones.
 * @see Box & Muller (1958), A note on the generation of random normal deviates. Annals of Mathematical Statistics 29(2), 610–611.
 */
export function normals(uniform: () => number): () => number {
  let spare: number | undefined;
  return () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    const radius = Math.sqrt(-2 * Math.log(uniform()));
    const angle = 2 * Math.PI * uniform();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

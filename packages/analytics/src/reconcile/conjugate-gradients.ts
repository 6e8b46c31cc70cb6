const TOLERANCE = 1e-13;

/**
 * Solves A·x = b for a symmetric positive definite A that is known by its products, with a preconditioner.
 * @see Hestenes & Stiefel (1952), Methods of conjugate gradients for solving linear systems. J. Res. NBS 49, 409–436.
 */
export function conjugateGradients(
  product: (x: Float64Array) => Float64Array,
  b: Float64Array,
  precondition: (r: Float64Array) => Float64Array
): Float64Array {
  const n = b.length;
  const x = new Float64Array(n);
  const r = Float64Array.from(b);
  let z = precondition(r);
  const direction = Float64Array.from(z);
  let rz = dot(r, z);
  const enough = rz * TOLERANCE ** 2;
  for (let k = 0; k < 4 * n + 20 && rz > enough; k++) {
    const image = product(direction);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    const step = rz / curvature;
    for (let i = 0; i < n; i++) {
      x[i] = (x[i] as number) + step * (direction[i] as number);
      r[i] = (r[i] as number) - step * (image[i] as number);
    }
    z = precondition(r);
    const next = dot(r, z);
    for (let i = 0; i < n; i++) direction[i] = (z[i] as number) + (next / rz) * (direction[i] as number);
    rz = next;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

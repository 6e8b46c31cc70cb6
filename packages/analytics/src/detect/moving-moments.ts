/** The last `ring.length` values, and sums of their distances from an anchor among them. */
export interface MovingMoments {
  readonly ring: number[];
  anchor: number;
  sum: number;
  squares: number;
  count: number;
}

export function newMovingMoments(window: number): MovingMoments {
  return { ring: Array.from({ length: window }, () => 0), anchor: 0, sum: 0, squares: 0, count: 0 };
}

/** Takes in a value; once a turn the sums are made anew, so that rounding cannot pile up. */
export function pushMoments(moments: MovingMoments, value: number): void {
  const { ring } = moments;
  const at = moments.count % ring.length;
  if (at === 0) {
    if (moments.count === 0) ring.fill(value);
    moments.anchor = value;
    moments.sum = moments.squares = 0;
    for (const old of ring) add(moments, old, 1);
  }
  add(moments, ring[at] as number, -1);
  ring[at] = value;
  add(moments, value, 1);
  moments.count++;
}

export function movingMean({ ring, anchor, sum }: MovingMoments): number {
  return anchor + sum / ring.length;
}

export function movingDeviation({ ring, sum, squares }: MovingMoments): number {
  return Math.sqrt(Math.max(0, squares / ring.length - (sum / ring.length) ** 2));
}

function add(moments: MovingMoments, value: number, sign: number): void {
  const distance = value - moments.anchor;
  moments.sum += sign * distance;
  moments.squares += sign * distance * distance;
}

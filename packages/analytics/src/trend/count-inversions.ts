/**
 * Pairs i < j with values[i] > values[j], by merge sort: O(n log n).
 * @param meet called with the places of every such pair, when given; then O(n log n + pairs)
 */
export function countInversions(values: Float64Array, meet?: (i: number, j: number) => void): number {
  const n = values.length;
  let [from, to] = [Float64Array.from(values), new Float64Array(n)];
  let [place, placed] = [Int32Array.from({ length: meet ? n : 0 }, (_, i) => i), new Int32Array(meet ? n : 0)];
  let inversions = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let start = 0; start < n; start += 2 * width) {
      const middle = Math.min(start + width, n);
      const end = Math.min(middle + width, n);
      let [left, right] = [start, middle];
      for (let k = start; k < end; k++) {
        const takesLeft = left < middle && (right >= end || (from[left] as number) <= (from[right] as number));
        if (!takesLeft) {
          inversions += middle - left;
          if (meet) for (let i = left; i < middle; i++) meet(place[i] as number, place[right] as number);
        }
        const taken = takesLeft ? left++ : right++;
        to[k] = from[taken] as number;
        if (meet) placed[k] = place[taken] as number;
      }
    }
    [from, to] = [to, from];
    [place, placed] = [placed, place];
  }
  return inversions;
}

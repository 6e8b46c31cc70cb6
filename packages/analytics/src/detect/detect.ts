import type { Detection, DetectorOptions } from './detection.ts';
import { createDetector } from './detector.ts';

/** Scores and alerts of a whole series, one per value. */
export interface DetectedSeries {
  readonly score: readonly number[];
  readonly alert: readonly boolean[];
  readonly detections: readonly Detection[];
}

/** Runs a fresh detector over a series: each value is judged by those before it alone. */
export function detect(y: readonly number[], options: DetectorOptions = {}): DetectedSeries {
  const detector = createDetector(options);
  const detections = y.map((value) => detector.push(value));
  return { score: detections.map(({ score }) => score), alert: detections.map(({ alert }) => alert), detections };
}

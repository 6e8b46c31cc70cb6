export interface EventCounts {
  readonly events: number;
  readonly found: number;
  readonly trueAlarms: number;
  readonly alarms: number;
}

/** An alarm this near to an event is true. */
const TOLERANCE = 2;
/**
 * An alarm that goes on is a new one every so many values; counted as one however long, always alarming would score highly: one
 * alarm, true, all events found.
 */
const CHUNK = 12;

/** Counts events found (an event is a run of labelled values) and alarms that were true. */
export function countEvents(alarms: readonly boolean[], labels: readonly boolean[]): EventCounts {
  const events: { from: number; to: number; found: boolean }[] = [];
  labels.forEach((label, t) => {
    if (!label) return;
    if (labels[t - 1]) (events.at(-1) as { to: number }).to = t + TOLERANCE;
    else events.push({ from: t - TOLERANCE, to: t + TOLERANCE, found: false });
  });
  let [chunks, trueChunks, chunkEnd, chunkTrue] = [0, 0, -1, false];
  alarms.forEach((alarm, t) => {
    if (!alarm) return;
    if (t >= chunkEnd) [chunks, chunkEnd, chunkTrue] = [chunks + 1, t + CHUNK, false];
    for (const event of events) {
      if (t < event.from || t > event.to) continue;
      event.found = true;
      if (!chunkTrue) [trueChunks, chunkTrue] = [trueChunks + 1, true];
    }
  });
  const found = events.filter((event) => event.found).length;
  return { events: events.length, found, trueAlarms: trueChunks, alarms: chunks };
}

export function eventF1(counts: readonly EventCounts[]): { f1: number; precision: number; recall: number } {
  const sum = (key: keyof EventCounts) => counts.reduce((total, count) => total + count[key], 0);
  const precision = sum('trueAlarms') / Math.max(1, sum('alarms'));
  const recall = sum('found') / Math.max(1, sum('events'));
  return { f1: precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0, precision, recall };
}

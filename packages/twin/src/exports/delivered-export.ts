import type { TimeLine } from '../time-line.ts';
import { dayOf, formatMonth, monthOf } from '../world/calendar.ts';
import { hex, keyOf } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { changeTimes } from './change-times.ts';
import type { ExportDefinition } from './export-definition.ts';
import { folderOf } from './export-definition.ts';
import { exportFiles } from './export-files.ts';
import { manifestOf } from './manifest.ts';
import type { StoredObject } from './stored-object.ts';
import { storedObject } from './stored-object.ts';

/** Deliveries whose files are kept, so that listing and reading make them once. */
const REMEMBERED = 48;

interface Execution {
  readonly month: number;
  /** The refresh that made it. */
  readonly time: number;
  readonly newest: boolean;
}

function uuidOf(text: string): string {
  return [8, 12, 16, 20].reduceRight((id, at) => `${id.slice(0, at)}-${id.slice(at)}`, hex(keyOf(1, text), 32));
}

function reaches(folder: string, prefix: string): boolean {
  return folder.startsWith(prefix) || prefix.startsWith(folder);
}

/** The objects of one export as its bucket has them at a time of the clock; files are made from the bill when asked for. */
export class DeliveredExport {
  private readonly definition: ExportDefinition;
  private readonly timeLine: TimeLine;
  private readonly remembered = new Map<string, readonly Buffer[]>();

  constructor(definition: ExportDefinition, timeLine: TimeLine) {
    this.definition = definition;
    this.timeLine = timeLine;
  }

  /** The objects whose key starts with `prefix`, in no order. */
  objects(now: number, prefix: string): StoredObject[] {
    const world = this.timeLine.worldAt(now);
    const { since = formatMonth(monthOf(world.firstDay)), overwrite, kept = 2 } = this.definition;
    const found: StoredObject[] = [];
    for (let month = monthOf(world.firstDay); month <= monthOf(dayOf(now)); month++) {
      const partition = `BILLING_PERIOD=${formatMonth(month)}/`;
      const folders = ['data/', 'metadata/'].map((kind) => `${folderOf(this.definition)}/${kind}${partition}`);
      if (formatMonth(month) < since || !folders.some((folder) => reaches(folder, prefix))) continue;
      const times = changeTimes(world, month, now, overwrite === 'create-new' ? kept : 1);
      for (const [age, time] of times.entries()) {
        found.push(...this.delivered({ month, time, newest: age === 0 }, world, now));
      }
    }
    return found.filter(({ key }) => key.startsWith(prefix));
  }

  private delivered(execution: Execution, world: World, now: number): StoredObject[] {
    const { month, time, newest } = execution;
    const { definition } = this;
    const { bucket, name, rowsPerFile, overwrite } = definition;
    const partition = `BILLING_PERIOD=${formatMonth(month)}`;
    const executionId = uuidOf(`${bucket}/${folderOf(definition)}/${month}/${time}`);
    const run = overwrite === 'create-new' ? `/${new Date(time).toISOString()}-${executionId}` : '';
    const data = `${folderOf(definition)}/data/${partition}${run}`;
    const metadata = `${folderOf(definition)}/metadata/${partition}`;
    const made = () => this.files(execution, now);
    const count = rowsPerFile === undefined ? 1 : made().length;
    const keys = Array.from({ length: count }, (_, i) => `${data}/${name}-${String(i + 1).padStart(5, '0')}.csv.gz`);
    const files = keys.map((key, i) => storedObject(key, time, 'application/gzip', () => made()[i] ?? Buffer.alloc(0)));
    const manifest = () => manifestOf({ definition, world, month, executionId, files: keys });
    const places = run === '' ? [''] : newest ? ['', run] : [run];
    const manifests = places.map((place) =>
      storedObject(`${metadata}${place}/${name}-Manifest.json`, time, 'application/json', manifest)
    );
    return [...files, ...manifests];
  }

  /** The newest delivery shows the bill as it is: nothing has changed since. */
  private files({ month, time, newest }: Execution, now: number): readonly Buffer[] {
    const id = `${month}/${time}`;
    const files =
      this.remembered.get(id) ?? exportFiles(this.definition, this.timeLine.viewAt(newest ? now : time), month);
    this.remembered.delete(id);
    this.remembered.set(id, files);
    for (const old of this.remembered.keys()) if (this.remembered.size > REMEMBERED) this.remembered.delete(old);
    return files;
  }
}

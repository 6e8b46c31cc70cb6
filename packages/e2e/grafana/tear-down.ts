import { rmSync } from 'node:fs';

import type { SuiteState } from './set-up.ts';

export default async function tearDown(): Promise<void> {
  const state = (globalThis as { grafanaSuite?: SuiteState }).grafanaSuite;
  if (!state) return;
  await state.grafana.stop();
  rmSync(state.folder, { recursive: true, force: true });
}

import { startTwin } from '@smartcloudops/twin';
import type { Twin } from '@smartcloudops/twin';

import type { Desk } from '../threads/serve-desk.ts';

/** Where the demo's AWS listens, and a key it knows. */
export interface DemoAccess {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface DemoAws {
  start(input: null): Promise<DemoAccess>;
}

/** The same organisation for everybody who looks at the demo. */
const SEED = 1;

export async function openDemoAws(): Promise<Desk<DemoAws>> {
  let twin: Twin | null = null;
  return {
    methods: {
      async start() {
        twin ??= await startTwin({ seed: SEED });
        return {
          endpoint: twin.url,
          accessKey: 'TWINDEMO',
          secretKey: 'not-a-secret',
        };
      },
    },
    close: async () => twin?.close(),
  };
}

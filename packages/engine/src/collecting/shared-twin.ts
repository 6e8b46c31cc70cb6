import type { DemoAccess } from '../desks/demo-aws.ts';
import type { Desks } from '../desks/desks.ts';

/** One twin for all who collect from it at the same time; it ends with the last of them. */
export interface SharedTwin {
  use<Output>(work: (access: DemoAccess) => Promise<Output>): Promise<Output>;
}

export function sharedTwin(desks: Pick<Desks, 'demoAws'>): SharedTwin {
  let twin: ReturnType<Desks['demoAws']> | null = null;
  let users = 0;
  return {
    async use(work) {
      const own = (twin ??= desks.demoAws());
      users++;
      try {
        return await work(await own.methods.start(null));
      } finally {
        users--;
        if (users === 0) {
          twin = null;
          await own.close();
        }
      }
    },
  };
}

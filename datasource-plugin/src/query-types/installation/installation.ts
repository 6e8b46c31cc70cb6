import type { Subject } from '../subject.ts';

/** The installation itself: questions about it have nothing in common to choose. */
export const INSTALLATION: Subject<object> = {
  start: {},
  applyVariables: () => ({}),
  isReady: () => true,
};

export { rotateKey } from './rotate-key.ts';
export { rotateSharedKey } from './rotate-shared-key.ts';

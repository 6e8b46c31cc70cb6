export { httpApp } from './http/app.ts';
export type { HttpOptions } from './http/app.ts';
export { listen } from './http/listen.ts';
export type { Listening } from './http/listen.ts';

/** The package's own types are not reachable through its `exports`; it has the interface of better-sqlite3. */
declare module 'better-sqlite3-multiple-ciphers' {
  export { default } from 'better-sqlite3';
  export type { Database } from 'better-sqlite3';
}

/** The package's own types are not reachable through its `exports`; it has the interface of better-sqlite3. */
declare module 'better-sqlite3-multiple-ciphers' {
  import Database = require('better-sqlite3');
  export = Database;
}

import { createReadStream, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.map': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
};

/** A file below `folder` as a response; 404 when it is not there or the path leaves the folder. */
export function fileResponse(folder: string, relative: string): Response {
  const file = path.resolve(folder, relative);
  const inside = file.startsWith(path.resolve(folder) + path.sep);
  if (!inside || !existsSync(file) || !statSync(file).isFile()) return new Response('Not found', { status: 404 });
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream, {
    headers: {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': String(statSync(file).size),
      'cache-control': 'no-cache',
    },
  });
}

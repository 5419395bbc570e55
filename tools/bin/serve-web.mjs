// npm run web: serves the page that was built, to this machine alone. Opened as a file it does the same.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { ROOT } from './root.mjs';

const page = readFileSync(join(ROOT, 'packages/web/dist/dipv.html'));

const server = createServer(({ method, url }, response) => {
  if (method !== 'GET' || url !== '/') response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here\n');
  else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }).end(page);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/ (Ctrl-C ends it)`);
});
